"""What a webhook brings, and typed access to the fields of its JSON: wrong types are refused, never met by accident."""

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    Headers = list[tuple[str, str]]

MOST_ID = 200  # characters


class Refused(Exception):
    """A request that is not accepted. `reason` is a key of the words, `fields` fill them; neither holds a secret or
    a text of the message."""

    def __init__(self, status: int, reason: str, /, **fields: object):
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.fields = fields


class Incoming:
    """A request: names of headers in lower case, the body as it came."""

    __slots__ = ("headers", "query", "body")

    def __init__(self, headers: "Mapping[str, str]", query: "Mapping[str, str]", body: bytes):
        self.headers = {name.lower(): value for name, value in headers.items()}
        self.query = dict(query)
        self.body = body

    def header(self, name: str) -> str:
        return self.headers.get(name.lower(), "").strip()

    def json(self) -> dict:
        """The body as a JSON object; raises Refused."""
        return parse(self.body)


class Event:
    """What a verified request says.

    `direction` is "out" (to the customer), "in" or "" (no message). `draft` is judged; None when there is no text.
    `author` is the vendor's id of who wrote it, `delivery` the vendor's id of the delivery, `ids` are what the answer
    needs. `reply` is sent at once instead of a verdict: a challenge, a ping; `skipped` says why nothing is judged.
    """

    __slots__ = ("direction", "internal", "author", "delivery", "draft", "ids", "reply", "skipped")

    def __init__(
        self,
        direction: str = "",
        draft: "dict | None" = None,
        *,
        internal: bool = False,
        author: str = "",
        delivery: str = "",
        ids: "dict[str, str] | None" = None,
        reply: "tuple[Headers, bytes] | None" = None,
        skipped: str = "",
    ):
        self.direction = direction
        self.draft = draft
        self.internal = internal
        self.author = author
        self.delivery = delivery
        self.ids = ids or {}
        self.reply = reply
        self.skipped = skipped


def parse(raw: bytes) -> dict:
    """A JSON object in UTF-8; raises Refused."""
    import json

    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(400, "bad-utf8", offset=error.start) from None
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused(400, "bad-json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise Refused(400, "bad-nesting") from None
    except ValueError:  # an integer of thousands of digits
        raise Refused(400, "bad-number") from None
    if not isinstance(data, dict):
        raise Refused(422, "not-object")
    return data


def table(data: dict, path: str, required: bool = False) -> dict:
    """The object at a dotted path, {} where there is none; raises Refused when something else stands there."""
    value = at(data, path)
    if value is None and not required:
        return {}
    if value is None:
        raise Refused(422, "field-missing", field=path)
    if not isinstance(value, dict):
        raise Refused(422, "field-type", field=path, type="object")
    return value


def text(data: dict, path: str, required: bool = False) -> str | None:
    """The string at a dotted path, None where there is none; halves of surrogate pairs become question marks."""
    value = at(data, path)
    if value is None and not required:
        return None
    if value is None:
        raise Refused(422, "field-missing", field=path)
    if not isinstance(value, str):
        raise Refused(422, "field-type", field=path, type="string")
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def word(data: dict, path: str) -> str:
    """A short string that is compared, such as the name of an event; "" where there is none."""
    return (text(data, path) or "").strip()


def flag(data: dict, path: str, default: bool = False) -> bool:
    """A truth value: vendors send true, 1, "1" and "true"."""
    value = at(data, path)
    if value is None:
        return default
    if isinstance(value, bool | int) and value in (0, 1):
        return bool(value)
    if isinstance(value, str) and value.lower() in ("true", "false", "1", "0", ""):
        return value.lower() in ("true", "1")
    raise Refused(422, "field-type", field=path, type="boolean")


def identity(data: dict, path: str, required: bool = False) -> str:
    """An id, given as a string or a whole number; "" where there is none. It may go into the path of a URL, so it
    holds none but letters, digits and . _ : @ = + -"""
    value = at(data, path)
    if value is None or value == "":
        if required:
            raise Refused(422, "field-missing", field=path)
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Refused(422, "field-type", field=path, type="id")
    if isinstance(value, int):
        if abs(value) >= 10**MOST_ID:
            raise Refused(422, "field-type", field=path, type="id")
        return str(value)
    if len(value) > MOST_ID or not re.fullmatch(r"[\w.:@=+-]*[\w:@=+-][\w.:@=+-]*", value, re.ASCII):
        raise Refused(422, "field-type", field=path, type="id")
    return value


def rows(data: dict, path: str, required: bool = False) -> list[dict]:
    """The list of objects at a dotted path, [] where there is none."""
    value = at(data, path)
    if value is None and not required:
        return []
    if value is None:
        raise Refused(422, "field-missing", field=path)
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise Refused(422, "field-type", field=path, type="list of objects")
    return value


def at(data: dict, path: str) -> object:
    """The value at a dotted path, None where there is none; raises Refused when the way leads through no object."""
    value: object = data
    walked = ""
    for name in path.split("."):
        if value is None:
            return None
        if not isinstance(value, dict):
            raise Refused(422, "field-type", field=walked, type="object")
        walked = f"{walked}.{name}" if walked else name
        value = value.get(name)
    return value


def person(name: str | None, address: str | None = None) -> "dict[str, str] | None":
    """A person of a draft, None when neither name nor address is known."""
    found = {key: value.strip() for key, value in (("name", name), ("email", address)) if value and value.strip()}
    return found or None


def draft_of(body: str | None, html: bool = False, **fields: object) -> "dict | None":
    """A draft with the fields that are known; None when there is no text."""
    if body is None or not body.strip():
        return None
    draft: dict = {key: value for key, value in fields.items() if value}
    draft["html" if html else "body"] = body
    return draft
