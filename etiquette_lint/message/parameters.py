"""Parameters of Content-Type and Content-Disposition (RFC 2045 5.1, RFC 2231), as mailers really write them."""

from etiquette_lint.message.charsets import codec_of, decode_cp1252, decode_marked, read_text, unmark
from etiquette_lint.message.text import Derived, Segment, Text
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.message.headers import HeaderField

# An unquoted value may hold blanks (Outlook writes names so); it ends at a semicolon.
_PARAMETER = Pattern(r';\s*+([^\s=;"]{1,100}?)\s*+=\s*+(?:"((?:[^"\\]++|\\.)*+)"|([^;]*+))', 16)
_NUMBERED = Pattern(r"(.+?)\*(\d{1,4})(\*?)", 16)
_PERCENT = Pattern(r"(?:%[0-9A-Fa-f]{2})+")
_ESCAPED = Pattern(r'\\(["\\])')


class _Value:
    """A raw parameter value: its place in the field, and whether it was quoted."""

    __slots__ = ("end", "quoted", "start")

    def __init__(self, start: int, end: int, quoted: bool):
        self.start = start
        self.end = end
        self.quoted = quoted


def parse_parameters(field: "HeaderField") -> dict[str, Text]:
    """All parameters by lower-case name, decoded, each with its place; the first of a name wins."""
    string = field.string
    at = string.find(";")
    if at < 0:
        return {}
    simple: dict[str, Text] = {}
    numbered: dict[str, dict[int, tuple[_Value, bool]]] = {}
    while match := _PARAMETER.search(string, at):
        at = match.end()
        name = match[1].lower()
        start, end = match.span(2) if match[2] is not None else match.span(3)
        value = _Value(start, end, match[2] is not None)
        if not value.quoted:
            _trim(string, value)
        if "*" not in name:
            simple.setdefault(name, _plain(field, value))
        elif part := _NUMBERED.fullmatch(name):
            numbered.setdefault(part[1], {}).setdefault(int(part[2]), (value, bool(part[3])))
        elif name.endswith("*"):
            numbered.setdefault(name[:-1], {}).setdefault(0, (value, True))
    for name, parts in numbered.items():
        text = _extended(field, parts)
        if text:
            simple[name] = text
    return simple


def _trim(string: str, value: _Value) -> None:
    """White space, and the quotation mark of a string that was never closed, are not part of the value."""
    while value.end > value.start and string[value.end - 1] in " \t\"'":
        value.end -= 1
    while value.start < value.end and string[value.start] in " \t\"'":
        value.start += 1


def _plain(field: "HeaderField", value: _Value) -> Text:
    string = field.string[value.start : value.end]
    if not value.quoted or "\\" not in string:
        return Text(field, value.start, value.end)
    segments: list[Segment] = []
    out: list[str] = []
    length = at = 0
    for match in _ESCAPED.finditer(string):
        _copy(field, value.start, string, at, match.start(), segments, out)
        length = sum(map(len, out))
        segments.append(Segment(length, length + 1, field, value.start + match.start(), value.start + match.end()))
        out.append(match[1])
        at = match.end()
    _copy(field, value.start, string, at, len(string), segments, out)
    return Derived("".join(out), segments).whole()


def _copy(field: "HeaderField", base: int, string: str, start: int, end: int, segments: list, out: list[str]) -> None:
    if end > start:
        length = sum(map(len, out))
        segments.append(Segment(length, length + end - start, field, base + start, base + end))
        out.append(string[start:end])


def _extended(field: "HeaderField", parts: dict[int, tuple[_Value, bool]]) -> Text | None:
    """The value of name*, name*0, name*0*, …: charset and language stand before the first one."""
    charset = ""
    content: list[tuple[bytes, int, int]] = []  # bytes, place in the field
    for number in range(len(parts)):
        if number not in parts:
            break
        value, percent = parts[number]
        string = field.string[value.start : value.end]
        start = value.start
        if number == 0 and percent and string.count("'") >= 2:
            charset, _, rest = string.partition("'")
            start += len(string) - len(rest.partition("'")[2])
            string = field.string[start : value.end]
        at = 0
        for match in _PERCENT.finditer(string) if percent else ():
            if match.start() > at:
                content.append((string[at : match.start()].encode("utf-8"), start + at, start + match.start()))
            content.append((bytes.fromhex(match[0].replace("%", "")), start + match.start(), start + match.end()))
            at = match.end()
        if at < len(string):
            content.append((string[at:].encode("utf-8"), start + at, start + len(string)))
    if not content:
        return None
    return _joined(field, content, charset)


def _joined(field: "HeaderField", content: list[tuple[bytes, int, int]], charset: str) -> Text:
    """Text of all pieces: ASCII stretches keep each character's place, the rest is one piece."""
    if codec_of(charset.lower()) not in ("", "utf-8", "cp1252"):  # a letter may be the second byte of a character
        content = [(b"".join(piece for piece, _, _ in content), content[0][1], content[-1][2])]
    segments: list[Segment] = []
    out: list[str] = []
    length = index = 0
    while index < len(content):
        first = index
        while index < len(content) and not _copied(content[index], field):
            index += 1
        if index > first:
            text = _decode(b"".join(piece for piece, _, _ in content[first:index]), charset)
            start, end = content[first][1], content[index - 1][2]
        else:
            start, end = content[index][1:]
            text = field.string[start:end]
            index += 1
        segments.append(Segment(length, length + len(text), field, start, end))
        out.append(text)
        length += len(text)
    return Derived("".join(out), segments).whole()


def _copied(piece: tuple[bytes, int, int], field: "HeaderField") -> bool:
    return len(piece[0]) == piece[2] - piece[1]


def _decode(content: bytes, charset: str) -> str:
    codec = codec_of(charset.lower())
    if not codec:
        reading = read_text(content, None)
        return unmark(reading.string)
    return decode_cp1252(content) if codec == "cp1252" else unmark(decode_marked(content, codec))
