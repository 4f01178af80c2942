"""DAT: dates that leave the reader counting, promises without a time, days that do not exist."""

from bisect import bisect_right

from etiquette_lint.finding import Finding
from etiquette_lint.language.date_writing import fix_weekday, write_date
from etiquette_lint.message.model import Message
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from etiquette_lint.language.dates import Date

HALF_YEAR = 183  # days: a date without a year is the nearest, and beyond this nobody can tell which
# Words before a day after which English wants no "on" of its own.
NO_PREPOSITION = Pattern(
    r"\b(?:on|by|before|until|till?|from|to|through|thru|after|since|for|of|than|between|and|or|starting|this|the|is|is\s+due|,)\s*$",
    2,
)
LIMIT_BEFORE = Pattern(r"\b(?:by|before|until|till|no later than|not later than|due|at the latest)\s+(?:the\s+)?$", 2)
LIMIT_AFTER = Pattern(r"\s*(?:[(（][^()（）]{0,12}[)）])?\s*(?:[^\s，。,.;；!！]{0,6})?(?:之?前|以前|截止|为止|為止)")
LENGTH = Pattern(  # so and so long from now
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|several)\s(?:hours?|minutes?|days?|weeks?|months?|years?)\b"
    r"|小时|小時|分钟|分鐘|[天日月年周週][之以]?[内內后後]",
    2,
)
DAY_OF_MONTH = Pattern(r"(?:the )?(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})(?:[号號日]|st|nd|rd|th)$", 2)  # alone as often a house number or a rank
# A date in a log line, a file name or the head of a table is not the writer's prose.
LABEL = Pattern(r"(?:^|\n)[^\n。.!?]{0,40}[:：]\s*$")
PROSE_WORD = Pattern(r"(?<![A-Za-z])[a-z]{2,}|[\u4e00-\u9fff]")
PAST_WORDS = Pattern(r"昨|前天|前晚|上(?:个|個)?(?:周|週|星期|礼拜|禮拜|月|季)|去年|前年|\b(?:yesterday|last|ago|earlier|previous)\b", 2)


def sentence_at(message: Message, offset: int) -> Text | None:
    """The sentence of the author's prose that holds an offset of the body."""
    sentences = message.sentences
    index = bisect_right([sentence.start for sentence in sentences], offset) - 1
    return sentences[index] if index >= 0 and offset < sentences[index].end else None


def in_request(message: Message, date: "Date", kind: str = "") -> bool:
    """Whether a date stands in a sentence that asks or promises (or only the one of `kind`)."""
    return any(
        request.start <= date.start < request.end and (not kind or request.kind == kind) for request in message.requests
    )


def is_limit(message: Message, date: "Date") -> bool:
    """Whether the words beside a date make it a deadline."""
    string = message.body.string
    before = string[max(date.start - 24, 0) : date.start]
    return bool(LIMIT_BEFORE.search(before) or LIMIT_AFTER.match(string, date.end))


def is_over(message: Message, date: "Date") -> bool:
    """Whether a relative date lies behind the writer: a story, not an arrangement."""
    if message.now is None or date.last is None:
        return bool(PAST_WORDS.search(date.text))
    return date.last < message.now.date()


def relative_date(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Days, weeks and months counted from now. Today is plain enough, except in a template, whose today nobody knows.

    Tomorrow and next Wednesday count anywhere; a bare weekday, a week or a month only where something is arranged.
    """
    for date in message.dates:
        if not date.relative or date.vague or date.type not in ("date", "datetime", "range") or is_over(message, date):
            continue
        if message.kind == "template":
            if date.first is not None or message.now is None:
                yield name_the_day(message, date)
        elif is_today(message, date) or (message.now is not None and date.first is None) or not in_sentence(message, date):
            continue
        elif names_a_day(date) or is_arranged(message, date):
            yield name_the_day(message, date)


def names_a_day(date: "Date") -> bool:
    """Whether the words mean one day by themselves: not a bare weekday, a period, or so and so long from now."""
    one_day = date.first is not None and date.first == date.last
    return one_day and not date.bare_weekday and not LENGTH.search(date.text) and not DAY_OF_MONTH.match(date.text)


def is_arranged(message: Message, date: "Date") -> bool:
    """Whether something is asked for or promised for a day, a week or a month; a season, a year or a
    count of hours is no term to meet. The day of a month needs a limit beside it."""
    if LENGTH.search(date.text) or not (date.first == date.last or date.grain in ("week", "weekend", "month")):
        return False
    return is_limit(message, date) or (in_request(message, date) and not DAY_OF_MONTH.match(date.text))


def is_today(message: Message, date: "Date") -> bool:
    return message.now is not None and date.first is not None and date.first == date.last == message.now.date()


def name_the_day(message: Message, date: "Date") -> Finding:
    """The finding, with the calendar day in the writer's own style where it can be computed."""
    if message.now is None or date.first is None or message.kind == "template":
        text = Text(message.body, date.start, date.end)
        return Finding(text, variant="template" if message.kind == "template" else "no-date")
    text = Text(message.body, date.day_start, date.day_end)
    chinese = any("\u4e00" <= char <= "\u9fff" for char in date.text)
    language = "en" if not chinese else "zh-Hant" if message.language == "zh-Hant" else "zh-Hans"
    if date.first != date.last:
        days = f"{write_date(date.first, language, message.body.string)} – {write_date(date.last, language, message.body.string)}"
        return Finding(text, variant="period", days=days)
    words = write_date(date.first, language, message.body.string)
    following = message.body.string[date.day_end : date.day_end + 2]
    # "tomorrow's meeting" and "tomorrow (Tuesday)" cannot be mended by putting the day in its place
    if following.startswith(("'", "’", " (", "(", "（")):
        return Finding(text, variant="possessive", day=words)
    if language == "en":
        words = with_preposition(message.body.string, date, words)
    return Finding(text, words)


def with_preposition(string: str, date: "Date", words: str) -> str:
    before = string[max(date.day_start - 20, 0) : date.day_start]
    if NO_PREPOSITION.search(before):
        return words
    opens = not before.strip() or before.rstrip()[-1:] in ".!?:\n"
    return ("On " if opens and date.text[:1].isupper() else "on ") + words


def vague_time(message: Message, rule: Rule) -> "Iterator[Finding]":
    """“Soon” where something is asked for or promised, and no day or term stands in the same sentence."""
    for date in message.dates:
        if not date.vague or not in_request(message, date):
            continue
        sentence = sentence_at(message, date.start)
        if sentence and has_term(message, sentence.start, sentence.end):
            continue
        yield Finding(Text(message.body, date.start, date.end))


def has_term(message: Message, start: int, end: int) -> bool:
    """Whether a stretch names a day, a time or a length of time."""
    return any(start <= date.start < end and not date.vague for date in message.dates)


def ambiguous_date(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Numbers that are two days at once, in a sentence; log lines, file names and versions are not read as prose."""
    for date in message.dates:
        if not date.ambiguous or date.impossible or not date.has_year or not in_prose(message, date):
            continue
        text = Text(message.body, date.day_start, date.day_end)
        one_day = date.first is not None and date.first == date.last
        yield Finding(text, write_date(date.first, message.language, message.body.string) if one_day else None)


def in_prose(message: Message, date: "Date") -> bool:
    """Whether a numeric date is part of what the writer says, not of a file name, a version or a log line."""
    string = message.body.string
    if "." in date.text or not in_sentence(message, date):
        return False
    if string[date.start - 1 : date.start] in ("_", "=", "/", "-") or string[date.end : date.end + 1] in ("_", "/", "-"):
        return False
    if LABEL.search(string[max(date.start - 60, 0) : date.start]):
        return False
    return True


def in_sentence(message: Message, date: "Date") -> bool:
    """Whether a date stands in a sentence with words of its own, not in a table."""
    sentence = sentence_at(message, date.start)
    return sentence is not None and len(PROSE_WORD.findall(str(sentence))) >= 3


def weekday_mismatch(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A weekday beside a date it does not fall on; a date without a year only where the nearest one is meant."""
    for date in message.dates:
        if date.named_weekday is None or date.real_weekday is None or date.named_weekday == date.real_weekday:
            continue
        if date.relative or date.ambiguous or not date.has_calendar_date or not (date.has_year or is_near(message, date.first)):
            continue
        text = Text(message.body, date.start, date.end)
        words = fix_weekday(str(text), date.real_weekday)
        yield Finding(text, words if words != str(text) else None, weekday=write_date(date.first, message.language, str(text)))


def is_near(message: Message, first: "day | None") -> bool:
    return message.now is not None and first is not None and abs((first - message.now.date()).days) <= HALF_YEAR


def past_deadline(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Something asked for or promised by a day that was over when the message was written."""
    if message.now is None:
        return
    today = message.now.date()
    for date in message.dates:
        if not date.has_calendar_date or date.relative or date.ambiguous or date.last is None or date.last >= today:
            continue
        if (today - date.last).days > HALF_YEAR and not date.has_year:
            continue
        limit = is_limit(message, date)
        if (limit and in_request(message, date)) or (not limit and is_appointment(message, date, rule)):
            yield Finding(Text(message.body, date.start, date.end), today=write_date(today, message.language, ""))


def is_appointment(message: Message, date: "Date", rule: Rule) -> bool:
    """A day with a clock time and words of a meeting to come."""
    if not date.has_clock:
        return False
    sentence = sentence_at(message, date.start)
    return sentence is not None and holds(message, rule, "appointment", sentence)


def impossible_date(message: Message, rule: Rule) -> "Iterator[Finding]":
    for date in message.dates:
        if date.impossible:
            yield Finding(Text(message.body, date.start, date.end))


def missing_time_zone(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A clock time without zone, where the text names one elsewhere or the recipients' domains lie in different countries."""
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
        sentence = sentence_at(message, hit.text.start) if hit.text.layer is message.body else None
        if sentence is None or sentence.start < last_end or holds(message, rule, "condition", sentence):
            continue
        if message.language.startswith("zh") and not holds(message, rule, "future", sentence):
            continue
        around = neighbours(message, sentence)
        if has_term(message, *around) or any(around[0] <= date.start < around[1] for date in message.dates if date.vague):
            continue
        last_end = sentence.end
        yield Finding(sentence)


def neighbours(message: Message, sentence: Text) -> tuple[int, int]:
    """From the sentence before to the sentence after."""
    sentences = message.sentences
    index = bisect_right([each.start for each in sentences], sentence.start) - 1
    return sentences[max(index - 1, 0)].start, sentences[min(index + 1, len(sentences) - 1)].end


def holds(message: Message, rule: Rule, group: str, sentence: Text) -> bool:
    """Whether one of a group's words stands in a sentence of the body."""
    return any(
        sentence.start <= hit.text.start < sentence.end for hit in hits(message, rule, group) if hit.text.layer is message.body
    )


def ambiguous_clock(message: Message, rule: Rule) -> "Iterator[Finding]":
    for date in message.dates:
        if date.ambiguous_clock:
            yield Finding(Text(message.body, date.start, date.end))


