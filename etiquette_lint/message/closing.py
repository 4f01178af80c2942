"""The phrase that closes a message: "Best regards,", "Thanks - Bob", "此致 敬礼", "顺颂商祺", "祝您工作顺利！"."""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[str], "Closing | None"]

Span = tuple[int, int]
_HAN = Pattern(r"[\u3400-\u9fff\uf900-\ufaff]")
MARKS = " \t,.!:;-–—~…*)(，。！～：；"


class Closing:
    """A closing, its parts as offsets into the string it was read from.

    phrase     the closing words without the mark behind them
    name       the name behind it on the same line ("Thanks - Bob"), or None
    register   formal, neutral or casual
    curt       it breaks off rather than takes leave ("Bye", "就这样吧")
    end        behind the phrase and its mark
    open       the wish stands on the next line ("祝", "即颂", "此致")
    """

    __slots__ = ("curt", "end", "name", "open", "phrase", "register")

    def __init__(
        self, phrase: Span, end: int, register: str, name: Span | None = None, curt: bool = False, open: bool = False
    ):
        self.phrase = phrase
        self.end = end
        self.register = register
        self.name = name
        self.curt = curt
        self.open = open

    def shift(self, by: int) -> None:
        """Count the offsets from `by` characters earlier."""
        self.phrase = (self.phrase[0] + by, self.phrase[1] + by)
        self.end += by
        self.name = self.name and (self.name[0] + by, self.name[1] + by)

    def __repr__(self) -> str:
        return f"Closing({self.phrase}, end={self.end}, {self.register}, name={self.name})"


def parse_closing(string: str) -> Closing | None:
    """Read a closing zone, or any line that may be one; None when it closes nothing."""
    text = string.strip()
    line, _, rest = text.partition("\n")
    found = match_closing(line.rstrip())
    if found is None:
        return None
    if found.open and rest:
        found.end = len(text)
        found.phrase = (found.phrase[0], len(text.rstrip(MARKS)))
    found.shift(len(string) - len(string.lstrip()))
    return found


def match_closing(line: str) -> Closing | None:
    """Read a line that is a closing as a whole, or a closing and a name."""
    if not line or len(line) > 90:
        return None
    return _reader(line)[0](line)


def match_closing_within(line: str) -> Closing | None:
    """Read a closing at the end of a line of prose: "… please call me.  Thanks.", "感谢配合，祝大家平安！"."""
    base = max(len(line) - 70, 0)
    tail = line[base:]
    found = _reader(tail)[1](tail)
    if found is not None:
        found.shift(base)
    return found


_readers: "dict[bool, tuple[Reader, Reader]]" = {}  # whether Chinese -> how to read a line, and the end of one


def _reader(line: str) -> "tuple[Reader, Reader]":
    """The reader of the language of a line, loaded when first met."""
    chinese = not line.isascii() and (line[0] >= "\u2e80" or _HAN.search(line) is not None)
    if chinese not in _readers:
        if chinese:
            from etiquette_lint.message.closing_chinese import match_chinese, match_within

            _readers[chinese] = (match_chinese, match_within)
        else:
            from etiquette_lint.message.closing_english import match_english, match_within

            _readers[chinese] = (match_english, match_within)
    return _readers[chinese]
