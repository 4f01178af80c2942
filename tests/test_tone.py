"""Tone: who says it, to whom, and whether it is said at all."""

import pytest

from etiquette_lint.catalogue import make_rules, read_full_tables
from etiquette_lint.config import Settings
from etiquette_lint.language.address import fills_clause, is_quoted, is_reported
from etiquette_lint.lint import Linter
from etiquette_lint.message.reading import read_messages
from etiquette_lint.source import Source

LINTER = Linter(Settings(make_rules(read_full_tables())))


def found(name: str, text: str, kind: str = "ticket", extension: str = ".txt") -> list[str]:
    """What one rule flags in a text."""
    LINTER.settings.reading.kind = kind
    rule = LINTER.settings.rules[name]
    messages = read_messages(Source("draft" + extension, text.encode()), LINTER.settings.reading)
    return [str(finding.text) for message in messages for finding in LINTER.judge_rule(message, rule)]


@pytest.mark.parametrize(
    ("string", "words", "quoted"),
    [
        ("He wrote “not my job” to you.", "not my job", True),
        ('He wrote "not my job" to you.', "not my job", True),
        ('The 5" disk is not my job.', "not my job", False),
        ("客服说「不归我管」。", "不归我管", True),
        ("“您好”，不归我管。", "不归我管", False),
        ("It's not my job, it's yours.", "not my job", False),
        ("“An opening mark that never closes, not my job.", "not my job", False),
        ("“Closed elsewhere.\n\nnot my job”", "not my job", False),
    ],
)
def test_quoted_speech(string, words, quoted):
    start = string.index(words)
    assert is_quoted(string, start, start + len(words)) is quoted


@pytest.mark.parametrize(
    ("before", "reported"),
    [
        ("the driver said that ", True),
        ("you were told that ", True),
        ("please never tell a customer that ", True),
        ("the driver is late and ", False),
        ("您反映客服说", True),
        ("请不要对客户说", True),
        ("李先生,您好!", False),
        ("nobody told you? ", False),
    ],
)
def test_reported_speech(before, reported):
    assert is_reported(before + "not my problem", len(before)) is reported


def test_a_word_fills_its_clause():
    assert fills_clause("关于退款,不知道。", 5, 8)
    assert fills_clause("不知道啊", 0, 3)
    assert not fills_clause("不知道您是否方便", 0, 3)
    assert not fills_clause("我们不知道", 2, 5)


REPLY = "王女士：\n\n您好！{}。\n\n客服 林静\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("taboo-phrase", "您究竟要不要办理"),
        ("taboo-phrase", "那您想让我怎么办"),
        ("taboo-phrase", "不满意您去投诉好了"),
        ("rebuttal", "昨天不是已经跟您解释清楚了吗"),
        ("interrogation", "您买之前怎么不先量一下尺寸"),
        ("interrogation", "谁叫您把包装扔掉的"),
        ("mockery", "那您以为呢"),
        ("blame-shifting", "安装的事不由我们部门负责"),
        ("blame-shifting", "这跟本店没有半点关系"),
        ("impatience", "同样的话我都跟您说了八百遍了"),
        ("personal-criticism", "没见过您这样的人"),
    ],
)
def test_constructions_beyond_the_lists(name, words):
    assert found(name, REPLY.format(words))


@pytest.mark.parametrize(
    "words",
    [
        "您看您方便怎么处理",
        "我再为您详细说明一下",
        "系统暂时出现异常，我们正在为您协调处理",
        "您可以自己选择座位，也可以请我代选",
        "不知道您为什么没有收到，我马上查",
        "这不是您的问题，是我们填错了地址",
        "请问您当时为什么没有签收",
        "保证金会在七个工作日内退还",
    ],
)
def test_courteous_sentences_are_left_alone(words):
    rules = LINTER.settings.rules.values()
    names = [rule.name for rule in rules if rule.code < "TON008" and rule.family == "TON"]
    assert [found(name, REPLY.format(words)) for name in names] == [[]] * 7


def test_a_bare_answer_wounds_a_customer_but_not_a_colleague():
    assert found("taboo-phrase", REPLY.format("不知道")) == ["不知道"]
    assert found("taboo-phrase", REPLY.format("不知道"), kind="email") == []
    assert found("taboo-phrase", REPLY.format("不知道您是否方便")) == []


def test_one_finding_where_a_phrase_and_a_construction_meet():
    assert found("impatience", "Dear Ms Reed,\n\nAs I already told you, it is shut.\n") == ["As I already told you,"]


def test_informal_you_in_templates_only_beside_the_polite_one():
    assert found("informal-you", "你好！\n\n你的订单已发货。\n", kind="template") == []
    assert found("informal-you", "您好！\n\n你的订单已发货，请您查收。\n", kind="template") == ["你"]


def test_questions_need_no_please():
    assert found("no-courtesy-words", "Hi Tom,\n\nHow did the fair go?\n\nAna\n", kind="email") == []
    order = "Hi Tom,\n\nSend me the list today.\n\nAna\n"
    assert found("no-courtesy-words", order, kind="email") == ["Send me the list today."]


def test_an_offered_alternative_excuses_a_refusal():
    refusal = "Dear Ms Reed,\n\nWe don't accept returns without the box.{}\n\nAna\n"
    assert found("blunt-refusal", refusal.format(" Thank you for writing."))
    assert not found("blunt-refusal", refusal.format(" You can send it to the maker instead."))


def test_capitals_that_are_no_shouting():
    assert found("over-emphasis", "Dear Tom,\n\nFATAL NOT NULL CONSTRAINT in IDML, says the log.\n") == []
    assert found("over-emphasis", "Dear Tom,\n\nWe are late. PLEASE CALL ME TODAY, the hall is open until five.\n") == [
        "PLEASE CALL ME TODAY"
    ]


def test_short_slang_is_no_initial():
    assert found("chat-slang", "Dear Tom,\n\nThe U.S. team and U are unknown, but u know us.\n") == ["u"]


def test_highlights_of_ordinary_looks_do_not_count():
    words = "<span style='color:black'>Word</span> and " * 6
    black = f'<p>Dear Tom,</p><p style="color:#000000">{words}end of the list.</p>'
    assert found("too-many-highlights", black, extension=".html") == []
