"""What gives people away, what only looks so; and that no output repeats it. Leftovers of drafting, their fixes."""

import pytest

from etiquette_lint.catalogue import make_rules, read_full_tables
from etiquette_lint.config import Settings
from etiquette_lint.finding import Finding
from etiquette_lint.language.credentials import find_keys
from etiquette_lint.language.identity import find_card_numbers, find_identity_numbers, long_numbers
from etiquette_lint.lint import Linter
from etiquette_lint.message.reading import read_messages
from etiquette_lint.source import Source

RULES = make_rules(read_full_tables())
SETTINGS = Settings(RULES)
LINTER = Linter(SETTINGS)


def judge(text: str, code: str, name: str = "draft.txt") -> list[Finding]:
    rule = next(rule for rule in RULES.values() if rule.code == code)
    settings = LINTER.settings.reading
    settings.kind = "email"
    source = Source(name, text.encode("utf-8"))
    return [finding for message in read_messages(source, settings) for finding in LINTER.judge_rule(message, rule)]


def words(findings: list[Finding]) -> list[str]:
    return [str(finding.text) for finding in findings]


# Each number is made up; its check digit is right. The same with another check digit must pass.


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("11010519491231002X", "China"),
        ("440524 18800101 0014", "China"),
        ("A123456789", "Taiwan"),
        ("A123456(3)", "Hong Kong"),
        ("AB987654(3)", "Hong Kong"),
        ("S1234567D", "Singapore"),
        ("536-90-4399", "United States"),
        ("RSSMRA85T10A562S", "Italy"),
        ("529.982.247-25", "Brazil"),
        ("756.9217.0769.85", "Switzerland"),
    ],
)
def test_identity_numbers_that_need_no_words(number, country):
    found = [(start, end, kind.country) for start, end, kind in find_identity_numbers(f"身份{number}，", False)]
    assert found == [(2, 2 + len(number), country)]


@pytest.mark.parametrize(
    "number",
    [
        "110105194912310021",
        "110105194913310020",
        "A123456788",
        "A123456(4)",
        "S1234567A",
        "000-12-3456",
        "529.982.247-26",
    ],
)
def test_wrong_check_digits_and_days(number):
    assert list(find_identity_numbers(f"No {number}.", True)) == []


@pytest.mark.parametrize("number", ["54362315K", "65 929 970 489", "2345 6789 0124", "AB123456C"])
def test_identity_numbers_that_count_only_when_named(number):
    assert list(find_identity_numbers(number, False)) == []
    assert len(list(find_identity_numbers(number, True))) == 1


def test_runs_of_digits():
    assert long_numbers("call 020 7946 0018 or 12345") == [(5, 18, 11)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4111 1111 1111 1111", [(0, 19, True)]),
        ("3782 822463 10005", [(0, 17, True)]),
        ("卡号4111111111111111，", [(2, 18, False)]),
        ("4111 1111 1111 1112", []),
        ("9111111111111111", []),
        ("1234-4111111111111111", []),
        ("490154203237518", []),
    ],
)
def test_cards(text, found):
    assert list(find_card_numbers(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your card 4111111111111111 was charged.", ["4111111111111111"]),
        ("Your order 4111111111111111 was shipped.", []),
        ("Please pay into account no 6212345678901232, beneficiary Example Ltd.", []),
        ("Reference 4111111111111111.", []),
    ],
)
def test_cards_and_what_they_are_called(text, found):
    assert words(judge(f"Dear Jane,\n\n{text}\n", "PRV002")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Password: Tulip-2026", ["Tulip-2026"]),
        ("Your password is now Tulip2026.", ["Tulip2026"]),
        ("I have reset your password to Tulip#2026 for now.", ["Tulip#2026"]),
        ("The password for the portal is Blue7Whale.", ["Blue7Whale"]),
        ("Your one-time passcode is 557 201.", ["557 201"]),
        ("Your verification code: 557201, valid for 10 minutes.", ["557201"]),
        ("Your password must be 8 characters long.", []),
        ("Password: ********", []),
        ("Password: {password}", []),
        ("Your password has been reset on 2 December 2026.", []),
        ("Set your password at https://example.com/p4ssw0rd.", []),
        ("The meeting password is 557201.", []),
        ("The verification code expires in 10 minutes.", []),
    ],
)
def test_secrets_in_english(text, found):
    assert words(judge(f"Dear Jane,\n\n{text}\n", "PRV003")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("账号 liwei 密码 Liwei@2026，登录后请修改。", ["Liwei@2026"]),
        ("临时口令是hs2026!yy，用完退出。", ["hs2026!yy"]),
        ("验证码330912，请转告。", ["330912"]),
        ("登入密碼已重設為 Taipei101x。", ["Taipei101x"]),
        ("密码为6-16位字母和数字。", []),
        ("验证码5分钟内有效，密码输错3次会锁定。", []),
        ("密码已于2026年12月2日重置。", []),
        ("会议密码：482913", []),
        ("密碼：******", []),
    ],
)
def test_secrets_in_chinese(text, found):
    assert words(judge(f"王经理：\n\n{text}\n", "PRV003")) == found


@pytest.mark.parametrize(
    "key",
    [
        "AKIAQ7X3M2LPZ9KD4WTR",
        "sk-proj-aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1",
        "ghp_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
        "-----BEGIN RSA PRIVATE KEY-----",
    ],
)
def test_keys_by_their_form(key):
    assert list(find_keys(f"key {key} end")) == [(4, 4 + len(key))]


def test_stand_ins_for_keys_and_ports_are_none():
    assert list(find_keys("sk-xxxxxxxxxxxxxxxxxxxxxxxx http://example.com:8080@example.com")) == []


def test_an_address_with_a_password_in_it():
    text = "postgres://admin:S3cr3tpw@db.example.com/main"
    assert [text[start:end] for start, end in find_keys(text)] == ["S3cr3tpw"]


@pytest.mark.parametrize(
    "secret", ["11010519491231002X", "4111 1111 1111 1111", "password: Tulip-2026", "AKIAQ7X3M2LPZ9KD4WTR"]
)
def test_no_diagnostic_repeats_the_value(secret):
    text = f"Subject: {'Test'}\n\nDear Jane,\n\nWe noted {secret} for you.\n"
    found = [each for each in LINTER.lint(Source("draft.txt", text.encode())) if each.code.startswith("PRV")]
    assert len(found) == 1
    value = secret.rpartition(": ")[2]
    assert value not in found[0].message and value not in found[0].excerpt
    assert found[0].masked and not found[0].edits


def test_every_word_for_people_keeps_the_secret():
    for rule in RULES.values():
        if rule.family == "PRV":
            texts = [text for each in (rule.message, *rule.variants.values()) for text in each.values()]
            assert not any("{" in text for text in texts)


# Leftovers of drafting


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Here's a friendlier version:\n\nHi Tom,\n\nIt is free.\n\nBest,\nAna\n", ["Here's a friendlier version:"]),
        ("Sure, here is the latest version of the contract.\n\nBest,\nAna\n", []),
        ("Hi Tom,\n\nHere is the draft reply:\n\nDear Sirs,\n\nThe hall is free.\n\nBest,\nAna\n", []),
        ("以下是润色后的邮件：\n\n王经理：\n\n货已发出。\n\n祝好\n林静\n", ["以下是润色后的邮件："]),
        ("以下是修改后的合同，请过目。\n\n祝好\n林静\n", []),
    ],
)
def test_words_before_the_letter(text, found):
    assert words(judge("Subject: Test\n\n" + text, "DRF001")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hi Tom,\n\nIt is free.\n\nBest,\nAna\n\nWant me to make it shorter?\n", ["Want me to make it shorter?"]),
        ("Hi Tom,\n\nIt is free. Let me know if you want a shorter visit.\n\nBest,\nAna\n", []),
        ("王经理：\n\n货已发出。\n\n祝好\n林静\n\n需要我调整语气吗？\n", ["需要我调整语气吗？"]),
        ("王经理：\n\n需要我调整会议时间吗？\n\n祝好\n林静\n", []),
    ],
)
def test_words_after_the_letter(text, found):
    assert words(judge("Subject: Test\n\n" + text, "DRF002")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bring **both** keys.", [("**both**", "both")]),
        ("See [us](https://example.com/x).", [("[us](https://example.com/x)", "us (https://example.com/x)")]),
        ("```json\nText\n```", [("```json", ""), ("```", "")]),
        ("It costs 2**3, *really*, a < b > c, AT&T.", []),
        ("    <html> **shown** as code", []),
        ("Done.</think>", [("</think>", None)]),
    ],
)
def test_markup_in_plain_text(text, found):
    findings = judge(f"Subject: Test\n\nDear Jane,\n\n{text}\n\nBest,\nAna\n", "DRF004")
    assert [(str(each.text), each.edits[0].replacement if each.edits else None) for each in findings] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is free. [internal: pays late]", ["[internal: pays late]"]),
        ("See [Internal Audit 2026] (internal phone 12).", []),
        ("Note to self: check the price.", ["Note to self"]),
        ("It is for internal use only.", []),
    ],
)
def test_notes_among_colleagues(text, found):
    assert words(judge(f"Subject: Test\n\nDear Jane,\n\n{text}\n\nBest,\nAna\n", "DRF005")) == found


def test_comments_of_programs_are_no_notes():
    html = "<p>Dear Jane,</p><!--[if mso]><b>x</b><![endif]--><!-- begin footer --><p>Free.</p><!-- she never pays -->"
    assert words(judge(html, "DRF005", "draft.html")) == ["<!-- she never pays -->"]


def test_a_closing_pasted_twice():
    text = "Subject: Test\n\nDear Jane,\n\nIt is free.\n\nKind regards,\nAna\n\nKind regards,\nAna\n"
    assert words(judge(text, "DRF006")) == ["Kind regards,\nAna"]


def test_a_line_that_returns_far_below_is_lawful():
    line = "Inquiries should go to the front desk at any time."
    text = f"Subject: Test\n\nDear Jane,\n\n{line}\n\nOne.\n\nTwo.\n\nThree.\n\n{line}\n\nBest,\nAna\n"
    assert judge(text, "DRF006") == []
