"""Webhooks whose fields the administrator writes into the vendor's form: one flat form for all vendors.

    {"ticket_id": …, "message_id": …, "subject": …, "body" or "html": …, "author": …, "agent": …, "requester": …,
     "direction": "out", "internal": false, "language": …}

Only ticket_id and body (or html) are needed.
"""

from etiquette_lint.rule import LANGUAGES
from etiquette_lint.surfaces.helpdesks.incoming import Event, Refused, draft_of, flag, identity, text, word


def read(data: dict, delivery: str = "") -> Event:
    """The event of a flat form; raises Refused."""
    html = text(data, "html")
    body = html if html is not None else text(data, "body", required=True)
    language = word(data, "language")
    if language and language not in LANGUAGES:
        raise Refused(422, "field-type", field="language", type=" | ".join(LANGUAGES))
    return Event(
        "in" if word(data, "direction") in ("in", "incoming", "inbound") else "out",
        draft_of(
            body,
            html=html is not None,
            subject=text(data, "subject"),
            agent=text(data, "agent"),
            requester=text(data, "requester"),
            language=language,
        ),
        internal=flag(data, "internal"),
        author=identity(data, "author"),
        delivery=delivery,
        ids={"ticket": identity(data, "ticket_id", required=True), "message": identity(data, "message_id")},
    )
