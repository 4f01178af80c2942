"""HTML -> the prose its reader sees, with the place of every character.

White space folds as in browsers (CSS Text 3), blocks become lines, paragraphs stand apart by a blank
line. Text that the reader cannot see is kept out of the prose and listed beside it.
"""

from etiquette_lint.message.html_entities import REFERENCE, decode_reference
from etiquette_lint.message.html_tags import IMPLIED_END, INLINE, Tag, is_colored, read_tag
from etiquette_lint.message.model import Mark
from etiquette_lint.message.text import Derived, Layer, Segment, Text
from etiquette_lint.pattern import Pattern

# A comment's start, a declaration, or a tag with its quoted attribute values, which may hold ">". Every part takes
# what it can and never gives back, and a tag without quotes ends at the next "<": the work is linear.
_TOKEN = Pattern(
    r"<(?:(!--)|(/?)([A-Za-z][\w:.-]{0,60}+)(?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+){0,400}+>"
    r"|[!?/][^<>]*+>)"
)
_FOLDED = Pattern(r"[ \t\n\r\f]{2,}+|[\t\r\f\n]")
_SPECIAL = Pattern(REFERENCE.source + "|\xa0")
_WHITE = " \t\n\r\f"
_DEPTH = 400  # browsers stop nesting at 512; deeper elements are read as if they were not there
_REACH = 40  # how far up an inline end tag looks for its start


class HiddenText:
    """Text in the source that the reader does not see. `position` is where it would stand in the prose, `text` its
    place in the layer below, `reason` the property that hides it, `preheader` whether it is a newsletter's preview line."""

    __slots__ = ("position", "preheader", "reason", "text")

    def __init__(self, position: int, text: Text, reason: str, preheader: bool):
        self.position = position
        self.text = text
        self.reason = reason
        self.preheader = preheader

    def __repr__(self) -> str:
        return f"HiddenText({self.position}, {str(self.text)!r}, {self.reason!r})"


class HtmlText(Derived):
    """The prose of an HTML part.

    `marks`, in order of their start tags: bold, italic, underline, color ("#rrggbb", only what stands out from black
    and grey), highlight (color), link (address), image (empty stretch; "source alternative-text"), heading ("1" to
    "6"), list-item ("marker depth list"), table-cell (td, th), quotation, signature, hidden (empty stretch; the
    reason, or "preheader"), font-size (points), font-family, code.
    `comments` are places in the layer below, `<!--` and `-->` included; `title` is the place of `<title>`'s text.
    """

    def __init__(self, string: str, segments: list[Segment]):
        super().__init__(string, segments, escape_html)
        self.marks: list[Mark] = []
        self.hidden: list[HiddenText] = []
        self.comments: list[Text] = []
        self.title: Text | None = None


def escape_html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Prose:
    """The prose being written, and the white space and line breaks that wait for the next visible character."""

    __slots__ = ("breaks", "layer", "line_open", "marker", "pieces", "position", "segments", "source", "spaces", "tab", "waiting")

    def __init__(self, layer: Layer):
        self.layer = layer
        self.source = layer.string
        self.pieces: list[str] = []
        self.segments: list[Segment] = []
        self.position = 0
        self.breaks = 0
        self.line_open = False
        self.spaces: list[tuple[int, int, bool]] = []  # source place; True for one that does not fold
        self.tab = False
        self.marker = ""
        self.waiting: list[Mark] = []

    def copy(self, start: int, end: int, text: str) -> None:
        position = self.position
        self.pieces.append(text)
        self.position = position + len(text)
        if self.segments:
            last = self.segments[-1]
            if (
                last.end == position
                and last.under_end == start
                and last.end - last.start == last.under_end - last.under_start
                and len(text) == end - start
            ):
                last.end, last.under_end = self.position, end
                return
        self.segments.append(Segment(position, self.position, self.layer, start, end))

    def put_in(self, text: str) -> None:
        self.pieces.append(text)
        self.position += len(text)

    def flush(self, following: str) -> None:
        """Write what waits before the visible character `following`."""
        if self.breaks:
            if self.position:
                self.put_in("\n" * min(self.breaks, 2))
            self.breaks = 0
        elif self.tab:
            self.put_in("\t")
        self.tab = False
        if self.marker:
            self.put_in(self.marker)
            self.marker = ""
        if self.spaces:
            self._write_spaces(following)
        self.line_open = True
        if self.waiting:
            for mark in self.waiting:
                mark.start = self.position
            self.waiting.clear()

    def _write_spaces(self, following: str) -> None:
        soft = self.line_open
        for start, end, hard in self.spaces:
            if hard:
                self.copy(start, end, " ")
            elif soft:
                soft = False
                if not self._joins(start, end, following):
                    self.copy(start, end, " ")
        self.spaces.clear()

    def _joins(self, start: int, end: int, following: str) -> bool:
        """A line break of the source between two Chinese characters leaves no space (CSS Text 3, 4.1.3)."""
        if following < "\u2e80" or not self.pieces or self.pieces[-1][-1] < "\u2e80":
            return False
        return "\n" in self.source[start:end] and is_wide(following) and is_wide(self.pieces[-1][-1])

    def line_break(self) -> None:
        """`<br>`: ends the line, empty or not."""
        self.breaks += 1
        self.line_open = False
        self.spaces.clear()

    def boundary(self, kind: int) -> None:
        """The edge of a block: ends a line that has begun; `kind` 2 wants a blank line."""
        if self.line_open or any(hard for _, _, hard in self.spaces):
            self.breaks += 1
            self.line_open = False
        self.spaces.clear()
        if kind == 2 and self.breaks < 2 and not self.marker and not self.tab:
            self.breaks = 2

    def text(self, start: int, end: int) -> None:
        if self.source.find("&", start, end) < 0 and self.source.find("\xa0", start, end) < 0:
            self.run(start, end)
            return
        for match in _SPECIAL.finditer(self.source, start, end):
            first, last = match.span()
            if self.source[first] == "&":
                decoded = decode_reference(match[0])
                if decoded is None:
                    continue
                characters, length = decoded
                last = first + length
            else:
                characters = "\xa0"
            if first > start:
                self.run(start, first)
            if characters == "\xa0":
                self.spaces.append((first, last, True))
            elif characters in _WHITE:
                self.spaces.append((first, last, False))
            else:
                self.flush(characters[0])
                self.copy(first, last, characters)
            start = last
        if start < end:
            self.run(start, end)

    def run(self, start: int, end: int) -> None:
        """Text without references: white space at its ends waits, inside it folds."""
        text = self.source[start:end]
        stripped = text.strip(_WHITE)
        if not stripped:
            self.spaces.append((start, end, False))
            return
        if len(stripped) != len(text):
            begin = start + len(text) - len(text.lstrip(_WHITE))
            if begin > start:
                self.spaces.append((start, begin, False))
            trailing = (begin + len(stripped), end, False)
        else:
            begin, trailing = start, None
        if self.breaks or self.spaces or self.tab or self.marker or self.waiting or not self.line_open:
            self.flush(stripped[0])
        if "\n" in stripped or "  " in stripped or "\t" in stripped or "\r" in stripped or "\f" in stripped:
            self._folded(begin, begin + len(stripped))
        else:
            self.copy(begin, begin + len(stripped), stripped)
        if trailing and trailing[1] > trailing[0]:
            self.spaces.append(trailing)

    def _folded(self, start: int, end: int) -> None:
        source = self.source
        for match in _FOLDED.finditer(source, start, end):
            first, last = match.span()
            self.copy(start, first, source[start:first])
            if not self._joins(first, last, source[last]):
                self.copy(first, last, " ")
            start = last
        self.copy(start, end, source[start:end])

    def preformatted(self, start: int, end: int) -> None:
        """Text in which white space counts; its line ends become "\\n"."""
        for match in _LINE.finditer(self.source, start, end):
            first, last = match.span()
            if self.source[first] in "\r\n":
                self.line_break()
                continue
            if match[0].startswith("&"):
                decoded = decode_reference(match[0])
                if decoded:
                    self.flush(decoded[0][0])
                    self.copy(first, first + decoded[1], decoded[0])
                    first += decoded[1]
                    if first == last:
                        continue
            self.flush(self.source[first])
            self.copy(first, last, self.source[first:last].replace("\xa0", " "))


_LINE = Pattern(r"\r\n|[\r\n]|" + REFERENCE.source + r"|&|[^&\r\n]++")


def is_wide(character: str) -> bool:
    """Chinese, Japanese or full-width, between two of which a line break in HTML is no space."""
    return "\u2e80" <= character <= "\ua4cf" or "\uf900" <= character <= "\ufaff" or (
        "\ufe30" <= character <= "\ufe6f" or "\uff00" <= character <= "\uffe6" or character >= "\U00020000"
    )


class _Element:
    """An open element: what its end must undo, and the style that text in it has."""

    __slots__ = (
        "background", "block", "color", "hidden", "item", "marks", "name", "own_marks", "pre", "preheader",
        "quotes", "rest", "row", "size",
    )  # fmt: skip

    def __init__(self, name: str, outer: "_Element | None"):
        self.name = name
        self.block = 0
        self.own_marks: list[Mark] = []
        self.rest: list[Mark] = []  # marks that run on to the end of this element
        self.quotes = False  # holds a blockquote
        self.item = 0
        if outer is None:
            self.hidden, self.preheader, self.pre, self.size = "", False, False, 12.0
            self.color, self.background, self.row = "#000000", "#ffffff", False
        else:
            self.hidden, self.preheader, self.pre, self.size = outer.hidden, outer.preheader, outer.pre, outer.size
            self.color, self.background, self.row = outer.color, outer.background, False


class _Reader:
    """Walks the tokens of one document."""

    def __init__(self, layer: Layer):
        self.layer = layer
        self.source = layer.string
        self.prose = _Prose(layer)
        self.marks: list[Mark] = []
        self.hidden: list[HiddenText] = []
        self.comments: list[Text] = []
        self.title: Text | None = None
        self.root = _Element("", None)
        self.stack: list[_Element] = [self.root]
        self.open: dict[str, int] = {}
        self.lists = 0
        self.styled_background = False

    def read(self) -> HtmlText:
        source, prose = self.source, self.prose
        cache: dict[str, Tag] = {}
        search = _TOKEN.search
        position = 0
        while match := search(source, position):
            start, end = match.span()
            if start > position:
                self.characters(position, start)
            position = end
            name = match[3]
            if name is None:
                if match[1]:
                    position = self.comment(start)
                continue
            token = match[0]
            tag = cache.get(token)
            if tag is None:
                tag = read_tag(token, match[2] == "/", name)
                if len(cache) < 4096:
                    cache[token] = tag
            if not tag.start:
                self.end_tag(tag)
            elif tag.raw:
                position = self.raw_text(tag, end)
            else:
                self.start_tag(tag)
        if position < len(source):
            self.characters(position, len(source))
        while len(self.stack) > 1:
            self.pop()
        self.close_marks(self.root.rest)
        result = HtmlText("".join(prose.pieces), prose.segments)
        result.marks = [mark for mark in self.marks if mark.start >= 0]
        result.hidden, result.comments, result.title = self.hidden, self.comments, self.title
        return result

    def characters(self, start: int, end: int) -> None:
        element = self.stack[-1]
        if element.hidden or element.size < 1 or element.color == element.background:
            self.hide(start, end, element)
        elif element.pre:
            self.prose.preformatted(start, end)
        else:
            self.prose.text(start, end)

    def hide(self, start: int, end: int, element: _Element) -> None:
        text = Text(self.layer, start, end).strip()
        if not text or not _visible(str(text)):
            return
        position = self.prose.position
        reason = element.hidden or ("font-size:0" if element.size < 1 else "color:" + element.color)
        last = self.hidden[-1] if self.hidden else None
        if last and last.position == position and last.reason == reason:
            last.text.end = text.end
            return
        preheader = element.preheader or (position == 0 and bool(element.hidden or element.size < 1))
        self.hidden.append(HiddenText(position, text, reason, preheader))
        self.marks.append(Mark("hidden", position, position, "preheader" if preheader else reason))

    def comment(self, start: int) -> int:
        """Past the comment at `start`. Conditional comments are for Outlook, not of the writer."""
        source = self.source
        if source.startswith(("<!-->", "<!--->"), start):
            return source.index(">", start) + 1
        end = source.find("-->", start + 4)
        end = len(source) if end < 0 else end + 3
        inner = source[start + 4 : start + 40].lstrip().lower()
        if not inner.startswith(("[if ", "<![endif]", "[endif]", "<!endif", "startfragment", "endfragment")):
            self.comments.append(Text(self.layer, start, end))
        return end

    def raw_text(self, tag: Tag, start: int) -> int:
        """Past the end tag of an element whose content is no markup."""
        name = tag.name
        end = _find_end_tag(self.source, name, start)
        if name in ("title", "mj-title"):
            self.title = Text(self.layer, start, end).strip()
        elif name in ("style", "mj-style"):
            self.styled_background = self.styled_background or "background" in self.source[start:end]
            if self.styled_background:
                self.root.background = "unknown"
                for element in self.stack:
                    if element.background == "#ffffff":
                        element.background = "unknown"
        elif name in ("textarea", "xmp"):
            self.prose.boundary(1)
            self.prose.preformatted(start, end)
            self.prose.boundary(1)
        close = self.source.find(">", end)
        return len(self.source) if close < 0 else close + 1

    def start_tag(self, tag: Tag) -> None:
        name, prose = tag.name, self.prose
        if tag.void:
            self.void_tag(tag)
            return
        if name in IMPLIED_END or tag.block == 2:
            self.imply_end(name)
        if tag.block:
            prose.boundary(0 if name in ("td", "th") else tag.block)
        if len(self.stack) >= _DEPTH:
            return
        outer = self.stack[-1]
        element = _Element(name, outer)
        element.block = tag.block
        self.stack.append(element)
        self.open[name] = self.open.get(name, 0) + 1
        if name in ("td", "th"):
            self.cell(outer)
        elif name in ("ol", "ul", "menu"):
            self.lists += 1
            element.item = (tag.number if tag.number is not None else 1) if name == "ol" else -1
            element.row = self.lists  # type: ignore[assignment]
        elif name == "li":
            self.list_item(tag, element)
        if not tag.plain:
            self.style(tag, element, outer)

    def void_tag(self, tag: Tag) -> None:
        prose = self.prose
        if tag.name == "br":
            prose.line_break()
        elif tag.name == "hr":
            prose.boundary(2)
        elif tag.image and not self.stack[-1].hidden and not tag.css_hidden:
            self.marks.append(Mark("image", prose.position, prose.position, tag.image))

    def cell(self, row: _Element) -> None:
        """A cell after one that has text on the same line stands behind a tab."""
        prose = self.prose
        if row.row and prose.breaks <= 1 and prose.position:
            prose.breaks = 0
            prose.tab = True
        row.row = True

    def list_item(self, tag: Tag, element: _Element) -> None:
        depth, parent = -1, None
        for outer in self.stack[-_REACH:]:
            if outer.item:
                depth, parent = depth + 1, outer
        style = tag.list_style
        if parent is None:
            marker, number = "-", 0
            depth = 0
        else:
            number = parent.item if parent.item > 0 else 0
            if number and tag.number is not None:
                number = tag.number
            if number:
                parent.item = number + 1
            marker = "" if style == "none" else _marker(style, number)
        self.prose.marker = "  " * depth + (marker + " " if marker else "")
        self.mark(element, "list-item", f"{marker or '-'} {depth} {parent.row if parent else 0}")

    def mark(self, element: _Element, name: str, value: str) -> None:
        mark = Mark(name, -1, -1, value)
        self.marks.append(mark)
        self.prose.waiting.append(mark)
        element.own_marks.append(mark)

    def style(self, tag: Tag, element: _Element, outer: _Element) -> None:
        if tag.css_hidden and not element.hidden:
            element.hidden = tag.css_hidden
        element.preheader = element.preheader or tag.preheader
        if tag.pre is not None:
            element.pre = tag.pre
        if tag.background and tag.background != "transparent":
            element.background = tag.background
        if tag.color:
            element.color = tag.color
            if tag.name != "a" and is_colored(tag.color):
                self.mark(element, "color", tag.color)
        if tag.size:
            points, relative = tag.size
            element.size = points * outer.size if relative else points
            self.mark(element, "font-size", f"{element.size:.4g}")
        if tag.family:
            self.mark(element, "font-family", tag.family)
        for name, value in tag.marks:
            self.mark(element, name, value)
        if tag.href:
            self.mark(element, "link", tag.href)
        if tag.signature:
            self.mark(element, "signature", "")
        self.quotation(tag, element, outer)

    def quotation(self, tag: Tag, element: _Element, outer: _Element) -> None:
        if tag.quotation or tag.gmail_quote:
            self.mark(element, "quotation", tag.name)
            if tag.name == "blockquote":
                for above in self.stack[-_REACH:-1]:
                    above.quotes = True
        if tag.quotation_start:
            mark = Mark("quotation", -1, -1, tag.name)
            self.marks.append(mark)
            self.prose.waiting.append(mark)
            outer.rest.append(mark)

    def imply_end(self, name: str) -> None:
        if name in IMPLIED_END:
            group, borders = IMPLIED_END[name]
            names = ("td", "th") if group == "td" else ("dt", "dd") if group == "dt" else (group,)
        else:
            names, borders = ("p",), ("td", "th", "table", "div", "li", "blockquote")
        if not any(self.open.get(each) for each in names):
            return
        for index in range(len(self.stack) - 1, max(len(self.stack) - _REACH, 0), -1):
            each = self.stack[index].name
            if each in names:
                while len(self.stack) > index:
                    self.pop()
                return
            if each in borders:
                return

    def end_tag(self, tag: Tag) -> None:
        name = tag.name
        if not self.open.get(name):
            if name == "br":
                self.prose.line_break()
            elif tag.block:
                self.prose.boundary(tag.block)
            return
        inline = name in INLINE
        floor = max(len(self.stack) - _REACH, 0) if inline else 0
        for index in range(len(self.stack) - 1, floor, -1):
            element = self.stack[index]
            if element.name == name:
                while len(self.stack) > index:
                    self.pop()
                return
            if inline and element.block:
                return

    def pop(self) -> None:
        element = self.stack.pop()
        self.open[element.name] -= 1
        self.close_marks(element.own_marks)
        self.close_marks(element.rest)
        prose = self.prose
        if element.block:
            if element.name == "li":
                prose.marker = ""
            prose.boundary(element.block)

    def close_marks(self, marks: list[Mark]) -> None:
        position = self.prose.position
        for mark in marks:
            if mark.start >= 0:
                mark.end = position


def _find_end_tag(source: str, name: str, start: int) -> int:
    """Where `</name` begins, in any case; the end of the source when it never does."""
    closing = "</" + name
    found = source.find(closing, start)
    if found < 0:
        import re

        match = re.compile(re.escape(closing), re.IGNORECASE).search(source, start)
        found = match.start() if match else len(source)
    return found


def _visible(text: str) -> bool:
    """Is there anything to read? Newsletters pad their preview with `&zwnj;&nbsp;`."""
    if "&" in text:
        text = REFERENCE.sub("", text)
    return any(character.isalnum() for character in text)


def _marker(style: str, number: int) -> str:
    if not number:
        return "-"
    if style in ("a", "A", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin") and number <= 26:
        letter = chr(96 + number)
        return (letter.upper() if style[0] in "Au" else letter) + "."
    return f"{number}."


def read_html(layer: Layer) -> HtmlText:
    """The prose of an HTML document or fragment; never raises, whatever the source."""
    return _Reader(layer).read()
