"""Baselines: what is recorded stays silent, what is new is said, what is gone is named."""

import json
import os
import subprocess
import sys

import pytest

from etiquette_lint.baseline import Baseline, fingerprint, load
from etiquette_lint.catalogue import ConfigurationError

TWO = (
    "Subject: Hello\nTo: reed@example.com\n\nDear Ms Reed,\n\nWe will send the parts next Wednesday.\n\n"
    "Kind regards,\nAna Silva\n"
)
NAME = ".etiquette-baseline.json"


@pytest.fixture
def run(tmp_path):
    def run_program(*words, folder=tmp_path):
        environment = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": ""}
        program = [sys.executable, "-m", "etiquette_lint", *words, "--no-cache", "--date", "2026-11-24"]
        if words[0] != "config":
            program += ["--select", "SUB003,DAT001"]
        done = subprocess.run(program, cwd=folder, capture_output=True, timeout=60, env=environment)
        done.out, done.err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in done.err
        return done

    return run_program


@pytest.fixture
def recorded(tmp_path, run):
    """A folder of two files, whose findings are recorded."""
    for name in ("a/one.txt", "b/two.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(TWO)
    done = run("baseline", ".")
    assert (done.returncode, done.out) == (0, f"Wrote {NAME}: 4 findings in 2 files\n")
    return tmp_path


def test_what_is_recorded_is_silent(recorded, run):
    done = run(".", "--baseline", NAME)
    assert (done.returncode, done.out, done.err) == (0, "", "")
    assert run(".").returncode == 1


def test_edits_elsewhere_do_not_matter_and_new_findings_are_said(recorded, run):
    text = TWO.replace("Dear Ms Reed,", "Dear Ms Reed,\n\nThank you.\nYour order is in hand.").replace(
        "next Wednesday.\n", "next\nWednesday.\n\nWe will send the bill next Thursday.\n"
    )
    (recorded / "a" / "one.txt").write_text(text)
    done = run("a", "b", "--baseline", NAME)
    assert done.returncode == 1
    assert [line.split(": ")[0] for line in done.out.splitlines()] == ["a/one.txt:12:23"]
    assert "next Thursday" in done.out
    assert done.err == ""


def test_a_second_finding_like_a_recorded_one_is_new(recorded, run):
    text = TWO.replace("next Wednesday.\n", "next Wednesday.\n\nThe bill will follow next Wednesday too.\n")
    (recorded / "a" / "one.txt").write_text(text)
    alone = run("a/one.txt").out.count("DAT001")
    assert run("a/one.txt", "--baseline", NAME).out.count("DAT001") == alone - 1


def test_a_file_that_moved_keeps_its_records(recorded, run):
    (recorded / "a" / "one.txt").rename(recorded / "b" / "moved.txt")
    assert run(".", "--baseline", NAME).out == ""
    (recorded / "b" / "copy.txt").write_text(TWO)  # a copy is new
    assert run(".", "--baseline", NAME).out.count("\n") == 2


def test_paths_count_from_the_baseline(recorded, run):
    assert run("two.txt", "--baseline", f"../{NAME}", folder=recorded / "b").out == ""
    path = str(recorded / "b" / "two.txt")
    assert run(path, "--baseline", str(recorded / NAME), folder=recorded.parent).out == ""


def test_expired_records_are_told(recorded, run):
    (recorded / "a" / "one.txt").write_text(TWO.replace("Hello", "Parts for order 1042"))
    done = run("a", "--baseline", NAME)
    assert (done.returncode, done.out) == (0, "")
    assert done.err == (
        f"etiquette-lint: {NAME}: 1 entry in 1 file no longer found; record anew with 'etiquette-lint baseline'\n"
    )
    assert "etiquette-lint: a/one.txt: SUB003 no longer found (baseline)\n" in run("a", "--baseline", NAME, "-v").err
    assert run("b", "--baseline", NAME).err == ""  # what is not judged does not expire
    (recorded / "b" / "two.txt").unlink()
    assert "3 entries in 2 files" in run("a", "--baseline", NAME).err


def test_recording_anew_keeps_what_was_not_judged(recorded, run):
    (recorded / "a" / "one.txt").write_text(TWO.replace("Hello", "Parts for order 1042"))
    assert run("baseline", "a").out == f"Wrote {NAME}: 1 finding in 1 file\n"
    assert {name: len(entries) for name, entries in json.loads((recorded / NAME).read_text())["files"].items()} == {
        "a/one.txt": 1,
        "b/two.txt": 2,
    }
    (recorded / "b" / "two.txt").unlink()
    run("baseline", "a")
    assert list(json.loads((recorded / NAME).read_text())["files"]) == ["a/one.txt"]


def test_the_configuration_names_the_baseline(recorded, run):
    (recorded / NAME).rename(recorded / "known.json")
    (recorded / "etiquette.toml").write_text('baseline = "known.json"\n')
    assert run(".").out == ""
    assert run("one.txt", folder=recorded / "a").out == ""
    assert run(".", "--no-baseline").out.count("DAT001") == 2
    (recorded / "a" / "one.txt").write_text(TWO.replace("Wednesday", "Thursday"))
    assert run(".").returncode == 1
    assert run("baseline", ".").out.endswith("known.json: 4 findings in 2 files\n")
    assert run(".").returncode == 0


def test_a_baseline_is_judged_by_nobody(recorded, run):
    assert NAME not in run(".", "--select", "ALL").out
    assert run(NAME).returncode == 0


# Bad input


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{\n  oops\n}", f"{NAME}:2: the baseline is not valid JSON: "),
        ("[]", f"{NAME}: this is no baseline of etiquette-lint: key 'tool'"),
        ('{"tool": "etiquette-lint"}', "key 'version'"),
        (
            '{"tool": "etiquette-lint", "version": 2, "files": {}}',
            "key 'version': 2 is newer than this program knows (1)",
        ),
        ('{"tool": "etiquette-lint", "version": 1, "files": []}', "key 'files'"),
        ('{"tool": "etiquette-lint", "version": 1, "files": {"a": [{"code": 1}]}}', "key 'files.a[0].code'"),
        (b"\xff\xfe\x00", "not valid JSON"),
    ],
)
def test_a_baseline_that_cannot_be_used(tmp_path, run, content, words):
    path = tmp_path / NAME
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    before = path.read_bytes()
    (tmp_path / "one.txt").write_text(TWO)
    for command in (("one.txt", "--baseline", NAME), ("baseline", "one.txt")):
        done = run(*command)
        assert (done.returncode, done.out) == (2, "")
        assert words in done.err
        assert path.read_bytes() == before


def test_a_missing_baseline_is_no_empty_one(tmp_path, run):
    (tmp_path / "one.txt").write_text(TWO)
    done = run("one.txt", "--baseline", "gone.json")
    assert (done.returncode, done.err) == (2, "etiquette-lint: gone.json: cannot be read: no such file or folder\n")


def test_a_baseline_that_cannot_be_written(tmp_path, run):
    (tmp_path / "one.txt").write_text(TWO)
    done = run("baseline", "one.txt", "--output", "no/such/folder.json")
    assert done.returncode == 2
    assert done.err.startswith("etiquette-lint: no/such/folder.json: cannot be written: ")


def test_nothing_is_written_unless_all_could_be_judged(recorded, run):
    before = (recorded / NAME).read_bytes()
    done = run("baseline", "a", "gone.txt")
    assert done.returncode == 2
    assert done.err.splitlines()[-1] == f"etiquette-lint: {NAME}: not written, because not every file could be judged"
    assert (recorded / NAME).read_bytes() == before


# The parts


def test_the_file_is_sorted_and_reads_back(tmp_path):
    baseline = Baseline(str(tmp_path / NAME))
    baseline.files = {"b.txt": {("X1", "ff"): 2}, "a.txt": {("X2", "aa"): 1, ("X1", "bb"): 1}}
    (tmp_path / NAME).write_text(baseline.dump(), encoding="utf-8")
    assert load(str(tmp_path / NAME)).files == baseline.files
    assert [line.strip()[:8] for line in baseline.dump().splitlines() if ".txt" in line] == ['"a.txt":', '"b.txt":']


def test_no_secret_can_be_guessed_from_a_fingerprint():
    from etiquette_lint import lint

    one, two = (
        lint(f"Dear Ms Reed,\n\nThe card is {number}, as you asked.\n", select=["PRV"])
        for number in ("4111 1111 1111 1111", "5500 0000 0000 0004")
    )
    if not (one and two):
        pytest.skip("no rule finds card numbers")
    assert one[0].masked
    assert fingerprint(one[0]) == fingerprint(two[0])


def test_an_unreadable_message_is_never_recorded(tmp_path, run):
    (tmp_path / "one.eml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    assert run("baseline", "one.eml", "--extend-select", "LNT001").returncode == 0
    assert run("one.eml", "--baseline", NAME, "--extend-select", "LNT001").returncode == 1


def test_errors_speak_chinese():
    with pytest.raises(ConfigurationError) as caught:
        load("gone.json")
    assert "gone.json" in caught.value.words("zh")
