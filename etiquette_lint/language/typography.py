"""Punctuation of two widths: half-width marks in Chinese, full-width ones in English; spaces between the scripts.

After GB/T 15834 (标点符号用法) and 《重訂標點符號手冊》. What stays as it is: numbers, times, addresses of
the Web, code, phrases in Latin letters, emoticons, file names, brackets round Latin letters or a weekday.
"""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Change = tuple[int, int, str]  # start, end, what to write there

_H = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN = Pattern(f"[{_H}]")
_CHINESE_SIDE = Pattern(f"[{_H}“”‘’「」『』《》（）【】，。；：？！、…]")
_HALF = Pattern(
    f"(?<=[{_H}”’」』》）】])[,;:?!.]{{1,4}}|(?<=[{_H}]\\))[,;:?!.]{{1,4}}"
    f"|(?<=[A-Za-z0-9)%\"])[,;?!]{{1,3}}(?=[ \\t]?[{_H}])"
)
_BRACKETS = Pattern(f"\\(([^()\\n]{{0,30}}[{_H}][^()\\n]{{0,30}})\\)")
_IN_ENGLISH = Pattern("[，。；：？！（）]")
_FULL = dict(zip(",;:?!.()", "，；：？！。（）", strict=True))
_HALF_OF = {full: half for half, full in _FULL.items()}
_WEEKDAY = Pattern("(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]")
_NUMERAL_BEFORE = Pattern(r"(?:^|\n)[ \t]*(?:第)?[一二三四五六七八九十甲乙丙丁]{1,3}[章节條条]?$")
_SOURCE = Pattern(r"://|www\.|[={}<>`|\\$@_]")
_FACE_BEHIND = Pattern(r"[-'o]?[)(DPpO3|\]\[*<>]")
_LATIN_RUN_BEFORE = Pattern(r"[!-~]{1,80}$")
_LATIN_RUN_AFTER = Pattern(r"[!-~]{1,80}")
_SPACES = Pattern(r"[ \t]*")
_ENGLISH_WORDS = Pattern(r"[A-Za-z][A-Za-z'’]+")
_STRETCH_END = Pattern(r"[。！？!?\n]")


def half_width_marks(string: str, start: int, end: int) -> "list[Change]":
    """Half-width marks of `string[start:end]` that belong to a Chinese sentence, with their full-width form.

    The space behind a half-width mark goes with it. A full stop between two Han characters may part a name
    (约翰.史密斯), so it counts only where the writer uses other half-width marks as well.
    """
    found: list[Change] = []
    doubtful: list[Change] = []
    for match in _HALF.finditer(string, start, end):
        change = _full_form(string, match.start(), match.end())
        if change is None:
            continue
        before, behind = string[match.start() - 1], string[match.end() : match.end() + 1]
        parts_name = match[0] == "." and _HAN.match(before) and behind and _HAN.match(behind)
        (doubtful if parts_name else found).append(change)
    found += _half_width_brackets(string, start, end)
    return sorted(found + doubtful) if found else []


def _full_form(string: str, start: int, mark_end: int) -> "Change | None":
    marks = string[start:mark_end]
    after = _SPACES.match(string, mark_end).end()
    behind = string[after : after + 1] or "\n"
    if len(marks) > 1 and not set(marks) <= {"?", "!"}:
        return None  # an ellipsis, or an emoticon
    if marks in (":", ";") and _FACE_BEHIND.match(string, mark_end):
        return None
    if _in_source(string, start, mark_end):
        return None
    if marks == "." and _NUMERAL_BEFORE.search(string, max(start - 8, 0), start):
        return None
    if behind != "\n" and not _CHINESE_SIDE.match(behind) and marks not in ("?", "!"):
        if not (behind == '"' if marks == ":" else marks in ",;" and behind.isalnum()):
            return None
    return start, mark_end if behind == "\n" else after, "".join(_FULL[mark] for mark in marks)


def _in_source(string: str, start: int, end: int) -> bool:
    """Whether a mark stands in an address, a file name or code: among Latin characters that only those have."""
    before = _LATIN_RUN_BEFORE.search(string, max(start - 80, 0), start)
    behind = _LATIN_RUN_AFTER.match(string, end)
    if behind and _SOURCE.search(behind[0]):
        return "://" not in behind[0] and "www." not in behind[0] and "@" not in behind[0]
    if not before or not _SOURCE.search(before[0]):
        return False
    address = "://" in before[0] or "www." in before[0] or "@" in before[0]
    return not address or string[start] in "?:."


def _half_width_brackets(string: str, start: int, end: int) -> "Iterator[Change]":
    """Brackets round Chinese words, after Chinese words."""
    for match in _BRACKETS.finditer(string, start, end):
        inside = match[1]
        before = string[match.start() - 1] if match.start() > start else "\n"
        if len(_HAN.findall(inside)) < 2 or not (_CHINESE_SIDE.match(before) or before.isdigit()):
            continue
        if (before in "日号號" or before.isdigit()) and _WEEKDAY.match(inside.strip()):
            continue
        if _SOURCE.search(inside):
            continue
        yield match.start(), match.start() + 1, "（"
        after = _SPACES.match(string, match.end()).end()
        joins = _CHINESE_SIDE.match(string, after)
        yield match.end() - 1, after if joins else match.end(), "）"


def full_width_marks(string: str, start: int, end: int, least_words: int) -> "list[Change]":
    """Full-width marks of `string[start:end]` that belong to an English sentence of at least `least_words` words."""
    found = []
    for match in _IN_ENGLISH.finditer(string, start, end):
        at = match.start()
        before = string[at - 1] if at else "\n"
        after = string[at + 1 : at + 2] or "\n"
        opens = match[0] == "（"
        near, far = (after, before) if opens else (before, after)
        if not _is_latin(near) or not (_is_latin(far) or far.isspace()):
            continue
        first, last = _stretch(string, at, start, end)
        stretch = string[first:last]
        if _HAN.search(stretch) or len(_ENGLISH_WORDS.findall(stretch)) < least_words:
            continue
        half = _HALF_OF[match[0]]
        number = before.isdigit() and after.isdigit() and half in ",:."
        if opens and not before.isspace():
            half = " " + half
        elif not opens and after.isalnum() and not number:
            half += " "
        found.append((at, at + 1, half))
    return found


def _is_latin(char: str) -> bool:
    return (char.isascii() and not char.isspace()) or char in "’”“‘"


def _stretch(string: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The sentence round an offset, by any mark that ends one in either language."""
    first = max(string.rfind(mark, start, at) for mark in "。！？!?\n") + 1
    match = _STRETCH_END.search(string, at + 1, end)
    return max(first, start), match.start() if match else end


# Numbers that Chinese writes close to the word they count.
_UNITS = "年月日号號时時点點分秒周週天个個元岁歲度折倍楼樓层層室届屆名位人次件份"
_NUMBER = Pattern(r"[\d.,:]{1,40}")
_CLOSE = Pattern(f"(?<=[{_H}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[{_H}])")


def missing_spaces(string: str, start: int, end: int, digits: bool) -> "Iterator[int]":
    """Where Han characters and Latin letters (with `digits`, numbers too) meet without a space.

    Dates, clock times and counts (2026年12月2日, 3个) are written close in any style.
    """
    for match in _CLOSE.finditer(string, start, end):
        at = match.start()
        left, right = string[at - 1], string[at]
        if left.isdigit() or left == "%" or right.isdigit():
            number = _NUMBER.match(string, at)
            unit = string[number.end() : number.end() + 1] if number else right
            if not digits or left in "第年月" or (unit and unit in _UNITS):
                continue
        yield at
