"""What a run found: the diagnostics of every file, counted, and the verdict that follows from them."""

from etiquette_lint.rule import SEVERITIES
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.patches import Patch
    from etiquette_lint.shown import ShownMessage

# A person must decide about these: nobody but the sender knows whom the message is for, and what may be told.
FOR_A_PERSON = ("PRV", "SAL006", "LNT001")


class Judged:
    """One file after judging.

    `contexts`  for each diagnostic the line it stands in, as (before, flagged, after), where a format shows it
    `patches`   for each diagnostic its place in bytes and what to write in the raw file, where a format shows it
    `messages`  the messages that its diagnostics stand in, as read, where a format shows them
    `languages` languages of its messages that no rule understands ("other")
    `trouble`   why it could not be judged, for people; "" when it was
    """

    __slots__ = ("name", "diagnostics", "contexts", "patches", "messages", "languages", "trouble", "fail_on")

    def __init__(self, name: str, fail_on: str = "warning"):
        self.name = name
        self.diagnostics: list[Diagnostic] = []
        self.contexts: list[tuple[str, str, str]] = []
        self.patches: list[Patch] = []
        self.messages: list[ShownMessage] = []
        self.languages: set[str] = set()
        self.trouble = ""
        self.fail_on = fail_on

    def failing(self) -> "Iterator[Diagnostic]":
        """The diagnostics at or above the severity that fails a run."""
        limit = SEVERITIES.index(self.fail_on)
        return (diagnostic for diagnostic in self.diagnostics if SEVERITIES.index(diagnostic.severity) <= limit)


class Report:
    """A run, file by file: iterate over it once, then ask for the sums."""

    def __init__(self, results: "Iterable[Judged]", version: str, language: str = "en"):
        self.version = version
        self.language = language  # of display
        self._results = results
        self.files = 0
        self.files_with_findings = 0
        self.files_unknown = 0  # in languages no rule understands
        self.troubles = 0
        self.failing = 0
        self.asking = 0
        self.severities = dict.fromkeys(SEVERITIES, 0)
        self.codes: dict[tuple[str, str], int] = {}

    def __iter__(self) -> "Iterator[Judged]":
        for judged in self._results:
            self._count(judged)
            yield judged

    def _count(self, judged: Judged) -> None:
        if judged.trouble:
            self.troubles += 1
            return
        self.files += 1
        self.files_with_findings += bool(judged.diagnostics)
        self.files_unknown += bool(judged.languages)
        for diagnostic in judged.diagnostics:
            self.severities[diagnostic.severity] += 1
            key = (diagnostic.code, diagnostic.name)
            self.codes[key] = self.codes.get(key, 0) + 1
        for diagnostic in judged.failing():
            self.failing += 1
            self.asking += diagnostic.code.startswith(FOR_A_PERSON)

    @property
    def findings(self) -> int:
        return sum(self.severities.values())

    @property
    def notes(self) -> list[str]:
        """What the reader of the report should know besides the findings."""
        return [say("note-language", self.language, files=self.files_unknown)] if self.files_unknown else []

    @property
    def ok(self) -> bool:
        """Nothing stands against sending, and everything could be judged."""
        return not self.failing and not self.troubles

    @property
    def verdict(self) -> str:
        """ "send", "revise" (findings that the writer can mend) or "ask" (a person must decide)."""
        if self.asking or self.troubles:
            return "ask"
        return "revise" if self.failing else "send"
