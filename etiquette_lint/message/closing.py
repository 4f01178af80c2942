"""The phrase that closes a message: "Best regards,", "Thanks - Bob", "此致 敬礼", "顺颂商祺", "祝您工作顺利！"."""

from etiquette_lint.language import chinese, english
from etiquette_lint.pattern import Pattern

Span = tuple[int, int]


class Closing:
    """A closing, its parts as offsets into the string it was read from.

    phrase     the closing words without the mark behind them
    name       the name behind it on the same line ("Thanks - Bob"), or None
    register   formal, neutral or casual
    curt       it breaks off rather than takes leave ("Bye", "就这样吧")
    end        behind the phrase and its mark
    open       the wish stands on the next line ("祝", "即颂", "此致")
    """

    __slots__ = ("phrase", "name", "register", "curt", "end", "open")

    def __init__(self, phrase: Span, end: int, register: str, name: Span | None = None, curt: bool = False, open: bool = False):
        self.phrase = phrase
        self.end = end
        self.register = register
        self.name = name
        self.curt = curt
        self.open = open

    def __repr__(self) -> str:
        return f"Closing({self.phrase}, end={self.end}, {self.register}, name={self.name})"


_IGNORECASE = 2  # re.IGNORECASE, without importing re
_HAN = Pattern(r"[\u3400-\u9fff\uf900-\ufaff]")
_MARKS = " \t,.!:;-–—~…*)(，。！～：；"


def _any_of(words) -> str:  # noqa: ANN001
    return "|".join(sorted((word.replace(".", "\\.") for word in words), key=len, reverse=True))


def parse_closing(string: str) -> Closing | None:
    """Read a closing zone, or any line that may be one; None when it closes nothing."""
    lead = len(string) - len(string.lstrip())
    text = string.strip()
    first, _, rest = text.partition("\n")
    found = match_closing(first.rstrip())
    if found is None:
        return None
    if found.open and rest.strip():
        found.end = len(text)
        found.phrase = (found.phrase[0], len(text.rstrip(_MARKS)))
    if lead:
        found.phrase = (found.phrase[0] + lead, found.phrase[1] + lead)
        found.end += lead
        found.name = found.name and (found.name[0] + lead, found.name[1] + lead)
    return found


def match_closing(line: str) -> Closing | None:
    """Read a line that is a closing as a whole, or a closing and a name."""
    if len(line) > 90:
        return None
    if not line.isascii() and _HAN.search(line):
        return _match_chinese(line)
    return _match_english(line)


# English

_HEADS = frozenset(phrase.split(" ", 1)[0] for phrase in english.CLOSING_REGISTERS)
_PHRASE = Pattern(rf"({_any_of(english.CLOSING_REGISTERS)})(?![\w'’])", _IGNORECASE)
_NAME_REST = Pattern(
    r"[-–—~/*\s]{0,5}([^\W\d_][\w.'’-]{0,20}(?:[ &/]{1,3}(?:\([^()\n]{1,30}\)|[^\W\d_]?[\w.'’-]{0,20})){0,3})"
    r"(?:[\s,;:-]{0,4}(?:x|ext\.?|tel\.?|ph\.?)?[-\s\d().+]{0,24})\Z",
    _IGNORECASE,
)
_WELL_WISH = Pattern(
    r"(?:(?:have|enjoy) (?:a|an|your|the|yourself)\b[^.!?\n]{0,40}|(?:thanks|thank you|many thanks|thx)(?: (?:again|so much|very much|a lot|all|in advance|kindly|everyone|and [^.!?,\n]{1,30}))?"
    r"(?: (?:for|to)\b[^.!?\n]{1,60})?|(?:looking|i look|we look) forward to[^.!?\n]{1,50}|(?:hope|wishing)[^.!?\n]{1,50})[.!,]*\Z",
    _IGNORECASE,
)


def _match_english(line: str) -> Closing | None:
    text = line.lstrip("-–—~*_ ")
    start = len(line) - len(text)
    head = text.split(" ", 1)[0].strip(_MARKS).lower()
    if head in _HEADS:
        found = _PHRASE.match(line, start)
        if found:
            end = found.end()
            while end < len(line) and line[end] in _MARKS:
                end += 1
            phrase = found[1].lower()
            register = english.CLOSING_REGISTERS[phrase]
            curt = phrase in english.CURT_CLOSINGS
            mark = len(line[: end].rstrip(" \t-–—~("))
            if end == len(line):
                return Closing(found.span(1), len(line.rstrip()), register, None, curt)
            second = _PHRASE.match(line, end)
            if second and end > found.end() and not line[second.end() :].strip(_MARKS):
                return Closing((start, second.end()), len(line.rstrip()), register, None, curt)
            rest = line[end:]
            named = _NAME_REST.match(rest)
            if named and _is_name_rest(rest, named[1], line[found.end() : end], len(phrase) > 4 or line[found.end()] in ",-–—"):
                return Closing(found.span(1), max(mark, found.end()), register, (end + named.start(1), end + named.end(1)), curt)
    words = line.strip(_MARKS).split()
    if 1 < len(words) <= 7 and words[-1].lower() in english.CLOSING_NOUNS and line[-1] in ",!" + words[-1][-1] and "." not in line:
        if words[0].lower() in _WISH_HEADS or len(words) <= 3 and line[-1] == ",":
            return Closing((start, len(line.rstrip(_MARKS))), len(line), "neutral")
        if line[-1] == "," and words[-1].lower() in ("regards", "wishes", "thanks"):
            return Closing((start, len(line.rstrip(_MARKS))), len(line), "neutral")
    return None


_WISH_HEADS = frozenset("with best kind kindest warm warmest my our many sincere heartfelt sincerest good lots all much deepest".split())


def _is_name_rest(rest: str, name: str, gap: str, long: bool) -> bool:
    """Whether what follows a closing on its line is the sender's name: "Thanks, Patti x39106", "regards, scot"."""
    words = name.replace("&", " ").replace("/", " ").split()
    if not words or len(words) > 4 or rest.rstrip()[-1:] in "?!" or not gap.strip() and not words[0][0].isupper():
        return False
    first = words[0].strip(".'’").lower()
    if first in english.GIVEN_NAMES:
        return len(words) <= 4 and (len(words) == 1 or words[1][0].isupper() or not words[1][0].isalpha() or "&" in name or words[1] == "and")
    if first in english.NOT_NAMES or not gap.strip() and not long:
        return False
    return all(word[0].isupper() or word[0] == "(" for word in words) or len(words) == 1 and bool(gap.strip()) and len(first) <= 10


def match_thanks(line: str) -> bool:
    """Whether a line is a last courtesy ("Thank you for your help.", "Have a great weekend!"), a closing just before a name."""
    return len(line) <= 80 and line[:1].lower() in "htielw" and _WELL_WISH.match(line) is not None


# Chinese

_VERB = _any_of(chinese.WISH_VERBS)
_PLEAD = _any_of(chinese.PLEAD_VERBS)
_LEAD = _any_of(chinese.LEADS)
_SEPARATOR = r"[，,、：:\s]{0,4}"
_TAIL = r"[！!。.，,~～…\s]{0,4}"
_ZH_CLOSING = Pattern(
    rf"(?:(?P<open>(?:(?:{_LEAD}){_SEPARATOR}(?:{_VERB}|{_PLEAD})?|{_VERB}|{_PLEAD})[：:，,\s]{{0,3}}\Z)"
    rf"|(?P<fixed>(?:(?:{_LEAD}){_SEPARATOR})?(?:{_any_of(chinese.FIXED_CLOSINGS)}))(?={_TAIL}\Z|[。！!，,\s][^。！？!?，,；;]{{1,14}}\Z)"
    rf"|(?P<casual>(?:{_any_of(chinese.CASUAL_CLOSINGS)})(?:[啦哦喽吧呀~～，,\s]{{0,3}}(?:{_any_of(chinese.CASUAL_CLOSINGS)}))?[啦哦喽吧呀]?){_TAIL}\Z"
    rf"|(?P<plead>(?:(?:{_LEAD}){_SEPARATOR})?(?:{_PLEAD}){_SEPARATOR}[\u3400-\u9fff]{{0,3}}[{chinese.WISH_ENDINGS}])(?={_TAIL}\Z|[。！!]\s?[^。！？!?，,；;]{{1,14}}\Z)"
    rf"|(?P<wish>(?:(?:{_LEAD}){_SEPARATOR})?(?:{_VERB}){_SEPARATOR}(?P<object>[^。！？!?；;\n]{{1,32}}?))(?={_TAIL}\Z|[。！!]\s?[^。！？!?，,；;]{{1,14}}\Z)"
    rf"|(?P<respects>(?:致以|谨致|謹致|顺致|順致|致上|献上|獻上)[^。！？!?；;，,\n]{{1,16}}(?:问候|問候|敬意|敬礼|敬禮|谢意|謝意|谢忱|謝忱|祝福|歉意))(?={_TAIL}\Z)"
    rf"|(?P<hope>(?:愿|願|盼|衷心希望)(?:您|你|妳|各位|大家|贵|貴|我们|我們|一切|早日)[^。！？!?；;\n]{{1,24}})(?={_TAIL}\Z))"
)
_ZH_FIRST = frozenset(
    word[0]
    for words in (chinese.WISH_VERBS, chinese.PLEAD_VERBS, chinese.LEADS, chinese.FIXED_CLOSINGS, chinese.CASUAL_CLOSINGS, ("致以", "谨致", "献上", "獻上", "愿", "願", "盼"))
    for word in words
)
_CURT = frozenset("再见 再見 拜拜 掰掰 拜 88 886 先这样 先這樣 就这样 就這樣 就这样吧 就這樣吧 先这样吧 先這樣吧 就这些 就酱 以上 不打扰了 好的那不打扰了 那不打扰了 拜拜啦 溜了 先撤了".split())
_NO_WISH = Pattern(r"[贺福愿][您你]?(?:大家)?\Z|[^\w]\Z")
_WISH_NEXT = Pattern(r"[^，。；;？?：:\n]{2,16}?[！!。.~～]?\Z")


def _match_chinese(line: str) -> Closing | None:
    if line[0] not in _ZH_FIRST:
        return None
    match = _ZH_CLOSING.match(line)
    if match is None:
        return None
    kind = match.lastgroup if match.lastgroup != "object" else "wish"
    start, end = match.span(kind or 0)
    tail = end
    while tail < len(line) and line[tail] in _MARKS:
        tail += 1
    name = (tail, len(line)) if tail < len(line) else None
    phrase = (start, len(line[:end].rstrip(_MARKS)))
    words = line[start : phrase[1]]
    register = "casual" if kind == "casual" else "formal" if line[0] not in "祝愿願盼衷预預再也一平工生周週" else "neutral"
    return Closing(phrase, len(line[:tail].rstrip()), register, name, words in _CURT, kind == "open")


def match_wish(line: str) -> bool:
    """Whether a line is what 祝 or 即颂 on the line above wishes: 生意兴隆, 教安！"""
    return _WISH_NEXT.match(line) is not None


_ZH_BREAK = Pattern(r"[，,。！!；;～~]\s*|\s+")
_EN_BREAK = Pattern(r"[.!?)\"…][\s.]{1,4}|\s{2,}|\s[-–—]{1,2}\s?|;\s|,\s(?=(?:thanks|regards|cheers|best|thank you)\b)", _IGNORECASE)


def match_closing_within(line: str) -> Closing | None:
    """Read a closing at the end of a line of prose: "… please call me.  Thanks.", "感谢配合，祝大家平安！"."""
    base = max(len(line) - 70, 0)
    tail = line[base:]
    chinese_line = not tail.isascii() and _HAN.search(tail) is not None
    for cut in (_ZH_BREAK if chinese_line else _EN_BREAK).finditer(tail):
        at = cut.end()
        if at >= len(tail):
            break
        if chinese_line and tail[at] not in _ZH_FIRST:
            continue
        found = match_closing(tail[at:])
        if found is None or found.open or chinese_line and not _ends_prose(tail[at:], found, cut[0]):
            continue
        at += base
        found.phrase = (found.phrase[0] + at, found.phrase[1] + at)
        found.end += at
        found.name = found.name and (found.name[0] + at, found.name[1] + at)
        return found
    return None


def _ends_prose(clause: str, found: Closing, mark: str) -> bool:
    """Whether a clause within a Chinese line takes leave: behind a comma only a wish does, not "…，以上"."""
    words = clause[found.phrase[0] : found.phrase[1]]
    if words.startswith(("祝", "颂", "頌")) or words[1:2] in tuple("祝颂頌") or words.startswith("衷心"):
        return True
    return found.register == "formal" and len(words) >= 2 and words not in ("平安", "保重") and not mark.isspace() or mark.strip() in ("。", "！", "!") and bool(words)
