"""The JSON that goes in and comes out, as JSON Schema (draft 2020-12): docs/schema/NAME.schema.json.

    python scripts/json_schemas.py          # write the files anew

Closed lists of words are taken from the code; what a field means is said here. tests/test_schemas.py holds the
schemas to what the program really writes, field by field, and to what it really reads.
"""

import json
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)

from etiquette_lint import draft_form  # noqa: E402
from etiquette_lint.diagnostic import DOCUMENTATION  # noqa: E402
from etiquette_lint.message.model import ZONE_NAMES  # noqa: E402
from etiquette_lint.rule import KINDS, LANGUAGES, SEVERITIES  # noqa: E402
from etiquette_lint.surfaces.service import settings  # noqa: E402

FOLDER = os.path.join(ROOT, "docs", "schema")
SITE = DOCUMENTATION.removesuffix("rules/")
VERDICTS = ("send", "revise", "ask")
CATEGORIES = ("name", "amount", "date", "other")
DATE_TYPES = ("date", "time", "datetime", "range", "duration", "set")

COUNT = {"type": "integer", "minimum": 0}
PLACE = {"type": "integer", "minimum": 1}
TEXT = {"type": "string"}
FLAG = {"type": "boolean"}


def described(schema: dict, description: str) -> dict:
    return {**schema, "description": description}


def choice(words: "tuple[str, ...]", description: str = "") -> dict:
    schema: dict = {"enum": list(words)}
    return described(schema, description) if description else schema


def record(fields: dict[str, dict], optional: "tuple[str, ...]" = (), description: str = "") -> dict:
    """An object that has exactly these fields."""
    schema: dict = {
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }
    return described(schema, description) if description else schema


def array(items: dict, description: str) -> dict:
    return described({"type": "array", "items": items}, description)


def extent() -> dict[str, dict]:
    """From where to where in the file."""
    return {
        "line": described(PLACE, "Line, from 1; lines end at CRLF, LF or CR."),
        "column": described(PLACE, "Column, from 1, in code points of the file decoded with `charset`."),
        "end_line": PLACE,
        "end_column": described(PLACE, "The first column after it."),
    }


def diagnostic_schema() -> dict:
    edit = record({**extent(), "text": described(TEXT, "What to write there, encoded as the part is.")})
    fix = record(
        {
            "safe": described(FLAG, "Cannot change the meaning; made by `--fix`. Others need `--unsafe-fixes`."),
            "edits": {"type": "array", "minItems": 1, "items": edit},
        }
    )
    return record(
        {
            "path": described(TEXT, "The file as it was named; `<stdin>` for standard input."),
            **extent(),
            "code": described({"type": "string", "pattern": "^[A-Z]+[0-9]+$"}, "Public and stable, as is `name`."),
            "name": TEXT,
            "severity": choice(SEVERITIES),
            "message": described(TEXT, "What to change, in the language of `--lang`."),
            "excerpt": described(
                TEXT,
                "The flagged text as its reader sees it, at most 200 code points; empty where something is absent.",
            ),
            "zone": choice(("subject", "header", *ZONE_NAMES), "The part of the message it stands in."),
            "exact": described(FLAG, "False where only the line is certain, as in base64."),
            "charset": described(TEXT, "The charset in which columns are counted."),
            "message_index": described(COUNT, "Which message of the file, from 0."),
            "fix": {"oneOf": [{"type": "null"}, fix]},
            "url": described({"type": "string", "format": "uri"}, "The page of the rule."),
            "masked": described({"const": True}, "There when the excerpt is a secret that is not shown."),
        },
        optional=("masked",),
        description="One finding. With `--format jsonl` each line is one of these.",
    )


def check_schema() -> dict:
    score = {"type": "number", "minimum": 0, "maximum": 100}
    summary = {severity: described(COUNT, "How many findings there are.") for severity in SEVERITIES}
    return {
        **head("check", "etiquette-lint check --format json"),
        **record(
            {
                "version": described(TEXT, "Of etiquette-lint."),
                "ok": described(FLAG, "Nothing at or above `--fail-on`, and every file was judged."),
                "verdict": choice(VERDICTS, "`send`; `revise`: the writer can mend it; `ask`: a person must decide."),
                "summary": record({**summary, "files": described(COUNT, "How many files were judged.")}),
                "score": {
                    "oneOf": [{"type": "null"}, score],
                    "description": "100 less what the findings take; null when nothing was judged.",
                },
                "notes": array(TEXT, "What else the reader of the report should know."),
                "files": array(record({"path": TEXT, "score": score}), "The files judged."),
                "diagnostics": array({"$ref": "#/$defs/diagnostic"}, "In the order of the input, then of the text."),
            }
        ),
        "$defs": {"diagnostic": diagnostic_schema()},
    }


def stretch(**fields: dict) -> dict:
    return record({"start": COUNT, "end": COUNT, **fields})


def inspect_schema() -> dict:
    person = record({"name": TEXT, "address": TEXT})
    date = stretch(
        text=TEXT,
        type=choice(DATE_TYPES),
        relative=described(FLAG, "Counts from the day of writing."),
        vague=described(FLAG, "Names no time at all, as “soon” does."),
        value=described(TEXT, "ISO 8601: a day, a moment, an interval `a/b`, `P2W`, `R/P1W`; empty when unknown."),
    )
    gap = stretch(
        source=described(TEXT, "As it stands in the template."),
        variable=TEXT,
        category=choice(CATEGORIES, "What it stands for."),
        syntax=described(TEXT, "The notation, as `{{…}}`."),
    )
    attachment = record({"name": TEXT, "type": TEXT, "size": described(COUNT, "Bytes."), "inline": FLAG})
    return {
        **head("inspect", "etiquette-lint inspect --format jsonl, one line"),
        **record(
            {
                "path": TEXT,
                "kind": choice(KINDS),
                "language": choice((*LANGUAGES, "mixed", "other")),
                "subject": {"type": ["string", "null"]},
                "date": described(TEXT, "When it was written, ISO 8601; empty when unknown."),
                "from": array(person, "The senders."),
                "to": array(person, "The recipients."),
                "cc": array(person, "Those who get a copy."),
                "text": described(
                    TEXT,
                    "The prose without markup; the gaps of a template stand in it as they are typed. "
                    "All offsets count its code points, from 0.",
                ),
                "zones": array(stretch(name=choice(ZONE_NAMES)), "The parts of the letter, in order."),
                "dates": array(date, "Every mention of time."),
                "requests": array(stretch(kind=choice(("request", "promise"))), "Sentences that ask or promise."),
                "topics": array(stretch(), "One entry when the message treats one matter."),
                "attachments": array(attachment, "What is attached."),
                "placeholders": array(gap, "The gaps of a template."),
            }
        ),
    }


def nullable(schema: dict) -> dict:
    """What the reader of tickets takes as absent: null."""
    return {"anyOf": [{"type": "null"}, schema]}


def ticket_schema() -> dict:
    text = nullable(TEXT)
    person = {
        "anyOf": [
            described(TEXT, "An address, a name, or `Name <address>`."),
            {"type": "object", "properties": {"name": text, "email": text, "address": text}},
        ]
    }
    people = nullable({"anyOf": [person, {"type": "array", "items": person}]})
    attachment = {"type": "object", "properties": {"name": text, "type": text, "size": described({}, "Bytes.")}}
    entry = {
        "type": "object",
        "properties": {
            "from": described({}, "`customer`, `agent` or a name."),
            "date": text,
            "body": text,
            "html": text,
        },
        "anyOf": [has("body"), has("html")],
    }
    moment = "When it is sent: ISO 8601, or as in a mail's Date field."
    reply = {
        "type": "object",
        "properties": {
            "subject": text,
            "body": described(text, "The reply as plain text."),
            "html": described(text, "The reply as HTML."),
            "requester": described(people, "Who wrote the ticket."),
            "from": described(people, "Who answers."),
            "agent": described(people, "The same as `from`."),
            "to": people,
            "cc": people,
            "date": described(text, moment),
            "language": described(text, f"{listed(LANGUAGES)}; found out when absent or another."),
            "kind": described(text, f"{listed(KINDS)}; `ticket` when absent or another."),
            "attachments": nullable(array(attachment, "What is attached.")),
            "thread": nullable(array(entry, "Earlier messages, oldest first; context, never judged.")),
        },
        "anyOf": [has("body"), has("html")],
        "description": "One reply. Fields that are not listed are passed over.",
    }
    return {
        **head("ticket", "A .json file of ticket replies"),
        "anyOf": [{"$ref": "#/$defs/reply"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/reply"}}],
        "$defs": {"reply": reply},
    }


def has(field: str) -> dict:
    return {"required": [field], "properties": {field: TEXT}}


def listed(words: "tuple[str, ...]") -> str:
    return ", ".join(f"`{word}`" for word in words)


def head(name: str, title: str) -> dict:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{SITE}schema/{name}.schema.json",
        "title": title,
    }


def server_schema() -> dict:
    """The table [server] of a configuration file."""
    fields: dict[str, dict] = {}
    for key, (default, least) in settings.NUMBERS.items():
        fields[key] = {"type": "integer", "minimum": least, "default": default}
    fields["port"]["maximum"] = 65535
    for key, default in settings.TEXTS.items():
        fields[key] = {"type": "string", "default": default}
    for key, words in settings.CHOICES.items():
        fields[key]["enum"] = list(words)
    for key, words in settings.LISTS.items():
        fields[key] = {"type": "array", "items": TEXT, "default": words}
    for key, default in settings.SWITCHES.items():
        fields[key] = {"type": "boolean", "default": default}
    names = {"type": "object", "additionalProperties": TEXT}
    fields["rules"] = {**names, "description": "Rule set -> its configuration file, from the folder of this one."}
    fields["brands"] = {**names, "description": "Brand -> rule set."}
    fields["queues"] = {**names, "description": "Queue -> rule set."}
    fields["hooks"] = {"type": "object", "additionalProperties": {"type": "object"}, "description": "Helpdesks."}
    key = record(
        {
            "name": {"type": "string", "minLength": 1},
            "hash": {"type": "string", "pattern": "^sha256:[^:]+:[0-9a-f]{64}$"},
            "rules": described(TEXT, "The rule set it is bound to."),
            "rate": {"type": "integer", "description": "Requests a minute; 0 is no limit, -1 that of all keys."},
        },
        ("rules", "rate"),
    )
    fields["keys"] = array(key, "API keys, as `etiquette-lint api-key` prints them.")
    return {**head("server", "The table [server] of a configuration file"), **record(fields, tuple(fields))}


def draft_schema() -> dict:
    return {**head("draft", "A draft, for the service, MCP and `etiquette_lint.draft`"), **draft_form.draft_schema()}


def report_schema() -> dict:
    return {**head("report", "The report on a draft"), **draft_form.report_schema()}


SCHEMAS = {
    "check": check_schema, "inspect": inspect_schema, "ticket": ticket_schema, "draft": draft_schema,
    "report": report_schema, "server": server_schema,
}  # fmt: skip


def written(name: str) -> str:
    """A schema as its file holds it."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    os.makedirs(FOLDER, exist_ok=True)
    for name in SCHEMAS:
        with open(os.path.join(FOLDER, f"{name}.schema.json"), "w", encoding="utf-8", newline="\n") as file:
            file.write(written(name))


if __name__ == "__main__":
    main()
