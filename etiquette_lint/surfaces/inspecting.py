"""The command `inspect`: show how messages are read."""

import sys

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.inspect import message_fields, readable
from etiquette_lint.judging import internal_error
from etiquette_lint.source import Unreadable
from etiquette_lint.surfaces.checking import (
    CLEAN,
    FAILED,
    Found,
    conclude_skipped,
    make_linters,
    open_source,
    reason_words,
)
from etiquette_lint.surfaces.environment import display_language, wants_color
from etiquette_lint.surfaces.linters import Linters
from etiquette_lint.surfaces.output import complain, open_output, write
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.surfaces.arguments import Values


def inspect(values: "Values") -> int:
    """Show the reading of what the operands name; returns the exit status."""
    language = values.lang or display_language()
    linters = make_linters(values, language)
    output = open_output(values.output, language) if linters else None
    if linters is None or output is None:
        return FAILED
    color = wants_color(values.color, output)
    found = Found(values, linters, language)
    failures: list[str] = []
    write(inspect_all(found, linters, values.format, color, failures), output)
    if output is not sys.stdout:
        output.close()
    conclude_skipped(found, values.verbose, language)
    return FAILED if failures else CLEAN


def inspect_all(found: Found, linters: Linters, format: str, color: bool, failures: list[str]) -> "Iterator[str]":
    """The readings one after another; what could not be read is said on standard error and put into `failures`."""
    for item in found.work:
        try:
            yield from inspect_path(item, linters, found, format, color, failures)
        except ConfigurationError as error:
            fail(error.words(found.language), failures)
        except Exception as error:
            fail(internal_error(item if isinstance(item, str) else item.name, error, found.language), failures)


def inspect_path(
    item: "str | Unreadable", linters: Linters, found: Found, format: str, color: bool, failures: list[str]
) -> "Iterator[str]":
    from etiquette_lint.message.reading import read_messages

    opened = open_source(item, linters, found.language)
    if isinstance(opened, Unreadable):
        reason = reason_words(opened.reason, found.language)
        fail(say("unreadable", found.language, path=opened.name, reason=reason), failures)
        return
    linter, source = opened
    for message in read_messages(source, linter.settings.reading):
        if format == "jsonl":
            import json

            yield json.dumps(message_fields(message, source.name), ensure_ascii=False) + "\n"
        else:
            if message.index or item != found.work[0]:
                yield "\n"
            yield from readable(message, source.name, found.language, color)


def fail(words: str, failures: list[str]) -> None:
    if words not in failures:
        complain(words)
    failures.append(words)
