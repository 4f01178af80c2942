"""Attempts to slip words past the gate: each is caught, or reported as an attempt."""

import pytest
from service_process import Running, running

PLAIN = "Dear Ms Reed,\n\nWe have looked at the lamp: {}. A new one leaves today.\n\nKind regards,\nJo Lund"
CHINESE = "王小姐，您好：\n\n我们看过台灯了，{}。新的今天寄出。\n\n祝您工作顺利！\n客服中心 李明"
HTML = (
    "<p>Dear Ms Reed,</p><p>We have looked at the lamp. {} A new one leaves today.</p><p>Kind regards,<br>Jo Lund</p>"
)
BLAME = "this is your own fault"
FULL_WIDTH = "".join(letter if letter == " " else chr(ord(letter) + 0xFEE0) for letter in BLAME)
CIRCLED = "".join(letter if letter == " " else chr(ord(letter) - 97 + 0x24D0) for letter in BLAME)
MATHEMATICAL = "".join(letter if letter == " " else chr(ord(letter) - 97 + 0x1D41A) for letter in BLAME)
BLAMED, HIDDEN, UNREADABLE = "TON006", "LNG010", "LNT001"


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    with running(tmp_path_factory.mktemp("evasion")) as service:
        yield service


def stopped_by(service: Running, **draft: str) -> set[str]:
    """The codes that stop a draft, after seeing that they do."""
    report = service.post("/v1/lint?fail_status=422", {"kind": "email", "subject": "Your lamp", **draft})
    assert report.status == 422, draft
    return {found["code"] for found in report.json["diagnostics"]}


@pytest.mark.parametrize("text", ["this is the lamp you sent", "the fault is ours"])
def test_what_offends_nobody_passes(service: Running, text: str):
    draft = {"kind": "email", "subject": "Your lamp", "body": PLAIN.format(text)}
    assert service.post("/v1/lint?fail_status=422", draft).status == 200


@pytest.mark.parametrize(
    "text",
    [
        BLAME,
        BLAME.upper(),
        BLAME.replace("fault", "fa\u200bult"),  # zero-width space
        BLAME.replace("your", "yo\u200dur").replace("own", "o\u2060wn"),  # joiners
        BLAME.replace("fault", "fau\u00adlt"),  # soft hyphen
        BLAME.replace("fault", "fau\U000e0041lt"),  # a tag character
        BLAME.replace(" ", "\u00a0"),
        BLAME.replace(" ", "\u2003"),
        BLAME.replace("o", "о").replace("a", "а"),  # Cyrillic
        BLAME.replace("o", "ο"),  # Greek
        FULL_WIDTH,
        MATHEMATICAL,
        CIRCLED,
        BLAME.replace("fault", "fau\u0335l\u0301\u0302t"),  # marks through and over letters
    ],
    ids=ascii,
)
def test_disguised_letters(service: Running, text: str):
    assert BLAMED in stopped_by(service, body=PLAIN.format(text))


@pytest.mark.parametrize("text", ["这不关我们的事", "这不关\u200b我们的事", "這不關我們的事"], ids=ascii)
def test_disguised_characters(service: Running, text: str):
    assert BLAMED in stopped_by(service, body=CHINESE.format(text))


def test_letters_turned_round(service: Running):
    assert HIDDEN in stopped_by(service, body=PLAIN.format("this is your own \u202etluaf"))


@pytest.mark.parametrize(
    "markup",
    [
        "This is your own f<b>au</b>lt.",
        "This is your own fau<!-- -->lt.",
        "This is your own fau<wbr>lt.",
        "This is your own f&#97;ult.",
        "This is your own fau&shy;lt.",
        "This is your own fau&zwnj;lt.",
        '<span>This is</span> <span>your</span><span style="font-size:9pt"> own fault.</span>',
        'This is your own fau<span style="display:none">ilty vau</span>lt.',
        "<svg><text>This is your own fault.</text></svg>",
    ],
)
def test_words_split_by_markup(service: Running, markup: str):
    assert BLAMED in stopped_by(service, html=HTML.format(markup))


@pytest.mark.parametrize(
    "style",
    [
        'style="display:none"',
        'style="visibility: hidden"',
        'style="font-size:0"',
        'style="font-size: 0px"',
        'style="opacity:0"',
        'style="color:#fff;background:#ffffff"',
        'style="color: white"',
        'style="max-height:0;overflow:hidden"',
        'style="mso-hide:all"',
        'style="position:absolute;left:-9999px"',
        "hidden",
    ],
)
def test_hidden_text_is_reported_or_judged(service: Running, style: str):
    codes = stopped_by(service, html=HTML.format(f"<span {style}>This is your own fault.</span>"))
    assert codes & {BLAMED, HIDDEN}


@pytest.mark.parametrize(
    "html",
    [
        '<img src="cid:letter">',
        '<table><tr><td><a href="https://example.com/"><img src="https://example.com/a.png" width="600"></a></table>',
        '<img src="data:image/png;base64,AAAA">',
    ],
)
def test_a_mail_of_an_image_alone_is_for_a_person(service: Running, html: str):
    assert UNREADABLE in stopped_by(service, html=html)
    assert service.post("/v1/lint", {"html": html}).json["verdict"] == "ask"


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_encoded_mail_hides_nothing(service: Running, encoding: str):
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "jo@example.com", "ann@example.com", "Your lamp"
    mail.set_content(PLAIN.format(BLAME.replace("fault", "fa\u200bult")), cte=encoding)
    answered = service.ask("POST", "/v1/lint?fail_status=422", mail.as_bytes(), {"Content-Type": "message/rfc822"})
    assert answered.status == 422
    assert BLAMED in {found["code"] for found in answered.json["diagnostics"]}
