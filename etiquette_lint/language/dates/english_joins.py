"""English neighbours that say one thing together: a weekday and its date, a day and its hour, both ends of a range."""

from itertools import pairwise

from etiquette_lint.language.dates.english_clocks import settle_hour
from etiquette_lint.language.dates.english_words import ENDINGS, MEALS, WEEKDAYS
from etiquette_lint.language.dates.values import (
    Item,
    add,
    calendar_day,
    join_range,
    make_date,
    nearest,
    settle_list,
    weekday_in_week,
)

NEXT_TO = ("", ",", "(", "the", ", the", "-", "–", ".", "/", "on", "at", ", on", "[", "i . e .", "( the", "- the", ":")
TO_TIME = (
    "", ",", "at", ", at", "@", "for", "-", "–", "around", "at around", "at about", "by", "before", "after",
    "no later than",
    "later than", "from", "until", "till", ". at", ", from", "between", "(", "|", ":", "as early as",
    "no earlier than", ", between", "about", "at approximately", "starting at", "not later than", "in", "on", "/",
)  # fmt: skip
TO_DAY = ("", "on", ",", "of", "on the", "(", ", on", "in", "-", "the", "for")
RANGE = frozenset(
    (
        "to",
        "-",
        "–",
        "—",
        "~",
        "through",
        "thru",
        "until",
        "till",
        "to the",
        "through the",
        "until the",
        "till the",
        "up to",
        "- the",
        "and",
        "and the",
        "to around",
    )
)


def join(r, items: list[Item]) -> list[Item]:
    for step in (same_day, day_and_time, same_day, hours_range, day_and_time, range_of):
        items = combine(r, items, step)
        if len(items) == 1:
            break
    for a, b in pairwise(items):
        if " ".join(r.w[a.to : b.at]) in ("or", "and", ",", ", or", ", and", "&", "/", "or the", "and the"):
            settle_list(a, b)
    return items


def combine(r, items: list[Item], step) -> list[Item]:
    made: list[Item] = []
    for item in items:
        if made:
            before = made[-1]
            if item.at - before.to < 5 and "\n\n" not in r.text[before.end : item.start]:
                gap = " ".join(r.w[before.to : item.at])
                joined = step(r, before, item, gap)
                if joined is not None:
                    made[-1] = joined
                    continue
        made.append(item)
    return made


def stretch(r, a: Item, b: Item, into: Item, gap: str = "") -> Item:
    """`into` over both, with the bracket that closes behind the second."""
    start, end, at, to = a.start, b.end, a.at, b.to
    if ("(" in gap and r.w[to] == ")") or ("[" in gap and r.w[to] == "]"):
        end, to = r.e[to], to + 1
    into.start, into.end, into.at, into.to = start, end, at, to
    return into


def same_day(r, a: Item, b: Item, gap: str) -> Item | None:
    """ "Friday, 4 December", "next Friday (4 Dec)", "Monday next week", "4 July of this year"."""
    if a.kind == "day" and b.kind == "day":
        if r.w[a.at] in ENDINGS and a.to == a.at + 1 and b.hour is None and not b.part and gap in ("", "on", "of"):
            head, tail = b.head, b.tail
            b.hour, b.minute, b.second = a.hour, a.minute, a.second  # "COB Friday"
            stretch(r, a, b, b, gap)
            b.head, b.tail = head, tail
            return b
        return two_days(r, a, b, gap) if gap in NEXT_TO and (a.hour is None or b.hour is None) else None
    if a.kind == "day" and a.weekday is not None and not a.calendar and this_week(b):
        return day_of_week(r, a, b, a, b, gap) if gap in ("", "of", ",", "in", "of the", "the") else None
    if b.kind == "day" and b.bare_weekday and not b.calendar and this_week(a):
        return day_of_week(r, a, b, b, a, gap) if gap in ("", "on", "-", ",", "–", ":", "(") else None
    if a.kind == "day" and a.calendar and a.month and a.day and not a.has_year and not a.impossible:
        if b.kind == "period" and b.grain == "year" and b.first and gap in ("of", "in", ","):
            a.has_year, a.year = True, b.first.year
            calendar_day(a, r.today)
            return stretch(r, a, b, a, gap)
    return None


def this_week(item: Item) -> bool:
    return item.kind == "period" and item.grain == "week" and item.relative


def two_days(r, a: Item, b: Item, gap: str) -> Item | None:
    """Two names of one day: a weekday or a day counted from now, and its date."""
    if b.calendar and not a.calendar and (a.relative or a.weekday is not None):
        return dated(r, a, b, gap)
    if a.calendar and b.bare_weekday and not b.calendar and a.weekday is None and b.hour is None:
        if gap not in ("", ",", "(", "-", "[", "–") or (gap == "," and r.w[b.to] in ("and", "or", "&", "to", "-")):
            return None
        return dated(r, b, a, gap, flipped=True)
    if plain_relative(a) and b.bare_weekday and gap in ("(", "[") and a.hour is None and not a.part:
        a.weekday = b.weekday  # "tomorrow (Wednesday)"
        stretch(r, a, b, a, gap)
        a.head, a.tail = a.start, a.end
        return a
    if a.bare_weekday and plain_relative(b) and b.hour is None and not b.part and gap in ("", ","):
        return on_weekday(r, a, b, a, gap)
    if b.bare_weekday and plain_relative(a) and a.to - a.at > 1 and gap in ("", "on", ","):
        return on_weekday(r, a, b, b, gap)
    return None


def plain_relative(item: Item) -> bool:
    """ "two weeks from now": counted, and no weekday or number of its own."""
    return (
        item.relative and not item.bare_weekday and item.first is not None and item.weekday is None and item.day is None
    )


def day_of_week(r, a: Item, b: Item, day: Item, week: Item, gap: str) -> Item:
    """ "Monday of next week", "next week on Monday"."""
    day.first = day.last = week.first and weekday_in_week(week.first, day.weekday, 0)
    day.bare_weekday = False
    head, tail = min(a.head, b.head), max(a.tail, b.tail)
    stretch(r, a, b, day, gap)
    day.head, day.tail = head, tail
    return day


def dated(r, named: Item, day: Item, gap: str, flipped: bool = False) -> Item:
    """A weekday or relative day with the calendar date beside it: absolute, and the weekday can be checked."""
    if day.weekday is None:
        day.weekday = named.weekday
    if named.weekday is None and named.first and day.first and not day.has_year and named.first != day.first:
        day.weekday = None
    if day.grain == "numeric" and day.ambiguous and day.weekday is not None and day.month and day.day:
        turn(r, day)
    if named.hour is not None and day.hour is None:
        day.hour, day.minute, day.second, day.zone, day.ambiguous_clock = (
            named.hour,
            named.minute,
            named.second,
            named.zone,
            named.ambiguous_clock,
        )
    day.part = day.part or named.part
    day.relative = day.bare_weekday = False
    stretch(r, day, named, day, gap) if flipped else stretch(r, named, day, day, gap)
    if day.hour is None:
        day.head, day.tail = day.start, day.end
    return day


def turn(r, day: Item) -> None:
    """A numeric date that fits its weekday only when read the other way round is read so."""
    if day.day > 12 or day.first is None or day.first.weekday() == day.weekday:
        return
    other = make_date(day.year, day.day, day.month) if day.has_year else nearest(r.today, day.day, day.month)
    if other and other.weekday() == day.weekday:
        day.first = day.last = other
        day.month, day.day = day.day, day.month


def on_weekday(r, a: Item, b: Item, named: Item, gap: str) -> Item:
    """ "two weeks from now on Tuesday": the Tuesday nearest to that day."""
    other = b if named is a else a
    if other.first is None or named.weekday is None:
        return stretch(r, a, b, other, gap)
    other.first = other.last = add(other.first, (named.weekday - other.first.weekday() + 3) % 7 - 3, "D")
    other.weekday = named.weekday
    stretch(r, a, b, other, gap)
    other.head, other.tail = other.start, other.end
    return other


def day_and_time(r, a: Item, b: Item, gap: str) -> Item | None:
    if "feast" in (a.grain, b.grain) or meal(r, a) or meal(r, b):  # two facts: which day, and when on it
        return None
    if a.kind == "day" and timed(b) and gap in TO_TIME and not (a.hour is not None and b.kind != "part"):
        if gap == "-" and b.kind == "clock" and b.ambiguous_clock and ":" not in r.text[b.start : b.end]:
            return None
        return at_time(r, a, b, a, b, gap)
    if b.kind == "day" and timed(a) and gap in TO_DAY and b.hour is None and not (b.part and a.kind == "part"):
        if gap in (",", "-", "the", "in") and a.kind == "range" and b.bare_weekday:
            return None
        if r.w[b.to] in ("to", "-", "–", "through") and r.w[b.to + 1] in WEEKDAYS:  # "9:00-17:00 Monday to Friday"
            return None
        return at_time(r, a, b, b, a, gap)
    if (a.kind == "set" and timed(b) and gap in TO_TIME) or (b.kind == "set" and timed(a) and gap in TO_DAY):
        made = a if a.kind == "set" else b
        return stretch(r, a, b, made, gap)
    if a.kind == "part" and b.kind == "clock" and gap in ("", "at", "around", ",", "by"):
        b.part = a.part
        b.hour = r.raw_hours.get(b.at, b.hour) if not b.meridiem else b.hour
        if b.ambiguous_clock:
            settle_hour(b)
        b.ambiguous_clock = False
        b.part = ""
        return stretch(r, a, b, b, gap)
    if a.kind == "clock" and b.kind == "part" and gap == "":
        a.part = b.part
        if a.ambiguous_clock:
            a.hour = r.raw_hours.get(a.at, a.hour)
            settle_hour(a)
        a.ambiguous_clock, a.part = False, ""
        return stretch(r, a, b, a, gap)
    if a.kind == "day" and b.kind == "set" and b.value in ("R/P1D", "R/P1W") and gap == "" and a.bare_weekday:
        b.value = "R/P1W"
        return stretch(r, a, b, b, gap)
    return None


def meal(r, item: Item) -> bool:
    return item.kind == "part" and r.w[item.to - 1].removesuffix("time") in MEALS


def timed(item: Item) -> bool:
    return item.kind in ("clock", "part") or (item.kind == "range" and item.grain == "hours")


def at_time(r, a: Item, b: Item, day: Item, time: Item, gap: str) -> Item:
    head, tail = day.head, day.tail
    if time.kind == "clock" and day.hour is None:
        hour = time.hour
        if time.ambiguous_clock and day.part:
            time.hour, time.part = r.raw_hours.get(time.at, hour), day.part
            settle_hour(time)
            time.ambiguous_clock = False
        day.hour, day.minute, day.second, day.zone = time.hour, time.minute, time.second, time.zone
        day.ambiguous_clock, day.impossible = time.ambiguous_clock, day.impossible or time.impossible
        day.meridiem = time.meridiem
    elif time.kind == "part":
        if day.hour is not None and day.ambiguous_clock:
            day.part, day.ambiguous_clock = time.part, False
            if day.hour > 12:
                day.hour -= 12
            settle_hour(day)
        day.part = day.part or time.part
    elif time.kind == "range":
        low, _, high = time.length.partition("/")
        day.kind, day.hour, day.minute, day.zone = "range", time.hour, time.minute, time.zone
        day.ambiguous_clock = time.ambiguous_clock
        if day.part in ("afternoon", "evening", "night") and time.ambiguous_clock:
            low, high = later(low), later(high)
        day.length = f"{low}/{high}"
        date = day.first.isoformat() if day.first else ""
        day.value = f"{date}{low}/{date}{high}" if date else ""
    stretch(r, a, b, day, gap)
    day.head, day.tail = head, tail
    return day


def later(clock: str) -> str:
    hour = int(clock[1:3])
    return f"T{hour + 12:02}{clock[3:]}" if hour < 12 else clock


def hours_range(r, a: Item, b: Item, gap: str) -> Item | None:
    return range_of(r, a, b, gap) if a.kind == "clock" and b.kind == "clock" else None


def range_of(r, a: Item, b: Item, gap: str) -> Item | None:
    """ "from … to …", "between … and …", "Mon-Wed"."""
    if gap not in RANGE:
        return None
    before = r.w[a.at - 1] if a.at else ""
    if before == "the":
        before = r.w[a.at - 2]
    if gap.startswith("and") and before != "between":
        return None
    kinds = ("day", "period", "clock", "moment", "part")
    if a.kind not in kinds or b.kind not in kinds or (a.kind == "part") != (b.kind == "part"):
        return None
    if (a.kind == "clock" and b.kind == "period") or (a.kind == "period" and b.kind == "clock"):
        return None
    if (
        gap in ("-", "–", "—")
        and a.kind != b.kind
        and "moment" not in (a.kind, b.kind)
        and not (a.kind == "day" and b.kind == "period")
    ):
        return None
    a_start = a.at
    if (
        a.bare_weekday is False
        and b.bare_weekday
        and a.kind == "day"
        and b.kind == "day"
        and a.first
        and b.weekday is not None
    ):
        b.first = b.last = add(a.first, (b.weekday - a.first.weekday()) % 7, "D")
        b.relative = a.relative
    if a.kind == "day" and b.kind == "day" and a.calendar and a.first and b.day and not b.month and b.relative:
        months = a.first.year * 12 + a.first.month - 1 + (b.day < a.first.day)
        b.first = b.last = make_date(months // 12, months % 12 + 1, b.day)
        b.relative, b.calendar, b.impossible = a.relative, True, b.first is None
    item = join_range(a, b, r.now)
    if before in ("from", "between"):
        start = a_start - (2 if r.w[a_start - 1] == "the" else 1)
        item.start, item.at = r.s[start], start
    item.head, item.tail = item.start, item.end
    return item
