"""English dates written out in full, read without the grammar: "2 December 2026", "Monday, December 2", "2026-12-02".

Most dates of letters are of this kind, and stand alone. What stands before and behind must not be able to change the
meaning ("2 to 5 March", "the end of 2 December"); else the grammar reads them.
"""

from etiquette_lint.language.dates.english_words import MONTHS, UNITS, WEEKDAYS, WORDS
from etiquette_lint.language.dates.values import Item, calendar_day
from etiquette_lint.pattern import Pattern

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_DAY = r"([1-9]|0[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_PLAIN = Pattern(
    r"(?:([mtwfs][a-z]{2,5}day),?\s)?"
    rf"(?:{_DAY}\s({_MONTH})(?![a-z.'’])(?:,?\s((?:19|20)[0-9]{{2}}))?"
    rf"|({_MONTH})\s{_DAY}(?:,?\s((?:19|20)[0-9]{{2}}))?"
    r"|((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))(?![\w%°-])"
)
_LETTERS = Pattern("[a-z]*$")
_BEHIND = Pattern(r"\s*(?:$|[.;)!?\"]|,(?!\s*['’0-9])|([a-z]+)(?![a-z])(?:\s([a-z]+))?)")
_CHANGES = frozenset(
    "the from between of and or to through thru until till in mid end to up than week weeks day days people".split()  # noqa: SIM905
)


def read_plain(raw: str, text: str, first: tuple[int, int], last: tuple[int, int], today) -> Item | None:
    """The one date that stands around the triggers `first` to `last`, or None where the grammar must look."""
    begin = first[0]
    if "0" <= text[begin - 2 : begin - 1] <= "9" or text.startswith(("th ", "st ", "nd ", "rd "), begin - 3):
        begin = text.rfind(" ", 0, begin - 1) + 1  # the day stands before the month that wakes the grammar
    match = _PLAIN.match(text, begin)
    if match is None or match.end() < last[1] - 1:
        return None
    named, day, month, year, month_2, day_2, year_2, iso_year, iso_month, iso_day = match.groups()
    if named and (named not in WEEKDAYS or iso_year):
        return None
    start, end = match.span()
    before = _word_before(text, start)
    if before is None or (before and (len(before) < 2 or before in WORDS or before in _CHANGES)):
        return None
    behind = _BEHIND.match(text, end)
    if behind is None or (behind[1] and not _free(behind[1], behind[2])):
        return None
    if iso_year:
        item = Item("day", start, end, year=int(iso_year), month=int(iso_month), day=int(iso_day), has_year=True)
        return calendar_day(item, today)
    name, day, year = (month, day, year) if month else (month_2, day_2, year_2)
    if not raw[match.start(3 if month else 5)].isupper():
        return None
    item = Item("day", start, end, month=MONTHS[name], day=int(day))
    if year:
        item.year, item.has_year = int(year), True
    if named:
        item.weekday = WEEKDAYS[named]
    return calendar_day(item, today)


def _word_before(text: str, start: int) -> str | None:
    """The word one space before `start`; "" where the date opens the text, a paragraph or a clause; None where
    something else stands there."""
    head = text[max(start - 16, 0) : start]
    bare = head.rstrip()
    if not bare:
        return "" if start == 0 or head.count("\n") > 1 else None
    if bare[-1] in ".,;:!?(":
        return ""
    if len(head) - len(bare) != 1:
        return "" if head.count("\n", len(bare)) > 1 else None
    word = bare.rpartition(" ")[2]
    if not word.isalpha() or not word.isascii():
        word = _LETTERS.search(word)[0]
    return word or None


def _free(word: str, second: str | None) -> bool:
    """The word behind a date goes on with the sentence, not with the date."""
    if word in ("and", "or"):
        return second is not None and second not in WORDS and second not in _CHANGES and second not in UNITS
    return word not in WORDS and word not in _CHANGES and word not in UNITS and len(word) > 1
