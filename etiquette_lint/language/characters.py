"""Facts about single Chinese characters: which script writes them, and whether the state standard lists them."""

from etiquette_lint.data import table_lines

_one_script: tuple[frozenset[str], frozenset[str]] | None = None
_general = ""


def one_script_characters() -> tuple[frozenset[str], frozenset[str]]:
    """The characters of Simplified text only and those of Traditional text only.

    From OpenCC's tables and 《通用规范汉字表》. Characters of both (后, 里, 干, 台, 着, 著, 乾, 於) are in neither.
    """
    global _one_script
    if _one_script is None:
        simplified, traditional = table_lines("one_script.txt")
        _one_script = frozenset(simplified), frozenset(traditional)
    return _one_script


def is_simplified_only(char: str) -> bool:
    return char in one_script_characters()[0]


def is_traditional_only(char: str) -> bool:
    return char in one_script_characters()[1]


def is_general_character(char: str) -> bool:
    """Whether `char`, or its Simplified form, is one of the 8,105 of 《通用规范汉字表》 (2013)."""
    global _general
    if not _general:  # searched as it is: making a set of it takes longer than a message's characters are looked up
        _general = "".join(table_lines("general_characters.txt"))
    if char in _general:
        return True
    from etiquette_lint.language.conversion import simplified_character

    return simplified_character(char) in _general
