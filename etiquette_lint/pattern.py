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

# What the compiler made of a pattern: flags in force, number of groups, names of groups, the engine's program.
Program = tuple[int, int, dict[str, int], "bytes | memoryview"]
_programs: dict[tuple[str, int], Program] = {}
_fresh: set[tuple[str, int]] = set()
_kept = memoryview(b"")  # records of earlier runs, each read when its pattern is first used …
_checksums: "memoryview | list[int]" = []  # … the checksums of their flags and sources, in order …
_places: "memoryview | list[int]" = []  # … and where they begin
_MARK = b"patterns3\n"
_HEADER = len(_MARK) + 6  # bytes of a kept file before its first record: mark, number of records
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

    flags, groups, names, code = program
    name_of: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        name_of[number] = name
    return _sre.compile(source, flags, memoryview(code).cast("I").tolist(), groups, names, tuple(name_of))


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
    global _kept, _checksums, _places

    if not kept or not kept.startswith(_MARK):
        return
    count = int.from_bytes(kept[len(_MARK) : _HEADER], "little")
    content = memoryview(kept)
    if len(content) < _HEADER + 8 * count:
        return
    _checksums = content[_HEADER : _HEADER + 4 * count].cast("I")
    _places = content[_HEADER + 4 * count : _HEADER + 8 * count].cast("I")
    _kept = content


def _checksum(source: bytes, flags: int) -> int:
    from zlib import crc32

    return crc32(source, flags)


def _kept_program(source: str, flags: int) -> Program | None:
    """The program of an earlier run. The record holds the source too, so that no other pattern's is taken."""
    from bisect import bisect_left

    written = source.encode("utf-8", "surrogatepass")
    wanted = _checksum(written, flags)
    index = bisect_left(_checksums, wanted)
    if index == len(_checksums) or _checksums[index] != wanted:
        return None
    at = _places[index]
    sizes = at + 20
    length, kept_flags, in_force, groups, names = _kept[at:sizes].cast("I")
    end = sizes + len(written)
    if kept_flags != flags or _kept[sizes:end] != written:
        return None
    name_of = str(_kept[end : end + names], "ascii").split() if names else []
    numbers = {name: int(number) for name, number in zip(name_of[::2], name_of[1::2], strict=True)}
    return in_force, groups, numbers, _kept[end + names : end + names + length]


def _record(source: bytes, flags: int, program: Program) -> bytes:
    """Five numbers (sizes of program and names among them), source, names, program."""
    from array import array

    in_force, groups, numbers, code = program
    names = " ".join(f"{name} {number}" for name, number in numbers.items()).encode("ascii")
    return array(_CODE, (len(code), flags, in_force, groups, len(names))).tobytes() + source + names + bytes(code)


def keep_compiled() -> bytes | None:
    """All programs as bytes when there are new ones since `use_compiled`, else None."""
    from array import array

    if not _fresh:
        return None
    records: dict[int, bytes] = {}
    if len(_places) < _MOST:
        starts = sorted(_places)
        ends = dict(zip(starts, [*starts[1:], len(_kept)], strict=False))
        records = {key: bytes(_kept[at : ends[at]]) for key, at in zip(_checksums, _places, strict=True)}
    for source, flags in _fresh:
        written = source.encode("utf-8", "surrogatepass")
        try:
            records[_checksum(written, flags)] = _record(written, flags, _programs[source, flags])
        except UnicodeEncodeError:  # a group with a name beyond ASCII is compiled anew in every run
            continue
    _fresh.clear()
    checksums = array(_CODE, sorted(records))
    places = array(_CODE)
    at = _HEADER + 8 * len(records)
    for checksum in checksums:
        places.append(at)
        at += len(records[checksum])
    head = _MARK + len(records).to_bytes(_HEADER - len(_MARK), "little")
    return b"".join((head, checksums.tobytes(), places.tobytes(), *(records[checksum] for checksum in checksums)))
