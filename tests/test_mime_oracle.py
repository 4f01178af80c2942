"""mail-parser as the oracle: where both read alike, where ours reads better and why, and as the second reader."""

import base64
import email.message
import email.policy
import quopri

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mime_oracle import compare, our_texts, their_texts
from mime_parts import multipart, part

from etiquette_lint.message.mime import read_entity
from etiquette_lint.message.second_reader import (
    OutlookSupportMissing,
    UnreadableMessage,
    read_outlook_file,
    read_with_mailparser,
)

BASE64 = "Content-Transfer-Encoding: base64"


def mail(body: bytes) -> bytes:
    return b"Subject: x\r\nMIME-Version: 1.0\r\n" + body


def ours(raw: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for one in read_entity(raw).walk():
        if not one.children and one.content_type in found and not one.filename and one.decoded().string:
            found[one.content_type].append(one.decoded().string)
    return found


def theirs(raw: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for kind, layer in read_with_mailparser(raw).texts:
        found[kind].append(layer.string)
    return found


CHARSETS = {
    "utf-8": "您好,王先生: café 😀",
    "gb18030": "您好,王先生",
    "big5": "您好,陳小姐",
    "iso-8859-1": "café",
    "us-ascii": "Hi",
    "iso-2022-jp": "会議",
    "utf-16": "您好",
}


@st.composite
def trees(draw, depth: int = 2) -> email.message.Message:
    message = email.message.Message(email.policy.compat32)
    if depth and draw(st.booleans()):
        message["Content-Type"] = "multipart/" + draw(st.sampled_from(["mixed", "alternative", "related", "signed"]))
        message.set_boundary("".join(draw(st.lists(st.sampled_from("ab=_:' 1"), min_size=1, max_size=8))).strip() + "x")
        message.set_payload(draw(st.lists(trees(depth - 1), min_size=1, max_size=3)))
        boundaries = [one.get_boundary() for one in message.walk() if one.is_multipart()]
        for number, one in enumerate(one for one in message.walk() if one.is_multipart()):
            one.set_boundary(f"{boundaries[number]}{number}")
        return message
    charset = draw(st.sampled_from(sorted(CHARSETS)))
    lines = draw(st.lists(st.text(CHARSETS[charset] + "ab =.", max_size=30), max_size=4))
    content = "\r\n".join(lines).encode(charset)
    encoding = draw(st.sampled_from(["base64", "quoted-printable", "8bit"]))
    if charset == "utf-16" or (encoding == "8bit" and (charset == "iso-2022-jp" or not content.isascii())):
        encoding = "base64"
    message["Content-Type"] = draw(st.sampled_from(["text/plain", "text/html"])) + f"; charset={charset}"
    message["Content-Transfer-Encoding"] = encoding
    encoders = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}
    message.set_payload(encoders[encoding](content).decode("ascii"))
    return message


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees(), st.booleans())
def test_generated_trees_read_as_mail_parser_reads_them(message, crlf):
    raw = b"Subject: x\nMIME-Version: 1.0\n" + message.as_bytes()
    if crlf:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    assert ours(raw) == theirs(raw)


ODD = [
    mail(multipart("mixed", part("one"), part("two\r\n"))),
    mail(multipart("mixed", part("one"))).removesuffix(b"--b--\r\n"),
    mail(multipart("mixed", multipart("mixed", part("in"), boundary="i").removesuffix(b"--i--\r\n"), part("out"))),
    mail(b"Content-Type: multipart/mixed; boundary=b\n\npre\n--b\n\nyes\n--b--\nepilogue\n"),
    mail(multipart("mixed", part("x --b\r\n--bc"), boundary="b")),
    mail(multipart("mixed", part(b"Subject: in\r\n\r\ninner", "message/rfc822"), part("out"))),
    mail(b'Content-Type: text/plain;\n\tcharset="utf-8"\nContent-Transfer-Encoding: BASE64\n\n5oKo5aW9\n'),
    mail(b"Content-Transfer-Encoding: quoted-printable\n\na=\nb =\nc=E4=BD=A0=20\n=ZZ==\n"),
    b"From x@example.com Mon Jan  1 00:00:00 2024\nSubject: x\n\nbody\n",
    b"Subject: x\nnot a header\n\nbody\n",
    b"Subject: x\n \nbody\n",
    b"body only\n",
    mail(b"content-TYPE: Text/HTML\n\n<p>x\n"),
    mail(part("a\rb\r\nc\n")),
    mail(b'Content-Type: multipart/mixed; boundary="b b"\n\n--b b\n\nspaced\n--b b--\n'),
    mail(multipart("digest", b"\r\nSubject: a\r\n\r\none")),
    mail(part("您好".encode("gbk"), "text/plain; charset=gbk")),
]


@pytest.mark.parametrize("raw", ODD)
def test_odd_messages_read_as_mail_parser_reads_them(raw):
    assert ours(raw) == theirs(raw)


def differs(raw: bytes, here: list[str], there: list[str]) -> None:
    assert ours(raw)["text/plain"] == here
    assert theirs(raw)["text/plain"] == there


def test_better_than_the_oracle_gbk_under_the_name_gb2312():
    raw = mail(part("朱镕基说".encode("gbk"), "text/plain; charset=gb2312"))
    assert ours(raw)["text/plain"] == ["朱镕基说"]
    assert "\ufffd" in theirs(raw)["text/plain"][0]


def test_better_than_the_oracle_windows_quotes_under_the_name_latin_1():
    raw = mail(part(b"\x93so\x94", "text/plain; charset=iso-8859-1"))
    differs(raw, ["“so”"], ["\x93so\x94"])


def test_better_than_the_oracle_no_charset_declared():
    raw = mail(b"\n" + "您好,请回复".encode("gbk"))
    assert ours(raw)["text/plain"] == ["您好,请回复"]
    assert "\ufffd" in theirs(raw)["text/plain"][0]


def test_better_than_the_oracle_multipart_that_is_not_there():
    differs(mail(b"Content-Type: multipart/mixed; boundary=zz\n\nHello\n"), ["Hello\n"], [])


def test_better_than_the_oracle_blank_after_a_soft_break():
    raw = mail(b"Content-Transfer-Encoding: quoted-printable\n\none = \ntwo=\t\n.\n")
    differs(raw, ["one two.\n"], ["one = \ntwo=\t\n.\n"])


def test_better_than_the_oracle_lines_padded_one_by_one():
    raw = mail(b"Content-Transfer-Encoding: base64\n\naGVsbG8=\nIHRoZXJl\nZQ==\n")
    differs(raw, ["hello theree"], ["hello"])


def test_better_than_the_oracle_blank_before_the_colon():
    raw = b"Subject : x\nTo : y\n\nbody"
    assert ours(raw)["text/plain"] == ["body"]
    assert theirs(raw)["text/plain"] != ["body"]


# Where the two differ, and the message itself shows why ours is the better reading: each kind by a mail of that shape.
EXPLAINED = {
    "gb2312 is read as gb18030, as browsers read it: the text holds characters of GBK": [
        mail(part("朱镕基说".encode("gbk"), "text/plain; charset=gb2312")),
        mail(part(base64.encodebytes("張堃的堃字".encode("gbk")), "text/html; charset=gb2312", BASE64)),
    ],
    "Latin-1 is windows-1252, as browsers read it: its quotation marks are no control characters": [
        mail(part(b"\x93so\x94 \x96 caf\xe9", "text/plain; charset=iso-8859-1")),
    ],
    "what is declared a charset of one byte is UTF-8: read so it would hold control characters": [
        mail(part("Æsop’s card".encode(), "text/plain; charset=iso-8859-1")),
    ],
    "no charset is declared, and the bytes are no UTF-8": [
        mail(b"\n" + "您好,请回复".encode("gbk")),
        mail(b"\nSee you at the caf\xe9, Ger\xf3id\n"),
    ],
    "the escape sequences of iso-2022 are left undecoded": [
        mail(
            part(
                "すみません。".encode("iso2022_jp"),
                "text/plain; charset=iso-2022-jp",
                "Content-Transfer-Encoding: 7bit",
            )
        ),
    ],
    "a multipart of which no part is there is shown as text": [
        mail(b"Content-Type: multipart/mixed; boundary=zz\n\nHello\n"),
        mail(b"Content-Type: multipart/alternative;\n\nHello\n"),
        mail(
            multipart(
                "mixed", part("one"), part(b"Content-Type: multipart/mixed; boundary=i\n\nin\n", "message/rfc822")
            )
        ),
    ],
    "white space before the colon of a header field is allowed (RFC 5322, 4.5)": [
        b"Subject : x\nTo \t: y\n\nbody",
    ],
    "the fields of a delivery report (RFC 3464) or of an external body (RFC 2046) are no text of the author": [
        mail(
            multipart(
                "report",
                part("It came back."),
                part("It could not be delivered:\r\n\r\nno such box\r\n", "message/delivery-status"),
            )
        ),
        mail(
            multipart(
                "mixed",
                part("See the draft."),
                part("Content-Type: text/plain\r\n\r\nFILE /draft.txt\r\n", "message/external-body; access-type=ftp"),
            )
        ),
    ],
}


@pytest.mark.parametrize(("reason", "raw"), [(reason, raw) for reason, mails in EXPLAINED.items() for raw in mails])
def test_each_kind_of_difference_is_explained_on_the_message(reason, raw):
    result = compare(raw)
    assert {kind for kind, _ in result.explained} == {reason}
    assert result.unexplained == []
    assert our_texts(raw) != their_texts(raw)


def test_nothing_else_is_explained():
    lost_padding = mail(b"Content-Transfer-Encoding: base64\n\naGVsbG8=\nIHRoZXJl\nZQ==\n")
    assert (compare(lost_padding).explained, len(compare(lost_padding).unexplained)) == ([], 1)
    both = mail(multipart("mixed", part(b"\x93so\x94", "text/plain; charset=iso-8859-1"), part("fine")))
    assert (compare(both).equal, len(compare(both).explained), compare(both).unexplained) == (1, 1, [])


# --- the second reader ------------------------------------------------------------------------------------------


def test_second_reader_finds_its_text_again_without_being_exact():
    raw = mail(b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello there,\nsee you\n")
    reading = read_with_mailparser(raw)
    [(kind, layer)] = reading.texts
    assert (kind, layer.string) == ("text/plain", "Hello there,\nsee you")
    start = layer.string.index("see")
    span = layer.raw_span(start, start + 3)
    assert raw[span.start : span.end] == b"see" and not span.exact
    assert reading.field("SUBJECT").string == "x"


def test_outlook_files():
    with pytest.raises((OutlookSupportMissing, UnreadableMessage)):
        read_outlook_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
