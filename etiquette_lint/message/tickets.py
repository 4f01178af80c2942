"""Ticket replies: the JSON of docs/ticket-json.md, and plain text that begins with header lines."""

from etiquette_lint.message.text import Layer
from etiquette_lint.pattern import Pattern

_HEADER = Pattern(
    r"(Subject|From|To|Cc|Bcc|Date|Reply-To|In-Reply-To|References|Message-ID|X-[A-Za-z0-9-]{1,60})[ \t]*+:[ \t]*+"
    r"([^\r\n]*+(?:(?:\r\n|\r|\n)[ \t]++[^\s][^\r\n]*+)*+)(\r\n|\r|\n|\Z)",
    2,  # re.IGNORECASE
)
_BLANK = Pattern(r"[ \t]*+(?:\r\n|\r|\n|\Z)")
_TELLING = ("subject", "from", "to", "date")
_FIRST_LETTERS = frozenset("SFTCBDRIMXsftcbdrimx")


def split_header_lines(string: str) -> tuple[list[tuple[str, int, int]], int]:
    """The header lines a text begins with, as (name as typed, start and end of its value), and where its body begins.

    Only when every line up to the first blank one is Subject, From, To, Cc, Bcc, Date, Reply-To, In-Reply-To,
    References, Message-ID or X-something (folded lines allowed) and one of them is Subject, From, To or Date.
    Otherwise ([], 0): "Team:" and a blank line is a salutation.
    """
    start = 1 if string[:1] == "\ufeff" else 0
    if string[start : start + 1] not in _FIRST_LETTERS:
        return [], 0
    fields: list[tuple[str, int, int]] = []
    position = start
    while position < len(string):
        match = _HEADER.match(string, position)
        if match is None:
            break
        value_start, value_end = match.span(2)
        while value_end > value_start and string[value_end - 1] in " \t":
            value_end -= 1
        fields.append((match[1], value_start, value_end))
        position = match.end()
    if not any(name.lower() in _TELLING for name, _, _ in fields):
        return [], 0
    blank = _BLANK.match(string, position)
    if blank is None:
        return [], 0
    return fields, blank.end()


class TicketPerson:
    """A person of a ticket: name and address, each a layer or None."""

    __slots__ = ("address", "name")

    def __init__(self, name: Layer | None, address: Layer | None):
        self.name = name
        self.address = address


class TicketAttachment:
    """An attachment of a ticket reply; `size` in bytes, 0 where it is not told."""

    __slots__ = ("name", "size", "type")

    def __init__(self, name: Layer | None, type: str, size: int):
        self.name = name
        self.type = type
        self.size = size


class TicketEntry:
    """An earlier message of the conversation. `author` is "customer", "agent" or a name; `date` as typed, "" when
    absent; `body` plain text, or HTML where `html` is true."""

    __slots__ = ("author", "body", "date", "html")

    def __init__(self, author: str, date: str, body: Layer, html: bool):
        self.author = author
        self.date = date
        self.body = body
        self.html = html


class TicketFields:
    """A ticket reply as its JSON states it; what is absent is None, "" or an empty list.

    `problems` are (reason, what stands there): "ticket-field" for a field of the wrong type, "no-body" for a reply
    with neither body nor html.
    """

    __slots__ = (
        "attachments", "body", "cc", "date", "html", "kind", "language", "problems", "requester", "sender", "subject",
        "thread", "to",
    )  # fmt: skip

    def __init__(self) -> None:
        self.subject: Layer | None = None
        self.body: Layer | None = None
        self.html: Layer | None = None
        self.requester: TicketPerson | None = None
        self.sender: list[TicketPerson] = []
        self.to: list[TicketPerson] = []
        self.cc: list[TicketPerson] = []
        self.date: Layer | None = None
        self.language = ""
        self.kind = ""
        self.attachments: list[TicketAttachment] = []
        self.thread: list[TicketEntry] = []
        self.problems: list[tuple[str, str]] = []


def read_tickets(layer: Layer) -> list[TicketFields]:
    """Every reply of a JSON file: one object, an array of objects, or one object a line.

    Raises json_text.JsonError when it is no JSON or a message is no object.
    """
    from etiquette_lint.message.json_text import read_json_values

    return tickets_of(read_json_values(layer))


def tickets_of(values: list) -> list[TicketFields]:
    """The replies of a JSON file that is read already. Raises json_text.JsonError when a message is no object."""
    from etiquette_lint.message.json_text import JsonError

    for value in values:
        if not isinstance(value, dict):
            raise JsonError("a message must be an object", 0)
    return [read_ticket(value) for value in values]


def read_ticket(value: dict) -> TicketFields:
    """The fields of one reply; a field of the wrong type is passed over and named in `problems`."""
    ticket = TicketFields()
    reader = _Reader(ticket, value)
    ticket.subject = reader.text("subject")
    ticket.body = reader.text("body")
    ticket.html = reader.text("html")
    ticket.date = reader.text("date")
    ticket.language = _plain(reader.text("language"))
    ticket.kind = _plain(reader.text("kind"))
    requester = reader.people("requester")
    ticket.requester = requester[0] if requester else None
    ticket.to = reader.people("to")
    ticket.cc = reader.people("cc")
    ticket.sender = reader.people("from") or reader.people("agent")
    ticket.attachments = reader.attachments()
    ticket.thread = reader.thread()
    if ticket.body is None and ticket.html is None:
        ticket.problems.append(("no-body", ""))
    return ticket


def _plain(text: Layer | None) -> str:
    return text.string if text is not None else ""


class _Reader:
    def __init__(self, ticket: TicketFields, value: dict):
        self.ticket = ticket
        self.value = value

    def problem(self, name: str) -> None:
        self.ticket.problems.append(("ticket-field", name))

    def text(self, name: str, value: dict | None = None) -> Layer | None:
        found = (self.value if value is None else value).get(name)
        if found is None or isinstance(found, Layer):
            return found
        self.problem(name)
        return None

    def people(self, name: str) -> list[TicketPerson]:
        found = self.value.get(name)
        if found is None:
            return []
        people = []
        for item in found if isinstance(found, list) else [found]:
            person = self.person(item)
            if person is None:
                self.problem(name)
            else:
                people.append(person)
        return people

    def person(self, item: object) -> TicketPerson | None:
        """`{"name": …, "email": …}`, or a string: an address, a name, or `Name <address>`."""
        if isinstance(item, dict):
            address = self.text("email", item)
            return TicketPerson(self.text("name", item), self.text("address", item) if address is None else address)
        if not isinstance(item, Layer):
            return None
        string = item.string.strip()
        if "<" in string or "," in string:
            return TicketPerson(None, item)  # a header value, for the reader of addresses
        return TicketPerson(None, item) if "@" in string else TicketPerson(item, None)

    def items(self, name: str) -> list[dict]:
        found = self.value.get(name)
        if found is None:
            return []
        if not isinstance(found, list):
            self.problem(name)
            return []
        items = [item for item in found if isinstance(item, dict)]
        if len(items) < len(found):
            self.problem(name)
        return items

    def attachments(self) -> list[TicketAttachment]:
        attachments = []
        for item in self.items("attachments"):
            size = item.get("size")
            attachments.append(
                TicketAttachment(
                    self.text("name", item),
                    _plain(self.text("type", item)),
                    size if isinstance(size, int) and not isinstance(size, bool) and size > 0 else 0,
                )
            )
        return attachments

    def thread(self) -> list[TicketEntry]:
        entries = []
        for item in self.items("thread"):
            body = self.text("body", item)
            html = self.text("html", item) if body is None else None
            text = body if body is not None else html
            if text is None:
                self.problem("thread")
                continue
            author = item.get("from")
            name = author.get("name") if isinstance(author, dict) else author
            entries.append(
                TicketEntry(str(name) if name else "customer", _plain(self.text("date", item)), text, body is None)
            )
        return entries
