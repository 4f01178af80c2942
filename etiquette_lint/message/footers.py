"""What stands below a message: postscripts, client footers, disclaimers, the footers of lists."""

from etiquette_lint.message.lists import Line
from etiquette_lint.pattern import Pattern

Found = tuple[str, int, int]
_IGNORECASE, _MULTILINE = 2, 8  # re.IGNORECASE and re.MULTILINE, without importing re

_CLIENT_FOOTER = Pattern(
    r"sent (?:from|via|using|by) (?:my|the|an?|yahoo|mail|outlook|samsung|gmail|i(?:phone|pad)|android|blackberry|"
    r"proton|huawei|verizon)\b|sent from:? \S|get outlook for|do you yahoo|get your free (?:download|e-?mail)|"
    r"(?:发自|發自|来自|來自|寄自|自|由|从|從)我的|发自|發自|发送自|傳送自|获取\s?outlook|(?:取得|下載).{0,12}outlook|下载适用于|下載適用於|"
    r"(?:通过|透過|使用).{1,16}(?:发送|發送|傳送|寄出)",
    _IGNORECASE,
)
_ARCHIVED = Pattern(r"mailing list|archive at|sent from:? http", _IGNORECASE)  # a list's footer, not a client's
_FOOTER_FIRST = frozenset("sSgGdDhH发發从從来來由自获取下通透使寄傳")
# Attachments that an archive or an old client names below the text.
_ATTACHED = Pattern(
    r"(?:<<[^<>\n]{1,120}>>[\s?]*)+\Z|- [^\n]{1,100}\.\w{2,4}\Z|\(?see attached file[^\n]{0,120}\Z|"
    r"\[?(?:image|cid|图片|附件|圖片)[:：][^\n]{1,100}\]?\Z|<Embedded \w+>\Z",
    _IGNORECASE,
)
RULE = Pattern(r"[-_=*~—–─━#+]{2,200}\Z")
_POSTSCRIPT = Pattern(
    r"(?:(?:P\.\s?){1,3}S\b\.?[:：,.)\s-]|P{1,3}\.?S\.?(?:[:：,.)-]|\s+(?=\S))|postscript[:：]|"
    r"(?:附言|又及|[又再][启啟]|再及|另及|补充一句|補充一句)[：:，,。\s]|又[：:])",
    _IGNORECASE,
)
_DISCLAIMER = Pattern(
    r"\b(?:confidential|privileged|proprietary)\b[^\0]{0,300}"
    r"(?:intended|recipient|addressee|error|disclos|prohibited|unauthori[sz]ed)|"
    r"intended (?:recipient|solely|only|for the (?:sole )?use)|named addressee|"
    r"received this (?:e-?mail|message|communication|transmission|document)[^\0]{0,40}in error|"
    r"\b(?:confidentiel|confidencial|confidenzial|vertraulich)[^\0]{0,300}"  # its twin in a second language
    r"(?:destinataire|destinatari|erreur|error|empfänger|irrt)|"
    r"^[\s*=_-]{0,90}(?:disclaimer|confidentiality(?: notice| note)?|privileged and confidential|legal notice|"
    r"notice to recipient)\b|(?:to )?unsubscribe\b|mailing list\s*\Z|^[_=-]{20,90}\s[^\0]{0,80}mailing list|"
    r"mailman/listinfo|\bview this message in context|mailing list archive\b|https?://lists?\.|"
    r"(?:scanned|checked|swept) (?:for|by)[^\0]{0,60}virus|virus[- ]free|"
    r"this (?:is an )?(?:e-?mail|message) (?:(?:was|has been|is) )?(?:automatically|auto-)|"
    r"(?:本|此|该|該|这封|這封)(?:电子|電子)?(?:邮件|郵件|信件|信|電郵|电邮|訊息|信息)[^\0]{0,60}"
    r"(?:机密|保密|機密|误收|誤收|收件人|收件者|自动|自動|勿回|直接回)|免责声明|免責聲明|保密(?:声明|提示|聲明|須知)|"
    r"机密(?:信息|声明)|機密(?:聲明|資訊)|退订|退訂|取消订阅|取消訂閱|(?:邮|郵)件列表|"
    r"(?:系统|系統)(?:自动|自動)[^\0]{0,20}(?:请|請)?勿",
    _IGNORECASE | _MULTILINE,
)


def is_client_footer(line: str) -> bool:
    """Whether a line was put in by the sender's mail client: "Sent from my iPhone", "发自我的iPhone"."""
    return len(line) < 120 and line[:1] in _FOOTER_FIRST and _CLIENT_FOOTER.match(line) is not None


def is_disclaimer(paragraph: str) -> bool:
    """Whether a paragraph is a notice of confidentiality or the footer of a mailing list."""
    return _DISCLAIMER.search(paragraph[:2000]) is not None


def may_disclaim(string: str) -> bool:
    """Whether a text holds any word of a disclaimer: the cheap test before `is_disclaimer`."""
    if (
        "onfiden" in string
        or "CONFIDENTIAL" in string
        or "isclaimer" in string
        or "DISCLAIMER" in string
        or "nsubscribe" in string
        or "ailing list" in string
        or "Nabble" in string
        or "ivileged" in string
        or "ntended " in string
        or "irus" in string
        or "utomatic" in string
        or "mailman" in string
        or "in error" in string
        or "ertraulich" in string
    ):
        return True
    return not string.isascii() and (
        any(word in string for word in ("密", "免责", "免責", "退订", "退訂", "消订", "消訂", "件列表"))
        or any(
            word in string
            for word in ("统自动", "統自動", "自动发", "自動發", "自動寄", "勿回", "误收", "誤收", "收件")
        )
    )


def end_of(lines: list[Line], low: int, high: int) -> int:
    """`high` without the blank lines above it."""
    while high > low and not lines[high - 1][0]:
        high -= 1
    return high


def block_start(lines: list[Line], low: int, high: int) -> int:
    """The first line of the run of lines that ends before `high`."""
    while high > low and lines[high - 1][0]:
        high -= 1
    return high


def blocks(lines: list[Line], low: int, high: int) -> list[tuple[int, int]]:
    """Spans of the runs of lines between blank ones."""
    spans: list[tuple[int, int]] = []
    running = False
    for text, start, end in lines[low:high]:
        if not text:
            running = False
        elif running:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
            running = True
    return spans


def take_footers(lines: list[Line], low: int, high: int, zones: list[Found]) -> int:
    """Take client footers (part of the signature) and lists of attachments from the end. Return the new end."""
    while high > low:
        text, start, end = lines[high - 1]
        first = _footer_start(lines, low, high)
        if first is not None:
            name = "disclaimer" if _ARCHIVED.search(text) else "signature"
            zones.append((name, lines[first][1], end))
            high = end_of(lines, low, first)
            continue
        if text[0] in "-<([" and _ATTACHED.match(text):
            zones.append(("body", start, end))
        elif not (zones and zones[-1][0] == "signature" and len(text) > 4 and RULE.match(text)):
            break
        high = end_of(lines, low, high - 1)
    return high


def _footer_start(lines: list[Line], low: int, high: int) -> int | None:
    """Where a client footer begins that ends before `high`: one line, or a rule, the footer and its link."""
    for at in range(high - 1, max(low, high - 5) - 1, -1):
        text = lines[at][0]
        if not text:
            return None
        if is_client_footer(text):
            ruled = at > low and len(lines[at - 1][0]) > 4 and RULE.match(lines[at - 1][0])
            return at - 1 if ruled else at
        if at < high - 1 and "://" not in lines[high - 1][0]:
            return None
    return None


def take_disclaimers(lines: list[Line], low: int, high: int, zones: list[Found]) -> int:
    """Take disclaimers and footers from the end, with the rule above them. Return the new end."""
    for _ in range(12):
        high = take_footers(lines, low, high, zones)
        start = _disclaimer_start(lines, low, high)
        if start is None:
            return high
        end = lines[high - 1][2]
        high = end_of(lines, low, start)
        if high > low and len(lines[high - 1][0]) > 4 and RULE.match(lines[high - 1][0]):
            start = high - 1
            high = end_of(lines, low, start)
        zones.append(("disclaimer", lines[start][1], end))
    return high


def _disclaimer_start(lines: list[Line], low: int, high: int) -> int | None:
    """Where the last block of lines begins to be a disclaimer; None when it is none, or the whole message."""
    start = block_start(lines, low, high)
    if start >= high or not any(line[0] for line in lines[:start]):
        return None
    block = [line[0] for line in lines[start:high]]
    if not is_disclaimer("\n".join(block)):
        # "Thank you." below a notice belongs to it
        above = end_of(lines, low, start)
        upper = block_start(lines, low, above)
        if len(block) > 1 or len(block[0]) > 60 or upper <= low:
            return None
        return upper if is_disclaimer("\n".join(line[0] for line in lines[upper:above])) else None
    for at in range(min(len(block), 40) - 1, 0, -1):  # a name may stand right above the notice
        if RULE.match(block[at]) and is_disclaimer("\n".join(block[at:])) and not is_disclaimer("\n".join(block[:at])):
            return start + at
    return start


def find_postscript(lines: list[Line], low: int, high: int) -> int | None:
    """The line where a postscript begins ("P.S. …", "又及：…"), or None."""
    for at in range(max(low, high - 40), high):
        text = lines[at][0]
        if text and text[0] in "Pp附又再另补補" and _POSTSCRIPT.match(text[:40]):
            above = lines[at - 1][0] if at > low else ""
            if not above or above[-1] in ".!?。！？,，" or len(above) < 40:
                return at
    return None
