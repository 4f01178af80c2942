"""What each address does: from a request to its answer."""

import asyncio
import json

from starlette.requests import Request
from starlette.responses import Response

from etiquette_lint import __version__
from etiquette_lint.draft import DraftError
from etiquette_lint.surfaces.service import logs
from etiquette_lint.surfaces.service.incoming import (
    CHOOSING,
    BadDraft,
    Item,
    display_language,
    items_of,
    media_type,
    read_query,
    words_of,
)
from etiquette_lint.surfaces.service.limits import Gone, read_body
from etiquette_lint.surfaces.service.metrics import CONTENT_TYPE
from etiquette_lint.surfaces.service.refusals import PROBLEM, Refusal
from etiquette_lint.surfaces.service.rule_sets import Choice, RuleSets
from etiquette_lint.surfaces.service.state import LARGE, Outcome, Service
from etiquette_lint.surfaces.service.verdicts import apply_override, entry_of, summed_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.types import Scope

    from etiquette_lint.surfaces.service.settings import Key

LINT_PARAMETERS = ("lang", "fail_status", "rules", "brand", "queue", *CHOOSING)
FIX_PARAMETERS = ("lang", "unsafe", "rules", "brand", "queue", *CHOOSING)
RULES_PARAMETERS = ("lang", "rules")
NO_STORE = {"cache-control": "no-store"}
JSON_TYPE = "application/json"
PROBLEM_TYPE = PROBLEM.decode()


def json_bytes(value: object) -> bytes:
    """JSON in UTF-8; half surrogate pairs, which UTF-8 does not have, as escapes."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def answered(value: object, status: int = 200) -> Response:
    return Response(json_bytes(value), status, NO_STORE, JSON_TYPE)


def refused(request: Request, refusal: Refusal) -> Response:
    """The answer to a request that is not done."""
    outcome: Outcome = request.scope["outcome"]
    outcome.code = refusal.code
    body = refusal.body(display_language(request.scope), outcome.id)
    response = Response(body, refusal.status, NO_STORE, PROBLEM_TYPE)
    response.raw_headers += refusal.headers
    return response


class Handlers:
    """The addresses of a service."""

    def __init__(self, service: Service):
        self.service = service

    async def lint(self, request: Request) -> Response:
        service, scope = self.service, request.scope
        outcome: Outcome = scope["outcome"]
        rule_sets, key = service.rule_sets, service.admit(scope, outcome)
        query = read_query(scope["query_string"], LINT_PARAMETERS)
        items, several, size = await self.take(request, outcome)
        if several:
            if "fail_status" in query:
                raise Refusal("batch-status")
            reports = []
            for index, item in enumerate(items):
                try:
                    reports.append(await self.judged(item, query, scope, rule_sets, key, size))
                except Refusal as refusal:
                    refusal.members = {**refusal.members, "index": index}
                    raise
            report = summed_up(reports, __version__)
        else:
            report = await self.judged(items[0], query, scope, rule_sets, key, size)
        outcome.verdict = report["verdict"]
        return answered(report, 422 if "fail_status" in query and not report["ok"] else 200)

    async def take(self, request: Request, outcome: Outcome) -> tuple[list[Item], bool, int]:
        """The drafts of a request, whether they came as a list, and the bytes of the body; raises Refusal."""
        service, scope = self.service, request.scope
        kind = media_type(scope["headers"])
        body = await read_body(scope, request.receive, service.server["max-body"], service.server["body-seconds"])
        outcome.read = True
        items, several = items_of(kind, body, service.server["batch"])
        return items, several, len(body)

    async def judged(
        self, item: Item, query: dict[str, str], scope: "Scope", rule_sets: RuleSets, key: "Key | None", size: int
    ) -> dict:
        """The report of one draft, overrides heeded and recorded; raises Refusal."""
        service = self.service
        choice = choice_of(item, query, scope, rule_sets, key)
        if size > LARGE:  # of one draft among many it may be little
            size = len(str(item.draft))
        try:
            report = await service.judge(choice, rule_sets, item.draft, size)
        except DraftError as error:
            raise BadDraft(error, {}) from None
        report["rules"] = choice.rules
        if item.override is not None:
            settings = rule_sets.linter(choice).settings
            if apply_override(report, item.override, settings, rule_sets):
                await service.record(entry_of(item, report, key.name if key else "", logs.stamp()))
            service.metrics.override("accepted" if report["override"]["recorded"] else "refused")
        service.metrics.judged("/v1/lint", report)
        return report

    async def fix(self, request: Request) -> Response:
        service, scope = self.service, request.scope
        outcome: Outcome = scope["outcome"]
        rule_sets, key = service.rule_sets, service.admit(scope, outcome)
        query = read_query(scope["query_string"], FIX_PARAMETERS)
        items, several, size = await self.take(request, outcome)
        if several:
            raise Refusal("one-draft")
        choice = choice_of(items[0], query, scope, rule_sets, key)
        unsafe = query.get("unsafe") == "true"
        try:
            fixed = await service.fix(choice, rule_sets, items[0].draft, size, unsafe)
        except DraftError as error:
            raise BadDraft(error, {}) from None
        fixed["report"]["rules"] = choice.rules
        outcome.verdict = fixed["report"]["verdict"]
        service.metrics.judged("/v1/fix", fixed["report"])
        return answered(fixed)

    async def rules(self, request: Request) -> Response:
        """Every rule of a rule set, with its words in both languages, whichever is shown first."""
        service, scope = self.service, request.scope
        rule_sets, key = service.rule_sets, service.admit(scope, scope["outcome"])
        query = read_query(scope["query_string"], RULES_PARAMETERS)
        name = rules_named(query.get("rules", ""), rule_sets, key) or rule_sets.rule_set(key, "", "")
        listed = await asyncio.to_thread(rule_sets.listed, name)
        return answered({"version": __version__, "rule_set": name, "rules": listed})

    async def healthy(self, request: Request) -> Response:
        return answered({"status": "ok"})

    async def ready(self, request: Request) -> Response:
        """Whether this worker takes drafts; and whether the last reading of the rules went well."""
        service = self.service
        if not service.ready:
            raise Refusal("not-ready")
        state = {"status": "ready", "rules": sorted(service.rule_sets.base)}
        return answered({**state, "reload": "failed" if service.reload_failed else "ok"})

    async def metrics(self, request: Request) -> Response:
        if not self.service.server["open-metrics"]:
            self.service.admit(request.scope, request.scope["outcome"])
        return Response(self.service.metrics.page(), 200, NO_STORE, CONTENT_TYPE)


def rules_named(name: str, rule_sets: RuleSets, key: "Key | None") -> str:
    """A rule set that the caller names; raises Refusal when there is none, or the key is bound to another."""
    if not name:
        return ""
    if name not in rule_sets.base:
        raise Refusal("no-rules", members={"field": "rules"})
    if key is not None and key.rules and key.rules != name:
        raise Refusal("bound-key", members={"field": "rules"}, field="rules")
    return name


def choice_of(item: Item, query: dict[str, str], scope: "Scope", rule_sets: RuleSets, key: "Key | None") -> Choice:
    """Which rules judge a draft; raises Refusal."""
    language = display_language(scope)
    around = item.around
    for name in ("rules", "brand", "queue"):
        if name in query:
            if around.get(name, query[name]) != query[name]:
                raise Refusal("twice", members={"field": name}, field=name)
            around[name] = query[name]
    if not around and not query:
        return Choice(rule_sets.rule_set(key, "", ""), language)
    name = rules_named(around.get("rules", ""), rule_sets, key)
    chosen = {field: words_of(query, field) for field in CHOOSING if field in query}
    if key is not None and key.rules and any(chosen.values()):
        field = next(field for field in chosen if chosen[field])
        raise Refusal("bound-key", members={"field": field}, field=field)
    name = name or rule_sets.rule_set(key, around.get("brand", ""), around.get("queue", ""))
    return Choice(name, language, **chosen)


def guarded(handler):
    """A handler whose refusals are answers."""

    async def handle(request: Request) -> Response:
        try:
            return await handler(request)
        except Refusal as refusal:
            return refused(request, refusal)
        except Gone:
            return Response(status_code=499)

    return handle
