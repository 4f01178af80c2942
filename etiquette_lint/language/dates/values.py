"""What a mention of time says, and the ISO 8601 value that follows from it.

The grammars build `Item`s; everything that needs the calendar stands here. Weeks begin on Monday,
as ISO 8601 has it. No function raises on dates beyond the calendar: they answer None or "".
"""

import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ONE_DAY = datetime.timedelta(1)
LONGEST = {"Y": 9000, "M": 99999, "D": 3000000, "h": 70000000, "m": 4000000000, "s": 200000000000}
# The hours a part of the day is taken for where an interval has to be written.
PARTS = {
    "dawn": (0, 6),
    "morning": (6, 12),
    "noon": (11, 14),
    "afternoon": (12, 18),
    "evening": (18, 22),
    "night": (20, 24),
    "day": (8, 18),
}


class Item:
    """One mention on its way through the grammar; offsets count characters of the whole string.

    `kind` is day, period, clock, part, moment, duration, set, range or vague. `first` and `last` are the
    resolved days (inclusive), None where the message's own date is needed and unknown. `head`, `tail` are the
    offsets of the words that name the day alone, for a fix that leaves the clock time as it is written.

    Most facts of most mentions are never said, so their defaults stand on the class: an item costs what it says.
    """

    at = to = 0
    year: "Any" = None
    month: "Any" = None
    day: "Any" = None
    weekday: int | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    grain = "day"
    value = ""
    hour: "Any" = None
    minute: "Any" = None
    second: int | None = None
    meridiem = ""
    part = ""
    zone = ""
    length = ""
    relative = False
    bare_weekday = False
    impossible = False
    ambiguous = False
    ambiguous_clock = False
    has_year = False
    calendar = False

    def __init__(self, kind: str, start: int, end: int, **facts):
        self.kind = kind
        self.start = self.head = start
        self.end = self.tail = end
        for name, fact in facts.items():
            setattr(self, name, fact)

    def __repr__(self) -> str:
        return f"Item({', '.join(f'{name}={fact!r}' for name, fact in vars(self).items() if fact)})"


def make_date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def add(moment: "Any", count: float, unit: str) -> "Any":
    """`moment` (date or datetime) moved by `count` of Y, M, D, h, m or s; None beyond the calendar."""
    if abs(count) > LONGEST[unit]:
        return None
    try:
        if unit == "D":
            return moment + datetime.timedelta(count)
        if unit in "hms":
            seconds = count * {"h": 3600, "m": 60, "s": 1}[unit]
            return moment + datetime.timedelta(seconds=seconds)
        whole = int(count * (12 if unit == "Y" else 1))
        if unit == "M" and whole != count:  # half a month is fifteen days
            moment = moment + datetime.timedelta(round(30 * (count - whole)))
        months = moment.year * 12 + moment.month - 1 + whole
        year, month = divmod(months, 12)
        if not 1 <= year <= 9999:
            return None
        return moment.replace(year=year, month=month + 1, day=min(moment.day, days_in(year, month + 1)))
    except (ValueError, OverflowError):
        return None


def add_workdays(day: datetime.date, count: int) -> datetime.date | None:
    """Monday to Friday; public holidays are not known here."""
    if abs(count) > 5000:
        return None
    step = 1 if count > 0 else -1
    left = abs(count)
    while left:
        moved = add(day, step, "D")
        if moved is None:
            return None
        day = moved
        left -= day.weekday() < 5
    return day


def week_of(day: datetime.date | None, weeks: int = 0) -> datetime.date | None:
    """Monday of the ISO week `weeks` after the one that holds `day`."""
    return day and add(day, 7 * weeks - day.weekday(), "D")


def weekday_in_week(today: datetime.date | None, weekday: int | None, weeks: int) -> datetime.date | None:
    monday = week_of(today, weeks)
    return add(monday, weekday, "D") if monday and weekday is not None else None


def coming(today: datetime.date | None, weekday: int | None) -> datetime.date | None:
    """The first such weekday after today: nobody calls today by its name."""
    if today is None or weekday is None:
        return None
    return add(today, (weekday - today.weekday() - 1) % 7 + 1, "D")


def recent(today: datetime.date | None, weekday: int) -> datetime.date | None:
    return today and add(today, -((today.weekday() - weekday - 1) % 7 + 1), "D")


def nearest(today: datetime.date | None, month: int, day: int) -> datetime.date | None:
    """The year a date without one means: the nearest to now, so that a missed deadline stays in the past."""
    if today is None:
        return None
    best = None
    for year in (today.year, today.year + 1, today.year - 1, *range(today.year + 2, today.year + 9)):
        found = make_date(year, month, day)
        if found and (best is None or abs((found - today).days) < abs((best - today).days)):
            best = found
        if best and year > today.year + 1:
            break
    return best


def full_year(two_digits: int) -> int:
    """ "87" is 1987, "26" is 2026: the pivot POSIX uses (69)."""
    return two_digits + (1900 if two_digits >= 69 else 2000)


def month_span(year: int, month: int) -> tuple[datetime.date | None, datetime.date | None]:
    first = make_date(year, month, 1)
    return first, first and make_date(year, month, days_in(year, month))


def set_months(item: Item, year: int, month: int, count: int) -> None:
    """Make the item a period of `count` months from the given one (which may lie outside 1 to 12)."""
    months = year * 12 + month - 1
    item.first = make_date(months // 12, months % 12 + 1, 1)
    months += count
    last = make_date(months // 12, months % 12 + 1, 1)
    item.last = last and add(last, -1, "D")


def period_value(item: Item) -> str:
    """A week, month, quarter or year as ISO 8601 writes it."""
    first, last = item.first, item.last
    if first is None:
        return ""
    if item.grain == "week":
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    if item.grain == "month":
        return f"{first.year:04}-{first.month:02}"
    if item.grain == "year":
        return f"{first.year:04}"
    return f"{first.isoformat()}/{last.isoformat()}" if last and last != first else first.isoformat()


def offset_of(now: datetime.datetime | None, zone: str) -> str:
    """ "+08:00" of the zone named beside the clock time, else of the message; "" when neither is known."""
    if zone:
        return zone if zone[0] in "+-Z" else ""
    shift = now.utcoffset() if now else None
    if shift is None:
        return ""
    minutes = int(shift.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def clock_text(item: Item) -> str:
    seconds = "" if item.second is None else f":{item.second:02}"
    return f"T{item.hour:02}:{item.minute or 0:02}{seconds}"


def moment_value(moment: datetime.datetime, now: datetime.datetime | None) -> str:
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + offset_of(now, "")


def item_value(item: Item, now: datetime.datetime | None) -> str:
    """ISO 8601 value, or "" when the message's own date would be needed, or the date cannot be."""
    if item.value or item.impossible:
        return item.value
    if item.kind == "clock":
        return clock_text(item) + (offset_of(None, item.zone) if item.zone else "")
    if item.kind == "part":
        low, high = PARTS[item.part]
        return f"T{low:02}:00/T{high:02}:00"
    if item.kind == "duration":
        return item.length
    if item.kind == "period":
        return period_value(item)
    if item.kind == "day":
        if item.first is None:
            return ""
        if item.hour is not None:
            day = add(item.first, 1, "D") if item.hour == 24 else item.first
            clock = clock_text(item).replace("T24", "T00", 1)
            return f"{day.isoformat()}{clock}{offset_of(now, item.zone)}" if day else ""
        if item.part:
            low, high = PARTS[item.part]
            return f"{item.first.isoformat()}T{low:02}:00/{item.first.isoformat()}T{high:02}:00"
        return item.first.isoformat()
    return ""


def item_type(item: Item) -> str:
    if item.kind == "clock":
        return "time"
    if item.kind == "moment":
        return "datetime"
    if item.kind == "day":
        if item.hour is not None:
            return "datetime"
        return "range" if item.part else "date"
    if item.kind in ("period", "part"):
        return "range"
    if item.kind == "vague":
        return "date"
    return item.kind


def edge(item: Item, now: datetime.datetime | None, last: bool) -> str:
    """One end of an interval that runs from or to this item."""
    if item.kind == "period" and item.first:
        day = item.last if last and item.last else item.first
        return day.isoformat()
    value = item_value(item, now)
    if "/" in value:
        return value.rpartition("/")[2] if last else value.partition("/")[0]
    return value


def join_range(a: Item, b: Item, now: datetime.datetime | None) -> Item:
    """From `a` to `b`, ends included. What one side leaves out (month, year, day, afternoon) the other gives."""
    share(a, b, now)
    if a.bare_weekday and b.bare_weekday and a.first and b.first and b.first < a.first:  # Monday to Friday
        b.first = b.last = add(b.first, 7, "D")
    left, right = edge(a, now, False), edge(b, now, True)
    made = Item("range", a.start, b.end, at=a.at, to=b.to)
    made.value = f"{left}/{right}" if left and right else ""
    made.first, made.last = a.first, b.last or b.first
    made.relative = a.relative or b.relative
    made.bare_weekday = (a.bare_weekday or not a.relative) and (b.bare_weekday or not b.relative) and made.relative
    made.impossible = a.impossible or b.impossible
    made.ambiguous = a.ambiguous or b.ambiguous
    made.ambiguous_clock = a.ambiguous_clock or b.ambiguous_clock
    made.calendar = a.calendar or b.calendar
    made.has_year = a.has_year or b.has_year
    made.hour, made.minute, made.zone = a.hour, a.minute, b.zone or a.zone
    return made


def share(a: Item, b: Item, now: datetime.datetime | None) -> None:
    if a.kind == "day" and b.kind == "clock" and a.hour is not None:  # "tomorrow from 2 to 4": the day serves both
        b.kind, b.first, b.last = "day", a.first, a.last
    elif b.kind == "day" and a.kind == "clock" and b.hour is not None:
        a.kind, a.first, a.last = "day", b.first, b.last
    if a.first and b.first and a.month and b.month:
        if b.has_year and not a.has_year and not a.relative:
            settle_year(a, b.first.year if (a.month, a.day or 0) <= (b.month, b.day or 99) else b.first.year - 1)
        elif b.first < a.first and not b.has_year and not b.relative:
            settle_year(b, a.first.year + ((b.month, b.day or 99) < (a.month, a.day or 0)))


def settle_list(a: Item, b: Item) -> None:
    """ "12月1日、2日", "next Monday or Tuesday": what stands before gives the second its month or its week."""
    if a.kind != "day" or b.kind != "day" or a.first is None:
        return
    if b.bare_weekday and a.weekday is not None and a.relative and not a.bare_weekday and b.weekday is not None:
        b.first = b.last = add(a.first, (b.weekday - a.first.weekday()) % 7, "D")
    elif a.calendar and a.day and a.month and b.day and b.month is None and b.relative:
        b.month, b.year, b.has_year, b.calendar, b.relative = a.month, a.first.year, a.has_year, True, a.relative
        b.first = b.last = make_date(a.first.year, a.first.month, b.day)
        b.impossible = b.first is None


def settle_year(item: Item, year: int) -> None:
    if item.kind == "day" and item.day:
        item.first = item.last = make_date(year, item.month, item.day)
        item.impossible = item.first is None
    elif item.kind == "period" and item.grain == "month":
        item.first, item.last = month_span(year, item.month)


def calendar_day(item: Item, today: datetime.date | None) -> Item:
    """Resolve a day given as month and day, with or without a year; marks the impossible."""
    if not (1 <= item.month <= 12 and 1 <= item.day <= days_in(item.year if item.has_year else 2000, item.month)):
        item.impossible = True
    elif item.has_year:
        item.first = make_date(item.year, item.month, item.day)
    else:
        item.first = nearest(today, item.month, item.day)
    item.last = item.first
    item.calendar = True
    return item
