"""Zendesk: event webhooks (ticket.comment_added) and webhooks of triggers with fields of one's own.

Signature: developer.zendesk.com/documentation/webhooks/verifying. Notes: Tickets API, PUT /api/v2/tickets/{id}.json.
"""

from urllib.parse import quote

from etiquette_lint.surfaces.helpdesks import flat
from etiquette_lint.surfaces.helpdesks.incoming import Event, draft_of, flag, identity, person, table, text, word
from etiquette_lint.surfaces.helpdesks.signatures import check_iso_time, hmac_base64, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SIGNATURE, TIMESTAMP = "x-zendesk-webhook-signature", "x-zendesk-webhook-signature-timestamp"
DELIVERY = "x-zendesk-webhook-invocation-id"
COMMENT_ADDED = "zen:event-type:ticket.comment_added"
LISTS_NOTES = True


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    stamp = incoming.header(TIMESTAMP)
    check_iso_time(stamp, now, desk.tolerance)
    prove(
        incoming.header(SIGNATURE),
        desk.secrets,
        lambda secret: hmac_base64("sha256", secret, stamp.encode(), incoming.body),
    )


def read(incoming: "Incoming", desk: "Desk") -> Event:
    if not incoming.body.strip():  # the test of a webhook that sends no body
        return Event(skipped="no-message")
    data = incoming.json()
    delivery = incoming.header(DELIVERY)
    kind = word(data, "type")
    if not kind.startswith("zen:event-type:"):
        return flat.read(data, delivery)
    if kind != COMMENT_ADDED:
        return Event(skipped="no-message")
    table(data, "event.comment", required=True)
    ticket = identity(data, "detail.id", required=True)
    staff = flag(data, "event.comment.author.is_staff", default=True)
    return Event(
        "out" if staff else "in",
        draft_of(
            text(data, "event.comment.body", required=True),
            subject=text(data, "detail.subject"),
            agent=person(text(data, "event.comment.author.name")) if staff else None,
        ),
        internal=not flag(data, "event.comment.is_public", default=True),
        author=identity(data, "event.comment.author.id") or identity(data, "detail.actor_id"),
        delivery=delivery,
        ids={"ticket": ticket, "message": identity(data, "event.comment.id")},
    )


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    from etiquette_lint.surfaces.helpdesks.api import iso_time

    stamp = iso_time(now)
    return {SIGNATURE: hmac_base64("sha256", secret, stamp.encode(), body), TIMESTAMP: stamp}, {}


def authorize(api: "Api") -> dict[str, str]:
    """An API token with the address of its user, or an OAuth token."""
    user = api.desk["user"]
    return api.basic(f"{user}/token", api.desk["token"]) if user else api.bearer()


def ticket_path(ids: dict[str, str]) -> str:
    return "/api/v2/tickets/" + quote(ids["ticket"], safe="")


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    api.send("PUT", ticket_path(ids) + ".json", {"ticket": {"comment": {"body": note, "public": False}}})


def has_note(api: "Api", ids: dict[str, str], key: str) -> bool:
    return api.finds(key, ticket_path(ids) + "/comments.json", {"sort_order": "desc", "per_page": "100"})


def add_tag(api: "Api", ids: dict[str, str], tag: str) -> None:
    api.send("PUT", ticket_path(ids) + "/tags.json", {"tags": [tag]})  # PUT adds, POST would replace


def reopen(api: "Api", ids: dict[str, str]) -> None:
    api.send("PUT", ticket_path(ids) + ".json", {"ticket": {"status": "open"}})
