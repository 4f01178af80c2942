"""Known misspellings of English, from codespell's dictionary.

The dictionary is a work of Wikipedia's editors under CC BY-SA 3.0, so it is read where the codespell
package installed it and not copied here; codespell's own code (GPL-2.0) is neither imported nor run.
Without the package nothing counts as misspelt.
"""

import os
import sys


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SHORTEST = 4  # letters; shorter entries are mostly initials, units and names, but for these
_SHORT_MISSPELLINGS = _set("teh hte adn yuo cna hsa tht whn wih")
_CONTRACTIONS = {
    "dont": "don't",
    "youve": "you've",
    "youll": "you'll",
}  # left out of the dictionary, which reads code too
# Right, though the dictionary would change it: variant and British spellings, names of people and places.
_RIGHT = _set(
    "instal instals imbed imbeds imbedded imbedding connexion connexions despatch despatched despatches despatching "
    "alis claus gage groupe hass ines linz metrix pease pidgeon suttle thos tung"
)
_MOST_REMEMBERED = 50_000
_LONGEST_REMEMBERED = 24  # characters

_blob: bytes | None = None
_regions: dict[bytes, tuple[int, int]] = {}
_right: set[str] = set()  # words looked up and found right: most of them, in any mail


def misspelling(word: str) -> str | None:
    """The correction of a misspelt English word in the same case, or None for one that is right or unknown.

    Words with capitals inside are taken for abbreviations and brands. Of several corrections
    it is the first.
    """
    lower = word.lower()
    if lower in _right or not (word == lower or word[1:] == lower[1:]):
        return None
    found = _look_up(lower)
    if found is None:
        if len(_right) >= _MOST_REMEMBERED:
            _right.clear()
        _right.add(lower)
        return None
    correction = found.split(",")[0]
    return correction[0].upper() + correction[1:] if word[0].isupper() else correction


def misspelt(words: set[str]) -> dict[str, str]:
    """Those of `words` that are misspelt, with their corrections; one set difference where none is."""
    found = {}
    for word in words - _right:
        correction = misspelling(word)
        if correction is not None:
            found[word] = correction
        elif len(_right) < _MOST_REMEMBERED:
            _right.add(word)  # as it is typed, with its capital
    return found


def misspelt_words(string: str, marks: dict[int, str]) -> dict[str, str]:
    """The misspelt words of a text, with their corrections; `marks` is a table of what parts them.

    What stands between spaces is remembered with its marks ("order,"): most of a text is known at a glance.
    """
    words = string.split()
    if _right.issuperset(words):
        return {}
    rest = set(words) - _right
    found = misspelt(set(" ".join(rest).translate(marks).split()))
    if not found:
        if len(_right) >= _MOST_REMEMBERED:
            _right.clear()
        _right.update(word for word in rest if len(word) < _LONGEST_REMEMBERED)
    return found


def _look_up(word: str) -> str | None:
    if len(word) < _SHORTEST and word not in _SHORT_MISSPELLINGS:
        return None
    if word in _CONTRACTIONS:
        return _CONTRACTIONS[word]
    if word in _RIGHT or not word.isascii() or not word.replace("'", "").isalpha():
        return None
    blob = _read()
    entry = word.encode()
    start, end = _region(blob, entry[:3])
    at = blob.find(b"\n" + entry + b"->", start, end)
    if at < 0:
        return None
    at += len(entry) + 3
    corrections = blob[at : blob.find(b"\n", at)].decode().strip()
    # "one, two," are two corrections; "one, remark" is one that codespell itself does not dare to make.
    return None if "," in corrections and not corrections.endswith(",") else corrections


def _region(blob: bytes, prefix: bytes) -> tuple[int, int]:
    """Where in the sorted dictionary the entries stand that begin with a prefix."""
    if prefix not in _regions:
        start = _first_line(blob, prefix)
        end = _first_line(blob, prefix[:-1] + bytes([prefix[-1] + 1]))
        _regions[prefix] = (start, min(end + 80, len(blob)))
    return _regions[prefix]


def _first_line(blob: bytes, prefix: bytes) -> int:
    """The line break before the first entry that is not before `prefix` in the order of the dictionary."""
    low, high = 0, max(blob.rfind(b"\n", 0, -1), 0)
    while low < high:
        middle = (low + high) // 2
        line = blob.rfind(b"\n", 0, middle + 1)
        if blob[line + 1 : line + 1 + len(prefix)].lower() < prefix:
            low = blob.find(b"\n", middle + 1)
        else:
            high = max(line, 0)
    return low


def _read() -> bytes:
    global _blob
    if _blob is None:
        from etiquette_lint.language.words import ENGLISH_STOP_WORDS

        _right.update(ENGLISH_STOP_WORDS)
        _blob = b""
        for folder in sys.path:  # asking the import system would list every folder and take longer than reading
            path = os.path.join(folder, "codespell_lib", "data", "dictionary.txt")
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    _blob = file.read()
                break
    return _blob
