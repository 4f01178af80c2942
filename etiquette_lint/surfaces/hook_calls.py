"""A tool call as an agent hands it to a hook: JSON on standard input, in the words of each agent."""

from etiquette_lint import words
from etiquette_lint.surfaces.environment import is_terminal
from etiquette_lint.surfaces.hook_words import say
from etiquette_lint.surfaces.output import complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_BYTES = 20_000_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SPACE = " \t\n\r"
# The events at which a call can still be stopped: Claude Code and Codex, Gemini CLI, Cursor.
BEFORE = ("PreToolUse", "BeforeTool", "beforeMCPExecution", "beforeShellExecution", "preToolUse", "onPreToolUse")
NAME_KEYS = ("tool_name", "toolName", "name", "tool")
INPUT_KEYS = ("tool_input", "toolInput", "toolArgs", "tool_args", "arguments", "args", "input", "parameters")


class HookProblem(Exception):
    """Why a call cannot be judged; `key` is one of words.WORDS and `fields` fill it."""

    def __init__(self, key: str, /, **fields: object):
        super().__init__(key)
        self.key = key
        self.fields = fields

    def words(self, language: str) -> str:
        return say(self.key, language, **self.fields)


class ToolCall:
    """A call about to be made. `name` is "" where the input is a draft itself; `arguments` None where none stand."""

    __slots__ = ("arguments", "event", "name")

    def __init__(self, name: str, arguments: object, event: str):
        self.name = name
        self.arguments = arguments
        self.event = event


def read_input(language: str) -> bytes:
    """All of standard input; raises HookProblem when there is none or too much."""
    import sys

    if sys.stdin is None:
        raise HookProblem("empty")
    if is_terminal(sys.stdin):
        complain(words.say("terminal-input", language))
    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise HookProblem("too-large", limit=MOST_BYTES // 1_000_000)
    if not raw.strip():
        raise HookProblem("empty")
    return raw


def read_call(raw: bytes) -> ToolCall:
    """The call that the bytes of a hook's input describe; raises HookProblem."""
    value = read_object(raw)
    event = value.get("hook_event_name")
    if isinstance(event, str) and event not in BEFORE:
        raise HookProblem("event", event=event[:80])
    inner = value
    for key in ("params", "function", "toolCall", "tool_call"):  # an MCP request, a function call of an API
        if isinstance(value.get(key), dict) and first(value, NAME_KEYS) is None:
            inner = value[key]
    name = first(inner, NAME_KEYS)
    if not isinstance(name, str):
        if any(isinstance(value.get(key), str) for key in ("body", "html", "raw")):
            return ToolCall("", value, "")
        raise HookProblem("no-tool", keys=", ".join(NAME_KEYS[:3]))
    return ToolCall(name, first(inner, INPUT_KEYS), event if isinstance(event, str) else "")


def read_object(raw: bytes) -> dict:
    try:
        text = raw.removeprefix(BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        raise HookProblem("not-utf8", offset=error.start) from error
    try:
        value = scan(text)
    except ValueError:
        value = load(text)
    except RecursionError as error:
        raise HookProblem("too-deep") from error
    if not isinstance(value, dict):
        raise HookProblem("no-object")
    return value


class Scanning:
    """What the scanner of CPython's `json` wants to know: everything as by default."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int, parse_constant = float, int, float
    memo: dict = {}


def scan(text: str) -> object:
    """The value of a JSON text by the scanner that `json` uses, without its import, which takes as long as judging a
    draft. Raises ValueError where it is no JSON, and where there is no such scanner: then `load` knows more."""
    try:
        import _json

        make_scanner: Any = _json.make_scanner  # it asks for no more than Scanning has
        value, end = make_scanner(Scanning())(text, len(text) - len(text.lstrip(SPACE)))
    except (ImportError, AttributeError, TypeError, StopIteration, SystemError) as error:
        raise ValueError from error  # SystemError: the scanner wants to raise an error of `json`, which is not there
    if text[end:].strip(SPACE):
        raise ValueError
    return value


def load(text: str) -> object:
    """The value of a JSON text; raises HookProblem, which says where it goes wrong."""
    import json

    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise HookProblem("not-json", line=error.lineno, column=error.colno, reason=error.msg) from error
    except (RecursionError, ValueError) as error:  # ValueError: a number of too many digits
        raise HookProblem("too-deep") from error


def first(value: dict, keys: tuple[str, ...]) -> object:
    """The first of these keys that is there."""
    return next((value[key] for key in keys if value.get(key) is not None), None)
