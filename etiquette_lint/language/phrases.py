"""Many phrases, one pass over the text.

Of daachorse 0.5, ahocorasick_rs 1.0 and pyahocorasick 2.3, on 3,000 phrases (CPython 3.11, two cores): 396, 222 and
66 Mchar/s of English, 162, 86 and 51 of Chinese; import and build of 1,500 phrases 4.0, 3.0 and 2.0 ms. The first is
the youngest, but only it loads a saved automaton (0.2 ms, refuses damaged bytes); `Matcher` is all that knows it.
"""

from etiquette_lint.language.fold import PARAGRAPH, Folded, fold
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from typing import Any, TypeAlias

    Key: TypeAlias = Any  # whatever a dictionary can hold as a key
    Match: TypeAlias = tuple[int, int, Key]
    Entry: TypeAlias = tuple[int, tuple[str, ...], int]  # number of the phrase, its pieces, the piece searched for

GAP = "\x01"  # what an unescaped "…" is read as
MOST_VARIANTS = 64
MOST_GAPS = 3
GAP_LENGTH = 12
_SYNTAX = Pattern(r"[(\[\\/)\]\0\x01]")
_SIGNATURE = b"etiquette-lint phrases 1\n"
_SENTENCE_ENDS = frozenset("!?。;" + PARAGRAPH)


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why, for the person who wrote it."""


class PhraseIndex:
    """Finds all of many phrases in folded text.

    `phrases` are pairs of a phrase and its key; several phrases may share a key. `boundary` names
    the keys whose Chinese matches must begin and end where words do. A phrase is plain text and

    - `…`: a gap of up to 12 characters that ends no sentence, at most three of them in a phrase;
    - `(a|b)`: either; `(a|)`: may be missing; `[们家]`: one of these characters; `您/你`: either of them;
    - `\\`: the next character stands for itself.

    A phrase is read as at most 64 variants. PhraseError is raised for one that cannot be read.
    """

    __slots__ = ("_boundary", "_entries", "_keys", "_matcher")

    def __init__(self, phrases: "Iterable[tuple[str, Key]]", boundary: "Collection[Key]" = frozenset()):
        phrases = list(phrases)
        numbers: list[int] = []
        variants: list[str] = []
        has_syntax = _SYNTAX.search
        for number, (phrase, _) in enumerate(phrases):
            spellings = expand(phrase) if has_syntax(phrase) else (phrase.replace("…", GAP),)
            variants += spellings
            numbers += [number] * len(spellings)
        self._keys: list[Key] = [key for _, key in phrases]
        self._boundary = frozenset(boundary)
        entries = _entries(variants, numbers)
        self._entries: list[list[Entry] | str] = list(entries.values())
        self._matcher = Matcher(list(entries)) if entries else None

    def dump(self) -> bytes:
        """The index without its keys, for `load`."""
        from zlib import crc32

        rows = "\n".join(_write_entries(self._at(number)) for number in range(len(self._entries))).encode()
        content = len(rows).to_bytes(4, "big") + rows + (self._matcher.dump() if self._matcher else b"")
        return _SIGNATURE + crc32(content).to_bytes(4, "big") + content

    @classmethod
    def load(cls, data: bytes, keys: "Sequence[Key]", boundary: "Collection[Key]" = frozenset()) -> "PhraseIndex":
        """The index that `dump` wrote; `keys` are those of its phrases, in the same order.

        Raises ValueError for bytes that are damaged or of another version. Bytes made with intent can
        make it find what is not there, no more.
        """
        from zlib import crc32

        start = len(_SIGNATURE) + 8
        size = int.from_bytes(data[start - 4 : start], "big")
        if (
            not data.startswith(_SIGNATURE)
            or crc32(data[start - 4 :]).to_bytes(4, "big") != data[start - 8 : start - 4]
        ):
            raise ValueError("not a phrase index of this version")
        index = cls.__new__(cls)
        index._keys = list(keys)
        index._boundary = frozenset(boundary)
        rows = data[start : start + size].decode()
        index._entries = list(rows.split("\n")) if rows else []
        index._matcher = Matcher.load(data[start + size :]) if rows else None
        return index

    def _at(self, number: int) -> "list[Entry]":
        """The phrases that hang on a literal; a loaded row is read when it is first hit."""
        if number >= len(self._entries):
            return []
        entries = self._entries[number]
        if isinstance(entries, str):
            entries = [entry for entry in _read_entries(entries) if entry[0] < len(self._keys)]
            self._entries[number] = entries
        return entries

    def find(self, text: Folded) -> "list[Match]":
        """Every match as (start, end, key), offsets in the original text, in order of place.

        Matches of different keys may overlap; of one key the leftmost is kept, and the longest there.
        """
        if self._matcher is None:
            return []
        string = text.string
        matches = self._matcher.find(string)
        ascii_only = string.replace(PARAGRAPH, "\n")
        if ascii_only.isascii():
            matches = _words_of_ascii(ascii_only, matches)
        else:
            matches = [  # Chinese characters need no word borders; most matches in Chinese text begin and end with them
                match
                for match in matches
                if string[match[0]] >= "\u2e80" <= string[match[1] - 1] or _stands_alone(string, match[0], match[1])
            ]
        found: list[tuple[int, int, int]] = []  # start, the end negative so that the longest comes first, phrase
        entries_of = self._at
        for start, end, number in matches:
            for phrase, pieces, anchor in entries_of(number):
                if len(pieces) == 1:
                    found.append((start, -end, phrase))
                else:
                    whole = _confirm(string, pieces, anchor, start, end)
                    if whole is not None:
                        found.append((whole[0], -whole[1], phrase))
        return self._settle(text, found) if found else []

    def _settle(self, text: Folded, found: list[tuple[int, int, int]]) -> "list[Match]":
        found.sort()
        keys, boundary, span = self._keys, self._boundary, text.span
        reached: dict[Key, int] = {}
        kept = []
        at, place = (-1, 0), (0, 0)  # one phrase is often of several keys
        for start, minus_end, phrase in found:
            key = keys[phrase]
            if start < reached.get(key, 0):
                continue
            if boundary and key in boundary and not _on_word_boundary(text.string, start, -minus_end):
                continue
            reached[key] = -minus_end
            if at != (start, minus_end):
                at, place = (start, minus_end), span(start, -minus_end)
            kept.append((*place, key))
        return kept


def _entries(variants: list[str], numbers: list[int]) -> "dict[str, list[Entry]]":
    """What to search for, and the phrases that hang on it: of a phrase with gaps its longest piece."""
    entries: dict[str, list[Entry]] = {}
    folded = fold("\0".join(variants)).string.split("\0") if variants else []  # one long text folds fastest
    for number, variant, spelling in zip(numbers, folded, variants, strict=True):
        pieces: tuple[str, ...] = (variant.strip(),)
        anchor = 0
        if GAP in variant:
            pieces = tuple(piece.strip() for piece in variant.split(GAP))
            if len(pieces) > MOST_GAPS + 1:
                raise PhraseError(f"{spelling.replace(GAP, '…')!r} has more than {MOST_GAPS} gaps")
            anchor = max(range(len(pieces)), key=lambda index: len(pieces[index]))
        if not all(pieces):
            raise PhraseError(f"{spelling.replace(GAP, '…')!r} is empty, or has a gap at its edge")
        known = entries.setdefault(pieces[anchor], [])
        if not known or (number, pieces, anchor) not in known:
            known.append((number, pieces, anchor))
    return entries


class Matcher:
    """The automaton behind the index, so that another engine can take its place."""

    __slots__ = ("_automaton",)

    def __init__(self, literals: list[str]):
        from daachorse import CharwiseDoubleArrayAhoCorasick

        self._automaton = CharwiseDoubleArrayAhoCorasick(literals)

    def find(self, string: str) -> list[tuple[int, int, int]]:
        """All occurrences of all literals: (start, end, number of the literal)."""
        return self._automaton.find_overlapping(string)

    def dump(self) -> bytes:
        return self._automaton.serialize()

    @classmethod
    def load(cls, data: bytes) -> "Matcher":
        """Raises ValueError for bytes that are no sound automaton."""
        from daachorse import CharwiseDoubleArrayAhoCorasick

        matcher = cls.__new__(cls)
        matcher._automaton = CharwiseDoubleArrayAhoCorasick.deserialize(data)
        return matcher


def _write_entries(entries: "list[Entry]") -> str:
    return "\x1e".join("\x1f".join((str(number), str(anchor), *pieces)) for number, pieces, anchor in entries)


def _read_entries(row: str) -> "Iterator[Entry]":
    for entry in row.split("\x1e"):
        number, anchor, *pieces = entry.split("\x1f")
        yield int(number), tuple(pieces), int(anchor)


def expand(phrase: str) -> list[str]:
    """The variants a phrase stands for, escapes resolved, gaps marked by `GAP`.

    >>> expand("(please|kindly) confirm")
    ['please confirm', 'kindly confirm']
    """
    variants = [""]
    for choice in _choices(phrase):
        variants = [variant + option for variant in variants for option in choice]
        if len(variants) > MOST_VARIANTS:
            raise PhraseError(f"{phrase!r} stands for more than {MOST_VARIANTS} variants; split it")
    if "您/你" in phrase:
        variants = [variant.replace("您/你", you) for variant in variants for you in "您你"]
    return list(dict.fromkeys(variants))


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
            choices.append(inside.replace("…", GAP).split("|") if char == "(" else list(inside))
            position = end + 1
        elif char in ")]\0\x01":
            raise PhraseError(f"{phrase!r} has a {char!r} that nothing opened")
        elif char == "\\":
            if position + 1 == len(phrase):
                raise PhraseError(f"{phrase!r} ends with a backslash")
            choices.append([phrase[position + 1]])
            position += 2
        else:
            end = position + 1
            while end < len(phrase) and phrase[end] not in "([\\)]\0\x01":
                end += 1
            choices.append([phrase[position:end].replace("…", GAP)])
            position = end
    return choices


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


def _words_of_ascii(string: str, matches: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The matches that stand alone; `_stands_alone` written out for the text that most messages are."""
    string += " "
    return [
        match
        for match in matches
        if not (string[match[1]].isalnum() and string[match[1] - 1].isalnum())
        and not (match[0] and string[match[0] - 1].isalnum() and string[match[0]].isalnum())
        and (
            (string[match[1]] not in "'_" and string[match[0] - 1] != "_") or _stands_alone(string, match[0], match[1])
        )
    ]


def _in_word(char: str) -> bool:
    return (char < "\u2e80" and char.isalnum()) or char == "_"


def _on_word_boundary(string: str, start: int, end: int) -> bool:
    from etiquette_lint.language.words import is_word_boundary

    return is_word_boundary(string, start, end)
