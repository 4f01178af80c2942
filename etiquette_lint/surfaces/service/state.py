"""What one worker holds: settings, rules, counters, limits. Everything that a reading of the configuration may change
is replaced at once; a request keeps what it began with."""

import asyncio

from etiquette_lint.draft import fix_draft, judge_draft
from etiquette_lint.lint import RuleError
from etiquette_lint.surfaces.environment import now
from etiquette_lint.surfaces.service import logs
from etiquette_lint.surfaces.service.aside import Aside
from etiquette_lint.surfaces.service.keys import find_key, presented
from etiquette_lint.surfaces.service.limits import FAILURES, Backlog, Buckets, address_slot
from etiquette_lint.surfaces.service.metrics import Metrics
from etiquette_lint.surfaces.service.refusals import Refusal
from etiquette_lint.surfaces.service.rule_sets import Choice, RuleSets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.types import Scope

    from etiquette_lint.surfaces.service.settings import Key, ServerSettings

LARGE = 8_000  # bytes of a request from which its draft is judged aside


class Outcome:
    """What a request came to, for the log and the counters."""

    __slots__ = ("id", "route", "status", "key", "verdict", "code", "read", "codes")

    def __init__(self, id: str, route: str):
        self.id = id
        self.route = route
        self.status = 0
        self.key = ""  # name of the API key
        self.verdict = ""
        self.code = ""  # of the refusal
        self.read = False  # whether the body has been taken in
        self.codes: list[str] = []


class Service:
    """One worker of the service."""

    def __init__(self, server: "ServerSettings", folder: str | None = None):
        """Raises ConfigurationError when a rule set cannot be used. `folder` is shared with the other workers."""
        self.server = server
        self.folder = folder
        self.rule_sets = RuleSets(server)
        self.metrics = Metrics()
        self.buckets = Buckets(f"{folder}/buckets" if folder else None)
        self.backlog = Backlog(server["backlog"])
        self.aside = Aside(server)
        self.in_flight = 0
        self.ready = False
        self.reload_failed = ""

    def replace(self, server: "ServerSettings", rule_sets: RuleSets) -> None:
        """Put another reading of the configuration into force."""
        self.server, self.rule_sets = server, rule_sets
        self.backlog.limit = server["backlog"]
        former, self.aside = self.aside, Aside(server)
        if not former.waiting:
            former.stop()

    def admit(self, scope: "Scope", outcome: Outcome) -> "Key | None":
        """Who asks; raises Refusal for a wrong key, and for one that asks too often."""
        server, keys = self.server, self.rule_sets.keys
        client = scope.get("client")
        address = client[0] if client else ""
        if not keys:
            self.buckets.take(address_slot(address), server["rate"], server["burst"])
            return None
        shown = presented(scope["headers"])
        key = find_key(keys, shown) if shown else None
        if key is None:
            if shown:
                self.buckets.take(address_slot(address, "failed "), FAILURES, FAILURES)
            raise Refusal("wrong-key" if shown else "no-key")
        outcome.key = key.name
        rate = server["rate"] if key.rate < 0 else key.rate
        self.buckets.take(list(keys).index(key.id) % 1024, rate, server["burst"])
        return key

    async def judge(self, choice: Choice, rule_sets: RuleSets, draft: dict, size: int) -> dict:
        """The report of a draft; raises Refusal."""
        linter = rule_sets.linter(choice)
        if size > LARGE:
            return await self.aside.do("judge", choice, draft)
        await self.backlog.turn()
        try:
            return judge_draft(draft, linter, now())
        except RuleError as error:
            raise failed(error) from None

    async def fix(self, choice: Choice, rule_sets: RuleSets, draft: dict, size: int, unsafe: bool) -> dict:
        """A draft mended; raises Refusal."""
        linter = rule_sets.linter(choice)
        if size > LARGE:
            return await self.aside.do("fix", choice, draft, unsafe)
        await self.backlog.turn()
        try:
            return fix_draft(draft, linter, unsafe, now())
        except RuleError as error:
            raise failed(error) from None

    async def record(self, entry: dict[str, str]) -> None:
        """Put an override on record; raises Refusal when that cannot be, for then it must not count."""
        from etiquette_lint.surfaces.service.overrides import OverrideError, record

        try:
            await asyncio.to_thread(record, self.server.overrides, entry)
        except OverrideError as error:
            logs.tell("error", "override-not-recorded", error=str(error))
            raise Refusal("no-record") from None


def failed(error: Exception) -> Refusal:
    """A rule failed in its own code; the log says where."""
    logs.tell("error", "failed", rule=getattr(error, "code", ""), error=logs.place_of(error))
    return Refusal("internal")
