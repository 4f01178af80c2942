"""Read the rules and keys again when their files change or SIGHUP comes, while requests go on."""

import asyncio
import contextlib
import os
import signal

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.surfaces.service import logs
from etiquette_lint.surfaces.service.rule_sets import RuleSets
from etiquette_lint.surfaces.service.settings import FIXED, ServerSettings, load
from etiquette_lint.surfaces.service.state import Service

PACE = 2.0  # seconds between two looks at the files


def look(files: list[str]) -> tuple:
    """Changes when one of the files does."""
    seen = []
    for file in files:
        try:
            status = os.stat(file)
            seen.append((status.st_mtime_ns, status.st_size, status.st_ino))
        except OSError:
            seen.append((0, 0, 0))
    return tuple(seen)


class Watch:
    """Watches for changes while it is entered, and whether the process is still there that started the workers."""

    def __init__(self, service: Service):
        self.service = service
        self.parent = os.getppid()
        self.wanted = asyncio.Event()
        self.task: asyncio.Task | None = None

    async def __aenter__(self) -> "Watch":
        if hasattr(signal, "SIGHUP"):
            with contextlib.suppress(ValueError, RuntimeError):  # not the main thread
                asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self.wanted.set)
        self.task = asyncio.create_task(self.run())
        return self

    async def __aexit__(self, *error: object) -> None:
        assert self.task
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    async def run(self) -> None:
        seen = look(self.service.server.files)
        while True:
            try:
                async with asyncio.timeout(PACE):
                    await self.wanted.wait()
            except TimeoutError:
                if self.service.folder and os.getppid() != self.parent:
                    logs.tell("error", "orphaned")  # killed outright; whoever starts the service anew needs the port
                    os.kill(os.getpid(), signal.SIGTERM)
                    return
                now = look(self.service.server.files)
                if now == seen or not self.service.server["reload"]:
                    continue
            self.wanted.clear()
            seen = look(self.service.server.files)
            await self.reload()

    async def reload(self) -> None:
        """Put what the files now say into force, or say what is wrong with it and go on as before."""
        service = self.service
        try:
            server, rule_sets = await asyncio.to_thread(read_again, service.server)
        except ConfigurationError as error:
            service.reload_failed = str(error)
            service.metrics.reload("failed")
            logs.tell("error", "reload-failed", reason=str(error))
            return
        except Exception as error:
            service.reload_failed = logs.place_of(error)
            service.metrics.reload("failed")
            logs.tell("error", "reload-failed", reason=service.reload_failed)
            return
        waiting = [key for key in FIXED if differs(key, server, service.server)]
        service.replace(server, rule_sets)
        service.reload_failed = ""
        service.metrics.reload("done")
        logs.tell("info", "reloaded", rules=sorted(rule_sets.base), **({"need_restart": waiting} if waiting else {}))


def read_again(former: ServerSettings) -> tuple[ServerSettings, RuleSets]:
    """The settings and rules as they now stand; raises ConfigurationError. What the command line set stays."""
    server = load(former.file or "", os.environ, former.options)
    rule_sets = RuleSets(server)
    rule_sets.warm()
    return server, rule_sets


def differs(key: str, one: ServerSettings, other: ServerSettings) -> bool:
    if key == "hooks":
        return one.hooks != other.hooks
    return one[key] != other[key]
