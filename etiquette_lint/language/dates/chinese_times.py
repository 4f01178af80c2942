"""Chinese days and hours joined: 下周三 + 下午 + 三点半, 周一至周五 + 9:00-18:00."""

from etiquette_lint.language.dates.values import (
    Item,
)

NEAR = (
    "",
    " ",
    "的",
    ",",
    ", ",
    ")",
    "-",
    " - ",
    "(",
    "在",
    "于",
    "约",
    "大约",
    "大概",
    "大概在",
    "前后",
    "|",
    "当天",
    "那天",
    "当晚",
    "开始",
    "  ",
)


TO = frozenset(
    (
        "到",
        "至",
        "-",
        "~",
        "--",
        " - ",
        " ~ ",
        "—",
        "起至",
        "起到",
        "开始到",
        "直到",
        "直至",
        " 至 ",
        " 到 ",
        "-- ",
        "到了",
        " -",
        "- ",
        "或",
        "和",
        "及",
        "以及",
        "~ ",
        "与",
    )
)


AND = frozenset(("或", "和", "及", "以及", "与"))


CLOSING = {"(": ")", "[": "]", "【": "】", "（": "）"}


def over(source, a: Item, b: Item, into: Item, gap: str) -> Item:
    start, end = a.at, b.to
    for mark in CLOSING:
        if mark in gap and source.text[end : end + 1] == CLOSING[mark]:
            end += 1
    into.start = into.at = start
    into.end = into.to = end
    return into


def part_and_clock(source, a: Item, b: Item, gap: str) -> Item | None:
    """下午三点: the part of the day settles the hour."""
    if (
        (a.kind == "part" or (a.kind == "day" and a.part and a.hour is None))
        and b.kind == "clock"
        and gap in ("", " ", "的", ",", "-", "约", "大约", "大概")
    ):
        settle(b, a.part)
        if a.kind == "part":
            return over(source, a, b, b, gap)
        return at_time(source, a, b, gap)
    return None


def settle(clock: Item, part: str) -> None:
    hour = clock.hour
    if clock.meridiem or hour > 12:
        pass
    elif part == "afternoon":
        hour += 12 if hour < 12 else 0
    elif part == "evening":
        hour += 12 if 4 < hour < 13 else 0
    elif part == "noon":
        hour += 12 if hour < 4 else 0
    elif part == "night":
        hour += 12 if 6 < hour < 13 else 0
    elif part == "dawn" and hour == 12:
        hour = 0
    clock.hour = hour
    clock.ambiguous_clock = False
    clock.part = part


def at_time(source, a: Item, b: Item, gap: str) -> Item:
    head, tail = a.head, a.tail
    a.hour, a.minute, a.second, a.zone = b.hour, b.minute, b.second, b.zone
    a.ambiguous_clock = b.ambiguous_clock
    a.impossible = a.impossible or b.impossible
    if b.ambiguous_clock and 1 <= a.hour <= 6 and b.minute is not None:
        a.hour += 12
    over(source, a, b, a, gap)
    a.head, a.tail = head, tail
    return a


def hours(source, a: Item, b: Item, gap: str) -> Item | None:
    """9:00-18:00, 下午2点到4点: one stretch of the day."""
    if a.kind != "clock" or b.kind != "clock" or gap not in TO or gap in AND or a.impossible or b.impossible:
        return None
    if b.ambiguous_clock and a.part:
        settle(b, a.part)
    made = over(source, a, b, Item("range", a.start, b.end, grain="hours"), gap)
    made.head, made.tail = made.start, made.end
    made.zone = b.zone or a.zone
    made.hour, made.minute, made.ambiguous_clock = a.hour, a.minute, a.ambiguous_clock
    made.value = made.length = f"T{a.hour:02}:{a.minute or 0:02}/T{b.hour:02}:{b.minute or 0:02}"
    return made


def day_and_hours(source, a: Item, b: Item, gap: str) -> Item:
    head, tail = a.head, a.tail
    if a.kind == "day":
        low, _, high = b.length.partition("/")
        if a.part and b.ambiguous_clock and a.part in ("afternoon", "evening"):
            low, high = (f"T{int(clock[1:3]) % 12 + 12:02}{clock[3:]}" for clock in (low, high))
        day = a.first.isoformat() if a.first else ""
        a.kind, a.value = "range", f"{day}{low}/{day}{high}" if day else ""
        a.hour, a.minute, a.ambiguous_clock = b.hour, b.minute, b.ambiguous_clock and not a.part
    over(source, a, b, a, gap)
    a.head, a.tail = head, tail
    return a


def day_and_time(source, a: Item, b: Item, gap: str) -> Item | None:
    if gap not in NEAR:
        return None
    if a.kind == "day" and b.kind == "clock" and a.hour is None:
        return at_time(source, a, b, gap)
    if (
        b.kind == "range"
        and b.grain == "hours"
        and ((a.kind == "day" and a.hour is None) or (a.kind in ("range", "set") and a.grain != "hours"))
    ):
        return day_and_hours(source, a, b, gap)
    if a.kind == "day" and b.kind == "part" and a.hour is None and not a.part:
        head, tail = a.head, a.tail
        a.part = b.part
        over(source, a, b, a, gap)
        a.head, a.tail = head, tail
        return a
    if a.kind == "set" and b.kind in ("clock", "part", "day") and gap in ("", " ", "的", ","):
        if b.kind == "day" and not ((b.day and b.relative) or b.calendar or b.bare_weekday):
            return None
        return over(source, a, b, a, gap)
    if a.kind == "clock" and b.kind == "part":
        return None
    return None
