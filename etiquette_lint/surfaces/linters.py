"""Which linter judges which file: the nearest configuration, with the command line over it."""

import os

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.config import Settings, find_file, load_settings
from etiquette_lint.lint import Linter
from etiquette_lint.surfaces.environment import cache_folder, display_language, now

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from etiquette_lint.rule import Rule
    from etiquette_lint.surfaces.arguments import Values

STANDARD_INPUT = "-"


class Linters:
    """Linters by configuration file; each is made when the first of its files is judged."""

    def __init__(self, values: "Values"):
        self.values = values
        self.language = values.lang or display_language()
        self.now = moment(values.date) if values.get("date") else now()
        self.thread = read_thread(values.thread) if values.get("thread") else None
        self.filling = read_values(str(values.get("render"))) if values.get("render") else None
        self._files: dict[str, str | None] = {}  # folder -> configuration
        self._linters: dict[str | None, Linter | ConfigurationError] = {}

    def __reduce__(self):  # for worker processes that are spawned
        return Linters, (self.values,)

    def configuration(self, path: str) -> str | None:
        """The configuration file that governs a path."""
        if self.values.config:
            return self.values.config
        folder = path if os.path.isdir(path) else os.path.dirname(path)
        if folder not in self._files:
            self._files[folder] = find_file(folder or os.curdir)
        return self._files[folder]

    def for_path(self, path: str) -> Linter:
        """The linter for a file or folder; raises ConfigurationError."""
        file = self.configuration(path)
        if file not in self._linters:
            try:
                self._linters[file] = Linter(self.settings(file))
            except ConfigurationError as error:
                self._linters[file] = error
        linter = self._linters[file]
        if isinstance(linter, ConfigurationError):
            raise linter
        return linter

    def all_settings(self) -> "Iterator[Settings]":
        """The settings of every configuration in play."""
        for linter in self._linters.values():
            if isinstance(linter, Linter):
                yield linter.settings

    def rules(self) -> "Iterator[Rule]":
        """The rules of every configuration in play."""
        for settings in self.all_settings():
            yield from settings.rules.values()

    def settings(self, file: str | None) -> Settings:
        """The settings of a configuration file under the options of the command line; raises ConfigurationError."""
        settings = load_settings(file, None if self.values.get("no_cache") else cache_folder())
        override(settings, self.values)
        reading = settings.reading
        reading.now, reading.thread, reading.values = self.now, self.thread, self.filling
        return settings


def override(settings: Settings, values: "Values") -> None:
    """Put the command line over the configuration. --select begins anew, so what the file
    selects and ignores falls away with it; --extend-select and --ignore add; raises ConfigurationError."""
    chosen = {key: values.get(key) or [] for key in ("select", "extend_select", "ignore")}
    if chosen["select"]:
        settings.select, settings.extend_select, settings.ignore = list(values.select), [], []
    if chosen["extend_select"]:
        wanted = {rule.name for word in values.extend_select for rule in settings.named(word, "--extend-select")}
        ignored = [rule.name for word in settings.ignore for rule in settings.named(word, "ignore")]
        settings.ignore = [name for name in ignored if name not in wanted]
        settings.extend_select = settings.extend_select + values.extend_select
    if chosen["ignore"]:
        settings.ignore = settings.ignore + values.ignore
    for key, words in chosen.items():
        if words:
            settings.origins[key.replace("_", "-")] = "--" + key.replace("_", "-")
    for key, option in (("fail_on", "fail-on"), ("lang", "lang")):
        if values.get(key):
            settings.origins[option] = "--" + option
    settings.fail_on = str(values.get("fail_on") or settings.fail_on)
    if values.lang or "lang" not in settings.origins:
        settings.display_language = values.lang or display_language()
    settings.suppressions = not values.get("no_suppressions")
    override_reading(settings, values)
    settings.validate()


def override_reading(settings: Settings, values: "Values") -> None:
    reading = settings.reading
    reading.kind = str(values.get("kind") or reading.kind)
    if values.get("kind"):
        settings.origins["kind"] = "--kind"
    reading.subject = values.get("subject")  # type: ignore[assignment]
    reading.sender = str(values.get("from") or "") or None
    reading.to = list(values.get("to") or [])  # type: ignore[call-overload]
    reading.cc = list(values.get("cc") or [])  # type: ignore[call-overload]


class DateError(Exception):
    """--date holds no date; `value` is what it holds."""

    def __init__(self, value: str):
        super().__init__(value)
        self.value = value


def moment(value: str) -> "datetime":
    """--date as a moment: a day (taken at noon), or ISO 8601 with or without offset, or an RFC 5322 date."""
    from datetime import datetime

    try:
        parsed = datetime.fromisoformat(value.strip())
        if "T" not in value and " " not in value.strip():
            parsed = parsed.replace(hour=12)
    except ValueError:
        from email.utils import parsedate_to_datetime

        try:
            parsed = parsedate_to_datetime(value)
        except (ValueError, TypeError):
            raise DateError(value) from None
    return parsed if parsed.tzinfo else parsed.astimezone()


class ThreadError(Exception):
    """The file of --thread cannot be read; `reason` is a key of the words, or words."""

    def __init__(self, path: str, reason: str):
        super().__init__(path)
        self.path = path
        self.reason = reason


def read_thread(path: str) -> str:
    """The text of the message that is answered: its body when the file is mail; raises ThreadError."""
    from etiquette_lint.config import ReadingSettings
    from etiquette_lint.message.reading import read_messages
    from etiquette_lint.source import Unreadable, read_source

    settings = ReadingSettings()
    source = read_source(path, settings.max_size)
    if isinstance(source, Unreadable):
        raise ThreadError(path, source.reason)
    return "\n\n".join(message.body.string for message in read_messages(source, settings))


def read_values(path: str) -> dict[str, str]:
    """The file of --render: names of gaps and the texts that fill them; those of an object within get dotted names.
    Raises ConfigurationError."""
    import json

    from etiquette_lint.source import reason_of
    from etiquette_lint.words import WORDS, say

    try:
        with open(path, "rb") as file:
            content = json.loads(file.read().decode("utf-8-sig"))
    except OSError as error:
        reason = reason_of(error)
        words = say(reason, display_language()) if reason in WORDS else reason
        raise ConfigurationError("bad-unreadable", where=path, reason=words) from error
    except json.JSONDecodeError as error:
        raise ConfigurationError("bad-values-json", where=path, line=error.lineno, reason=error.msg) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise ConfigurationError("bad-values-json", where=path, line=1, reason=error) from error
    if not isinstance(content, dict):
        raise ConfigurationError("bad-values-not", where=path)
    return flat(content)


def flat(values: dict, prefix: str = "") -> dict[str, str]:
    """Names and texts; numbers as they are written in JSON, lists left out."""
    found: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            found.update(flat(value, f"{prefix}{name}."))
        elif isinstance(value, str):
            found[prefix + name] = value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found[prefix + name] = repr(value)
    return found
