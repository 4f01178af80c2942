"""Tables of comma-separated values (RFC 4180), also with semicolons or tabs, with the place of every character."""

from etiquette_lint.message.pieces import DataError, DataString, Pieces
from etiquette_lint.message.text import Layer
from etiquette_lint.pattern import Pattern

DELIMITERS = (",", ";", "\t", "，")  # the last: a table kept by hand with a Chinese keyboard
_FIRST_ROW = Pattern(r'(?:[^"\n]++|"(?:[^"]++|"")*+")*+')
_QUOTED = Pattern(r'"((?:[^"]++|"")*+)"')
_TWO_QUOTES = Pattern('""')


def read_csv(layer: Layer) -> list[list[DataString]]:
    """The rows of a table. Raises DataError where a quotation mark is not closed."""
    source = layer.string
    delimiter = find_delimiter(source)
    plain = Pattern(f"[^{delimiter}\n]*+")
    rows: list[list[DataString]] = []
    row: list[DataString] = []
    position = 1 if source[:1] == "\ufeff" else 0
    while position <= len(source):
        field, position = read_field(layer, position, plain)
        row.append(field)
        if position < len(source) and source[position] == delimiter:
            position += 1
            continue
        if len(row) > 1 or row[0].string:
            rows.append(row)
        row = []
        position += 1
        if position >= len(source):
            break
    return rows


def find_delimiter(source: str) -> str:
    """What stands most often between the names of the columns."""
    head = _TWO_QUOTES.sub("", _FIRST_ROW.match(source, 0, 20_000)[0])
    return max(DELIMITERS, key=head.count)


def read_field(layer: Layer, position: int, plain: Pattern) -> tuple[DataString, int]:
    """The field that begins at `position`, and where it ends."""
    source = layer.string
    pieces = Pieces(layer)
    if source[position : position + 1] != '"':
        match = plain.match(source, position)
        pieces.copy(*match.span())
        return pieces.finish(), match.end()
    match = _QUOTED.match(source, position)
    if match is None:
        raise DataError("a quotation mark that is not closed", position)
    start, end = match.span(1)
    pieces.replaced(start, end, _TWO_QUOTES.finditer(source, start, end), lambda _: '"')
    rest = plain.match(source, match.end())  # after the closing mark nothing should stand; readers keep it
    pieces.copy(*rest.span())
    return pieces.finish(escape_csv), rest.end()


def escape_csv(text: str) -> str:
    return text.replace('"', '""')
