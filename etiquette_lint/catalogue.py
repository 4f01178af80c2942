"""The catalogue: rules.toml read once, its compiled form kept in a cache, a user's own tables merged over it."""

import os

from etiquette_lint import cache, kept_rules
from etiquette_lint.rule import KINDS, LANGUAGES, SEVERITIES, Rule
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

CATALOGUE = os.path.join(os.path.dirname(__file__), "rules.toml")
# What judging needs; explanations and examples are read from the catalogue when somebody asks for them.
COMPILED_KEYS = (
    "code", "severity", "kinds", "languages", "zones", "message", "variants", "options",
    "phrases", "words", "pattern", "required", "needs_words", "fix",
)  # fmt: skip
RULE_KEYS = (*(key for key in COMPILED_KEYS if key != "needs_words"), "why", "bad", "good")  # that users may write


class ConfigurationError(Exception):
    """Configuration that cannot be used; its words name file, table, key and the nearest valid word.

    `key` is one of words.WORDS and `fields` fill it; `near` is the nearest valid word, "" for none.
    """

    def __init__(self, key: str, near: str = "", /, **fields: object):
        super().__init__(key)
        self.key = key
        self.near = near
        self.fields = fields

    def words(self, language: str) -> str:
        """What is wrong, in a language of display."""
        said = say(self.key, language, **self.fields)
        return said + say("did-you-mean", language, words=repr(self.near)) if self.near else said

    def __str__(self) -> str:
        return self.words("en")

    def __reduce__(self):
        return rebuild_error, (self.key, self.near, self.fields)


def rebuild_error(key: str, near: str, fields: dict) -> ConfigurationError:
    """The error as it was before it went from one process to another."""
    return ConfigurationError(key, near, **fields)


def read_raw() -> bytes:
    """The shipped catalogue as it stands in its file."""
    with open(CATALOGUE, "rb") as file:
        return file.read()


def compiled_rules(raw: bytes, cache_folder: str | None = None) -> dict[str, Rule]:
    """Rule name -> rule of a catalogue, without explanations and examples."""
    return kept_rules.read_rules(kept_catalogue(raw, cache_folder))


def compiled_tables(raw: bytes, cache_folder: str | None = None) -> dict[str, dict]:
    """Rule name -> table of a catalogue, without explanations and examples."""
    return kept_rules.read_tables(kept_catalogue(raw, cache_folder))


def kept_catalogue(raw: bytes, cache_folder: str | None) -> bytes:
    """The rules as they are kept in `cache_folder`, keyed by the catalogue's content.

    Parsing TOML is slow in Python.
    """
    key = cache.checksum(raw) + cache.stamp(__file__, kept_rules.__file__)
    kept = cache.read(cache_folder, "rules", key)
    if kept is None or not kept_rules.is_sound(kept):
        full = parse(raw)
        tables = {name: {word: table[word] for word in COMPILED_KEYS if word in table} for name, table in full.items()}
        kept = kept_rules.write_rules(tables)
        cache.write(cache_folder, "rules", key, kept)
    return kept


def read_full_tables() -> dict[str, dict]:
    """Rule name -> whole table of the shipped catalogue."""
    return parse(read_raw())


def parse(raw: bytes) -> dict[str, dict]:
    import tomllib

    return tomllib.loads(raw.decode("utf-8"))["rule"]


def make_rules(
    tables: dict[str, dict], user_tables: dict[str, dict] | None = None, origin: str = ""
) -> dict[str, Rule]:
    """Name -> Rule, the user's tables merged over the catalogue's; raises ConfigurationError."""
    merged = {name: (table, "") for name, table in tables.items()}
    codes = {table["code"]: name for name, table in tables.items()}
    for name, table in (user_tables or {}).items():
        if name in tables:
            check_table(name, table, origin, known=tables[name])
            merged[name] = (overlay(tables[name], table), origin)
        else:
            check_table(name, table, origin)
            if table["code"] in codes:
                owner = codes[table["code"]]
                raise ConfigurationError(
                    "bad-code-taken", where=f"{origin}: [rule.{name}]", code=table["code"], owner=owner
                )
            codes[table["code"]] = name
            merged[name] = (table, origin)
    return {name: Rule(name, table, where) for name, (table, where) in merged.items()}


def overlay(table: dict, user_table: dict) -> dict:
    """The user's keys over the catalogue's; tables inside (options, messages, phrases) merge key by key."""
    result = dict(table)
    for key, value in user_table.items():
        known = result.get(key)
        result[key] = overlay(known, value) if isinstance(value, dict) and isinstance(known, dict) else value
    return result


def check_table(name: str, table: object, origin: str, known: dict | None = None) -> None:
    """Raise ConfigurationError when a user's table cannot be a rule."""
    where = f"{origin}: [rule.{name}]"
    if not isinstance(table, dict):
        raise ConfigurationError("bad-table", where=where)
    for key in table:
        if key not in RULE_KEYS:
            raise ConfigurationError("bad-key", nearest(key, RULE_KEYS), where=where, key=key)
    check_words(where, "severity", [table.get("severity", "warning")], SEVERITIES)
    check_words(where, "kinds", table.get("kinds", []), KINDS)
    check_words(where, "languages", table.get("languages", []), LANGUAGES)
    if known is None:
        for key in ("code", "message"):
            if key not in table:
                raise ConfigurationError("bad-lacks", where=where, key=key)
        if not any(key in table for key in ("phrases", "pattern", "required")):
            raise ConfigurationError("bad-lacks-words", where=where)
    else:
        for option, value in table.get("options", {}).items():
            check_option(where, option, value, known.get("options", {}))


def check_option(where: str, option: str, value: object, defaults: dict) -> None:
    if option not in defaults:
        raise ConfigurationError("bad-option", nearest(option, defaults), where=where, option=option)
    wanted = type(defaults[option])
    if type(value) is not wanted:
        names = {"wanted": wanted.__name__, "found": type(value).__name__}
        raise ConfigurationError("bad-option-type", where=where, option=option, **names)


def check_words(where: str, key: str, values: object, allowed: tuple[str, ...]) -> None:
    if not isinstance(values, list):
        raise ConfigurationError("bad-type-list", where=where, key=key)
    for value in values:
        if value not in allowed:
            raise ConfigurationError("bad-word", where=where, key=key, value=value, allowed=", ".join(allowed))


def nearest(word: str, words: "Iterable[str]") -> str:
    """The valid word that is most like this one, or ""."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(words), 1)
    return close[0] if close else ""
