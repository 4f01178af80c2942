"""Language tags as files, folders and keys bear them."""

from etiquette_lint.pattern import Pattern

# ISO 639 codes that programs are translated to; not those that are everyday words or abbreviations of other things.
_LANGUAGE = Pattern(
    r"(?:ar|bg|bn|bs|ca|cs|cy|da|de|el|en|eo|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|hy|id|is|it|ja|ka|kk|ko|lt|lv|mk|mn|ms"
    r"|nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sq|sr|sv|sw|ta|te|th|tr|ug|uk|ur|uz|vi|zh|yue|fil|cmn)"
    r"(?:[-_](?:[A-Za-z]{4}|[A-Za-z]{2,3}|419)){0,2}"
)


def is_language(name: str) -> bool:
    """Whether a name is a language tag: en, zh-CN, zh_TW, zh_Hant_TW."""
    return _LANGUAGE.fullmatch(name) is not None


def judged_language(tag: str) -> str:
    """The language the rules know for a tag; "other" for one they do not, "" for none."""
    parts = tag.replace("_", "-").lower().split("-")
    if parts[0] in ("zh", "cmn", "yue"):
        return "zh-Hant" if {"hant", "tw", "hk", "mo"}.intersection(parts) else "zh-Hans"
    return "en" if parts[0] == "en" else "other" if tag else ""
