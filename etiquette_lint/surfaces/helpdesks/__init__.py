"""Webhooks of helpdesks: who called, what was written, what is answered, what is sent back.

For whoever serves HTTP:

    desks = read_desks(tables, environment, folder, where)   # [server.hooks.NAME] tables; raises ConfigurationError
    outbox = Outbox(path, desks)                              # SQLite; one database for all worker processes
    outbox.start(); …; outbox.stop()                          # threads that call the vendors' interfaces
    answer = receive(desk, headers, query, body, now, judge)  # pure: no clock, no network, no file
    answer = outbox.accept(answer, now)                       # a commit to SQLite where a job goes with it

`receive` takes headers and query as mappings of str to str, the raw body as bytes, `now` in seconds since 1970, and
`judge`, a function from a draft (a dict) to its report (`draft.judge_draft` bound to the linter of the desk's rule
set, `desk.rules`). `Answer` has `status`, `headers` (list of str pairs), `body` (bytes), `outcome` (a word for
metrics and logs: "noted", "clean", "ignored", "challenge", "refused", "held", "passed", "duplicate", "full", …),
`codes` (the rules that found something) and `job`. The answer is sent only after `accept` has returned it: then the
job is on disk. `accept` may wait for the disk, a few milliseconds: call it in a thread (`asyncio.to_thread`).
An unknown desk is the caller's 404; a body over the limit its 413.
"""

from etiquette_lint.surfaces.helpdesks.outbox import Outbox
from etiquette_lint.surfaces.helpdesks.receiving import Answer, Job, receive
from etiquette_lint.surfaces.helpdesks.settings import PROVIDERS, Desk, read_desks

__all__ = ["PROVIDERS", "Answer", "Desk", "Job", "Outbox", "read_desks", "receive"]
