"""What a surface reads from its surroundings, so that the core never does: environment, terminal, clock."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import TextIO


def display_language(words: "list[str] | None" = None) -> str:
    """ "zh" or "en": --lang among the words of the command line, else the locale."""
    given = list(words or [])
    for index, word in enumerate(given):
        if word == "--":
            break
        if word.startswith("--lang="):
            return "zh" if word[7:] == "zh" else "en"
        if word == "--lang" and index + 1 < len(given):
            return "zh" if given[index + 1] == "zh" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def cache_folder() -> str | None:
    """Where compiled catalogues are kept, or None when the user has no home."""
    folder = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(folder):  # the XDG specification: a relative path is to be ignored
        home = os.path.expanduser("~")
        if not os.path.isabs(home):
            return None
        folder = os.path.join(home, ".cache")
    return os.path.join(folder, "etiquette-lint")


def wants_color(choice: str, stream: "TextIO") -> bool:
    """--color, or for "auto" what the terminal and the customs NO_COLOR and FORCE_COLOR say."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def is_terminal(stream: "TextIO | None") -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def terminal_columns() -> int:
    """Columns of the terminal, 100 where there is none."""
    try:
        return max(os.get_terminal_size(sys.stdout.fileno()).columns, 40)
    except (OSError, ValueError, AttributeError):
        return 100


def use_utf8() -> None:
    """Standard output and error in UTF-8 whatever the locale; what UTF-8 cannot hold (half a surrogate
    pair, an undecodable file name) is written as an escape, which is also what JSON wants."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def now() -> "datetime":
    """The moment of the run, in local time with its offset."""
    from datetime import datetime

    return datetime.now().astimezone().replace(microsecond=0)
