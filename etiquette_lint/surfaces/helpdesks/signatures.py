"""Whether a request comes from whom it says: HMACs compared in constant time, several secrets at once, timestamps."""

import hashlib
import hmac

from etiquette_lint.surfaces.helpdesks.incoming import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from etiquette_lint.surfaces.helpdesks.incoming import Incoming

SECONDS, MILLISECONDS = 1, 1000  # how many of the unit make a second


def hmac_hex(name: str, secret: str, *parts: bytes) -> str:
    return hmac.new(secret.encode(), b"".join(parts), name).hexdigest()


def hmac_base64(name: str, secret: str, *parts: bytes) -> str:
    from base64 import b64encode

    return b64encode(hmac.new(secret.encode(), b"".join(parts), name).digest()).decode("ascii")


def body_digest(body: bytes) -> str:
    """SHA-256 of a body, by which a delivery without an id is known again."""
    return hashlib.sha256(body).hexdigest()


def prove(given: "str | Sequence[str]", secrets: "Sequence[str]", sign: "Callable[[str], str]") -> None:
    """Refuse unless one of the given signatures is that of one of the secrets. All are compared, so that the time
    taken tells neither which secret nor how much of a signature was right."""
    signatures = [given] if isinstance(given, str) else given
    if not secrets:
        raise Refused(401, "no-secret")
    if not any(signatures):
        raise Refused(401, "no-signature")
    right = False
    for secret in secrets:
        expected = sign(secret).encode("utf-8")
        for signature in signatures:
            right |= hmac.compare_digest(signature.encode("utf-8", "replace"), expected)
    if not right:
        raise Refused(401, "bad-signature")


def prove_shared_secret(incoming: "Incoming", secrets: "Sequence[str]", header: str) -> None:
    """Refuse unless one of the secrets was sent: in the header, as Bearer or Basic password, or as ?secret=."""
    given = [incoming.header(header), incoming.query.get("secret", "")]
    scheme, _, value = incoming.header("authorization").partition(" ")
    if scheme.lower() in ("bearer", "token"):
        given.append(value.strip())
    elif scheme.lower() == "basic":
        given.append(basic_password(value.strip()))
    prove([word for word in given if word], secrets, lambda secret: secret)


def basic_password(value: str) -> str:
    """The password of a Basic Authorization header (RFC 7617), "" when there is none."""
    from base64 import b64decode

    try:
        return b64decode(value, validate=True).decode("utf-8").partition(":")[2]
    except ValueError:
        return ""


def check_time(value: str, now: float, tolerance: float, unit: int = SECONDS) -> None:
    """Refuse a timestamp that is no whole number since 1970 or is further from now than the tolerance in seconds."""
    if not value:
        raise Refused(401, "no-timestamp")
    if not value.isascii() or not value.isdigit() or len(value) > 20:
        raise Refused(401, "bad-timestamp")
    check_age(int(value) / unit, now, tolerance)


def check_iso_time(value: str, now: float, tolerance: float) -> None:
    """The same for ISO 8601 with an offset or Z."""
    from datetime import datetime

    if not value:
        raise Refused(401, "no-timestamp")
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError("no offset")
        seconds = moment.timestamp()
    except (ValueError, OverflowError):
        raise Refused(401, "bad-timestamp") from None
    check_age(seconds, now, tolerance)


def check_age(seconds: float, now: float, tolerance: float) -> None:
    if tolerance and abs(now - seconds) > tolerance:
        raise Refused(401, "stale")
