"""Text files: plain text with or without header lines, HTML, Markdown with front matter, ticket JSON."""

from etiquette_lint.message.decode import Decoded
from etiquette_lint.message.model import Message
from etiquette_lint.message.text import Text, cut
from etiquette_lint.pattern import Pattern
from etiquette_lint.source import TEMPLATE_EXTENSIONS, extension

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.config import ReadingSettings
    from etiquette_lint.source import Source

# Notations that nobody types in a letter: one of them makes a file a template when nothing else says what it is.
TEMPLATE_SYNTAX = Pattern(r"\{\{|\{%|<%[=\-\s]|[%$#]\{\w|\*\|\w|«\w|\[\[\w|(?<![\w{])\{[A-Z][A-Z_]{2,40}\}")


def read_text_file(source: "Source", settings: "ReadingSettings") -> "Iterator[Message]":
    """A body, or header lines, a blank line and a body."""
    layer = Decoded(source.raw)
    message = Message(kind_of(source, settings, layer.string), layer)
    message.defects += layer.defects
    split_fields(message)
    yield message


def read_html_file(source: "Source", settings: "ReadingSettings") -> "Iterator[Message]":
    """HTML, perhaps after header lines. Its title is no subject: mail clients do not show it."""
    from etiquette_lint.message.mail import read_markup

    layer = Decoded(source.raw)
    message = Message(kind_of(source, settings, layer.string), layer)
    message.defects += layer.defects
    split_fields(message)
    message.body = read_markup(message.body, message)
    yield message


def read_markdown_file(source: "Source", settings: "ReadingSettings") -> "Iterator[Message]":
    """Markdown, its fields in YAML front matter or in header lines."""
    from etiquette_lint.message.markup import read_markdown, split_front_matter

    layer = Decoded(source.raw)
    front = split_front_matter(layer)
    message = Message(kind_of(source, settings, layer.string), front.body)
    message.defects += [*layer.defects, *front.defects]
    for name, text in front.fields.items():
        set_field(message, name, text)
    message.has_headers = bool(front.fields)
    if not front.fields:
        split_fields(message)
    message.written.append(message.body.string)
    markdown = read_markdown(message.body)
    message.body, message.format = markdown, "markdown"
    message.marks, message.comments = markdown.marks, markdown.comments
    yield message


def split_fields(message: Message) -> None:
    """Take the header lines off the body, where it has any."""
    from etiquette_lint.message.tickets import split_header_lines

    layer = message.body
    fields, body_start = split_header_lines(layer.string)
    if fields:
        for name, start, end in fields:
            set_field(message, name.lower(), Text(layer, start, end).strip())
        message.has_headers = True
        message.body = cut(layer, body_start, len(layer.string))


def set_field(message: Message, name: str, text: Text) -> None:
    """One header line or front-matter field."""
    message.fields.append((name, text))
    if name == "subject":
        message.subject = message.subject or text
    elif name in ("from", "to", "cc", "bcc"):
        from etiquette_lint.message.addresses import parse_people

        people = message.sender if name == "from" else getattr(message, name)
        people += parse_people(text)
    elif name == "date":
        from etiquette_lint.message.datefield import parse_date

        message.date_text, message.now = text, parse_date(str(text))
    elif name in ("language", "lang") and str(text) in ("en", "zh-Hans", "zh-Hant"):
        message.declared_language = str(text)
    elif name == "kind" and str(text) in ("email", "ticket", "template"):
        message.kind = str(text)


def kind_of(source: "Source", settings: "ReadingSettings", string: str) -> str:
    """The kind of message: as told, by its extension, or a template when it has gaps to fill."""
    if settings.kind:
        return settings.kind
    if extension(source.name) in TEMPLATE_EXTENSIONS or TEMPLATE_SYNTAX.search(string):
        return "template"
    return "email"
