"""Header fields: what their reader sees, where it stands, people, dates, parameters, and writing back."""

import email.header
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etiquette_lint.message.headers import HeaderField, Headers, parse_date, parse_people
from etiquette_lint.message.mime import read_entity
from etiquette_lint.message.reencoding import CannotEncode
from etiquette_lint.message.text import Literal


def field(line: str | bytes) -> HeaderField:
    raw = line if isinstance(line, bytes) else line.encode()
    return next(iter(Headers(raw)))


def raw_of(one: HeaderField, word: str) -> bytes:
    start = one.string.index(word)
    span = one.raw_span(start, start + len(word))
    assert span.exact
    return one.raw[span.start : span.end]


# --- splitting --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_fields_in_order_in_any_case(end):
    lines = [b"Subject: one", b"To: a@example.com,", b"\tb@example.com", b"X-A:2", b"subject : two", b"", b"Body"]
    raw = end.join(lines)
    headers = Headers(raw)
    assert headers.names() == ["Subject", "To", "X-A", "subject"]
    assert [one.string for one in headers.get_all("SUBJECT")] == ["one", "two"]
    assert headers.get("to").string == "a@example.com, b@example.com"
    assert "x-a" in headers and "x-b" not in headers and headers.get("x-b") is None
    assert raw[headers.body_start :] == b"Body"
    assert headers.defects == []


def test_line_that_is_no_field_ends_the_header():
    headers = Headers(b"Subject: x\nHello all,\n\nmore")
    assert headers.names() == ["Subject"]
    assert headers.raw[headers.body_start :] == b"Hello all,\n\nmore"
    assert [(d.code, d.reason, d.detail) for d in headers.defects] == [
        ("LNT003", "header-without-blank-line", "Hello all,")
    ]


def test_mbox_line_is_skipped_and_a_text_without_header_is_body():
    assert Headers(b"From me@example.com Mon Jan  1 10:00:00 2024\nTo: x\n\nb").names() == ["To"]
    assert Headers(b"  Indented line.\nMore\n").body_start == 0
    assert Headers(b"").body_start == 0


def test_header_without_body():
    headers = Headers(b"Subject: x\nTo: y")
    assert headers.names() == ["Subject", "To"]
    assert headers.body_start == len(headers.raw)


# --- reading ----------------------------------------------------------------------------------------------------


def test_plain_and_folded():
    one = field("Subject: Hello there\r\n \tdear friend \r\n\r\n")
    assert one.string == "Hello there dear friend"
    assert raw_of(one, "there dear") == b"there\r\n \tdear"
    assert raw_of(one, "friend") == b"friend"


def test_encoded_words_are_one_piece():
    one = field("Subject: Re: =?UTF-8?B?5Lya6K6u?=\n =?utf-8?Q?=E5=AE=A4_A?= (new)\n")
    assert one.string == "Re: 会议室 A (new)"
    assert raw_of(one, "议室") == b"=?UTF-8?B?5Lya6K6u?=\n =?utf-8?Q?=E5=AE=A4_A?="
    assert raw_of(one, "Re") == b"Re"
    assert raw_of(one, "new") == b"new"
    assert raw_of(one, ": 会") == b": =?UTF-8?B?5Lya6K6u?=\n =?utf-8?Q?=E5=AE=A4_A?="


def test_character_split_between_encoded_words():
    assert field("Subject: =?utf-8?B?5Lya6A==?= =?utf-8?B?rq4=?=\n").string == "会议"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=?gb2312?B?1uzpRrv5?=", "朱镕基".replace("镕", b"\xe9F".decode("gbk"))),
        ("=?big5?B?t3zEsw==?=", "會議"),
        ("=?utf-8*zh?Q?=E4=BC=9A?=", "会"),
        ("=?utf-8?Q?Are you there??=", "Are you there?"),
        ("=?us-ascii?Q?a?==?us-ascii?Q?b?=", "ab"),
        ("x=?utf-8?Q?y?=z", "xyz"),
        ("=?utf-8?B?5Lya6K6u", "=?utf-8?B?5Lya6K6u"),
        ("=?martian?B?5Lya6K6u?=", "=?martian?B?5Lya6K6u?="),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("=?utf-8?B?5Lya6K6u5?=", "=?utf-8?B?5Lya6K6u5?="),  # one letter too many
        ("=?utf-8?B?5Lya6K4?= ", "会\ufffd"),
        ("=?utf-8?Q??=", ""),
        ("50=?", "50=?"),
    ],
)
def test_encoded_words(value, text):
    assert field(f"Subject: {value}\n").string == text


def test_undecodable_encoded_word_is_reported():
    [defect] = field("Subject: a =?utf-8?Q?=E4=BC?= b\n").defects
    assert (defect.code, defect.reason, defect.start, defect.end) == ("LNG001", "undecodable-bytes", 11, 29)


@pytest.mark.parametrize("codec", ["utf-8", "gbk"])
def test_raw_eight_bit_values(codec):
    raw = "Subject: 关于下周三的会议,\r\n 请回复 =?utf-8?B?5Lya?=\r\n".encode(codec)
    one = field(raw)
    assert one.string == "关于下周三的会议, 请回复 会"
    assert raw_of(one, "下周三") == "下周三".encode(codec)
    assert raw_of(one, "请回复") == "请回复".encode(codec)
    assert one.charset == {"utf-8": "utf-8", "gbk": "gb18030"}[codec]


@settings(max_examples=300, deadline=None)
@given(st.text("ab é会议室😀,=?_\"", max_size=80), st.sampled_from(["utf-8", "gb18030", "big5", "iso-8859-1"]))
def test_reads_what_the_standard_library_writes(text, charset):
    text = " ".join(text.encode(charset, "ignore").decode(charset).split())
    value = email.header.Header(text, charset, maxlinelen=60, header_name="Subject").encode()
    one = field(f"Subject: {value}\n")
    assert one.string == text
    for index in range(len(one.string)):
        span = one.raw_span(index, index + 1)
        assert one.start <= span.start < span.end <= one.end


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=120) | st.text("=?utf-8QB ab\r\n\t=", max_size=80).map(str.encode))
def test_no_value_makes_it_fail(value):
    headers = Headers(b"Subject: " + value)
    for one in headers:
        last = 0
        for index in range(len(one.string)):
            span = one.raw_span(index, index + 1)
            assert last <= span.start <= span.end <= len(one.raw)
            last = span.start
        parse_people(one)
        parse_date(one)


# --- people -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("jo@example.com", [("", "jo@example.com")]),
        ("Jo Doe <jo@example.com>", [("Jo Doe", "jo@example.com")]),
        ('"Doe, Jo" <jo@example.com>, al@example.com', [("Doe, Jo", "jo@example.com"), ("", "al@example.com")]),
        ('"Jo \\"J\\" Doe" <jo@example.com>', [('Jo "J" Doe', "jo@example.com")]),
        ("jo@example.com (Jo Doe)", [("Jo Doe", "jo@example.com")]),
        ("Jo (at (home)) Doe <jo@example.com>", [("Jo Doe", "jo@example.com")]),
        ("Team: jo@example.com, Al <al@example.com>;", [("", "jo@example.com"), ("Al", "al@example.com")]),
        ("undisclosed-recipients:;", []),
        ("", []),
        (", ,", []),
        ("王小明 <w@example.com>;李老师 li@example.com", [("王小明", "w@example.com"), ("李老师", "li@example.com")]),
        ("=?utf-8?B?546L77yMIOe7j+eQhiwgQQ==?= <w@example.com>", [("王， 经理, A", "w@example.com")]),
        ("=?utf-8?Q?Jo_=3Cjo=40example.com=3E?=", [("Jo", "jo@example.com")]),
        ("Jo <jo@example.com", [("Jo", "jo@example.com")]),
        ("Jo Doe", [("Jo Doe", "")]),
        ("<>", []),
        ("Jo <>", [("Jo", "")]),
        ("<@relay.example.com:jo@example.com>", [("", "jo@example.com")]),
        ('"jo doe"@example.com', [("", '"jo doe"@example.com')]),
        ("jo@example.com <jo@example.com>", [("jo@example.com", "jo@example.com")]),
        ("jo @ example.com", [("", "jo@example.com")]),
        ("'Jo Doe' <jo@example.com>", [("'Jo Doe'", "jo@example.com")]),
        ("Jo\r\n Doe <jo@example.com>", [("Jo Doe", "jo@example.com")]),
        ('"Jo <jo@example.com>', [("Jo", "jo@example.com")]),
    ],
)
def test_people(value, people):
    assert [(one.name, one.address) for one in parse_people(field(f"To: {value}\n"))] == people


def test_a_person_knows_where_it_stands():
    one = field("To: al@example.com, =?utf-8?B?546L?= <w@example.com>,\r\n Jo <jo@example.com>\r\n")
    places = []
    for person in parse_people(one):
        span = person.text.raw_span()
        places.append(one.raw[span.start : span.end])
    assert places == [b"al@example.com", b"=?utf-8?B?546L?= <w@example.com>", b"Jo <jo@example.com>"]


def test_people_of_a_slice_of_other_text():
    text = Literal("Cc: Jo <jo@example.com>, Al").whole().slice(4, 27)
    [jo, al] = parse_people(text)
    assert (jo.name, jo.address, al.name, str(al.text), al.text.start) == ("Jo", "jo@example.com", "Al", "Al", 25)


# --- dates ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "parts", "minutes"),
    [
        ("Tue, 24 Nov 2026 09:30:00 +0800", (2026, 11, 24, 9, 30, 0), 480),
        ("24 Nov 2026 09:30 -0330 (NST)", (2026, 11, 24, 9, 30, 0), -210),
        ("Tue, 24 Nov 26 09:30:00 EST", (2026, 11, 24, 9, 30, 0), -300),
        ("Fri, 21 Nov 97 09:55:06 GMT", (1997, 11, 21, 9, 55, 6), 0),
        ("Tue, 24 Nov 2026 09:30:00", (2026, 11, 24, 9, 30, 0), 0),
        ("Tue, 24 Nov 2026 09:30:00 -0000", (2026, 11, 24, 9, 30, 0), 0),
        ("Tue, 24 Nov 2026 09:30:00 A", (2026, 11, 24, 9, 30, 0), 0),  # military zones say nothing: RFC 5322 4.3
        ("Tue, 24 Nov 2026 09:30:60 +0000", (2026, 11, 24, 9, 30, 59), 0),
        ("Tue Nov 24 09:30:00 2026", (2026, 11, 24, 9, 30, 0), 0),
        ("Tue Nov 24 09:30:00 PST 2026", (2026, 11, 24, 9, 30, 0), -480),
        ("2026-11-24T09:30:00+08:00", (2026, 11, 24, 9, 30, 0), 480),
        ("2026-11-24 09:30", (2026, 11, 24, 9, 30, 0), 0),
        ("24 November 2026, 9:30:00 PM +0100", (2026, 11, 24, 21, 30, 0), 60),
    ],
)
def test_dates(value, parts, minutes):
    assert parse_date(value) == datetime(*parts, tzinfo=timezone(timedelta(minutes=minutes)))
    assert parse_date(value).utcoffset() == timedelta(minutes=minutes)
    assert parse_date(field(f"Date: {value}\n")) == parse_date(value)


@pytest.mark.parametrize(
    "value",
    ["", "soon", "31 Feb 2026 10:00:00 +0000", "1 Jan 0001 00:00:00 +0000", "1 Jan 9999 00:00:00 +0000",
     "1 Foo 2026 10:00:00 +0000", "1 Jan 2026 25:00:00 +0000", "99 99 99"],
)  # fmt: skip
def test_absurd_dates(value):
    assert parse_date(value) is None


# --- parameters -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("filename=report.pdf", "report.pdf"),
        ('filename="my report.pdf"', "my report.pdf"),
        ("filename=my report.pdf", "my report.pdf"),
        ('filename="a \\"b\\".pdf"', 'a "b".pdf'),
        ('filename="C:\\temp\\a.pdf"', "C:\\temp\\a.pdf"),
        ("filename*=UTF-8''%E6%8A%A5%E5%91%8A.pdf", "报告.pdf"),
        ("filename*=gb2312'zh'%B1%A8%B8%E6.pdf", "报告.pdf"),
        ("filename*=gbk''%81A.pdf", b"\x81A".decode("gbk") + ".pdf"),
        ("filename*0*=UTF-8''%E6%8A; filename*1*=%A5%E5%91%8A; filename*2=\".pdf\"", "报告.pdf"),
        ('filename*0="long "; filename*1="name.pdf"', "long name.pdf"),
        ('filename="=?utf-8?B?5oql5ZGK?=.pdf"', "报告.pdf"),
        ('filename="=?utf-8?B?5oql?=\r\n =?utf-8?B?5ZGK?="', "报告"),
        ('filename="plain.pdf"; filename*=UTF-8\'\'%E6%8A%A5.pdf', "报.pdf"),
        ("filename=\"报告.pdf\"", "报告.pdf"),
        ("filename=\"open.pdf", "open.pdf"),
        ("size=3", ""),
    ],
)
def test_file_names(value, name):
    entity = read_entity(f"Content-Disposition: attachment; {value}\r\n\r\nx".encode())
    assert entity.filename == name
    if name:
        span = entity.filename_text.raw_span()
        assert entity.raw[: span.start].endswith((b"=", b'="', b"''", b"'zh'"))


# --- writing back -----------------------------------------------------------------------------------------------


def rewrite(one: HeaderField, old: str, new: str) -> bytes:
    start = one.string.index(old)
    raw = one.raw
    for begin, end, content in sorted(one.rewrite([(start, start + len(old), new)]), reverse=True):
        raw = raw[:begin] + content + raw[end:]
    return raw


def test_plain_words_are_replaced_where_they_stand():
    assert rewrite(field("Subject: see you tomorow,\r\n Jo\r\n"), "tomorow", "tomorrow") == (
        b"Subject: see you tomorrow,\r\n Jo\r\n"
    )


def test_eight_bit_values_stay_so():
    raw = "Subject: 下周三开会\n".encode("gbk")
    assert rewrite(field(raw), "下周三", "12月2日") == "Subject: 12月2日开会\n".encode("gbk")


def test_encoded_words_keep_charset_and_encoding():
    changed = rewrite(field("Subject: Re: =?gb2312?Q?=CF=C2=D6=DC=C8=FD?= x\r\n"), "下", "上")
    assert changed == b"Subject: Re: =?gb2312?Q?=C9=CF=D6=DC=C8=FD?= x\r\n"


def test_plain_field_gets_encoded_words_only_when_needed():
    changed = rewrite(field("Subject: meeting next week\n"), "next week", "下周三")
    assert changed == b"Subject: meeting =?utf-8?B?5LiL5ZGo5LiJ?=\n"


def test_structured_fields_get_no_encoded_words():
    with pytest.raises(CannotEncode):
        rewrite(field("To: Jo <jo@example.com>\n"), "jo@", "乔@")


@settings(max_examples=300, deadline=None)
@given(
    st.text("ab é会议室,=?_", min_size=1, max_size=120).map(lambda text: " ".join(text.split())).filter(bool),
    st.sampled_from(["utf-8", "gb18030"]),
    st.text("xy 上下é", max_size=80),
    st.data(),
)
def test_rewritten_field_reads_as_edited(text, charset, new, data):
    text = text.encode(charset, "ignore").decode(charset)
    value = email.header.Header(text, charset, header_name="Subject").encode()
    one = field(f"Subject: {value}\nTo: x\n")
    start = data.draw(st.integers(0, len(one.string)))
    end = data.draw(st.integers(start, len(one.string)))
    raw = one.raw
    for begin, stop, content in sorted(one.rewrite([(start, end, new)]), reverse=True):
        raw = raw[:begin] + content + raw[stop:]
    headers = Headers(raw)
    assert headers.names() == ["Subject", "To"]
    expected = one.string[:start] + new + one.string[end:]
    assert headers.get("subject").string.split() == expected.split()
    if raw != one.raw and b"=?" in raw:
        assert all(len(line) <= 76 for line in raw.split(b"\n") if b"=?" in line)
