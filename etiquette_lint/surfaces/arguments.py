"""Options and commands as data, and the parser of the everyday command line.

`parse_quickly` reads a well-formed command line without click, whose import takes longer than judging
a draft; whatever it is not sure of it leaves to click (surfaces/clicking.py), which reads the same
table, knows the odd cases and words the errors.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

Words = dict[str, str]  # language of display -> words

FLAG, TEXT, CHOICE, WORDS, MANY, NUMBER = "flag", "text", "choice", "words", "many", "number"


class Option:
    """One option.

    `type`: FLAG takes no value; TEXT any; CHOICE one of `choices`; WORDS may be repeated and its values are
    split at commas; MANY may be repeated and is not split; NUMBER is a whole number or "auto" (0).
    """

    __slots__ = ("flags", "type", "metavar", "choices", "help", "default", "name")

    def __init__(
        self,
        flags: str,
        type: str,
        help: Words,
        metavar: str = "",
        choices: tuple[str, ...] = (),
        default: str | None = "",
    ):
        self.flags = flags.split()
        self.type = type
        self.metavar = metavar or "|".join(choices)
        self.choices = choices
        self.help = help
        self.default = default
        self.name = self.flags[-1].lstrip("-").replace("-", "_")

    def empty(self) -> object:
        """The value when the option is not given."""
        if self.type == FLAG:
            return False
        if self.type in (WORDS, MANY):
            return []
        return 0 if self.type == NUMBER else self.default

    def take(self, values: dict, value: str) -> None:
        """Put a value from the command line into force; raises ValueError when the option cannot take it."""
        if self.type == WORDS:
            values[self.name] = values[self.name] + [word.strip() for word in value.split(",") if word.strip()]
        elif self.type == MANY:
            values[self.name] = [*values[self.name], value]
        elif self.type == NUMBER:
            values[self.name] = number(value)
        elif self.type == CHOICE and value not in self.choices:
            raise ValueError(value)
        else:
            values[self.name] = value


def number(value: str) -> int:
    """A whole number, or "auto", which is 0; raises ValueError."""
    if value == "auto":
        return 0
    if not (value.isascii() and value.isdigit()):
        raise ValueError(value)
    return int(value)


class Command:
    """One command: its options, what it says of itself and the function that does it, as "module:function"."""

    __slots__ = ("name", "function", "operand", "options", "summary", "help")

    def __init__(self, name: str, function: str, operand: str, options: list[Option], summary: Words, help: Words):
        self.name = name
        self.function = function
        self.operand = operand
        self.options = options
        self.summary = summary
        self.help = help

    def run(self, values: "Values") -> int:
        """Do it; returns the exit status."""
        module, _, name = self.function.partition(":")
        __import__(module)  # importlib would be loaded for this alone
        function: Callable[[Values], int] = getattr(sys.modules[module], name)
        return function(values)


class Values:
    """What was asked for: an attribute for each option of the command, and `operands`, the other words."""

    operands: list[str]
    kind: str
    select: list[str]
    extend_select: list[str]
    ignore: list[str]
    format: str
    output: str
    fail_on: str
    exit_zero: bool
    stdin_filename: str
    config: str
    lang: str
    date: str
    jobs: int
    statistics: bool
    subject: str | None
    thread: str
    to: list[str]
    cc: list[str]
    force_exclude: bool
    color: str
    no_cache: bool
    verbose: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    baseline: str
    no_baseline: bool
    changed: str
    no_suppressions: bool
    render: str

    def __init__(self, values: dict):
        self.__dict__.update(values)

    def get(self, name: str, default: object = None) -> object:
        """The value of an option that not every command has."""
        return self.__dict__.get(name, default)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Values) and self.__dict__ == other.__dict__

    def __repr__(self) -> str:
        return f"Values({self.__dict__!r})"


def parse_quickly(command: Command, words: list[str]) -> Values | None:
    """The values of a well-formed command line, or None when click has to look at it."""
    flags = {flag: option for option in command.options for flag in option.flags}
    values: dict = {option.name: option.empty() for option in command.options}
    operands: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            operands += rest
            break
        if word == "-" or not word.startswith("-"):
            operands.append(word)
            continue
        flag, equals, value = word.partition("=")
        option = flags.get(flag)
        if option is None or (equals and (option.type == FLAG or not flag.startswith("--"))):
            return None
        if option.type == FLAG:
            values[option.name] = True
            continue
        if not equals:
            following = next(rest, None)
            if following is None:
                return None
            value = following
        try:
            option.take(values, value)
        except ValueError:
            return None
    values["operands"] = operands
    return Values(values)
