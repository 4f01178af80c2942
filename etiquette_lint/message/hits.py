"""The words of rules that stand in a message."""

from etiquette_lint.message.text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from etiquette_lint.message.text import Layer

    Group: TypeAlias = tuple[str, str]  # a rule's name, and which of its groups of words
    Place: TypeAlias = tuple[Layer, int, int, str, str]  # layer, start, end, replacement and its language


class Hit:
    """A phrase of a rule found in the message: where, and the words the rule would put there ("" for none)."""

    __slots__ = ("text", "replacement")

    def __init__(self, text: Text, replacement: str):
        self.text = text
        self.replacement = replacement

    def __repr__(self) -> str:
        return f"Hit({str(self.text)!r}, {self.replacement!r})"


class Hits:
    """Where the words of rules stand, by group of words. Most are common words whose rule never asks for them, so only
    their places are noted, and hits made of them for the rule that asks. `language` is the message's."""

    __slots__ = ("language", "places", "_made")

    def __init__(self, language: str):
        self.language = language
        self.places: dict[Group, list[Place]] = {}
        self._made: dict[Group, list[Hit]] = {}

    def rules(self) -> set[str]:
        """Names of the rules that have a word in the message."""
        return {rule for rule, _ in self.places}

    def of(self, group: "Group") -> list[Hit]:
        """The hits of a group, in order of the text: the subject's, then the body's."""
        if group not in self.places:
            return []
        made = self._made.get(group)
        if made is None:
            made = self._made[group] = [
                Hit(Text(layer, start, end), self._write(replacement, language, layer, start) if replacement else "")
                for layer, start, end, replacement, language in self.places[group]
            ]
        return made

    def _write(self, replacement: str, language: str, layer: "Layer", start: int) -> str:
        """A replacement in the script of the message, capitalised where the words it replaces are."""
        if language == "zh-Hans" and self.language == "zh-Hant":
            from etiquette_lint.language.conversion import to_traditional

            return to_traditional(replacement)
        if replacement[0].islower() and layer.string[start : start + 1].isupper():
            return replacement[0].upper() + replacement[1:]
        return replacement
