"""The conversation with its threads as Help Scout sends it (Mailbox API 2.0), and FreeScout after its model."""

from etiquette_lint.surfaces.helpdesks.incoming import Event, draft_of, identity, person, rows, text, word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming

REPLIED = "convo.agent.reply.created"
NOTED = "convo.note.created"
MESSAGE = "message"  # type of a thread that an agent wrote to the customer; "note" and "customer" are the others


def read(incoming: "Incoming", event_header: str) -> Event:
    data = incoming.json()
    event = incoming.header(event_header)
    if event == NOTED:
        return Event("out", internal=True)
    if event != REPLIED:
        return Event(skipped="no-message")
    ticket = identity(data, "id", required=True)
    threads = [row for row in rows(data, "_embedded.threads") if word(row, "type") == MESSAGE]
    threads = [row for row in threads if word(row, "state") in ("", "published")]
    if not threads:
        return Event("out", ids={"ticket": ticket})
    newest = max(threads, key=lambda row: word(row, "createdAt"))  # ISO 8601 in UTC: order of text is order of time
    customer = "primaryCustomer" if data.get("primaryCustomer") is not None else "customer"
    return Event(
        "out",
        draft_of(
            text(newest, "body"),
            html=True,
            subject=text(data, "subject"),
            agent=name_of(newest, "createdBy"),
            requester=name_of(data, customer),
        ),
        author=identity(newest, "createdBy.id"),
        ids={"ticket": ticket, "message": identity(newest, "id")},
    )


def name_of(data: dict, field: str) -> "dict[str, str] | None":
    """A person: "first" and "last", in some places "firstName" and "lastName"."""
    names = [text(data, f"{field}.{key}") for key in ("first", "firstName", "last", "lastName")]
    return person(" ".join(name for name in names if name), text(data, f"{field}.email"))
