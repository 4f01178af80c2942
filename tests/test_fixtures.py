"""Whole messages, each with the output expected beside it: `letter.eml` and `letter.eml.expected`; some with how they
are read as well, zones, dates, requests and topics: `letter.eml.inspect`."""

import io
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from etiquette_lint.surfaces.cli import main

FIXTURES = Path(__file__).parent.parent / "fixtures"
OPTIONS = ["--lang", "en", "--date", "2026-11-24T09:30+08:00"]
MESSAGES = sorted(
    path
    for path in FIXTURES.rglob("*")
    if path.is_file() and path.suffix not in (".expected", ".inspect") and path.name != "README.md"
)


def test_there_are_fixtures():
    assert len(MESSAGES) >= 40
    assert all(Path(f"{path}.expected").exists() for path in MESSAGES)


def output_of(path, monkeypatch, *command):
    """What the command says of a fixture. The kind is the folder's: fixtures/email, fixtures/ticket,
    fixtures/template."""
    monkeypatch.chdir(FIXTURES)
    name = path.relative_to(FIXTURES).as_posix()
    output = io.StringIO()
    with redirect_stdout(output):
        main([*command, "--kind", name.split("/")[0], *OPTIONS, name])
    return output.getvalue()


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: path.relative_to(FIXTURES).as_posix())
def test_output_is_as_expected(path, monkeypatch):
    expected = Path(f"{path}.expected").read_text(encoding="utf-8")
    assert output_of(path, monkeypatch, "check", "--no-cache") == expected


READ = [path for path in MESSAGES if Path(f"{path}.inspect").exists()]


@pytest.mark.parametrize("path", READ, ids=lambda path: path.relative_to(FIXTURES).as_posix())
def test_message_is_read_as_expected(path, monkeypatch):
    expected = Path(f"{path}.inspect").read_text(encoding="utf-8")
    assert output_of(path, monkeypatch, "inspect", "--format", "full") == expected


def test_every_construction_is_read_in_all_written_languages():
    names = sorted(path.name.removesuffix(".eml") for path in READ)
    for construction in ("vague-and-not-vague", "requests-promises-offers", "one-procedure-many-answers"):
        assert {f"{language}-{construction}" for language in ("en", "zh", "zh-hant")} <= set(names)
    assert len(names) >= 15
