"""HTML -> the prose its reader sees, with the place of every character.

White space folds as in browsers (CSS Text 3), blocks become lines, paragraphs stand apart by a blank
line. Text that the reader cannot see is kept out of the prose and listed beside it.
"""

from etiquette_lint.message.html_entities import REFERENCE
from etiquette_lint.message.html_layer import HiddenText, HtmlText
from etiquette_lint.message.html_prose import EMPTY, Prose
from etiquette_lint.message.html_tags import IMPLIED_END, INLINE, Tag, is_colored, read_tag
from etiquette_lint.message.model import Mark
from etiquette_lint.message.text import Layer, Text
from etiquette_lint.pattern import Pattern

# A comment's start, a declaration, or a tag with its quoted attribute values, which may hold ">". Every part takes
# what it can and never gives back, and a tag without quotes ends at the next "<": the work is linear.
_TOKEN = Pattern(
    r"<(?:(!--)|(/?)([A-Za-z][\w:.-]{0,60}+)(?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+){0,400}+>"
    r"|[!?/][^<>]*+>)"
)
_LISTS = ("ul", "ol", "menu", "dir")
_DEPTH = 400  # browsers stop nesting at 512; deeper elements are read as if they were not there
_REACH = 40  # how far up an inline end tag looks for its start


class _Style:
    """What the text of an element looks like. `mode`: 0 plain prose, 1 white space counts, 2 hidden."""

    __slots__ = ("background", "color", "hidden", "mode", "pre", "preheader", "size")

    def __init__(self, outer: "_Style | None"):
        if outer is None:
            self.hidden, self.preheader, self.pre, self.size, self.mode = "", False, False, 12.0, 0
            self.color, self.background = "#000000", "#ffffff"
        else:
            self.hidden, self.preheader, self.pre, self.size = outer.hidden, outer.preheader, outer.pre, outer.size
            self.color, self.background, self.mode = outer.color, outer.background, outer.mode

    def settle(self) -> None:
        invisible = self.hidden or self.size < 1 or self.color == self.background
        self.mode = 2 if invisible else 1 if self.pre else 0


class _Element:
    """An open element. What most elements lack stands in the class, so that opening one is cheap."""

    own_marks: "list[Mark] | tuple[()]" = ()
    rest: "list[Mark] | tuple[()]" = ()  # marks that run on to the end of this element
    number = 0  # of the next item of a list; -1 when its items have none
    list_index = 0
    list_style = ""
    cell_start = -1  # of a table row: where its last cell begins in the prose

    def __init__(self, name: str, block: int, style: _Style):
        self.name = name
        self.block = block
        self.style = style


class _Reader:
    """Walks the tokens of one document."""

    def __init__(self, layer: Layer):
        self.layer = layer
        self.source = layer.string
        self.prose = Prose(layer)
        self.marks: list[Mark] = []
        self.hidden: list[HiddenText] = []
        self.comments: list[Text] = []
        self.title: Text | None = None
        self.root = _Element("", 0, _Style(None))
        self.stack: list[_Element] = [self.root]
        self.open: dict[str, int] = {}
        self.lists = 0
        self.gmail: list[tuple[_Element, Mark]] = []

    def read(self) -> HtmlText:
        source, prose, stack = self.source, self.prose, self.stack
        search, known, write = _TOKEN.search, _KNOWN_TAGS, prose.text
        position = 0
        while match := search(source, position):
            start, end = match.span()
            if start > position:
                if stack[-1].style.mode:
                    self.characters(position, start)
                else:
                    write(position, start)
            position = end
            tag = known.get(match[0])
            if tag is None:
                name = match[3]
                if name is None:
                    if match[1]:
                        position = self.comment(start)
                    continue
                tag = _learn(match[0], match[2] == "/", name)
            if not tag.start:
                if stack[-1].name == tag.name:
                    self.pop()
                else:
                    self.end_tag(tag)
            elif tag.raw:
                position = self.raw_text(tag, position)
            else:
                self.start_tag(tag)
        if position < len(source):
            self.characters(position, len(source))
        while len(stack) > 1:
            self.pop()
        self.close_marks(self.root.rest)
        result = HtmlText(prose)
        result.marks = [mark for mark in self.marks if mark.start >= 0]
        result.hidden, result.comments, result.title = self.hidden, self.comments, self.title
        return result

    def characters(self, start: int, end: int) -> None:
        style = self.stack[-1].style
        if style.mode == 0:
            self.prose.text(start, end)
        elif style.mode == 1:
            self.prose.preformatted(start, end)
        else:
            self.hide(start, end, style)

    def hide(self, start: int, end: int, style: _Style) -> None:
        text = Text(self.layer, start, end).strip()
        if not text or not _visible(str(text)):
            return
        position = self.prose.position
        small = style.size < 1
        reason = style.hidden or ("font-size:0" if small else "color:" + style.color)
        last = self.hidden[-1] if self.hidden else None
        if last and last.position == position and last.reason == reason:
            last.text.end = text.end
            return
        preheader = style.preheader or (position == 0 and bool(style.hidden or small))
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
            if self.source.find("background", start, end) >= 0:  # a class may color what seems white on white
                for element in self.stack:
                    if element.style.background == "#ffffff":
                        element.style.background = "unknown"
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
            prose.boundary(1 if name in _LISTS and any(map(self.open.get, _LISTS)) else tag.block)
        if len(self.stack) >= _DEPTH:
            return
        outer = self.stack[-1]
        element = _Element(name, tag.block, outer.style)
        self.stack.append(element)
        if name in ("td", "th"):
            self.cell(outer)
        elif name in _LISTS:
            if any(map(self.open.get, _LISTS)):
                element.block = 1  # a list within a list stands without blank lines
            self.lists += 1
            element.list_index, element.list_style = self.lists, tag.list_style
            element.number = (1 if tag.number is None else tag.number) if name == "ol" else -1
        elif name == "li":
            self.list_item(tag, element)
        self.open[name] = self.open.get(name, 0) + 1
        if not tag.plain:
            self.apply(tag, element, outer)

    def void_tag(self, tag: Tag) -> None:
        prose = self.prose
        if tag.name == "br":
            prose.line_break()
        elif tag.name == "hr":
            prose.boundary(2)
            if tag.quotation_start:
                self.start_quotation(tag, self.stack[-1])
        elif tag.image and not self.stack[-1].style.hidden and not tag.css_hidden:
            self.marks.append(Mark("image", prose.position, prose.position, tag.image))

    def cell(self, row: _Element) -> None:
        """A cell stands behind a tab when the one before it has text and is a single line."""
        prose = self.prose
        if 0 <= row.cell_start < prose.position and prose.last_break <= row.cell_start:
            prose.breaks = 0
            prose.spaces.clear()
            prose.tab = True
        row.cell_start = prose.position

    def list_item(self, tag: Tag, element: _Element) -> None:
        depth, parent = -1, None
        for outer in self.stack[-_REACH:]:
            if outer.list_index:
                depth, parent = depth + 1, outer
        if parent is None:
            depth, number, index, style = 0, 0, 0, tag.list_style
        else:
            style = tag.list_style or parent.list_style
            number, index = max(parent.number, 0), parent.list_index
            if number and tag.number is not None:
                number = tag.number
            if number:
                parent.number = number + 1
        marker = "" if style == "none" else _marker(style, number)
        self.prose.marker = "  " * depth + (marker + " " if marker else "")
        self.mark(element, "list-item", f"{marker or '-'} {depth} {index}")

    def mark(self, element: _Element, name: str, value: str) -> Mark:
        mark = Mark(name, -1, -1, value)
        self.marks.append(mark)
        self.prose.waiting.append(mark)
        if element.own_marks:
            element.own_marks.append(mark)
        else:
            element.own_marks = [mark]
        return mark

    def apply(self, tag: Tag, element: _Element, outer: _Element) -> None:
        """Give an element the style and the marks that its start tag asks for."""
        if tag.styled:
            self.restyle(tag, element)
        if tag.color and tag.name != "a" and is_colored(tag.color):
            self.mark(element, "color", tag.color)
        if tag.size and element.style.size >= 1:
            self.mark(element, "font-size", f"{element.style.size:.4g}")
        if tag.family:
            self.mark(element, "font-family", tag.family)
        for name, value in tag.marks:
            self.mark(element, name, value)
        if tag.href:
            self.mark(element, "link", tag.href)
        if tag.signature:
            self.mark(element, "signature", "")
        if tag.quotation and (tag.name != "includetail" or self.prose.position):  # QQ also wraps a whole mail in it
            if tag.name == "blockquote" and self.gmail:
                self.end_gmail_quote()
            self.mark(element, "quotation", tag.name)
        elif tag.gmail_quote:
            self.gmail.append((element, self.mark(element, "quotation", tag.name)))
        if tag.quotation_start:
            self.start_quotation(tag, outer)

    def start_quotation(self, tag: Tag, outer: _Element) -> None:
        """From here to the end of `outer` all is quoted; once is enough."""
        if outer.rest:
            return
        mark = Mark("quotation", -1, -1, tag.name)
        self.marks.append(mark)
        self.prose.waiting.append(mark)
        outer.rest = [mark]

    def end_gmail_quote(self) -> None:
        """Gmail's container holds "On … wrote:" and a blockquote, and answers typed below and between: those are own
        words. Only without a blockquote (a forwarded message) is the whole of it quoted."""
        element, mark = self.gmail.pop()
        if mark.end >= 0 or not isinstance(element.own_marks, list):
            return
        element.own_marks.remove(mark)
        mark.end = self.prose.position if mark.start >= 0 else EMPTY

    def restyle(self, tag: Tag, element: _Element) -> None:
        style = element.style = _Style(element.style)
        style.hidden = style.hidden or tag.css_hidden
        style.preheader = style.preheader or tag.preheader
        if tag.pre is not None:
            style.pre = tag.pre
        if tag.background and tag.background != "transparent":
            style.background = tag.background
        if tag.color:
            style.color = tag.color
        if tag.size:
            points, relative = tag.size
            style.size = points * style.size if relative else points
        style.settle()

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
        if element.own_marks:
            self.close_marks(element.own_marks)
        if element.rest:
            self.close_marks(element.rest)
        if element.block:
            if element.name == "li":
                self.prose.marker = ""
            self.prose.boundary(element.block)

    def close_marks(self, marks: "list[Mark] | tuple[()]") -> None:
        position = self.prose.position
        for mark in marks:
            mark.end = position if mark.start >= 0 else EMPTY


# Tags recur within a mail and from mail to mail; what they say depends on nothing else.
_KNOWN_TAGS: dict[str, Tag] = {}


def _learn(token: str, close: bool, name: str) -> Tag:
    tag = read_tag(token, close, name)
    if len(token) < 300:
        if len(_KNOWN_TAGS) >= 4096:
            _KNOWN_TAGS.clear()
        _KNOWN_TAGS[token] = tag
    return tag


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
    return any(character.isalnum() for character in REFERENCE.sub("", text))


def _marker(style: str, number: int) -> str:
    if not number:
        return "-"
    if number <= 26 and style.lower() in ("a", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin"):
        letter = chr(96 + number)
        return (letter.upper() if style[0] in "Au" else letter) + "."
    return f"{number}."


def read_html(layer: Layer) -> HtmlText:
    """The prose of an HTML document or fragment; never raises, whatever the source."""
    return _Reader(layer).read()
