"""English mentions that begin with an amount, and what recurs: two weeks ago, in 3 days, every other Monday."""

from etiquette_lint.language.dates.english_numbers import amount, length_text, number, ordinal
from etiquette_lint.language.dates.english_periods import unit_period
from etiquette_lint.language.dates.english_words import DECADES, MONTHS, PARTS, RELATIVE, SEASONS, UNITS, WEEKDAYS
from etiquette_lint.language.dates.values import (
    Item,
    add,
    add_workdays,
    make_date,
    moment_value,
)


def counted(r, i: int) -> Item | None:
    """Mentions that begin with an amount: "two weeks ago", "3 days after Friday", "2 hours", "5 coming minutes"."""
    pre = r.w[i - 1] if i else ""
    count = number(r, i)
    if count and r.w[count[1]] in RELATIVE and r.w[count[1] + 1] in UNITS and r.w[count[1] + 1].endswith("s"):
        j = count[1]
        return (
            unit_period(r, i, j + 2, RELATIVE[r.w[j]], int(count[0]), r.w[j + 1], False) if count[0] < 100000 else None
        )
    found = amount(r, i)
    if found is None:
        return None
    parts, j = found
    if j == i + 1 and r.w[i] in ("s", "d", "w", "y"):
        return None
    item = Item("duration", r.s[i], r.e[j - 1], at=i, to=j, length=length_text(parts))
    if r.w[i - 1] == "-" and i > 1 and r.glued(i):
        return item
    word = r.w[j]
    if word in ("'", "’") and r.w[j + 1] in ("time", "s"):
        k = j + 1 + (r.w[j + 1] == "s")
        if r.w[k] == "time" and pre == "in":
            return shifted(r, item, parts, 1, r.now, k + 1)
    if word in ("ago", "earlier", "back") or (word == "before" and r.w[j + 1] == "now"):
        return shifted(r, item, parts, -1, r.now, j + 1 + (word == "before"))
    if word in ("later", "hence") or (word == "from" and r.w[j + 1] == "now"):
        return shifted(r, item, parts, 1, r.now, j + 1 + (word == "from"))
    if word in ("from", "after", "before", "since", "prior", "of", "following"):
        k = j + 1 + (word == "prior" and r.w[j + 1] == "to")
        anchor = r.anchor(k) if word != "of" else None
        if anchor is not None and anchor.first and (all(part[3] not in "hms" for part in parts)):
            import datetime

            base = datetime.datetime(anchor.first.year, anchor.first.month, anchor.first.day)
            return shifted(r, item, parts, -1 if word in ("before", "prior") else 1, base, anchor.to)
        if anchor is not None and anchor.first is None and anchor.relative:
            item.kind, item.relative, item.to, item.end = "day", True, anchor.to, anchor.end
            item.tail = item.end
            return item
    if count and count[0] > 1 and not r.w[j - 1].endswith("s") and r.w[j].isalpha() and not r.follows(j):
        return item  # "in 16 hour blocks"
    if pre in ("in", "within", "inside") or (pre == "of" and r.w[i - 2] == "inside"):
        return ahead(r, item, parts, i - 1, pre)
    if word == "starting" or word == "beginning":
        anchor = r.anchor(j + 1)
        if anchor:
            item.kind, item.to, item.end, item.relative = "range", anchor.to, anchor.end, anchor.relative
            item.first = anchor.first
            if anchor.first:
                last = anchor.first
                for amount_, _, units, letter in parts:
                    last = last and add(last, amount_ * units, letter) if letter not in "hms" else last
                item.value = f"{anchor.first}/{last}" if last else ""
            return item
    return item


def ahead(r, item: Item, parts: list, at: int, word: str) -> Item:
    """ "in two weeks" is a day or a moment to come, "within two weeks" the time until then."""
    end = item.to
    made = shifted(r, item, parts, 1, r.now, end)
    made.start = made.head = r.s[at]
    made.at = at
    if word != "in" and r.now:
        until = made.value or (made.first.isoformat() if made.first else "")
        start = moment_value(r.now, r.now) if made.kind == "moment" else r.today.isoformat()
        made.value = f"{start}/{until}" if until else ""
    if word != "in":
        made.kind, made.relative = "range", False  # a deadline counted from sending, as a service desk promises it
    return made


def shifted(r, item: Item, parts: list, sign: int, base, j: int) -> Item:
    """The item moved to the moment `parts` away from `base`: a day, or a moment where hours are counted."""
    exact = any(part[3] in "hms" for part in parts)
    item.kind, item.relative = "moment" if exact else "day", True
    item.to, item.end = j, r.e[j - 1]
    item.tail, item.length = item.end, ""
    if base is None:
        return item
    moment = base
    for count, grain, units, letter in parts:
        if moment is None:
            break
        if grain == "workday":
            moment = add_workdays(moment, sign * int(count))
        else:
            moment = add(moment, sign * count * units, letter)
    if moment is not None:
        item.first = item.last = moment.date()
        if exact:
            item.value = moment_value(moment, r.now)
    return item


def every(r, i: int) -> Item | None:
    """ "every Monday", "each two weeks", "every other day", "all weekends"."""
    j = i + 1
    many: float = 1
    if r.w[j] in ("other", "second", "alternate"):
        many, j = 2, j + 1
    else:
        found = number(r, j) if r.w[j] not in UNITS else None
        rank = ordinal(r, j) if found is None or r.w[j].isdigit() else None
        if rank:
            many, j = rank
        elif found and found[0] < 10000:
            many, j = found
        elif r.w[j] == "few" or r.w[j] == "couple":
            many, j = 3, j + 1 + (r.w[j + 1] == "of")
    if r.w[j] in ("single", "working", "business"):
        j += 1
    word = r.w[j]
    if (
        r.w[i] in ("all", "any") and word not in ("weekend", "weekends", "year", "month", "week", "weekday", "day")
    ) or (r.w[i] in ("all", "any") and many != 1):
        return None
    if (r.w[i] == "any" and word == "day") or (r.w[i] == "all" and word == "weekend"):
        return None
    if r.w[i] == "all" and word in ("day", "week", "month", "year", "night"):
        return Item("duration", r.s[i], r.e[j], at=i, to=j + 1, length=length_text([(1, *UNITS[word])]))
    if word in UNITS and word != "second" and (len(word) > 1):
        value = "R/" + length_text([(many, *UNITS[word])])
    elif word.removesuffix("s") in WEEKDAYS and len(word) > 2:
        value = f"R/P{many}W"
    elif word in PARTS or word in ("weekday", "weekdays", "workday"):
        value = "R/P1D"
    elif word in MONTHS or word in SEASONS:
        value = "R/P1Y"
    else:
        return None
    item = Item("set", r.s[i], r.e[j], at=i, to=j + 1, value=value)
    if word in WEEKDAYS:
        item.weekday = WEEKDAYS[word]
    return item


def times_a(r, i: int) -> Item | None:
    """ "once a week", "three times per month", "one a day"."""
    j = i + 1
    if r.w[i] not in ("once", "twice"):
        found = number(r, i)
        if found is None:
            return None
        j = found[1]
        if r.w[j] == "times":
            j += 1
        elif r.w[i] != "one":
            return None
    if (
        r.w[j] in ("a", "an", "per", "every", "each")
        and r.w[j + 1] in UNITS
        and not r.w[j + 1].endswith("s")
        and len(r.w[j + 1]) > 2
    ):
        return Item("set", r.s[i], r.e[j + 1], at=i, to=j + 2, value="R/" + length_text([(1, *UNITS[r.w[j + 1]])]))
    return None


def decade(r, i: int) -> Item | None:
    """ "the 1990s", "the '80s", "the nineties"."""
    word = r.w[i]
    start = j = 0
    if word.isdigit() and r.w[i + 1] == "s" and r.s[i + 1] - r.e[i] < 2:
        start, j = int(word), i + 2
        if len(word) == 2:
            if r.w[i - 1] not in ("'", "’", "the"):
                return None
            start += 1900 if start > 20 else 2000
        elif len(word) != 4 or not 1000 <= start <= 2190:
            return None
        if start % 10:
            return None
    elif word in DECADES and r.w[i - 1] in ("the", "in", "nineteen", "early", "late", "mid"):
        start, j = 1900 + DECADES[word], i + 1
    if not j:
        return None
    item = Item("period", r.s[i], r.e[j - 1], at=i, to=j, grain="decade", calendar=True, has_year=True)
    item.first, item.last = make_date(start, 1, 1), make_date(start + 9, 12, 31)
    return item
