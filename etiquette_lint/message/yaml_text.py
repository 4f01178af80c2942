"""The part of YAML 1.2 that locale files and exported macros use, with the place of every character.

Read are block mappings and sequences, plain, quoted and block scalars, comments, anchors (passed over), several
documents. A flow collection (`[a, b]`, `{a: b}`) and an alias (`*a`) read as None: no letter is written in one.
"""

from etiquette_lint.message.pieces import DataError
from etiquette_lint.message.text import Layer, Text
from etiquette_lint.message.yaml_scalars import read_block, read_plain, read_quoted
from etiquette_lint.pattern import Pattern

DEPTH = 100

_LINE = Pattern(r"([ ]*+)([^\n]*+)(?:\n|\Z)")
_KEY = Pattern(
    r"(?:\"(?P<double>(?:[^\"\\\n]++|\\[^\n])*+)\"|'(?P<single>(?:[^'\n]++|'')*+)'"
    r"|(?P<plain>(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[\-?:](?=[^\s]))"
    r"(?:[^\s:#]++|:(?=[^\s])|(?<=[^\s])\#|[ \t]++(?![#\s]|:(?:\s|\Z)))*+))"
    r"[ \t]*+:(?:[ \t]++|(?=\n|\Z))"
)
_PROPERTIES = Pattern(r"(?:[!&][^\s\[\]{},]*+(?:[ \t]++|(?=\n|\Z)))++")
_HEADER = Pattern(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*+(?:(?<=[ \t])#[^\n]*+)?(?=\n|\Z)")
_NOTHING = Pattern(r"[ \t]*+(?:#[^\n]*+)?(?=\n|\Z)")
_ITEM = Pattern(r"-(?:[ \t]++|(?=\n|\Z))")
_FLOW = Pattern(r"\"(?:[^\"\\]++|\\.)*+\"|'(?:[^']++|'')*+'|(?P<open>[\[{])|(?P<close>[\]}])|[^\"'\[\]{}]++|.", 16)


class YamlMapping(dict):
    """A mapping; `places` tells where each key stands, in characters of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, int] = {}


class Line:
    """A line with content: where the content begins, and its column."""

    __slots__ = ("indent", "start")

    def __init__(self, start: int, indent: int):
        self.start = start
        self.indent = indent


def read_yaml(layer: Layer) -> tuple[list, list[Text]]:
    """The documents of a file, and its comments that stand on lines of their own. Raises DataError."""
    reader = _Reader(layer)
    documents = []
    while reader.position < len(reader.source):
        documents.append(reader.document())
    return documents, reader.comments


class _Reader:
    def __init__(self, layer: Layer):
        self.layer = layer
        self.source = layer.string
        self.position = 1 if self.source[:1] == "\ufeff" else 0  # the start of a line that is not read yet
        self.comments: list[Text] = []
        self.ahead: Line | None = None

    def peek(self) -> Line | None:
        """The next line with content; None at the end of the document."""
        if self.ahead is not None:
            return self.ahead
        while self.position < len(self.source):
            match = _LINE.match(self.source, self.position)
            start, content = match.end(1), match[2]
            if not match[1] and content[:3] in ("---", "...") and not content[3:4].strip():
                return None
            if content.startswith("\t") and content.strip() and not content.lstrip().startswith("#"):
                raise DataError("a tab where the indentation must be blanks", start)
            if content.lstrip()[:1] == "#":
                self.comments.append(Text(self.layer, start, match.end(2)))
            elif content.strip():
                self.ahead = Line(start, len(match[1]))
                return self.ahead
            self.position = match.end()
        return None

    def advance(self, offset: int) -> None:
        """Go on after the line that `offset` stands on."""
        end = self.source.find("\n", offset)
        self.position = len(self.source) if end < 0 else end + 1
        self.ahead = None

    def document(self):
        """One document, its markers included."""
        while self.source.startswith("%", self.position):
            self.advance(self.position)
        if self.peek() is None and self.source.startswith("---", self.position):
            after = _LINE.match(self.source, self.position + 3)
            if after[2].strip() and after[2].lstrip()[:1] != "#":
                start = after.start(2) + len(after[2]) - len(after[2].lstrip())
                self.ahead = Line(start, start - self.position)
                return self.checked(self.value(start, -1, 0))
            self.advance(self.position)
        line = self.peek()
        return self.checked(self.node(line, 0) if line is not None else None)

    def checked(self, value):
        """The value of a document, after which nothing else may stand."""
        line = self.peek()
        if line is not None:
            raise DataError("this is indented as nothing above it is", line.start)
        if self.source.startswith("...", self.position):
            self.advance(self.position)
        return value

    def node(self, line: Line, depth: int):
        """The value that begins on a line of its own."""
        if depth > DEPTH:
            raise DataError(f"nested deeper than {DEPTH}", line.start)
        if _ITEM.match(self.source, line.start):
            return self.sequence(line.indent, depth)
        if self.key(line.start):
            return self.mapping(line.indent, depth)
        return self.value(line.start, line.indent - 1, depth)

    def key(self, start: int):
        return _KEY.match(self.source, start)

    def mapping(self, indent: int, depth: int) -> YamlMapping:
        mapping = YamlMapping()
        while (line := self.peek()) is not None and line.indent >= indent:
            match = self.key(line.start) if line.indent == indent else None
            if match is None:
                raise DataError("a key and a colon must stand here", line.start)
            name = self.name(match)
            value = self.value(match.end(), indent, depth)
            if name == "<<":  # what other mappings hold is read where it stands
                continue
            mapping[name] = value
            mapping.places[name] = match.start()
        return mapping

    def name(self, match) -> str:
        if match["plain"] is not None:
            return match["plain"].rstrip()
        quoted, _ = read_quoted(self.layer, match.start())
        return quoted.string

    def sequence(self, indent: int, depth: int) -> list:
        items = []
        while (line := self.peek()) is not None and line.indent >= indent:
            match = _ITEM.match(self.source, line.start) if line.indent == indent else None
            if match is None:
                if line.indent == indent:
                    break  # a mapping goes on, whose value this list is
                raise DataError("a dash and a blank must stand here", line.start)
            start = match.end()
            column = indent + start - line.start
            if start < len(self.source) and (_ITEM.match(self.source, start) or self.key(start)):
                self.ahead = Line(start, column)
                items.append(self.node(self.ahead, depth + 1))
            else:
                items.append(self.value(start, indent, depth, item=True))
        return items

    def value(self, start: int, indent: int, depth: int, item: bool = False):
        """The value that begins at `start`, in a mapping (or list: `item`) indented by `indent`."""
        source = self.source
        properties = _PROPERTIES.match(source, start)
        if properties:
            start = properties.end()
        if _NOTHING.match(source, start):
            self.advance(start)
            line = self.peek()
            # A list may stand no deeper than the key whose value it is.
            beside = not item and line is not None and bool(_ITEM.match(source, line.start))
            if line is None or line.indent < indent or (line.indent == indent and not beside):
                return None
            return self.node(line, depth + 1)
        if _HEADER.match(source, start):
            scalar, self.position = read_block(self.layer, start, indent)
            self.ahead = None
            return scalar
        first = source[start]
        if first in "\"'":
            scalar, end = read_quoted(self.layer, start)
            return self.ended(scalar, end)
        if first in "[{":
            return self.ended(None, self.flow_end(start))
        if first == "*":
            self.advance(start)
            return None
        if first in "|>@`%,]}":
            raise DataError("a value cannot begin with this sign", start)
        if self.key(start):
            raise DataError("a colon and a blank inside a value that is not quoted", start)
        scalar, self.position = read_plain(self.layer, start, indent)
        self.ahead = None
        return None if scalar.string in ("~", "null", "Null", "NULL") else scalar

    def ended(self, value, end: int):
        rest = _NOTHING.match(self.source, end)
        if rest is None:
            raise DataError("more text after the value", end)
        self.advance(end)
        return value

    def flow_end(self, start: int) -> int:
        depth = 0
        for match in _FLOW.finditer(self.source, start):
            depth += (match["open"] is not None) - (match["close"] is not None)
            if depth == 0:
                return match.end()
        raise DataError("a bracket that is not closed", start)
