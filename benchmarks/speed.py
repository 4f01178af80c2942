"""Measure cold start, throughput, memory and growth, each beside its yardstick.

    python benchmarks/speed.py [FOLDER-OF-REAL-MAIL …]

Prints ratios and rates measured in one run; the machine matters, the ratios hardly. Nothing is asserted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.messages import chinese, english, mime, plain

NEEDS_SEGMENTATION = "，对此我们深表歉意，登陆账号的问题已经解决。"


def wall(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def cold_start(folder: str) -> None:
    """Whole program on one draft, interleaved with the yardstick; medians."""
    drafts = {}
    for name, raw in {
        "English draft": plain(1),
        "Chinese draft": plain(1, chinese),
        "Chinese draft with segmentation": plain(1, chinese).replace(b"\xe3\x80\x82", NEEDS_SEGMENTATION.encode(), 1),
    }.items():
        drafts[name] = os.path.join(folder, name.replace(" ", "-") + ".txt")
        with open(drafts[name], "wb") as file:
            file.write(raw)
    tool = [sys.executable, "-m", "etiquette_lint", "check"]
    yardstick: list[float] = []
    times: dict[str, list[float]] = {name: [] for name in drafts}
    wall([*tool, *drafts.values()])  # fills the rule cache
    for _ in range(15):
        yardstick.append(wall([sys.executable, "-c", "import click"]))
        for name, path in drafts.items():
            times[name].append(wall([*tool, path]))
    base = statistics.median(yardstick)
    print(f"cold start: `import click` {1000 * base:.0f} ms")
    for name, values in times.items():
        print(f"  {name}: {1000 * statistics.median(values):.0f} ms, {statistics.median(values) / base:.2f} times that")


def throughput(name: str, raws: list[bytes], rounds: int = 2) -> None:
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


def growth() -> None:
    """Seconds a megabyte as messages grow: the same number on every line when cost is linear."""
    from etiquette_lint.config import load_settings
    from etiquette_lint.lint import Linter
    from etiquette_lint.source import Source

    linter = Linter(load_settings())
    linter.settings.reading.kind = "email"
    for size in (100_000, 1_000_000, 10_000_000):
        body = "".join(english(seed).split("\n\n", 1)[1] for seed in range(size // 1000 + 1))[:size]
        raw = b"Subject: Long letter\n\nDear Mr Novak,\n\n" + body.encode()
        start = time.process_time()
        linter.lint(Source("long.txt", raw))
        print(f"  {size / 1e6:.1f} MB: {(time.process_time() - start) / (size / 1e6):.2f} s a megabyte")


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
