"""The command `check`: find the files, judge them, write the report, say by the exit status how it went."""

import os
import sys

from etiquette_lint import __version__
from etiquette_lint.cache import keep_patterns
from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.formats import FORMATS, Style, find_format, needs_of
from etiquette_lint.judging import judge_source
from etiquette_lint.report import Judged, Report
from etiquette_lint.source import Skipped, Source, Unreadable, excluded, find_paths, may_hold_messages, read_source
from etiquette_lint.surfaces.environment import (
    cache_folder,
    display_language,
    is_terminal,
    terminal_columns,
    wants_color,
)
from etiquette_lint.surfaces.linters import STANDARD_INPUT, DateError, Linters, ThreadError
from etiquette_lint.surfaces.output import PROGRAM, Progress, complain, open_output, write
from etiquette_lint.words import WORDS, count, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from etiquette_lint.lint import Linter
    from etiquette_lint.rule import Rule
    from etiquette_lint.surfaces.arguments import Values
    from etiquette_lint.surfaces.fixing import Mended
    from etiquette_lint.surfaces.narrowing import Baselines

CLEAN, FOUND, FAILED = 0, 1, 2  # exit status
WORTH_PROCESSES = 150  # files
BASELINE = ".etiquette-baseline.json"


def check(values: "Values") -> int:
    """Judge what the operands name; returns the exit status."""
    language = values.lang or display_language()
    linters = make_linters(values, language)
    if linters is None:
        return FAILED
    run = Run(values, linters, language)
    if not run.narrow():
        return FAILED
    if values.diff:
        from etiquette_lint.surfaces.fixing import show_differences

        changed, troubles = show_differences(announce(run.results(), run, language), language)
        return FAILED if troubles else FOUND if changed and not values.exit_zero else CLEAN
    render = find_format(values.format)
    output = open_output(values.output, language)
    if output is None:
        return FAILED
    if output is sys.stdout and mends(values) and STANDARD_INPUT in values.operands:
        output = sys.stderr  # standard output is for the mended text
    report = Report(announce(run.results(), run, language), __version__, language)
    style = Style(
        language,
        wants_color(values.color, output),
        terminal_columns(),
        lambda: reasons(linters, language),
        lambda: full_rules(linters),
    )
    write(render(report, style), output)
    if values.statistics:
        write(statistics(report, language), output if values.format in ("default", "full") else sys.stderr)
    if output not in (sys.stdout, sys.stderr):
        output.close()
    conclude(report, run, values, language)
    keep_patterns(None if values.get("no_cache") else cache_folder())
    if report.troubles:
        return FAILED
    return FOUND if report.failing and not values.exit_zero else CLEAN


def mends(values: "Values") -> bool:
    """Whether files are to be mended, or shown as they would be."""
    return bool(values.get("fix") or values.get("unsafe_fixes") or values.get("diff"))


def make_linters(values: "Values", language: str) -> Linters | None:
    """The linters for a command that reads messages, or None after saying what is wrong with its options."""
    if not values.operands:
        complain(say("no-path", language) + "\n" + say("try-help", language, command=PROGRAM))
        return None
    hint_at_command(values.operands[0], language)
    if values.get("render") and mends(values):
        complain(say("excludes", language, one="--render", other="--fix"))
        return None
    try:
        linters = Linters(values)
    except DateError as error:
        complain(say("bad-date", language, value=error.value))
        return None
    except ThreadError as error:
        complain(say("unreadable", language, path=error.path, reason=reason_words(error.reason, language)))
        return None
    except ConfigurationError as error:
        complain(error.words(language))
        return None
    try:
        linters.for_path(values.operands[0])  # a wrong code on the command line is said before anything is read
    except ConfigurationError as error:
        if values.config or any(values.get(key) for key in ("select", "extend_select", "ignore")):
            complain(error.words(language))
            return None
    return linters


def hint_at_command(word: str, language: str) -> None:
    """A first word that is no path and nearly the name of a command is probably that."""
    if word.isascii() and word.replace("-", "").isalpha() and not os.path.lexists(word):
        from etiquette_lint.catalogue import nearest
        from etiquette_lint.surfaces.commands import COMMANDS

        near = nearest(word, COMMANDS)
        if near:
            complain(say("no-command", language, near=near))


class Run:
    """One run of `check`: the files found, and what of their findings is reported."""

    def __init__(self, values: "Values", linters: Linters, language: str):
        self.values = values
        self.linters = linters
        self.language = language
        self.found = Found(values, linters, language)
        self.total = len(self.found.work)
        self.changed: dict | None = None  # path -> changed lines
        self.baselines: Baselines | None = None
        self.mended: Mended | None = None

    def narrow(self) -> bool:
        """Read baseline and changes; False after saying what is wrong with them."""
        if self.values.changed:
            from etiquette_lint.surfaces.git import Changes, GitError
            from etiquette_lint.surfaces.narrowing import changed_work

            try:
                self.found.work, self.changed = changed_work(self.found.work, Changes(self.values.changed))
            except GitError as error:
                complain(error.words(self.language))
                return False
            self.total = len(self.found.work)
        kept = not self.values.get("no_baseline") and any(settings.baseline for settings in self.linters.all_settings())
        if self.values.baseline or kept:
            from etiquette_lint.surfaces.narrowing import Baselines

            try:
                self.baselines = Baselines(self.linters, self.values.baseline)
            except ConfigurationError as error:
                complain(error.words(self.language))
                return False
        return True

    def results(self) -> "Iterator[Judged]":
        """Every file judged, with the findings to be reported."""
        results = judge_all(self.found, self.linters, self.values.jobs)
        if self.changed is not None:
            from etiquette_lint.surfaces.narrowing import on_changed_lines

            results = on_changed_lines(results, self.changed)
        return results if self.baselines is None else self.baselines.new(results)


class Found:
    """The files that the operands of a command name: `work` to be judged, in order, and those `skipped`."""

    def __init__(self, values: "Values", linters: Linters, language: str):
        self.work: list[str | Unreadable] = []
        self.skipped: list[Skipped] = []
        form = str(values.get("format") or "")
        self.needs = needs_of(form) if form in FORMATS else ()
        self.language = language
        for operand in dict.fromkeys(values.operands):
            if operand == STANDARD_INPUT:
                self.work.append(operand)
                continue
            self.add(operand, values, linters, language)

    def add(self, operand: str, values: "Values", linters: Linters, language: str) -> None:
        """The files of one path; the configuration of the path says what to leave out."""
        try:
            settings = linters.for_path(operand).settings
            exclude, baseline = settings.exclude, settings.baseline
        except ConfigurationError:
            exclude, baseline = [], ""
        baselines = {str(values.get("baseline") or values.get("output") or ""), baseline} - {""}
        before = len(self.work)
        for found in find_paths(operand, exclude):
            if is_baseline(found if isinstance(found, str) else found.name, baselines):
                if found == operand:
                    return
            elif isinstance(found, Skipped):
                self.skipped.append(found)
            elif found == operand and values.force_exclude and excluded(operand, exclude):
                return
            elif found == operand and values.force_exclude and not may_hold_messages(operand):
                self.skipped.append(Skipped(found, "not-a-message"))  # a program named it, by its extension alone
                return
            else:
                self.work.append(found)
        if len(self.work) == before:
            complain(say("nothing-found", language, path=operand))


def is_baseline(path: str, baselines: set[str]) -> bool:
    """Whether a file is a baseline, which stands among what is judged and is no ticket."""
    if os.path.basename(path) == BASELINE:
        return True
    return any(os.path.basename(path) == os.path.basename(other) and same_file(path, other) for other in baselines)


def same_file(path: str, other: str) -> bool:
    return os.path.realpath(path) == os.path.realpath(other)


def judge_all(found: Found, linters: Linters, jobs: int) -> "Iterator[Judged]":
    """Every file judged, in order; in `jobs` processes, or with 0 in several where there are files enough."""
    if not jobs:
        jobs = cores() if len(found.work) >= WORTH_PROCESSES else 1
    if jobs > 1 and len(found.work) > 1:
        from etiquette_lint.surfaces.processes import judge_in_processes

        yield from judge_in_processes(found, linters, jobs)
        return
    for item in found.work:
        yield judge_path(item, linters, found.needs)


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def judge_path(item: "str | Unreadable", linters: Linters, needs: tuple[str, ...]) -> Judged:
    """One file read and judged; what prevents it becomes its trouble."""
    language = linters.values.lang or display_language()
    try:
        opened = open_source(item, linters, language)
    except ConfigurationError as error:
        judged = Judged(item if isinstance(item, str) else item.name)
        judged.trouble = error.words(language)
        return judged
    if isinstance(opened, Unreadable):
        judged = Judged(opened.name)
        reason = reason_words(opened.reason, language)
        judged.trouble = say("unreadable", language, path=opened.name, reason=reason)
        return judged
    linter, source = opened
    if mends(linters.values):
        from etiquette_lint.surfaces.fixing import mend_and_judge

        path = "" if item == STANDARD_INPUT else source.name
        return mend_and_judge(linter, source, path, linters.values, needs)
    return judge_source(linter, source, needs)


def open_source(item: "str | Unreadable", linters: Linters, language: str) -> "tuple[Linter, Source] | Unreadable":
    """A file's bytes and the linter for it; raises ConfigurationError."""
    if isinstance(item, Unreadable):
        return item
    if item == STANDARD_INPUT:
        name = linters.values.stdin_filename
        linter = linters.for_path(name)
        source = read_standard_input(name or "<stdin>", linter.settings.reading.max_size, language)
    else:
        linter = linters.for_path(item)
        source = read_source(item, linter.settings.reading.max_size)
    return source if isinstance(source, Unreadable) else (linter, source)


def read_standard_input(name: str, max_size: int, language: str) -> Source | Unreadable:
    if sys.stdin is None:
        return Unreadable(name, "missing")
    if is_terminal(sys.stdin):
        complain(say("terminal-input", language))
    raw = sys.stdin.buffer.read(max_size + 1)
    return Source(name, raw[:max_size], "too-large", len(raw)) if len(raw) > max_size else Source(name, raw)


def reason_words(reason: str, language: str) -> str:
    return say(reason, language) if reason in WORDS else reason


def announce(results: "Iterable[Judged]", run: Run, language: str) -> "Iterator[Judged]":
    """Pass the results on; say on standard error what could not be judged or mended, once each, and how far it is."""
    progress = Progress(run.total, language)
    said = set()
    if mends(run.values):
        from etiquette_lint.surfaces.fixing import Mended

        run.mended = Mended()
    for judged in results:
        progress.step()
        if judged.trouble and judged.trouble not in said:
            said.add(judged.trouble)
            progress.clear()
            complain(judged.trouble)
        if judged.diagnostics or judged.output or judged.fixed:
            progress.clear()
        if run.mended is not None and not run.values.diff:
            run.mended.note(judged, language)
        yield judged
    progress.clear()


def conclude(report: Report, run: Run, values: "Values", language: str) -> None:
    """The last words, on standard error: what was skipped and mended, what to know, and on a terminal the sum."""
    conclude_skipped(run.found, values.verbose, language)
    for note in report.notes:
        complain(note)
    if run.mended is not None and run.mended.findings:
        complain(run.mended.words(language))
    if run.baselines is not None:
        run.baselines.conclude(language, values.verbose)
    if report.findings and values.format in ("default", "full") and is_terminal(sys.stderr):
        findings = count(report.findings, "finding", language)
        complain(say("summary", language, findings=findings, files=count(report.files_with_findings, "file", language)))


def conclude_skipped(found: Found, verbose: bool, language: str) -> None:
    """Which files of folders were passed over, or how many."""
    if verbose:
        for skipped in found.skipped:
            complain(say("skipped-one", language, path=skipped.name, reason=reason_words(skipped.reason, language)))
    elif found.skipped:
        complain(say("skipped", language, files=count(len(found.skipped), "file", language)))


def statistics(report: Report, language: str) -> "Iterator[str]":
    """How often each rule spoke, the most talkative first; then the score."""
    codes = sorted(report.codes.items(), key=lambda item: (-item[1], item[0]))
    width = len(str(report.findings))
    for (code, name), number in codes:
        yield f"{number:>{width}} {code} {name}\n"
    if report.score is not None:
        yield say("score", language, score=f"{report.score:g}") + "\n"


def reasons(linters: Linters, language: str) -> dict[str, str]:
    """Rule name -> why it is a rule, of the catalogue and of the user's own."""
    from etiquette_lint.catalogue import read_full_tables

    whys = {name: table.get("why", {}) for name, table in read_full_tables().items()}
    for rule in linters.rules():
        if rule.why:
            whys[rule.name] = rule.why
    return {name: why.get(language) or next(iter(why.values()), "") for name, why in whys.items()}


def full_rules(linters: Linters) -> "dict[str, Rule]":
    """Rule name -> the rule with its reason and examples, at the severity in force."""
    from etiquette_lint.catalogue import read_full_tables
    from etiquette_lint.rule import Rule

    rules = {name: Rule(name, table) for name, table in read_full_tables().items()}
    for rule in linters.rules():
        if rule.origin or rule.name not in rules:
            rules[rule.name] = rule
        else:
            rules[rule.name].severity = rule.severity
    return rules
