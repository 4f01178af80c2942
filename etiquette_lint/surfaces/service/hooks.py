"""The webhooks of helpdesks in this service: a request to the desk it is for, its answer back."""

import asyncio
import os
import time

from starlette.requests import Request
from starlette.responses import Response

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.draft import judge_draft
from etiquette_lint.surfaces.environment import now
from etiquette_lint.surfaces.helpdesks import Desk, Outbox, read_desks, receive
from etiquette_lint.surfaces.service.incoming import display_language
from etiquette_lint.surfaces.service.limits import read_body
from etiquette_lint.surfaces.service.refusals import Refusal
from etiquette_lint.surfaces.service.rule_sets import Choice
from etiquette_lint.surfaces.service.settings import DEFAULT
from etiquette_lint.surfaces.service.state import LARGE, Outcome, Service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from etiquette_lint.surfaces.service.settings import ServerSettings

OUTBOX = "etiquette-outbox.sqlite"


def desks_of(server: "ServerSettings") -> dict[str, Desk]:
    """The desks that the configuration names; raises ConfigurationError."""
    where = f"{server.file}: [server.hooks]"
    desks = read_desks(server.hooks, os.environ, server.folder, where)
    for desk in desks.values():
        if desk.rules and desk.rules not in server.rules:
            allowed = ", ".join(server.rules)
            raise ConfigurationError(
                "bad-word", where=f"{where} {desk.name}", key="rules", value=desk.rules, allowed=allowed
            )
    return desks


class Hooks:
    """The desks of a worker, and the outbox they share with those of the other workers; enter it to run it."""

    def __init__(self, service: Service):
        """Raises ConfigurationError."""
        self.service = service
        self.desks = desks_of(service.server)
        self.outbox = Outbox(os.path.join(service.server.state, OUTBOX), self.desks)

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
        asked = (desk, headers, dict(request.query_params), body, time.time())
        language = display_language(scope) or "en"
        await service.backlog.turn()
        refused: list[Refusal] = []
        if len(body) > LARGE:
            judge = self.judge_aside(desk, asyncio.get_running_loop(), refused)
            answer = await asyncio.to_thread(receive, *asked, judge, language)
        else:
            answer = receive(*asked, self.judge_here(desk), language)
        if refused and answer.status == 500:  # not the linter's failure but too much at once: it may come again
            raise refused[0]
        if answer.job is not None:
            answer = await asyncio.to_thread(self.outbox.accept, answer, time.time(), language)
        outcome.verdict = answer.outcome
        service.metrics.hook(desk.name, answer.outcome, answer.codes)
        response = Response(answer.body, answer.status)
        response.raw_headers += [(name.lower().encode(), value.encode("latin-1")) for name, value in answer.headers]
        return response

    def judge_here(self, desk: Desk) -> "Callable[[dict], dict]":
        linter = self.service.rule_sets.linter(choice_of(desk))
        return lambda draft: judge_draft(draft, linter, now())

    def judge_aside(
        self, desk: Desk, loop: "asyncio.AbstractEventLoop", refused: list[Refusal]
    ) -> "Callable[[dict], dict]":
        """Judge in the process for large drafts, called from a thread; why it would not is noted in `refused`."""
        choice, aside = choice_of(desk), self.service.aside

        def judge(draft: dict) -> dict:
            try:
                return asyncio.run_coroutine_threadsafe(aside.do("judge", choice, draft), loop).result()
            except Refusal as refusal:
                refused.append(refusal)
                raise

        return judge


def choice_of(desk: Desk) -> Choice:
    return Choice(desk.rules or DEFAULT, desk["lang"])
