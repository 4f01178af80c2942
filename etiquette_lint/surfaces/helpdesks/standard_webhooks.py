"""Standard Webhooks (specification 1.0, standardwebhooks.com), for desks of one's own: `data` is a draft as
docs/ticket-json.md describes it, with `direction`, `internal`, `author` and `id` besides.

Answered by a Standard Webhook of our own to `api-url`; its id is that of the note: the receiver knows it again.
"""

import hashlib
import hmac

from etiquette_lint.draft_form import FIELDS
from etiquette_lint.surfaces.helpdesks.incoming import Event, Refused, flag, identity, table, text, word
from etiquette_lint.surfaces.helpdesks.signatures import check_time, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SECRET, PUBLIC_KEY = "whsec_", "whpk_"
MOST_SIGNATURES = 20  # a sender signs once for each secret that is in use
LISTS_NOTES = False


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    """Raise Refused unless the request is signed with a secret (v1) or with the key of a whpk_ public key (v1a)."""
    id, timestamp = incoming.header("webhook-id"), incoming.header("webhook-timestamp")
    if not id:
        raise Refused(401, "no-signature")
    check_time(timestamp, now, desk.tolerance)
    content = b".".join((id.encode("utf-8", "replace"), timestamp.encode("ascii"), incoming.body))
    words = incoming.header("webhook-signature").split(" ")[:MOST_SIGNATURES]
    if any(verified_by(key, words, content) for key in desk.secrets if key.startswith(PUBLIC_KEY)):
        return
    given = [word[3:] for word in words if word.startswith("v1,")]
    secrets = [key for key in desk.secrets if not key.startswith(PUBLIC_KEY)]
    if desk.secrets and not secrets:  # only public keys, and none has verified it
        raise Refused(401, "bad-signature")
    prove(given, secrets, lambda secret: sign_v1(secret, content))


def sign_v1(secret: str, content: bytes) -> str:
    from base64 import b64encode

    return b64encode(hmac.new(key_bytes(secret), content, hashlib.sha256).digest()).decode("ascii")


def key_bytes(secret: str) -> bytes:
    """The key: base64 after whsec_, else the characters as they are."""
    from base64 import b64decode

    if not secret.startswith(SECRET):
        return secret.encode("utf-8")
    try:
        return b64decode(secret[len(SECRET) :])
    except ValueError:
        return secret.encode("utf-8")


def verified_by(key: str, words: list[str], content: bytes) -> bool:
    """Whether one of the v1a signatures is that of an Ed25519 key (32 bytes in base64 after whpk_)."""
    from base64 import b64decode

    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for given in words:
        if given.startswith("v1a,"):
            try:
                public = Ed25519PublicKey.from_public_bytes(b64decode(key[len(PUBLIC_KEY) :]))
                public.verify(b64decode(given[4:]), content)
                return True
            except (InvalidSignature, ValueError):
                continue
    return False


def read(incoming: "Incoming", desk: "Desk") -> Event:
    content = incoming.json()
    data = table(content, "data", required=True)
    draft = {name: data[name] for name in FIELDS if data.get(name) is not None}
    for name in ("subject", "body", "html", "raw"):
        if name in draft:
            draft[name] = text(data, name)
    words = "".join(str(draft.get(name) or "") for name in ("body", "html", "raw"))
    if not {"body", "html", "raw"} & draft.keys():
        raise Refused(422, "field-missing", field="data.body")
    return Event(
        "in" if word(data, "direction") in ("in", "incoming", "inbound") else "out",
        draft if words.strip() else None,
        internal=flag(data, "internal"),
        author=identity(data, "author"),
        delivery=incoming.header("webhook-id"),
        ids={"message": identity(data, "id")},
    )


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    """Headers and query of a request that bears this body."""
    id, timestamp = "msg_" + hashlib.sha256(body).hexdigest()[:24], str(int(now))
    content = b".".join((id.encode(), timestamp.encode(), body))
    signature = "v1," + sign_v1(secret, content)
    return {"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature}, {}


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    import json

    from etiquette_lint.surfaces.helpdesks.api import iso_time

    data = {"id": ids.get("message") or None, "note": note}
    event = {"type": "etiquette_lint.note", "timestamp": iso_time(api.now()), "data": data}
    body = json.dumps(event, ensure_ascii=False).encode("utf-8")
    timestamp = str(int(api.now()))
    signature = sign_v1(api.desk["token"], b".".join((key.encode(), timestamp.encode(), body)))
    api.send(
        "POST",
        "",
        content=body,
        headers={
            "content-type": "application/json",
            "webhook-id": key,
            "webhook-timestamp": timestamp,
            "webhook-signature": "v1," + signature,
        },
    )
