"""Markdown -> the prose its reader sees, with the place of every character (CommonMark and GitHub's additions).

List markers, `>` and table bars stay as typed, so that what reads plain text reads this too.
"""

from etiquette_lint.message.html_entities import REFERENCE_SOURCE, decode_reference
from etiquette_lint.message.model import Mark
from etiquette_lint.message.substitution import Substituted
from etiquette_lint.message.text import Layer, Text
from etiquette_lint.pattern import Pattern

_LINE = Pattern(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_FENCE = Pattern(r" {0,3}(`{3,}+|~{3,}+)")
_HEADING = Pattern(r" {0,3}(#{1,6})(?:[ \t]++|(?=\r|\n|\Z))")
_CLOSING_HASHES = Pattern(r"[ \t]++#++[ \t]*+$")
_UNDERLINE = Pattern(r" {0,3}(?!-- [\r\n])(?:=++|-{2,}+)[ \t]*+[\r\n]*+\Z")
_QUOTED = Pattern(r" {0,3}>")
_ITEM = Pattern(r"[ \t]{0,12}([-*+]|[0-9]{1,9}[.)])[ \t]++(?=[^\s])")
_DEFINITION = Pattern(r" {0,3}\[([^\[\]\r\n]{1,200})\]:[ \t]*+<?([^\s<>]++)>?[^\r\n]*+[\r\n]*+\Z")
_RULE = Pattern(r" {0,3}(?:(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:-[ \t]*+){3,}+)[\r\n]*+\Z")
_SIGN = Pattern(r"[\\`<*_~!\[\]&]")  # one set of characters is found far faster than the alternatives they begin
_INLINE = Pattern(
    r"(\\[!-/:-@\[-`{-~])|(`++)|(<!--)|(<(?:https?:|mailto:)[^<>\s]{1,2000}+>)|(</?[A-Za-z][^<>\r\n]{0,500}+>)"
    r"|(\*++|_++|~~)|(!?\[)|(\])|(" + REFERENCE_SOURCE + ")"
)
_TARGET = Pattern(
    r"""\([ \t]*+<?([^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+){0,8}+)>?"""
    r"""(?:\s{1,8}("[^"]{0,500}"|'[^']{0,500}'))?[ \t]*+\)"""
)
_LABEL = Pattern(r"\[([^\[\]\r\n]{0,200})\]")


class MarkdownText(Substituted):
    """The prose of a Markdown text. `marks`: bold, italic, code, heading ("1" to "6"), link (address), image (empty
    stretch; "source alternative-text"), list-item ("marker depth list"), quotation. `comments` are places below."""

    def __init__(self, under: Layer, edits: list[tuple[int, int, str]]):
        super().__init__(under, edits)
        self.marks: list[Mark] = []
        self.comments: list[Text] = []
        self.hidden: list = []


class _Reader:
    def __init__(self, layer: Layer):
        self.layer = layer
        self.source = layer.string
        self.edits: list[tuple[int, int, str]] = []
        self.marks: list[Mark] = []  # with places in the layer below until the text is built
        self.comments: list[Text] = []
        self.definitions: dict[str, str] = {}
        self.defined: set[int] = set()  # where lines of link definitions begin

    def read(self) -> MarkdownText:
        lines = [match.span() for match in _LINE.finditer(self.source) if match.end() > match.start()]
        self.define(lines)
        self.blocks(lines)
        edits = []
        last = 0
        for edit in sorted(self.edits):
            if edit[0] >= last:
                edits.append(edit)
                last = edit[1]
        result = MarkdownText(self.layer, edits)
        for mark in sorted(self.marks, key=lambda mark: mark.start):
            start, end = result.above(mark.start), result.above(mark.end)
            result.marks.append(Mark(mark.name, start, max(start, end), mark.value))
        result.comments = self.comments
        return result

    def define(self, lines: list[tuple[int, int]]) -> None:
        if "]:" not in self.source:
            return
        for start, end in lines:
            match = _DEFINITION.match(self.source, start, end)
            if match and not match[1].startswith("^"):
                self.definitions.setdefault(match[1].lower(), match[2])
                self.edits.append((start, end, ""))
                self.defined.add(start)

    def blocks(self, lines: list[tuple[int, int]]) -> None:
        source = self.source
        fence = ""
        paragraph: tuple[int, int] | None = None
        quote: Mark | None = None
        lists = 0
        in_list = False
        index = 0
        while index < len(lines):
            start, end = lines[index]
            index += 1
            if start in self.defined:
                continue
            line = source[start:end]
            match = _FENCE.match(line)
            if fence:
                fence = self.fenced(start, end, line, match, fence)
                continue
            blank = not line.strip()
            quoted = bool(_QUOTED.match(line))
            if quote is not None and not quoted:
                quote = None
            if blank or match:
                self.close(paragraph)
                paragraph = None
                fence = self.opened(match, start, end) if match else ""
                continue
            if quoted:
                quote = self.quoted(quote, start, line)
            heading = _HEADING.match(line)
            item = _ITEM.match(line)
            if heading:
                self.close(paragraph)
                paragraph = None
                self.heading(start, end, heading.end(), len(heading[1]))
            elif _RULE.match(line) and (in_list or not paragraph or not line.lstrip().startswith("-")):
                in_list = False
                self.close(paragraph)
                paragraph = None
            elif paragraph and not in_list and _UNDERLINE.match(line):
                self.underlined(paragraph, start, end, line)
                paragraph = None
                in_list = False
            elif item:
                self.close(paragraph)
                lists += not in_list
                in_list = True
                paragraph = (start + item.end(), start + len(line.rstrip("\r\n")))
                self.marks.append(Mark("list-item", *paragraph, f"{item[1]} {item.start(1) // 2} {lists}"))
            elif paragraph:
                paragraph = (paragraph[0], start + len(line.rstrip("\r\n")))
            elif line.startswith(("    ", "\t")) and not in_list:
                self.marks.append(Mark("code", start, start + len(line.rstrip("\r\n")), "indented"))
            else:
                in_list = in_list and line[:1] in " \t"
                paragraph = (start, start + len(line.rstrip("\r\n")))
        self.close(paragraph)

    def quoted(self, quote: Mark | None, start: int, line: str) -> Mark:
        """A line behind ">": it goes on with the open quotation, or opens one."""
        if quote is None:
            quote = Mark("quotation", start, start, ">")
            self.marks.append(quote)
        quote.end = start + len(line.rstrip("\r\n"))
        return quote

    def opened(self, match, start: int, end: int) -> str:
        """The fence that a line opens; the line itself is not shown."""
        self.edits.append((start, end, ""))
        return match[1]

    def fenced(self, start: int, end: int, line: str, match, fence: str) -> str:
        """A line inside a fence, or the one that closes it. Return the fence that is open after it."""
        if match and match[1].startswith(fence) and not line[match.end() :].strip():
            self.edits.append((start, end, ""))
            return ""
        self.marks.append(Mark("code", start, start + len(line.rstrip("\r\n")), "fence"))
        return fence

    def underlined(self, paragraph: tuple[int, int], start: int, end: int, line: str) -> None:
        """A row of = or - under a paragraph makes it a heading (setext)."""
        self.marks.append(Mark("heading", paragraph[0], paragraph[1], "1" if "=" in line else "2"))
        self.edits.append((start, end, ""))
        self.close(paragraph)

    def heading(self, start: int, end: int, prefix: int, level: int) -> None:
        text_end = start + len(self.source[start:end].rstrip())
        closing = _CLOSING_HASHES.search(self.source, start + prefix, text_end)
        if closing:
            self.edits.append((closing.start(), text_end, ""))
            text_end = closing.start()
        self.edits.append((start, start + prefix, ""))
        self.marks.append(Mark("heading", start + prefix, max(text_end, start + prefix), str(level)))
        self.inline(start + prefix, text_end)

    def close(self, paragraph: tuple[int, int] | None) -> None:
        if paragraph:
            self.inline(*paragraph)

    def inline(self, start: int, end: int) -> None:
        """Spans of one paragraph: links and emphasis are matched with stacks, so that the work is linear."""
        openers: list[tuple[str, int, int]] = []
        brackets: list[tuple[int, bool]] = []
        position = start
        while sign := _SIGN.search(self.source, position, end):
            match = _INLINE.match(self.source, sign.start(), end)
            if match is None:
                position = sign.end()
                continue
            first, position = match.span()
            group = match.lastindex
            if group == 1:
                self.edits.append((first, position, match[0][1]))
            elif group == 2:
                position = self.code(first, position, end)
            elif group == 3:
                position = self.comment(first)
            elif group == 4:
                self.edits += [(first, first + 1, ""), (position - 1, position, "")]
                self.marks.append(Mark("link", first + 1, position - 1, match[0][1:-1]))
            elif group == 5:
                name = match[0].strip("</> ").split(" ")[0].lower()
                self.edits.append((first, position, "\n" if name in ("br", "br/") else ""))
            elif group == 6:
                self.emphasis(openers, first, position)
            elif group == 7:
                brackets.append((first, match[0][0] == "!"))
            elif group == 8:
                position = self.link(brackets, first, end)
            elif decoded := decode_reference(match[0]):
                position = first + decoded[1]
                self.edits.append((first, position, decoded[0]))

    def code(self, first: int, last: int, end: int) -> int:
        ticks = self.source[first:last]
        close = self.source.find(ticks, last, min(end, last + 2000))
        while close >= 0 and self.source[close + len(ticks) : close + len(ticks) + 1] == "`":
            after = close
            while self.source[after : after + 1] == "`":
                after += 1
            close = self.source.find(ticks, after, min(end, last + 2000))
        if close < 0:
            return last
        self.edits += [(first, last, ""), (close, close + len(ticks), "")]
        self.marks.append(Mark("code", last, close, "span"))
        return close + len(ticks)

    def comment(self, start: int) -> int:
        end = self.source.find("-->", start + 4)
        end = len(self.source) if end < 0 else end + 3
        self.comments.append(Text(self.layer, start, end))
        self.edits.append((start, end, ""))
        return end

    def emphasis(self, openers: list[tuple[str, int, int]], first: int, last: int) -> None:
        """A run of `*`, `_` or `~~` closes what it can, else opens (flanking as in CommonMark, no rule of three)."""
        before = self.source[first - 1 : first] if first else ""
        after = self.source[last : last + 1]
        sign = self.source[first]
        can_open = bool(after.strip()) and (sign != "_" or not before.isalnum())
        can_close = bool(before.strip()) and (sign != "_" or not after.isalnum())
        if can_close:
            for index in range(len(openers) - 1, max(len(openers) - 20, -1), -1):
                opener, start, stop = openers[index]
                if opener != sign:
                    continue
                length = min(stop - start, last - first)
                if sign != "~":
                    length = min(length, 3)
                    if length & 1:
                        self.marks.append(Mark("italic", stop, first, ""))
                    if length & 2:
                        self.marks.append(Mark("bold", stop, first, ""))
                self.edits += [(stop - length, stop, ""), (first, first + length, "")]
                del openers[index:]
                if stop - length > start:
                    openers.append((sign, start, stop - length))
                first += length
                if first >= last:
                    return
                break
        if can_open:
            openers.append((sign, first, last))

    def link(self, brackets: list[tuple[int, bool]], close: int, end: int) -> int:
        if not brackets:
            return close + 1
        start, image = brackets.pop()
        text_start = start + 1 + image
        match = _TARGET.match(self.source, close + 1, end)
        if match:
            target, after = match[1], match.end()
        else:
            label = _LABEL.match(self.source, close + 1, end)
            name = (label[1] if label and label[1] else self.source[text_start:close]).lower()
            if name not in self.definitions:
                return close + 1
            target, after = self.definitions[name], label.end() if label else close + 1
        if image:
            alternative = self.source[text_start:close]
            self.edits.append((start, after, ""))
            self.marks.append(Mark("image", start, start, f"{target} {alternative}".strip()))
        else:
            self.edits += [(start, text_start, ""), (close, after, "")]
            self.marks.append(Mark("link", text_start, close, target))
        return after


def read_markdown(layer: Layer) -> MarkdownText:
    """The prose of a Markdown text; never raises. HTML tags in it are dropped, `<br>` breaks the line."""
    return _Reader(layer).read()
