"""From a source to its diagnostics: read the messages, find the words, run the rules, place the findings."""

import sys

from etiquette_lint import cache
from etiquette_lint.diagnostic import Diagnostic, LineIndex, make_diagnostic
from etiquette_lint.finding import Finding
from etiquette_lint.language.fold import fold
from etiquette_lint.language.phrases import PhraseIndex
from etiquette_lint.message.model import Hit, Message
from etiquette_lint.message.text import Text
from etiquette_lint.rule import Rule, load_check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.config import Settings
    from etiquette_lint.source import Source


# The modules whose code an index of phrases depends on.
INDEXING = (__name__, PhraseIndex.__module__, fold.__module__)


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
        self._phrases = phrase_index(settings)

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
        find_phrases(message, self._phrases, self.settings.rules)
        for rule in self.active(message.kind):
            if understands(rule, message):
                try:
                    for finding in load_check(rule)(message, rule):
                        yield rule, finding
                except Exception as error:
                    raise RuleError(rule.code) from error

    def judge_rule(self, message: Message, rule: Rule) -> list[Finding]:
        """Findings of one rule, whether it is active or not."""
        find_phrases(message, self._phrases, self.settings.rules)
        return list(load_check(rule)(message, rule)) if understands(rule, message) else []


def understands(rule: Rule, message: Message) -> bool:
    """Whether a rule can judge the language of the message; a rule of no language judges all."""
    return not rule.languages or message.language == "mixed" or message.language in rule.languages


def phrase_index(settings: "Settings") -> PhraseIndex:
    """The index of all rules' phrases, kept between runs: building it takes longer than judging a draft."""
    key = settings.fingerprint + cache.stamp(*(sys.modules[name].__file__ or "" for name in INDEXING))
    index = kept_index(cache.read(settings.cache_folder, "phrases", key))
    if index is None:
        import json

        listed = phrase_list(settings.rules.values())
        index = PhraseIndex(listed)
        owners = json.dumps([owner for _, owner in listed], ensure_ascii=True, separators=(",", ":")).encode("ascii")
        cache.write(settings.cache_folder, "phrases", key, owners + b"\n" + index.dump())
    return index


def kept_index(content: bytes | None) -> PhraseIndex | None:
    """The index in a cached file, or None where there is none or it is damaged or of another version."""
    if content is None:
        return None
    import json

    owners, _, dump = content.partition(b"\n")
    try:
        return PhraseIndex.load(dump, [tuple(owner) for owner in json.loads(owners)])
    except (ValueError, TypeError):
        return None


def phrase_list(rules) -> list[tuple[str, tuple[str, str, str, str]]]:
    """Every phrase of every rule with (rule, group, replacement, language) to find it again by."""
    phrases = []
    for rule in rules:
        for group, languages in rule.phrases.items():
            for language, words in languages.items():
                for words_to_find, replacement in words.items():
                    phrases.append((words_to_find, (rule.name, group, replacement, language)))
        for language, words in rule.required.items():
            phrases += [(word, (rule.name, "required", "", language)) for word in words]
    return phrases


def find_phrases(message: Message, index: PhraseIndex, rules: dict[str, Rule]) -> None:
    """Fill `message.hits`: one pass over the subject and one over the body, for all rules at once."""
    message.hits = {}
    if message.subject is not None:
        subject = message.subject
        for start, end, key in index.find(fold(str(subject))):
            if "subject" in rules[key[0]].zones:
                add_hit(message, subject.slice(start, end), key)
    found = index.find(fold(message.body.string))
    if not found:
        return
    zone = iter(message.zones)
    name, zone_start, zone_end = "", 0, 0
    for start, end, key in found:  # in order of place, as the zones are
        while start >= zone_end:
            following = next(zone, None)
            if following is None:
                return
            name, zone_start, zone_end = following.name, following.text.start, following.text.end
        if start >= zone_start and name in rules[key[0]].zones:
            add_hit(message, Text(message.body, start, end), key)


def add_hit(message: Message, text: Text, key: tuple[str, str, str, str]) -> None:
    """Matches come in order of place, the longest first: of one group the first at a place is kept."""
    name, group, replacement, language = key
    hits = message.hits.setdefault((name, group), [])
    if hits and hits[-1].text.layer is text.layer and text.start < hits[-1].text.end:
        return
    hits.append(Hit(text, in_script(replacement, language, message)))


def in_script(replacement: str, language: str, message: Message) -> str:
    """A replacement given in Simplified, written in the message's own script."""
    if replacement and language == "zh-Hans" and message.language == "zh-Hant":
        from etiquette_lint.language.conversion import to_traditional

        return to_traditional(replacement)
    return replacement
