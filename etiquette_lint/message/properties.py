"""Java .properties files, read as java.util.Properties reads them, with the place of every character."""

from etiquette_lint.message.pieces import DataError, DataString, Pieces
from etiquette_lint.message.text import Layer, Text
from etiquette_lint.pattern import Pattern

_BLANK = Pattern(r"[ \t\f\n]*+")
_COMMENT = Pattern(r"[#!]([^\n]*+)")
_KEY = Pattern(r"(?:[^\\=:\s]++|\\[^\n]|\\\n[ \t\f]*+)*+")
_SEPARATOR = Pattern(r"(?:[ \t\f]|\\\n[ \t\f]*+)*+(?:[=:](?:[ \t\f]|\\\n[ \t\f]*+)*+)?")
_VALUE = Pattern(r"(?:[^\\\n]++|\\[^\n]|\\\n[ \t\f]*+)*+\\?")
_ESCAPE = Pattern(
    r"\\\n[ \t\f]*+|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\u|\\[^\n]|\\\Z"
)
_SIMPLE = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}


def read_properties(layer: Layer) -> tuple[dict[str, DataString], list[Text]]:
    """Keys and values, the last of a key counting, and the comments. Raises DataError at a broken \\u escape."""
    source = layer.string
    values: dict[str, DataString] = {}
    comments: list[Text] = []
    position = _BLANK.match(source).end()
    while position < len(source):
        comment = _COMMENT.match(source, position)
        if comment:
            comments.append(Text(layer, *comment.span()))
            position = _BLANK.match(source, comment.end()).end()
            continue
        key = _KEY.match(source, position)
        start = _SEPARATOR.match(source, key.end()).end()
        end = _VALUE.match(source, start).end()
        values[unescaped(layer, *key.span()).string] = unescaped(layer, start, end)
        position = _BLANK.match(source, max(end, position + 1)).end()
    return values, comments


def unescaped(layer: Layer, start: int, end: int) -> DataString:
    pieces = Pieces(layer)
    source = layer.string
    position = start
    for match in _ESCAPE.finditer(source, start, end):
        pieces.copy(position, match.start())
        if match[0] == "\\u":
            raise DataError(r"\u needs four hexadecimal digits", match.start())
        pieces.piece(meaning(match[0]), *match.span())
        position = match.end()
    pieces.copy(position, end)
    return pieces.finish(escape_properties)


def meaning(escape: str) -> str:
    if len(escape) == 12:
        return chr(0x10000 + ((int(escape[2:6], 16) - 0xD800) << 10) + (int(escape[8:], 16) - 0xDC00))
    if escape[1:2] == "u":
        number = int(escape[2:], 16)
        return "\ufffd" if 0xD800 <= number <= 0xDFFF else chr(number)
    if escape[1:2] in ("\n", ""):  # a line that goes on
        return ""
    return _SIMPLE.get(escape[1], escape[1])


def escape_properties(text: str) -> str:
    """`text` as it stands in a value; what is not ASCII stays, as files of today are UTF-8."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
