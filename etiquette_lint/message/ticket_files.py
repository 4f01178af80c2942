"""Ticket JSON: the fields of a reply as a message, with the conversation as context."""

from etiquette_lint.message.addresses import parse_people
from etiquette_lint.message.datefield import parse_date
from etiquette_lint.message.decode import Decoded
from etiquette_lint.message.model import Attachment, Defect, Message, Person, ThreadEntry
from etiquette_lint.message.text import Literal
from etiquette_lint.message.tickets import TicketEntry, TicketFields, TicketPerson, tickets_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from etiquette_lint.config import ReadingSettings
    from etiquette_lint.source import Source

KINDS = ("email", "ticket", "template")
LANGUAGES = ("en", "zh-Hans", "zh-Hant")


def read_ticket_file(source: "Source", settings: "ReadingSettings") -> "Iterator[Message]":
    """Every reply of a JSON or JSON Lines file; what is no ticket is a message with a defect that says so."""
    from etiquette_lint.message.json_text import JsonError, read_json_values
    from etiquette_lint.message.macros import find_in_tree, holds_tickets, make_messages

    layer = Decoded(source.raw)
    try:
        values = read_json_values(layer)
        if not holds_tickets(values):
            found = find_in_tree(values, strict=False)
            if found:
                yield from make_messages(found, settings, layer)
                return
        tickets = tickets_of(values)
    except JsonError as error:
        at = layer.raw_span(min(error.offset, len(layer.string)), min(error.offset, len(layer.string)))
        yield broken(settings, Defect("LNT001", "invalid-json", error.message, at.start, at.end))
        return
    if not tickets:
        yield broken(settings, Defect("LNT001", "not-a-ticket", "the list is empty", 0, 0))
    for ticket in tickets:
        yield make_message(ticket, settings)


def broken(settings: "ReadingSettings", defect: Defect) -> Message:
    message = Message(settings.kind or "ticket", Literal(""))
    message.defects.append(defect)
    return message


def make_message(ticket: TicketFields, settings: "ReadingSettings") -> Message:
    """One reply as a message; its HTML where it has some, else its plain body."""
    kind = ticket.kind if ticket.kind in KINDS else "ticket"
    message = Message(settings.kind or kind, ticket.body or Literal(""))
    if ticket.html is not None and ticket.html.string.strip():
        from etiquette_lint.message.mail import read_markup

        message.body = read_markup(ticket.html, message)
        message.twin = ticket.body
    message.subject = ticket.subject.whole() if ticket.subject is not None else None
    message.has_headers = ticket.subject is not None or bool(ticket.to)
    message.sender = [make_person(person) for person in ticket.sender]
    message.to = [make_person(person) for person in ticket.to]
    message.cc = [make_person(person) for person in ticket.cc]
    message.requester = make_person(ticket.requester) if ticket.requester else None
    message.declared_language = ticket.language if ticket.language in LANGUAGES else ""
    if ticket.date is not None:
        message.date_text = ticket.date.whole()
        message.now = parse_moment(ticket.date.string)
    for attachment in ticket.attachments:
        name = attachment.name
        text = name.whole() if name is not None else None
        message.attachments.append(Attachment(str(text or ""), attachment.type, attachment.size, False, text))
    message.thread = [make_entry(entry) for entry in ticket.thread]
    for reason, detail in ticket.problems:
        code_reason = "not-a-ticket" if reason == "no-body" else reason
        message.defects.append(Defect("LNT001", code_reason, detail or "no body", 0, 0))
    return message


def make_person(person: TicketPerson) -> Person:
    if person.name is None and person.address is not None:
        people = parse_people(person.address.whole())
        if people:
            return people[0]
    name = person.name.string if person.name is not None else ""
    address = person.address.string if person.address is not None else ""
    text = person.name.whole() if person.name is not None else None
    return Person(name, address, text)


def make_entry(entry: TicketEntry) -> ThreadEntry:
    string = entry.body.string
    if entry.html:
        from etiquette_lint.message.markup import read_html

        string = read_html(entry.body).string
    return ThreadEntry(entry.author, parse_moment(entry.date), string)


def parse_moment(string: str) -> "datetime | None":
    """ISO 8601 or the form of mail's Date field; a date without time is its noon, without zone its writer's."""
    from datetime import datetime

    try:
        moment = datetime.fromisoformat(string.strip())
    except ValueError:
        return parse_date(string)
    return moment.replace(hour=12) if len(string.strip()) <= 10 else moment
