"""What a run found: the diagnostics of every file, counted, and the verdict that follows from them."""

from etiquette_lint.rule import SEVERITIES
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.fix import Fixed
    from etiquette_lint.patches import Patch
    from etiquette_lint.shown import ShownMessage

# A person must decide about these: nobody but the sender knows whom the message is for, and what may be told.
FOR_A_PERSON = ("PRV", "SAL006", "LNT001")

# What a finding takes from a message's 100 points, in the manner of service-quality scorecards: five errors, none of
# which may be sent, leave nothing; a breach of etiquette costs as much as a criterion of a twenty-line card.
POINTS = {"error": 20, "warning": 5, "info": 1}


class Judged:
    """One file after judging.

    `contexts`  for each diagnostic the line it stands in, as (before, flagged, after), where a format shows it
    `patches`   for each diagnostic its place in bytes and what to write in the raw file, where a format shows it
    `messages`  the messages that its diagnostics stand in, as read, where a format shows them
    `languages` the language of each of its messages
    `starts`    the first line of each of its messages, where there are several
    `points`    severity -> what a finding takes from the score of its message
    `fixed`     what mending did to it, where that was asked for
    `output`    what goes to standard output besides the report: mended standard input, or a diff
    `trouble`   why it could not be judged, for people; "" when it was
    """

    __slots__ = (
        "name", "diagnostics", "contexts", "patches", "messages", "languages", "starts", "points", "fixed", "output",
        "trouble", "fail_on",
    )  # fmt: skip

    def __init__(self, name: str, fail_on: str = "warning"):
        self.name = name
        self.diagnostics: list[Diagnostic] = []
        self.contexts: list[tuple[str, str, str]] = []
        self.patches: list[Patch] = []
        self.messages: list[ShownMessage] = []
        self.languages: list[str] = []
        self.starts: list[int] = []
        self.points = POINTS
        self.fixed: Fixed | None = None
        self.output = b""
        self.trouble = ""
        self.fail_on = fail_on

    def failing(self) -> "Iterator[Diagnostic]":
        """The diagnostics at or above the severity that fails a run."""
        limit = SEVERITIES.index(self.fail_on)
        return (diagnostic for diagnostic in self.diagnostics if SEVERITIES.index(diagnostic.severity) <= limit)

    def keep(self, wanted: "Callable[[Diagnostic], bool]") -> None:
        """Keep only some of the diagnostics, with what belongs to them."""
        kept = [number for number, diagnostic in enumerate(self.diagnostics) if wanted(diagnostic)]
        if len(kept) == len(self.diagnostics):
            return
        numbers = {number: index for index, number in enumerate(kept)}
        self.diagnostics = [self.diagnostics[number] for number in kept]
        self.contexts = [self.contexts[number] for number in kept] if self.contexts else []
        self.patches = [self.patches[number] for number in kept] if self.patches else []
        for message in self.messages:
            for text in message.texts:
                text.marks = [(start, end, numbers[mark]) for start, end, mark in text.marks if mark in numbers]
        self.messages = [message for message in self.messages if any(text.marks for text in message.texts)]

    def lines_of(self, index: int) -> tuple[int, float]:
        """First and last line of one of its messages; the whole file where that is not known."""
        if index >= len(self.starts):
            return 1, float("inf")
        last = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else float("inf")
        return self.starts[index], last

    def scores(self) -> list[float]:
        """For each message 100 without the points of its findings, never under 0; what cannot be read has 0."""
        scores = [100] * max(len(self.languages), 1)
        for diagnostic in self.diagnostics:
            taken = 100 if diagnostic.code == "LNT001" else self.points[diagnostic.severity]
            index = min(diagnostic.message_index, len(scores) - 1)
            scores[index] = max(scores[index] - taken, 0)
        return scores  # type: ignore[return-value]

    @property
    def score(self) -> float:
        """The mean of its messages' scores."""
        scores = self.scores()
        return round(sum(scores) / len(scores), 1)


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
        self._messages = 0
        self._points = 0.0  # the scores of all messages added up

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
        self.files_unknown += "other" in judged.languages
        scores = judged.scores()
        self._messages += len(scores)
        self._points += sum(scores)
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
    def score(self) -> float | None:
        """The mean of the scores of all messages judged; None when there are none."""
        return round(self._points / self._messages, 1) if self._messages else None

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
