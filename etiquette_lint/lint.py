"""From a source to its diagnostics: read the messages, find the words, run the rules, place the findings."""

from etiquette_lint.diagnostic import Diagnostic, LineIndex, make_diagnostic
from etiquette_lint.finding import Finding
from etiquette_lint.message.model import Message
from etiquette_lint.phrase_pass import PhrasePass
from etiquette_lint.rule import Rule, load_check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.config import Settings
    from etiquette_lint.source import Source


class RuleError(Exception):
    """A rule failed in its own code; the cause tells how."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


class Linter:
    """The rules in force, ready to judge many messages."""

    def __init__(self, settings: "Settings"):
        self.settings = settings
        self._active: dict[str, list[Rule]] = {}
        self._passes: dict[str, PhrasePass] = {}  # by kind of message, or by rule

    def active(self, kind: str) -> list[Rule]:
        """Rules that run on a kind of message, in the order of their codes."""
        if kind not in self._active:
            self._active[kind] = [rule for rule in self.settings.rules.values() if self.settings.selects(rule, kind)]
        return self._active[kind]

    def lint(self, source: "Source", unknown_languages: "set[str] | None" = None) -> list[Diagnostic]:
        """All diagnostics of one source, in the order of the text. Languages that no rule
        understands are put into `unknown_languages`."""
        from etiquette_lint.message.reading import read_messages

        lines = LineIndex(source.raw)
        diagnostics = []
        for message in read_messages(source, self.settings.reading):
            for rule, finding in self.judge(message):
                diagnostics.append(
                    make_diagnostic(source.name, message, rule, finding, lines, self.settings.display_language)
                )
            if unknown_languages is not None and message.language == "other":
                unknown_languages.add(message.language)
        return sorted(diagnostics, key=Diagnostic.order)

    def judge(self, message: Message) -> "Iterator[tuple[Rule, Finding]]":
        """Findings of every active rule on one message; raises RuleError when a rule fails."""
        rules = self.active(message.kind)
        if message.kind not in self._passes:
            self._passes[message.kind] = PhrasePass(rules, self.settings.fingerprint, self.settings.cache_folder)
        self._passes[message.kind].run(message)
        for rule in rules:
            if understands(rule, message):
                try:
                    for finding in load_check(rule)(message, rule):
                        yield rule, finding
                except Exception as error:
                    raise RuleError(rule.code) from error

    def judge_rule(self, message: Message, rule: Rule) -> list[Finding]:
        """Findings of one rule, whether it is active or not."""
        if rule.name not in self._passes:
            self._passes[rule.name] = PhrasePass([rule])
        self._passes[rule.name].run(message)
        return list(load_check(rule)(message, rule)) if understands(rule, message) else []


def understands(rule: Rule, message: Message) -> bool:
    """Whether a rule can judge the language of the message; a rule of no language judges all."""
    return not rule.languages or message.language == "mixed" or message.language in rule.languages
