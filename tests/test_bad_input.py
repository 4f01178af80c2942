"""Input that nobody should send: a verdict or a clear line, quickly, and never a traceback."""

import json
import os
import subprocess
import sys
import time

import pytest

VAGUE = b"Subject: Hello\nTo: reed@example.com\n\nDear Ms Reed,\n\nThe keys are here.\n"


@pytest.fixture
def check(tmp_path, tmp_path_factory):
    """Run `check --format json` on paths in an empty folder: exit status, report, standard error."""

    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.getbasetemp() / "bytecode")  # compiled once for all runs
    environment["XDG_CACHE_HOME"] = str(tmp_path_factory.getbasetemp() / "cache")

    def run(*arguments, **files):
        for name, content in files.items():
            (tmp_path / name.replace("_DOT_", ".")).write_bytes(content)
        done = subprocess.run(
            [sys.executable, "-m", "etiquette_lint", "check", "--format", "json", "--lang", "en", *arguments],
            cwd=tmp_path,
            capture_output=True,
            env=environment,
            timeout=120,
        )
        error = done.stderr.decode("utf-8")
        assert "Traceback" not in error
        return done.returncode, json.loads(done.stdout) if done.stdout else None, error

    return run


def codes(report):
    return [found["code"] for found in report["diagnostics"]]


def test_a_folder_called_like_a_message(check, tmp_path):
    (tmp_path / "x.eml").mkdir()
    (tmp_path / "x.eml" / "a.txt").write_bytes(VAGUE)
    status, report, _ = check("x.eml", "--select", "SUB003")
    assert (status, codes(report)) == (1, ["SUB003"])


def test_an_empty_file_cannot_be_judged(check):
    status, report, error = check(
        "empty.eml", "good.txt", "--select", "LNT001,SUB003", empty_DOT_eml=b"", good_DOT_txt=VAGUE
    )
    assert (status, codes(report), error) == (1, ["LNT001", "SUB003"], "")
    assert report["summary"]["files"] == 2
    assert report["verdict"] == "ask"


def test_missing_dangling_and_circular_paths_are_said_and_the_rest_is_judged(check, tmp_path):
    (tmp_path / "dangling.eml").symlink_to("nowhere")
    (tmp_path / "loop.eml").symlink_to("loop.eml")
    names = ["gone.eml", "dangling.eml", "loop.eml", "good.txt"]
    status, report, error = check(*names, "--select", "SUB003", good_DOT_txt=VAGUE)
    assert (status, codes(report)) == (2, ["SUB003"])
    assert error.splitlines() == [
        "etiquette-lint: gone.eml: no such file or folder",
        "etiquette-lint: dangling.eml: no such file or folder",
        "etiquette-lint: loop.eml: a symbolic link that leads back to itself",
    ]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_file_without_permission(check, tmp_path):
    (tmp_path / "secret.eml").write_bytes(VAGUE)
    (tmp_path / "secret.eml").chmod(0)
    status, _, error = check("secret.eml")
    assert (status, error) == (2, "etiquette-lint: secret.eml: permission denied\n")


def test_a_binary_named_outright_is_a_finding_in_a_folder_it_is_passed_over(check):
    status, report, _ = check("photo.png", "--select", "LNT001", photo_DOT_png=b"\x89PNG\r\n\x1a\n" + bytes(500))
    assert (status, codes(report), report["verdict"]) == (1, ["LNT001"], "ask")
    status, report, error = check(".", "--select", "LNT001")
    assert (status, codes(report)) == (0, [])
    assert "skipped 1 file" in error


@pytest.mark.parametrize(
    "raw",
    [
        b"\0" * 10_000,
        b"Subject: x\n\n" + b"a\0b " * 1000,
        b"\xff\xfe" + b"\xd8" * 999,
        b"Subject: =?utf-8?B?////?=\n\n\xff\xfe\xfd",
        b'Content-Type: multipart/mixed; boundary=""\n\n--\n--\n',
        b"Content-Type: text/plain; charset=nonsense-8\nMIME-Version: 1.0\n\n\x80\x81",
        b"From \n" * 5000,
        b"\r" * 100_000,
        b">" * 100_000,
        b"Subject:" + b" \n" * 50_000,
        b"{" * 50_000,
        b"[" * 50_000,
        b"<div>" * 50_000,
        b"{{" * 50_000,
        "“".encode() * 50_000,
        "\u202e\ud7ff\U0010ffff".encode(),
        b"- " * 30_000,
        b"1. a\n" * 20_000,
    ],
    ids=lambda raw: repr(raw[:12]),
)
def test_nonsense_gets_a_verdict(check, raw):
    names = [f"x.{extension}" for extension in ("eml", "txt", "json", "html", "md", "mbox", "hbs")]
    status, report, error = check(*names, **{name.replace(".", "_DOT_"): raw for name in names})
    assert status in (0, 1), error
    assert report["summary"]["files"] == 7
    assert error == "" or "need no language" in error


def test_ten_thousand_nested_parts(check):
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n" for number in range(10_000))
    raw = ("Subject: Hello\nMIME-Version: 1.0\n" + parts + "Content-Type: text/plain\n\nHello.\n").encode()
    status, report, error = check("deep.eml", "--select", "SUB003,LNT", deep_DOT_eml=raw)
    assert status in (0, 1), error
    assert report["summary"]["files"] == 1


def test_fifty_megabytes_in_one_line(check):
    started = time.monotonic()
    status, report, error = check("long.txt", long_DOT_txt=b"word " * 10_000_000)
    assert status in (0, 1), error
    assert report["summary"]["files"] == 1
    assert time.monotonic() - started < 60  # it reads or refuses; it does not hang


def test_more_than_the_limit_is_refused_with_the_reason(check):
    config = b"[limits]\nmax-size = 1000\n"
    status, report, _ = check("big.txt", "--select", "LNT001", big_DOT_txt=VAGUE * 100, etiquette_DOT_toml=config)
    assert (status, codes(report)) == (1, ["LNT001"])


def test_a_file_that_vanishes_before_it_is_read(check, tmp_path):
    """The pipe gives the program something to wait for while the next file is removed."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    (tmp_path / "later.txt").write_bytes(VAGUE)
    program = [sys.executable, "-m", "etiquette_lint", "--select", "SUB003", "pipe.txt", "later.txt"]
    with subprocess.Popen(program, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        with open(pipe, "wb") as stream:  # opens when the program has come to read it
            (tmp_path / "later.txt").unlink()
            stream.write(VAGUE)
        out, error = process.communicate(timeout=60)
    assert process.returncode == 2
    assert out.startswith(b"pipe.txt:1:10: SUB003")
    assert error == b"etiquette-lint: later.txt: no such file or folder\n"


def test_a_broken_configuration_stops_only_the_files_under_it(check, tmp_path):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "etiquette.toml").write_text("selct = []\n")
    for name in ("a", "b"):
        (tmp_path / "bad" / f"{name}.txt").write_bytes(VAGUE)
    status, report, error = check("bad", "good.txt", "--format", "json", good_DOT_txt=VAGUE)
    assert status == 2
    assert {found["path"] for found in report["diagnostics"]} == {"good.txt"}
    assert error.count("unknown key 'selct'") == 1
    assert "did you mean 'select'?" in error


def test_a_failing_rule_is_named_without_words_of_the_message(tmp_path):
    """An error inside a rule, made by one whose table has lost what its function needs."""
    from etiquette_lint.config import load_settings
    from etiquette_lint.judging import judge_source
    from etiquette_lint.lint import Linter
    from etiquette_lint.source import Source

    settings = load_settings()
    settings.select = ["SUB002", "SUB003"]
    settings.rules["long-subject"].options = {}
    judged = judge_source(Linter(settings), Source("draft.txt", VAGUE.replace(b"Hello", b"Secret plans")))
    assert judged.diagnostics == []
    assert judged.trouble.startswith("draft.txt: internal error in rule SUB002: KeyError (checks/subject.py:")
    assert judged.trouble.endswith("please report it")
    assert "Secret" not in judged.trouble


def test_interrupting_is_no_traceback(tmp_path):
    import signal

    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    program = [sys.executable, "-m", "etiquette_lint", "--lang", "en", "pipe.txt"]
    process = subprocess.Popen(program, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with process, open(pipe, "wb"):  # opens when the program has come to read it
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert error == b"etiquette-lint: interrupted\n"
