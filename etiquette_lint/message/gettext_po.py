"""GNU gettext catalogues (.po): each entry with its comments, and the place of every character of its strings."""

from etiquette_lint.message.pieces import DataError, DataString, Pieces
from etiquette_lint.message.text import Layer, Text
from etiquette_lint.pattern import Pattern

_LINE = Pattern(r"[ \t\r\f]*+([^\n]*+)(?:\n|\Z)")
_KEYWORD = Pattern(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,2}\])?)[ \t]*+(?=\")")
_STRING = Pattern(r'"((?:[^"\\\n]++|\\.)*+)"[ \t\r\f]*+\Z')
_ESCAPE = Pattern(r"\\(?:x[0-9a-fA-F]{2}|[0-7]{1,3}|.)")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


class Entry:
    """One entry. `strings` are its translations, plural forms in order; `notes` the words of its comments by their
    sign ("#:" where it is used, "#." to translators, "#," flags, "#" the translator's own)."""

    __slots__ = ("comments", "context", "identifier", "notes", "start", "strings")

    def __init__(self, start: int) -> None:
        self.start = start
        self.comments: list[Text] = []
        self.notes: dict[str, str] = {}
        self.context: DataString | None = None
        self.identifier: DataString | None = None
        self.strings: list[DataString] = []

    @property
    def fuzzy(self) -> bool:
        return "fuzzy" in self.notes.get("#,", "")


def read_po(layer: Layer) -> list[Entry]:
    """The entries in order, without the obsolete ones. Raises DataError where a line is none of gettext's."""
    return _Reader(layer).read()


class _Reader:
    def __init__(self, layer: Layer):
        self.layer = layer
        self.entries: list[Entry] = []
        self.entry: Entry | None = None
        self.keyword = ""
        self.pieces: Pieces | None = None

    def read(self) -> list[Entry]:
        source = self.layer.string
        position = 1 if source[:1] == "\ufeff" else 0
        while position < len(source):
            match = _LINE.match(source, position)
            self.line(match.start(1), match[1].rstrip())
            position = match.end()
        self.end_string()
        return [entry for entry in self.entries if entry.identifier is not None]

    def line(self, start: int, text: str) -> None:
        if not text:
            return
        if text[0] == "#":
            self.comment(start, text)
            return
        keyword = _KEYWORD.match(text)
        if keyword:
            self.begin_string(keyword[1], start)
            self.string(start + keyword.end(), text[keyword.end() :])
        elif text[0] == '"' and self.pieces is not None:
            self.string(start, text)
        else:
            raise DataError("neither a comment, nor msgid, msgstr or a string", start)

    def comment(self, start: int, text: str) -> None:
        if text[1:2] in ("~", "|"):  # obsolete, or what the text was before
            self.end_string()
            return
        entry = self.fresh(start)
        sign = text[:2] if text[1:2] in (":", ".", ",") else "#"
        entry.notes[sign] = f"{entry.notes.get(sign, '')} {text[len(sign) :].strip()}".strip()
        entry.comments.append(Text(self.layer, start, start + len(text)))

    def fresh(self, start: int) -> Entry:
        """The entry that is being prepared: a new one after an entry with a translation."""
        self.end_string()
        if self.entry is None or self.entry.strings:
            self.entry = Entry(start)
            self.entries.append(self.entry)
        return self.entry

    def begin_string(self, keyword: str, start: int) -> None:
        if keyword in ("msgctxt", "msgid"):
            self.fresh(start)
        else:
            self.end_string()
        if self.entry is None or (keyword.startswith("msgstr") and self.entry.identifier is None):
            raise DataError(f"{keyword} without msgid", start)
        self.keyword, self.pieces = keyword, Pieces(self.layer)

    def string(self, start: int, text: str) -> None:
        match = _STRING.match(text)
        if match is None or self.pieces is None:
            raise DataError("a string that is not closed", start)
        first, last = start + match.start(1), start + match.end(1)
        self.pieces.replaced(first, last, _ESCAPE.finditer(self.layer.string, first, last), meaning)

    def end_string(self) -> None:
        if self.pieces is None or self.entry is None:
            return
        string = self.pieces.finish(escape_po)
        self.pieces = None
        if self.keyword == "msgctxt":
            self.entry.context = string
        elif self.keyword == "msgid":
            self.entry.identifier = string
        elif self.keyword.startswith("msgstr"):
            self.entry.strings.append(string)


def meaning(escape: str) -> str:
    if escape[1] == "x":
        return chr(int(escape[2:], 16))
    if escape[1].isdigit():
        return chr(int(escape[1:], 8)) if escape[1] in "01234567" else escape[1]
    return _SIMPLE.get(escape[1], escape[1])


def escape_po(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
