"""What other programs need to change a file: places in the bytes of its lines, and edits as it takes them.

Some count columns in bytes of UTF-8, whatever the charset of the file.
"""

from etiquette_lint.diagnostic import Diagnostic, LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.message.model import Message


class RawPlace:
    """A stretch of the raw file: 1-based lines, columns in code points and in bytes of UTF-8, end exclusive."""

    __slots__ = ("line", "column", "end_line", "end_column", "byte_column", "end_byte_column")  # fmt: skip

    def __init__(self, start: int, end: int, charset: str, lines: LineIndex):
        self.line, self.column = lines.place(start, charset)
        self.end_line, self.end_column = lines.place(end, charset) if end > start else (self.line, self.column)
        self.byte_column = utf8_column(start, self.column, charset, lines)
        self.end_byte_column = utf8_column(end, self.end_column, charset, lines) if end > start else self.byte_column


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

    lines = LineIndex(raw)
    by_index = {message.index: message for message in messages}
    patches = []
    for diagnostic in diagnostics:
        finding = diagnostic.finding
        assert finding is not None
        span = finding.text.raw_span()
        changes = []
        if diagnostic.edits and diagnostic.message_index in by_index:
            for start, end, text, charset in raw_edits(by_index[diagnostic.message_index], finding):
                changes.append(RawChange(RawPlace(start, end, charset, lines), text))
        patches.append(Patch(RawPlace(span.start, span.end, span.charset, lines), changes))
    return patches


def utf8_column(offset: int, column: int, charset: str, lines: LineIndex) -> int:
    """1-based column of a byte offset, counted in bytes of the line written as UTF-8; a byte-order mark counts none."""
    if charset.startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        before = lines.raw[:offset].decode(charset, "replace").removeprefix("\ufeff")
        return 1 + len(before[len(before) - column + 1 :].encode("utf-8", "replace"))
    start = lines.starts[lines.place(offset, charset)[0] - 1]
    before = lines.raw[start:offset].decode(charset, "replace")
    if start == 0:
        before = before.removeprefix("\ufeff")
    return 1 + len(before.encode("utf-8", "replace"))
