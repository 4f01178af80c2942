"""Drafts in memory: what is read, where findings stand, that fixes agree with those of files, what is refused."""

import json
from datetime import UTC, datetime
from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etiquette_lint.api import settings_for
from etiquette_lint.draft import DraftError, check_draft, draft_schema, fix_draft, judge_draft, report_schema
from etiquette_lint.draft_form import FIELDS, parameters_schema
from etiquette_lint.fix import fix
from etiquette_lint.lint import Linter
from etiquette_lint.message.draft_fields import Field
from etiquette_lint.source import Source

jsonschema = import_module("jsonschema")

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
GOOD = (
    "Dear Ms Reed,\n\nThe lamp arrives on Friday, 4 December 2026.\n\n"
    "If there is anything else we can do for you, please reply to this message.\n\nKind regards,\nBen Ito\n"
)
LATE = "Dear Ms Reed,\n\nThe lamp arrives next Friday.\n\nKind regards,\nBen Ito\n"


def linter(*codes: str, language: str = "en", **changes) -> Linter:
    chosen, _ = settings_for(language=language, select=list(codes) or None)
    chosen.reading.now = NOW
    for name, value in changes.items():
        setattr(chosen, name, value)
    return Linter(chosen)


@pytest.fixture(scope="module")
def every() -> Linter:
    return linter()


def places(report: dict) -> list[tuple]:
    return [(found["code"], found["field"], found["start"], found["end"]) for found in report["diagnostics"]]


def test_a_good_draft_is_sent(every):
    report = judge_draft({"subject": "Your lamp: delivery on 4 December", "body": GOOD}, every)
    assert report == {
        "version": "0.1.0",
        "ok": True,
        "verdict": "send",
        "summary": {"error": 0, "warning": 0, "info": 0, "score": 100},
        "language": "en",
        "kind": "ticket",
        "diagnostics": [],
        "fixed": None,
    }


def test_a_finding_says_where_it_stands_and_what_to_write():
    report = judge_draft({"body": LATE}, linter("DAT001"))
    assert (report["ok"], report["verdict"], report["summary"]["score"]) == (False, "revise", 95)
    (found,) = report["diagnostics"]
    start = LATE.index("next Friday")
    message = found.pop("message")
    assert message.startswith("“next Friday” leaves the reader counting")
    assert found == {
        "code": "DAT001", "name": "relative-date", "severity": "warning", "excerpt": "next Friday", "masked": False,
        "zone": "body", "field": "body", "start": start, "end": start + 11, "line": 3, "column": 18, "end_line": 3,
        "end_column": 29, "url": "https://etiquette-lint.example/rules/DAT001/",
        "fix": {
            "safe": False,
            "edits": [{"field": "body", "start": start, "end": start + 11, "text": "on Friday, 4 December 2026"}],
        },
    }  # fmt: skip


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_offsets_count_the_characters_of_the_field_as_given(line_end):
    body = ("😀 王女士，您好：\n\n灯下周三送到。\n\n祝好\n小李\n").replace("\n", line_end)
    (found,) = judge_draft({"body": body}, linter("DAT001"))["diagnostics"]
    assert body[found["start"] : found["end"]] == "下周三"
    assert (found["line"], found["column"], found["end_column"]) == (3, 2, 5)


def test_a_fix_keeps_the_line_ends_of_its_field():
    body = LATE.replace("\n", "\r\n")
    fixed = fix_draft({"body": body}, linter("DAT001"), unsafe=True)
    assert fixed["draft"] == {"body": body.replace("next Friday", "on Friday, 4 December 2026")}
    assert fixed["applied"] == [{"code": "DAT001", "count": 1}]
    assert fixed["report"]["ok"] is True


def test_findings_in_html_stand_in_the_markup():
    html = "<p>Dear Ms&nbsp;Reed,</p><p>R&amp;D: the lamp arrives next Friday.</p>"
    report = judge_draft({"html": html, "body": "The lamp arrives next Friday."}, linter("DAT001"))
    (found,) = report["diagnostics"]
    assert (found["field"], html[found["start"] : found["end"]]) == ("html", "next Friday")


def test_words_parted_by_tags_are_found_and_not_mended():
    html = "<p>Dear Ms Reed,</p><p>The lamp arrives next <b>Fri</b>day.</p>"
    (found,) = judge_draft({"html": html}, linter("DAT001"))["diagnostics"]
    assert html[found["start"] : found["end"]] == "next <b>Fri</b>day"
    assert found["fix"] is None


def test_findings_of_the_subject_come_first_and_stand_in_it():
    report = judge_draft({"body": LATE, "subject": "Hello"}, linter("DAT001", "SUB003"))
    assert places(report) == [("SUB003", "subject", 0, 5), ("DAT001", "body", 32, 43)]


def test_edits_never_overlap_and_applied_backwards_give_what_fixing_gives(every):
    body = "Dear Ms Reed,\n\nThat's not our fault ,  please wait until next Friday ASAP !!\n\nKind regards,\nBen\n"
    report = judge_draft({"body": body}, every)
    edits = [edit for found in report["diagnostics"] if found["fix"] for edit in found["fix"]["edits"]]
    spans = sorted((edit["start"], edit["end"]) for edit in edits)
    assert spans
    assert all(one[1] <= two[0] and one != two for one, two in pairwise(spans))


BODIES = [
    GOOD,
    LATE,
    "王女士，您好:\n\n灯下周三送到,请 查收。。\n\n祝好\n小李\n",
    "Dear Ms Reed ,\n\nPlease recieve the lamp..It arrives  next Friday !!\n\nKind regards,\nBen\n",
    "王小姐您好：\n\n請於下週三前回覆,谢谢。\n\n敬祝商祺\n小李\n",
]


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("body", BODIES)
def test_a_draft_is_mended_as_a_file_is(body, unsafe):
    judge = linter(language="en")
    judge.settings.reading.kind = "ticket"
    mended = fix(Source("<text>", body.encode()), judge, unsafe).raw.decode()
    fixed = fix_draft({"body": body}, judge, unsafe)
    assert fixed["draft"].get("body", body) == mended
    if not unsafe:
        found = judge_draft({"body": body}, judge)["fixed"]
        assert (found or {}).get("body", body) == mended


def test_the_report_carries_the_text_after_the_safe_fixes():
    body = "王女士，您好：\n\n灯已送到,请查收。\n\n祝好\n小李\n"
    report = judge_draft({"body": body}, linter("LNG003"))
    assert [found["fix"]["safe"] for found in report["diagnostics"]] == [True]
    assert report["fixed"] == {"body": body.replace(",", "，")}


RAW = (
    "From: Ben Ito <ben@example.com>\r\nTo: Anna Reed <anna@example.com>\r\nSubject: Your lamp\r\n"
    "Date: Tue, 24 Nov 2026 09:30:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Content-Transfer-Encoding: {encoding}\r\n\r\n{body}"
)


def test_a_whole_mail_is_judged_in_its_own_characters():
    raw = RAW.format(encoding="8bit", body="王女士，您好：\r\n\r\n灯下周三送到。\r\n\r\n祝好\r\n小李\r\n")
    report = judge_draft({"raw": raw}, linter("DAT001"))
    (found,) = report["diagnostics"]
    assert (found["field"], raw[found["start"] : found["end"]], found["line"]) == ("raw", "下周三", 10)
    (edit,) = found["fix"]["edits"]
    assert edit["text"] == "2026年12月2日(周三)"
    fixed = fix_draft({"raw": raw}, linter("DAT001"), unsafe=True)
    assert fixed["draft"] == {"raw": raw[: edit["start"]] + edit["text"] + raw[edit["end"] :]}


def test_a_mail_in_base64_is_judged_and_mended():
    import base64

    body = base64.encodebytes(LATE.encode()).decode()
    report = judge_draft({"raw": RAW.format(encoding="base64", body=body)}, linter("DAT001"))
    assert [found["excerpt"] for found in report["diagnostics"]] == ["next Friday"]
    fixed = fix_draft({"raw": RAW.format(encoding="base64", body=body)}, linter("DAT001"), unsafe=True)
    assert base64.b64decode(fixed["draft"]["raw"].partition("\r\n\r\n")[2]).decode() == LATE.replace(
        "next Friday", "on Friday, 4 December 2026"
    )


def test_bytes_of_another_charset_survive():
    content = RAW.format(encoding="8bit", body="").replace("utf-8", "gb18030").encode()
    content += "王女士，您好：\r\n\r\n灯下周三送到。\r\n".encode("gb18030")
    raw = content.decode("utf-8", "surrogateescape")
    fixed = fix_draft({"raw": raw}, linter("DAT001"), unsafe=True)["draft"]["raw"]
    assert fixed.encode("utf-8", "surrogateescape") == content.replace(
        "下周三".encode("gb18030"), "2026年12月2日(周三)".encode("gb18030")
    )


def test_what_stands_beside_a_mail_is_context():
    raw = RAW.format(encoding="8bit", body="Dear Ms Reed,\r\n\r\nIt is blue.\r\n")
    thread = [{"from": "customer", "body": "My lamp arrived broken! I am very angry."}]
    alone = judge_draft({"raw": raw, "kind": "ticket"}, linter("SRV001"))
    answering = judge_draft({"raw": raw, "kind": "ticket", "thread": thread}, linter("SRV001"))
    assert (places(alone), [found["code"] for found in answering["diagnostics"]]) == ([], ["SRV001"])


def test_who_it_is_for_comes_from_the_draft():
    draft = {"body": GOOD, "to": "Tom Stone <tom@example.com>", "kind": "email", "subject": "Your lamp"}
    report = judge_draft(draft, linter("SAL006"))
    assert (report["verdict"], [found["code"] for found in report["diagnostics"]]) == ("ask", ["SAL006"])


def test_the_moment_is_the_drafts_else_the_settings_else_the_callers():
    judge = linter("DAT001")
    judge.settings.reading.now = None
    later = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)

    def written(draft: dict, now: datetime | None) -> list[str]:
        found = judge_draft(draft, judge, now)["diagnostics"]
        return [edit["text"] for one in found if one["fix"] for edit in one["fix"]["edits"]]

    assert written({"body": LATE, "date": "2026-11-24T09:30:00+00:00"}, later) == ["on Friday, 4 December 2026"]
    assert written({"body": LATE}, later) == ["on Friday, 15 January 2027"]
    assert written({"body": LATE}, None) == []


def test_a_secret_is_shown_nowhere_in_the_report():
    body = "Dear Ms Reed,\n\nYour card 4111 1111 1111 1111 was charged ,  see below.\n\nKind regards,\nBen\n"
    report = judge_draft({"body": body}, linter())
    assert report["verdict"] == "ask"
    assert [found["masked"] for found in report["diagnostics"] if found["code"].startswith("PRV")] == [True]
    assert "4111" not in json.dumps(report["diagnostics"])


PEOPLE = "'to' must be a name, an address, an object with name and email, or a list of these"
ATTACHED = "'attachments' must be a list of objects with name and type as text and size as a number of bytes"
THREAD = "'thread' must be a list of objects with from, date, and body or html as text"


@pytest.mark.parametrize(
    ("draft", "field", "words"),
    [
        ([], "", "a draft is an object with fields such as subject and body"),
        ({}, "body", "nothing to judge: give body, html or raw"),
        ({"subject": "Hello"}, "body", "nothing to judge: give body, html or raw"),
        ({"body": 3}, "body", "'body' must be text"),
        ({"body": ["secret"]}, "body", "'body' must be text"),
        ({"raw": GOOD, "subject": "Hello"}, "subject", "'subject' cannot stand beside 'raw', which is the whole mail"),
        ({"body": GOOD, "kind": "letter"}, "kind", "'kind' must be one of: email, ticket, template"),
        ({"body": GOOD, "language": "fr"}, "language", "'language' must be one of: en, zh-Hans, zh-Hant"),
        ({"body": GOOD, "to": 7}, "to", PEOPLE),
        ({"body": GOOD, "to": [{"name": 3}]}, "to", PEOPLE),
        ({"body": GOOD, "attachments": [{"size": True}]}, "attachments", ATTACHED),
        ({"body": GOOD, "thread": {"body": "x"}}, "thread", THREAD),
        ({"body": GOOD, "thread": [{"from": "customer"}]}, "thread", THREAD),
    ],
)
def test_a_wrong_draft_is_refused_and_its_text_not_repeated(every, draft, field, words):
    for judge in (judge_draft, fix_draft):
        with pytest.raises(DraftError) as caught:
            judge(draft, every)
        assert (caught.value.field, str(caught.value)) == (field, words)
        assert caught.value.words("zh") != words


def test_unknown_fields_are_passed_over_or_refused_by_name(every):
    draft = {"body": GOOD, "bodytxt": "x", "subject": None}
    assert judge_draft(draft, every)["ok"] is True
    with pytest.raises(DraftError) as caught:
        check_draft(draft, known_only=True)
    assert caught.value.field == "bodytxt"
    assert str(caught.value) == "a draft has no field 'bodytxt'; did you mean 'body'?"
    check_draft(dict.fromkeys(FIELDS) | {"body": GOOD}, known_only=True)


DRAFTS = [
    {"body": GOOD},
    {"body": LATE, "subject": "Hello", "to": ["Anna Reed", {"name": "Tom", "email": "tom@example.com"}]},
    {"html": "<p>次の金曜</p>", "attachments": [{"name": "a.pdf", "type": None, "size": 3}]},
    {"raw": RAW.format(encoding="8bit", body=LATE), "thread": [{"from": {"name": "Anna"}, "html": "<p>Why?</p>"}]},
    {"body": BODIES[3], "kind": "email", "agent": "Ben", "requester": {"email": "a@example.com"}, "cc": None},
    {"body": "\x00\ud800", "language": "zh-Hant"},
    {"body": ""},
    {"raw": ""},
]


@pytest.mark.parametrize("draft", DRAFTS)
def test_drafts_and_reports_are_what_their_schemas_say(every, draft):
    for schema in (draft_schema(), report_schema(), parameters_schema()):
        jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(draft, draft_schema(), jsonschema.Draft202012Validator)
    check_draft(draft, known_only=True)
    report = judge_draft(draft, every)
    jsonschema.validate(report, report_schema(), jsonschema.Draft202012Validator)
    json.dumps(report)


@pytest.mark.parametrize("draft", [[], {}, {"body": 3}, {"subject": "Hello"}, {"body": "x", "more": 1}])
def test_the_schema_refuses_what_the_check_refuses(draft):
    with pytest.raises(DraftError):
        check_draft(draft, known_only=True)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(draft, draft_schema(), jsonschema.Draft202012Validator)


def strict(schema: dict) -> None:
    """The subset that vendors of models accept in their strict mode."""
    if schema.get("type") == "object" or "properties" in schema:
        assert schema["additionalProperties"] is False
        assert set(schema["required"]) == set(schema["properties"])
        for part in schema["properties"].values():
            strict(part)
    for part in (*schema.get("anyOf", []), *([schema["items"]] if "items" in schema else [])):
        strict(part)


def test_the_arguments_of_a_function_are_strict_and_are_a_draft(every):
    schema = parameters_schema()
    strict(schema)
    draft = dict.fromkeys(FIELDS) | {"body": GOOD, "to": ["Anna Reed <anna@example.com>"]}
    draft["thread"] = [{"from": None, "date": None, "body": "Where is it?"}]
    jsonschema.validate(draft, schema, jsonschema.Draft202012Validator)
    assert judge_draft(draft, every)["kind"] == "ticket"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="a😀中\r\n", max_size=12), st.data())
def test_every_place_leads_back_to_its_characters(source, data):
    field = Field("body", source)
    start = data.draw(st.integers(0, len(field.string)))
    end = data.draw(st.integers(start, len(field.string)))
    span = field.raw_span(start, end)
    assert source[span.start : span.end].replace("\r\n", "\n").replace("\r", "\n") == field.string[start:end]
    ((first, last, text),) = field.rewrite([(start, end, "x\ny")])
    mended = source[:first] + text + source[last:]
    assert Field("body", mended).string == field.string[:start] + "x\ny" + field.string[end:]
