"""The scalars of YAML: plain, quoted and block, with the place of every character."""

from etiquette_lint.message.pieces import DataError, DataString, Pieces
from etiquette_lint.message.text import Layer
from etiquette_lint.pattern import Pattern

_LINE = Pattern(r"([ ]*+)([^\n]*+)(?:\n|\Z)")
_DOUBLE = Pattern(r'"((?:[^"\\]++|\\.)*+)"', 16)  # re.DOTALL
_SINGLE = Pattern(r"'((?:[^']++|'')*+)'")
_FOLD = r"[ \t]*+(?:\n[ \t]*+)++"
_IN_DOUBLE = Pattern(r"\\\n[ \t]*+(?:\n[ \t]*+)*+|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\n])|" + _FOLD)
_IN_SINGLE = Pattern("''|" + _FOLD)
_PLAIN_REST = Pattern(r"(?:[^\n#:]++|(?<![ \t])#|:(?=[^\s])|:(?=[ \t]*+(?:\n|\Z)))*+")
_PLAIN_END = Pattern(r"[ \t]*+(?:(?<=[ \t])#[^\n]*+)?(?=\n|\Z)")
_ESCAPES = {
    "n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def read_quoted(layer: Layer, start: int) -> tuple[DataString, int]:
    """The quoted scalar that begins at `start`, and where it ends."""
    source = layer.string
    double = source[start] == '"'
    match = (_DOUBLE if double else _SINGLE).match(source, start)
    if match is None:
        raise DataError("a quotation mark that is not closed", start)
    first, last = match.span(1)
    pieces = Pieces(layer)
    found = (_IN_DOUBLE if double else _IN_SINGLE).finditer(source, first, last)
    pieces.replaced(first, last, found, meaning)
    return pieces.finish(escape_double if double else escape_single), match.end()


def meaning(source: str) -> str:
    """What an escape, two quotation marks or a line break in a quoted scalar mean."""
    if source[0] == "'":
        return "'"
    if source[0] != "\\":
        return folded(source)
    if source[1] == "\n":  # the line goes on; empty lines after it are line breaks
        return "\n" * (source.count("\n") - 1)
    if source[1] in "xuU" and len(source) > 2:
        number = int(source[2:], 16)
        return chr(number) if 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF else "\ufffd"
    return _ESCAPES.get(source[1], source[1])


def folded(source: str) -> str:
    """One line break is a blank, each further one a line break."""
    return "\n" * (source.count("\n") - 1) or " "


def escape_double(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def escape_single(text: str) -> str:
    return text.replace("'", "''").replace("\n", "\n\n")


def escape_plain(text: str) -> str:
    """A scalar without quotation marks can hold no comment, no colon before a blank and no line break."""
    if "\n" in text or " #" in text or ": " in text or text.endswith(":"):
        from etiquette_lint.message.reencoding import CannotEncode

        raise CannotEncode(f"{text[:20]!r} would need quotation marks")
    return text


def read_plain(layer: Layer, start: int, indent: int) -> tuple[DataString, int]:
    """A scalar without quotation marks, perhaps of several lines that are indented deeper than `indent`; and where
    the first line after it begins."""
    source = layer.string
    pieces = Pieces(layer)
    position, last = start, 0
    while True:
        match = _PLAIN_REST.match(source, position)
        end = position + len(match[0].rstrip())
        if last:
            pieces.piece(folded(source[last:position]), last, position)
        pieces.copy(position, end)
        rest = _PLAIN_END.match(source, match.end())
        if rest is None:
            raise DataError("a colon and a blank inside a value that is not quoted", match.end())
        following = rest.end() + 1
        if "#" in rest[0]:
            break
        last, position = end, next_line(source, following, indent)
        if position < 0:
            break
    return pieces.finish(escape_plain), min(following, len(source))


def next_line(source: str, position: int, indent: int) -> int:
    """Where the text of the next line begins, if it belongs to a plain scalar; else -1."""
    while position < len(source):
        line = _LINE.match(source, position)
        content = line[2].lstrip("\t")
        if content.strip():
            marker = not line[1] and content[:3] in ("---", "...") and not content[3:4].strip()
            belongs = len(line[1]) > indent and content[0] != "#" and not marker
            return line.end(2) - len(content) if belongs else -1
        position = max(line.end(), position + 1)
    return -1


def read_block(layer: Layer, start: int, indent: int) -> tuple[DataString, int]:
    """A block scalar (`|`, `>`) whose header begins at `start`, and where the first line after it begins."""
    source = layer.string
    header_end = source.find("\n", start)
    if header_end < 0:
        return Pieces(layer).finish(), len(source)
    header = source[start:header_end].partition("#")[0]
    digits = [int(sign) for sign in header if sign.isdigit()]
    inner = max(indent, 0) + digits[0] if digits else 0
    pieces = Pieces(layer)
    position = header_end + 1
    content_length = 0  # of the string up to the last line that is not empty
    before: tuple[int, bool] | None = None  # end of the line before, and whether it stands deeper
    breaks = position  # where the line breaks since then begin
    while position < len(source):
        line = _LINE.match(source, position)
        if not inner and line[2].strip(" \t"):
            if len(line[1]) <= indent:
                break
            inner = len(line[1])
        blank = not line[2] and (not inner or len(line[1]) <= inner)
        if not blank:
            if not inner or len(line[1]) < inner:
                if line[2].strip() or not inner:
                    break
            first = position + inner
            deeper = source[first] in " \t"
            add_breaks(pieces, source, before, breaks, first, deeper, header[0] == ">")
            pieces.copy(first, line.end(2))
            content_length = pieces.length
            before, breaks = (line.end(2), deeper), line.end(2)
        position = max(line.end(), position + 1)
    end_block(pieces, header, content_length, breaks, position)
    glue = "\n" + " " * inner
    return pieces.finish(lambda text: text.replace("\n", glue)), position


def add_breaks(
    pieces: Pieces, source: str, before: tuple[int, bool] | None, breaks: int, first: int, deeper: bool, fold: bool
) -> None:
    """The line breaks between two lines of text, which own the indentation too."""
    number = source.count("\n", breaks, first)
    if before is None or not fold or deeper or before[1]:
        pieces.piece("\n" * number, breaks, first)
    else:
        pieces.piece("\n" * (number - 1) or " ", breaks, first)


def end_block(pieces: Pieces, header: str, content_length: int, breaks: int, position: int) -> None:
    """The line breaks after the last line: kept, one, or none."""
    source = pieces.layer.string
    if "-" in header:
        return
    number = source.count("\n", breaks, position)
    if "+" in header:
        pieces.piece("\n" * number, breaks, position)
    elif content_length and number:
        pieces.piece("\n", breaks, breaks + 1)
