"""LST: lists that are none, and lists whose numbers, markers or endings do not agree."""

from etiquette_lint.finding import Edit, Finding
from etiquette_lint.message.model import ListItem, Message
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

HAN = Pattern("[\u3400-\u9fff]")
CHINESE_DIGITS = "零一二三四五六七八九十"
STOPS = ".。．"
JOINTS = ",;，；、"  # items that end with these and a full stop at last are one sentence
ABBREVIATION = Pattern(r"(?:\b(?:etc|ltd|inc|co|corp|llc|al|approx|no|vs|jr|sr|dept|a\.m|p\.m|e\.g|i\.e|u\.s|u\.k|am|pm)|\b[A-Z])\.$", 2)
ADDRESS = Pattern(r"\S*(?:://|www\.|@)\S*$")


def levels(message: Message) -> "Iterator[list[ListItem]]":
    """The items that stand together as one list: of one depth, with nothing but deeper items between them."""
    open_levels: dict[int, list[ListItem]] = {}
    list_index = -1
    for item in message.items:
        if item.list_index != list_index:
            yield from open_levels.values()
            open_levels, list_index = {}, item.list_index
        for depth in [depth for depth in open_levels if depth > item.depth]:
            yield open_levels.pop(depth)
        open_levels.setdefault(item.depth, []).append(item)
    yield from open_levels.values()


def is_typed(item: ListItem) -> bool:
    """Whether the author typed the marker; that of an HTML list is the mail client's."""
    if not item.style:
        return False
    span = item.marker.raw_span()
    return span.end > span.start


# LST001


# Each kind of run-on enumeration: its marker with `number`, what its value is, and how the list is marked.
SIGNS = Pattern(
    r"(?:(?<=[\s,;:.，；：。！？、])|(?<=[\u3400-\u9fff]))(?:"
    r"[(（](?P<inside>\d{1,2}|[a-hA-H]|[ivx]{1,4}|[一二三四五六七八九十])[)）]"
    r"|(?<![\d.,])(?P<bracket>\d{1,2}|[a-h]|[ivx]{1,4})[)）](?!\d)"
    r"|(?<![\d.,\-/])(?P<dot>\d{1,2})[.．、](?![\d\s]*\d)(?=\s?[^\W\d])"
    r"|(?P<circled>[①-⑳]))[ \t]?", 0
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ORDINAL = Pattern(
    r"(?:(?<=[.;:,!?–—-]\s)|(?<=\n)|(?<=—)|(?<=\band\s)|(?<=\bthen\s))"
    r"(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final)(?:ly(?:,|\b)| of all,?|,)\s+", 2
)
CHINESE_ORDINAL = Pattern(
    r"(?:(?<=[，。；：！？:;,、\s])|^)(?:其(?P<which>[一二三四五六七八九])(?:是)?[，,：:、]?"
    r"|第(?P<place>[一二三四五六七八九])(?:是)?[，,：:、]"
    r"|(?P<number>[一二三四五六七八九])(?:是|则|則|来|來)(?![一二三四五六七八九])[，,：:]?"
    r"|(?P<word>首先|其次|再次|再者|最后|最後)[，,：:]?(?:是)?)"
)
CHINESE_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3}
LAST = -1


class Point:
    """One point of a run-on enumeration: the place of its marker, and its number (`LAST` for "finally")."""

    __slots__ = ("end", "kind", "marker", "number", "start")

    def __init__(self, start: int, end: int, kind: str, number: int, marker: str):
        self.start = start
        self.end = end
        self.kind = kind
        self.number = number
        self.marker = marker  # what marks it in the list


def inline_enumeration(message: Message, rule: Rule) -> "Iterator[Finding]":
    string = message.body.string
    typed = [number for sign in ("2", "②", "b", "ii", "二") for number in (sign + ")", sign + "）") if number in string]
    signs = bool(typed) or "②" in string or "2. " in string or "2、" in string or "2." in string
    words = hits(message, rule, "second")
    if not signs and not words:
        return
    for zone in message.zones:
        if zone.name != "body" or zone.item is not None:
            continue
        start, end = zone.text.start, zone.text.end
        woken = any(start <= hit.text.start < end for hit in words)
        points = run_of(signs_in(string, start, end)) if signs else []
        if not points and woken:
            points = run_of(ordinals_in(string, start, end)) or run_of(chinese_ordinals_in(string, start, end))
        if len(points) >= rule.options["min_points"] and not stands_apart(string, points, start):
            yield as_list(message, points, start, end)


def signs_in(string: str, start: int, end: int) -> list[Point]:
    points = []
    for match in SIGNS.finditer(" " + string[start:end]):
        kind = match.lastgroup or ""
        counter = match[kind]
        shape = match[0].strip()
        value, alphabet = value_of(counter, len(points) and points[-1].number)
        if kind == "dot" and "、" not in shape and alphabet != "1":
            continue
        at, behind = match.start() - 1 + start, match.end() - 1 + start
        points.append(Point(at, behind, kind + alphabet + shape[-1:] * (kind == "dot"), value, shape))
    return points


def value_of(counter: str, before: int) -> tuple[int, str]:
    """What a counter counts and its alphabet: 3, "1" for 3; "i" behind h is a letter, else a Roman one."""
    if counter.isdigit() and counter.isascii():
        return int(counter), "1"
    if "①" <= counter <= "⑳":
        return ord(counter) - ord("①") + 1, "①"
    if counter in CHINESE_DIGITS:
        return CHINESE_DIGITS.index(counter), "一"
    roman = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    if counter in roman and before != 8:
        return roman.index(counter) + 1, "i"
    return (ord(counter.lower()) - 96, "a") if len(counter) == 1 else (0, "i")


def ordinals_in(string: str, start: int, end: int) -> list[Point]:
    points = []
    for match in ORDINAL.finditer("\n" + string[start:end]):
        word = match["word"].lower()
        number = ORDINALS.index(word) + 1 if word in ORDINALS else LAST
        points.append(Point(match.start() - 1 + start, match.end() - 1 + start, "word", number, ""))
    return points


def chinese_ordinals_in(string: str, start: int, end: int) -> list[Point]:
    points = []
    for match in CHINESE_ORDINAL.finditer(string, start, end):
        kind = match.lastgroup or ""
        number = CHINESE_WORDS.get(match[kind], LAST) if kind == "word" else CHINESE_DIGITS.index(match[kind])
        points.append(Point(match.start(), match.end(), kind, number, ""))
    return points


def run_of(points: list[Point]) -> list[Point]:
    """The longest run 1, 2, 3 … of one kind of marker; "finally" may end it."""
    best: list[Point] = []
    for at, first in enumerate(points):
        if first.number != 1 or len(best) >= len(points) - at:
            continue
        run = [first]
        for point in points[at + 1 :]:
            if point.kind == first.kind and point.number == len(run) + 1:
                run.append(point)
            elif point.kind == first.kind and point.number == LAST and len(run) >= 2:
                run.append(point)
                break
        if len(run) > len(best):
            best = run
    return best if len(best) >= 3 else []


def stands_apart(string: str, points: list[Point], start: int) -> bool:
    """Whether every point begins a line already."""
    lines = [point.start == start or string[:point.start].rstrip(" \t")[-1:] == "\n" for point in points]
    return all(lines[1:])


SENTENCE_END = Pattern(r"[.!?](?=\s+[^a-z\s])|[。！？]")


def as_list(message: Message, points: list[Point], start: int, end: int) -> Finding:
    """The finding, and an edit that puts every point on a line of its own. What follows the last point, and a
    point of several sentences, leave open where it ends: then there is no edit."""
    string = message.body.string
    stop = SENTENCE_END.search(string, points[-1].end, end)
    last = stop.end() if stop is not None else end
    place = Text(message.body, points[0].start, last)
    inner = [string[point.end : following.start] for point, following in zip(points, points[1:], strict=False)]
    long_points = any(SENTENCE_END.search(text.rstrip()[:-1]) for text in inner)
    if (long_points and last < end) or any(not text.strip() for text in inner):
        return Finding(place, count=len(points))
    begin = points[0].start
    while begin > start and string[begin - 1] in " \t\n":
        begin -= 1
    lines = []
    for number, point in enumerate(points, 1):
        until = points[number].start if number < len(points) else last
        text = one_line(string[point.end : until])
        lines.append(mark(point, number, text) + text)
    before = "\n" if begin > start else ""
    after = "\n\n" if string[last:end].strip() else ""
    while after and last < end and string[last] in " \t\n":
        last += 1
    return Finding(place, edits=[Edit(Text(message.body, begin, last), before + "\n".join(lines) + after)], count=len(points))


def one_line(text: str) -> str:
    """A point without the line breaks of wrapping, which no space stands for between Chinese characters."""
    lines = [line.strip() for line in text.strip().split("\n")]
    joined = lines[0]
    for line in lines[1:]:
        joined += ("" if joined[-1:] >= "\u2e80" or line[:1] >= "\u2e80" else " ") + line
    return joined


def mark(point: Point, number: int, text: str) -> str:
    if point.marker:
        return point.marker + ("" if point.marker[-1] in "、）．①②③④⑤⑥⑦⑧⑨⑩" else " ")
    return f"{number}. "


# LST002


def broken_numbering(message: Message, rule: Rule) -> "Iterator[Finding]":
    if len(message.items) < 2:
        return
    for items in levels(message):
        numbered = [item for item in items if item.number is not None]
        if len(numbered) < 3 or len(numbered) < len(items):
            continue
        at = first_break([item.number or 0 for item in numbered])
        if at and is_typed(numbered[at]) and len({item.style for item in numbered}) <= 2:
            yield renumbered(numbered, at)


def first_break(numbers: list[int]) -> int:
    """Which number repeats, skips or restarts; 0 when none does, or when the numbers do not count items.

    Selected points of somebody else's list ("2. Yes. 5. No.") and scores do not count.
    """
    if numbers[0] != 1:
        return 0
    steps = [after - before for before, after in zip(numbers, numbers[1:], strict=False)]
    wrong = [at for at, step in enumerate(steps, 1) if step != 1]
    right = len(steps) - len(wrong)
    if not wrong or (right < len(wrong) and set(numbers) != {1}) or max(numbers) > 2 * len(numbers) + 1:
        return 0
    if set(numbers) == {1} and len(numbers) < 3:
        return 0
    return wrong[0]


def renumbered(items: list[ListItem], at: int) -> Finding:
    edits = [
        Edit(item.marker, renumber(str(item.marker), item.number or 0, number))
        for number, item in enumerate(items, 1)
        if item.number != number
    ]
    item = items[at]
    place = Text(item.marker.layer, item.marker.start, item.marker.end)
    number, before = item.number or 0, items[at - 1].number or 0
    variant = "repeat" if number == before else "restart" if number < before else ""
    return Finding(place, edits=edits, variant=variant, expected=at + 1, before=str(items[at - 1].marker))


def renumber(marker: str, old: int, new: int) -> str:
    """The marker with another number in the same writing: "(三)" and 4 give "(四)"."""
    for written in (str(old), han(old), letter(old), letter(old).upper(), roman(old), circled(old)):
        if written and written in marker:
            others = {
                str(old): str(new), han(old): han(new), letter(old): letter(new), letter(old).upper(): letter(new).upper(),
                roman(old): roman(new), circled(old): circled(new),
            }  # fmt: skip
            return marker.replace(written, others[written], 1)
    full = "".join(chr(ord(digit) + 0xFEE0) for digit in str(old))
    return marker.replace(full, "".join(chr(ord(digit) + 0xFEE0) for digit in str(new)), 1)


def han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else CHINESE_DIGITS[tens] + "十"
    return head + (CHINESE_DIGITS[ones] if ones else "")


def letter(number: int) -> str:
    return chr(96 + number) if 1 <= number <= 26 else ""


def roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else ""


# LST003


def mixed_markers(message: Message, rule: Rule) -> "Iterator[Finding]":
    if len(message.items) < 3:
        return
    done = -1
    for items in [*flat_lists(message), *levels(message)]:
        if len(items) < 3 or items[0].list_index <= done or len({item.style for item in items}) == 1:
            continue
        if not all(is_typed(item) for item in items) or looks_nested(items):
            continue
        done = items[0].list_index
        yield with_one_marker(message, items)


def flat_lists(message: Message) -> "Iterator[list[ListItem]]":
    """Lists read as nested for want of a common marker, though all markers stand in one column and their numbers
    count every item: "1." "•" "(iii)"."""
    by_list: dict[int, list[ListItem]] = {}
    for item in message.items:
        by_list.setdefault(item.list_index, []).append(item)
    for items in by_list.values():
        if any(item.depth for item in items) and len({indent(item) for item in items}) == 1:
            counted = [(at, item.number) for at, item in enumerate(items, 1) if item.number is not None]
            if all(at == number for at, number in counted) and counted[-1][0] > 1 if counted else False:
                yield items


def indent(item: ListItem) -> int:
    string = item.marker.layer.string
    return item.marker.start - string.rfind("\n", 0, item.marker.start)


def looks_nested(items: list[ListItem]) -> bool:
    """Whether the first marker heads groups that the other marks: "- Fruit", "* apple", "* pear", "- Bread"."""
    styles = [item.style for item in items]
    first = styles[0]
    others = {style for style in styles if style != first}
    if len(others) != 1 or any(item.number is not None for item in items):
        return False
    heads = [at for at, style in enumerate(styles) if style == first]
    together = any(after - before == 1 for before, after in zip(heads, heads[1:], strict=False))
    return not together and len(items) - len(heads) >= 2 and any(
        styles[at] == styles[at + 1] for at in range(len(styles) - 1)
    )


def with_one_marker(message: Message, items: list[ListItem]) -> Finding:
    model = str(items[0].marker)
    spaced = items[0].text.start > items[0].marker.end
    edits = []
    for at, item in enumerate(items, 1):
        if item.style != items[0].style:
            marker = model if items[0].number is None else renumber(model, items[0].number, items[0].number + at - 1)
            if spaced and item.text.start == item.marker.end:
                marker += " "
            edits.append(Edit(item.marker, marker))
    odd = next(item for item in items if item.style != items[0].style)
    return Finding(odd.marker, edits=edits, first=model)


# LST004


def uneven_endings(message: Message, rule: Rule) -> "Iterator[Finding]":
    if len(message.items) < 2:
        return
    for items in levels(message):
        if len(items) < 2:
            continue
        texts = [item.text.strip() for item in items]
        ended = [ends_with_stop(str(text)) for text in texts]
        if True not in ended or False not in ended or is_one_sentence(texts, ended):
            continue
        yield evened(texts, ended)


def ends_with_stop(string: str) -> bool | None:
    """None where the ending tells nothing: a question, an abbreviation, an address, a colon, a line of several."""
    if not string or string[-1] in "!?！？:：…)）]】\"”」" or ADDRESS.search(string) or "\n\n" in string:
        return None
    if string[-1] in STOPS:
        return None if ABBREVIATION.search(string) or string.endswith("..") else True
    return False


def is_one_sentence(texts: list[Text], ended: list[bool | None]) -> bool:
    """Items that together make a sentence end with commas or nothing, and with a full stop at last."""
    rest, last = texts[:-1], ended[-1]
    if last is not True or True in ended[:-1]:
        return False
    if all(str(text)[-1:] in JOINTS or str(text).endswith((" and", " or")) for text in rest):
        return True
    return all(str(text)[:1].islower() for text in texts)


def evened(texts: list[Text], ended: list[bool | None]) -> Finding:
    """Bring the fewer to what the more have. A point of several sentences keeps its full stop."""
    stop = ended.count(True) >= ended.count(False) or any(
        says and has_sentences(str(text)) for text, says in zip(texts, ended, strict=True)
    )
    edits = []
    for text, says in zip(texts, ended, strict=True):
        if says is None or says is stop:
            continue
        string = str(text)
        if not stop:
            edits.append(Edit(text.slice(len(string) - 1, len(string)), ""))
        elif string[-1] in JOINTS:
            edits.append(Edit(text.slice(len(string) - 1, len(string)), full_stop(string)))
        else:
            edits.append(Edit(text.slice(len(string), len(string)), full_stop(string)))
    return Finding(edits[0].text, edits=edits, variant="" if stop else "without")


def has_sentences(string: str) -> bool:
    return Pattern(r"[.!?。！？][\s\u3400-\u9fff]").search(string[:-1]) is not None


def full_stop(string: str) -> str:
    return "。" if HAN.search(string[-6:]) else "."


# LST005 to LST008


def unlisted_steps(message: Message, rule: Rule) -> "Iterator[Finding]":
    steps = hits(message, rule)
    if len(steps) < rule.options["min_steps"]:
        return
    from etiquette_lint.language.words import count_han, count_words

    for text in message.paragraphs:
        inside = [hit for hit in steps if text.start <= hit.text.start < text.end]
        if len(inside) < rule.options["min_steps"]:
            continue
        string = str(text)
        size = count_words(string) / rule.options["min_words"] + count_han(string) / rule.options["min_characters"]
        if size >= 1:
            yield Finding(text, count=len(inside))


def long_list(message: Message, rule: Rule) -> "Iterator[Finding]":
    most = rule.options["max_items"]
    if len(message.items) <= most:
        return
    for items in levels(message):
        if len(items) > most:
            item = items[most]
            yield Finding(item.text, count=len(items), most=most)


def missing_list_lead(message: Message, rule: Rule) -> "Iterator[Finding]":
    """The first list stands right after the salutation; a list further on has the text before it for a lead."""
    if len(message.items) < 2:
        return
    before = [zone for zone in message.zones if zone.name in ("body", "salutation")]
    first = next(at for at, zone in enumerate(before) if zone.item is not None)
    if first and before[first - 1].name == "body":
        return
    start = before[first].text.start
    yield Finding(Text(message.body, start, start))


# "North 1,204 units, South 987 units": a label, a figure and its unit.
PAIR = (
    r"[^\W\d_](?:[^\d\n,;，；、。.!?:：]{0,24})[:：]?\s?[¥$€£￥]?\d[\d,]{0,9}(?:\.\d{1,3})?"
    r"\s?[^\s\d,;，；、。.!?:：]{0,8}(?:\s[^\s\d,;，；、。.!?:：]{1,8})?"
)
PAIRS = Pattern(rf"{PAIR}(?:\s?[,;，；、]\s?(?:(?:and|以及|和)\s?)?{PAIR}){{3,20}}")


def untabled_data(message: Message, rule: Rule) -> "Iterator[Finding]":
    string = message.body.string
    if sum(map(str.isdigit, string)) < 4:
        return
    for text in message.paragraphs:
        if sum(map(str.isdigit, str(text))) < 4:
            continue
        match = PAIRS.search(string, text.start, text.end)
        if match is not None:
            yield Finding(Text(message.body, *match.span()))
