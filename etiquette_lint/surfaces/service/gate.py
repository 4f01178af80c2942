"""What surrounds every request: counted, timed, told in the log, and answered whatever goes wrong inside."""

import asyncio
import os
import time

from etiquette_lint.surfaces.service import logs
from etiquette_lint.surfaces.service.incoming import display_language
from etiquette_lint.surfaces.service.limits import Gone
from etiquette_lint.surfaces.service.refusals import PROBLEM, Refusal
from etiquette_lint.surfaces.service.state import Outcome, Service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

UNKNOWN = "unknown"  # the route of what has none; a path may hold anything and is never told
HOOKS = "/hooks/"
METHODS = {"GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"}
LINGER_SECONDS = 2.0
LINGER_BYTES = 4_194_304
CLIENT_GONE = 499  # as nginx counts it; nobody sees this answer


class Gate:
    """The application with everything around it that no request may miss."""

    def __init__(self, application: "ASGIApp", service: Service, routes: "set[str]"):
        self.application = application
        self.service = service
        self.routes = routes

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
            return
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        start = time.perf_counter()
        outcome = scope["outcome"] = Outcome(os.urandom(8).hex(), self.route_of(scope["path"]))
        answer = Answer(scope, receive, send, outcome)
        self.service.in_flight += 1
        try:
            if self.service.in_flight > self.service.server["connections"]:
                raise Refusal("busy")
            await self.application(scope, receive, answer.send)
        except Refusal as refusal:
            await answer.refuse(refusal)
        except Gone:
            outcome.status = CLIENT_GONE
        except Exception as error:
            logs.tell("error", "failed", id=outcome.id, route=outcome.route, error=logs.place_of(error))
            await answer.refuse(Refusal("internal"))
        finally:
            self.service.in_flight -= 1
            self.tell(scope, outcome, time.perf_counter() - start)

    def route_of(self, path: str) -> str:
        if path in self.routes:
            return path
        return "/hooks/{provider}" if path.startswith(HOOKS) else UNKNOWN

    def tell(self, scope: "Scope", outcome: Outcome, seconds: float) -> None:
        """Count a request and, unless only faults are wanted, put it into the log."""
        method = scope["method"] if scope["method"] in METHODS else "other"
        status = outcome.status or CLIENT_GONE
        self.service.metrics.request(outcome.route, method, status, seconds)
        if status < 400 and not logs.requests:
            return
        fields: dict[str, object] = {"id": outcome.id, "method": method, "route": outcome.route, "status": status}
        fields["milliseconds"] = round(seconds * 1000, 2)
        for name in ("key", "verdict", "code"):
            if getattr(outcome, name):
                fields[name] = getattr(outcome, name)
        logs.tell("error" if status in (500, 503) else "info", "request", **fields)


class Answer:
    """The way out of one request: remembers whether it has begun, and adds what belongs on every answer."""

    __slots__ = ("scope", "receive", "_send", "outcome", "closing")

    def __init__(self, scope: "Scope", receive: "Receive", send: "Send", outcome: Outcome):
        self.scope = scope
        self.receive = receive
        self._send = send
        self.outcome = outcome
        self.closing = False

    async def send(self, message: "Message") -> None:
        if message["type"] == "http.response.start":
            outcome = self.outcome
            outcome.status = message["status"]
            headers = [*message["headers"], (b"x-request-id", outcome.id.encode())]
            headers.append((b"x-content-type-options", b"nosniff"))
            if outcome.status >= 400 and not outcome.read and has_body(self.scope["headers"]):
                self.closing = True
                headers.append((b"connection", b"close"))
            message = {**message, "headers": headers}
        elif self.closing and not message.get("more_body"):
            # The client may still be sending: closed at once, it would see a broken connection in place of the answer.
            await self._send({**message, "more_body": True})
            await self.linger()
            message = {"type": "http.response.body", "body": b""}
        await self._send(message)

    async def linger(self) -> None:
        """Take in what still comes of a body that is not wanted, for a while."""
        size = 0
        try:
            async with asyncio.timeout(LINGER_SECONDS):
                while size < LINGER_BYTES:
                    message = await self.receive()
                    size += len(message.get("body", b""))
                    if not message.get("more_body"):
                        return
        except TimeoutError:
            return

    async def refuse(self, refusal: Refusal) -> None:
        """Answer that the request is not done, unless an answer has begun."""
        self.outcome.code = refusal.code
        if self.outcome.status:
            return
        body = refusal.body(display_language(self.scope), self.outcome.id)
        headers = [(b"content-type", PROBLEM), (b"content-length", str(len(body)).encode()), *refusal.headers]
        headers.append((b"cache-control", b"no-store"))
        await self.send({"type": "http.response.start", "status": refusal.status, "headers": headers})
        await self.send({"type": "http.response.body", "body": b"" if self.scope["method"] == "HEAD" else body})


def has_body(headers: "list[tuple[bytes, bytes]]") -> bool:
    return any(name == b"transfer-encoding" or (name == b"content-length" and value != b"0") for name, value in headers)
