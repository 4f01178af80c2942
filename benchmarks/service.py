"""Measure the service beside the same route returning a constant, load and server on one machine.

    python benchmarks/service.py [SECONDS-PER-RUN] [REQUESTS-FOR-MEMORY]

Prints ratios and rates measured in one run; the machine matters, the ratios hardly. Nothing is asserted.
The constant comes from a FastAPI application under the same uvicorn, once as anybody would write it, once by the
service itself with judging left out. Needs the extra `server`.
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection

import uvloop

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)

from benchmarks.messages import chinese, english  # noqa: E402

CONNECTIONS = 16
CONSTANT = """
import uvicorn, sys
from fastapi import FastAPI
app = FastAPI()
@app.post("/v1/lint")
async def lint(draft: dict) -> dict:
    return {"ok": True, "verdict": "send", "diagnostics": []}
uvicorn.run(app, port=int(sys.argv[1]), access_log=False, log_level="error")
"""
HOLLOW = """
import sys
from etiquette_lint.surfaces.service import state
from etiquette_lint.surfaces.cli import main
REPORT = {"version": "", "ok": True, "verdict": "send", "diagnostics": []}
state.judge_draft = lambda *asked: dict(REPORT)
sys.exit(main(["serve", "--port", sys.argv[1]]))
"""


def draft(seed: int, body) -> bytes:
    return json.dumps({"subject": "Your order", "body": body(seed), "kind": "email"}, ensure_ascii=False).encode()


def request(body: bytes, kind: str = "application/json") -> bytes:
    head = f"POST /v1/lint HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


class Server:
    """A server process, its workers among its children."""

    def __init__(self, *command: str):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder = tempfile.TemporaryDirectory()
        words = [word.replace("PORT", str(self.port)) for word in command]
        environment = {**os.environ, "PYTHONPATH": ROOT, "ETIQUETTE_LINT_LOG": "faults"}
        self.process = subprocess.Popen(
            [sys.executable, *words], cwd=self.folder.name, env=environment, stderr=subprocess.DEVNULL
        )
        self.wait()

    def wait(self) -> None:
        """Until it answers. Every worker takes its time to start: those that come later find less to do at first."""
        for _ in range(600):
            try:
                HTTPConnection("127.0.0.1", self.port, timeout=10).request("GET", "/")
                break
            except OSError:
                time.sleep(0.05)
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", "/")
        connection.getresponse().read()
        connection.close()
        time.sleep(1)

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *error: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)
        self.folder.cleanup()

    def processes(self) -> list[int]:
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as file:
            return [self.process.pid, *map(int, file.read().split())]

    def seconds(self) -> float:
        """Processor time that the server and its workers have taken."""
        total = 0.0
        for process in self.processes():
            with open(f"/proc/{process}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
            total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return total

    def memory(self) -> float:
        """Resident memory of the server and its workers, MiB."""
        total = 0.0
        for process in self.processes():
            with open(f"/proc/{process}/statm") as file:
                total += int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
        return total


class Client(asyncio.Protocol):
    """One connection: sends the next request when told, notes how long the answer took."""

    def __init__(self, load: "Load"):
        self.load = load
        self.buffer = b""
        self.begun = 0.0
        self.busy = False

    def connection_made(self, transport) -> None:
        self.transport = transport

    def send(self, begun: float) -> None:
        self.busy, self.begun = True, begun
        self.transport.write(self.load.next_request())

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self.buffer[:end].lower()
        start = head.find(b"content-length:") + 15
        stop = head.find(b"\r\n", start)
        if len(self.buffer) < end + 4 + int(head[start : stop if stop > 0 else None]):
            return
        status, self.buffer, self.busy = int(self.buffer[9:12]), b"", False
        self.load.answered(self, status)


class Load:
    """Requests one after another on each connection, or at a fixed rate."""

    def __init__(self, port: int, requests: list[bytes], rate: float = 0.0, limit: int = 0):
        self.port = port
        self.requests = requests
        self.rate = rate
        self.limit = limit
        self.times: list[float] = []
        self.sent = 0
        self.failed = 0
        self.waiting: list[float] = []  # moments of requests for which no connection is free
        self.stopping = False

    def next_request(self) -> bytes:
        self.sent += 1
        return self.requests[self.sent % len(self.requests)]

    def answered(self, client: Client, status: int) -> None:
        self.times.append(time.perf_counter() - client.begun)
        self.failed += status not in (200, 422)
        if self.stopping or (self.limit and self.sent >= self.limit):
            return
        if not self.rate:
            client.send(time.perf_counter())
        elif self.waiting:
            client.send(self.waiting.pop(0))

    async def run(self, seconds: float) -> float:
        """Seconds it took."""
        loop = asyncio.get_running_loop()
        clients = []
        for _ in range(CONNECTIONS * (4 if self.rate else 1)):
            _, client = await loop.create_connection(lambda: Client(self), "127.0.0.1", self.port)
            clients.append(client)
        start = time.perf_counter()
        if self.rate:
            await self.pace(clients, start, seconds)
        else:
            for client in clients:
                client.send(start)
            while (self.sent < self.limit) if self.limit else (time.perf_counter() - start < seconds):
                await asyncio.sleep(0.05)
        taken = time.perf_counter() - start
        self.stopping = True
        await asyncio.sleep(0.3)
        for client in clients:
            client.transport.close()
        return taken

    async def pace(self, clients: list[Client], start: float, seconds: float) -> None:
        """A request every so often, whether the last one is answered or not: waiting counts as latency."""
        number = 0
        while (moment := time.perf_counter()) - start < seconds:
            while start + number / self.rate <= moment:
                due = start + number / self.rate
                number += 1
                free = next((client for client in clients if not client.busy), None)
                if free is None:
                    self.waiting.append(due)
                else:
                    free.send(due)
            await asyncio.sleep(max(start + number / self.rate - time.perf_counter(), 0))


def load(server: Server, requests: list[bytes], seconds: float, rate: float = 0.0) -> tuple[float, float]:
    """Requests a second, and the 99th percentile of the latency in milliseconds."""
    made = Load(server.port, requests, rate)
    taken = uvloop.run(made.run(seconds))
    assert not made.failed, f"{made.failed} requests failed"
    times = sorted(made.times)
    return len(times) / taken, 1000 * times[int(len(times) * 0.99)]


def measured(server: Server, requests: list[bytes], seconds: float) -> tuple[float, float]:
    """Requests a second, and the seconds of processor time that each took."""
    before = server.seconds()
    rate, _ = load(server, requests, seconds)
    return rate, (server.seconds() - before) / (rate * seconds)


def throughput(seconds: float, drafts: dict[str, list[bytes]]) -> None:
    serve = ("-m", "etiquette_lint", "serve", "--port", "PORT")
    with Server("-c", CONSTANT, "PORT") as constant, Server("-c", HOLLOW, "PORT") as hollow, Server(*serve) as service:
        for name, requests in drafts.items():
            load(service, requests, 0.5)
            rates: list[tuple[float, ...]] = []
            costs: list[tuple[float, ...]] = []
            for _ in range(3):  # in turn, so that what else the machine does falls on all
                runs = [measured(server, requests, seconds) for server in (constant, hollow, service)]
                rates.append(tuple(rate for rate, _ in runs))
                costs.append(tuple(cost for _, cost in runs))
            plain, bare, judged = (sorted(column)[1] for column in zip(*rates, strict=True))
            print(f"{name}: {judged:.0f} requests/s; a constant by FastAPI {plain:.0f}, ratio {judged / plain:.2f}")
            print(f"  by the service without judging {bare:.0f}, ratio {judged / bare:.2f}")
            plain, bare, cost = (1e6 * sorted(column)[1] for column in zip(*costs, strict=True))
            print(f"  processor time a request: {cost:.0f} µs; {plain:.0f}, ratio {plain / cost:.2f};", end=" ")
            print(f"{bare:.0f}, ratio {bare / cost:.2f}")
            _, late = load(service, requests, 2 * seconds, judged / 2)
            print(f"  at half of that load: p99 {late:.1f} ms")


def workers(seconds: float, requests: list[bytes]) -> None:
    """Processor time a request takes of one worker and of two, at the same load."""
    costs = []
    rate = 0.0
    for number in ("1", "2"):
        with Server("-m", "etiquette_lint", "serve", "--port", "PORT", "--workers", number) as service:
            full, _ = load(service, requests, 1)
            rate = rate or full / 2
            before = service.seconds()
            made, _ = load(service, requests, 2 * seconds, rate)
            costs.append((service.seconds() - before) / (made * 2 * seconds))
    print(f"processor time a request: one worker {1e6 * costs[0]:.0f} µs, two {1e6 * costs[1]:.0f} µs,", end=" ")
    print(f"ratio {costs[1] / costs[0]:.2f}")


def growth(number: int, requests: list[bytes]) -> None:
    """Memory after warming up, and after that many mixed requests more."""
    with Server("-m", "etiquette_lint", "serve", "--port", "PORT") as service:
        sizes = []
        for part in (number // 4, number // 2, number // 2):
            made = Load(service.port, requests, limit=part)
            uvloop.run(made.run(0))
            sizes.append(service.memory())
    told = ", ".join(f"{size:.1f}" for size in sizes)
    print(f"memory after {number // 4}, {number // 4 + number // 2}, {number // 4 + number} mixed requests: {told} MiB")


def main(words: list[str]) -> None:
    seconds = float(words[0]) if words else 2.0
    number = int(words[1]) if len(words) > 1 else 20_000
    drafts = {
        "English, 150 words": [request(draft(seed, english)) for seed in range(200)],
        "Chinese": [request(draft(seed, chinese)) for seed in range(200)],
    }
    throughput(seconds, drafts)
    workers(seconds, drafts["English, 150 words"])
    mail = b"From: jo@example.com\r\nTo: ann@example.com\r\nSubject: Lamp\r\n\r\nHello,\r\n\r\nthe lamp is here.\r\n"
    bad = [request(b"{"), request(b'{"bodi": 1}'), request(mail, "message/rfc822"), request(b"[]")]
    mixed = [one for pair in zip(*drafts.values(), strict=True) for one in pair]
    if number:
        growth(number, [one for group in zip(mixed, bad * 100, strict=True) for one in group])


if __name__ == "__main__":
    main(sys.argv[1:])
