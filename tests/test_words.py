"""Counting, cutting and stemming words."""

import subprocess
import sys

import pytest

from etiquette_lint.language.words import (
    CHINESE_STOP_WORDS,
    ENGLISH_STOP_WORDS,
    count_han,
    count_words,
    cut,
    english_words,
    is_word_boundary,
    stem,
)


@pytest.mark.parametrize(
    ("string", "words", "han"),
    [
        ("", 0, 0),
        ("one", 1, 0),
        ("It's a well-known e-mail: a@example.com, at 9:30.", 7, 0),
        ("a - b -- c * d", 4, 0),
        ("Café for señor Núñez", 4, 0),
        ("请回复", 0, 3),
        ("请在 Windows 11 上安装 etiquette-lint。", 3, 5),
        ("naïve — très bien", 3, 0),
    ],
)
def test_counts(string, words, han):
    assert count_words(string) == words
    assert count_han(string) == han


def test_cut_keeps_every_character_and_its_place():
    string = "我们 开发票据系统, version 3.5。\n好"
    pieces = cut(string)
    assert "".join(word for word, _, _ in pieces) == string
    assert all(string[start:end] == word for word, start, end in pieces)
    assert "票据" in [word for word, _, _ in pieces]


def test_cut_of_english_gives_words_too():
    assert [word for word, _, _ in cut("Send it, now.")] == ["Send", " ", "it", ",", " ", "now", "."]


@pytest.mark.parametrize(
    ("string", "phrase", "whole"),
    [
        ("我们开发票据系统", "发票", False),
        ("请开发票给我", "发票", True),
        ("这是总经理办公室", "经理", True),
        ("鼠标滚动太慢", "滚", False),
        ("实在不好意思", "意思", False),
        ("用人民币支付", "人民", False),
        ("请付款", "付款", True),
        ("pay 付款 now", "付款", True),
        ("plain text", "text", True),
    ],
)
def test_word_boundaries(string, phrase, whole):
    start = string.index(phrase)
    assert is_word_boundary(string, start, start + len(phrase)) is whole


def test_english_words_have_offsets():
    assert english_words("Don't ask 24/7, 您好 Bo", 2) == [
        ("n't", 2, 5),
        ("ask", 6, 9),
        ("24/7", 10, 14),
        ("Bo", 19, 21),
    ]


@pytest.mark.parametrize(
    "family",
    [
        "order orders ordered ordering",
        "invoice invoices invoiced invoicing",
        "plan plans planned planning",
        "company companies",
        "study studies studied studying",
        "box boxes",
        "process processes processing processed",
        "call calls called calling",
    ],
)
def test_inflected_forms_share_a_stem(family):
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize("word", ["status", "this", "red", "thing", "bring", "as", "bus"])
def test_short_and_false_endings_are_left(word):
    assert stem(word) == word


def test_stop_words_are_grammar_not_matter():
    assert {"the", "don't", "would", "please"} <= ENGLISH_STOP_WORDS
    assert not {"invoice", "order", "meeting"} & ENGLISH_STOP_WORDS
    assert {"的", "我们", "请"} <= CHINESE_STOP_WORDS
    assert not {"发票", "订单"} & CHINESE_STOP_WORDS


def test_the_segmenter_sleeps_until_chinese_is_cut():
    program = (
        "import sys\n"
        "from etiquette_lint.language.words import count_han, count_words, cut, is_word_boundary\n"
        "count_words('请回复 now'), count_han('请回复'), cut('plain words'), is_word_boundary('a 付款 b', 2, 4)\n"
        "print('rjieba' in sys.modules or 'jieba' in sys.modules)\n"
        "cut('请付款')\n"
        "print('rjieba' in sys.modules or 'jieba' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
