"""How a message addresses its reader: "Dear Ms Chen,", "Tom, I looked at it", "王经理您好：", "尊敬的客户：您好！"."""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[str, str, bool], "Salutation | None"]
    GreetingReader = Callable[[str], int]

Span = tuple[int, int]
_GREETING_KINDS = ("dear", "hi", "hello", "hey", "greetings", "time", "to-whom", "greeting")
_HAN = Pattern(r"[\u3400-\u9fff\uf900-\ufaff]")
GREETING_MARKS = "，,。！!~～：:.; "


class Salutation:
    """A salutation, its parts as offsets into the string it was read from.

    words      the opening: "Dear", "Hi", "尊敬的", "各位", or None
    greeting   what greets apart from it: "您好", "Good morning", or None
    names      whom it addresses, one span a person or group, honorific left out: "Chen"; "王"; "客户"
    honorific  "Ms", "先生/女士", "经理", of the first person, or None
    kind       dear, hi, hello, hey, greetings, time (of day or of year), to-whom, respect (尊敬的), casual
               (亲, 在吗), group (各位), title (王经理), name (a bare name), greeting (您好 alone)
    impersonal the reader is addressed by a role ("customer", "尊敬的客户", "Sir or Madam")
    group      several readers at once ("all", "各位", two names)
    greets     it greets as well ("Hi", "Dear" and "您好" do, "王经理：" does not)
    undecided  it leaves the gender open ("Mr/Ms", "先生/女士")
    """

    __slots__ = (
        "end", "greeting", "greets", "group", "honorific", "impersonal", "kind", "names", "start", "undecided", "words",
    )  # fmt: skip

    def __init__(self, kind: str, start: int = 0, end: int = 0):
        self.kind = kind
        self.start = start
        self.end = end
        self.words: Span | None = None
        self.greeting: Span | None = None
        self.names: list[Span] = []
        self.honorific: Span | None = None
        self.impersonal = False
        self.group = False
        self.greets = kind in _GREETING_KINDS
        self.undecided = False

    @property
    def name(self) -> Span | None:
        """The first person or group addressed."""
        return self.names[0] if self.names else None

    def shift(self, by: int) -> None:
        """Count the offsets from `by` characters earlier."""
        self.start += by
        self.end += by
        self.names = [(start + by, end + by) for start, end in self.names]
        self.words = self.words and (self.words[0] + by, self.words[1] + by)
        self.greeting = self.greeting and (self.greeting[0] + by, self.greeting[1] + by)
        self.honorific = self.honorific and (self.honorific[0] + by, self.honorific[1] + by)

    def take_greeting(self, words: str, at: int) -> None:
        """Take in the greeting that stands on the next line, `at` offset."""
        bare = words.rstrip(GREETING_MARKS)
        self.greeting = self.greeting or (at, at + len(bare))
        self.greets = True
        self.end = at + len(words.rstrip())

    def __repr__(self) -> str:
        return f"Salutation({self.kind}, {self.start}:{self.end}, names={self.names})"


def parse_salutation(string: str) -> Salutation | None:
    """Read the salutation that `string` begins with: a salutation zone, or any text. None when there is none."""
    lead = len(string) - len(string.lstrip())
    line, _, rest = string[lead:].partition("\n")
    line = line.rstrip()
    below = rest.lstrip()
    found = match_salutation(line, below[:200])
    if found is None:
        return None
    if found.end == len(line) and below:
        length = match_greeting(below.partition("\n")[0].rstrip())
        if length:
            found.take_greeting(below[:length], len(string) - lead - len(below))
    if lead:
        found.shift(lead)
    return found


def match_greeting(line: str) -> int:
    """Where the greeting that a line begins with ends ("下午好！", "Good morning,"), behind its mark; 0 without one."""
    if not line or (line[0].isascii() and line[0] not in "gGhHwWmMsS"):
        return 0
    return _reader(line[:30])[1](line)


def match_salutation(line: str, following: str = "", strict: bool = False) -> Salutation | None:
    """Read the salutation that a line begins with; `following` is the line after it, to tell a name from a title.

    `strict` wants a salutation that fills the line: that of a message with something before it.
    """
    found = _reader(line)[0](line, following, strict)
    if found is not None and strict:
        if found.end < len(line) or (found.kind == "name" and line[-1] not in ",:，："):
            return None
    return found


_readers: "dict[bool, tuple[Reader, GreetingReader]]" = {}  # whether Chinese -> how to read salutation and greeting


def _reader(line: str) -> "tuple[Reader, GreetingReader]":
    """The readers of the language that a line begins in, loaded when first met."""
    chinese = not line.isascii() and (line[0] >= "\u2e80" or _HAN.search(line, 0, 40) is not None)
    if chinese not in _readers:
        if chinese:
            from etiquette_lint.message.salutation_chinese import greeting_end, match_chinese

            _readers[chinese] = (match_chinese, greeting_end)
        else:
            from etiquette_lint.message.salutation_english import greeting_end, match_english

            _readers[chinese] = (match_english, greeting_end)
    return _readers[chinese]
