"""The command `hook`: an agent is about to call a tool; let it, stop it and say what to change, or have a person asked.

    standard input → ToolCall → the messages in it → reports → answer in the agent's protocol
"""

import sys

from etiquette_lint import words
from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.surfaces.environment import cache_folder, display_language
from etiquette_lint.surfaces.hook_answers import ALLOW, ASK, DENY, Answer, answer, failure, reason_of
from etiquette_lint.surfaces.hook_calls import HookProblem, read_call, read_input
from etiquette_lint.surfaces.hook_names import CHAT_KIND
from etiquette_lint.surfaces.hook_tools import Outbound, outbound
from etiquette_lint.surfaces.hook_words import say
from etiquette_lint.surfaces.linters import DateError, Linters
from etiquette_lint.surfaces.output import complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.config import Settings
    from etiquette_lint.surfaces.arguments import Values

FAILED = 2
# What only letters have, and so no chat; the words that belong in one.
NOT_IN_CHATS = (
    "SUB", "SAL001", "SAL002", "SAL003", "SAL004", "SAL007", "SAL008", "CLS", "ATT", "RCP", "TOP002", "TOP006",
    "TOP009", "TON010", "TON017", "DRF004",
)  # fmt: skip
# The tool knows the recipients, and in a reply the subject.
KNOWN_TO_THE_TOOL = ("RCP001",)
KNOWN_IN_REPLIES = ("SUB001", "SUB009")
# What a plain twin is judged by: nobody reads it who sees the HTML, so it need not be a letter of its own.
FOR_TWINS = ("TON", "PRV", "DRF", "TPL", "SRV006", "SRV011")


def hook(values: "Values") -> int:
    """Judge the call on standard input; returns the exit status."""
    language = values.lang or display_language()
    agent = str(values.get("agent") or "")
    if not agent:
        complain(say("no-agent", language))
        return FAILED
    try:
        said = decide(agent, values, language)
    except (HookProblem, ConfigurationError) as problem:
        said = failed(agent, values, language, problem.words(language))
    except DateError as error:
        complain(words.say("bad-date", language, value=error.value))
        return FAILED
    except Exception as error:
        from etiquette_lint.judging import internal_error

        said = failed(agent, values, language, internal_error("hook", error, language))
    sys.stdout.write(said.output)
    if said.error:
        sys.stderr.write(said.error.rstrip("\n") + "\n")
    return said.status


def failed(agent: str, values: "Values", language: str, problem: str) -> Answer:
    """What to say when a call could not be judged: whether it goes through is for --on-failure to say."""
    closed = values.get("on_failure") == DENY
    return failure(agent, say("closed" if closed else "open", language, problem=problem), closed)


def decide(agent: str, values: "Values", language: str) -> Answer:
    call = read_call(read_input(language))
    linters = Linters(values)
    settings = linters.settings(linters.configuration(""))
    found = outbound(call, settings)
    if found is None:
        note(values, "passes", language, tool=call.name)
        return answer(agent, call, ALLOW, "", [])
    reports = judge(found, settings, linters)
    verdicts = [report["verdict"] for report in reports]
    decision = ASK if "ask" in verdicts else DENY if "revise" in verdicts else ALLOW
    note(values, "judged", language, tool=call.name or "-", kind=found.kind, decision=decision, count=len(reports))
    if decision == ALLOW:
        return answer(agent, call, ALLOW, "", reports)
    return answer(agent, call, decision, reason_of(found.drafts, failing(reports, settings.fail_on), language), reports)


def note(values: "Values", key: str, language: str, **fields: object) -> None:
    if values.verbose:
        complain(say(key, language, **fields))


def judge(found: Outbound, settings: "Settings", linters: Linters) -> list[dict]:
    """A report for each message."""
    from etiquette_lint.cache import keep_patterns
    from etiquette_lint.draft import judge_draft
    from etiquette_lint.lint import Linter

    chat = found.kind == CHAT_KIND
    settings.suppressions = False  # whoever writes the text must not be able to silence the linter in it
    settings.reading.kind = "email" if chat else found.kind
    ignore_more(settings, found)
    linter = Linter(settings)
    reports = []
    for draft in found.drafts:
        if chat:
            draft = {name: value for name, value in draft.items() if name not in ("subject", "to", "cc", "attachments")}
        report = judge_draft(draft, linter, fixes=False)
        if draft.get("twin"):
            keep_for_twin(report, settings.fail_on)
        reports.append(report)
    keep_patterns(settings.cache_folder and cache_folder())
    return reports


def ignore_more(settings: "Settings", found: Outbound) -> None:
    """Leave out the rules that do not fit what is sent, unless the user chose them by name."""
    unfit = [*KNOWN_TO_THE_TOOL]
    if found.is_reply:
        unfit += KNOWN_IN_REPLIES
    if found.kind == CHAT_KIND:
        unfit += NOT_IN_CHATS
    wanted = (*settings.select, *settings.extend_select)
    chosen = {rule.name for word in wanted for rule in settings.named(word, "select")}
    rules = [rule for word in unfit for rule in settings.named(word, "hook")]
    settings.ignore = settings.ignore + [rule.code for rule in rules if rule.name not in chosen]


def keep_for_twin(report: dict, fail_on: str) -> None:
    """Keep only the findings that count in a plain twin, with the verdict that follows from them."""
    from etiquette_lint.draft import verdict_of

    report["diagnostics"] = [found for found in report["diagnostics"] if found["code"].startswith(FOR_TWINS)]
    report["verdict"] = verdict_of([(found["code"], found["severity"]) for found in report["diagnostics"]], fail_on)
    report["ok"] = report["verdict"] == "send"


def failing(reports: list[dict], fail_on: str) -> list[dict]:
    """The reports with only the findings that stop the call."""
    from etiquette_lint.rule import SEVERITIES

    stops = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return [
        {**report, "diagnostics": [found for found in report["diagnostics"] if found["severity"] in stops]}
        for report in reports
    ]
