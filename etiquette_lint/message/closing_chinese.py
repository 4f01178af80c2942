"""Chinese closings, in the forms of letters of both scripts: 此致 敬礼, 顺颂商祺, 敬请 台安, 祝您工作顺利！, 拜拜."""

from etiquette_lint.language import chinese
from etiquette_lint.message.closing import MARKS, Closing
from etiquette_lint.message.salutation_english import any_of
from etiquette_lint.pattern import Pattern

_VERB = any_of(chinese.WISH_VERBS)
_PLEAD = any_of(chinese.PLEAD_VERBS)
_LEAD = any_of(chinese.LEADS)
_FIXED = any_of(chinese.FIXED_CLOSINGS)
_CASUAL = any_of(chinese.CASUAL_CLOSINGS)
_GAP = r"[，,、：:\s]{0,4}"
_LED = rf"(?:(?:{_LEAD}){_GAP})?"
_TAIL = r"[！!。.，,~～…\s]{0,4}"
_SIGNED = r"[^。！？!?，,；;]{1,14}\Z"  # 祝好。理赔部
_CLOSING = Pattern(
    rf"(?P<open>(?:(?:{_LEAD}){_GAP}(?:{_VERB}|{_PLEAD})?|{_VERB}|{_PLEAD})[：:，,\s]{{0,3}}\Z)"
    rf"|(?P<fixed>{_LED}(?:{_FIXED}))(?={_TAIL}\Z|[。！!，,\s]{_SIGNED})"
    rf"|(?P<casual>(?:{_CASUAL})(?:[啦哦喽吧呀~～，,\s]{{0,3}}(?:{_CASUAL}))?[啦哦喽吧呀]?){_TAIL}\Z"
    rf"|(?P<plead>{_LED}(?:{_PLEAD}){_GAP}[\u3400-\u9fff]{{0,3}}[{chinese.WISH_ENDINGS}])(?={_TAIL}\Z|[。！!]\s?{_SIGNED})"
    rf"|(?P<wish>{_LED}(?:{_VERB}){_GAP}[^。！？!?；;\n]{{1,32}}?)(?={_TAIL}\Z|[。！!]\s?{_SIGNED})"
    rf"|(?P<respects>(?:{any_of(chinese.RESPECT_VERBS)})[^。！？!?；;，,\n]{{1,16}}"
    rf"(?:{any_of(chinese.RESPECTS)}))(?={_TAIL}\Z)"
    rf"|(?P<hope>(?:愿|願|盼|衷心希望)(?:您|你|妳|各位|大家|贵|貴|我们|我們|一切|早日)[^。！？!?；;\n]{{1,24}})(?={_TAIL}\Z)"
)
_FIRST = frozenset(
    word[0]
    for words in (
        chinese.WISH_VERBS, chinese.PLEAD_VERBS, chinese.LEADS, chinese.FIXED_CLOSINGS, chinese.CASUAL_CLOSINGS,
        chinese.RESPECT_VERBS, "愿願盼衷",
    )
    for word in words
)  # fmt: skip
_EVERYDAY = frozenset("祝愿願盼衷预預再也一平工生周週最同")  # first characters of wishes that anybody writes
_WISH = Pattern(r"[^，。；;？?：:\n]{2,16}?[！!。.~～]?\Z")
_BREAK = Pattern(r"[，,。！!；;～~]\s*|\s+")


def match_chinese(line: str) -> Closing | None:
    """Read a Chinese line that is a closing as a whole, or a closing and a name."""
    match = _CLOSING.match(line) if line[0] in _FIRST else None
    if match is None:
        return None
    kind = match.lastgroup or "wish"
    end = match.end(kind)
    tail = end
    while tail < len(line) and line[tail] in MARKS:
        tail += 1
    phrase = (0, len(line[:end].rstrip(MARKS)))
    register = "casual" if kind == "casual" else "neutral" if line[0] in _EVERYDAY else "formal"
    name = (tail, len(line)) if tail < len(line) else None
    curt = line[: phrase[1]] in chinese.CURT_CLOSINGS
    return Closing(phrase, len(line[:tail].rstrip()), register, name, curt, kind == "open")


def match_wish(line: str) -> bool:
    """Whether a line is what 祝 or 即颂 on the line above wishes: 生意兴隆, 教安！"""
    return _WISH.match(line) is not None or line.strip("！!。") in ("礼", "禮")


def match_within(tail: str) -> Closing | None:
    """Read a closing at the end of a line of prose: 感谢配合，祝大家平安！"""
    for cut in _BREAK.finditer(tail):
        at = cut.end()
        if at >= len(tail) or tail[at] not in _FIRST:
            continue
        found = match_chinese(tail[at:])
        if found is not None and not found.open and _takes_leave(tail[at:], found, cut[0].strip()):
            found.shift(at)
            return found
    return None


def _takes_leave(clause: str, found: Closing, mark: str) -> bool:
    """Whether a clause within a line is a closing: behind a comma only a wish is, not "…，以上"."""
    words = clause[: found.phrase[1]]
    if words[0] in "祝颂頌" or words[1:2] in ("祝", "颂", "頌") or words.startswith("衷心"):
        return True
    if found.register == "formal" and len(words) > 1 and mark:
        return True
    return mark in ("。", "！", "!")
