"""English dates, the conventions, and how a date is written out.

Now is Tuesday 24 November 2026, 09:30 +0800, the moment the examples of the rules are read at.
"""

import datetime
import subprocess
import sys

import pytest

from etiquette_lint.language.date_writing import write_date
from etiquette_lint.language.dates import find_dates

NOW = datetime.datetime(2026, 11, 24, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))


def only(text, now=NOW, language="en"):
    found = find_dates(text, now, language=language)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize(
    ("text", "mention", "type", "value"),
    [
        ("Let us meet next Wednesday.", "next Wednesday", "date", "2026-12-02"),
        ("The invoice is due on Wednesday, 2 December 2026.", "Wednesday, 2 December 2026", "date", "2026-12-02"),
        ("Due December 2nd, 2026", "December 2nd, 2026", "date", "2026-12-02"),
        ("on the second of December", "second of December", "date", "2026-12-02"),
        ("by Dec. 2", "Dec. 2", "date", "2026-12-02"),
        ("on 2026-12-02.", "2026-12-02", "date", "2026-12-02"),
        ("on 2-Dec-2026", "2-Dec-2026", "date", "2026-12-02"),
        ("on 25/12/2026", "25/12/2026", "date", "2026-12-25"),
        ("on 12/25/2026", "12/25/2026", "date", "2026-12-25"),
        ("on 25.12.2026", "25.12.2026", "date", "2026-12-25"),
        ("file of 20261202", "20261202", "date", "2026-12-02"),
        ("tomorrow", "tomorrow", "date", "2026-11-25"),
        ("the day after tomorrow", "the day after tomorrow", "date", "2026-11-26"),
        ("the day before yesterday", "the day before yesterday", "date", "2026-11-22"),
        ("this Friday", "this Friday", "date", "2026-11-27"),
        ("next Friday", "next Friday", "date", "2026-12-04"),
        ("last Friday", "last Friday", "date", "2026-11-20"),
        ("on Friday", "Friday", "date", "2026-11-27"),
        ("on Tuesday", "Tuesday", "date", "2026-12-01"),
        ("this coming Tuesday", "this coming Tuesday", "date", "2026-12-01"),
        ("Monday of next week", "Monday of next week", "date", "2026-11-30"),
        ("next week on Monday", "next week on Monday", "date", "2026-11-30"),
        ("Friday week", "Friday week", "date", "2026-12-04"),
        ("a week from Friday", "a week from Friday", "date", "2026-12-04"),
        ("in two weeks", "in two weeks", "date", "2026-12-08"),
        ("in three months", "in three months", "date", "2027-02-24"),
        ("ten days ago", "ten days ago", "date", "2026-11-14"),
        ("2 days after tomorrow", "2 days after tomorrow", "date", "2026-11-27"),
        ("the first Monday of December", "first Monday of December", "date", "2026-12-07"),
        ("the last Friday in January 2027", "last Friday in January 2027", "date", "2027-01-29"),
        ("the 15th of next month", "15th of next month", "date", "2026-12-15"),
        ("by the 3rd", "3rd", "date", "2026-12-03"),
        ("by COB Friday", "COB Friday", "datetime", "2026-11-27T17:00+08:00"),
        ("tomorrow (Wednesday)", "tomorrow (Wednesday)", "date", "2026-11-25"),
        ("Monday the 30th", "Monday the 30th", "date", "2026-11-30"),
        ("on Christmas Eve", "Christmas Eve", "date", "2026-12-24"),
        ("Thanksgiving 2027", "Thanksgiving 2027", "date", "2027-11-25"),
        ("Easter Monday 2027", "Easter Monday 2027", "date", "2027-03-29"),
        ("on 2026-12-02T15:30:00+01:00", "2026-12-02T15:30:00+01:00", "datetime", "2026-12-02T15:30:00+01:00"),
        ("tomorrow at 3pm", "tomorrow at 3pm", "datetime", "2026-11-25T15:00+08:00"),
        ("3pm tomorrow", "3pm tomorrow", "datetime", "2026-11-25T15:00+08:00"),
        ("on 2 December at 14:00 CET", "2 December at 14:00 CET", "datetime", "2026-12-02T14:00+01:00"),
        ("in 5 minutes", "in 5 minutes", "datetime", "2026-11-24T09:35:00+08:00"),
        ("half past seven", "half past seven", "time", "T07:30"),
        ("a quarter to six", "a quarter to six", "time", "T17:45"),
        ("at 7:45 p.m. please", "7:45 p.m.", "time", "T19:45"),
        ("at noon", "noon", "time", "T12:00"),
        ("from 5 to 6pm", "from 5 to 6pm", "range", "T17:00/T18:00"),
        ("Monday 9-11am", "Monday 9-11am", "range", "2026-11-30T09:00/2026-11-30T11:00"),
        ("tomorrow morning", "tomorrow morning", "range", "2026-11-25T06:00/2026-11-25T12:00"),
        ("next week", "next week", "range", "2026-W49"),
        ("next month", "next month", "range", "2026-12"),
        ("last year", "last year", "range", "2025"),
        ("in March 2027", "March 2027", "range", "2027-03"),
        ("late May", "late May", "range", "2027-05-22/2027-05-31"),
        ("Q3 2027", "Q3 2027", "range", "2027-07-01/2027-09-30"),
        ("the 1990s", "1990s", "range", "1990-01-01/1999-12-31"),
        ("2-5 December", "2-5 December", "range", "2026-12-02/2026-12-05"),
        ("Nov 30 - Dec 2, 2026", "Nov 30 - Dec 2, 2026", "range", "2026-11-30/2026-12-02"),
        ("Monday to Friday", "Monday to Friday", "range", "2026-11-30/2026-12-04"),
        ("the week of 14 December", "week of 14 December", "range", "2026-W51"),
        ("within 24 hours", "within 24 hours", "range", "2026-11-24T09:30:00+08:00/2026-11-25T09:30:00+08:00"),
        ("two and a half hours", "two and a half hours", "duration", "PT2.5H"),
        ("for 3 hours and 20 minutes", "3 hours and 20 minutes", "duration", "PT3H20M"),
        ("10 working days", "10 working days", "duration", "P10D"),
        ("every Monday at 9am", "every Monday at 9am", "set", "R/P1W"),
        ("every other day", "every other day", "set", "R/P2D"),
        ("Tuesday mornings", "Tuesday mornings", "set", "R/P1W"),
        ("twice a month", "twice a month", "set", "R/P1M"),
    ],
)
def test_what_english_mentions_mean(text, mention, type, value):
    date = only(text)
    assert (date.text, date.type, date.value) == (mention, type, value)


@pytest.mark.parametrize(
    "text",
    [
        "Version 3.2.1 is out; see 10.0.0.12.",
        "Call +44 20 7946 0958 or 555-0142.",
        "Order 20451 costs $12.50, 15% less, or 1/2 price.",
        "Support is open 24/7.",
        "It may rain; she sat down, the sun shone, second to none.",
        "March on, and may I help?",
        "The ratio is 16:9 or 4:3.",
        "We scored 17-10.",
        "Chapter 5, room 2026, gate 5A.",
        "Have a great day! Good morning! Happy New Year!",
        "The most up to date list",
        "I will do it at once, of course.",
        "There are two to four people in the room.",
        "İstanbul'da 5 elma",
        "",
    ],
)
def test_what_is_no_date(text):
    assert find_dates(text, NOW, language="en") == []


@pytest.mark.parametrize(
    ("text", "relative", "weekday_alone"),
    [
        ("next Wednesday", True, False),
        ("tomorrow", True, False),
        ("on Friday", True, True),
        ("Friday, 4 December", False, False),
        ("tomorrow, 25 November", False, False),
        ("next Friday (4 Dec)", False, False),
        ("4 December (Friday)", False, False),
        ("in 2027", False, False),
        ("within two weeks", False, False),
    ],
)
def test_relative_unless_the_calendar_date_stands_beside_it(text, relative, weekday_alone):
    date = only(text)
    assert (date.relative, date.bare_weekday) == (relative, weekday_alone)


def test_a_weekday_beside_its_date_can_be_checked():
    right, wrong = only("Friday, 4 December 2026"), only("on Thursday (4 December 2026)")
    assert (right.named_weekday, right.real_weekday) == (4, 4)
    assert (wrong.named_weekday, wrong.real_weekday) == (3, 4)
    assert right.has_year and right.has_calendar_date and not right.has_clock


@pytest.mark.parametrize(
    "text", ["31 April", "February 30, 2027", "29 February 2027", "31/04/2026", "2026-02-30", "at 25:00"]
)
def test_impossible_dates_are_found_and_have_no_value(text):
    date = only(text)
    assert date.impossible and date.value == "" and date.first is None


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [("03/04/2026", True), ("25/04/2026", False), ("5/12/26", True), ("04/04/2026", False), ("2026-03-04", False)],
)
def test_numeric_dates_that_two_readers_read_differently(text, ambiguous):
    assert only(text).ambiguous is ambiguous


def test_the_weekday_or_another_date_settles_the_order_of_a_numeric_date():
    assert only("Friday 12/4").value == "2026-12-04"
    assert only("Friday 4/12").value == "2026-12-04"
    assert [date.value for date in find_dates("from 25/12/2026 to 03/01/2027", NOW)] == ["2026-12-25/2027-01-03"]


@pytest.mark.parametrize(
    ("text", "ambiguous"), [("at 8", True), ("at 8am", False), ("at 08:00 tomorrow", True), ("20:00", False)]
)
def test_hours_without_morning_or_evening(text, ambiguous):
    assert only(text).ambiguous_clock is ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "We will reply soon.",
        "Please answer ASAP.",
        "We will be in touch shortly",
        "as soon as possible",
        "in due course",
    ],
)
def test_vague_promises(text):
    date = only(text)
    assert date.vague and date.value == "" and not date.relative


@pytest.mark.parametrize(
    "text",
    [
        "as soon as we know",
        "sooner or later",
        "soon after that",
        "See you soon!",
        "Get well soon",
        "too soon",
        'the word "ASAP"',
    ],
)
def test_idioms_and_quoted_words_are_not_vague(text):
    assert find_dates(text, NOW, language="en") == []


@pytest.mark.parametrize("text", ["next Wednesday", "in two weeks", "tomorrow at 3pm", "下周三", "三天后", "下个月"])
def test_without_the_date_of_the_message_what_counts_from_now_has_no_value(text):
    date = only(text, now=None, language="mixed")
    assert date.relative and date.value == "" and date.first is None


def test_a_date_with_its_year_needs_no_now():
    assert only("2 December 2026", now=None).value == "2026-12-02"


def test_a_date_without_a_year_is_the_nearest_one():
    assert only("20 November").value == "2026-11-20"
    assert only("10 January").value == "2027-01-10"


DAY = datetime.date(2026, 12, 2)


@pytest.mark.parametrize(
    ("language", "like", "written"),
    [
        ("en", "next Wednesday", "Wednesday, 2 December 2026"),
        ("en", "We met on November 3, and next Wednesday is fine.", "Wednesday, December 2, 2026"),
        ("en", "The room is free from November 15:30 on.", "Wednesday, 2 December 2026"),
        ("zh-Hans", "下周三", "2026年12月2日(周三)"),
        ("zh-Hans", "下星期三", "2026年12月2日(星期三)"),
        ("zh-Hans", "会议室（三楼），下周三", "2026年12月2日（周三）"),
        ("zh-Hant", "下週三", "2026年12月2日(週三)"),
        ("zh-Hant", "明天", "2026年12月2日(週三)"),
        ("zh-Hant", "下星期三（三樓）", "2026年12月2日（星期三）"),
    ],
)
def test_days_written_out_as_their_writer_would(language, like, written):
    assert write_date(DAY, language, like) == written


def test_what_is_written_out_reads_as_the_same_day_and_counts_from_nothing():
    for text in ("next Wednesday", "tomorrow", "in two weeks", "on Friday", "下周三", "后天", "三天后", "周五"):
        day = only(text, language="mixed").first
        written = only(write_date(day, "zh-Hans" if text[0] > "z" else "en", text), now=None, language="mixed")
        assert (written.value, written.relative, written.named_weekday) == (day.isoformat(), False, day.weekday())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said Sunday that it works.", [("Sunday", "2026-11-22")]),
        ("Next Day delivery costs more.", []),
        ("We meet Thursday each week.", [("Thursday each week", "R/P1W")]),
        ("We need it by close of business.", [("close of business", "2026-11-24T17:00+08:00")]),
        ("Order 567 holds 30 lamps for 412.50, see section 4.", []),
        ("It may have to wait, as the second part is late.", []),
    ],
)
def test_what_wakes_the_grammar(text, expected):
    assert [(date.text, date.value) for date in find_dates(text, NOW)] == expected


def test_every_feast_wakes_the_grammar():
    from etiquette_lint.language.dates.holidays import ENGLISH, LUNAR_ENGLISH, UNRESOLVED
    from etiquette_lint.language.dates.triggers import ENGLISH as TRIGGER

    assert [name for name in (*ENGLISH, *LUNAR_ENGLISH, *UNRESOLVED) if not TRIGGER.search(f" {name} ")] == []


def test_a_text_without_dates_loads_no_grammar():
    program = (
        "import sys; from etiquette_lint.language.dates import find_dates\n"
        "find_dates('Order 567 is here.', None, language='en')\n"
        "print(sorted(name.rpartition('.')[2] for name in sys.modules if 'language.dates.' in name))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['triggers']"
