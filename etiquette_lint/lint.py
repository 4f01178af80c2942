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


class Seen:
    """What judging a source noted of its messages: the language of each, the first line of each after the first
    that stands in a place of its own, and the messages themselves where `keep` is true."""

    def __init__(self, keep: bool = False):
        self.keep = keep
        self.languages: list[str] = []
        self.starts: list[int] = [1]
        self.messages: list[Message] = []

    def note(self, message: Message, lines: LineIndex) -> None:
        self.languages.append(message.language)
        if message.start:
            self.starts.append(lines.place(message.start, "latin-1")[0])
        if self.keep:
            self.messages.append(message)


class Linter:
    """The rules in force, ready to judge many messages."""

    def __init__(self, settings: "Settings"):
        self.settings = settings
        self._active: dict[str, list[Rule]] = {}
        self._understanding: dict[tuple[str, str], list[Rule]] = {}  # active ones by kind and language of message
        self._passes: dict[str, PhrasePass] = {}  # by kind of message, or by rule

    def active(self, kind: str) -> list[Rule]:
        """Rules that run on a kind of message, in the order of their codes."""
        if kind not in self._active:
            self._active[kind] = [rule for rule in self.settings.rules.values() if self.settings.selects(rule, kind)]
        return self._active[kind]

    def lint(self, source: "Source", seen: "Seen | None" = None) -> list[Diagnostic]:
        """All diagnostics of one source, in the order of the text; what was seen on the way is put into `seen`."""
        from etiquette_lint.message.reading import read_messages

        lines = LineIndex(source.raw)
        diagnostics = []
        for message in read_messages(source, self.settings.reading):
            for rule, finding in self.judge(message, source.name):
                diagnostics.append(
                    make_diagnostic(source.name, message, rule, finding, lines, self.settings.display_language)
                )
            if seen is not None:
                seen.note(message, lines)
        if any(diagnostic.masked for diagnostic in diagnostics):
            from etiquette_lint.context import mask_secrets

            mask_secrets(diagnostics)
            drop_rewritten(diagnostics)
        return sorted(diagnostics, key=Diagnostic.order)

    def judge(self, message: Message, path: str = "") -> "Iterator[tuple[Rule, Finding]]":
        """What is to be said of one message: the findings that neither the message itself nor the configuration
        silences for its `path`, then the suppressions that silenced nothing. Raises RuleError when a rule fails."""
        found = self.find(message)
        if message.elsewhere is not None:
            found = ((rule, finding) for rule, finding in found if finding.text.layer is not message.elsewhere)
        if not self.settings.suppressions:
            yield from found
            return
        ignored = self.settings.ignored_in(path)
        if ignored:
            found = ((rule, finding) for rule, finding in found if rule.name not in ignored)
        if not may_suppress(message):
            yield from found
            return
        from etiquette_lint.suppress import UNUSED, unsilenced

        self.read_suppressions(message)
        yield from ((rule, finding) for rule, finding in unsilenced(found, message) if rule.name != UNUSED)
        unused = self.settings.rules.get(UNUSED)
        if unused in self.active(message.kind) and UNUSED not in ignored and message.suppressions:
            yield from ((unused, finding) for finding in self.judge_rule(message, unused))

    def find(self, message: Message) -> "Iterator[tuple[Rule, Finding]]":
        """Findings of every active rule on one message; raises RuleError when a rule fails."""
        rules = self.active(message.kind)
        if message.kind not in self._passes:
            self._passes[message.kind] = PhrasePass(rules, self.settings.fingerprint, self.settings.cache_folder)
        self._passes[message.kind].run(message)
        key = message.kind, message.language
        if key not in self._understanding:
            self._understanding[key] = [rule for rule in rules if understands(rule, message)]
        woken = message.hits.rules()
        rule = None
        try:
            for rule in self._understanding[key]:
                if rule.needs_words and rule.name not in woken:
                    continue
                check = rule.check or load_check(rule)  # the code of rules that sleep is never loaded
                for finding in check(message, rule):
                    yield rule, finding
        except Exception as error:
            raise RuleError(rule.code if rule else "") from error

    def judge_rule(self, message: Message, rule: Rule) -> list[Finding]:
        """Findings of one rule, whether it is active or not."""
        if rule.name == "unused-suppression":
            self.use_suppressions(message)
        if rule.name not in self._passes:
            self._passes[rule.name] = PhrasePass([rule])
        self._passes[rule.name].run(message)
        check = load_check(rule)
        if not understands(rule, message) or (rule.needs_words and rule.name not in message.hits.rules()):
            return []
        return list(check(message, rule))

    def read_suppressions(self, message: Message) -> None:
        """Read what the message says shall not be reported, once."""
        from etiquette_lint.suppress import read_suppressions

        if not message.suppressions:
            message.suppressions = read_suppressions(message)
            for suppression in message.suppressions:
                suppression.resolve(self.settings)

    def use_suppressions(self, message: Message) -> None:
        """Ask every rule that a suppression names, active or not, whether it finds something there to silence:
        a run with a few rules selected must not call the suppressions of the others useless."""
        from etiquette_lint.suppress import unsilenced

        self.read_suppressions(message)
        waiting = {
            name
            for suppression in message.suppressions
            for word, names in suppression.names.items()
            if word not in suppression.used
            for name in names
        }
        for rule in [self.settings.rules[name] for name in sorted(waiting)]:
            for _ in unsilenced([(rule, finding) for finding in self.judge_rule(message, rule)], message):
                pass


def may_suppress(message: Message) -> bool:
    """Whether there is anything in a message that could hold a suppression; a cheap look."""
    if any("etiquette-lint" in name for name, _ in message.fields):
        return True
    if any("etiquette-lint" in str(comment).lower() for comment in message.comments):
        return True
    return message.headers is not None and message.headers.count(b"x-etiquette-lint") > 0


def drop_rewritten(diagnostics: list[Diagnostic]) -> None:
    """Leave out edits that rewrite more of an encoded part than their own words, where a secret stands in the same
    message: base64 would carry it past all masking."""
    closed = {diagnostic.message_index for diagnostic in diagnostics if diagnostic.masked}
    for diagnostic in diagnostics:
        if diagnostic.message_index in closed:
            if any(edit.text not in diagnostic.replacements for edit in diagnostic.edits):
                diagnostic.edits = []


def understands(rule: Rule, message: Message) -> bool:
    """Whether a rule can judge the language of the message; a rule of no language judges all."""
    return not rule.languages or message.language == "mixed" or message.language in rule.languages
