"""Requests and promises in English sentences.

Read in the order a person would: first blank out what only sounds like a request (offers, formulas), then look for a
polite word, a question, an imperative, a wish.
"""

from etiquette_lint.language.requests import LONGEST, Request
from etiquette_lint.language.requests_english_words import (
    BARE,
    CLAUSE_OPENERS,
    FINITE,
    FOLLOWERS,
    FORMULAS,
    INDIRECT,
    LEAD,
    LEAD_WORDS,
    NOT_ASKING,
    NOT_NAMES,
    OPENER_LETTERS,
    OPENING_WORDS,
    PLEASE,
    POLITE,
    POLITE_WORDS,
    PROMISE,
    PROMISE_GATES,
    PROMISE_WORDS,
    QUESTION_OPENER,
    REPORTED,
    SEPARATORS,
    VERB_NOUNS,
    VERBS,
    VOCATIVE,
    WORD,
    WRONG_AFTER,
)

# Where the words that wake a pattern are common, or parts of others, a sentence must hold one of these besides.
NARROWER: dict[tuple[str, ...], tuple[str, ...]] = {
    FORMULAS[0][0]: ("if ", "should ", "case ", "when ", "whenever ", "feel free", "hesitate"),
    FORMULAS[1][0]: ("if ", "should "),
    FORMULAS[3][0]: ("unsubscribe", "add ", "adding ", "if you ", "to ensure", "to make sure", "to guarantee",
                     "trouble ", "cannot ", "can't ", "unable to "),
    FORMULAS[4][0]: ("if ",),
    INDIRECT[0][0]: (" me", " us"),
}  # fmt: skip
NOWHERE: frozenset[int] = frozenset()


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
    formulas = _awake(FORMULAS, words, lowered, starts)
    indirect = _awake(INDIRECT, words, lowered, starts)
    polite = _holding(lowered, starts, ("please", "pl", "kindly")) if not words.isdisjoint(POLITE_WORDS) else NOWHERE
    promises = _holding(lowered, starts, PROMISE_GATES) if not words.isdisjoint(PROMISE_WORDS) else NOWHERE
    found: list[Request] = []
    for index, (start, end) in enumerate(sentences):
        text = lowered[start : min(end, start + LONGEST)]
        asked = text
        for where, formula in formulas:
            if index in where:
                asked = formula.sub(_blank, asked)
        here = [pattern for where, pattern in indirect if index in where] if indirect else indirect
        cue = _find_cue(string, start, asked, here, index in polite)
        if cue is not None:
            found.append(_request(string, text, start, end, cue))
        if index in promises:
            promise = PROMISE.search(text)
            if promise and not text.endswith("?"):
                found.append(Request(start, end, "promise", (start + promise.start(), start + promise.end())))
    return found


def _awake(table, words: set[str], lowered: str, starts: list[int]) -> list:
    """The patterns of `table` whose words the text holds, each with the indexes of the sentences to search."""
    awake = []
    for gates, pattern in table:
        if words.isdisjoint(gates):
            continue
        where = _holding(lowered, starts, gates)
        if gates in NARROWER:
            where &= _holding(lowered, starts, NARROWER[gates])
        if where:
            awake.append((where, pattern))
    return awake


def _holding(lowered: str, starts: list[int], gates: tuple[str, ...]) -> set[int]:
    """Indexes of the sentences in which one of the `gates` stands (a few more where it stands between two)."""
    from bisect import bisect

    found = set()
    count = len(starts)
    for gate in gates:
        at = lowered.find(gate)
        while at >= 0:
            following = bisect(starts, at)
            found.add(following - 1)
            at = lowered.find(gate, starts[following]) if following < count else -1
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


def _find_cue(string: str, at: int, text: str, indirect: list, polite: bool) -> tuple[int, int, bool] | None:
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
    order = None if plain else _imperative(text, start)
    if order:
        return order
    match = QUESTION_OPENER.match(text, start) if text[start : start + 1] in OPENER_LETTERS else None
    if match and not asks and not NOT_ASKING.match(text):
        return match.start(), match.end(), True
    for pattern in indirect:
        match = pattern.search(text)
        if match and not REPORTED.search(text, 0, match.start()):
            return match.start(), match.end(), True
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


def _imperative(text: str, start: int) -> tuple[int, int, bool] | None:
    """An order at the head of the sentence, or after the clause that opens it ("If you agree, sign …")."""
    match = WORD.match(text, start)
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
