"""Measure what an agent waits for: the hook beside `check`, the MCP server beside the SDK's own echo server, a draft in
memory beside a file.

    python benchmarks/agents.py

Prints ratios measured turn about in one run; the best of many runs, for what a machine does beside only ever adds.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.messages import chinese, plain

ROOT = sys.path[0]
ROUNDS, SERVER_ROUNDS = 25, 8
PROGRAM = [sys.executable, "-c", "import sys; from etiquette_lint.__main__ import main; main()"]
ECHO = """
from mcp.server import MCPServer
mcp = MCPServer("echo")
@mcp.tool()
def echo(text: str) -> str:
    return text
mcp.run()
"""


def wall(command: list[str], environment: dict[str, str], given: bytes = b"") -> float:
    start = time.perf_counter()
    subprocess.run(command, input=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def turn_about(measures: dict, rounds: int) -> dict[str, float]:
    """The best of many runs of each, after two that fill the caches."""
    best = dict.fromkeys(measures, float("inf"))
    for number in range(rounds + 2):
        for name, measure in measures.items():
            taken = measure()
            if number > 1:
                best[name] = min(best[name], taken)
    return best


def hook(environment: dict[str, str]) -> None:
    """From start to exit: `check` on a draft from standard input, the hook on the call that would send it."""
    for name, raw in {"English": plain(1), "Chinese": plain(1, chinese)}.items():
        head, _, body = raw.decode().replace("\r\n", "\n").partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.split("\n"))
        date = ["--date", fields["Date"]]
        raw = f"Subject: {fields['Subject']}\nTo: {fields['To']}\n\n{body}".encode()
        arguments = {"subject": fields["Subject"], "to": fields["To"], "body": body}
        call = json.dumps({"tool_name": "send_email", "tool_input": arguments}, ensure_ascii=False).encode()
        best = turn_about(
            {
                "check": lambda words=(*PROGRAM, "check", *date, "-"), raw=raw: wall([*words], environment, raw),
                "hook": lambda words=(*PROGRAM, "hook", "--agent", "codex", *date), raw=call: wall(
                    [*words], environment, raw
                ),
            },
            ROUNDS,
        )
        print(
            f"hook, {name}: {1000 * best['hook']:.0f} ms, {best['hook'] / best['check']:.2f} times `check` "
            f"({1000 * best['check']:.0f} ms)"
        )


def first_answer(command: list[str], environment: dict[str, str], tool: str, arguments: dict) -> float:
    """From the start of a server to its first answer, by a client that costs nothing itself."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as server:
        assert server.stdin and server.stdout

        def send(method: str, params: dict, number: int | None = None) -> dict:
            request = {"jsonrpc": "2.0", "method": method, "params": params}
            server.stdin.write(json.dumps(request | ({"id": number} if number else {})).encode() + b"\n")
            server.stdin.flush()
            return json.loads(server.stdout.readline()) if number else {}

        client = {"name": "benchmark", "version": "1"}
        send("initialize", {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client}, 1)
        send("notifications/initialized", {})
        answer = send("tools/call", {"name": tool, "arguments": arguments}, 2)
        taken = time.perf_counter() - start
        assert not answer["result"].get("isError"), answer
        server.stdin.close()
        server.wait(10)
    return taken


def mcp(environment: dict[str, str]) -> None:
    body = plain(1).decode().partition("\r\n\r\n")[2] or plain(1).decode()
    best = turn_about(
        {
            "echo": lambda: first_answer([sys.executable, "-c", ECHO], environment, "echo", {"text": body}),
            "mcp": lambda: first_answer([*PROGRAM, "mcp"], environment, "lint_message", {"body": body}),
        },
        SERVER_ROUNDS,
    )
    print(
        f"mcp: first verdict after {1000 * best['mcp']:.0f} ms, {best['mcp'] / best['echo']:.2f} times the SDK's echo "
        f"server ({1000 * best['echo']:.0f} ms)"
    )


def drafts() -> None:
    """A draft in memory beside the same text as a file, both judged in one process."""
    from etiquette_lint.config import load_settings
    from etiquette_lint.draft import judge_draft
    from etiquette_lint.lint import Linter
    from etiquette_lint.source import Source

    linter = Linter(load_settings())
    bodies = [plain(index).decode().replace("\r\n", "\n").partition("\n\n")[2] for index in range(1, 101)]

    def timed(judge) -> float:
        start = time.process_time()
        for body in bodies:
            judge(body)
        return (time.process_time() - start) / len(bodies)

    linter.settings.reading.kind = "email"
    best = turn_about(
        {
            "file": lambda: timed(lambda body: linter.lint(Source("<text>", body.encode()))),
            "draft": lambda: timed(lambda body: judge_draft({"body": body}, linter, fixes=False)),
        },
        5,
    )
    print(f"draft: {1e6 * best['draft']:.0f} µs, {best['draft'] / best['file']:.2f} times a file of the same text")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        environment |= {"PYTHONPATH": ROOT, "XDG_CACHE_HOME": os.path.join(folder, "cache")}
        environment["PYTHONPYCACHEPREFIX"] = os.path.join(folder, "code")
        hook(environment)
        mcp(environment)
        drafts()


if __name__ == "__main__":
    main()
