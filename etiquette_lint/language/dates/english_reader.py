"""The words of a stretch of English text, and what the grammar asks of them."""

from itertools import accumulate, compress

from etiquette_lint.language.dates import english_clocks as clocks
from etiquette_lint.language.dates import english_counts as counts
from etiquette_lint.language.dates import english_days as days
from etiquette_lint.language.dates import english_feasts as feasts
from etiquette_lint.language.dates import english_numbers as numbers
from etiquette_lint.language.dates import english_numeric as numeric
from etiquette_lint.language.dates import english_periods as periods
from etiquette_lint.language.dates.english_words import (
    DAYS,
    DOUBTFUL,
    MONTHS,
    ORDINALS,
    UNITS,
    WEEKDAYS,
    WORDS,
)
from etiquette_lint.language.dates.values import Item, make_date
from etiquette_lint.pattern import Pattern

TOKEN = Pattern(r"[a-z]+|[0-9]+|\s+|[^\sa-z0-9]")

NOTHING = [""] * 8
BEYOND = [(1 << 40) + 2 * step for step in range(8)]


VERBS = frozenset(
    "be have not also i you we well or need take help want never even contain include require only still result".split()  # noqa: SIM905
)


GREETINGS = frozenset(("hi", "hello", "dear", "hey", "thanks", "thank", "mr", "ms", "mrs", "dr", "aunt"))

# word class -> the functions that read a mention beginning with it; filled by english, which knows them all
READERS: dict[str, tuple] = {}


class Reader:
    """The tokens of one stretch of text, and what is known about now."""

    __slots__ = ("raw", "text", "ascii", "now", "today", "w", "s", "e", "raw_hours", "_order")

    def __init__(self, raw: str, text: str, now):
        self.raw = raw
        self.text = text
        self.ascii = text.isascii()
        self.now = now
        self.today = now.date() if now else None
        self.w: list[str] = []
        self.s: list[int] = []
        self.e: list[int] = []
        self.raw_hours: dict[int, int] = {}
        self._order: bool | None = None

    def read(self, low: int, high: int) -> None:
        pieces = TOKEN.findall(self.text, low, high)
        starts = list(accumulate(map(len, pieces), initial=low))
        # Empty tokens behind the last let the grammar look ahead without asking; one stands for "before" (index -1).
        if self.ascii:
            words = [piece >= "!" for piece in pieces]  # white space of ASCII sorts before everything else
        else:
            words = [piece >= "!" and not piece.isspace() for piece in pieces]
        self.w = list(compress(pieces, words))
        self.s = list(compress(starts, words))
        del starts[0]
        self.e = list(compress(starts, words))
        self.w += NOTHING
        self.s += BEYOND
        self.e += BEYOND
        self.raw_hours.clear()

    def glued(self, i: int) -> bool:
        """No space stands before token `i`."""
        return i > 0 and self.s[i] == self.e[i - 1]

    def index_after(self, position: int, i: int) -> int:
        while self.s[i] < position:
            i += 1
        return i

    def follows(self, j: int) -> bool:
        """Token `j` may stand behind a finished mention: it is not the noun that the number before it counts."""
        word = self.w[j]
        if word == "" or "\n" in self.text[self.e[j - 1] : self.s[j]]:
            return True
        if not word.isalnum():
            return word not in "%°/*+=_#&" and not (word in "$€£¥" and self.glued(j))
        return word in clocks.FOLLOWERS or word in WEEKDAYS or word in MONTHS

    def after_day(self, i: int) -> bool:
        word = self.w[i - 1] if i else ""
        if word in (",", "-", "(", ")", ":") and i > 1:
            word = self.w[i - 2]
        if (
            word in WEEKDAYS
            or word in DAYS
            or word in numbers.SUFFIXES
            or word in ("morning", "afternoon", "evening", "night")
        ):
            return True
        return word in ORDINALS and any(
            before in MONTHS or before in WEEKDAYS for before in self.w[max(i - 5, 0) : i - 1]
        )

    def day_first(self, sign: str, has_year: bool) -> bool:
        """The order of numeric dates: as another date in the text shows it; else month first, with dots day first."""
        if self._order is None:
            self._order = False
            for match in numeric.NUMERIC.finditer(self.text):
                if match[5] and int(match[5]) > 12 >= int(match[7]):
                    self._order = True
        return self._order or (sign == "." and has_year)

    def monthly(self, k: int) -> bool:
        """A word like "may" behind a number is the month."""
        word = self.w[k]
        return (
            word not in DOUBTFUL
            or self.raw[self.s[k]].isupper()
            or (word not in ("may", "sat", "sun") and self.follows(k + 1))
        )

    def starts_dated(self, i: int) -> bool:
        """A doubtful word stands where only a month or a weekday can."""
        word, before, after = self.w[i], self.w[i - 1] if i else "", self.w[i + 1]
        if after in VERBS and word == "may":
            return False
        names = MONTHS if word in MONTHS else WEEKDAYS
        if (after in days.TO and self.w[i + 2] in names) or (before in days.TO and self.w[i - 2] in names):
            return True
        upper = self.raw[self.s[i]].isupper()
        if names is WEEKDAYS and before in ("the", "for", "end", "each", "in"):
            return upper and before != "the"
        if (
            before in days.DATE_WORDS and before not in ("and", "or", "end", "the", "before", "after", "on", "for")
        ) or before in ("mid", "-"):
            return (word in MONTHS and self.follows(i + 1)) or upper
        if before in ("the", "before", "after", "on", "for"):
            return ((upper or word in ("april", "june", "august")) and word in MONTHS) or (
                word in WEEKDAYS and self.follows(i + 1)
            )
        if word in ("april", "june", "august") or (len(word) == 3 and upper):
            nearby = self.raw[self.s[i + 1]] if after else ""
            opens = before in ("", ".", "!", "?") and not self.follows(i + 1)
            return upper and not opens and before not in GREETINGS and not nearby.isupper() and after != ","
        return False

    def anchor(self, k: int) -> Item | None:
        """A day at token `k`, for "two days after …"."""
        if self.w[k] == "the":
            k += 1
        word = self.w[k]
        if word == "now":
            return Item("day", self.s[k], self.e[k], at=k, to=k + 1, relative=True, first=self.today, last=self.today)
        for read in READERS.get(WORDS.get(word, ("", 0))[0], ()):
            item = read(self, k)
            if item and (item.kind == "day" or (item.kind == "period" and item.first)):
                return item
        if word.isdigit():
            return numeric.numeric(self, k, True) or days.number_first(self, k) or self.span_of(k)
        if word == "year":
            return self.span_of(k)
        return feasts.feast(self, k)

    def span_of(self, k: int) -> Item | None:
        """A day or period at token `k`, as in "the end of …"; "the week" is the current one."""
        the = self.w[k] == "the"
        k += the
        word = self.w[k]
        item = counts.decade(self, k)
        if item:
            return item
        found = days.year(self, k + (word in ("year", "calendar")))
        if found and not (word.isdigit() and numeric.NUMERIC.match(self.text, self.s[k])):
            item = Item(
                "period", self.s[k], self.e[found[1] - 1], at=k, to=found[1], grain="year", calendar=True, has_year=True
            )
            item.first, item.last = make_date(found[0], 1, 1), make_date(found[0], 12, 31)
            return item
        if word in periods.FILLERS and self.w[k + 1] in UNITS:
            k += 1
            word = self.w[k]
        if word in UNITS and UNITS[word][2] not in "hms" and not word.endswith("s") and len(word) > 2:
            if UNITS[word][0] == "day":
                item = Item("day", self.s[k], self.e[k], at=k, to=k + 1, relative=the)
                item.first = item.last = self.today
                return item
            return periods.period(self, k, k + 1, UNITS[word][0], 0)
        if (
            word == "q"
            or word in MONTHS
            or word in WEEKDAYS
            or word in periods.RELATIVE
            or word in DAYS
            or word in periods.SEASONS
        ):
            for read in READERS.get(WORDS.get(word, ("", 0))[0], ()) or READERS["q"]:
                item = read(self, k)
                if item:
                    return item
            return days.month_item(self, k, k + 1, MONTHS[word], None) if word in MONTHS else None
        if word.isdigit():
            return numeric.numeric(self, k, True) or days.number_first(self, k)
        if word in periods.EDGES:
            return periods.edge_of(self, k)
        return counts.decade(self, k) or feasts.feast(self, k)
