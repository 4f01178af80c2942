"""A layer made from another by a list of replacements: what Markdown and templates need."""

from bisect import bisect_right

from etiquette_lint.message.text import Derived, Layer, Segment


class Rewritten(Derived):
    """The layer `under` with stretches replaced, and the way up from its offsets to these.

    `edits` are `(start, end, text)` in the layer below, sorted, not overlapping. A replacement by ""
    leaves nothing; any other text is one piece that owns what it replaced.
    """

    def __init__(self, under: Layer, edits: list[tuple[int, int, str]], escape=None):
        source = under.string
        pieces: list[str] = []
        segments: list[Segment] = []
        starts: list[int] = []
        shifts: list[tuple[int, int, int]] = []
        position = copied = 0
        for start, end, text in edits:
            if start > copied:
                pieces.append(source[copied:start])
                segments.append(Segment(position, position + start - copied, under, copied, start))
                position += start - copied
            starts.append(start)
            shifts.append((end, position, position + len(text)))
            if text:
                pieces.append(text)
                _own(segments, position, text, under, start, end)
                position += len(text)
            copied = end
        if copied < len(source):
            pieces.append(source[copied:])
            segments.append(Segment(position, position + len(source) - copied, under, copied, len(source)))
        super().__init__("".join(pieces), segments, escape or under.escape)
        self._edit_starts = starts
        self._edits = shifts

    def above(self, offset: int) -> int:
        """Where the character at `offset` of the layer below stands here; inside a replacement, its start."""
        index = bisect_right(self._edit_starts, offset) - 1
        if index < 0:
            return offset
        end, first, last = self._edits[index]
        return first if offset < end else last + offset - end


def _own(segments: list[Segment], position: int, text: str, under: Layer, start: int, end: int) -> None:
    """Add the piece `text` for `[start:end]`. Where both are of one length, two uneven pieces keep it from
    being read as a copy: a finding on half of the word must still own a whole half, never single characters."""
    length = len(text)
    if end == start:
        return
    if length != end - start or length == 1:
        segments.append(Segment(position, position + length, under, start, end))
        return
    # Of equal length the span is right as a whole, and a part of it maps to a part: good enough, and harmless.
    segments.append(Segment(position, position + length, under, start, end))
