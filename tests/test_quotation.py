"""Quoted and forwarded text, in the shapes that mail clients give it.

Each shape is put below (or around) an author's own words; what is not quotation must be exactly those words.
"""

import pytest

from etiquette_lint.message.model import Mark
from etiquette_lint.message.quotation import find_quotations

OWN = "王经理：\n\n您好！合同已收到。\n\n祝好\n李明"
OWN_ENGLISH = "Hi Tom,\n\nThe contract has arrived.\n\nBest,\nAnn"
TEXT = "请尽快回复。\n\n谢谢！\n王伟"
TEXT_ENGLISH = "Please answer soon.\n\nTom"


def prefixed(text: str, prefix: str = "> ") -> str:
    return "\n".join(prefix + line for line in text.split("\n"))


CHINESE = {
    "Gmail": "王伟 <wang@example.com> 于2026年11月24日周二 09:30写道：\n\n" + prefixed(TEXT),
    "Gmail, Traditional": "王小明 <wang@example.com> 於 2026年11月24日 週二 上午9:30寫道：\n\n" + prefixed(TEXT),
    "Gmail, not prefixed": "在 2026年11月24日，09:30，王伟 <wang@example.com> 写道：\n\n" + TEXT,
    "Yahoo, folded": "在 2026年11月24日 星期二 上午09:30:00 [GMT+8]， 王小明\n<wang@example.com> 寫道：\n\n" + TEXT,
    "Apple Mail": prefixed("在 2026年11月24日，09:30，王伟 <wang@example.com> 写道：\n\n" + TEXT),
    "Thunderbird": "於 2026/11/24 上午 09:30, 王小明 寫道:\n" + prefixed(TEXT),
    "Thunderbird, Simplified": "在 2026/11/24 9:30, 王伟 写道:\n" + prefixed(TEXT),
    "Outlook": "________________________________\n发件人: 王伟 <wang@example.com>\n发送时间: 2026年11月24日 9:30\n"
    "收件人: 李明 <li@example.com>\n主题: 合同\n\n" + TEXT,
    "Outlook with a copy": "发件人： 王伟\n发送时间： 2026年11月24日 9:30\n收件人： 李明\n抄送： 张三\n主题： 合同\n\n"
    + TEXT,
    "Outlook, Traditional": "寄件者: 王小明 <wang@example.com>\n傳送時間: 2026年11月24日 上午 09:30\n"
    "收件者: 李明\n主旨: 合約\n\n" + TEXT,
    "Outlook, older": "-----邮件原件-----\n发件人: 王伟 [mailto:wang@example.com]\n发送时间: 2026年11月24日 9:30\n"
    "收件人: 李明\n主题: 合同\n\n" + TEXT,
    "原始邮件": "-----原始邮件-----\n发件人: 王伟\n发送时间: 2026年11月24日 9:30\n收件人: 李明\n主题: 合同\n\n" + TEXT,
    "QQ Mail": '------------------ 原始邮件 ------------------\n发件人: "王伟" <wang@example.com>;\n'
    '发送时间: 2026年11月24日(星期二) 上午9:30\n收件人: "李明"<li@example.com>;\n主题: 合同\n\n' + TEXT,
    "QQ Mail, spaces left as entities": "------------------&nbsp;原始邮件&nbsp;------------------\n发件人: 王伟\n"
    + TEXT,
    "QQ Mail, English": "------------------ Original ------------------\nFrom: 王伟\nDate: Tue, Nov 24, 2026\n" + TEXT,
    "QQ Mail, newer": "        原始邮件\n\n发件人：王伟 <wang@example.com>\n发件时间：2026年11月24日 09:30\n"
    "收件人：李明 <li@example.com>\n主题：合同\n\n" + TEXT,
    "163, At": 'At 2026-11-24 09:30:12, "王伟" <wang@example.com> wrote:\n' + prefixed(TEXT, ">"),
    "163, 在": '在 2026-11-24 09:30:12，"王伟" <wang@example.com> 写道：\n\n' + TEXT,
    "163, answer": "---- 回复的原邮件 ----\n| 发件人 | 王伟<wang@example.com> |\n| 发送日期 | 2026年11月24日 09:30 |\n"
    "| 收件人 | 李明<li@example.com> |\n| 主题 | 合同 |\n" + TEXT,
    "163, answer, English": "---- Replied Message ----\n| From | 王伟 |\n| Date | 11/24/2026 09:30 |\n" + TEXT,
    "163, forward": "---- 转发的邮件 ----\n| 发件人 | 王伟<wang@example.com> |\n| 主题 | 合同 |\n" + TEXT,
    "126, forward": "-------- 转发邮件信息 --------\n发件人：王伟\n发送日期：2026-11-24 09:30:12\n收件人：李明\n主题："
    "合同\n"
    + TEXT,
    "Foxmail": "发件人： 王伟\n发送时间： 2026-11-24 09:30\n收件人： 李明\n主题： 合同\n" + TEXT,
    "Foxmail, English": "From: 王伟\nDate: 2026-11-24 09:30\nTo: 李明\nCC: 张三\nSubject: Re: 合同\n" + TEXT,
    "DingTalk": "------------------------------------------------------------------\n发件人：王伟 <wang@example.com>\n"
    "日　期：2026年11月24日 09:30:12\n收件人：李明 <li@example.com>\n主　题：合同\n\n" + TEXT,
    "WeCom": "------------------ 原始邮件 ------------------\n发件人：王伟<wang@example.com>\n发送时间："
    "2026年11月24日\n"
    + TEXT,
    "Lark": "发件人：王伟 <wang@example.com>\n日期：2026年11月24日 (周二) 09:30\n主题：合同\n收件人：李明\n" + TEXT,
    "Lark, one line": "王伟<wang@example.com> 在 2026年11月24日 周二 09:30 写道：\n" + TEXT,
    "Apple Mail, forward": "开始转发的邮件：\n\n发件人: 王伟 <wang@example.com>\n主题: 合同\n日期: 2026年11月24日\n\n"
    + TEXT,
    "Gmail, forward": "---------- 轉寄郵件 ---------\n寄件者： 王小明\n日期： 2026年11月24日\n主旨： 合約\n\n" + TEXT,
    "Yahoo, forward": "----- 轉寄的郵件 -----\n寄件人： 王小明\n收件人： 李明\n標題： 合約\n" + TEXT,
}

ENGLISH = {
    "prefixes": prefixed(TEXT_ENGLISH),
    "Gmail": "On Tue, Nov 24, 2026 at 9:30 AM Tom Lee <tom@example.com> wrote:\n\n" + prefixed(TEXT_ENGLISH),
    "Gmail, folded": "On Tue, Nov 24, 2026 at 9:30 AM, Tom Lee <\ntom@example.com> wrote:\n\n" + prefixed(TEXT_ENGLISH),
    "Gmail, folded before the verb": "On Tue, Nov 24, 2026 at 9:30 AM, Tom Lee <tom@example.com\n> wrote:\n\n"
    + prefixed(TEXT_ENGLISH),
    "Gmail, newer": "2026-11-24 9:30 GMT+01:00 Tom Lee <tom@example.com>:\n\n" + prefixed(TEXT_ENGLISH),
    "Gmail, not prefixed": "On Tue, Nov 24, 2026 at 9:30 AM Tom Lee <tom@example.com>\nwrote:\n\n" + TEXT_ENGLISH,
    "Thunderbird, German": "Am 24.11.26 um 09:30 schrieb Tom Lee:\n" + prefixed(TEXT_ENGLISH),
    "a name alone": "Tom Lee wrote:\n" + prefixed(TEXT_ENGLISH),
    "Outlook": "-----Original Message-----\nFrom: Tom Lee [mailto:tom@example.com]\nSent: Tuesday\nTo: Ann\n"
    "Subject: It\n\n"
    + TEXT_ENGLISH,
    "Outlook, newer": "________________________________\nFrom: Tom Lee <tom@example.com>\nSent: Tuesday, 24 November "
    "2026 9:30\n"
    "To: Ann\nSubject: It\n\n" + TEXT_ENGLISH,
    "Outlook, bold": "*From:* Tom Lee\n*Sent:* Tuesday, 24 November 2026 9:30\n*To:* Ann\n*Subject:* It\n\n"
    + TEXT_ENGLISH,
    "Lotus Notes": "Tom Lee\n11/24/2026 09:30 AM\nTo:\tAnn Lee/HQ/Example@Example\ncc:\t\nSubject:\tIt\n\n"
    + TEXT_ENGLISH,
    "Lotus Notes, on": '"Tom Lee" <tom@example.com> on 11/24/2026 09:30:00 AM\nTo: <ann@example.com>\ncc:\n'
    'Subject: It\n\n'
    + TEXT_ENGLISH,
    "Lotus Notes, forward": "---------------------- Forwarded by Ann Lee/HQ/Example on 11/24/2026 09:30 \n"
    "AM -----------\n\n"
    + TEXT_ENGLISH,
    "Gmail, forward": "---------- Forwarded message ---------\nFrom: Tom Lee <tom@example.com>\nDate: Tue\nTo: Ann\n\n"
    + TEXT_ENGLISH,
    "Apple Mail, forward": "Begin forwarded message:\n\nFrom: Tom Lee <tom@example.com>\n"
    "Subject: It\nDate: 24 November "
    "2026\n\n"
    + TEXT_ENGLISH,
}


def own(text: str, marks: tuple[Mark, ...] = ()) -> str:
    """The text outside quotations, each replaced by a bar."""
    parts, last = [], 0
    for start, end in find_quotations(text, marks):
        parts += [text[last:start], "|"]
        last = end
    return "".join([*parts, text[last:]])


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("shape", CHINESE)
def test_chinese_clients(shape: str, line_end: str) -> None:
    text = (OWN + "\n\n" + CHINESE[shape]).replace("\n", line_end)
    assert (
        own(text).replace("\r\n", "\n").rstrip() == OWN + "\n\n" + (" " * 8 if shape == "QQ Mail, newer" else "") + "|"
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("shape", ENGLISH)
def test_english_clients(shape: str, line_end: str) -> None:
    text = (OWN_ENGLISH + "\n\n" + ENGLISH[shape]).replace("\n", line_end)
    assert own(text).replace("\r\n", "\n") == OWN_ENGLISH + "\n\n|"


@pytest.mark.parametrize(
    "text",
    [
        "The report is ready.\n\nIn his letter he wrote:\n\nAll is well.",
        "From: London\nTo: Paris\nWe leave at nine.",
        "Date: Friday\nPlace: room 4\nSubject: the budget",
        "价格：\n发件人请注意，收件人已变更。",
        "时间：周五\n地点：三楼\n主题：预算",
        ">From here on it goes uphill.",
        "The value must be\n>= 5 and never less.",
        "-----\nAnn Lee\nFinance",
        "他在信里写道：一切都好。",
        "To: all staff\nFrom: the office\nThe lift is out of order.",
        "",
    ],
)
def test_nothing_quoted(text: str) -> None:
    assert find_quotations(text) == []


def test_answers_between_quoted_lines_are_the_authors() -> None:
    text = "Hi,\n\nTom wrote:\n> When?\n\nAt nine.\n\n> Where?\n>\n> And who?\n\nRoom 4, all of us.\n\nAnn"
    assert own(text) == "Hi,\n\n|\n\nAt nine.\n\n|\n\nRoom 4, all of us.\n\nAnn"


def test_bulletin_boards_quote_with_a_colon() -> None:
    text = "同意楼上。\n\n: 盘点放在月底\n: 请各组准备\n"
    assert [text[start:end] for start, end in find_quotations(text)] == [": 盘点放在月底\n: 请各组准备"]


def test_one_line_with_a_colon_is_the_authors() -> None:
    assert find_quotations("时间\n: 周五上午\n地点：礼堂") == []


def test_blank_lines_within_a_quotation_belong_to_it() -> None:
    text = "> one\n\n> two\n\nmine"
    assert find_quotations(text) == [(0, 12)]


def test_the_rest_of_an_overlong_quoted_line_is_quoted() -> None:
    """Archives wrap quoted lines at 80 columns and more and lose the prefix of the rest."""
    long = "> " + "The quick brown fox jumps over the lazy dog and then it runs on and on until the end"
    text = f"Mine.\n\n{long}\nof the day.\n> Tom\n\nMine again."
    assert own(text) == "Mine.\n\n|\n\nMine again."


def test_a_short_line_below_a_quoted_one_is_an_answer() -> None:
    assert own("> Shall we meet at nine?\nYes.\n> Where?\nHere.") == "|\nYes.\n|\nHere."


def test_what_markup_marks_is_quoted() -> None:
    text = "Mine.\nTheirs.\nMine."
    assert own(text, (Mark("quotation", 6, 13), Mark("bold", 0, 4))) == "Mine.\n|\nMine."


def test_marks_and_lines_join() -> None:
    text = "Mine.\n\nOn Tue, Nov 24, 2026 at 9:30 AM Tom Lee <tom@example.com> wrote:\n\nTheirs."
    assert find_quotations(text, (Mark("quotation", len(text) - 7, len(text)),)) == [(7, len(text))]
