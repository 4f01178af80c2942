"""What customers say and what replies answer, in words that the rules' examples do not hold."""

import json

import pytest

from etiquette_lint.catalogue import make_rules, read_full_tables
from etiquette_lint.config import Settings
from etiquette_lint.language import conversation, questions, replies
from etiquette_lint.lint import Linter
from etiquette_lint.message.reading import read_messages
from etiquette_lint.source import Source

LINTER = Linter(Settings(make_rules(read_full_tables())))


def codes(subject: str, body: str, customer: str = "", **fields: object) -> set[str]:
    """Codes of the default SRV rules on a ticket reply."""
    table: dict[str, object] = {"subject": subject, "body": body, "date": "2026-11-24T09:30:00+08:00", **fields}
    if customer:
        table["thread"] = [{"from": "customer", "body": customer}]
    reading = LINTER.settings.reading
    reading.kind = "ticket"
    raw = json.dumps(table, ensure_ascii=False).encode()
    return {
        rule.code
        for message in read_messages(Source("reply.json", raw), reading)
        for rule, _ in LINTER.judge(message)
        if rule.family == "SRV"
    }


@pytest.mark.parametrize(
    "words",
    [
        "The zip burst the second time I wore it.",
        "Nobody answers the phone at your branch.",
        "I have been charged two times for one ticket, this is the second letter I write.",
        "Your driver left the parcel in the rain.",
        "I received a blue one instead of red.",
        "Your agent hung up on me.",
        "收到的杯子碎了一个。",
        "钱扣了，会员没给我开。",
        "等了一下午没人上门。",
        "网页老是转圈，进不去。",
        "说好送赠品，结果没有。",
        "收到的顏色跟網站上的不一樣。",
        "刷卡刷了兩次。",
        "師傅放我鴿子。",
    ],
)
def test_complaint(words):
    assert conversation.is_complaint(words)


@pytest.mark.parametrize(
    "words",
    [
        "I accidentally ordered two pairs, can I return one?",
        "My daughter broke the screen of her tablet; what does a repair cost?",
        "Do you repair broken zips?",
        "What is your returns policy for damaged goods?",
        "I have not decided yet which plan to take.",
        "Is there a late fee if I pay after the 15th?",
        "我还没决定选哪个套餐。",
        "会员快过期了，怎么续费？",
        "发票抬头写错了，是我自己填的，能改吗？",
        "尺寸買錯了，能換嗎？",
        "請問如何申請退費？",
    ],
)
def test_no_complaint(words):
    assert not conversation.is_complaint(words)


def test_kinds_of_question():
    words = "Thanks for the offer. When can you deliver? How much is the van? Do you take cards? Are you kidding me?"
    assert [question.wants for question in questions.find_questions(words)] == ["when", "cost", "yes-no"]
    words = "请问几号能送到？运费多少钱？可以刷卡吗？凭什么要我等？"
    assert [question.wants for question in questions.find_questions(words)] == ["when", "cost", "yes-no"]


def test_case_closed_in_a_sentence():
    assert replies.find_closing("Your case is therefore marked complete.") == (5, 38)
    assert replies.find_closing("这边先给您把单子关掉了。") == (6, 10)
    assert replies.find_closing("本案逕予結案。") is not None
    assert replies.find_closing("The shop is closed on Sundays.") is None
    assert replies.find_closing("門市已經關閉。") is None


@pytest.mark.parametrize(
    ("sentence", "elsewhere"),
    [
        ("For visas you need to get in touch with the embassy.", True),
        ("Deposits are looked after by our accounts team.", True),
        ("Please contact your bank.", False),
        ("Our finance team will send you a new invoice.", False),
        ("遷戶籍的事請您逕洽戶政事務所。", True),
        ("您自己找快递公司索赔去。", True),
        ("我已经联系财务了。", False),
        ("请到就近的门店办理。", False),
    ],
)
def test_referral(sentence, elsewhere):
    assert replies.refers_elsewhere(sentence) is elsewhere


def test_careful_replies_are_silent():
    assert codes(
        "Re: Kettle",
        "Dear Mr Cole,\n\nMy apologies for the kettle that scalded your worktop. A replacement left Hull and "
        "reaches you on 26 November 2026.\n\nShould it not, ring me on 01632 960 222.\n\nKind regards,\nMina",
        "The kettle leaks boiling water all over the worktop.",
    ) <= {"SRV002"}
    assert codes(
        "回复：净水器",
        "周先生：\n\n您好！净水器漏水给您添麻烦了，实在抱歉。师傅11月25日（周三）上午9:00上门更换滤芯座。"
        "\n\n期间有任何变化，请拨010-5550-0199找我。\n\n祝好\n售后 小唐",
        "净水器漏水，地板都泡了。",
    ) <= {"SRV002"}
    assert codes(
        "回覆：課程",
        "黃小姐您好：\n\n課程仍有名額，費用為新臺幣3,000元。有任何疑問，歡迎來電 02-5550-0166。\n\n敬祝 順心\n推廣中心",
        "請問瑜珈課還有名額嗎？費用多少？",
    ) == set()


@pytest.mark.parametrize(
    ("expected", "subject", "body", "customer"),
    [
        (
            {"SRV001", "SRV004"},
            "Re: Kettle",
            "Dear Mr Cole,\n\nA replacement reaches you on 26 November 2026.\n\nKind regards,\nMina",
            "The kettle leaks all over the worktop.",
        ),
        (
            {"SRV003"},
            "Re: Passport photo",
            "Hi Priya,\n\nThe name is changed now. Anything else, just reply.\n\nBest,\nTom",
            "Here is the photo of my passport you asked for.",
        ),
        (
            {"SRV007"},
            "Re: Garden room",
            "Dear Mr Yates,\n\nThe garden room holds eight. Just reply if you have any questions.\n\nAna",
            "How much is the garden room for half a day?",
        ),
        (
            {"SRV005"},
            "回覆：帳單",
            "黃小姐您好：\n\n帳單重複扣款，十分抱歉。本案尚在釐清，敬請靜候通知。\n\n如有其他問題，歡迎來電。\n\n客服",
            "電話費被重複扣款了。",
        ),
        (
            {"SRV016"},
            "回复：安检",
            "李女士：\n\n您好！对您的遭遇我们深表歉意，我们一定引以为戒。如有其他问题欢迎随时联系。\n\n祝好\n客服",
            "你们的安检员态度恶劣。",
        ),
        (
            {"SRV008"},
            "回复：体检",
            "李主任：\n\n您好！让您久等，很抱歉。报告11月23日已经寄出，工单现已完结。其他问题随时联系我。\n\n体检中心",
            "抽血等了两个小时。",
        ),
    ],
)
def test_what_is_missing(expected, subject, body, customer):
    assert codes(subject, body, customer) - {"SRV002"} == expected


def test_an_answer_after_the_promise_kept_it():
    thread = [
        {"from": "agent", "date": "2026-11-18", "body": "We will call you by 20 November 2026."},
        {"from": "customer", "date": "2026-11-21", "body": "Hello?"},
    ]
    body = "Dear Ms Reed,\n\nThe lamp left today. Anything else, just reply.\n\nAna"
    assert "SRV012" in codes("Re: Lamp", body, thread=thread)
    kept = [thread[0], {"from": "agent", "date": "2026-11-20", "body": "As told on the phone: in stock."}, thread[1]]
    assert "SRV012" not in codes("Re: Lamp", body, thread=kept)


def test_question_is_shown_where_it_is_quoted():
    reading = LINTER.settings.reading
    reading.kind = "ticket"
    raw = "Subject: Re: Room\nTo: Jo <jo@example.com>\n\n"
    raw += "Dear Jo,\n\nThe view is fine.\n\nAna\n\n> Hello.\n>\n> how much is the attic?\n"
    message = next(iter(read_messages(Source("reply.txt", raw.encode()), reading)))
    found = LINTER.judge_rule(message, LINTER.settings.rules["unanswered-question"])
    assert [str(finding.text) for finding in found] == ["how much is the attic?"]
