"""Decoding: the text, the charset really used, and the way back to the raw bytes, by both walks."""

import base64
import binascii
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etiquette_lint.message.charsets import STATEFUL, codec_of
from etiquette_lint.message.decode import Decoded
from etiquette_lint.message.reencoding import CannotEncode

CHINESE = "您好,王先生:\n请于下周三之前回复,谢谢!\n此致\n敬礼\n"
TRADITIONAL = "您好,陳小姐:\n煩請於下週三前回覆,謝謝您的協助。\n"


def raw_of(decoded: Decoded, start: int, end: int) -> bytes:
    span = decoded.raw_span(start, end)
    return decoded.raw[span.start : span.end]


def raw_of_word(decoded: Decoded, word: str) -> bytes:
    start = decoded.string.index(word)
    return raw_of(decoded, start, start + len(word))


def apply(raw: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for start, end, content in sorted(edits, reverse=True):
        raw = raw[:start] + content + raw[end:]
    return raw


def edit(decoded: Decoded, old: str, new: str) -> bytes:
    start = decoded.string.index(old)
    return apply(decoded.raw, decoded.rewrite([(start, start + len(old), new)]))


# --- charsets ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "codec", "text", "charset"),
    [
        ("gb2312", "gb2312", CHINESE, "gb18030"),
        ("GB2312", "gbk", "朱镕基", "gb18030"),
        ("gbk", "gbk", CHINESE, "gb18030"),
        ("euc-cn", "gb2312", CHINESE, "gb18030"),
        ("x-gbk", "gbk", CHINESE, "gb18030"),
        ("gb18030", "gb18030", "𠮷野家 €", "gb18030"),
        ("big5", "big5", TRADITIONAL, "big5hkscs"),
        ("big5", "big5hkscs", "你哋喺邊度㗎", "big5hkscs"),
        ("iso-8859-1", "cp1252", "“café” – €5", "cp1252"),
        ("latin-1", "latin-1", "café", "cp1252"),
        ("us-ascii", "cp1252", "it’s 5 €", "cp1252"),
        ("utf-8", "utf-8", "😀 " + CHINESE, "utf-8"),
        ("iso-2022-jp", "iso2022_jp", "会議の件 and more", "iso2022_jp_ext"),
        ("hz-gb-2312", "hz", "会议 at 3", "hz"),
        ("utf-7", "utf-7", "会议 + 1", "utf-7"),
        ("shift_jis", "cp932", "会議①", "cp932"),
        ("ks_c_5601-1987", "cp949", "회의 안내", "cp949"),
        ("utf-16", "utf-16", CHINESE, "utf-16-le"),
        ("utf-16be", "utf-16-be", CHINESE, "utf-16-be"),
        ("utf-32", "utf-32", CHINESE, "utf-32-le"),
        ("koi8-r", "koi8-r", "Привет", "koi8-r"),
    ],
)
def test_declared_charset(label, codec, text, charset):
    raw = text.encode(codec)
    decoded = Decoded(raw, declared=label)
    assert decoded.string == text
    assert decoded.charset == charset
    assert decoded.defects == []


@pytest.mark.parametrize(
    ("codec", "text", "charset"),
    [
        ("utf-8", CHINESE, "utf-8"),
        ("utf-8-sig", CHINESE, "utf-8"),
        ("gbk", CHINESE, "gb18030"),
        ("gbk", "会议改到下午三点", "gb18030"),
        ("gbk", "发票", "gb18030"),
        ("gbk", "<style>" + "p {margin: 0} " * 1000 + "</style>" + CHINESE, "gb18030"),
        ("big5", TRADITIONAL, "big5hkscs"),
        ("cp1252", "Der Käufer grüßt, naïve café – “so”", "cp1252"),
        ("utf-16", CHINESE, "utf-16-le"),
        ("utf-16-be", "plain words", "utf-16-be"),
        ("utf-16-le", "plain words", "utf-16-le"),
        ("hz", "您好 there", "hz"),
        ("iso2022_jp", "会議 there", "iso2022_jp_ext"),
        ("ascii", "plain words ~{ and more", "utf-8"),
    ],
)
def test_no_charset_declared(codec, text, charset):
    decoded = Decoded(text.encode(codec))
    assert (decoded.string, decoded.charset, decoded.defects) == (text, charset, [])


@pytest.mark.parametrize(
    ("label", "codec", "text", "charset"),
    [
        ("us-ascii", "gbk", CHINESE, "gb18030"),
        ("utf-8", "gbk", CHINESE, "gb18030"),
        ("utf-8", "big5", TRADITIONAL, "big5hkscs"),
        ("gb2312", "utf-8", CHINESE, "utf-8"),
        ("big5", "gbk", CHINESE, "gb18030"),
        ("gb2312", "big5", TRADITIONAL, "big5hkscs"),
        ("iso-8859-1", "utf-8", CHINESE, "utf-8"),
        ("us-ascii", "utf-8", "naïve", "utf-8"),
    ],
)
def test_lying_charset(label, codec, text, charset):
    decoded = Decoded(text.encode(codec), declared=label)
    assert (decoded.string, decoded.charset) == (text, charset)
    [defect] = decoded.defects
    assert (defect.code, defect.reason, defect.detail) == ("LNG001", "charset-mismatch", f"{label} → {charset}")


def test_unknown_charset():
    decoded = Decoded(CHINESE.encode("gbk"), declared="x-martian")
    assert decoded.string == CHINESE
    assert [(d.reason, d.detail) for d in decoded.defects] == [("charset-unknown", "x-martian")]


@pytest.mark.parametrize("label", ["undefined", "rot13", "base64", "idna", "punycode", "unicode_escape", "", "\0", "é"])
def test_codecs_that_are_no_charset(label):
    assert Decoded(b"abc", declared=label).string == "abc"
    assert codec_of(label) in ("", None)


def test_bytes_that_windows_1252_leaves_undefined():
    decoded = Decoded(b"a\x81b\x93c\x94", declared="windows-1252")
    assert decoded.string == "a\x81b“c”"
    assert raw_of(decoded, 1, 2) == b"\x81"


def test_undecodable_bytes_are_replaced_and_reported():
    raw = "您好,请看".encode() + b"\xff\xfe" + b" ok " + b"\xe4\xbd" + "完".encode()
    decoded = Decoded(raw, declared="utf-8")
    assert decoded.string == raw.decode("utf-8", "replace")
    assert [(d.reason, d.start, d.end, d.detail) for d in decoded.defects] == [
        ("undecodable-bytes", 13, 15, "ff fe"),
        ("undecodable-bytes", 19, 21, "e4 bd"),
    ]
    assert raw_of_word(decoded, "完") == "完".encode()
    assert raw_of_word(decoded, " ok ") == b" ok "


def test_one_broken_character_does_not_make_utf8_another_charset():
    raw = CHINESE.encode()[:-2] + b"\n"
    decoded = Decoded(raw, declared="utf-8")
    assert decoded.charset == "utf-8"
    assert decoded.string == CHINESE[:-2] + "\ufffd\n"


def test_latin_words_are_not_taken_for_chinese():
    words = ("Ärger über Öl", "façade, déjà vu, coöperate", "“quoted” words – and", "Jørgen and Jørgen", "Äpfel, Ärzte")
    for text in words:
        assert Decoded(text.encode("cp1252"), declared="us-ascii").string == text


# --- places -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16", "utf-32-be", "hz", "utf-7"])
def test_places_in_identity(codec):
    text = "ab 会议 cd 会议室 ef"
    decoded = Decoded(text.encode(codec), declared=codec)
    start = text.index("会议室")
    before, after = raw_of(decoded, start, start + 3), raw_of(decoded, start + 4, start + 6)
    assert "会议室" in (before.decode(codec if codec != "utf-16" else "utf-16-le"))
    assert after.decode(codec if codec not in ("utf-16",) else "utf-16-le") == "ef"


def test_places_cross_line_ends_of_any_kind():
    raw = b"one\r\ntwo\rthree\n\r\nfour"
    decoded = Decoded(raw)
    assert decoded.string == "one\ntwo\nthree\n\nfour"
    assert raw_of_word(decoded, "two") == b"two"
    assert raw_of_word(decoded, "four") == b"four"
    assert raw_of(decoded, 3, 4) == b"\r\n"
    assert raw_of(decoded, 7, 8) == b"\r"
    assert raw_of_word(decoded, "one\ntwo") == b"one\r\ntwo"
    assert decoded.raw_span(4, 4).start == 5


def test_places_in_quoted_printable():
    raw = b"XX=E4=BD=A0=E5=A5=BD, see=\r\n you  =  \r\n=\r\nsoon=3D=0D=0Abye \r\nend=4=zz==41="
    decoded = Decoded(raw, 2, len(raw), "Quoted-Printable", "utf-8")
    assert decoded.string == "你好, see you  soon=\nbye \nend=4=zz=41"
    assert raw_of_word(decoded, "好") == b"=E5=A5=BD"
    assert raw_of_word(decoded, "see you") == b"see=\r\n you"
    assert raw_of_word(decoded, "soon=") == b"soon=3D"
    assert raw_of_word(decoded, "=\nbye") == b"=3D=0D=0Abye"
    assert raw_of_word(decoded, "end") == b"end"
    assert raw_of_word(decoded, "=41") == b"==41"
    assert decoded.raw_span(0, 2).exact


def test_quoted_printable_with_cr_line_ends():
    decoded = Decoded(b"one =\rtwo\rthree=20\r", encoding="quoted-printable")
    assert decoded.string == "one two\nthree \n"
    assert raw_of_word(decoded, "three ") == b"three=20"


def test_base64_finds_the_line():
    text = "".join(f"第{number}行:会议改到下周三\r\n" for number in range(1, 30))
    body = base64.encodebytes(text.encode()).replace(b"\n", b"\r\n")
    raw = b"Header: x\r\n\r\n" + body
    decoded = Decoded(raw, 13, len(raw), "base64", "utf-8")
    assert decoded.string == text.replace("\r\n", "\n")
    for number in (1, 7, 29):
        word = f"第{number}行"
        start = decoded.string.index(word)
        span = decoded.raw_span(start, start + len(word))
        assert not span.exact
        at = text.encode().index(word.encode())
        assert raw.count(b"\r\n", 0, span.start) == 2 + at // 57
        assert raw.count(b"\r\n", 0, span.end) == 2 + (at + len(word.encode()) - 1) // 57


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"aGVsbG8=", "hello"),
        (b"aGVsbG8", "hello"),  # padding lost
        (b"aGVsbG8=\n-- \nA list footer, see www.example.com\n", "hello"),
        (b"aGVsbG8=\nIHRoZXJl\nZQ==\n", "hello theree"),  # every line padded
        (b"aGVs\n!bG8\n g\ndGhlcmU=", "hello there"),
        (b"aGVsb", "hel"),  # one letter too many
        (b"", ""),
        (b"=", ""),
    ],
)
def test_broken_base64(body, text):
    decoded = Decoded(body, encoding="base64")
    assert decoded.string == text
    assert decoded.places.string == text


@pytest.mark.parametrize("body", ["您好,这里没有 base64。".encode("gbk"), b"Call: 555-0100, or mail jo@example.com."])
def test_plain_text_that_says_base64(body):
    decoded = Decoded(body, encoding="base64", declared="gb2312")
    assert decoded.string == body.decode("gbk")
    assert [(d.code, d.reason) for d in decoded.defects] == [("LNT003", "not-base64")]
    assert decoded.raw_span(0, 2).exact


def test_uuencode():
    text = "Hello there.\nSee you on Friday, at ten, in the small room, if it is free.\n"
    lines = b"".join(binascii.b2a_uu(text.encode()[at : at + 45]) for at in range(0, len(text), 45))
    raw = b"begin 644 note.txt\n" + lines + b"`\nend\n"
    decoded = Decoded(raw, encoding="x-uuencode")
    assert decoded.string == text
    start = decoded.string.index("free")
    span = decoded.raw_span(start, start + 4)
    assert raw.count(b"\n", 0, span.start) == 2 and not span.exact


TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab =\n\r \t.你好会议,。日本é€\ufeff"),
        st.characters(codec="utf-8", exclude_characters="\0"),
    ),
    max_size=60,
)
CODECS = [
    "utf-8", "gb18030", "big5hkscs", "cp1252", "cp932", "utf-16", "utf-16-be", "utf-32", "utf-7", "hz", "iso2022_jp_ext"
]  # fmt: skip
RAW = st.binary(max_size=80) | st.text("=ABCDEF0189az+/\r\n \t-~{}", max_size=80).map(str.encode)


@settings(max_examples=400, deadline=None)
@given(RAW, st.sampled_from(["", "quoted-printable", "base64", "x-uuencode"]), st.sampled_from(["", *CODECS]))
def test_both_walks_read_the_same_from_any_bytes(raw, encoding, label):
    decoded = Decoded(raw, encoding=encoding, declared=label)
    assert decoded.places.string == decoded.string
    last = 0
    for index in range(len(decoded.string)):
        span = decoded.raw_span(index, index + 1)
        assert last <= span.start <= span.end <= len(raw)
        last = span.start


def encode(text: str, codec: str, encoding: str) -> bytes:
    content = text.encode(codec, "ignore")
    if encoding == "base64":
        return base64.encodebytes(content)
    return quopri.encodestring(content) if encoding else content


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(CODECS), st.sampled_from(["", "quoted-printable", "base64"]), st.data())
def test_a_place_read_alone_is_the_slice(text, codec, encoding, data):
    raw = encode(text, codec, encoding)
    decoded = Decoded(raw, encoding=encoding, declared=codec)
    assert decoded.places.string == decoded.string
    if decoded.doubt or codec in ("utf-7", "hz", "iso2022_jp_ext") or encoding == "base64" or not decoded.string:
        return
    start = data.draw(st.integers(0, len(decoded.string)))
    end = data.draw(st.integers(start, len(decoded.string)))
    alone = Decoded(raw_of(decoded, start, end), encoding=encoding, declared=decoded.charset)
    if not alone.doubt and alone.charset == decoded.charset and "\ufeff" not in decoded.string[start:end]:
        assert alone.string == decoded.string[start:end]


# --- rewriting --------------------------------------------------------------------------------------------------


def test_rewrite_keeps_the_charset():
    raw = CHINESE.encode("gbk")
    assert edit(Decoded(raw, declared="gb2312"), "下周三", "12月2日(周三)") == (
        CHINESE.replace("下周三", "12月2日(周三)").encode("gbk")
    )


def test_rewrite_refuses_a_character_that_the_charset_lacks():
    decoded = Decoded(b"caf\xe9 tomorrow", declared="iso-8859-1")
    with pytest.raises(CannotEncode, match="周"):
        edit(decoded, "tomorrow", "周三")


def test_rewrite_in_a_stateful_charset_writes_the_whole_line():
    raw = "会议 at 3\n会议室 now\n".encode("hz")
    changed = edit(Decoded(raw, declared="hz"), "议室", "场")
    assert changed.decode("hz") == "会议 at 3\n会场 now\n"


def test_rewrite_quoted_printable_touches_only_the_words_when_the_line_stays_short():
    raw = b"See you =E2=80=93 soon=\r\n, dear.\r\nNext line.\r\n"
    decoded = Decoded(raw, encoding="quoted-printable", declared="utf-8")
    assert edit(decoded, "dear", "José") == b"See you =E2=80=93 soon=\r\n, Jos=C3=A9.\r\nNext line.\r\n"


def test_rewrite_quoted_printable_wraps_a_line_that_grows():
    raw = b"first\n" + b"word " * 14 + b"end\nlast =3D line\n"
    decoded = Decoded(raw, encoding="quoted-printable", declared="utf-8")
    changed = edit(decoded, "end", "下周三之前")
    assert max(map(len, changed.split(b"\n"))) <= 76
    assert changed.startswith(b"first\nword ") and changed.endswith(b"\nlast =3D line\n")
    assert Decoded(changed, encoding="quoted-printable").string == decoded.string.replace("end", "下周三之前")


def test_rewrite_base64_from_the_line_on():
    text = "".join(f"Line number {number} of the letter.\r\n" for number in range(12))
    body = base64.encodebytes(text.encode()).replace(b"\n", b"\r\n")
    decoded = Decoded(body, encoding="base64", declared="utf-8")
    changed = edit(decoded, "number 6", "six,\nwhich 好")
    assert Decoded(changed, encoding="base64").string == decoded.string.replace("number 6", "six,\nwhich 好")
    lines, before = changed.split(b"\r\n"), body.split(b"\r\n")
    at = (text.index("number 6")) // 57
    assert lines[:at] == before[:at] and lines[at] != before[at]
    assert {len(line) for line in lines[:-2]} == {76} and changed.endswith(b"\r\n")


@settings(max_examples=300, deadline=None)
@given(
    TEXTS,
    st.sampled_from(["utf-8", "gb18030", "cp1252", "hz", "utf-16-le"]),
    st.sampled_from(["", "quoted-printable", "base64"]),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.text("xy =会é\n", max_size=90)), max_size=3),
)
def test_rewriting_reads_back_as_edited(text, codec, encoding, wanted):
    raw = encode(text, codec, encoding)
    decoded = Decoded(raw, encoding=encoding, declared=codec)
    if decoded.doubt or "\ufffd" in decoded.string or "\ufeff" in decoded.string:
        return
    edits, at = [], 0
    for start, length, new in sorted(wanted):
        start, end = max(start, at), max(start, at) + length
        if end <= len(decoded.string):
            edits.append((start, end, new))
            at = end + 1
    try:
        changed = apply(raw, decoded.rewrite(edits))
    except CannotEncode:
        return
    expected = decoded.string
    for start, end, new in reversed(edits):
        expected = expected[:start] + new + expected[end:]
    again = Decoded(changed, encoding=encoding, declared=decoded.charset)
    if not again.doubt:
        assert again.string == expected.replace("\r", "\n")


def test_stateful_codecs_are_all_known():
    import codecs

    assert all(codecs.lookup(name) for name in STATEFUL)
