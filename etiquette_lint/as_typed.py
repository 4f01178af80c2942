"""The text of a template as its author typed it: every gap in its own notation, not the word it reads as."""

from bisect import bisect_right

from etiquette_lint.message.text import Derived, Layer


class AsTyped:
    """`string` is the layer's text with each stand-in word replaced by what was typed in its place.

    `start` and `end` tell where an offset of the layer stands in it; one within a stand-in word is moved to the
    border of what was typed.
    """

    __slots__ = ("_after", "_before", "_words", "string")

    def __init__(self, layer: Layer):
        self._words: list[tuple[int, int]] = []  # places of the stand-ins in the layer
        self._before: list[int] = []  # where each begins and ends in `string`
        self._after: list[int] = []
        pieces: list[str] = []
        length = last = 0
        for start, end in _stand_ins(layer):
            typed = layer.typed(start, end)
            pieces += [layer.string[last:start], typed]
            length += start - last
            self._words.append((start, end))
            self._before.append(length)
            length += len(typed)
            self._after.append(length)
            last = end
        self.string = "".join(pieces) + layer.string[last:] if pieces else layer.string

    def start(self, offset: int) -> int:
        return self._moved(offset, self._before)

    def end(self, offset: int) -> int:
        return self._moved(offset, self._after)

    def _moved(self, offset: int, border: list[int]) -> int:
        index = bisect_right(self._words, (offset, -1)) - 1  # the last stand-in that begins before `offset`
        if index < 0:
            return offset
        end = self._words[index][1]
        return border[index] if offset < end else self._after[index] + offset - end


def _stand_ins(layer: Layer) -> list[tuple[int, int]]:
    """Places of the words that stand for gaps: nowhere but in a template whose gaps were not filled in."""
    if not isinstance(layer, Derived) or getattr(layer, "filled", True):
        return []
    return [
        (segment.start, segment.end)
        for segment in layer.segments
        if segment.start < segment.end and segment.end - segment.start != segment.under_end - segment.under_start
    ]
