"""Jira and Jira Service Management: comment_created of webhooks that an administrator made (others are not signed).

Signature: WebSub, hex of HMAC-SHA256 over the body. Notes: internal comments of the service desk interface.
"""

from urllib.parse import quote

from etiquette_lint.surfaces.helpdesks.incoming import (
    Event,
    Refused,
    draft_of,
    flag,
    identity,
    person,
    table,
    text,
    word,
)
from etiquette_lint.surfaces.helpdesks.signatures import hmac_hex, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SIGNATURE, DELIVERY = "x-hub-signature", "x-atlassian-webhook-identifier"
DEEPEST = 50  # levels of a document
BLOCKS = ("paragraph", "heading", "listItem", "blockquote", "tableRow", "codeBlock", "hardBreak", "rule")
LISTS_NOTES = True


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    body = incoming.body
    prove(incoming.header(SIGNATURE), desk.secrets, lambda secret: "sha256=" + hmac_hex("sha256", secret, body))


def read(incoming: "Incoming", desk: "Desk") -> Event:
    data = incoming.json()
    if word(data, "webhookEvent") != "comment_created":
        return Event(skipped="no-message")
    comment = table(data, "comment", required=True)
    author = identity(comment, "author.accountId") or identity(comment, "author.key")
    reporter = identity(data, "issue.fields.reporter.accountId") or identity(data, "issue.fields.reporter.key")
    customer = word(comment, "author.accountType") == "customer" or bool(author and author == reporter)
    return Event(
        "in" if customer else "out",
        draft_of(
            body_of(comment),
            subject=text(data, "issue.fields.summary"),
            agent=None if customer else person(text(comment, "author.displayName")),
            requester=person(text(data, "issue.fields.reporter.displayName")),
        ),
        internal=not flag(comment, "jsdPublic", default=True),
        author=author,
        delivery=incoming.header(DELIVERY),
        ids={"ticket": identity(data, "issue.key", required=True), "message": identity(comment, "id")},
    )


def body_of(comment: dict) -> str | None:
    """Wiki text, or the words of a document in Atlassian Document Format."""
    if isinstance(comment.get("body"), dict):
        pieces: list[str] = []
        collect(comment["body"], pieces, 0)
        return "".join(pieces).strip()
    return text(comment, "body", required=True)


def collect(node: dict, pieces: list[str], depth: int) -> None:
    if depth > DEEPEST:
        raise Refused(400, "bad-nesting")
    kind = word(node, "type")
    where = {"text": "text", "mention": "attrs.text"}.get(kind)
    pieces.append((text(node, where) if where else "") or "")
    children = node.get("content")
    for child in children if isinstance(children, list) else []:
        if isinstance(child, dict):
            collect(child, pieces, depth + 1)
    if kind in BLOCKS:
        pieces.append("\n")


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    return {SIGNATURE: "sha256=" + hmac_hex("sha256", secret, body)}, {}


def authorize(api: "Api") -> dict[str, str]:
    """In the cloud an API token with its user's address, in a data centre a personal access token."""
    return api.basic(api.desk["user"], api.desk["token"]) if api.desk["user"] else api.bearer()


def issue(ids: dict[str, str], end: str = "") -> str:
    return "/rest/api/2/issue/" + quote(ids["ticket"], safe="") + end


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    path = f"/rest/servicedeskapi/request/{quote(ids['ticket'], safe='')}/comment"
    api.send("POST", path, {"body": wiki_text(note), "public": False})


def wiki_text(note: str) -> str:
    """Brackets and braces would be links and macros."""
    for character in "[]{}":
        note = note.replace(character, "\\" + character)
    return note


def has_note(api: "Api", ids: dict[str, str], key: str) -> bool:
    return api.finds(key, issue(ids, "/comment"), {"orderBy": "-created", "maxResults": "100"})


def add_tag(api: "Api", ids: dict[str, str], tag: str) -> None:
    api.send("PUT", issue(ids), {"update": {"labels": [{"add": tag}]}})


def reopen(api: "Api", ids: dict[str, str]) -> None:
    """A transition; one that is not offered means that the request is open."""
    offered = api.send("GET", issue(ids, "/transitions")).get("transitions") or []
    if any(isinstance(row, dict) and str(row.get("id")) == api.desk["transition"] for row in offered):
        api.send("POST", issue(ids, "/transitions"), {"transition": {"id": api.desk["transition"]}})
