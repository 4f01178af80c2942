"""The webhooks of helpdesks in this service: a request to the desk it is for, its answer back."""

import asyncio
import os
import time

from starlette.requests import Request
from starlette.responses import Response

from etiquette_lint.draft import judge_draft
from etiquette_lint.surfaces.environment import now
from etiquette_lint.surfaces.helpdesks.incoming import receive
from etiquette_lint.surfaces.helpdesks.outbox import Outbox
from etiquette_lint.surfaces.helpdesks.settings import Desk, read_desks
from etiquette_lint.surfaces.service.limits import read_body
from etiquette_lint.surfaces.service.refusals import Refusal
from etiquette_lint.surfaces.service.rule_sets import Choice
from etiquette_lint.surfaces.service.settings import DEFAULT
from etiquette_lint.surfaces.service.state import LARGE, Outcome, Service

OUTBOX = "etiquette-outbox.sqlite"


class Hooks:
    """The desks of a worker, and the outbox they share with those of the other workers; enter it to run it."""

    def __init__(self, service: Service):
        """Raises ConfigurationError."""
        self.service = service
        server = service.server
        folder = os.path.dirname(server.file) if server.file else os.getcwd()
        self.desks = read_desks(server.hooks, os.environ, folder, f"{server.file}: [server.hooks]")
        self.outbox = Outbox(os.path.join(folder, OUTBOX), self.desks)

    async def __aenter__(self) -> "Hooks":
        self.outbox.start()
        return self

    async def __aexit__(self, *error: object) -> None:
        await asyncio.to_thread(self.outbox.stop)

    async def receive(self, request: Request) -> Response:
        service, scope = self.service, request.scope
        outcome: Outcome = scope["outcome"]
        desk = self.desks.get(scope["path_params"]["provider"])
        if desk is None:
            raise Refusal("no-page")
        body = await read_body(scope, request.receive, service.server["max-body"], service.server["body-seconds"])
        outcome.read = True
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        query = dict(request.query_params)
        await service.backlog.turn()
        if len(body) > LARGE:
            judge = self.judge_aside(desk, asyncio.get_running_loop())
            answer = await asyncio.to_thread(receive, desk, headers, query, body, time.time(), judge)
        else:
            answer = receive(desk, headers, query, body, time.time(), self.judge_here(desk))
        answer = await asyncio.to_thread(self.outbox.accept, answer, time.time())
        outcome.verdict = answer.outcome
        service.metrics.hook(desk.name, answer.outcome, answer.codes)
        response = Response(answer.body, answer.status)
        response.raw_headers += [(name.lower().encode(), value.encode("latin-1")) for name, value in answer.headers]
        return response

    def choice(self, desk: Desk) -> Choice:
        rules = desk.rules if desk.rules in self.service.rule_sets.base else DEFAULT
        return Choice(rules, desk["lang"])

    def judge_here(self, desk: Desk):
        linter = self.service.rule_sets.linter(self.choice(desk))
        return lambda draft: judge_draft(draft, linter, now())

    def judge_aside(self, desk: Desk, loop: "asyncio.AbstractEventLoop"):
        """Judge in the process for large drafts, called from a thread."""
        choice, aside = self.choice(desk), self.service.aside
        return lambda draft: asyncio.run_coroutine_threadsafe(aside.do("judge", choice, draft), loop).result()
