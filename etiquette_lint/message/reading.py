"""From the bytes of a source to its messages: what form the file has, and who reads it.

    recognise → mail | mailbox | outlook | ticket | markdown | html | text → Message
"""

from etiquette_lint.message.model import Defect, Mark, Message, Person, Placeholder, ThreadEntry
from etiquette_lint.message.text import Layer, Literal, RawSpan, cut
from etiquette_lint.pattern import Pattern
from etiquette_lint.source import DATA_EXTENSIONS, OUTLOOK_SIGNATURE, TEMPLATE_EXTENSIONS, Source, extension, is_binary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from etiquette_lint.config import ReadingSettings

    Reader = Callable[[Source, ReadingSettings], Iterator[Message]]

MAIL_EXTENSIONS = (".eml", ".emlx")
HTML_EXTENSIONS = (".html", ".htm", ".mjml")
# Header fields that a person writing a text file would not type: such a file is mail whatever its name.
MAIL_FIELD = Pattern(rb"(?:Received|Return-Path|MIME-Version|Content-Type|Delivered-To|DKIM-Signature):".decode(), 2)
FIELD_LINE = Pattern(r"[!-9;-~]{1,70}[ \t]*:|[ \t]|>?From ")


def read_messages(source: Source, settings: "ReadingSettings") -> "Iterator[Message]":
    """Every message of a source, ready to be judged. Content that is no message gives one
    message whose defects say so (LNT001); nothing is raised for bad input."""
    refusal = refuse(source, settings)
    if refusal:
        yield unreadable(source, settings, refusal)
        return
    if (source.versions or source.missing) and settings.values is None:
        yield from read_compared(source, settings)
        return
    yield from read_each(source, settings)


def read_each(source: Source, settings: "ReadingSettings") -> "Iterator[Message]":
    """The messages of a source that can be read."""
    read = reader_of(recognise(source))
    for index, message in enumerate(read(source, settings)):
        message.index = index
        limit_text(message, settings)
        if source.role:
            pair_up(message, source)
        prepare(message, settings, source.raw)
        if message.originals:
            from etiquette_lint.message.comparison import original_version

            message.versions.append(original_version(message, message.originals))
        yield message


def limit_text(message: Message, settings: "ReadingSettings") -> None:
    if len(message.body.string) > settings.max_text:
        detail = f"{len(message.body.string)} > {settings.max_text}"
        message.defects.append(Defect("LNT001", "text-too-long", detail, 0, 0))
        message.body = message.elsewhere = Literal("")


def prepare(message: Message, settings: "ReadingSettings", raw: bytes) -> None:
    """What is the same for a message of every form, once its fields are read: gaps, context, places of defects."""
    if settings.values is not None and message.kind == "template":
        fill_gaps(message, settings)
    read_gaps(message)
    finish(message, settings)
    place_defects(message, raw)


def read_compared(source: Source, settings: "ReadingSettings") -> "Iterator[Message]":
    """The messages of a template that has other versions, these beside them."""
    from etiquette_lint.message.comparison import Comparison

    comparison = Comparison(source, settings)
    messages = list(read_each(source, settings))
    for message in messages:
        comparison.attach(message)
    if messages and messages[0].key:
        comparison.note_missing(messages)
    yield from messages


def refuse(source: Source, settings: "ReadingSettings") -> Defect | None:
    """Why a source is not read at all, or None."""
    size = len(source.raw)
    if source.problem or size > settings.max_size:
        detail = f"{source.size} > {settings.max_size}"
        return Defect("LNT001", "too-large", detail, 0, 0)
    if not size:
        return Defect("LNT001", "empty-file", "", 0, 0)
    if not source.raw.startswith(OUTLOOK_SIGNATURE) and is_binary(source.raw):
        return Defect("LNT001", "binary-file", "", 0, 0)
    if source.raw.startswith(WIDE_MARKS) and extension(source.name) in MAIL_EXTENSIONS:
        return Defect("LNT001", "wide-mail", "UTF-16", 0, 2)  # RFC 5322 2.1: mail is lines of ASCII
    return None


def recognise(source: Source) -> str:
    """The form of a file: its extension where that decides, else how it begins."""
    raw, name = source.raw, extension(source.name)
    if raw.startswith(OUTLOOK_SIGNATURE):
        return "outlook"
    if name in TEMPLATE_EXTENSIONS:
        inner = extension(source.name[: -len(name)])
        name = name if name in HTML_EXTENSIONS else inner
        if not name and looks_like_html(raw):
            return "html"
    if name in MAIL_EXTENSIONS:
        return "mail"
    if name == ".mbox":
        return "mailbox"
    if name in (".json", ".jsonl"):
        return "ticket"
    if name in DATA_EXTENSIONS and name == extension(source.name):
        return "data"
    if name in (".md", ".markdown"):
        return "markdown"
    if name in HTML_EXTENSIONS:
        return "html"
    return recognise_content(raw)


def recognise_content(raw: bytes) -> str:
    """The form of a text file, of standard input or of a file without extension."""
    if raw.startswith(b"From ") and raw.count(b"\nFrom ", 0, 10_000_000) and has_mail_header(raw):
        return "mailbox"
    if has_mail_header(raw):
        return "mail"
    if looks_like_html(raw):
        return "html"
    return "text"


def has_mail_header(raw: bytes) -> bool:
    """Whether the file begins with a header block that only a mail program writes."""
    block = head(raw)
    if not MAIL_FIELD.search("\n" + block):
        return False
    lines = block.split("\n")
    return all(FIELD_LINE.match(line) for line in lines if line)


def head(raw: bytes) -> str:
    """The first block of lines, at most 20,000 bytes of it, for a look."""
    start = raw[:20_000].decode("latin-1").replace("\r\n", "\n").replace("\r", "\n").removeprefix("\xef\xbb\xbf")
    return start.partition("\n\n")[0]


WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # the byte-order marks of UTF-16


HTML_BEGINNINGS = (
    b"<!doctype html", b"<html", b"<mjml", b"<head", b"<body", b"<div", b"<table", b"<p>", b"<p ",
)  # fmt: skip


def looks_like_html(raw: bytes) -> bool:
    start = raw[:400].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith(HTML_BEGINNINGS)


def unreadable(source: Source, settings: "ReadingSettings", defect: Defect) -> Message:
    """A message without content that says why it cannot be judged."""
    message = Message(settings.kind or "email", Literal(""))
    message.defects.append(defect)
    place_defects(message, source.raw)
    return message


class Bytes(Layer):
    """A stretch of the raw file as itself: where defects of the file point."""

    def __init__(self, raw: bytes, start: int, end: int):
        self.string = raw[start:end].decode("utf-8", "replace")
        self.span = RawSpan(start, end, True, "utf-8")

    def raw_span(self, start: int, end: int) -> RawSpan:
        return self.span

    def lower(self, start: int, end: int) -> None:
        return None


def place_defects(message: Message, raw: bytes) -> None:
    for defect in message.defects:
        if defect.text is None:
            defect.text = Bytes(raw, defect.start, defect.end).whole()


def pair_up(message: Message, source: Source) -> None:
    """Put subject and body of a two-file template together; the half that stands in the other file is judged there."""
    message.kind = "template"
    if source.role == "subject":
        message.subject = message.body.whole().strip()
        message.body = message.elsewhere = Literal("")
    elif message.subject is None:
        message.subject = Literal(source.companion.decode("utf-8", "replace").strip()).whole()
        message.elsewhere = message.subject.layer


def fill_gaps(message: Message, settings: "ReadingSettings") -> None:
    """A template as it is sent with the caller's values: mail then, unless the caller says what it is."""
    from etiquette_lint.message.templates import fill_in

    assert settings.values is not None
    body = fill_in(message.body, settings.values)
    message.marks = [Mark(one.name, body.above(one.start), body.above(one.end), one.value) for one in message.marks]
    message.body = body
    message.comments += body.comments
    if message.subject:
        under = cut(message.subject.layer, message.subject.start, message.subject.end)
        message.subject = fill_in(under, settings.values).whole()
    if not settings.kind:
        message.kind = "email"


def read_gaps(message: Message) -> None:
    """In a template every gap reads as a neutral word; in anything else a gap is a leftover and stays as typed."""
    if message.kind == "template":
        from etiquette_lint.message.templates import read_placeholders

        message.written += [message.body.string, str(message.subject or "")]
        body = read_placeholders(message.body)
        message.elsewhere = body if message.elsewhere is message.body else message.elsewhere
        message.body, message.placeholders = body, body.placeholders
        message.comments += body.comments
        message.malformed_placeholders += body.malformed
        above = body.above
        message.marks = [Mark(mark.name, above(mark.start), above(mark.end), mark.value) for mark in message.marks]
        if message.subject:
            subject = read_placeholders(cut(message.subject.layer, message.subject.start, message.subject.end))
            message.elsewhere = subject if message.elsewhere is message.subject.layer else message.elsewhere
            message.subject = subject.whole()
            message.placeholders = subject.placeholders + message.placeholders
            message.malformed_placeholders += subject.malformed
        return
    from etiquette_lint.message.placeholders import find_placeholders

    texts = [message.body.whole()] if message.subject is None else [message.subject, message.body.whole()]
    for text in texts:
        for gap in find_placeholders(str(text)):
            place = text.slice(gap.start, gap.end)
            placeholder = Placeholder(place, gap.source, gap.variable, gap.category, gap.syntax, gap.has_default)
            message.placeholders.append(placeholder)


def finish(message: Message, settings: "ReadingSettings") -> None:
    """What the caller knows of the message and the file does not say."""
    if settings.subject is not None and message.subject is None:
        message.subject = Literal(settings.subject).whole()
        message.has_headers = True
    if settings.sender and not message.sender:
        message.sender = people(settings.sender)
    for name, values in (("to", settings.to), ("cc", settings.cc)):
        if values and not getattr(message, name):
            setattr(message, name, [person for value in values for person in people(value)])
    if settings.thread:
        message.thread.append(ThreadEntry("customer", None, settings.thread))
    if settings.language:
        message.declared_language = settings.language
    if message.now is None and message.date_text is None:
        message.now = settings.now


def people(value: str) -> list[Person]:
    from etiquette_lint.message.addresses import parse_people

    return parse_people(Literal(value).whole())


def reader_of(form: str) -> "Reader":
    """Who reads a form of file. Imported when needed: a plain draft never loads the JSON reader."""
    if form == "ticket":
        from etiquette_lint.message.ticket_files import read_ticket_file

        return read_ticket_file
    if form == "data":
        from etiquette_lint.message.macros import read_data_file

        return read_data_file
    if form in ("mail", "mailbox", "outlook"):
        from etiquette_lint.message import mail

        return {"mail": mail.read_mail, "mailbox": mail.read_mailbox, "outlook": mail.read_outlook}[form]
    from etiquette_lint.message import text_files

    return {
        "markdown": text_files.read_markdown_file,
        "html": text_files.read_html_file,
        "text": text_files.read_text_file,
    }[form]
