"""Forms of the report: one module each, with `render(report, style)`, which yields the pieces of the output."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from etiquette_lint.report import Report

    Render = Callable[[Report, "Style"], Iterator[str]]

# Name -> module of this package, and whether the form shows the lines that findings stand in.
FORMATS = {
    "default": ("default", False),
    "full": ("full", True),
    "json": ("json_object", False),
    "jsonl": ("json_lines", False),
}


class Style:
    """How to write for people: language of display, colour or not, columns of the terminal,
    and for each rule name why it is a rule (asked for when a form shows it)."""

    def __init__(
        self,
        language: str = "en",
        color: bool = False,
        columns: int = 100,
        reasons: "Callable[[], dict[str, str]]" = dict,
    ):
        self.language = language
        self.color = color
        self.columns = columns
        self.reasons = reasons


def find_format(name: str) -> "Render":
    """The function that renders a form of output."""
    from importlib import import_module

    return import_module("etiquette_lint.formats." + FORMATS[name][0]).render


def shows_lines(name: str) -> bool:
    """Whether a form needs the line each finding stands in."""
    return FORMATS[name][1]
