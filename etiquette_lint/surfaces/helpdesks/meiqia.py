"""美洽, webhook channel of tickets (工单回复渠道): an agent's reply comes to the company's server, which sends it on by
any channel. Who does not send it on has stopped it.

The vendor names the header Meiqia-Signature (meiqia.com/help/article/ticket-webhook); what is signed and what the body
holds could not be established. So the scheme is chosen in the configuration ("scheme"), or a secret stands in the
address (proof = "shared-secret"), and the places of the fields are configured ("fields").
"""

import hashlib
import hmac

from etiquette_lint.surfaces.helpdesks.incoming import Event, draft_of, identity, text
from etiquette_lint.surfaces.helpdesks.signatures import hmac_base64, hmac_hex, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

SIGNATURE = "meiqia-signature"
PREFIXES = ("meiqia_sign:", "sha256=", "sha1=")
LISTS_NOTES = False


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    given = incoming.header(SIGNATURE)
    for prefix in PREFIXES:
        given = given.removeprefix(prefix)
    prove(given, desk.secrets, lambda secret: signature_of(incoming.body, secret, desk["scheme"]))


def signature_of(body: bytes, secret: str, scheme: str) -> str:
    """A signature of the body. "meiqia-sign" is what the vendor's other webhooks use in the header Authorization:
    URL-safe base64 of the hexadecimal digits of HMAC-SHA1."""
    if scheme == "meiqia-sign":
        from base64 import urlsafe_b64encode

        return urlsafe_b64encode(hmac.new(secret.encode(), body, hashlib.sha1).hexdigest().encode()).decode()
    name, _, form = scheme.partition("-")
    return (hmac_hex if form == "hex" else hmac_base64)(name, secret, body)


def read(incoming: "Incoming", desk: "Desk") -> Event:
    data, paths = incoming.json(), desk.fields
    html = text(data, paths["html"]) if paths["html"] else None
    body = html if html is not None else text(data, paths["body"], required=True)
    return Event(
        "out",
        draft_of(
            body,
            html=html is not None,
            subject=text(data, paths["subject"]) if paths["subject"] else None,
            requester=text(data, paths["requester"]) if paths["requester"] else None,
        ),
        delivery=identity(data, paths["id"]) if paths["id"] else "",
        ids={"ticket": identity(data, paths["ticket"]) if paths["ticket"] else ""},
    )


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    if desk["proof"] == "shared-secret":
        return {}, {"secret": secret}
    return {SIGNATURE: signature_of(body, secret, desk["scheme"])}, {}
