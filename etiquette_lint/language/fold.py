"""One spelling for matching: what evasion, accident, region and line wrapping made different is made the same.

Folding replaces one character by one character (upper case, full-width forms, look-alike letters,
Traditional characters) and then closes the gaps (zero-width characters, runs of white space), so a
place in folded text is carried back by counting the gaps before it. Folded text is a key for
matching, never to be shown: 著 becomes 着 and 乾 becomes 干 in every word, and in phrases just so.
"""

from bisect import bisect_right

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

PARAGRAPH = "\u2029"  # what a blank line folds to; no phrase reaches across it
_INVISIBLE = "\u200b"  # what every invisible character folds to before it is taken out

# Cyrillic, Greek, Armenian and phonetic letters that are drawn as a Latin one; upper case apart,
# for H is the upper case of eta and Cyrillic В of no b. (A selection of Unicode's confusables.)
_LOOK_ALIKE = (
    "аеорсухіјѕԁԛԝһɡӏ" + "АВЕКМНОРСТУХІЈЅԌԚԜҮ" + "αοονρικ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "օոսցհ" + "ɑɩʏᴏᴄᴠᴡᴢꜱ",
    "aeopcyxijsdqwhgl" + "abekmhopctyxijsgqwy" + "aoovpik" + "abezhikmnoptyx" + "onugh" + "aiyocvwzs",
)
_PUNCTUATION = ("“”„‟＂‘’‚‛´ʼʹ′`‐‑⁃﹣", "\"\"\"\"\"''''''''" + "'" + "----")
_SPACES = "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLES = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\u3164\ufeff\uffa0"
)

# A run to close: white space or invisible characters, two or more, or one that must not stay.
_RUN = Pattern("[ \n\u200b\u2029]{2,}|[\n\u200b]")
_GAP_IN_ASCII = Pattern("[ \n]{2,}")
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN_CHARACTER = Pattern(f"[{_HAN}]")
_FOREIGN_LETTER = Pattern("[\u0250-\u02af\u0370-\u058f\u1d00-\u1dbf\u2100-\u214f\ua730-\ua73f\U0001d400-\U0001d7ff]")
_WORD = Pattern(r"[^\W\d_]{2,60}")


class Folded:
    """Folded text and the way back. `string` is what phrases are searched in."""

    __slots__ = ("string", "length", "_after", "_shifts")

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
    if char in "\u2028\x85":
        return "\n"
    if char in _PUNCTUATION[0]:
        return _PUNCTUATION[1][_PUNCTUATION[0].index(char)]
    if 0xFF01 <= code <= 0xFF5E:
        return _CHARACTERS[code - 0xFEE0]
    if char in _LOOK_ALIKE[0]:
        return _LOOK_ALIKE[1][_LOOK_ALIKE[0].index(char)]
    if 0x2E80 <= code <= 0xFAFF and code not in range(0xA000, 0xF900):
        return _fold_han(char)
    if code >= 0x2100 and (code <= 0x214F or code >= 0x1D400):
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
_CHARACTERS = _CharacterTable()


def fold(string: str) -> Folded:
    """`string` as phrases are matched in it: see the top of this module.

    A line break between two Han characters is taken out, a blank line becomes U+2029, every other
    run of white space one space. Folding folded text changes nothing more.
    """
    folded = string.translate(_CHARACTERS)
    if string.isascii():
        if "\n" not in folded and "  " not in folded:
            return Folded(folded, len(string), [], [])
        return _close_ascii(folded)
    if "\n" in folded or "  " in folded or _INVISIBLE in folded or PARAGRAPH in folded:
        return _close(folded)
    return Folded(folded, len(string), [], [])


def _close_ascii(string: str) -> Folded:
    """The runs of ASCII text closed: the common case, with less to ask."""
    pieces, after, shifts = [], [], []
    position = shift = 0
    for run in _GAP_IN_ASCII.finditer(string):
        start, end = run.span()
        pieces.append(string[position:start])
        pieces.append(PARAGRAPH if string.count("\n", start, end) > 1 else " ")
        after.append(start - shift + 1)
        shift += end - start - 1
        shifts.append(shift)
        position = end
    pieces.append(string[position:])
    return Folded("".join(pieces).replace("\n", " "), len(string), after, shifts)


def _close(string: str) -> Folded:
    pieces, after, shifts = [], [], []
    position = shift = length = 0
    for run in _RUN.finditer(string):
        start, end = run.span()
        if start > position:
            pieces.append(string[position:start])
            length += start - position
        between = _closed_run(string, start, end)
        pieces.append(between)
        length += len(between)
        if end - start != len(between):
            shift += end - start - len(between)
            after.append(length)
            shifts.append(shift)
        position = end
    pieces.append(string[position:])
    return Folded("".join(pieces), len(string), after, shifts)


def _closed_run(string: str, start: int, end: int) -> str:
    run = string[start:end].replace(_INVISIBLE, "")
    if PARAGRAPH in run or run.count("\n") > 1:
        return PARAGRAPH
    if "\n" in run and start and _HAN_CHARACTER.match(string, start - 1) and _HAN_CHARACTER.match(string, end):
        return ""
    return " " if run else ""


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
