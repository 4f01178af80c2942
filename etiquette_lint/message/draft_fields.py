"""A draft as a program hands it over: fields in memory, read as a message without a file in between."""

from bisect import bisect_left

from etiquette_lint.message.model import Defect, Message, ThreadEntry
from etiquette_lint.message.text import Layer, RawSpan
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from etiquette_lint.config import ReadingSettings
    from etiquette_lint.message.tickets import TicketFields

CRLF = "\r\n"
HALF_PAIR = Pattern("[\ud800-\udfff]")


class Field(Layer):
    """A string of a draft. `source` is the string as given, `string` the same with "\\n" for every line end and
    U+FFFD for half of a surrogate pair, as the reader of JSON files has it.

    Its places, in `raw_span` and `rewrite`, are code points of `source`, not bytes.
    """

    def __init__(self, name: str, source: str):
        self.name = name
        self.source = source
        string = source.replace(CRLF, "\n").replace("\r", "\n") if "\r" in source else source
        self.string = string if is_whole(string) else HALF_PAIR.sub("\ufffd", string)
        self._joined: list[int] | None = None  # offsets in `string` of the line ends that were two characters

    def __str__(self) -> str:
        return self.string

    def place(self, offset: int) -> int:
        """The offset in `source` of an offset in `string`."""
        if len(self.string) == len(self.source):
            return offset
        if self._joined is None:
            self._joined = []
            at = self.source.find(CRLF)
            while at >= 0:
                self._joined.append(at - len(self._joined))
                at = self.source.find(CRLF, at + 2)
        return offset + bisect_left(self._joined, offset)

    def raw_span(self, start: int, end: int) -> RawSpan:
        return RawSpan(self.place(start), self.place(end), True, "utf-8")

    def lower(self, start: int, end: int) -> None:
        return None

    def rewrite(self, edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """Edits of `source` that replace `string[start:end]` for each of `edits`, with line ends as it has them."""
        crlf = len(self.string) != len(self.source)
        return [
            (self.place(start), self.place(end), text.replace("\n", CRLF) if crlf else text)
            for start, end, text in edits
        ]


def is_whole(string: str) -> bool:
    """Whether a string holds no half of a surrogate pair; encoding it is the quickest way to know."""
    try:
        string.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def layered(value, name: str):
    """A value of a draft with its strings as fields, as the reader of tickets wants them."""
    if isinstance(value, str):
        return Field(name, value)
    if isinstance(value, list | tuple):
        return [layered(item, name) for item in value]
    if isinstance(value, dict):
        return {key: layered(item, name) for key, item in value.items()}
    return value


def ticket_fields(draft: dict) -> "TicketFields":
    from etiquette_lint.message.tickets import read_ticket

    return read_ticket({name: layered(value, name) for name, value in draft.items() if name != "raw"})


def read_draft(draft: dict, settings: "ReadingSettings", now: "datetime | None" = None) -> Message:
    """The message of a draft whose fields have the right types: of `subject`, `body` and `html`, or of `raw`.
    `now` is the moment it is written where neither it nor the settings say so."""
    message = read_raw_draft(draft, settings) if draft.get("raw") is not None else read_fields(draft, settings)
    if message.now is None and message.date_text is None:
        message.now = now
    if not message.body.string.strip() and shows_picture(message):
        defect = Defect("LNT001", "image-only", "", 0, 0)  # what is about to be sent must not pass unread
        defect.text = message.body.whole()
        message.defects.append(defect)
    return message


def shows_picture(message: Message) -> bool:
    if any(mark.name == "image" for mark in message.marks):
        return True
    return any(attachment.type.startswith("image/") for attachment in message.attachments)


def read_fields(draft: dict, settings: "ReadingSettings") -> Message:
    from etiquette_lint.message.reading import limit_text, prepare
    from etiquette_lint.message.ticket_files import make_message

    message = make_message(ticket_fields(draft), settings)
    limit_text(message, settings)
    prepare(message, settings, b"")
    return message


def read_raw_draft(draft: dict, settings: "ReadingSettings") -> Message:
    """A whole mail (RFC 5322); what stands beside it in the draft is context where the mail itself says nothing."""
    from etiquette_lint.message.reading import read_messages
    from etiquette_lint.message.ticket_files import make_message
    from etiquette_lint.source import Source

    kind = draft.get("kind")
    if kind and not settings.kind:
        from copy import copy

        settings = copy(settings)
        settings.kind = kind
    message = next(iter(read_messages(Source("draft.eml", raw_bytes(draft["raw"])), settings)))
    beside = make_message(ticket_fields({"body": "", **draft}), settings)
    context: list[ThreadEntry] = beside.thread
    message.thread = context + message.thread
    message.requester = message.requester or beside.requester
    message.sender = message.sender or beside.sender
    message.to = message.to or beside.to
    message.cc = message.cc or beside.cc
    message.attachments = message.attachments or beside.attachments
    message.declared_language = message.declared_language or beside.declared_language
    if message.now is None and message.date_text is None:
        message.now = beside.now
    return message


def raw_bytes(raw: str) -> bytes:
    """The bytes of a mail given as text. Bytes that were no UTF-8 come as half surrogates, as Python reads them."""
    try:
        return raw.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # other halves of surrogate pairs, which JSON may hold
        return raw.encode("utf-8", "surrogatepass")
