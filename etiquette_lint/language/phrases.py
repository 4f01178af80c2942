"""Many phrases, one pass over the text.

Of daachorse 0.5, ahocorasick_rs 1.0 and pyahocorasick 2.3, on 3,000 phrases (CPython 3.11, two cores): 396, 222 and
66 Mchar/s of English, 162, 86 and 51 of Chinese; import and build of 1,500 phrases 4.0, 3.0 and 2.0 ms. The first is
the youngest, but only it loads a saved automaton (0.2 ms, refuses damaged bytes); `Matcher` is all that knows it.
"""

from etiquette_lint.language.fold import PARAGRAPH, Folded, fold
from etiquette_lint.language.kept_lines import KeptLines, write_lines
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    Match: TypeAlias = tuple[int, int, int]
    Entry: TypeAlias = tuple[int, tuple[str, ...], int]  # number of the phrase, its pieces, the piece searched for
    Row: TypeAlias = tuple[tuple[int, ...], tuple[Entry, ...]]  # phrases that are the literal; phrases with gaps

GAP = "\x01"  # what an unescaped "…" is read as
MOST_VARIANTS = 64
MOST_GAPS = 3
GAP_LENGTH = 12
_SYNTAX = Pattern(r"[(\[\\/)\]\0\x01]")
_SIGNATURE = b"etiquette-lint phrases 3\n"
# Of each ASCII character: 1 for those of words, 2 for the apostrophe, 0 for the rest.
_KINDS = bytes(1 if chr(code).isalnum() or code == 0x5F else 2 * (code == 0x27) for code in range(128)) + bytes(128)
_SENTENCE_ENDS = frozenset("!?。;" + PARAGRAPH)


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why, for the person who wrote it."""


class PhraseIndex:
    """Finds all of many phrases in folded text.

    A phrase is named by its number in `phrases`. It is plain text and

    - `…`: a gap of up to 12 characters that ends no sentence, at most three of them in a phrase;
    - `(a|b)`: either; `(a|)`: may be missing; `[们家]`: one of these characters; `您/你`: either of them;
    - `\\`: the next character stands for itself.

    A phrase is read as at most 64 variants. PhraseError is raised for one that cannot be read.
    """

    __slots__ = ("_count", "_matcher", "_rows")

    def __init__(self, phrases: "Sequence[str]"):
        numbers: list[int] = []
        variants: list[str] = []
        has_syntax = _SYNTAX.search
        for number, phrase in enumerate(phrases):
            spellings = expand(phrase) if has_syntax(phrase) else (phrase.replace("…", GAP),)
            variants += spellings
            numbers += [number] * len(spellings)
        self._count = len(phrases)
        entries = _entries(variants, numbers)
        self._rows: dict[int, Row] = {number: _row(row) for number, row in enumerate(entries.values())}
        self._matcher = Matcher(list(entries)) if entries else None

    def dump(self) -> bytes:
        """The index, for `load`."""
        from zlib import crc32

        rows = write_lines(_write_row(self._rows[number]) for number in range(len(self._rows)))
        content = len(rows).to_bytes(4, "big") + rows + (self._matcher.dump() if self._matcher else b"")
        return _SIGNATURE + crc32(content).to_bytes(4, "big") + content

    @classmethod
    def load(cls, data: "bytes | memoryview", count: int) -> "PhraseIndex":
        """The index of `count` phrases that `dump` wrote.

        Raises ValueError for bytes that are damaged or of another version. Bytes made with intent can
        make it find what is not there, no more.
        """
        from zlib import crc32

        start = len(_SIGNATURE) + 8
        size = int.from_bytes(data[start - 4 : start], "big")
        if (
            data[: len(_SIGNATURE)] != _SIGNATURE
            or crc32(data[start - 4 :]).to_bytes(4, "big") != data[start - 8 : start - 4]
        ):
            raise ValueError("not a phrase index of this version")
        index = cls.__new__(cls)
        index._count = count
        rows = KeptLines(data[start : start + size], lambda row: _read_row(row, count))
        index._rows = rows
        index._matcher = Matcher.load(bytes(data[start + size :])) if rows else None
        return index

    def find(self, text: Folded) -> "list[Match]":
        """Every match as (start, end, number of the phrase), offsets in the original text: in order of place, and of
        those that begin together the longest first."""
        if self._matcher is None:
            return []
        string, rows = text.string, self._rows
        found: list[tuple[int, int, tuple[int, ...]]] = []  # start, the end negative so that the longest comes first
        for start, end, number in _standing_alone(string, self._matcher.find(string)):
            phrases, gapped = rows[number]
            if phrases:
                found.append((start, -end, phrases))
            for phrase, pieces, anchor in gapped:
                whole = _confirm(string, pieces, anchor, start, end)
                if whole is not None:
                    found.append((whole[0], -whole[1], (phrase,)))
        found.sort()
        return text.originals([(start, -end, phrase) for start, end, phrases in found for phrase in phrases])


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


def _row(entries: "list[Entry]") -> "Row":
    whole = tuple(number for number, pieces, _ in entries if len(pieces) == 1)
    return whole, tuple(entry for entry in entries if len(entry[1]) > 1)


def _write_row(row: "Row") -> str:
    whole, gapped = row
    entries = ["\x1f".join((str(number), str(anchor), *pieces)) for number, pieces, anchor in gapped]
    return "\x1e".join([" ".join(map(str, whole)), *entries])


def _read_row(row: str, count: int) -> "Row":
    """The row as written, without numbers that are none of the `count` phrases."""
    numbers, *written = row.split("\x1e")
    entries = []
    for entry in written:
        number, anchor, *pieces = entry.split("\x1f")
        entries.append((int(number), tuple(pieces), int(anchor)))
    whole = tuple(number for number in map(int, numbers.split()) if number < count)
    return whole, tuple(entry for entry in entries if entry[0] < count)


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


def _standing_alone(string: str, matches: "list[Match]") -> "list[Match]":
    """The matches that begin and end on word borders. Chinese characters need none."""
    if not (string.isascii() or string.replace(PARAGRAPH, "\n").isascii()):
        return [
            match
            for match in matches
            if string[match[0]] >= "\u2e80" <= string[match[1] - 1] or _stands_alone(string, match[0], match[1])
        ]
    # `_stands_alone` written out for the text that most messages are. The byte added behind the last character stands
    # before the first one too, as index -1.
    kinds = string.encode("ascii", "replace").translate(_KINDS) + b"\0"
    return [
        (start, end, number)
        for start, end, number in matches
        if not kinds[start - 1] & kinds[start] & 1
        and not kinds[end - 1] & kinds[end] & 1
        and (kinds[end] != 2 or _stands_alone(string, start, end))
    ]


def _in_word(char: str) -> bool:
    return (char < "\u2e80" and char.isalnum()) or char == "_"
