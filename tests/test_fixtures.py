"""Whole messages, each with the output expected beside it: `letter.eml` and `letter.eml.expected`."""

import io
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from etiquette_lint.surfaces.cli import main

FIXTURES = Path(__file__).parent.parent / "fixtures"
OPTIONS = ["--lang", "en", "--no-cache", "--date", "2026-11-24T09:30+08:00"]
MESSAGES = sorted(
    path
    for path in FIXTURES.rglob("*")
    if path.is_file() and path.suffix != ".expected" and path.name != "README.md"
)


def test_there_are_fixtures():
    assert len(MESSAGES) >= 40
    assert all(Path(f"{path}.expected").exists() for path in MESSAGES)


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: path.relative_to(FIXTURES).as_posix())
def test_output_is_as_expected(path, monkeypatch):
    """The kind is the folder's: fixtures/email, fixtures/ticket, fixtures/template."""
    monkeypatch.chdir(FIXTURES)
    name = path.relative_to(FIXTURES).as_posix()
    output = io.StringIO()
    with redirect_stdout(output):
        main(["check", "--kind", name.split("/")[0], *OPTIONS, name])
    assert output.getvalue() == Path(f"{path}.expected").read_text(encoding="utf-8")
