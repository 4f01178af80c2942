"""Help Scout: convo.agent.reply.created. Signature: base64 of HMAC-SHA1 over the body.

developer.helpscout.com/webhooks. Notes: POST /v2/conversations/{id}/notes, with a token that is fetched with the id
("user") and the secret ("token") of an app.
"""

from urllib.parse import quote

from etiquette_lint.surfaces.helpdesks import conversation
from etiquette_lint.surfaces.helpdesks.note import as_html
from etiquette_lint.surfaces.helpdesks.signatures import hmac_base64, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Event, Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SIGNATURE, EVENT = "x-helpscout-signature", "x-helpscout-event"
LISTS_NOTES = True


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    prove(incoming.header(SIGNATURE), desk.secrets, lambda secret: hmac_base64("sha1", secret, incoming.body))


def read(incoming: "Incoming", desk: "Desk") -> "Event":
    return conversation.read(incoming, EVENT)


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    return {SIGNATURE: hmac_base64("sha1", secret, body), EVENT: conversation.REPLIED}, {}


def authorize(api: "Api") -> dict[str, str]:
    form = {"grant_type": "client_credentials", "client_id": api.desk["user"], "client_secret": api.desk["token"]}
    return api.fetched_token("/v2/oauth2/token", form, "access_token", "expires_in", form=True)


def path(ids: dict[str, str], end: str = "") -> str:
    return "/v2/conversations/" + quote(ids["ticket"], safe="") + end


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    api.send("POST", path(ids, "/notes"), {"text": as_html(note)})


def has_note(api: "Api", ids: dict[str, str], key: str) -> bool:
    return api.finds(key, path(ids, "/threads"))  # newest first


def add_tag(api: "Api", ids: dict[str, str], tag: str) -> None:
    """Tags are replaced as a whole: those there are stay."""
    known = api.send("GET", path(ids)).get("tags") or []
    tags = [str(row["tag"]) for row in known if isinstance(row, dict) and row.get("tag")]
    if tag not in tags:
        api.send("PUT", path(ids, "/tags"), {"tags": [*tags, tag]})


def reopen(api: "Api", ids: dict[str, str]) -> None:
    api.send("PATCH", path(ids), {"op": "replace", "path": "/status", "value": "active"})
