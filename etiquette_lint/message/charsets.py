"""Which charset a stretch of bytes is really in, and its text.

Labels are read as browsers read them (WHATWG Encoding Standard): gb2312 is gb18030, Latin-1 is
windows-1252. A label that cannot be true is put aside for what the bytes say, and noted.
"""

from etiquette_lint.pattern import Pattern

_SAME = {
    "utf-8": "utf-8 utf8 x-utf-8 utf_8 unicode-1-1-utf-8 utf-8-sig utf8mb4",
    "gb18030": "gb18030 gbk gb2312 x-gbk euc-cn x-euc-cn gb_2312-80 gb_2312 gb-2312 csgb2312 chinese cp936 ms936 "
    "windows-936 gb2312-80 gb cn-gb iso-ir-58",
    "big5hkscs": "big5 big5-hkscs big5hkscs cn-big5 x-x-big5 csbig5 big5-eten big-5 cp950 ms950 windows-950",
    "cp1252": "us-ascii ascii iso-8859-1 iso8859-1 iso_8859-1 latin-1 latin1 l1 cp819 windows-1252 cp1252 x-ansi "
    "ansi_x3.4-1968 ansi_x3.4-1986 iso-ir-100 iso-ir-6 iso646-us ansi 7bit",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601 ksc5601 ks_c_5601-1989 korean windows-949 cseuckr",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j csshiftjis",
    "cp1254": "iso-8859-9 latin5 windows-1254",
    "cp874": "tis-620 iso-8859-11 windows-874",
    "iso2022_jp_ext": "iso-2022-jp csiso2022jp iso-2022-jp-1 iso2022_jp iso2022jp",
    "hz": "hz hz-gb-2312 hz-gb2312 chinese-hz",
    "utf-7": "utf-7 utf7 unicode-1-1-utf-7 x-utf-7",
    "utf-16": "utf-16 utf16 unicode ucs-2 iso-10646-ucs-2 csunicode",
    "utf-16-le": "utf-16le utf-16-le unicodefeff",
    "utf-16-be": "utf-16be utf-16-be unicodefffe",
    "utf-32": "utf-32 utf32 ucs-4 iso-10646-ucs-4",
    "iso8859-8": "iso-8859-8-i iso-8859-8-e",
    "": "unknown-8bit x-unknown unknown default x-user-defined _autodetect_all _autodetect none binary 8bit",
}
_CODECS = {label: codec for codec, labels in _SAME.items() for label in labels.split()}
# Codecs of Python that are no charset of mail: they transform, need no bytes or raise whatever they get.
_NO_CHARSET = ("undefined", "idna", "punycode", "unicode_escape", "unicode-escape", "raw_unicode_escape",
               "raw-unicode-escape", "mbcs", "oem", "palmos")  # fmt: skip
STATEFUL = frozenset({"utf-7", "hz", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004",
                      "iso2022_jp_3", "iso2022_jp_ext", "iso2022_kr"})  # fmt: skip
WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
CHINESE = ("gb18030", "big5hkscs")
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_NOT_ASCII = Pattern("[^\x00-\x7f]+")
# Letters beyond ASCII: punctuation, frames and shapes, which some draw whole pictures with, tell no charset.
_LETTERS = Pattern("[^\x00-\x7f\xa0-\xbf\u02c0-\u02ff\u2000-\u2bff\u3000-\u303f\ufe30-\ufe4f\uff00-\uffef]+")
_MARKS = Pattern("[\udc00-\udfff]")
_HZ_RUN = Pattern(rb"~\{(?:[!-w][!-~]){1,}~\}")
_LEVEL_ONE_GB = bytes(range(0xB0, 0xD8))  # lead bytes of the common characters
_LEVEL_ONE_BIG5 = bytes(range(0xA4, 0xC7))
_FREQUENT = Pattern(
    "[的一是不了在有我他这中大来上个国人到们说为以要就出会也你对可地时下自而之过后能生年作用事方多行学成分现日"
    "您请好谢如公司问题系电话与及或将并本月号這個來們說為會對時過後國學現與請謝問題號電話將並]"
)


_GLANCE = 1_500  # characters to doubt a declared charset by
_SEARCH = 400_000  # characters to find one by: HTML may begin with much that is ASCII


class Reading:
    """Bytes read as text. `string` may hold marks: a lone surrogate U+DC00 + n stands for n undecodable bytes.

    `skip` is the number of bytes of the byte-order mark, which is not in `string`. `doubt` is empty,
    "charset-mismatch" (the label cannot be true) or "charset-unknown" (no such charset).
    """

    __slots__ = ("codec", "doubt", "marked", "skip", "string")

    def __init__(self, string: str, codec: str, skip: int = 0, doubt: str = "", marked: bool = False):
        self.string = string
        self.codec = codec
        self.skip = skip
        self.doubt = doubt
        self.marked = marked


def codec_of(label: str | None) -> str | None:
    """The codec for a charset label: "" when the label says nothing, None when there is no such charset."""
    if not label:
        return ""
    known = _CODECS.get(label)
    if known is not None:
        return known
    label = label.strip(" \t\r\n\"'").lower()
    known = _CODECS.get(label)
    if known is not None:
        return known
    if label in _NO_CHARSET or not label.isascii() or "\0" in label:
        return None
    import codecs

    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError, ImportError, SyntaxError):
        return None
    if not getattr(found, "_is_text_encoding", True):
        return None
    return _CODECS.get(found.name, found.name)


def _mark(error):
    """Error handler: one lone surrogate for each error, which says how many bytes it covers."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return chr(0xDC00 + min(error.end - error.start, 0x3FF)), error.end


def decode_marked(content: bytes, codec: str) -> str:
    """`content` decoded; a mark where the replace handler would write U+FFFD. Never raises."""
    import codecs

    try:
        codecs.lookup_error("etiquette-lint-mark")
    except LookupError:
        codecs.register_error("etiquette-lint-mark", _mark)
    try:
        return content.decode(codec, "etiquette-lint-mark")
    except (UnicodeError, LookupError, ValueError):
        return content.decode("latin-1")


def unmark(string: str) -> str:
    return _MARKS.sub("\ufffd", string)


def decode_cp1252(content: bytes) -> str:
    """Windows-1252 as browsers read it: the five bytes that it leaves undefined are C1 controls."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) if 0x80 <= byte <= 0x9F else chr(byte)
                       for byte in content) if len(content) < 64 else _decode_long_cp1252(content)  # fmt: skip


def _decode_long_cp1252(content: bytes) -> str:
    table = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
    return content.decode("latin-1").translate(table)


def chinese_score(text: str, codec: str) -> float:
    """How Chinese `text`, read by `codec`, is, 0 to 3: share of common characters, twice that of frequent ones.

    The wrong charset yields rare characters; the true one, what everybody writes. A few letters with accents
    make a few Chinese characters too: so few are believed only when GB2312 has them, or one is frequent.
    """
    high = "".join(_LETTERS.findall(text[:_SEARCH]))[:400]  # enough to tell, and costs little
    if len(high) < 2:
        return 0.0
    marks = len(_MARKS.findall(high))
    frequent = len(_FREQUENT.findall(high))
    simplified = traditional = b""
    if codec != "big5hkscs":
        simplified = high.encode("gb2312", "ignore")[::2]
    if codec != "gb18030" or len(high) >= 30 or frequent:
        traditional = high.encode("big5", "ignore")[::2]
    common = max(
        len(simplified) - len(simplified.translate(None, _LEVEL_ONE_GB)),
        len(traditional) - len(traditional.translate(None, _LEVEL_ONE_BIG5)),
    )
    share = (common - 5 * marks) / len(high)
    needed = max(0.02 * len(high), 0.5) if len(high) >= 30 or codec == "big5hkscs" else 0
    if share < 0.7 or frequent < needed:
        return 0.0
    return share + 2 * frequent / len(high)


def _chinese(content: bytes) -> "tuple[str, str] | None":
    """Codec and marked text of the likelier Chinese charset, None when neither makes sense."""
    best: tuple[float, str, str] | None = None
    for codec in CHINESE:
        text = decode_marked(content, codec)
        score = chinese_score(text, codec)
        if score and (best is None or score > best[0]):
            best = (score, codec, text)
    return (best[1], best[2]) if best else None


def _is_believable(text: str, codec: str) -> bool:
    """Whether nothing speaks against a charset that decodes all: it makes sense, or there is too little to tell."""
    glance = text[:_GLANCE]
    return chinese_score(glance, codec) > 0 or len("".join(_LETTERS.findall(glance))) < 16


def _strict(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None


def read_text(content: bytes, label: str | None) -> Reading:
    """`content` as text, by its label where that can be true, else by what its bytes say. Never raises."""
    codec = codec_of(label)
    doubt = "charset-unknown" if codec is None else ""
    if content.isascii() and codec not in STATEFUL and codec not in WIDE:
        found = _hidden_in_ascii(content, codec or "")
        if found:
            return Reading(found[0], found[1], 0, "charset-mismatch" if codec else doubt)
        return Reading(content.decode("ascii"), codec or "utf-8", 0, doubt)
    for mark, marked_codec in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _by_codec(content, marked_codec, len(mark), doubt)
    if codec in WIDE:
        return _by_codec(content, _byte_order(content, codec), 0, doubt)
    if codec in STATEFUL and (content.isascii() or _strict(content, codec) is not None):
        return _by_codec(content, codec, 0, doubt)
    return _eight_bit(content, codec or "", doubt)


def _eight_bit(content: bytes, codec: str, doubt: str) -> Reading:
    """Bytes over 0x7F whose label says `codec`; "" when there is none that can be used."""
    other = "charset-mismatch" if codec else doubt
    text = _strict(content, codec) if codec not in ("", "cp1252") else None
    if codec != "utf-8":
        unicode_text = _strict(content, "utf-8")
        if unicode_text is not None and (
            codec not in CHINESE or text is None or chinese_score(unicode_text, "utf-8") > chinese_score(text, codec)
        ):
            return Reading(unicode_text, "utf-8", 0, other)
    if text is not None and (codec not in CHINESE or _is_believable(text, codec)):
        return Reading(text, codec, 0, doubt)
    guess = _chinese(content) if codec in ("", "utf-8", "cp1252", *CHINESE, *STATEFUL) else None
    if guess and codec == "utf-8" and _mostly_unicode(content):
        guess = None
    if guess and guess[0] != codec:
        return Reading(guess[1], guess[0], 0, other, bool(_MARKS.search(guess[1])))
    if text is not None:
        return Reading(text, codec, 0, doubt)
    if not codec and b"\0" in content and content.count(b"\0") * 4 > len(content):
        return _by_codec(content, _byte_order(content, "utf-16"), 0, doubt)
    if codec in ("", "cp1252"):
        return Reading(decode_cp1252(content), "cp1252", 0, doubt)
    return _by_codec(content, codec, 0, doubt)


def _by_codec(content: bytes, codec: str, skip: int, doubt: str) -> Reading:
    if skip:
        content = content[skip:]
    text = _strict(content, codec)
    if text is not None:
        return Reading(text, codec, skip, doubt)
    return Reading(decode_marked(content, codec), codec, skip, doubt, True)


def _mostly_unicode(content: bytes) -> bool:
    """UTF-8 with a few broken characters, rather than another charset."""
    text = decode_marked(content, "utf-8")
    marks = len(_MARKS.findall(text))
    return len("".join(_NOT_ASCII.findall(text))) - marks > marks


def _byte_order(content: bytes, codec: str) -> str:
    """UTF-16 and UTF-32 without a byte-order mark: the side on which the zeros of ASCII characters lie."""
    if codec not in ("utf-16", "utf-32"):
        return codec
    sample = content[:4_000]
    if codec == "utf-32":
        return "utf-32-le" if sample[0::4].count(0) < sample[3::4].count(0) else "utf-32-be"
    return "utf-16-be" if sample[0::2].count(0) > sample[1::2].count(0) else "utf-16-le"


def _hidden_in_ascii(content: bytes, codec: str) -> "tuple[str, str] | None":
    """Text whose 7-bit bytes are more than ASCII although no label says so: ISO-2022-JP, HZ, UTF-16."""
    if codec not in ("", "cp1252"):
        return None
    guess = ""
    if b"\x1b$" in content:
        guess = "iso2022_kr" if b"\x1b$)C" in content else "iso2022_jp_ext"
    elif b"~{" in content and _HZ_RUN.search(content):
        guess = "hz"
    elif b"\0" in content and content.count(b"\0") * 5 > len(content) * 2:
        guess = _byte_order(content, "utf-16")
    text = _strict(content, guess) if guess else None
    return (text, guess) if text is not None else None
