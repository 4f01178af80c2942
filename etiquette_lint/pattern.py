"""Regular expressions that cost nothing until they are first used.

Compiling one takes 0.2 to 2 ms, more than judging a whole message with it, and most
messages wake only a few of them. So modules name their patterns at import and pay at first use.
"""

import re


class Pattern:
    """A regular expression, compiled at its first use; afterwards as fast as the compiled one.

    Write patterns so that they cannot backtrack without bound: no nested repetition, bounded
    `{0,n}` instead of `*` between two parts that can match the same text, atomic groups and
    possessive quantifiers (Python 3.11) where they help.
    """

    __slots__ = ("source", "flags", "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")

    def __init__(self, source: str | bytes, flags: int = 0):
        self.source = source
        self.flags = flags

    def __getattr__(self, name: str):  # reached only while the slots are still empty
        if name not in Pattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self.source, self.flags)
        for method in Pattern.__slots__[2:]:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)

    def __repr__(self) -> str:
        return f"Pattern({self.source!r})"
