"""What the OpenAPI document says of each address, from the same tables that judge requests."""

from etiquette_lint.draft import draft_schema, report_schema
from etiquette_lint.rule import KINDS, LANGUAGES, SEVERITIES
from etiquette_lint.surfaces.service.incoming import LONGEST, MOST_CODES, PARAMETERS
from etiquette_lint.surfaces.service.refusals import TITLES

TEXT = {"type": "string"}
MEANINGS = {
    "lang": "Language of the words shown; else Accept-Language decides, else the configuration.",
    "fail_status": "The status of a draft that may not be sent, for callers that look at nothing else.",
    "unsafe": "Also make the fixes that may change the meaning.",
    "rules": "Name of the rule set. When absent: that of the key, of the queue, of the brand, else default.",
    "brand": "The brand that sends the draft; may choose the rule set.",
    "queue": "The queue of the helpdesk; may choose the rule set.",
    "select": "Only these rules: codes, names or prefixes between commas.",
    "extend_select": "These rules as well.",
    "ignore": "Not these rules.",
}
FAULTS = {
    400: "The body is not JSON, or not UTF-8.",
    401: "No API key, or a wrong one.",
    408: "The body came too slowly.",
    413: "The body is too large.",
    415: "Neither JSON nor a mail, or packed.",
    422: "A draft, a parameter or an override that cannot be used.",
    429: "Asked too often; Retry-After says when to try again.",
    503: "Busy, or the draft took too long, or an override cannot be recorded.",
}


def problem_schema() -> dict:
    """RFC 9457, with `code` for programs, and the field and number of the draft where one is meant."""
    return {
        "type": "object",
        "properties": {
            "type": {"const": "about:blank"},
            "title": {"type": "string", "enum": sorted(TITLES.values())},
            "status": {"type": "integer", "enum": sorted(TITLES)},
            "detail": {**TEXT, "description": "What is wrong, in the language asked for; quotes nothing."},
            "code": {**TEXT, "description": "The same for programs."},
            "field": TEXT,
            "index": {"type": "integer", "minimum": 0},
            "id": {**TEXT, "description": "As in the header X-Request-Id and in the log."},
        },
        "required": ["type", "title", "status", "detail", "code"],
    }


def asked_schema() -> dict:
    """A draft with what may stand around it."""
    schema = draft_schema()
    fields = dict(schema["properties"])
    for name in ("rules", "brand", "queue"):
        fields[name] = {"type": ["string", "null"], "maxLength": LONGEST[name], "description": MEANINGS[name]}
    fields["override"] = {
        "anyOf": [override_schema(), {"type": "null"}],
        "description": "Let the draft pass in spite of these findings; who did and why is recorded.",
    }
    return {**schema, "properties": fields}


def override_schema() -> dict:
    codes = {"type": "array", "items": {**TEXT, "maxLength": LONGEST["codes"]}, "minItems": 1, "maxItems": MOST_CODES}
    said = {name: {**TEXT, "minLength": 1, "maxLength": LONGEST[name], "pattern": r"\S"} for name in ("by", "reason")}
    return {
        "type": "object",
        "properties": {**said, "codes": {**codes, "description": "Codes or names of rules."}},
        "required": ["by", "reason", "codes"],
        "additionalProperties": False,
    }


def judged_schema() -> dict:
    """A report, with the rule set that judged and what an override did."""
    schema = report_schema()
    codes = {"type": "array", "items": TEXT}
    override = {
        "type": "object",
        "properties": {"accepted": codes, "refused": codes, "recorded": {"type": "boolean"}},
        "required": ["accepted", "refused", "recorded"],
        "additionalProperties": False,
    }
    fields = {**schema["properties"], "rules": TEXT, "override": override}
    return {**schema, "properties": fields, "required": [*schema["required"], "rules"]}


def batch_schema() -> dict:
    fields = report_schema()["properties"]
    kept = {name: fields[name] for name in ("version", "ok", "verdict", "summary")}
    kept["reports"] = {"type": "array", "items": ref("Report")}
    return {"type": "object", "properties": kept, "required": list(kept), "additionalProperties": False}


def fixed_schema() -> dict:
    draft = dict.fromkeys(("subject", "body", "html", "raw"), TEXT)
    applied = {
        "type": "object",
        "properties": {"code": TEXT, "count": {"type": "integer", "minimum": 1}},
        "required": ["code", "count"],
        "additionalProperties": False,
    }
    fields = {
        "draft": {"type": "object", "properties": draft, "additionalProperties": False},
        "applied": {"type": "array", "items": applied},
        "report": ref("Report"),
    }
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def rules_schema() -> dict:
    words = {"type": "object", "additionalProperties": TEXT}
    rule = {
        "code": TEXT, "name": TEXT, "severity": {"type": "string", "enum": list(SEVERITIES)},
        "kinds": {"type": "array", "items": {"type": "string", "enum": list(KINDS)}},
        "languages": {"type": "array", "items": {"type": "string", "enum": list(LANGUAGES)}},
        "message": words, "why": words, "fix": {"type": "string", "enum": ["safe", "unsafe", ""]}, "url": TEXT,
    }  # fmt: skip
    one = {"type": "object", "properties": rule, "required": list(rule), "additionalProperties": False}
    fields = {"version": TEXT, "rule_set": TEXT, "rules": {"type": "array", "items": one}}
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def schemas() -> dict[str, dict]:
    """The schemas that the document names."""
    return {
        "Draft": asked_schema(),
        "Report": judged_schema(),
        "BatchReport": batch_schema(),
        "Fixed": fixed_schema(),
        "Rules": rules_schema(),
        "Problem": problem_schema(),
    }


def ref(name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}"}


def content(schema: dict, kind: str = "application/json") -> dict:
    return {kind: {"schema": schema}}


def responses(answer: dict, *statuses: int, keyed: bool = True) -> "dict[int | str, dict]":
    """The answers of an address: that of success, and a problem for each status."""
    wanted = sorted({*statuses, *((401, 429) if keyed else ()), 503})
    found: dict[int | str, dict] = {200: answer}
    for status in wanted:
        found[status] = {"description": FAULTS[status], "content": content(ref("Problem"), "application/problem+json")}
    return found


def parameters(*names: str) -> list[dict]:
    listed = []
    for name in names:
        schema = {"type": "string", "enum": list(PARAMETERS[name])} if PARAMETERS[name] else TEXT
        listed.append({"name": name, "in": "query", "description": MEANINGS[name], "schema": schema})
    return listed


def body(*schemas: dict) -> dict:
    """What is sent: JSON of one of some forms, or a mail."""
    asked = schemas[0] if len(schemas) == 1 else {"oneOf": list(schemas)}
    mail = {"message/rfc822": {"schema": {"type": "string", "description": "A mail as it would be sent."}}}
    return {"required": True, "content": {**content(asked), **mail}}


DRAFTS = {"type": "array", "items": ref("Draft"), "minItems": 1, "maxItems": 100}
