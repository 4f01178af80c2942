"""Days as they are written: numbers that are two days at once, weekdays that do not fit, days that do not exist."""

from itertools import islice

from etiquette_lint.finding import Finding
from etiquette_lint.language.date_writing import fix_weekday, weekday_span, write_date
from etiquette_lint.message.model import Message
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from etiquette_lint.language.dates import Date

HALF_YEAR = 183  # days: a date without a year is the nearest, and beyond this nobody can tell which
IGNORECASE = 2  # re.IGNORECASE

# A date in a log line, a file name or the head of a table is not the writer's prose.
TERM = Pattern(  # except for a term to meet, which is a label as often as a sentence
    r"(?:\b(?:due|deadline|delivery|expir\w+|meeting|arrival|shipping|closing|valid (?:from|until)|"
    r"check[- ](?:in|out))\b|截止|到期|期限|"
    r"交[货貨期]|[发發][货貨]|有效期)[^\n:：.]{0,20}(?:[:：]|\s[-–—])\s*$",
    IGNORECASE,
)
LABEL = Pattern(r"(?:^|\n)[^\n。.!?]{0,40}[:：]\s*$")
DATELINE = Pattern(r"[-–—] {1,2}\Z")  # "The Daily Example - 10/11/26"
PROSE_WORD = Pattern(r"(?<![A-Za-z])[a-z]{2,}|[\u4e00-\u9fff]")


def ambiguous_date(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Numbers that are two days at once, or a year of two digits, in a sentence; log lines, file names and versions
    are not read as prose."""
    for date in message.dates:
        if not date.ambiguous or date.impossible or not date.has_year or not in_prose(message, date):
            continue
        text = Text(message.body, date.day_start, date.day_end)
        numbers = NUMBERS.search(str(text))
        two_days = numbers is not None and int(numbers[1]) <= 12 and int(numbers[2]) <= 12 and numbers[1] != numbers[2]
        yield Finding(text, full_date(message, date, str(text)), variant="" if two_days else "short-year")


def full_date(message: Message, date: "Date", words: str) -> str | None:
    """The date with its month in words and its whole year; None where it is no single day that can be written so."""
    if date.first is None:
        return None
    if words[2:3] == "年":
        return f"{date.first.year}{words[2:]}"
    return write_date(date.first, message.language, message.body.string) if date.first == date.last else None


NUMBERS = Pattern(r"(\d{1,2})[/-](\d{1,2})[/-]\d")


def in_prose(message: Message, date: "Date") -> bool:
    """Whether a numeric date is part of what the writer says, not of a file name, a version or a log line."""
    string = message.body.string
    if "." in date.text or is_gap(message, date):
        return False
    joined = "_", "=", "/", "-"
    if string[date.start - 1 : date.start] in joined or string[date.end : date.end + 1] in joined:
        return False
    before = string[max(date.start - 60, 0) : date.start]
    if TERM.search(before):
        return True
    return in_sentence(message, date) and not LABEL.search(before) and not DATELINE.search(before)


def in_sentence(message: Message, date: "Date") -> bool:
    """Whether a date stands in a sentence with words of its own, not in a table."""
    sentence = message.sentence_at(date.start)
    return sentence is not None and sum(1 for _ in islice(PROSE_WORD.finditer(str(sentence)), 3)) == 3


def weekday_mismatch(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A weekday beside a date it does not fall on; a date without a year only where the nearest one is meant."""
    for date in message.dates:
        if date.named_weekday is None or date.real_weekday is None or date.named_weekday == date.real_weekday:
            continue
        if date.relative or date.ambiguous or not date.has_calendar_date or is_gap(message, date):
            continue
        if date.first is None or not (date.has_year or is_near(message, date.first)):
            continue
        text = day_with_weekday(message, date)
        words = fix_weekday(str(text), date.real_weekday)
        weekday = write_date(date.first, message.language, str(text))
        yield Finding(text, words if words != str(text) else None, weekday=weekday)


def day_with_weekday(message: Message, date: "Date") -> Text:
    """The words of a date that name its day and its weekday, without the hour."""
    start, end = date.day_start, date.day_end
    named = weekday_span(date.text)
    if named:
        start, end = min(start, date.start + named[0]), max(end, date.start + named[1])
    if message.body.string[end : end + 1] in (")", "）") and ("(" in date.text or "（" in date.text):
        end += 1
    return Text(message.body, start, end)


def is_near(message: Message, first: "day") -> bool:
    return message.now is not None and abs((first - message.now.date()).days) <= HALF_YEAR


def impossible_date(message: Message, rule: Rule) -> "Iterator[Finding]":
    for date in message.dates:
        if date.impossible and not is_gap(message, date):
            yield Finding(Text(message.body, date.start, date.end))


def is_gap(message: Message, date: "Date") -> bool:
    """Whether a date is, or holds, the stand-in of a template's gap: nobody knows what will stand there."""
    return any(
        gap.text.layer is message.body and gap.text.start < date.end and date.start < gap.text.end
        for gap in message.placeholders
    )
