"""The MIME structure of a message: entities, each a slice of the raw file.

Nothing is copied and nothing decoded until somebody asks. Broken structure is read as mail clients read it
and noted as a defect. No input makes it recurse without bound or take more than linear time for a bounded depth.
"""

from etiquette_lint.message.decode import Decoded
from etiquette_lint.message.headers import Headers
from etiquette_lint.message.model import Defect
from etiquette_lint.message.text import Text
from etiquette_lint.message.transfer import decoded_size, transfer_encoding
from etiquette_lint.pattern import Pattern

_TYPE = Pattern(rb"[ \t\r\n\"]*+([!#-'*+.0-9A-Z^-~-]{1,100}/[!#-'*+.0-9A-Z^-~-]{1,100})", 2)
_DISPOSITION = Pattern(rb"[ \t\r\n\"]*+([!#-'*+.0-9A-Z^-~-]{1,100})", 2)
_DELIMITER_TAIL = Pattern(rb"(--)?[ \t]*+(?>\r\n|\n|\r|\Z)")
_BLANK_FOLD = Pattern(rb"\n[ \t]++\r?\n")
# RFC 5322 3.6 and RFC 2045: fields that may stand once.
_ONCE = (
    b"date", b"from", b"sender", b"reply-to", b"to", b"cc", b"bcc", b"message-id", b"in-reply-to", b"references",
    b"subject", b"mime-version", b"content-type", b"content-transfer-encoding",
)  # fmt: skip
_MESSAGES = frozenset({"message/rfc822", "message/global", "message/news"})


class Limits:
    """How much of a file is read: `size` in bytes, `depth` of nested entities, `parts` and `headers` in number."""

    __slots__ = ("depth", "headers", "parts", "size")

    def __init__(self, size: int = 200_000_000, depth: int = 40, parts: int = 5_000, headers: int = 10_000):
        self.size = size
        self.depth = depth
        self.parts = parts
        self.headers = headers


def parameters_of(headers: Headers, name: str) -> dict[str, Text]:
    """The parameters of a field by lower-case name, each with its place; none where the field is missing."""
    field = headers.get(name)
    if not field:
        return {}
    from etiquette_lint.message.parameters import parse_parameters

    return parse_parameters(field)


class Entity:
    """A message or one part of it: `raw[start:end]`, its body at `raw[body_start:body_end]`.

    `content_type` is lower case ("text/plain" where none is given); `transfer_encoding` is "" for 7bit, 8bit
    and binary, else quoted-printable, base64 or x-uuencode. `quoted` marks what lies inside an attached
    message: not the author's words. `defects` holds what is wrong here, without the children's.
    """

    __slots__ = (
        "_attached",
        "_decoded",
        "_disposition",
        "_parameters",
        "body_end",
        "body_start",
        "children",
        "content_type",
        "defects",
        "end",
        "headers",
        "parent",
        "quoted",
        "raw",
        "shown",
        "start",
        "transfer_encoding",
    )  # fmt: skip

    def __init__(self, raw: bytes, start: int, end: int, parent: "Entity | None", limits: Limits):
        self.raw = raw
        self.start = start
        self.end = end
        self.parent = parent
        self.quoted: bool = parent is not None and (parent.quoted or parent.content_type in _MESSAGES)
        self.headers = Headers(raw, start, end, limits.headers)
        self.body_start = self.headers.body_start
        self.body_end = end
        self.children: list[Entity] = []
        self.defects = self.headers.defects
        self._parameters: dict[str, Text] | None = None
        self._disposition: dict[str, Text] | None = None
        self._decoded: Decoded | None = None
        self._attached: bool | None = None
        self.shown: list[Entity] | None = None  # what `selection.text_parts` found among its children
        self.content_type: str = self._content_type()
        self.transfer_encoding = self._transfer_encoding()

    def __repr__(self) -> str:
        return f"Entity({self.content_type}, {self.start}:{self.end}, {len(self.children)} children)"

    def _content_type(self) -> str:
        value = self.headers.raw_value(b"content-type")
        match = _TYPE.match(value) if value else None
        if match:
            return match[1].decode("ascii").lower()
        in_digest = self.parent is not None and self.parent.content_type == "multipart/digest"
        return "message/rfc822" if in_digest else "text/plain"

    def _transfer_encoding(self) -> str:
        value = self.headers.raw_value(b"content-transfer-encoding")
        if not value:
            return ""
        found = transfer_encoding(value.decode("latin-1").strip().lower())
        composite = self.content_type.startswith("multipart/")
        if found is None or (found and composite):
            reason = "encoded-multipart" if found else "unknown-transfer-encoding"
            self.defect("LNT003", reason, value.strip().decode("latin-1")[:60], "content-transfer-encoding")
        return "" if composite else found or ""

    def defect(self, code: str, reason: str, detail: str, header: str = "") -> None:
        """Note a defect at a header field, or at the entity's first line."""
        field = self.headers.get(header) if header else None
        start, end = (field.field_start, field.end) if field else (self.start, self.start)
        self.defects.append(Defect(code, reason, detail, start, end))

    @property
    def parameters(self) -> dict[str, Text]:
        """Content-Type parameters by lower-case name (charset, boundary, name, format, …), each with its place."""
        if self._parameters is None:
            self._parameters = parameters_of(self.headers, "content-type")
        return self._parameters

    def parameter(self, name: str) -> str:
        text = self.parameters.get(name)
        return str(text) if text else ""

    @property
    def charset(self) -> str:
        """The charset as declared, "" where it is not."""
        value = self.parameter("charset")
        words = value.partition("(")[0].split(None, 1) if value else None
        return words[0].strip("\"'").lower() if words else ""

    @property
    def disposition(self) -> str:
        """"attachment", "inline", another word as typed in lower case, or "" where none is given."""
        value = self.headers.raw_value(b"content-disposition")
        match = _DISPOSITION.match(value) if value else None
        return match[1].decode("ascii").lower() if match else ""

    @property
    def filename_text(self) -> Text | None:
        """The file name and where it stands: `filename` of Content-Disposition, else `name` of Content-Type."""
        if self._disposition is None:
            self._disposition = parameters_of(self.headers, "content-disposition")
        named = self._disposition.get("filename") or self._disposition.get("name")
        if named or b"name" not in self.headers.raw_value(b"content-type").lower():
            return named
        return self.parameters.get("name")

    @property
    def filename(self) -> str:
        text = self.filename_text
        return " ".join(str(text).split()) if text else ""

    @property
    def is_attachment(self) -> bool:
        """Offered as a file, not shown as text: its disposition says so, or it has a name and is no body."""
        if self._attached is None:
            disposition = self.disposition
            if disposition:
                self._attached = disposition != "inline"
            else:
                self._attached = self.parent is not None and bool(self.filename)
        return self._attached

    def decoded(self) -> Decoded:
        """The body of a leaf as text."""
        if self._decoded is None:
            charset = self.charset
            self._decoded = Decoded(self.raw, self.body_start, self.body_end, self.transfer_encoding, charset)
        return self._decoded

    @property
    def text_defects(self) -> list[Defect]:
        """What is wrong with the body as text (LNG001), a charset that is missing included."""
        decoded = self.decoded()
        if decoded.string.isascii() or self.charset:
            return decoded.defects
        span = decoded.first_not_ascii()
        return [Defect("LNG001", "charset-missing", decoded.charset, span.start, span.end), *decoded.defects]

    @property
    def size(self) -> int:
        """Bytes of the decoded body."""
        return decoded_size(self.raw, self.body_start, self.body_end, self.transfer_encoding)

    def walk(self) -> "list[Entity]":
        """This entity and all below it, in the order of the file."""
        found: list[Entity] = []
        stack = [self]
        while stack:
            entity = stack.pop()
            found.append(entity)
            stack.extend(reversed(entity.children))
        return found


    def release(self) -> None:
        """Let go of the parents, once all is read: what refers to itself waits for the garbage collector."""
        for part in self.walk():
            part.parent = part.shown = None


def read_entity(raw: bytes, start: int = 0, end: int | None = None, limits: Limits | None = None) -> Entity:
    """The message at `raw[start:end]`. Never raises; what cannot be read is a defect LNT001 of the entity."""
    limits = limits or Limits()
    end = len(raw) if end is None else end
    if end - start > limits.size:
        root = Entity(raw, start, start, None, limits)
        root.defects.append(Defect("LNT001", "too-large", str(end - start), start, start))
        return root
    root = Entity(raw, start, end, None, limits)
    _check_header(root)
    if not root.content_type.startswith(("multipart/", "message/")):
        return root
    stack = [(root, 1)]
    count = 1
    while stack:
        entity, depth = stack.pop()
        spans = _children(entity)
        if not spans:
            continue
        if depth >= limits.depth:
            root.defects.append(Defect("LNT001", "nested-too-deep", str(limits.depth), entity.start, entity.start))
            continue
        for child_start, child_end in spans:
            if count >= limits.parts:
                root.defects.append(Defect("LNT001", "too-many-parts", str(limits.parts), child_start, child_start))
                return root
            count += 1
            child = Entity(raw, child_start, child_end, entity, limits)
            entity.children.append(child)
            if child.content_type.startswith(("multipart/", "message/")):
                stack.append((child, depth + 1))
    return root


def _check_header(root: Entity) -> None:
    headers = root.headers
    if not headers:
        if root.body_end > root.body_start:
            root.defects.append(Defect("LNT003", "no-header", "", root.start, root.start))
        return
    if headers.repeats:
        for name in _ONCE:
            if headers.count(name) > 1:
                field = headers.get_all(name.decode("ascii"))[1]
                root.defects.append(Defect("LNT003", "duplicate-header", field.name, field.field_start, field.end))
    folded = root.raw.find(b"\n ", root.start, headers.end) >= 0 or root.raw.find(b"\n\t", root.start, headers.end) >= 0
    match = _BLANK_FOLD.search(root.raw, root.start, headers.end) if folded else None
    if match:
        root.defects.append(Defect("LNT003", "blank-folded-line", "", match.start() + 1, match.end()))


def _children(entity: Entity) -> list[tuple[int, int]]:
    """The slices of the parts of a multipart, or of the message inside a message/rfc822."""
    if entity.content_type in _MESSAGES:
        readable = not entity.transfer_encoding and entity.body_end > entity.body_start
        return [(entity.body_start, entity.body_end)] if readable else []
    if not entity.content_type.startswith("multipart/"):
        return []
    boundary = _boundary(entity)
    if not boundary:
        entity.defect("LNT003", "boundary-missing", entity.content_type, "content-type")
        entity.content_type = "text/plain"
        return []
    spans, closed = _split(entity.raw, entity.body_start, entity.body_end, boundary)
    shown = boundary.decode("utf-8", "replace")
    if not spans:
        entity.defect("LNT003", "multipart-without-parts", shown, "content-type")
        entity.content_type = "text/html" if _looks_like_html(entity) else "text/plain"
    elif not closed:
        entity.defect("LNT003", "boundary-unclosed", shown, "content-type")
    return spans


def _looks_like_html(entity: Entity) -> bool:
    opening = entity.raw[entity.body_start : entity.body_start + 200].lstrip().lower()
    return opening.startswith((b"<html", b"<!doctype html"))


def _boundary(entity: Entity) -> bytes:
    text = entity.parameters.get("boundary")
    if not text:
        return b""
    string = str(text).rstrip()
    if string.isascii():
        return string.encode("ascii")
    span = text.raw_span()
    return entity.raw[span.start : span.end].rstrip()


def _split(raw: bytes, start: int, end: int, boundary: bytes) -> tuple[list[tuple[int, int]], bool]:
    """The slices between delimiter lines, and whether the closing one was found.

    A delimiter fills its line (RFC 2046 5.1.1), so that one boundary may begin as another does. The line end
    before it belongs to it.
    """
    delimiter = b"--" + boundary
    spans: list[tuple[int, int]] = []
    part = -1
    at = start
    while (found := raw.find(delimiter, at, end)) >= 0:
        at = found + len(delimiter)
        if found > start and raw[found - 1] not in b"\r\n":
            continue
        tail = _DELIMITER_TAIL.match(raw, at, end)
        if tail is None:
            continue
        if part >= 0:
            stop = found - 2 if raw[found - 2 : found] == b"\r\n" else found - 1
            spans.append((part, max(stop, part)))
        part = at = tail.end()
        if tail[1]:
            return spans, True
    if part >= 0:  # the last line end of a file that breaks off is no part of the text either
        if end == len(raw):
            end -= 2 if raw.endswith(b"\r\n") else 1 if raw.endswith((b"\n", b"\r")) else 0
        spans.append((part, max(end, part)))
    return spans, False


