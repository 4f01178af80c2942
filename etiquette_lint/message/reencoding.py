"""Writing changed text back into the raw file, encoded as the part or header field was."""

from binascii import b2a_base64

from etiquette_lint.message import transfer
from etiquette_lint.message.charsets import STATEFUL, WIDE, codec_of
from etiquette_lint.message.encoded_words import RUN, encode_words, run_style
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.message.decode import Decoded
    from etiquette_lint.message.headers import HeaderField

Edits = list[tuple[int, int, str]]
RawEdits = list[tuple[int, int, bytes]]

_QUOTED_LINE = 76  # RFC 2045 6.7: columns, the "=" of a soft break included
_LETTER = Pattern(rb"=[0-9A-Fa-f]{2}|[^=]", 16)
_STRUCTURED = frozenset({"from", "to", "cc", "bcc", "reply-to", "sender", "date", "message-id", "in-reply-to",
                         "references", "content-type", "content-disposition", "content-transfer-encoding",
                         "mime-version", "return-path", "received"})  # fmt: skip


class CannotEncode(ValueError):
    """A replacement holds a character that its charset or header field cannot carry."""


def rewrite_part(decoded: "Decoded", edits: Edits) -> RawEdits:
    """Raw edits for `edits` on `decoded.string`, in order and not overlapping.

    Raises CannotEncode when a character does not exist in the part's charset, or when the part cannot be
    written back without changing more than was asked (broken or uuencoded parts).
    """
    if not edits:
        return []
    edits = sorted(edits, key=lambda edit: edit[:2])
    if decoded.encoding == transfer.UUENCODE:
        raise CannotEncode("a uuencoded part is not rewritten")
    if decoded.charset in STATEFUL:
        edits = _whole_lines(decoded.string, edits)
    if decoded.encoding == transfer.BASE64:
        return _rewrite_base64(decoded, edits)
    line_end = _line_end(decoded)
    raw_map = decoded.places.raw_map
    pieces = []
    for start, end, text in edits:
        first, last = _content_span(decoded, start, end)
        content = _encode(text.replace("\n", line_end.decode("ascii")), decoded.charset)
        raw_start = raw_map.start_of(first)
        pieces.append((raw_start, raw_map.end_of(last) if last > first else raw_start, content))
    if decoded.encoding == transfer.QUOTED_PRINTABLE:
        return _rewrite_quoted(decoded, pieces, line_end)
    return pieces


def _content_span(decoded: "Decoded", start: int, end: int) -> tuple[int, int]:
    """The decoded bytes of `string[start:end]`; of a whole line in a stateful charset, with its last escape."""
    places = decoded.places
    first = places.content_start(start)
    last = places.content_end(end) if end > start else first
    if decoded.charset in STATEFUL:
        ends = [places.content.find(mark, last) for mark in (b"\n", b"\r")]
        last = min([found for found in ends if found >= 0], default=len(places.content))
    return first, last


def _line_end(decoded: "Decoded") -> bytes:
    """How lines of the part end: as its first line does, or the first line of the file."""
    raw = decoded.raw
    at = raw.find(b"\n", decoded.start, decoded.end)
    if at < 0:
        at = raw.find(b"\n")
    if at < 0:
        return b"\r" if b"\r" in raw else b"\n"
    return b"\r\n" if raw[at - 1 : at] == b"\r" else b"\n"


def _encode(text: str, codec: str) -> bytes:
    try:
        return text.encode(codec)
    except UnicodeEncodeError as error:
        raise CannotEncode(f"{text[error.start : error.start + 1]!r} does not exist in {codec}") from None


def _whole_lines(string: str, edits: Edits) -> Edits:
    """Edits of whole lines: in a stateful charset a line begins and ends as ASCII, its middle may not."""
    lines: list[list[int]] = []
    inside: list[Edits] = []
    for edit in edits:
        start = string.rfind("\n", 0, edit[0]) + 1
        end = string.find("\n", edit[1])
        end = len(string) if end < 0 else end
        if lines and start <= lines[-1][1]:
            lines[-1][1] = max(end, lines[-1][1])
            inside[-1].append(edit)
        else:
            lines.append([start, end])
            inside.append([edit])
    grouped = zip(lines, inside, strict=True)
    return [(start, end, apply_edits(string, some, start, end)) for (start, end), some in grouped]


def apply_edits(string: str, edits: Edits, start: int = 0, end: int | None = None) -> str:
    """`string[start:end]` with the edits made, which lie within it, in order."""
    out = []
    at = start
    for first, last, text in edits:
        out.append(string[at:first])
        out.append(text)
        at = last
    out.append(string[at : len(string) if end is None else end])
    return "".join(out)


def _rewrite_quoted(decoded: "Decoded", pieces: RawEdits, line_end: bytes) -> RawEdits:
    """Quoted-printable edits; lines that would grow over 76 columns are broken anew, to the next hard line end."""
    groups: list[tuple[int, int, RawEdits]] = []
    for start, end, content in pieces:
        first = _logical_start(decoded.raw, start, decoded.start)
        last = _logical_end(decoded.raw, end, decoded.end)
        if groups and first < groups[-1][1]:
            groups[-1] = (groups[-1][0], max(last, groups[-1][1]), [*groups[-1][2], (start, end, content)])
        else:
            groups.append((first, last, [(start, end, content)]))
    out: RawEdits = []
    for first, last, some in groups:
        quoted = [(start, end, _quote(content, line_end)) for start, end, content in some]
        line = b""
        at = first
        for start, end, content in quoted:
            line += decoded.raw[at:start] + content
            at = end
        line += decoded.raw[at:last]
        if _fits(line) and not any(b"\n" in content for _, _, content in quoted):
            out.extend(quoted)
        else:
            out.append((first, last, _wrap_quoted(line, line_end)))
    return out


def _fits(line: bytes) -> bool:
    """Whether no physical line is over the limit, and none ends in white space."""
    lines = line.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return all(len(one) <= _QUOTED_LINE and one[-1:] not in (b" ", b"\t") for one in lines)


def _is_soft(raw: bytes, line_end: int, floor: int) -> bool:
    at = line_end
    while at > floor and raw[at - 1] in b" \t":
        at -= 1
    return at > floor and raw[at - 1] == 0x3D


def _logical_start(raw: bytes, at: int, floor: int) -> int:
    """Where the line begins that holds `at`, over soft breaks back to the last hard one."""
    while True:
        found = max(raw.rfind(b"\n", floor, at), raw.rfind(b"\r", floor, at))
        if found < 0:
            return floor
        end = found - 1 if raw[found : found + 1] == b"\n" and raw[found - 1 : found] == b"\r" else found
        if not _is_soft(raw, end, floor):
            return found + 1
        at = end


def _logical_end(raw: bytes, at: int, ceiling: int) -> int:
    """Where the line ends that holds `at`, before its hard line end."""
    while True:
        ends = [found for found in (raw.find(b"\n", at, ceiling), raw.find(b"\r", at, ceiling)) if found >= 0]
        if not ends:
            return ceiling
        end = min(ends)
        if not _is_soft(raw, end, at) and not (end == at and _is_soft(raw, end, max(at - 3, 0))):
            return end
        at = end + (2 if raw[end : end + 2] == b"\r\n" else 1)


def _quote(content: bytes, line_end: bytes) -> bytes:
    """Bytes as quoted-printable; line ends stay line ends."""
    out = []
    for byte in content.replace(line_end, b"\n"):
        if byte == 0x0A:
            out.append(line_end)
        elif (33 <= byte <= 126 and byte != 0x3D) or byte in b" \t":
            out.append(bytes([byte]))
        else:
            out.append(b"=%02X" % byte)
    return b"".join(out)


def _wrap_quoted(line: bytes, line_end: bytes) -> bytes:
    """A quoted-printable stretch with its soft breaks made anew."""
    out = []
    for logical in _without_soft_breaks(line).split(b"\n"):
        letters = _LETTER.findall(logical)
        if letters and letters[-1] in (b" ", b"\t"):
            letters[-1] = b"=%02X" % letters[-1][0]
        current: list[bytes] = []
        lines, width = [], 0
        for index, letter in enumerate(letters):
            room = _QUOTED_LINE - (index + 1 < len(letters))
            if width + len(letter) > room:
                lines.append(b"".join(current) + b"=")
                current, width = [], 0
            current.append(letter)
            width += len(letter)
        lines.append(b"".join(current))
        out.append(line_end.join(lines))
    return line_end.join(out)


def _without_soft_breaks(line: bytes) -> bytes:
    line = line.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    pieces = line.split(b"\n")
    out = []
    for piece in pieces[:-1]:
        bare = piece.rstrip(b" \t")
        out.append(bare[:-1] if bare.endswith(b"=") else piece + b"\n")
    return b"".join(out) + pieces[-1]


def _rewrite_base64(decoded: "Decoded", edits: Edits) -> RawEdits:
    """Base64 from the first line touched to the end of the part, in lines as wide as they were."""
    places = decoded.places
    body = decoded.raw[decoded.start : decoded.end]
    content, raw_map = places.content, places.raw_map
    if len(raw_map.starts) == 0:
        raise CannotEncode("the base64 of this part cannot be read")
    line_end = _line_end(decoded)
    crlf = "\r\n" in places.text
    changed, at, first = [], 0, len(content)
    for start, end, text in edits:
        begin, stop = _content_span(decoded, start, end)
        first = min(first, begin)
        changed.append(content[at:begin])
        changed.append(_encode(text.replace("\n", "\r\n") if crlf else text, decoded.charset))
        at = stop
    new = b"".join([*changed, content[at:]])
    pieces = transfer.base64_pieces(body)
    index = len(raw_map.starts) - 1 if len(pieces) == 1 else 0  # lines padded one by one are joined
    while index > 0 and (raw_map.starts[index] > first or raw_map.starts[index] % 3):
        index -= 1
    kept = int(raw_map.starts[index])
    width = max(len(line.strip()) for line in body.splitlines()) // 4 * 4 or 76
    letters = b2a_base64(new[kept:], newline=False)
    lines = [letters[start : start + width] for start in range(0, len(letters), width)]
    letters_end = decoded.start + len(b"".join(pieces).rstrip())
    return [(raw_map.raws[index], letters_end, line_end.join(lines))]


def rewrite_field(field: "HeaderField", edits: Edits) -> RawEdits:
    """Raw edits for `edits` on `field.string`. Plain ASCII and raw 8-bit text are replaced where they stand;
    a run of encoded words that is touched is written anew, and so is the whole value when words are needed
    where there were none. Raises CannotEncode where a structured field would need that.
    """
    edits = sorted(edits, key=lambda edit: edit[:2])
    direct = [_direct(field, edit) for edit in edits]
    if all(edit is not None for edit in direct):
        return [edit for edit in direct if edit is not None]
    if field.name.lower() in _STRUCTURED:
        raise CannotEncode(f"{field.name} is not rewritten with encoded words")
    return [_whole_value(field, edits)]


def _direct(field: "HeaderField", edit: tuple[int, int, str]) -> tuple[int, int, bytes] | None:
    """The edit in plain text as bytes; None when it touches encoded words or needs them."""
    start, end, text = edit
    if "\n" in text or "\r" in text or "=?" in text:
        return None
    for piece in field.pieces or ():
        touched = (piece.start < end and start < piece.end) or (start == end and piece.start < start < piece.end)
        if touched and piece.atomic and field.string[piece.start : piece.end] != " ":
            return None
    if not text.isascii() and field.raw[field.start : field.end].isascii():
        return None
    span = field.raw_span(start, end)
    content = _encode(text, field.charset if not text.isascii() else "ascii")
    line_start = max(field.raw.rfind(b"\n", 0, span.start), field.raw.rfind(b"\r", 0, span.start)) + 1
    if span.start - line_start + len(content) > 998:  # RFC 5322 2.1.1
        return None
    return span.start, span.end, content


def _whole_value(field: "HeaderField", edits: Edits) -> tuple[int, int, bytes]:
    text = apply_edits(field.string, edits)
    raw = field.raw
    end = raw.find(b"\n", field.field_start)
    line_end = b"\r\n" if end > 0 and raw[end - 1 : end] == b"\r" else b"\n"
    run = RUN.search(raw, field.start, field.end)
    label, kind = run_style(run[0]) if run else ("utf-8", "B")
    if codec_of(label) in (None, *WIDE):
        label = "utf-8"
    room = 76 - len(field.name) - 2
    return field.start, field.end, _fold_words(text, label, kind, line_end, room)


def _fold_words(text: str, label: str, kind: str, line_end: bytes, room: int) -> bytes:
    """ASCII at both ends stays plain where it fits; from the first to the last other word all is encoded."""
    words = text.split(" ")
    encoded = [index for index, word in enumerate(words) if not word.isascii() or "=?" in word or not word]
    if not encoded:
        return _fold_plain(text, line_end, room)
    head = " ".join(words[: encoded[0]])
    tail = " ".join(words[encoded[-1] + 1 :])
    middle = " ".join(words[encoded[0] : encoded[-1] + 1])
    out = _fold_plain(head, line_end, room) + b" " if head else b""
    used = len(out.rpartition(b"\n")[2]) + (76 - room if b"\n" not in out else 0)
    if used > 40:  # too little room for one word worth reading: begin a line
        out = out.rstrip(b" ") + line_end + b" "
        used = 1
    out += encode_words(middle, label, kind, line_end, 76 - used)
    if tail:
        last = len(out.rpartition(b"\n")[2]) + (76 - room if b"\n" not in out else 0)
        folded = _fold_plain(tail, line_end, max(76 - last - 1, 0))
        out += (b" " if 76 - last - 1 >= len(folded.partition(b"\n")[0]) else line_end + b" ") + folded
    return out


def _fold_plain(text: str, line_end: bytes, room: int) -> bytes:
    out, width = b"", 0
    for word in text.split(" "):
        piece = word.encode("ascii")
        if out and width + 1 + len(piece) > room:
            out += line_end + b" " + piece
            width, room = len(piece) + 1, 76
        else:
            out += (b" " if out else b"") + piece
            width += len(piece) + (1 if width else 0)
    return out
