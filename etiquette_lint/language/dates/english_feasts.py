"""Holidays by their English names."""

from etiquette_lint.language.dates.english_days import year_after
from etiquette_lint.language.dates.holidays import ENGLISH, FIRST_WORDS, LUNAR_ENGLISH, UNRESOLVED, holiday
from etiquette_lint.language.dates.values import Item


def feast(r, i: int) -> Item | None:
    """A holiday by its English name, with or without its year."""
    if r.w[i] not in FIRST_WORDS:
        return None
    words: list[str] = []
    names: list[tuple[str, int]] = []
    k = i
    while len(words) < 4:
        word = r.w[k]
        if word in ("'", "’", "`") or (word == "s" and r.w[k - 1] in ("'", "’")):
            if word == "s" and words:
                words[-1] += "s"
            k += 1
        elif (word == "." and words[-1:] == ["st"]) or word == "-":
            k += 1
        elif word.isalpha():
            words.append(word)
            k += 1
        else:
            break
        if words:
            names.append((" ".join(words), k))
    for name, j in reversed(names):
        rule = ENGLISH.get(name)
        if rule is None and name not in LUNAR_ENGLISH and name not in UNRESOLVED:
            continue
        if name in ("new year", "new years") and r.w[i - 1] in ("happy", "the"):
            return None
        if r.w[i - 1] in ("happy", "merry") or (name == "easter" and r.w[j] == "egg"):
            return None
        return dated_feast(r, i, j, rule, LUNAR_ENGLISH.get(name))
    return None


def dated_feast(r, i: int, j: int, rule, lunar) -> Item:
    if r.w[j] in ("'", "’") and r.w[j + 1] == "s":
        j += 0
    the_year, k = year_after(r, j)
    if the_year is None and r.w[j] in ("of", "this", "next", "last"):
        k = j + (r.w[j] == "of")
        if r.w[k + 1] == "year" and r.w[k] in ("this", "next", "last") and r.today:
            the_year, k = r.today.year + {"this": 0, "next": 1, "last": -1}[r.w[k]], k + 2
        else:
            k = j
    item = Item("day", r.s[i], r.e[k - 1], at=i, to=k, grain="feast", has_year=the_year is not None, calendar=True)
    item.value = ""
    base = the_year or (r.today.year if r.today else None)
    item.year = base

    def of(in_year: int):
        if lunar:
            from etiquette_lint.language.dates.lunar import lunar_day

            return lunar_day(in_year, *lunar)
        return holiday(rule, in_year) if rule is not None else None

    if base:
        item.first = of(base)
        if item.first and the_year is None and r.today and r.w[i - 1] not in ("this",):
            ahead = (item.first - r.today).days
            if ahead < -183:
                item.first = of(base + 1)
            elif ahead > 250 and r.w[i - 1] not in ("next", "coming", "upcoming", "following", "last", "previous"):
                item.first = of(base - 1) or item.first
            if r.w[i - 1] in ("next", "following", "coming", "upcoming") and item.first <= r.today:
                item.first = of(item.first.year + 1)
            elif r.w[i - 1] in ("last", "previous", "past") and item.first >= r.today:
                item.first = of(item.first.year - 1)
    item.last = item.first
    return item
