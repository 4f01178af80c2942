"""Workflow commands of GitHub Actions: `::error file=…,line=…::message`, shown as annotations of a change."""

from etiquette_lint.formats import Style
from etiquette_lint.formats.places import repository_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.report import Report

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: "Report", style: Style) -> "Iterator[str]":
    for judged in report:
        if judged.trouble:
            yield command("error", {"file": repository_path(judged.name)} if judged.name else {}, judged.trouble)
        for diagnostic in judged.diagnostics:
            yield command(COMMANDS[diagnostic.severity], properties(diagnostic), diagnostic.message)


def properties(diagnostic: "Diagnostic") -> dict[str, object]:
    """Where the annotation stands. Columns are given for one line only: the service refuses them for more."""
    fields: dict[str, object] = {
        "file": repository_path(diagnostic.path),
        "line": diagnostic.line,
        "endLine": diagnostic.end_line,
    }
    if diagnostic.exact and diagnostic.line == diagnostic.end_line:
        fields.update(col=diagnostic.column, endColumn=diagnostic.end_column)
    fields["title"] = f"{diagnostic.code} {diagnostic.name}"
    return fields


def command(name: str, fields: dict[str, object], message: str) -> str:
    listed = ",".join(f"{key}={escape_property(str(value))}" for key, value in fields.items())
    return f"::{name} {listed}::{escape(message)}\n"


def escape(text: str) -> str:
    """A line break would end the command, and what follows it could be another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    return escape(text).replace(":", "%3A").replace(",", "%2C")
