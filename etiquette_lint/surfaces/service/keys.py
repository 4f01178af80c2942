"""API keys: made once, kept as a hash, compared in constant time.

A key is `el_ID_SECRET`. The secret has 256 random bits, so one round of SHA-256 keeps it: there is nothing to guess
that a slow hash would have to protect.
"""

import hashlib
import hmac

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from etiquette_lint.surfaces.service.settings import Key

START = "el_"
NOBODY = "0" * 64  # what an unknown id is compared with, so that it takes as long as a known one


def make_key() -> tuple[str, str]:
    """A new key, and what to keep of it."""
    import secrets

    id, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    return f"{START}{id}_{secret}", f"sha256:{id}:{digest(secret)}"


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def presented(headers: "Iterable[tuple[bytes, bytes]]") -> str:
    """The key that a request shows, in `Authorization: Bearer …` or `X-API-Key: …`; "" for none."""
    for name, value in headers:
        if name == b"authorization" and value[:7].lower() == b"bearer ":
            return value[7:].strip().decode("latin-1")
        if name == b"x-api-key":
            return value.strip().decode("latin-1")
    return ""


def find_key(keys: "dict[str, Key]", shown: str) -> "Key | None":
    """The key that was shown, among the known ones by id; None when it is none of them."""
    id, _, secret = shown.removeprefix(START).partition("_")
    key = keys.get(id)
    matches = hmac.compare_digest(digest(secret), key.hash if key else NOBODY)
    return key if matches and shown.startswith(START) else None
