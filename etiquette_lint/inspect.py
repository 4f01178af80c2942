"""How a message is read, without judging it: as fields for programs, as annotated text for people."""

from itertools import pairwise

from etiquette_lint.as_typed import AsTyped
from etiquette_lint.formats.terminal import harmless, paint
from etiquette_lint.message.model import Message, Person, Placeholder
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

DATE_COLOR, REQUEST_COLOR, ZONE_COLOR, HEAD_COLOR = "36;4", "33", "2", "1"


def message_fields(message: Message, path: str) -> dict:
    """The reading of one message; every offset counts characters of `text`, a template's with its gaps as typed.
    Those of a gap in the subject count characters of `subject`."""
    text = AsTyped(message.body)
    subject = message.subject
    heading = (text, 0) if subject is None else (AsTyped(subject.layer), subject.start)
    start, end = text.start, text.end
    return {
        "path": path,
        "kind": message.kind,
        "language": message.language,
        "subject": typed_subject(message),
        "date": message.now.isoformat() if message.now else "",
        "from": people_fields(message.sender),
        "to": people_fields(message.to),
        "cc": people_fields(message.cc),
        "text": text.string,
        "zones": [
            {"name": zone.name, "start": start(zone.text.start), "end": end(zone.text.end)} for zone in message.zones
        ],
        "dates": [
            {
                "start": start(date.start),
                "end": end(date.end),
                "text": date.text,
                "type": date.type,
                "relative": date.relative,
                "vague": date.vague,
                "value": date.value,
            }
            for date in message.dates
        ],
        "requests": [
            {"start": start(request.start), "end": end(request.end), "kind": request.kind}
            for request in message.requests
        ],
        "topics": [{"start": start(topic.start), "end": end(topic.end)} for topic in message.topics],
        "attachments": [
            {"name": attachment.name, "type": attachment.type, "size": attachment.size, "inline": attachment.inline}
            for attachment in message.attachments
        ],
        "placeholders": [
            {
                "start": near.start(placeholder.text.start) - base,
                "end": near.end(placeholder.text.end) - base,
                "source": placeholder.source,
                "variable": placeholder.variable,
                "category": category_of(placeholder),
                "syntax": placeholder.syntax,
            }
            for placeholder in message.placeholders
            for near, base in [(text, 0) if placeholder.text.layer is message.body else heading]
        ],
    }


def category_of(gap: Placeholder) -> str:
    """What a gap stands for. Of a mere filler ("____", "XXX") nobody can tell."""
    return "other" if gap.category == "blank" else gap.category


def typed_subject(message: Message) -> str | None:
    subject = message.subject
    return None if subject is None else subject.layer.typed(subject.start, subject.end)


def people_fields(persons: list[Person]) -> list[dict]:
    return [{"name": person.name, "address": person.address} for person in persons]


def readable(message: Message, path: str, language: str, color: bool) -> "Iterator[str]":
    """The message with its reading marked in it: ⟦dates⟧, ⟪requests and promises⟫, zones at the left
    and a line where a new topic begins; then the lists that do not show in the text."""
    yield from readable_head(message, path, language, color)
    yield "\n"
    text = AsTyped(message.body)
    topics = message.topics[1:] if len(message.topics) > 1 else []
    for zone in message.zones:
        for number, topic in enumerate(topics, 2):
            if zone.text.start <= topic.start < zone.text.end:
                line = f"── {say('topic', language)} {number} ──"
                yield f"  {' ' * LABEL}  {paint(line, ZONE_COLOR, color)}\n"
        label = zone_label(zone.name, language)
        for line in annotate(message, text, zone.text.start, zone.text.end, color).split("\n"):
            yield f"  {paint(label, ZONE_COLOR, color)}  {harmless_but_painted(line)}".rstrip() + "\n"
            label = " " * LABEL
    yield from readable_lists(message, language, color)


LABEL = 12  # columns for the name of a zone


def zone_label(name: str, language: str) -> str:
    words = say("zone-" + name, language)
    return words + " " * (LABEL - len(words) * (2 if language == "zh" else 1))


def readable_head(message: Message, path: str, language: str, color: bool) -> "Iterator[str]":
    facts = [say("kind-" + message.kind, language), say("language-" + message.language, language)]
    if message.now:
        facts.append(say("read-at", language, moment=message.now.strftime("%Y-%m-%d %H:%M %z").strip()))
    number = f" #{message.index + 1}" if message.index else ""
    yield f"{paint(harmless(path) + number, HEAD_COLOR, color)}  {' · '.join(facts)}\n"
    rows = [("subject", typed_subject(message) or "")]
    for key, persons in (("from", message.sender), ("to", message.to), ("cc", message.cc)):
        rows.append((key, ", ".join(person_words(person) for person in persons)))
    for key, words in rows:
        if words:
            yield f"  {paint(zone_label(key, language), ZONE_COLOR, color)}  {harmless(words)}\n"


def person_words(person: Person) -> str:
    return f"{person.name} <{person.address}>" if person.name and person.address else person.name or person.address


def annotate(message: Message, text: AsTyped, start: int, end: int, color: bool) -> str:
    """A stretch of the body, as typed, with its dates and requests marked."""
    spans = [(date.start, date.end, 1) for date in message.dates]
    spans += [(request.start, request.end, 0) for request in message.requests]
    spans = [(text.start(first), text.end(last), mark) for first, last, mark in spans if first < end and last > start]
    start, end, string = text.start(start), text.end(end), text.string
    borders = sorted({start, end, *(border for span in spans for border in span[:2] if start < border < end)})
    pieces, open_marks = [], [False, False]
    for left, right in pairwise(borders):
        now_open = [any(span[2] == mark and span[0] <= left < span[1] for span in spans) for mark in (0, 1)]
        piece = string[left:right]
        if color:
            code = DATE_COLOR if now_open[1] else REQUEST_COLOR if now_open[0] else ""
            piece = "\n".join(paint(line, code, bool(code)) for line in piece.split("\n"))
        else:
            pieces += [
                "⟧" if open_marks[1] and not now_open[1] else "",
                "⟫" if open_marks[0] and not now_open[0] else "",
            ]
            pieces += [
                "⟪" if now_open[0] and not open_marks[0] else "",
                "⟦" if now_open[1] and not open_marks[1] else "",
            ]
        pieces.append(piece)
        open_marks = now_open
    if not color:
        pieces += ["⟧" if open_marks[1] else "", "⟫" if open_marks[0] else ""]
    return "".join(pieces)


def harmless_but_painted(line: str) -> str:
    """The line made harmless, its colours left in."""
    return "\x1b".join(harmless(piece) for piece in line.split("\x1b"))


def readable_lists(message: Message, language: str, color: bool) -> "Iterator[str]":
    """Dates with their values, attachments, placeholders."""
    rows = [(date.text, date_words(date.relative, date.vague, date.value, language)) for date in message.dates]
    yield from rows_of("dates", rows, language, color)
    rows = [
        (attachment.name or attachment.type, say("attachment", language, type=attachment.type, size=attachment.size))
        for attachment in message.attachments
    ]
    yield from rows_of("attachments", rows, language, color)
    rows = [(gap.source, say("category-" + category_of(gap), language)) for gap in message.placeholders]
    yield from rows_of("placeholders", rows, language, color)


def date_words(relative: bool, vague: bool, value: str, language: str) -> str:
    if vague:
        return say("date-vague", language)
    words = value or say("date-unknown", language)
    return words + say("date-relative", language) if relative else words


def rows_of(key: str, rows: list[tuple[str, str]], language: str, color: bool) -> "Iterator[str]":
    if rows:
        yield f"\n  {paint(say(key, language), HEAD_COLOR, color)}\n"
    for left, right in rows:
        yield f"    {harmless(left)} → {harmless(right)}\n"
