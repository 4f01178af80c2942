"""The program `etiquette-lint`, also as `python -m etiquette_lint`."""

import sys


def main() -> int:
    """Run the command line of this process; returns the exit status."""
    from etiquette_lint.surfaces.cli import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
