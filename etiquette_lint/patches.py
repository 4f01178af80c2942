"""What other programs need to change a file: places in the bytes of its lines, and edits as it takes them.

Some count columns in bytes of UTF-8, whatever the charset of the file.
"""

from etiquette_lint.diagnostic import BYTE_ORDER_MARK, STATEFUL, Diagnostic, LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.message.model import Message

WIDE = ("utf-16", "utf-32", "utf_16", "utf_32")


class RawPlace:
    """A stretch of the raw file: 1-based lines, columns in code points and in bytes of UTF-8, end exclusive."""

    __slots__ = ("line", "column", "byte_column", "end_line", "end_column", "end_byte_column")

    def __init__(self, first: tuple[int, int, int], last: tuple[int, int, int]):
        self.line, self.column, self.byte_column = first
        self.end_line, self.end_column, self.end_byte_column = last


class RawChange:
    """Put `text` where `place` is."""

    __slots__ = ("place", "text")

    def __init__(self, place: RawPlace, text: str):
        self.place = place
        self.text = text


class Patch:
    """Where a diagnostic stands, and the changes that mend it: none where the file must not or cannot be changed."""

    __slots__ = ("place", "changes")

    def __init__(self, place: RawPlace, changes: list[RawChange]):
        self.place = place
        self.changes = changes


def patches_of(diagnostics: list[Diagnostic], messages: "list[Message]", raw: bytes) -> list[Patch]:
    """For each diagnostic its place and its changes in the raw file: those of `Diagnostic.edits`, or none."""
    from etiquette_lint.edits import raw_edits

    counted = Places(raw)
    by_index = {message.index: message for message in messages}
    places, changes = [], []
    for diagnostic in diagnostics:  # first all places, then all edits: each in order, so that columns are counted on
        assert diagnostic.finding is not None
        span = diagnostic.finding.text.raw_span()
        places.append(counted.place(span.start, span.end, span.charset))
    for diagnostic in diagnostics:
        message = by_index.get(diagnostic.message_index)
        edits = raw_edits(message, diagnostic.finding) if diagnostic.edits and message and diagnostic.finding else []
        changes.append([RawChange(counted.place(start, end, charset), text) for start, end, text, charset in edits])
    return [Patch(*pair) for pair in zip(places, changes, strict=True)]


class Places:
    """Lines and both kinds of columns of one file."""

    def __init__(self, raw: bytes):
        self.lines = LineIndex(raw)
        self._last = (-1, "", 0, 0)  # line, charset, offset and bytes of UTF-8 before it of the place asked for last

    def place(self, start: int, end: int, charset: str) -> RawPlace:
        """The place of `raw[start:end]`, read with `charset`."""
        first = (*self.lines.place(start, charset), self.byte_column(start, charset))
        last = (*self.lines.place(end, charset), self.byte_column(end, charset)) if end > start else first
        return RawPlace(first, last)

    def byte_column(self, offset: int, charset: str) -> int:
        """1-based column in bytes of the line written as UTF-8; a byte-order mark counts none."""
        raw, (line, column) = self.lines.raw, self.lines.place(offset, charset)
        if charset.startswith(WIDE):  # a line break is not one byte, so lines are those of the text
            before = raw[:offset].decode(charset, "replace").removeprefix(BYTE_ORDER_MARK)
            return 1 + utf8_length(before[len(before) - column + 1 :])
        start, length = self.lines.starts[line - 1], 0
        if self._last[:2] == (line, charset) and self._last[2] <= offset:
            start, length = self._last[2:]  # a file may be one long line: count on from the last place
        before = raw[start:offset].decode(charset, "replace")
        length += utf8_length(before.removeprefix(BYTE_ORDER_MARK) if start == 0 else before)
        if not charset.startswith(STATEFUL):
            self._last = (line, charset, offset, length)
        return 1 + length


def utf8_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
