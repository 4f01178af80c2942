"""Regular expressions that cost nothing until they are first used, and little then.

Compiling one takes 0.2 to 2 ms, more than judging a whole message with it, and a message wakes only
some of them. So modules name their patterns at import and pay at first use; and what the compiler
made of a pattern can be kept between runs (`keep_compiled`, `use_compiled`), which saves nearly all of that.
"""

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_CODE = "I"  # the engine counts in 32-bit words (_sre.CODESIZE is 4 on every platform of CPython)

# What the compiler made of a pattern: flags in force, number of groups, names of groups, the engine's program as bytes.
Program = tuple[int, int, dict[str, int], bytes]
_programs: dict[tuple[str, int], Program] = {}
_fresh: set[tuple[str, int]] = set()
_kept = b""  # records of earlier runs, each read when its pattern is first used …
_places: dict[int, int] = {}  # … and where they begin, by checksum of flags and source
_HEADER = 12  # bytes of a kept file before its first record: mark, number of records
_MARK = b"patterns"
_MOST = 3_000  # records; a file that grows beyond is begun anew


class Pattern:
    """A regular expression, compiled at its first use; afterwards as fast as the compiled one.

    Write patterns so that they cannot backtrack without bound: no nested repetition, bounded
    `{0,n}` instead of `*` between two parts that can match the same text, atomic groups and
    possessive quantifiers (Python 3.11) where they help.
    """

    __slots__ = ("source", "flags", *_METHODS)

    def __init__(self, source: "str | bytes", flags: int = 0):
        self.source = source
        self.flags = flags

    def __getattr__(self, name: str) -> "Callable":  # reached only while the slots are still empty
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = _compile(self.source, int(self.flags))
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)

    def __repr__(self) -> str:
        return f"Pattern({self.source!r})"


def _compile(source: "str | bytes", flags: int) -> "re.Pattern":
    """The compiled expression, from the kept program where there is one.

    The engine checks a program before it takes it; one that it refuses, and a Python whose compiler is built
    otherwise, fall back to `re.compile`.
    """
    if not isinstance(source, str):
        return re.compile(source, flags)
    key = (source, flags)
    try:
        if key not in _programs:
            program = _kept_program(source, flags)
            if program is None:
                program = _make_program(source, flags)
                _fresh.add(key)
            _programs[key] = program
        return _load_program(source, _programs[key])
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return re.compile(source, flags)


def _make_program(source: str, flags: int) -> Program:
    """What `re.compile` does before it hands the program to the engine (see `re._compiler.compile`)."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source, flags)
    code = _compiler._code(tree, flags)
    return flags | tree.state.flags, tree.state.groups - 1, dict(tree.state.groupdict), array(_CODE, code).tobytes()


def _load_program(source: str, program: Program) -> "re.Pattern":
    import _sre  # type: ignore[import-not-found]
    from array import array

    flags, groups, names, code = program
    name_of: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        name_of[number] = name
    numbers = array(_CODE, code).tolist()
    return _sre.compile(source, flags, numbers, groups, names, tuple(name_of))


def engine() -> str:
    """What a kept program is good for: this engine, this release of Python, this word size."""
    import _sre
    import sys

    return f"{_sre.MAGIC}-{sys.hexversion:x}-{_CODE}-{sys.byteorder}"


def is_warm() -> bool:
    """Whether programs of earlier runs have been taken up."""
    return bool(_kept)


def use_compiled(kept: bytes | None) -> None:
    """Take up what `keep_compiled` gave in an earlier run; anything else is passed over."""
    global _kept
    from array import array

    if not kept or not kept.startswith(_MARK):
        return
    count = int.from_bytes(kept[len(_MARK) : _HEADER], "little")
    places = array("I")
    try:
        places.frombytes(kept[_HEADER : _HEADER + 8 * count])
        _places.update(zip(places[0::2], places[1::2], strict=True))
    except ValueError:
        return
    _kept = kept


def _checksum(source: str, flags: int) -> int:
    from zlib import crc32

    return crc32(source.encode("utf-8", "surrogatepass"), flags)


def _kept_program(source: str, flags: int) -> Program | None:
    """The program of an earlier run. The record holds the source too, so that no other pattern's is taken."""
    at = _places.get(_checksum(source, flags))
    if at is None:
        return None
    import json

    end = _kept.find(b"\n", at)
    try:
        kept_source, kept_flags, in_force, groups, names, size = json.loads(_kept[at:end])
    except ValueError:
        return None
    if (kept_source, kept_flags) != (source, flags):
        return None
    return in_force, groups, names, _kept[end + 1 : end + 1 + size]


def keep_compiled() -> bytes | None:
    """All programs as bytes when there are new ones since `use_compiled`, else None."""
    import json
    from array import array

    if not _fresh:
        return None
    records: dict[int, bytes] = {}
    if len(_places) < _MOST:
        starts = sorted(_places.values())
        ends = dict(zip(starts, [*starts[1:], len(_kept)], strict=False))
        records = {checksum: _kept[at : ends[at]] for checksum, at in _places.items()}
    for source, flags in _fresh:
        in_force, groups, names, code = _programs[source, flags]
        head = json.dumps([source, flags, in_force, groups, names, len(code)], separators=(",", ":"))
        records[_checksum(source, flags)] = head.encode("ascii") + b"\n" + code
    _fresh.clear()
    places = array("I")
    at = _HEADER + 8 * len(records)
    for checksum, record in records.items():
        places.extend((checksum, at))
        at += len(record)
    return b"".join((_MARK, len(records).to_bytes(4, "little"), places.tobytes(), *records.values()))
