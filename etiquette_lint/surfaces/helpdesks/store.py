"""The jobs on disk: SQLite, one file for all worker processes, readable by its owner only.

A job is claimed for some seconds (a lease); a process that dies leaves its claim to run out. What a job has done is
committed step by step, and before a note is sent the job is marked: whoever takes it up after a crash then looks
whether the note is there before it writes one.
"""

import json
import os
import sqlite3
import threading

from etiquette_lint.surfaces.helpdesks.receiving import Job

KNOWN_SECONDS = 48 * 3600  # for which a delivery is known again; timestamps are accepted for a day at most
FAILED_SECONDS = 7 * 86_400  # for which a failed job is kept, and one of a desk that is no longer set up
STORED, DUPLICATE, FULL = "stored", "duplicate", "full"

SCHEMA = """
CREATE TABLE IF NOT EXISTS deliveries (name TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS deliveries_at ON deliveries (at);
CREATE TABLE IF NOT EXISTS jobs (
  number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, desk TEXT NOT NULL, kind TEXT NOT NULL,
  thread TEXT NOT NULL, ids TEXT NOT NULL, content TEXT NOT NULL, at REAL NOT NULL,
  done TEXT NOT NULL DEFAULT '',       -- steps that are done, separated by blanks
  doubtful REAL NOT NULL DEFAULT 0,    -- when a note was sent of which nothing has been heard since
  attempts INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0, status INTEGER NOT NULL DEFAULT 0,
  owner TEXT NOT NULL DEFAULT '', claimed REAL NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'waiting');
CREATE INDEX IF NOT EXISTS jobs_due ON jobs (desk, state, due);
"""
# The first job that is due, unclaimed and not behind another message of its conversation.
NEXT = """
SELECT * FROM jobs AS job WHERE desk = :desk AND state = 'waiting' AND due <= :now AND claimed <= :now
  AND NOT EXISTS (SELECT 1 FROM jobs AS earlier WHERE earlier.desk = job.desk AND earlier.state = 'waiting'
    AND earlier.kind = job.kind AND job.kind = 'delivery' AND earlier.thread = job.thread
    AND earlier.number < job.number)
ORDER BY due, number LIMIT 1
"""


class Claimed:
    """A job that is being done, and how far it is."""

    __slots__ = ("number", "job", "done", "doubtful", "attempts", "at", "owner")

    def __init__(self, row: sqlite3.Row, owner: str):
        self.number: int = row["number"]
        self.job = Job(row["desk"], row["kind"], row["key"], [], json.loads(row["ids"]), row["content"])
        self.done: list[str] = row["done"].split()
        self.doubtful: float = row["doubtful"]
        self.attempts: int = row["attempts"]
        self.at: float = row["at"]
        self.owner = owner


class Lost(Exception):
    """The claim ran out and another has the job."""


class Store:
    """The file; each thread has a connection of its own. Raises sqlite3.Error where the disk fails."""

    def __init__(self, path: str, limit: int):
        self.path = path
        self.limit = limit
        self._local = threading.local()
        # SQLite lets writers wait by sleeping longer and longer; among threads a lock is quicker and fairer.
        self._writing = threading.Lock()
        self._purged = 0.0
        folder = os.path.dirname(os.path.abspath(path))
        os.makedirs(folder, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        self.connection().executescript(SCHEMA)

    def connection(self) -> sqlite3.Connection:
        found = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(self.path, timeout=5, isolation_level=None)
            found.row_factory = sqlite3.Row
            found.execute("PRAGMA journal_mode = WAL")
            self._local.connection = found
            self.wait_for_disk(True)
        return found

    def wait_for_disk(self, wait: bool) -> None:
        """Whether what this thread commits survives a power cut, at the price of some milliseconds, or only the death
        of the process."""
        self.connection().execute("PRAGMA synchronous = " + ("FULL" if wait else "NORMAL"))

    def close(self) -> None:
        """Close the connection of this thread."""
        found = getattr(self._local, "connection", None)
        if found is not None:
            found.close()
            self._local.connection = None

    def add(self, job: Job, now: float) -> str:
        """Store a job, with the names its delivery is known by: both or neither. STORED, DUPLICATE or FULL."""
        with self._writing:
            return self._add(self.connection(), job, now)

    def _add(self, db: sqlite3.Connection, job: Job, now: float) -> str:
        db.execute("BEGIN IMMEDIATE")
        try:
            self._purge(db, now)
            names = [*job.deliveries, "job " + job.key]
            marks = ", ".join("?" * len(names))
            if db.execute(f"SELECT 1 FROM deliveries WHERE name IN ({marks}) LIMIT 1", names).fetchone():
                outcome = DUPLICATE
            elif self._waiting(db, job.desk) >= self.limit:
                outcome = FULL
            else:
                db.executemany("INSERT INTO deliveries VALUES (?, ?)", [(name, now) for name in names])
                db.execute(
                    "INSERT INTO jobs (key, desk, kind, thread, ids, content, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (job.key, job.desk, job.kind, job.ids.get("ticket", ""), json.dumps(job.ids), job.content, now),
                )
                outcome = STORED
            db.execute("COMMIT")
            return outcome
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise

    def _waiting(self, db: sqlite3.Connection, desk: str) -> int:
        query = "SELECT count(*) FROM (SELECT 1 FROM jobs WHERE desk = ? AND state = 'waiting' LIMIT ?)"
        return db.execute(query, (desk, self.limit)).fetchone()[0]

    def _purge(self, db: sqlite3.Connection, now: float) -> None:
        if now - self._purged < 600:
            return
        self._purged = now
        db.execute("DELETE FROM deliveries WHERE at < ?", (now - KNOWN_SECONDS,))
        db.execute("DELETE FROM jobs WHERE at < ?", (now - FAILED_SECONDS,))

    def claim(self, desk: str, owner: str, now: float, lease: float) -> Claimed | None:
        """The next job of a desk, for `lease` seconds."""
        db = self.connection()
        if db.execute(NEXT, {"desk": desk, "now": now}).fetchone() is None:
            return None  # without a lock
        with self._writing:
            db.execute("BEGIN IMMEDIATE")
            row = db.execute(NEXT, {"desk": desk, "now": now}).fetchone()
            if row is not None:
                values = (owner, now + lease, row["number"])
                db.execute("UPDATE jobs SET owner = ?, claimed = ? WHERE number = ?", values)
            db.execute("COMMIT")
        return Claimed(row, owner) if row is not None else None

    def _update(self, claimed: Claimed, changes: str, *values: object) -> None:
        """Change a job that is still ours; raises Lost."""
        query = f"UPDATE jobs SET {changes} WHERE number = ? AND owner = ? AND state = 'waiting'"
        with self._writing:
            changed = self.connection().execute(query, (*values, claimed.number, claimed.owner)).rowcount
        if changed != 1:
            raise Lost

    def renew(self, claimed: Claimed, until: float) -> None:
        self._update(claimed, "claimed = ?", until)

    def mark_doubtful(self, claimed: Claimed, at: float) -> None:
        """Before a note is sent: from here on it may be there. 0: it is certain that it is not."""
        self.wait_for_disk(True)
        try:
            self._update(claimed, "doubtful = ?", at)
        finally:
            self.wait_for_disk(False)
        claimed.doubtful = at

    def mark_done(self, claimed: Claimed, step: str) -> None:
        done = [*claimed.done, step]
        self._update(claimed, "done = ?, doubtful = 0", " ".join(done))
        claimed.done, claimed.doubtful = done, 0.0

    def finish(self, claimed: Claimed) -> None:
        """Forget a job; the names of its delivery stay known."""
        query = "DELETE FROM jobs WHERE number = ? AND owner = ?"
        with self._writing:
            self.connection().execute(query, (claimed.number, claimed.owner))

    def postpone(self, claimed: Claimed, due: float, status: int, counts: bool = True) -> None:
        attempts = claimed.attempts + counts
        self._update(claimed, "due = ?, attempts = ?, status = ?, owner = '', claimed = 0", due, attempts, status)

    def fail(self, claimed: Claimed, status: int) -> None:
        self._update(claimed, "state = 'failed', status = ?, owner = '', claimed = 0", status)

    def next_due(self, desk: str) -> float | None:
        """When the next job of a desk is due or its claim runs out."""
        query = "SELECT min(max(due, claimed)) FROM jobs WHERE desk = ? AND state = 'waiting'"
        return self.connection().execute(query, (desk,)).fetchone()[0]

    def counts(self) -> dict[tuple[str, str], int]:
        """How many jobs each desk has, by state: "waiting" and "failed"."""
        query = "SELECT desk, state, count(*) FROM jobs GROUP BY desk, state"
        return {(desk, state): number for desk, state, number in self.connection().execute(query)}

    def retry_failed(self, now: float, desk: str = "") -> int:
        """Put failed jobs back for another day, those of one desk or all; how many they were."""
        changes = "state = 'waiting', attempts = 0, due = 0, at = ?"
        query = f"UPDATE jobs SET {changes} WHERE state = 'failed' AND ? IN ('', desk)"
        with self._writing:
            return self.connection().execute(query, (now, desk)).rowcount
