"""Which parts of a message somebody else wrote, or the author wrote earlier: quoted and forwarded text.

There is no standard for it beyond the ">" of RFC 3676; the rest is what mail clients write. Each
client's way is named where it is told apart. A client that marks every quoted line (">") lets the author
answer in between; one that sets a block of header fields on top leaves nothing of the author's below it.
"""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from etiquette_lint.message.model import Mark

_HEADER_NAMES = {
    name: field
    for field, names in {
        "from": "from sender von de 发件人 发信人 寄件人 寄件者 寄信人 發件人 發信人 來自",
        "sent": "sent senttime senton gesendet 发送时间 发送日期 发件时间 已发送 傳送時間 傳送日期 寄件日期 寄件時間 "
        "發送時間 發送日期 发信站 發信站",
        "date": "date datum 日期 时间 時間",
        "to": "to an 收件人 收件者 收信人",
        "cc": "cc bcc 抄送 抄送人 副本 密送 密件副本",
        "subject": "subject betreff 主题 主題 主旨 标题 標題",
    }.items()
    for name in names.split()
}

# "-----Original Message-----" (Outlook), "------------------ 原始邮件 ------------------" (QQ Mail, WeCom),
# "-----邮件原件-----" (Outlook in Chinese), "---- 回复的原邮件 ----" (163, 126), "------ Forwarded message ------"
# (Gmail), "---- Forwarded by Ann Lee/HOU on 01/02/2003 ----" (Lotus Notes; its rule may fold onto the next line).
_SEPARATOR = Pattern(
    r"[-_=*—–]{2,80}\s{0,4}(?:&nbsp;)?\s{0,4}(?:"
    r"(?:original|forwarded|forward|replied|reply)\s(?:message|e-?mail|mail|appointment|by\b)|original(?=\s{0,4}-)|"
    r"(?:原始|原|转发的?|轉寄的?|轉發的?|被转发的|回复的原?|回覆的原?|回復的原?)\s?(?:邮件|郵件|信件|電郵|電子郵件|邮件信息)|"
    r"(?:邮件|郵件)(?:原件|原文)|原信)",
    2,  # re.IGNORECASE, without importing re
)
# The same words alone on a line: Apple Mail ("Begin forwarded message:", "开始转发的邮件："), QQ Mail ("原始邮件").
_NOTICE = Pattern(
    r"(?:begin forwarded message|(?:original|forwarded) (?:message|e-?mail)|以下是转发的邮件|以下是轉寄的郵件|"
    r"(?:开始|開始)?(?:转发|轉寄|轉發)的?(?:邮件|郵件|信件)|(?:被转发的|原始)(?:邮件|郵件|信件))\s?[:：]?\Z",
    2,
)
_ADDRESS = Pattern(r"[\w.+-]{1,64}@[\w-]{1,64}\.|\[?mailto:|@[A-Z][\w ]{1,30}(?:@|\Z)")
_DATE = Pattern(
    r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}:\d{2}|"
    r"\d{1,2}\.? (?:Jan|Feb|Mar|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}\b|\d{1,2}月\d{1,2}日"
)
_OPENER = Pattern(
    r"(?:On|At|Am|Le|El)\s[^\n]{0,12}\d|(?:On|Am|Le|El) (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|\w{2,9}[,.])|[在於于]\s?\d"
)
_WROTE = Pattern(r"(?:wrote|schrieb|écrit|escribió|写道|寫道|写到|寫到)\s?[:：]?\s?\Z")
_FOLDED_VERB = Pattern(r">?\s?(?:wrote|schrieb|写道|寫道)\s?[:：]\Z")  # the ">" closes an address: "<ann@example.com"
_SPEAKER = Pattern(r"[^\n.!?。！？]{1,60}\s?(?:wrote|writes|said|schrieb|写道|寫道|说|說)\s?[:：]\Z")
_NOTES_DATE = Pattern(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\s{1,4}(?:[上下]午\s?)?\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AP]M)?(?: [A-Z]{3,4})?\Z"
)
_NOTES_ON = Pattern(r"\bon \d{1,2}/\d{1,2}/\d{2,4}(?:\s{1,4}\d{1,2}:\d{2}|\Z)")
_RULE = Pattern(r"(?:&nbsp;|[-_=*—–─━]){4,200}\Z")
_FOLD = 4  # lines over which a client folds "On … wrote:"
_HEADER_WINDOW = 60  # lines that a header block with a long To may take


def find_quotations(string: str, marks: "Iterable[Mark]" = ()) -> list[tuple[int, int]]:
    """Return the spans of `string` that are quoted or forwarded, in order, apart from each other.

    `marks` named "quotation" are spans that HTML says are quoted (`blockquote type=cite`, `gmail_quote`).
    The line with which a client introduces the quotation ("On … wrote:", "在…写道：") belongs to it.
    """
    spans = [(mark.start, mark.end) for mark in marks if mark.name == "quotation"]
    fields, verbs, notices = _signs(string)
    signs = ">" in string and (string[0] == ">" or "\n>" in string or "\n >" in string)
    if fields or verbs or notices or signs or (":" in string and "\n: " in string):
        spans += _Scan(string).spans(fields, verbs, notices)
    elif not spans:
        return []
    return _merged(string, spans)


def _signs(string: str) -> tuple[bool, bool, bool]:
    """Whether the text holds words of a header block, of an attribution, of a separator.

    Spelled out, not looped, and a single character first where few texts hold it, for that is sought ten times as
    fast: most messages quote nothing, and this is all they pay.
    """
    fields = ("F" in string and ("From" in string or "FROM" in string)) or (
        ":" in string and ("To:" in string or "Sender:" in string or "from:" in string)
    )
    verbs = "wrote" in string
    notices = (
        "riginal" in string
        or "orward" in string
        or ("R" in string and ("Repl" in string or "ORIGINAL" in string or "FORWARD" in string))
    )
    if not string.isascii():
        fields = fields or "件人" in string or "件者" in string or "信人" in string
        verbs = (
            verbs
            or "写道" in string
            or "寫道" in string
            or "écrit" in string
            or "escribió" in string
            or "写到" in string
        )
        notices = notices or "原" in string or "转发" in string or "轉寄" in string or "轉發" in string
    return fields, verbs or "schrieb" in string, notices


def _merged(string: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted, joined where only white space stands between, white space trimmed."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        while end > start and string[end - 1].isspace():
            end -= 1
        while start < end and string[start].isspace():
            start += 1
        if start == end:
            continue
        if merged and (start <= merged[-1][1] or string[merged[-1][1] : start].isspace()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class _Scan:
    """One pass over the lines of a message that shows some sign of a quotation."""

    __slots__ = ("length", "lines", "starts")

    def __init__(self, string: str):
        self.length = len(string)
        self.lines: list[str] = []
        self.starts: list[int] = []
        if "\r" in string:
            string = string.replace("\r\n", " \n").replace("\r", "\n")
        position = 0
        for line in string.split("\n"):
            self.lines.append(line.strip())
            self.starts.append(position)
            position += len(line) + 1
        if "\n: " in string:
            self._take_colons()

    def _take_colons(self) -> None:
        """Bulletin boards (Firebird, KBS) quote by ": " where mail has ">": two such lines show the habit."""
        quoted = [at for at, line in enumerate(self.lines) if line[:2] in (": ", ":\u3000") or line == ":"]
        if len(quoted) > 1:
            for at in quoted:
                self.lines[at] = ">" + self.lines[at][1:]

    def spans(self, fields: bool, verbs: bool, notices: bool) -> list[tuple[int, int]]:
        lines, index = self.lines, 0
        found: list[tuple[int, int]] = []
        begin: int | None
        while index < len(lines):
            line = lines[index]
            if not line:
                index += 1
            elif line[0] == ">" and self._is_prefixed(index):
                begin, end = self._attribution_above(index), self._prefixed_end(index)
                found.append((self.starts[begin], self._end_of(end)))
                index = end
            else:
                begin = self._block_start(index, line, fields, verbs, notices)
                if begin is None:
                    index += 1
                    continue
                following = self._next(index + 1)
                if following < len(lines) and lines[following][0] == ">":  # quoted by line after all
                    end = self._prefixed_end(following)
                    found.append((self.starts[begin], self._end_of(end)))
                    index = end
                    continue
                found.append((self.starts[begin], self.length))
                break
        return found

    def _end_of(self, index: int) -> int:
        return self.starts[index] if index < len(self.starts) else self.length

    def _next(self, index: int) -> int:
        """The next line that is not blank."""
        while index < len(self.lines) and not self.lines[index]:
            index += 1
        return index

    # ">" prefixes

    def _is_prefixed(self, index: int) -> bool:
        """An mbox file escapes a body line "From here on" as ">From here on" (RFC 4155): that one is the author's."""
        line = self.lines[index]
        if line.startswith((">=", ">>=")):
            return False
        if not line.startswith(">From ") or ":" in line[:6]:
            return True
        return any(self.lines[near][:1] == ">" for near in (index - 1, index + 1) if 0 <= near < len(self.lines))

    def _prefixed_end(self, index: int) -> int:
        """The line after the run of prefixed lines; blank lines between them belong to it."""
        lines = self.lines
        end = index + 1
        while True:
            following = self._next(end)
            if following == len(lines):
                return end
            if lines[following][0] == ">":
                end = following + 1
                continue
            # an archive wrapped an overlong quoted line (over the 78 columns of RFC 5322): its rest lost the prefix
            if following == end and len(lines[end - 1]) > 79 and lines[end - 1][-1] not in ".!?。！？":
                while end < len(lines) and lines[end] and lines[end][0] != ">":
                    end += 1
                continue
            return end

    def _attribution_above(self, index: int) -> int:
        """Where the line that introduces a run of prefixed lines starts; `index` when there is none."""
        if _FOLDED_VERB.match(self.lines[index]):
            above = self._attribution_start(index)
            return index if above is None else above
        above = index - 1
        while above >= 0 and not self.lines[above] and index - above < 4:
            above -= 1
        if above < 0 or not self.lines[above].endswith((":", "：", "wrote", "写道", "寫道", "&gt;:")):
            return index
        line = self.lines[above]
        if _SPEAKER.match(line) and not self._folded(above):
            return above
        start = self._attribution_start(above)
        return index if start is None else start

    def _folded(self, index: int) -> bool:
        """Whether the attribution that ends on this line began on an earlier one."""
        return index > 0 and bool(self.lines[index - 1]) and _OPENER.match(self.lines[index - 1]) is not None

    def _attribution_start(self, index: int) -> int | None:
        """The first line of "On 3 May 2026 at 09:30, Ann Lee <ann@example.com> wrote:", or None when it is none."""
        lines = self.lines
        for begin in range(index, max(index - _FOLD, -1), -1):
            line = lines[begin]
            if not line:
                return None
            joined = " ".join(lines[begin : index + 1])[-600:]
            if _DATE.search(joined) is None:
                continue
            if _OPENER.match(line):
                return begin
            if _WROTE.search(joined) or (_ADDRESS.search(joined) and joined.endswith((":", "："))):
                # Gmail: "Ann <a@example.com> 于2026年5月3日 09:30写道：", "2026-05-03 9:30 GMT+8 Ann <a@example.com>:"
                if begin > 0 and lines[begin - 1] and _OPENER.match(lines[begin - 1]):
                    continue
                return begin
        return None

    # blocks that reach to the end

    def _block_start(self, index: int, line: str, fields: bool, verbs: bool, notices: bool) -> int | None:
        """Where the quotation begins that this line announces, or None when it announces none."""
        if notices:
            if line[0] in "-_=*—–" and _SEPARATOR.match(line[:200]):
                return index
            if len(line) < 40 and _NOTICE.match(line):
                following = self._next(index + 1)
                if following < len(self.lines) and (self._field(following) or self.lines[following][0] == ">"):
                    return index
        if verbs and line.endswith((":", "：", "wrote", "写道", "寫道")) and _WROTE.search(line[-40:]):
            start = self._attribution_start(index)
            if start is not None:
                following = self._next(index + 1)
                if following == len(self.lines) or self.lines[following][0] != ">":
                    return start
        if fields:
            field = self._field(index)
            if field == "from" and self._is_header_block(index):
                return self._rule_above(index)
            if field == "to":
                return self._notes_start(index)
        return None

    def _field(self, index: int) -> str | None:
        """Which header field a line gives: "发件人：", "*From:*", "| 主题 | … |" (163), "日　期：" (DingTalk)."""
        line = self.lines[index]
        if line[:1] == "|":
            name = line[1:24].partition("|")[0]
        else:
            cut = min((at for at in (line.find(":", 0, 20), line.find("：", 0, 20)) if at > 0), default=0)
            if not cut:
                return None
            name = line[:cut]
        return _HEADER_NAMES.get("".join(name.split()).strip("*|>").casefold())

    def _is_header_block(self, index: int) -> bool:
        """Whether a From line heads a block of fields, rather than a journey or a period."""
        seen, written = set(), 0
        for near in range(index + 1, min(index + _HEADER_WINDOW, len(self.lines))):
            if not self.lines[near]:
                continue
            field = self._field(near)
            if field:
                seen.add(field)
                written = 0
                if field == "from":
                    break
            elif "subject" in seen or (written := written + 1) > (40 if "to" in seen else 3):
                break
        if len(seen) < 2:
            return False
        return "subject" in seen or "sent" in seen or _ADDRESS.search(self.lines[index][:400]) is not None

    def _rule_above(self, index: int) -> int:
        """Outlook and DingTalk draw a line above the block of fields; it belongs to the quotation."""
        above = index - 1
        while above >= 0 and not self.lines[above] and index - above < 3:
            above -= 1
        if above >= 0 and _RULE.match(self.lines[above]):
            return above
        return index

    def _notes_start(self, index: int) -> int | None:
        """Lotus Notes: a name, a line with the date, then To, cc and Subject."""
        start = self._notes_date_above(index)
        if start is None:
            return None
        for near in range(index + 1, min(index + _HEADER_WINDOW, len(self.lines))):
            if not self.lines[near]:
                return None
            if self._field(near) in ("cc", "subject"):
                return start
        return None

    def _notes_date_above(self, index: int) -> int | None:
        """Where the name above a To line begins, if a date stands between."""
        above, blanks = index - 1, 0
        while above >= 0 and blanks < 6:
            line = self.lines[above]
            if not line:
                blanks += 1
            elif _NOTES_DATE.search(line[-40:]):
                named = above > 0 and 0 < len(self.lines[above - 1]) < 80 and _NOTES_DATE.match(line) is not None
                return above - 1 if named else above
            elif _NOTES_ON.search(line[-60:]) or _NOTES_ON.search(f"{line[-60:]} {self.lines[above + 1][:20]}"):
                return above
            elif not line.lower().startswith(("sent by", "please respond to", "发送人")) and not _DATE.match(line):
                return None
            above -= 1
        return None
