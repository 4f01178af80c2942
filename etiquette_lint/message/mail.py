"""Mail files: one message, a mailbox of many (mbox), an Outlook .msg."""

from etiquette_lint.message.addresses import parse_people
from etiquette_lint.message.datefield import parse_date
from etiquette_lint.message.decode import unflow
from etiquette_lint.message.headers import Headers
from etiquette_lint.message.mime import Entity, Limits, read_entity
from etiquette_lint.message.model import Defect, Message
from etiquette_lint.message.selection import all_defects, attachments, plain_twin, signature, text_parts
from etiquette_lint.message.text import Derived, Layer, Literal, Segment
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.config import ReadingSettings
    from etiquette_lint.message.second_reader import SecondReading
    from etiquette_lint.source import Source

# mbox (RFC 4155): a message begins at "From " after a blank line; what follows must look like the line of a delivery,
# for people write "From here on" too.
FROM_LINE = Pattern(r"(?:\A|\r?\n\r?\n)(From [^\r\n]{0,300}?\d\d:\d\d[^\r\n]{0,80}\r?\n)")
SIGNED = {"smime": "S/MIME", "pgp": "OpenPGP", "dkim": "DKIM"}


def read_mail(source: "Source", settings: "ReadingSettings") -> "Iterator[Message]":
    yield read_one(source.raw, 0, len(source.raw), settings)


def read_mailbox(source: "Source", settings: "ReadingSettings") -> "Iterator[Message]":
    raw = source.raw
    starts = [match.start(1) for match in FROM_LINE.finditer(raw.decode("latin-1"))]
    for start, end in zip(starts or [0], [*starts[1:], len(raw)], strict=True):
        yield read_one(raw, start, end, settings)


def read_outlook(source: "Source", settings: "ReadingSettings") -> "Iterator[Message]":
    """An Outlook .msg file, read by mail-parser; its texts have no place in the raw file."""
    from etiquette_lint.message.second_reader import OutlookSupportMissing, UnreadableMessage, read_outlook_file

    message = Message(settings.kind or "email", Literal(""))
    try:
        use_second_reading(message, read_outlook_file(source.raw))
    except OutlookSupportMissing:
        message.defects.append(Defect("LNT001", "outlook-extra-missing", "", 0, 0))
    except UnreadableMessage as error:
        message.defects.append(Defect("LNT001", "outlook-unreadable", str(error)[:80], 0, 0))
    yield message


def use_second_reading(message: Message, reading: "SecondReading") -> None:
    """Take fields, texts and attachments from mail-parser's reading."""
    message.has_headers = True
    subject = reading.field("subject")
    message.subject = subject.whole() if subject else None
    for name, people in (("from", message.sender), ("to", message.to), ("cc", message.cc), ("bcc", message.bcc)):
        field = reading.field(name)
        people += parse_people(field.whole()) if field else []
    if reading.date:
        message.date_text, message.now = Literal(reading.date).whole(), parse_date(reading.date)
    use_second_texts(message, reading)
    message.attachments = reading.attachments


def use_second_texts(message: Message, reading: "SecondReading") -> None:
    """The richest text of the second reading: HTML where there is any."""
    rich = [layer for kind, layer in reading.texts if kind == "text/html" and layer.string.strip()]
    plain = [layer for kind, layer in reading.texts if kind != "text/html" and layer.string.strip()]
    join_parts(message, [read_markup(layer, message) for layer in rich] or plain)


def recover_text(message: Message, entity: Entity, raw: bytes) -> None:
    """Ask mail-parser for the text of a message whose structure hides it from our reader."""
    from etiquette_lint.message.second_reader import UnreadableMessage, is_doubtful, read_with_mailparser

    if not is_doubtful(entity):
        return
    try:
        use_second_texts(message, read_with_mailparser(raw))
    except UnreadableMessage:
        return


def read_one(raw: bytes, start: int, end: int, settings: "ReadingSettings") -> Message:
    limits = Limits(settings.max_size, settings.max_depth, settings.max_parts)
    entity = read_entity(raw, start, end, limits)
    parts = text_parts(entity)
    message = Message(settings.kind or "email", Literal(""))
    message.start = start
    join_parts(message, [read_part(part, message) for part in parts])
    if message.kind == "template" and message.format == "html":
        twin = plain_twin(entity)
        message.twin = twin.decoded() if twin is not None else None
    set_headers(message, entity.headers)
    message.attachments = attachments(entity) if entity.children or not parts else []
    message.signed = SIGNED.get(signature(entity), "")
    message.defects += all_defects(entity)
    if not parts and any(defect.code.startswith("LNT") for defect in message.defects):
        recover_text(message, entity, raw[start:end])
    if entity.children:
        entity.release()
    return message


def read_part(part: Entity, message: Message) -> Layer:
    """The prose of one text part."""
    decoded = part.decoded()
    if part.content_type == "text/html":
        return read_markup(decoded, message)
    if part.headers.raw_value(b"content-type") and part.parameter("format").lower() == "flowed":
        return unflow(decoded, part.parameter("delsp").lower() == "yes")
    return decoded


def read_markup(layer: Layer, message: Message) -> Layer:
    """HTML as prose; what the markup says is kept beside the message."""
    from etiquette_lint.message.html_text import read_html

    html = read_html(layer)
    message.format = "html"
    message.written.append(layer.string)
    message.marks += html.marks
    message.hidden += [hidden.text for hidden in html.hidden if not hidden.preheader]
    message.comments += html.comments
    return html


def join_parts(message: Message, layers: list[Layer]) -> None:
    """Several text parts are shown one below the other; marks of HTML parts move with their part."""
    if len(layers) < 2:
        message.body = layers[0] if layers else Literal("")
        return
    parts: list[str] = []
    segments: list[Segment] = []
    length = 0
    marks = []
    for layer in layers:
        if parts:
            parts.append("\n\n")
            length += 2
        size = len(layer.string)
        for mark in getattr(layer, "marks", ()):
            mark.start += length
            mark.end += length
            marks.append(mark)
        segments.append(Segment(length, length + size, layer, 0, size))
        parts.append(layer.string)
        length += size
    message.body = Derived("".join(parts), segments)
    message.marks = marks


def set_headers(message: Message, headers: Headers) -> None:
    message.headers = headers
    message.has_headers = len(headers) > 0
    subject = headers.get("subject")
    message.subject = subject.whole() if subject else None
    for name, people in (("from", message.sender), ("to", message.to), ("cc", message.cc), ("bcc", message.bcc)):
        for field in headers.get_all(name):
            people += parse_people(field)
    date = headers.get("date")
    if date:
        message.date_text = date.whole()
        message.now = parse_date(date)
