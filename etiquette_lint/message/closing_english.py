"""English closings: "Best regards,", "Thanks, Patti", "Clear skies and warm regards,"."""

from etiquette_lint.language import english
from etiquette_lint.message.closing import MARKS, Closing
from etiquette_lint.message.salutation_english import any_of
from etiquette_lint.pattern import Pattern

_IGNORECASE = 2  # re.IGNORECASE, without importing re
_HEADS = frozenset(phrase.split(" ", 1)[0] for phrase in english.CLOSING_REGISTERS)
_PHRASE = Pattern(rf"({any_of(english.CLOSING_REGISTERS)})(?![\w'’])", _IGNORECASE)
_NAME_REST = Pattern(
    r"[-–—~/*\s]{0,5}([^\W\d_][\w.'’-]{0,20}(?:[ &/]{1,3}(?:\([^()\n]{1,30}\)|[^\W\d_]?[\w.'’-]{0,20})){0,3})"
    r"(?:[\s,;:-]{0,4}(?:x|ext\.?|tel\.?|ph\.?)?[-\s\d().+]{0,24})\Z",
    _IGNORECASE,
)
# A last courtesy: a closing only where a name follows or nothing else does.
_COURTESY = Pattern(
    r"(?:(?:have|enjoy) (?:a|an|your|the|yourself)\b[^.!?\n]{0,40}|"
    r"(?:thanks|thank you|many thanks|thx)"
    r"(?: (?:again|so much|very much|a lot|all|in advance|kindly|everyone|and [^.!?,\n]{1,30}))?"
    r"(?: (?:for|to)\b[^.!?\n]{1,60})?|"
    r"(?:looking|i look|we look) forward to[^.!?\n]{1,50}|(?:hope|wishing)[^.!?\n]{1,50})\s?[.!,]*\Z",
    _IGNORECASE,
)
_WISH_HEADS = frozenset(
    ("with", "best", "kind", "kindest", "warm", "warmest", "my", "our", "many", "sincere", "heartfelt", "good", "lots",
     "all", "much", "deepest", "sincerest")
)  # fmt: skip
_BREAK = Pattern(
    r"[.!?)\"…][\s.]{1,4}|\s{2,}|\s[-–—]{1,2}\s?|;\s|,\s(?=(?:thanks|regards|cheers|best|thank you)\b)", _IGNORECASE
)


def match_english(line: str) -> Closing | None:
    """Read an English line that is a closing as a whole, or a closing and a name."""
    text = line.lstrip("-–—~*_ ")
    start = len(line) - len(text)
    if text.split(" ", 1)[0].strip(MARKS).lower() in _HEADS:
        bare = text.rstrip(MARKS)
        low = bare.lower()
        if low in english.CLOSING_REGISTERS:  # nothing but the phrase and its mark
            register, curt = english.CLOSING_REGISTERS[low], low in english.CURT_CLOSINGS
            return Closing((start, start + len(bare)), len(line.rstrip()), register, None, curt)
        found = _PHRASE.match(line, start)
        closing = _with_rest(line, start, found[1], found.end()) if found else None
        if closing:
            return closing
    if line[-1] in ",!" or line[-1].isalpha():
        return _listed_nowhere(line, start)
    return None


def _with_rest(line: str, start: int, phrase: str, stop: int) -> Closing | None:
    """A known phrase, and what follows it on the line: nothing, a second phrase, or a name."""
    end = stop
    while end < len(line) and line[end] in MARKS:
        end += 1
    low = phrase.lower()
    register, curt = english.CLOSING_REGISTERS[low], low in english.CURT_CLOSINGS
    if end == len(line):
        return Closing((start, stop), len(line.rstrip()), register, None, curt)
    second = _PHRASE.match(line, end) if end > stop else None
    if second and not line[second.end() :].strip(MARKS):
        return Closing((start, second.end()), len(line.rstrip()), register, None, curt)
    named = _NAME_REST.match(line, end)
    if named is None or line[-1] in "?!" or not _is_sender(named[1], line[stop:end].strip(), len(phrase) > 4):
        return None
    mark = max(len(line[:end].rstrip(" \t-–—~(")), stop)
    return Closing((start, stop), mark, register, named.span(1), curt)


def _is_sender(name: str, mark: str, long: bool) -> bool:
    """Whether what follows a closing on its line is the sender's name: "Thanks, Patti x39106", "regards, scot"."""
    words = name.replace("&", " ").replace("/", " ").split()
    if not words or len(words) > 4 or (not mark and not words[0][0].isupper()):
        return False
    first = words[0].strip(".'’").lower()
    if first in english.GIVEN_NAMES:
        return len(words) == 1 or words[1][0].isupper() or not words[1][0].isalpha() or words[1] == "and" or "&" in name
    if first in english.NOT_NAMES or not (mark or long):
        return False
    if all(word[0].isupper() or word[0] == "(" for word in words):
        return True
    return len(words) == 1 and bool(mark) and len(first) <= 10


def _listed_nowhere(line: str, start: int) -> Closing | None:
    """ "Clear skies and warm regards,", "With heartfelt thanks": told by the last word."""
    bare = line.strip(MARKS).lower()
    if bare.rsplit(" ", 1)[-1] not in english.CLOSING_NOUNS:
        return None
    words = bare.split()
    if not 1 < len(words) <= 7 or "." in line:
        return None
    comma = line[-1] == ","
    if words[0] in _WISH_HEADS or (comma and (len(words) <= 3 or words[-1] in ("regards", "wishes", "thanks"))):
        return Closing((start, len(line.rstrip(MARKS))), len(line), "neutral")
    return None


def match_courtesy(line: str) -> bool:
    """Whether a line is a last courtesy: "Thank you for your help.", "Have a great weekend!"."""
    return len(line) <= 80 and line[:1] in "hHtTiIeElLwWmM" and _COURTESY.match(line) is not None


def match_within(tail: str) -> Closing | None:
    """Read a closing at the end of a line of prose."""
    for cut in _BREAK.finditer(tail):
        at = cut.end()
        found = match_english(tail[at:]) if at < len(tail) else None
        if found is not None:
            found.shift(at)
            return found
    return None
