"""飞书 / Lark: messages of service desk tickets (helpdesk.ticket_message.created_v1) and of chats with the bot.

Signature: hex(SHA256(timestamp + nonce + encrypt key + body)). A body {"encrypt": …} is AES-256-CBC with the key
SHA256(encrypt key); its first 16 bytes are the initialisation vector. The check of an address (url_verification) is not
signed: it must be encrypted with the key or bear the verification token. open.feishu.cn, 接收事件.

Notes go to a chat of the team ("chat"): a ticket of Feishu has no internal notes. Their uuid lets Feishu drop a second
one within the hour.
"""

import hashlib
import hmac

from etiquette_lint.surfaces.helpdesks.incoming import Event, Refused, draft_of, identity, parse, table, text, word
from etiquette_lint.surfaces.helpdesks.signatures import check_time, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SIGNATURE, TIMESTAMP, NONCE = "x-lark-signature", "x-lark-request-timestamp", "x-lark-request-nonce"
TICKET_MESSAGE, CHAT_MESSAGE = "helpdesk.ticket_message.created_v1", "im.message.receive_v1"
BLOCK = 16  # bytes of AES
LISTS_NOTES = False


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    """Refuse what is not signed, but for the check of an address, which read() answers only to who knows the key."""
    if not incoming.header(SIGNATURE):
        if is_address_check(incoming, desk):
            return
        raise Refused(401, "no-signature")
    stamp, nonce = incoming.header(TIMESTAMP), incoming.header(NONCE)
    check_time(stamp, now, desk.tolerance)
    prove(incoming.header(SIGNATURE).lower(), desk.secrets, lambda key: signature_of(incoming.body, key, stamp, nonce))


def signature_of(body: bytes, key: str, stamp: str, nonce: str) -> str:
    return hashlib.sha256((stamp + nonce + key).encode("utf-8", "replace") + body).hexdigest()


def is_address_check(incoming: "Incoming", desk: "Desk") -> bool:
    data = incoming.json()
    encrypted = "encrypt" in data
    if encrypted:
        data = decrypt(data, desk)
    if word(data, "type") != "url_verification":
        return False
    token = desk["verification-token"]
    right = hmac.compare_digest(word(data, "token").encode(), token.encode())
    if right if token else encrypted:
        return True
    raise Refused(401, "bad-signature")


def read(incoming: "Incoming", desk: "Desk") -> Event:
    data = incoming.json()
    if "encrypt" in data:
        data = decrypt(data, desk)
    if word(data, "type") == "url_verification":
        import json

        reply = json.dumps({"challenge": text(data, "challenge", required=True)}).encode()
        return Event(reply=([("content-type", "application/json")], reply))
    kind, event = word(data, "header.event_type"), table(data, "event")
    if kind == TICKET_MESSAGE:
        return ticket_message(event, identity(data, "header.event_id"))
    if kind == CHAT_MESSAGE:
        return chat_message(event, identity(data, "header.event_id"))
    return Event(skipped="no-message")


def ticket_message(event: dict, delivery: str) -> Event:
    """A message of a ticket: from the customer when the sender is the guest of the ticket."""
    sender, guest = ids_of(event, "sender_id"), ids_of(event, "ticket.guest.id")
    content = text(event, "text")
    if content is None and isinstance(event.get("content"), dict):
        content = text(event, "content.content")
    return Event(
        "in" if set(sender) & set(guest) else "out",
        draft_of(content, requester=text(event, "ticket.guest.name")),
        author=sender[0] if sender else "",
        delivery=delivery,
        ids={"ticket": identity(event, "ticket.ticket_id"), "message": identity(event, "ticket_message_id")},
    )


def ids_of(data: dict, path: str) -> list[str]:
    """The ids of a user: one as a string, or an object with up to three of them."""
    parent, _, name = path.rpartition(".")
    owner = table(data, parent) if parent else data
    if not isinstance(owner.get(name), dict):
        found = [identity(data, path)]
    else:
        found = [identity(data, f"{path}.{key}") for key in ("open_id", "user_id", "union_id")]
    return [id for id in found if id]


def chat_message(event: dict, delivery: str) -> Event:
    """A message to the bot: a draft that somebody wants judged before it is sent. Our own come from an app."""
    if word(event, "sender.sender_type") not in ("", "user"):
        return Event("out", author=identity(event, "sender.sender_id.open_id"), internal=True)
    content = None
    if word(event, "message.message_type") == "text":  # the content is JSON in a string: {"text": …}
        content = text(parse((text(event, "message.content", required=True) or "").encode()), "text")
    return Event(
        "out",
        draft_of(content),
        author=identity(event, "sender.sender_id.open_id"),
        delivery=delivery,
        ids={"ticket": identity(event, "message.chat_id"), "message": identity(event, "message.message_id")},
    )


def decrypt(data: dict, desk: "Desk") -> dict:
    """The event within; each key is tried. Raises Refused."""
    from base64 import b64decode

    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    try:
        sealed = b64decode(text(data, "encrypt", required=True) or "", validate=True)
    except ValueError:
        raise Refused(400, "bad-encryption") from None
    if len(sealed) < 2 * BLOCK or len(sealed) % BLOCK:
        raise Refused(400, "bad-encryption")
    for key in desk.secrets:
        cipher = Cipher(algorithms.AES(hashlib.sha256(key.encode()).digest()), modes.CBC(sealed[:BLOCK])).decryptor()
        plain = cipher.update(sealed[BLOCK:]) + cipher.finalize()
        padding = plain[-1]
        if 1 <= padding <= BLOCK and plain.endswith(bytes([padding]) * padding):
            try:
                return parse(plain[:-padding])
            except Refused:
                continue
    raise Refused(400, "bad-encryption")


def encrypt(body: bytes, key: str, vector: bytes) -> bytes:
    """A body as Feishu sends it, for tests and trials."""
    import json
    from base64 import b64encode

    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    padding = BLOCK - len(body) % BLOCK
    cipher = Cipher(algorithms.AES(hashlib.sha256(key.encode()).digest()), modes.CBC(vector)).encryptor()
    sealed = vector + cipher.update(body + bytes([padding]) * padding) + cipher.finalize()
    return json.dumps({"encrypt": b64encode(sealed).decode()}).encode()


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    stamp, nonce = str(int(now)), hashlib.sha256(body).hexdigest()[:16]
    return {SIGNATURE: signature_of(body, secret, stamp, nonce), TIMESTAMP: stamp, NONCE: nonce}, {}


def authorize(api: "Api") -> dict[str, str]:
    """A token of the tenant: "app-token" is the app id, "token" the app secret."""
    body = {"app_id": api.desk["app-token"], "app_secret": api.desk["token"]}
    return api.fetched_token(
        "/open-apis/auth/v3/tenant_access_token/internal", body, "tenant_access_token", "expire"
    )


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    import json

    where = f"[{ids.get('ticket') or ids.get('message')}] " if ids else ""
    body = {
        "receive_id": api.desk["chat"],
        "msg_type": "text",
        "content": json.dumps({"text": where + note}, ensure_ascii=False),
        "uuid": key,
    }
    answer = api.send("POST", "/open-apis/im/v1/messages", body, params={"receive_id_type": "chat_id"})
    api.expect(answer.get("code"), 0)
