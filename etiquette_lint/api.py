"""The public Python API: judge and read text without files. Import it from `etiquette_lint`."""

from etiquette_lint.config import Settings, find_file, load_settings
from etiquette_lint.inspect import message_fields
from etiquette_lint.lint import Linter
from etiquette_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from etiquette_lint.diagnostic import Diagnostic


def lint(text: str | bytes, **context) -> "list[Diagnostic]":
    """The diagnostics of a message: a raw mail, a ticket, a template or a bare body, as text or bytes.

    Context, all optional, is `settings_for`'s; text that is no message gives LNT001, never an exception.

    >>> [found.code for found in lint("Subject: ?\\n\\nDear Ms Reed,\\n\\nDone.\\n", select=["SUB001"])]
    []
    """
    settings, name = settings_for(**context)
    return Linter(settings).lint(Source(name, as_bytes(text)))


def inspect(text: str | bytes, **context) -> list[dict]:
    """How the messages of a text are read: the fields of `etiquette-lint inspect --format jsonl`."""
    from etiquette_lint.message.reading import read_messages

    settings, name = settings_for(**context)
    return [message_fields(message, name) for message in read_messages(Source(name, as_bytes(text)), settings.reading)]


def as_bytes(text: str | bytes) -> bytes:
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text


def settings_for(
    *,
    path: str = "<text>",
    config: str | None = None,
    kind: str = "",
    language: str = "en",
    select: "list[str] | None" = None,
    extend_select: "list[str] | None" = None,
    ignore: "list[str] | None" = None,
    now: "datetime | None" = None,
    subject: str | None = None,
    sender: str | None = None,
    to: "list[str] | None" = None,
    cc: "list[str] | None" = None,
    thread: str | None = None,
    cache_folder: str | None = None,
) -> tuple[Settings, str]:
    """Settings for one text, and its name; raises ConfigurationError.

    `path` names the text in diagnostics; its extension helps to tell what it is, and when it is a real path the
    nearest configuration file counts, unless `config` names one. `language` is that of the words shown, "en" or
    "zh". `now` is the moment it is written where it bears no date; it should know its offset. `subject`, `sender`,
    `to`, `cc` and `thread` (the message it answers) tell of a bare body what mail would say.
    """
    file = config or (find_file(path) if path != "<text>" else None)
    settings = load_settings(file, cache_folder)
    settings.display_language = language
    if select is not None:
        settings.select, settings.extend_select, settings.ignore = list(select), [], []
    settings.extend_select += extend_select or []
    settings.ignore += ignore or []
    settings.validate()
    reading = settings.reading
    reading.kind = kind or reading.kind
    reading.now, reading.subject, reading.sender, reading.thread = now, subject, sender, thread
    reading.to, reading.cc = list(to or []), list(cc or [])
    return settings, path
