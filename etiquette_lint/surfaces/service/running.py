"""Uvicorn as this service needs it: requests that never finish are ended, signals mean what the manual says."""

import json
import signal

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.supervisors.multiprocess import Multiprocess

from etiquette_lint.surfaces.service import logs
from etiquette_lint.surfaces.service.application import Factory
from etiquette_lint.surfaces.service.refusals import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    import asyncio
    import socket

    from etiquette_lint.surfaces.service.settings import ServerSettings

HEAD_SECONDS = 10  # of [server] head-seconds; set in each worker


class Protocol(HttpToolsProtocol):
    """Ends connections whose request line and headers do not come in time, and answers in JSON what is no HTTP."""

    waiting: "asyncio.TimerHandle | None" = None

    def connection_made(self, transport) -> None:
        super().connection_made(transport)
        self.waiting = self.loop.call_later(HEAD_SECONDS, self.too_slow)

    def connection_lost(self, exc: Exception | None) -> None:
        self.stop_waiting()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self.waiting is None:
            self.waiting = self.loop.call_later(HEAD_SECONDS, self.too_slow)

    def on_headers_complete(self) -> None:
        self.stop_waiting()
        super().on_headers_complete()

    def stop_waiting(self) -> None:
        if self.waiting is not None:
            self.waiting.cancel()
            self.waiting = None

    def too_slow(self) -> None:
        self.waiting = None
        self.end_with(Refusal("slow-head"))

    def send_400_response(self, msg: str) -> None:
        self.end_with(Refusal("bad-request"))

    def end_with(self, refusal: Refusal) -> None:
        """Answer outside of any request, and close."""
        if self.transport.is_closing():
            return
        body = refusal.body("en")
        reason = json.loads(body)["title"]
        head = f"HTTP/1.1 {refusal.status} {reason}\r\ncontent-type: application/problem+json\r\n"
        head += f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
        self.transport.write(head.encode() + body)
        self.transport.close()


class Workers(Multiprocess):
    """Worker processes; SIGHUP is handed on to them, who read their rules again without being replaced."""

    def handle_hup(self) -> None:
        import os

        for process in self.processes:
            if process.pid is not None and process.process.is_alive():
                os.kill(process.pid, signal.SIGHUP)


class Start:
    """The application in a worker, and what has to be set before its first connection."""

    def __init__(self, server: "ServerSettings", folder: str | None):
        self.server = server
        self.folder = folder

    def __call__(self):
        global HEAD_SECONDS
        HEAD_SECONDS = self.server["head-seconds"]
        return Factory(self.server, self.folder)()


def nothing(number: int, frame: object) -> None:
    pass


def configuration(server: "ServerSettings", folder: str | None) -> uvicorn.Config:
    return uvicorn.Config(
        Start(server, folder),
        factory=True,
        workers=server["workers"],
        http=Protocol,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(server["trusted-proxies"]),
        forwarded_allow_ips=server["trusted-proxies"],
        timeout_keep_alive=30,
        timeout_worker_healthcheck=30,
        timeout_graceful_shutdown=server["grace-seconds"],
        h11_max_incomplete_event_size=65536,
    )


def serve_alone(config: uvicorn.Config, listening: "socket.socket") -> int:
    """One worker, in this process."""
    for name in (signal.SIGTERM, signal.SIGINT):  # uvicorn raises them again once it has ended in good order
        signal.signal(name, nothing)
    server = uvicorn.Server(config)
    server.run([listening])
    return 0 if server.started else 2


def serve_together(config: uvicorn.Config, listening: "socket.socket") -> int:
    """Several workers that share the socket; one that dies is replaced."""
    logs.take_over()
    Workers(config, [listening]).run()
    return 0
