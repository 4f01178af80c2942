"""The page at `/`: its files as they stand in the package, read once, and nothing from any other host."""

import mimetypes
import os

from starlette.requests import Request
from starlette.responses import Response

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "page")
POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-cache",  # asked for again each time, answered 304 while unchanged
}
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}


class PageFile:
    """One file of the page, ready to be sent."""

    __slots__ = ("content", "type", "tag")

    def __init__(self, path: str):
        import hashlib

        with open(path, "rb") as file:
            self.content = file.read()
        extension = os.path.splitext(path)[1]
        kind = TYPES.get(extension) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        self.type = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        self.tag = f'"{hashlib.sha256(self.content).hexdigest()[:32]}"'

    async def answer(self, request: Request) -> Response:
        headers = {**HEADERS, "etag": self.tag}
        if self.tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(self.content, 200, headers, self.type)


def page_files(folder: str = FOLDER) -> "Iterator[tuple[str, PageFile]]":
    """The address and the content of each file of the page; of index.html also the address `/`."""
    for place, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = os.path.join(place, name)
            if name.startswith((".", "__")) or name.endswith((".py", ".md")):
                continue
            address = "/" + os.path.relpath(path, folder).replace(os.sep, "/")
            file = PageFile(path)
            if address == "/index.html":
                yield "/", file
            yield address, file
