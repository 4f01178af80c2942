"""Where the words of a run go: the report to standard output or a file, all else to standard error."""

import os
import sys

from etiquette_lint.formats.terminal import harmless
from etiquette_lint.surfaces.environment import is_terminal
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

PROGRAM = "etiquette-lint"
PATIENCE = 2.0  # seconds of silence before the progress is shown
PACE = 0.1  # seconds between two showings


def complain(words: str) -> None:
    """Say something on standard error, each line with the program's name before it."""
    try:
        for line in words.split("\n"):
            print(f"{PROGRAM}: {harmless(line)}", file=sys.stderr)
    except OSError:  # nobody listens
        pass


def open_output(path: str, language: str) -> "TextIO | None":
    """The stream for the report, or None after saying why there is none."""
    if not path or path == "-":
        return sys.stdout
    try:
        return open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        complain(say("cannot-write", language, path=path, reason=reason))
        return None


def write(pieces: "Iterable[str]", stream: "TextIO") -> None:
    """Write as the pieces come. A reader that has gone (`| head`) ends the writing, not in an error."""
    try:
        for piece in pieces:
            stream.write(piece)
        stream.flush()
    except BrokenPipeError:
        silence(stream)


def silence(stream: "TextIO") -> None:
    """Send what is still to be flushed at exit to nowhere; otherwise the interpreter complains of the broken pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Progress:
    """A counter on the terminal's last line, shown when a run takes its time."""

    def __init__(self, total: int, language: str):
        self.total = total
        self.language = language
        self.done = 0
        self.width = 0  # columns to wipe
        self.active = total > 1 and is_terminal(sys.stderr)
        if self.active:
            from time import monotonic

            self.clock = monotonic
            self.next = monotonic() + PATIENCE

    def step(self) -> None:
        self.done += 1
        if not self.active or (moment := self.clock()) < self.next:
            return
        self.next = moment + PACE
        words = say("progress", self.language, done=self.done, total=self.total)
        self.width = 2 * len(words)
        sys.stderr.write(f"\r{words}")
        sys.stderr.flush()

    def clear(self) -> None:
        if self.width:
            sys.stderr.write("\r" + " " * self.width + "\r")
            sys.stderr.flush()
            self.width = 0
