"""The service as users run it: a process of its own, on a free port, that is stopped at the end."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent


class Service:
    """Where a running service is; `key` opens it, "" where it asks for none."""

    def __init__(self, url: str, key: str):
        self.url = url
        self.key = key


@contextmanager
def service_running(configuration: str = "", keyed: bool = False) -> Iterator[Service]:
    """`configuration` is the text of its etiquette.toml; with `keyed` it asks for an API key."""
    with tempfile.TemporaryDirectory() as folder:
        key = ""
        if keyed:
            made = subprocess.run(command("api-key", "tests"), capture_output=True, text=True, check=True, cwd=ROOT)
            key, _, rest = made.stdout.partition("\n")
            configuration += rest[rest.index("[[server.keys]]") :]
        file = Path(folder, "etiquette.toml")
        file.write_text(configuration, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
        process = subprocess.Popen(
            command("serve", "--port", "0", "--config", str(file)),
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            yield Service(address_of(process), key)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            assert process.stderr is not None
            process.stderr.close()


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "etiquette_lint", *words]


def address_of(process: "subprocess.Popen[str]") -> str:
    """What the service says it listens on, once it takes drafts. What it logs afterwards is read and thrown away, or
    the pipe would fill and stop it."""
    assert process.stderr is not None
    url = ""
    for line in process.stderr:
        url = url or (re.findall(r"http://\S+", line) or [""])[0]
        if url and '"ready"' in line:
            import threading

            threading.Thread(target=process.stderr.read, daemon=True).start()
            return url
    raise AssertionError("the service did not start")
