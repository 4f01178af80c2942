"""Whether a user's own rule tables hold what rules can be made of: types of values, patterns, phrases.

The catalogue is held together by tests; what users write is checked when it is read.
"""

from etiquette_lint.catalogue import ConfigurationError, nearest
from etiquette_lint.rule import LANGUAGES

TYPES: dict[str, type | tuple[type, ...]] = {
    "code": str, "severity": str, "fix": str, "pattern": str,
    "kinds": list, "languages": list, "zones": list, "bad": list, "good": list,
    "message": dict, "variants": dict, "why": dict, "options": dict, "phrases": dict, "words": dict, "required": dict,
}  # fmt: skip
TYPE_NAMES = {str: "text", list: "a list", dict: "a table"}


def check_own_rules(tables: dict, origin: str) -> None:
    """Raise ConfigurationError for the first table that no rule can be made of."""
    for name, table in tables.items():
        where = f"{origin}: [rule.{name}]"
        if not isinstance(table, dict):
            raise ConfigurationError(f"{where} must be a table")
        for key, value in table.items():
            wanted = TYPES.get(key)
            if wanted and type(value) is not wanted:
                raise ConfigurationError(f"{where}: {key!r} must be {TYPE_NAMES[wanted]}")  # type: ignore[index]
        for key in ("message", "why"):
            check_display_words(where, key, table)
        for key in ("phrases", "required"):
            check_languages(where, key, table.get(key, {}))
        for group, languages in table.get("words", {}).items():
            check_languages(where, f"words.{group}", languages)
        check_pattern(where, table.get("pattern"))


def check_display_words(where: str, key: str, table: dict) -> None:
    """A message or reason says its words in one language of display at least."""
    if key not in table:
        return
    words = table[key]
    if not any(language in words for language in ("en", "zh")):
        raise ConfigurationError(f"{where}: {key!r} needs {key}.en or {key}.zh")
    for language, text in words.items():
        if not isinstance(text, str):
            raise ConfigurationError(f"{where}: '{key}.{language}' must be text")


def check_languages(where: str, key: str, languages: object) -> None:
    """Words by language: a list, or a table of words and what to write instead."""
    if not isinstance(languages, dict):
        raise ConfigurationError(f"{where}: {key!r} must be a table")
    for language, words in languages.items():
        if language not in LANGUAGES:
            hint = nearest(language, LANGUAGES) or f"; there are {', '.join(LANGUAGES)}"
            raise ConfigurationError(f"{where}: {key}: unknown language {language!r}{hint}")
        allowed = (list,) if key == "required" else (list, dict)
        if not isinstance(words, allowed):
            kinds = " or ".join(TYPE_NAMES[kind] for kind in allowed)
            raise ConfigurationError(f"{where}: '{key}.{language}' must be {kinds}")
        replacements = words.values() if isinstance(words, dict) else ()
        for word in (*words, *replacements):
            if not isinstance(word, str):
                raise ConfigurationError(f"{where}: '{key}.{language}' holds {word!r}, which is no text")
        for word in words:
            check_phrase(where, f"{key}.{language}", word)


def check_phrase(where: str, key: str, phrase: str) -> None:
    from etiquette_lint.language.phrases import PhraseError, expand

    try:
        expand(phrase)
    except PhraseError as error:
        raise ConfigurationError(f"{where}: {key}: {error}") from error


def check_pattern(where: str, pattern: str | None) -> None:
    import re

    try:
        re.compile(pattern or "")
    except (re.error, OverflowError, RecursionError) as error:
        raise ConfigurationError(f"{where}: pattern: {error}") from error
