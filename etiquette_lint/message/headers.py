"""Header fields: found by one fast pass, decoded only when somebody asks, each character with its place."""

from bisect import bisect_left, bisect_right

from etiquette_lint.message.addresses import parse_people as parse_people
from etiquette_lint.message.charsets import read_text, unmark
from etiquette_lint.message.datefield import parse_date as parse_date
from etiquette_lint.message.model import Defect
from etiquette_lint.message.text import Layer, RawSpan
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.message.characters import CharacterMap

# RFC 5322 2.2: a name is printable ASCII without a colon; white space before the colon is obsolete but met.
_FIELD = Pattern(
    rb"([!-9;-~]++)[ \t]*+:([^\r\n]*+(?:(?>\r\n|\n|\r)[ \t][^\r\n]*+)*+)(?>\r\n|\n|\r|\Z)"
)
_PIECE = Pattern(rb"(?P<word>=\?)|(?P<fold>[ \t]*+(?:(?:\r\n|\n|\r)[ \t]++)++|[\r\n]++)")
_FOLDED = Pattern(rb"[ \t]*+(?:(?:\r\n|\n|\r)[ \t]++)++|[\r\n]++")


_keys: dict[str, bytes] = {}  # names that the program asks for, as they are looked up
_MANY_KEYS = 200


class _Piece:
    """`string[start:end]` of a field comes from `raw[raw_start:raw_end]`; copied unless `atomic`."""

    __slots__ = ("atomic", "end", "raw_end", "raw_start", "start")

    def __init__(self, start: int, end: int, raw_start: int, raw_end: int, atomic: bool):
        self.start = start
        self.end = end
        self.raw_start = raw_start
        self.raw_end = raw_end
        self.atomic = atomic


class HeaderField(Layer):
    """One field: `name` as typed, its value at `raw[start:end]`, `string` as its reader sees it.

    Folds read as one blank. A run of encoded words is one piece that owns its raw bytes whole; words that
    cannot be read stay as typed. Raw 8-bit values are read as UTF-8 or what they seem to be.
    """

    def __init__(self, raw: bytes, name: str, field_start: int, start: int, end: int):
        self.raw = raw
        self.name = name
        self.field_start = field_start
        value = raw[start:end].lstrip(b" \t\r\n")
        self.start = start = end - len(value)
        value = value.rstrip(b" \t\r\n")
        self.end = start + len(value)
        self.charset = "utf-8"
        self.defects: list[Defect] = []
        self._pieces: list[_Piece] | None = None
        self._folded = False  # plain ASCII on several lines, whose pieces nobody has asked for yet
        self._maps: dict[int, CharacterMap] = {}
        if not value.isascii() or b"=?" in value:
            self.string = self._read(value)
        elif b"\n" in value or b"\r" in value:
            self.string = _FOLDED.sub(b" ", value).decode("ascii")
            self._folded = True
        else:
            self.string = value.decode("ascii")

    @property
    def pieces(self) -> "list[_Piece] | None":
        """What `string` is made of; None where it is plain ASCII on one line, copied throughout."""
        if self._folded:
            self._folded = False
            self._read(self.raw[self.start : self.end])
        return self._pieces

    def _read(self, value: bytes) -> str:
        out: list[str] = []
        pieces: list[_Piece] = []
        self._pieces = pieces
        length = at = 0
        label: str | None = None
        if not value.isascii():
            reading = read_text(value, None)
            self.charset = label = reading.codec

        def add(text: str, start: int, end: int, atomic: bool) -> None:
            nonlocal length
            if text:
                out.append(text)
                pieces.append(_Piece(length, length + len(text), self.start + start, self.start + end, atomic))
                length += len(text)

        def add_plain(start: int, end: int) -> None:
            if end > start:
                add(self._plain(value[start:end], start, label), start, end, False)

        position = 0
        while match := _PIECE.search(value, position):
            start = match.start()
            if match.lastgroup == "word":
                from etiquette_lint.message.encoded_words import RUN, decode_run

                run = RUN.match(value, start)
                decoded = decode_run(run[0]) if run else None
                if run is None or decoded is None:
                    position = run.end() if run else start + 2
                    continue
                add_plain(at, start)
                add(decoded[0].replace("\r\n", " ").replace("\n", " ").replace("\r", " "), start, run.end(), True)
                if "\ufffd" in decoded[0]:
                    self._undecodable(start, run.end())
                position = at = run.end()
            else:
                add_plain(at, start)
                add(" ", start, match.end(), True)
                position = at = match.end()
        add_plain(at, len(value))
        return "".join(out)

    def _plain(self, content: bytes, start: int, label: str | None) -> str:
        if content.isascii() or label is None:
            return content.decode("latin-1")
        reading = read_text(content, label)
        if reading.skip or reading.codec != self.charset:  # a lone piece may look otherwise than the whole
            return content.decode("latin-1")
        if reading.marked:
            self._undecodable(start, start + len(content))
        from etiquette_lint.message.characters import CharacterMap

        self._maps[self.start + start] = CharacterMap(content, reading.string, reading.codec, reading.marked)
        return unmark(reading.string)

    def _undecodable(self, start: int, end: int) -> None:
        start, end = self.start + start, self.start + end
        self.defects.append(Defect("LNG001", "undecodable-bytes", self.name, start, end))

    def piece_at(self, index: int, ends: bool = False) -> _Piece | None:
        """The piece that holds character `index`; with `ends`, the one that holds character `index` - 1."""
        if not self.pieces:
            return None
        if ends:
            found = bisect_left(self.pieces, index, key=lambda piece: piece.start) - 1
        else:
            found = bisect_right(self.pieces, index, key=lambda piece: piece.start) - 1
        return self.pieces[max(found, 0)]

    def raw_span(self, start: int, end: int) -> RawSpan:
        if self.pieces is None:
            return RawSpan(self.start + start, self.start + max(start, end), True, self.charset)
        first = self.piece_at(start)
        if first is None:
            return RawSpan(self.start, self.start, True, self.charset)
        raw_start = self._raw_offset(first, start, False)
        if end <= start:
            return RawSpan(raw_start, raw_start, True, self.charset)
        last = self.piece_at(end, ends=True) or first
        return RawSpan(raw_start, max(raw_start, self._raw_offset(last, end, True)), True, self.charset)

    def _raw_offset(self, piece: _Piece, index: int, ends: bool) -> int:
        if index >= piece.end:
            return piece.raw_end
        if piece.atomic:
            return piece.raw_end if ends else piece.raw_start
        characters = self._maps.get(piece.raw_start)
        if characters is None:
            return piece.raw_start + index - piece.start
        return piece.raw_start + characters.start_of(index - piece.start)

    def lower(self, start: int, end: int) -> None:
        return None

    def rewrite(self, edits: list[tuple[int, int, str]]) -> list[tuple[int, int, bytes]]:
        """Raw edits that replace `string[start:end]` for each of `edits`; encoded anew only where it is needed.

        Raises `reencoding.CannotEncode` (a ValueError) when a structured field would need an encoded word
        where none may stand.
        """
        from etiquette_lint.message.reencoding import rewrite_field

        return rewrite_field(self, edits)


class Headers:
    """The fields of one entity, in order. Names are looked up in any case; values are decoded when asked for."""

    __slots__ = ("_by_name", "_fields", "_spans", "body_start", "defects", "end", "raw", "start")

    def __init__(self, raw: bytes, start: int = 0, end: int | None = None, most: int = 10_000):
        """Read fields from `start` to the blank line or the first line that is no field; at most `most`."""
        self.raw = raw
        self.start = start
        self.defects: list[Defect] = []
        self._spans: list[tuple[int, int, int, int]] = []  # name start, name end, value start, value end
        self._by_name: dict[bytes, list[int]] = {}
        self._fields: dict[int, HeaderField] = {}
        self._scan(start, len(raw) if end is None else end, most)

    def _scan(self, at: int, stop: int, most: int) -> None:
        raw, spans, by_name = self.raw, self._spans, self._by_name
        match_field = _FIELD.match
        while at < stop:
            match = match_field(raw, at, stop)
            if match is None:
                after = self._no_field(at, stop)
                if after is None:
                    break
                at = after
                continue
            if len(spans) >= most:
                self.defects.append(Defect("LNT001", "too-many-headers", str(most), at, at))
                break
            (_, at), (name_start, name_end), (value_start, value_end) = match.regs
            name = raw[name_start:name_end].lower()
            if name in by_name:
                by_name[name].append(len(spans))
            else:
                by_name[name] = [len(spans)]
            spans.append((name_start, name_end, value_start, value_end))
        if not spans and raw[at : at + 1] not in (b"\n", b"\r") and not raw.startswith(b"From ", self.start):
            at = self.start  # no field at all: the text begins here
        self.end = at
        if raw[at : min(at + 2, stop)] == b"\r\n":
            at += 2
        elif raw[at : min(at + 1, stop)] in (b"\n", b"\r"):
            at += 1
        self.body_start = at

    def _no_field(self, at: int, stop: int) -> int | None:
        """Where the next field begins after a line that is none; None when the header ends at `at`."""
        raw = self.raw
        if raw[at] in b"\r\n":
            return None
        line_end = _line_end(raw, at, stop)
        if raw.startswith(b"From ", at) or raw.startswith(b":", at) or (raw[at] in b" \t" and self._spans == []):
            if at != self.start and raw[at] != 0x20:
                self.defects.append(Defect("LNT003", "bad-header-line", _excerpt(raw, at, line_end), at, line_end))
            return line_end
        if self._spans:
            detail = _excerpt(raw, at, line_end)
            self.defects.append(Defect("LNT003", "header-without-blank-line", detail, at, line_end))
        return None

    def __len__(self) -> int:
        return len(self._spans)

    @property
    def plain(self) -> bool:
        """Whether all of it is ASCII, and none of it encoded words: then no value can be broken."""
        raw = self.raw[self.start : self.end]
        return raw.isascii() and b"=?" not in raw

    @property
    def repeats(self) -> bool:
        """Whether any name stands more than once."""
        return len(self._by_name) != len(self._spans)

    def __contains__(self, name: str) -> bool:
        return (_keys.get(name) or _key(name)) in self._by_name

    def __iter__(self):
        return (self._field(index) for index in range(len(self._spans)))

    def _field(self, index: int) -> HeaderField:
        field = self._fields.get(index)
        if field is None:
            name_start, name_end, value_start, value_end = self._spans[index]
            name = self.raw[name_start:name_end].decode("ascii")
            field = self._fields[index] = HeaderField(self.raw, name, name_start, value_start, value_end)
        return field

    def names(self) -> list[str]:
        """All names as typed, in order."""
        return [self.raw[start:end].decode("ascii") for start, end, _, _ in self._spans]

    def get(self, name: str) -> HeaderField | None:
        """The first field of that name."""
        found = self._by_name.get(_keys.get(name) or _key(name))
        return (self._fields.get(found[0]) or self._field(found[0])) if found else None

    def get_all(self, name: str) -> list[HeaderField]:
        found = self._by_name.get(_keys.get(name) or _key(name))
        if not found:
            return []
        return [self._field(found[0])] if len(found) == 1 else [self._field(index) for index in found]

    def raw_value(self, name: bytes) -> bytes:
        """The first value of that name (lower case) as it stands in the file, b"" when there is none."""
        found = self._by_name.get(name)
        if not found:
            return b""
        _, _, start, end = self._spans[found[0]]
        return self.raw[start:end]

    def count(self, name: bytes) -> int:
        return len(self._by_name.get(name, ()))


def _key(name: str) -> bytes:
    """A name as it is looked up; remembered, for a program asks for few."""
    key = name.lower().encode("latin-1", "replace")
    if len(_keys) < _MANY_KEYS:
        _keys[name] = key
    return key


def _line_end(raw: bytes, at: int, stop: int) -> int:
    """The offset after the end of the line that holds `at`."""
    line_feed = raw.find(b"\n", at, stop)
    carriage_return = raw.find(b"\r", at, stop if line_feed < 0 else line_feed)
    if carriage_return >= 0 and carriage_return + 1 != line_feed:
        return carriage_return + 1
    return stop if line_feed < 0 else line_feed + 1


def _excerpt(raw: bytes, start: int, end: int) -> str:
    return raw[start : min(end, start + 60)].rstrip(b"\r\n").decode("latin-1")
