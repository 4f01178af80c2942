"""Judging in several processes, results in the order of the files."""

import sys

from etiquette_lint.report import Judged
from etiquette_lint.source import Unreadable
from etiquette_lint.surfaces.checking import Found, judge_path
from etiquette_lint.surfaces.linters import STANDARD_INPUT, Linters
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_AT_ONCE = 64  # files a worker is given at a time
FIRST = 24  # files that this process judges itself, so that its workers start with all that these had to load
worker: tuple[Linters, tuple[str, ...]] | None = None  # in a worker process: what it judges with


def judge_in_processes(found: Found, linters: Linters, jobs: int) -> "Iterator[Judged]":
    """Every file judged in one of `jobs` processes. Standard input and paths that cannot be read are this process's.

    A pool of concurrent.futures notices when a worker dies; one of multiprocessing would wait for ever.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    forks = sys.platform == "linux"
    context = get_context("fork" if forks else None)
    first = min(FIRST, len(found.work) // 2) if forks else 0
    for item in found.work[:first]:
        yield judge_path(item, linters, found.needs)
    rest = found.work[first:]
    paths = [item for item in rest if isinstance(item, str) and item != STANDARD_INPUT]
    size = max(1, min(MOST_AT_ONCE, len(paths) // (jobs * 4)))
    pool = ProcessPoolExecutor(jobs, context, start_worker, (linters, found.needs))
    try:
        results = pool.map(judge_in_worker, paths, chunksize=size)
        for item in rest:
            if isinstance(item, Unreadable) or item == STANDARD_INPUT:
                yield judge_path(item, linters, found.needs)
            else:
                yield next(results)
        pool.shutdown()
    except BrokenProcessPool:
        judged = Judged("")
        judged.trouble = say("worker-died", found.language)
        yield judged
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def start_worker(linters: Linters, needs: tuple[str, ...]) -> None:
    """Ctrl-C is for the parent, which then ends its workers."""
    global worker
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker = linters, needs


def judge_in_worker(path: str) -> Judged:
    assert worker is not None
    linters, needs = worker
    return judge_path(path, linters, needs)
