"""LST: lists that are none, and lists whose numbers, markers or endings do not agree."""

from bisect import bisect_left

from etiquette_lint.finding import Edit, Finding
from etiquette_lint.language.counters import renumber
from etiquette_lint.language.enumerations import (
    PAIRS,
    Point,
    chinese_ordinals_in,
    cites_law,
    has_second_sign,
    is_leave_taking,
    marker_of,
    one_line,
    ordinals_in,
    run_of,
    signs_in,
)
from etiquette_lint.message.correspondence import in_thread
from etiquette_lint.message.model import ListItem, Message
from etiquette_lint.message.spans import Spans
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

HAN = Pattern("[\u3400-\u9fff]")
MOST_NUMBER = 99
STOPS = ".。．"
JOINTS = ",;，；、"  # items that end with these are parts of one sentence, the last with its full stop
ABBREVIATION = Pattern(
    r"(?:\b(?:etc|ltd|inc|co|corp|llc|al|approx|no|vs|jr|sr|dept|a\.m|p\.m|e\.g|i\.e|u\.s|u\.k|am|pm)|\b[A-Z])\.$", 2
)
ADDRESS = Pattern(r"\S*(?:://|www\.|@)\S*$")


def levels(message: Message) -> "Iterator[list[ListItem]]":
    """The items that stand together as one list: of one depth, with nothing but deeper items between them.

    A list that begins at one again behind a wider gap is another list.
    """
    open_levels: dict[int, list[ListItem]] = {}
    list_index = -1
    for item in message.items:
        if (item.number or 0) > MOST_NUMBER:
            continue
        if item.list_index != list_index:
            yield from open_levels.values()
            open_levels, list_index = {}, item.list_index
        for depth in [depth for depth in open_levels if depth > item.depth]:
            yield open_levels.pop(depth)
        level = open_levels.setdefault(item.depth, [])
        if item.number == 1 and len(level) > 1 and gap(level[-1], item) > gap(level[-2], level[-1]):
            yield level
            level = open_levels[item.depth] = []
        level.append(item)
    yield from open_levels.values()


def gap(item: ListItem, following: ListItem) -> int:
    """Line breaks between the end of one item and the next."""
    return item.text.layer.string.count("\n", item.text.end, following.marker.start)


def is_typed(item: ListItem) -> bool:
    """Whether the author typed the marker; that of an HTML list is the mail client's."""
    if not item.style:
        return False
    span = item.marker.raw_span()
    return span.end > span.start


# LST001


def inline_enumeration(message: Message, rule: Rule) -> "Iterator[Finding]":
    string = message.body.string
    signs = has_second_sign(string, 0, len(string))
    words = hits(message, rule, "second")
    if not signs and not words:
        return
    places = [hit.text.start for hit in words]
    for zone in message.zones:
        if zone.name != "body" or zone.item is not None:
            continue
        start, end = zone.text.start, zone.text.end
        first = bisect_left(places, start)
        woken = first < len(places) and places[first] < end
        points = run_of(signs_in(string, start, end)) if signs and has_second_sign(string, start, end) else []
        if not points and woken:
            points = run_of(ordinals_in(string, start, end)) or run_of(chinese_ordinals_in(string, start, end))
        if points and is_leave_taking(string[points[-1].end : end]):
            points.pop()  # "最后，祝您生活愉快"
        if len(points) < rule.options["min_points"] or stands_apart(string, points):
            continue
        if not cites_law(string[start:end]):
            yield as_list(message, points, start, end)


def stands_apart(string: str, points: list[Point]) -> bool:
    """Whether every point but the first begins a line already."""
    return all(string[max(point.start - 80, 0) : point.start].rstrip(" \t")[-1:] == "\n" for point in points[1:])


SENTENCE_END = Pattern(r"[.!?](?=\s+[^a-z\s])|[。！？]")


def as_list(message: Message, points: list[Point], start: int, end: int) -> Finding:
    """The finding, and an edit that puts every point on a line of its own. What follows the last point, and a
    point of several sentences, leave open where it ends: then there is no edit."""
    string = message.body.string
    stop = SENTENCE_END.search(string, points[-1].end, end)
    last = stop.end() if stop is not None else end
    place = Text(message.body, points[0].start, last)
    inner = [string[points[at].end : points[at + 1].start] for at in range(len(points) - 1)]
    long_points = any(SENTENCE_END.search(text.rstrip()[:-1]) for text in inner)
    if (long_points and last < end) or any(not text.strip() for text in inner) or holds_markup(message, place):
        return Finding(place, count=len(points))
    begin = points[0].start
    while begin > start and string[begin - 1] in " \t\n":
        begin -= 1
    lines = []
    for number, point in enumerate(points, 1):
        until = points[number].start if number < len(points) else last
        text = one_line(string[point.end : until])
        if number < len(points) and text[-1:] == "，":
            text = text[:-1] + "；"
        lines.append(marker_of(point, number) + text)
    before = "\n" if begin > start else ""
    after = "\n\n" if string[last:end].strip() else ""
    while after and last < end and string[last] in " \t\n":
        last += 1
    edit = Edit(Text(message.body, begin, last), before + "\n".join(lines) + after)
    return Finding(place, edits=[edit], count=len(points))


def holds_markup(message: Message, place: Text) -> bool:
    """Whether the text is not what was typed, so that writing it anew would lose placeholders or markup."""
    return any(place.start < gap.text.end and gap.text.start < place.end for gap in message.placeholders) or any(
        place.start < mark.end and mark.start < place.end for mark in message.marks
    )


# LST002


def broken_numbering(message: Message, rule: Rule) -> "Iterator[Finding]":
    if len(message.items) < 3:
        return
    for items in joined(message):
        if len(items) < 3 or any(item.number is None for item in items):
            continue
        at = first_break([item.number or 0 for item in items])
        if at and is_typed(items[at]) and len({item.style for item in items}) <= 2:
            yield renumbered(items, at)


def joined(message: Message) -> list[list[ListItem]]:
    """The lists, with those made one that count on behind a paragraph: numbered headings. An answer takes up
    points of somebody else's list as it likes."""
    lists = list(levels(message))
    if len(lists) < 2 or in_thread(message):
        return lists
    whole: list[list[ListItem]] = []
    for items in lists:
        first, last = items[0], whole[-1][-1] if whole else None
        goes_on = last is not None and first.depth == last.depth and first.style == last.style
        if goes_on and (first.number or 0) > 1:
            whole[-1] += items
        else:
            whole.append(items)
    return whole


def first_break(numbers: list[int]) -> int:
    """Which number repeats, skips or restarts; 0 when none does, or when the numbers do not count items.

    Selected points of somebody else's list ("2. Yes. 5. No.") and scores do not count.
    """
    if numbers[0] != 1:
        return 0
    slips = [at for at, number in enumerate(numbers) if number != at + 1]
    if slips and numbers[-1] == len(numbers) and 4 * len(slips) <= len(numbers):
        return slips[0]  # 1 2 2 4
    steps = [numbers[at] - numbers[at - 1] for at in range(1, len(numbers))]
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


# LST003


def mixed_markers(message: Message, rule: Rule) -> "Iterator[Finding]":
    if len(message.items) < 3:
        return
    done = -1
    for items in [*flat_lists(message), *levels(message)]:
        if len(items) < 3 or items[0].list_index <= done or len({item.style for item in items}) == 1:
            continue
        if looks_nested(items) or is_afterword(items) or not all(is_typed(item) for item in items):
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
    twice = [styles[at] for at in range(len(styles) - 1) if styles[at] == styles[at + 1]]
    return bool(twice) and first not in twice


def is_afterword(items: list[ListItem]) -> bool:
    """Whether the odd one is the last: a dash before the writer's name, a star before a note to the numbered points."""
    last = items[-1]
    return (
        last.number is None
        and len({item.style for item in items[:-1]}) == 1
        and (last.style in ("-", "–", "—") or items[0].number is not None)
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
    starts = {item.marker.start for item in message.items}
    for items in levels(message):
        if len(items) < 2:
            continue
        texts = [item.text.strip() for item in items]
        ended = [None if runs_on(text, starts) else ends_with_stop(str(text)) for text in texts]
        if True not in ended or False not in ended or is_one_sentence(texts, ended):
            continue
        yield evened(texts, ended)


def runs_on(text: Text, starts: set[int]) -> bool:
    """Whether the line below may go on with the item: it is no item, and no blank line parts them."""
    string = text.layer.string
    below = string[text.end : text.end + 80].lstrip(" \t")
    if below[:1] != "\n" or not below[1:].split("\n", 1)[0].strip():
        return bool(below[:1].strip())
    at = string.index("\n", text.end) + 1
    while string[at] in " \t\u3000":
        at += 1
    return at not in starts


def ends_with_stop(string: str) -> bool | None:
    """None where the ending tells nothing: a question, an abbreviation, an address, a colon, a comma."""
    if not string or string[-1] in JOINTS + '!?！？:：…)）]】"”」' or ADDRESS.search(string) or "\n\n" in string:
        return None
    if string[-1] in STOPS:
        return None if ABBREVIATION.search(string) or string.endswith("..") else True
    return False


def is_one_sentence(texts: list[Text], ended: list[bool | None]) -> bool:
    """Items that together make a sentence end with nothing, and with a full stop at last."""
    return ended[-1] is True and True not in ended[:-1] and all(str(text)[:1].islower() for text in texts)


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

    places = sorted(hit.text.start for hit in steps if hit.text.layer is message.body)
    asked = Spans.at(request.start for request in message.requests)
    for text in message.paragraphs:
        inside = bisect_left(places, text.end) - bisect_left(places, text.start)
        if inside < rule.options["min_steps"] or not asked.touch(text.start, text.end):
            continue  # a story, not an instruction
        string = str(text)
        if count_words(string) / rule.options["min_words"] + count_han(string) / rule.options["min_characters"] >= 1:
            yield Finding(text, count=inside)


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
