"""Dates and times in English text.

Words that can belong to a date wake the grammar (TRIGGER); the tokens around them are then read left to right by
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
from etiquette_lint.language.dates.english_reader import READERS, Reader
from etiquette_lint.language.dates.english_words import (
    CARDINALS,
    MONTHS,
    PARTS,
    TRIGGERS,
    UNITS,
    WORDS,
)
from etiquette_lint.language.dates.holidays import FIRST_WORDS
from etiquette_lint.language.dates.values import Item
from etiquette_lint.pattern import Pattern

# Led by what is no letter, it passes over the letters of other words at once; searched in the text behind a space.
for _word in sorted(FIRST_WORDS):
    TRIGGERS[_word[0]] = TRIGGERS.get(_word[0], "-") + "|" + _word[1:]

TRIGGER = Pattern(
    "[^a-z](?:" + "|".join(f"{first}(?:{rest})" for first, rest in TRIGGERS.items()) + ")(?![a-z])|[0-9½¼]+"
)


REACH = 48  # characters read on either side of a trigger


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


def read_items(r: Reader) -> list[Item]:
    """All mentions in the tokens of the reader, in order."""
    items: list[Item] = []
    words, done = r.w, 0
    known = STARTS.get
    for i, readers in enumerate([known(word) or "0" <= word < ":" for word in words]):
        if readers is False or i < done:
            continue
        if readers is True:
            readers = number_readers(r, i)
        elif (readers is ARTICLES and words[i + 1] not in COUNTABLE) or (
            readers is IN_PART and words[i + 1] not in IN_THE
        ):
            continue
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


COUNTABLE = frozenset(UNITS) | frozenset("few couple dozen half hundred good full quarter day".split())  # noqa: SIM905


IN_THE = frozenset(PARTS) | frozenset("the early late later earlier mid".split())  # noqa: SIM905


STARTS: dict[str, tuple] = {word: READERS[kind] for word, (kind, _) in WORDS.items() if kind in READERS}


STARTS |= BY_WORD


for _word in CARDINALS:
    STARTS[_word] = (*STARTS.get(_word, ()), hour_range)


for _word in FIRST_WORDS:
    STARTS[_word] = (*STARTS.get(_word, ()), feasts.feast)


def find_english(raw: str, now, digits: bool = True) -> list[Item]:
    """The mentions in a text, with offsets into it. Lower-casing must not move characters (İ does).

    `digits`: numbers alone wake the grammar; not in Chinese text, whose own grammar has read them.
    """
    text = raw.lower()
    if len(text) != len(raw):
        text = "".join(char.lower() if len(char.lower()) == 1 else char for char in raw)
    found: list[Item] = []
    reader = None
    low = high = -1
    for match in TRIGGER.finditer(" " + text):
        start, end = match.span()
        if not digits and match[0][0].isdigit():
            continue
        if start - REACH <= high:
            high = end + REACH
            continue
        if high >= 0:
            reader = reader or Reader(raw, text, now)
            found += read_stretch(reader, low, high)
        low, high = start - REACH, end + REACH
    if high >= 0:
        found += read_stretch(reader or Reader(raw, text, now), low, high)
    return found


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
    reader.read(low, high)
    items = read_items(reader)
    return join(reader, items) if len(items) > 1 or (items and items[0].kind == "range") else items
