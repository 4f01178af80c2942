"""The messages in the arguments of a tool: subject, text and recipients under whatever names they go by.

Arguments are walked as a tree. An object that holds text of its own is a message; what stands around it (a subject
outside of `body`, one sender for a list of messages) belongs to it too.
"""

from etiquette_lint.surfaces.hook_calls import HookProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Context = dict[str, object]

# Names of arguments, in lower case without "_" and "-" -> the field of a draft that they are.
NAMES: dict[str, str] = {
    name: field
    for field, names in {
        "subject": "subject subjectline emailsubject mailsubject ticketsubject",
        "title": "title headline",  # a subject where there is no other
        "body": "body text content message comment reply response answer msg textbody bodytext"
        " plaintext plain textcontent bodyplain plainbody plaintextbody emailbody mailbody messagebody messagetext"
        " messagecontent replytext replybody replymessage replycontent commentbody commenttext responsetext markdown"
        " markdowntext bodymarkdown bodycontent draft draftbody draftcontent caption blocks post",
        "html": "html htmlbody bodyhtml htmlcontent contenthtml messagehtml emailhtml htmltext htmlmessage htmlpart",
        "raw": "raw rawmessage rawemail rawmime mime mimemessage mimecontent rfc822 rfc2822 eml",
        "to": "to torecipients recipient recipients recipientemail recipientemails toemail toemails toaddress"
        " toaddresses emailto sendto",
        "cc": "cc ccrecipients ccemail ccemails ccaddresses ccaddress",
        "from": "from sender fromemail fromaddress senderemail sendername fromname",
        "requester": "requester customer customername requestername requesteremail customeremail",
        "attachments": "attachments attachment files filepaths attachmentpaths fileattachments",
        "thread": "thread history conversationhistory previousmessages originalmessage quotedtext customermessage"
        " inreplytotext originalbody earlier",
    }.items()
    for name in names.split()
}
TEXT_FIELDS = ("body", "html", "raw")
# Arguments that hold others, sometimes as JSON in a string.
WRAPPERS = ("data", "payload", "params", "arguments", "args", "input", "request", "requestbody", "resource")
# Arguments whose value tells that only colleagues will read it.
INTERNAL = {
    "public": False, "ispublic": False, "jsdpublic": False, "private": True, "isprivate": True, "internal": True,
    "isinternal": True, "internalnote": True, "messagetype": "note", "replytype": "note", "commenttype": "internal",
    "parttype": "note", "visibility": "internal",
}  # fmt: skip
REPLYING = ("threadid", "inreplyto", "replyto", "messageid", "conversationid", "replytomessageid", "references")
DEPTH = 12
MOST = 1_000  # messages of one call
TAGS = ("<p>", "<p ", "<br", "<div", "<html", "<body", "<table", "<span", "</a>", "</b>", "</li>")


class Found:
    """The messages of a call: drafts; whether one of them answers an earlier message, so that its subject is known;
    whether there are notes among colleagues."""

    __slots__ = ("drafts", "has_notes", "is_reply")

    def __init__(self) -> None:
        self.drafts: list[dict] = []
        self.is_reply = False
        self.has_notes = False


def find_drafts(arguments: object) -> Found:
    """Every message in the arguments of a tool. Internal notes are none. Where no text has a usual name, the longest
    that reads as prose is taken. Raises HookProblem."""
    found = Found()
    for draft in walk(arguments, {}, found, 0):
        if draft not in found.drafts:
            found.drafts.append(draft)
        if len(found.drafts) > MOST:
            raise HookProblem("too-many")
    if not found.drafts and not found.has_notes:
        prose = max((text for text in strings(arguments, 0) if is_prose(text)), key=len, default="")
        found.drafts += [{"html" if looks_like_html(prose) else "body": prose}] if prose else []
    return found


def strings(value: object, depth: int) -> "Iterator[str]":
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list) and depth < DEPTH:
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item, depth + 1)


def is_prose(text: str) -> bool:
    """Whether a string is written for people: some words, or as many Han characters; no path and no address."""
    han = sum(1 for char in text[:400] if "\u4e00" <= char <= "\u9fff")
    return han >= 8 or len(text.split(None, 6)) > 5


def walk(value: object, around: "Context", found: Found, depth: int) -> "Iterator[dict]":
    if depth > DEPTH:
        raise HookProblem("too-deep")
    if isinstance(value, str):
        value = parsed(value)
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict | list):
                yield from walk(item, around, found, depth + 1)
        return
    if not isinstance(value, dict):
        return
    if is_internal(value):
        found.has_notes = True
        return
    context, texts, inner = read_object(value, around, found)
    if texts:
        yield from drafts_of(context, texts)
    for item in inner:
        yield from walk(item, context, found, depth + 1)


def read_object(value: dict, around: "Context", found: Found) -> "tuple[Context, dict[str, list[str]], list]":
    """What an object says of its messages, the texts it holds itself, and the objects within that may hold others."""
    context, texts, inner = dict(around), {}, []  # type: ignore[var-annotated]
    for key, item in value.items():
        name = plain(str(key))
        field = NAMES.get(name)
        if name in REPLYING and item:
            found.is_reply = True
        if item is None or item == "":
            continue
        if field in TEXT_FIELDS:
            for part in item if has_parts(item) else [item]:
                kind, text = text_of(field, part)
                if text:
                    texts.setdefault(kind, []).append(text)
                elif isinstance(part, dict | list | str):
                    inner.append(part)
        elif field == "title":
            context.setdefault("subject", item if isinstance(item, str) else None)
        elif field == "subject":
            context["subject"] = item if isinstance(item, str) else context.get("subject")
        elif field == "thread" and isinstance(item, str | list):
            context["thread"] = thread_of(item)
        elif field == "attachments":
            context["attachments"] = files_of(item)
        elif field is not None and field != "thread":
            context[field] = people_of(item, 0)
        elif isinstance(item, dict | list) or (name in WRAPPERS and isinstance(item, str)):
            inner.append(item)
    return context, texts, inner


def plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


def is_internal(value: dict) -> bool:
    for key, item in value.items():
        wanted = INTERNAL.get(plain(str(key)))
        if wanted is not None:
            given = item.strip().lower() if isinstance(item, str) else item
            if given == wanted and isinstance(given, bool) == isinstance(wanted, bool):
                return True
            if isinstance(wanted, bool) and given == str(wanted).lower():
                return True
    return False


def drafts_of(context: "Context", texts: dict[str, list[str]]) -> "Iterator[dict]":
    """A draft for each text: of HTML with its plain twin one, and the twin once more, for who reads that."""
    fields = {name: value for name, value in context.items() if value}
    for raw in texts.get("raw", []):
        beside = {name: value for name, value in fields.items() if name in ("thread", "requester")}
        yield {**beside, "raw": mail_of(raw)}
    pages = texts.get("html", [])
    for html in pages:
        yield {**fields, "html": html}
    for body in texts.get("body", []):
        yield {**fields, "body": body, "twin": True} if pages else {**fields, "body": body}


def has_parts(item: object) -> bool:
    """Whether a value lists the same text in several types, as SendGrid's `content`."""
    return isinstance(item, list) and all(
        isinstance(part, dict) and str(part.get("type", "")).startswith("text/") for part in item
    )


def text_of(field: str, item: object) -> tuple[str, str | None]:
    """A text and which field of a draft it is; None where the value is an object or list of messages."""
    if isinstance(item, str):
        inside = parsed(item)
        if isinstance(inside, dict | list):
            return text_of(field, inside)
        return ("html" if field == "body" and looks_like_html(item) else field), item
    if isinstance(item, dict):
        kind = str(item.get("contentType") or item.get("content_type") or item.get("type") or "").lower()
        content = item.get("content", item.get("value"))
        if isinstance(content, str):  # Microsoft Graph's ItemBody, SendGrid's content
            return ("html" if "html" in kind or looks_like_html(content) else "body"), content
    if isinstance(item, list) and item and all(isinstance(line, str) for line in item):
        return "body", "\n".join(item)
    return "body", rich_text(item) if is_rich(item) else None


def parsed(string: str) -> object:
    """The value of a string that is JSON itself (Lark's `content`, the arguments in a function call), else None."""
    if string[:1] not in "{[" or string.rstrip()[-1:] not in "}]":
        return None
    import json

    try:
        return json.loads(string)
    except (ValueError, RecursionError):
        return None


def looks_like_html(string: str) -> bool:
    """Whether a body is written in HTML, as many tools take it under the same name."""
    if "<" not in string:
        return False
    lowered = string.lower()
    return any(tag in lowered for tag in TAGS)


# Rich text: Slack's blocks, Lark's posts, Atlassian's documents. Their leaves hold words under these names …
LEAVES = ("text", "value", "plain_text")
# … and these objects begin a line of their own.
LINES = (
    "paragraph", "heading", "listitem", "tablerow", "blockquote", "codeblock", "section", "header", "context",
    "richtextsection", "richtextlist", "richtextquote", "divider", "markdown", "hardbreak",
)  # fmt: skip


def is_rich(value: object, depth: int = 0) -> bool:
    """Whether a value is rich text and no message with fields: its objects name a type or tag."""
    if depth > DEPTH:
        return False
    if isinstance(value, list):
        return bool(value) and all(is_rich(item, depth + 1) for item in value[:20])
    if not isinstance(value, dict):
        return False
    if any(isinstance(value.get(key), str) for key in ("type", "tag")):
        return any(key in value for key in (*LEAVES, "content", "elements", "fields", "href", "attrs", "url"))
    if set(value) == {"text"} and isinstance(value["text"], str):  # Lark: {"text": "…"}
        return True
    # Lark's post: {"zh_cn": {"title": …, "content": [[{"tag": "text", "text": …}]]}}, perhaps within "post"
    return bool(value) and all(
        isinstance(item, dict) and (is_rich(item.get("content"), depth + 1) or is_rich(item, depth + 1))
        for item in value.values()
    )


def rich_text(value: object) -> str:
    pieces: list[str] = []
    collect(value, pieces, 0)
    text = "".join(pieces).strip("\n")
    return text + "\n" if text else ""


def collect(value: object, pieces: list[str], depth: int) -> None:
    """Words of rich text in order; a line that begins anew is kept apart by an empty one."""
    if depth > 4 * DEPTH:
        return
    if isinstance(value, list):
        rows = all(isinstance(item, list) for item in value)  # Lark: each row is a paragraph
        for item in value:
            collect(item, pieces, depth + 1)
            if rows:
                pieces.append("\n\n")
    elif isinstance(value, dict):
        kind = plain(str(value.get("type") or value.get("tag") or ""))
        for key, item in value.items():
            if isinstance(item, str) and (key in LEAVES or key == "title" or (key == "content" and kind)):
                pieces.append(item)
            elif isinstance(item, dict | list):
                collect(item, pieces, depth + 1)
        if kind in LINES or "title" in value:
            pieces.append("\n\n")


def people_of(value: object, depth: int) -> list:
    """Recipients as a draft has them: strings, or objects with name and email."""
    if depth > 4:
        return []
    if isinstance(value, str):
        inside = parsed(value)
        return [value] if inside is None else people_of(inside, depth + 1)
    if isinstance(value, list):
        return [person for item in value[:200] for person in people_of(item, depth + 1)]
    if isinstance(value, dict):
        nested = value.get("emailAddress", value.get("email_address"))  # Microsoft Graph
        if isinstance(nested, dict | str):
            return people_of(nested, depth + 1)
        named = {key: value[key] for key in ("name", "email", "address") if isinstance(value.get(key), str)}
        return [named] if named else []
    return []


def files_of(value: object) -> list[dict]:
    """Attachments by their names: strings are paths."""
    files = []
    for item in (value if isinstance(value, list) else [value])[:200]:
        if isinstance(item, dict):
            keys = ("filename", "fileName", "file_name", "name", "path", "filePath", "file_path", "title", "url")
            item = next((item[key] for key in keys if isinstance(item.get(key), str)), "attachment")
        if isinstance(item, str) and item:
            files.append({"name": item.replace("\\", "/").rstrip("/").rpartition("/")[2]})
    return files


def thread_of(value: "str | list") -> list[dict]:
    """Earlier messages, from strings or from objects that name author and text in any of the usual ways."""
    entries = []
    for item in ([value] if isinstance(value, str) else value)[:200]:
        if isinstance(item, str):
            entries.append({"from": "customer", "body": item})
        elif isinstance(item, dict):
            kind, text = next(
                ((NAMES[plain(str(key))], text) for key, text in item.items() if is_text(key, text)), ("body", None)
            )
            authors = (item.get(key) for key in ("from", "author", "role", "sender"))
            author = next((name for name in authors if isinstance(name, str)), "")
            if text is not None:
                who = "agent" if author in ("agent", "assistant", "me", "staff") else author or "customer"
                entries.append({"from": who, kind: text})
    return entries


def is_text(key: object, value: object) -> bool:
    return isinstance(value, str) and NAMES.get(plain(str(key))) in ("body", "html")


BASE64_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_= \t\r\n")


def mail_of(raw: str) -> str:
    """A whole mail: as it is, or out of base64 of either alphabet, as Gmail's API takes it (RFC 4648 section 5)."""
    if not BASE64_LETTERS.issuperset(raw):
        return raw
    from binascii import Error, a2b_base64

    letters = "".join(raw.split()).replace("-", "+").replace("_", "/").rstrip("=")
    try:
        mail = a2b_base64(letters + "=" * (-len(letters) % 4)).decode("utf-8", "surrogateescape")
    except (Error, ValueError):
        return raw
    return mail if ":" in mail[:1000] else raw
