"""The catalogue as it is kept between runs: what every run asks of a rule in front, the rest read when asked for.

Text that control characters part, since reading it costs less than loading a reader of JSON.
"""

from functools import partial

from etiquette_lint.rule import Rule, load_check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.rule import Rest

_MARK = b"etiquette-lint rules 2\n"
_LINE, _FIELD, _KEY, _ITEM = "\x1c", "\x1d", "\x1e", "\x1f"
_SIGNS = str.maketrans(dict.fromkeys("\x1c\x1d\x1e\x1f"))
_TEXTS = ("code", "severity", "fix", "pattern")  # in front, and so are …
_LISTS = ("kinds", "languages", "zones")
_WORDS = ("phrases", "words")


def write_rules(tables: dict[str, dict]) -> bytes:
    """Rule name -> table, as bytes for `read_rules`; raises TypeError where a table holds what cannot be written so."""
    from zlib import crc32

    in_front = (*_TEXTS, *_LISTS, *_WORDS, "needs_words")
    front, rest = [], b""
    for name, table in tables.items():
        rule = Rule(name, table)
        module = load_check(rule).__module__.rpartition(".")[2]
        facts = _lines({key: value for key, value in table.items() if key not in in_front})
        words = _lines({key: table[key] for key in _WORDS if key in table})
        sizes = (len(rest), len(facts.encode()), len(words.encode()))
        texts = (_plain(getattr(rule, key)) for key in _TEXTS)
        lists = (_ITEM.join(getattr(rule, key)) for key in _LISTS)
        front.append(_FIELD.join((name, *texts, *lists, "needs_words" * rule.needs_words, module, *map(str, sizes))))
        rest += (facts + words).encode()
    head = _LINE.join(front).encode()
    content = b"".join((len(head).to_bytes(4, "big"), head, rest))
    return b"".join((_MARK, crc32(content).to_bytes(4, "big"), content))


def is_sound(kept: bytes) -> bool:
    """Whether these are bytes that `write_rules` gave, whole."""
    from zlib import crc32

    start = len(_MARK) + 4
    return kept[:start] == _MARK + crc32(kept[start:]).to_bytes(4, "big")


def read_rules(kept: bytes) -> dict[str, Rule]:
    """Name -> rule, from sound bytes."""
    return {name: Rule(name, table, module=module, rest=rest) for name, table, module, rest in _rows(kept)}


def read_tables(kept: bytes) -> dict[str, dict]:
    """Name -> table, from sound bytes."""
    return {name: {**table, **rest(False), **rest(True)} for name, table, _, rest in _rows(kept)}


def _rows(kept: bytes) -> "Iterator[tuple[str, dict, str, Rest]]":
    """Each rule: its name, what stands in front, the module of its function, and what reads the rest."""
    start = len(_MARK) + 8
    middle = start + int.from_bytes(kept[start - 4 : start], "big")
    for line in kept[start:middle].decode().split(_LINE):
        name, code, severity, fix, pattern, *fields = line.split(_FIELD)
        kinds, languages, zones, needs_words, module, at, facts, words = fields
        table = {
            "code": code, "severity": severity, "fix": fix, "pattern": pattern,
            "kinds": _items(kinds), "languages": _items(languages), "zones": _items(zones),
            "needs_words": bool(needs_words),
        }  # fmt: skip
        begin = middle + int(at)
        yield name, table, module, partial(_read, kept, begin, begin + int(facts), begin + int(facts) + int(words))


def _read(kept: bytes, begin: int, middle: int, end: int, words: bool) -> dict:
    """The words of a rule, or everything else of its table that does not stand in front."""
    return _tables(kept[middle:end] if words else kept[begin:middle])


def _items(value: str) -> list[str]:
    return value.split(_ITEM) if value else []


def _plain(value: str) -> str:
    """Raises TypeError for text that holds a sign we part by."""
    if value.translate(_SIGNS) != value:
        raise TypeError("text with a separator in it")
    return value


def _lines(table: dict, above: str = "") -> str:
    """Tables within tables, a line for each value: the way to it, its type, itself."""
    lines = []
    for key, value in table.items():
        way = above + _plain(key)
        if isinstance(value, dict):
            lines.append(_lines(value, way + _KEY) if value else f"{way}{_FIELD}d")
        elif isinstance(value, list):
            lines.append(f"{way}{_FIELD}l" + "".join(_scalar(item) + _ITEM for item in value))
        else:
            lines.append(f"{way}{_FIELD}{_scalar(value)}")
    return _LINE.join(lines)


def _scalar(value: object) -> str:
    """The first letter of its type, and itself."""
    if isinstance(value, str):
        return "s" + _plain(value)
    if type(value) in (bool, int, float):
        return f"{type(value).__name__[0]}{value!r}"
    raise TypeError("a value that is no text, no number, no table and no simple list")


def _tables(lines: bytes) -> dict:
    """What `_lines` wrote."""
    tables: dict = {}
    for line in lines.decode().split(_LINE) if lines else ():
        way, _, value = line.rpartition(_FIELD)
        *above, key = way.split(_KEY)
        table = tables
        for part in above:
            table = table.setdefault(part, {})
        table[key] = _value(value[0], value[1:])
    return tables


def _value(kind: str, written: str) -> object:
    if kind == "s":
        return written
    if kind == "l":
        return [_value(item[0], item[1:]) for item in written.split(_ITEM)[:-1]]
    return {} if kind == "d" else written == "True" if kind == "b" else int(written) if kind == "i" else float(written)
