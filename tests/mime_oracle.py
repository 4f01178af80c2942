"""Our reading of a message beside mail-parser's, part by part, and the proof why a difference speaks for ours.

A difference is explained only when its cause can be shown on the message itself: the same bytes give mail-parser's text
in the charset that it took and ours without loss in another; or mail-parser reads what we read as soon as the one
thing that it stumbles over is mended in the message. All else is unexplained.
"""

import re

from etiquette_lint.message import transfer
from etiquette_lint.message.mime import Entity, read_entity
from etiquette_lint.message.second_reader import UnreadableMessage, read_with_mailparser

TEXTS = ("text/plain", "text/html")


class Comparison:
    """`equal` parts, `explained` as (kind, detail) a part, and `unexplained` as details."""

    def __init__(self) -> None:
        self.equal = 0
        self.explained: list[tuple[str, str]] = []
        self.unexplained: list[str] = []

    @property
    def total(self) -> int:
        return self.equal + len(self.explained) + len(self.unexplained)


def our_parts(raw: bytes) -> dict[str, list[Entity]]:
    """The parts whose text mail-parser lists too: text that is no named file, nor in a multipart that is one.
    A part that is blank is no text."""
    found: dict[str, list[Entity]] = {kind: [] for kind in TEXTS}
    hidden: set[int] = set()
    for part in read_entity(raw).walk():
        if part.parent is not None and id(part.parent) in hidden:
            hidden.add(id(part))
        if part.children:
            if part.content_type.startswith("multipart/") and part.is_attachment:
                hidden.add(id(part))
            continue
        named = bool(part.filename) or part.disposition == "attachment"
        if named and (part.disposition != "inline" or id(part) in hidden):
            continue
        if part.content_type in found and part.decoded().string.strip():
            found[part.content_type].append(part)
    return found


def our_texts(raw: bytes) -> dict[str, list[str]]:
    return {kind: [part.decoded().string for part in parts] for kind, parts in our_parts(raw).items()}


def their_texts(raw: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {kind: [] for kind in TEXTS}
    for kind, layer in read_with_mailparser(raw).texts:
        if layer.string.strip():
            found[kind].append(layer.string)
    return found


def compare(raw: bytes) -> Comparison:
    result = Comparison()
    try:
        theirs = their_texts(raw)
    except UnreadableMessage as error:
        result.unexplained.append(f"mail-parser cannot read it: {error}")
        return result
    parts = our_parts(raw)
    whole = _reason_of_structure(raw, theirs)
    for kind, ours in parts.items():
        _compare_kind(kind, ours, theirs[kind], whole, result)
    return result


def _compare_kind(kind: str, ours: list[Entity], theirs: list[str], whole: str, result: Comparison) -> None:
    if len(ours) != len(theirs):
        texts = [part.decoded().string for part in ours]
        same = sum(text in theirs for text in texts)
        result.equal += same
        differing = max(len(texts), len(theirs)) - same
        detail = f"{kind}: {len(texts)} parts here, {len(theirs)} there"
        for _ in range(differing):
            _note(result, whole, detail)
        return
    for part, text in zip(ours, theirs, strict=True):
        if part.decoded().string == text:
            result.equal += 1
        else:
            _note(result, reason_of_charset(part, text) or whole, f"{kind}: {first_difference(part, text)}")


def _note(result: Comparison, reason: str, detail: str) -> None:
    if reason:
        result.explained.append((reason, detail))
    else:
        result.unexplained.append(detail)


def first_difference(part: Entity, theirs: str) -> str:
    ours = part.decoded().string
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    start = max(at - 20, 0)
    return f"at {at}: ours {ours[start : at + 40]!r} theirs {theirs[start : at + 40]!r}"


def reason_of_charset(part: Entity, theirs: str) -> str:
    """Why the same bytes are read in another charset; "" unless both texts can be made from the bytes, ours of them
    all and without loss."""
    decoded = part.decoded()
    content = transfer.decode(part.raw[decoded.start : decoded.end], decoded.encoding)
    if "\ufffd" in decoded.string or _lines(content.decode(decoded.charset, "replace")) != decoded.string:
        return ""
    declared = part.charset
    for codec, errors in ((declared or "utf-8", "replace"), ("ascii", "replace"), ("utf-8", "replace")):
        try:
            if _lines(content.decode(codec, errors)) == theirs:
                break
        except LookupError:
            continue
    else:
        return ""
    if not declared:
        return "no charset is declared, and the bytes are no UTF-8" if "\ufffd" in theirs else ""
    if decoded.charset == "utf-8" and any("\x80" <= char <= "\x9f" for char in theirs):
        return "what is declared a charset of one byte is UTF-8: read so it would hold control characters"
    if decoded.charset == "cp1252" and any("\x80" <= char <= "\x9f" for char in theirs):
        return "Latin-1 is windows-1252, as browsers read it: its quotation marks are no control characters"
    if decoded.charset == "gb18030" and "\ufffd" in theirs:
        return "gb2312 is read as gb18030, as browsers read it: the text holds characters of GBK"
    if "\x1b" in theirs and "\x1b" not in decoded.string:
        return "the escape sequences of iso-2022 are left undecoded"
    return ""


def _reason_of_structure(raw: bytes, theirs: dict[str, list[str]]) -> str:
    """What in the message mail-parser stumbles over; "" unless it reads as we do once that is mended."""
    ours = our_texts(raw)
    if ours == theirs:
        return ""
    root = read_entity(raw)
    mended = _without_multiparts_that_are_not_there(raw, root)
    if mended != raw and their_texts(mended) == ours:
        return "a multipart of which no part is there is shown as text"
    mended = _without_blanks_before_colons(raw, root)
    if mended != raw and their_texts(mended) == ours:
        return "white space before the colon of a header field is allowed (RFC 5322, 4.5)"
    blocks = _blocks_for_machines(root)
    left = {kind: [text for text in texts if text.strip() not in blocks] for kind, texts in theirs.items()}
    if left == ours and left != theirs:
        return "the fields of a delivery report (RFC 3464) or of an external body (RFC 2046) are no text of the author"
    return ""


def _without_multiparts_that_are_not_there(raw: bytes, root: Entity) -> bytes:
    for part in reversed(root.walk()):
        if any(defect.reason in ("boundary-missing", "multipart-without-parts") for defect in part.defects):
            field = next(field for field in part.headers if field.name.lower() == "content-type")
            raw = raw[: field.start] + b" text/plain" + raw[field.end :]
    return raw


def _without_blanks_before_colons(raw: bytes, root: Entity) -> bytes:
    for field in reversed(list(root.headers)):
        name = raw[field.field_start : field.start]
        raw = raw[: field.field_start] + re.sub(rb"[ \t]+:", b":", name, count=1) + raw[field.start :]
    return raw


def _blocks_for_machines(root: Entity) -> set[str]:
    """The blocks of fields that delivery reports and external bodies hold, and what follows the latter's."""
    blocks = set()
    for part in root.walk():
        if part.content_type in ("message/delivery-status", "message/external-body"):
            text = _lines(part.raw[part.body_start : part.end].decode("latin-1"))
            blocks |= {block.strip() for block in re.split(r"\n[ \t]*\n", text)} | {""}
            blocks.add(text.partition("\n\n")[2].strip())
    return blocks


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
