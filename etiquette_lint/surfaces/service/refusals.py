"""Requests that are not done: which status, which words, which headers. Never the text or a secret of the request."""

from etiquette_lint.surfaces.service.words import refusal_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

Headers = list[tuple[bytes, bytes]]

STATUSES = {
    "bad-json": 400, "bad-number": 400, "bad-nesting": 400, "bad-utf8": 400, "bad-request": 400,
    "no-key": 401, "wrong-key": 401, "no-page": 404, "no-method": 405, "slow-head": 408, "slow-body": 408,
    "too-large": 413, "wrong-type": 415, "wrong-encoding": 415, "too-many": 429, "internal": 500,
    "busy": 503, "too-long": 503, "not-ready": 503, "no-record": 503,
}  # fmt: skip
MISUSED = 422  # of all others
TITLES = {
    400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout",
    413: "Content Too Large", 415: "Unsupported Media Type", 422: "Unprocessable Content", 429: "Too Many Requests",
    500: "Internal Server Error", 503: "Service Unavailable",
}  # fmt: skip
PROBLEM = b"application/problem+json"  # RFC 9457


class Refusal(Exception):
    """A request that is not done. `code` is a key of the words, `fields` fill them; `members` are said besides, such
    as the field or the number of the draft that is meant; `headers` go with the answer."""

    def __init__(self, code: str, /, members: "dict | None" = None, headers: "Iterable" = (), **fields: object):
        super().__init__(code)
        self.code = code
        self.status = STATUSES.get(code, MISUSED)
        self.fields = fields
        self.members = members or {}
        self.headers: Headers = list(headers)
        if self.status == 503 and code != "too-long":
            self.headers.append((b"retry-after", b"1"))
        if self.status == 401:
            self.headers.append((b"www-authenticate", b"Bearer"))

    def body(self, language: str, id: str = "") -> bytes:
        """The answer as RFC 9457 wants it."""
        import json

        problem = {
            "type": "about:blank",
            "title": TITLES[self.status],
            "status": self.status,
            "detail": refusal_words(self.code, language, **self.fields),
            "code": self.code,
            **self.members,
        }
        if id:
            problem["id"] = id
        return json.dumps(problem, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def wait_seconds(seconds: float) -> Refusal:
    """The refusal of a caller that has asked too often."""
    whole = max(int(seconds + 0.999), 1)
    return Refusal("too-many", headers=[(b"retry-after", str(whole).encode())], seconds=whole)
