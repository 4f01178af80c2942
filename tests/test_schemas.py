"""The schemas of docs/schema against what the program writes and reads."""

import importlib.util
import io
import json
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path

import pytest

from etiquette_lint import lint
from etiquette_lint.surfaces.cli import main

jsonschema = import_module("jsonschema")

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
SCHEMAS = ROOT / "docs" / "schema"
KINDS = ("email", "ticket", "template")
DATE = "2026-11-24T09:30+08:00"


def validator(name: str, part: str = ""):
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    if part:
        schema = {"$defs": schema["$defs"], "$ref": f"#/$defs/{part}"}
    return jsonschema.Draft202012Validator(schema)


def output(*words: str) -> str:
    caught = io.StringIO()
    with redirect_stdout(caught):
        main([*words, "--lang", "en", "--no-cache", "--date", DATE])
    return caught.getvalue()


@pytest.fixture(scope="module")
def reports() -> list[dict]:
    """What is said of all fixtures, as JSON, with every rule on."""
    return [
        json.loads(output("check", "--format", "json", "--select", "ALL", "--kind", kind, str(FIXTURES / kind)))
        for kind in KINDS
    ]


@pytest.fixture(scope="module")
def readings() -> list[dict]:
    lines = [output("inspect", "--format", "jsonl", "--kind", kind, str(FIXTURES / kind)) for kind in KINDS]
    return [json.loads(line) for line in "".join(lines).splitlines()]


def test_the_files_are_what_the_code_says():
    specification = importlib.util.spec_from_file_location("json_schemas", ROOT / "scripts" / "json_schemas.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    for name in module.SCHEMAS:
        path = SCHEMAS / f"{name}.schema.json"
        assert path.read_text(encoding="utf-8") == module.written(name), "run scripts/json_schemas.py"
    assert sorted(module.SCHEMAS) == sorted(path.name.split(".")[0] for path in SCHEMAS.glob("*.json"))


def test_reports_are_valid(reports):
    found = validator("check")
    for report in reports:
        found.validate(report)
    # Not vacuously: findings with and without fixes, safe and not, masked and not exact, were among them.
    diagnostics = [diagnostic for report in reports for diagnostic in report["diagnostics"]]
    assert {report["verdict"] for report in reports} <= {"revise", "ask"}
    assert {diagnostic["severity"] for diagnostic in diagnostics} == {"error", "warning", "info"}
    assert {bool(diagnostic["fix"]) for diagnostic in diagnostics} == {True, False}
    assert {diagnostic["fix"]["safe"] for diagnostic in diagnostics if diagnostic["fix"]} == {True, False}
    assert any("masked" in diagnostic for diagnostic in diagnostics)
    assert {diagnostic["exact"] for diagnostic in diagnostics} == {True, False}


def test_every_field_of_the_report_is_in_use(reports):
    """A field that the schema has and the program never writes is a promise not kept."""
    schema = validator("check").schema
    diagnostic = schema["$defs"]["diagnostic"]
    assert set(schema["properties"]) == set(reports[0])
    assert set(diagnostic["properties"]) == {
        key for report in reports for found in report["diagnostics"] for key in found
    }


def test_lines_of_jsonl_are_diagnostics(reports):
    lines = output("check", "--format", "jsonl", "--select", "ALL", "--kind", "ticket", str(FIXTURES / "ticket"))
    found = [json.loads(line) for line in lines.splitlines()]
    for diagnostic in found:
        validator("check", "diagnostic").validate(diagnostic)
    assert found == reports[1]["diagnostics"]


def test_a_run_that_judged_nothing_is_valid(tmp_path):
    report = json.loads(output("check", "--format", "json", str(tmp_path / "missing.eml")))
    validator("check").validate(report)
    assert (report["ok"], report["verdict"], report["score"]) == (False, "ask", None)


def test_a_report_with_a_wrong_field_is_not_valid(reports):
    found = validator("check")
    for change in ({"verdict": "maybe"}, {"ok": "yes"}, {"extra": 1}, {"score": 101}):
        assert not found.is_valid({**reports[0], **change})
    first = reports[0]["diagnostics"][0]
    for change in ({"line": 0}, {"severity": "fatal"}, {"zone": "margin"}, {"fix": {"safe": True, "edits": []}}):
        assert not validator("check", "diagnostic").is_valid({**first, **change})


def test_readings_are_valid(readings):
    found = validator("inspect")
    for reading in readings:
        found.validate(reading)
    for key in ("dates", "requests", "topics", "attachments", "placeholders", "zones", "from", "to"):
        assert any(reading[key] for reading in readings), key
    assert not found.is_valid({**readings[0], "kind": "letter"})
    assert not found.is_valid({key: value for key, value in readings[0].items() if key != "zones"})


REPLY = {"subject": "Re: Lamp", "body": "Dear Ms Lee,\n\nA new lamp is on its way.\n\nKind regards,\nBen"}
GOOD_TICKETS = [
    REPLY,
    [REPLY, REPLY],
    {"html": "<p>Dear Ms Lee,</p>"},
    {**REPLY, "requester": "Anna Lee", "to": ["anna@example.com", {"name": "Li", "email": None}], "cc": None},
    {**REPLY, "thread": [{"body": "The lamp is broken."}], "attachments": [{"name": "lamp.pdf"}], "id": 4711},
]
BAD_TICKETS = [
    {"subject": "Re: Lamp"},
    [],
    ["a string"],
    {**REPLY, "subject": 4711},
    {**REPLY, "to": 4711},
    {**REPLY, "thread": "The lamp is broken."},
    {**REPLY, "thread": [{"from": "customer"}]},
    {**REPLY, "attachments": ["lamp.pdf"]},
    {**REPLY, "date": 20261124},
]


@pytest.mark.parametrize("ticket", GOOD_TICKETS, ids=range(len(GOOD_TICKETS)))
def test_what_the_schema_takes_is_read_without_complaint(ticket):
    validator("ticket").validate(ticket)
    assert lint(json.dumps(ticket), path="reply.json", select=["LNT001"]) == []


@pytest.mark.parametrize("ticket", BAD_TICKETS, ids=range(len(BAD_TICKETS)))
def test_what_the_schema_refuses_is_reported(ticket):
    assert not validator("ticket").is_valid(ticket)
    found = lint(json.dumps(ticket), path="reply.json", select=["LNT001"])
    assert {diagnostic.code for diagnostic in found} == {"LNT001"}


def test_ticket_fixtures_are_valid():
    found = validator("ticket")
    paths = list((FIXTURES / "ticket").glob("*.json"))
    assert len(paths) >= 3
    for path in paths:
        found.validate(json.loads(path.read_text(encoding="utf-8-sig")))
