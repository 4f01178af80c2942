"""The data-only rules: words that must not stand, one regular expression, words that must stand."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.model import Message
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

compiled: dict[str, Pattern] = {}


def find_words(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Every phrase found, every match of the pattern, and one absence when no required phrase stands."""
    for hit in hits(message, rule):
        yield Finding(hit.text, hit.replacement or None)
    if rule.pattern:
        yield from find_pattern(message, rule)
    if rule.required:
        yield from find_absence(message, rule)


def find_pattern(message: Message, rule: Rule) -> "Iterator[Finding]":
    pattern = compiled.setdefault(rule.pattern, Pattern(rule.pattern))
    if message.subject is not None and "subject" in rule.zones:
        for match in pattern.finditer(str(message.subject)):
            yield Finding(message.subject.slice(*match.span()))
    for match in pattern.finditer(message.body.string):
        if match.end() > match.start() and message.zone_name_at(match.start()) in rule.zones:
            yield Finding(Text(message.body, *match.span()))


def find_absence(message: Message, rule: Rule) -> "Iterator[Finding]":
    """The phrases of the message's own language must stand; without a list for it, those of any."""
    if hits(message, rule, "required"):
        return
    languages = rule.required
    language = message.language
    if language in LANGUAGE_LISTS and not any(name in languages for name in LANGUAGE_LISTS[language]):
        return
    words = [word for name in LANGUAGE_LISTS.get(language, languages) for word in languages.get(name, [])]
    if not words:
        return
    end = closing_place(message)
    yield Finding(Text(message.body, end, end), required=words[0])


# A Traditional message may use what is listed as Simplified (it is matched folded), and the other way round.
LANGUAGE_LISTS = {"en": ("en",), "zh-Hans": ("zh-Hans", "zh-Hant"), "zh-Hant": ("zh-Hant", "zh-Hans")}


def closing_place(message: Message) -> int:
    """Where something missing belongs: the end of the author's body."""
    ends = [zone.text.end for zone in message.zones if zone.name == "body"]
    return ends[-1] if ends else 0
