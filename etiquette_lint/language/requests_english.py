"""Requests and promises in English sentences.

Read in the order a person would: first blank out what only sounds like a request (offers, formulas), then look for a
polite word, a question, an imperative, a wish.
"""

from etiquette_lint.language.phrases import Matcher
from etiquette_lint.language.requests import LONGEST, Request
from etiquette_lint.language.requests_english_wishes import INDIRECT, REPORTED
from etiquette_lint.language.requests_english_words import (
    BARE,
    CLAUSE_OPENERS,
    FINITE,
    FOLLOWERS,
    FORMULAS,
    LEAD,
    LEAD_WORDS,
    NOT_ASKING,
    NOT_NAMES,
    OPENING_WORDS,
    PLEASE,
    POLITE,
    POLITE_LITERALS,
    PROMISES,
    QUESTION_OPENER,
    QUESTION_WORDS,
    VERB_NOUNS,
    VERBS,
    VOCATIVE,
    WORD,
    WRONG_AFTER,
)
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Alarms:
    """Patterns by the words that wake them: rows of tables such as those of `requests_english_wishes`.

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
                    self._bits.append((1 << len(self._bits), literal[0].isalnum()))
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


_alarms = Alarms(FORMULAS, INDIRECT, ((POLITE_LITERALS, PLEASE, POLITE_LITERALS),), PROMISES)


def read(string: str, sentences: list[tuple[int, int]]) -> list[Request]:
    """Return what the English `sentences` of `string` ask and promise."""
    lowered = string.lower()
    if len(lowered) != len(string):  # a letter whose small form is two characters would shift every place
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in string)
    if not string.isascii():
        lowered = lowered.replace("’", "'")
    lowered = lowered.replace("\n", " ").replace("\r", " ")
    awake = _alarms.awake(lowered, sentences)
    found: list[Request] = []
    for index, (start, end) in enumerate(sentences):
        text = lowered[start:end] if end - start <= LONGEST else lowered[start : start + LONGEST]
        woken = awake.get(index)
        if woken is None:
            cue = _find_cue(string, start, text, (), False)
        else:
            formulas, wishes, polite, promises = woken
            asked = text
            for _, formula in formulas:
                asked = formula.sub(_blank, asked)
            cue = _find_cue(string, start, asked, wishes, bool(polite))
        if cue is not None:
            found.append(_request(string, text, start, end, cue))
        if woken is not None and promises and not text.endswith("?"):
            promise = _first(text, promises)
            if promise:
                found.append(Request(start, end, "promise", (start + promise.start(), start + promise.end())))
    return found


def _first(text: str, patterns: "Sequence[tuple[int, Pattern]]"):
    """The match of any of the patterns that begins first."""
    matches = [match for _, pattern in patterns if (match := pattern.search(text))]
    return min(matches, key=lambda match: match.start(), default=None)


def _request(string: str, text: str, start: int, end: int, cue: tuple[int, int, bool]) -> Request:
    first, last, indirect = cue
    addressee = "reader"
    if string[start].isupper() or string[start] == "@":
        called = VOCATIVE.match(string, start, end)
        if called and called.end() < end and called["name"].lower() not in NOT_NAMES:
            addressee = called["name"]
    softened = POLITE.search(text) is not None
    has_object = BARE.fullmatch(text) is None
    return Request(start, end, "request", (start + first, start + last), addressee, softened, indirect, has_object)


def _find_cue(
    string: str, at: int, text: str, wishes: "Sequence[tuple[int, Pattern]]", polite: bool
) -> tuple[int, int, bool] | None:
    """The words that ask, as (start, end, indirect), or None. `text` is the sentence at `at` in small letters."""
    if polite:
        match = PLEASE.search(text)
        if match:
            return match.start(), match.end(), False
    asks = "?" in text[-4:]
    if asks and not NOT_ASKING.match(text) and text[:-1].strip():
        return max(0, len(text) - 1), len(text), True
    match = WORD.match(text)
    first = match[0] if match else ""
    start = 0
    if first not in NOT_NAMES or first in OPENING_WORDS:
        start = _after_lead(string[at : at + len(text)], text, first)
        if start:
            match = WORD.match(text, start)
            first = match[0] if match else ""
        order = _imperative(text, start, match)
        if order:
            return order
    if first in QUESTION_WORDS and not asks:
        match = QUESTION_OPENER.match(text, start)
        if match and not NOT_ASKING.match(text):
            return match.start(), match.end(), True
    return _find_wish(text, wishes) if wishes else None


def _find_wish(text: str, wishes: "Sequence[tuple[int, Pattern]]") -> tuple[int, int, bool] | None:
    """What the first row with a match finds first, if nobody else is said to have asked it."""
    last_row, first = -1, None
    for row, pattern in wishes:
        if first is not None and row != last_row and not REPORTED.search(text, 0, first.start()):
            break
        match = pattern.search(text)
        if row != last_row:
            last_row, first = row, match
        elif match and (first is None or match.start() < first.start()):
            first = match
    if first is None or REPORTED.search(text, 0, first.start()):
        return None
    return first.start(), first.end(), True


def _blank(match) -> str:
    return " " * len(match[0])


def _after_lead(sentence: str, text: str, first: str) -> int:
    """Where the sentence proper begins: after "Also,", "1.", "Hi Marta,"; `first` is its first word, if it is one."""
    if first and first not in LEAD_WORDS:
        start = 0
        head = text[:40]
        if not ("," in head or ":" in head or " -" in head or " –" in head or " you" in head):
            return 0
    else:
        lead = LEAD.match(text)
        start = lead.end() if lead else 0
    called = VOCATIVE.match(sentence, start)
    if called and called["name"].lower() not in NOT_NAMES:
        return called.end()
    return start


def _imperative(text: str, start: int, match) -> tuple[int, int, bool] | None:
    """An order at the head of the sentence, where `match` is a word, or after the clause that opens it ("If you
    agree, sign …")."""
    if match is None:
        return None
    if _is_order(text, match[0], match.end()):
        return match.start(), match.end(), False
    if match[0] in CLAUSE_OPENERS:
        at = start
        for _ in range(3):
            at = text.find(",", at) + 1
            if not at:
                break
            lead = LEAD.match(text, at + 1)
            match = WORD.match(text, lead.end() if lead else at + 1)
            if match and _is_order(text, match[0], match.end()):
                return match.start(), match.end(), False
    return None


# "Have the form on my desk by Friday."
HAVE_DONE = Pattern(
    r" (?:the|it|this|that|these|those|your|a|all)\b[^.?!]{0,60}?\b(?:on my desk|in my (?:inbox|hands)|ready|done"
    r"|finished|back|sent|with me|signed|delivered)\b"
)


def _is_order(lowered: str, verb: str, end: int) -> bool:
    if verb == "have":
        return HAVE_DONE.match(lowered, end) is not None
    both = verb in VERB_NOUNS
    if not both and verb not in VERBS:
        return False
    begin = end - len(verb)
    if WRONG_AFTER.match(lowered, begin):
        return False
    rest = lowered[end : end + 40].lstrip()
    following = rest.split(None, 1)[0].strip(".,;:!()\"'") if rest else ""
    if following in FOLLOWERS or following[:1].isdigit():
        return not (both and following in ("one", "two"))  # "block two" is a name
    if verb == "be":
        return following in ("careful", "ready", "prepared", "aware", "on", "patient")
    if not rest or rest[0] in ".,!;:":
        return not both and len(verb) > 2
    return not both and not FINITE.match(rest)
