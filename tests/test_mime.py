"""The MIME structure: parts, what a reader sees of them, attachments, defects, hostile input."""

import base64
import gc
import quopri
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mime_parts import multipart, part

from etiquette_lint import lint
from etiquette_lint.message.headers import parse_people
from etiquette_lint.message.mime import Entity, Limits, read_entity
from etiquette_lint.message.second_reader import is_doubtful
from etiquette_lint.message.selection import all_defects, attachments, signature, text_parts


def mail(body: bytes) -> bytes:
    return b"Subject: x\r\nMIME-Version: 1.0\r\n" + body


def seen(raw: bytes) -> list[str]:
    return [one.decoded().string for one in text_parts(read_entity(raw))]


def reasons(raw: bytes) -> list[tuple[str, str]]:
    return [(one.code, one.reason) for one in all_defects(read_entity(raw))]


# --- structure --------------------------------------------------------------------------------------------------


def test_a_plain_message():
    raw = b"Subject: x\r\n\r\nHello\r\n"
    entity = read_entity(raw)
    assert (entity.content_type, entity.charset, entity.transfer_encoding) == ("text/plain", "", "")
    assert (entity.body_start, entity.body_end) == (14, len(raw))
    assert seen(raw) == ["Hello\n"]
    assert entity.defects == []


def test_a_message_inside_a_file():
    raw = b"junk\nSubject: a\n\none\nSubject: b\n\ntwo"
    assert read_entity(raw, 5, 21).decoded().string == "one\n"
    assert read_entity(raw, 21).headers.get("subject").string == "b"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_parts_are_slices_of_the_file(end):
    raw = mail(multipart("mixed", part("one\r\n"), part("two"), boundary="=_x:1")).replace(b"\r\n", end)
    entity = read_entity(raw)
    assert [raw[one.body_start : one.body_end] for one in entity.children] == [b"one" + end, b"two"]
    assert entity.walk() == [entity, *entity.children]
    assert all_defects(entity) == []


def test_preamble_and_epilogue_are_no_text():
    head = b"Content-Type: multipart/mixed; boundary=b\n\nIgnore me\n"
    raw = mail(head + b"--b\n\nyes\n--b--  \nand me\n--b\n\nno\n--b--\n")
    assert seen(raw) == ["yes"]


def test_boundaries_that_begin_alike():
    inner = multipart("alternative", part("in"), boundary="b1")
    raw = mail(multipart("mixed", inner, part("--bx is no delimiter\r\nx --b\r\n --b"), boundary="b"))
    assert seen(raw) == ["in", "--bx is no delimiter\nx --b\n --b"]


def test_inner_multipart_without_end_stops_at_the_outer_delimiter():
    inner = multipart("alternative", part("in"), boundary="i").removesuffix(b"--i--\r\n")
    raw = mail(multipart("mixed", inner, part("after"), boundary="o"))
    assert seen(raw) == ["in\n", "after"]
    assert reasons(raw) == [("LNT003", "boundary-unclosed")]


def test_file_that_breaks_off():
    raw = mail(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhalf a sen\r\n")
    assert seen(raw) == ["half a sen"]
    assert reasons(raw) == [("LNT003", "boundary-unclosed")]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (b"Content-Type: multipart/mixed; boundary=zz\n", "multipart-without-parts"),
        (b"Content-Type: multipart/mixed\n", "boundary-missing"),
        (b"Content-Type: multipart/mixed; boundary=\"\"\n", "boundary-missing"),
    ],
)
def test_multipart_that_is_not_there_is_read_as_text(header, reason):
    raw = mail(header + b"\nHello there\n")
    assert seen(raw) == ["Hello there\n"]
    assert reasons(raw) == [("LNT003", reason)]
    assert is_doubtful(read_entity(raw))


def test_html_without_its_multipart():
    raw = mail(b"Content-Type: multipart/alternative; boundary=zz\n\n<html><p>Hi</html>\n")
    assert [one.content_type for one in text_parts(read_entity(raw))] == ["text/html"]


@pytest.mark.parametrize("value", ["text", "", "text/", "/plain", "plain text", ";", "text/plain/x; a"])
def test_broken_content_types_read_as_plain_text(value):
    raw = mail(f"Content-Type: {value}\n\nbody".encode())
    assert seen(raw) == ["body"]


@pytest.mark.parametrize(
    ("value", "encoding"),
    [("BASE64", "base64"), (" quoted-printable;", "quoted-printable"), ("7-bit", ""), ("8bits", ""), ("binary", ""),
     ("base64 (c)", "base64"), ("x-uue", "x-uuencode")],
)  # fmt: skip
def test_transfer_encodings(value, encoding):
    entity = read_entity(mail(f"Content-Transfer-Encoding: {value}\n\nx".encode()))
    assert entity.transfer_encoding == encoding
    assert entity.defects == []


def test_defects_of_the_header():
    raw = b"Subject: a\nFrom: b\nDate: c\nSubject: d\nTo: e\n\t\n f\nContent-Transfer-Encoding: rot13\n\nbody"
    entity = read_entity(raw)
    assert [(one.reason, one.detail, raw[one.start : one.end]) for one in all_defects(entity)] == [
        ("duplicate-header", "Subject", b"Subject: d"),
        ("blank-folded-line", "", b"\t\n"),
        ("unknown-transfer-encoding", "rot13", b"Content-Transfer-Encoding: rot13"),
    ]


def test_encoded_multipart_is_read_as_it_stands():
    raw = mail(b"Content-Transfer-Encoding: base64\n" + multipart("mixed", part("hi")))
    assert seen(raw) == ["hi"]
    assert reasons(raw) == [("LNT003", "encoded-multipart")]


def test_text_without_a_header():
    raw = b"Just a letter.\n\nBye\n"
    assert seen(raw) == ["Just a letter.\n\nBye\n"]
    assert reasons(raw) == [("LNT003", "no-header")]


def test_empty_files():
    for raw in (b"", b"\n", b"\r\n\r\n", b"Subject: x"):
        entity = read_entity(raw)
        assert "".join(seen(raw)).strip() == "" and entity.children == []


def test_missing_charset():
    raw = b"Subject: x\n\nplain\n" + "您好,请回复。\n".encode("gbk")
    [defect] = all_defects(read_entity(raw))
    assert (defect.code, defect.reason, defect.detail) == ("LNG001", "charset-missing", "gb18030")
    assert raw[defect.start : defect.end] == "您好".encode("gbk")


# --- what the reader sees ---------------------------------------------------------------------------------------


def test_html_is_judged_rather_than_its_plain_twin():
    raw = mail(multipart("alternative", part("plain"), part("<p>rich</p>", "text/html")))
    assert seen(raw) == ["<p>rich</p>"]


@pytest.mark.parametrize("html", ["", " \r\n", "<html><style>p{}</style><body>&nbsp;<br/></body></html>", "<!-- x -->"])
def test_plain_text_is_judged_when_the_html_says_nothing(html):
    raw = mail(multipart("alternative", part("plain"), part(html, "text/html")))
    assert seen(raw) == ["plain"]


def test_html_inside_related_inside_alternative():
    image = part(b"GIF", "image/gif", "Content-ID: <i>")
    related = multipart("related", part("<p>rich</p>", "text/html"), image, boundary="r")
    raw = mail(multipart("alternative", part("plain"), related, part("BEGIN:VCALENDAR", "text/calendar")))
    assert seen(raw) == ["<p>rich</p>"]
    assert [(one.type, one.inline) for one in attachments(read_entity(raw))] == [
        ("image/gif", True),
        ("text/calendar", False),
    ]


def test_root_of_related_is_named_by_start():
    second = part("<p>root</p>", "text/html", "Content-ID: <two@x>")
    raw = mail(multipart("related", part("no", "text/html"), second, more='; start="<two@x>"'))
    assert seen(raw) == ["<p>root</p>"]


def test_several_inline_texts_are_all_seen():
    attached = part("log", "text/plain", "Content-Disposition: attachment; filename=log.txt")
    named = part("notes", 'text/plain; name="notes.txt"')
    inline = part("three", "text/plain", "Content-Disposition: inline; filename=three.txt")
    raw = mail(multipart("mixed", part("one"), attached, named, part("<b>two</b>", "text/html"), inline))
    assert seen(raw) == ["one", "<b>two</b>", "three"]
    assert [one.name for one in attachments(read_entity(raw))] == ["log.txt", "notes.txt", "three.txt"]


def test_attached_messages_are_not_the_authors_words():
    inner = b"Subject: inner\r\n\r\ntheir words"
    raw = mail(multipart("mixed", part("mine"), part(inner, "message/rfc822")))
    entity = read_entity(raw)
    assert seen(raw) == ["mine"]
    [message] = entity.children[1].children
    assert message.headers.get("subject").string == "inner"
    assert message.quoted and not entity.children[0].quoted and not entity.children[1].quoted
    assert [one.type for one in attachments(entity)] == ["message/rfc822"]


def test_digest_and_report():
    digest = mail(multipart("digest", b"\r\nSubject: a\r\n\r\none", b"\r\nSubject: b\r\n\r\ntwo"))
    assert [one.content_type for one in read_entity(digest).children] == ["message/rfc822"] * 2
    assert seen(digest) == []
    report = mail(multipart("report", part("Sorry"), part("Status: 5.0.0", "message/delivery-status")))
    assert seen(report) == ["Sorry"]
    assert attachments(read_entity(report)) == []


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (mail(multipart("signed", part("x"), part("s", "application/pgp-signature"),
                        more='; protocol="application/pgp-signature"')), "pgp"),
        (mail(multipart("signed", part("x"), part("s", "application/pkcs7-signature; name=smime.p7s"),
                        more="; protocol=application/pkcs7-signature")), "smime"),
        (mail(part("x", "application/pkcs7-mime; name=smime.p7m")), "smime"),
        (mail(part("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nx\n")), "pgp"),
        (b"DKIM-Signature: v=1\n" + mail(part("x")), "dkim"),
        (mail(part("x")), ""),
    ],
)  # fmt: skip
def test_signed_mail(raw, found):
    assert signature(read_entity(raw)) == found
    if b"multipart/signed" in raw:
        assert seen(raw) == ["x"]


def test_attachments_are_measured_as_decoded():
    content = bytes(range(256)) * 5
    parts = [
        part(base64.encodebytes(content), "application/pdf; name=a.pdf", "Content-Transfer-Encoding: base64"),
        part(quopri.encodestring(content), "image/png; name=b.png", "Content-Transfer-Encoding: quoted-printable"),
        part("x" * 9, "application/x-thing"),
    ]
    entity = read_entity(mail(multipart("mixed", part("see attached"), *parts)))
    found = attachments(entity)
    assert [(one.name, one.size) for one in found] == [("a.pdf", 1280), ("b.png", 1280), ("", 9)]
    assert not any(one.inline for one in found)
    assert str(found[0].text) == "a.pdf"
    span = found[0].text.raw_span()
    assert entity.raw[span.start : span.end] == b"a.pdf"


# --- hostile input ----------------------------------------------------------------------------------------------


def nested(depth: int) -> bytes:
    head = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(depth))
    return head + b"\nhi\n" + b"".join(b"--%d--\n" % n for n in reversed(range(depth)))


def test_ten_thousand_nested_parts():
    entity = read_entity(nested(10_000))
    assert [(one.code, one.reason) for one in entity.defects] == [("LNT001", "nested-too-deep")]
    assert len(entity.walk()) == 40
    text_parts(entity), attachments(entity), all_defects(entity), signature(entity)
    assert seen(nested(30)) == ["hi"]


def test_nested_messages_without_end():
    assert read_entity(b"Content-Type: message/rfc822\n\n" * 5_000 + b"x").defects[0].reason == "nested-too-deep"


def test_too_many_parts_and_headers_and_bytes():
    raw = mail(multipart("mixed", *[part("x")] * 50))
    entity = read_entity(raw, limits=Limits(parts=20))
    assert ("LNT001", "too-many-parts") in [(one.code, one.reason) for one in entity.defects]
    assert len(entity.walk()) == 20
    entity = read_entity(b"A: b\n" * 100 + b"\nx", limits=Limits(headers=50))
    assert [(one.code, one.reason) for one in entity.defects] == [("LNT001", "too-many-headers")]
    entity = read_entity(raw, limits=Limits(size=100))
    assert [(one.code, one.reason) for one in entity.defects] == [("LNT001", "too-large")]
    assert text_parts(entity) == [entity] and entity.decoded().string == ""


@pytest.mark.parametrize(
    "make",
    [
        lambda n: b"Subject: x\n\n" + b"a" * n,
        lambda n: b"Subject: " + b"a" * n,
        lambda n: b"Subject: " + b"=?a?q?" * (n // 6),
        lambda n: b"Subject: " + b"=?utf-8?q?x?= " * (n // 14),
        lambda n: b"To: " + b'"' * n,
        lambda n: b"To: " + b"(" * n,
        lambda n: b"To: " + b"<" * n,
        lambda n: b"To: " + b'"\\' * (n // 2),
        lambda n: b"To: " + b"a@" * (n // 2),
        lambda n: b"Content-Type: text/plain; " + b'a="' * (n // 3) + b"\n\nx",
        lambda n: b"Content-Type: text/plain; " + b";a" * (n // 2) + b"\n\nx",
        lambda n: b"Subject: " + b"\n " * (n // 2) + b"\n\nx",
        lambda n: b"Content-Transfer-Encoding: quoted-printable\n\n" + b"= " * (n // 2),
        lambda n: b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=" + b" " * n,
        lambda n: b"Content-Transfer-Encoding: base64\n\n" + b"QQ==" * (n // 4),
        lambda n: b"Content-Transfer-Encoding: base64\n\n" + b"A=" * (n // 2),
        lambda n: b"Content-Type: text/plain; charset=utf-8\n\n" + b"\xff" * n,
        lambda n: b"Content-Type: text/plain; charset=gb2312\n\n" + b"\x81 " * (n // 2),
        lambda n: b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--bb\n" * (n // 5),
        lambda n: b"Content-Type: text/html\n\n" + b"<style>" * (n // 7),
        lambda n: b"Subject: x\n\n" + b"\0" * n,
    ],
)
def test_time_grows_with_size_only(make):
    def work(raw: bytes) -> float:
        start = time.process_time()
        entity = read_entity(raw)
        for one in text_parts(entity):
            assert one.text_defects is not None
            one.decoded().raw_span(0, 10)
        for header in entity.headers:
            assert header.string is not None
        for header in entity.headers.get_all("to"):
            parse_people(header)
        assert entity.parameters is not None
        attachments(entity), signature(entity), all_defects(entity)
        return time.process_time() - start

    work(make(1_000))
    assert work(make(400_000)) < 3  # quadratic time would take minutes


def test_fifty_megabytes_on_one_line():
    raw = b"Subject: x\n\n" + b"word " * 10_000_000
    assert len(seen(raw)[0]) == 50_000_000


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([
    b"--b", b"--b--", b"\n", b"\r\n", b"\r", b"Content-Type: multipart/mixed; boundary=b", b"Subject: x", b" ", b"text",
    b"Content-Type: message/rfc822", b"Content-Transfer-Encoding: base64", b"\xff\xfe", b"\0", b"From x", b":", b"=?",
    b"Content-Type: text/html; charset=gb2312", b"Content-Disposition: attachment; filename*0*=''%ff", b"QUJD=",
]), max_size=30))  # fmt: skip
def test_no_input_makes_it_fail(pieces):
    raw = b"".join(pieces)
    entity = read_entity(raw)
    for one in entity.walk():
        assert 0 <= one.start <= one.body_start <= one.body_end <= len(raw)
        decoded = one.decoded()
        assert decoded.places.string == decoded.string
    text_parts(entity), attachments(entity), signature(entity)
    for defect in all_defects(entity):
        assert 0 <= defect.start <= defect.end <= len(raw)


def test_reading_mail_imports_nothing_slow():
    code = (
        "import sys; from etiquette_lint.message.mime import read_entity; from etiquette_lint.message.selection import "
        "text_parts; e = read_entity(b'Subject: x\\n\\nHi'); [p.decoded().string for p in text_parts(e)]; "
        "slow = ('email', 'typing', 'dataclasses', 'logging', 'mailparser', 'datetime', 'pathlib'); "
        "print([m for m in slow if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=".")
    assert done.stdout.strip() == "[]"


def test_entities_show_what_they_are():
    assert repr(read_entity(b"Subject: x\n\nHi")) == "Entity(text/plain, 0:14, 0 children)"
    assert isinstance(read_entity(b""), Entity)


# --- memory -----------------------------------------------------------------------------------------------------


def test_a_message_that_was_judged_leaves_nothing_to_the_garbage_collector():
    page = b"<p>Hello Ann,</p><p>the keys are here.</p>"
    html = part(page, "text/html; charset=utf-8")
    text = part(b"Hello Ann,\r\n\r\nthe keys are here.\r\n")
    mails = [mail(b"\r\nHello Ann,\r\n\r\nthe keys are here.\r\n"), mail(multipart("alternative", text, html))]
    for raw in mails:
        lint(raw)  # what is loaded at first use stays
    gc.collect()
    gc.disable()
    try:
        for raw in mails:
            lint(raw)
        assert gc.collect() == 0
    finally:
        gc.enable()
