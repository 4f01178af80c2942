"""Encoded words in headers (RFC 2047): reading them as mail clients do, and writing them."""

from binascii import Error as Base64Error
from binascii import a2b_base64, a2b_qp, b2a_base64

from etiquette_lint.message.charsets import codec_of, decode_cp1252, decode_marked, unmark
from etiquette_lint.pattern import Pattern

_WORD = rb"=\?[^?\s]{1,60}\?[bBqQ]\?(?:[^?\r\n]++|\?(?!=)){0,40}+\?="
# A run is one word or several with nothing but white space between: that white space is not shown.
RUN = Pattern(rb"%b(?:[ \t\r\n]*+%b)*+" % (_WORD, _WORD))
_PARTS = Pattern(rb"=\?([^?\s]{1,60})\?([bBqQ])\?((?:[^?\r\n]++|\?(?!=)){0,40}+)\?=")
_SAFE_IN_Q = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
_LABELS = {"gb18030": "gb18030", "big5hkscs": "big5", "cp1252": "windows-1252", "iso2022_jp_ext": "iso-2022-jp"}


def _word_bytes(kind: bytes, text: bytes) -> bytes | None:
    """The bytes that one word carries; None when it cannot be read."""
    if kind in b"qQ":
        return a2b_qp(text.replace(b" ", b"_"), header=True)
    letters = text.replace(b" ", b"").rstrip(b"=")
    try:
        return a2b_base64(letters + b"=" * (-len(letters) % 4))
    except Base64Error:
        return None


def decode_run(run: bytes) -> tuple[str, str] | None:
    """Text and codec (of the first word) of a run of encoded words; None when a word cannot be read.

    Neighbours of one charset are joined before decoding: many mailers split inside a character.
    """
    groups: list[tuple[str, list[bytes]]] = []
    for label, kind, text in _PARTS.findall(run):
        content = _word_bytes(kind, text)
        codec = codec_of(label.decode("latin-1").partition("*")[0].lower())  # RFC 2231 5: charset*language
        if content is None or codec is None:
            return None
        codec = codec or "utf-8"
        if groups and groups[-1][0] == codec:
            groups[-1][1].append(content)
        else:
            groups.append((codec, [content]))
    if not groups:
        return None
    return "".join([_text(b"".join(parts), codec) for codec, parts in groups]), groups[0][0]


def _text(content: bytes, codec: str) -> str:
    if codec == "cp1252":
        return decode_cp1252(content)
    try:
        return content.decode(codec)
    except (UnicodeError, ValueError):
        pass
    if codec != "utf-8":
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return unmark(decode_marked(content, codec))


def run_style(run: bytes) -> tuple[str, str]:
    """Charset label and encoding letter ("B", "Q") of the first word of a run."""
    found = _PARTS.search(run)
    if not found:
        return "utf-8", "B"
    return found[1].decode("latin-1").partition("*")[0], found[2].decode("latin-1").upper()


def encode_words(text: str, label: str, kind: str, line_end: bytes, first_width: int) -> bytes:
    """`text` as encoded words in charset `label`, folded; UTF-8 where that charset lacks a character.

    `first_width` is the room in columns on the first line; later lines take 76 (RFC 2047 2). A word ends
    between characters, never inside one.
    """
    codec = codec_of(label) or "utf-8"
    try:
        text.encode(codec)
    except (UnicodeEncodeError, LookupError):
        label, codec = "utf-8", "utf-8"
    words: list[bytes] = []
    piece = ""
    room = max(first_width, 0)
    for character in text:
        longer = _encode_word(piece + character, label, codec, kind)
        if piece and len(longer) > min(room, 75):
            words.append(_encode_word(piece, label, codec, kind))
            piece, room = character, 75
        else:
            piece += character
    if piece:
        words.append(_encode_word(piece, label, codec, kind))
    return (line_end + b" ").join(words)


def _encode_word(text: str, label: str, codec: str, kind: str) -> bytes:
    content = text.encode(codec)
    if kind == "Q":
        body = b"".join(
            b"_" if byte == 0x20 else bytes([byte]) if byte in _SAFE_IN_Q else b"=%02X" % byte for byte in content
        )
    else:
        body = b2a_base64(content, newline=False)
    return b"=?%b?%b?%b?=" % (label.encode("ascii"), kind.encode("ascii"), body)


def label_of(codec: str) -> str:
    """The charset label to write for a codec."""
    return _LABELS.get(codec, codec)
