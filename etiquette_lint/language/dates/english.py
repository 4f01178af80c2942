"""Dates and times in English text.

Words that can belong to a date wake the grammar (triggers); the tokens around them are then read left to right by
small functions, one for each way a mention can begin (english_days, english_periods, english_clocks …), and
neighbours that say one thing together ("Friday" "at 3pm") are joined (english_joins).
"""

from etiquette_lint.language.dates import english_clocks as clocks
from etiquette_lint.language.dates import english_counts as counts
from etiquette_lint.language.dates import english_days as days
from etiquette_lint.language.dates import english_feasts as feasts
from etiquette_lint.language.dates import english_names as names
from etiquette_lint.language.dates import english_numeric as numeric
from etiquette_lint.language.dates import english_periods as periods
from etiquette_lint.language.dates.english_joins import join
from etiquette_lint.language.dates.english_numbers import BETWEEN
from etiquette_lint.language.dates.english_plain import read_plain
from etiquette_lint.language.dates.english_reader import READERS, Reader
from etiquette_lint.language.dates.english_words import (
    CARDINALS,
    MONTHS,
    PARTS,
    UNITS,
    WORDS,
)
from etiquette_lint.language.dates.holidays import FIRST_WORDS
from etiquette_lint.language.dates.values import Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

REACH = 48  # characters read on either side of a trigger
APART = 32


READERS |= {
    "q": (names.quarter_name,),
    "M": (days.month_first,),
    "W": (names.weekday,),
    "O": (periods.counted_period, days.number_first, clocks.clock_words),
    "N": (counts.counted, days.number_first, clocks.clock_words, counts.times_a, names.bare_year),
    "Q": (counts.counted,),
    "R": (periods.counted_period, periods.relative),
    "T": (names.today,),
    "A": (names.recurring,),
    "K": (names.weekdays,),
    "F": (names.ending,),
    "C": (clocks.clock_words,),
    "S": (names.season,),
    "U": (names.unit,),
    "P": (clocks.part, names.unit),
    "G": (counts.decade,),
}


ARTICLES = (counts.counted, clocks.minutes_past)


IN_PART = (clocks.part,)


BY_WORD: dict[str, tuple] = {
    **dict.fromkeys(("now", "moment", "minute", "present", "date", "time"), (names.present,)),
    **dict.fromkeys(("every", "each", "all", "any"), (counts.every,)),
    **dict.fromkeys(("once", "twice"), (counts.times_a,)),
    **dict.fromkeys(("weekdays", "workdays"), (names.weekdays,)),
    **dict.fromkeys(
        ("end", "close", "beginning", "start", "middle", "rest", "remainder", "remaining"), (periods.edge_of,)
    ),
    **dict.fromkeys(("mid", "early", "late", "earlier", "later"), (periods.edge_of, clocks.clock_words, clocks.part)),
    **dict.fromkeys(("a", "an", "another"), ARTICLES),
    **dict.fromkeys(("half", "½", "¼", "quarter"), (counts.counted, clocks.minutes_past)),
    **dict.fromkeys(("in", "during", "at", "after", "before", "over", "around"), IN_PART),
    **dict.fromkeys(("q", "h", "fy", "cy", "sy"), (names.quarter_name,)),
    "w": (periods.week,),
    "two": (counts.counted, days.number_first, clocks.clock_words, counts.times_a, names.bare_year),
}


def read_items(r: Reader, end: int) -> list[Item]:
    """All mentions in the tokens of the reader that begin before `end`, in order."""
    items: list[Item] = []
    words, done = r.w, 0
    known = STARTS.get
    for i, readers in enumerate([known(word) or "0" <= word < ":" for word in words]):
        if readers is False or i < done:
            continue
        if readers is True:
            readers = number_readers(r, i)
        elif (
            (readers is ARTICLES and words[i + 1] not in COUNTABLE)
            or (readers is IN_PART and words[i + 1] not in IN_THE)
            or (words[i] in CARDINALS and words[i + 1] not in WORDS and words[i + 1] not in AFTER_WORD)
        ):
            continue
        if r.s[i] >= end:
            break
        best: Item | None = None
        for read in readers:
            item = read(r, i)
            if item is not None and (best is None or item.to > best.to):
                best = item
        if best is None:
            continue
        while items and items[-1].to > best.at:
            items.pop()
        items.append(best)
        done = best.to
    return items


def number_readers(r: Reader, i: int) -> tuple:
    """How a number can begin a mention, by the word behind it; most numbers begin none."""
    after, size = r.w[i + 1], len(r.w[i])
    if size > 4 and size != 8:
        return (counts.counted,) if after in UNITS else ()
    if after in WORDS or after in AFTER_NUMBER or size == 8:
        return DIGITS
    return FEW_DIGITS if size < 5 else ()


def hour_range(r: Reader, i: int) -> Item | None:
    """ "5 to 6pm", "from 10-4", "9:30 - 10:30": two hours, of which one or the words around show what they are."""
    if days.TO.isdisjoint(r.w[i + 1 : i + 7]):
        return None
    left = clocks.clock(r, i, True) or clocks.clock_words(r, i, True)
    if left is None or left.to - i > 6:
        return None
    j = left.to
    joint = r.w[j]
    if joint not in days.TO or joint in ("or", "&"):
        return None
    before = r.w[i - 1] if i else ""
    if joint == "and" and before != "between":
        return None
    j += 1 + (r.w[j + 1] in ("around", "about"))
    right = clocks.clock(r, j, True) or clocks.clock_words(r, j, True)
    if (
        right is None
        or r.w[right.to] in MONTHS
        or (r.w[right.to] == "of" and r.w[right.to + 1] in MONTHS)
        or r.w[right.to] == "/"
    ):
        return None
    shown = (left.to - left.at > 1 and not left.ambiguous_clock) or (
        right.to - right.at > 1 and not right.ambiguous_clock
    )
    shown = shown or ":" in r.text[left.start : right.end]
    if not shown:
        plain = r.w[i].isdigit() and r.w[j].isdigit() and joint in ("-", "–")
        if not (
            (before in ("from", "between") and (r.after_day(i - 1) or r.follows(right.to)))
            or r.after_day(i)
            or r.w[right.to] in ("today", "tomorrow", "next", "tonight", "yesterday")
        ):
            return None
        if plain and (r.raw_hours[i] > 12 and r.raw_hours[j] < 13):
            return None
    if not r.w[j].isdigit() and not shown and not r.w[i].isalpha():
        return None
    start = i - 1 if before in ("from", "between") else i
    item = Item("range", r.s[start], right.end, at=start, to=right.to, grain="hours", zone=right.zone)
    item.ambiguous_clock = right.ambiguous_clock
    from_hour, to_hour = left.hour, right.hour
    if left.ambiguous_clock:
        from_hour = r.raw_hours[i]
        if from_hour + 12 <= to_hour or (to_hour > 12 and right.ambiguous_clock and from_hour <= 6):
            from_hour += 12
    item.hour, item.minute = from_hour, left.minute
    item.length = f"T{from_hour:02}:{left.minute:02}/T{to_hour:02}:{right.minute:02}"
    item.value = item.length
    return item


DIGITS = (
    numeric.numeric, counts.decade, clocks.clock, clocks.minutes_past, periods.counted_period,
    days.number_first, counts.counted,
    names.bare_year, counts.times_a, hour_range,
)  # fmt: skip


FEW_DIGITS = (numeric.numeric, clocks.clock, names.bare_year)


AFTER_NUMBER = frozenset(
    ": . - – — / ~ h a p am pm o oclock st nd rd th of to and or in until till through past min mins times s & ' ’ ish"  # noqa: SIM905
    " ( business working work full more calendar consecutive additional coming ½".split()
)


# Behind a number in words. "one of" counts other things than days.
AFTER_WORD = (AFTER_NUMBER | BETWEEN | frozenset(("hundred", "thousand", "another", "few", "½"))) - {"of"}


COUNTABLE = frozenset(UNITS) | frozenset("few couple dozen half hundred good full quarter day".split())  # noqa: SIM905


IN_THE = frozenset(PARTS) | frozenset("the early late later earlier mid".split())  # noqa: SIM905


STARTS: dict[str, tuple] = {word: READERS[kind] for word, (kind, _) in WORDS.items() if kind in READERS}


STARTS |= BY_WORD


for _word in CARDINALS:
    STARTS[_word] = (*STARTS.get(_word, ()), hour_range)


for _word in FIRST_WORDS:
    STARTS[_word] = (*STARTS.get(_word, ()), feasts.feast)


def find_english(raw: str, text: str, triggers: list[tuple[int, int]], now) -> list[Item]:
    """The mentions around `triggers`, with offsets into `raw`; `text` is the same in small letters."""
    found: list[Item] = []
    reader = Reader(raw, text, now)
    open_from: int | None = None
    floor = high = 0
    for first, last, bounded in grouped(text, triggers):
        plain = read_plain(raw, text, first, last, reader.today) if bounded else None
        low = first[0] - REACH
        if open_from is not None and (plain is not None or low > high):
            found += read_stretch(reader, open_from, min(high, plain.start) if plain else high)
            floor, open_from = 0, None
        if plain is not None:
            found.append(plain)
            floor = plain.end
        else:
            if open_from is None:
                open_from = max(low, floor)
            high = last[1] + REACH
    if open_from is not None:
        found += read_stretch(reader, open_from, high)
    return found


def grouped(text: str, triggers: list[tuple[int, int]]) -> "Iterator[tuple[tuple[int, int], tuple[int, int], bool]]":
    """First and last trigger of each group, and whether so many words part it from its neighbours that what it names
    is not joined to theirs."""
    first = last = triggers[0]
    apart = True
    for trigger in triggers:
        if trigger[0] - last[1] > APART:
            free = text.count(" ", last[1], trigger[0]) > 7
            yield first, last, apart and free
            first, apart = trigger, free
        last = trigger
    yield first, last, apart


def read_stretch(reader: Reader, low: int, high: int) -> list[Item]:
    text = reader.text
    low, high = max(low, 0), min(high, len(text))
    while low > 0 and text[low].isalnum() and text[low - 1].isalnum() and high - low < 1000:
        low -= 1
    while (
        high < len(text)
        and text[high].isalnum()
        and text[high - 1].isalnum()
        and text[high] != " "
        and high - low < 100000
    ):
        high += 1
    reader.read(low, min(high + 20, len(text)))  # the last mention is told by what follows it
    items = read_items(reader, high)
    return join(reader, items) if len(items) > 1 else items
