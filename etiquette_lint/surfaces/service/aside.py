"""Large drafts are judged aside, in a process of their own: a worker that spent seconds on one would keep all others
waiting, and a process can be stopped when it takes too long.

Both ends speak in frames: four bytes of length, then JSON.
"""

import asyncio
import contextlib
import json
import struct
import sys

from etiquette_lint.surfaces.service.refusals import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

    from etiquette_lint.surfaces.service.rule_sets import Choice
    from etiquette_lint.surfaces.service.settings import ServerSettings

LENGTH = struct.Struct(">I")
MOST_WAITING = 32
MOST_JOBS = 200  # then a fresh process takes over: what large drafts leave in memory does not pile up
LOWER = 5  # how much the process gives way to the workers, as `nice` counts


class Aside:
    """The process for large drafts, started when the first comes; it judges one after another."""

    def __init__(self, server: "ServerSettings"):
        self.server = server
        self.lock = asyncio.Lock()
        self.waiting = 0
        self.jobs = 0
        self.process: asyncio.subprocess.Process | None = None

    async def do(self, task: str, choice: "Choice", draft: dict, unsafe: bool = False) -> dict:
        """The answer to "judge" or "fix"; raises Refusal when it takes too long or too many wait."""
        if self.waiting >= MOST_WAITING:
            raise Refusal("busy")
        self.waiting += 1
        seconds = self.server["judge-seconds"]
        job = {"task": task, "choice": choice.key(), "draft": draft, "unsafe": unsafe}
        try:
            async with asyncio.timeout(seconds), self.lock:
                return await self.ask(job)
        except TimeoutError:
            raise Refusal("too-long", seconds=seconds) from None
        finally:
            self.waiting -= 1

    async def ask(self, job: dict) -> dict:
        """Send a job and wait for its answer; whatever interrupts that ends the process, which is then out of step."""
        answer = None
        try:
            if self.process is None:
                self.process = await self.start()
            assert self.process.stdin and self.process.stdout
            self.process.stdin.write(framed(job))
            await self.process.stdin.drain()
            size = LENGTH.unpack(await self.process.stdout.readexactly(LENGTH.size))[0]
            answer = json.loads(await self.process.stdout.readexactly(size))
            self.jobs += 1
        except (asyncio.IncompleteReadError, OSError) as error:
            raise Refusal("internal") from error
        finally:
            if answer is None or self.jobs >= MOST_JOBS:
                self.stop()
        if "error" in answer:
            raise Refusal(answer["error"])
        return answer

    async def start(self) -> "asyncio.subprocess.Process":
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", __name__, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        assert process.stdin
        process.stdin.write(framed({"file": self.server.file, "rules": self.server.rules}))
        self.jobs = 0
        return process

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
            self.process = None


def framed(value: dict) -> bytes:
    content = json.dumps(value).encode()
    return LENGTH.pack(len(content)) + content


def read_frame(stream: "BinaryIO") -> dict | None:
    """The next frame, or None when the other end is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    content = stream.read(LENGTH.unpack(head)[0])
    return json.loads(content)


def main() -> None:
    """Serve the worker at the other end until it goes."""
    import os
    import signal

    from etiquette_lint.surfaces.service.rule_sets import RuleSets
    from etiquette_lint.surfaces.service.settings import ServerSettings

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which ends this process itself
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(LOWER)
    begin = read_frame(sys.stdin.buffer)
    if begin is None:
        return
    server = ServerSettings(begin["file"])
    server.rules = begin["rules"]
    rule_sets = RuleSets(server)
    while (job := read_frame(sys.stdin.buffer)) is not None:
        sys.stdout.buffer.write(framed(answer(rule_sets, job)))
        sys.stdout.buffer.flush()


def answer(rule_sets, job: dict) -> dict:
    """The report of a job, or the code of a refusal; never the words of an error, which may quote the draft."""
    from etiquette_lint.draft import fix_draft, judge_draft
    from etiquette_lint.surfaces.environment import now
    from etiquette_lint.surfaces.service.logs import place_of, tell
    from etiquette_lint.surfaces.service.rule_sets import Choice

    try:
        linter = rule_sets.linter(Choice(*job["choice"]))
        if job["task"] == "fix":
            return fix_draft(job["draft"], linter, job["unsafe"], now())
        return judge_draft(job["draft"], linter, now())
    except Exception as error:
        tell("error", "failed", error=place_of(error))
        return {"error": "internal"}


if __name__ == "__main__":
    main()
