"""Paragraphs and lists, as plain text shows them: blank lines, and markers at the start of lines."""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from etiquette_lint.message.model import Mark

Line = tuple[str, int, int]  # its text without white space around it, and where that stands


class Item:
    """One list item, by offsets; see `model.ListItem` for the fields.

    `marker` is the span of the marker as typed, `text` that of the item behind it. `style` names the marker
    with 1, 一, a, i for its counter: "1.", "(1)", "一、", "第一", "①", "a)", "-", "•"; it is the same for full-width forms.
    """

    __slots__ = ("depth", "list_index", "marker", "number", "style", "text")

    def __init__(self, marker: tuple[int, int], style: str, number: int | None, depth: int, list_index: int, text: tuple[int, int]):
        self.marker = marker
        self.style = style
        self.number = number
        self.depth = depth
        self.list_index = list_index
        self.text = text

    @property
    def start(self) -> int:
        return self.marker[0]

    @property
    def end(self) -> int:
        return self.text[1]

    def __repr__(self) -> str:
        return f"Item({self.style!r}, {self.number}, depth={self.depth}, list={self.list_index}, text={self.text})"


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BULLETS = "-*•·●○■□▪◦‣➢➤✓✔–—◆◇★☆►▶※"
_FIRST = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十第(（[【" + _CIRCLED + _BULLETS)
_CHINESE_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九十")}
_WIDTH = str.maketrans("０１２３４５６７８９．）（，：", "0123456789.)(,:")
_COUNTED = Pattern(
    r"(?:(?P<digits>[0-9０-９]{1,3})(?P<after>\.(?![0-9])|[)）、．]|\)、)"
    r"|(?P<open>[(（])(?P<inside>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivx]{2,4})(?P<close>[)）])(?P<more>[、.．]?)"
    r"|(?P<han>[一二三四五六七八九十]{1,3})(?P<han_after>[、．.]|[)）])"
    r"|(?P<ordinal>第[一二三四五六七八九十]{1,3})(?P<ordinal_after>[，,、：:])"
    r"|(?P<letter>[a-zA-Z]|[ivx]{2,4})(?P<letter_after>[.)）、．](?=\s|[^\x00-\x7f])))[ \t\u3000]*"
)
_SENTENCE_END = tuple(".!?。！？…:：;；)）”\"」")


def split_lines(string: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Cut `string[start:end]` into lines. CRLF, CR and LF all end one."""
    part = string if start == 0 and end is None else string[start:end]
    if "\r" in part:
        part = part.replace("\r\n", " \n").replace("\r", "\n")
    lines: list[Line] = []
    append, position = lines.append, start
    for raw in part.split("\n"):
        text = raw.strip()
        if text:
            begin = position if text is raw or raw[0] == text[0] else position + len(raw) - len(raw.lstrip())
            append((text, begin, begin + len(text)))
        else:
            append(("", position, position))
        position += len(raw) + 1
    return lines


def columns(text: str) -> int:
    """Width of a line in columns, where a Chinese character takes two (Unicode UAX #11, wide ranges that matter here)."""
    if text.isascii():
        return len(text)
    return len(text) + sum("\u2e80" <= character <= "\uffef" for character in text)


def find_paragraphs(string: str, start: int = 0, end: int | None = None, marks: "Iterable[Mark]" = ()) -> list[tuple[int, int]]:
    """Return the spans of the paragraphs of `string[start:end]`, each list item apart, in order.

    Lines of a hard-wrapped mail are one paragraph. A line break counts as a new paragraph where it cannot come
    from wrapping: a sentence ends before it and the next word would have fitted.
    """
    items = find_list_items(string, start, end, marks)
    return paragraphs_of(split_lines(string, start, end), items)


def paragraphs_of(lines: list[Line], items: list[Item]) -> list[tuple[int, int]]:
    """The same for lines already split and items already found."""
    found: list[tuple[int, int]] = []
    block: list[Line] = []
    at = 0
    if not items:
        for line in lines:
            if line[0]:
                block.append(line)
            elif block:
                _cut_block(block, found)
                block = []
        if block:
            _cut_block(block, found)
        return found
    for line in lines:
        text, begin, _ = line
        while at < len(items) and items[at].end <= begin:
            at += 1
        if text and not (at < len(items) and items[at].start <= begin < items[at].end):
            block.append(line)
            continue
        if block:
            _cut_block(block, found)
            block = []
        if text and items[at].start == begin:
            found.append((items[at].start, items[at].end))
    if block:
        _cut_block(block, found)
    return found


def _cut_block(block: list[Line], found: list[tuple[int, int]]) -> None:
    """Cut lines that no blank line parts into paragraphs."""
    if len(block) == 1:
        found.append(block[0][1:])
        return
    widths = [columns(line[0]) for line in block]
    widest = max(widths)
    wrapped = widest <= 100
    limit = max(widest, 60)
    start = block[0][1]
    for index in range(len(block) - 1):
        text, _, end = block[index]
        following = block[index + 1][0]
        if text[-1] not in ".!?。！？…:：;；”\"」)）" and wrapped:
            continue
        first = following.split(" ", 1)[0] if following[0].isascii() else following[:2]
        if not wrapped or widths[index] + 1 + columns(first) <= limit - 2:
            found.append((start, end))
            start = block[index + 1][1]
    found.append((start, block[-1][2]))


# Lists


class _Candidate:
    __slots__ = ("indent", "item", "line", "marker_end", "number", "style")

    def __init__(self, line: int, marker_end: int, style: str, number: int | None, indent: int):
        self.line = line
        self.marker_end = marker_end
        self.style = style
        self.number = number
        self.indent = indent
        self.item: Item | None = None


def find_list_items(string: str, start: int = 0, end: int | None = None, marks: "Iterable[Mark]" = ()) -> list[Item]:
    """Return the list items of `string[start:end]` in order. `marks` named "list-item" are those of HTML and Markdown."""
    end = len(string) if end is None else end
    marked = sorted((m.start, -m.end, m.end) for m in marks if m.name == "list-item" and start <= m.start < m.end <= end)
    items = list_items_of(string, split_lines(string, start, end))
    if not marked:
        return items
    return _with_marks(string, items, [(begin, stop) for begin, _, stop in marked])


def list_items_of(string: str, lines: list[Line]) -> list[Item]:
    """The same for lines already split."""
    candidates = []
    first, bullets = _FIRST, _BULLETS
    for index, (text, begin, _) in enumerate(lines):
        if text and (text[0] in first or text[1:2] in ".)）、．" or (text[0] in "iv" and text[:5].find(".") > 0)):
            candidate = _bullet(string, text, begin, index) if text[0] in bullets else _counted(string, text, begin, index)
            if candidate is not None:
                candidates.append(candidate)
    if not candidates:
        return []
    candidates = _confirmed(candidates, lines)
    if not candidates:
        return []
    return _nested(string, candidates, lines)


def _indent(string: str, begin: int) -> int:
    """Columns of white space before a line's text."""
    if begin == 0 or string[begin - 1] == "\n":
        return 0
    start = string.rfind("\n", max(begin - 80, 0), begin) + 1
    if start == 0 and begin > 80:
        return 80
    return columns(string[start:begin].expandtabs(8)) if string[start:begin].isspace() else 0


def _bullet(string: str, text: str, begin: int, index: int) -> _Candidate | None:
    mark = text[0]
    rest = text[1:].lstrip()
    if not rest or (mark in "-–—*·" and rest[0] in "-–—*·=_"):
        return None
    if len(rest) == len(text) - 1:  # no space behind it
        if mark in "–—※★☆" or (mark in "-*" and (rest[0].isascii() or (mark == "*" and "*" in rest))):
            return None
    return _Candidate(index, begin + len(text) - len(rest), mark, None, _indent(string, begin))


def _counted(string: str, text: str, begin: int, index: int) -> _Candidate | None:
    if text[0] in _CIRCLED:
        rest = text[1:].lstrip(" 、.．")
        number = _CIRCLED.index(text[0]) + 1
        return _Candidate(index, begin + len(text) - len(rest), "①", number, _indent(string, begin)) if rest else None
    match = _COUNTED.match(text, 0, 24)
    if match is None or match.end() >= len(text):
        return None
    digits, inside, han, ordinal, letter = match.group("digits", "inside", "han", "ordinal", "letter")
    if digits:
        after = match["after"]
        if after == "." and match.end() == len(digits) + 1 and text[match.end()].isascii() and not text[match.end()].isalpha():
            return None  # ".5", ".txt"
        style, number = "1" + after[0].translate(_WIDTH), int(digits)
    elif inside:
        kind, number = _value(inside)
        style = f"({kind})"
    elif han:
        style, number = "一" + match["han_after"].translate(_WIDTH), _han_value(han)
    elif ordinal:
        style, number = "第一", _han_value(ordinal[1:])
    else:
        kind, number = _value(letter)
        style = kind + match["letter_after"].translate(_WIDTH)
    if not number:
        return None
    return _Candidate(index, begin + match.end(), style, number, _indent(string, begin))


def _value(counter: str) -> tuple[str, int]:
    """What kind of counter this is and its number: ("1", 3), ("一", 3), ("a", 3), ("i", 3)."""
    if counter.isdigit():
        return "1", int(counter)
    if counter[0] in _CHINESE_DIGITS:
        return "一", _han_value(counter)
    if len(counter) > 1:
        values = [{"i": 1, "v": 5, "x": 10}[character] for character in counter]
        return "i", sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return ("a" if counter.islower() else "A"), ord(counter.lower()) - 96


def _han_value(counter: str) -> int:
    """The value of 一 to 九十九."""
    tens, ten, ones = counter.partition("十")
    if not ten:
        return _CHINESE_DIGITS.get(counter, 0) if len(counter) == 1 else 0
    return (_CHINESE_DIGITS.get(tens, 0) if tens else 1) * 10 + (_CHINESE_DIGITS.get(ones, 0) if ones else 0)


def _confirmed(candidates: list[_Candidate], lines: list[Line]) -> list[_Candidate]:
    """Leave out what only looks like an item: a wrapped line that begins with a number or a dash, a name's initial."""
    kept = []
    for at, candidate in enumerate(candidates):
        letter = candidate.style.strip("().、") in ("a", "A", "i")
        above = lines[candidate.line - 1][0] if candidate.line else ""
        wrapped = bool(above) and above[-1] not in _SENTENCE_END and columns(above) > 40
        if letter or wrapped or (candidate.number or 0) > 30:
            near = candidates[max(at - 2, 0) : at] + candidates[at + 1 : at + 3]
            if letter and not _lettered(candidate, near):
                continue
            if not letter and not any(other.style == candidate.style for other in near):
                continue
        kept.append(candidate)
    return kept


def _lettered(candidate: _Candidate, near: list[_Candidate]) -> bool:
    """Whether a letter is a counter: its neighbour in the alphabet, or in Roman numerals, stands near. "J. Smith" has none."""
    roman = {"a": {9: 1, 22: 5, 24: 10}}.get(candidate.style.strip("().、"), {}).get(candidate.number or 0)
    for other in near:
        kind, number = other.style.strip("().、"), other.number or 0
        if roman and kind == "i" and abs(number - roman) <= 2:
            candidate.style, candidate.number = candidate.style.replace("a", "i"), roman
            return True
    if candidate.style.strip("().、") == "i":
        return True
    numbers = {(other.style, other.number) for other in near}
    number = candidate.number or 0
    return (candidate.style, number - 1) in numbers or (candidate.style, number + 1) in numbers


def _nested(string: str, candidates: list[_Candidate], lines: list[Line]) -> list[Item]:
    """Number the lists, nest their items and give each item the lines that continue it."""
    items: list[Item] = []
    levels: list[tuple[int, str, int | None]] = []  # indent, style, last number of each open level
    list_index, last_end = -1, -1
    stops = [candidate.line for candidate in candidates[1:]] + [len(lines)]
    for candidate, stop in zip(candidates, stops, strict=True):
        if levels and candidate.line > last_end + 1 and any(line[0] for line in lines[last_end + 1 : candidate.line]):
            levels = _continued(levels, candidate)
        if not levels:
            list_index += 1
        depth = _depth(candidate, levels)
        levels[depth:] = [(candidate.indent, candidate.style, candidate.number)]
        last_end = _last_line(string, candidate, lines, stop)
        text, start, _ = lines[candidate.line]
        marker_end = start + len(text[: candidate.marker_end - start].rstrip())
        span = (candidate.marker_end, lines[last_end][2])
        items.append(Item((start, marker_end), candidate.style, candidate.number, depth, list_index, span))
    return items


def _continued(levels: list[tuple[int, str, int | None]], candidate: _Candidate) -> list[tuple[int, str, int | None]]:
    """The levels of a list that goes on behind a paragraph: "2." after the text of "1."."""
    for at in range(len(levels) - 1, -1, -1):
        _, style, number = levels[at]
        if style == candidate.style and number and candidate.number == number + 1:
            return levels[: at + 1]
    return []


def _last_line(string: str, candidate: _Candidate, lines: list[Line], stop: int) -> int:
    """The last line of an item: those behind it that are indented deeper, or that wrapping broke off."""
    last = candidate.line
    while last + 1 < stop and lines[last + 1][0]:
        above = lines[last][0]
        wrapped = columns(above) >= 50 and above[-1] not in ".!?。！？；;"
        if not wrapped and _indent(string, lines[last + 1][1]) <= candidate.indent:
            break
        last += 1
    return last


def _depth(candidate: _Candidate, levels: list[tuple[int, str, int | None]]) -> int:
    """At which level an item stands: by its indent, else by its style."""
    if not levels:
        return 0
    for at in range(len(levels) - 1, -1, -1):
        indent, style, number = levels[at]
        if candidate.indent > indent + 1:
            return at + 1
        if candidate.indent < indent - 1 and at:
            continue
        if style == candidate.style:
            return at
        outer = next((near for near in range(at) if levels[near][1] == candidate.style and abs(levels[near][0] - candidate.indent) <= 1), None)
        if outer is not None:
            return outer
        if candidate.number is None and number is None:
            return at  # two bullets, mixed
        if candidate.number is not None and number is not None and candidate.number != 1:
            return at  # "1." then "2)": one list, mixed
        return at + 1
    return 0


def _with_marks(string: str, items: list[Item], marked: list[tuple[int, int]]) -> list[Item]:
    """Items of markup, and the typed ones outside them."""
    found: list[Item] = []
    open_ends: list[int] = []
    list_index = max((item.list_index for item in items), default=-1)
    last_end = -1
    for at, (begin, stop) in enumerate(marked):
        while open_ends and open_ends[-1] <= begin:
            open_ends.pop()
        if not open_ends and (last_end < 0 or string[last_end:begin].strip()):
            list_index += 1
        own_end = min(stop, marked[at + 1][0]) if at + 1 < len(marked) else stop
        text = string[begin:own_end]
        start = begin + len(text) - len(text.lstrip())
        found.append(Item((start, start), "", None, len(open_ends), list_index, (start, max(start, begin + len(text.rstrip())))))
        open_ends.append(stop)
        last_end = max(last_end, stop)
    typed = [item for item in items if not any(begin <= item.start < stop for begin, stop in marked)]
    return sorted([*typed, *found], key=lambda item: item.start)
