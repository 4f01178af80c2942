"""The report forms that other programs read, each read here by a program made by others."""

import base64
import hashlib
import json
import os
import quopri
import re
from importlib import import_module
from pathlib import Path

import pytest

from etiquette_lint.config import load_settings
from etiquette_lint.fix import fix
from etiquette_lint.formats import FORMATS, Style, find_format, needs_of
from etiquette_lint.judging import judge_source
from etiquette_lint.lint import Linter
from etiquette_lint.report import Judged, Report
from etiquette_lint.rule import Rule
from etiquette_lint.source import Source
from etiquette_lint.words import WORDS

SCHEMAS = Path(__file__).parent / "schemas"
RULES = """
select = ["OWN"]

[rule.no-asap]
code = "OWN001"
severity = "error"
fix = "safe"
message.en = "“{match}” presses; write {fix}."
message.zh = "“{match}”催人，请写 {fix}。"
why.en = "Nobody likes to be pressed."
why.zh = "没有人喜欢被催。"
phrases.en = { "ASAP" = "5% & <noon> 中午" }
phrases.zh-Hans = { "ASAP" = "5% & <noon> 中午" }
bad = ["Please answer ⟦ASAP⇒5% & <noon> 中午⟧."]
good = ["Please answer by Friday."]

[rule.no-oops]
code = "OWN002"
severity = "info"
message.en = "“{match}” is for children."
phrases.en = ["oops"]
phrases.zh-Hans = ["oops"]

[rule.no-filler]
code = "OWN003"
fix = "unsafe"
message.en = "“{match}” says nothing."
pattern = " basically"
"""
PRIVATE = """
[rule.secret]
code = "PRV900"
severity = "error"
message.en = "“{match}” is a secret."
pattern = "4111 ?1111"
"""
REPLACEMENT = "5% & <noon> 中午"
BODY = "Dear Ann,\n\n你好😀 ASAP, please.\n"
CHINESE = "\n会议改到星期五下午三点，地点不变，请大家准时参加。\n"  # enough to tell an undeclared charset by
SUBJECT = "Subject: 你好😀 ASAP\n\nDear Ann,\n\nAll is well.\n"


@pytest.fixture(scope="module")
def linter(tmp_path_factory):
    path = tmp_path_factory.mktemp("rules") / "etiquette.toml"
    path.write_text(RULES, encoding="utf-8")
    return Linter(load_settings(str(path), full=True))


@pytest.fixture(scope="module")
def private_linter(tmp_path_factory):
    path = tmp_path_factory.mktemp("private") / "etiquette.toml"
    path.write_text(RULES.replace('["OWN"]', '["OWN", "PRV900"]') + PRIVATE, encoding="utf-8")
    return Linter(load_settings(str(path), full=True))


def render(form, linter, sources, troubles=(), language="en"):
    """A report as the command would write it, in UTF-8."""
    linter.settings.display_language = language
    judged = [judge_source(linter, source, needs_of(form)) for source in sources]
    for name, words in troubles:
        judged.append(Judged(name))
        judged[-1].trouble = words
    rules = {rule.name: rule for rule in linter.settings.rules.values()}
    style = Style(
        language,
        reasons=lambda: {name: rule.why.get(language, "") for name, rule in rules.items()},
        rules=lambda: rules,
    )
    return "".join(find_format(form)(Report(judged, "1.2.3", language), style)).encode("utf-8", "backslashreplace")


def source(text, name="drafts/a.txt", charset="utf-8"):
    return Source(name, text.encode(charset))


def mail(body, charset="utf-8", encoding="8bit", kind="plain"):
    """A mail as a client would write it."""
    raw = body.encode(charset)
    if encoding == "base64":
        raw = base64.encodebytes(raw)
    elif encoding == "quoted-printable":
        raw = quopri.encodestring(raw)
    head = f"From: a@example.com\nTo: b@example.com\nSubject: Plan\nMIME-Version: 1.0\nContent-Type: text/{kind};"
    return f"{head} charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n".encode() + raw


TROUBLE = ("gone.txt", "gone.txt: no such file or folder")
FORMS = ("sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "html")


# Columns: code points inside, each form's own unit at its edge. ASAP begins after 你好😀 and a space: 4 code points,
# 5 units of UTF-16, 11 bytes of UTF-8; "Subject: " is 9 more of each.


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("text", "line", "before"), [(BODY, 3, 0), (SUBJECT, 1, 9)])
def test_columns_are_in_the_unit_of_each_form(linter, charset, text, line, before):
    draft = [source(text + CHINESE, charset=charset)]
    region = json.loads(render("sarif", linter, draft))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert region["region"] == {
        "startLine": line, "startColumn": before + 5, "endLine": line, "endColumn": before + 9
    }  # fmt: skip
    found = json.loads(render("rdjson", linter, draft))["diagnostics"][0]["location"]["range"]
    assert found == {"start": {"line": line, "column": before + 12}, "end": {"line": line, "column": before + 16}}
    assert f"line={line},endLine={line},col={before + 5},endColumn={before + 9},".encode() in render(
        "github", linter, draft
    )
    assert f'line="{line}" column="{before + 5}"'.encode() in render("checkstyle", linter, draft)
    assert json.loads(render("gitlab", linter, draft))[0]["location"]["lines"] == {"begin": line, "end": line}


def test_the_places_of_one_long_line_are_counted_on(linter):
    """Two thousand findings in one line, without counting from its start for each."""
    text = "你好😀 ASAP, please hand it in on the day that we have set. " * 2_000
    found = json.loads(render("rdjson", linter, [source(text)]))["diagnostics"]
    assert len(found) == 2_000
    columns = [one["location"]["range"]["start"]["column"] for one in found]
    size = len(text.encode()) // 2_000
    assert columns == [12 + size * number for number in range(2_000)]


# SARIF


def sarif_schema():
    return json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))


def test_the_schemas_are_those_of_the_notice():
    notice = (SCHEMAS / "NOTICE.md").read_text("utf-8")
    for name in ("sarif-2.1.0.json", "junit-10.xsd"):
        assert hashlib.sha256((SCHEMAS / name).read_bytes()).hexdigest() in notice


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "sources", [[], [source("Fine.\n")], [source(BODY), source(SUBJECT, "/abs/b c.txt"), source("oops\n", "<stdin>")]]
)
def test_sarif_holds_to_the_schema(linter, sources, language):
    jsonschema = import_module("jsonschema")
    validator = jsonschema.Draft202012Validator(sarif_schema(), format_checker=jsonschema.FormatChecker())
    for troubles in ((), (TROUBLE,)):
        log = json.loads(render("sarif", linter, sources, troubles, language))
        assert [error.message for error in validator.iter_errors(log)] == []
        assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
        invocation = log["runs"][0]["invocations"][0]
        assert invocation["executionSuccessful"] is not bool(troubles)
        assert [note["message"]["text"] for note in invocation["toolExecutionNotifications"]] == [
            words for _, words in troubles
        ]


def test_sarif_says_where_and_how(linter):
    log = json.loads(render("sarif", linter, [source(BODY, "./dra fts/甲.txt"), source("oops, ASAP\n", "/abs/b.txt")]))
    run = log["runs"][0]
    first, second, third = run["results"]
    assert (first["ruleId"], first["level"], second["level"]) == ("OWN001", "error", "note")
    assert first["message"]["text"] == f"“ASAP” presses; write {REPLACEMENT}."
    assert first["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "dra%20fts/%E7%94%B2.txt", "uriBaseId": "%SRCROOT%"
    }  # fmt: skip
    assert third["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///abs/b.txt"}
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["OWN001", "OWN002", "OWN001"]
    assert rules[0]["fullDescription"]["text"] == "Nobody likes to be pressed."
    assert "“…” presses" in rules[0]["help"]["text"]
    assert "- `Please answer by Friday.`" in rules[0]["help"]["markdown"]
    assert rules[0]["helpUri"].endswith("/OWN001/")
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == REPLACEMENT
    assert "fixes" not in second


def test_sarif_is_read_by_sarif_tools(linter, tmp_path):
    loader = import_module("sarif.loader")
    path = tmp_path / "log.sarif"
    path.write_bytes(render("sarif", linter, [source(BODY), source("oops\n", "b.txt")], (TROUBLE,)))
    read = loader.load_sarif_file(str(path))
    records = read.get_records()
    assert [(record["Location"], record["Line"], record["Code"]) for record in records] == [
        ("drafts/a.txt", 3, "OWN001"), ("b.txt", 1, "OWN002")
    ]  # fmt: skip
    assert read.get_distinct_tool_names() == ["etiquette-lint"]


def apply_replacements(raw, result, charset):
    """What a viewer of SARIF does: change the stretches of the file, columns counted in code points."""
    text = raw.decode(charset)
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]

    def at(line, column):
        return starts[line - 1] + column - 1

    replacements = result["fixes"][0]["artifactChanges"][0]["replacements"]
    for one in reversed(replacements):
        region = one["deletedRegion"]
        start, end = at(region["startLine"], region["startColumn"]), at(region["endLine"], region["endColumn"])
        text = text[:start] + one.get("insertedContent", {"text": ""})["text"] + text[end:]
    return text.encode(charset)


def apply_suggestion(raw, found, charset):
    """What Reviewdog does: change the stretch of the file, columns counted in bytes of UTF-8."""
    lines = raw.decode(charset).splitlines(keepends=True)
    (suggestion,) = found["suggestions"]
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    before = "".join(lines[: start["line"] - 1]).encode() + lines[start["line"] - 1].encode()[: start["column"] - 1]
    after = lines[end["line"] - 1].encode()[end["column"] - 1 :] + "".join(lines[end["line"] :]).encode()
    return (before + suggestion["text"].encode() + after).decode().encode(charset)


@pytest.mark.parametrize(
    ("name", "raw", "charset"),
    [
        ("a.txt", BODY.encode(), "utf-8"),
        ("a.txt", (BODY + CHINESE).replace("\n", "\r\n").encode("gb18030"), "gb18030"),
        ("a.eml", mail(BODY), "utf-8"),
        ("a.eml", mail(BODY, encoding="quoted-printable"), "utf-8"),
        ("a.eml", mail(BODY, encoding="base64"), "utf-8"),
        ("a.eml", mail(BODY, "gb18030"), "gb18030"),
        ("a.eml", mail("<p>你好😀 ASAP, please.</p>\n", kind="html"), "utf-8"),
        ("a.eml", mail("<p>&#20320;好😀 ASAP, please.</p>\n", encoding="quoted-printable", kind="html"), "utf-8"),
        ("a.json", b'{"body": "\\u4f60\\u597d\\ud83d\\ude00 ASAP, please."}', "utf-8"),
    ],
)
def test_applying_the_fix_of_a_report_is_the_same_as_fixing(linter, name, raw, charset):
    """Encodings and entities included: what the report says to write is what the file takes."""
    mended = fix(Source(name, raw), linter).raw
    assert mended != raw
    result = json.loads(render("sarif", linter, [Source(name, raw)]))["runs"][0]["results"][0]
    assert apply_replacements(raw, result, charset) == mended
    found = json.loads(render("rdjson", linter, [Source(name, raw)]))["diagnostics"][0]
    assert apply_suggestion(raw, found, charset) == mended


def test_a_deletion_inserts_nothing(linter):
    result = json.loads(render("sarif", linter, [source("It is basically done.\n")]))["runs"][0]["results"][0]
    assert "fixes" not in result or "insertedContent" not in result["fixes"][0]["artifactChanges"][0]["replacements"][0]


def test_signed_mail_gets_no_fix(linter):
    raw = b"DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=x; h=from; bh=YQ==; b=YQ==\n" + mail(BODY)
    result = json.loads(render("sarif", linter, [Source("a.eml", raw)]))["runs"][0]["results"][0]
    assert "fixes" not in result
    assert "suggestions" not in json.loads(render("rdjson", linter, [Source("a.eml", raw)]))["diagnostics"][0]


def test_base64_is_placed_by_its_line_alone(linter):
    raw = mail(BODY, encoding="base64")
    result = json.loads(render("sarif", linter, [Source("a.eml", raw)]))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 8, "endLine": 8}
    found = json.loads(render("rdjson", linter, [Source("a.eml", raw)]))["diagnostics"][0]
    assert found["location"]["range"] == {"start": {"line": 8}, "end": {"line": 8}}
    assert b"column" not in render("checkstyle", linter, [Source("a.eml", raw)])


# Fingerprints


def marks(linter, *sources):
    return [issue["fingerprint"] for issue in json.loads(render("gitlab", linter, sources))]


def test_fingerprints_are_unique_and_stay_when_other_lines_change(linter):
    twice = "ASAP, please.\nASAP, please.\noops\n"
    found = marks(linter, source(twice), source(twice, "b.txt"))
    assert len(set(found)) == len(found) == 6
    moved = marks(linter, source("Dear Ann,\n\nLook at this:\n" + twice))
    assert moved == found[:3]
    assert marks(linter, source("ASAP, dear.\nASAP, please.\noops\n"))[1:] != found[1:3]
    results = json.loads(render("sarif", linter, [source(twice)]))["runs"][0]["results"]
    assert [result["partialFingerprints"]["primaryLocationLineHash"] for result in results] == found[:3]


# GitHub


def read_commands(text):
    """Workflow commands as the runner of GitHub Actions reads them: a line each, properties split before unescaping."""
    commands = []
    for line in text.split("\n"):
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        if match:
            pairs = (pair.partition("=")[::2] for pair in match[2].split(","))
            commands.append((match[1], {key: unescape(value) for key, value in pairs}, unescape(match[3])))
    return commands


def unescape(text):
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_github_says_what_an_independent_writer_says(linter, capsys):
    actions = import_module("github_action_utils")
    draft = source(BODY, "dra,fts/100%:a.txt")
    message = f"“ASAP” presses; write {REPLACEMENT}."
    actions.error(message, title="OWN001 no-asap", file="dra,fts/100%:a.txt", line=3, end_line=3, col=5, end_column=9)
    theirs = read_commands(capsys.readouterr().out)
    ours = read_commands(render("github", linter, [draft]).decode())
    assert len(theirs) == 1
    assert [ours[0][0], ours[0][2]] == [theirs[0][0], theirs[0][2]]
    assert ours[0][1]["file"] == "dra,fts/100%:a.txt"
    assert ours[0][1]["title"] == theirs[0][1]["title"]
    assert (ours[0][1]["col"], ours[0][1]["endColumn"]) == ("5", "9")


def test_a_message_cannot_give_github_a_command(linter):
    judged = Judged("x\n::set-output name=a::b.txt")
    judged.trouble = "bad\r\n::stop-commands::x 100%\n"
    text = "".join(find_format("github")(Report([judged], "1"), Style()))
    assert text == (
        "::error file=x%0A%3A%3Aset-output name=a%3A%3Ab.txt::bad%0D%0A::stop-commands::x 100%25%0A\n"
    )


# GitLab

CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32,}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}  # the fields that GitLab's documentation of Code Quality asks for


def test_gitlab_has_the_fields_it_asks_for(linter):
    jsonschema = import_module("jsonschema")
    for sources, troubles in (([], ()), ([source(BODY, "./a.txt"), source("oops ASAP\n")], (TROUBLE,))):
        written = render("gitlab", linter, sources, troubles)
        assert not written.startswith(b"\xef\xbb\xbf")
        jsonschema.Draft7Validator(CODE_QUALITY).validate(json.loads(written))
    issues = json.loads(written)
    assert [(issue["severity"], issue["location"]["path"]) for issue in issues] == [
        ("major", "a.txt"), ("info", "drafts/a.txt"), ("major", "drafts/a.txt"), ("blocker", "gone.txt")
    ]  # fmt: skip


# JUnit and Checkstyle

HOSTILE = "drafts/a\x00\x1b\ud800&<\"'\n\t.txt"


def test_junit_holds_to_its_schema(linter):
    etree = import_module("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "junit-10.xsd")))
    for sources, troubles in (
        ([], ()),
        ([source(BODY), source("Fine.\n", "b.txt"), source("oops\n", HOSTILE)], (TROUBLE,)),
    ):
        schema.assertValid(etree.fromstring(render("junit", linter, sources, troubles)))


def test_junit_is_read_by_junitparser(linter):
    junitparser = import_module("junitparser")
    text = render("junit", linter, [source(BODY), source("Fine.\n", "b.txt"), source("oops\n", "c.txt")], (TROUBLE,))
    suites = junitparser.JUnitXml.fromstring(text)
    assert (suites.tests, suites.failures, suites.errors) == (4, 1, 1)
    cases = [case for suite in suites for case in suite]
    assert [case.name for case in cases] == [
        "drafts/a.txt:3:5 OWN001 no-asap", "b.txt", "c.txt:1:1 OWN002 no-oops", "gone.txt"
    ]  # fmt: skip
    assert [case.is_passed for case in cases] == [False, True, True, False]
    (failure,) = cases[0].result
    assert (failure.type, failure.message) == ("OWN001", f"“ASAP” presses; write {REPLACEMENT}.")


def test_checkstyle_is_read_by_diff_quality(linter):
    reporter = import_module("diff_cover.violationsreporters.java_violations_reporter")
    git_path = import_module("diff_cover.git_path")
    git_path.GitPathTool.set_cwd(os.fspath(Path(__file__).parent))
    text = render("checkstyle", linter, [source(BODY, "a.txt"), source("Fine.\n", "b.txt")], (TROUBLE,)).decode()
    body = text.partition("?>\n")[2]  # it is read as text, in which no encoding may be declared
    read = reporter.CheckstyleXmlDriver().parse_reports([body])
    found = {os.path.basename(path): [tuple(one) for one in violations] for path, violations in read.items()}
    assert found == {
        "a.txt": [(3, f"error: “ASAP” presses; write {REPLACEMENT}.")],
        "gone.txt": [(1, "error: gone.txt: no such file or folder")],
    }


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml_is_well_formed_whatever_it_quotes(linter, form):
    etree = import_module("lxml.etree")
    root = etree.fromstring(render(form, linter, [source("oops\n", HOSTILE)], (("x\x0b", "]]> \x07 & <"),)))
    shown = "drafts/a\ufffd\ufffd\ufffd&<\"'\n\t.txt"
    assert shown in [element.get("name") for element in root.iter()]


# Reviewdog


def reviewdog_messages():
    """The messages of the Reviewdog Diagnostic Format, by the field names and types of its documentation."""
    descriptor = import_module("google.protobuf.descriptor_pb2")
    pool = import_module("google.protobuf.descriptor_pool").DescriptorPool()
    file = descriptor.FileDescriptorProto(name="rdf.proto", package="rdf", syntax="proto3")
    severity = file.enum_type.add(name="Severity")
    for number, name in enumerate(("UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO")):
        severity.value.add(name=name, number=number)
    messages = {
        "Position": {"line": "int", "column": "int"},
        "Range": {"start": "Position", "end": "Position"},
        "Location": {"path": "string", "range": "Range"},
        "Suggestion": {"range": "Range", "text": "string"},
        "Source": {"name": "string", "url": "string"},
        "Code": {"value": "string", "url": "string"},
        "Diagnostic": {
            "message": "string", "location": "Location", "severity": "Severity", "source": "Source", "code": "Code",
            "suggestions": "Suggestion*",
        },
        "DiagnosticResult": {"diagnostics": "Diagnostic*", "source": "Source", "severity": "Severity"},
    }  # fmt: skip
    kinds = descriptor.FieldDescriptorProto
    plain = {"int": kinds.TYPE_INT32, "string": kinds.TYPE_STRING}
    for message, fields in messages.items():
        made = file.message_type.add(name=message)
        for number, (name, kind) in enumerate(fields.items(), 1):
            field = made.field.add(name=name, number=number, label=3 if kind.endswith("*") else 1)
            kind = kind.rstrip("*")
            if kind in plain:
                field.type = plain[kind]
            else:
                field.type = kinds.TYPE_ENUM if kind == "Severity" else kinds.TYPE_MESSAGE
                field.type_name = f".rdf.{kind}"
    pool.Add(file)
    factory = import_module("google.protobuf.message_factory")
    return factory.GetMessageClass(pool.FindMessageTypeByName("rdf.DiagnosticResult"))


def test_rdjson_is_read_by_protobuf(linter):
    """Reviewdog reads its form with the JSON reader of Protocol Buffers; here unknown fields are refused too."""
    json_format = import_module("google.protobuf.json_format")
    result_class = reviewdog_messages()
    written = render("rdjson", linter, [source(BODY), source("oops\n", "b.txt")], (TROUBLE,))
    read = json_format.Parse(written, result_class())
    assert [(one.location.path, one.severity, one.code.value) for one in read.diagnostics] == [
        ("drafts/a.txt", 1, "OWN001 no-asap"), ("b.txt", 3, "OWN002 no-oops"), ("gone.txt", 1, "")
    ]  # fmt: skip
    suggestion = read.diagnostics[0].suggestions[0]
    assert (suggestion.range.start.column, suggestion.range.end.column, suggestion.text) == (12, 16, REPLACEMENT)
    assert read.source.name == "etiquette-lint"
    assert len(json_format.Parse(render("rdjson", linter, []), result_class()).diagnostics) == 0


# HTML


def page_of(written):
    """The page as a strict reader sees it: any error of HTML fails."""
    html5lib = import_module("html5lib")
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(written, transport_encoding="utf-8")


def text_of(element):
    return "".join(element.itertext())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_html_marks_the_words_in_the_message(linter, language):
    written = render("html", linter, [source(SUBJECT), source(BODY + "oops\n", "b.txt")], (TROUBLE,), language)
    page = page_of(written)
    assert page.get("lang") == {"en": "en", "zh": "zh-Hans"}[language]
    assert [(mark.get("class"), mark.get("data-of"), text_of(mark)) for mark in page.iter("mark")] == [
        ("error", "f1", "ASAP"), ("error", "f2", "ASAP"), ("info", "f3", "oops")
    ]  # fmt: skip
    findings = {item.get("id"): item for item in page.iter("li") if "finding" in item.get("class", "").split()}
    assert list(findings) == ["f1", "f2", "f3"]
    assert f"{'催人，请写' if language == 'zh' else 'presses; write'} {REPLACEMENT}" in text_of(findings["f1"])
    assert WORDS["error"][language == "zh"] in text_of(findings["f1"])
    assert [option.get("value") for option in page.iter("option")] == ["", "no-asap", "no-oops"]
    assert "gone.txt" in text_of(page)


def test_html_numbers_lead_there_and_back(linter):
    page = page_of(render("html", linter, [source(SUBJECT + "ASAP oops ASAP\n"), source(BODY, "b.txt")]))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href") for link in page.iter("a") if link.get("href").startswith("#")]
    assert {link[1:] for link in links} <= set(ids)
    assert links.count("#f4") == links.count("#m4") == 1


def test_html_loads_nothing_and_runs_only_its_own_script(linter):
    page = page_of(render("html", linter, [source(BODY)]))
    assert not [element for element in page.iter() if element.get("src")]
    assert not list(page.iter("link")) and not list(page.iter("img"))
    (policy,) = [meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv")]
    for tag in ("style", "script"):
        (element,) = page.iter(tag)
        digest = base64.b64encode(hashlib.sha256(text_of(element).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "url(" not in text_of(next(page.iter("style"))) and "@import" not in text_of(next(page.iter("style")))


def test_html_shows_markup_of_a_message_as_text(linter):
    attack = "Dear Ann,\n\n</div><script>alert(1)</script><img src=x onerror=alert()> ASAP \u202egnp \x1b[m & done.\n"
    page = page_of(render("html", linter, [source(attack, '"><script>.txt')]))
    assert len(list(page.iter("script"))) == 1
    assert not list(page.iter("img"))
    shown = text_of(page)
    assert "<script>alert(1)</script>" in shown
    assert "\\u202egnp \\x1b[m & done." in shown


def test_overlapping_findings_are_each_marked(linter, tmp_path):
    path = tmp_path / "etiquette.toml"
    path.write_text(
        'select = ["OWN"]\n'
        '[rule.whole]\ncode = "OWN001"\nseverity = "info"\nmessage.en = "w"\npattern = "one two three"\n'
        '[rule.part]\ncode = "OWN002"\nseverity = "error"\nmessage.en = "p"\npattern = "two three four"\n'
    )
    page = page_of(render("html", Linter(load_settings(str(path))), [source("zero one two three four five\n")]))
    assert [(mark.get("class"), mark.get("data-of"), text_of(mark)) for mark in page.iter("mark")] == [
        ("info", "f1", "one "), ("error", "f1 f2", "two three"), ("error", "f2", " four")
    ]  # fmt: skip


def test_html_leaves_out_what_nobody_needs_to_see(linter):
    page = page_of(render("html", linter, [source("ASAP\n" + "words " * 5000 + "\nASAP\n")]))
    (left_out,) = [span for span in page.iter("span") if span.get("class") == "left-out"]
    (number,) = re.findall(r"\d+", text_of(left_out))
    assert int(number) > 25_000
    assert len(list(page.iter("mark"))) == 2


def test_several_messages_of_one_file_stand_apart(linter):
    begin = b"From a@example.com Tue Nov 24 09:30:00 2026\n"
    box = b"".join(begin + mail(f"It is ASAP {number}.\n") + b"\n" for number in (1, 2))
    page = page_of(render("html", linter, [Source("a.mbox", box)]))
    assert [text_of(heading) for heading in page.iter("h3")] == ["Message 1", "Message 2"]
    assert len(list(page.iter("article"))) == 2


def test_a_finding_in_a_field_is_marked_in_that_field(tmp_path):
    """Who gets it is shown once, with the mark in it."""
    names = ", ".join(f"Pat {n} <pat{n}@example{n}.org>" for n in range(12))
    raw = f"From: a@example.com\nTo: {names}\nSubject: Open day\n\nDear guests,\n\nWelcome.\n\nAnn\n".encode()
    path = tmp_path / "etiquette.toml"
    path.write_text('select = ["RCP002"]\n')
    linter = Linter(load_settings(str(path)))
    page = page_of(render("html", linter, [Source("a.eml", raw)]))
    assert [text_of(label) for label in page.iter("dt")] == ["from", "to", "subject"]
    assert len(list(page.iter("mark"))) == 1


# Secrets


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_form_tells_a_secret(private_linter, form):
    """Not in another finding's words, not in the text around, not in an edit of the same line, in no encoding."""
    text = "Subject: 4111 1111 ASAP\n\nDear Ann,\n\nThe number 4111 1111 is needed ASAP, 4111 1111.\n"
    html = "<p>The number 4111 1111 is needed ASAP, 4111 1111.</p>"
    for one in (source(text), Source("a.eml", mail(html, encoding="base64", kind="html"))):
        written = render(form, private_linter, [one])
        assert b"1111" not in written
        assert b"NDEx" not in written and b"QxMT" not in written and b"0MTEx" not in written
        assert b"OWN001" in written


# All forms


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_run_is_a_report(linter, form):
    assert isinstance(render(form, linter, []), bytes)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_could_not_be_judged_is_told(linter, form):
    assert "no such file" in render(form, linter, [], (TROUBLE,)).decode()


def test_a_rule_that_nobody_describes_is_still_a_rule(linter):
    judged = judge_source(linter, source(BODY), needs_of("sarif"))
    log = json.loads("".join(find_format("sarif")(Report([judged], "1.2.3"), Style())))
    assert log["runs"][0]["tool"]["driver"]["rules"][0]["id"] == "OWN001"
    assert isinstance(linter.settings.rules["no-asap"], Rule)
