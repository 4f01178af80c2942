"""Drafts that a person let pass against the linter: who, why, which codes, when and where. Never the text."""

import os
import sqlite3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("at", "by", "reason", "codes", "rules", "key", "brand", "queue")
TABLE = """
create table if not exists override (
    id integer primary key, at text not null, "by" text not null, reason text not null, codes text not null,
    rules text not null, key text not null, brand text not null, queue text not null)
"""
PATIENCE = 5.0  # seconds to wait while another worker writes


class OverrideError(Exception):
    """The record cannot be read or written; says why."""


def record(path: str, entry: dict[str, str]) -> None:
    """Add one override; once this returns it is on the disk. Raises OverrideError."""
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE)
        try:
            with connection:
                connection.execute(TABLE)
                names = ", ".join(f'"{name}"' for name in COLUMNS)
                marks = ", ".join("?" for _ in COLUMNS)
                connection.execute(
                    f"insert into override ({names}) values ({marks})",
                    [entry[name].encode("utf-8", "replace").decode() for name in COLUMNS],
                )
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise OverrideError(str(error)) from error


def read(path: str, since: str = "", by: str = "", code: str = "") -> "Iterator[dict]":
    """The overrides on record, oldest first: those from `since` on (a date or moment in ISO 8601, UTC), of the person
    `by`, of the code, name's prefix or family `code`. Raises OverrideError."""
    if not os.path.exists(path):
        return
    try:
        connection = sqlite3.connect(f"file:{quoted(path)}?mode=ro", uri=True, timeout=PATIENCE)
        try:
            names = ", ".join(f'"{name}"' for name in COLUMNS)
            rows = connection.execute(f"select {names} from override where at >= ? order by at, id", [since])
            for row in rows:
                entry = dict(zip(COLUMNS, row, strict=True))
                entry["codes"] = entry["codes"].split()
                if by and entry["by"] != by:
                    continue
                if code and not any(known.startswith(code.upper()) for known in entry["codes"]):
                    continue
                yield entry
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise OverrideError(str(error)) from error


def quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(os.path.abspath(path))
