"""Chatwoot: message_created of account webhooks, agent bots and API inboxes.

Signature: lib/webhooks/trigger.rb. The callback of an API inbox can hold a message back: with a status that is not
2xx (or none within five seconds) Chatwoot marks the message as failed (lib/webhooks/error_handler.rb).
"""

from urllib.parse import quote

from etiquette_lint.surfaces.helpdesks.incoming import Event, draft_of, flag, identity, person, text, word
from etiquette_lint.surfaces.helpdesks.signatures import check_time, hmac_hex, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SIGNATURE, TIMESTAMP, DELIVERY = "x-chatwoot-signature", "x-chatwoot-timestamp", "x-chatwoot-delivery"
OUTGOING = ("outgoing", "template", "1", "3")
LISTS_NOTES = True
MOST_PAGES = 10  # of messages that a note is looked for in


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    stamp = incoming.header(TIMESTAMP)
    check_time(stamp, now, desk.tolerance)
    prove(
        incoming.header(SIGNATURE),
        desk.secrets,
        lambda secret: "sha256=" + hmac_hex("sha256", secret, stamp.encode(), b".", incoming.body),
    )


def read(incoming: "Incoming", desk: "Desk") -> Event:
    data = incoming.json()
    if word(data, "event") != "message_created":
        return Event(skipped="no-message")
    outgoing = identity(data, "message_type", required=True) in OUTGOING
    return Event(
        "out" if outgoing else "in",
        draft_of(
            text(data, "content"),
            subject=text(data, "conversation.additional_attributes.mail_subject"),
            agent=person(text(data, "sender.name")) if outgoing else None,
            requester=person(text(data, "conversation.meta.sender.name")),
        ),
        internal=flag(data, "private"),
        author=identity(data, "sender.id"),
        delivery=incoming.header(DELIVERY),
        ids={
            "account": identity(data, "account.id", required=True),
            "ticket": identity(data, "conversation.id", required=True),
            "message": identity(data, "id"),
        },
    )


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    stamp = str(int(now))
    return {SIGNATURE: "sha256=" + hmac_hex("sha256", secret, stamp.encode(), b".", body), TIMESTAMP: stamp}, {}


def authorize(api: "Api") -> dict[str, str]:
    return {"api_access_token": api.desk["token"]}


def path(ids: dict[str, str], end: str) -> str:
    return f"/api/v1/accounts/{quote(ids['account'], safe='')}/conversations/{quote(ids['ticket'], safe='')}/{end}"


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    api.send("POST", path(ids, "messages"), {"content": note, "message_type": "outgoing", "private": True})


def has_note(api: "Api", ids: dict[str, str], key: str) -> bool:
    """Whether it is among the newest messages; they come twenty at a time."""
    before: dict[str, str] | None = None
    for _ in range(MOST_PAGES):
        rows = api.send("GET", path(ids, "messages"), params=before).get("payload") or []
        if any(key in str(row.get("content")) for row in rows if isinstance(row, dict)):
            return True
        numbers = [row["id"] for row in rows if isinstance(row, dict) and isinstance(row.get("id"), int)]
        if not numbers:
            return False
        before = {"before": str(min(numbers))}
    return False


def add_tag(api: "Api", ids: dict[str, str], tag: str) -> None:
    """Labels are replaced as a whole: those there are stay."""
    known = api.send("GET", path(ids, "labels"))
    labels = [label for label in known.get("payload") or [] if isinstance(label, str)]
    if tag not in labels:
        api.send("POST", path(ids, "labels"), {"labels": [*labels, tag]})


def reopen(api: "Api", ids: dict[str, str]) -> None:
    api.send("POST", path(ids, "toggle_status"), {"status": "open"})


def sign_again(headers: dict[str, str], query: dict[str, str], body: bytes, secret: str, now: float) -> None:
    """A request that waited: its timestamp is part of the signature."""
    stamp = str(int(now))
    headers[SIGNATURE] = "sha256=" + hmac_hex("sha256", secret, stamp.encode(), b".", body)
    headers[TIMESTAMP] = stamp
