"""Text that knows where in the raw file each of its characters was typed.

A file is read through layers, each made from the one under it: bytes, decoded part, JSON
string, HTML with its tags removed. A layer keeps the way down, so a place found in what the
reader sees is walked back to what the author typed, and only when a finding asks for it.
"""

from bisect import bisect_left, bisect_right


class RawSpan:
    """A place in the raw file: byte offsets, end exclusive, and the charset to read it with.

    `exact` is false where only the line is certain (base64).
    """

    __slots__ = ("start", "end", "exact", "charset")

    def __init__(self, start: int, end: int, exact: bool, charset: str):
        self.start = start
        self.end = end
        self.exact = exact
        self.charset = charset

    def __repr__(self) -> str:
        return f"RawSpan({self.start}, {self.end}, exact={self.exact}, charset={self.charset!r})"


class Layer:
    """One reading of a stretch of the file. `string` is the text at this level."""

    string: str

    def raw_span(self, start: int, end: int) -> RawSpan:
        """The raw place of `string[start:end]`; an empty slice has an empty place."""
        raise NotImplementedError

    def lower(self, start: int, end: int) -> "tuple[Layer, int, int] | None":
        """The same stretch one layer down; None when this is the lowest, or where it is not contiguous there."""
        raise NotImplementedError

    def escape(self, text: str) -> str:
        """`text` as it must be written in the layer below (entities, JSON escapes)."""
        return text

    def typed(self, start: int, end: int) -> str:
        """`string[start:end]` as it is quoted to its author: what was typed in the place of stand-in words."""
        return self.string[start:end]

    def whole(self) -> "Text":
        return Text(self, 0, len(self.string))


class Segment:
    """`string[start:end]` of a derived layer was made from `[under_start:under_end]` of the layer `under`.

    Of equal length it was copied character by character; of unequal length it is one piece
    (an entity, a placeholder, a run of folded white space) that owns its source whole.
    """

    __slots__ = ("start", "end", "under", "under_start", "under_end")

    def __init__(self, start: int, end: int, under: Layer, under_start: int, under_end: int):
        self.start = start
        self.end = end
        self.under = under
        self.under_start = under_start
        self.under_end = under_end

    def __repr__(self) -> str:
        return f"Segment({self.start}:{self.end} from {self.under_start}:{self.under_end})"


class Derived(Layer):
    """A layer made from others by markup removal, unescaping, substitution or joining.

    `segments` stand in order and do not overlap. A character in no segment was put in by the
    reading (the line break of a `<br>`) and lies between its neighbours.
    """

    def __init__(self, string: str, segments: list[Segment], escape=None):
        self.string = string
        self.segments = segments
        self._escape = escape
        self._starts: list[int] | None = None
        self._ends: list[int] | None = None

    def escape(self, text: str) -> str:
        return self._escape(text) if self._escape else text

    def _span(self, start: int, end: int) -> tuple[Segment, int, Segment, int] | None:
        """First segment and offset under it, last segment and offset under it."""
        if not self.segments:
            return None
        if self._starts is None or self._ends is None:
            self._starts = [segment.start for segment in self.segments]
            self._ends = [segment.end for segment in self.segments]
        first_index = bisect_right(self._ends, start)  # the first segment that ends after `start`
        if start >= end:
            if first_index == len(self.segments):
                first = self.segments[-1]
                return first, first.under_end, first, first.under_end
            first = self.segments[first_index]
            offset = start - first.start
            copied = first.end - first.start == first.under_end - first.under_start
            at = first.under_start + offset if copied and offset > 0 else first.under_start
            return first, at, first, at
        last_index = bisect_left(self._starts, end) - 1  # the last segment that starts before `end`
        if first_index > last_index:  # only put-in characters: the empty place between two segments
            near = self.segments[max(last_index, 0)]
            at = near.under_end if last_index >= 0 else near.under_start
            return near, at, near, at
        first, last = self.segments[first_index], self.segments[last_index]
        under_start, under_end = first.under_start, last.under_end
        if start > first.start and first.end - first.start == first.under_end - first.under_start:
            under_start += start - first.start
        if end < last.end and last.end - last.start == last.under_end - last.under_start:
            under_end -= last.end - end
        return first, under_start, last, under_end

    def raw_span(self, start: int, end: int) -> RawSpan:
        span = self._span(start, end)
        if span is None:
            return RawSpan(0, 0, False, "utf-8")
        first, under_start, last, under_end = span
        if first.under is last.under:
            return first.under.raw_span(under_start, under_end)
        head = first.under.raw_span(under_start, first.under_end)
        tail = last.under.raw_span(last.under_start, under_end)
        if head.start <= tail.end:
            return RawSpan(head.start, tail.end, False, head.charset)  # what lies between was typed by nobody
        return head

    def beneath(self, start: int, end: int) -> tuple[Layer, int, int] | None:
        """From where to where the stretch reaches one layer down, with what the reading left out in between."""
        span = self._span(start, end)
        return (span[0].under, span[1], span[3]) if span is not None and span[0].under is span[2].under else None

    def lower(self, start: int, end: int) -> tuple[Layer, int, int] | None:
        span = self._span(start, end)
        if span is None or span[0].under is not span[2].under or not self._is_contiguous(span[0], span[2]):
            return None
        return span[0].under, span[1], span[3]

    def _is_contiguous(self, first: Segment, last: Segment) -> bool:
        """Whether nothing that the reading left out (a tag, say) lies between two segments."""
        if first is last:
            return True
        index = self.segments.index(first)
        before = first
        for segment in self.segments[index + 1 :]:
            if segment.under_start != before.under_end:
                return False
            if segment is last:
                return True
            before = segment
        return False


class Text:
    """A slice of a layer: what zones, sentences and findings are made of. `str(text)` is what it reads."""

    __slots__ = ("layer", "start", "end")

    def __init__(self, layer: Layer, start: int, end: int):
        self.layer = layer
        self.start = start
        self.end = end

    def __str__(self) -> str:
        return self.layer.string[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def __repr__(self) -> str:
        return f"Text({str(self)!r} at {self.start})"

    def typed(self) -> str:
        """The words as their author typed them: gaps of a template by their source."""
        return self.layer.typed(self.start, self.end)

    def slice(self, start: int, end: int) -> "Text":
        """`str(self)[start:end]` with its place; offsets count from the start of this text."""
        return Text(self.layer, self.start + start, self.start + end)

    def strip(self) -> "Text":
        string = str(self)
        start = len(string) - len(string.lstrip())
        return Text(self.layer, self.start + start, self.start + max(len(string.rstrip()), start))

    def raw_span(self) -> RawSpan:
        return self.layer.raw_span(self.start, self.end)


class Literal(Layer):
    """Text given by the caller (`--subject`), not read from the file; its place is the file's start."""

    def __init__(self, string: str):
        self.string = string

    def raw_span(self, start: int, end: int) -> RawSpan:
        return RawSpan(0, 0, False, "utf-8")

    def lower(self, start: int, end: int) -> None:
        return None


def cut(layer: Layer, start: int, end: int) -> Layer:
    """`layer.string[start:end]` as a layer of its own, so that offsets count from its start."""
    if start == 0 and end == len(layer.string):
        return layer
    return Derived(layer.string[start:end], [Segment(0, end - start, layer, start, end)])


def lower_edit(text: Text, replacement: str) -> tuple[Layer, int, int, str] | None:
    """An edit of what the reader sees as an edit of the lowest layer: (layer, start, end, what to write there).

    None where the words are not contiguous in the file, as when a tag stands between them.
    """
    layer, start, end = text.layer, text.start, text.end
    while isinstance(layer, Derived):
        replacement = layer.escape(replacement)
        below = layer.lower(start, end)
        if below is None:
            return None
        layer, start, end = below
    return layer, start, end, replacement
