"""JSON, one diagnostic a line."""

from etiquette_lint.formats import Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.diagnostic import Diagnostic, RawEdit
    from etiquette_lint.report import Report


def render(report: "Report", style: Style) -> "Iterator[str]":
    import json

    for judged in report:
        for diagnostic in judged.diagnostics:
            yield json.dumps(diagnostic_fields(diagnostic), ensure_ascii=False) + "\n"


def diagnostic_fields(diagnostic: "Diagnostic") -> dict:
    """The fields of a diagnostic, the same in every JSON form."""
    fields: dict = {
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "end_line": diagnostic.end_line,
        "end_column": diagnostic.end_column,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "excerpt": diagnostic.excerpt,
        "zone": diagnostic.zone,
        "exact": diagnostic.exact,
        "charset": diagnostic.charset,
        "message_index": diagnostic.message_index,
        "fix": {"safe": diagnostic.fix_safe, "edits": [edit_fields(edit) for edit in diagnostic.edits]}
        if diagnostic.edits
        else None,
        "url": diagnostic.url,
    }
    if diagnostic.masked:
        fields["masked"] = True
    return fields


def edit_fields(edit: "RawEdit") -> dict:
    return {
        "line": edit.line,
        "column": edit.column,
        "end_line": edit.end_line,
        "end_column": edit.end_column,
        "text": edit.text,
    }
