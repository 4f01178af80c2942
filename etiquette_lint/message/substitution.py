"""A layer made from another by a list of replacements: what Markdown and templates need."""

from bisect import bisect_right

from etiquette_lint.message.text import Derived, Layer, Segment


class Substituted(Derived):
    """The layer `under` with stretches replaced, and the way up from its offsets to these.

    `edits` are `(start, end, text)` in the layer below, sorted, not overlapping. A replacement by ""
    leaves nothing; any other text is one piece that owns what it replaced, unless it is as long as that:
    then it counts as a copy, so choose another word where that would mislead.
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
                if end > start:
                    segments.append(Segment(position, position + len(text), under, start, end))
                position += len(text)
            copied = end
        if copied < len(source):
            pieces.append(source[copied:])
            segments.append(Segment(position, position + len(source) - copied, under, copied, len(source)))
        super().__init__("".join(pieces), segments, escape)
        self._edit_starts = starts
        self._edits = shifts

    def above(self, offset: int) -> int:
        """Where the character at `offset` of the layer below stands here; inside a replacement, its start."""
        index = bisect_right(self._edit_starts, offset) - 1
        if index < 0:
            return offset
        end, first, last = self._edits[index]
        return first if offset < end else last + offset - end

