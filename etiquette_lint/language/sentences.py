"""Where sentences begin and end, in English, Chinese and mixtures of both.

A scanner, not a model: one expression stops at every mark that may end a sentence, and a few
questions about its neighbours decide. Mail adds what prose does not have: lines wrapped by the
mail client at 65 to 78 columns (RFC 3676, RFC 5322 section 2.1.1), salutations and list lines
that end without a stop, addresses and file names full of dots.
"""

from etiquette_lint.pattern import Pattern

# A stop or a line break. The leading class lets the search skip to the next candidate at full speed;
# dots inside words ("3.5", "example.com") fail the lookahead.
_STOP = Pattern(
    r"""[.!?。！？；…｡\r\n](?:(?<=[\r\n])\s*|(?<!\.)(?<![\r\n])[。！？；…｡.!?]*+[\])}"'”’»」』）】》〉]*+"""
    r"""|(?<=\.)(?![0-9A-Za-z])[.!?…]*+[\])}"'”’»」』）】》〉]*+)"""
)
_LIST_MARKER = Pattern(
    r"(?:[-*+•·◦▪■●○►–—]\s|[(（\[]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)）\]]\s|\d{1,3}[、)）]"
    r"|[(（]?[一二三四五六七八九十]{1,3}[、)）]|[①-⑳])"
)
_ENUMERATOR = Pattern(r"[(（\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never the last word of a sentence: a name, a number or an example follows.
_LEADING = _set(
    "mr mrs ms mx dr prof rev hon capt col gen lt sgt fr messrs st mt e.g i.e eg ie cf vs viz approx est "
    "fig figs eq sec sect vol ed eds pp par art tel ext attn dept fwd"
)
# Abbreviates a number only when a number follows; else an ordinary word.
_BEFORE_DIGIT = _set("no nos p pp ch art jan feb mar apr jun jul aug sep sept oct nov dec ext room rm bldg ref ver v")
# May stand inside a sentence or end one: decided by the word that follows.
_EITHER = _set(
    "a.m p.m am pm etc al inc ltd co corp llc u.s u.k e.u u.n u.s.a jr sr ph.d b.a m.a b.sc m.sc d.c bros dept govt "
    "mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd"
)
# Words that, capitalised, open a sentence far more often than they go on with a name.
_OPENERS = _set(
    "a all also although an and any are as at be because before both but by can could did do does each either for from "
    "had has have having he her here his how however i i'd i'll i'm i've if in is it it's its just kindly last let "
    "let's like many may meanwhile more most much my neither next no not nothing now of on once one only or other our "
    "perhaps please re she should since so some sorry such thank thanks that that's the their them then there these "
    "they this those though to unfortunately until was we we'd we'll we're we've were what when where whether which "
    "while who why will with would yes yet you you'll your you're"
)
_ABBREVIATIONS = _LEADING | _BEFORE_DIGIT | _EITHER
_LONGEST_ABBREVIATION = 7  # letters, and one more
_WIDE_LINE = 58  # columns; a line that the next word would have carried past this was wrapped, not ended
_CLOSERS = "])}\"'”’»」』）】》〉"


def find_sentences(string: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the sentences of `string[start:end]` as (start, end) offsets into `string`, white space trimmed.

    A list marker belongs to the sentence it opens. Salutations, headings and list lines count as
    sentences though they have no stop.
    """
    end = len(string) if end is None else end
    sentences: list[tuple[int, int]] = []
    begin = line_start = start
    for match in _STOP.finditer(string, start, end):
        at, after = match.span()
        mark = string[at]
        if mark == ".":
            plain = after == at + 1 and after < end and string[after] in " \n"
            if plain and at - begin > _LONGEST_ABBREVIATION and string[at - _LONGEST_ABBREVIATION : at].isalpha():
                pass  # a word longer than any abbreviation
            elif not _ends_with_dot(string, begin, at, after, end):
                continue
        elif mark in "\r\n":
            ends = _ends_line(string, line_start, at, after, end)
            line_start = after
            if not ends:
                continue
        elif mark in "!?" and after < end and string[after] < "\u2e80" and not string[after].isspace():
            continue  # "example.com/?a=b", "Yahoo!-like"
        first = begin + 1 if string[begin] == " " else begin
        if mark not in "\r\n" and after - first > 3 and not string[first].isspace():
            sentences.append((first, after))  # nothing to trim
        else:
            _append(sentences, string, begin, after)
        begin = after
    if begin < end:
        _append(sentences, string, begin, end)
    return sentences


def _append(sentences: list[tuple[int, int]], string: str, start: int, end: int) -> None:
    piece = string[start:end]
    trimmed = piece.strip()
    if not trimmed:
        return
    first = start if piece[0] == trimmed[0] else start + len(piece) - len(piece.lstrip())
    if len(trimmed) < 4 and sentences and not any(map(str.isalnum, trimmed)):
        if "\n" not in string[sentences[-1][1] : first]:  # a closing mark or a smiley set apart by a space
            first = sentences.pop()[0]
            sentences.append((first, start + len(piece.rstrip())))
            return
    sentences.append((first, first + len(trimmed)))


def _ends_line(string: str, line_start: int, at: int, after: int, end: int) -> bool:
    """Whether the line break `string[at:after]` ends a sentence, rather than being white space inside one."""
    if after >= end:
        return True
    gap = string[at:after]
    breaks = gap.count("\n") or gap.count("\r")
    if breaks > 1 or at == line_start:
        return True
    line = string[line_start:at].rstrip()
    following = string[after : after + 24].split(None, 1)
    width = _columns(line)
    if following and following[0].isascii():
        width += 1 + len(following[0])
    if width < _WIDE_LINE and not (width > 36 and string[after].islower()):
        return True
    return _LIST_MARKER.match(string, after, end) is not None


def _columns(line: str) -> int:
    """Display width: a Han character takes three bytes of UTF-8 and two columns."""
    return len(line) if line.isascii() else (len(line) + len(line.encode("utf-8", "surrogatepass"))) // 2


def _ends_with_dot(string: str, begin: int, at: int, after: int, end: int) -> bool:
    """Whether the dot at `at` ends a sentence that began at `begin` or later."""
    if after >= end:
        return True
    following = string[after]
    if not following.isspace():  # a file name, ".net", "1.。"; after Chinese a dot serves as a full stop
        before = string[at - 1] if at > begin else ""
        return following >= "\u2e80" and following not in "，。、；：）" and (before >= "\u2e80" or before.isalpha())
    if after - at > 1 and string[at + 1] in ".…":  # an ellipsis ends a sentence only before a capital or a line break
        next_letter = string[after : after + 8].lstrip(" \t")[:1]
        return not next_letter.islower()
    if string[at + 1 : after].strip(_CLOSERS + "."):
        return True
    word = string[max(begin, at - 8) : at].rsplit(None, 1)
    lowered = word[-1].lstrip("([{\"'“‘").lower() if word else ""
    if lowered not in _ABBREVIATIONS and not (len(lowered) < 5 and _ENUMERATOR.fullmatch(lowered)):
        return bool(lowered)
    if _ENUMERATOR.fullmatch(word[-1]) and at - begin < 8 and not string[begin : at - len(word[-1])].strip():
        return False  # "1." that opens a line is a list marker
    if lowered in _LEADING:
        return False
    rest = string[after : after + 24].split(None, 1)
    successor = rest[0].lstrip("([{\"'“‘") if rest else ""
    if lowered in _BEFORE_DIGIT and successor[:1].isdigit():
        return False
    initial = len(lowered) == 1 and lowered.isalpha() and string[at - 1].isupper() and lowered != "i"
    if initial or lowered in _EITHER:
        if not successor or successor[0].isdigit() or successor[0].islower():
            return not successor
        return successor.rstrip(",.:;!?").lower().replace("’", "'") in _OPENERS or "\n\n" in string[after : after + 4]
    return True
