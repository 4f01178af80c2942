"""The forms of a report, made from diagnostics built by hand."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etiquette_lint.context import contexts_of
from etiquette_lint.diagnostic import Diagnostic, LineIndex, RawEdit, make_diagnostic
from etiquette_lint.explain import page, rule_fields, rule_list
from etiquette_lint.finding import Finding
from etiquette_lint.formats import FORMATS, Style, find_format
from etiquette_lint.formats.full import marked_line
from etiquette_lint.formats.terminal import harmless, width, wrap
from etiquette_lint.message.model import Message
from etiquette_lint.message.text import Layer, RawSpan, Text
from etiquette_lint.report import Judged, Report
from etiquette_lint.rule import Rule


def diagnostic(**changes):
    """A diagnostic as the linter would report it."""
    found = Diagnostic()
    fields = {
        "path": "drafts/refund.eml", "line": 9, "column": 1, "end_line": 9, "end_column": 4, "code": "DAT001",
        "name": "relative-date", "severity": "warning", "message": "“下周三”需要推算，请写明 2026年12月2日。",
        "excerpt": "下周三", "zone": "body", "exact": True, "charset": "utf-8", "message_index": 0, "fix_safe": False,
        "edits": [RawEdit(9, 1, 9, 4, "2026年12月2日")], "replacements": ["2026年12月2日"],
        "masked": False, "finding": None,
    }  # fmt: skip
    for name, value in {**fields, **changes}.items():
        setattr(found, name, value)
    return found


def report(*diagnostics, fail_on="warning", trouble="", languages=()):
    judged = Judged("drafts/refund.eml", fail_on)
    judged.diagnostics = list(diagnostics)
    judged.contexts = [("我们将于", found.excerpt, "给您答复。") for found in diagnostics]
    judged.trouble = trouble
    judged.languages = set(languages)
    return Report([judged], "1.2.3")


def rendered(form, the_report, **style):
    return "".join(find_format(form)(the_report, Style(**style)))


# One line each


def test_default_is_one_line_for_each_finding():
    assert rendered("default", report(diagnostic())) == (
        "drafts/refund.eml:9:1: DAT001 relative-date: “下周三”需要推算，请写明 2026年12月2日。\n"
    )
    assert rendered("default", report()) == ""


def test_a_draft_cannot_drive_the_terminal():
    hostile = diagnostic(path="a\x1b[31m\n.eml", message="x\x1b]0;title\x07 \u202egnp.exe\ny")
    line = rendered("default", report(hostile))
    assert line == "a\\x1b[31m⏎.eml:9:1: DAT001 relative-date: x\\x1b]0;title\\x07 \\u202egnp.exe⏎y\n"
    assert harmless("标题\u3000ideographic space") == "标题\u3000ideographic space"


# JSON


def test_json_has_the_fields_of_the_contract_in_their_order():
    made = json.loads(rendered("json", report(diagnostic(), diagnostic(severity="info", code="LST006"))))
    assert list(made) == ["version", "ok", "verdict", "summary", "score", "notes", "files", "diagnostics"]
    assert made["version"] == "1.2.3"
    assert made["summary"] == {"error": 0, "warning": 1, "info": 1, "files": 1}
    assert (made["score"], made["files"]) == (94.0, [{"path": "drafts/refund.eml", "score": 94.0}])
    assert (made["ok"], made["verdict"]) == (False, "revise")
    assert made["diagnostics"][0] == {
        "path": "drafts/refund.eml", "line": 9, "column": 1, "end_line": 9, "end_column": 4,
        "code": "DAT001", "name": "relative-date", "severity": "warning",
        "message": "“下周三”需要推算，请写明 2026年12月2日。",
        "excerpt": "下周三", "zone": "body", "exact": True, "charset": "utf-8", "message_index": 0,
        "fix": {"safe": False, "edits": [
            {"line": 9, "column": 1, "end_line": 9, "end_column": 4, "text": "2026年12月2日"}
        ]},
        "url": diagnostic().url,
    }  # fmt: skip


def test_jsonl_has_the_same_fields_a_line_each():
    found = [diagnostic(), diagnostic(line=10, edits=[])]
    lines = rendered("jsonl", report(*found)).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(rendered("json", report(*found)))["diagnostics"]
    assert json.loads(lines[1])["fix"] is None
    assert "下周三" in lines[0]


def test_an_empty_report_is_still_json():
    made = json.loads(rendered("json", report()))
    assert (made["ok"], made["verdict"], made["diagnostics"]) == (True, "send", [])
    assert rendered("jsonl", report()) == ""


def test_masked_findings_say_so():
    made = json.loads(rendered("jsonl", report(diagnostic(masked=True, excerpt="•••"))))
    assert (made["masked"], made["excerpt"]) == (True, "•••")


@pytest.mark.parametrize(
    ("found", "options", "verdict", "ok"),
    [
        ([], {}, "send", True),
        ([{"severity": "info"}], {}, "send", True),
        ([{"severity": "info"}], {"fail_on": "info"}, "revise", False),
        ([{"severity": "warning"}], {"fail_on": "error"}, "send", True),
        ([{"severity": "error"}], {"fail_on": "error"}, "revise", False),
        ([{"severity": "error", "code": "PRV002"}, {"severity": "error"}], {}, "ask", False),
        ([{"severity": "error", "code": "SAL006"}], {}, "ask", False),
        ([{"severity": "error", "code": "LNT001"}], {}, "ask", False),
        ([], {"trouble": "gone"}, "ask", False),
    ],
)
def test_the_verdict(found, options, verdict, ok):
    made = json.loads(rendered("json", report(*(diagnostic(**one) for one in found), **options)))
    assert (made["verdict"], made["ok"]) == (verdict, ok)


def test_a_language_nobody_judges_is_noted_once():
    made = json.loads(rendered("json", report(languages={"other"})))
    assert len(made["notes"]) == 1
    assert "need no language" in made["notes"][0]


def test_half_a_surrogate_pair_is_still_json_when_written():
    text = rendered("json", report(diagnostic(excerpt="\ud83d")))
    written = text.encode("utf-8", "backslashreplace")
    assert json.loads(written)["diagnostics"][0]["excerpt"] == "\ud83d"


# Full


def test_full_marks_the_words_in_their_line():
    shown = rendered("full", report(diagnostic(message="Write a date.")), reasons=lambda: {"relative-date": "Because."})
    assert shown.splitlines() == [
        "drafts/refund.eml:9:1  DAT001 relative-date  warning",
        "    我们将于⟦下周三⟧给您答复。",
        "    Write a date.",
        "    Write: 2026年12月2日",
        "    Why: Because.",
    ]


def test_full_says_the_fix_once_and_the_reason_with_the_first_finding():
    shown = rendered(
        "full", report(diagnostic(), diagnostic()), language="zh", reasons=lambda: {"relative-date": "因为。"}
    )
    assert shown.count("2026年12月2日") == 2  # once in each message
    assert shown.count("理由：因为。") == 1
    assert "警告" in shown


def test_full_uses_no_carets_and_paints_on_request():
    shown = rendered("full", report(diagnostic()), color=True)
    assert "^" not in shown
    assert "\x1b[31;4m下周三\x1b[0m" in shown
    assert "⟦" not in shown


def test_a_long_line_is_cut_around_the_words():
    line = marked_line(("前" * 300, "下周三", "后" * 300), Style(columns=80))
    assert "⟦下周三⟧" in line
    assert line.startswith("…前") and line.endswith("后…")
    assert width(line) <= 76
    short = marked_line(("a " * 10, "next week", "."), Style(columns=80))
    assert short == "a " * 10 + "⟦next week⟧."


def test_an_absence_is_marked_where_it_belongs():
    assert marked_line(("", "", "Please send it."), Style()) == "⟦⟧Please send it."


def test_wrapping_counts_columns_and_keeps_punctuation_off_the_front():
    assert wrap("一二三四，五六", 8) == ["一二三四，", "五六"]
    assert wrap("one two three", 8) == ["one two", "three"]
    assert all(width(line) <= 21 for line in wrap("收件人按主题 sort their mail 安排先看哪一封", 20))


# The line a finding stands in


class Plain(Layer):
    """A UTF-8 file as it stands."""

    def __init__(self, string, start=0, exact=True, charset="utf-8"):
        self.string, self.at, self.exact, self.charset = string, start, exact, charset

    def raw_span(self, start, end):
        size = [len(self.string[:offset].encode(self.charset)) for offset in (start, end)]
        return RawSpan(self.at + size[0], self.at + size[1], self.exact, self.charset)


def found_in(layer, words, raw, code="TON001"):
    start = layer.string.index(words)
    rule = Rule("some-rule", {"code": code, "message": {"en": "“{match}”."}})
    return make_diagnostic(
        "x.txt", Message("email", layer), rule, Finding(Text(layer, start, start + len(words))), LineIndex(raw), "en"
    )


def test_the_line_as_typed():
    string = "一\r\nthe 下周三 it is\r\n二"
    raw = string.encode()
    assert contexts_of([found_in(Plain(string), "下周三", raw)], raw) == [("the ", "下周三", " it is")]


def test_the_line_as_read_where_the_raw_line_is_encoded():
    layer = Plain("first\nwe say next week.\nlast", exact=False)
    assert contexts_of([found_in(layer, "next week", b"Zmlyc3Q=")], b"Zmlyc3Q=") == [("we say ", "next week", ".")]


def test_a_secret_is_masked_in_the_lines_of_all():
    string = "card 4111111111111111, ASAP"
    raw = string.encode()
    secret = found_in(Plain(string), "4111111111111111", raw, "PRV002")
    other = found_in(Plain(string), "ASAP", raw)
    assert contexts_of([secret, other], raw) == [("card ", "•••", ", ASAP"), ("card •••, ", "ASAP", "")]
    assert (secret.excerpt, secret.message) == ("•••", "“•••”.")


@given(
    st.text(alphabet="ab,.\t é中𠀀\r\n", max_size=40),
    st.lists(st.integers(0, 40), max_size=8),
    st.sampled_from(["utf-8", "gb18030", "utf-16-le"]),
)
def test_places_do_not_depend_on_what_was_asked_before(string, asked, charset):
    """Line and column are those of the text before the offset, in whatever order places are asked for."""
    lines = LineIndex(string.encode(charset))
    for at in asked:
        before = string[:at]
        if at > len(string) or (before.endswith("\r") and string[at : at + 1] == "\n"):
            continue  # no place lies inside a line break
        pieces = re.split(r"\r\n|\n|\r", before)
        assert lines.place(len(before.encode(charset)), charset) == (len(pieces), len(pieces[-1]) + 1)


def test_a_byte_order_mark_is_no_column():
    lines = LineIndex("\ufeffab".encode())
    assert [lines.place(offset, "utf-8") for offset in (3, 4, 5)] == [(1, 1), (1, 2), (1, 3)]


# Rules for people


RULE = Rule(
    "no-soon",
    {
        "code": "DAT900",
        "kinds": [],
        "fix": "unsafe",
        "message": {"en": "“{match}” is vague; write {fix}.", "zh": "“{match}”太含糊，请写 {fix}。"},
        "why": {"en": "Nobody knows when soon is.", "zh": "没有人知道“尽快”是几时。"},
        "options": {"most": 3, "words": ["soon", "尽快"]},
        "bad": ["We answer ⟦soon⇒by Friday⟧.", "我们会⟦尽快⟧答复。"],
        "good": [{"subject": "Sooner or later", "body": "It is done."}],
    },
)


def test_a_rule_page():
    assert "".join(page(RULE, "en", False, 80)).splitlines() == [
        "DAT900 no-soon  warning · only when selected · fix on request",
        "  “…” is vague; write ….",
        "",
        "Why",
        "  Nobody knows when soon is.",
        "",
        "Wrong (⟦found⇒write instead⟧)",
        "  We answer ⟦soon⇒by Friday⟧.",
        "  我们会⟦尽快⟧答复。",
        "",
        "Right",
        "  │ subject: Sooner or later",
        "  │",
        "  │ It is done.",
        "",
        "Options",
        "  [rule.no-soon.options]",
        "  most = 3",
        '  words = ["soon", "尽快"]',
    ]


def test_a_rule_page_in_chinese_shows_chinese_examples_first():
    shown = "".join(page(RULE, "zh", False, 80))
    assert shown.index("我们会⟦尽快⟧答复。") < shown.index("We answer")
    assert "太含糊" in shown and "只" not in shown.splitlines()[0]


def test_rule_fields_and_list():
    fields = rule_fields(RULE)
    assert (fields["code"], fields["kinds"], fields["bad"]) == ("DAT900", [], RULE.bad)
    assert "bad" not in rule_fields(RULE, examples=False)
    listed = "".join(rule_list([RULE], "en", False, 80))
    assert re.fullmatch(r"DAT  Dates, times and promises\n  DAT900  no-soon  warning .*“…” is vague.*\n", listed)
    assert all(width(line) <= 80 for line in listed.splitlines())


def test_every_form_renders_an_empty_report():
    for form in FORMATS:
        assert isinstance(rendered(form, report()), str)
