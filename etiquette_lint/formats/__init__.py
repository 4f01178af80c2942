"""Forms of the report: one module each, with `render(report, style)`, which yields the pieces of the output."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from etiquette_lint.report import Report
    from etiquette_lint.rule import Rule

    Render = Callable[[Report, "Style"], Iterator[str]]

# What a form needs to know of each file besides its diagnostics.
LINES = "lines"  # the line each finding stands in
PATCHES = "patches"  # what to write in the raw file, and columns in bytes
MESSAGES = "messages"  # the whole text of the messages that findings stand in

# Name -> module of this package, and what the form needs.
FORMATS: dict[str, tuple[str, tuple[str, ...]]] = {
    "default": ("default", ()),
    "full": ("full", (LINES,)),
    "json": ("json_object", ()),
    "jsonl": ("json_lines", ()),
    "sarif": ("sarif", (LINES, PATCHES)),
    "github": ("github", ()),
    "gitlab": ("gitlab", (LINES,)),
    "junit": ("junit", ()),
    "checkstyle": ("checkstyle", ()),
    "rdjson": ("rdjson", (PATCHES,)),
    "html": ("html", (MESSAGES,)),
}


class Style:
    """How to write for people: language of display, colour or not, columns of the terminal, for each rule
    name why it is a rule, and the rules with their examples (both asked for when a form shows them)."""

    def __init__(
        self,
        language: str = "en",
        color: bool = False,
        columns: int = 100,
        reasons: "Callable[[], dict[str, str]]" = dict,
        rules: "Callable[[], dict[str, Rule]]" = dict,
    ):
        self.language = language
        self.color = color
        self.columns = columns
        self.reasons = reasons
        self.rules = rules


def find_format(name: str) -> "Render":
    """The function that renders a form of output."""
    module = "etiquette_lint.formats." + FORMATS[name][0]
    __import__(module)  # importlib would be loaded for this alone
    return sys.modules[module].render


def needs_of(name: str) -> tuple[str, ...]:
    """What a form needs to know of each file besides its diagnostics: LINES, PATCHES, MESSAGES."""
    return FORMATS[name][1]
