"""Requests and promises in English sentences.

Read in the order a person would: first blank out what only sounds like a request (offers, formulas), then look for a
polite word, a question, an imperative, a wish.
"""

from etiquette_lint.language.alarms import LONGEST, Alarms, find_first
from etiquette_lint.language.requests import Request
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
            promise = find_first(text, promises)
            if promise:
                found.append(Request(start, end, "promise", (start + promise.start(), start + promise.end())))
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
