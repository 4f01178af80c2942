"""mail-parser as the second reader: for messages whose structure our own reader doubts, and for Outlook's .msg.

It keeps no offsets, so its texts are sought again in the raw file and their places are not exact.
"""

from etiquette_lint.message.charsets import read_text, unmark
from etiquette_lint.message.headers import HeaderField
from etiquette_lint.message.model import Attachment
from etiquette_lint.message.text import Layer, Literal, RawSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.message.mime import Entity

OUTLOOK_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an OLE compound file
_DOUBTS = frozenset({"boundary-missing", "multipart-without-parts", "nested-too-deep", "too-many-parts"})


class OutlookSupportMissing(Exception):
    """A .msg file was given and the `outlook` extra of mail-parser is not installed."""


class UnreadableMessage(Exception):
    """mail-parser could not read the file; the text says why."""


class Recovered(Layer):
    """Text whose way through the file is not known. Places are found by looking for its lines in the raw file;
    they are never exact, and the start of the file where nothing is found."""

    def __init__(self, string: str, raw: bytes):
        self.string = string.replace("\r\n", "\n").replace("\r", "\n")
        self.raw = raw
        self._text: str | None = None
        self._charset = "utf-8"

    def raw_span(self, start: int, end: int) -> RawSpan:
        if self._text is None:
            reading = read_text(self.raw, None)
            self._text, self._charset = unmark(reading.string), reading.codec
        line_start = self.string.rfind("\n", 0, start) + 1
        line_end = self.string.find("\n", line_start)
        line = self.string[line_start : len(self.string) if line_end < 0 else line_end]
        at = self._text.find(line) if line.strip() else -1
        if at < 0:
            return RawSpan(0, 0, False, self._charset)
        first = at + start - line_start
        last = at + min(end - line_start, len(line))
        begin = len(self._text[:first].encode(self._charset, "replace"))
        length = len(self._text[first:last].encode(self._charset, "replace"))
        return RawSpan(begin, begin + length, False, self._charset)

    def lower(self, start: int, end: int) -> None:
        return None


class SecondReading:
    """What mail-parser makes of a message: texts as (content type, layer), fields as they read, attachments."""

    __slots__ = ("attachments", "date", "fields", "texts")

    def __init__(
        self, texts: list[tuple[str, Layer]], fields: list[tuple[str, str]], attachments: list[Attachment], date: str
    ):
        self.texts = texts
        self.fields = fields
        self.attachments = attachments
        self.date = date

    def field(self, name: str) -> Layer | None:
        """The first header field of that name, encoded words decoded, as a layer without a place."""
        wanted = name.lower()
        value = next((value for key, value in self.fields if key.lower() == wanted), None)
        if value is None:
            return None
        raw = value.encode("utf-8", "replace")
        return Literal(HeaderField(raw, name, 0, 0, len(raw)).string)


def is_doubtful(entity: "Entity") -> bool:
    """Whether the structure of a message is such that a second reader should be asked."""
    return any(defect.reason in _DOUBTS for part in entity.walk() for defect in part.defects)


def read_with_mailparser(raw: bytes) -> SecondReading:
    """`raw` as mail-parser reads it. Raises UnreadableMessage when it cannot."""
    import mailparser

    with _Quiet():
        try:
            mail = mailparser.parse_from_bytes(raw)
        except Exception as error:  # its parser lets many kinds through on broken input
            raise UnreadableMessage(f"{type(error).__name__}: {error}") from error
    return _reading(mail, raw)


def read_outlook_file(raw: bytes) -> SecondReading:
    """An Outlook .msg file; its texts have no place in the raw file.

    Raises OutlookSupportMissing without the extra, UnreadableMessage when the file is no message.
    """
    import importlib.util

    if importlib.util.find_spec("extract_msg") is None:
        raise OutlookSupportMissing("reading .msg files needs the outlook extra: pip install etiquette-lint[outlook]")
    import os
    import tempfile

    import mailparser

    handle, path = tempfile.mkstemp(suffix=".msg")  # mail-parser reads .msg only from a named file
    with _Quiet():
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
            mail = mailparser.parse_from_file_msg(path)
        except Exception as error:
            raise UnreadableMessage(f"{type(error).__name__}: {error}") from error
        finally:
            os.unlink(path)
    return _reading(mail, b"")


class _Quiet:
    """mail-parser logs what it does not understand; a linter's own output must stay clean."""

    def __enter__(self) -> None:
        import logging

        self.logger = logging.getLogger("mailparser")
        self.level = self.logger.level
        self.logger.setLevel(logging.CRITICAL + 1)

    def __exit__(self, *_: object) -> None:
        self.logger.setLevel(self.level)


def _reading(mail, raw: bytes) -> SecondReading:
    texts: list[tuple[str, Layer]] = [("text/plain", Recovered(text, raw)) for text in mail.text_plain]
    texts += [("text/html", Recovered(text, raw)) for text in mail.text_html]
    attachments = [
        Attachment(
            item["filename"] or "",
            item["mail_content_type"],
            _payload_size(item),
            (item["content-disposition"] or "").lower().startswith("inline"),
        )
        for item in mail.attachments
    ]
    fields = [(name, str(value)) for name, value in mail.message.items()] if mail.message is not None else []
    decoded = {"subject": mail.subject}
    fields = [(name, decoded.get(name.lower()) or value) for name, value in fields]
    return SecondReading(texts, fields, attachments, str(mail.message.get("Date", "")) if mail.message else "")


def _payload_size(item: dict) -> int:
    payload = item["payload"] or ""
    if item["binary"]:
        letters = len("".join(payload.split()).rstrip("="))
        return letters * 3 // 4
    return len(payload)
