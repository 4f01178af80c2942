"""Measure cold start, throughput, memory and growth, each beside its yardstick.

    python benchmarks/speed.py [FOLDER-OF-REAL-MAIL …]

Prints ratios and rates measured in one run; the machine matters, the ratios hardly. Nothing is asserted.
"""

import os
import quopri
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.messages import chinese, english, mime, plain

ROOT = sys.path[0]
# Perhaps misspelt, perhaps parts of two words; and a Traditional word in a Simplified letter: both want words cut.
NEEDS_SEGMENTATION = "，这份資料我们因该尽快处理。"
ROUNDS = 25
# What the installed program runs; `python -m` would first load the machinery that looks for modules.
PROGRAM = [sys.executable, "-c", "import sys; from etiquette_lint.__main__ import main; main()", "check"]


def wall(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=environment)
    return time.perf_counter() - start


def cold_start(folder: str) -> None:
    """Whole program on one draft, turn about with the yardstick. The best of many runs: what a machine does beside
    only ever adds. Byte code and cache are there, as after a first run."""
    drafts = {}
    for name, raw in {
        "English draft": plain(1),
        "Chinese draft": plain(1, chinese),
        "English mail, MIME with HTML": mime(1),
        "Chinese mail, MIME with HTML": mime(1, chinese),
        "Chinese draft with segmentation": plain(1, chinese).replace(b"\xe3\x80\x82", NEEDS_SEGMENTATION.encode(), 1),
    }.items():
        drafts[name] = os.path.join(folder, name.replace(" ", "-") + ".eml")
        with open(drafts[name], "wb") as file:
            file.write(raw)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment |= {"PYTHONPATH": ROOT, "XDG_CACHE_HOME": os.path.join(folder, "cache")}
    commands = {"": [sys.executable, "-c", "import click"]}
    commands |= {name: [*PROGRAM, path] for name, path in drafts.items()}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in [*commands.values(), *commands.values()]:  # fills the caches
        wall(command, environment)
    for _ in range(ROUNDS):
        for name, command in commands.items():
            times[name].append(wall(command, environment))
    base = min(times.pop(""))
    print(f"cold start: `import click` {1000 * base:.0f} ms, best of {ROUNDS}")
    for name, values in times.items():
        print(f"  {name}: {1000 * min(values):.0f} ms, {min(values) / base:.2f} times that")


def throughput(name: str, raws: list[bytes], rounds: int = 3) -> None:
    """Messages a second in one process, default rules, messages already in memory."""
    from etiquette_lint.config import load_settings
    from etiquette_lint.lint import Linter
    from etiquette_lint.source import Source

    linter = Linter(load_settings())
    linter.settings.reading.kind = "email"
    sources = [Source(f"{index}.eml", raw) for index, raw in enumerate(raws)]
    for source in sources[:20]:
        linter.lint(source)
    best = 0.0
    for _ in range(rounds):
        start = time.process_time()
        for source in sources:
            linter.lint(source)
        best = max(best, len(sources) / (time.process_time() - start))
    print(f"  {name}: {best:.0f} messages/s ({len(sources)} messages)")


def memory(body) -> None:
    """Peak resident memory of one process that judges 1,000 messages."""
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1000):
            with open(os.path.join(folder, f"{seed}.eml"), "wb") as file:
                file.write(plain(seed, body))
        command = [sys.executable, "-m", "etiquette_lint", "check", "--jobs", "1", folder]
        code = (
            "import resource, subprocess, sys\n"
            "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=False)
        print(f"  1,000 messages, {body.__name__}: {int(done.stdout or 0) / 1024:.0f} MiB")


def paragraphs(body, size: int) -> list[str]:
    """The paragraphs of many letters, about `size` bytes of them."""
    found: list[str] = []
    seed = 0
    while size > 0:
        parts = body(seed).split("\n\n")[2 if body is chinese else 1 : -1]
        found += parts
        size -= sum(len(part.encode()) + 2 for part in parts)
        seed += 1
    return found


def shapes(body, size: int) -> dict[str, bytes]:
    """A long message in each of the forms whose cost could grow otherwise."""
    parts = paragraphs(body, size)
    greeting = "王经理：\n\n您好！\n\n" if body is chinese else "Dear Mr Novak,\n\n"
    head = "Subject: Long letter\nFrom: Anna <anna@example.com>\nTo: Novak <novak@example.org>\nMIME-Version: 1.0\n"
    head += "Content-Type: text/{}; charset=utf-8\nContent-Transfer-Encoding: {}\n\n"
    text = (greeting + "\n\n".join(parts)).encode()
    page = "<html><body>" + "".join(f"<p>{part}</p>\n" for part in (greeting.strip(), *parts)) + "</body></html>"
    points = "\n".join(f"{number}. {part}" for number, part in enumerate(parts, 1))
    as_typed = head.format("plain", "8bit").encode()
    return {
        "paragraphs": as_typed + text,
        "one line": as_typed + (greeting + " ".join(parts)).encode(),
        "list": as_typed + (greeting + points).encode(),
        "HTML": head.format("html", "8bit").encode() + page.encode(),
        "quoted-printable": head.format("plain", "quoted-printable").encode() + quopri.encodestring(text),
    }


def growth() -> None:
    """Seconds a megabyte of text as messages grow: about the same number along a line when cost is linear."""
    from etiquette_lint.config import load_settings
    from etiquette_lint.lint import Linter
    from etiquette_lint.source import Source

    linter = Linter(load_settings())
    linter.settings.reading.kind = "email"
    linter.lint(Source("warm.eml", plain(1)))
    linter.lint(Source("warm.eml", plain(1, chinese)))
    for body in (english, chinese):
        rates: dict[str, list[str]] = {}
        for size in (100_000, 1_000_000, 10_000_000):
            for shape, raw in shapes(body, size).items():
                best = 0.0
                for _ in range(3 if size < 1_000_000 else 1):
                    start = time.process_time()
                    linter.lint(Source("long.eml", raw))
                    spent = time.process_time() - start
                    best = min(best, spent) if best else spent
                rates.setdefault(shape, []).append(f"{best / (size / 1e6):.2f}")
        for shape, values in rates.items():
            print(f"  {body.__name__}, {shape}: {' / '.join(values)} s a megabyte at 0.1 / 1 / 10 MB")


def main(folders: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cold_start(folder)
    print("throughput, one process, default rules")
    throughput("plain English, 150 words", [plain(seed) for seed in range(600)])
    throughput("plain Chinese", [plain(seed, chinese) for seed in range(600)])
    throughput("MIME English", [mime(seed) for seed in range(400)])
    throughput("MIME Chinese", [mime(seed, chinese) for seed in range(400)])
    for name in folders:
        raws = [Path(entry.path).read_bytes() for entry in os.scandir(name) if entry.is_file()]
        throughput(os.path.basename(name.rstrip("/")), raws, 1)
    print("peak memory")
    memory(english)
    memory(chinese)
    print("growth")
    growth()


if __name__ == "__main__":
    main(sys.argv[1:])
