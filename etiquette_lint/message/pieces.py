"""Strings taken apart and put together again, each character with its place: what readers of data files need."""

from etiquette_lint.message.text import Derived, Layer, Segment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from re import Match


class DataString(Derived):
    """A string of a data file: its characters as meant, and where each of them was typed."""

    def __str__(self) -> str:
        return self.string


class DataError(ValueError):
    """The text is not in its form. `message` says what is wrong, `offset` where, in characters of the text."""

    def __init__(self, message: str, offset: int):
        super().__init__(f"{message} at character {offset}")
        self.message = message
        self.offset = offset


class Pieces:
    """A string in the making: stretches copied from `layer`, and pieces that stand for others."""

    def __init__(self, layer: Layer):
        self.layer = layer
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Characters as they were typed."""
        if end > start:
            self.piece(self.layer.string[start:end], start, end)

    def piece(self, text: str, start: int, end: int) -> None:
        """`text`, which stands for what was typed from `start` to `end`."""
        if text:
            self.parts.append(text)
            self.segments.append(Segment(self.length, self.length + len(text), self.layer, start, end))
            self.length += len(text)

    def replaced(self, start: int, end: int, found: "Iterable[Match]", meaning: "Callable[[str], str]") -> None:
        """What was typed from `start` to `end`, each match read as `meaning` says."""
        for match in found:
            self.copy(start, match.start())
            self.piece(meaning(match[0]), match.start(), match.end())
            start = match.end()
        self.copy(start, end)

    def cut_end(self, length: int) -> None:
        """Take off all after the first `length` characters; nothing that was copied may be cut in two."""
        while self.length > length:
            self.length -= len(self.parts.pop())
            self.segments.pop()

    @property
    def string(self) -> str:
        return "".join(self.parts)

    def finish(self, escape: "Callable[[str], str] | None" = None) -> DataString:
        return DataString(self.string, self.segments, escape)
