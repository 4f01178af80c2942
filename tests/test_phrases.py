"""Phrases: everything is found, nothing is found inside another word, places are those of the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etiquette_lint.language.fold import fold
from etiquette_lint.language.phrases import PhraseError, PhraseIndex, expand


def found(index: PhraseIndex, string: str) -> list[tuple[str, object]]:
    return [(string[start:end], key) for start, end, key in index.find(fold(string))]


def test_english_stands_on_word_borders():
    index = PhraseIndex([("just", "JUST"), ("can", "CAN"), ("asap", "ASAP")])
    assert found(index, "Just adjust it; justice is just.") == [("Just", "JUST"), ("just", "JUST")]
    assert found(index, "I can't. We can, you can't, cannot, can’t, can_do") == [("can", "CAN")]
    assert found(index, "请ASAP回复") == [("ASAP", "ASAP")]  # Chinese beside it is a border
    assert found(index, "asap2 2asap naïveasap") == []


def test_a_phrase_may_begin_or_end_with_punctuation():
    index = PhraseIndex([("!!", 1), ("re:", 2), ("?!", 3)])
    assert found(index, "Re:Help!!now?!") == [("Re:", 2), ("!!", 1), ("?!", 3)]


def test_phrases_of_different_keys_overlap_and_those_of_one_key_do_not():
    index = PhraseIndex([("thank you", "A"), ("thank you very much", "A"), ("you very", "B"), ("very much", "A")])
    assert found(index, "thank you very much") == [("thank you very much", "A"), ("you very", "B")]
    same = PhraseIndex([("for your information", 1), ("for your information", 2)])
    assert found(same, "For your information") == [("For your information", 1), ("For your information", 2)]


def test_one_phrase_in_many_spellings():
    index = PhraseIndex([("麻烦您尽快确认", 1), ("don't worry", 2), ("act now", 3)])
    for text in ("麻煩您盡快確認", "麻烦您尽快\n确认", "麻\u200b烦您尽快确认", "麻烦您尽\r\n  快确认"):
        assert found(index, text) == [(text, 1)]
    for text in ("Don’t worry", "DON'T\n  WORRY", "Ｄｏｎ＇ｔ　worry", "dоn't wоrry"):  # Cyrillic о in the last
        assert found(index, text) == [(text, 2)]
    for text in ("a\u00adct now", "𝐀𝐜𝐭 now", "аct nоw"):
        assert found(index, text) == [(text, 3)]


def test_no_phrase_reaches_across_a_blank_line():
    index = PhraseIndex([("thank you", 1), ("谢谢您", 2)])
    assert found(index, "thank\n\nyou 谢谢\n\n您") == []
    assert found(index, "thank\nyou 谢谢\n您") == [("thank\nyou", 1), ("谢谢\n您", 2)]


def test_gaps_alternatives_and_escapes():
    index = PhraseIndex(
        [
            ("不是…的(错|责任)", "blame"),
            ("(please|kindly) do the needful", "needful"),
            ("[请麻]烦", "trouble"),
            ("不(太|)方便", "inconvenient"),
            ("没办法帮您/你", "refusal"),
            ("not … problem", "problem"),
            ("\\(none\\)", "none"),
            ("等\\…", "ellipsis"),
        ]
    )
    assert found(index, "这不是我们公司的责任。") == [("不是我们公司的责任", "blame")]
    assert found(index, "不是今天。是你的错") == []  # the sentence ended
    assert found(index, "不是一二三四五六七八九十一二三的错") == []  # thirteen characters between
    assert found(index, "不是一二三四五六七八九十一二的错") == [("不是一二三四五六七八九十一二的错", "blame")]
    assert found(index, "Kindly do the needful.") == [("Kindly do the needful", "needful")]
    assert found(index, "请烦麻烦") == [("请烦", "trouble"), ("麻烦", "trouble")]
    assert found(index, "不方便,不太方便") == [("不方便", "inconvenient"), ("不太方便", "inconvenient")]
    assert found(index, "沒辦法幫你,没办法帮您") == [("沒辦法幫你", "refusal"), ("没办法帮您", "refusal")]
    assert found(index, "That is not my problem") == [("not my problem", "problem")]
    assert found(index, "That is not. My problem") == []
    assert found(index, "a knot, problematic; not problematic") == []
    assert found(index, "Attachments: (none)") == [("(none)", "none")]
    assert found(index, "稍等…再等等") == [("等…", "ellipsis")]


def test_the_gap_is_looked_for_on_both_sides_of_the_longest_piece():
    index = PhraseIndex([("我…没有义务…您", 1)])
    assert found(index, "我们没有义务告诉您,我没有义务。") == [("我们没有义务告诉您", 1)]


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
        PhraseIndex([("fine", 0), (phrase, 1)])


def test_expand_is_in_the_order_written():
    assert expand("(a|b)[cd]") == ["ac", "ad", "bc", "bd"]
    assert expand("您/你好") == ["您好", "你好"]
    assert expand("问(您/你|)好") == ["问您好", "问你好", "问好"]


def test_an_index_of_nothing_finds_nothing():
    assert PhraseIndex([]).find(fold("anything")) == []
    assert PhraseIndex.load(PhraseIndex([]).dump(), []).find(fold("anything")) == []


def test_a_boundary_key_asks_for_whole_chinese_words():
    # 从小|学习: here 小学 is half of each
    index = PhraseIndex([("小学", "school")], boundary={"school"})
    assert found(index, "他从小学习书法") == []
    assert found(index, "这所小学很好") == [("小学", "school")]


def test_a_dumped_index_finds_the_same():
    phrases = [("不是…的(错|责任)", "a"), ("asap", "b"), ("麻烦", "c")]
    index = PhraseIndex(phrases)
    loaded = PhraseIndex.load(index.dump(), [key for _, key in phrases])
    text = "不是我的错,麻煩 ASAP"
    assert found(loaded, text) == found(index, text) == [("不是我的错", "a"), ("麻煩", "c"), ("ASAP", "b")]
    assert loaded.dump() == index.dump()


@given(st.integers(0, 5000), st.integers(1, 255))
def test_damaged_bytes_are_refused(place, change):
    data = bytearray(PhraseIndex([("麻烦您", 1), ("asap", 2)]).dump())
    data[place % len(data)] ^= change
    with pytest.raises(ValueError):
        PhraseIndex.load(bytes(data), [1, 2])


@pytest.mark.parametrize("data", [b"", b"x", b"etiquette-lint phrases 1\n", b"etiquette-lint phrases 0\n" + bytes(8)])
def test_other_bytes_are_refused(data):
    with pytest.raises(ValueError):
        PhraseIndex.load(data, [1])


@given(st.text(alphabet="ab 我你\n\u200b。", max_size=40))
def test_agrees_with_a_plain_search(string):
    phrases = ["ab", "a b", "b", "我你", "你", "我 你"]
    index = PhraseIndex([(phrase, phrase) for phrase in phrases])
    folded = fold(string)
    got = {(start, end, key) for start, end, key in index.find(folded)}
    for phrase in phrases:
        at = folded.string.find(phrase)
        expected: list[tuple[int, int]] = []
        while at >= 0:
            end = at + len(phrase)
            before, after = folded.string[at - 1 : at] if at else "", folded.string[end : end + 1]
            inside = (phrase[0] in "ab" and before in "ab" and before) or (
                phrase[-1] in "ab" and after in "ab" and after
            )
            if not inside and (not expected or at >= expected[-1][1]):
                expected.append((at, end))
            at = folded.string.find(phrase, at + 1)
        assert {(start, end) for start, end, key in got if key == phrase} == {folded.span(*place) for place in expected}
