"""Many phrases, one pass over the text.

PLACEHOLDER
"""

from etiquette_lint.language.fold import PARAGRAPH, Folded, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import Any, TypeAlias

    Key: TypeAlias = Any  # whatever a dictionary can hold as a key
    Match: TypeAlias = tuple[int, int, Key]

MOST_VARIANTS = 64
MOST_GAPS = 3
GAP_LENGTH = 12
_SENTENCE_ENDS = frozenset("!?。;" + PARAGRAPH)


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why, for the person who wrote it."""


class PhraseIndex:
    """Finds all of many phrases in folded text.

    `phrases` are pairs of a phrase and its key; several phrases may share a key. `boundary` names
    the keys whose Chinese matches must begin and end where words do. A phrase is plain text and

    - `…`: a gap of up to 12 characters that ends no sentence, at most three of them in a phrase;
    - `(a|b)`: either; `(a|)`: may be missing; `[您你]`: one of these characters; `您/你`: either;
    - `\\`: the next character stands for itself.

    A phrase is read as at most 64 variants. PhraseError is raised for one that cannot be read.
    """

    __slots__ = ("_boundary", "_entries", "_matcher")

    def __init__(self, phrases: "Iterable[tuple[str, Key]]", boundary: "Collection[Key]" = frozenset()):
        entries: dict[str, list[tuple[tuple[str, ...], int, Key]]] = {}
        for phrase, key in phrases:
            for variant in expand(phrase):
                pieces = _pieces(variant, phrase)
                anchor = max(range(len(pieces)), key=lambda index: len(pieces[index]))
                entries.setdefault(pieces[anchor], []).append((pieces, anchor, key))
        self._entries = list(entries.values())
        self._boundary = frozenset(boundary)
        self._matcher = Matcher(list(entries)) if entries else None

    def find(self, text: Folded) -> "list[Match]":
        """Every match as (start, end, key), offsets in the original text, in order of place.

        Matches of different keys may overlap; of one key the leftmost is kept, and the longest there.
        """
        if self._matcher is None:
            return []
        hits = self._matcher.find(text.string)
        if not hits:
            return []
        found = []
        for start, end, number in hits:
            entries = self._entries[number]
            if not _stands_alone(text.string, start, end):
                continue
            for pieces, anchor, key in entries:
                if len(pieces) == 1:
                    found.append((start, end, key))
                else:
                    whole = _confirm(text.string, pieces, anchor, start, end)
                    if whole is not None:
                        found.append((*whole, key))
        return self._settle(text, found)

    def _settle(self, text: Folded, found: "list[Match]") -> "list[Match]":
        if len(found) > 1:
            found.sort(key=lambda match: (match[0], -match[1]))
        reached: dict[Key, int] = {}
        kept = []
        for start, end, key in found:
            if start < reached.get(key, 0):
                continue
            if key in self._boundary and not _on_word_boundary(text.string, start, end):
                continue
            reached[key] = end
            kept.append((*text.span(start, end), key))
        return kept


class Matcher:
    """The automaton behind the index, so that another engine can take its place."""

    __slots__ = ("_automaton",)

    def __init__(self, literals: list[str]):
        from daachorse import CharwiseDoubleArrayAhoCorasick

        self._automaton = CharwiseDoubleArrayAhoCorasick(literals)

    def find(self, string: str) -> list[tuple[int, int, int]]:
        """All occurrences of all literals: (start, end, number of the literal)."""
        return self._automaton.find_overlapping(string)


def expand(phrase: str) -> list[str]:
    """The variants a phrase stands for, gaps still in them (as U+2026), escapes resolved, folded.

    >>> expand("(please|kindly) confirm")
    ['please confirm', 'kindly confirm']
    """
    if not any(mark in phrase for mark in "([\\/)]|"):
        return [fold(phrase).string.strip()]
    phrase = phrase.replace("您/你", "[您你]").replace("你/您", "[您你]")
    choices = _choices(phrase)
    variants = [""]
    for choice in choices:
        variants = [variant + option for variant in variants for option in choice]
        if len(variants) > MOST_VARIANTS:
            raise PhraseError(f"{phrase!r} stands for more than {MOST_VARIANTS} variants; split it")
    return list(dict.fromkeys(fold(variant).string.strip() for variant in variants))


def _choices(phrase: str) -> list[list[str]]:
    """The phrase as a row of alternatives, each a list of strings."""
    choices: list[list[str]] = []
    position = 0
    while position < len(phrase):
        char = phrase[position]
        if char in "([":
            end = phrase.find(")" if char == "(" else "]", position)
            inside = phrase[position + 1 : end]
            if end < 0 or not inside or "(" in inside or "[" in inside:
                raise PhraseError(f"{phrase!r} has a {char!r} that does not close, is empty or holds another")
            choices.append(inside.split("|") if char == "(" else list(inside))
            position = end + 1
        elif char in ")]":
            raise PhraseError(f"{phrase!r} has a {char!r} that nothing opened; write \\{char} for the character itself")
        elif char == "\\":
            if position + 1 == len(phrase):
                raise PhraseError(f"{phrase!r} ends with a backslash")
            choices.append([phrase[position + 1]])
            position += 2
        else:
            end = position + 1
            while end < len(phrase) and phrase[end] not in "([\\)]":
                end += 1
            choices.append([phrase[position:end]])
            position = end
    return choices


def _pieces(variant: str, phrase: str) -> tuple[str, ...]:
    if "…" not in variant:
        if not variant:
            raise PhraseError(f"{phrase!r} can be empty")
        return (variant,)
    pieces = tuple(piece.strip() for piece in variant.split("…"))
    if not all(pieces) or len(pieces) > MOST_GAPS + 1:
        raise PhraseError(f"{phrase!r} begins or ends with a gap, or has more than {MOST_GAPS}")
    return pieces


def _confirm(string: str, pieces: tuple[str, ...], anchor: int, start: int, end: int) -> tuple[int, int] | None:
    """The place of the whole phrase around its anchor, or None when a piece is missing."""
    for piece in pieces[anchor + 1 :]:
        at = _nearest_after(string, piece, end)
        if at < 0:
            return None
        end = at + len(piece)
    for piece in reversed(pieces[:anchor]):
        start = _nearest_before(string, piece, start)
        if start < 0:
            return None
    return start, end


def _nearest_after(string: str, piece: str, end: int) -> int:
    at = string.find(piece, end, end + GAP_LENGTH + len(piece))
    while at >= 0:
        if _ends_sentence(string, end, at):
            return -1
        if _stands_alone(string, at, at + len(piece)):
            return at
        at = string.find(piece, at + 1, end + GAP_LENGTH + len(piece))
    return -1


def _nearest_before(string: str, piece: str, start: int) -> int:
    low = max(start - GAP_LENGTH - len(piece), 0)
    at = string.rfind(piece, low, start)
    while at >= 0:
        if _ends_sentence(string, at + len(piece), start):
            return -1
        if _stands_alone(string, at, at + len(piece)):
            return at
        at = string.rfind(piece, low, at + len(piece) - 1)
    return -1


def _ends_sentence(string: str, start: int, end: int) -> bool:
    gap = string[start:end]
    return not _SENTENCE_ENDS.isdisjoint(gap) or ". " in gap


def _stands_alone(string: str, start: int, end: int) -> bool:
    """Whether the place begins and ends on word borders, where its first and last characters are not Chinese."""
    if start and _in_word(string[start]) and _in_word(string[start - 1]):
        return False
    if end < len(string) and _in_word(string[end - 1]):
        following = string[end]
        # "don't" holds no "don", "can't" no "can"
        return not (_in_word(following) or (following == "'" and string[end + 1 : end + 2] == "t"))
    return True


def _in_word(char: str) -> bool:
    return (char < "\u2e80" and char.isalnum()) or char == "_"


def _on_word_boundary(string: str, start: int, end: int) -> bool:
    from etiquette_lint.language.words import is_word_boundary

    return is_word_boundary(string, start, end)
