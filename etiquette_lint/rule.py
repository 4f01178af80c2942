"""Rules are data: one table of rules.toml each, and a function of the same name where words are not enough."""

import sys

from etiquette_lint.message.hits import Hit
from etiquette_lint.message.model import PROSE_ZONES, Message
from etiquette_lint.message.text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from etiquette_lint.finding import Finding

    Check = Callable[["Message", "Rule"], Iterator["Finding"]]
    Rest = Callable[[bool], dict]  # reads what a kept table has besides: the words, or everything else

SEVERITIES = ("error", "warning", "info")
KINDS = ("email", "ticket", "template")
LANGUAGES = ("en", "zh-Hans", "zh-Hant")

# Which module of checks/ holds the functions of a family, by the letters of its codes; in the order of the catalogue.
FAMILIES = {
    "SUB": "subject",
    "SAL": "salutation",
    "TOP": "topic",
    "LST": "lists",
    "DAT": "dates",
    "TON": "tone",
    "SRV": "service",
    "CLS": "closing",
    "ATT": "attachments",
    "RCP": "recipients",
    "LNG": "language",
    "PRV": "privacy",
    "TPL": "templates",
    "DRF": "drafts",
    "LNT": "linter",
}
IN_REST: "dict[str, type]" = {
    "message": dict, "variants": dict, "why": dict, "options": dict, "phrases": dict, "required": dict,
    "bad": list, "good": list,
}  # fmt: skip


class Rule:
    """One rule: what it is called, when it runs, what it says.

    name, code    public and stable
    severity      "error", "warning" or "info"
    kinds         kinds of message it is on for by default; empty for opt-in
    languages     languages it can judge; empty for a rule that needs no language
    zones         where its phrases and patterns are looked for ("subject" or zone names)
    message       language of display -> text with {match}, {fix} and other fields
    variants      variant -> the same, for rules that say different things
    why           language of display -> at most two sentences
    options       name -> value; an option's type is the type of its default
    phrases       words to find: group -> language -> {phrase: replacement}; the group "" is the rule's own
    pattern       one regular expression, for rules that are nothing else
    required      language -> phrases of which one must be there
    needs_words   whether it finds nothing in a message that holds none of its words
    fix           "safe", "unsafe" or ""

    A rule from the cache knows in which `module` of checks/ its function stands, and has `_rest` to read the greater
    part of its table, when somebody asks for what stands there.
    """

    __slots__ = (
        "name", "code", "severity", "kinds", "languages", "zones", "message", "variants", "why", "options",
        "phrases", "pattern", "required", "needs_words", "fix", "bad", "good", "origin", "check", "module", "_rest",
    )  # fmt: skip

    message: dict[str, str]
    variants: dict[str, dict[str, str]]
    why: dict[str, str]
    options: dict
    phrases: dict[str, dict[str, dict[str, str]]]
    required: dict[str, list[str]]
    bad: list
    good: list

    def __init__(self, name: str, table: dict, origin: str = "", module: str = "", rest: "Rest | None" = None):
        self.name = name
        self.code: str = table["code"]
        self.severity: str = table.get("severity", "warning")
        self.kinds: tuple[str, ...] = tuple(table.get("kinds", KINDS))
        self.languages: tuple[str, ...] = tuple(table.get("languages", LANGUAGES))
        self.zones: tuple[str, ...] = tuple(table.get("zones", ("subject", *PROSE_ZONES)))
        self.pattern: str = table.get("pattern", "")
        self.needs_words: bool = table.get("needs_words", False)
        self.fix: str = table.get("fix", "")
        self.origin = origin
        self.check: Check | None = None
        self.module = module
        self._rest = rest
        if rest is None:
            self.phrases = phrase_groups(table)
            self.message = table["message"]
            self.variants = table.get("variants", {})
            self.why = table.get("why", {})
            self.options = table.get("options", {})
            self.required = table.get("required", {})
            self.bad = table.get("bad", [])
            self.good = table.get("good", [])

    def __getattr__(self, name: str) -> object:  # reached only while a slot is empty
        if name not in IN_REST or self._rest is None:
            raise AttributeError(name)
        value = phrase_groups(self._rest(True)) if name == "phrases" else self._rest(False).get(name, IN_REST[name]())
        setattr(self, name, value)
        return value

    @property
    def family(self) -> str:
        return self.code.rstrip("0123456789")

    def __repr__(self) -> str:
        return f"Rule({self.code} {self.name})"


def phrase_groups(table: dict) -> dict[str, dict[str, dict[str, str]]]:
    """`phrases.LANGUAGE` and `words.GROUP.LANGUAGE` as group -> language -> {phrase: replacement}.

    Both may be written as lists (nothing to put instead) or as tables (phrase = "replacement").
    """
    groups = {"": table["phrases"]} if "phrases" in table else {}
    groups.update(table.get("words", {}))
    return {
        group: {
            language: words if isinstance(words, dict) else dict.fromkeys(words, "")
            for language, words in languages.items()
        }
        for group, languages in groups.items()
    }


def hits(message: Message, rule: Rule, group: str = "") -> list[Hit]:
    """Where the rule's words stand in the zones it looks at, in order of the text."""
    return message.hits.of((rule.name, group))


def quote(text: Text, limit: int = 40) -> str:
    """What a message quotes of a place: one line, shortened."""
    words = " ".join(text.typed().split())
    return words if len(words) <= limit else words[: limit - 1] + "…"


def load_check(rule: Rule) -> "Check":
    """The function that judges this rule: its namesake in checks/, or the one for data-only rules.

    Raises LookupError when the table needs a function and there is none.
    """
    if rule.check is not None:
        return rule.check
    function: Check | None = None
    if rule.family in FAMILIES:
        name = "etiquette_lint.checks." + (rule.module or FAMILIES[rule.family])
        __import__(name)  # importlib would be loaded for this alone
        function = getattr(sys.modules[name], rule.name.replace("-", "_"), None)
    if function is None:
        if not (rule.phrases or rule.pattern or rule.required):
            raise LookupError(f"rule {rule.code} {rule.name} has neither words nor a function")
        from etiquette_lint.checks.phrases import find_words

        function = find_words
        rule.needs_words = not rule.pattern and not rule.required
    rule.check = function
    return function
