"""Chinese neighbours that say one thing together: 明年 + 3月5日, 12月2日 + (周三), 下周三 + 下午 + 三点半, 从…到…"""

from itertools import pairwise

from etiquette_lint.language.dates.chinese_times import AND, TO, day_and_time, hours, over, part_and_clock, settle
from etiquette_lint.language.dates.values import (
    Item,
    add,
    calendar_day,
    join_range,
    make_date,
    month_span,
    set_months,
    settle_list,
    weekday_in_week,
)

CLOSE = (
    "",
    " ",
    "的",
    ",",
    "、",
    "(",
    "[",
    " (",
    ", ",
    "(即",
    ",即",
    "即",
    "【",
    "是",
    "为",
    "（",
    "就是",
    "也就是",
    "·",
    "|",
    "/",
)


LIST = frozenset(("、", "或", "和", "及", "与", "或者", ",", "以及", "/", "跟", "同"))


def join(source, items: list[Item]) -> list[Item]:
    if not items:
        return items
    for step in (of_period, same_day, part_and_clock, hours, range_of_days, day_and_time, range_of):
        made: list[Item] = []
        for item in items:
            if made and item.at - made[-1].to < 6:
                gap = source.text[made[-1].to : item.at]
                joined = step(source, made[-1], item, gap) if "\n" not in gap else None
                if joined is not None:
                    made[-1] = joined
                    continue
            made.append(item)
        items = made
    for a, b in pairwise(items):
        if source.text[a.to : b.at] in LIST:
            settle_list(a, b)
    return items


def of_period(source, a: Item, b: Item, gap: str) -> Item | None:
    """A year, month or week that stands before what belongs to it."""
    if a.kind != "period" or gap not in ("", " ", "的", ",", ", ", "度", "年"):
        return None
    first = a.first
    if a.grain == "year" and b.kind in ("day", "period") and not b.has_year:
        if (
            (b.month and b.calendar)
            or b.grain in ("feast", "lunar", "quarter", "half", "season")
            or (b.grain == "" and b.month)
            or (b.kind == "period" and b.relative and b.grain == "" and source.text[b.at] in "年月")
        ):
            return in_year(source, a, b, gap)
        if (b.kind == "day" and b.day is None and b.bare_weekday) or (b.kind == "day" and b.relative and b.day is None):
            return None
    if a.grain == "month" and b.kind == "day" and b.day and b.month is None and b.relative:
        b.month, b.relative = (first.month if first else a.month), a.relative
        b.year, b.has_year, b.calendar = (first.year if first else None), a.has_year, a.calendar
        b.first = b.last = first and make_date(first.year, first.month, b.day)
        b.impossible = first is not None and b.first is None
        return over(source, a, b, b, gap)
    if a.grain == "month" and b.kind == "period" and b.relative and b.grain == "" and source.text[b.at] == "月":
        if first and a.last:
            return over(source, a, b, edge_within(a, b, source.text[b.at : b.to]), gap)
    if a.grain == "week" and b.kind == "day" and b.bare_weekday and b.weekday is not None:
        b.first = b.last = first and weekday_in_week(first, b.weekday, 0)
        b.bare_weekday = False
        b.head = a.at
        return head_over(source, a, b, gap)
    return None


def head_over(source, a: Item, b: Item, gap: str) -> Item:
    tail = b.tail
    over(source, a, b, b, gap)
    b.head, b.tail = a.at, tail
    return b


def edge_within(a: Item, b: Item, text: str) -> Item:
    from etiquette_lint.language.dates.chinese_calendar import cut

    tail = a.tail
    cut(a, text[-1])
    a.tail = tail
    return a


def in_year(source, a: Item, b: Item, gap: str) -> Item:
    year = a.first.year if a.first else None
    b.year = year
    if b.grain in ("feast", "lunar") and b.length and year:
        from etiquette_lint.language.dates.chinese_calendar import feast_rule, lunar_date

        if b.length == "eve":
            b.first = lunar_date(year - 1, 12, 30)
        elif "-" in b.length:
            month, day, leap = map(int, b.length.split("-"))
            b.first = lunar_date(year, month, day, bool(leap))
        else:
            b.first = feast_rule(b.length)(year)
        b.last = b.first
    elif b.grain in ("quarter", "season", "half") and "/" in b.length and year:
        rank, months = map(int, b.length.split("/")[:2])
        set_months(b, year, months * (rank - 1) + 1 + (2 if b.length.endswith("/2") else 0), months)
        if b.length.endswith("/2"):
            set_months(b, year, rank * 3, 3)
    elif b.kind == "day" and b.month and b.day:
        b.has_year = year is not None
        if year is not None:
            b.first = None
            calendar_day(b, source.today)
    elif b.kind == "period" and b.month and year:
        whole = b.grain == "month"
        days = (b.last - b.first).days if b.first and b.last else 0
        first, last = month_span(year, b.month)
        if whole:
            b.first, b.last = first, last
        elif b.first and first and last:
            early, late = (
                b.first.day == 1,
                b.last is not None and add(b.last, 1, "D") is not None and add(b.last, 1, "D").day == 1,
            )
            b.first = first if early else add(last, -days, "D") if late else add(first, b.first.day - 1, "D")
            b.last = b.first and add(b.first, days, "D")
    elif b.kind == "period" and a.first and a.last:
        return over(source, a, b, edge_within(a, b, source.text[b.at : b.to]), gap)
    b.relative, b.calendar, b.has_year = a.relative, (b.calendar and not a.relative) or a.calendar, a.has_year
    tail = b.tail
    over(source, a, b, b, gap)
    b.head, b.tail = b.start, tail
    return b


def same_day(source, a: Item, b: Item, gap: str) -> Item | None:
    """12月2日(周三), 周三12月2日, 下周三(12月2日), 明天(25号)."""
    if a.kind != "day" or b.kind != "day" or gap not in CLOSE or a.hour is not None:
        return None
    if a.part and b.part:
        return None
    if a.calendar and not b.calendar and (b.bare_weekday or (b.relative and b.day is None and "(" in gap)):
        if gap in ("、", "的"):
            return None
        a.weekday = b.weekday if b.weekday is not None else a.weekday
        a.relative = False
        return whole(over(source, a, b, a, gap))
    if (
        not a.calendar
        and (b.calendar or (b.day and b.relative and (a.relative or a.weekday is not None) and not b.bare_weekday))
        and a.relative
    ):
        if gap in ("、", "的", "/"):
            return None
        b.weekday = a.weekday
        if not b.calendar and a.first and b.day:
            months = a.first.year * 12 + a.first.month - 1
            days = [make_date(count // 12, count % 12 + 1, b.day) for count in (months, months + 1, months - 1)]
            fitting = [day for day in days if day and day.weekday() == a.first.weekday()]
            b.first = b.last = fitting[0] if fitting else days[0]
            b.month = b.first.month if b.first else None
        b.relative = not b.calendar and False
        b.bare_weekday = False
        b.part = b.part or a.part
        return whole(over(source, a, b, b, gap))
    if not a.calendar and a.relative and a.weekday is None and a.day is None and b.bare_weekday and gap in ("(", "["):
        a.weekday = b.weekday  # 明天(周三)
        return whole(over(source, a, b, a, gap))
    if a.day and not a.calendar and b.bare_weekday and gap in ("", "(", ",", " ", " (", "["):
        if a.first and a.first.weekday() != b.weekday:
            for months in (1, 2, 3, 4, 5, 6):
                count = a.first.year * 12 + a.first.month - 1 + months
                found = make_date(count // 12, count % 12 + 1, a.day)
                if found and found.weekday() == b.weekday and months < 3:
                    a.first = a.last = found
                    break
        a.weekday = b.weekday
        return whole(over(source, a, b, a, gap))
    return None


def whole(item: Item) -> Item:
    item.head, item.tail = item.start, item.end
    return item


def range_of_days(source, a: Item, b: Item, gap: str) -> Item | None:
    """周一至周五 before the hours that hold on each of them."""
    return (
        range_of(source, a, b, gap)
        if a.kind == b.kind == "day" and a.hour is None and b.hour is None and not a.part and not b.part
        else None
    )


def range_of(source, a: Item, b: Item, gap: str) -> Item | None:
    if gap not in TO:
        return None
    kinds = ("day", "period", "clock", "part", "moment")
    if a.kind not in kinds or b.kind not in kinds or (a.kind == "part") != (b.kind == "part"):
        return None
    if gap in AND:
        return None
    if a.kind == "clock" and b.kind == "clock" and b.ambiguous_clock and not a.ambiguous_clock and a.part:
        settle(b, a.part)
    if a.kind == "day" and a.hour is not None and a.part and b.kind == "clock" and b.ambiguous_clock:
        settle(b, a.part)
    if (
        a.kind == "day"
        and b.kind == "day"
        and a.first
        and b.first
        and b.bare_weekday
        and not a.bare_weekday
        and b.weekday is not None
    ):
        b.first = b.last = add(a.first, (b.weekday - a.first.weekday()) % 7, "D")
    if a.kind == "day" and b.kind == "day" and a.month and a.first and b.month is None and b.day:
        b.month, b.calendar, b.relative = a.first.month, True, a.relative
        b.first = b.last = make_date(a.first.year, a.first.month, b.day)
    if (
        a.kind == "day"
        and b.kind == "day"
        and not a.month
        and a.day
        and a.relative
        and b.month
        and b.first
        and not a.calendar
    ):
        a.first = a.last = make_date(b.first.year, b.first.month, a.day)
        a.relative, a.calendar = b.relative, True
    item = join_range(a, b, source.now)
    if source.text[a.at - 1 : a.at] in ("从", "由", "自"):
        item.start = item.at = a.at - 1
    item.head, item.tail = item.start, item.end
    return item
