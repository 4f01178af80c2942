"""Suppressions: what a message itself says shall not be reported of it.

    X-Etiquette-Lint: ignore=DAT001, TON (agreed with the customer)      a header field, or front matter
    <!-- etiquette-lint: ignore DAT001 the date is filled in later -->   HTML and Markdown
    {# etiquette-lint: ignore-next TON #}                                templates; only the next paragraph

A body of plain text has none: its reader would see it.
"""

from etiquette_lint.finding import Edit, Finding
from etiquette_lint.message.model import Message, Zone
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from etiquette_lint.config import Settings
    from etiquette_lint.rule import Rule

FIELDS = ("x-etiquette-lint", "etiquette-lint")  # the second in front matter only, where names need no "X-"
UNUSED = "unused-suppression"

COMMENT = Pattern(r"etiquette-lint[ \t]*[:：]\s*(ignore(?:-next)?)(?![\w-])[ \t]*[=:：]?[ \t]*", 2)
FIELD_VALUE = Pattern(r"\s*(ignore)(?![\w-])[ \t]*[=:：]?[ \t]*", 2)
WORD = Pattern(r"[A-Za-z][\w-]*")
SEPARATOR = Pattern(r"\s*[,，、]\s*")
CODE = Pattern(r"\s+(?=[A-Z]{2,5}[0-9]{3}(?![\w-]))")  # codes with only blanks between them are meant as well
CLOSING = Pattern(r"\s*(?:-->|--\}\}|\}\}|#\}|%>|\{%.*)?\s*\Z", 16)


class Suppression:
    """One directive.

    `text`   the comment whole, or the value of the field
    `words`  each code, name or prefix as written, with its place
    `next`   whether it is for the next paragraph or list item only
    `reason` why, in its author's words
    `used`   the words that silenced something
    """

    __slots__ = ("comment", "names", "next", "reason", "text", "unknown", "used", "words")

    def __init__(self, text: Text, words: list[Text], reason: str, next: bool, comment: bool):
        self.text = text
        self.words = words
        self.reason = reason
        self.next = next
        self.comment = comment
        self.names: dict[str, set[str]] = {}  # word -> names of the rules it means
        self.unknown: dict[str, str] = {}  # word that means none -> the nearest that does, or ""
        self.used: set[str] = set()

    def resolve(self, settings: "Settings") -> None:
        """Find the rules that the words mean."""
        from etiquette_lint.catalogue import ConfigurationError

        for word in map(str, self.words):
            try:
                self.names[word] = {rule.name for rule in settings.named(word, "")} - {UNUSED}
            except ConfigurationError as error:
                self.unknown[word] = error.near

    def silences(self, rule: "Rule", finding: Finding, message: Message) -> bool:
        """Whether it covers a finding; noted as used."""
        words = [word for word, names in self.names.items() if rule.name in names]
        if not words or not (self.next is False or self._covers(finding.text, message)):
            return False
        self.used.update(words)
        return True

    def _covers(self, text: Text, message: Message) -> bool:
        zone = self.next_zone(message)
        if zone is None or text.layer is not message.body:
            return False
        return zone.text.start <= text.start and text.end <= zone.text.end

    def next_zone(self, message: Message) -> Zone | None:
        """The first paragraph or list item that begins after it."""
        end = self.text.raw_span().end
        return next((zone for zone in message.zones if zone.text.raw_span().start >= end), None)

    def unused(self) -> list[Text]:
        return [word for word in self.words if str(word) not in self.used]


def read_suppressions(message: Message) -> list[Suppression]:
    """The directives of a message, header fields first."""
    fields = [text for name, text in message.fields if name in FIELDS]
    if message.headers is not None:
        fields += [field.whole() for field in message.headers.get_all(FIELDS[0])]
    found = [read_directive(text, FIELD_VALUE, comment=False) for text in fields]
    found += [read_directive(text, COMMENT, comment=True) for text in message.comments]
    return [suppression for suppression in found if suppression is not None]


def read_directive(text: Text, opening: Pattern, comment: bool) -> Suppression | None:
    """One directive: codes with commas between them, then the reason."""
    string = str(text)
    begin = opening.search(string) if comment else opening.match(string)
    if begin is None:
        return None
    words: list[Text] = []
    at = begin.end()
    while match := WORD.match(string, at):
        words.append(text.slice(match.start(), match.end()))
        separator = SEPARATOR.match(string, match.end()) or CODE.match(string, match.end())
        at = match.end()
        if separator is None or not WORD.match(string, separator.end()):
            break
        at = separator.end()
    end = CLOSING.search(string, at)
    reason = string[at : end.start() if comment and end else len(string)].strip(" \t\r\n;:,-–—()（）：；，")
    return Suppression(text, words, reason, begin[1].lower() == "ignore-next", comment)


def unsilenced(
    found: "Iterable[tuple[Rule, Finding]]", message: Message
) -> "Iterator[tuple[Rule, Finding]]":
    """The findings that no suppression covers. All that cover one are used by it."""
    for rule, finding in found:
        covering = [one for one in message.suppressions if one.silences(rule, finding, message)]
        if not covering:
            yield rule, finding


def unused_findings(message: Message) -> "Iterator[Finding]":
    """What to say of suppressions that silenced nothing: of the whole comment when all its words did not."""
    for suppression in message.suppressions:
        unused = suppression.unused()
        if not suppression.words:
            yield Finding(suppression.text, variant="names-nothing", edits=removal(suppression))
        elif len(unused) == len(suppression.words) and not suppression.unknown:
            words = ", ".join(map(str, suppression.words))
            yield Finding(suppression.text, edits=removal(suppression), words=words)
        else:
            for word in unused:
                near = suppression.unknown.get(str(word))
                variant = "" if near is None else "near" if near else "unknown"
                place = word if near else with_separator(suppression, word)
                edits = [] if near else [Edit(place, "")]
                yield Finding(place, variant=variant, edits=edits, words=str(word), near=near or "")


def removal(suppression: Suppression) -> list[Edit]:
    """A comment can go whole; a header field cannot, for its name stands outside the value."""
    return [Edit(suppression.text, "")] if suppression.comment else []


def with_separator(suppression: Suppression, word: Text) -> Text:
    """A word and the comma that joins it to its neighbours."""
    words = suppression.words
    index = words.index(word)
    if index + 1 < len(words):
        return Text(word.layer, word.start, words[index + 1].start)
    return Text(word.layer, words[index - 1].end if index else word.start, word.end)
