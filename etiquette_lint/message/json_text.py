"""JSON (RFC 8259) whose strings know where in the file each of their characters stands.

Accepts what the standard library's `json` accepts, except that half of a surrogate pair reads as
U+FFFD and that values nest at most 200 deep. Repeated names: the last one counts.
"""

from etiquette_lint.message.text import Derived, Layer, Segment
from etiquette_lint.pattern import Pattern

DEPTH = 200

_SPACE = Pattern(r"[ \t\n\r]*+")
_STRING = Pattern(r'"((?:[^"\\\x00-\x1f]++|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*+)"')
_ESCAPES = Pattern(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)
_NUMBER = Pattern(r"(-?(?:0|[1-9][0-9]*+))(\.[0-9]++)?([eE][-+]?[0-9]++)?")
_LITERALS = {"true": True, "false": False, "null": None, "NaN": float("nan"), "Infinity": float("inf")}
_LITERAL = Pattern("true|false|null|NaN|-?Infinity")
_SIMPLE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JsonError(ValueError):
    """The text is no JSON. `message` says what is wrong, `offset` where, in characters of the text."""

    def __init__(self, message: str, offset: int):
        super().__init__(f"{message} at character {offset}")
        self.message = message
        self.offset = offset


class JsonString(Derived):
    """A string of a JSON text; `str()` of it gives its characters."""

    def __str__(self) -> str:
        return self.string


def escape_json(text: str) -> str:
    """`text` as it stands between the quotation marks of a JSON string; only what must be escaped is."""
    import json

    return json.dumps(text, ensure_ascii=False)[1:-1]


def read_json(layer: Layer):
    """The one value of a JSON text: dict (its keys str), list, JsonString, int, float, bool, None. Raises JsonError."""
    reader = _Reader(layer)
    value, position = reader.value(reader.skip(1 if layer.string[:1] == "\ufeff" else 0), 0)
    position = reader.skip(position)
    if position < len(layer.string):
        raise JsonError("more text after the value", position)
    return value


def read_json_values(layer: Layer) -> list:
    """The messages of a file: the items of a top-level array, or one value a line (JSON Lines). Raises JsonError."""
    reader = _Reader(layer)
    position = reader.skip(1 if layer.string[:1] == "\ufeff" else 0)
    values = []
    while position < len(layer.string):
        value, end = reader.value(position, 0)
        values.append(value)
        position = reader.skip(end)
        if position < len(layer.string) and "\n" not in layer.string[end:position]:
            raise JsonError("more text after the value", position)
    if not values:
        raise JsonError("no value", position)
    return values[0] if len(values) == 1 and isinstance(values[0], list) else values


class _Reader:
    def __init__(self, layer: Layer):
        self.layer = layer
        self.source = layer.string

    def skip(self, position: int) -> int:
        match = _SPACE.match(self.source, position)
        return match.end()

    def value(self, position: int, depth: int) -> tuple:
        """The value that begins at `position`, and where it ends."""
        character = self.source[position : position + 1]
        if character == '"':
            return self.string(position)
        if character in ("{", "["):
            if depth >= DEPTH:
                raise JsonError(f"nested deeper than {DEPTH}", position)
            return self.object(position, depth) if character == "{" else self.array(position, depth)
        match = _LITERAL.match(self.source, position)
        if match:
            name = match[0]
            return (-_LITERALS["Infinity"] if name[0] == "-" else _LITERALS[name]), match.end()  # type: ignore[operator]
        match = _NUMBER.match(self.source, position)
        if match:
            return self.number(match, position), match.end()
        raise JsonError("no value" if character else "the text ends early", position)

    def number(self, match, position: int) -> int | float:
        if match[2] or match[3]:
            return float(match[0])
        try:
            return int(match[0])
        except ValueError:  # more digits than Python reads
            raise JsonError("number too long", position) from None

    def object(self, position: int, depth: int) -> tuple[dict, int]:
        result: dict = {}
        source = self.source
        position = self.skip(position + 1)
        if source[position : position + 1] == "}":
            return result, position + 1
        while True:
            if source[position : position + 1] != '"':
                raise JsonError("a name in quotation marks must stand here", position)
            name, position = self.string(position)
            position = self.skip(position)
            if source[position : position + 1] != ":":
                raise JsonError('":" must stand here', position)
            value, position = self.value(self.skip(position + 1), depth + 1)
            result[name.string] = value
            position = self.skip(position)
            if source[position : position + 1] == "}":
                return result, position + 1
            if source[position : position + 1] != ",":
                raise JsonError('"," or "}" must stand here', position)
            position = self.skip(position + 1)

    def array(self, position: int, depth: int) -> tuple[list, int]:
        result: list = []
        source = self.source
        position = self.skip(position + 1)
        if source[position : position + 1] == "]":
            return result, position + 1
        while True:
            value, position = self.value(position, depth + 1)
            result.append(value)
            position = self.skip(position)
            if source[position : position + 1] == "]":
                return result, position + 1
            if source[position : position + 1] != ",":
                raise JsonError('"," or "]" must stand here', position)
            position = self.skip(position + 1)

    def string(self, position: int) -> tuple[JsonString, int]:
        match = _STRING.match(self.source, position)
        if match is None:
            raise self.broken_string(position)
        start, end = match.span(1)
        text = match[1]
        if "\\" not in text:
            segments = [Segment(0, len(text), self.layer, start, end)] if text else []
            return JsonString(text, segments, escape_json), match.end()
        return self.unescaped(start, end), match.end()

    def broken_string(self, start: int) -> JsonError:
        position = start + 1
        match = _VALID.match(self.source, position)
        position = match.end()
        if position >= len(self.source):
            return JsonError("a string without end", start)
        if self.source[position] == "\\":
            return JsonError("an escape that JSON does not know", position)
        return JsonError("a control character inside a string", position)

    def unescaped(self, start: int, end: int) -> JsonString:
        source, layer = self.source, self.layer
        pieces: list[str] = []
        segments: list[Segment] = []
        length = 0
        copied = start
        for match in _ESCAPES.finditer(source, start, end):
            first, last = match.span()
            if first > copied:
                pieces.append(source[copied:first])
                segments.append(Segment(length, length + first - copied, layer, copied, first))
                length += first - copied
            pieces.append(_character(match[0]))
            segments.append(Segment(length, length + 1, layer, first, last))
            length += 1
            copied = last
        if end > copied:
            pieces.append(source[copied:end])
            segments.append(Segment(length, length + end - copied, layer, copied, end))
        return JsonString("".join(pieces), segments, escape_json)


_VALID = Pattern(r'(?:[^"\\\x00-\x1f]++|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*+')


def _character(escape: str) -> str:
    if len(escape) == 12:
        high, low = int(escape[2:6], 16), int(escape[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    if len(escape) == 6:
        number = int(escape[2:], 16)
        return "\ufffd" if 0xD800 <= number <= 0xDFFF else chr(number)
    return _SIMPLE.get(escape[1], escape[1])
