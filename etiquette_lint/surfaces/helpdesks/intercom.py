"""Intercom: topics of conversations and tickets. Signature: HMAC-SHA1 over the body with the client secret.

developers.intercom.com/docs/webhooks. Notes: POST /conversations/{id}/reply, POST /tickets/{id}/reply; they need the id
of an admin (own).
"""

from urllib.parse import quote

from etiquette_lint.surfaces.helpdesks.incoming import Event, draft_of, identity, person, rows, table, text, word
from etiquette_lint.surfaces.helpdesks.note import as_html
from etiquette_lint.surfaces.helpdesks.signatures import hmac_hex, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SIGNATURE = "x-hub-signature"
PARTS = "conversation_parts.conversation_parts"
TICKET_PARTS = "ticket_parts.ticket_parts"
REPLIED, STARTED, TICKET_REPLIED = (
    "conversation.admin.replied", "conversation.admin.single.created", "ticket.admin.replied",
)  # fmt: skip
LISTS_NOTES = True


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    prove(incoming.header(SIGNATURE), desk.secrets, lambda secret: "sha1=" + hmac_hex("sha1", secret, incoming.body))


def read(incoming: "Incoming", desk: "Desk") -> Event:
    data = incoming.json()
    topic = word(data, "topic")
    if topic not in (REPLIED, STARTED, TICKET_REPLIED):  # a ping among them
        return Event(skipped="no-message")
    item = table(data, "data.item", required=True)
    part = newest_part(item, topic)
    return Event(
        "out" if word(part, "author.type") in ("admin", "team", "bot", "") else "in",
        draft_of(
            text(part, "body"),
            html=True,
            subject=text(item, "source.subject") or text(item, "conversation_message.subject"),
            agent=person(text(part, "author.name"), text(part, "author.email")),
        ),
        internal=word(part, "part_type") == "note",
        author=identity(part, "author.id"),
        delivery=identity(data, "id"),
        ids={
            "kind": "tickets" if topic == TICKET_REPLIED else "conversations",
            "ticket": identity(item, "id", required=True),
            "message": identity(part, "id"),
        },
    )


def newest_part(item: dict, topic: str) -> dict:
    """What was just written: the last part, or what the conversation began with."""
    if topic == STARTED:
        return table(item, "source") or table(item, "conversation_message", required=True)
    parts = rows(item, TICKET_PARTS if topic == TICKET_REPLIED else PARTS)
    return parts[-1] if parts else {}


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    return {SIGNATURE: "sha1=" + hmac_hex("sha1", secret, body)}, {}


def authorize(api: "Api") -> dict[str, str]:
    return {**api.bearer(), "intercom-version": "2.11"}


def path(ids: dict[str, str], end: str = "") -> str:
    return f"/{ids['kind']}/{quote(ids['ticket'], safe='')}{end}"


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    body = {"message_type": "note", "type": "admin", "admin_id": api.desk.own[0], "body": as_html(note)}
    api.send("POST", path(ids, "/reply"), body)


def has_note(api: "Api", ids: dict[str, str], key: str) -> bool:
    return api.finds(key, path(ids))  # with its newest 500 parts


def add_tag(api: "Api", ids: dict[str, str], tag: str) -> None:
    api.send("POST", path(ids, "/tags"), {"id": tag, "admin_id": api.desk.own[0]})


def reopen(api: "Api", ids: dict[str, str]) -> None:
    if ids["kind"] == "tickets":
        api.send("PUT", path(ids), {"open": True})
    else:
        api.send("POST", path(ids, "/parts"), {"message_type": "open", "admin_id": api.desk.own[0]})
