"""Compare the texts that our MIME reader decodes with those of mail-parser, part by part.

    python benchmarks/oracle.py DIR...

Every text/plain and text/html part of every file is compared, attached messages included, line ends made alike; a
part that is blank counts for nothing. Each difference is printed with the file and where the texts part, and why
ours is right where that can be shown on the message itself (see `tests/mime_oracle.py`). The last lines of a folder are
the figures: parts equal, explained, unexplained.
"""

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from mime_oracle import compare  # noqa: E402


def measure(folder: str) -> None:
    equal = 0
    reasons: Counter[str] = Counter()
    unexplained = 0
    for path in sorted(path for path in Path(folder).rglob("*") if path.is_file() and path.suffix != ".jsonl"):
        result = compare(path.read_bytes())
        equal += result.equal
        unexplained += len(result.unexplained)
        for reason, detail in result.explained:
            reasons[reason] += 1
            print(f"{path}: {detail} | explained: {reason}")
        for detail in result.unexplained:
            print(f"{path}: {detail} | UNEXPLAINED")
    explained = reasons.total()
    total = equal + explained + unexplained
    for reason, count in reasons.most_common():
        print(f"{folder}: {count:4} {reason}")
    print(
        f"{folder}: {total} parts: {equal} equal ({100 * equal / max(total, 1):.2f} %), {explained} explained, "
        f"{unexplained} unexplained; equal or explained {100 * (equal + explained) / max(total, 1):.2f} %"
    )


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    for argument in sys.argv[1:]:
        measure(argument)
