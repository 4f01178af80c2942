"""What other programs need to change a file: places in bytes, and edits as they are written in the raw file.

A finding's edit speaks of what the reader sees; in the file the same words may stand in quoted-printable, in an
encoded word or as entities. Only an edit walked down to the file can be applied by a program that knows no mail.
"""

from etiquette_lint.diagnostic import Diagnostic, LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.message.model import Message
    from etiquette_lint.message.text import Layer


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
    """For each diagnostic its place and its changes in the raw file."""
    lines = LineIndex(raw)
    # A rewritten line carries its neighbours with it, in base64 past all masking; and signed mail is never changed.
    closed = {message.index for message in messages if message.signed}
    closed.update(diagnostic.message_index for diagnostic in diagnostics if diagnostic.masked)
    patches = []
    for diagnostic in diagnostics:
        assert diagnostic.finding is not None
        span = diagnostic.finding.text.raw_span()
        changes = [] if diagnostic.message_index in closed else changes_of(diagnostic, lines)
        patches.append(Patch(RawPlace(span.start, span.end, span.charset, lines), changes))
    return patches


def changes_of(diagnostic: Diagnostic, lines: LineIndex) -> list[RawChange]:
    """The edits of a finding as the file takes them: all of them or none."""
    from etiquette_lint.message.decode import Decoded
    from etiquette_lint.message.headers import HeaderField
    from etiquette_lint.message.text import lower_edit

    assert diagnostic.finding is not None
    by_leaf: dict[int, tuple[Layer, list[tuple[int, int, str]]]] = {}
    for edit in diagnostic.finding.edits:
        lowered = lower_edit(edit.text, edit.replacement)
        if lowered is None or not isinstance(lowered[0], Decoded | HeaderField):
            return []
        by_leaf.setdefault(id(lowered[0]), (lowered[0], []))[1].append(lowered[1:])
    changes = []
    for leaf, edits in by_leaf.values():
        charset = leaf.raw_charset if isinstance(leaf, Decoded) else diagnostic.charset
        try:
            for start, end, content in leaf.rewrite(edits):  # type: ignore[attr-defined]
                changes.append(RawChange(RawPlace(start, end, charset, lines), content.decode(charset)))
        except ValueError:  # a character that the charset of the part lacks
            return []
    return sorted(changes, key=lambda change: (change.place.line, change.place.column))


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
