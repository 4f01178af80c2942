"""Freshdesk: "Trigger webhook" of an automation rule, which signs nothing: a shared secret in a header of the rule.

The body is the flat form, also within "freshdesk_webhook" as Freshdesk sends its own fields. Notes:
POST /api/v2/tickets/{id}/notes.
"""

from urllib.parse import quote

from etiquette_lint.surfaces.helpdesks import flat
from etiquette_lint.surfaces.helpdesks.incoming import Event, Refused, draft_of, identity, table, text
from etiquette_lint.surfaces.helpdesks.note import as_html

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

COMMENT = "ticket_latest_public_comment"
OPEN = 2
LISTS_NOTES = True


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    raise Refused(401, "no-signature")  # nothing to verify: the shared secret is checked in place of this


def read(incoming: "Incoming", desk: "Desk") -> Event:
    data = incoming.json()
    if "freshdesk_webhook" not in data:
        return flat.read(data)
    fields = table(data, "freshdesk_webhook", required=True)
    if "body" in fields or "html" in fields:
        return flat.read(fields)
    return Event(
        "out",
        draft_of(
            text(fields, COMMENT, required=True),
            html=True,
            subject=text(fields, "ticket_subject"),
            agent=text(fields, "ticket_agent_name"),
            requester=text(fields, "ticket_requester_name"),
        ),
        ids={"ticket": identity(fields, "ticket_id", required=True), "message": ""},
    )


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    return {desk["header"].lower(): secret}, {}


def authorize(api: "Api") -> dict[str, str]:
    return api.basic(api.desk["token"], "X")


def path(ids: dict[str, str], end: str = "") -> str:
    return "/api/v2/tickets/" + quote(ids["ticket"], safe="") + end


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    api.send("POST", path(ids, "/notes"), {"body": as_html(note), "private": True})


def has_note(api: "Api", ids: dict[str, str], key: str) -> bool:
    return api.finds(key, path(ids, "/conversations"), {"per_page": "100"})


def add_tag(api: "Api", ids: dict[str, str], tag: str) -> None:
    """Tags are replaced as a whole: those there are stay."""
    known = api.send("GET", path(ids)).get("tags") or []
    if tag not in known:
        api.send("PUT", path(ids), {"tags": [*known, tag]})


def reopen(api: "Api", ids: dict[str, str]) -> None:
    api.send("PUT", path(ids), {"status": OPEN})
