"""The command line as a user meets it: every test runs the real program."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etiquette_lint import __version__
from etiquette_lint.surfaces import clicking
from etiquette_lint.surfaces.arguments import CHOICE, FLAG, NUMBER, parse_quickly
from etiquette_lint.surfaces.commands import COMMANDS
from etiquette_lint.surfaces.help import command_help

BODY = "Dear Ms Reed,\n\nThe keys are on my desk.\n\nKind regards,\nAna Silva\n"
CLEAN = "Subject: Locker keys\nTo: reed@example.com\n\n" + BODY
VAGUE = "Subject: Hello\nTo: reed@example.com\n\n" + BODY
UNSET = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "PYTHONDONTWRITEBYTECODE")
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in UNSET}


@pytest.fixture
def run(tmp_path, tmp_path_factory):
    """Run the program in an empty folder; the result has `code`, `out` and `err`."""

    def run_program(*arguments, files=None, stdin=b"", locale="C.UTF-8", program="", **environment):
        folders = {
            "XDG_CACHE_HOME": str(tmp_path / ".cache"),
            "PYTHONPYCACHEPREFIX": str(tmp_path_factory.getbasetemp() / "bytecode"),  # compiled once for all runs
        }
        for name, content in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        done = subprocess.run(
            [sys.executable, *(["-c", program] if program else ["-m", "etiquette_lint"]), *arguments],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            env={**ENVIRONMENT, "LANG": locale, **folders, **environment},
            timeout=60,
        )
        done.code, done.out, done.err = done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        assert "Traceback" not in done.err
        return done

    return run_program


# What a run ends with


def test_a_clean_draft_says_nothing(run):
    done = run("draft.txt", "--select", "SUB", files={"draft.txt": CLEAN})
    assert (done.code, done.out, done.err) == (0, "", "")


def test_a_finding_is_one_line_and_exit_1(run):
    done = run("draft.txt", "--select", "SUB003", files={"draft.txt": VAGUE})
    assert done.code == 1
    assert done.out.startswith("draft.txt:1:10: SUB003 vague-subject: “Hello” ")
    assert done.out.count("\n") == 1
    assert done.err == ""


def test_check_may_be_named_or_not(run):
    files = {"draft.txt": VAGUE}
    assert run("check", "draft.txt", files=files).out == run("draft.txt").out


def test_fail_on_and_exit_zero(run):
    files = {"draft.txt": VAGUE}
    assert run("draft.txt", "--select", "SUB003", "--fail-on", "error", files=files).code == 0
    assert run("draft.txt", "--select", "SUB003", "--fail-on", "warning").code == 1
    assert run("draft.txt", "--select", "SUB003", "--exit-zero").code == 0


def test_a_missing_file_is_no_pass_and_stops_no_other(run):
    done = run("gone.eml", "draft.txt", "--select", "SUB003", "--format", "json", files={"draft.txt": VAGUE})
    assert done.code == 2
    assert done.err == "etiquette-lint: gone.eml: no such file or folder\n"
    report = json.loads(done.out)
    assert [found["code"] for found in report["diagnostics"]] == ["SUB003"]
    assert (report["ok"], report["verdict"], report["summary"]["files"]) == (False, "ask", 1)


def test_exit_zero_does_not_excuse_a_missing_file(run):
    assert run("gone.eml", "--exit-zero").code == 2


def test_no_path_is_a_usage_error(run):
    done = run()
    assert done.code == 2
    assert "name a file, a folder, or - for standard input" in done.err
    assert "etiquette-lint --help" in done.err


def test_output_keeps_the_order_of_the_input(run):
    done = run("b.txt", "a.txt", "--select", "SUB003", files={"a.txt": VAGUE, "b.txt": VAGUE})
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["b.txt", "a.txt"]


def test_processes_give_the_same_report(run):
    files = {f"d/{number:02}.txt": VAGUE if number % 3 else CLEAN for number in range(40)}
    one = run("d", "gone.txt", "--select", "SUB", "--jobs", "1", "--format", "json", files=files)
    two = run("d", "gone.txt", "--select", "SUB", "--jobs", "2", "--format", "json")
    assert (one.code, two.code) == (2, 2)
    assert one.out == two.out
    assert len(json.loads(one.out)["diagnostics"]) == 26
    assert one.err == two.err


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    for number in range(400):
        (tmp_path / f"{number:03}.txt").write_text(VAGUE)
    program = [sys.executable, "-m", "etiquette_lint", "--jobs", "1", "--select", "SUB003", "."]
    with subprocess.Popen(program, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


# What is read


def test_standard_input_with_the_name_of_a_file(run):
    done = run("-", "--stdin-filename", "drafts/x.txt", "--select", "SUB003", stdin=VAGUE.encode())
    assert done.out.startswith("drafts/x.txt:1:10: SUB003")
    assert run("-", "--select", "SUB003", stdin=VAGUE.encode()).out.startswith("<stdin>:1:10: SUB003")


def test_context_for_a_bare_body(run):
    done = run("-", "--subject", "Hello", "--select", "SUB003", "--format", "json", stdin=BODY.encode())
    assert [found["excerpt"] for found in json.loads(done.out)["diagnostics"]] == ["Hello"]
    inspected = run(
        "inspect", "-", "--format", "jsonl", "--subject", "Keys", "--from", "Ana <ana@example.com>",
        "--to", "reed@example.com", "--to", "osei@example.com", "--cc", "wang@example.com",
        "--date", "2026-11-24T09:30+08:00", "--kind", "ticket",
        stdin=BODY.encode(),
    )  # fmt: skip
    fields = json.loads(inspected.out)
    assert fields["subject"] == "Keys"
    assert fields["from"] == [{"name": "Ana", "address": "ana@example.com"}]
    assert [person["address"] for person in fields["to"]] == ["reed@example.com", "osei@example.com"]
    assert [person["address"] for person in fields["cc"]] == ["wang@example.com"]
    assert (fields["date"], fields["kind"]) == ("2026-11-24T09:30:00+08:00", "ticket")


def test_an_impossible_date_is_said(run):
    done = run("-", "--date", "soon", stdin=b"x")
    assert done.code == 2
    assert "'soon' is no date" in done.err


def test_folders_are_searched_and_what_was_passed_over_is_counted(run):
    files = {"d/a.txt": VAGUE, "d/photo.png": b"\x89PNG\r\n", "d/sub/b.md": "Dear Ms Reed,\n", "d/.git/c.txt": VAGUE}
    done = run("d", "--select", "SUB003", files=files)
    assert [line.split(":")[0] for line in done.out.splitlines()] == [os.path.join("d", "a.txt")]
    assert done.err == "etiquette-lint: skipped 1 file that no message is kept in; -v lists them\n"
    listed = run("d", "--select", "SUB003", "-v").err
    assert (
        listed == f"etiquette-lint: skipped {os.path.join('d', 'photo.png')}: not a kind of file that holds messages\n"
    )


# Language and colour


def test_the_language_of_the_words(run):
    files = {"draft.txt": VAGUE}
    english = run("draft.txt", "--select", "SUB003", files=files).out
    chinese = run("draft.txt", "--select", "SUB003", "--lang", "zh").out
    assert "does not tell the reader" in english
    assert "收件人" in chinese
    assert run("draft.txt", "--select", "SUB003", locale="zh_TW.UTF-8").out == chinese
    assert run("draft.txt", "--select", "SUB003", locale="zh_CN.UTF-8", LC_ALL="en_US.UTF-8").out == english
    assert "文件或文件夹不存在" in run("gone.eml", "--lang", "zh").err


def test_output_is_utf8_whatever_the_locale(run):
    done = run(
        "draft.txt",
        "--select",
        "SUB003",
        "--lang",
        "zh",
        files={"draft.txt": VAGUE},
        locale="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    assert "收件人" in done.out


def test_color_on_request_only(run):
    files = {"draft.txt": VAGUE}
    assert "\x1b[" not in run("draft.txt", "--select", "SUB003", files=files).out
    assert "\x1b[" in run("draft.txt", "--select", "SUB003", "--color", "always").out
    assert "\x1b[" in run("draft.txt", "--select", "SUB003", FORCE_COLOR="1").out
    assert "\x1b[" not in run("draft.txt", "--select", "SUB003", "--color", "never", FORCE_COLOR="1").out


def test_statistics_follow_the_findings(run):
    done = run("a.txt", "b.txt", "--select", "SUB003", "--statistics", files={"a.txt": VAGUE, "b.txt": VAGUE})
    assert done.out.splitlines()[-2:] == ["2 SUB003 vague-subject", "score 95 of 100"]
    machine = run("a.txt", "--select", "SUB003", "--statistics", "--format", "json")
    assert json.loads(machine.out)["summary"]["warning"] == 1
    assert machine.err == "1 SUB003 vague-subject\nscore 95 of 100\n"


def test_output_to_a_file(run, tmp_path):
    done = run("draft.txt", "--select", "SUB003", "-o", "report.txt", files={"draft.txt": VAGUE})
    assert (done.code, done.out) == (1, "")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8").startswith("draft.txt:1:10: SUB003")
    assert run("draft.txt", "-o", "no/such/folder/x").code == 2


# Errors of the command line


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--frmat", "json", "x"], ["--frmat", "did you mean", "--format"]),
        (["--format", "xml", "x"], ["--format", "xml", "default, full, json, jsonl"]),
        (["cehck", "x"], ["did you mean the command 'check'?", "cehck: no such file"]),
        (["x", "--select"], ["--select needs a value"]),
        (["x", "--exit-zero=yes"], ["--exit-zero takes no value"]),
        (["x", "--jobs", "many"], ["--jobs", "many"]),
        (["x", "--select", "DTA001"], ["--select", "DTA001"]),
        (["x", "--ignore", "relative-dtae"], ["relative-dtae", "did you mean"]),
        (["rule"], ["by code or name"]),
        (["rule", "SUB999"], ["SUB999", "did you mean"]),
    ],
)
def test_errors_name_the_trouble_and_the_nearest_word(run, arguments, words):
    done = run(*arguments)
    assert done.code == 2
    assert done.out == ""
    for word in words:
        assert word in done.err
    assert all(line.startswith("etiquette-lint: ") for line in done.err.splitlines())


def test_errors_in_chinese(run):
    assert "没有选项 --frmat，是否想用 --format" in run("--frmat", "x", "--lang", "zh").err


# The two parsers


def words_of(option):
    value = {
        NUMBER: st.sampled_from(["0", "3", "auto", "-1", "x"]),
        CHOICE: st.sampled_from([*option.choices, "nonsense"]),
    }
    flag = st.sampled_from(option.flags)
    if option.type == FLAG:
        return flag.map(lambda name: [name])
    values = value.get(option.type, st.sampled_from(["a", "DAT,TON", "", "--", "-x", "a=b", "王 <w@example.com>"]))
    return st.tuples(flag, values, st.booleans()).map(
        lambda parts: [f"{parts[0]}={parts[1]}"] if parts[2] and parts[0].startswith("--") else [parts[0], parts[1]]
    )


CHECK = COMMANDS["check"]
LINES = st.lists(
    st.one_of(
        *(words_of(option) for option in CHECK.options), st.sampled_from([["x.eml"], ["-"], ["--"], ["--nonsense"]])
    ),
    max_size=6,
).map(lambda parts: [word for part in parts for word in part])


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_the_quick_parser_agrees_with_click(words):
    quick = parse_quickly(CHECK, words)
    if quick is None:
        return  # click decides
    with clicking.click_command(CHECK).make_context("check", list(words)) as context:
        assert clicking.values_of(CHECK, context.params) == quick


@pytest.mark.parametrize(
    "words", [["x"], ["--select", "DAT", "x"], ["--format=json", "--jobs", "2", "x", "-v"], ["-o", "f", "-"]]
)
def test_everyday_lines_need_no_click(words):
    assert parse_quickly(CHECK, words) is not None


UNWANTED = {
    "argparse", "bs4", "click", "concurrent", "dataclasses", "email", "html", "inspect", "jieba", "logging",
    "mailparser", "multiprocessing", "pathlib", "rjieba", "shutil", "socket", "subprocess", "tempfile", "tomllib",
    "traceback", "typing", "unittest",
}  # fmt: skip


def test_an_everyday_draft_loads_nothing_heavy(run):
    program = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from etiquette_lint.surfaces.cli import main\n"
        "main(['draft.txt'])\n"
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)\n"
    )
    run("draft.txt", files={"draft.txt": CLEAN})  # fills the cache
    done = run("draft.txt", program=program)
    loaded = {name.split(".")[0] for name in done.err.splitlines()[-1].split()}
    assert "etiquette_lint" in loaded
    assert not loaded & UNWANTED


# Help and the other commands


def test_help_in_both_languages(run):
    english, chinese = run("--help"), run("--help", "--lang", "zh")
    assert (english.code, chinese.code) == (0, 0)
    assert english.out.startswith("Usage: etiquette-lint")
    assert chinese.out.startswith("用法：")
    for command in COMMANDS.values():
        assert f"  {command.name} " in english.out
        for language in ("en", "zh"):
            page = command_help(command, language)
            for option in command.options:
                assert option.flags[-1] in page
                assert option.help[language] in page.replace("\n" + " " * 38, " ") or len(option.help[language]) > 50
    assert run("inspect", "--help").out == command_help(COMMANDS["inspect"], "en")


def test_version(run):
    assert run("--version").out == f"etiquette-lint {__version__}\n"


def test_rule_pages(run):
    page = run("rule", "SUB006").out
    assert page.startswith("SUB006 stacked-reply-prefix")
    for heading in ("Why", "Wrong", "Right"):
        assert f"\n{heading}" in page
    assert "⟦" in page
    assert run("rule", "stacked-reply-prefix").out == page
    assert "理由" in run("rule", "SUB006", "--lang", "zh").out
    fields = json.loads(run("rule", "SUB006", "--format", "json").out)
    assert [one["code"] for one in fields] == ["SUB006"]
    assert fields[0]["bad"] and fields[0]["good"] and fields[0]["message"]["zh"]


def test_rules_lists_the_catalogue_by_family(run):
    listed = run("rules").out
    codes = [line.split()[0] for line in listed.splitlines() if line.startswith("  ")]
    fields = json.loads(run("rules", "--format", "json").out)
    assert len(codes) == len(set(codes)) == len(fields)
    assert "SUB  Subject\n  SUB001  missing-subject" in listed
    assert {line.split()[0][:3] for line in run("rules", "SUB").out.splitlines()} == {"SUB"}


def test_init_writes_once(run, tmp_path):
    assert run("init").code == 0
    first = (tmp_path / "etiquette.toml").read_text(encoding="utf-8")
    again = run("init")
    assert again.code == 2
    assert "already there" in again.err
    assert (tmp_path / "etiquette.toml").read_text(encoding="utf-8") == first
    assert run("-", "--select", "SUB", stdin=CLEAN.encode()).code == 0  # everything in it is commented out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_starter_is_right_when_uncommented(run, tmp_path, language):
    run("init", "--lang", language)
    path = tmp_path / "etiquette.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("# [rule.no-guarantee]"))
    own = [line.removeprefix("# ") for line in lines[start:]]
    path.write_text("\n".join(lines[:start] + own) + "\n", encoding="utf-8")
    done = run("test-rules", "--lang", "en")
    assert (done.code, done.out) == (0, "OUR001 no-guarantee: holds (1 bad, 1 good)\n"), done.err


def test_config_shows_where_each_value_came_from(run, tmp_path):
    (tmp_path / "sub").mkdir()
    done = run(
        "config", "sub", "--ignore", "SUB002", "--format", "json", files={"etiquette.toml": 'fail-on = "error"\n'}
    )
    shown = json.loads(done.out)
    assert shown["file"] == str(tmp_path / "etiquette.toml")
    assert shown["settings"]["fail-on"] == {"value": "error", "origin": str(tmp_path / "etiquette.toml")}
    assert shown["settings"]["ignore"] == {"value": ["SUB002"], "origin": "--ignore"}
    assert shown["settings"]["exclude"] == {"value": [], "origin": ""}
    assert "SUB001" in shown["rules"]["email"] and "SUB002" not in shown["rules"]["email"]


OWN = """
[rule.no-guarantee]
code = "OUR001"
message.en = "“{match}” cannot be kept."
phrases.en = ["guarantee"]
"""


def test_test_rules_explains_what_fails(run):
    examples = 'bad = ["We ⟦guarantee⟧ it.", "We promise ⟦it⟧."]\ngood = ["We expect it.", "No guarantee."]\n'
    done = run("test-rules", files={"etiquette.toml": OWN + examples})
    assert done.code == 1
    assert "OUR001 no-guarantee: fails" in done.out
    assert "'We promise it.'" in done.out
    assert "'No guarantee.'" in done.out
    assert "'We guarantee it.'" not in done.out


def test_test_rules_explains_a_rule_that_can_never_match(run):
    never = 'zones = ["bdoy"]\nlanguages = ["zh-Hans"]\nkinds = []\n'
    done = run("test-rules", files={"etiquette.toml": OWN + never})
    assert done.code == 1
    for words in ("zone 'bdoy' does not exist", "its words for en never match", "never runs", "has no examples"):
        assert words in done.out
