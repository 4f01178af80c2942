"""What all forms for people share: colours, and text that cannot drive the terminal it is shown on."""

from etiquette_lint.pattern import Pattern

SEVERITY_COLORS = {"error": "31", "warning": "33", "info": "36"}
CLOSING = "，。；：、！？）》」』】”’…"  # never begins a line
# Control characters, line separators and the bidirectional controls that reorder what stands around them.
UNSAFE = Pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def paint(text: str, color: str, wanted: bool) -> str:
    """The text in a colour of ECMA-48 ("1" bold, "31" red, …), where colours are wanted."""
    return f"\x1b[{color}m{text}\x1b[0m" if wanted and text else text


def harmless(text: str) -> str:
    """The text on one line, with everything that is not for the eye written as an escape."""
    if text.isprintable():
        return text
    return UNSAFE.sub(lambda match: " " if match[0] == "\t" else escape(match[0]), text)


def escape(char: str) -> str:
    if char in "\r\n":
        return "⏎" if char == "\n" else ""
    return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"


def width(text: str) -> int:
    """Columns of a terminal."""
    from unicodedata import east_asian_width

    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns: broken at spaces, and between Chinese characters but not before punctuation."""
    lines, line = [], ""
    for piece in pieces_of(text):
        if line and width(line + piece.rstrip()) > columns and piece[0] not in CLOSING:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line else lines or [""]


def pieces_of(text: str) -> list[str]:
    """What may not be broken: a word with the space after it, one Chinese character."""
    from unicodedata import east_asian_width

    pieces: list[str] = []
    for char in text:
        wide = not char.isascii() and east_asian_width(char) in "WF"
        if not pieces or wide or pieces[-1][-1] == " " or east_asian_width(pieces[-1][-1]) in "WF":
            pieces.append(char)
        else:
            pieces[-1] += char
    return pieces
