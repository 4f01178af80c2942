"""What is sent back to helpdesks: notes, tags, reopened tickets, messages that may pass.

    accept → Store → a thread for each desk → Api

A desk whose interface is down or slow holds up neither requests nor other desks. Failures are tried again, each time
later, for a day; an interface that fails is left alone for a while, and then asked by one job.

A note is written once: a kill between sending it and hearing of it leaves it doubtful, and a doubtful note is looked
for by its key before it is written again. Vendors that list no notes: 七鱼 (the message is sent again), Feishu (drops a
second one with the same uuid within an hour), Standard Webhooks (the receiver knows the id). Deliveries are repeated
until they are answered; the receiver knows them by the vendor's id, as it must anyway.
"""

import random
import sqlite3
import threading
import time

from etiquette_lint.surfaces.helpdesks.api import CALL_SECONDS, Api, ApiError
from etiquette_lint.surfaces.helpdesks.incoming import Refused
from etiquette_lint.surfaces.helpdesks.receiving import DELIVERY, Answer, refusal
from etiquette_lint.surfaces.helpdesks.store import DUPLICATE, FULL, Claimed, Lost, Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from etiquette_lint.surfaces.helpdesks.settings import Desk

LIMIT = 10_000  # jobs of a desk that wait
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 1800.0  # seconds between attempts at one job; doubled each time
LONGEST_REST = 60.0  # seconds for which an interface that fails is left alone
GIVE_UP = 86_400.0  # seconds after which a job has failed
GIVE_UP_REFUSED = 600.0  # the same for a message that its receiver refuses: those after it wait
SETTLE = 30.0  # seconds that a vendor may need until a note that it got is in its list
POLL = 1.0  # seconds after which a thread looks for jobs that other processes stored
NOTE_STEP, TAG_STEP, REOPEN_STEP = "note", "tag", "reopen"


class Outbox:
    """Jobs and the threads that do them. `path` is the SQLite file. The other arguments are seconds, for tests."""

    def __init__(
        self,
        path: str,
        desks: "Mapping[str, Desk]",
        *,
        limit: int = LIMIT,
        now: "Callable[[], float]" = time.time,
        call_seconds: float = CALL_SECONDS,
        settle: float = SETTLE,
        first_pause: float = FIRST_PAUSE,
        poll: float = POLL,
    ):
        self.store = Store(path, limit)
        self.desks = dict(desks)
        self.now = now
        self.call_seconds = call_seconds
        self.settle = settle
        self.first_pause = first_pause
        self.poll = poll
        # One step is at most a token, a list of several pages and a call.
        self.lease = 3 * call_seconds
        self._stopping = threading.Event()
        self._wake = {name: threading.Event() for name in self.desks}
        self._threads: list[threading.Thread] = []

    def accept(self, answer: Answer, now: float, language: str = "en") -> Answer:
        """The answer to send, once its job is on disk. 503 when too many wait or the disk fails: the vendor sends the
        request again. A repetition is answered and not done again."""
        job = answer.job
        if job is None:
            return answer
        try:
            outcome = self.store.add(job, now)
        except (sqlite3.Error, OSError) as error:
            log("store", job.desk, job.key, type(error).__name__)
            outcome = "no-disk"
        if outcome == DUPLICATE:
            answer.job = None
            if not answer.keeps:
                answer.body = b'{"status": "duplicate"}\n'
            answer.outcome = "duplicate"
        elif outcome in (FULL, "no-disk"):
            answer.job = None
            if answer.status < 400:  # one that holds a message back says more
                return refusal(Refused(503, outcome), language, outcome)
        else:
            self._wake[job.desk].set()
        return answer

    def start(self) -> None:
        """Begin to work, in a thread for each desk that writes or delivers."""
        self._stopping.clear()
        for name, desk in self.desks.items():
            if desk.writes or desk["deliver-to"]:
                thread = threading.Thread(target=self._work, args=(desk,), name=f"outbox {name}", daemon=True)
                self._threads.append(thread)
                thread.start()

    def stop(self, seconds: float = 5.0) -> None:
        """Let the calls under way end, for so many seconds; what is left is done after the next start."""
        self._stopping.set()
        for event in self._wake.values():
            event.set()
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(end - time.monotonic(), 0.0))
        self._threads.clear()

    def counts(self) -> dict[tuple[str, str], int]:
        """How many jobs each desk has, by state: "waiting" and "failed"."""
        return self.store.counts()

    def _work(self, desk: "Desk") -> None:
        worker = Worker(self, desk)
        self.store.wait_for_disk(False)
        while not self._stopping.is_set():
            self._wake[desk.name].clear()
            try:
                busy = worker.do_next()
                due = None if busy else worker.next_due()
            except sqlite3.Error as error:
                log("store", desk.name, "", type(error).__name__)
                busy, due = False, None
            if not busy and not self._stopping.is_set():
                wait = self.poll if due is None else min(max(due - self.now(), 0.01), self.poll)
                self._wake[desk.name].wait(wait)
        worker.api.close()
        self.store.close()


class Worker:
    """Does the jobs of one desk, one after another."""

    def __init__(self, outbox: Outbox, desk: "Desk"):
        self.outbox = outbox
        self.store = outbox.store
        self.desk = desk
        self.api = Api(desk, outbox.now, outbox.call_seconds)
        self.owner = f"{random.SystemRandom().getrandbits(64):x}"
        self.failures = 0  # one after another
        self.resting = 0.0  # until when the interface is left alone

    def next_due(self) -> float | None:
        due = self.store.next_due(self.desk.name)
        return None if due is None else max(due, self.resting)

    def do_next(self) -> bool:
        """Whether there was a job to do."""
        if self.outbox.now() < self.resting:
            return False
        claimed = self.store.claim(self.desk.name, self.owner, self.outbox.now(), self.outbox.lease)
        if claimed is None:
            return False
        try:
            self.do(claimed)
        except Lost:  # it took longer than the claim lasts; whoever has it now goes on
            log("lost", self.desk.name, claimed.job.key, "")
        return True

    def do(self, claimed: Claimed) -> None:
        try:
            for step in self.steps(claimed):
                self.do_step(claimed, step)
            self.store.finish(claimed)
            self.failures = 0
        except ApiError as error:
            self.put_off(claimed, error)
        except (Lost, sqlite3.Error):
            raise
        except Exception as error:  # an answer of the vendor that nobody thought of
            log("internal", self.desk.name, claimed.job.key, type(error).__name__)
            self.put_off(claimed, ApiError(0, False))

    def steps(self, claimed: Claimed) -> list[str]:
        if claimed.job.kind == DELIVERY:
            wanted = [DELIVERY]
        else:
            known = self.api.provider
            wanted = [NOTE_STEP] if self.desk["note"] else []
            wanted += [TAG_STEP] if self.desk["tag"] and hasattr(known, "add_tag") else []
            wanted += [REOPEN_STEP] if self.desk["reopen"] and hasattr(known, "reopen") else []
        return [step for step in wanted if step not in claimed.done]

    def do_step(self, claimed: Claimed, step: str) -> None:
        self.store.renew(claimed, self.outbox.now() + self.outbox.lease)
        provider, job = self.api.provider, claimed.job
        try:
            if step == NOTE_STEP:
                self.write_note(claimed)
            elif step == TAG_STEP:
                provider.add_tag(self.api, job.ids, self.desk["tag"])
            elif step == REOPEN_STEP:
                provider.reopen(self.api, job.ids)
            else:
                self.deliver(claimed)
        except ApiError as error:
            if step not in (TAG_STEP, REOPEN_STEP) or not error.final:
                raise
            log(step, self.desk.name, job.key, str(error.status))  # a closed ticket, say: the note counts more
        self.store.mark_done(claimed, step)

    def write_note(self, claimed: Claimed) -> None:
        """Write the note unless it is there already; a doubtful one is looked for first."""
        provider, job = self.api.provider, claimed.job
        if claimed.doubtful and provider.LISTS_NOTES:
            early = claimed.doubtful + self.outbox.settle - self.outbox.now()
            if early > 0:
                raise Early(early)
            if provider.has_note(self.api, job.ids, job.key):
                return
        self.api.authorization()  # first: what fails here leaves no doubt
        self.store.renew(claimed, self.outbox.now() + self.outbox.lease)
        self.store.mark_doubtful(claimed, self.outbox.now())
        try:
            provider.write_note(self.api, job.ids, job.content, job.key)
        except ApiError as error:
            if error.certain:
                self.store.mark_doubtful(claimed, 0.0)
            raise

    def deliver(self, claimed: Claimed) -> None:
        """Send the request on as it came, signed anew where the time of the signature counts."""
        import json
        from base64 import b64decode

        import httpx

        request = json.loads(claimed.job.content)
        body, headers, query = b64decode(request["body"]), request["headers"], request["query"]
        resign = getattr(self.api.provider, "sign_again", None)
        if resign and self.desk["proof"] == "signature":
            resign(headers, query, body, self.desk.secrets[0], self.outbox.now())
        url = httpx.URL(self.desk["deliver-to"]).copy_merge_params(query)  # the address may have a query of its own
        self.api.call("POST", str(url), content=body, headers=headers)

    def put_off(self, claimed: Claimed, error: ApiError) -> None:
        """Try again later: as the vendor asks, else each time twice as late, scattered so that not all come at once."""
        now = self.outbox.now()
        if isinstance(error, Early):
            self.store.postpone(claimed, now + error.wait, 0, counts=False)
            return
        log("failed", self.desk.name, claimed.job.key, str(error.status))
        patience = (GIVE_UP_REFUSED if claimed.job.kind == DELIVERY else 0.0) if error.final else GIVE_UP
        if now - claimed.at >= patience:
            self.store.fail(claimed, error.status)
            return
        self.resting = now + max(min(self.pause(self.failures), LONGEST_REST), error.wait)
        self.failures += 1
        self.store.postpone(claimed, now + max(self.pause(claimed.attempts), error.wait), error.status)

    def pause(self, failures: int) -> float:
        return min(self.outbox.first_pause * 2 ** min(failures, 20), LONGEST_PAUSE) * random.uniform(0.5, 1.5)


class Early(ApiError):
    """A doubtful note that is looked for in `wait` seconds."""

    def __init__(self, wait: float):
        super().__init__(0, False, wait)


def log(event: str, desk: str, key: str, detail: str) -> None:
    """A line for the operator: no text, no secret."""
    import logging

    logging.getLogger("etiquette_lint.helpdesks").warning("%s desk=%s job=%s %s", event, desk, key, detail)
