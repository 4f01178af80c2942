"""Suppressions: what silences what, where, and which of them are useless."""

import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import pytest

from etiquette_lint import lint
from etiquette_lint.api import settings_for
from etiquette_lint.fix import fix
from etiquette_lint.lint import Linter
from etiquette_lint.source import Source

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=8)))  # a Tuesday
VAGUE = "Subject: Hello\nTo: reed@example.com\n{field}\nDear Ms Reed,\n\nThe keys are here.\n"
SELECT = ["SUB003", "DAT001", "LNT002"]


def codes(text, path="draft.txt", select=SELECT, **context):
    return [found.code for found in lint(text, path=path, select=select, now=NOW, **context)]


# Header fields


@pytest.mark.parametrize(
    "value",
    [
        "ignore=SUB003",
        "ignore = SUB",
        "ignore: vague-subject",
        "IGNORE=sub003",
        "ignore=SUB003 (the list bot wants this subject)",
        "ignore=SUB003; the list bot wants it",
        "ignore SUB003 the list bot wants it",
    ],
)
@pytest.mark.parametrize("path", ["draft.txt", "draft.eml"])
def test_a_header_field_silences_its_message(value, path):
    assert codes(VAGUE.format(field=""), path) == ["SUB003"]
    assert codes(VAGUE.format(field=f"X-Etiquette-Lint: {value}\n"), path) == []


def test_several_codes_and_a_folded_field():
    field = "X-Etiquette-Lint: ignore=DAT001,\n SUB003\n"
    assert codes(VAGUE.format(field=field), "draft.eml", select=["SUB003", "DAT001"]) == []


def test_only_the_messages_that_say_so():
    one = VAGUE.format(field="X-Etiquette-Lint: ignore=SUB003\n")
    box = "".join(f"From ana@example.com Tue Nov 24 09:30:0{n} 2026\n{text}\n" for n, text in
                  enumerate((one, VAGUE.format(field=""), one)))  # fmt: skip
    found = lint(box, path="box.mbox", select=["SUB003"], now=NOW)
    assert [(one.code, one.message_index) for one in found] == [("SUB003", 1)]


def test_front_matter():
    body = "Dear Ms Reed,\n\nThe keys are here.\n"
    assert codes(f"---\nsubject: Hello\nto: reed@example.com\n---\n{body}", "note.md") == ["SUB003"]
    for name in ("x-etiquette-lint", "etiquette-lint"):
        text = f"---\nsubject: Hello\nto: reed@example.com\n{name}: ignore=SUB003\n---\n{body}"
        assert codes(text, "note.md") == []


def test_a_bare_body_has_none():
    """Its reader would see the directive, so it is text like any other."""
    text = "X-Etiquette-Lint: ignore=DAT001\n\nDear Ms Reed,\n\nWe will send it next Wednesday.\n"
    assert codes(text) == ["DAT001"]


# Comments

LATER = "We will send the parts next Wednesday."


@pytest.mark.parametrize(
    ("path", "comment"),
    [
        ("a.html", "<!-- etiquette-lint: ignore DAT001 agreed by phone -->"),
        ("a.md", "<!-- etiquette-lint: ignore DAT001 agreed by phone -->"),
        ("a.html.j2", "{# etiquette-lint: ignore DAT001 agreed by phone #}"),
        ("a.txt.liquid", "{% comment %} etiquette-lint: ignore DAT001 {% endcomment %}"),
        ("a.txt.liquid", "{%- comment -%}\netiquette-lint: ignore DAT001\n{%- endcomment -%}"),
        ("a.txt.hbs", "{{!-- etiquette-lint: ignore DAT001 --}}"),
        ("a.txt.hbs", "{{! etiquette-lint: ignore DAT }}"),
        ("a.txt.erb", "<%# etiquette-lint: ignore relative-date %>"),
    ],
)
def test_a_comment_silences_its_file(path, comment):
    text = f"Dear Ms Reed,\n\n{comment}\n\n{LATER}\n\nKind regards,\nAna\n"
    if ".html" in path:
        text = f"<p>Dear Ms Reed,</p>\n{comment}\n<p>{LATER}</p>\n<p>Kind regards,<br>Ana</p>\n"
    assert codes(text.replace(comment, ""), path) == ["DAT001"]
    assert codes(text, path) == []


def test_other_comments_silence_nothing():
    for comment in ("<!-- ignore DAT001 -->", "<!-- etiquette-lint: ignored DAT001 -->", "<!-- etiquette-lint -->"):
        assert codes(f"<p>Dear Ms Reed,</p>{comment}<p>{LATER}</p>", "a.html") == ["DAT001"]


def test_ignore_next_is_for_one_paragraph():
    later = "<p>We will pay on next Friday.</p>"
    text = f"<p>Dear Ms Reed,</p>\n<!-- etiquette-lint: ignore-next DAT001 agreed -->\n<p>{LATER}</p>\n"
    assert codes(text, "a.html") == []
    assert (
        codes(f"<p>Dear Ms Reed,</p>\n<p>{LATER}</p>\n<!-- etiquette-lint: ignore-next DAT001 -->\n{later}", "a.html")[
            0
        ]
        == "DAT001"
    )


# What silences nothing


def found_in(text, path, select=SELECT):
    return [(one.code, one.excerpt, one.message) for one in lint(text, path=path, select=select, now=NOW)]


def test_a_useless_comment_is_found_and_can_be_taken_out():
    text = "<p>Dear Ms Reed,</p>\n<!-- etiquette-lint: ignore DAT001 -->\n<p>The keys are here.</p>\n"
    comment = "<!-- etiquette-lint: ignore DAT001 -->"
    assert found_in(text, "a.html") == [("LNT002", comment, "“DAT001” silences nothing here; take it out.")]
    judge = Linter(settings_for(select=["LNT002"], now=NOW)[0])
    assert fix(Source("a.html", text.encode()), judge).raw == text.replace(comment, "").encode()


def test_a_run_with_few_rules_does_not_call_the_others_useless():
    text = f"<p>Dear Ms Reed,</p><!-- etiquette-lint: ignore DAT001 --><p>{LATER}</p>"
    assert codes(text, "a.html", select=["LNT002"]) == []
    assert codes(text, "a.html", select=["SUB", "LNT"]) == []


def test_words_that_name_no_rule():
    text = "<p>Dear Ms Reed,</p><!-- etiquette-lint: ignore DAT01 --><p>The keys are here.</p>"
    ((_, excerpt, message),) = found_in(text, "a.html")
    assert excerpt == "DAT01"
    assert message.startswith("No rule is called “DAT01”; is “DAT0")
    nothing = text.replace("ignore DAT01 ", "ignore ")
    assert [one[2] for one in found_in(nothing, "a.html")] == [
        "This names no rule, so it silences nothing; write codes after “ignore”."
    ]


def test_it_cannot_silence_itself():
    text = "<p>Dear Ms Reed,</p><!-- etiquette-lint: ignore DAT001, LNT002 --><p>The keys are here.</p>"
    assert codes(text, "a.html") == ["LNT002"]


# The configuration and the command line


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "etiquette.toml").write_text(
        '[[per-file]]\nfiles = "legal/*"\nignore = ["SUB003"]\nreason = "worded by counsel"\n\n'
        '[[per-file]]\nfiles = ["*.md", "old"]\nignore = ["SUB"]\n'
    )
    for name in ("legal/a.txt", "b.txt", "old/c.txt", "sub/legal/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(VAGUE.format(field=""))
    return tmp_path


def run(folder, *words):
    program = [sys.executable, "-m", "etiquette_lint", *words, "--select", "SUB003", "--no-cache"]
    done = subprocess.run(program, cwd=folder, capture_output=True, timeout=60, env={**os.environ, "LANG": "C.UTF-8"})
    return [line.split(":")[0] for line in done.stdout.decode().splitlines()]


def test_per_file_patterns(folder):
    assert run(folder, ".") == ["./b.txt", "./sub/legal/d.txt"]
    assert run(folder, "legal/a.txt", "b.txt") == ["b.txt"]
    assert run(folder / "legal", "a.txt", "../b.txt") == ["../b.txt"]
    assert run(folder.parent, str(folder / "legal" / "a.txt"), str(folder / "b.txt")) == [str(folder / "b.txt")]


def test_no_suppressions_shows_all(folder):
    (folder / "b.txt").write_text(VAGUE.format(field="X-Etiquette-Lint: ignore=SUB003\n"))
    assert run(folder, ".") == ["./sub/legal/d.txt"]
    shown = ["./b.txt", "./legal/a.txt", "./old/c.txt", "./sub/legal/d.txt"]
    assert run(folder, ".", "--no-suppressions") == shown


def test_fixes_leave_alone_what_is_silenced(folder):
    text = f"<p>Dear Ms Reed,</p><!-- etiquette-lint: ignore DAT001 --><p>{LATER}</p>"
    judge = Linter(settings_for(select=["DAT001"], now=NOW)[0])
    assert fix(Source("a.html", text.encode()), judge, unsafe=True).raw == text.encode()
