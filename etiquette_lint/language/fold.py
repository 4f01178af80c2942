"""One spelling for matching: what evasion, accident, region and line wrapping made different is made the same.

Folding replaces one character by one character (upper case, full-width forms, look-alike letters,
Traditional characters) and then closes the gaps (zero-width characters, runs of white space), so a
place in folded text is carried back by counting the gaps before it. Folded text is a key for
matching, never to be shown: 著 becomes 着 and 乾 becomes 干 in every word, and in phrases just so.
"""

from bisect import bisect_right

from etiquette_lint.language.characters import is_simplified_only as is_simplified_only
from etiquette_lint.language.characters import is_traditional_only as is_traditional_only
from etiquette_lint.language.conversion import to_simplified as to_simplified
from etiquette_lint.language.conversion import to_traditional as to_traditional
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    T = TypeVar("T")

PARAGRAPH = "\u2029"  # what a blank line folds to; no phrase reaches across it
_INVISIBLE = "\u200b"  # what every invisible character folds to before it is taken out


def _pairs(string: str) -> dict[int, str]:
    return {ord(letter): latin for letter, latin in zip(string[::3], string[1::3], strict=True)}


# Cyrillic, Greek, Armenian and phonetic letters that are drawn as a Latin one; upper case apart,
# for H is the upper case of eta and Cyrillic В of no b. (A selection of Unicode's confusables.)
_LOOK_ALIKE = _pairs(
    "аa еe оo рp сc уy хx іi јj ѕs ԁd ԛq ԝw һh ӏl "
    "Аa Вb Еe Кk Мm Нh Оo Рp Сc Тt Хx Уy Іi Јj Ѕs Ԍg Ԛq Ԝw Үy "
    "αa οo νv ρp ιi κk "
    "Αa Βb Εe Ζz Ηh Ιi Κk Μm Νn Οo Ρp Τt Υy Χx "
    "օo ոn սu ցg հh ɑa ɡg ɩi ʏy ᴏo ᴄc ᴠv ᴡw ᴢz ꜱs"
)
_PUNCTUATION = ("“”„‟＂‘’‚‛´ʼʹ′`‐‑⁃﹣", "\"\"\"\"\"''''''''" + "'" + "----")
_SPACES = (
    "\t\x0b\x0c\x1c\x1d\x1e\x1f\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_INVISIBLES = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\u3164\ufeff\uffa0"
)

# Runs of white space and invisible characters to close: any; in text whose only ones begin with LF, or CRLF.
_ANY_RUN = Pattern("[ \r\n\u200b\u2029]{2,}|[\r\n\u200b]")
_LINE_RUN = Pattern("\n[ \n]*")
_LONG_LINE_RUN = Pattern("\n[ \n]+")
_CRLF_RUN = Pattern("\r\n[ \r\n]*")
_FOREIGN_LETTER = Pattern("[\u0250-\u02af\u0370-\u058f\u1d00-\u1dbf\u2100-\u214f\ua730-\ua73f\U0001d400-\U0001d7ff]")
_WORD = Pattern(r"[^\W\d_]{2,60}")


class Folded:
    """Folded text and the way back. `string` is what phrases are searched in."""

    __slots__ = ("_after", "_shifts", "length", "string")

    def __init__(self, string: str, length: int, after: list[int], shifts: list[int]):
        self.string = string
        self.length = length  # characters of the original
        self._after = after  # folded offsets at which the distance to the original grows …
        self._shifts = shifts  # … and the distance from there on

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of `string[start:end]`; an empty slice has an empty place."""
        if not self._after:
            return start, end
        first = self.offset(start)
        if end <= start:
            return first, first
        return first, self.offset(end - 1) + 1

    def originals(self, spans: "list[tuple[int, int, T]]") -> "list[tuple[int, int, T]]":
        """Spans with something each, none of them empty, in order of their starts, carried back to the original."""
        if not self._after:
            return spans
        after, shifts = self._after, self._shifts
        index = shift = 0
        limit = after[0]
        carried = []
        for start, end, what in spans:
            while start >= limit:
                shift = shifts[index]
                index += 1
                limit = after[index] if index < len(after) else self.length + 1
            carried.append((start + shift, end + shift if end <= limit else self.offset(end - 1) + 1, what))
        return carried

    def offset(self, position: int) -> int:
        """The original offset of one folded character, or of the end of the text."""
        index = bisect_right(self._after, position)
        return position + self._shifts[index - 1] if index else position

    def __repr__(self) -> str:
        return f"Folded({self.string!r})"


class _CharacterTable(dict[int, str]):
    """What each character folds to, learned when it is first met, so that only the tables needed are read."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(code)
        if len(self) < 60_000:  # hostile text must not fill the memory
            self[code] = folded
        return folded


def _fold_character(code: int) -> str:
    char = chr(code)
    if char in _SPACES:
        return " "
    if char in _INVISIBLES or 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE01EF:
        return _INVISIBLE
    if 0x300 <= code <= 0x36F:  # marks over, under and through a letter: each letter still reads as itself
        return _INVISIBLE
    if char in "\u2028\x85":
        return "\n"
    if char in _PUNCTUATION[0]:
        return _PUNCTUATION[1][_PUNCTUATION[0].index(char)]
    if 0xFF01 <= code <= 0xFF5E:
        return _CHARACTERS[code - 0xFEE0]
    if 0x2E80 <= code <= 0xFAFF and code not in range(0xA000, 0xF900):
        return _fold_han(char)
    if code >= 0x2100 and (code <= 0x214F or 0x24B6 <= code <= 0x24E9 or code >= 0x1D400):  # ℂ, Ⓒ, 𝐂
        return _fold_compatible(char)
    lower = char.lower()
    return lower if len(lower) == 1 else lower[0]


def _fold_han(char: str) -> str:
    global _han
    if _han is None:
        from etiquette_lint.data import table_lines

        _han = dict(zip(*table_lines("fold_han.txt"), strict=True))
    if char >= "\uf900" or char <= "\u2fdf":
        char = _compatible(char)
    return _han.get(char, char)


def _fold_compatible(char: str) -> str:
    plain = _compatible(char)
    return _CHARACTERS[ord(plain)] if plain != char and plain.isalnum() else char


def _compatible(char: str) -> str:
    from unicodedata import normalize

    plain = normalize("NFKC", char)
    return plain if len(plain) == 1 else char


_han: dict[str, str] | None = None
_CHARACTERS = _CharacterTable(_LOOK_ALIKE)
_ASCII = b"".join(_fold_character(code).encode() for code in range(128)) + bytes(128)


def fold(string: str) -> Folded:
    """`string` as phrases are matched in it: see the top of this module.

    A line break between two Han characters is taken out, a blank line becomes U+2029, every other
    run of white space one space. Folding folded text changes nothing more.
    """
    ascii_only = string.isascii()  # most English text: a table of bytes is ten times faster than one of characters
    folded = string.encode().translate(_ASCII).decode() if ascii_only else string.translate(_CHARACTERS)
    runs = _run_pattern(folded)
    if runs is None:
        return Folded(folded, len(string), [], [])
    if runs is _LINE_RUN and ascii_only:  # one line break becomes one space: no distance to keep
        return _close(folded, _LONG_LINE_RUN)
    return _close(folded, runs)


def _run_pattern(string: str) -> Pattern | None:
    """The cheapest pattern that finds every run to close; None when there is none."""
    if "  " in string or " \n" in string or _INVISIBLE in string or PARAGRAPH in string:
        return _ANY_RUN
    if "\r" in string:
        regular = string.count("\r\n") == string.count("\r") == string.count("\n") and " \r" not in string
        return _CRLF_RUN if regular else _ANY_RUN
    return _LINE_RUN if "\n" in string else None


def _close(string: str, runs: Pattern) -> Folded:
    pieces: list[str] = []
    after: list[int] = []
    shifts: list[int] = []
    position = shift = 0
    for run in runs.finditer(string):
        start, end = run.span()
        between = _closed_run(string, start, end)
        pieces += string[position:start], between
        if end - start != len(between):
            after.append(start - shift + len(between))
            shift += end - start - len(between)
            shifts.append(shift)
        position = end
    pieces.append(string[position:])
    return Folded("".join(pieces).replace("\n", " "), len(string), after, shifts)


def _closed_run(string: str, start: int, end: int) -> str:
    run = string[start:end]
    if run == _INVISIBLE:
        return ""
    if PARAGRAPH in run or run.count("\n") > 1 or run.count("\r") > 1:
        return PARAGRAPH
    if "\n" in run or "\r" in run:
        if start and end < len(string) and _is_han(string[start - 1]) and _is_han(string[end]):
            return ""
    return "" if run.strip(_INVISIBLE) == "" else " "


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char in "々〇"


def disguised_words(string: str) -> "Iterator[tuple[int, int, str]]":
    """Words that mix Latin letters with look-alike letters of other scripts: (start, end, the word in Latin).

    A word that holds any letter which is not drawn as a Latin one is left alone (µTorrent, Δt, β-test).
    """
    if string.isascii() or not _FOREIGN_LETTER.search(string):
        return
    for word in _WORD.finditer(string):
        letters = word.group()
        if letters.isascii() or not _FOREIGN_LETTER.search(letters):
            continue
        latin = "".join(_latin_twin(char) for char in letters)
        if latin.isascii() and any(char.isascii() for char in letters):
            yield word.start(), word.end(), latin


def _latin_twin(char: str) -> str:
    folded = char if char.isascii() else _CHARACTERS[ord(char)]
    return folded.upper() if char.isupper() else folded
