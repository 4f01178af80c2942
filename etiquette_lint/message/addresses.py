"""Address lists (RFC 5322 3.4): lenient, and each person keeps the place where it stands."""

from etiquette_lint.message.model import Person
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.message.headers import HeaderField

_TOKEN = Pattern(
    r'(?P<quoted>"(?:[^"\\]++|\\.)*+")'
    r"|(?P<angle><[^<>]*+(?:>|\Z))"
    r"|(?P<comment>\()"
    r"|(?P<comma>[,;])"
    r"|(?P<colon>:)"
    r"|(?P<space>\s++)"
    r'|(?P<word>(?:[^\s"<>(),;:\\]++|\\.?|>|\)|(?<=@)\[[^\]]{0,60}\])++)',
    16,
)
_ADDRESS = Pattern(r"[^\s@<>,;\"()]{1,200}@[^\s@<>,;\"()]{1,200}")
_ESCAPED = Pattern(r"\\(.)", 16)
_ONE_PERSON = Pattern(
    r"\s*+(?:([\w.'-]++(?: [\w.'-]++){0,5}+)?\s*+<([\w.+'=-]{1,100}+@[\w.-]{1,200}+)>"
    r"|([\w.+'=-]{1,100}+@[\w.-]{1,200}+))\s*+"
)
_MANY = 10_000  # people of one field: more is a broken field


def parse_people(field: "HeaderField | Text") -> list[Person]:
    """The people a From, To, Cc, Bcc, Reply-To or Sender field names, in order; groups are opened.

    `field` is a field of a mail, or a slice of any other text that lists people as one does.
    `Person.text` is the slice that names them: display name, address and brackets. What cannot
    be read as an address is kept as a name without one. Empty items and empty groups name nobody.
    """
    layer, base = (field.layer, field.start) if isinstance(field, Text) else (field, 0)
    string = str(field) if isinstance(field, Text) else field.string
    common = _ONE_PERSON.fullmatch(string)
    if common:  # what nearly every field holds: one person, nothing to decide
        name, address, bare = common.groups()
        if bare:
            return [Person("", bare, Text(layer, base + common.start(3), base + common.end(3)))]
        start = common.start(1) if name else common.start(2) - 1
        text = Text(layer, base + start, base + common.end(2) + 1)
        return [Person(" ".join(name.split()) if name else "", address, text)]
    place = field if isinstance(field, Text) else field.whole()
    masked = _mask(place)
    if not masked.strip():
        return []
    people: list[Person] = []
    item = _Item()
    at = 0
    while at < len(masked) and len(people) < _MANY:
        match = _TOKEN.match(masked, at)
        if match is None:  # a lone character of none of the kinds: part of a word
            item.add("word", at, at + 1)
            at += 1
            continue
        kind, end = match.lastgroup or "word", match.end()
        if kind == "comment":
            end = _comment_end(masked, at)
            item.comment(at, end)
        elif kind == "comma":
            _close(place, string, item, people)
            item = _Item()
        elif kind == "colon" and not item.angle and "@" not in masked[item.start : at] and item.words:
            item = _Item()  # what stood before was the name of a group
        elif kind != "space":
            item.add("word" if kind == "colon" else kind, at, end)
        at = end
    _close(place, string, item, people)
    return people


class _Item:
    """The tokens of one address, as (start, end) in the field."""

    __slots__ = ("angle", "comments", "end", "start", "words")

    def __init__(self) -> None:
        self.start = -1
        self.end = -1
        self.words: list[tuple[str, int, int]] = []
        self.angle: tuple[int, int] | None = None
        self.comments: list[tuple[int, int]] = []

    def add(self, kind: str, start: int, end: int) -> None:
        if kind == "angle" and self.angle is None:
            self.angle = (start, end)
        else:
            self.words.append((kind, start, end))
        self._cover(start, end)

    def comment(self, start: int, end: int) -> None:
        self.comments.append((start, end))
        self._cover(start, end)

    def _cover(self, start: int, end: int) -> None:
        self.start = start if self.start < 0 else self.start
        self.end = end


def _mask(place: Text) -> str:
    """The field with decoded words made of letters only: a comma inside an encoded word separates nobody."""
    pieces = getattr(place.layer, "pieces", None)
    if not pieces:
        return str(place)
    string = place.layer.string
    if not any(piece.atomic and piece.end - piece.start > 1 for piece in pieces):
        return str(place)
    masked = []
    for piece in pieces:
        text = string[piece.start : piece.end]
        # Some mailers encode "name <address>" as one word: that one is read as it looks.
        whole = piece.atomic and text != " " and not (text.rstrip().endswith(">") and "@" in text)
        masked.append("x" * len(text) if whole else text)
    return "".join(masked)[place.start : place.end]


def _comment_end(masked: str, start: int) -> int:
    """The offset after a comment, which may hold others; the end of the string when it is not closed."""
    depth = 0
    at = start
    while at < len(masked):
        character = masked[at]
        if character == "\\":
            at += 1
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    return len(masked)


def _close(place: Text, string: str, item: _Item, people: list[Person]) -> None:
    if item.start < 0:
        return
    text = place.slice(item.start, item.end)
    if item.angle:
        start, end = item.angle
        address = string[start + 1 : end].removesuffix(">").strip()
        address = address.rpartition(":")[2] if address.startswith("@") else address  # an obsolete route
        name = _name(string, item.words)
        if not address and not name:
            return
    else:
        name, address = _without_brackets(string, item)
    if not name and item.comments:  # obsolete: address (Name)
        start, end = item.comments[-1]
        name = string[start + 1 : end].removesuffix(")").strip()
    if name or address:
        people.append(Person(name, address, text))


def _without_brackets(string: str, item: _Item) -> tuple[str, str]:
    """Name and address of an item without <>: a bare address, "Name address", or a name alone."""
    if not item.words:
        return "", ""
    whole = string[item.words[0][1] : item.words[-1][2]]
    if "@" not in whole:
        return _name(string, item.words), ""
    compact = "".join(string[start:end] for _, start, end in item.words)
    if item.words[0][0] == "quoted" and compact.count("@") == 1 and '"@' in compact:
        return "", compact  # a quoted local part
    for index in range(len(item.words) - 1, -1, -1):
        kind, start, end = item.words[index]
        match = _ADDRESS.fullmatch(string[start:end])
        if match and kind == "word":
            others = item.words[:index] + item.words[index + 1 :]
            return _name(string, others), match[0]
    return "", compact if _ADDRESS.fullmatch(compact) else whole


def _name(string: str, words: list[tuple[str, int, int]]) -> str:
    """The display name: quoted strings without their quotes, words joined by the blanks between them."""
    out: list[str] = []
    last = -1
    for kind, start, end in words:
        piece = string[start:end]
        if kind == "quoted":
            piece = piece[1:-1]
            if "\\" in piece:
                piece = _ESCAPED.sub(r"\1", piece)
        if out and start > last:
            out.append(" ")
        out.append(piece)
        last = end
    return " ".join("".join(out).split()).strip('"')  # a quotation mark that is never closed says nothing
