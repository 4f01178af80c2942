"""English days, periods and years by name: Friday, tomorrow, EOD, Q3, now, daily, the weekend."""

from etiquette_lint.language.dates import english_days as days
from etiquette_lint.language.dates import english_numbers as numbers
from etiquette_lint.language.dates import english_periods as periods
from etiquette_lint.language.dates.english_reader import Reader
from etiquette_lint.language.dates.english_words import (
    DAYS,
    DOUBTFUL,
    ENDINGS,
    MONTHS,
    SETS,
    UNITS,
    WEEKDAYS,
    WORDS,
)
from etiquette_lint.language.dates.values import Item, add, coming, make_date, moment_value, recent

# "He said Sunday" looks back.
PAST_VERBS = frozenset(
    "said told met spoke talked called left sent wrote happened arrived went came saw announced reported asked "  # noqa: SIM905
    "discussed died began ended fell rose opened launched".split()
)


def weekday(r: Reader, i: int) -> Item | None:
    """Friday, Fri., Friday the 26th, Mon 13th, Monday week."""
    word, j = r.w[i], i + 1
    if i and r.glued(i) and r.w[i - 1] not in "([-,–/~:\"'“‘":
        return None
    if r.w[j] == "." and r.glued(j) and len(word) < 6 and not r.raw[r.e[j] :].startswith("\n"):
        j += 1
    item = Item("day", r.s[i], r.e[i], at=i, to=i + 1, weekday=WEEKDAYS[word], relative=True, bare_weekday=True)
    past = i > 0 and r.w[i - 1] in PAST_VERBS
    item.first = item.last = (recent if past else coming)(r.today, WEEKDAYS[word])
    k = j + (r.w[j] == "the") if r.w[j] != "," else j + 1 + (r.w[j + 1] == "the")
    found = days.day_number(r, k, words=r.w[j] == "the")
    if found and not (
        r.w[found[1]] in MONTHS
        or r.w[found[1]] == "of"
        or (r.glued(found[1]) and r.w[found[1]] in "-/.:" and r.w[found[1] + 1].isalnum() and r.glued(found[1] + 1))
    ):
        after = r.w[found[1]]
        spelled = r.w[found[1] - 1] in numbers.SUFFIXES or r.w[j] == "the"
        if spelled or (
            r.w[j] != ","
            and not (after in days.TO or after in ("o", "oclock", "hours", "pm", "am") or after in UNITS)
            and r.follows(found[1])
            and found[0] > 12
        ):
            item.to, item.end = found[1], r.e[found[1] - 1]
            item.tail, item.day, item.bare_weekday = item.end, found[0], False
            item.first = item.last = matching_day(r.today, found[0], item.weekday)
            return item
    if word in DOUBTFUL and not (r.starts_dated(i) or dated_neighbour(r, i, j)):
        return None
    if r.w[i + 1] == "week" and r.w[i + 2] not in ("of", "number") and not r.w[i + 2].isdigit():
        item.to, item.end, item.bare_weekday = i + 2, r.e[i + 1], False
        item.tail = item.end
        item.first = item.last = item.first and add(item.first, 7, "D")
    return item


def dated_neighbour(r: Reader, i: int, j: int) -> bool:
    after = r.w[j + (r.w[j] in (",", "(", "-", "/", "at", "&"))]
    if (
        r.w[i - 1] in numbers.SUFFIXES
        or r.w[i - 1] in ("(", ")", "week", "every", "each")
        or (i > 1 and r.w[i - 1] == "," and r.w[i - 2].isdigit())
    ):
        return True
    return (
        after in MONTHS
        or after in ("morning", "afternoon", "evening", "night", "next")
        or after.isdigit()
        or (r.raw[r.s[i]].isupper() and (r.w[i + 1] in days.TO or after in WEEKDAYS))
    )


def matching_day(today, day: int, weekday_number: int | None):
    """The nearest day of that number and weekday within a year; without one the coming day of that number."""
    if today is None:
        return None
    fallback = None
    for months in (0, 1, -1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11):
        count = today.year * 12 + today.month - 1 + months
        found = make_date(count // 12, count % 12 + 1, day)
        if found and months == -1 and (today - found).days > 10:
            continue
        if found and found.weekday() == weekday_number:
            return found
        if found and fallback is None and found >= today:
            fallback = found
    return fallback


def today(r: Reader, i: int) -> Item | None:
    word, before = r.w[i], r.w[i - 1] if i else ""
    start = i
    item = Item("day", r.s[i], r.e[i], at=i, to=i + 1, relative=True)
    shift = DAYS[word]
    if (
        before in ("after", "before")
        and r.w[i - 2] == "day"
        and (r.w[i - 3] == "the" or i > 1)
        and abs(shift) == 1
        and (before == "after") == (shift == 1)
    ):
        start = i - 3 if r.w[i - 3] == "the" else i - 2
        shift *= 2
        item.start = item.head = r.s[start]
        item.at = start
    item.first = item.last = r.today and add(r.today, shift, "D")
    if word in ("tonight", "tonite"):
        item.part = "night"
    if word == "today" and r.w[i + 1] in ("'", "’") and r.w[i + 2] == "s" and r.w[i + 3] in ("world", "age", "society"):
        return None
    return item


def ending(r: Reader, i: int) -> Item | None:
    """EOD, COB, EOW, EOM, EOY."""
    grain = ENDINGS[r.w[i]]
    if r.w[i] in ("cop", "eob", "cob") and not r.raw[r.s[i]].isupper():
        return None
    if grain != "day":
        item = periods.period(r, i, i + 1, grain, 0)
        if item.first and item.last:
            periods.narrow(item, 1, r.today, "end")
        return item
    item = Item("day", r.s[i], r.e[i], at=i, to=i + 1, relative=True, first=r.today, last=r.today)
    item.hour, item.minute, item.second = (17, 0, None) if r.w[i] != "eod" else (23, 59, 59)
    return item


def quarter_name(r: Reader, i: int) -> Item | None:
    """Q3, H1, FY26, CY 2026."""
    word, digits = r.w[i], r.w[i + 1]
    if (
        word in ("q", "h")
        and r.glued(i + 1)
        and digits in ("1", "2", "3", "4")
        and not (r.glued(i + 2) and (r.w[i + 2].isalnum() or r.w[i + 2] == "."))
        and not (i and r.glued(i) and r.w[i - 1].isalnum())
    ):
        if word == "h" and digits > "2":
            return None
        return periods.quarter(r, i, i + 2, int(digits), 3 if word == "q" else 6)
    if word in ("fy", "cy", "sy") and digits.isdigit() and len(digits) in (2, 4):
        number = int(digits) if len(digits) == 4 else days.full_year(int(digits))
        return year_item(i, i + 2, number, r)
    return None


def year_item(i: int, j: int, number: int, r: Reader) -> Item:
    item = Item("period", r.s[i], r.e[j - 1], at=i, to=j, grain="year", calendar=True, has_year=True)
    item.first, item.last = make_date(number, 1, 1), make_date(number, 12, 31)
    return item


YEAR_WORDS = frozenset(
    "fiscal calendar in since until till during from to between before after by of through year and or than "  # noqa: SIM905
    "not around circa early late mid for ~ - ( = < > &".split()
)


def bare_year(r: Reader, i: int) -> Item | None:
    """2026 alone, where the words around it say that it is a year; "2026 Q1"."""
    found = days.year(r, i)
    if found is None or not 1500 <= found[0] <= 2100:
        return None
    value, j = found
    k = j + (r.w[j] == "-")
    if r.w[k] in ("q", "h"):
        quarter = quarter_name(r, k)
        if quarter:
            return periods.quarter(r, i, k + 2, int(r.w[k + 1]), 3 if r.w[k] == "q" else 6, value)
    before = r.w[i - 1] if i else ""
    if i and r.glued(i) and before not in "(~-–=<>\"'":
        return None
    if not (r.follows(j) or r.w[j] in ("~", "and", "=")) or (
        r.glued(j)
        and r.w[j] in ("-", ":", ".")
        and r.w[j + 1].isalnum()
        and not (r.w[j] in "-" and len(r.w[j + 1]) == 4)
    ):
        return None
    if r.w[j] in ("or", "and") and r.w[j + 1] in ("later", "earlier", "before", "after", "beyond", "greater"):
        return year_item(i, j, value, r)
    span = r.w[j] in ("-", "–") and r.w[j + 1].isdigit() and len(r.w[j + 1]) == 4 and r.w[j + 2] not in ("-", "–")
    if span and before != "-" and 1900 <= value < int(r.w[j + 1]) <= 2100:
        return year_item(i, j, value, r)
    if before in YEAR_WORDS or (r.w[j] in ("to", "~", "through") and r.w[j + 1].isdigit() and len(r.w[j + 1]) == 4):
        if before == "-" and not (r.w[i - 2].isdigit() and len(r.w[i - 2]) == 4 and r.w[i - 3] != "-"):
            return None
        return year_item(i, j, value, r)
    return None


def present(r: Reader, i: int) -> Item | None:
    """now, right now, at the moment, at present, to date."""
    word = r.w[i]
    at, to = i, i + 1
    if word == "now":
        if r.w[i + 1] in ("that", "and") or (r.w[i - 1] in ("from", "until") and r.w[i + 1] == "on"):
            return None
        at -= r.w[i - 1] in ("right", "just")
    elif word in ("moment", "minute", "present") and r.w[i - 1] in ("the", "at"):
        at = i - 1 if r.w[i - 1] == "at" else i - 2
        if r.w[at] != "at":
            return None
        to += word == "present" and r.w[to] == "time"
    elif (
        word == "date"
        and r.w[i - 1] in ("to", "till")
        and r.w[i - 2] not in ("up", "-", "equal", "equals", "the")
        and r.follows(i + 1)
        and r.w[i + 1] not in ("from", "of")
    ) or (word == "date" and r.w[i - 1] == "current" and r.w[i - 2] in days.TO):
        at = i - 1
    elif word == "time" and r.w[i - 1] in ("this", "present") and r.w[i - 2] in ("at", "the"):
        at = i - 2 if r.w[i - 2] == "at" else i - 3
    else:
        return None
    item = Item("moment", r.s[at], r.e[to - 1], at=at, to=to, first=r.today, last=r.today)
    item.value = moment_value(r.now, r.now) if r.now else ""
    return item


def recurring(r: Reader, i: int) -> Item | None:
    """daily, weekly, semi-annually."""
    word = r.w[i]
    at = i - 2 if r.w[i - 1] == "-" and r.w[i - 2] in ("semi", "bi") else i
    value = SETS[word] if at == i else SETS.get(r.w[at] + word, SETS[word])
    return Item("set", r.s[at], r.e[i], at=at, to=i + 1, value=value)


def weekdays(r: Reader, i: int) -> Item | None:
    """Mondays, weekdays."""
    number = WORDS.get(r.w[i], ("", None))[1]
    return Item("set", r.s[i], r.e[i], at=i, to=i + 1, value="R/P1W" if number is not None else "R/P1D", weekday=number)


def unit(r: Reader, i: int) -> Item | None:
    """Units without a number: "weekend", "the week of …", "the following day", "for the day"."""
    word, before = r.w[i], r.w[i - 1] if i else ""
    if word in ("week", "w"):
        found = periods.week(r, i)
        if found:
            return found
    if word == "weekends" and before not in ("all", "every"):
        return Item("set", r.s[i], r.e[i], at=i, to=i + 1, value="R/P1W")
    if word == "weekend" and before not in (
        "great",
        "nice",
        "good",
        "lovely",
        "happy",
        "wonderful",
        "fun",
        "relaxing",
        "pleasant",
        "safe",
    ):
        if before == "your":
            return None
        return periods.period(r, i, i + 1, "weekend", 0)
    if (
        word in ("day", "week")
        and r.w[i + 1] in ("after", "before")
        and before == "the"
        and word == "day"
        and r.follows(i + 2)
    ):
        item = Item("day", r.s[i - 1], r.e[i + 1], at=i - 1, to=i + 2, relative=True)
        item.first = item.last = r.today and add(r.today, 1 if r.w[i + 1] == "after" else -1, "D")
        return item
    if before in ("same", "that") and word in ("day", "week", "month", "year"):
        return Item("range", r.s[i - 1], r.e[i], at=i - 1, to=i + 1)
    if (
        (
            before == "the"
            and word in ("day", "week", "month", "year", "hour", "quarter", "fortnight")
            and r.w[i - 2] in ("in", "for", "of")
            and r.w[i - 3] not in ("part", "time", "rest", "days", "hours", "end", "most")
            and r.w[i + 1] != "of"
        )
        or (before == "the" and word == "fortnight")
        or (before in periods.FILLERS and word == "year")
    ):
        return (
            Item("duration", r.s[i - 1], r.e[i], at=i - 1, to=i + 1, length=numbers.length_text([(1, *UNITS[word])]))
            if r.follows(i + 1)
            else None
        )
    return None


def season(r: Reader, i: int) -> Item | None:
    word = r.w[i]
    if (
        word in ("fall", "spring")
        and not (r.w[i - 1] in ("the", "in", "this", "next", "last", "of", "late", "early") and r.follows(i + 1))
        and not days.year_after(r, i + 1)[0]
    ):
        return None
    the_year, j = days.year_after(r, i + 1)
    item = periods.season(r, i, i, the_year or (r.today.year if r.today else None))
    if the_year:
        item.to, item.end, item.has_year = j, r.e[j - 1], True
    return item
