"""What the user decides: which rules run, with which options, on what, up to which limits."""

import os

from etiquette_lint.cache import checksum, use_patterns
from etiquette_lint.catalogue import (
    ConfigurationError,
    compiled_rules,
    compiled_tables,
    make_rules,
    nearest,
    parse,
    read_raw,
)
from etiquette_lint.report import POINTS
from etiquette_lint.rule import KINDS, Rule
from etiquette_lint.source import excluded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

FILE_NAMES = ("etiquette.toml", ".etiquette.toml")
SECTION = "etiquette-lint"  # of [tool] in pyproject.toml


class ReadingSettings:
    """How files are read. `max_size` bytes of a file, `max_text` characters of a body,
    `max_depth` of nested parts, `max_parts` of a message."""

    __slots__ = (
        "kind", "now", "max_size", "max_text", "max_depth", "max_parts", "subject", "sender", "to", "cc", "thread",
        "language", "values",
    )  # fmt: skip

    def __init__(self) -> None:
        self.kind = ""
        self.now: datetime | None = None
        self.max_size = 60_000_000
        self.max_text = 20_000_000  # characters: a long novel has two million
        self.max_depth = 50
        self.max_parts = 1_000
        self.subject: str | None = None
        self.sender: str | None = None
        self.to: list[str] = []
        self.cc: list[str] = []
        self.thread: str | None = None
        self.language = ""
        self.values: dict[str, str] | None = None  # what fills the gaps of templates, by name


class PerFile:
    """A [[per-file]] table: rules that say nothing of the files that match one of the patterns, and why."""

    __slots__ = ("files", "ignore", "reason")

    def __init__(self, files: list[str], ignore: list[str], reason: str):
        self.files = files
        self.ignore = ignore
        self.reason = reason

    def matches(self, path: str, file: str | None) -> bool:
        """Whether a file is meant: by the path as given, or by its path from the folder of the configuration."""
        if excluded(path, self.files):
            return True
        if file is None:
            return False
        try:
            relative = os.path.relpath(os.path.abspath(path), os.path.dirname(os.path.abspath(file)))
        except ValueError:  # another drive
            return False
        return not relative.startswith(os.pardir) and excluded(relative, self.files)


class Settings:
    """Everything in force for a run, and for each value the file that set it (`origins`)."""

    def __init__(self, rules: dict[str, Rule]):
        self.rules = rules
        self.select: list[str] = []
        self.extend_select: list[str] = []
        self.ignore: list[str] = []
        self.per_file: list[PerFile] = []
        self.suppressions = True  # whether messages and [[per-file]] may silence findings
        self.fail_on = "warning"
        self.points = dict(POINTS)
        self.baseline = ""  # path of the baseline file
        self.display_language = "en"
        self.exclude: list[str] = []
        self.hook: dict = {}  # the table [hook], which the command of that name reads
        self.reading = ReadingSettings()
        self.origins: dict[str, str] = {}
        self.file: str | None = None
        self.cache_folder: str | None = None
        self.fingerprint = ""  # of all rules with their words, for what is cached of them
        self._chosen: dict[str, set[str]] | None = None
        self._ignored_in: dict[tuple[int, ...], frozenset[str]] = {}

    def selects(self, rule: Rule, kind: str) -> bool:
        """Whether a rule runs on this kind of message: chosen, or on by default, and not ignored."""
        if self._chosen is None:
            self._chosen = {
                name: {found.name for word in words for found in self.named(word, name)}
                for name, words in (("select", self.select), ("extend", self.extend_select), ("ignore", self.ignore))
            }
        if rule.name in self._chosen["ignore"]:
            return False
        if rule.name in self._chosen["extend"]:
            return True
        if self.select:
            return rule.name in self._chosen["select"]
        return kind in rule.kinds

    def ignored_in(self, path: str) -> frozenset[str]:
        """Names of the rules that [[per-file]] silences for a file, whose path may be the user's or absolute."""
        if not self.per_file:
            return frozenset()
        matching = tuple(index for index, entry in enumerate(self.per_file) if entry.matches(path, self.file))
        if matching not in self._ignored_in:
            words = [word for index in matching for word in self.per_file[index].ignore]
            names = frozenset(rule.name for word in words for rule in self.named(word, "per-file"))
            self._ignored_in[matching] = names
        return self._ignored_in[matching]

    def named(self, word: str, option: str) -> list[Rule]:
        """The rules a word means: a code, a name, a family, a prefix of a code, or ALL.

        Raises ConfigurationError for a word that means none.
        """
        if word in self.rules:
            return [self.rules[word]]
        upper = word.strip().upper()
        found = [rule for rule in self.rules.values() if upper == "ALL" or rule.code.startswith(upper)] if upper else []
        if not found:
            words = [*self.rules, *(rule.code for rule in self.rules.values())]
            near = nearest(upper, words) or nearest(word, words)
            raise ConfigurationError("bad-rule", near, where=option, word=word)
        return found

    def validate(self) -> None:
        """Raise ConfigurationError for the first code, name or prefix that means no rule."""
        lists = [("select", self.select), ("extend-select", self.extend_select), ("ignore", self.ignore)]
        lists += [("per-file", entry.ignore) for entry in self.per_file]
        for option, words in lists:
            origin = self.origins.get(option, "")
            where = origin if origin.startswith("--") else f"{origin}: {option}".removeprefix(": ")
            for word in words:
                self.named(word, where)


def find_file(start: str) -> str | None:
    """The configuration nearest to a file or folder, looking upward."""
    folder = os.path.abspath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return path
        path = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(path) and has_section(path):
            return path
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def has_section(path: str) -> bool:
    """Whether a pyproject.toml speaks of this tool; a cheap look before the slow TOML reader is loaded."""
    try:
        with open(path, "rb") as file:
            return b"[tool." + SECTION.encode() in file.read(1_000_000)
    except OSError:
        return False


def read_file(path: str) -> dict:
    """The tables of a configuration file; raises ConfigurationError with file and reason."""
    import tomllib

    try:
        with open(path, "rb") as file:
            tables = tomllib.load(file)
    except OSError as error:
        raise ConfigurationError("bad-unreadable", where=path, reason=error.strerror) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError("bad-toml", where=path, reason=error) from error
    if os.path.basename(path) == "pyproject.toml":
        return tables.get("tool", {}).get(SECTION, {})
    return tables


def load_settings(path: str | None = None, cache_folder: str | None = None, full: bool = False) -> Settings:
    """Settings of the shipped catalogue with a configuration file over them; raises ConfigurationError.

    With `full` the rules also know why they are and have their examples, which takes longer to read.
    """
    use_patterns(cache_folder)
    raw = read_raw()
    user = {} if path is None else read_file(path)
    own = check_type(path or "", "rule", user.get("rule", {}), dict)
    profiles = {}
    if "extends" in user:
        from etiquette_lint.profiles import chosen_profiles, with_rules

        profiles = chosen_profiles(user["extends"], raw, path or "", cache_folder)
    if own:
        from etiquette_lint.own_rules import check_own_rules

        check_own_rules(own, path or "")
    if own or profiles or full:
        tables = parse(raw) if full else compiled_tables(raw, cache_folder)
        settings = Settings(make_rules(with_rules(tables, profiles) if profiles else tables, own, path or ""))
    else:
        settings = Settings(compiled_rules(raw, cache_folder))
    settings.cache_folder = cache_folder
    settings.fingerprint = checksum(raw + repr((own, profiles)).encode() if own or profiles else raw)
    if path is None:
        return settings
    settings.file = path
    apply_all(settings, path, user, profiles)
    settings.validate()
    return settings


def apply_all(settings: Settings, path: str, user: dict, profiles: dict) -> None:
    """Put the keys of a configuration file into force, over the profiles it extends."""
    if profiles:
        from etiquette_lint.profiles import apply_profiles

        apply_profiles(settings, profiles)
    inherited = settings.select, settings.extend_select, settings.ignore
    settings.select, settings.extend_select, settings.ignore = [], [], []
    for key, value in user.items():
        if key not in ("rule", "extends", "server"):
            apply(settings, path, key, value)
    if profiles:
        from etiquette_lint.profiles import inherit

        inherit(settings, *inherited)


KEYS = {
    "select": list, "extend-select": list, "ignore": list, "exclude": list, "fail-on": str, "lang": str,
    "kind": str, "limits": dict, "per-file": list, "rule": dict, "baseline": str, "score": dict,
    "extends": object, "server": dict, "hook": dict,
}  # fmt: skip
LIMITS = ("max-size", "max-text", "max-depth", "max-parts")


def apply(settings: Settings, path: str, key: str, value: object) -> None:
    """Put one key of a configuration file into force."""
    if key not in KEYS:
        raise ConfigurationError("bad-key", nearest(key, KEYS), where=path, key=key)
    check_type(path, key, value, KEYS[key])
    settings.origins[key] = path
    if key == "limits":
        apply_limits(settings, path, value)  # type: ignore[arg-type]
    elif key == "per-file":
        settings.per_file += [read_per_file(path, entry) for entry in value]  # type: ignore[attr-defined]
    elif key == "kind":
        check_choice(path, key, value, KINDS)
        settings.reading.kind = str(value)
    elif key == "fail-on":
        check_choice(path, key, value, ("error", "warning", "info"))
        settings.fail_on = str(value)
    elif key == "baseline":
        settings.baseline = os.path.join(os.path.dirname(path), str(value))
    elif key == "hook":
        settings.hook = dict(value)  # type: ignore[call-overload]
    elif key == "score":
        apply_points(settings, path, value)  # type: ignore[arg-type]
    elif key == "lang":
        check_choice(path, key, value, ("en", "zh"))
        settings.display_language = str(value)
    else:
        for word in value:  # type: ignore[attr-defined]
            check_type(path, key, word, str)
        setattr(settings, key.replace("-", "_"), list(value))  # type: ignore[call-overload]


def read_per_file(path: str, entry: object) -> PerFile:
    """One [[per-file]] table; `files` is one pattern or a list."""
    if not isinstance(entry, dict) or set(entry) - {"files", "ignore", "reason"} or "files" not in entry:
        raise ConfigurationError("bad-per-file", where=path)
    where = f"{path}: [[per-file]]"
    files = entry["files"] if isinstance(entry["files"], list) else [entry["files"]]
    for key, words in (("files", files), ("ignore", check_type(where, "ignore", entry.get("ignore", []), list))):
        for word in words:
            check_type(where, key, word, str)
    return PerFile(files, entry.get("ignore", []), check_type(where, "reason", entry.get("reason", ""), str))


def apply_limits(settings: Settings, path: str, limits: dict) -> None:
    for name, value in limits.items():
        if name not in LIMITS:
            raise ConfigurationError("bad-key", nearest(name, LIMITS), where=f"{path}: [limits]", key=name)
        check_type(path, f"limits.{name}", value, int)
        if value < 1:
            raise ConfigurationError("bad-limit", where=f"{path}: [limits]", key=name)
        setattr(settings.reading, name.replace("-", "_"), value)


def apply_points(settings: Settings, path: str, points: dict) -> None:
    """[score]: what a finding of each severity takes from the 100 points of its message."""
    where = f"{path}: [score]"
    for severity, value in points.items():
        if severity not in POINTS:
            raise ConfigurationError("bad-key", nearest(severity, POINTS), where=where, key=severity)
        if not 0 <= check_type(path, f"score.{severity}", value, int) <= 100:
            raise ConfigurationError("bad-points", where=where, key=severity)
        settings.points[severity] = value


def check_choice(path: str, key: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ConfigurationError("bad-word", where=path, key=key, value=value, allowed=", ".join(choices))


def check_type(path: str, key: str, value: object, wanted: type):
    names = {str: "text", list: "list", dict: "table", int: "number"}
    if type(value) is not wanted:
        raise ConfigurationError("bad-type-" + names[wanted], where=path, key=key)
    return value
