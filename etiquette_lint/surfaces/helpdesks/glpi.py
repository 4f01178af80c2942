"""GLPI 11: webhooks of ITILFollowup, event "new".

Signature: hex of HMAC-SHA256 over body and timestamp (src/Webhook.php).

GLPI says nowhere whether a technician or the requester wrote: who asked for the ticket is taken for the customer.
Notes: POST /ITILFollowup of the REST API ("api-url" ends with apirest.php), a session with user_token ("token") and
App-Token ("app-token").
"""

from urllib.parse import quote

from etiquette_lint.surfaces.helpdesks import flat
from etiquette_lint.surfaces.helpdesks.incoming import Event, draft_of, flag, identity, person, table, text, word
from etiquette_lint.surfaces.helpdesks.note import as_html
from etiquette_lint.surfaces.helpdesks.signatures import check_time, hmac_hex, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SIGNATURE, TIMESTAMP = "x-glpi-signature", "x-glpi-timestamp"
LISTS_NOTES = True


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    stamp = incoming.header(TIMESTAMP)
    check_time(stamp, now, desk.tolerance)
    prove(
        incoming.header(SIGNATURE),
        desk.secrets,
        lambda secret: hmac_hex("sha256", secret, incoming.body, stamp.encode()),
    )


def read(incoming: "Incoming", desk: "Desk") -> Event:
    data = incoming.json()
    if "item" not in data and "ticket_id" in data:
        return flat.read(data)
    item = table(data, "item", required=True)
    if word(data, "event") != "new" or item.get("content") is None:
        return Event(skipped="no-message")
    parent = table(data, "parent_item")
    ticket = identity(parent, "id") or identity(item, "items_id") or identity(item, "tickets_id", required=True)
    author, asker = user_of(item, "user", "users_id"), user_of(parent, "user_recipient", "users_id_recipient")
    return Event(
        "in" if author and author == asker else "out",
        draft_of(
            unescaped(text(item, "content", required=True) or ""),
            html=True,
            subject=text(parent, "name"),
            agent=person(text(item, "user.name")) if isinstance(item.get("user"), dict) else None,
        ),
        internal=flag(item, "is_private"),
        author=author,
        ids={"ticket": ticket, "message": identity(item, "id")},
    )


def user_of(data: dict, field: str, old_field: str) -> str:
    """The id of a user: an object in the interface of GLPI 11, a number in the older one."""
    if isinstance(data.get(field), dict):
        return identity(data, field + ".id")
    return identity(data, field) or identity(data, old_field)


def unescaped(content: str) -> str:
    """HTML as GLPI 9 and 10 keep it is escaped once more."""
    if content.lstrip().startswith(("&lt;", "&#60;")):
        import html

        return html.unescape(content)
    return content


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    stamp = str(int(now))
    return {SIGNATURE: hmac_hex("sha256", secret, body, stamp.encode()), TIMESTAMP: stamp}, {}


def authorize(api: "Api") -> dict[str, str]:
    app = {"app-token": api.desk["app-token"]}
    user = {"authorization": "user_token " + api.desk["token"]}
    session = api.send("GET", "/initSession", headers={**app, **user}, bare=True)
    return {**app, "session-token": str(session.get("session_token", ""))}


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    followup = {"itemtype": "Ticket", "items_id": ids["ticket"], "content": as_html(note), "is_private": 1}
    api.send("POST", "/ITILFollowup", {"input": followup})


def has_note(api: "Api", ids: dict[str, str], key: str) -> bool:
    ticket = quote(ids["ticket"], safe="")
    return api.finds(key, f"/Ticket/{ticket}/ITILFollowup", {"order": "DESC", "range": "0-99"})


def reopen(api: "Api", ids: dict[str, str]) -> None:
    api.send("PUT", "/Ticket/" + quote(ids["ticket"], safe=""), {"input": {"id": ids["ticket"], "status": 2}})
