"""Paragraphs and lists, as plain text shows them: blank lines, and markers at the start of lines."""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from etiquette_lint.message.model import Mark

Span = tuple[int, int]
Line = tuple[str, int, int]  # its text without white space around it, and where that stands


class Item:
    """One list item, by offsets; see `model.ListItem` for the fields.

    `marker` is the span of the marker as typed, `text` that of the item behind it. `style` names the marker with
    1, 一, a, i for its counter: "1.", "(1)", "一、", "第一", "①", "a)", "-", "•"; full-width forms have the same one.
    """

    __slots__ = ("depth", "list_index", "marker", "number", "style", "text")

    def __init__(self, marker: Span, style: str, number: int | None, depth: int, list_index: int, text: Span):
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
_AFTER_LETTER = frozenset(".)）、．")
_CHINESE_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九十")}
_WIDTH = str.maketrans("０１２３４５６７８９．）（，：", "0123456789.)(,:")
_DIGITS = Pattern(r"([0-9]{1,3})(\.(?=[ \t\u3000\u3400-\u9fffA-Za-z])|[)）、．](?!、))[ \t\u3000]*")
_COUNTED = Pattern(
    r"(?:(?P<digits>[0-9０-９]{1,3})(?P<after>\.(?![0-9])|[)）、．]|\)、)"
    r"|(?P<open>[(（])(?P<inside>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivx]{2,4})(?P<close>[)）])(?P<more>[、.．]?)"
    r"|(?P<han>[一二三四五六七八九十]{1,3})(?P<han_after>[、．.]|[)）])"
    r"|(?P<ordinal>第[一二三四五六七八九十]{1,3})(?P<ordinal_after>[，,、：:])"
    r"|(?P<letter>[a-zA-Z]|[ivx]{2,4})(?P<letter_after>[.)）、．](?=\s|[^\x00-\x7f])))[ \t\u3000]*"
)
_SENTENCE_END = tuple('.!?。！？…:：;；)）”"」')


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
    """Width of a line in columns, where a Chinese character takes two (UAX #11, the wide ranges that matter here)."""
    length = len(text)
    if text.isascii():
        return length
    if text[0] >= "\u2e80":  # Chinese throughout: three bytes a character in UTF-8, and two columns
        return length + (len(text.encode("utf-8", "surrogatepass")) - length) // 2
    return length + sum("\u2e80" <= character <= "\uffef" for character in text)


def find_paragraphs(string: str, start: int = 0, end: int | None = None, marks: "Sequence[Mark]" = ()) -> list[Span]:
    """Return the spans of the paragraphs of `string[start:end]`, each list item apart, in order.

    Lines of a hard-wrapped mail are one paragraph. A line break counts as a new paragraph where it cannot come
    from wrapping: a sentence ends before it and the next word would have fitted.
    """
    items = find_list_items(string, start, end, marks)
    return paragraphs_of(split_lines(string, start, end), items)


def paragraphs_of(lines: list[Line], items: list[Item]) -> list[Span]:
    """The same for lines already split and items already found."""
    found: list[Span] = []
    block: list[Line] = []
    at, count = 0, len(items)
    start = items[0].start if items else -1
    stop = -1
    for line in lines:
        if line[0]:
            begin = line[1]
            if begin == start:
                item = items[at]
                stop, at = item.end, at + 1
                start = items[at].start if at < count else -1
                if block:
                    _cut_block(block, found)
                    block = []
                found.append((begin, stop))
            elif begin >= stop:
                block.append(line)
        elif block:
            _cut_block(block, found)
            block = []
    if block:
        _cut_block(block, found)
    return found


def _cut_block(block: list[Line], found: list[Span]) -> None:
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
        if text[-1] not in '.!?。！？…:：;；”"」)）' and wrapped:
            continue
        first = following.split(" ", 1)[0] if following[0].isascii() else following[:2]
        if not wrapped or widths[index] + 1 + columns(first) <= limit - 2:
            found.append((start, end))
            start = block[index + 1][1]
    found.append((start, block[-1][2]))


# Lists


class _Candidate:
    """A line that looks like an item."""

    __slots__ = ("indent", "line", "marker_end", "number", "style")

    def __init__(self, line: int, marker_end: int, style: str, number: int | None, indent: int):
        self.line = line
        self.marker_end = marker_end
        self.style = style
        self.number = number
        self.indent = indent


def find_list_items(string: str, start: int = 0, end: int | None = None, marks: "Sequence[Mark]" = ()) -> list[Item]:
    """Return the list items of `string[start:end]` in order; `marks` named "list-item" are those of HTML, Markdown."""
    end = len(string) if end is None else end
    items = list_items_of(string, split_lines(string, start, end))
    marked = [
        (mark.start, mark.end) for mark in marks if mark.name == "list-item" and start <= mark.start < mark.end <= end
    ]
    if not marked:
        return items
    from etiquette_lint.message.marked_lists import with_marked_items  # only HTML and Markdown need it

    return with_marked_items(string, items, sorted(marked, key=lambda span: (span[0], -span[1])))


def list_items_of(string: str, lines: list[Line]) -> list[Item]:
    """The same for lines already split."""
    candidates = []
    first, after, bullets = _FIRST, _AFTER_LETTER, _BULLETS
    for index, (text, begin, _) in enumerate(lines):
        if text and (text[0] in first or text[1:2] in after or (text[0] in "iv" and "." in text[2:5])):
            read = _bullet if text[0] in bullets else _counted
            candidate = read(string, text, begin, index)
            if candidate is not None:
                candidates.append(candidate)
    if candidates:
        candidates = _confirmed(candidates, lines)
    return _nested(string, candidates, lines) if candidates else []


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
    simple = _DIGITS.match(text, 0, 24) if text[0] in "123456789" else None
    if simple:
        if simple.end() == len(text):
            return None
        style = "1" + simple[2].translate(_WIDTH)
        return _Candidate(index, begin + simple.end(), style, int(simple[1]), _indent(string, begin))
    match = _COUNTED.match(text, 0, 24)
    if match is None or match.end() >= len(text):
        return None
    digits, inside, han, ordinal, letter = match.group("digits", "inside", "han", "ordinal", "letter")
    if digits:
        after = match["after"]
        if (
            after == "."
            and match.end() == len(digits) + 1
            and text[match.end()].isascii()
            and not text[match.end()].isalpha()
        ):
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
        letter = candidate.style[0] not in "1-•·" and candidate.style.strip("().、") in ("a", "A", "i")
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
    """Whether a letter is a counter: its neighbour stands near, in the alphabet or in Roman numerals."""
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
        level = (candidate.indent, candidate.style, candidate.number)
        if levels and levels[-1][:2] == level[:2]:
            depth = len(levels) - 1
            levels[-1] = level
        else:
            depth = _depth(candidate, levels)
            levels[depth:] = [level]
        last_end = candidate.line
        if last_end + 1 < stop and lines[last_end + 1][0]:
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
        for outer in range(at):
            if levels[outer][1] == candidate.style and abs(levels[outer][0] - candidate.indent) <= 1:
                return outer
        if candidate.number is None and number is None:
            return at  # two bullets, mixed
        if candidate.number is not None and number is not None and candidate.number != 1:
            return at  # "1." then "2)": one list, mixed
        return at + 1
    return 0
