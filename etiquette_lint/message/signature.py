"""Who signs a message: the closing, the name and the block of contacts below it, postscripts and disclaimers."""

from etiquette_lint.language import chinese, english
from etiquette_lint.message.closing import match_closing, match_closing_within, match_thanks, match_wish
from etiquette_lint.message.lists import Line, columns
from etiquette_lint.message.salutation import chinese_name
from etiquette_lint.pattern import Pattern

Found = tuple[str, int, int]

_IGNORECASE = 2  # re.IGNORECASE, without importing re
_SIGNATURE_LINES = 30  # how far up from the end a closing may stand
_HAN = Pattern(r"[\u3400-\u9fff\uf900-\ufaff]")

# What clients put below a message.
_CLIENT_FOOTER = Pattern(
    r"(?:sent (?:from|via|using|by) (?:my|the|an?|yahoo|mail|outlook|samsung|gmail|iphone|ipad|android|blackberry|proton|huawei|verizon)\b|get outlook for|"
    r"sent from:? \S|发自我的|發自我的|从我的|從我的|来自我的|來自我的|由我的|发自|發自|发送自|傳送自|寄自我的|自我的|获取\s?Outlook|取得\s?(?:iOS|Android)?\s?.{0,6}Outlook|下载适用于|下載適用於|"
    r"通过.{1,12}(?:邮箱|客户端|手机)发送|透過.{1,12}(?:傳送|寄出)|do you yahoo|get your free (?:download|e-?mail)|yahoo! \w+ - |使用.{0,12}(?:邮箱|郵箱).{0,4}发送)",
    _IGNORECASE,
)
_ATTACHED = Pattern(r"(?:<<[^<>\n]{1,120}>>[\s?]*)+\Z|- [^\n]{1,100}\.\w{2,4}\Z|\(?see attached file[^\n]{0,120}\Z|\[?(?:image|cid|图片|附件|圖片)[:：][^\n]{1,100}\]?\Z|<Embedded \w+>\Z", _IGNORECASE)
_RULE = Pattern(r"[-_=*~—–─━#+]{2,200}\Z")
_POSTSCRIPT = Pattern(
    rf"(?:(?:P\.\s?){{1,3}}S\b\.?[:：,.)\s-]|P{{1,3}}\.?S\.?(?:[:：,.)-]|\s+(?=\S))|postscript[:：]|(?:{'|'.join(chinese.POSTSCRIPTS)})[：:，,。\s]|又[：:])",
    _IGNORECASE,
)
_DISCLAIMER_GATE = (
    "onfidential", "CONFIDENTIAL", "isclaimer", "DISCLAIMER", "nsubscribe", "mailing list", "Mailing list", "rivileged", "PRIVILEGED", "ntended recipient", "intended solely", "intended only",
    "irus", "automatically generated", "mailman", "newsgroup", "in error",
)  # fmt: skip
_DISCLAIMER_GATE_CHINESE = ("保密", "机密", "機密", "免责", "免責", "退订", "退訂", "取消订阅", "取消訂閱", "邮件列表", "郵件列表", "系统自动", "系統自動", "自动发送", "自動發送", "自動寄", "勿回", "误收", "誤收", "专属收件", "指定收件", "特定收件")  # fmt: skip
_DISCLAIMER = Pattern(
    r"\b(?:confidential|privileged|proprietary)\b[^\0]{0,300}(?:intended|recipient|addressee|error|disclos|prohibited|unauthori[sz]ed)|"
    r"(?:intended (?:recipient|solely|only|for the (?:sole )?use)|named addressee|received this (?:e-?mail|message|communication|transmission|document)[^\0]{0,40}in error)|"
    r"^[\s*=_-]{0,90}(?:disclaimer|confidentiality(?: notice| note)?|privileged and confidential|legal notice|notice to recipient)\b|"
    r"(?:to )?unsubscribe\b|mailing list\s*\Z|^[_=-]{20,90}\s[^\0]{0,80}mailing list|mailman/listinfo|https?://lists?\.|"
    r"(?:scanned|checked|swept) (?:for|by)[^\0]{0,60}virus|virus[- ]free|this (?:is an )?(?:e-?mail|message) (?:was|has been|is)? ?(?:automatically|auto-)|"
    r"(?:本|此|该|該|这封|這封)(?:电子|電子)?(?:邮件|郵件|信件|信|電郵|电邮|訊息|信息|电子信件)[^\0]{0,60}(?:机密|保密|機密|误收|誤收|收件人|收件者|自动|自動|勿回|直接回)|免责声明|免責聲明|保密(?:声明|提示|聲明|須知)|"
    r"机密|機密(?:聲明|資訊)|退订|退訂|取消订阅|取消訂閱|邮件列表|郵件列表|(?:系统|系統)(?:自动|自動)[^\0]{0,20}(?:请|請)?勿",
    _IGNORECASE | 8,
)
_PHONE = Pattern(r"\+?\(?\d{2,4}\)?[\s./-]?\d{2,4}[\s./-]?\d{2,8}|\bx-?\d{3,6}\b|\bext\.? ?\d{2,6}|\d-\d{4}\b", _IGNORECASE)
_CONTACT = Pattern(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?://|\bwww\.|\b(?:tel|phone|fax|mobile|cell|email|e-mail|ph|office|direct)\b\.?\s?[:：(+\d]", _IGNORECASE)
_INITIALS = Pattern(r"[A-Za-z]{1,3}\Z|(?:[A-Z]\.){1,3}\Z|[A-Z][a-z]?/[A-Z][a-z]?\Z")
_NAME_LINE = Pattern(
    r"[-–—~/*\s]{0,6}([^\W\d_][\w'’.-]{0,24}(?:(?:,? | ?[&/+] ?|-)\(?[^\W\d_][\w'’.-]{0,24}\)?){0,4})[\s.,;:*~-]{0,3}(?:\(?[-+\dx().\s/#]{3,24}\)?)?\Z", _IGNORECASE
)
_ZH_NOT_SIGNED = frozenset(
    "谢谢 謝謝 多谢 多謝 感谢 感謝 收到 好的 好嘞 辛苦了 辛苦 明白 可以 同意 如题 如題 如上 如下 以上 见附件 見附件 详见附件 请查收 請查收 请知悉 請知悉 知悉 谢谢您 谢谢你 謝謝您 谢谢大家 谢谢了 没问题 "
    "沒問題 收到了 非常感谢 十分感谢 致谢 无 附件 麻烦了 麻煩了 拜托了 拜託了 没有 是的 不是 不行 行 对 嗯 哦 好 谢啦 感恩 在的 稍等 加油".split()
)
_ZH_PROSE = Pattern(r"[请請我您你的了吗嗎呢吧把被将將已]|[。！？!?；;]|，.{8}")
_ZH_DATE = Pattern(r"[\d〇零一二三四五六七八九十]{2,4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?\Z|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\Z")


def is_client_footer(line: str) -> bool:
    """Whether a line was put in by the sender's mail client: "Sent from my iPhone", "发自我的iPhone"."""
    return len(line) < 120 and _CLIENT_FOOTER.match(line) is not None


def is_disclaimer(paragraph: str) -> bool:
    """Whether a paragraph is a notice of confidentiality or the footer of a mailing list."""
    return _DISCLAIMER.search(paragraph[:2000]) is not None


def may_disclaim(string: str) -> bool:
    """Whether a text holds any word of a disclaimer: the cheap test before `is_disclaimer`."""
    if any(word in string for word in _DISCLAIMER_GATE):
        return True
    return not string.isascii() and any(word in string for word in _DISCLAIMER_GATE_CHINESE)


class SignOff:
    """What closes a message: zones found, and the lines from `line` on that are taken.

    `cut` is where the body ends within the line before, when closing or name stand at the end of its last paragraph.
    """

    __slots__ = ("zones", "line", "cut")

    def __init__(self, line: int):
        self.zones: list[Found] = []
        self.line = line
        self.cut: int | None = None


def find_signoff(lines: list[Line], low: int, string: str) -> SignOff:
    """Read what closes the author's lines from `low` on: their body before `SignOff.line` is left to the caller."""
    high = _above(lines, low, len(lines))
    found = SignOff(high)
    if may_disclaim(string):
        high = _disclaimers(lines, low, high, found)
    else:
        high = _footers(lines, low, high, found)
    postscript = _postscript(lines, low, high)
    if postscript is None:
        _sign(lines, low, high, found)
        return found
    before = _above(lines, low, postscript)
    signed = SignOff(before)
    _sign(lines, low, before, signed)
    if not signed.zones and postscript + 1 < high:  # the postscript stands above the name
        below = SignOff(high)
        end = next((at for at in range(postscript, high) if not lines[at][0]), high)
        _sign(lines, end, high, below) if end < high else None
        found.zones += below.zones
        high = below.line if below.zones and below.cut is None else high
        high = _above(lines, low, high)
    found.zones += [("postscript", start, end) for start, end in _blocks(lines, postscript, high)]
    found.zones += signed.zones
    found.line, found.cut = signed.line, signed.cut
    return found


def _above(lines: list[Line], low: int, high: int) -> int:
    """`high` without the blank lines above it."""
    while high > low and not lines[high - 1][0]:
        high -= 1
    return high


def _blocks(lines: list[Line], low: int, high: int) -> list[tuple[int, int]]:
    """Spans of the runs of lines between blank ones."""
    spans: list[tuple[int, int]] = []
    open_block = False
    for text, start, end in lines[low:high]:
        if not text:
            open_block = False
        elif open_block:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
            open_block = True
    return spans


def _block_start(lines: list[Line], low: int, high: int) -> int:
    """The first line of the run of lines that ends before `high`."""
    start = high
    while start > low and lines[start - 1][0]:
        start -= 1
    return start


def _disclaimers(lines: list[Line], low: int, high: int, found: SignOff) -> int:
    """Take disclaimers from the end, and a rule above them."""
    tail = high
    for _ in range(12):
        footed = _footers(lines, low, tail, found)
        start = _block_start(lines, low, footed)
        block = "\n".join(line[0] for line in lines[start:footed])
        if start >= footed or start <= low and low == 0 and not any(line[0] for line in lines[:start]):
            return footed
        if not is_disclaimer(block):
            # a closing "Thank you." may end the notice
            upper = _above(lines, low, start)
            upper_start = _block_start(lines, low, upper)
            if footed - start > 1 or len(block) > 60 or not is_disclaimer("\n".join(line[0] for line in lines[upper_start:upper])) or upper_start <= low:
                return footed
        first = next((at for at in range(start, footed) if _RULE.match(lines[at][0]) or is_disclaimer(" ".join(line[0] for line in lines[at : at + 3]))), start)
        first = first if first > start and footed - first > 1 else start
        found.zones.append(("disclaimer", lines[first][1], lines[footed - 1][2]))
        tail = _above(lines, low, first)
        found.line = tail
        if tail > low and _RULE.match(lines[tail - 1][0]) and len(lines[tail - 1][0]) > 4:
            found.zones[-1] = ("disclaimer", lines[tail - 1][1], found.zones[-1][2])
            tail = found.line = _above(lines, low, tail - 1)
    return tail


def _footers(lines: list[Line], low: int, high: int, found: SignOff) -> int:
    """Take lines of the mail client, and attachments that an archive listed below the text."""
    while high > low:
        text = lines[high - 1][0]
        if text[0] in "-<([" and _ATTACHED.match(text):
            found.zones.append(("body", lines[high - 1][1], lines[high - 1][2]))
        elif text[0] in "sSgGdDyYv发發从從来來由自获取下通透使寄傳" and is_client_footer(text) or text[:4] == "http" and high - 2 >= low and is_client_footer(lines[high - 2][0]):
            found.zones.append(("signature", lines[high - 1][1], lines[high - 1][2]))
        elif _RULE.match(text) and found.zones and found.zones[-1][0] == "signature":
            pass
        else:
            break
        high = found.line = _above(lines, low, high - 1)
    return high


def _postscript(lines: list[Line], low: int, high: int) -> int | None:
    """The line where a postscript begins."""
    for at in range(max(low, high - 40), high):
        text = lines[at][0]
        if text and text[0] in "Pp附又再另补補" and _POSTSCRIPT.match(text[:40]) and (at == low or not lines[at - 1][0] or lines[at - 1][0][-1] in ".!?。！？,，" or len(lines[at - 1][0]) < 40):
            return at
    return None


# The closing and what stands below it


def _sign(lines: list[Line], low: int, high: int, found: SignOff) -> None:
    """Find the closing and the signature among `lines[low:high]`."""
    if high <= low:
        return
    bottom = high
    dashes = _separator(lines, low, high)
    if dashes is not None:
        start = next((at for at in range(dashes + 1, high) if lines[at][0]), high)
        if start < high:
            found.zones.append(("signature", lines[start][1], lines[high - 1][2]))
        high = _above(lines, low, dashes)
        found.line = high
        if high <= low:
            return
    if _closed(lines, low, high, found, bottom) or _closed_within(lines, low, high, found):
        return
    if not _named(lines, low, high, found):
        found.line = high


def _separator(lines: list[Line], low: int, high: int) -> int | None:
    """The line "-- " above a signature (RFC 3676, 4.3), or a rule above a block of contacts."""
    for at in range(high - 2, max(low - 1, high - 20), -1):
        text = lines[at][0]
        if text in ("--", "—", "——", "---"):
            return at
        if text and text[0] in "-_=*~—" and len(text) > 3 and _RULE.match(text):
            below = [line[0] for line in lines[at + 1 : high] if line[0] and not _RULE.match(line[0])]
            if below and len(below) <= 10 and all(_is_signature_line(text) for text in below):
                return at
            return None
    return None


def _is_prose(text: str) -> bool:
    """Whether a line reads as a sentence rather than as a line of a signature."""
    if len(text) > 90:
        return True
    if not text.isascii() and _HAN.search(text):
        return columns(text) > 60 or text[-1] in "。！？!?；" or text.count("，") > 1 or "。" in text
    words = text.count(" ") + 1
    return words >= 11 and not _CONTACT.search(text) or text[-1] in ".?!" and words >= 5 and not _CONTACT.search(text) or text[-1] == ":" and words > 3


def _closed(lines: list[Line], low: int, high: int, found: SignOff, bottom: int) -> bool:
    """A line that is a closing, with nothing but a signature below it."""
    seen = 0
    for at in range(high - 1, low - 1, -1):
        text, start, _ = lines[at]
        if not text:
            continue
        closing = match_closing(text)
        if closing is not None and not closing.open and at > low:
            opened = _open_above(lines, low, at)
            if opened is not None:
                at, closing, (text, start, _) = opened, match_closing(lines[opened][0]) or closing, lines[opened]
        if closing is not None and (not closing.open or at + 1 < high) and (seen or closing.register != "casual" or len(text) < 20):
            end, rest = (start + closing.end, at + 1) if not closing.open else _wish_below(lines, at, high)
            if not end:
                return False
            _sign_below(lines, closing, start, rest, high, found)
            found.zones.append(("closing", start, end))
            found.line = at
            return True
        seen += 1
        if seen > _SIGNATURE_LINES or _is_prose(text):
            return False
    return False


def _open_above(lines: list[Line], low: int, at: int) -> int | None:
    """The line above with 此致 or 祝 alone, whose wish stands on this one."""
    above = next((near for near in range(at - 1, max(at - 3, low) - 1, -1) if lines[near][0]), None)
    if above is None or len(lines[above][0]) > 12:
        return None
    closing = match_closing(lines[above][0])
    return above if closing is not None and closing.open and match_wish(lines[at][0]) else None


_WISHES = ("顺利", "順利", "愉快", "健康", "快乐", "快樂", "如意", "平安", "幸福", "安康", "兴隆", "興隆", "发达", "發達")


def _wish_below(lines: list[Line], at: int, high: int) -> tuple[int, int]:
    """Where the wish ends that belongs to a line "祝" or "即颂", and the line after it; (0, 0) when there is none."""
    following = next((near for near in range(at + 1, min(at + 3, high)) if lines[near][0]), None)
    if following is None or not match_wish(lines[following][0]):
        return 0, 0
    end, rest = lines[following][2], following + 1
    while rest < high and 0 < len(lines[rest][0]) <= 10 and lines[rest][0].rstrip("！!。").endswith(_WISHES):
        end, rest = lines[rest][2], rest + 1
    return end, rest


def _sign_below(lines: list[Line], closing, start: int, rest: int, high: int, found: SignOff) -> None:  # noqa: ANN001
    """The signature from a closing to the end."""
    first = next((near for near in range(rest, high) if lines[near][0]), None)
    begin = start + closing.end if closing.name else lines[first][1] if first is not None else None
    if begin is None:
        return
    if closing.name:
        line_end = start + closing.end
        begin = start + closing.name[0]
        line_end = lines[rest - 1][2]
        end = lines[high - 1][2] if first is not None else line_end
    else:
        end = lines[high - 1][2]
    signed = [zone for zone in found.zones if zone[0] == "signature" and zone[1] >= end]
    if signed:  # the block below "-- "
        found.zones = [zone for zone in found.zones if zone not in signed]
        end = max(zone[2] for zone in signed)
    found.zones.append(("signature", begin, end))


def _closed_within(lines: list[Line], low: int, high: int, found: SignOff) -> bool:
    """A closing at the end of the last paragraph: "… 0800-000-222。順頌 時祺", "… call me. Thanks! Ben"."""
    tail = _signature_start(lines, low, high)
    for last in (tail - 1, high - 1) if tail < high else (high - 1,):
        last = _above(lines, low, last + 1) - 1
        if last < low:
            continue
        text, start, end = lines[last]
        closing = match_closing_within(text)
        if closing is None and last < high - 1 and match_thanks(text):
            if found.line > last + 1 and last >= low and (last == low or not lines[last - 1][0] or lines[last - 1][0][-1] in ".!?。！？"):
                found.zones.append(("closing", start, end))
                _add_signature(lines, last + 1, high, found)
                found.line = last
                return True
        if closing is None:
            continue
        _sign_below(lines, closing, start, last + 1, high, found)
        found.zones.append(("closing", start + closing.phrase[0], start + closing.end))
        found.line = last
        found.cut = start + closing.phrase[0]
        return True
    return False


def _add_signature(lines: list[Line], first: int, high: int, found: SignOff) -> None:
    first = next((near for near in range(first, high) if lines[near][0]), high)
    if first < high:
        begin, end = lines[first][1], lines[high - 1][2]
        signed = [zone for zone in found.zones if zone[0] == "signature" and zone[1] >= end]
        if signed:
            found.zones = [zone for zone in found.zones if zone not in signed]
            end = max(zone[2] for zone in signed)
        found.zones.append(("signature", begin, end))


def _signature_start(lines: list[Line], low: int, high: int) -> int:
    """The line where a signature without a closing begins, or `high`."""
    start = _block_start(lines, low, high)
    block = [line[0] for line in lines[start:high]]
    if start > low and 0 < len(block) <= 8 and _is_signature(block):
        above = _above(lines, low, start)
        upper = _block_start(lines, low, above)
        if above - upper == 1 and upper > low and len(block) > 1 and is_name(lines[upper][0], sure=True):
            return upper
        return start
    # no blank line before the name
    for size in (1, 2):
        at = high - size
        if at > low and at > start and lines[at - 1][0] and (lines[at - 1][0][-1] in ".!?。！？)…~～：:" or len(lines[at - 1][0]) < 50) and is_name(lines[at][0], sure=size == 2):
            if size == 1 or _is_signature_line(lines[high - 1][0]):
                return at
    return high


def _named(lines: list[Line], low: int, high: int, found: SignOff) -> bool:
    """A signature without a closing: a block of its own, or a name at the end of the last line."""
    start = _signature_start(lines, low, high)
    if start < high:
        signing = _signing_word(lines[high - 1][0]) if high - start == 1 else None
        _add_signature(lines, start, high, found)
        if signing and found.zones[-1][2] == lines[high - 1][2]:
            zone = found.zones.pop()
            cut = lines[high - 1][1] + signing
            found.zones += [("closing", cut, zone[2]), ("signature", zone[1], cut - (cut - len(lines[high - 1][0][:signing].rstrip()) - lines[high - 1][1]))]
        found.line = start
        return True
    text, begin, end = lines[high - 1]
    at = _trailing_name(text)
    if at is not None:
        found.zones.append(("signature", begin + at, end))
        found.line = high - 1
        found.cut = begin + at
        return True
    return False


_SIGNING = Pattern(rf"[\s\u3000]?(?:{'|'.join(word for word in chinese.SIGNING_WORDS if len(word) > 1)})\Z")


def _signing_word(text: str) -> int | None:
    """Where 敬上 or 謹啟 behind a name begins, itself the closing when there is no other."""
    match = _SIGNING.search(text)
    return match.start() + len(match[0]) - len(match[0].lstrip()) if match and match.start() > 0 else None


_TRAILING_NAME = Pattern(r"(?:[.!?)…]\s{1,4}|\s)[-–—~]{1,3}\s?([A-Z][\w'’.-]{0,20}(?: [A-Z][\w'’.-]{0,20})?)\Z|[.!?)…]\s{1,4}([A-Z][\w'’-]{1,14}(?: [A-Z][\w'’.-]{0,20})?)\Z")


def _trailing_name(text: str) -> int | None:
    """Where a name at the end of a line of prose begins: "… if I remember.  --Sally", "I have fixed it. Rick"."""
    match = _TRAILING_NAME.search(text, max(len(text) - 50, 0))
    if match is None:
        return None
    if match[1]:
        return match.start(1)
    name = match[2].split()[0].lower()
    return match.start(2) if name in english.GIVEN_NAMES or match[2].isupper() and len(match[2]) <= 3 and match[2] not in ("USA", "EST", "PST", "CST", "FYI", "OK") else None


# Lines of a signature


def _is_signature(block: list[str]) -> bool:
    """Whether a block of lines below the last paragraph signs the message."""
    if len(block) == 1:
        return is_name(block[0])
    if not all(_is_signature_line(text) for text in block):
        return False
    return is_name(block[0], sure=True) or any(_CONTACT.search(text) or _PHONE.search(text) for text in block) or any(
        is_name(text, sure=True) for text in block[1:3]
    ) or all(is_name(text) for text in block)


def _is_signature_line(text: str) -> bool:
    """Whether a line may stand in a block of name, office and contacts."""
    if len(text) > 100:
        return False
    if not text.isascii() and _HAN.search(text):
        return columns(text) <= 64 and text[-1] not in "。！？!?；，" and _ZH_PROSE.search(text) is None
    if _CONTACT.search(text) or _PHONE.search(text):
        return text.count(" ") < 12 and not (text[-1] in ".?!" and text.count(" ") > 6)
    words = text.split()
    if len(words) > 10 or text[-1] in "?!:" or text[-1] == "." and len(words) > 5 or text[0] in "•>":
        return False
    capital = sum(word[0].isupper() or word[0].isdigit() or not word[0].isalpha() or word in _SMALL for word in words)
    return capital >= len(words) - 1 if len(words) > 2 else capital == len(words) or len(text) <= 12


_SMALL = frozenset("of and the for in at de la van von der & to a on".split())


def is_name(text: str, sure: bool = False) -> bool:
    """Whether a line names a person, a team or an office: "Ann Lee", "-Tom", "客服 李明", "理赔部".

    `sure` wants more than a short capitalised line: a known given name or family name, or two capitalised words.
    """
    if not text.isascii() and _HAN.search(text):
        return _is_chinese_name(text, sure)
    match = _NAME_LINE.match(text)
    if match is None or len(text) > 60:
        return False
    words = match[1].replace(",", " ").replace("&", " ").replace("/", " ").split()
    first = words[0].strip(".'’-").lower()
    if first in english.GIVEN_NAMES:
        return len(words) <= 5 and (len(words) == 1 or words[1][0].isupper() or words[1] == "and" or words[1][0] == "(")
    if text[0] in "-–—~" and len(words) <= 3:
        return first not in english.NOT_NAMES or words[0][0].isupper()
    if first in english.NOT_NAMES or first in english.GROUPS and len(words) == 1:
        return False
    if _INITIALS.match(match[1]):
        return not sure and first not in ("ok", "yes", "no", "fyi", "asap", "eom", "lol", "na", "tbd", "hi")
    if all(word[0].isupper() or word in _SMALL for word in words):
        return len(words) <= 4 and (not sure or 1 < len(words)) and text[-1] not in ":?!"
    return len(words) == 1 and not sure and len(first) <= 9 and text[-1] not in ":?!." and first.isalpha()


def _is_chinese_name(text: str, sure: bool) -> bool:
    if len(text) > 24 or text in _ZH_NOT_SIGNED or text.rstrip("！!。~～") in _ZH_NOT_SIGNED:
        return False
    if text[-1] in "。！？!?；，,：:、…" or _ZH_PROSE.search(text):
        return False
    if _ZH_DATE.match(text) or text.endswith(tuple(chinese.ORGANISATION_ENDINGS)) or _SIGNING.search(text):
        return True
    parts = text.replace("\u3000", " ").replace("·", " ").replace("（", " ").replace("(", " ").split()
    if any(chinese_name(part) for part in parts) or any(part.endswith(chinese.HONORIFICS) and len(part) <= 5 for part in parts):
        return len(text) <= 20
    if any(part.endswith(tuple(chinese.ORGANISATION_ENDINGS)) for part in parts):
        return True
    return not sure and (len(text) <= 4 or len(parts) > 1 and all(len(part) <= 6 for part in parts))
