"""The public Python API, and the reading that `inspect` shows."""

import json
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import pytest

import etiquette_lint
from etiquette_lint import inspect, lint
from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.inspect import readable
from etiquette_lint.message.reading import read_messages
from etiquette_lint.source import Source

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=8)))
LETTER = (
    "Subject: Locker keys\n"
    "From: Ana Silva <ana@example.com>\n"
    "To: Ms Reed <reed@example.com>, osei@example.com\n"
    "Date: Tue, 24 Nov 2026 09:30:00 +0800\n"
    "\n"
    "Dear Ms Reed,\n\nPlease return the keys by 27 November 2026.\n\nKind regards,\nAna Silva\n"
)


def test_lint_gives_diagnostics_for_text_and_bytes():
    text = "Subject: Hello\nTo: reed@example.com\n\nDear Ms Reed,\n\nThe keys are here.\n"
    for form in (text, text.encode()):
        found = lint(form, select=["SUB003"])
        assert [(one.code, one.line, one.column, one.excerpt) for one in found] == [("SUB003", 1, 10, "Hello")]
    assert "收件人" in lint(text, select=["SUB003"], language="zh")[0].message


def test_lint_takes_context():
    body = "Dear Ms Reed,\n\nThe keys are here.\n"
    assert [one.excerpt for one in lint(body, select=["SUB003"], subject="Hello")] == ["Hello"]
    assert lint(body, select=["SUB003"], subject="Locker keys") == []
    with pytest.raises(ConfigurationError, match="DTA"):
        lint(body, select=["DTA"])


def test_lint_never_raises_for_bad_input():
    for bad in (b"", b"\x89PNG\r\n\x1a\n", b"\0" * 500, "\ud800", b"Content-Type: multipart/mixed\n\n"):
        assert isinstance(lint(bad), list)
    assert [one.code for one in lint(b"\x89PNG\r\n\x1a\n", select=["LNT001"])] == ["LNT001"]


def test_inspect_gives_the_fields_of_the_contract():
    (fields,) = inspect(LETTER, path="letter.txt")
    assert list(fields) == [
        "path", "kind", "language", "subject", "date", "from", "to", "cc", "text", "zones", "dates", "requests",
        "topics", "attachments", "placeholders",
    ]  # fmt: skip
    assert (fields["path"], fields["kind"], fields["language"]) == ("letter.txt", "email", "en")
    assert (fields["subject"], fields["date"]) == ("Locker keys", "2026-11-24T09:30:00+08:00")
    assert fields["from"] == [{"name": "Ana Silva", "address": "ana@example.com"}]
    assert fields["to"] == [
        {"name": "Ms Reed", "address": "reed@example.com"},
        {"name": "", "address": "osei@example.com"},
    ]
    text = fields["text"]
    assert text.strip() == LETTER.partition("\n\n")[2].strip()
    zones = [(zone["name"], text[zone["start"] : zone["end"]].strip()) for zone in fields["zones"]]
    assert zones == [
        ("salutation", "Dear Ms Reed,"),
        ("body", "Please return the keys by 27 November 2026."),
        ("closing", "Kind regards,"),
        ("signature", "Ana Silva"),
    ]
    (date,) = fields["dates"]
    assert text[date["start"] : date["end"]] == date["text"] == "27 November 2026"
    assert (date["type"], date["relative"], date["vague"], date["value"]) == ("date", False, False, "2026-11-27")
    (request,) = fields["requests"]
    assert request["kind"] == "request"
    assert text[request["start"] : request["end"]] == "Please return the keys by 27 November 2026."
    assert len(fields["topics"]) == 1
    json.dumps(fields)


def test_inspect_without_subject_and_date():
    (fields,) = inspect("Dear Ms Reed,\n\nThe keys are here.\n")
    assert (fields["subject"], fields["date"], fields["from"]) == (None, "", [])
    (dated,) = inspect("Dear Ms Reed,\n\nThe keys are here.\n", now=NOW)
    assert dated["date"] == "2026-11-24T09:30:00+08:00"


TEMPLATE = """Subject: Order {{ order.number }}

Dear {{ customer.name }},

Please collect {{ product }} by {{ date }}, or by 27 November 2026.

Kind regards,
{{ agent }}
"""


def test_gaps_of_a_template_are_shown_as_typed():
    (fields,) = inspect(TEMPLATE, path="letter.txt", kind="template")
    text = fields["text"]
    assert (fields["subject"], text) == ("Order {{ order.number }}", TEMPLATE.partition("\n\n")[2])
    assert [(zone["name"], text[zone["start"] : zone["end"]]) for zone in fields["zones"]] == [
        ("salutation", "Dear {{ customer.name }},"),
        ("body", "Please collect {{ product }} by {{ date }}, or by 27 November 2026."),
        ("closing", "Kind regards,"),
        ("signature", "{{ agent }}"),
    ]
    assert [text[date["start"] : date["end"]] for date in fields["dates"]][-1] == "27 November 2026"
    gaps = fields["placeholders"]
    assert [gap["source"] for gap in gaps] == [
        "{{ order.number }}", "{{ customer.name }}", "{{ product }}", "{{ date }}", "{{ agent }}",
    ]  # fmt: skip
    first, *others = gaps
    assert fields["subject"][first["start"] : first["end"]] == first["source"]
    assert all(text[gap["start"] : gap["end"]] == gap["source"] for gap in others)


def test_a_filler_stands_for_something_else():
    (fields,) = inspect("Dear Ms Reed,\n\nPlease call XXX about the keys.\n\nKind regards,\nAna\n")
    assert [(gap["source"], gap["category"]) for gap in fields["placeholders"]] == [("XXX", "other")]
    (message,) = read_messages(
        Source("a.txt", b"Dear Ms Reed,\n\nPlease call XXX about the keys.\n"),
        etiquette_lint.api.settings_for()[0].reading,
    )
    assert "    XXX → something else\n" in "".join(readable(message, "a.txt", "en", False))


def test_the_readable_form_marks_dates_and_requests():
    settings = etiquette_lint.api.settings_for(now=NOW)[0].reading
    (message,) = read_messages(Source("letter.txt", LETTER.encode()), settings)
    lines = "".join(readable(message, "letter.txt", "en", False)).splitlines()
    assert lines[0] == "letter.txt  e-mail · English · read as of 2026-11-24 09:30 +0800"
    assert "  from          Ana Silva <ana@example.com>" in lines
    assert "  body          ⟪Please return the keys by ⟦27 November 2026⟧.⟫" in lines
    assert "    27 November 2026 → 2026-11-27" in lines
    painted = "".join(readable(message, "letter.txt", "zh", True))
    assert "⟦" not in painted and "\x1b[36;4m27 November 2026\x1b[0m" in painted and "称呼" in painted


def test_importing_the_package_is_cheap_and_its_functions_stay():
    program = (
        "import sys, etiquette_lint\n"
        "print(sorted(name for name in sys.modules if name.startswith('etiquette_lint')))\n"
        "import etiquette_lint.lint, etiquette_lint.inspect\n"
        "print(etiquette_lint.lint.__name__, etiquette_lint.lint.__module__, etiquette_lint.inspect.__module__)\n"
        "from etiquette_lint.lint import Linter\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == ["['etiquette_lint']", "lint etiquette_lint.api etiquette_lint.api"]
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        etiquette_lint.nonsense  # noqa: B018
