"""Dates and times in English text.

Words that can belong to a date wake the grammar (TRIGGER); the tokens around them are then read left to right by
small functions, one for each way a mention can begin (dates_english_days, _periods, _clocks), and neighbours that say
one thing together ("Friday" "at 3pm") are joined (dates_english_joins).
"""

from itertools import accumulate

from etiquette_lint.language import dates_english_clocks as clocks
from etiquette_lint.language import dates_english_days as days
from etiquette_lint.language import dates_english_periods as periods
from etiquette_lint.language.dates_english_joins import join
from etiquette_lint.language.dates_english_words import (
    DAYS,
    DOUBTFUL,
    ENDINGS,
    MONTHS,
    PARTS,
    SETS,
    TRIGGERS,
    UNITS,
    WEEKDAYS,
    WORDS,
)
from etiquette_lint.language.dates_values import Item, add, coming, make_date, moment_value
from etiquette_lint.language.holidays import FIRST_WORDS
from etiquette_lint.pattern import Pattern

TOKEN = Pattern(r"[a-z]+|[0-9]+|\s+|[^\sa-z0-9]")
BEYOND = [1 << 40, (1 << 40) + 2, (1 << 40) + 4, (1 << 40) + 6, (1 << 40) + 8, (1 << 40) + 10, (1 << 40) + 12, (1 << 40) + 14]
# Led by what is no letter, it passes over the letters of other words at once; searched in the text behind a space.
for _word in FIRST_WORDS:
    TRIGGERS[_word[0]] = TRIGGERS.get(_word[0], "-") + "|" + _word[1:]
TRIGGER = Pattern("[^a-z](?:" + "|".join(f"{first}(?:{rest})" for first, rest in TRIGGERS.items()) + ")(?![a-z])|[0-9½¼]+")
REACH = 48  # characters read on either side of a trigger
VERBS = frozenset("be have not also i you we well or need take help want never even contain include require only still result".split())
GREETINGS = frozenset(("hi", "hello", "dear", "hey", "thanks", "thank", "mr", "ms", "mrs", "dr", "aunt"))


class Reader:
    """The tokens of one stretch of text, and what is known about now."""

    __slots__ = ("raw", "text", "now", "today", "w", "s", "e", "raw_hours", "_order")

    def __init__(self, raw: str, text: str, now):
        self.raw = raw
        self.text = text
        self.now = now
        self.today = now.date() if now else None
        self.w: list[str] = []
        self.s: list[int] = []
        self.e: list[int] = []
        self.raw_hours: dict[int, int] = {}
        self._order: bool | None = None

    def read(self, low: int, high: int) -> None:
        starts = list(accumulate(map(len, pieces := TOKEN.findall(self.text, low, high)), initial=low))
        # Six empty tokens behind the last let the grammar look ahead without asking; one stands for "before" (index -1).
        kept = [at for at, piece in enumerate(pieces) if piece > " " and not piece.isspace()]
        self.w = [pieces[at] for at in kept] + [""] * 8
        self.s = [starts[at] for at in kept] + BEYOND
        self.e = [starts[at + 1] for at in kept] + BEYOND
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
        if word in WEEKDAYS or word in DAYS or word in clocks.SUFFIXES or word in ("morning", "afternoon", "evening", "night"):
            return True
        return word in clocks.ORDINALS and any(before in MONTHS or before in WEEKDAYS for before in self.w[max(i - 5, 0) : i - 1])

    def day_first(self, sign: str, has_year: bool) -> bool:
        """The order of numeric dates: as another date in the text shows it; else month first, with dots day first."""
        if self._order is None:
            self._order = False
            for match in days.NUMERIC.finditer(self.text):
                if match[5] and int(match[5]) > 12 >= int(match[7]):
                    self._order = True
        return self._order or (sign == "." and has_year)

    def starts_past(self, i: int) -> bool:
        return False

    def monthly(self, k: int) -> bool:
        """A word like "may" behind a number is the month."""
        word = self.w[k]
        return word not in DOUBTFUL or self.raw[self.s[k]].isupper() or word not in ("may", "sat", "sun") and self.follows(k + 1)

    def starts_dated(self, i: int) -> bool:
        """A doubtful word stands where only a month or a weekday can."""
        word, before, after = self.w[i], self.w[i - 1] if i else "", self.w[i + 1]
        if after in VERBS and word == "may":
            return False
        names = MONTHS if word in MONTHS else WEEKDAYS
        if after in days.TO and self.w[i + 2] in names or before in days.TO and self.w[i - 2] in names:
            return True
        upper = self.raw[self.s[i]].isupper()
        if names is WEEKDAYS and before in ("the", "for", "end", "each", "in"):
            return upper and before != "the"
        if before in days.DATE_WORDS and before not in ("and", "or", "end", "the", "before", "after", "on", "for") or before in ("mid", "-"):
            return word in MONTHS and self.follows(i + 1) or upper
        if before in ("the", "before", "after", "on", "for"):
            return (upper or word in ("april", "june", "august")) and word in MONTHS or word in WEEKDAYS and self.follows(i + 1)
        if word in ("april", "june", "august") or len(word) == 3 and upper:
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
            if item and (item.kind == "day" or item.kind == "period" and item.first):
                return item
        if word.isdigit():
            return days.numeric(self, k, True) or days.number_first(self, k) or self.span_of(k)
        if word == "year":
            return self.span_of(k)
        return days.feast(self, k)

    def span_of(self, k: int) -> Item | None:
        """A day or period at token `k`, as in "the end of …"; "the week" is the current one."""
        the = self.w[k] == "the"
        k += the
        word = self.w[k]
        item = periods.decade(self, k)
        if item:
            return item
        found = days.year(self, k + (word in ("year", "calendar")))
        if found and not (word.isdigit() and days.NUMERIC.match(self.text, self.s[k])):
            item = Item("period", self.s[k], self.e[found[1] - 1], at=k, to=found[1], grain="year", calendar=True, has_year=True)
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
        if word == "q" or word in MONTHS or word in WEEKDAYS or word in periods.RELATIVE or word in DAYS or word in periods.SEASONS:
            for read in READERS.get(WORDS.get(word, ("", 0))[0], ()) or (quarter_name,):
                item = read(self, k)
                if item:
                    return item
            return days.month_item(self, k, k + 1, MONTHS[word], None) if word in MONTHS else None
        if word.isdigit():
            return days.numeric(self, k, True) or days.number_first(self, k)
        if word in periods.EDGES:
            return periods.edge_of(self, k)
        return periods.decade(self, k) or days.feast(self, k)


def weekday(r: Reader, i: int) -> Item | None:
    """Friday, Fri., Friday the 26th, Mon 13th, Monday week."""
    word, j = r.w[i], i + 1
    if i and r.glued(i) and r.w[i - 1] not in "([-,–/~:\"'“‘":
        return None
    if r.w[j] == "." and r.glued(j) and len(word) < 6 and not r.raw[r.e[j] :].startswith("\n"):
        j += 1
    item = Item("day", r.s[i], r.e[i], at=i, to=i + 1, weekday=WEEKDAYS[word], relative=True, bare_weekday=True)
    item.first = item.last = coming(r.today, item.weekday)
    k = j + (r.w[j] == "the") if r.w[j] != "," else j + 1 + (r.w[j + 1] == "the")
    found = days.day_number(r, k, words=r.w[j] == "the")
    if found and not (r.w[found[1]] in MONTHS or r.w[found[1]] == "of" or r.glued(found[1]) and r.w[found[1]] in "-/.:" and r.w[found[1] + 1].isalnum() and r.glued(found[1] + 1)):
        after = r.w[found[1]]
        spelled = r.w[found[1] - 1] in clocks.SUFFIXES or r.w[j] == "the"
        if spelled or r.w[j] != "," and not (after in days.TO or after in ("o", "oclock", "hours", "pm", "am") or after in UNITS) and r.follows(found[1]) and found[0] > 12:
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
    if r.w[i - 1] in clocks.SUFFIXES or r.w[i - 1] in ("(", ")", "week", "every", "each") or i > 1 and r.w[i - 1] == "," and r.w[i - 2].isdigit():
        return True
    return after in MONTHS or after in ("morning", "afternoon", "evening", "night", "next") or after.isdigit() or (r.raw[r.s[i]].isupper() and (r.w[i + 1] in days.TO or after in WEEKDAYS))


def matching_day(today, day: int, weekday_number: int):
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
    if before in ("after", "before") and r.w[i - 2] == "day" and (r.w[i - 3] == "the" or i > 1) and abs(shift) == 1 and (before == "after") == (shift == 1):
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
    if word in ("q", "h") and r.glued(i + 1) and digits in ("1", "2", "3", "4") and not (r.glued(i + 2) and (r.w[i + 2].isalnum() or r.w[i + 2] == ".")) and not (i and r.glued(i) and r.w[i - 1].isalnum()):
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


YEAR_WORDS = frozenset("fiscal calendar in since until till during from to between before after by of through year and or than not around circa early late mid for ~ - ( = < > &".split())


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
    if not (r.follows(j) or r.w[j] in ("~", "and", "=")) or r.glued(j) and r.w[j] in ("-", ":", ".") and r.w[j + 1].isalnum() and not (r.w[j] in "-" and len(r.w[j + 1]) == 4):
        return None
    if r.w[j] in ("or", "and") and r.w[j + 1] in ("later", "earlier", "before", "after", "beyond", "greater"):
        return year_item(i, j, value, r)
    if before in YEAR_WORDS or r.w[j] in ("to", "~", "through") and r.w[j + 1].isdigit() and len(r.w[j + 1]) == 4:
        if before == "-" and not (r.w[i - 2].isdigit() and len(r.w[i - 2]) == 4):
            return None
        return year_item(i, j, value, r)
    return None


def present(r: Reader, i: int) -> Item | None:
    """now, right now, at the moment, at present, to date."""
    word = r.w[i]
    at, to = i, i + 1
    if word == "now":
        if r.w[i + 1] in ("that", "and") or r.w[i - 1] in ("from", "until") and r.w[i + 1] == "on":
            return None
        at -= r.w[i - 1] in ("right", "just")
    elif word in ("moment", "minute", "present") and r.w[i - 1] in ("the", "at"):
        at = i - 1 if r.w[i - 1] == "at" else i - 2
        if r.w[at] != "at":
            return None
        to += word == "present" and r.w[to] == "time"
    elif word == "date" and r.w[i - 1] in ("to", "till") and r.w[i - 2] not in ("up", "-", "equal", "equals", "the") and r.follows(i + 1) and r.w[i + 1] not in ("from", "of"):
        at = i - 1
    elif word == "date" and r.w[i - 1] == "current" and r.w[i - 2] in days.TO:
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
    if word == "weekend" and before not in ("great", "nice", "good", "lovely", "happy", "wonderful", "fun", "relaxing", "pleasant", "safe"):
        if before == "your":
            return None
        return periods.period(r, i, i + 1, "weekend", 0)
    if word in ("day", "week") and r.w[i + 1] in ("after", "before") and before == "the" and word == "day" and r.follows(i + 2):
        item = Item("day", r.s[i - 1], r.e[i + 1], at=i - 1, to=i + 2, relative=True)
        item.first = item.last = r.today and add(r.today, 1 if r.w[i + 1] == "after" else -1, "D")
        return item
    if before in ("same", "that") and word in ("day", "week", "month", "year"):
        return Item("range", r.s[i - 1], r.e[i], at=i - 1, to=i + 1)
    if before == "the" and word in ("day", "week", "month", "year", "hour", "quarter", "fortnight") and r.w[i - 2] in ("in", "for", "of") and r.w[i - 3] not in ("part", "time", "rest", "days", "hours", "end", "most") and r.w[i + 1] != "of" or before == "the" and word == "fortnight" or before in periods.FILLERS and word == "year":
        return Item("duration", r.s[i - 1], r.e[i], at=i - 1, to=i + 1, length=clocks.length_text([(1, *UNITS[word])])) if r.follows(i + 1) else None
    return None


def part_or_night(r: Reader, i: int) -> Item | None:
    return clocks.part(r, i)


def ordinal_day(r: Reader, i: int) -> Item | None:
    return periods.counted_period(r, i) or days.number_first(r, i)


def edge(r: Reader, i: int) -> Item | None:
    return periods.edge_of(r, i)


def season(r: Reader, i: int) -> Item | None:
    word = r.w[i]
    if word in ("fall", "spring") and not (r.w[i - 1] in ("the", "in", "this", "next", "last", "of", "late", "early") and r.follows(i + 1)) and not days.year_after(r, i + 1)[0]:
        return None
    the_year, j = days.year_after(r, i + 1)
    item = periods.season(r, i, i, the_year or (r.today.year if r.today else None))
    if the_year:
        item.to, item.end, item.has_year = j, r.e[j - 1], True
    return item


READERS = {
    "M": (days.month_first,),
    "W": (weekday,),
    "O": (periods.counted_period, days.number_first, clocks.clock_words),
    "N": (periods.counted, days.number_first, clocks.clock_words, periods.times_a, bare_year),
    "Q": (periods.counted,),
    "R": (periods.counted_period, periods.relative),
    "T": (today,),
    "A": (recurring,),
    "K": (weekdays,),
    "F": (ending,),
    "C": (clocks.clock_words,),
    "S": (season,),
    "U": (unit,),
    "P": (clocks.part, unit),
    "G": (periods.decade,),
}
ARTICLES = (periods.counted, clocks.minutes_past)
IN_PART = (clocks.part,)
BY_WORD: dict[str, tuple] = {
    **dict.fromkeys(("now", "moment", "minute", "present", "date", "time"), (present,)),
    **dict.fromkeys(("every", "each", "all", "any"), (periods.every,)),
    **dict.fromkeys(("once", "twice"), (periods.times_a,)),
    **dict.fromkeys(("weekdays", "workdays"), (weekdays,)),
    **dict.fromkeys(("end", "close", "beginning", "start", "middle", "rest", "remainder", "remaining"), (edge,)),
    **dict.fromkeys(("mid", "early", "late", "earlier", "later"), (edge, clocks.clock_words, clocks.part)),
    **dict.fromkeys(("a", "an", "another"), ARTICLES),
    **dict.fromkeys(("half", "½", "¼", "quarter"), (periods.counted, clocks.minutes_past)),
    **dict.fromkeys(("in", "during", "at", "after", "before", "over", "around"), IN_PART),
    **dict.fromkeys(("q", "h", "fy", "cy", "sy"), (quarter_name,)),
    "w": (periods.week,),
    "two": (periods.counted, days.number_first, clocks.clock_words, periods.times_a, bare_year),
}


def read_items(r: Reader) -> list[Item]:
    """All mentions in the tokens of the reader, in order."""
    items: list[Item] = []
    words, done = r.w, 0
    known = STARTS.get
    for i, readers in enumerate([known(word) or "0" <= word < ":" for word in words]):
        if readers is False or i < done:
            continue
        if readers is True:
            readers = number_readers(r, i)
        elif readers is ARTICLES and words[i + 1] not in COUNTABLE or readers is IN_PART and words[i + 1] not in IN_THE:
            continue
        best: Item | None = None
        for read in readers:
            item = read(r, i)
            if item is not None and (best is None or item.to > best.to):
                best = item
        if best is None:
            continue
        while items and items[-1].to > best.at:
            items.pop()
        items.append(best)
        done = best.to
    return items


def number_readers(r: Reader, i: int) -> tuple:
    """How a number can begin a mention, by the word behind it; most numbers begin none."""
    after, size = r.w[i + 1], len(r.w[i])
    if size > 4 and size != 8:
        return (periods.counted,) if after in UNITS else ()
    if after in WORDS or after in AFTER_NUMBER or size == 8:
        return DIGITS
    return FEW_DIGITS if size < 5 else ()


def hour_range(r: Reader, i: int) -> Item | None:
    """"5 to 6pm", "from 10-4", "9:30 - 10:30": two hours, of which one or the words around show what they are."""
    if days.TO.isdisjoint(r.w[i + 1 : i + 7]):
        return None
    left = clocks.clock(r, i, True) or clocks.clock_words(r, i, True)
    if left is None or left.to - i > 6:
        return None
    j = left.to
    joint = r.w[j]
    if joint not in days.TO or joint in ("or", "&"):
        return None
    before = r.w[i - 1] if i else ""
    if joint == "and" and before != "between":
        return None
    j += 1 + (r.w[j + 1] in ("around", "about"))
    right = clocks.clock(r, j, True) or clocks.clock_words(r, j, True)
    if right is None or r.w[right.to] in MONTHS or r.w[right.to] == "of" and r.w[right.to + 1] in MONTHS or r.w[right.to] == "/":
        return None
    shown = left.to - left.at > 1 and not left.ambiguous_clock or right.to - right.at > 1 and not right.ambiguous_clock
    shown = shown or ":" in r.text[left.start : right.end]
    if not shown:
        plain = r.w[i].isdigit() and r.w[j].isdigit() and joint in ("-", "–")
        if not (before in ("from", "between") and (r.after_day(i - 1) or r.follows(right.to)) or r.after_day(i) or r.w[right.to] in ("today", "tomorrow", "next", "tonight", "yesterday")):
            return None
        if plain and (r.raw_hours[i] > 12 and r.raw_hours[j] < 13):
            return None
    if not r.w[j].isdigit() and not shown and not r.w[i].isalpha():
        return None
    start = i - 1 if before in ("from", "between") else i
    item = Item("range", r.s[start], right.end, at=start, to=right.to, grain="hours", zone=right.zone)
    item.ambiguous_clock = right.ambiguous_clock
    from_hour, to_hour = left.hour, right.hour
    if left.ambiguous_clock:
        from_hour = r.raw_hours[i]
        if from_hour + 12 <= to_hour or (to_hour > 12 and right.ambiguous_clock and from_hour <= 6):
            from_hour += 12
    item.hour, item.minute = from_hour, left.minute
    item.length = f"T{from_hour:02}:{left.minute:02}/T{to_hour:02}:{right.minute:02}"
    item.value = item.length
    return item


DIGITS = (
    days.numeric, periods.decade, clocks.clock, clocks.minutes_past, periods.counted_period, days.number_first, periods.counted,
    bare_year, periods.times_a, hour_range,
)  # fmt: skip
FEW_DIGITS = (days.numeric, clocks.clock, bare_year)
AFTER_NUMBER = frozenset(": . - – — / ~ h a p am pm o oclock st nd rd th of to and or in until till through past min mins times s & ' ’ ish".split())
COUNTABLE = frozenset(UNITS) | frozenset("few couple dozen half hundred good full quarter day".split())
IN_THE = frozenset(PARTS) | frozenset("the early late later earlier mid".split())
STARTS: dict[str, tuple] = {word: READERS[kind] for word, (kind, _) in WORDS.items() if kind in READERS}
STARTS |= BY_WORD
for _word in clocks.CARDINALS:
    STARTS[_word] = (*STARTS.get(_word, ()), hour_range)
for _word in FIRST_WORDS:
    STARTS[_word] = (*STARTS.get(_word, ()), days.feast)


def find_english(raw: str, now, digits: bool = True) -> list[Item]:
    """The mentions in a text, with offsets into it. Lower-casing must not move characters (İ does).

    `digits`: numbers alone wake the grammar; not in Chinese text, whose own grammar has read them.
    """
    text = raw.lower()
    if len(text) != len(raw):
        text = "".join(low if len(low := char.lower()) == 1 else char for char in raw)
    found: list[Item] = []
    reader = None
    low = high = -1
    for match in TRIGGER.finditer(" " + text):
        start, end = match.span()
        if not digits and match[0][0].isdigit():
            continue
        if start <= high:
            high = end + REACH
            continue
        if high >= 0:
            reader = reader or Reader(raw, text, now)
            found += read_stretch(reader, low, high)
        low, high = start - REACH, end + REACH
    if high >= 0:
        found += read_stretch(reader or Reader(raw, text, now), low, high)
    return found


def read_stretch(reader: Reader, low: int, high: int) -> list[Item]:
    text = reader.text
    low, high = max(low, 0), min(high, len(text))
    while low > 0 and text[low].isalnum() and text[low - 1].isalnum() and high - low < 1000:
        low -= 1
    while high < len(text) and text[high].isalnum() and text[high - 1].isalnum() and text[high] != " " and high - low < 100000:
        high += 1
    reader.read(low, high)
    items = read_items(reader)
    return join(reader, items) if len(items) > 1 or items and items[0].kind == "range" else items
