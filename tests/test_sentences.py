"""Sentences of English, Chinese and mixed mail: where they begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etiquette_lint.language.sentences import find_sentences


def split(string: str, start: int = 0, end: int | None = None) -> list[str]:
    return [string[first:last] for first, last in find_sentences(string, start, end)]


# One case a line; "|" marks where sentences part.
CASES = """
Mr. Hall paid 3.5 euros.|He left.
We met Dr. Ono, Prof. Lind and Mrs. Ruiz.|They agreed.
Bring a snack, e.g. an apple, i.e. fruit.|Thank you.
It is No. 5 on the list.|Is it?|No.|It is not.
The call is at 9 a.m. on Monday.
We open at 9 a.m. We close at six.
She lives in the U.S. Her son does not.
She likes the U.S. Open.
J. R. Smith signed.|So did A. Meyer.
Acme Inc. The firm is old.
Acme Inc. sells pumps.
See Fig. 3 and Smith et al. 2004 for that.
The price rose by 1.25 to 3.75.|Nobody minded.
Read https://example.com/a.b?c=d!e and reply.|Thanks.
Write to ann.lee@example.com.|She knows.
Open setup.exe and wait.
I wonder... perhaps not.|We shall see...|Good.
He said "Stop."|Then he left (really!).|She stayed.
Wait!!|What?!|Fine.
He arrived on Jan. 5 and left on Feb. 7.|It rained.
""".strip().split("\n")


@pytest.mark.parametrize("case", CASES)
def test_english_stops(case):
    expected = (
        case.replace("a.m. We", "a.m.|We").replace("U.S. Her", "U.S.|Her").replace("Inc. The", "Inc.|The").split("|")
    )
    assert split(" ".join(expected)) == expected


CHINESE = """
您好！|请问订单到了吗？|谢谢。
他说：“到了。”|她点头。
「可以嗎？」|他問。
价格是3.5元，见example.com。|好的
一、准备材料；|二、提交申请。
我想想……|好吧。
OK?|好的！|Thanks.|收到。
已更新.请查看.
真的？！|真的。
""".strip().split("\n")


@pytest.mark.parametrize("case", CHINESE)
def test_chinese_stops(case):
    expected = case.replace("新.请", "新.|请").split("|")
    assert split("".join(expected)) == expected


def test_wrapped_lines_are_one_sentence():
    text = (
        "Please look through the attached list of guests for the summer party and\n"
        "tell me by Friday whom we have forgotten.\nThe hall holds eighty."
    )
    assert split(text) == [
        "Please look through the attached list of guests for the summer party and\n"
        "tell me by Friday whom we have forgotten.",
        "The hall holds eighty.",
    ]


def test_wrapped_chinese_lines_are_one_sentence():
    text = "我们已经收到您上周寄来的样品，实验室将在三个工作日之内完成全部检\n测。结果另行通知。"
    assert split(text) == [
        "我们已经收到您上周寄来的样品，实验室将在三个工作日之内完成全部检\n测。",
        "结果另行通知。",
    ]


def test_short_lines_blank_lines_and_list_lines_end_sentences():
    text = (
        "Dear Ann,\r\nthe plan:\r\n\r\nMinutes of a meeting that went on for a very long time indeed\r\n\r\n"
        "1. Measure the room on the ground floor with the new laser device\r\n2. Order paint\r\n- Call Bo\r\nBest\r\nJo"
    )
    assert split(text) == [
        "Dear Ann,",
        "the plan:",
        "Minutes of a meeting that went on for a very long time indeed",
        "1. Measure the room on the ground floor with the new laser device",
        "2. Order paint",
        "- Call Bo",
        "Best",
        "Jo",
    ]


def test_a_smiley_set_apart_belongs_to_its_sentence():
    assert split("That is nice. :)\n\nGood.") == ["That is nice. :)", "Good."]


def test_offsets_count_from_the_whole_string():
    text = "Skip this. Read this. And this. Not this."
    assert split(text, 11, 31) == ["Read this.", "And this."]
    assert find_sentences(text, 11, 31) == [(11, 21), (22, 31)]


def test_nothing_in_nothing():
    assert find_sentences("") == []
    assert find_sentences(" \r\n\t\n") == []


@given(st.text(alphabet="aB .!?…。！？；\r\n\t“”)1e:你好吗", max_size=120))
def test_sentences_are_ordered_trimmed_and_complete(string):
    spans = find_sentences(string)
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not string[at:start].strip()
        assert string[start:end] == string[start:end].strip()
        at = end
    assert not string[at:].strip()
