"""One line a finding, as flake8 writes it: `path:line:col: CODE name: message`."""

from etiquette_lint.formats import Style
from etiquette_lint.formats.terminal import SEVERITY_COLORS, harmless, paint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.report import Report


def render(report: "Report", style: Style) -> "Iterator[str]":
    for judged in report:
        for diagnostic in judged.diagnostics:
            yield line(diagnostic, style.color) + "\n"


def line(diagnostic: "Diagnostic", color: bool) -> str:
    path, code, message = harmless(diagnostic.path), diagnostic.code, harmless(diagnostic.message)
    if color:
        path, code = paint(path, "1", True), paint(code, SEVERITY_COLORS[diagnostic.severity], True)
    return f"{path}:{diagnostic.line}:{diagnostic.column}: {code} {diagnostic.name}: {message}"
