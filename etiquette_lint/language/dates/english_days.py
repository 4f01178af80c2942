"""English days and periods: calendar dates in all orders, weekdays, holidays, weeks, months, quarters, years."""

from etiquette_lint.language.dates.english_numbers import number, ordinal
from etiquette_lint.language.dates.english_words import CARDINALS, DOUBTFUL, MONTHS, TENS
from etiquette_lint.language.dates.values import Item, calendar_day, full_year, month_span

SIGNS = frozenset("/-.–")


TO = frozenset(("to", "-", "–", "—", "~", "through", "thru", "until", "till", "and", "&", "or"))


DATE_WORDS = frozenset(
    "in by of since until till during from to between before after through next last this early late mid "  # noqa: SIM905
    "for on the end beginning every each and or".split()
)


def year(r, i: int) -> tuple[int, int] | None:
    """A four-digit year, or one in words ("nineteen eighty six", "two thousand and fifteen")."""
    word = r.w[i]
    if word.isdigit():
        if (
            len(word) == 4
            and 1000 <= int(word) <= 2999
            and not (r.glued(i + 1) and r.w[i + 1] in "/:" and r.w[i + 2].isdigit())
        ):
            return int(word), i + 1
        return None
    if word in ("'", "’") and r.w[i + 1].isdigit() and len(r.w[i + 1]) == 2 and r.glued(i + 1):
        return full_year(int(r.w[i + 1])), i + 2
    if word == "two" and r.w[i + 1] == "thousand":
        found = number(r, i)
        return (int(found[0]), found[1]) if found and found[0] < 2100 else None
    century = CARDINALS.get(word, 20 if word == "twenty" else 0)
    if 15 <= century <= 20:
        j = i + 1
        if r.w[j] == "hundred":
            j += 1 + (r.w[j + 1] == "and")
        if r.w[j] in TENS or CARDINALS.get(r.w[j], 0) > 9 or (r.w[j - 1] in ("hundred", "and") and r.w[j] in CARDINALS):
            found = number(r, j)
            if found and found[0] < 100:
                return century * 100 + int(found[0]), found[1]
    return None


def year_after(r, j: int) -> tuple[int | None, int]:
    """The year behind a month or a day: "2026", ", 2026", "of 2026", "in 2026", "of 87"."""
    k = j
    if r.w[k] in (",", ".", "-", "/"):
        k += 1
    if r.w[k] in ("of", "in"):
        k += 1
        if r.w[k] == "the" and r.w[k + 1] == "year":
            k += 2
        elif r.w[k].isdigit() and len(r.w[k]) == 2 and r.w[k - 1] == "of" and int(r.w[k]) > 31:
            return full_year(int(r.w[k])), k + 1
    elif r.w[k] == ")":
        return None, j
    found = year(r, k)
    if found and not (r.w[found[1]] in ("hrs", "hours") or (r.w[found[1]] in "ap" and r.glued(found[1]))):
        return found
    return None, j


def day_number(r, i: int, words: bool = True) -> tuple[int, int] | None:
    """The day of a month: 2, 2nd, second, twenty-second, twenty two."""
    found = ordinal(r, i)
    if found is None and r.w[i].isdigit() and len(r.w[i]) < 3:
        after = r.w[i + 1]
        if r.glued(i + 1) and (
            after in ":%°"
            or after in ("am", "pm", "a", "p", "h")
            or (after in ".,/" and r.w[i + 2].isdigit() and r.glued(i + 2) and after != ",")
        ):
            return None
        if after in ("am", "pm") or (after in ("a", "p") and r.w[i + 2] == "." and r.w[i + 3] == "m"):
            return None
        if i and r.glued(i) and r.w[i - 1] in "$€£#":
            return None
        found = int(r.w[i]), i + 1
    if found is None and words and not r.w[i].isdigit():
        spoken = number(r, i)
        if spoken and spoken[0] > 31 and r.w[i] in TENS and CARDINALS.get(r.w[i + 1], 10) < 10:
            spoken = TENS[r.w[i]] + CARDINALS[r.w[i + 1]], i + 2
        found = (int(spoken[0]), spoken[1]) if spoken else None
    return found if found and 1 <= found[0] <= 31 else None


def made(r, i: int, j: int, month: int, day: int, the_year: int | None) -> Item:
    item = Item(
        "day", r.s[i], r.e[j - 1], at=i, to=j, year=the_year, month=month, day=day, has_year=the_year is not None
    )
    return calendar_day(item, r.today)


def month_item(r, i: int, j: int, month: int, the_year: int | None) -> Item:
    """A whole month; without a year the one nearest to now."""
    item = Item("period", r.s[i], r.e[j - 1], at=i, to=j, grain="month", month=month, has_year=the_year is not None)
    if the_year is None and r.today:
        away = (month - r.today.month + 5) % 12 - 5
        the_year = r.today.year + (r.today.month - 1 + away) // 12
    item.year = the_year
    if the_year:
        item.first, item.last = month_span(the_year, month)
    item.calendar = True
    return item


def day_range(r, i: int, j: int, first: int, second: int, month: int, the_year: int | None) -> Item | None:
    if first > 31 or second > 31:
        return None
    a, b = made(r, i, j, month, first, the_year), made(r, i, j, month, second, the_year)
    if second < first and b.first and a.first:  # "from the 27th to the 3rd of April" begins in March
        return None
    item = Item("range", r.s[i], r.e[j - 1], at=i, to=j, calendar=True, has_year=a.has_year)
    item.impossible = a.impossible or b.impossible
    item.first, item.last, item.month, item.day = a.first, b.last, month, first
    if a.first and b.first:
        item.value = f"{a.first}/{b.first}"
    return item


def month_first(r, i: int) -> Item | None:
    """December 2(nd)(, 2026), Dec/2, December the 2nd, December 2-5, December (2026)."""
    month = MONTHS[r.w[i]]
    j = i + 1
    if i and r.glued(i) and (r.w[i - 1] in "$@#_=." or r.w[i - 1].isalpha()):
        return None
    if r.w[j] == "." and r.glued(j) and (r.w[j + 1].isdigit() or len(r.w[i]) < 5):
        j += 1
    if r.w[j] in SIGNS and r.w[j + 1] in SIGNS:
        return None
    if (r.w[j] in "/-" and r.w[j + 1].isdigit() and len(r.w[j + 1]) < 3) or (r.w[j] == "," and ordinal(r, j + 1)):
        j += 1
    if r.w[j] in ("the", "on"):
        j += 1 + (r.w[j + 1] == "the")
    found = day_number(r, j) if r.w[j] not in ("second", "one") or r.w[j] != "one" else None
    if found and not (r.w[j] in CARDINALS and not r.starts_dated(i) and r.w[i] in DOUBTFUL):
        day, k = found
        if r.w[k - 1] not in ("st", "nd", "rd", "th") and r.w[k] in (
            "days",
            "weeks",
            "hours",
            "minutes",
            "people",
            "months",
            "years",
            "%",
        ):
            return bare_month(r, i)
        the_year, k2 = year_after(r, k)
        if (
            the_year is None
            and r.w[k - 1] in ("first", "second", "third", "fourth")
            and r.w[k].isdigit()
            and len(r.w[k]) == 2
            and not r.glued(k + 1)
        ):
            the_year, k2 = full_year(int(r.w[k])), k + 1
        if the_year is None and r.w[k] in TO:
            second = r.w[k + 1] == "the"
            to = day_number(r, k + 1 + second)
            if (
                to
                and to[0] > day
                and not (
                    (r.w[to[1]] in MONTHS and "\n" not in r.text[r.e[to[1] - 1] : r.s[to[1]]])
                    or r.w[to[1]] in "/:"
                    or (r.w[to[1]] == "of" and r.w[to[1] + 1] in MONTHS)
                    or r.w[k] == "or"
                    or r.w[to[1]] in ("to", "pm", "am", "o", "-")
                    or r.w[to[1]].startswith("day")
                )
            ):
                the_year, end = year_after(r, to[1])
                return day_range(r, i, end, day, to[0], month, the_year)
        return made(r, i, k2, month, day, the_year)
    return bare_month(r, i)


def bare_month(r, i: int) -> Item | None:
    """A month with its year, or alone where no other word can be meant."""
    word, j = r.w[i], i + 1
    if r.w[j] == "." and r.glued(j) and len(word) < 5 and (r.w[j + 1].isdigit() or r.w[j + 1] in ("of", ",")):
        j += 1
    the_year, k = year_after(r, j)
    if (
        the_year is None
        and r.w[j] in ("of", "in")
        and r.w[j + 1].isdigit()
        and len(r.w[j + 1]) == 2
        and int(r.w[j + 1]) > 31
    ):
        the_year, k = full_year(int(r.w[j + 1])), j + 2
    if (
        the_year
        and r.w[j] in ("-", "/")
        and r.w[k] == r.w[j]
        and r.w[k + 1].isdigit()
        and len(r.w[k + 1]) < 3
        and 1 <= int(r.w[k + 1]) <= 31
    ):
        return made(r, i, k + 2, MONTHS[word], int(r.w[k + 1]), the_year)  # September-2020-23
    if the_year is None and word in DOUBTFUL and not r.starts_dated(i):
        return None
    if (
        the_year is None
        and len(word) < 4
        and r.raw[r.s[i]].islower()
        and r.w[i - 1] not in DATE_WORDS
        and word not in ("june", "july")
    ):
        return None
    return month_item(r, i, k if the_year else i + 1, MONTHS[word], the_year)


def number_first(r, i: int) -> Item | None:
    """2(nd) (of) December (2026), 2-Dec-2026, 2026/Dec/2, 9 to 12 of June, the 3rd."""
    word = r.w[i]
    if i and r.glued(i) and (r.w[i - 1] in "$€£#" or (r.w[i - 1] in ".:/" and r.w[i - 2].isdigit())):
        return None
    if word.isdigit() and r.w[i + 1] in ("-", "/", ".", " ") and r.glued(i + 1):
        joined = dashed(r, i)
        if joined:
            return joined
    if r.w[i - 1] in ("$", "€", "£"):
        return None
    lead = year(r, i) if word.isdigit() and len(word) == 4 else None
    if lead and r.w[i + 1] in MONTHS:  # 2017 April
        item = month_first(r, i + 1)
        if item and not item.has_year and item.kind == "day":
            return made(r, i, item.to, item.month, item.day, lead[0])
        return month_item(r, i, i + 2, MONTHS[r.w[i + 1]], lead[0])
    found = day_number(r, i)
    if found is None:
        return None
    day, j = found
    spelled = ordinal(r, i) is not None
    if r.w[j] == "day" and r.w[j + 1] == "of":
        j += 1
    if r.w[j] == "of" and r.w[j + 1] in ("every", "each") and r.w[j + 2] == "month":
        return Item("set", r.s[i], r.e[j + 2], at=i, to=j + 3, value=f"R/--{day:02}/P1M")
    k = j + (r.w[j] == "of") + (r.w[j] == "of" and r.w[j + 1] == "the" and 0)
    if r.w[k] in MONTHS and not (r.w[k] in DOUBTFUL and not spelled and r.w[j] != "of" and not r.monthly(k)):
        k += 1
        if r.w[k] == "." and r.glued(k) and (r.w[k + 1].isdigit() or r.w[k + 1] == ","):
            k += 1
        the_year, k = year_after(r, k)
        return made(r, i, k, MONTHS[r.w[j + (r.w[j] == "of")]], day, the_year)
    if r.w[j] in TO:
        to = day_number(r, j + 1 + (r.w[j + 1] == "the"))
        if to:
            k = to[1] + (r.w[to[1]] == "of")
            if r.w[k] in MONTHS and r.monthly(k) and not (word.isdigit() and i and r.glued(i) and r.w[i - 1] in SIGNS):
                month = MONTHS[r.w[k]]
                the_year, k = year_after(r, k + 1)
                return day_range(r, i, k, day, to[0], month, the_year) or made(r, j + 1, k, month, to[0], the_year)
    return month_day(r, i, j, day, spelled)


def month_day(r, i: int, j: int, day: int, spelled: bool) -> Item | None:
    """ "the 15th (day) of next month", "on the 3rd": a day of this month or the coming one."""
    if r.w[j] in ("of", "in"):
        k = j + 1 + (r.w[j + 1] in ("the", "this", "next", "last", "following", "current"))
        if r.w[k] == "month" and k > j + 1:
            shift = {"next": 1, "following": 1, "last": -1}.get(r.w[k - 1], 0)
            item = Item("day", r.s[i], r.e[k], at=i, to=k + 1, day=day, relative=True)
            if r.today:
                months = r.today.year * 12 + r.today.month - 1 + shift
                calendar_day_of(item, months, day)
            return item
        return None
    preps = ("on", "by", "until", "till", "from", "before", "after", "to", "through", "since", "for", "due")
    before = r.w[i - 2] if r.w[i - 1] == "the" else r.w[i - 1]
    if spelled and r.w[j] in ("this", "next") and r.w[j + 1] == "month":
        item = Item("day", r.s[i], r.e[j + 1], at=i, to=j + 2, day=day, relative=True)
        if r.today:
            calendar_day_of(item, r.today.year * 12 + r.today.month - 1 + (r.w[j] == "next"), day)
        return item
    if not (spelled and (before in preps or (before == "of" and r.w[i - 1] == "the" and r.w[i - 3] == "week"))):
        return None
    if (
        not r.w[i].isdigit()
        and before != "of"
        and not (
            r.w[i - 1] == "the"
            and r.w[i - 2] in ("on", "by", "until", "till", "from", "to", "before", "after", "through")
        )
    ):
        return None
    if not r.follows(j):
        return None
    item = Item("day", r.s[i], r.e[j - 1], at=i, to=j, day=day, relative=True)
    if r.today:
        calendar_day_of(item, r.today.year * 12 + r.today.month - 1 + (day < r.today.day), day)
    return item


def calendar_day_of(item: Item, months: int, day: int) -> None:
    """The day in the first month from `months` (counted from year 0) that has it."""
    year_number, month = divmod(months, 12)
    item.first = item.last = month_span(year_number, month + 1)[0]
    if item.first:
        try:
            item.first = item.last = item.first.replace(day=day)
        except ValueError:
            item.impossible, item.first, item.last = True, None, None


def dashed(r, i: int) -> Item | None:
    """2-Dec-2026, 2026/Dec/2, 23-2026-December: one part is a month's name, one has four digits."""
    sign = r.w[i + 1]
    if r.w[i + 3] != sign:
        if r.w[i + 2] in MONTHS and sign in "-/" and len(r.w[i]) < 3 and 1 <= int(r.w[i]) <= 31:
            return made(r, i, i + 3, MONTHS[r.w[i + 2]], int(r.w[i]), None)
        return None
    parts = (r.w[i], r.w[i + 2], r.w[i + 4])
    named = [part for part in parts if part in MONTHS]
    digits = [part for part in parts if part.isdigit() and len(part) < 5]
    if len(named) != 1 or len(digits) != 2:
        return None
    digits.sort(key=len)
    day, the_year = int(digits[0]), int(digits[1])
    if len(digits[1]) == 2:
        day, the_year = int(parts[0]), full_year(int(parts[2])) if parts[2].isdigit() else 2000
    if not 1 <= day <= 31 or len(digits[1]) == 3:
        return None
    return made(r, i, i + 5, MONTHS[named[0]], day, the_year)
