"""The text of a part, decoded from the raw file, and the way back to the bytes its author typed.

Reading uses the fast codecs. The map from text to file is made when a place is first asked for, by a
slower walk over that part alone, so that clean mail pays nothing for it.
"""

from bisect import bisect_left

from etiquette_lint.message import transfer
from etiquette_lint.message.charsets import WIDE, read_text, unmark
from etiquette_lint.message.model import Defect
from etiquette_lint.message.text import Derived, Layer, RawSpan, Segment
from etiquette_lint.pattern import Pattern

_CRLF = Pattern("\r\n")
_MARKED_RUN = Pattern("[\udc00-\udfff]+")
_HIGH_RUN = Pattern("[^\x00-\x7f]+")
_MANY_DEFECTS = 50  # of one part; a reader needs no more to see that it is broken


class Decoded(Layer):
    """Text decoded from the bytes `raw[start:end]` of a file.

    `encoding` is a Content-Transfer-Encoding value, `declared` the charset label, "" or None where there is
    none. `string` has "\\n" for every line end (CRLF, LF, CR) and no byte-order mark. `charset` is the codec
    really used. `doubt` is "", "charset-mismatch" (the label cannot be true) or "charset-unknown".
    A text file that is no mail is `Decoded(raw)`.
    """

    def __init__(
        self, raw: bytes, start: int = 0, end: int | None = None, encoding: str = "", declared: str | None = ""
    ):
        self.raw = raw
        self.start = start
        self.end = len(raw) if end is None else end
        self.encoding = transfer.transfer_encoding(encoding) or ""
        self.declared = declared or ""
        body = raw[start : self.end]
        self.not_base64 = self.encoding == transfer.BASE64 and not transfer.is_base64(body)
        if self.not_base64:
            self.encoding = transfer.IDENTITY
        reading = read_text(transfer.decode(body, self.encoding), declared)
        self.charset = reading.codec
        self.doubt = reading.doubt
        self._marked = reading.marked
        self._map: _PlaceMap | None = None
        self._defects: list[Defect] | None = None
        string = unmark(reading.string) if reading.marked else reading.string
        if "\r" in string:
            string = string.replace("\r\n", "\n")
            if "\r" in string:
                string = string.replace("\r", "\n")
        self.string = string

    @property
    def places(self) -> "_PlaceMap":
        if self._map is None:
            self._map = _PlaceMap(self)
        return self._map

    @property
    def raw_charset(self) -> str:
        """The codec to count columns of the raw lines with: wide charsets hide behind an ASCII transfer encoding."""
        return "cp1252" if self.encoding and self.charset in WIDE else self.charset

    @property
    def defects(self) -> list[Defect]:
        """What could not be decoded. LNG001: undecodable-bytes, charset-mismatch, charset-unknown;
        LNT003: not-base64 (a part that says base64 and is plain text, read as that)."""
        if self._defects is None:
            self._defects = self._find_defects() if self._marked or self.doubt or self.not_base64 else []
        return self._defects

    def _find_defects(self) -> list[Defect]:
        defects = []
        if self.not_base64:
            defects.append(Defect("LNT003", "not-base64", "", self.start, self.end))
        if self.doubt:
            detail = f"{self.declared} → {self.charset}" if self.doubt == "charset-mismatch" else self.declared
            span = self.first_not_ascii()
            defects.append(Defect("LNG001", self.doubt, detail, span.start, span.end))
        if self._marked:
            for start, end in self.places.undecodable():
                detail = self.raw[start : min(end, start + 12)].hex(" ")
                defects.append(Defect("LNG001", "undecodable-bytes", detail, start, end))
        return defects

    def first_not_ascii(self) -> RawSpan:
        """The first run of characters beyond ASCII; an empty place at the start where there is none."""
        match = _HIGH_RUN.search(self.string)
        return self.raw_span(match.start(), match.end()) if match else self.raw_span(0, 0)

    def raw_span(self, start: int, end: int) -> RawSpan:
        places = self.places
        first = places.start_of(start)
        last = places.end_of(end) if end > start else first
        return RawSpan(first, max(last, first), places.exact, self.raw_charset)

    def lower(self, start: int, end: int) -> None:
        return None

    def rewrite(self, edits: list[tuple[int, int, str]]) -> list[tuple[int, int, bytes]]:
        """Raw edits (start, end, new bytes) that replace `string[start:end]` for each of `edits`.

        Charset, transfer encoding, line width and line ends stay as the part has them. Raises
        `reencoding.CannotEncode` (a ValueError) when a character does not exist in the charset.
        """
        from etiquette_lint.message.reencoding import rewrite_part

        return rewrite_part(self, edits)


class _PlaceMap:
    """The slow walk: file ↔ content bytes ↔ characters ↔ `string` with its line ends made "\\n"."""

    def __init__(self, decoded: Decoded):
        body = decoded.raw[decoded.start : decoded.end]
        self.content, self.raw_map = transfer.walk(body, decoded.encoding, decoded.start)
        reading = read_text(self.content, decoded.declared)
        self.text = reading.string
        self.skip = reading.skip
        content = self.content[reading.skip :] if reading.skip else self.content
        from etiquette_lint.message.characters import CharacterMap

        self.characters = CharacterMap(content, self.text, reading.codec, reading.marked)
        self.exact = self.raw_map.exact
        # Place in `string` of each "\n" that is CRLF in the text: the i-th has lost i characters before it.
        self._joined = [match.start() - index for index, match in enumerate(_CRLF.finditer(self.text))]

    @property
    def string(self) -> str:
        return unmark(self.text).replace("\r\n", "\n").replace("\r", "\n")

    def content_start(self, index: int) -> int:
        """Offset in `content` of the first byte of `string[index]`."""
        text_index = index + bisect_left(self._joined, index) if self._joined else index
        return self.skip + self.characters.start_of(text_index)

    def content_end(self, index: int) -> int:
        """Offset in `content` after the last byte of `string[index - 1]`."""
        text_index = index + bisect_left(self._joined, index) if self._joined else index
        return self.skip + self.characters.end_of(text_index)

    def start_of(self, index: int) -> int:
        """Raw offset of the first byte of `string[index]`."""
        return self.raw_map.start_of(self.content_start(index))

    def end_of(self, index: int) -> int:
        """Raw offset after the last byte of `string[index - 1]`."""
        return self.raw_map.end_of(self.content_end(index))

    def undecodable(self) -> list[tuple[int, int]]:
        spans = []
        for match in _MARKED_RUN.finditer(self.text):
            start = self.raw_map.start_of(self.skip + self.characters.start_of(match.start()))
            end = self.raw_map.end_of(self.skip + self.characters.end_of(match.end()))
            spans.append((start, end))
            if len(spans) == _MANY_DEFECTS:
                break
        return spans


def unflow(decoded: Layer, delete_space: bool = False) -> Derived:
    """format=flowed text (RFC 3676) with its paragraphs joined; the blank is deleted too when DelSp=yes.

    Space-stuffing is removed. A line is joined to the next of the same quote depth only; "-- " ends nothing.
    """
    string = decoded.string
    segments: list[Segment] = []
    out: list[str] = []
    length = position = 0
    open_depth: int | None = None  # quote depth of the paragraph that the last line left open
    for line in string.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        start = position + depth
        end = position + len(line)
        stuffed = start < end and string[start] == " "
        flowed = end > start and string[end - 1] == " " and string[start + stuffed : end] != "-- "
        joined = open_depth == depth and string[start + stuffed : end] != "-- "
        if stuffed and (joined or not depth):  # "> text" keeps the blank that its reader sees
            start += 1
        if position and not joined:  # the line break stays, with the quote marks that follow it
            piece = string[position - 1 : position + depth]
            segments.append(Segment(length, length + len(piece), decoded, position - 1, position + depth))
            out.append(piece)
            length += len(piece)
        elif depth and not joined:
            segments.append(Segment(length, length + depth, decoded, 0, depth))
            out.append(string[:depth])
            length += depth
        stop = end - 1 if flowed and delete_space else end
        if stop > start:
            segments.append(Segment(length, length + stop - start, decoded, start, stop))
            out.append(string[start:stop])
            length += stop - start
        open_depth = depth if flowed else None
        position = end + 1
    return Derived("".join(out), segments)
