"""JSON, one object for the whole run."""

from etiquette_lint.formats import Style
from etiquette_lint.formats.json_lines import diagnostic_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.report import Report


def render(report: "Report", style: Style) -> "Iterator[str]":
    import json

    diagnostics = []
    files = []
    for judged in report:
        diagnostics += [json.dumps(diagnostic_fields(found), ensure_ascii=False) for found in judged.diagnostics]
        if not judged.trouble:
            files.append({"path": judged.name, "score": judged.score})
    head = json.dumps(
        {
            "version": report.version,
            "ok": report.ok,
            "verdict": report.verdict,
            "summary": {**report.severities, "files": report.files},
            "score": report.score,
            "notes": report.notes,
            "files": files,
        },
        ensure_ascii=False,
    )
    yield head[:-1] + ', "diagnostics": ['
    if diagnostics:
        yield "\n  " + ",\n  ".join(diagnostics) + "\n"
    yield "]}\n"
