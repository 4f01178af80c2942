"""The command `baseline`: record the findings of today, to report only new ones from now on."""

import os
import sys

from etiquette_lint.baseline import Baseline, load
from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.surfaces.checking import BASELINE, CLEAN, FAILED, Run, announce, conclude_skipped, make_linters
from etiquette_lint.surfaces.environment import display_language
from etiquette_lint.surfaces.fixing import NotReplaced, replace_file
from etiquette_lint.surfaces.linters import Linters
from etiquette_lint.surfaces.output import complain, write
from etiquette_lint.words import WORDS, count, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.arguments import Values


def baseline(values: "Values") -> int:
    """Record what the operands name; returns the exit status. Nothing is written unless all of it could be judged."""
    language = values.lang or display_language()
    linters = make_linters(values, language)
    if linters is None:
        return FAILED
    path = values.output or configured(linters, values.operands[0]) or BASELINE
    try:
        before, recorded = read_before(path)
    except ConfigurationError as error:
        complain(error.words(language))
        return FAILED
    recorded.forget_gone()
    run = Run(values, linters, language)
    findings = files = troubles = 0
    for judged in announce(run.results(), run, language):
        troubles += bool(judged.trouble)
        recorded.record(judged.name, judged.diagnostics)
        findings += len(judged.diagnostics)
        files += bool(judged.diagnostics)
    conclude_skipped(run.found, values.verbose, language)
    if troubles:
        complain(say("baseline-not-written", language, path=path))
        return FAILED
    if not put(path, before, recorded.dump().encode("utf-8", "surrogateescape"), language):
        return FAILED
    words = {"findings": count(findings, "finding", language), "files": count(files, "file", language)}
    write([say("baseline-written", language, path=path, **words) + "\n"], sys.stdout)
    return CLEAN


def configured(linters: Linters, path: str) -> str:
    """The baseline that the configuration of a path names, or ""."""
    try:
        return linters.for_path(path).settings.baseline
    except ConfigurationError:
        return ""


def read_before(path: str) -> tuple[bytes | None, Baseline]:
    """The baseline that is to be renewed, and its bytes; raises ConfigurationError when the file is something else,
    which must not be overwritten. What it records of files not judged now is kept."""
    if not os.path.lexists(path):
        return None, Baseline(path)
    recorded = load(path)
    with open(path, "rb") as file:
        return file.read(), recorded


def put(path: str, before: bytes | None, content: bytes, language: str) -> bool:
    """Write the baseline, all of it or nothing; False after saying why it could not be."""
    try:
        if before is None:
            create(path, content)
        else:
            replace_file(path, before, content)
        return True
    except NotReplaced as error:
        reason = say(error.reason, language) if error.reason in WORDS else error.reason
    except OSError as error:
        reason = error.strerror or str(error)
    complain(say("cannot-write", language, path=path, reason=reason))
    return False


def create(path: str, content: bytes) -> None:
    """A new file, or none: half a baseline is no use. Raises OSError."""
    with open(path, "xb") as file:
        try:
            file.write(content)
            file.flush()
        except OSError:
            os.unlink(path)
            raise
