"""From a finding to what is reported: a path, lines and columns, words for people, edits."""

from bisect import bisect_right

from etiquette_lint.finding import Finding
from etiquette_lint.message.model import Message
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, quote

EXCERPT_LIMIT = 200  # code points
MASK = "•••"  # what stands for a secret in every output
DOCUMENTATION = "https://etiquette-lint.example/rules/"

FIELD = Pattern(r"\{(\w+)\}")
STATEFUL = ("iso2022", "iso-2022", "iso_2022", "hz", "utf-7", "utf_7")  # read from the start of a line or not at all
LINE_BREAK = Pattern(r"\r\n|\n|\r")
BYTE_ORDER_MARK = "\ufeff"


class RawEdit:
    """An edit of the raw file: 1-based lines and columns, end exclusive. `text` is what to put there, literally:
    encoded as the part is, with its line ends."""

    __slots__ = ("line", "column", "end_line", "end_column", "text")

    def __init__(self, line: int, column: int, end_line: int, end_column: int, text: str):
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.text = text


class Diagnostic:
    """One finding as reported. Lines and columns are 1-based and count code points of the raw file
    decoded with `charset`; the end is exclusive. `exact` is false where only the line is certain.
    `replacements` are what the edits of its fix put into the text its reader sees, `edits` the same in the file:
    none where the file cannot or must not be changed."""

    __slots__ = (
        "path", "line", "column", "end_line", "end_column", "code", "name", "severity", "message", "excerpt",
        "zone", "exact", "charset", "message_index", "fix_safe", "edits", "replacements",
        "masked", "around", "finding",
    )  # fmt: skip

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    name: str
    severity: str
    message: str
    excerpt: str
    zone: str
    exact: bool
    charset: str
    message_index: int
    fix_safe: bool
    edits: list[RawEdit]
    replacements: list[str]
    masked: bool
    around: str  # of what is masked, the words before and after it: what tells it from others
    finding: Finding | None  # None once its message is let go

    @property
    def url(self) -> str:
        return f"{DOCUMENTATION}{self.code}/"

    def __repr__(self) -> str:
        return f"Diagnostic({self.path}:{self.line}:{self.column}: {self.code} {self.excerpt!r})"

    def order(self) -> tuple:
        """Where it stands in its file: message, line, column; then its code."""
        return (self.message_index, self.line, self.column, self.code)


class LineIndex:
    """Lines of a raw file. They end at CRLF, LF or CR only, not at the other separators of Unicode."""

    def __init__(self, raw: bytes):
        self.raw = raw
        self._starts: list[int] | None = None
        self._last = (-1, "", 0, 0)  # line, charset, offset and columns before it of the place asked for last

    @property
    def starts(self) -> list[int]:
        if self._starts is None:
            starts, raw, at = [0], self.raw, 0
            if b"\r" in raw:
                import re

                starts += [match.end() for match in re.finditer(rb"\r\n|\n|\r", raw)]
            else:
                while (at := raw.find(b"\n", at) + 1) > 0:
                    starts.append(at)
            self._starts = starts
        return self._starts

    def place(self, offset: int, charset: str) -> tuple[int, int]:
        """1-based line and column of a byte offset, columns in code points of `charset`."""
        if charset.startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
            return self._place_wide(offset, charset)
        line = bisect_right(self.starts, offset) - 1
        start, columns = self.starts[line], 0
        if self._last[:2] == (line, charset) and self._last[2] <= offset:
            start, columns = self._last[2:]  # a file may be one long line: count on from the last place
        text = self.raw[start:offset].decode(charset, "replace")
        if start == 0 and text.startswith(BYTE_ORDER_MARK):
            text = text[1:]
        columns += len(text)
        if not charset.startswith(STATEFUL):
            self._last = (line, charset, offset, columns)
        return line + 1, columns + 1

    def _place_wide(self, offset: int, charset: str) -> tuple[int, int]:
        """In UTF-16 and UTF-32 a line break is not one byte, so lines are counted in the text."""
        text = self.raw[:offset].decode(charset, "replace").removeprefix(BYTE_ORDER_MARK)
        breaks = [match.end() for match in LINE_BREAK.finditer(text)]
        last = breaks[-1] if breaks else 0
        return len(breaks) + 1, len(text) - last + 1


def render(template: str, fields: dict[str, object]) -> str:
    """Fill {fields}; a field that is not given stays as it is written."""
    return FIELD.sub(lambda match: str(fields.get(match[1], match[0])), template)


def zone_of(message: Message, text: Text) -> str:
    if text.layer is message.body:
        return message.zone_name_at(text.start) or "body"
    if message.subject is not None and text.layer is message.subject.layer:
        return "subject"
    return "header"


def excerpt_of(text: Text) -> str:
    words = text.typed()
    return words if len(words) <= EXCERPT_LIMIT else words[:EXCERPT_LIMIT] + "…"


def words_around(text: Text, most: int = 30) -> str:
    string = text.layer.string
    return f"{string[max(text.start - most, 0) : text.start]}{MASK}{string[text.end : text.end + most]}"


def make_diagnostic(
    path: str, message: Message, rule: Rule, finding: Finding, lines: LineIndex, display_language: str
) -> Diagnostic:
    """Compute the places and the words of one finding."""
    diagnostic = Diagnostic()
    span = finding.text.raw_span()
    diagnostic.path = path
    describe(diagnostic, message, rule, finding, display_language)
    diagnostic.line, diagnostic.column = lines.place(span.start, span.charset)
    if span.end > span.start:
        diagnostic.end_line, diagnostic.end_column = lines.place(span.end, span.charset)
    else:
        diagnostic.end_line, diagnostic.end_column = diagnostic.line, diagnostic.column
    diagnostic.exact, diagnostic.charset = span.exact, span.charset
    diagnostic.edits = place_edits(message, finding, lines) if finding.edits else []
    return diagnostic


def describe(diagnostic: Diagnostic, message: Message, rule: Rule, finding: Finding, display_language: str) -> None:
    """Note of a finding what needs no place: rule, words, zone."""
    text = finding.text
    diagnostic.code, diagnostic.name, diagnostic.severity = rule.code, rule.name, rule.severity
    diagnostic.masked = rule.family == "PRV"
    diagnostic.excerpt = MASK if diagnostic.masked else excerpt_of(text)
    diagnostic.around = words_around(text) if diagnostic.masked else ""
    diagnostic.zone = zone_of(message, text)
    diagnostic.message_index = message.index
    diagnostic.message = words_of(rule, finding, diagnostic, display_language)
    diagnostic.fix_safe = (rule.fix == "safe") if finding.safe is None else finding.safe
    diagnostic.replacements = [edit.replacement for edit in finding.edits]
    diagnostic.finding = finding


def words_of(rule: Rule, finding: Finding, diagnostic: Diagnostic, display_language: str) -> str:
    texts = rule.variants.get(finding.variant, rule.message) if finding.variant else rule.message
    template = texts.get(display_language) or next(iter(texts.values()))
    fields: dict[str, object] = dict(finding.fields)
    fields.setdefault("match", diagnostic.excerpt if diagnostic.masked else quote(finding.text))
    if finding.edits:
        fields.setdefault("fix", finding.edits[0].replacement.strip())
    return render(template, fields)


def place_edits(message: Message, finding: Finding, lines: LineIndex) -> list[RawEdit]:
    """The edits of a finding in lines and columns."""
    from etiquette_lint.edits import raw_edits

    placed = []
    for start, end, text, charset in raw_edits(message, finding):
        line, column = lines.place(start, charset)
        end_line, end_column = lines.place(end, charset) if end > start else (line, column)
        placed.append(RawEdit(line, column, end_line, end_column, text))
    return placed
