"""What a draft may hold and what its report holds: one table of fields, as a check and as JSON Schema (2020-12)."""

from etiquette_lint.message.model import ZONE_NAMES
from etiquette_lint.rule import KINDS, LANGUAGES, SEVERITIES
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

VERDICTS = ("send", "revise", "ask")
TEXTS = ("subject", "body", "html", "raw")  # the fields that are judged, in the order of their findings

TEXT, PEOPLE, ATTACHMENTS, THREAD, LANGUAGE, KIND = "text", "people", "attachments", "thread", "language", "kind"

# Field -> its type, and what it means to who fills it in.
FIELDS: dict[str, tuple[str, str]] = {
    "subject": (TEXT, "The subject line; null where the channel has none."),
    "body": (TEXT, "The message as plain text, exactly as it would be sent."),
    "html": (TEXT, "The message as HTML; when given, it is judged and body is its plain twin."),
    "raw": (TEXT, "A whole mail (RFC 5322) in place of subject, body and html."),
    "from": (PEOPLE, "Who writes: a name, an address, or Name <address>."),
    "agent": (PEOPLE, "The same as from."),
    "to": (PEOPLE, "The recipients."),
    "cc": (PEOPLE, "Who gets a copy."),
    "requester": (PEOPLE, "Who wrote the ticket that is answered."),
    "date": (TEXT, "When it is sent, in ISO 8601 with an offset; now when absent."),
    "language": (LANGUAGE, "The language it is written in; found out when absent."),
    "kind": (KIND, "What it is; ticket (a reply of a service desk) when absent."),
    "attachments": (ATTACHMENTS, "What is attached; size in bytes."),
    "thread": (THREAD, "Earlier messages of the conversation, oldest first: context, never judged."),
}
PERSON_KEYS = ("name", "email", "address")
ATTACHMENT_KEYS = ("name", "type", "size")
ENTRY_KEYS = ("from", "date", "body", "html")


class DraftError(ValueError):
    """A draft that cannot be judged as it stands. `field` is the field at fault ("" for the whole); `words` says what
    is wrong with it, never what the draft says."""

    def __init__(self, reason: str, field: str = "", /, **fields: object):
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.fields = fields

    def words(self, language: str) -> str:
        return say("draft-" + self.reason, language, field=self.field, **self.fields)

    def __str__(self) -> str:
        return self.words("en")


def check_draft(draft: object, known_only: bool = False) -> None:
    """See that a draft has the right types and something to judge; with `known_only` also that each of its fields is
    one of a draft. Raises DraftError."""
    if not isinstance(draft, dict):
        raise DraftError("not-object")
    for name, value in draft.items():
        if value is None and name in FIELDS:
            continue
        if name in FIELDS:
            CHECKS[FIELDS[name][0]](name, value)
        elif known_only:
            from etiquette_lint.catalogue import nearest

            near = nearest(str(name), FIELDS)
            raise DraftError("unknown-near" if near else "unknown", str(name)[:80], near=near)
    if draft.get("raw") is not None:
        for name in ("subject", "body", "html"):
            if draft.get(name) is not None:
                raise DraftError("raw-alone", name)
    elif draft.get("body") is None and draft.get("html") is None:
        raise DraftError("no-text", "body")


def check_text(field: str, value: object) -> None:
    if not isinstance(value, str):
        raise DraftError("text", field)


def check_people(field: str, value: object) -> None:
    for person in value if isinstance(value, list) else [value]:
        if isinstance(person, dict):
            if any(not isinstance(person.get(key), str | None) for key in PERSON_KEYS):
                raise DraftError("people", field)
        elif not isinstance(person, str):
            raise DraftError("people", field)


def check_attachments(field: str, value: object) -> None:
    if not isinstance(value, list):
        raise DraftError("attachments", field)
    for item in value:
        if not isinstance(item, dict) or any(not isinstance(item.get(key), str | None) for key in ("name", "type")):
            raise DraftError("attachments", field)
        size = item.get("size")
        if size is not None and (isinstance(size, bool) or not isinstance(size, int)):
            raise DraftError("attachments", field)


def check_thread(field: str, value: object) -> None:
    if not isinstance(value, list):
        raise DraftError("thread", field)
    for item in value:
        if not isinstance(item, dict) or any(not isinstance(item.get(key), str | None) for key in ENTRY_KEYS[1:]):
            raise DraftError("thread", field)
        author = item.get("from")
        name = author.get("name") if isinstance(author, dict) else author
        if not isinstance(name, str | None) or (item.get("body") is None and item.get("html") is None):
            raise DraftError("thread", field)


def check_language(field: str, value: object) -> None:
    if value not in LANGUAGES:
        raise DraftError("choice", field, allowed=", ".join(LANGUAGES))


def check_kind(field: str, value: object) -> None:
    if value not in KINDS:
        raise DraftError("choice", field, allowed=", ".join(KINDS))


CHECKS: "dict[str, Callable[[str, object], None]]" = {
    TEXT: check_text, PEOPLE: check_people, ATTACHMENTS: check_attachments, THREAD: check_thread,
    LANGUAGE: check_language, KIND: check_kind,
}  # fmt: skip


def nullable(schema: dict) -> dict:
    """A schema that null fits as well: how a field is left out where all must be given."""
    if isinstance(schema.get("type"), str):
        widened = {**schema, "type": [schema["type"], "null"]}
        if "enum" in schema:
            widened["enum"] = [*schema["enum"], None]
        return widened
    return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}


def record(fields: dict[str, dict], optional: bool = False) -> dict:
    """An object of exactly these fields; with `optional` any may be absent."""
    schema: dict = {"type": "object", "properties": fields, "additionalProperties": False}
    return schema if optional else {**schema, "required": list(fields)}


def array(items: dict) -> dict:
    return {"type": "array", "items": items}


def types(strict: bool) -> dict[str, dict]:
    """Type of a field -> its schema. The strict ones have one form of each: what models fill in surely."""
    text: dict = {"type": "string"}
    optional_text = nullable(text)
    if strict:
        people = array(text)
        thread = record({"from": optional_text, "date": optional_text, "body": text})
        attachment = record({"name": text, "type": optional_text, "size": {"type": ["integer", "null"]}})
    else:
        person = {"anyOf": [text, record(dict.fromkeys(PERSON_KEYS, optional_text), optional=True)]}
        people = {"anyOf": [*person["anyOf"], array(person)]}
        named = {"anyOf": [text, record({"name": optional_text}, optional=True), {"type": "null"}]}
        thread = record({"from": named, **dict.fromkeys(ENTRY_KEYS[1:], optional_text)}, optional=True)
        thread["anyOf"] = [has("body"), has("html")]
        attachment = record(
            {"name": optional_text, "type": optional_text, "size": {"type": ["integer", "null"]}}, optional=True
        )
    return {
        TEXT: text,
        PEOPLE: people,
        ATTACHMENTS: array(attachment),
        THREAD: array(thread),
        LANGUAGE: {"type": "string", "enum": list(LANGUAGES)},
        KIND: {"type": "string", "enum": list(KINDS)},
    }


def has(field: str) -> dict:
    return {"required": [field], "properties": {field: {"type": "string"}}}


def draft_schema() -> dict:
    """JSON Schema of a draft: fields may be absent or null, but one of body, html and raw."""
    forms = types(strict=False)
    fields = {name: {**nullable(forms[kind]), "description": words} for name, (kind, words) in FIELDS.items()}
    return {**record(fields, optional=True), "anyOf": [has("body"), has("html"), has("raw")]}


def parameters_schema(without: "tuple[str, ...]" = ()) -> dict:
    """A draft as the arguments of a function that a model calls, in the strict form that model vendors want: every
    field required, null for what is unknown, nothing else allowed."""
    forms = types(strict=True)
    fields = {
        name: {**nullable(forms[kind]), "description": words}
        for name, (kind, words) in FIELDS.items()
        if name not in without
    }
    return record(fields)


def report_schema() -> dict:
    """JSON Schema of what `judge_draft` gives."""
    text, flag, count, place = (
        {"type": "string"}, {"type": "boolean"}, {"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1},
    )  # fmt: skip
    field = {"type": "string", "enum": list(TEXTS)}
    edit = record({"field": field, "start": count, "end": count, "text": text})
    fix = record({"safe": flag, "edits": {**array(edit), "minItems": 1}})
    diagnostic = record(
        {
            "code": text,
            "name": text,
            "severity": {"type": "string", "enum": list(SEVERITIES)},
            "message": {**text, "description": "What to change."},
            "excerpt": {**text, "description": "The flagged words; empty where something is absent."},
            "masked": {**flag, "description": "Whether the excerpt is a secret that is not shown."},
            "zone": {"type": "string", "enum": ["subject", "header", *ZONE_NAMES]},
            "field": {**field, "description": "The field of the draft that start and end count in."},
            "start": {**count, "description": "In code points of the field, from 0."},
            "end": {**count, "description": "Exclusive."},
            "line": place,
            "column": place,
            "end_line": place,
            "end_column": place,
            "fix": {"anyOf": [fix, {"type": "null"}]},
            "url": text,
        }
    )
    summary = {**dict.fromkeys(SEVERITIES, count), "score": {"type": "number", "minimum": 0, "maximum": 100}}
    fixed = record(dict.fromkeys(TEXTS, text), optional=True)
    verdict = "send; revise: the writer can mend it; ask: a person must decide."
    return record(
        {
            "version": text,
            "ok": flag,
            "verdict": {"type": "string", "enum": list(VERDICTS), "description": verdict},
            "summary": record(summary),
            "language": {"type": "string", "enum": [*LANGUAGES, "mixed", "other"]},
            "kind": {"type": "string", "enum": list(KINDS)},
            "diagnostics": array(diagnostic),
            "fixed": {
                "anyOf": [fixed, {"type": "null"}],
                "description": "The fields that the safe fixes change, as they then read.",
            },
        }
    )
