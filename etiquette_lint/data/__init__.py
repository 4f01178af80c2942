"""Tables of characters and words, as text files; `scripts/make_tables.py` writes those that come from elsewhere."""

import os

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def table_lines(name: str) -> list[str]:
    """The lines of one table, its leading comment lines (`#`) left out. A missing table raises OSError."""
    with open(os.path.join(_FOLDER, name), encoding="utf-8", newline="\n") as file:
        lines = file.read().rstrip("\n").split("\n")
    first = 0
    while first < len(lines) and lines[first].startswith("#"):
        first += 1
    return lines[first:]
