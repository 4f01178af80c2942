"""Announcements of files in sentences that the rules' examples do not hold; recipients and forwards."""

import json

import pytest

from etiquette_lint.catalogue import make_rules, read_full_tables
from etiquette_lint.config import Settings
from etiquette_lint.language.enclosures import find_announcements, had_one
from etiquette_lint.lint import Linter
from etiquette_lint.message.reading import read_messages
from etiquette_lint.source import Source

LINTER = Linter(Settings(make_rules(read_full_tables())))


def findings(raw: str, rule: str, name: str = "draft.eml") -> list[str]:
    """What a rule flags in a mail."""
    LINTER.settings.reading.kind = "email"
    return [
        str(finding.text)
        for message in read_messages(Source(name, raw.encode()), LINTER.settings.reading)
        for finding in LINTER.judge_rule(message, LINTER.settings.rules[rule])
    ]


def announced(sentence: str) -> list[str]:
    return [sentence[found.start : found.end] for found in find_announcements(sentence, [(0, len(sentence))])]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("PFA the latest figures.", "PFA"),
        ("You'll find the signed lease attached.", "attached"),
        ("As requested, I'm attaching my CV.", "attaching"),
        ("We are enclosing two copies for your signature.", "enclosing"),
        ("Refer to the attachment for the full list.", "attachment"),
        ("I am sending the form as an attachment.", "attachment"),
        ("A copy of the receipt is enclosed.", "enclosed"),
        ("Here's the signed contract you asked for.", "Here's the signed contract"),
        ("Have a look at the slides and tell me what you think.", "Have a look at the slides"),
        ("My report accompanies this message.", "report accompanies this message"),
        ("附件是十一月的对账单，请核对。", "附件"),
        ("给您附上了安装图。", "附上"),
        ("报价单发给您，请查收。", "查收"),
        ("合同扫描件随信附上。", "随信附"),
        ("檢附會議紀錄乙份，請查照。", "檢附"),
        ("照片夾在這封信裡。", "夾在"),
        ("茲附上發票影本。", "附上"),
    ],
)
def test_announcement(sentence, words):
    assert announced(sentence) == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thanks for attaching the photos.",
        "The file you attached will not open.",
        "I'll attach the contract next week.",
        "Could you attach the log to this ticket?",
        "If you attach a photo, we can help faster.",
        "Your attachment was empty.",
        "No attachment is needed.",
        "The handle is attached to the door with two screws.",
        "We attach great importance to safety.",
        "We never open attachments from strangers.",
        "Attachments may not exceed 10 MB.",
        "The certificate I attached to my previous email is still valid.",
        "The invoice is enclosed in the parcel.",
        "I am enclosing $45 for the subscription.",
        'Write "see attached" only when there is something.',
        "The attached minutes are at https://example.com/minutes.",
        "谢谢您随信附上的照片。",
        "请在回复时附上订单截图。",
        "您上次发的附件我看过了。",
        "合同稍后附上。",
        "附件请控制在10MB以内。",
        "该条款见合同附件三。",
        "货物已寄出，请查收。",
        "您附的檔案打不開。",
        "申請書須附身分證影本。",
        "附近有停車場。",
    ],
)
def test_no_announcement(sentence):
    assert announced(sentence) == []


def test_bare_body_has_no_attachments_to_miss():
    assert findings("Dear Jane,\n\nThe lease is attached.\n\nAna\n", "forgotten-attachment", "draft.txt") == []


def test_exported_mail_shows_that_it_had_one():
    assert had_one("See attached.\n <<lease.doc>>")
    assert had_one("(See attached file: lease.doc)")
    assert not had_one("See <<the lease>> attached.")
    mail = "Subject: Lease\nTo: jane@example.com\nDate: Tue, 24 Nov 2026 09:30:00 +0800\n\n"
    mail += "Dear Jane,\n\nThe lease is attached.{}\n\nAna\n"
    assert findings(mail.format(""), "forgotten-attachment") == ["attached"]
    assert findings(mail.format("\n\n <<lease.doc>>"), "forgotten-attachment") == []


def test_quoted_announcement_is_the_other_sides():
    mail = "Subject: Re: Lease\nTo: jane@example.com\n\n"
    mail += "Dear Jane,\n\nI have read it.\n\nAna\n\n> The lease is attached.\n"
    assert findings(mail, "forgotten-attachment", "draft.txt") == []


def ticket(**fields) -> str:
    return json.dumps({"kind": "email", **fields}, ensure_ascii=False)


def test_one_announcement_by_name_leaves_the_other_file_unmentioned():
    files = [{"name": "roof-survey.pdf"}, {"name": "team.jpg"}]
    body = "Dear Jane,\n\nThe roof survey is attached.\n\nAna"
    raw = ticket(subject="Roof", body=body, attachments=files)
    assert findings(raw, "unmentioned-attachment", "a.json") == ["team.jpg"]
    body = "Dear Jane,\n\nBoth files are attached.\n\nAna"
    raw = ticket(subject="Roof", body=body, attachments=files)
    assert findings(raw, "unmentioned-attachment", "a.json") == []


@pytest.mark.parametrize("name", ["att00012.htm", "image003.png", "winmail.dat", "smime.p7s", "ana.vcf"])
def test_what_programs_add_needs_no_word(name):
    body = "Dear Jane,\n\nThe hall is free.\n\nAna"
    raw = ticket(subject="Hall", body=body, attachments=[{"name": name}])
    assert findings(raw, "unmentioned-attachment", "a.json") == []


@pytest.mark.parametrize(
    ("name", "meaningless"),
    [
        ("IMG_20261124.jpg", True),
        ("Document (2).docx", True),
        ("新建 Microsoft Word 文档.docx", True),
        ("微信图片_20261124093000.png", True),
        ("报告最终版最终版2.docx", True),
        ("report-final-final.docx", True),
        ("Invoice 4711.pdf", False),
        ("final-exam-timetable.pdf", False),
        ("对账单2026-11.pdf", False),
        ("Q3.xlsx", False),
    ],
)
def test_meaningless_filename(name, meaningless):
    raw = ticket(subject="x", body="Dear Jane,\n\nAttached.\n\nAna", attachments=[{"name": name}])
    assert bool(findings(raw, "meaningless-filename", "a.json")) is meaningless


def test_forward_to_oneself_needs_no_word():
    mail = (
        "Subject: Fwd: Roof\nFrom: ana@example.com\nTo: {}\n\n---------- Forwarded message ---------\n"
        "From: Tom <tom@example.org>\nDate: Mon, 23 Nov 2026\nSubject: Roof\nTo: ana@example.com\n\nIt leaks.\n"
    )
    assert findings(mail.format("ana@example.com"), "unclear-forward", "draft.txt") == []
    assert findings(mail.format("jane@example.com"), "unclear-forward", "draft.txt") == [""]


def test_chinese_task_told_without_a_word_of_asking():
    mail = "From: a@example.cn\nTo: 王伟 <wang@example.cn>\nCc: 田野 <tian@example.cn>\nSubject: 签字单\n\n"
    mail += "王经理：\n\n您好！{}\n\n林静\n"
    task = "小田你周五把签字单收回来。"
    assert findings(mail.format(task), "action-for-cc", "draft.txt") == [task]
    assert findings(mail.format("小田你辛苦了。"), "action-for-cc", "draft.txt") == []
