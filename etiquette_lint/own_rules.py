"""Whether a user's own rule tables hold what rules can be made of: types of values, patterns, phrases.

The catalogue is held together by tests; what users write is checked when it is read.
"""

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.rule import LANGUAGES

TYPES: dict[str, type | tuple[type, ...]] = {
    "code": str, "severity": str, "fix": str, "pattern": str,
    "kinds": list, "languages": list, "zones": list, "bad": list, "good": list,
    "message": dict, "variants": dict, "why": dict, "options": dict, "phrases": dict, "words": dict, "required": dict,
}  # fmt: skip
TYPE_NAMES: dict[object, str] = {str: "text", list: "list", dict: "table"}


def check_own_rules(tables: dict, origin: str) -> None:
    """Raise ConfigurationError for the first table that no rule can be made of."""
    for name, table in tables.items():
        where = f"{origin}: [rule.{name}]"
        if not isinstance(table, dict):
            raise ConfigurationError("bad-table", where=where)
        for key, value in table.items():
            wanted = TYPES.get(key)
            if wanted and type(value) is not wanted:
                raise ConfigurationError("bad-type-" + TYPE_NAMES[wanted], where=where, key=key)
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
        raise ConfigurationError("bad-no-language", where=where, key=key)
    for language, text in words.items():
        if not isinstance(text, str):
            raise ConfigurationError("bad-type-text", where=where, key=f"{key}.{language}")


def check_languages(where: str, key: str, languages: object) -> None:
    """Words by language: a list, or a table of words and what to write instead."""
    if not isinstance(languages, dict):
        raise ConfigurationError("bad-type-table", where=where, key=key)
    for language, words in languages.items():
        if language not in LANGUAGES:
            raise ConfigurationError("bad-word", where=where, key=key, value=language, allowed=", ".join(LANGUAGES))
        allowed = (list,) if key == "required" else (list, dict)
        if not isinstance(words, allowed):
            wanted = "bad-type-list" if key == "required" else "bad-type-words"
            raise ConfigurationError(wanted, where=where, key=f"{key}.{language}")
        replacements = words.values() if isinstance(words, dict) else ()
        for word in (*words, *replacements):
            if not isinstance(word, str):
                raise ConfigurationError("bad-no-text", where=where, key=f"{key}.{language}", word=word)
        for word in words:
            check_phrase(where, f"{key}.{language}", word)


def check_phrase(where: str, key: str, phrase: str) -> None:
    from etiquette_lint.language.phrases import PhraseError, expand

    try:
        expand(phrase)
    except PhraseError as error:
        raise ConfigurationError("bad-phrase", where=where, key=key, reason=error) from error


def check_pattern(where: str, pattern: str | None) -> None:
    import re

    try:
        re.compile(pattern or "")
    except (re.error, OverflowError, RecursionError) as error:
        raise ConfigurationError("bad-phrase", where=where, key="pattern", reason=error) from error
