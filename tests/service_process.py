"""The service as people run it: a process of its own on a free port, asked over sockets."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection

COMMAND = [sys.executable, "-m", "etiquette_lint"]
JSON = {"Content-Type": "application/json"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Answered:
    """An answer: its status, headers (in lower case) and body."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)


class Running:
    """A service that runs, until `stop`."""

    def __init__(self, folder, *options: str, environment: "dict[str, str] | None" = None):
        self.port = free_port()
        self.folder = folder
        self.log = open(os.path.join(folder, "log.txt"), "wb")  # noqa: SIM115
        self.process = subprocess.Popen(
            [*COMMAND, "serve", "--port", str(self.port), *options],
            cwd=folder,
            env={**os.environ, "ETIQUETTE_LINT_HEAD_SECONDS": "2", **(environment or {})},
            stderr=self.log,
            stdout=self.log,
        )
        self.wait()

    def wait(self) -> None:
        for _ in range(300):
            with contextlib.suppress(OSError):
                if self.ask("GET", "/readyz").status == 200:
                    return
            assert self.process.poll() is None, self.logged()
            time.sleep(0.05)
        raise AssertionError(self.logged())

    def ask(
        self, method: str, path: str, body: "bytes | str | None" = None, headers: "dict[str, str] | None" = None
    ) -> Answered:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body.encode() if isinstance(body, str) else body, headers or {})
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            return Answered(response.status, named, response.read())
        finally:
            connection.close()

    def post(self, path: str, value: object, **headers: str) -> Answered:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("POST", path, json.dumps(value), {**JSON, **named})

    def logged(self) -> str:
        with open(self.log.name, encoding="utf-8") as file:
            return file.read()

    def events(self, event: str) -> list[dict]:
        """The lines of the log about one kind of event."""
        lines = [json.loads(line) for line in self.logged().splitlines() if line.startswith("{")]
        return [line for line in lines if line["event"] == event]

    def until(self, event: str, number: int = 1) -> list[dict]:
        """Wait until something has been told of so often."""
        for _ in range(200):
            found = self.events(event)
            if len(found) >= number:
                return found
            time.sleep(0.05)
        raise AssertionError(self.logged())

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Tell it to stop; returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(15)
        finally:
            self.process.kill()
            self.log.close()


@contextlib.contextmanager
def running(folder, *options: str, **more):
    service = Running(folder, *options, **more)
    try:
        yield service
    finally:
        service.stop()
