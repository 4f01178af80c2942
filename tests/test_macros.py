"""Macros, canned responses, locale files and tables: what is read as a message, and where each character stands."""

import csv
import io
import json
import os
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etiquette_lint.config import ReadingSettings, load_settings
from etiquette_lint.lint import Linter
from etiquette_lint.message.csv_text import read_csv
from etiquette_lint.message.decode import Decoded
from etiquette_lint.message.gettext_po import read_po
from etiquette_lint.message.pieces import DataError, DataString
from etiquette_lint.message.properties import read_properties
from etiquette_lint.message.reading import read_messages
from etiquette_lint.message.text import Literal
from etiquette_lint.message.yaml_text import read_yaml
from etiquette_lint.source import Skipped, Source, find_paths

polib = import_module("polib")
yaml = import_module("yaml")
jproperties = import_module("jproperties")

TEXT = st.text(alphabet="ab Z:#-'\"\n你好%{}[]&*!|>,.?\t\\é😀=;，", max_size=24)


def read(name: str, raw: str | bytes):
    content = raw if isinstance(raw, bytes) else raw.encode()
    return list(read_messages(Source(name, content), ReadingSettings()))


def parts(message) -> tuple[str, str | None, str]:
    return message.key, None if message.subject is None else str(message.subject), message.body.string


def plain(value):
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return None if value is None else value.string


def strings(value) -> list[DataString]:
    if isinstance(value, dict | list):
        return [one for item in (value.values() if isinstance(value, dict) else value) for one in strings(item)]
    return [value] if isinstance(value, DataString) else []


def assert_places(found: list[DataString], source: str) -> None:
    """Every copied character stands in the file where the string says, and places go forward."""
    for string in found:
        last = 0
        for segment in string.segments:
            assert segment.under_start >= last
            last = segment.under_end
            piece, typed = string.string[segment.start : segment.end], source[segment.under_start : segment.under_end]
            if piece != typed:  # an escape, a folded line break, two quotation marks for one
                assert typed[0] in "\\\n'\" \t", (piece, typed)


# YAML


@settings(max_examples=300, deadline=None)
@given(
    st.recursive(
        TEXT,
        lambda inner: st.dictionaries(st.text("abc_.:1 #-'", min_size=1, max_size=8), inner, min_size=1, max_size=4)
        | st.lists(inner, min_size=1, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from([None, "|", ">", '"', "'"]),
    st.integers(10, 100),
    st.integers(2, 5),
    st.booleans(),
)
def test_yaml_reads_as_pyyaml_reads_it(tree, style, width, indent, unicode):
    source = yaml.safe_dump(
        tree, default_style=style, width=width, indent=indent, allow_unicode=unicode, default_flow_style=False
    )
    [value], _ = read_yaml(Literal(source))
    assert plain(value) == yaml.load(source, Loader=yaml.BaseLoader)
    assert_places(strings(value), source)


@pytest.mark.parametrize(
    "source",
    [
        "-\n- b\n- - c\n  -\n- d: 1\n  e:\n  - f\n",
        "a:\n- x\n- y\nb:\n  - z\n",
        "a: &x\n  b: c\nd: !ruby/sym e\nf: |2-\n   g\n  h\ni: >+\n\n  j\n\n  k\n\nl: m # n\n",
        "a: one\n  two\n\n  three\n'b ''c''': \"d\\\n   e\\x41\\u4f60\"\n# end\n",
        "--- a\n...\n---\nb: c\n",
    ],
)
def test_yaml_forms_that_are_not_dumped(source):
    def same(value):
        if isinstance(value, dict):
            return {key: same(one) for key, one in value.items()}
        return [same(one) for one in value] if isinstance(value, list) else value or None

    documents, _ = read_yaml(Literal(source))
    assert same([plain(one) for one in documents]) == same(list(yaml.load_all(source, Loader=yaml.BaseLoader)))


@pytest.mark.parametrize(
    ("source", "offset"),
    [
        ("a: 'b\n", 3),
        ("a: b\n\tc: d\n", 5),
        ("a: b: c\n", 3),
        ("a:\n  b: c\n d: e\n", 11),
        ("a: [b\n", 3),
        ("a: @b", 3),
    ],
)
def test_broken_yaml_says_where(source, offset):
    with pytest.raises(DataError) as caught:
        read_yaml(Literal(source))
    assert caught.value.offset == offset
    with pytest.raises(yaml.YAMLError):
        yaml.safe_load(source)


# CSV, properties, PO


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(TEXT.map(lambda one: one.replace("，", "")), min_size=2, max_size=4), min_size=1, max_size=4),
    st.booleans(),
)
def test_csv_reads_as_the_standard_library_reads_it(rows, quote_all):
    file = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(file, quoting=quoting, lineterminator="\n").writerows([["subject", "body", "name"], *rows])
    source = file.getvalue()
    found = read_csv(Literal(source))
    assert [[one.string for one in row] for row in found] == list(csv.reader(io.StringIO(source)))
    assert_places([one for row in found for one in row], source)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text("abc.:= 你", min_size=1, max_size=8), TEXT, max_size=4), st.booleans())
def test_properties_read_as_jproperties_reads_them(values, ascii_only):
    properties = jproperties.Properties()
    for key, value in values.items():
        properties[key] = value
    file = io.BytesIO()
    properties.store(file, encoding="ascii" if ascii_only else "utf-8", strip_meta=True, timestamp=False)
    source = file.getvalue().decode()
    found, _ = read_properties(Literal(source))
    assert plain(found) == values
    assert_places(strings(found), source)


def test_properties_go_on_over_lines_and_keep_comments():
    source = "# one\nemailSubject : Your\\\n   parcel \\u4f60\\\n\n! two\nx\n"
    values, comments = read_properties(Literal(source))
    assert plain(values) == {"emailSubject": "Yourparcel 你", "x": ""}
    assert [str(one) for one in comments] == ["# one", "! two"]
    with pytest.raises(DataError) as caught:
        read_properties(Literal("a=b\\u12"))
    assert caught.value.offset == 3


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT.filter(str.strip)), min_size=1, max_size=3, unique_by=lambda pair: pair[1]))
def test_catalogues_read_as_polib_reads_them(pairs):
    catalogue = polib.POFile(wrapwidth=30)
    for text, identifier in pairs:
        catalogue.append(polib.POEntry(msgid=identifier, msgstr=text, occurrences=[("mail.txt", "1")]))
    source = str(catalogue)
    found = [entry for entry in read_po(Literal(source)) if entry.identifier.string]
    assert [(one.identifier.string, one.strings[0].string) for one in found] == [
        (one.msgid, one.msgstr) for one in polib.pofile(source)
    ]
    assert_places([one.strings[0] for one in found], source)


# What is a message


def zendesk(*actions) -> str:
    return json.dumps({"macros": [{"title": "Refund", "actions": list(actions)}]}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "zendesk.json",
            zendesk(
                {"field": "status", "value": "solved"},
                {"field": "subject", "value": "Your refund"},
                {"field": "comment_value", "value": ["channel:all", "Dear customer,\n\nit is on its way."]},
            ),
            [("Refund", "Your refund", "Dear customer,\n\nit is on its way.")],
        ),
        (
            "trigger.json",
            zendesk({"field": "notification_user", "value": ["requester_id", "Received", "Hello,\n\nwe have it."]}),
            [("Refund", "Received", "Hello,\n\nwe have it.")],
        ),
        (
            "zammad.json",
            '[{"name": "hi", "keywords": "h", "content": "<div>Hello,<br>we have it.</div>"}]',
            [("hi", None, "Hello,\nwe have it.")],
        ),
        (
            "zammad-triggers.json",
            '[{"name": "t", "perform": {"notification.email": {"recipient": "ticket_customer", "subject": "Got it", '
            '"body": "Hello,\\nwe have it."}, "article.note": {"internal": "true", "body": "for us"}}}]',
            [("t", "Got it", "Hello,\nwe have it.")],
        ),
        (
            "freshdesk.json",
            '[{"id": 1, "title": "T", "folder_id": 2, "content": "Hello there", "content_html": "<p>Hello there</p>"}]',
            [("T", None, "Hello there")],
        ),
        (
            "helpscout.json",
            '{"_embedded": {"replies": [{"name": "N", "preview": "H", "text": "<p>Hello there</p>"}]}}',
            [("N", None, "Hello there")],
        ),
        (
            "front.json",
            '{"_results": [{"id": "rsp_1", "name": "N", "subject": "S", "body": "<p>Hello</p>", '
            '"is_available_for_all_inboxes": true}]}',
            [("N", "S", "Hello")],
        ),
        ("chatwoot.json", '[{"short_code": "hi", "content": "Hello there"}]', [("hi", None, "Hello there")]),
        ("meta.json", '{"Name": "W", "Alias": "w", "Subject": "Welcome"}', [("W", "Welcome", "")]),
        (
            "ses.json",
            '{"Template": {"TemplateName": "w", "SubjectPart": "Welcome", "TextPart": "Hi there"}}',
            [("w", "Welcome", "Hi there")],
        ),
        (
            "replies.yaml",
            "- name: late\n  subject: Your parcel\n  body: |\n    您好：\n\n    包裹已寄出。\n",
            [("late", "Your parcel", "您好：\n\n包裹已寄出。\n")],
        ),
        (
            "config/locales/en.yml",
            "en:\n  user_mailer:\n    welcome:\n      subject: Welcome to our shop\n  save: Save\n",
            [("user_mailer.welcome", "Welcome to our shop", "")],
        ),
        (
            "server.zh_CN.yml",
            "zh_CN:\n  system_messages:\n    hi:\n      subject_template: '欢迎来到%{site}'\n"
            "      text_body_template: |\n        **您好**，欢迎。\n",
            [("system_messages.hi", "欢迎来到甲件", "您好，欢迎。\n")],
        ),
        (
            "messages_en.properties",
            "emailVerifySubject=Verify your address\nemailVerifyBody=It''s yours? See {0} now, please.\n"
            "emailVerifyBodyHtml=<p>It''s yours? See <b>{0}</b> now, please.</p>\nlogin=Log in\n",
            [("emailVerify", "Verify your address", "It's yours? See Sample now, please.")],
        ),
        (
            "textbausteine.csv",
            'name;keywords;content\nHi;h;"Hello,\nsay ""yes""."\n',
            [("Hi", None, 'Hello,\nsay "yes".')],
        ),
        ("话术.csv", "标题,话术内容\n退款,您好，退款已经办理。\n", [("退款", None, "您好，退款已经办理。")]),
    ],
)
def test_exports_hold_messages(name, content, expected):
    messages = read(name, content)
    assert [parts(message) for message in messages] == expected
    assert {message.kind for message in messages} == {"template"}
    assert not any(message.defects for message in messages)


def test_catalogue_of_mails():
    source = """msgid ""
msgstr "Language: zh_TW\\n"

#: templates/email/hi_subject.txt
msgid "Welcome to %(site)s"
msgstr "歡迎來到%(site)s"

#: templates/email/hi_body.txt
msgid ""
"Dear %(name)s,\\n"
"\\n"
"all is ready.\\n"
msgstr ""
"%(name)s您好：\\n"
"\\n"
"一切都準備好了。\\n"

#: ui.py
msgid "Save"
msgstr "儲存"

#, fuzzy
#: templates/email/old_subject.txt
msgid "Old"
msgstr "舊的"
"""
    [message] = read("zh_TW.po", source)
    assert str(message.subject) == "歡迎來到甲件"
    assert message.body.string.endswith("您好：\n\n一切都準備好了。\n")
    assert message.language == "zh-Hant"
    assert [gap.variable for gap in message.placeholders] == ["site", "name"]


def test_private_notes_are_not_sent():
    source = zendesk(
        {"field": "comment_mode_is_public", "value": "false"}, {"field": "comment_value", "value": "for us only"}
    )
    [message] = read("zendesk.json", source)
    assert [defect.reason for defect in message.defects] == ["not-a-ticket"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("package.json", '{"name": "x", "version": "1.0.0", "description": "a long text about the package, really"}'),
        ("posts.json", '[{"title": "A post", "author": "Ana", "body": "Long text, with commas. And more of it."}]'),
        ("docker-compose.yml", "services:\n  web:\n    image: nginx\n    command: [a, b]\n"),
        ("form.yml", "body:\n  - type: textarea\n    attributes:\n      label: What happened?\n"),
        ("labels.yml", "en:\n  activerecord:\n    attributes:\n      mail:\n        subject: Subject\n"),
        ("people.csv", "name,city\nAna,Bern\n"),
        ("log4j.properties", "log4j.rootLogger=INFO, stdout\nlog4j.appender.message=x\n"),
        ("ui.po", 'msgid "Save the message body"\nmsgstr "保存"\n'),
        ("broken.json", "{oops"),
    ],
)
def test_other_data_in_a_folder_is_passed_over(name, content, tmp_path):
    (tmp_path / name).write_text(content, encoding="utf-8")
    [found] = find_paths(str(tmp_path))
    assert isinstance(found, Skipped) and found.reason == "not-a-message"


def test_messages_in_a_folder_are_found_by_their_shape(tmp_path):
    (tmp_path / "a.json").write_text(zendesk({"field": "comment_value", "value": "Hello"}), encoding="utf-8")
    (tmp_path / "b.json").write_text('{"body": "Dear Ana"}', encoding="utf-8")
    (tmp_path / "c.yml").write_text("en:\n  a_mailer:\n    x:\n      subject: Hello to you\n", encoding="utf-8")
    assert [os.path.basename(str(one)) for one in find_paths(str(tmp_path))] == ["a.json", "b.json", "c.yml"]


@pytest.mark.parametrize(
    ("name", "content", "reason", "line", "column"),
    [
        ("a.yml", "key: value\nother: 'x\n", "invalid-yaml", 2, 8),
        ("a.po", 'msgid "x"\nmsgstr "y\n', "invalid-po", 2, 1),
        ("a.properties", "a=1\nb=\\u12\n", "invalid-properties", 2, 3),
        ("a.csv", 'subject,body\nx,"y\n', "invalid-csv", 2, 3),
        ("a.yml", "key: value\n", "no-macros", 1, 1),
        ("a.csv", "a,b\n1,2\n", "no-macros", 1, 1),
    ],
)
def test_named_outright_what_cannot_be_read_says_why(name, content, reason, line, column):
    [message] = read(name, content)
    assert [(one.code, one.reason) for one in message.defects] == [("LNT001", reason)]
    diagnostics = Linter(load_settings(None)).lint(Source(name, content.encode()))
    [diagnostic] = [one for one in diagnostics if one.code == "LNT001"]
    if reason != "invalid-po":
        assert (diagnostic.line, diagnostic.column) == (line, column)
    assert diagnostic.line == line


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([".yml", ".po", ".properties", ".csv", ".json"]), st.binary(max_size=200) | TEXT.map(str.encode)
)
def test_no_content_makes_a_reader_fail(extension, raw):
    for message in read_messages(Source("macros" + extension, raw), ReadingSettings()):
        assert message.index >= 0


# Places in the file


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.json", zendesk({"field": "comment_value", "value": 'Dear Ana,\n\n你好😀 "so" {{ x }\n'})),
        ("m.yml", "- name: n\n  body: |\n    Dear Ana,\n\n    你好😀 {{ x }\n"),
        ("m.yml", "- name: n\n  body: >-\n    Dear Ana,\n\n\n    你好😀\n    {{ x }\n"),
        ("m.yml", '- name: n\n  body: "Dear Ana,\\n\\n\\u4f60好 {{ x }"\n'),
        ("m.properties", "mailBody=Dear Ana,\\n\\n\\\n   \\u4f60\\u597d, all is well: {{ x }\n"),
        ("m.csv", 'name,keywords,content\r\nn,k,"Dear Ana,\r\n\r\n""你好"" {{ x }"\r\n'),
        ("mail.po", 'msgid "Dear Ana,\\n\\nx\\n"\nmsgstr ""\n"Dear Ana,\\n\\n"\n"你好 \\"{{ x }\\n"\n'),
    ],
)
def test_a_finding_points_at_what_was_typed(name, content):
    linter = Linter(load_settings(None))
    [found] = [one for one in linter.lint(Source(name, content.encode())) if one.code == "TPL002"]
    line = content.replace("\r\n", "\n").split("\n")[found.line - 1]
    assert line[found.column - 1 :].startswith("{{ x }")
    assert found.exact


def test_charsets_of_tables():
    raw = "标题,话术内容\r\n退款,您好，退款尽快 {{ x }。\r\n".encode("gb18030")
    [found] = [one for one in Linter(load_settings(None)).lint(Source("话术.csv", raw)) if one.code == "TPL002"]
    assert (found.line, found.column) == (2, 12)
    assert Decoded(raw).charset == "gb18030"


def test_empty_branches_are_no_empty_message():
    body = "{% if vip %}\n\nDear {{ name }},\n\n{% else %}\n{% endif %}\n{% for x in y %}{% endfor %}\n\nIt left.\n"
    [message] = read("macros.json", json.dumps([{"name": "n", "keywords": "k", "content": body}]))
    assert message.malformed_placeholders == []
    assert "It left." in message.body.string


# Versions


def findings(folder) -> list[str]:
    from etiquette_lint.source import read_source

    linter = Linter(load_settings(None))
    linter.settings.display_language = "en"
    found = []
    for path in find_paths(str(folder)):
        assert isinstance(path, str)
        name = os.path.relpath(path, folder).replace(os.sep, "/")
        for one in linter.lint(read_source(path, 10_000_000)):
            if one.code == "TPL005":
                found.append(f"{name}:{one.line}:{one.column}: {one.message.split(';')[0]}")
    return found


def write(folder, **files: str) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".").replace("_DASH_", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_languages_side_by_side(tmp_path):
    write(
        tmp_path,
        hi_DOT_en_DOT_txt="Dear {{ name }},\n\nno. {{ number }}\n",
        hi_DOT_zh_DASH_CN_DOT_txt="{{ name }}，您好：\n\n编号{{ nummer }}\n",
    )
    assert findings(tmp_path) == [
        "hi.zh-CN.txt:1:1: “number” stands in the version en and not here",
        "hi.zh-CN.txt:3:3: “nummer” stands here and not in the version en",
    ]


def test_folders_of_languages_and_the_one_that_is_missing(tmp_path):
    same = "Dear {{ name }},\n"
    write(tmp_path, en__a_DOT_txt=same, en__b_DOT_txt=same, en__c_DOT_txt=same, de__a_DOT_txt=same, de__b_DOT_txt=same)
    assert findings(tmp_path) == ["en/c.txt:1:1: Every other template here has a version de"]
    write(tmp_path, en__d_DOT_txt=same)  # two lack it: that may be meant
    assert findings(tmp_path) == []


def test_text_beside_html(tmp_path):
    write(
        tmp_path,
        hi_DOT_html='<p>Dear {{ name }}, <a href="{{ url }}">here</a> is {{ number }}.</p><img src="{{ logo }}">',
        hi_DOT_txt="Dear {{ name }}, see {{ url }} or {{ phone }}.\n",
    )
    assert findings(tmp_path) == [
        "hi.html:1:53: “number” stands in the HTML and not in the plain text of this template",
        "hi.txt:1:35: “phone” stands in the plain text and not in the HTML of this template",
    ]
    write(tmp_path, hi_DOT_html='{% extends "base.html" %}<p>Dear {{ name }}, {{ number }}</p>')
    assert findings(tmp_path) == []  # the rest may stand in what is taken in


def test_postmark_folder(tmp_path):
    write(
        tmp_path,
        w__meta_DOT_json='{"Name": "W", "Alias": "w", "Subject": "Welcome, {{ name }}"}',
        w__content_DOT_html="<p>Dear {{ name }}, {{ a }}</p>",
        w__content_DOT_txt="Dear {{ name }}, {{ a }}\n",
    )
    assert findings(tmp_path) == []
    from etiquette_lint.source import read_source

    source = read_source(str(tmp_path / "w" / "content.html"), 10_000)
    [message] = read_messages(source, ReadingSettings())
    assert str(message.subject).startswith("Welcome, ")


def test_locale_files_with_the_same_keys(tmp_path):
    def locale(tag: str, *names: str, gap: str = "%{who}") -> str:
        lines = [f"{tag}:", "  user_mailer:"]
        for name in names:
            lines += [f"    {name}:", f"      subject: Hello and welcome {gap}"]
        return "\n".join(lines) + "\n"

    write(tmp_path, en_DOT_yml=locale("en", "a", "b", "c", "d"), de_DOT_yml=locale("de", "a", "b", "c", gap="%{wer}"))
    found = findings(tmp_path)
    assert [one for one in found if one.startswith("en.yml")] == []
    assert found[0] == (
        "de.yml:1:1: “user_mailer.d” is the only message of the version en that is missing here"
    )
    assert "de.yml:4:16: “who” stands in the version en and not here" in found
    assert "de.yml:4:34: “wer” stands here and not in the version en" in found


def test_translations_beside_their_originals():
    source = 'msgid "Dear %(name)s,\\n\\nno. %(number)s\\n"\nmsgstr "%(nane)s您好：\\n\\n编号%(number)s\\n"\n'
    diagnostics = Linter(load_settings(None)).lint(Source("mail.po", source.encode()))
    found = [one for one in diagnostics if one.code == "TPL005"]
    assert sorted((one.line, one.column, one.excerpt) for one in found) == [(2, 9, ""), (2, 9, "%(nane)s")]
