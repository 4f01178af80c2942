"""The messages of a report as their reader sees them, each finding marked in place and secrets masked."""

from etiquette_lint.context import hiding
from etiquette_lint.diagnostic import MASK, Diagnostic
from etiquette_lint.message.text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Pattern

    from etiquette_lint.message.model import Message, Person
    from etiquette_lint.message.text import Layer

MOST_OF_A_LINE = 1000  # characters shown of a header line on each side of a finding


class ShownText:
    """A text and its marks: (start, end, number of the diagnostic in its file); an absence has an empty mark.

    `label` names a header field ("subject", "to", …), "" for the body.
    """

    __slots__ = ("label", "string", "marks")

    def __init__(self, label: str, string: str, marks: list[tuple[int, int, int]]):
        self.label = label
        self.string = string
        self.marks = marks


class ShownMessage:
    """One message with findings: its header fields, then its body. `index` counts the messages of the file."""

    __slots__ = ("index", "texts")

    def __init__(self, index: int, texts: list[ShownText]):
        self.index = index
        self.texts = texts


def shown_messages(diagnostics: list[Diagnostic], messages: "list[Message]") -> list[ShownMessage]:
    """The messages that diagnostics stand in, in order."""
    hide = hiding(diagnostics)
    shown = []
    for message in messages:
        numbers = [
            number for number, diagnostic in enumerate(diagnostics) if diagnostic.message_index == message.index
        ]
        if numbers:
            texts = texts_of(message, {number: finding_text(diagnostics[number]) for number in numbers})
            shown.append(ShownMessage(message.index, [masked(text, hide) for text in texts]))
    return shown


def finding_text(diagnostic: Diagnostic) -> Text:
    assert diagnostic.finding is not None
    return diagnostic.finding.text


def texts_of(message: "Message", findings: dict[int, Text]) -> list[ShownText]:
    """Header fields and body with the findings that stand in each; other places get a line of their own."""
    by_layer: dict[int, dict[int, Text]] = {}
    for number, text in findings.items():
        by_layer.setdefault(id(text.layer), {})[number] = text
    subject = message.subject
    inside = by_layer.pop(id(subject.layer), {}) if subject and subject.layer is not message.body else {}
    body = by_layer.pop(id(message.body), {})
    fields = {
        label: ShownText(label, ", ".join(person_words(person) for person in persons), [])
        for label, persons in (("from", message.sender), ("to", message.to), ("cc", message.cc))
        if persons
    }
    if message.date_text:
        fields["date"] = ShownText("date", str(message.date_text), [])
    others = []
    for found in by_layer.values():
        shown = line_text(found)
        if shown.string and shown.label in fields and not fields[shown.label].marks:
            fields[shown.label] = shown
        elif shown.string:
            others.append(shown)
        else:  # a finding on nothing: an empty or unreadable file
            body.update({number: Text(message.body, 0, 0) for number in found})
    texts = [*fields.values(), *others]
    if subject:
        texts.append(marked("subject", subject, inside))
    texts.append(marked("", message.body.whole(), body))
    return texts


def person_words(person: "Person") -> str:
    return f"{person.name} <{person.address}>" if person.name and person.address else person.name or person.address


def line_text(findings: dict[int, Text]) -> ShownText:
    """Findings of one layer that is neither the subject nor the body, with the rest of their lines."""
    layer = next(iter(findings.values())).layer
    first, last = min(text.start for text in findings.values()), max(text.end for text in findings.values())
    start = max(layer.string.rfind("\n", 0, first) + 1, first - MOST_OF_A_LINE)
    end = layer.string.find("\n", last)
    end = min(end if end >= 0 else len(layer.string), last + MOST_OF_A_LINE)
    return marked(field_name(layer), Text(layer, start, end), findings)


def field_name(layer: "Layer") -> str:
    """The header field that a layer was read from, "header" where that is not known."""
    while hasattr(layer, "segments") and layer.segments:
        layer = layer.segments[0].under
    return str(getattr(layer, "name", "") or "header").lower()


def marked(label: str, whole: Text, findings: dict[int, Text]) -> ShownText:
    """A text as typed (the gaps of a template by their source), with the findings' places in it."""
    edges = {whole.start, whole.end}
    clipped = []
    for number, text in findings.items():
        start = min(max(text.start, whole.start), whole.end)
        end = min(max(text.end, start), whole.end)
        clipped.append((start, end, number))
        edges.update((start, end))
    places, pieces, length = {}, [], 0
    ordered = sorted(edges)
    for edge, following in zip(ordered, [*ordered[1:], None], strict=True):
        places[edge] = length
        if following is not None:
            piece = whole.layer.typed(edge, following)
            pieces.append(piece)
            length += len(piece)
    marks = sorted((places[start], places[end], number) for start, end, number in clipped)
    return ShownText(label, "".join(pieces), marks)


def masked(text: ShownText, hide: "Pattern[str] | None") -> ShownText:
    """The text without secrets; a mark that begins or ends within one takes in all of it."""
    if hide is None:
        return text
    spans = [match.span() for match in hide.finditer(text.string)]
    if not spans:
        return text
    shift = [(start, end, len(MASK) - (end - start)) for start, end in spans]

    def moved(offset: int, ends: bool) -> int:
        at = offset
        for start, end, change in shift:
            if end <= offset:
                at += change
            elif start < offset:
                at += start - offset + (len(MASK) if ends else 0)
        return at

    marks = [(moved(start, False), moved(end, end > start), number) for start, end, number in text.marks]
    return ShownText(text.label, hide.sub(MASK, text.string), marks)
