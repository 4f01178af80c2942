"""DAT: dates that leave the reader counting, promises without a time, days that do not exist."""

from bisect import bisect_left

from etiquette_lint.checks.written_dates import (
    HALF_YEAR,
    ambiguous_date,
    impossible_date,
    in_sentence,
    is_gap,
    weekday_mismatch,
)
from etiquette_lint.finding import Edit, Finding
from etiquette_lint.language.date_writing import write_date
from etiquette_lint.message.model import Message
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.language.dates import Date

IGNORECASE = 2  # re.IGNORECASE

__all__ = ["ambiguous_date", "impossible_date", "weekday_mismatch"]  # rules of this family that live elsewhere

# Words before a day after which English wants no "on" of its own.
NO_PREPOSITION = Pattern(
    r"\b(?:on|by|before|until|till?|from|to|through|thru|after|since|for|of|than|between|and|or|starting|this|the|is"
    r"|is\s+due|cob|eod|close of business|,)\s*$",
    IGNORECASE,
)
LIMIT_BEFORE = Pattern(
    r"(?:\b(?:by|before|until|till|no later than|not later than|due|at the latest|cob|eod|close of business)\s+"
    r"(?:the\s+)?|\b(?:closes|ends|expires|is due|are due)\s+on\s+"
    r"|[定訂]于|[定訂]於|[定訂]在|安排[于於在]|改[到至期]到?|延[到至]|截止(?:日期|时间|時間)?(?:是|为|為|：|:)?)$",
    IGNORECASE,
)
LIMIT_AFTER = Pattern(r"\s*(?:[(（][^()（）]{0,12}[)）])?\s*(?:[^\s，。,.;；!！]{0,6})?(?:之?前|以前|截止|为止|為止)")
END_OF_DAY = Pattern(r"(?:cob|eod|close of business|end of (?:the )?(?:business )?day)\b", IGNORECASE)
LENGTH = Pattern(  # so and so long from now, unless it counts from a day of its own ("a week from Friday")
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|several)\s"
    r"(?:hours?|minutes?|days?|weeks?|months?|years?)\b(?!\s(?:from|after|before)\b)"
    r"|小时|小時|分钟|分鐘|[天日月年周週][之以]?[內内后後](?!的?[周週星礼禮])",
    IGNORECASE,
)
COUNTED_DAYS = Pattern(r"in\s[^.]{1,16}\b(?:days?|weeks?)$|.{1,6}[天日周週][之以]?[后後]$", IGNORECASE)
# Counted from an event that the sentence names, not from today.
ANCHORED = Pattern(
    r"[前隔次翌當当][一1]?[日天]|\bthe (?:day|week|month) (?:before|after)\b(?! (?:tomorrow|yesterday|next))"
    r"|\bthe eve\b",
    IGNORECASE,
)
# The day of a month alone is as often a house number or a rank.
DAY_OF_MONTH = Pattern(r"(?:the )?(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})(?:[号號日]|st|nd|rd|th)$", IGNORECASE)
# A weekday with the day of the month beside it needs no counting.
PINNED = Pattern(
    r"day,? (?:the )?\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}[号號]|\d[号號日][（(]?(?:周|週|星期|礼拜|禮拜)", IGNORECASE
)
APPOSITION = Pattern(
    r"[,，]?\s?[(（]?\s?(?:[A-Z][a-z]+day,? )?(?:the )?\d{1,2}(?:st|nd|rd|th)\b|[，,（(]\s?\d{1,2}[号號日]"
)
# Any weekday of that name, not the coming one.
ANY_DAY = Pattern(
    r"\b(?:an?|any|each|every|like|most|some|first|second|third|fourth|\d(?:st|nd|rd|th))\s+(?:\w+\s+)?$", IGNORECASE
)
PAST_WORDS = Pattern(
    r"昨|前天|前晚|上(?:个|個)?(?:周|週|星期|礼拜|禮拜|月|季)|去年|前年|\b(?:yesterday|last|ago|earlier|previous)\b",
    IGNORECASE,
)
CLAUSE_BREAK = Pattern(r"[，,；;：:。.!?！？\n]")
LATEST = Pattern(
    r"[，,]\s*(?:i\.e\.,?|namely|that is,|at the (?:very )?latest|no later than|in any case|也就是|即|最晚|最[迟遲]|"
    r"至[迟遲])",
    IGNORECASE,
)
BOUNDED = Pattern(r"\bwithin\b|之?[内內]$|以[内內]$", IGNORECASE)


def in_request(message: Message, date: "Date") -> bool:
    """Whether a date stands in a sentence that asks or promises."""
    return bool(message.requests_at(date.start))


def is_limit(message: Message, date: "Date") -> bool:
    """Whether the words beside a date make it a deadline."""
    string = message.body.string
    before = string[max(date.start - 24, 0) : date.start]
    return bool(LIMIT_BEFORE.search(before) or LIMIT_AFTER.match(string, date.end) or END_OF_DAY.match(date.text))


def is_over(message: Message, date: "Date") -> bool:
    """Whether a relative date lies behind the writer: a story, not an arrangement."""
    if message.now is None or date.last is None:
        return bool(PAST_WORDS.search(date.text))
    return date.last < message.now.date()


def clause(message: Message, offset: int) -> tuple[int, int]:
    """The stretch between commas and stops that holds an offset of the body."""
    string = message.body.string
    start = max((match.end() for match in CLAUSE_BREAK.finditer(string, max(offset - 120, 0), offset)), default=0)
    following = CLAUSE_BREAK.search(string, offset)
    return max(start, offset - 120), following.start() if following else len(string)


def relative_date(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Days, weeks and months counted from now. Today is plain enough, except in a template, whose today nobody knows.

    Tomorrow and next Wednesday count anywhere; a bare weekday, a week or a month only where something is arranged.
    """
    if not message.dates or len(message.own_text) > LONGEST_LETTER:
        return
    for date in message.dates:
        if not date.relative or date.vague or date.type not in ("date", "datetime", "range") or is_over(message, date):
            continue
        if ANCHORED.search(date.text) or PINNED.search(date.text) or has_calendar_date_beside(message, date):
            continue
        if message.kind == "template":
            if date.first is not None or message.now is None:
                yield name_the_day(message, date)
        elif is_today(message, date) or (message.now is not None and date.first is None):
            continue
        elif (in_sentence(message, date) or is_item_limit(message, date)) and (
            names_a_day(date) or is_arranged(message, date)
        ):
            yield name_the_day(message, date)


def is_item_limit(message: Message, date: "Date") -> bool:
    """Whether an item of a list, which need not be a sentence, gives a deadline ("Timesheets: COB this Friday")."""
    zone = message.zone_at(date.start)
    return zone is not None and zone.item is not None and is_limit(message, date)


LONGEST_LETTER = 6000  # characters, a thousand words; what is longer is a text passed on, and tells of days, not to us


def has_calendar_date_beside(message: Message, date: "Date") -> bool:
    """Whether the same clause names a calendar day as well, or an apposition does ("tomorrow, Friday the 11th")."""
    if APPOSITION.match(message.body.string, date.end):
        return True
    return any(
        other is not date and other.has_calendar_date and not other.relative and not is_gap(message, other)
        for other in dates_between(message, *clause(message, date.start))
    )


def dates_between(message: Message, start: int, end: int) -> "list[Date]":
    """The dates that begin in a stretch of the body."""
    first = bisect_left(message.dates, start, key=lambda date: date.start)
    found = []
    for date in message.dates[first : first + 100]:
        if date.start >= end:
            break
        found.append(date)
    return found


def names_a_day(date: "Date") -> bool:
    """Whether the words mean one day by themselves: not a bare weekday, a period, or so and so long from now."""
    one_day = date.first is not None and date.first == date.last
    return one_day and not date.bare_weekday and not LENGTH.search(date.text) and not DAY_OF_MONTH.match(date.text)


def is_arranged(message: Message, date: "Date") -> bool:
    """Whether something is asked for or promised for a day, a week or a month; a season, a year or a
    count of hours is no term to meet. The day of a month needs a limit beside it."""
    limit = is_limit(message, date)
    if date.bare_weekday and ANY_DAY.search(message.body.string[max(date.start - 24, 0) : date.start]):
        return False
    if LENGTH.search(date.text) and not COUNTED_DAYS.match(date.text):
        return False
    if date.first != date.last and message.body.string[date.end : date.end + 1] in ("'", "’"):  # "this month's offer"
        return False
    if date.first != date.last and date.grain not in ("week", "weekend", "month", *(("quarter",) if limit else ())):
        return False
    return limit or (in_request(message, date) and not DAY_OF_MONTH.match(date.text))


def is_today(message: Message, date: "Date") -> bool:
    return message.now is not None and date.first is not None and date.first == date.last == message.now.date()


def name_the_day(message: Message, date: "Date") -> Finding:
    """The finding, with the calendar day in the writer's own style where it can be computed."""
    whole = Text(message.body, date.start, date.end)
    if message.now is None or date.first is None or date.last is None or message.kind == "template":
        return Finding(whole, variant="template" if message.kind == "template" else "no-date")
    string = message.body.string
    language = language_of(message, date)
    if date.first != date.last:
        last = write_date(date.last, language, string)
        # Nobody can tell whether "by next week" means its first day or its last.
        if is_limit(message, date) and date.grain not in ("weekend", "week"):
            article = 4 if string[max(date.start - 4, 0) : date.start].lower() == "the " else 0
            return Finding(whole, edits=[Edit(Text(message.body, date.start - article, date.end), last)])
        return Finding(whole, variant="period", days=f"{write_date(date.first, language, string)} – {last}")
    text = Text(message.body, date.day_start, date.day_end)
    words = write_date(date.first, language, string)
    following = string[date.day_end : date.day_end + 2]
    # "tomorrow's meeting" and "tomorrow (Tuesday)" cannot be mended by putting the day in its place
    if following.startswith(("'", "’", " (", "(", "（")):
        return Finding(text, variant="possessive", day=words)
    return Finding(text, with_preposition(string, date, words) if language == "en" else words)


def language_of(message: Message, date: "Date") -> str:
    """The language a date is written in, which need not be the message's."""
    if not any("\u4e00" <= char <= "\u9fff" for char in date.text):
        return "en"
    return "zh-Hant" if message.language == "zh-Hant" else "zh-Hans"


def with_preposition(string: str, date: "Date", words: str) -> str:
    before = string[max(date.day_start - 20, 0) : date.day_start]
    if NO_PREPOSITION.search(before):
        return words
    opens = not before.strip() or before.rstrip()[-1:] in ".!?:\n"
    return ("On " if opens and date.text[:1].isupper() else "on ") + words


def vague_time(message: Message, rule: Rule) -> "Iterator[Finding]":
    """“Soon” where something is asked for or promised, and no term stands in the same clause or in an
    "at the latest" after it. What recurs ("nightly") and what merely lasts is no term."""
    for date in message.dates:
        if not date.vague or is_aside(message, date):
            continue
        if not in_request(message, date) and not is_in_store(message, date) and not asks_by_itself(message, date):
            continue
        if not has_term(message, *clause_and_latest(message, date)):
            yield Finding(Text(message.body, date.start, date.end))


def asks_by_itself(message: Message, date: "Date") -> bool:
    """Whether the words say that something is left to the reader, or put off: "抽空填填", "再拖个几天"."""
    string = message.body.string
    if SPARE_MOMENT.match(string, date.start) is None:
        return PUT_OFF.match(string, date.start) is not None
    return WRITER.search(string, *clause(message, date.start)) is None


PUT_OFF = Pattern(r"[拖缓緩](?:上|[个個])?[几幾][天日]")
SPARE_MOMENT = Pattern(r"(?:抽空|有空|得空)(?:[时時](?:候)?|再)?(?=\w{1,6}(?:一下|[吧。，！~～]))")
WRITER = Pattern("我|[他她]|同事|同仁|专人|專人|已|了")


def is_in_store(message: Message, date: "Date") -> bool:
    """Whether the reader is told to expect something: a promise with the reader as its subject."""
    if FOR_READER.match(message.body.string, date.end) is not None:
        return True
    sentence = message.sentence_at(date.start)
    return sentence is not None and IN_STORE.match(message.body.string, sentence.start) is not None


# "过阵子给您寄", "改天再跟您约"
FOR_READER = Pattern(
    r"[^，。,！？!?\n了]{0,10}?(?:[给給帮幫为為跟与與和向替][您你妳]|[发發寄][给給]?[您你妳])(?![^，。\n]{0,8}[了过過])"
)

IN_STORE = Pattern(
    r"you(?:'ll| will) (?:\w+ )?(?:receive|get|hear|be (?:contacted|informed|notified|called))\b"
    r"|it (?:ships|leaves|goes out|comes)\b"
    r"|(?:some(?:one|body)|a colleague|our \w+(?: \w+)?|(?:the|your) \w+(?: \w+)?) (?:will|is|are|shall)(?: going to)?"
    r"(?: then| now| also)?(?: be)? (?:paid|pay|sent|send|refund|call|deliver|contact|pick|post|return|process|issue|"
    r"repair|replace|fix|deal|handle|get|mail|ship|transfer|credit|reimburse|come|visit)(?:ed|d|lt)?\b"
    r"|[您你](?:很快)?(?:就|也)?(?:将|會|会|將)(?:会|會|在|於|于)?[^，。,]{0,8}(?:收到|接到)",
    IGNORECASE,
)


def is_aside(message: Message, date: "Date") -> bool:
    """Whether it is said in brackets or as a hope: nobody waits for it."""
    sentence = message.sentence_at(date.start)
    before = "" if sentence is None else message.body.string[sentence.start : date.start]
    return before.count("(") > before.count(")") or before.count("（") > before.count("）") or bool(HOPE.search(before))


HOPE = Pattern(r"\b(?:hopefully|(?:we|i) hope (?:to|we|i|that (?:we|i))|hoping to)\b", IGNORECASE)


def clause_and_latest(message: Message, date: "Date") -> tuple[int, int]:
    start, end = clause(message, date.start)
    for _ in range(2):  # ", at the latest, on …"
        latest = LATEST.match(message.body.string, end)
        if latest is None:
            break
        end = clause(message, latest.end() + 1)[1]
    return start, end


def has_term(message: Message, start: int, end: int) -> bool:
    """Whether a stretch names a day, or a length of time as a limit."""
    return any(
        date.first is not None or is_bounded(message, date)
        for date in dates_between(message, start, end)
        if not date.vague and date.type != "set" and LOOSE.match(date.text) is None
    )


LOOSE = Pattern("(?:[这這]|最近|近)(?:[几幾]|一?[两兩])天")  # nobody knows which of them


def is_bounded(message: Message, date: "Date") -> bool:
    """Whether a length of time limits what is said: "within 24 hours", "72小时内", "by 5 p.m."."""
    before = message.body.string[max(date.start - 8, 0) : date.start]
    return bool(BOUNDED.search(date.text) or BOUNDED.search(before)) or is_limit(message, date)


def past_deadline(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Something asked for or promised by a day that was over when the message was written."""
    if message.now is None:
        return
    today = message.now.date()
    for date in message.dates:
        if not date.has_calendar_date or date.relative or date.ambiguous or date.last is None or date.last >= today:
            continue
        if ((today - date.last).days > HALF_YEAR and not date.has_year) or is_gap(message, date):
            continue
        if (in_request(message, date) and is_limit(message, date)) or is_appointment(message, date, rule):
            yield Finding(Text(message.body, date.start, date.end), today=write_date(today, message.language, ""))


def is_appointment(message: Message, date: "Date", rule: Rule) -> bool:
    """A day with a clock time and words of a meeting to come."""
    if not date.has_clock:
        return False
    sentence = message.sentence_at(date.start)
    return sentence is not None and holds(message, rule, "appointment", sentence)


def missing_time_zone(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A clock time without zone, where the text names one elsewhere or the addresses lie in several countries."""
    clocks = [date for date in message.dates if date.has_clock and date.type != "duration"]
    open_clocks = [date for date in clocks if not date.zone]
    if not open_clocks:
        return
    if len(open_clocks) < len(clocks) or len(countries(message)) > 1:
        for date in open_clocks:
            yield Finding(Text(message.body, date.start, date.end))


def countries(message: Message) -> set[str]:
    """Country codes that the addresses of sender and recipients end with."""
    people = [*message.sender, *message.to, *message.cc]
    endings = {person.address.rpartition(".")[2].lower() for person in people if "@" in person.address}
    return {ending for ending in endings if len(ending) == 2}


def open_ended_promise(message: Message, rule: Rule) -> "Iterator[Finding]":
    """The reader will hear from us, but not by when. A term in the sentence or in its neighbours will do;
    what hangs on the reader ("if you send the form, …") cannot have a date yet."""
    last_end = -1
    for hit in hits(message, rule):
        sentence = message.sentence_at(hit.text.start) if hit.text.layer is message.body else None
        if sentence is None or sentence.start < last_end or holds(message, rule, "condition", sentence):
            continue
        if message.language.startswith("zh") and not is_promised(message, rule, sentence, hit.text.start):
            continue
        if dates_between(message, *neighbours(message, sentence)):  # a vague time is told by its own rule
            continue
        last_end = sentence.end
        chinese = message.language.startswith("zh")
        yield Finding(Text(message.body, *clause(message, hit.text.start)).strip() if chinese else sentence)


def is_promised(message: Message, rule: Rule, sentence: Text, at: int) -> bool:
    """Whether a Chinese clause speaks of what is to come, and tells no story: "才告诉你", "高兴有机会和您联系"."""
    if TOLD.search(message.body.string, *clause(message, at)) is not None:
        return False
    promised = any(request.kind == "promise" for request in message.requests_at(at))
    return promised or holds(message, rule, "future", sentence)


TOLD = Pattern("[谁誰才]|[高荣榮]兴|[高荣榮]興|荣幸|榮幸|[感谢謝]")


def neighbours(message: Message, sentence: Text) -> tuple[int, int]:
    """From the sentence before to the sentence after."""
    sentences = message.sentences
    index = bisect_left(sentences, sentence.start, key=lambda each: each.start)
    return sentences[max(index - 1, 0)].start, sentences[min(index + 1, len(sentences) - 1)].end


def holds(message: Message, rule: Rule, group: str, sentence: Text) -> bool:
    """Whether one of a group's words stands in a sentence of the body."""
    found, body = hits(message, rule, group), message.body  # those of the subject come first
    first = bisect_left(found, (True, sentence.start), key=lambda hit: (hit.text.layer is body, hit.text.start))
    return first < len(found) and found[first].text.start < sentence.end


def ambiguous_clock(message: Message, rule: Rule) -> "Iterator[Finding]":
    for date in message.dates:
        if date.ambiguous_clock:
            yield Finding(Text(message.body, date.start, date.end))


