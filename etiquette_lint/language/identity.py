"""Numbers that say who somebody is and what they pay with, told by shape and check digit.

Check digits by python-stdnum, and by own code for Taiwan, Hong Kong and Singapore, which it does not know.
"""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Six digits with at most one separator between them, as every such number has but the Italian.
_RUN = Pattern(r"[0-9](?:[ .()\-]?[0-9]){5,24}|[0-9][A-Z][0-9]{2}[A-Z][0-9]{3}")
# Digits as "0", capitals as "A", all else as "x": whether there is a run at all is seen ten times as fast so.
_SHAPES = b"x" * 48 + b"0" * 10 + b"x" * 7 + b"A" * 26 + b"x" * 165
_REACH = 8  # characters of a number that stand before or behind its run of digits

_LEFT = r"(?<![A-Za-z0-9_./@=#-])"  # Han characters may stand close on either side
_RIGHT = r"(?![A-Za-z0-9_@=]|[./-][A-Za-z0-9_])"
_MOST_REMEMBERED = 8

_runs: dict[str, list[tuple[int, int, int]]] = {}


def long_numbers(string: str) -> list[tuple[int, int, int]]:
    """Start, end and count of digits of every run of at least six; several rules ask it of the same text."""
    if string not in _runs:
        if len(_runs) >= _MOST_REMEMBERED:
            _runs.clear()
        shape = string.encode("utf-8", "surrogatepass").translate(_SHAPES, b" .()-")
        found = []
        if b"000000" in shape or b"0A00A000" in shape:
            found = [(*match.span(), sum(map(match[0].count, "0123456789"))) for match in _RUN.finditer(string)]
        _runs[string] = found
    return _runs[string]


class Kind:
    """One kind of identity number. `sure` where shape and check digit leave no doubt; `plain` where only a
    reference number (an order, a case) looks the same; the others count only where words near by name them."""

    __slots__ = ("certainty", "country", "digits", "pattern", "validate")

    def __init__(
        self, country: str, certainty: str, digits: str, pattern: str, validate: "str | Callable[[str], bool]"
    ):
        self.country = country
        self.digits = tuple(map(int, digits.split()))  # how many its run of digits can have
        self.certainty = certainty
        self.pattern = Pattern(_LEFT + "(?:" + pattern + ")" + _RIGHT)
        self.validate = validate

    def holds(self, number: str) -> bool:
        if callable(self.validate):
            return self.validate(number)
        from importlib import import_module

        plain = number.replace(" ", "").replace("-", "")
        modules = [import_module("stdnum." + name) for name in self.validate.split()]
        return any(module.is_valid(number) or module.is_valid(plain) for module in modules)


def _china(number: str) -> bool:
    """Province, day of birth and check digit (GB 11643). The county is not asked for: it was the one of its time."""
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    number = ric.compact(number.replace("-", "").replace(" ", ""))
    if number[0] not in "12345678" or number[1] not in "123456" or ric.calc_check_digit(number) != number[-1]:
        return False
    try:
        return 1850 <= ric.get_birth_date(number).year <= 2100
    except ValidationError:
        return False


def _taiwan(number: str) -> bool:
    """National identity numbers and resident certificates: a letter for the county, sex, serial number, check digit."""
    letter = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(number[0]) + 10
    digits = [letter // 10, letter % 10, *map(int, number[1:])]
    return sum(map(_product, digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1))) % 10 == 0


def _hong_kong(number: str) -> bool:
    letters = number[: 2 if number[1].isalpha() else 1]
    rest = number[len(letters) :].replace("(", "").replace(")", "")
    values = [36] * (2 - len(letters)) + [ord(letter) - 55 for letter in letters] + list(map(int, rest[:-1]))
    check = -sum(map(_product, values, range(9, 1, -1))) % 11
    return rest[-1] == ("A" if check == 10 else str(check))


def _singapore(number: str) -> bool:
    total = sum(map(_product, map(int, number[1:8]), (2, 7, 6, 5, 4, 3, 2)))
    total += 4 if number[0] in "TG" else 3 if number[0] == "M" else 0
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "M": "KLJNPQRTUWX"}.get(number[0], "XWUTRQPNMLK")
    if number[0] == "M":
        return letters[10 - total % 11] == number[8]
    return letters[total % 11] == number[8]


def _product(one: int, other: int) -> int:
    return one * other


_BRITISH = r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
_KINDS = (
    Kind("China", "sure", "17 18", r"\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]", _china),
    Kind("Taiwan", "plain", "9", r"[A-Z][1289]\d{8}", _taiwan),
    Kind("Hong Kong", "sure", "6 7", r"[A-Z]{1,2}\d{6}\([\dA]\)", _hong_kong),
    Kind("Hong Kong", "named", "6 7", r"[A-Z]{1,2}\d{6}[\dA]", _hong_kong),
    Kind("Singapore", "plain", "7", r"[STFGM]\d{7}[A-Z]", _singapore),
    Kind("South Korea", "sure", "13", r"\d{6}-[1-8]\d{6}", "kr.rrn"),
    Kind("United States", "plain", "9", r"\d{3}-\d{2}-\d{4}", "us.ssn"),
    Kind("United States", "named", "9", r"\d{3}[ -]?\d{2}[ -]?\d{4}", "us.ssn us.itin"),
    Kind("United Kingdom", "plain", "6", _BRITISH + r" \d\d \d\d \d\d [A-D]", lambda number: True),
    Kind("United Kingdom", "named", "6", _BRITISH + r" ?\d\d ?\d\d ?\d\d ?[A-D]", lambda number: True),
    Kind(
        "France", "sure", "13 14 15", r"[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-4]\d) ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d", "fr.nir"
    ),
    Kind("Italy", "sure", "6", r"[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]", "it.codicefiscale"),
    Kind("Mexico", "sure", "6", r"[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d", "mx.curp"),
    Kind("Brazil", "sure", "11", r"\d{3}\.\d{3}\.\d{3}-\d\d", "br.cpf"),
    Kind("Switzerland", "sure", "13", r"756\.\d{4}\.\d{4}\.\d\d", "ch.ssn"),
    Kind("Spain", "named", "7 8", r"[XYZ]?-?\d{7,8}-?[A-Z]", "es.dni es.nie"),
    Kind("Finland", "sure", "9", r"\d{6}[-+A]\d{3}[\dA-Y]", "fi.hetu"),
    Kind("Germany", "named", "11", r"\d{2} ?\d{3} ?\d{3} ?\d{3}", "de.idnr"),
    Kind("India", "named", "12", r"\d{4} ?\d{4} ?\d{4}", "in_.aadhaar"),
    Kind("Canada", "named", "9", r"\d{3}[ -]?\d{3}[ -]?\d{3}", "ca.sin nl.bsn au.tfn il.idnr"),
    Kind("Poland", "named", "11", r"\d{11}", "pl.pesel tr.tckimlik no.fodselsnummer be.nn"),
    Kind("Belgium", "named", "11", r"\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}", "be.nn"),
    Kind("Sweden", "named", "10 12", r"(?:\d{2})?\d{6}[-+]\d{4}", "se.personnummer dk.cpr"),
    Kind("United Kingdom", "named", "10", r"\d{3} ?\d{3} ?\d{4}", "gb.nhs"),
    Kind("South Africa", "named", "13", r"\d{13}", "za.idnr ro.cnp"),
    Kind("Ireland", "named", "7", r"\d{7}[A-W][A-IW]?", "ie.pps"),
)


def find_identity_numbers(string: str, named: bool) -> "Iterator[tuple[int, int, Kind]]":
    """Valid identity numbers; those that only words near by can tell are sought with `named`."""
    done = -1
    found = []
    for first, last, digits in long_numbers(string):
        for kind in _KINDS:
            if digits in kind.digits and (named or kind.certainty != "named"):
                for match in kind.pattern.finditer(string, max(first - _REACH, 0), last + _REACH):
                    if kind.holds(match[0]):
                        found.append((match.start(), match.end(), kind))
    for start, end, kind in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= done:
            yield start, end, kind
            done = end


_CARD = Pattern(
    r"(?<![A-Za-z0-9_.+-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{3,4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5}|\d{14,19})"
    r"(?![A-Za-z0-9_-]|\.\d)"
)
_CARD_DIGITS = range(13, 20)
_ISSUER = Pattern(  # Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay, Mir
    r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}"
    r"|6(?:011|5\d\d|4[4-9]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|220[0-4]\d{12}"
)


def find_card_numbers(string: str) -> "Iterator[tuple[int, int, bool]]":
    """Start, end, and whether it is written in the groups of a card, of numbers that an issuer can have given."""
    for first, last, digits in long_numbers(string):
        match = _CARD.search(string, first, last + 1) if digits in _CARD_DIGITS else None
        if match is None:
            continue
        number = match[0].replace(" ", "").replace("-", "")
        if _ISSUER.fullmatch(number) and len(set(number)) > 1:
            from stdnum import luhn

            if luhn.is_valid(number):
                yield match.start(), match.end(), len(number) < len(match[0])
