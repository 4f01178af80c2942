"""Measure the fixes: does the mended message still report the rule?

    python benchmarks/fixes.py [--unsafe] PATH...

Every file below the paths is mended as `--fix` does it (with --unsafe: as `--fix --unsafe-fixes` does). Each finding
that could be mended and is still reported afterwards has failed, and is printed. A second run may change nothing. The
last line is the share of fixes that held.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from etiquette_lint.api import settings_for
from etiquette_lint.fix import collect, fix, is_wanted
from etiquette_lint.lint import Linter
from etiquette_lint.message.reading import read_messages
from etiquette_lint.source import Source, Unreadable, find_paths, read_source

KINDS = ("email", "ticket", "template")


def judged(source, linter):
    """Each message of a source with the findings on it."""
    for message in read_messages(source, linter.settings.reading):
        for rule, finding in linter.judge(message, source.name):
            yield message, rule, finding


def kind_of(path: Path) -> str:
    """The kind that a folder is named for (fixtures/ticket); "" leaves it to the linter."""
    return next((folder.name for folder in path.parents if folder.name in KINDS), "")


def measure(paths: list[str], unsafe: bool) -> None:
    linters = {kind: Linter(settings_for(kind=kind)[0]) for kind in ("", *KINDS)}
    made: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    unstable = files = 0
    for path in paths:
        for name in find_paths(path):
            source = read_source(name, 50_000_000) if isinstance(name, str) else None
            if source is None or isinstance(source, Unreadable) or name.endswith(".expected"):
                continue
            files += 1
            linter = linters[kind_of(Path(name))]
            unstable += not _mend(source, linter, unsafe, made, failed, refused)
    for code in sorted(made | failed | refused):
        print(f"{code}: {made[code]} made, {failed[code]} failed, {refused[code]} refused")
    held, total = made.total(), made.total() + failed.total()
    print(f"{files} files, {unstable} of them not settled by one run")
    print(f"{held} of {total} fixes leave nothing to report ({100 * held / max(total, 1):.2f} %), "
          f"{refused.total()} refused")  # fmt: skip


def _mend(source, linter, unsafe, made, failed, refused) -> bool:
    """Mend a source, count what was made and what is left. Whether a second run changes nothing."""
    once = fix(source, linter, unsafe)
    mended = Source(source.name, once.raw)
    made.update(once.applied)
    refused.update(refusal.code for refusal in once.refused)
    for message, rule, finding in judged(mended, linter):
        if not finding.edits or not is_wanted(rule, finding, unsafe):
            continue
        refusals: list = []
        collect(message, rule, finding, {}, refusals)
        if not refusals:
            failed[rule.code] += 1
            print(f"{source.name}: {rule.code} still says {str(finding.text)[:60]!r}")
    return not once.applied or fix(mended, linter, unsafe).raw == once.raw


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--unsafe"]
    if not arguments:
        sys.exit(__doc__)
    measure(arguments, "--unsafe" in sys.argv)
