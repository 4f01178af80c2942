"""The Reviewdog Diagnostic Format: JSON, columns in bytes of UTF-8, ends exclusive, suggestions to accept."""

from etiquette_lint.diagnostic import DOCUMENTATION
from etiquette_lint.formats import Style
from etiquette_lint.formats.places import repository_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.patches import Patch, RawPlace
    from etiquette_lint.report import Report

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: "Report", style: Style) -> "Iterator[str]":
    import json

    source = json.dumps({"name": "etiquette-lint", "url": DOCUMENTATION})
    yield f'{{"source": {source}, "diagnostics": ['
    separator = "\n  "
    for judged in report:
        found = [fields(*pair) for pair in zip(judged.diagnostics, judged.patches, strict=True)]
        if judged.trouble:
            path = repository_path(judged.name)
            found = [{"message": judged.trouble, "location": {"path": path}, "severity": "ERROR"}]
        for one in found:
            yield separator + json.dumps(one, ensure_ascii=False)
            separator = ",\n  "
    yield "]}\n"


def fields(diagnostic: "Diagnostic", patch: "Patch") -> dict:
    """One finding. Suggestions are accepted one by one, so a fix of several changes, which needs all, gives none."""
    found: dict = {
        "message": diagnostic.message,
        "location": {"path": repository_path(diagnostic.path), "range": byte_range(patch.place, diagnostic.exact)},
        "severity": SEVERITIES[diagnostic.severity],
        "code": {"value": f"{diagnostic.code} {diagnostic.name}", "url": diagnostic.url},
    }
    if len(patch.changes) == 1:
        change = patch.changes[0]
        found["suggestions"] = [{"range": byte_range(change.place, True), "text": change.text}]
    return found


def byte_range(place: "RawPlace", exact: bool) -> dict:
    """A stretch of the file; whole lines where only these are certain."""
    if not exact:
        return {"start": {"line": place.line}, "end": {"line": place.end_line}}
    return {
        "start": {"line": place.line, "column": place.byte_column},
        "end": {"line": place.end_line, "column": place.end_byte_column},
    }
