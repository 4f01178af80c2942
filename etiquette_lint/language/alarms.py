"""Which sentences are worth a pattern: those that hold its words. Found for all patterns in one pass."""

from etiquette_lint.language.phrases import Matcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from etiquette_lint.pattern import Pattern

LONGEST = 1200  # characters of a sentence that are read; a longer one is a table or a list of names


class Alarms:
    """Patterns by the words that wake them.

    A table is a sequence of rows: the words that wake a pattern, the pattern, and any number of tuples of which the
    sentence must hold one literal each. In the place of its pattern a row may have a tuple of such rows.

    One pass tells which of all these words stand in which sentence; which patterns those wake is worked out once for
    every set of words that is met. Sets are numbers here, with a bit for each word.
    """

    __slots__ = ("_bits", "_count", "_matcher", "_parts", "_woken")

    def __init__(self, *tables: "Sequence[tuple]"):
        self._count = len(tables)
        self._bits: list[tuple[int, bool]] = []  # of each literal its bit, and whether it must stand alone
        numbers: dict[str, int] = {}

        def bits(literals: "Sequence[str]", alone: bool) -> int:
            found = 0
            for literal in literals:
                if literal not in numbers:
                    numbers[literal] = len(self._bits)
                    self._bits.append((1 << len(self._bits), literal[0] < "\u2e80" and literal[0].isalnum()))
                number = numbers[literal]
                bit, always = self._bits[number]
                self._bits[number] = bit, always and alone
                found |= bit
            return found

        self._parts: list[tuple[int, int, Pattern, tuple[int, ...]]] = []  # table, row, pattern, sets it needs one of
        for table, rows in enumerate(tables):
            for row, (outer, patterns, *literals) in enumerate(rows):
                parts = patterns if isinstance(patterns, tuple) else ((outer, patterns, *literals),)
                for gates, pattern, *needed in parts:
                    sets = (bits(outer, True), bits(gates, True), *(bits(group, False) for group in needed))
                    self._parts.append((table, row, pattern, sets))
        self._matcher = Matcher(list(numbers))
        self._woken: dict[int, tuple[list[tuple[int, Pattern]], ...]] = {}

    def awake(
        self, lowered: str, sentences: "Sequence[tuple[int, int]]"
    ) -> "dict[int, tuple[list[tuple[int, Pattern]], ...]]":
        """By sentence that wakes any: for each table the patterns to search it for, with the number of their row."""
        sets: list[tuple[int, int]] = []
        bits, last, count = self._bits, len(lowered), len(sentences)
        index = words = 0
        low, high = sentences[0]
        limit = min(high, low + LONGEST)
        for start, end, number in self._matcher.find(lowered):  # in order of their ends
            if end > high:
                sets.append((index, words))
                while end > high and index + 1 < count:
                    index += 1
                    low, high = sentences[index]
                words, limit = 0, min(high, low + LONGEST)
            bit, alone = bits[number]
            if words & bit or start < low or end > limit:
                continue
            if alone and ((start and lowered[start - 1].isalnum()) or (end < last and lowered[end].isalnum())):
                continue
            words |= bit
        sets.append((index, words))
        woken = self._woken
        found = {}
        for index, words in sets:
            patterns = woken.get(words)
            if patterns is None:
                patterns = self._wake(words)
                if len(woken) < 20_000:  # hostile text must not fill the memory
                    woken[words] = patterns
            if patterns:
                found[index] = patterns
        return found

    def _wake(self, words: int) -> "tuple[list[tuple[int, Pattern]], ...]":
        found: tuple[list[tuple[int, Pattern]], ...] = tuple([] for _ in range(self._count))
        for table, row, pattern, sets in self._parts:
            if all(words & needed for needed in sets):
                found[table].append((row, pattern))
        return found if any(found) else ()


def find_first(text: str, patterns: "Iterable[tuple[int, Pattern]]"):
    """The match of any of the patterns that begins first, or None."""
    matches = [match for _, pattern in patterns if (match := pattern.search(text))]
    return min(matches, key=lambda match: match.start(), default=None)
