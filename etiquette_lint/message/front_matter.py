"""Front matter: flat YAML fields before the text of a template, read with their places.

Read are `key: scalar` (plain, 'single', "double" quoted), block scalars (`|`, `>`) and lists of
scalars, whose items are joined by ", ". All else is named as a defect and passed over.
"""

from etiquette_lint.message.model import Defect
from etiquette_lint.message.text import Derived, Layer, Segment, Text
from etiquette_lint.pattern import Pattern

_OPENING = Pattern(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_LINE = Pattern(r"([^\r\n]*+)(\r\n|\r|\n|\Z)")
_FIELD = Pattern(r"([A-Za-z_][\w-]{0,60}+)[ \t]*+:(?:[ \t]++|$)(.*+)", 16)  # re.DOTALL
_DOUBLE = Pattern(r'"((?:[^"\\]++|\\.)*+)"[ \t]*+(?:#.*+)?$')
_SINGLE = Pattern(r"'((?:[^']++|'')*+)'[ \t]*+(?:#.*+)?$")
_ESCAPE = Pattern(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
_COMMENT = Pattern(r"[ \t]++#")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v",
            "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}  # fmt: skip


class FrontMatter:
    """`fields`, by name in lower case, `body` after them, `defects` for lines that could not be read.

    Without front matter, `fields` is empty and `body` the layer itself. Unpacks as `fields, body, defects`.
    """

    __slots__ = ("body", "defects", "fields")

    def __init__(self, fields: dict[str, Text], body: Layer, defects: list[Defect]):
        self.fields = fields
        self.body = body
        self.defects = defects

    def __iter__(self):
        return iter((self.fields, self.body, self.defects))


class _Line:
    __slots__ = ("end", "indented", "start", "text")

    def __init__(self, text: str, start: int):
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.indented = text[:1] in (" ", "\t")


def split_front_matter(layer: Layer) -> FrontMatter:
    source = layer.string
    opening = _OPENING.match(source)
    if opening is None:
        return FrontMatter({}, layer, [])
    lines: list[_Line] = []
    position = opening.end()
    while True:
        match = _LINE.match(source, position)
        if match is None or position >= len(source):
            return FrontMatter({}, layer, [])  # never closed: a rule drawn above the text
        if match[1].rstrip() in ("---", "..."):
            break
        lines.append(_Line(match[1], position))
        position = match.end()
    reader = _Reader(layer, lines)
    reader.read()
    if lines and not reader.fields:
        return FrontMatter({}, layer, [])  # text between two rules
    start = match.end()
    body = Derived(source[start:], [Segment(0, len(source) - start, layer, start, len(source))])
    return FrontMatter(reader.fields, body, reader.defects)


class _Reader:
    def __init__(self, layer: Layer, lines: list[_Line]):
        self.layer = layer
        self.lines = lines
        self.fields: dict[str, Text] = {}
        self.defects: list[Defect] = []

    def read(self) -> None:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            index += 1
            if not line.text.strip() or line.text.lstrip().startswith("#"):
                continue
            match = None if line.indented else _FIELD.match(line.text)
            if match is None:
                self.defect(line.start, line.end)
                continue
            block: list[_Line] = []
            while index < len(self.lines) and self.belongs(self.lines[index]):
                block.append(self.lines[index])
                index += 1
            self.field(match[1].lower(), match[2], line.start + match.start(2), block)

    def belongs(self, line: _Line) -> bool:
        return line.indented or not line.text.strip() or line.text.startswith("- ")

    def defect(self, start: int, end: int) -> None:
        place = self.layer.raw_span(start, end)
        text = self.layer.string[start:end]
        self.defects.append(Defect("LNT003", "front-matter", text, place.start, place.end))

    def field(self, name: str, value: str, start: int, block: list[_Line]) -> None:
        while block and not block[-1].text.strip():
            block.pop()
        stripped = value.strip()
        text: Text | None
        if stripped[:1] in ("|", ">") and len(stripped) <= 3:
            text = self.joined([(line.start, line.end) for line in block], "\n" if stripped[0] == "|" else " ")
        elif stripped and block:
            text = self.joined([(start, start + len(value)), *((line.start, line.end) for line in block)], " ")
        elif block:
            if not all(line.text.lstrip().startswith("- ") for line in block if line.text.strip()):
                self.defect(start, block[-1].end)
                return
            items = [line for line in block if line.text.strip()]
            text = self.listed([(line.start + line.text.index("- ") + 2, line.end) for line in items])
        elif stripped[:1] == "[" and stripped[-1:] == "]":
            text = self.flow(value, start)
        else:
            text = self.scalar(start, start + len(value))
        if text is None:
            self.defect(start, start + len(value))
        else:
            self.fields[name] = text

    def scalar(self, start: int, end: int) -> Text | None:
        whole = Text(self.layer, start, end).strip()
        value = str(whole)
        if value[:1] == '"':
            match = _DOUBLE.match(value)
            return self.unescaped(whole.start + 1, match[1], _ESCAPE) if match else None
        if value[:1] == "'":
            match = _SINGLE.match(value)
            return self.unescaped(whole.start + 1, match[1], _QUOTES) if match else None
        if value[:1] in ("{", "&", "!", "@", "`") and value[:2] not in ("{{", "{%"):
            return None
        comment = _COMMENT.search(value)
        return whole.slice(0, comment.start()) if comment else whole

    def unescaped(self, start: int, value: str, pattern: Pattern) -> Text:
        if not pattern.search(value):
            return Text(self.layer, start, start + len(value))
        pieces: list[str] = []
        segments: list[Segment] = []
        position = copied = 0
        for match in [*pattern.finditer(value), None]:
            first = match.start() if match else len(value)
            if first > copied:
                pieces.append(value[copied:first])
                segments.append(Segment(position, position + first - copied, self.layer, start + copied, start + first))
                position += first - copied
            if match:
                pieces.append(_unescape(match[0]))
                segments.append(Segment(position, position + 1, self.layer, start + first, start + match.end()))
                position, copied = position + 1, match.end()
        return Derived("".join(pieces), segments, _escape).whole()

    def flow(self, value: str, start: int) -> Text:
        inner = value.index("[") + 1
        places: list[tuple[int, int]] = []
        for match in _ITEM.finditer(value, inner, value.rindex("]")):
            places.append((start + match.start(), start + match.end()))
        return self.listed(places)

    def listed(self, places: list[tuple[int, int]]) -> Text:
        items = [item for item in (self.scalar(start, end) for start, end in places) if item]
        pieces = [(item.start, item.end) for item in items if item.layer is self.layer]
        return self.joined(pieces, ", ")

    def joined(self, places: list[tuple[int, int]], glue: str) -> Text:
        """One text of several stretches; the glue between them is put in."""
        string = ""
        segments: list[Segment] = []
        for start, end in places:
            stretch = Text(self.layer, start, end).strip()
            if not stretch:
                continue
            if string:
                string += glue
            segments.append(Segment(len(string), len(string) + len(stretch), self.layer, stretch.start, stretch.end))
            string += str(stretch)
        return Derived(string, segments).whole()


_QUOTES = Pattern("''")
_ITEM = Pattern(r"""\s*+(?:"(?:[^"\\]++|\\.)*+"|'(?:[^']++|'')*+'|[^,]++)""")


def _unescape(source: str) -> str:
    if source[0] == "'":
        return "'"
    if source[1] in "xuU":
        number = int(source[2:], 16) if len(source) > 2 else 0
        return chr(number) if 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF else "\ufffd"
    return _ESCAPES.get(source[1], source[1])


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
