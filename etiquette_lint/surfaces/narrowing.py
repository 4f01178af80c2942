"""`--changed` and `--baseline`: which findings of a run are reported."""

from etiquette_lint.baseline import Baseline, load
from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.report import Judged
from etiquette_lint.surfaces.git import Changes, GitError, Ranges
from etiquette_lint.surfaces.linters import STANDARD_INPUT, Linters
from etiquette_lint.surfaces.output import complain
from etiquette_lint.words import count, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.source import Unreadable

    Work = list[str | Unreadable]


def changed_work(work: "Work", changes: Changes) -> "tuple[Work, dict[str, Ranges | None]]":
    """The files with changes, and of each the changed lines; raises GitError. Standard input is all new, and what
    cannot be read is still said."""
    kept: Work = []
    lines: dict[str, Ranges | None] = {}
    for item in work:
        if not isinstance(item, str) or item == STANDARD_INPUT:
            kept.append(item)
            continue
        ranges = changes.lines(item)
        if ranges is None or ranges:
            kept.append(item)
            lines[item] = ranges
    return kept, lines


def on_changed_lines(results: "Iterable[Judged]", lines: "dict[str, Ranges | None]") -> "Iterator[Judged]":
    """The results with only what stands on changed lines. Something absent counts where its message was touched."""
    for judged in results:
        ranges = lines.get(judged.name)
        if ranges is not None:
            keep_touched(judged, ranges)
        yield judged


def keep_touched(judged: Judged, ranges: Ranges) -> None:
    judged.keep(lambda found: touches(found, judged, ranges))


def touches(diagnostic: "Diagnostic", judged: Judged, ranges: Ranges) -> bool:
    """Whether a finding has to do with changed lines."""
    if diagnostic.excerpt:
        return any(start <= diagnostic.end_line and diagnostic.line <= end for start, end in ranges)
    first, last = judged.lines_of(diagnostic.message_index)
    return any(start <= last and first <= max(start, end) for start, end in ranges)


class Baselines:
    """The baselines of a run: that of the command line, or of each configuration."""

    def __init__(self, linters: Linters, path: str):
        self.linters = linters
        self._loaded: dict[str, Baseline | ConfigurationError] = {}
        self._path = path
        if path:
            self._load(path)

    def _load(self, path: str) -> Baseline:
        if path not in self._loaded:
            try:
                self._loaded[path] = load(path)
            except ConfigurationError as error:
                self._loaded[path] = error
        baseline = self._loaded[path]
        if isinstance(baseline, ConfigurationError):
            raise baseline
        return baseline

    def of(self, name: str) -> Baseline | None:
        """The baseline for a file; raises ConfigurationError."""
        path = self._path or self.linters.for_path(name).settings.baseline
        return self._load(path) if path else None

    def new(self, results: "Iterable[Judged]") -> "Iterator[Judged]":
        """The results with only what no baseline records."""
        for judged in results:
            if not judged.trouble:
                try:
                    baseline = self.of(judged.name)
                except ConfigurationError as error:
                    judged.trouble = error.words(self.linters.language)
                    baseline = None
                if baseline is not None:
                    baseline.note_judged(judged.name)
                    self._take(judged, baseline)
            yield judged

    def _take(self, judged: Judged, baseline: Baseline) -> None:
        judged.keep(lambda found: not baseline.is_recorded(judged.name, found))

    def conclude(self, language: str, verbose: bool) -> None:
        """Say on standard error which records have expired."""
        for path, baseline in self._loaded.items():
            expired = baseline.expired() if isinstance(baseline, Baseline) else []
            if not expired:
                continue
            if verbose:
                for file, code, _ in expired:
                    complain(say("baseline-expired-one", language, path=file, code=code))
            number = sum(number for _, _, number in expired)
            files = count(len({file for file, _, _ in expired}), "file", language)
            entries = count(number, "entry", language, "entries")
            complain(say("baseline-expired", language, path=path, entries=entries, files=files))


__all__ = ["Baselines", "Changes", "GitError", "changed_work", "on_changed_lines"]
