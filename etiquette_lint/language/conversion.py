"""Simplified and Traditional Chinese into one another, by OpenCC's tables: one character for one, so places stay.

For fixes and for whoever reads the result. For matching there is `fold`, which is coarser and faster.
"""

_NO_PHRASES: tuple[dict[str, str], int] = ({}, 0)

_to_simplified: "_Tables | None" = None
_to_traditional: "dict[str, _Tables]" = {}


class _Characters(dict[int, str]):
    """What each character becomes, looked up when it is first met: a message holds few of the thousands."""

    __slots__ = ("_from", "_into")

    def __init__(self, characters: str, targets: str):
        super().__init__()
        self._from = characters
        self._into = targets

    def __missing__(self, code: int) -> str:
        char = chr(code)
        at = self._from.find(char)
        target = char if at < 0 else self._into[at]
        if len(self) < 60_000:  # hostile text must not fill the memory
            self[code] = target
        return target


class _Tables:
    """Characters, and phrases that convert otherwise, read for a first character when it is first met."""

    __slots__ = ("_phrases", "_rows", "characters", "variants")

    def __init__(self, characters: _Characters, rows: list[str], variants: dict[int, int]):
        self.characters = characters
        self.variants = variants
        self._rows = {row[0]: row for row in rows}
        self._phrases: dict[str, tuple[dict[str, str], int]] = {}

    def phrases(self, first: str) -> tuple[dict[str, str], int]:
        """The phrases that begin with a character, and the length of the longest."""
        if first not in self._rows:
            return _NO_PHRASES
        if first not in self._phrases:
            words = self._rows[first].split()
            targets = [target.translate(self.variants) for target in words[1::2]]
            longest = max(map(len, targets))
            self._phrases[first] = (dict(zip(words[::2], targets, strict=True)), longest)
        return self._phrases[first]


def to_simplified(string: str) -> str:
    """`string` in Simplified characters; Taiwan and Hong Kong forms included, wording unchanged."""
    global _to_simplified
    if string.isascii():
        return string
    if _to_simplified is None:
        from etiquette_lint.data import table_lines

        lines = table_lines("to_simplified.txt")
        _to_simplified = _Tables(_Characters(lines[0], lines[1]), lines[2:], {})
    return _convert(string, _to_simplified)


def to_traditional(string: str, region: str = "tw") -> str:
    """`string` in the Traditional characters of Taiwan ("tw") or Hong Kong ("hk"); wording unchanged.

    Give whole sentences: neighbours decide between 發 and 髮, 後 and 后. Any other region is a ValueError.
    """
    if string.isascii():
        return string
    if region not in _to_traditional:
        from etiquette_lint.data import table_lines

        lines = table_lines("to_traditional.txt")
        first = {"tw": 2, "hk": 4}.get(region)
        if first is None:
            raise ValueError(f"region must be 'tw' or 'hk', not {region!r}")
        variants = str.maketrans(lines[first], lines[first + 1])
        characters = _Characters(lines[0] + lines[first], lines[1].translate(variants) + lines[first + 1])
        _to_traditional[region] = _Tables(characters, lines[6:], variants)
    return _convert(string, _to_traditional[region])


def simplified_character(char: str) -> str:
    """The Simplified form of one character, itself where it has no other."""
    return to_simplified(char) if len(char) == 1 else char


def _convert(string: str, tables: _Tables) -> str:
    """Characters as the table says, but the longest phrase first, from the left."""
    converted = string.translate(tables.characters)
    pieces: list[str] = []
    done = position = 0
    while position < len(string):
        phrases, longest = tables.phrases(string[position])
        for end in range(min(position + longest, len(string)), position + 1, -1):
            target = phrases.get(string[position:end])
            if target is not None:
                pieces += converted[done:position], target
                done = position = end
                break
        else:
            position += 1
    pieces.append(converted[done:])
    return "".join(pieces)
