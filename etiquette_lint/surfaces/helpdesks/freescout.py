"""FreeScout, module API & Webhooks: convo.agent.reply.created. Signature: base64 of HMAC-SHA1 over the body; its
secret is the MD5 of the application key followed by "webhook_key". Either is a secret of the configuration.

Notes: POST /api/conversations/{id}/threads; they need the id of a user (own).
"""

import hashlib
from urllib.parse import quote

from etiquette_lint.surfaces.helpdesks import conversation
from etiquette_lint.surfaces.helpdesks.note import as_html
from etiquette_lint.surfaces.helpdesks.signatures import hmac_base64, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Event, Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SIGNATURE, EVENT = "x-freescout-signature", "x-freescout-event"
APPLICATION_KEY = "base64:"  # how APP_KEY of .env begins; it is hashed with this prefix
LISTS_NOTES = True


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    prove(incoming.header(SIGNATURE), desk.secrets, lambda secret: signature_of(incoming.body, secret))


def signature_of(body: bytes, secret: str) -> str:
    if secret.startswith(APPLICATION_KEY):
        secret = hashlib.md5((secret + "webhook_key").encode(), usedforsecurity=False).hexdigest()
    return hmac_base64("sha1", secret, body)


def read(incoming: "Incoming", desk: "Desk") -> "Event":
    return conversation.read(incoming, EVENT)


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    return {SIGNATURE: signature_of(body, secret), EVENT: conversation.REPLIED}, {}


def authorize(api: "Api") -> dict[str, str]:
    return {"x-freescout-api-key": api.desk["token"]}


def path(ids: dict[str, str], end: str = "") -> str:
    return "/api/conversations/" + quote(ids["ticket"], safe="") + end


def user(api: "Api") -> int | str:
    own = api.desk.own[0]
    return int(own) if own.isdecimal() else own


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    api.send("POST", path(ids, "/threads"), {"type": "note", "text": as_html(note), "user": user(api)})


def has_note(api: "Api", ids: dict[str, str], key: str) -> bool:
    return api.finds(key, path(ids), {"embed": "threads"})


def add_tag(api: "Api", ids: dict[str, str], tag: str) -> None:
    """Tags are replaced as a whole: those there are stay."""
    conversation = api.send("GET", path(ids), params={"embed": "tags"})
    embedded = conversation.get("_embedded")
    known = embedded.get("tags") if isinstance(embedded, dict) else None
    tags = [str(row["name"]) for row in known or [] if isinstance(row, dict) and row.get("name")]
    if tag not in tags:
        api.send("PUT", path(ids, "/tags"), {"tags": [*tags, tag]})


def reopen(api: "Api", ids: dict[str, str]) -> None:
    api.send("PUT", path(ids), {"byUser": user(api), "status": "active"})
