"""English salutations: with an opening ("Dear Ms Chen,", "Hi Tom - …") and without ("Tom,", "Tom, I looked at it")."""

from etiquette_lint.language import english
from etiquette_lint.message.salutation import Salutation
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from re import Match

_IGNORECASE = 2  # re.IGNORECASE, without importing re


def any_of(words: "Iterable[str]") -> str:
    """The source of a pattern that matches one of `words`, the longest that fits."""
    escaped = (word.replace(".", "\\.").replace("(", "\\(").replace(")", "\\)") for word in words)
    return "|".join(sorted(escaped, key=len, reverse=True))


_NAME = r"(?:[^\W\d_]\.|[^\W\d_][\w'’.-]{0,30}[^\W_]|[^\W\d_])"
_TITLE = r"(?:(?:mr|mrs|ms|mx|dr|prof|rev|hon|capt|lt|col|messrs|st|jr|sr)\.?|sir|madam|professor|doctor|miss)"
OPENING = Pattern(rf"({any_of(english.OPENINGS)})(?![A-Za-z0-9_'’])(?!-\w)", _IGNORECASE)
_AGAIN = Pattern(r"\s{0,2}(?:and\s|&\s)?(dear|hi|hello)(?=\s)", _IGNORECASE)
_GREETING = Pattern(rf"(?:{any_of(english.GREETING_LINES)})[ \t]?(?:[,.!]+(?=\s|\Z)|\Z)", _IGNORECASE)
_GREETING_HEADS = frozenset(words[:2] for words in english.GREETING_LINES)
_USUAL = Pattern(r"(Dear|Hi|Hello|Hey)(?: [A-Z][\w'’-]{0,30}\.?){1,3},\Z")
# Names, titles and the words that join them, as far as a delimiter.
_ADDRESSEES = Pattern(
    rf"[ \t]{{0,3}}((?:(?:{_TITLE}(?![\w'’])|{_NAME}|[&/+]|\([^()\n]{{1,20}}\)|\"[^\"\n]{{1,20}}\")"
    r"(?:[ \t]{0,3}/[ \t]{0,3}|[ \t]{1,3}|,[ \t]{1,2}(?=and\b|&))?){1,12})",
    _IGNORECASE,
)
_DELIMITER = Pattern(r"[ \t]{0,3}(?:[,:;!?。，：！]+|\.(?:\.+)?(?=\s|\Z)|[-–—]{1,3}(?=[\s\w]|\Z)|…|\Z)")
_FIRST_NAME = Pattern(rf"{_NAME}(?:[ \t]{_NAME})?")
_NAMES = Pattern(
    rf"(?:(?:Mrs?|Ms|Mx|Dr|Prof)\.?[ \t])?{_NAME}(?:[ \t]{_NAME}){{0,2}}"
    rf"(?:(?:,[ \t]?|[ \t]?[&/+][ \t]?|,?[ \t](?:and|und|et)[ \t]){_NAME}(?:[ \t]{_NAME})?){{0,8}}"
)
_INLINE_DELIMITER = Pattern(r"(?:,|:|;|[ \t]?-{1,3}(?=[ \w])|[ \t]?[–—]|\.{2,4}|!)[ \t]*")
_INTERJECTION = Pattern(
    r"(?:sorry|thanks|thank you|ok|okay|yes|no|yep|nope|sure|congrats|congratulations|great|well|no problem|done|"
    r"agreed|right)[, ]\s?(?=[A-Z])",
    _IGNORECASE,
)
_UNDECIDED = Pattern(any_of(english.UNDECIDED), _IGNORECASE)
_SPLIT = Pattern(r"[ \t]*(?:,|&|/|\+|\band\b|\bor\b|;)[ \t]*")
_JOINERS = ("and", "&", "/", "+")
_SMALL = ("and", "or", "the", "my", "our", "there", "again", "to", "of", "et", "at", "dear", "from", "you")
_HALF_OPENINGS = frozenset(
    ("morning", "afternoon", "evening", "welcome", "attention", "attn", "yo", "sup", "greetings")
)
# How a sentence goes on after the name of the one it speaks to.
_words = str.split
_ADDRESSING = frozenset(
    _words(
        "please pls plz can could would will here here's thanks thank thx attached enclosed i i'm i've i'll we we're "
        "we've do did does are is was were had have has any what when where how why who let per you your this these "
        "that that's there it it's it'd as if just sorry for in on see good great yes no okay ok need hope hi fyi re "
        "congratulations should shall regarding so also"
    )
)
_NARRATING = frozenset(("as", "in", "for", "on", "it", "is", "was", "are", "has", "had", "this", "were", "who"))
_TALKING = Pattern(
    r"(?:please|pls|can (?:you|we|i)|could (?:you|we|i)|would (?:you|it)|will you|here(?:'s| is| are| it)|attached|"
    r"do (?:you|we)|did you|are (?:you|we)|have you|let me|let's|i |i'm|i've|i'll|thanks|thank you|what do|"
    r"how (?:are|about|do)|where (?:are|do)|any)\b",
    _IGNORECASE,
)


def greeting_end(line: str) -> int:
    """Where the English greeting ends that a line begins with, or 0."""
    match = _GREETING.match(line) if line[:2].lower() in _GREETING_HEADS else None
    return match.end() if match else 0


def match_english(line: str, following: str, strict: bool) -> Salutation | None:
    """Read an English salutation; see `salutation.match_salutation`."""
    usual = _USUAL.match(line)
    if usual:
        found = Salutation(usual[1].lower(), 0, len(line))
        found.words = usual.span(1)
        _take_people(found, line, usual.end(1) + 1, len(line) - 1)
        return found
    opening = OPENING.match(line)
    if opening:
        return _with_others(line, _opened(line, opening))
    if not line[:1].isalpha():
        return None
    return _named(line, following, strict) or (None if strict else _interjected(line, following))


def _with_others(line: str, found: Salutation | None) -> Salutation | None:
    """ "Dear Finn, dear Wendy,": each reader called by an opening of their own."""
    for _ in range(8):
        again = _AGAIN.match(line, found.end) if found is not None else None
        other = _opened(line, again) if again else None
        if found is None or again is None or other is None or other.kind != found.kind or other.end < len(line):
            break
        found.end, found.group = other.end, True
        found.names += other.names
    return found


def _opened(line: str, opening: "Match[str]") -> Salutation | None:
    """ "Dear Ms Chen,", "Hi Tom - …", "Hello everyone! …", "Hey, …"."""
    word, at = opening[1].lower(), opening.end()
    found = Salutation(english.OPENINGS[word], 0, at)
    found.words = opening.span(1)
    gap = line[at : at + 3]
    names = _ADDRESSEES.match(line, at + len(gap) - len(gap.lstrip(", :")))
    if names:
        delimiter = _DELIMITER.match(line, names.end(1))
        words = names[1].split()
        apart = "," in gap or (":" in gap and found.kind != "to-whom")
        if word in _HALF_OPENINGS and not _half_opened(words, delimiter):
            return None
        if delimiter and (delimiter.end() > names.end(1) or delimiter.end() == len(line)):
            if len(words) <= 12 if found.kind == "dear" else len(words) <= 6 and _are_people(words, apart):
                found.end = delimiter.end()
                _take_people(found, line, *names.span(1))
                return found
        first = words[0].strip(".,'’").lower()
        if not apart and (first in english.GIVEN_NAMES or first in english.GROUPS or first == "there"):
            found.end = names.start(1) + len(words[0])
            _take_people(found, line, names.start(1), found.end)
            return found
    return _unaddressed(line, found, word, at)


def _unaddressed(line: str, found: Salutation, word: str, at: int) -> Salutation | None:
    """ "Hi,", "Good morning!", "To whom it may concern:", "Hey how are you?"."""
    alone = _DELIMITER.match(line, at)
    if found.kind == "to-whom" or (alone and found.kind != "dear" and (alone.end() > at or at == len(line))):
        found.end = alone.end() if alone else at
        found.impersonal = found.kind == "to-whom"
        return found
    if found.kind in ("hi", "hello", "hey") and line[at : at + 1] == " " and word not in _HALF_OPENINGS:
        return found
    return None


def _half_opened(words: list[str], delimiter: "Match[str] | None") -> bool:
    """ "Morning Tom," greets, "Morning Session" does not."""
    first = words[0].strip(".,'’").lower()
    known = first in english.GIVEN_NAMES or first in english.GROUPS
    return delimiter is not None and (known or delimiter[0].strip() in (",", "!"))


def _are_people(words: list[str], apart: bool) -> bool:
    """Whether the words between an opening and a delimiter are people: capitalised, known, or a group."""
    for word in words:
        bare = word.strip(".,()'’/&+\"")
        low = bare.lower()
        if not bare or low in _SMALL or low in english.GIVEN_NAMES or low in english.GROUPS:
            continue
        if low in english.HONORIFICS or low in english.GROUP_NOUNS:
            continue
        stop = low in english.NOT_NAMES
        if (apart and stop) or (not bare[0].isupper() and (stop or apart or len(words) > 2)):
            return False
    return True


def _take_people(found: Salutation, line: str, start: int, end: int) -> None:
    """Find names, honorific and group in `line[start:end]`."""
    text = line[start:end].rstrip(" ,-–—")
    low = " ".join(text.lower().split())
    if low in ("", "there"):
        return
    undecided = _UNDECIDED.match(text) if "/" in text or "(" in text or " or " in low else None
    found.undecided = undecided is not None
    found.impersonal = (
        low in english.IMPERSONAL or low.removeprefix("our ").removeprefix("valued ") in english.IMPERSONAL
    )
    if found.impersonal:
        found.names.append((start, start + len(text)))
        found.group = low.split()[-1] in english.GROUPS
        return
    if undecided:
        found.honorific = (start, start + undecided.end())
        rest = text[undecided.end() :]
        if rest.strip(" .)"):
            found.names.append((start + len(text) - len(rest.lstrip(" .)")), start + len(text)))
        return
    at = 0
    for cut in [*_SPLIT.finditer(text), None] if _may_join(low) else (None,):
        stop = cut.start() if cut else len(text)
        _take_person(found, text, start, at, stop)
        at = cut.end() if cut else stop
    words = low.replace(",", " ").split()
    grouped = words[0] in english.GROUPS or words[-1] in english.GROUPS or words[-1] in english.GROUP_NOUNS
    found.group = grouped or len(found.names) > 1


def _may_join(low: str) -> bool:
    """A cheap look: whether a text in lower case may name several."""
    return "," in low or "and" in low or "or" in low or "&" in low or "/" in low or "+" in low or ";" in low


def _take_person(found: Salutation, text: str, base: int, start: int, stop: int) -> None:
    """One name, behind its honorifics; `text` stands at `base` in the line."""
    begin = start
    while begin < stop and text[begin].isspace():
        begin += 1
    while True:
        word = text[begin:stop].split(" ", 1)[0]
        if word.strip(".").lower() not in english.HONORIFICS or (begin + len(word) >= stop and found.names):
            break
        found.honorific = found.honorific or (base + begin, base + begin + len(word))
        begin += len(word)
        begin += len(text[begin:stop]) - len(text[begin:stop].lstrip())
    if begin < stop:
        found.names.append((base + begin, base + stop))


# Without an opening


def _named(line: str, following: str, strict: bool) -> Salutation | None:
    """A name that stands alone ("Tom,", "Tom") or opens the first sentence ("Tom, I looked at it")."""
    names = _NAMES.match(line)
    if not names:
        return None
    words = names[0].replace(",", " ").split()
    first = words[0].strip(".'’").lower()
    known = first in english.GIVEN_NAMES or first in english.GROUPS or first.rstrip(".") in english.HONORIFICS
    if not known and (first in english.NOT_NAMES or first.endswith("ly")):
        return None
    proper = line[0].isupper() and (not line[:4].isupper() or len(words[0]) < 4)
    mark = line[names.end() :].strip()
    end = len(line)
    if mark in (",", ":", ";", "-", "--", ",,", ".", "...", "–", "—", "!", "，", "："):
        capital = all(word[0].isupper() or word in _JOINERS for word in words)
        accepted = len(words) <= 8 and (known or (capital and mark not in (".", "!")))
        if mark == ":" and not known and (len(words) > 2 or line.isupper() or strict):
            return None
    elif not mark:
        accepted = bool(following) and proper and len(words) <= 3 and (known or len(words) == 1)
        accepted = accepted and words[-1].lower() not in english.NOT_NAMES
    else:
        end = _inline_end(line, names, words, known, proper)
        accepted = end > 0
    if not accepted:
        return None
    found = Salutation("name", 0, end)
    _take_people(found, line, 0, min(end, names.end()))
    return found


def _inline_end(line: str, names: "Match[str]", words: list[str], known: bool, proper: bool) -> int:
    """Where an inline salutation ends, or 0 when the sentence is about the name rather than to it."""
    head, comma, more = names[0].partition(",")
    second = more.split(None, 1)[0].lower() if comma and more.strip() else ""
    if second in _ADDRESSING or (known and second in english.NOT_NAMES):  # "Tom, I looked": the names swallowed the "I"
        people = len(head.split()) <= 4 and all(word[0].isupper() or word in _JOINERS for word in head.split())
        return len(head) + 1 if people and (known or proper) else 0
    delimiter = _INLINE_DELIMITER.match(line, names.end())
    if delimiter is None:
        if second and known and len(head.split()) <= 2:  # "Mary, Acme Canada has"
            return len(head) + 1
        return _unmarked_end(line, names, words) if known else 0
    following = line[delimiter.end() :].lstrip().split(" ", 1)[0].strip(".,!?").lower()
    if known and line[0].isupper():
        accepted = len(words) <= 6 and following not in ("who", "which", "whose", "jr", "inc", "and", "or")
    elif not proper:
        accepted = False
    elif delimiter[0].strip() == ":":
        accepted = len(words) == 1 and following in _ADDRESSING
    else:
        accepted = len(words) <= 2 and following in _ADDRESSING and following not in _NARRATING
    return len(line[: delimiter.end()].rstrip()) if accepted else 0


def _unmarked_end(line: str, names: "Match[str]", words: list[str]) -> int:
    """The end of the names in "Brian here it is", "Marcus and Ed can we talk"."""
    cut = next((at for at, word in enumerate(words) if word.lower() in _ADDRESSING), 0)
    if cut and words[cut - 1] not in _JOINERS and all(word[0].isupper() or word in _JOINERS for word in words[:cut]):
        at = line.find(words[cut], len(words[0]))
        if _TALKING.match(line, at):
            return len(line[:at].rstrip())
    talks = len(words) <= 4 and words[-1] not in _JOINERS and _TALKING.match(line, names.end() + 1)
    return names.end() if talks else 0


def _interjected(line: str, following: str) -> Salutation | None:
    """ "Sorry Tom, I meant the other one"; "Thanks Tom," above the rest."""
    opening = _INTERJECTION.match(line)
    name = _FIRST_NAME.match(line, opening.end()) if opening else None
    delimiter = _DELIMITER.match(line, name.end()) if name else None
    if not name or not delimiter:
        return None
    first = name[0].split()[0].strip(",.").lower()
    if first in english.NOT_NAMES or first in _ADDRESSING:
        return None
    if delimiter.end() == len(line):
        accepted = bool(following) and " " not in name[0]
    else:
        accepted = delimiter[0].strip() in (",", "-", "--", "!") and first in english.GIVEN_NAMES
    if not accepted:
        return None
    found = Salutation("name", 0, len(line[: delimiter.end()].rstrip()))
    _take_people(found, line, name.start(), name.end())
    return found
