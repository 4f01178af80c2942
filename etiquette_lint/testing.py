"""The examples of a rule are its tests: each is carried in every way mail carries text, and judged.

`⟦bad⇒good⟧` in an example states input, place and fix at once; `⟦bad⟧` is found but has no fix;
`⟦⇒added⟧` is an insertion; `⟦⟧` an absence without a fix.
"""

import base64
import json
import quopri
import re
from datetime import datetime, timedelta, timezone

from etiquette_lint.finding import Finding
from etiquette_lint.lint import Linter
from etiquette_lint.message.model import Message
from etiquette_lint.message.reading import read_messages
from etiquette_lint.rule import Rule
from etiquette_lint.source import Source

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=8)))  # a Tuesday
MARK = re.compile(r"⟦([^⟦⟧⇒]*)(?:⇒([^⟦⟧]*))?⟧")
HEADER_BLOCK = re.compile(
    r"(?:(?:Subject|From|To|Cc|Bcc|Date|Reply-To|In-Reply-To|References|Message-ID|X-[\w-]+):[^\n]*\n"
    r"(?:[ \t][^\n]*\n)*)+\n",
    re.I,
)
CARRIERS = ("plain", "quoted-printable", "base64", "html")


class Expected:
    """One mark of an example: where it stands in the unmarked text (characters) and its fix, or None."""

    __slots__ = ("start", "end", "words", "fix")

    def __init__(self, start: int, end: int, words: str, fix: str | None):
        self.start = start
        self.end = end
        self.words = words
        self.fix = fix

    def __repr__(self) -> str:
        return f"{self.start}:{self.end} {self.words!r}" + (f" ⇒ {self.fix!r}" if self.fix is not None else "")


class Example:
    """An example of a rule, good or bad, ready to be carried.

    A string is a body, or header lines, a blank line and a body. A table has the fields of a ticket
    file (subject, body, html, to, cc, from, date, thread, requester, attachments, …), `kind`, and `format`
    ("plain", "html", "markdown") where the rule is about one of them, and `options` where the rule's own would not do.
    """

    def __init__(self, source: "str | dict", rule: Rule):
        table: dict = {"body": source} if isinstance(source, str) else dict(source)
        self.source = source
        self.kind: str = table.pop("kind", rule.kinds[0] if rule.kinds else "email")
        self.format: str = table.pop("format", "")
        self.extension: str = table.pop("extension", "")
        self.options: dict = table.pop("options", {})
        self.table = table
        self.structured = bool(set(table) - {"body"})

    @property
    def marked(self) -> str:
        """The file as it is typed, marks included."""
        if self.structured:
            return json.dumps(self.table, ensure_ascii=False, indent=1)
        return self.table["body"]

    def carriers(self) -> tuple[str, ...]:
        if self.structured or self.format or self.extension or self.kind == "template":
            return ("typed",)
        return CARRIERS


def unmark(marked: str) -> tuple[str, list[Expected]]:
    """The text without marks, and what they expect, in order."""
    parts, expected, length, last = [], [], 0, 0
    for match in MARK.finditer(marked):
        before = marked[last : match.start()]
        length += len(before)
        parts += [before, match[1]]
        expected.append(Expected(length, length + len(match[1]), match[1], match[2]))
        length += len(match[1])
        last = match.end()
    parts.append(marked[last:])
    return "".join(parts), expected


def fixed(marked: str) -> str:
    """The text with every marked fix applied."""
    return MARK.sub(lambda match: match[1] if match[2] is None else match[2], marked)


def check_rule(rule: Rule, linter: Linter) -> list[str]:
    """Everything wrong with a rule's examples, in words; empty when all is well."""
    troubles = []
    for source in rule.bad:
        example = Example(source, rule)
        if not MARK.search(example.marked):
            troubles.append(f"bad example marks nothing: {source!r}")
            continue
        for carrier in example.carriers():
            troubles += check_example(rule, linter, example, example.marked, carrier)
        expected = unmark(example.marked)[1]
        if all(mark.fix is not None for mark in expected):
            clean = MARK.sub("", fixed(example.marked))
            left = check_example(rule, linter, example, clean, "typed")
            troubles += [f"after the fix: {trouble}" for trouble in left]
    for source in rule.good:
        example = Example(source, rule)
        if MARK.search(example.marked):
            troubles.append(f"good example has marks: {source!r}")
        for carrier in example.carriers():
            troubles += check_example(rule, linter, example, example.marked, carrier)
    return troubles


def check_example(rule: Rule, linter: Linter, example: Example, marked: str, carrier: str) -> list[str]:
    """Compare what the rule finds in one carrier with what the marks say."""
    text, expected = unmark(marked)
    raw, name = carry(text, example, carrier)
    settings = linter.settings.reading
    settings.kind, settings.now = example.kind, NOW
    options, rule.options = rule.options, {**rule.options, **example.options}
    try:
        found = [
            (message, finding)
            for message in read_messages(Source(name, raw), settings)
            for finding in linter.judge_rule(message, rule)
        ]
    finally:
        rule.options = options
    found.sort(key=lambda pair: (pair[1].text.raw_span().start, pair[1].text.raw_span().end))
    where = f"{rule.code} {carrier} {text!r}"
    if len(found) != len(expected):
        said = [str(finding.text) for _, finding in found]
        return [f"{where}: expected {expected}, found {said}"]
    troubles = []
    for mark, (message, finding) in zip(expected, found, strict=True):
        trouble = compare(mark, message, finding, raw, text, example, carrier)
        if trouble:
            troubles.append(f"{where}: {trouble}")
    return troubles


def compare(
    mark: Expected, message: Message, finding: Finding, raw: bytes, text: str, example: Example, carrier: str
) -> str:
    """What is wrong with one finding, or "". In the file as typed the place must be exact to the character."""
    span = finding.text.raw_span()
    if carrier in ("typed", "plain"):
        start = len(raw[: span.start].decode("utf-8"))
        end = len(raw[: span.end].decode("utf-8"))
        if (start, end) != (mark.start, mark.end):
            return f"expected {mark!r} in the raw file, found {start}:{end} {text[start:end]!r}"
    elif carrier == "base64" and finding.text.layer is message.body:
        if span.end > span.start and span.exact:
            return "a place in base64 must not call itself exact"
    elif squeeze(decode_raw(raw[span.start : span.end], carrier)) != squeeze(mark.words):
        return f"expected {mark!r}, its raw place holds {raw[span.start : span.end]!r}"
    if carrier != "typed" and squeeze(str(finding.text)) != squeeze(mark.words):
        return f"expected {mark!r}, found {str(finding.text)!r}"
    replacement = "".join(edit.replacement for edit in finding.edits) if finding.edits else None
    if mark.fix is None and replacement is not None:
        return f"expected no fix for {mark!r}, found {replacement!r}"
    if mark.fix is not None and (replacement is None or not same_fix(mark, finding, example)):
        return f"expected {mark!r}, found the fix {replacement!r}"
    return ""


def same_fix(mark: Expected, finding: Finding, example: Example) -> bool:
    """Whether the edits turn the marked words into the marked fix. An edit may stand elsewhere than the
    finding (a greeting put in after the salutation); then its words alone are compared."""
    if len(finding.edits) == 1:
        edit = finding.edits[0]
        at = edit.text.start - finding.text.start
        if edit.text.layer is finding.text.layer and 0 <= at <= len(finding.text):
            words = str(finding.text)
            result = words[:at] + edit.replacement + words[at + len(edit.text) :]
            wanted = json.dumps(result, ensure_ascii=False)[1:-1] if example.structured else result
            return wanted == mark.fix or result == mark.fix
    return "".join(edit.replacement for edit in finding.edits) == mark.fix


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def decode_raw(raw: bytes, carrier: str) -> str:
    if b"=?" in raw:
        from email.header import decode_header, make_header

        return str(make_header(decode_header(raw.decode("utf-8"))))
    if carrier == "quoted-printable":
        return quopri.decodestring(raw).decode("utf-8", "replace")
    import html

    return html.unescape(re.sub(r"<[^>]*>", "", raw.decode("utf-8")))


def carry(text: str, example: Example, carrier: str) -> tuple[bytes, str]:
    """The raw file that carries an unmarked example, and a name that says what it is."""
    if carrier in ("typed", "plain"):
        extension = example.extension or (".json" if example.structured else EXTENSIONS.get(example.format, ".txt"))
        return text.encode("utf-8"), "example" + extension
    block = HEADER_BLOCK.match(text)
    headers = encode_headers(block[0]) if block else "Subject: Example\n"
    body = text[block.end() :] if block else text
    if carrier == "html":
        body = to_html(body)
    head = headers + "MIME-Version: 1.0\n"
    head += f"Content-Type: text/{'html' if carrier == 'html' else 'plain'}; charset=utf-8\n"
    head += f"Content-Transfer-Encoding: {'8bit' if carrier == 'html' else carrier}\n\n"
    encoded = body.encode("utf-8")
    if carrier == "quoted-printable":
        encoded = quopri.encodestring(encoded)
    elif carrier == "base64":
        encoded = base64.encodebytes(encoded)
    return head.encode("ascii") + encoded, "example.eml"


EXTENSIONS = {"html": ".html", "markdown": ".md"}


def encode_headers(block: str) -> str:
    """Header lines as mail carries them: values that are not ASCII as encoded words."""
    from email.header import Header

    lines = []
    for line in re.sub(r"\n[ \t]+", " ", block).strip().split("\n"):
        name, _, value = line.partition(":")
        value = value.strip()
        lines.append(f"{name}: {value if value.isascii() else Header(value, 'utf-8', maxlinelen=900).encode()}")
    return "\n".join(lines) + "\n"


def to_html(body: str) -> str:
    """Body text as a mail client writes it: entities and line breaks."""
    import html

    return "<html><body>" + html.escape(body, quote=False).replace("\n", "<br>\n") + "</body></html>\n"
