"""The command line: which command, which values, and every way a run can end."""

import os
import sys

from etiquette_lint.surfaces.arguments import Command, parse_quickly
from etiquette_lint.surfaces.commands import COMMANDS, DEFAULT_COMMAND
from etiquette_lint.surfaces.environment import display_language, use_utf8
from etiquette_lint.surfaces.output import complain, silence
from etiquette_lint.words import say

INTERRUPTED = 130  # what a shell shows for a program ended by Ctrl-C
FAILED = 2
COMPLETION = "_ETIQUETTE_LINT_COMPLETE"  # set by a shell that asks for completions


def main(words: list[str]) -> int:
    """Run the command line `words` (without the program's name); returns the exit status, raises nothing."""
    use_utf8()
    try:
        return run(words)
    except KeyboardInterrupt:
        complain(say("interrupted", display_language(words)))
        return INTERRUPTED
    except BrokenPipeError:
        silence(sys.stdout)
        return FAILED
    except Exception as error:
        from etiquette_lint.judging import internal_error

        complain(internal_error("etiquette-lint", error, display_language(words)))
        return FAILED


def run(words: list[str]) -> int:
    """Parse quickly where that is certain, with click where not, and do it."""
    if COMPLETION in os.environ:
        from etiquette_lint.surfaces.clicking import complete

        return complete()
    command, rest = choose(words)
    values = parse_quickly(command, rest)
    if values is None:
        from etiquette_lint.surfaces.clicking import parse

        parsed = parse(words, command, rest)
        if isinstance(parsed, int):
            return parsed
        values = parsed
    return command.run(values)


def choose(words: list[str]) -> tuple[Command, list[str]]:
    """The command and its words; without a command's name at the front it is `check`."""
    if words and words[0] in COMMANDS:
        return COMMANDS[words[0]], words[1:]
    return COMMANDS[DEFAULT_COMMAND], words
