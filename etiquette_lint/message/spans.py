"""Stretches of one text, ready to be asked about many places of it."""

from bisect import bisect_left, bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from etiquette_lint.message.text import Text


class Spans:
    """Stretches (start, end) in any order, overlapping or not. An answer costs two halvings, however many they are:
    to go through them all for every place would make a long message cost the square of its length."""

    __slots__ = ("_reaches", "_starts")

    def __init__(self, spans: "Iterable[tuple[int, int]]"):
        self._starts: list[int] = []
        self._reaches: list[int] = []  # how far the stretches reach that begin no later
        reach = 0
        for start, end in sorted(spans):
            reach = max(reach, end)
            self._starts.append(start)
            self._reaches.append(reach)

    @classmethod
    def at(cls, offsets: "Iterable[int]") -> "Spans":
        """Single characters."""
        return cls((offset, offset + 1) for offset in offsets)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with this stretch."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reaches[before - 1] > start

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds the whole of this stretch."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reaches[before - 1] >= end


def touching(texts: "Iterable[Text]") -> "Callable[[Text], bool]":
    """Whether a text shares a character with one of these, which may stand in several layers."""
    places: dict[int, list[tuple[int, int]]] = {}
    for text in texts:
        places.setdefault(id(text.layer), []).append((text.start, text.end))
    spans = {layer: Spans(stretches) for layer, stretches in places.items()}
    return lambda text: id(text.layer) in spans and spans[id(text.layer)].touch(text.start, text.end)
