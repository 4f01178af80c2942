"""Folding: one spelling for matching, places that always lead back; and conversion between the scripts."""

import string as ascii
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etiquette_lint.language.characters import is_general_character, is_simplified_only, is_traditional_only
from etiquette_lint.language.conversion import to_simplified, to_traditional
from etiquette_lint.language.fold import PARAGRAPH, disguised_words, fold

tricky = st.text(alphabet="aB 我後著，。’\n\r\t\u200b\u00ad\u3000\u2029İßΣаＡ𝐚\ufe0f\U0010ffff", max_size=60)


@pytest.mark.parametrize(
    ("original", "folded"),
    [
        ("Hello World", "hello world"),
        ("ＡＳＡＰ！１２３，", "asap!123,"),
        ("don’t “quote” ‘x’ don´t", "don't \"quote\" 'x' don't"),
        ("re\u00adfund re\u200bfund \u202erefund\u202c", "refund refund refund"),
        ("a❤\ufe0fb", "a❤b"),
        ("pаypal, АPPLE, Ηello", "paypal, apple, hello"),  # Cyrillic а, Cyrillic А, Greek Η
        ("𝐮𝐫𝐠𝐞𝐧𝐭 𝒰𝓇𝑔 ℯnd 𝟙𝟚", "urgent urg end 12"),
        ("①②", "①②"),
        ("ⓤⓡⓖⓔⓝⓣ Ⓐ", "urgent a"),
        ("u\u0335rge\u0301\u0302nt", "urgent"),  # marks through and over the letters
        ("naïve CAFÉ Straße", "naïve café straße"),
        ("İstanbul", "istanbul"),
        ("感謝您來信,我們會儘快處理", "感谢您来信,我们会尽快处理"),
        ("裡面 裏面 這裏", "里面 里面 这里"),
        ("麵條 麪條 頭髮 發現 後面 皇后", "面条 面条 头发 发现 后面 皇后"),
        ("乾淨 幹部 干涉", "干净 干部 干涉"),
        ("於是 妳好 甚麼 瞭解 回覆", "于是 你好 什么 了解 回复"),
        ("一隻 只有 祇有", "一只 只有 只有"),
        ("説明 啓動 綫路 衞生 羣組 牀 爲", "说明 启动 线路 卫生 群组 床 为"),
        ("a \t\u3000b", "a b"),
        ("one\ntwo\r\nthree\rfour", "one two three four"),
        ("one\n\ntwo \r\n \r\n three", f"one{PARAGRAPH}two{PARAGRAPH}three"),
        ("您\n好", "您好"),
        ("您 \r\n  好", "您好"),
        ("您好,\n张先生", "您好, 张先生"),
        ("您好\nBob\n先生", "您好 bob 先生"),
        ("您\n\n好", f"您{PARAGRAPH}好"),
        ("您 好", "您 好"),
        ("", ""),
    ],
)
def test_what_folds_to_what(original, folded):
    assert fold(original).string == folded


def test_simplified_text_keeps_its_characters():
    text = "后里着只面干于发台余系云松范谷几丑斗"
    assert fold(text).string == text
    assert fold("著").string == fold("着").string


@pytest.mark.parametrize(
    ("original", "slice_", "place"),
    [
        ("Kindly confirm", "confirm", "confirm"),
        ("Kindly\r\n  confirm now", "kindly confirm", "Kindly\r\n  confirm"),
        ("a re\u200bfund\u00ad, b", "refund", "re\u200bfund"),
        ("\n\n请尽\n快确认", "尽快", "尽\n快"),
        ("a  b  c", "c", "c"),
        ("a\n\nb\nc\n\nd", "d", "d"),
        ("\u200b\u200bx", "x", "x"),
    ],
)
def test_places_lead_back(original, slice_, place):
    folded = fold(original)
    start = folded.string.index(slice_)
    assert original[slice(*folded.span(start, start + len(slice_)))] == place


@given(st.text() | tricky)
def test_places_are_valid_and_in_order(original):
    folded = fold(original)
    size = len(folded.string)
    assert size <= len(original) == folded.length
    offsets = [folded.offset(position) for position in range(size + 1)]
    assert offsets == sorted(set(offsets))
    assert offsets[-1] <= len(original)
    for start in range(0, size + 1, 3):
        for end in range(start, size + 1, 5):
            first, last = folded.span(start, end)
            assert 0 <= first <= last <= len(original)
            assert (first == last) == (start == end)


@given(st.text() | tricky)
def test_folding_twice_changes_nothing_more(original):
    once = fold(original).string
    assert fold(once).string == once


@given(st.text() | tricky)
def test_every_character_is_folded_as_it_is_alone(original):
    """But for white space and invisible characters, which depend on their neighbours."""
    folded = fold(original)
    for position, char in enumerate(folded.string):
        if char not in f" {PARAGRAPH}":
            assert fold(original[folded.offset(position)]).string == char


@given(st.text(alphabet=ascii.printable))
def test_ascii_folds_as_other_text_does(original):
    """The short ways through ASCII, LF and CRLF text end where the long way ends."""
    short, long = fold(original), fold(original + "\u200b")
    assert long.string == short.string
    assert [long.offset(position) for position in range(len(short.string))] == [
        short.offset(position) for position in range(len(short.string))
    ]


def test_disguised_words():
    text = "Your аccount at РayPal is Привет, Δt, µm, β-test, αβγ, naïve"
    assert [(text[start:end], latin) for start, end, latin in disguised_words(text)] == [
        ("аccount", "account"),
        ("РayPal", "PayPal"),
    ]
    assert list(disguised_words("plain text")) == []


SENTENCES_TRADITIONAL = [
    "感謝您的來信,我們已經收到您的訂單,預計三個工作日內出貨。",
    "關於您反映的發票問題,財務部門正在處理,請您稍候。",
    "會議改到星期四下午兩點,地點在後面的會議室裡。",
    "他的頭髮很乾淨,臺灣的烏龍麵也很好吃。",
    "這隻貓只有三公斤,餘下的費用於月底結清。",
    "乾隆皇帝與皇后後來去了瞭望臺。",
    "他拿著雨傘,顯著地改變了看法,並著手寫作。",
]
SENTENCES_SIMPLIFIED = [
    "感谢您的来信,我们已经收到您的订单,预计三个工作日内发货。",
    "关于您反映的发票问题,财务部门正在处理,请您稍候。",
    "会议改到星期四下午两点,地点在后面的会议室里。",
    "他的头发很干净,台湾的乌龙面也很好吃。",
    "皇后后来发现干面条放在里面,于是联系了公里以外的理发店。",
    "请复核这份复印件,并答复客户的系统联系人。",
    "周末松树下的云彩很美,几里外谷物丰收。",
]


@pytest.mark.parametrize("sentence", SENTENCES_TRADITIONAL)
def test_to_simplified_agrees_with_opencc(sentence):
    opencc = import_module("opencc")
    assert to_simplified(sentence) == opencc.OpenCC("tw2s").convert(sentence)


@pytest.mark.parametrize("sentence", SENTENCES_SIMPLIFIED)
@pytest.mark.parametrize("region", ["tw", "hk"])
def test_to_traditional_agrees_with_opencc(sentence, region):
    opencc = import_module("opencc")
    assert to_traditional(sentence, region) == opencc.OpenCC("s2" + region).convert(sentence)


def test_conversion_by_hand():
    assert to_traditional("请查收附件里的发票") == "請查收附件裡的發票"
    assert to_traditional("说明:打开电线里面", "hk") == "説明:打開電線裏面"
    assert to_simplified("請查收附件裡的發票") == "请查收附件里的发票"
    assert to_simplified("plain") == "plain"
    with pytest.raises(ValueError):
        to_traditional("中文", "cn")


@given(st.text(alphabet="皇后发头后面里干净系统a \n著裡", max_size=30))
def test_conversion_keeps_places(original):
    assert len(to_simplified(original)) == len(to_traditional(original)) == len(original)


def test_characters_of_one_script():
    assert all(map(is_simplified_only, "们发这说为请谢业务过还边华国东车书长门"))
    assert all(map(is_traditional_only, "們發這說為請謝業務過還邊華國東車書長門裡麼並個"))
    for char in "后里台干着著面只于系云松范谷几丑斗的是我您乾余占采克制周吃床群於":
        assert not is_simplified_only(char), char
        assert not is_traditional_only(char), char
    assert not is_simplified_only("a") and not is_traditional_only("a")


def test_the_general_standard_characters():
    from etiquette_lint.data import table_lines

    levels = table_lines("general_characters.txt")
    assert [len(level) for level in levels] == [3500, 3000, 1605]
    assert len(set("".join(levels))) == 8105
    assert levels[0].startswith("一乙二十丁厂七卜八人入儿匕几九")
    assert levels[0].endswith("囊镶瓤罐矗")
    assert all(map(is_general_character, "的镕喆犇國們裡髮"))  # the last four by their Simplified forms
    assert not any(map(is_general_character, "囧嘅咗冇喺a。ㄅの"))
