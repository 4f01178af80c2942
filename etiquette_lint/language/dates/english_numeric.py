"""English dates in digits: 2026-12-02, 12/2/2026, 2.12., 20261202; and what only looks like one."""

from etiquette_lint.language.dates.english_days import SIGNS, made, month_item
from etiquette_lint.language.dates.english_words import WEEKDAYS
from etiquette_lint.language.dates.values import Item, full_year, nearest
from etiquette_lint.pattern import Pattern

NUMERIC = Pattern(
    r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2})(?![0-9]))?(?![0-9])"  # 2026-12-02, 2026/12
    r"|([0-9]{1,2})([-/.])([0-9]{1,2})\6([0-9]{4}|[0-9]{2})(?![0-9])"  # 02/12/2026, 2.12.26
    r"|([0-9]{1,2})([-/])([0-9]{4})(?![0-9])"  # 12-2026
    r"|([0-9]{1,2})([-/.])([0-9]{1,2})(?![0-9])"  # 2/12
    r"|((?:19|20)[0-9]{2})(?:([01][0-9])([0-3][0-9])|\s([01]?[0-9])\s([0-3]?[0-9]))(?![0-9])"  # 20261202, 2026 12 02
)


ISO_TIME = Pattern(r"t([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?(z|[+-][0-9]{2}:[0-9]{2})?")


def numeric(r, i: int, dated: bool = False) -> Item | None:
    """Dates in digits. Month first unless the numbers, dots, the weekday beside or another date in the text say else.

    `dated`: words before have said that a date comes, so two parts are enough.
    """
    if (
        not dated
        and i
        and r.glued(i)
        and (
            r.w[i - 1] in "$€£#%"
            or (r.w[i - 1] == ":" and r.w[i - 2].isdigit())
            or (r.w[i - 1] in SIGNS and r.w[i - 2].isdigit() and r.glued(i - 1))
        )
    ):
        return None
    match = NUMERIC.match(r.text, r.s[i])
    if match is None:
        return None
    named = WEEKDAYS.get(r.w[i - 1]) if i else None
    dated = (
        dated
        or (named is not None and match[13] == ".")
        or (match[13] == "." and r.w[i - 1] in ("on", "by", "this", "next") and match[12] != "0")
    )
    if named is not None and match[13] == "-" and r.today:
        near = nearest(r.today, int(match[12]), int(match[14])) if int(match[12]) < 13 and int(match[14]) < 32 else None
        dated = near is not None and near.weekday() == named
    j = r.index_after(match.end(), i)
    if r.glued(j) and ((r.w[j].isalpha() and r.w[j] != "t") or r.w[j] in "%°€£$"):
        return None
    g = match.groups()
    tail = r.w[j] in SIGNS and r.glued(j) and r.w[j + 1].isdigit() and r.glued(j + 1)
    if g[0] or g[14]:
        return None if tail and r.w[j] == g[1] else year_first(r, i, j, match)
    if g[8]:
        if (g[9] == "-" and len(g[8]) == 1 and not dated) or not 1 <= int(g[8]) <= 12 or not 1900 <= int(g[10]) <= 2100:
            return None
        return month_item(r, i, j, int(g[8]), int(g[10]))
    a, sign, b, years = (int(g[4]), g[5], int(g[6]), g[7]) if g[4] else (int(g[11]), g[12], int(g[13]), None)
    if years is None and not two_parts(r, i, j, a, sign, b, dated, tail):
        return None
    if tail and r.w[j] == sign and not (years and len(years) == 4 and sign != "."):
        return None
    if sign == "." and years and len(years) == 2 and r.w[i - 1] in ("v", "version", "ip", "release"):
        return None
    return day_and_month(r, i, j, a, sign, b, years)


def year_first(r, i: int, j: int, match) -> Item | None:
    """2026-12-02 (with an ISO 8601 time behind it), 2026-12, 20261202."""
    g = match.groups()
    the_year, month, day = (g[0], g[2], g[3]) if g[0] else (g[14], g[15] or g[17], g[16] or g[18])
    if g[3] is None and g[0]:
        if g[1] == "." or not 1 <= int(month) <= 12 or not 1900 <= int(the_year) <= 2100:
            return None
        return month_item(r, i, j, int(month), int(the_year))
    if not 1900 <= int(the_year) <= 2199 or not 1 <= int(month) <= 31 or not 1 <= int(day) <= 31:
        return None
    if int(month) > 12 and not g[0]:
        return None
    item = made(r, i, j, int(month), int(day), int(the_year))
    time = ISO_TIME.match(r.text, match.end())
    if time and int(time[1]) < 24 and int(time[2]) < 60:
        item.hour, item.minute = int(time[1]), int(time[2])
        item.second = int(time[3]) if time[3] and int(time[3]) < 60 else None
        item.zone = (time[4] or "").upper()
        item.to = r.index_after(time.end(), j)
        item.end = r.e[item.to - 1]
    return item


def day_and_month(r, i: int, j: int, a: int, sign: str, b: int, years: str | None) -> Item | None:
    """The two small numbers of a date, in the order that its reader will take them."""
    if not (1 <= a <= 31 and 1 <= b <= 31) or (a > 12 and b > 12 and not (years and len(years) == 4)):
        return None
    the_year = None if years is None else int(years) if len(years) == 4 else full_year(int(years))
    day_first = a > 12 or (b <= 12 and r.day_first(sign, years is not None))
    item = made(r, i, j, b if day_first else a, a if day_first else b, the_year)
    item.ambiguous = (a <= 12 and b <= 12 and a != b and sign != ".") or (years is not None and len(years) == 2)
    item.grain = "numeric"
    return item


def two_parts(r, i: int, j: int, a: int, sign: str, b: int, dated: bool, tail: bool) -> bool:
    """Whether "2/12" is a date: not a fraction, a ratio, a score or a price."""
    if not ((1 <= a <= 12 and 1 <= b <= 31) or (1 <= b <= 12 and 1 <= a <= 31)):
        return False
    if dated:
        return True
    if sign != "/" or (a, b) == (24, 7) or (r.glued(j) and r.w[j] == "." and r.w[j + 1].isdigit()):
        return False
    before = r.w[i - 1] if i else ""
    if (
        before
        in (
            "on",
            "by",
            "until",
            "till",
            "from",
            "since",
            "due",
            "between",
            "before",
            "after",
            "starting",
            "dated",
            "beginning",
            "next",
        )
        or before in WEEKDAYS
    ):
        return True
    if tail or (r.w[j] in ("-", "–", "to", "@", "at") and r.w[j + 1].isdigit()):
        return not (a < b <= 10 and a < 5 and r.w[j].isalpha() and r.w[j] != "to")
    if (
        (a == 1 and b in (2, 3, 4, 5, 8))
        or (a, b) in ((2, 3), (3, 4), (2, 5), (3, 5), (50, 50))
        or a == b
        or (b == 10 and a < 10)
    ):
        return False
    return (
        before in ("", ",", "(", ":", "and", "or", "&", "this", "-", "the", ".", "?")
        and (r.follows(j) or r.w[j] == "between")
    ) or (max(a, b) > 12 and r.follows(j) and before not in ("of", "a", "score"))
