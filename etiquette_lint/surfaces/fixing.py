"""`--fix`, `--unsafe-fixes` and `--diff`: mend the files of a run, or show what mending would change."""

import os
import sys

from etiquette_lint.fix import Fixed, fix
from etiquette_lint.judging import internal_error, judge_source
from etiquette_lint.report import Judged
from etiquette_lint.source import Source, reason_of
from etiquette_lint.surfaces.environment import is_terminal
from etiquette_lint.surfaces.output import complain
from etiquette_lint.words import WORDS, count, listed, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from etiquette_lint.lint import Linter
    from etiquette_lint.surfaces.arguments import Values

REASONS = ("signed", "gap", "not-contiguous", "cannot-encode", "unsettled")


class NotReplaced(Exception):
    """A file that was left as it is; `reason` is a key of the words, or the system's own words."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def mend_and_judge(linter: "Linter", source: Source, path: str, values: "Values", needs: tuple[str, ...]) -> Judged:
    """Mend one source and judge what became of it. `path` is its file, "" for standard input, whose mended bytes
    become the output of the result, as a diff does."""
    language = linter.settings.display_language
    try:
        fixed = Fixed(source.raw) if source.problem else fix(source, linter, values.unsafe_fixes)
    except Exception as error:
        judged = Judged(source.name, linter.settings.fail_on)
        judged.trouble = internal_error(source.name, error, language)
        return judged
    if values.diff:
        judged = Judged(source.name, linter.settings.fail_on)
        judged.output = difference(source, fixed.raw)
    else:
        if path and fixed.raw != source.raw:
            try:
                replace_file(path, source.raw, fixed.raw)
            except NotReplaced as error:
                judged = Judged(source.name, linter.settings.fail_on)
                reason = say(error.reason, language) if error.reason in WORDS else error.reason
                judged.trouble = say("cannot-write", language, path=path, reason=reason)
                return judged
        judged = judge_source(linter, Source(source.name, fixed.raw, source.problem, source.size), needs)
        judged.output = b"" if path else fixed.raw
    fixed.raw = b""  # it may have to travel from one process to another
    judged.fixed = fixed
    return judged


def replace_file(path: str, before: bytes, after: bytes) -> None:
    """Put new content in the place of a file, all of it or nothing: written beside it, then moved over it.
    Mode and owner are kept, a symbolic link goes on pointing there; raises NotReplaced."""
    import stat
    import tempfile

    target = os.path.realpath(path)
    temporary = ""
    try:
        status = os.stat(target)
        if not stat.S_ISREG(status.st_mode):
            raise NotReplaced("not-a-file")
        if not os.access(target, os.W_OK):
            raise NotReplaced("read-only")
        descriptor, temporary = tempfile.mkstemp(prefix=".etiquette-lint-", dir=os.path.dirname(target))
        with os.fdopen(descriptor, "wb") as file:
            file.write(after)
            file.flush()
            keep_owner(temporary, status)
            os.chmod(temporary, stat.S_IMODE(status.st_mode))
            os.fsync(file.fileno())
        with open(target, "rb") as file:
            if file.read() != before:
                raise NotReplaced("changed-meanwhile")
        os.replace(temporary, target)
        temporary = ""
    except OSError as error:
        raise NotReplaced(reason_of(error)) from error
    finally:
        if temporary:
            os.unlink(temporary)


def keep_owner(path: str, status: os.stat_result) -> None:
    """Give a file the owner and group of another, where the system lets us."""
    from contextlib import suppress

    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, status.st_uid, status.st_gid)


def difference(source: Source, after: bytes) -> bytes:
    """A unified diff, which `patch -p0` applies; b"" where nothing changes."""
    if after == source.raw:
        return b""
    from difflib import diff_bytes, unified_diff

    name = os.fsencode(source.name)
    lines = diff_bytes(unified_diff, split_lines(source.raw), split_lines(after), name, name)
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)


def split_lines(raw: bytes) -> list[bytes]:
    """Lines as diff programs count them: they end at LF only."""
    lines = raw.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def write_output(output: bytes) -> None:
    """Bytes to standard output as they are; on a terminal without what would steer it."""
    if not output:
        return
    if is_terminal(sys.stdout):
        from etiquette_lint.formats.terminal import harmless

        for line in output.decode("utf-8", "replace").splitlines():
            sys.stdout.write(harmless(line) + "\n")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(output)
    sys.stdout.flush()


def show_differences(results: "Iterable[Judged]", language: str) -> tuple[int, int]:
    """Write what mending would change; returns how many files would change and how many could not be judged."""
    changed = troubles = 0
    for judged in results:
        troubles += bool(judged.trouble)
        if judged.output:
            changed += 1
            write_output(judged.output)
    return changed, troubles


class Mended:
    """What fixes did in a run."""

    def __init__(self) -> None:
        self.findings = 0
        self.files = 0

    def note(self, judged: Judged, language: str) -> None:
        """Write mended standard input, count the fixes of a file, and say once for each reason which were refused."""
        write_output(judged.output)
        if judged.fixed is None or judged.trouble:
            return
        self.findings += sum(judged.fixed.applied.values())
        self.files += bool(judged.fixed.applied)
        for words in refusal_words(judged.name, judged.fixed, language):
            complain(words)

    def words(self, language: str) -> str:
        """What was mended, "" for nothing."""
        if not self.findings:
            return ""
        findings, files = count(self.findings, "finding", language), count(self.files, "file", language)
        return say("mended", language, findings=findings, files=files)


def refusal_words(name: str, fixed: Fixed, language: str) -> list[str]:
    """For each reason why fixes of a file were refused, which and why."""
    said = []
    for reason in REASONS:
        refused = [refusal for refusal in fixed.refused if refusal.reason == reason]
        if refused:
            codes = listed(dict.fromkeys(refusal.code for refusal in refused), language)
            details = listed(dict.fromkeys(refusal.detail for refusal in refused if refusal.detail), language)
            said.append(say(f"refused-{reason}", language, path=name, codes=codes, detail=details))
    return said
