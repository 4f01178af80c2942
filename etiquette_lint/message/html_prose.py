"""The prose of an HTML document while it is written: white space folded, blocks as lines, every place kept."""

from etiquette_lint.message.html_entities import REFERENCE_SOURCE, decode_reference
from etiquette_lint.message.model import Mark
from etiquette_lint.message.text import Layer, Segment
from etiquette_lint.pattern import Pattern

_FOLDED = Pattern(r"[ \t\n\r\f]{2,}+|[\t\r\f\n]")
_SPECIAL = Pattern(REFERENCE_SOURCE + "|\xa0")
_LINE = Pattern(r"\r\n|[\r\n]|" + REFERENCE_SOURCE + r"|&|[^&\r\n]++")
_WHITE = " \t\n\r\f"
EMPTY = -2  # the end of a mark whose element closed before any text came


class Prose:
    """The prose being written, and the white space and line breaks that wait for the next visible character."""

    __slots__ = (
        "breaks", "last_break", "layer", "line_open", "marker", "next_position", "next_source", "pieces", "places",
        "position", "run_source", "run_start", "source", "spaces", "tab", "waiting",
    )  # fmt: skip

    def __init__(self, layer: Layer):
        self.layer = layer
        self.source = layer.string
        self.pieces: list[str] = []
        self.places: list[tuple[int, int, int, int]] = []  # start and end here, start and end in the source
        self.position = 0
        self.run_start = self.run_source = 0  # where the run that is being copied began
        self.next_position = self.next_source = -1  # what would lengthen it
        self.breaks = 0
        self.last_break = -1  # where the last line break was written
        self.line_open = False
        self.spaces: list[tuple[int, int, bool]] = []  # source place; True for one that does not fold
        self.tab = False
        self.marker = ""
        self.waiting: list[Mark] = []

    def copy(self, start: int, end: int, text: str) -> None:
        """Write `text` for `source[start:end]`; copied runs that touch become one."""
        position = self.position
        after = position + len(text)
        self.pieces.append(text)
        self.position = after
        if after - position != end - start:
            self.end_run()
            self.places.append((position, after, start, end))
            return
        if self.next_source != start or self.next_position != position:
            self.end_run()
            self.run_start, self.run_source = position, start
        self.next_position, self.next_source = after, end

    def end_run(self) -> None:
        if self.next_source >= 0:
            self.places.append((self.run_start, self.next_position, self.run_source, self.next_source))
            self.next_source = -1

    def put_in(self, text: str) -> None:
        self.pieces.append(text)
        self.position += len(text)

    def segments(self) -> list[Segment]:
        """The places as segments. Most mail is clean and never asks."""
        layer = self.layer
        return [Segment(start, end, layer, first, last) for start, end, first, last in self.places]

    def flush(self, following: str) -> None:
        """Write what waits before the visible character `following`."""
        if self.breaks:
            if self.position:
                self.last_break = self.position
                self.put_in("\n" * min(self.breaks, 2))
            self.breaks = 0
        elif self.tab:
            self.put_in("\t")
        self.tab = False
        if self.marker:
            self.put_in(self.marker)
            self.marker = ""
        if self.spaces:
            self._write_spaces(following)
        self.line_open = True
        if self.waiting:
            for mark in self.waiting:
                if mark.end != EMPTY:
                    mark.start = self.position
            self.waiting.clear()

    def _write_spaces(self, following: str) -> None:
        soft = self.line_open
        for start, end, hard in self.spaces:
            if hard:
                self.copy(start, end, " ")
            elif soft:
                soft = False
                if not self._joins(start, end, following):
                    self.copy(start, end, " ")
        self.spaces.clear()

    def _joins(self, start: int, end: int, following: str) -> bool:
        """A line break of the source between two Chinese characters leaves no space (CSS Text 3, 4.1.3)."""
        if following < "\u2e80" or not self.pieces or self.pieces[-1][-1] < "\u2e80":
            return False
        return "\n" in self.source[start:end] and is_wide(following) and is_wide(self.pieces[-1][-1])

    def line_break(self) -> None:
        """`<br>`: ends the line, empty or not."""
        self.breaks += 1
        self.line_open = False
        self.spaces.clear()

    def boundary(self, kind: int) -> None:
        """The edge of a block: ends a line that has begun; `kind` 2 wants a blank line."""
        if self.line_open or (self.spaces and any(hard for _, _, hard in self.spaces)):
            self.breaks += 1
            self.line_open = False
        self.spaces.clear()
        if kind == 2 and self.breaks < 2 and not self.marker and not self.tab:
            self.breaks = 2

    def text(self, start: int, end: int) -> None:
        source = self.source
        text = source[start:end]
        if "&" not in text and "\xa0" not in text:
            self.run(start, end, text)
            return
        for match in _SPECIAL.finditer(source, start, end):
            first, last = match.span()
            if source[first] == "&":
                decoded = decode_reference(match[0])
                if decoded is None:
                    continue
                characters, length = decoded
                last = first + length
            else:
                characters = "\xa0"
            if first > start:
                self.run(start, first, source[start:first])
            if characters == "\xa0":
                self.spaces.append((first, last, True))
            elif characters in _WHITE:
                self.spaces.append((first, last, False))
            else:
                self.flush(characters[0])
                self.copy(first, last, characters)
            start = last
        if start < end:
            self.run(start, end, source[start:end])

    def run(self, start: int, end: int, text: str) -> None:
        """Text without references: white space at its ends waits, inside it folds."""
        stripped = text.strip(_WHITE)
        length = len(stripped)
        begin = start
        if length != end - start:
            if not length:
                if self.line_open:
                    self.spaces.append((start, end, False))
                return
            begin += len(text) - len(text.lstrip(_WHITE))
            if begin > start:
                self.spaces.append((start, begin, False))
        after = begin + length
        if "\n" in stripped and stripped.isascii():
            unwrapped = stripped.replace("\n", " ")
        else:
            unwrapped = stripped
        spaces = self.spaces
        if self.breaks or not self.line_open or self.waiting or self.tab or self.marker:
            self.flush(stripped[0])
        elif spaces:
            if len(spaces) == 1 and spaces[0][1] == begin == spaces[0][0] + 1 and self.source[begin - 1] == " ":
                begin -= 1
                unwrapped = " " + unwrapped
                spaces.clear()
            else:
                self.flush(stripped[0])
        if "  " in unwrapped or "\n" in unwrapped or "\t" in unwrapped or "\r" in unwrapped or "\f" in unwrapped:
            self._folded(begin, after)
        else:
            self.copy(begin, after, unwrapped)
        if after < end:
            spaces.append((after, end, False))

    def _folded(self, start: int, end: int) -> None:
        source = self.source
        for match in _FOLDED.finditer(source, start, end):
            first, last = match.span()
            self.copy(start, first, source[start:first])
            if not self._joins(first, last, source[last]):
                self.copy(first, last, " ")
            start = last
        self.copy(start, end, source[start:end])

    def preformatted(self, start: int, end: int) -> None:
        """Text in which white space counts; its line ends become "\\n"."""
        for match in _LINE.finditer(self.source, start, end):
            first, last = match.span()
            if self.source[first] in "\r\n":
                self.line_break()
                continue
            if match[0].startswith("&"):
                decoded = decode_reference(match[0])
                if decoded:
                    self.flush(decoded[0][0])
                    self.copy(first, first + decoded[1], decoded[0])
                    first += decoded[1]
                    if first == last:
                        continue
            self.flush(self.source[first])
            self.copy(first, last, self.source[first:last].replace("\xa0", " "))


def is_wide(character: str) -> bool:
    """Chinese, Japanese or full-width, between two of which a line break in HTML is no space."""
    return "\u2e80" <= character <= "\ua4cf" or "\uf900" <= character <= "\ufaff" or (
        "\ufe30" <= character <= "\ufe6f" or "\uff00" <= character <= "\uffe6" or character >= "\U00020000"
    )
