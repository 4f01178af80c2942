"""What of a message its reader sees: the text parts to judge, and the attachments."""

from etiquette_lint.message.mime import Entity
from etiquette_lint.message.model import Attachment, Defect
from etiquette_lint.pattern import Pattern

_PROSE = frozenset({"text/plain", "text/html", "text/markdown", "text/x-markdown", "application/xhtml+xml"})
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_MACHINE_REPORTS = frozenset({"message/delivery-status", "message/disposition-notification", "text/rfc822-headers",
                              "message/feedback-report", "application/pgp-encrypted"})  # fmt: skip
# What stands before the first character that an HTML part shows: tags, white space, content that is no prose.
_NOT_SHOWN = Pattern(
    r"(?is)(?:\s++|<(?:(?:style|script|head|title)\b.*?(?:</(?:style|script|head|title)\s*>|\Z)|!--.*?(?:-->|\Z)|[^>]*+>)"
    r"|&(?:nbsp|#160|#xa0);)*+"
)


def text_parts(entity: Entity) -> list[Entity]:
    """The leaves that a reader sees as text, in order: text/plain, text/html, text/markdown.

    Of multipart/alternative the richest that says anything: HTML, unless it is missing or empty; else the
    last that can be read. The root of multipart/related, the first part of multipart/signed and
    multipart/report. Attachments, attached messages, calendars and data are no prose.
    """
    if not entity.children:
        return [entity] if entity.content_type in _PROSE and not entity.is_attachment else []
    if entity.shown is None:
        shown = () if entity.is_attachment else _shown_children(entity)
        entity.shown = [leaf for child in shown for leaf in text_parts(child)]
    return entity.shown


def _shown_children(part: Entity) -> list[Entity]:
    kind = part.content_type
    if kind == "multipart/alternative":
        chosen = _richest(part.children)
        return [chosen] if chosen else []
    if kind == "multipart/related":
        return _related_root(part)
    if kind in ("multipart/signed", "multipart/report"):
        return part.children[:1]
    if kind in ("multipart/digest", "multipart/encrypted") or not kind.startswith("multipart/"):
        return []
    return part.children


def _richest(children: list[Entity]) -> Entity | None:
    """HTML that shows something, else the last alternative with any text, else the last text at all."""
    for child in reversed(children):
        if any(part.content_type == "text/html" and says_something(part) for part in text_parts(child)):
            return child
    readable = [(child, text_parts(child)) for child in children]
    for child, parts in reversed(readable):
        if any(says_something(part) for part in parts):
            return child
    return next((child for child, parts in reversed(readable) if parts), None)


def _related_root(part: Entity) -> list[Entity]:
    start = part.parameter("start").strip("<> ")
    if start:
        for child in part.children:
            field = child.headers.get("content-id")
            if field and field.string.strip("<> ") == start:
                return [child]
    shown = next((child for child in part.children if text_parts(child)), None)
    return [shown] if shown else []


def plain_twin(entity: Entity) -> Entity | None:
    """The text/plain alternative that stands beside the HTML, or None."""
    for part in entity.walk():
        if part.content_type == "multipart/alternative":
            return next((child for child in part.children if child.content_type == "text/plain"), None)
    return None


def says_something(part: Entity) -> bool:
    """Whether any character is left when tags and white space are taken away."""
    string = part.decoded().string
    if part.content_type != "text/html":
        return bool(string) and not string.isspace()
    most = min(len(string), 200_000)
    return _NOT_SHOWN.match(string, 0, most).end() < most


def attachments(entity: Entity) -> list[Attachment]:
    """Every part offered as a file, inline images and attached messages included; signatures are none."""
    found: list[Attachment] = []
    stack = [entity]
    while stack:
        part = stack.pop()
        kind = part.content_type
        if part.children and kind.startswith("multipart/") and not part.is_attachment:
            stack.extend(reversed(part.children))
            continue
        if kind in _SIGNATURES or kind in _MACHINE_REPORTS or (part is entity and _is_body(part)):
            continue
        if part.is_attachment or part.filename or not _is_body(part):
            inline = part.disposition == "inline" or (not part.disposition and "content-id" in part.headers)
            found.append(Attachment(part.filename, kind, part.size, inline, part.filename_text))
    return found


def _is_body(part: Entity) -> bool:
    return part.content_type in _PROSE and not part.is_attachment


def signature(entity: Entity) -> str:
    """What a change of the file would break: "smime", "pgp", "dkim", or "" for an unsigned message."""
    if "dkim-signature" in entity.headers:
        return "dkim"
    parts = entity.walk() if entity.children else (entity,)
    for part in parts:
        kind = part.content_type
        if kind == "multipart/signed":
            return "pgp" if "pgp" in part.parameter("protocol").lower() else "smime"
        if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
            return "smime"
        if kind == "multipart/encrypted":
            return "pgp"
    for part in text_parts(entity):
        string = part.decoded().string
        if "-" in string and "-----BEGIN PGP SIGNED MESSAGE-----" in string:
            return "pgp"
    return ""


def all_defects(entity: Entity) -> list[Defect]:
    """Everything wrong with the file: its structure, and the charsets of what its reader sees."""
    found: list[Defect] = []
    for part in entity.walk() if entity.children else (entity,):
        if part.defects and not part.quoted:
            found += part.defects
    for part in text_parts(entity):
        found += part.text_defects
    headers = entity.headers
    for name in () if headers.plain else ("subject", "from", "to", "cc"):
        field = headers.get(name)
        if field is not None and field.defects:
            found += field.defects
    if len(found) > 1:
        found.sort(key=lambda defect: defect.start)
    return found
