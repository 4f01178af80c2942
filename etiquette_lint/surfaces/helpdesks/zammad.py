"""Zammad: webhooks of triggers with the default payload, or the flat form.

Signature and payload: admin-docs.zammad.org, manage/webhook. Notes: POST /api/v1/ticket_articles.
"""

from urllib.parse import quote

from etiquette_lint.surfaces.helpdesks import flat
from etiquette_lint.surfaces.helpdesks.incoming import Event, draft_of, flag, identity, person, table, text, word
from etiquette_lint.surfaces.helpdesks.signatures import hmac_hex, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SIGNATURE, DELIVERY = "x-hub-signature", "x-zammad-delivery"
LISTS_NOTES = True


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    prove(incoming.header(SIGNATURE), desk.secrets, lambda secret: "sha1=" + hmac_hex("sha1", secret, incoming.body))


def read(incoming: "Incoming", desk: "Desk") -> Event:
    data = incoming.json()
    delivery = incoming.header(DELIVERY)
    if "article" not in data and "ticket_id" in data:
        return flat.read(data, delivery)
    if data.get("article") is None or data.get("article") == {}:
        return Event(skipped="no-message")  # a trigger that an attribute woke, not an article
    table(data, "article", required=True)
    names = [text(data, f"ticket.customer.{key}") for key in ("firstname", "lastname")]
    customer = person(" ".join(name for name in names if name), text(data, "ticket.customer.email"))
    return Event(
        "out" if word(data, "article.sender") in ("Agent", "") else "in",
        draft_of(
            text(data, "article.body", required=True),
            html=word(data, "article.content_type") == "text/html",
            subject=text(data, "article.subject") or text(data, "ticket.title"),
            agent=text(data, "article.from"),
            requester=customer,
        ),
        internal=flag(data, "article.internal"),
        author=identity(data, "article.created_by_id"),
        delivery=delivery,
        ids={"ticket": identity(data, "ticket.id", required=True), "message": identity(data, "article.id")},
    )


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    return {SIGNATURE: "sha1=" + hmac_hex("sha1", secret, body)}, {}


def authorize(api: "Api") -> dict[str, str]:
    return {"authorization": "Token token=" + api.desk["token"]}


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    article = {
        "ticket_id": int(ids["ticket"]) if ids["ticket"].isdecimal() else ids["ticket"],
        "type": "note", "internal": True, "content_type": "text/plain", "body": note,
    }  # fmt: skip
    api.send("POST", "/api/v1/ticket_articles", article)


def has_note(api: "Api", ids: dict[str, str], key: str) -> bool:
    return api.finds(key, "/api/v1/ticket_articles/by_ticket/" + quote(ids["ticket"], safe=""))


def add_tag(api: "Api", ids: dict[str, str], tag: str) -> None:
    api.send("POST", "/api/v1/tags/add", {"item": tag, "object": "Ticket", "o_id": ids["ticket"]})


def reopen(api: "Api", ids: dict[str, str]) -> None:
    api.send("PUT", "/api/v1/tickets/" + quote(ids["ticket"], safe=""), {"state": "open"})
