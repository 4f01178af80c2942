"""The XML of Checkstyle, which nearly every viewer of code quality reads. Columns count code points."""

from etiquette_lint.formats import Style
from etiquette_lint.formats.places import repository_path
from etiquette_lint.formats.xml_text import attributes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.report import Report

VERSION = "4.3"  # of the form, since which it has not changed


def render(report: "Report", style: Style) -> "Iterator[str]":
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="{VERSION}">\n'
    for judged in report:
        yield f"  <file{attributes(name=repository_path(judged.name))}>\n"
        if judged.trouble:
            fields = attributes(line=1, severity="error", message=judged.trouble, source="etiquette-lint")
            yield f"    <error{fields}/>\n"
        for diagnostic in judged.diagnostics:
            yield f"    <error{error_attributes(diagnostic)}/>\n"
        yield "  </file>\n"
    yield "</checkstyle>\n"


def error_attributes(diagnostic: "Diagnostic") -> str:
    """Where only the line is certain there is no column."""
    place = {"line": diagnostic.line}
    if diagnostic.exact:
        place["column"] = diagnostic.column
    source = f"etiquette-lint.{diagnostic.code}"
    return attributes(**place, severity=diagnostic.severity, message=diagnostic.message, source=source)
