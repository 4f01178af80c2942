"""The program `etiquette-lint`, also as `python -m etiquette_lint`."""

import gc
import os
import sys


def main() -> None:
    """Run the command line of this process and leave with its exit status."""
    # Judging makes many small objects and few cycles: looking for those less often saves a tenth of the time.
    gc.set_threshold(50_000, 20, 20)
    from etiquette_lint.surfaces.cli import main as run

    leave(run(sys.argv[1:]))


def leave(status: int) -> None:
    """End the process without taking it apart piece by piece, which takes longer than judging a draft."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # a pipe without a reader, a closed stream, none at all
            continue
    os._exit(status)


if __name__ == "__main__":
    main()
