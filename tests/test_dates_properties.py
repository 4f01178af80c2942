"""Whatever is written, the date engine answers: valid offsets, order, no exception."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from etiquette_lint.language.date_writing import write_date
from etiquette_lint.language.dates import find_dates

WORDS = """next last this Friday Monday May march 2 31 99999999 1st 3rd 12/25 2026-13-45 0 00:00 25:61 at on from to -
    and the of week weeks month years ago in every half past noon Q4 soon tomorrow morning 3pm December second 10000
    decades century ' s ( ) , . ½ İ"""
CHARACTERS = "年月日号點点時时周週星期礼拜下上个個半内後前今明昨一二三十百廿元民国国农曆历每天早晚午:/-到至初底旬节"
PIECES = st.sampled_from([*WORDS.split(), *CHARACTERS, "\n", " "])
NOWS = st.none() | st.datetimes() | st.datetimes(timezones=st.just(datetime.UTC))
LANGUAGES = st.sampled_from(["en", "zh-Hans", "zh-Hant", "mixed"])


def check(text, now, language):
    found = find_dates(text, now, language=language)
    end = 0
    for date in found:
        assert end <= date.start < date.end <= len(text)
        assert date.start <= date.day_start <= date.day_end <= date.end
        assert text[date.start : date.end] == date.text
        assert date.first is None or isinstance(write_date(date.first, language, text), str)
        if date.relative and now is None:
            assert date.first is None
        if date.vague or date.impossible:
            assert date.value == ""
        end = date.end


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), NOWS, LANGUAGES)
def test_any_text(text, now, language):
    check(text, now, language)


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["", " "]), NOWS, LANGUAGES)
def test_any_heap_of_date_words(pieces, glue, now, language):
    check(glue.join(pieces), now, language)


def test_the_edges_of_the_calendar():
    for now in (datetime.datetime.min, datetime.datetime.max):
        check(
            "next week, last year, in 9999 years, 3000 weeks ago, tomorrow, 下周, 去年, 三百年后, 除夕, 周五",
            now,
            "mixed",
        )


def test_cost_grows_with_length_only():
    text = "on Friday at 3 pm or 12/3 to 下周三下午三点 " * 2000
    assert len(find_dates(text, datetime.datetime(2026, 11, 24))) >= 6000
