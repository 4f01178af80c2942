"""The tools of the MCP server, without the protocol: what each takes and gives as JSON Schema, and what it does."""

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.draft import DraftError, check_draft, fix_draft, judge_draft, report_schema
from etiquette_lint.draft_form import FIELDS, array, draft_schema, record
from etiquette_lint.explain import page, summary
from etiquette_lint.lint import Linter
from etiquette_lint.rule import FAMILIES, KINDS, LANGUAGES, SEVERITIES, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from etiquette_lint.config import Settings

INSTRUCTIONS = (
    "Before you send an e-mail, a ticket reply or any message to people, call lint_message with it. "
    "On 'revise' change what each diagnostic says (or call fix_message) and call it again, three times at most. "
    "On 'ask' do not send: show the findings to a person."
)
RESOURCE = "etiquette://rules/"
TEXT: dict = {"type": "string"}


class ToolError(Exception):
    """What is wrong with a call, in words for the model that made it."""


class Tool:
    """A tool: its name and title, what it is for, the schemas of its arguments and of what it gives."""

    __slots__ = ("call", "description", "name", "output", "parameters", "title")

    def __init__(
        self, name: str, title: str, description: str, parameters: dict, output: dict, call: "Callable[[dict], dict]"
    ):
        self.name = name
        self.title = title
        self.description = description
        self.parameters = parameters
        self.output = output
        self.call = call


class Tools:
    """The tools over one linter. `now` gives the moment of a call."""

    def __init__(self, settings: "Settings", now: "Callable[[], datetime]", full: "Callable[[], Settings]"):
        self.linter = Linter(settings)
        self.language = settings.display_language
        self.now = now
        self._full = full  # reads the rules with their reasons and examples, which takes a while
        self._rules: dict[str, Rule] | None = None

    @property
    def rules(self) -> dict[str, Rule]:
        """Code -> rule, with reasons and examples."""
        if self._rules is None:
            self._rules = {rule.code: rule for rule in self._full().rules.values()}
        return self._rules

    def all(self) -> list[Tool]:
        return [
            Tool(
                "lint_message",
                "Check a message before it is sent",
                "Judge an e-mail, ticket reply or template in English or Chinese. Gives a verdict (send, revise, ask), "
                "each finding with its place and what to write instead, and the text after the safe fixes.",
                arguments_of_draft(),
                report_schema(),
                self.lint_message,
            ),
            Tool(
                "fix_message",
                "Apply fixes to a message",
                "Apply the fixes that cannot change the meaning, with unsafe=true the others too. Gives the fields "
                "that changed, what was applied, and the report on the mended message.",
                arguments_of_draft({"unsafe": {"type": "boolean", "description": "Apply the other fixes too."}}),
                fixed_schema(),
                self.fix_message,
            ),
            Tool(
                "explain_rule",
                "Explain a rule",
                "What a rule wants and why, with good and bad examples; by code or name, such as DAT001.",
                record({"rule": {**TEXT, "description": "Code or name of the rule."}}),
                rule_schema(explained=True),
                self.explain_rule,
            ),
            Tool(
                "list_rules",
                "List the rules",
                "All rules, or those of a family or prefix, such as DAT or TON.",
                record({"family": {**TEXT, "description": f"One of {', '.join(FAMILIES)}; all when absent."}}, True),
                record({"rules": array(rule_schema(explained=False))}),
                self.list_rules,
            ),
        ]

    def lint_message(self, arguments: dict) -> dict:
        draft = checked(arguments, self.language)
        return judge_draft(draft, self.linter, self.now())

    def fix_message(self, arguments: dict) -> dict:
        unsafe = arguments.get("unsafe")
        if not isinstance(unsafe, bool | None):
            raise ToolError("'unsafe' must be true or false")
        draft = checked({name: value for name, value in arguments.items() if name != "unsafe"}, self.language)
        return fix_draft(draft, self.linter, bool(unsafe), self.now())

    def explain_rule(self, arguments: dict) -> dict:
        word = arguments.get("rule")
        if not isinstance(word, str):
            raise ToolError("'rule' must be the code or name of a rule, such as DAT001")
        found = self.named(word)
        if len(found) != 1:
            raise ToolError(f"'{word[:80]}' means several rules: {', '.join(rule.code for rule in found)}")
        return {**self.listed(found[0]), **self.explained(found[0])}

    def list_rules(self, arguments: dict) -> dict:
        family = arguments.get("family")
        if not isinstance(family, str | None):
            raise ToolError("'family' must be text, such as DAT")
        found = self.named(family) if family else list(self.rules.values())
        return {"rules": [self.listed(rule) for rule in found]}

    def named(self, word: str) -> list[Rule]:
        try:
            return [self.rules[rule.code] for rule in self.linter.settings.named(word.strip()[:80], "rule")]
        except ConfigurationError as error:
            raise ToolError(error.words(self.language)) from error

    def listed(self, rule: Rule) -> dict:
        return {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "kinds": list(rule.kinds),
            "languages": list(rule.languages),
            "message": summary(rule.message, self.language),
        }

    def explained(self, rule: Rule) -> dict:
        why = rule.why.get(self.language) or next(iter(rule.why.values()), "")
        return {"why": why, "resource": RESOURCE + rule.code, "page": self.page(rule.code)}

    def page(self, code: str) -> str:
        """The page of a rule as text; raises KeyError."""
        return "".join(page(self.rules[code], self.language, False, 100))


def checked(arguments: dict, language: str) -> dict:
    """The arguments as a draft; raises ToolError."""
    try:
        check_draft(arguments, known_only=True)
    except DraftError as error:
        raise ToolError(error.words(language)) from error
    return arguments


def arguments_of_draft(more: dict | None = None) -> dict:
    """The fields of a draft as arguments. The choice between body, html and raw is told in words: some models' makers
    take no "anyOf" at the top."""
    schema = draft_schema()
    fields = {name: schema["properties"][name] for name in FIELDS if name != "agent"}
    return record({**fields, **(more or {})}, optional=True)


def fixed_schema() -> dict:
    count = {"type": "integer", "minimum": 1}
    changed = record(dict.fromkeys(("subject", "body", "html", "raw"), TEXT), optional=True)
    applied = array(record({"code": TEXT, "count": count}))
    return record({"draft": changed, "applied": applied, "report": report_schema()})


def rule_schema(explained: bool) -> dict:
    fields: dict[str, dict] = {
        "code": TEXT,
        "name": TEXT,
        "severity": {**TEXT, "enum": list(SEVERITIES)},
        "kinds": array({**TEXT, "enum": list(KINDS)}),
        "languages": array({**TEXT, "enum": list(LANGUAGES)}),
        "message": TEXT,
    }
    return record({**fields, **dict.fromkeys(("why", "resource", "page"), TEXT)} if explained else fields)
