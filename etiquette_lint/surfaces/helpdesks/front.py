"""Front: webhooks of applications (HMAC-SHA256 over timestamp in milliseconds, a colon and the body) and of rules
(HMAC-SHA1 over the body, no timestamp).

dev.frontapp.com/docs/application-webhooks and /docs/rule-webhooks. Notes: POST /conversations/{id}/comments.
"""

from urllib.parse import quote

from etiquette_lint.surfaces.helpdesks.incoming import Event, draft_of, flag, identity, rows, table, text, word
from etiquette_lint.surfaces.helpdesks.signatures import MILLISECONDS, check_time, hmac_base64, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SIGNATURE, TIMESTAMP, CHALLENGE = "x-front-signature", "x-front-request-timestamp", "x-front-challenge"
SENT = ("outbound", "out_reply", "outbound_sent")
LISTS_NOTES = True


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    stamp = incoming.header(TIMESTAMP)
    if stamp:
        check_time(stamp, now, desk.tolerance, MILLISECONDS)
    prove(incoming.header(SIGNATURE), desk.secrets, lambda secret: signature_of(incoming.body, secret, stamp))


def signature_of(body: bytes, secret: str, stamp: str) -> str:
    if stamp:
        return hmac_base64("sha256", secret, stamp.encode(), b":", body)
    return hmac_base64("sha1", secret, body)


def read(incoming: "Incoming", desk: "Desk") -> Event:
    challenge = incoming.header(CHALLENGE)
    if challenge:
        return challenged(challenge)
    data = incoming.json()
    event = table(data, "payload") or data  # applications wrap the event
    if word(event, "type") not in SENT:
        return Event(skipped="no-message")
    html, plain = text(event, "target.data.body"), text(event, "target.data.text")
    if html is None and plain is None:
        return Event(skipped="preview")
    to = [text(row, "handle") for row in rows(event, "target.data.recipients") if word(row, "role") == "to"]
    return Event(
        "in" if flag(event, "target.data.is_inbound") else "out",
        draft_of(
            html if html is not None else plain,
            html=html is not None,
            subject=text(event, "target.data.subject") or text(event, "conversation.subject"),
            agent=text(event, "target.data.author.email"),
            to=[address for address in to if address],
        ),
        author=identity(event, "target.data.author.id"),
        delivery=identity(event, "id"),
        ids={
            "ticket": identity(event, "conversation.id", required=True),
            "message": identity(event, "target.data.id"),
        },
    )


def challenged(challenge: str) -> Event:
    import json

    return Event(reply=([("content-type", "application/json")], json.dumps({"challenge": challenge}).encode()))


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    stamp = str(int(now * MILLISECONDS))
    return {SIGNATURE: signature_of(body, secret, stamp), TIMESTAMP: stamp}, {}


def authorize(api: "Api") -> dict[str, str]:
    return api.bearer()


def path(ids: dict[str, str], end: str = "") -> str:
    return "/conversations/" + quote(ids["ticket"], safe="") + end


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    comment = {"body": note}
    if api.desk.own:
        comment["author_id"] = api.desk.own[0]
    api.send("POST", path(ids, "/comments"), comment)


def has_note(api: "Api", ids: dict[str, str], key: str) -> bool:
    return api.finds(key, path(ids, "/comments"))


def add_tag(api: "Api", ids: dict[str, str], tag: str) -> None:
    api.send("POST", path(ids, "/tags"), {"tag_ids": [tag]})  # an id: tag_…


def reopen(api: "Api", ids: dict[str, str]) -> None:
    api.send("PATCH", path(ids), {"status": "open"})
