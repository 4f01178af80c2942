"""Facts behind the rules of language, where an example in the catalogue cannot say it: every mark of a paragraph,
what must stay as it is, the fix applied."""

import pytest

from etiquette_lint.catalogue import make_rules, read_full_tables
from etiquette_lint.config import Settings
from etiquette_lint.finding import Finding
from etiquette_lint.language.mojibake import find_mojibake
from etiquette_lint.language.scripts import majority, other_script_words, rare_characters
from etiquette_lint.language.typography import full_width_marks, half_width_marks, missing_spaces
from etiquette_lint.lint import Linter
from etiquette_lint.message.reading import read_messages
from etiquette_lint.source import Source

RULES = make_rules(read_full_tables())
LINTER = Linter(Settings(RULES))


def judge(raw: bytes | str, code: str, name: str = "draft.txt") -> list[Finding]:
    rule = next(rule for rule in RULES.values() if rule.code == code)
    data = raw.encode("utf-8") if isinstance(raw, str) else raw
    settings = LINTER.settings.reading
    settings.kind = "email"
    source = Source(name, data)
    return [finding for message in read_messages(source, settings) for finding in LINTER.judge_rule(message, rule)]


def words(findings: list[Finding]) -> list[str]:
    return [str(finding.text) for finding in findings]


def changed(string: str, changes: list[tuple[int, int, str]]) -> str:
    for start, end, replacement in reversed(changes):
        string = string[:start] + replacement + string[end:]
    return string


# Mojibake: what was typed, written in one encoding and read in another.


@pytest.mark.parametrize("typed", ["café", "it’s", "£20", "naïve – yes", "Привет", "关于您的订单", "😀", "Ångström"])
def test_utf8_read_as_windows_1252_or_latin_1(typed):
    broken = typed.encode().decode("latin-1")
    assert [meant for _, _, meant in find_mojibake(broken)][-1] in typed


@pytest.mark.parametrize(
    ("typed", "written", "read"),
    [
        ("您好，谢谢", "gbk", "latin-1"),
        ("您好，謝謝您的來信", "big5", "latin-1"),
        ("关于您的订单", "utf-8", "gbk"),
    ],
)
def test_chinese_read_in_the_wrong_charset(typed, written, read):
    broken = typed.encode(written).decode(read)
    assert find_mojibake(broken) == [(0, len(broken), typed)]


def test_broken_twice_is_repaired_twice():
    broken = "don’t".encode().decode("cp1252").encode().decode("cp1252")
    assert find_mojibake(broken) == [(0, len(broken), "don’t")]


def test_a_finding_is_the_whole_word():
    assert find_mojibake("the examinerâ€™s visit") == [(4, 16, "examiner’s")]


@pytest.mark.parametrize("lost", ["锟斤拷锟斤拷", "嚙踝蕭", "�", "烫烫烫", "?? ????? ???"])
def test_what_nobody_can_read_back(lost):
    assert find_mojibake(lost) == [(0, len(lost), "")]


@pytest.mark.parametrize(
    "sound",
    [
        "NESTLÉ® and PLASTÉ™ and AMANHÃ”",
        "Zoë, créée, naïve, Größe, ÄÖÜ, ±5%, ½, 20 °C",
        "浣熊和锦鲤，请小心烫",
        "What??? Really??",
        "x=20 and y=3D, http://example.com/?a=1&b=E2",
        "他问：？？？",
    ],
)
def test_sound_text_is_left_alone(sound):
    assert find_mojibake(sound) == []


def test_undecodable_bytes_are_said_once():
    raw = (
        b"Subject: Test\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        b"Content-Transfer-Encoding: 8bit\n\nDear Ms Reed,\n\nThe caf\xe9 is open \xe2\x80\x94 always.\n"
    )
    findings = judge(raw, "LNG001", "draft.eml")
    assert len(findings) == 1
    assert findings[0].variant in ("undecodable-bytes", "charset-mismatch")


def test_a_charset_that_is_not_declared():
    raw = "Subject: Test\n\n您好，请查收。\n".encode("gbk")
    assert [finding.variant for finding in judge(raw, "LNG001", "draft.eml")] == ["charset-missing"]


# Scripts


def test_majority_of_scripts():
    assert majority("请您确认订单") == "zh-Hans"
    assert majority("請您確認訂單") == "zh-Hant"
    assert majority("请确认 請確認") == ""
    assert majority("您好") == ""


@pytest.mark.parametrize(
    ("string", "script", "found"),
    [
        ("您订的貨物已经发出，请查收。", "zh-Hans", ["貨物"]),
        ("週末的淨灘活动，物資清單在下面。", "zh-Hant", ["活动"]),
        ("他说“請查收附檔”，您看怎么回？", "zh-Hans", []),
        ("我和陳大文先生约了后天见面。", "zh-Hans", []),
        ("样书已经寄给臺灣銀行。", "zh-Hans", []),
        ("後面、裡面、乾淨、著作權都對。", "zh-Hant", []),
    ],
)
def test_words_of_the_other_script(string, script, found):
    assert [string[start:end] for start, end in other_script_words(string, 0, len(string), script)] == found


def test_rare_characters():
    assert list(rare_characters("两家店竝排开", False)) == [(3, "rare")]
    assert list(rare_characters("符号\ue5e5在这里", False)) == [(2, "private")]
    assert list(rare_characters("王竝先生到场", False)) == []  # a name
    assert list(rare_characters("我哋已經寄咗", True)) == []  # written Cantonese


# Punctuation


@pytest.mark.parametrize(
    ("string", "right"),
    [
        ("样品收到了,颜色深了半号.请问能否调浅一点?", "样品收到了，颜色深了半号。请问能否调浅一点？"),
        ("收到, 谢谢. 我们再看!", "收到，谢谢。我们再看！"),
        ("请回复YES,否则取消;谢谢", "请回复YES，否则取消；谢谢"),
        ("价格1,000元,不含运费(自提除外).", "价格1,000元，不含运费（自提除外）。"),
        ("真的?!", "真的？！"),
        ("時間:下午3:00,地點:禮堂", "時間：下午3:00，地點：禮堂"),
        ("请访问http://example.com/?a=1,2,谢谢", "请访问http://example.com/?a=1,2，谢谢"),
    ],
)
def test_half_width_marks_in_chinese(string, right):
    fixed = changed(string, half_width_marks(string, 0, len(string)))
    assert fixed == right
    assert half_width_marks(fixed, 0, len(fixed)) == []


@pytest.mark.parametrize(
    "string",
    [
        "2026年12月2日(周三)15:30",
        "支持Word,Excel,PPT等",
        "约翰.史密斯先生来了",
        "好的:) 嗯;-)",
        "好的... 再说",
        "一.样品",
        "文件report,final.pdf在桌面",
        "订单号:12345",
        "邮箱a@example.com，网址www.example.com/?名字",
        "金额(元)",
    ],
)
def test_marks_that_stay_half_width(string):
    assert half_width_marks(string, 0, len(string)) == []


@pytest.mark.parametrize(
    ("string", "right"),
    [
        ("Hello，world！", "Hello, world!"),
        ("Please see（attached）file。", "Please see (attached) file."),
        ("We meet at 10：30，room 5。", "We meet at 10:30, room 5."),
    ],
)
def test_full_width_marks_in_english(string, right):
    assert changed(string, full_width_marks(string, 0, len(string), 1)) == right


def test_full_width_marks_round_chinese_words_stay():
    string = "Wang Wei（王伟）will come"
    assert full_width_marks(string, 0, len(string), 1) == []


def test_one_finding_a_paragraph_with_all_its_edits():
    findings = judge("王经理：\n\n样品收到了,颜色深了.请调浅!\n\n价格可以,请下单。\n\n祝好\n林静\n", "LNG003")
    assert [[edit.replacement for edit in finding.edits] for finding in findings] == [["，", "。", "！"], ["，"]]
    assert words(findings) == [",颜色深了.请调浅!", ","]
    assert findings[0].fields["count"] == 3


def test_spaces_between_scripts():
    string = "请打开App看2026年12月2日的3个Wi-Fi"
    assert [string[at - 1 : at + 1] for at in missing_spaces(string, 0, len(string), True)] == ["开A", "p看", "个W"]


# Spelling


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear Jane,\n\nWe have recieved it, and will seperate them.\n", ["recieved", "seperate"]),
        ("Dear Jane,\n\nRecieved with thanks. Mr Recieve will call.\n", ["Recieved"]),
        ("Dear Jane,\n\nSee /recieve/seperate, recieve@example.com and recieve_all().\n", []),
        ("Dear Jane,\n\nThe column is 'recieve' and not “seperate”.\n", []),
        ("Dear Jane,\n\nYes.\n\n> We have recieved it.\n", []),
    ],
)
def test_english_misspellings(text, found):
    assert words(judge(text, "LNG005")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("王经理：\n\n原因该部门已经说明，自己经手，既使用方便又省钱。\n", []),
        ("王经理：\n\n我们以经发货，因该明天到，既使下雨也送。\n", ["以经", "因该", "既使"]),
        ("王经理：\n\n请登陆系统；台风明天登陆，系统照常。\n", ["登陆"]),
        ("陳主任您好：\n\n帳號、帳單、部份資料都在，請連繫客服，覆蓋範圍很廣。\n", []),
        ("陳主任您好：\n\n我們以經出貨，因該明天到。\n", ["以經", "因該"]),
    ],
)
def test_homophones(text, found):
    assert words(judge(text, "LNG005")) == found


# Words said twice, hidden signs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear Jane,\n\nPlease send the the form and and the key.\n", ["the the", "and and"]),
        ("Dear Jane,\n\nPlease send it to\nto me.\n", ["to\nto"]),
        ("Dear Jane,\n\nHe had had it. Duran Duran. Type A A. Very very good.\n", []),
        ("王经理：\n\n这是您的的样品，实实在在。\n", ["的的"]),
        ("王经理：\n\n以盈利为目的的项目，我们现在在处理。\n", []),
    ],
)
def test_repeated_words(text, found):
    assert words(judge(text, "LNG008")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear Jane,\n\nYour re\u200bfund.\n", ["\u200b"]),
        ("Dear Jane,\n\nThe code \u202e4321.\n", ["\u202e"]),
        ("Dear Jane,\n\nPlease open p\u0430ypal.\n", ["p\u0430ypal"]),
        ("\ufeffDear Jane,\n\nThe family \U0001f468\u200d\U0001f469\u200d\U0001f467 of \u05d3\u05df\u200f came.\n", []),
        ("Dear Jane,\n\nSee https://example.com/very\u200blong/path.\n", []),
        ("Dear Jane,\n\nThe β-test took 5 µs, Δt.\n", []),
    ],
)
def test_hidden_signs(text, found):
    assert words(judge(text, "LNG010")) == found


def test_text_that_html_hides_twice_for_small_screens():
    html = "<p>Dear Jane,</p><p>Come in.</p><div style='display:none'>Come in.</div><p hidden>secret words</p>"
    assert words(judge(html, "LNG010", "draft.html")) == ["secret words"]
