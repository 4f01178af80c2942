"""English mentions that count from now or from another day: next week, in two weeks, the end of March, every Monday."""

from etiquette_lint.language.dates.english_days import month_first, year
from etiquette_lint.language.dates.english_feasts import feast
from etiquette_lint.language.dates.english_numbers import amount, length_text, number, ordinal
from etiquette_lint.language.dates.english_words import MONTHS, PARTS, RELATIVE, SEASONS, UNITS, WEEKDAYS
from etiquette_lint.language.dates.values import (
    Item,
    add,
    add_workdays,
    coming,
    make_date,
    moment_value,
    recent,
    set_months,
    week_of,
    weekday_in_week,
)

FILLERS = frozenset("calendar fiscal school academic business working financial tax whole entire work".split())  # noqa: SIM905


EDGES = {"end": 1, "close": 1, "beginning": -1, "start": -1, "middle": 0, "mid": 0, "early": -1, "late": 1, "rest": 2,
         "remainder": 2, "remaining": 2, "later": 2, "earlier": -1}  # fmt: skip


def period(r, i: int, j: int, grain: str, shift: int, count: int = 1) -> Item:
    """`count` whole units beginning `shift` units from the current one."""
    item = Item("period", r.s[i], r.e[j - 1], at=i, to=j, grain=grain if count == 1 else "", relative=True)
    today = r.today
    if today is None:
        return item
    if grain in ("week", "fortnight"):
        weeks = 2 if grain == "fortnight" else 1
        item.first = week_of(today, shift * weeks)
        item.last = item.first and add(item.first, 7 * weeks * count - 1, "D")
        item.grain = grain if grain == "fortnight" or count != 1 else "week"
    elif grain == "weekend":
        item.first = weekday_in_week(today, 5, shift)
        item.last = item.first and add(item.first, 1, "D")
    elif grain == "day":
        item.first = add(today, shift, "D")
        item.last = item.first and add(item.first, count - 1, "D")
    elif grain == "month":
        set_months(item, today.year, today.month + shift, count)
    elif grain == "quarter":
        set_months(item, today.year, (today.month - 1) // 3 * 3 + 1 + 3 * shift, 3 * count)
    else:
        units = {"year": 1, "decade": 10, "century": 100}[grain]
        base = today.year // units * units
        item.first = make_date(base + shift * units, 1, 1)
        item.last = make_date(base + (shift + count) * units - 1, 12, 31)
    return item


def unit_period(r, i: int, j: int, shift: int, count: int | None, word: str, work: bool) -> Item | None:
    """ "next week" and "next 3 days": the unit alone is a calendar unit, with a number it runs from now."""
    grain, units, letter = UNITS[word]
    if letter in "hms":
        parts = [(count or 1, grain, units, letter)]
        item = Item("range", r.s[i], r.e[j - 1], at=i, to=j, relative=True)
        if r.now:
            other = add(r.now, (count or 1) * (1 if shift >= 0 else -1) * units, letter)
            if other:
                a, b = (r.now, other) if shift >= 0 else (other, r.now)
                item.value = f"{moment_value(a, r.now)}/{moment_value(b, r.now)}"
        item.length = length_text(parts)
        return item
    if count is None or (count == 1 and grain != "day"):
        if grain == "day":
            item = Item("day", r.s[i], r.e[j - 1], at=i, to=j, relative=shift != 0)
            item.first = item.last = r.today and add(r.today, shift, "D")
            return item
        return period(r, i, j, grain, shift)
    if grain in ("quarter", "decade", "century"):
        return period(r, i, j, grain, 1 if shift > 0 else -int(count), int(count)) if count < 400 else None
    item = Item("range", r.s[i], r.e[j - 1], at=i, to=j, relative=True)
    if r.today:
        if work:
            near = add_workdays(r.today, 1 if shift >= 0 else -1)
            far = add_workdays(r.today, int(count) * (1 if shift >= 0 else -1))
        else:
            near = add(r.today, 1 if shift >= 0 else -1, "D")
            far = add(r.today, count * units * (1 if shift >= 0 else -1), letter)
        if near and far:
            item.first, item.last = min(near, far), max(near, far)
            item.value = f"{item.first}/{item.last}"
    return item


def relative(r, i: int) -> Item | None:
    """this, next, last … with a weekday, unit, month, season, holiday, part of the day or number of units."""
    j, shift, soon = i, 0, False
    while r.w[j] in RELATIVE:
        word = r.w[j]
        soon = soon or word in ("coming", "upcoming", "past")
        shift = RELATIVE[word] if word != "this" else shift
        j += 1
    if r.w[j] == "'" and r.w[j + 1] == "s":
        return None
    word = r.w[j]
    if word in WEEKDAYS:
        return relative_weekday(r, i, j, shift, soon)
    count = None
    if word in ("few", "several", "couple"):
        count, j = 3 if word != "couple" else 2, j + 1 + (r.w[j + 1] == "of")
    else:
        found = number(r, j) if word not in UNITS else None
        if found and found[0] < 100000 and not isinstance(found[0], float):
            count, j = int(found[0]), found[1]
    work = False
    while r.w[j] in FILLERS and (r.w[j + 1] in UNITS or r.w[j + 1] in FILLERS):
        work = work or r.w[j] in ("business", "working", "work")
        j += 1
    word = r.w[j]
    if word in ("workday", "workdays", "weekday", "weekdays"):
        return unit_period(r, i, j + 1, shift, count, "day", True)
    if word in ("night", "nights") and count is None:
        return part_of(r, i, j, -1 if shift < 0 else shift, word)
    if word in UNITS and len(word) > 1 and not (word == "second" or word == "sec"):
        if count is None and r.w[j + 1] == "of" and r.w[i] == "last":
            return None
        if (
            count is None
            and UNITS[word][0] == "day"
            and (shift == 0 or (r.w[i] in ("last", "past", "previous", "next") and r.w[i - 1] != "the"))
        ):
            return None
        if word.endswith("s") and count is None and word not in ("mins", "hrs"):
            if r.w[j + 1] in ("'", "’") or shift == 0:
                return None
            count = 3
        return more_units(r, unit_period(r, i, j + 1, shift, count, word, work), j + 1, shift)
    if count is not None:
        return None
    if word in MONTHS:
        return relative_month(r, i, j, shift, soon)
    if word in SEASONS and (
        word not in ("fall", "spring") or r.w[j + 1] not in ("in", "out", "on", "back", "over", "of", "into")
    ):
        months = season(r, i, j, (r.today.year if r.today else 0) + shift)
        months.relative = True
        return months
    if word in PARTS and not word.endswith("s"):
        return part_of(r, i, j, shift, word)
    item = feast(r, j)
    if item:
        item.start, item.at, item.head = r.s[i], i, r.s[i]
    return item


def more_units(r, item: Item | None, j: int, shift: int) -> Item | None:
    """ "the last 3 months and 2 weeks and 2 days"."""
    if item is None or item.kind != "range" or r.w[j] not in ("and", ","):
        return item
    extra = amount(r, j + 1)
    if extra and r.w[extra[1]] not in ("ago", "later", "from", "earlier", "before", "after") and r.w[j + 1].isdigit():
        item.to, item.end = extra[1], r.e[extra[1] - 1]
        item.tail = item.end
    return item


def relative_weekday(r, i: int, j: int, shift: int, soon: bool) -> Item:
    weekday = WEEKDAYS[r.w[j]]
    item = Item("day", r.s[i], r.e[j], at=i, to=j + 1, weekday=weekday, relative=True)
    if r.today:
        if soon:
            item.first = coming(r.today, weekday) if shift >= 0 else recent(r.today, weekday)
        else:
            item.first = weekday_in_week(r.today, weekday, shift)
        item.last = item.first
    if r.w[j + 1] == "." and r.glued(j + 1) and len(r.w[j]) < 5 and r.w[j + 2].isdigit():
        item.to += 1
    return item


def relative_month(r, i: int, j: int, shift: int, soon: bool) -> Item | None:
    """ "this May" is of this year, "next March" the coming one."""
    item = month_first(r, j)
    if item is None:
        return None
    item.start = item.head = r.s[i]
    item.at = i
    if r.today and item.month and not item.has_year and item.kind == "period":
        year_number = r.today.year
        if shift > 0 and item.month <= r.today.month:
            year_number += 1
        elif shift < 0 and item.month >= r.today.month:
            year_number -= 1
        set_months(item, year_number, item.month, 1)
        item.year = year_number
        item.relative = shift != 0
    return item


def part_of(r, i: int, j: int, shift: int, word: str) -> Item | None:
    if word == "lunch" or shift not in (-1, 0, 1):
        return None
    item = Item("day", r.s[i], r.e[j], at=i, to=j + 1, relative=True, part=PARTS[word])
    item.first = item.last = r.today and add(r.today, shift, "D")
    return item


def season(r, i: int, j: int, year_number: int | None) -> Item:
    """Three whole months, northern hemisphere."""
    item = Item("period", r.s[i], r.e[j], at=i, to=j + 1, grain="season")
    if year_number:
        set_months(item, year_number, SEASONS[r.w[j]], 3)
    return item


def counted_period(r, i: int) -> Item | None:
    """ "first week of January", "last 3 weeks of this year", "second Tuesday in May", "third quarter"."""
    rank = -1 if r.w[i] == "last" else None
    j = i + 1
    if rank is None:
        found = ordinal(r, i)
        if found is None:
            return None
        rank, j = found
    if r.w[j] in ("full", "calendar", "fiscal", "business", "working"):
        j += 1
    count = None
    many = number(r, j) if r.w[j].isdigit() or r.w[j] not in UNITS else None
    if many and 1 <= many[0] < 400 and r.w[many[1]] in UNITS:
        count, j = int(many[0]), many[1]
    word = r.w[j]
    if word == "century" and rank > 0:
        item = Item("period", r.s[i], r.e[j], at=i, to=j + 1, grain="century", calendar=True)
        item.first, item.last = make_date(rank * 100 - 99, 1, 1), make_date(min(rank * 100, 9999), 12, 31)
        return item
    if word not in UNITS and word not in WEEKDAYS:
        return None
    k = j + 1 + (r.w[j + 1] in PARTS and r.w[j + 1] in ("morning", "afternoon", "evening"))
    if r.w[k] in ("of", "in", "'"):
        whole = r.span_of(k + 1)
        if whole and whole.kind == "period" and whole.to:
            return nested(r, i, rank, count, word, j, whole)
    if word in ("quarter", "half") and rank <= 4 and r.w[i - 1] != "a":
        return quarter(r, i, j + 1, rank, 3)
    return None


def nested(r, i: int, rank: int, count: int | None, word: str, j: int, whole: Item) -> Item | None:
    item = Item("period", r.s[i], whole.end, at=i, to=whole.to, relative=whole.relative, calendar=whole.calendar,
                has_year=whole.has_year, month=whole.month)  # fmt: skip
    first, last = whole.first, whole.last
    many = count or 1
    if word in WEEKDAYS:
        item.kind, item.weekday = "day", WEEKDAYS[word]
        if first and last:
            start = add(first, (item.weekday - first.weekday()) % 7 + 7 * (rank - 1), "D") if rank > 0 else None
            if rank < 0:
                start = add(last, -((last.weekday() - item.weekday) % 7), "D")
            item.first = item.last = start if start and start <= last else None
        return item
    grain, units, letter = UNITS[word]
    if letter in "hms" or not first or not last:
        item.grain = ""
        return item if letter not in "hms" else None
    if grain == "day":
        item.grain = "day"
        item.first = add(first, rank - 1, "D") if rank > 0 else add(last, 1 - many, "D")
        item.last = item.first and add(item.first, many - 1, "D")
        item.kind = "day" if many == 1 else "period"
    elif grain == "week":
        begin = week_of(add(first, 3, "D")) if whole.grain == "year" else week_of(first)
        if rank > 0:
            item.first = begin and add(begin, 7 * (rank - 1), "D")
        else:
            final = week_of(add(last, -3, "D") if whole.grain == "year" else last)
            item.first = final and add(final, -7 * (many - 1), "D")
        item.last = item.first and add(item.first, 7 * many - 1, "D")
        item.grain = "week" if many == 1 else ""
    elif letter == "M":
        start = first.month + units * (rank - 1) if rank > 0 else last.month + 1 - units * many
        set_months(item, first.year if rank > 0 else last.year, start, units * many)
        item.grain = "month" if units * many == 1 else "quarter"
    else:
        return None
    return item


def quarter(r, i: int, j: int, rank: int, months: int, the_year: int | None = None) -> Item:
    """Q1 to Q4 (3 months), H1 and H2 (6) of a year given, or of this one."""
    if the_year is None:
        k = j + (r.w[j] in (",", "of", "in", "-", "/", "'"))
        k += r.w[k] == "the"
        found = year(r, k)
        if found:
            the_year, j = found
        elif r.w[j] in ("of", "in") and r.w[k] in RELATIVE and r.w[k + 1] == "year" and r.today:
            the_year, j = r.today.year + RELATIVE[r.w[k]], k + 2
        elif r.w[j] == "of" and r.w[k] == "year":
            j = k + 1
    item = Item("period", r.s[i], r.e[j - 1], at=i, to=j, grain="quarter", calendar=True, has_year=the_year is not None)
    base = the_year or (r.today.year if r.today else None)
    if base:
        set_months(item, base, months * (rank - 1) + 1, months)
    return item


def edge_of(r, i: int) -> Item | None:
    """ "the end of March", "late May", "mid-November", "earlier this week", "end of today"."""
    word, j = r.w[i], i + 1
    side = EDGES[word]
    if r.w[j] == "-":
        j += 1
    joined = r.w[j] in ("of", "in")
    if joined:
        j += 1
    if word in ("end", "close") and not joined:
        return None
    if (
        word in ("end", "close")
        and r.w[j] in ("business", "play", "day", "the")
        and (r.w[j] != "the" or r.w[j + 1] in ("day", "business"))
    ):
        j += 1 + (r.w[j] == "the")
        item = Item("day", r.s[i], r.e[j - 1], at=i, to=j, relative=True, hour=23, minute=59, second=59)
        if r.w[j - 1] in ("business", "play"):
            item.hour, item.minute, item.second = 17, 0, None
        item.first = item.last = r.today
        return item
    whole = r.span_of(j)
    if whole is None:
        return None
    if whole.kind == "day" and joined and side == 1 and whole.hour is None and not whole.part:
        whole.hour, whole.minute, whole.second = 23, 59, 59
    elif whole.kind == "day" and word in ("end", "beginning", "start", "middle") and not joined:
        return None
    elif whole.kind == "period" and whole.first and whole.last:
        narrow(whole, side, r.today, word)
    elif whole.kind not in ("day", "period") or (whole.kind == "day" and whole.part):
        return None
    whole.start, whole.at = r.s[i], i
    return whole


def narrow(item: Item, side: int, today, word: str) -> None:
    """The first, middle or last third of a period; for "rest" what is left of it."""
    if item.first is None or item.last is None:
        return
    days = (item.last - item.first).days + 1
    third = max(days // 3, 1)
    item.length, item.grain = item.grain, ""
    if side == 2:
        item.first = max(item.first, min(today, item.last)) if today else item.first
    elif side < 0:
        item.last = add(item.first, third - 1, "D")
    elif side > 0:
        item.first = add(item.last, 1 - third, "D")
    else:
        item.first, item.last = add(item.first, third, "D"), add(item.last, -third, "D")


def week(r, i: int) -> Item | None:
    """ "week of 10 April", "week starting Monday", "week 27 (of 2026)", "the week after next"."""
    j = i + 1
    if r.w[i] == "w" and r.w[j] == "/" and r.w[j + 1] == "c":
        anchor = r.anchor(i + 3)
        return week_with(r, i, anchor) if anchor else None
    if r.w[j] == "after" and r.w[j + 1] == "next":
        return period(r, i, j + 2, "week", 2)
    if r.w[j] == "before" and r.w[j + 1] == "last":
        return period(r, i, j + 2, "week", -2)
    if r.w[j] in ("of", "starting", "beginning", "commencing", "ending", "from"):
        k = j + 1 + (r.w[j + 1] == "on")
        k += r.w[k] == "the"
        anchor = r.anchor(k)
        return week_with(r, i, anchor) if anchor and anchor.kind == "day" else None
    k = j + (r.w[j] == "no") + (r.w[j + 1] == "." and r.w[j] == "no")
    if r.w[k].isdigit() and len(r.w[k]) < 3 and 1 <= int(r.w[k]) <= 53:
        rank = int(r.w[k])
        the_year = None
        if r.w[k + 1] in ("of", ","):
            whole = r.span_of(k + 2)
            if whole and whole.kind == "period" and whole.grain == "year" and whole.first:
                the_year, k = whole.first.year, whole.to - 1
        base = the_year or (r.today.year if r.today else None)
        item = Item(
            "period", r.s[i], r.e[k], at=i, to=k + 1, grain="week", calendar=True, has_year=the_year is not None
        )
        if base:
            fourth = make_date(base, 1, 4)
            item.first = fourth and week_of(fourth, rank - 1)
            item.last = item.first and add(item.first, 6, "D")
        return item
    return None


def week_with(r, i: int, anchor: Item) -> Item:
    anchor.start, anchor.at, anchor.kind, anchor.grain = r.s[i], i, "period", "week"
    anchor.head = anchor.start
    anchor.first = week_of(anchor.first)
    anchor.last = anchor.first and add(anchor.first, 6, "D")
    return anchor
