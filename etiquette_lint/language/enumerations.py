"""Points that run on within a paragraph: "a) … b) … c) …", "first … second … third …", "一是……二是……三是……"."""

from etiquette_lint.language.counters import CHINESE_DIGITS, read_counter
from etiquette_lint.pattern import Pattern

# Markers that are signs. Years, decimals and dates are kept out by what stands beside the number.
SIGNS = Pattern(
    r"(?:(?<=[\s,;:.，；：。！？、])|(?<=[\u3400-\u9fff]))(?:"
    r"[(（](?P<inside>\d{1,2}|[a-hA-H]|[ivx]{1,4}|[一二三四五六七八九十])[)）]"
    r"|(?<![\d.,])(?P<bracket>\d{1,2}|[a-h]|[ivx]{1,4})[)）](?!\d)"
    r"|(?<![\d.,\-/])(?P<dot>\d{1,2})[.．、](?![\d\s]*\d)(?=\s?[^\W\d])"
    r"|(?P<circled>[①-⑳]))[ \t]?"
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ORDINAL = Pattern(
    r"(?:(?<=[.;:,!?–—-]\s)|(?<=\n)|(?<=—)|(?<=\band\s)|(?<=\bthen\s))"
    r"(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final)"
    r"(?:ly(?:,|\b)| of all,?|,)"
    r"|(?:step|point) (?P<step>one|two|three|four|five|six|seven|eight|nine|ten|\d)\s?(?:[:,.–—-]|is\b))\s+",
    2,
)
STEPS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
CHINESE_ORDINAL = Pattern(
    r"(?:(?<=[，。；：！？:;,、\s])|^)(?:其(?P<which>[一二三四五六七八九])(?:是)?[，,：:、]?"
    r"|第(?P<place>[一二三四五六七八九])(?:是|步|点|點|件|项|項)?[，,：:、]"
    r"|(?P<number>[一二三四五六七八九])(?:是|则|則|来|來)(?![一二三四五六七八九])[，,：:]?"
    r"|(?P<word>首先|其次|再次|再者|最后|最後)[，,：:]?(?:是)?)"
)
CHINESE_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3}
LAST = -1


class Point:
    """One point of a run-on enumeration: the place of its marker (white space behind it included), the kind of marker,
    its number (`LAST` for "finally"), and the marker as typed where a list can use it, else ""."""

    __slots__ = ("end", "kind", "marker", "number", "start")

    def __init__(self, start: int, end: int, kind: str, number: int, marker: str):
        self.start = start
        self.end = end
        self.kind = kind
        self.number = number
        self.marker = marker


def signs_in(string: str, start: int, end: int) -> list[Point]:
    """The points marked by signs in `string[start:end]`, in order, whether or not they make a run."""
    points: list[Point] = []
    for match in SIGNS.finditer(" " + string[start:end]):
        kind = match.lastgroup or ""
        counter = match[kind]
        shape = match[0].strip()
        value, alphabet = read_counter(counter, points[-1].number if points else 0)
        if kind == "dot" and "、" not in shape and alphabet != "1":
            continue
        at, behind = match.start() - 1 + start, match.end() - 1 + start
        points.append(Point(at, behind, kind + alphabet + shape[-1:] * (kind == "dot"), value, shape))
    return points


# What stands where an enumeration by signs has its second point, by a character of it that texts seldom hold.
SECOND_SIGNS = (
    (")", ("2)", "b)", "B)", "ii)", "二)")),
    ("）", ("2）", "b）", "ii）", "二）")),
    ("②", ("②",)),
    ("、", ("2、",)),
    ("2", ("2.",)),
    ("．", ("2．",)),
)


def has_second_sign(string: str, start: int, end: int) -> bool:
    """A cheap look: whether an enumeration by signs may reach its second point; "512." and "bulb)" are none."""
    for character, signs in SECOND_SIGNS:
        if string.find(character, start, end) < 0:
            continue
        for sign in signs:
            at = string.find(sign, start, end)
            while at >= 0:
                before = string[at - 1] if at > start else " "
                if not before.isascii() or not before.isalnum() or before == "0":
                    return True
                at = string.find(sign, at + 1, end)
    return False


def ordinals_in(string: str, start: int, end: int) -> list[Point]:
    lowered = string[start:end].lower()
    if not any(word in lowered for word in ("first", "step one", "step 1", "point one", "point 1")):
        return []
    points = []
    for match in ORDINAL.finditer("\n" + string[start:end]):
        step = (match["step"] or "").lower()
        if step:
            number = int(step) if step.isdigit() else STEPS.index(step) + 1
        else:
            word = match["word"].lower()
            number = ORDINALS.index(word) + 1 if word in ORDINALS else LAST
        kind = "step" if step else "word"
        points.append(Point(match.start() - 1 + start, match.end() - 1 + start, kind, number, ""))
    return points


def chinese_ordinals_in(string: str, start: int, end: int) -> list[Point]:
    if string.find("一", start, end) < 0 and string.find("首先", start, end) < 0:
        return []
    points = []
    for match in CHINESE_ORDINAL.finditer(string, start, end):
        kind = match.lastgroup or ""
        number = CHINESE_WORDS.get(match[kind], LAST) if kind == "word" else CHINESE_DIGITS.index(match[kind])
        points.append(Point(match.start(), match.end(), kind, number, ""))
    return points


def run_of(points: list[Point]) -> list[Point]:
    """The longest run 1, 2, 3 … of one kind of marker; "finally" may end it. Empty when none has three points."""
    best: list[Point] = []
    runs: dict[str, list[Point]] = {}
    for point in points:
        run = runs.get(point.kind, [])
        if point.number == 1:
            run = runs[point.kind] = [point]
        elif run and run[-1].number != LAST and (point.number == len(run) + 1 or (point.number == LAST and run[1:])):
            run.append(point)
        if len(run) > len(best):
            best = run
    return best if len(best) >= 3 else []


# A judgment ("Reed v. Silva", "573 S.W.2d 496"), a paragraph of a law ("§ 4", "第十二条").
_LAW = Pattern(
    r"\bv\.? [A-Z]|§|\bArt(?:icle|\.) \d|\b(?:pursuant to|within the meaning of) "
    r"|第[一二三四五六七八九十百零〇\d]{1,6}[条條款]"
)


def cites_law(text: str) -> bool:
    """Whether it renders a judgment or a law, whose points nobody lays out anew."""
    return _LAW.search(text) is not None


def one_line(text: str) -> str:
    """A point without the line breaks of wrapping, which no space stands for between Chinese characters."""
    lines = [line.strip() for line in text.strip().split("\n")]
    joined = lines[0]
    for line in lines[1:]:
        joined += ("" if joined[-1:] >= "\u2e80" or line[:1] >= "\u2e80" else " ") + line
    return joined


def marker_of(point: Point, number: int) -> str:
    """What stands before the point in a list: its marker as typed, or its number."""
    if point.marker:
        return point.marker + ("" if point.marker[-1] in "、）．①②③④⑤⑥⑦⑧⑨⑩" else " ")
    return f"{number}. "


LEAVE = Pattern(
    r"\s*(?:$|(?:再次|也)?(?:祝|感谢|感謝|谢谢|謝謝|期待|欢迎|歡迎)"
    r"|(?:i |we |let me )?(?:wish|thank|hope)|all the best)",
    2,
)


def is_leave_taking(text: str) -> bool:
    """Whether what reads as the last point only takes leave, or is cut off by a closing."""
    return LEAVE.match(text) is not None


# "North 1,204 units, South 987 units": a label, a figure and its unit.
PAIR = (
    r"(?:[^\W\d_\u3400-\u9fff][^\d\n,;，；、。.!?:：|]{0,24}(?:[:：]\s?|\s)|[\u3400-\u9fff][^\d\n,;，；、。.!?:：|]{0,12}[:：]?\s?)"
    r"[¥$€£￥]?\d[\d,]{0,9}(?:\.\d{1,3})?"
    r"\s?[^\s\d,;，；、。.!?:：|]{0,8}(?:\s[^\s\d,;，；、。.!?:：|]{1,8})?"
)
PAIRS = Pattern(rf"{PAIR}(?:\s?[,;，；、]\s?(?:(?:and|以及|和)\s?)?{PAIR}){{3,20}}")
