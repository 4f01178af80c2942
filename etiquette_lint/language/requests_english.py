"""Requests and promises in English sentences.

Read in the order a person would: first blank out what only sounds like a request (offers, formulas), then look for a
polite word, a question, an imperative, a wish.
"""

from bisect import bisect

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
    OPENER_LETTERS,
    OPENING_WORDS,
    PLEASE,
    POLITE,
    POLITE_LITERALS,
    POLITE_WORDS,
    PROMISE,
    PROMISE_GATES,
    PROMISE_WORDS,
    QUESTION_OPENER,
    SEPARATORS,
    VERB_NOUNS,
    VERBS,
    VOCATIVE,
    WORD,
    WRONG_AFTER,
)

NOWHERE: frozenset[int] = frozenset()

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from etiquette_lint.pattern import Pattern


class Alarms:
    """A table of patterns (see `requests_english_wishes`), by the words that wake them."""

    __slots__ = ("_parts", "_waking", "_words")

    def __init__(self, table: tuple):
        self._parts: list[tuple] = []  # row, words that wake the row, pattern, literals of its sentence
        self._waking: dict[str, list[int]] = {}
        for row, (outer, patterns, *literals) in enumerate(table):
            parts = patterns if isinstance(patterns, tuple) else ((outer, patterns, *literals),)
            for gates, pattern, *needed in parts:
                for gate in gates:
                    self._waking.setdefault(gate, []).append(len(self._parts))
                self._parts.append((row, outer, pattern, needed))
        self._words = frozenset(self._waking)

    def awake(
        self, words: set[str], lowered: str, starts: list[int], texts: list[str]
    ) -> "dict[int, list[tuple[int, Pattern]]]":
        """By sentence, the patterns to search it for, each with the number of its row, in the order of the table."""
        woken: dict[int, list[str]] = {}
        for word in words & self._words:
            for number in self._waking[word]:
                woken.setdefault(number, []).append(word)
        found: dict[int, list[tuple[int, Pattern]]] = {}
        for number in sorted(woken):
            row, outer, pattern, needed = self._parts[number]
            if words.isdisjoint(outer) or not _has_each(lowered, needed[:1]):
                continue
            for index in _holding(lowered, starts, woken[number]):
                if not needed or _has_each(texts[index], needed):
                    found.setdefault(index, []).append((row, pattern))
        return found


def _has_each(text: str, needed: "Sequence[Sequence[str]]") -> bool:
    """Whether the text holds a literal of each group."""
    for literals in needed:
        for literal in literals:
            if literal in text:
                break
        else:
            return False
    return True


_formulas = Alarms(FORMULAS)
_wishes = Alarms(INDIRECT)


def read(string: str, sentences: list[tuple[int, int]]) -> list[Request]:
    """Return what the English `sentences` of `string` ask and promise."""
    lowered = string.lower()
    if len(lowered) != len(string):  # a letter whose small form is two characters would shift every place
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in string)
    if not string.isascii():
        lowered = lowered.replace("’", "'")
    lowered = lowered.replace("\n", " ").replace("\r", " ")
    words = set(lowered.translate(SEPARATORS).split())
    starts = [start for start, _ in sentences]
    texts = [lowered[start : min(end, start + LONGEST)] for start, end in sentences]
    formulas = _formulas.awake(words, lowered, starts, texts)
    wishes = _wishes.awake(words, lowered, starts, texts)
    polite = NOWHERE if words.isdisjoint(POLITE_WORDS) else _holding(lowered, starts, POLITE_LITERALS)
    promises = NOWHERE if words.isdisjoint(PROMISE_WORDS) else _holding(lowered, starts, PROMISE_GATES)
    found: list[Request] = []
    for index, (start, end) in enumerate(sentences):
        asked = text = texts[index]
        for _, formula in formulas.get(index, ()):
            asked = formula.sub(_blank, asked)
        cue = _find_cue(string, start, asked, wishes.get(index, ()), index in polite)
        if cue is not None:
            found.append(_request(string, text, start, end, cue))
        if index in promises and not text.endswith("?"):
            promise = PROMISE.search(text)
            if promise:
                found.append(Request(start, end, "promise", (start + promise.start(), start + promise.end())))
    return found


def _holding(lowered: str, starts: list[int], literals: "Sequence[str]") -> "AbstractSet[int]":
    """Indexes of the sentences in which one of the `literals` stands (a few more where it stands between two)."""
    found = set()
    count = len(starts)
    for literal in literals:
        at = lowered.find(literal)
        while at >= 0:
            following = bisect(starts, at)
            if following:
                found.add(following - 1)
            at = lowered.find(literal, starts[following]) if following < count else -1
    return found


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
    first = WORD.match(text)
    plain = first is not None and first[0] in NOT_NAMES and first[0] not in OPENING_WORDS
    start = 0 if plain else _after_lead(string[at : at + len(text)], text, first)
    order = None if plain else _imperative(text, start, WORD.match(text, start) if start else first)
    if order:
        return order
    match = QUESTION_OPENER.match(text, start) if text[start : start + 1] in OPENER_LETTERS else None
    if match and not asks and not NOT_ASKING.match(text):
        return match.start(), match.end(), True
    return _find_wish(text, wishes) if wishes else None


def _find_wish(text: str, wishes: "Sequence[tuple[int, Pattern]]") -> tuple[int, int, bool] | None:
    """What the first row with a match finds first, if nobody else is said to have asked it."""
    first = None
    following = [row for row, _ in wishes[1:]]
    for (row, pattern), next_row in zip(wishes, [*following, -1], strict=True):
        match = pattern.search(text)
        if match and (first is None or match.start() < first.start()):
            first = match
        if first is not None and next_row != row:
            if not REPORTED.search(text, 0, first.start()):
                return first.start(), first.end(), True
            first = None
    return None


def _blank(match) -> str:
    return " " * len(match[0])


def _after_lead(sentence: str, text: str, first) -> int:
    """Where the sentence proper begins: after "Also,", "1.", "Hi Marta,"; `first` matches the first word."""
    if first and first[0] not in LEAD_WORDS:
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


def _is_order(lowered: str, verb: str, end: int) -> bool:
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
