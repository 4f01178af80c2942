"""Phrases: everything is found, nothing is found inside another word, places are those of the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etiquette_lint.language.fold import fold
from etiquette_lint.language.phrases import PhraseError, PhraseIndex, expand


def found(phrases: dict[str, object], string: str) -> list[tuple[str, object]]:
    """What is found, and the name of the phrase that it is."""
    names = list(phrases.values())
    return [(string[start:end], names[number]) for start, end, number in PhraseIndex(list(phrases)).find(fold(string))]


def test_english_stands_on_word_borders():
    phrases = {"just": "JUST", "can": "CAN", "asap": "ASAP"}
    assert found(phrases, "Just adjust it; justice is just.") == [("Just", "JUST"), ("just", "JUST")]
    assert found(phrases, "I can't. We can, you can't, cannot, can’t, can_do") == [("can", "CAN")]
    assert found(phrases, "请ASAP回复") == [("ASAP", "ASAP")]  # Chinese beside it is a border
    assert found(phrases, "asap2 2asap naïveasap") == []


def test_a_phrase_may_begin_or_end_with_punctuation():
    phrases = {"!!": 1, "re:": 2, "?!": 3}
    assert found(phrases, "Re:Help!!now?!") == [("Re:", 2), ("!!", 1), ("?!", 3)]


def test_everything_is_found_in_order_of_place_the_longest_first():
    phrases = {"thank you": 1, "thank you very much": 2, "you very": 3, "very much": 4, "!!": 5}
    assert found(phrases, "thank you very much") == [
        ("thank you very much", 2), ("thank you", 1), ("you very", 3), ("very much", 4),
    ]  # fmt: skip
    assert found(phrases, "no!!!") == [("!!", 5), ("!!", 5)]
    same = PhraseIndex(["for your information", "for your information"])
    assert same.find(fold("For your information")) == [(0, 20, 0), (0, 20, 1)]


def test_one_phrase_in_many_spellings():
    phrases = {"麻烦您尽快确认": 1, "don't worry": 2, "act now": 3}
    for text in ("麻煩您盡快確認", "麻烦您尽快\n确认", "麻\u200b烦您尽快确认", "麻烦您尽\r\n  快确认"):
        assert found(phrases, text) == [(text, 1)]
    for text in ("Don’t worry", "DON'T\n  WORRY", "Ｄｏｎ＇ｔ　worry", "dоn't wоrry"):  # Cyrillic о in the last
        assert found(phrases, text) == [(text, 2)]
    for text in ("a\u00adct now", "𝐀𝐜𝐭 now", "аct nоw"):
        assert found(phrases, text) == [(text, 3)]


def test_no_phrase_reaches_across_a_blank_line():
    phrases = {"thank you": 1, "谢谢您": 2}
    assert found(phrases, "thank\n\nyou 谢谢\n\n您") == []
    assert found(phrases, "thank\nyou 谢谢\n您") == [("thank\nyou", 1), ("谢谢\n您", 2)]


def test_gaps_alternatives_and_escapes():
    phrases = {
        "不是…的(错|责任)": "blame",
        "(please|kindly) do the needful": "needful",
        "[请麻]烦": "trouble",
        "不(太|)方便": "inconvenient",
        "没办法帮您/你": "refusal",
        "not … problem": "problem",
        "\\(none\\)": "none",
        "等\\…": "ellipsis",
    }
    assert found(phrases, "这不是我们公司的责任。") == [("不是我们公司的责任", "blame")]
    assert found(phrases, "不是今天。是你的错") == []  # the sentence ended
    assert found(phrases, "不是一二三四五六七八九十一二三的错") == []  # thirteen characters between
    assert found(phrases, "不是一二三四五六七八九十一二的错") == [("不是一二三四五六七八九十一二的错", "blame")]
    assert found(phrases, "Kindly do the needful.") == [("Kindly do the needful", "needful")]
    assert found(phrases, "请烦麻烦") == [("请烦", "trouble"), ("麻烦", "trouble")]
    assert found(phrases, "不方便,不太方便") == [("不方便", "inconvenient"), ("不太方便", "inconvenient")]
    assert found(phrases, "沒辦法幫你,没办法帮您") == [("沒辦法幫你", "refusal"), ("没办法帮您", "refusal")]
    assert found(phrases, "That is not my problem") == [("not my problem", "problem")]
    assert found(phrases, "That is not. My problem") == []
    assert found(phrases, "a knot, problematic; not problematic") == []
    assert found(phrases, "Attachments: (none)") == [("(none)", "none")]
    assert found(phrases, "稍等…再等等") == [("等…", "ellipsis")]


def test_the_gap_is_looked_for_on_both_sides_of_the_longest_piece():
    phrases = {"我…没有义务…您": 1}
    assert found(phrases, "我们没有义务告诉您,我没有义务。") == [("我们没有义务告诉您", 1)]


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "  ",
        "(a",
        "a)",
        "[]",
        "()",
        "…a",
        "a…",
        "a…b…c…d…e",
        "((a)b)",
        "a\\",
        "[abcd]" * 4,
        "a\0b",
        "a\x01b",
        "\u200b",
    ],
)
def test_a_phrase_that_cannot_be_read_is_refused(phrase):
    with pytest.raises(PhraseError):
        PhraseIndex(["fine", phrase])


def test_expand_is_in_the_order_written():
    assert expand("(a|b)[cd]") == ["ac", "ad", "bc", "bd"]
    assert expand("您/你好") == ["您好", "你好"]
    assert expand("问(您/你|)好") == ["问您好", "问你好", "问好"]


def test_an_index_of_nothing_finds_nothing():
    assert PhraseIndex([]).find(fold("anything")) == []
    assert PhraseIndex.load(PhraseIndex([]).dump(), 0).find(fold("anything")) == []


def test_a_dumped_index_finds_the_same():
    phrases = ["不是…的(错|责任)", "asap", "麻烦", "麻烦"]
    index = PhraseIndex(phrases)
    loaded = PhraseIndex.load(index.dump(), len(phrases))
    text = fold("不是我的错,麻煩 ASAP")
    assert loaded.find(text) == index.find(text) == [(0, 5, 0), (6, 8, 2), (6, 8, 3), (9, 13, 1)]
    assert loaded.dump() == index.dump()
    assert PhraseIndex.load(index.dump(), 1).find(text) == [(0, 5, 0)]  # numbers beyond the phrases are passed over


@given(st.integers(0, 5000), st.integers(1, 255))
def test_damaged_bytes_are_refused(place, change):
    data = bytearray(PhraseIndex(["麻烦您", "asap"]).dump())
    data[place % len(data)] ^= change
    with pytest.raises(ValueError):
        PhraseIndex.load(bytes(data), 2)


@pytest.mark.parametrize("data", [b"", b"x", b"etiquette-lint phrases 2\n", b"etiquette-lint phrases 1\n" + bytes(8)])
def test_other_bytes_are_refused(data):
    with pytest.raises(ValueError):
        PhraseIndex.load(data, 1)


@given(st.text(alphabet="ab 我你\n\u200b。", max_size=40))
def test_agrees_with_a_plain_search(string):
    phrases = ["ab", "a b", "b", "我你", "你", "我 你"]
    folded = fold(string)
    got = set(PhraseIndex(phrases).find(folded))
    for number, phrase in enumerate(phrases):
        at = folded.string.find(phrase)
        expected: list[tuple[int, int]] = []
        while at >= 0:
            end = at + len(phrase)
            before, after = folded.string[at - 1 : at] if at else "", folded.string[end : end + 1]
            inside = (phrase[0] in "ab" and before in "ab" and before) or (
                phrase[-1] in "ab" and after in "ab" and after
            )
            if not inside:
                expected.append((at, end))
            at = folded.string.find(phrase, at + 1)
        assert {(start, end) for start, end, found in got if found == number} == {
            folded.span(*place) for place in expected
        }
