"""The rules in force: a linter for each rule set, language of display and choice, and which one a draft gets."""

import contextlib
from copy import copy

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.config import load_settings
from etiquette_lint.diagnostic import DOCUMENTATION
from etiquette_lint.draft import judge_draft
from etiquette_lint.lint import Linter, RuleError
from etiquette_lint.rule import KINDS
from etiquette_lint.surfaces.environment import cache_folder, now
from etiquette_lint.surfaces.service.refusals import Refusal
from etiquette_lint.surfaces.service.settings import DEFAULT, ServerSettings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.config import Settings
    from etiquette_lint.rule import Rule
    from etiquette_lint.surfaces.service.settings import Key

CHOICES_KEPT = 64  # linters made for callers that choose rules themselves
WARMING = (
    "Dear Ms Lee,\n\nWe will send the parcel on 2 December 2026 and apologise for the delay.\n\nKind regards,\nBen",
    "王小姐，您好：\n\n包裹将于2026年12月2日寄出，对此我们深表歉意。\n\n祝您工作顺利！\n客服中心 小李",
)


class Choice:
    """Which rules judge a draft: a rule set, and what the caller chose over it."""

    __slots__ = ("rules", "language", "select", "extend_select", "ignore")

    def __init__(self, rules: str = DEFAULT, language: str = "", select=(), extend_select=(), ignore=()):
        self.rules = rules
        self.language = language
        self.select: tuple[str, ...] = tuple(select)
        self.extend_select: tuple[str, ...] = tuple(extend_select)
        self.ignore: tuple[str, ...] = tuple(ignore)

    def key(self) -> tuple:
        return (self.rules, self.language, self.select, self.extend_select, self.ignore)


class RuleSets:
    """The linters of one reading of the configuration. When it changes, another RuleSets takes the place of this one;
    requests under way finish with the one they began with."""

    def __init__(self, server: ServerSettings):
        """Read every rule set; raises ConfigurationError for the first that cannot be used."""
        self.server = server
        self.folder = cache_folder()
        self.base: dict[str, Linter] = {}
        for name, file in server.rules.items():
            self.base[name] = Linter(load_settings(file, self.folder))
        self.chosen: dict[tuple, Linter] = {}
        self.keys = {key.id: key for key in server.keys}
        self._listed: dict[str, list[dict]] = {}

    def warm(self) -> None:
        """Judge something, so that the first request finds everything loaded."""
        for name in self.base:
            for body in WARMING:
                for kind in ("ticket", "email"):
                    with contextlib.suppress(RuleError):  # the requests that meet it will tell
                        judge_draft({"body": body, "kind": kind}, self.linter(Choice(name, "en")), now())

    def linter(self, choice: Choice) -> Linter:
        """The linter of a choice; raises Refusal when it names a rule that does not exist."""
        key = choice.key()
        linter = self.chosen.get(key)
        if linter is None:
            linter = self.make(choice)
            if len(self.chosen) >= CHOICES_KEPT + 2 * len(self.base):
                self.chosen.pop(next(iter(self.chosen)))
            self.chosen[key] = linter
        return linter

    def make(self, choice: Choice) -> Linter:
        base = self.base[choice.rules]
        settings = copy(base.settings)
        if choice.language:
            settings.display_language = choice.language
        if not (choice.select or choice.extend_select or choice.ignore):
            twin = copy(base)  # what it has worked out serves every language of display
            twin.settings = settings
            return twin
        choose(settings, choice)
        return Linter(settings)

    def listed(self, name: str) -> list[dict]:
        """The rules of a rule set with their reasons; `kinds` are those that each is on for. Slow the first time."""
        if name not in self._listed:
            settings = load_settings(self.server.rules[name], self.folder, full=True)
            self._listed[name] = [rule_fields(rule, settings) for rule in settings.rules.values()]
        return self._listed[name]

    def rule_set(self, key: "Key | None", brand: str, queue: str) -> str:
        """The rule set of a draft, where its sender names none: that of the key, else of the queue, of the brand."""
        if key is not None and key.rules:
            return key.rules
        return self.server.queues.get(queue) or self.server.brands.get(brand) or DEFAULT

    def overridable(self, code: str) -> bool:
        """Whether a person may let a draft pass that has this finding."""
        return not code.startswith(tuple(self.server["never-override"]))


def choose(settings: "Settings", choice: Choice) -> None:
    """Put the rules a caller chose over those of the rule set, as the command line does; raises Refusal."""
    settings._chosen = None
    if choice.select:
        settings.select, settings.extend_select, settings.ignore = list(choice.select), [], []
    settings.extend_select = [*settings.extend_select, *choice.extend_select]
    settings.ignore = [*settings.ignore, *choice.ignore]
    for field in ("select", "extend_select", "ignore"):
        for word in getattr(choice, field):
            try:
                settings.named(word, field)
            except ConfigurationError as error:
                raise Refusal("bad-codes", members={"field": field}, field=field, near=error.near) from None


def rule_fields(rule: "Rule", settings: "Settings") -> dict:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "kinds": [kind for kind in KINDS if settings.selects(rule, kind)],
        "languages": list(rule.languages),
        "message": rule.message,
        "why": rule.why,
        "fix": rule.fix,
        "url": f"{DOCUMENTATION}{rule.code}/",
    }
