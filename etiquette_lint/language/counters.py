"""What counts the points of a list: 3, c, iii, 三, ③, and the same counter with another number."""

CHINESE_DIGITS = "零一二三四五六七八九十"
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def read_counter(counter: str, before: int) -> tuple[int, str]:
    """What a counter counts and its alphabet: 3, "1" for 3; "i" behind h is a letter, else a Roman one."""
    if counter.isdigit() and counter.isascii():
        return int(counter), "1"
    if "①" <= counter <= "⑳":
        return ord(counter) - ord("①") + 1, "①"
    if counter in CHINESE_DIGITS:
        return CHINESE_DIGITS.index(counter), "一"
    if counter in _ROMAN and before != 8:
        return _ROMAN.index(counter), "i"
    return (ord(counter.lower()) - 96, "a") if len(counter) == 1 else (0, "i")


def renumber(marker: str, old: int, new: int) -> str:
    """The marker with another number in the same writing: "(三)" and 4 give "(四)"."""
    for write in (str, full_width, han, letter, capital, roman, circled):
        written = write(old)
        if written and written in marker:
            return marker.replace(written, write(new), 1)
    return marker


def full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else CHINESE_DIGITS[tens] + "十"
    return head + (CHINESE_DIGITS[ones] if ones else "")


def letter(number: int) -> str:
    return chr(96 + number) if 1 <= number <= 26 else ""


def capital(number: int) -> str:
    return letter(number).upper()


def roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + _ROMAN[ones]


def circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else ""
