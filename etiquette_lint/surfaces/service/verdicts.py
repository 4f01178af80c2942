"""The report of a draft as the service gives it: with the rule set that judged it, and what an override lets pass."""

from etiquette_lint.report import FOR_A_PERSON
from etiquette_lint.rule import SEVERITIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.config import Settings
    from etiquette_lint.surfaces.service.incoming import Item, Override
    from etiquette_lint.surfaces.service.rule_sets import RuleSets


def failing(report: dict, fail_on: str) -> list[str]:
    """The codes that stand against sending, one for each finding."""
    limit = SEVERITIES.index(fail_on)
    return [found["code"] for found in report["diagnostics"] if SEVERITIES.index(found["severity"]) <= limit]


def named_codes(override: "Override", settings: "Settings") -> set[str]:
    """The codes that an override names, by code or by name."""
    words = {word.strip() for word in override.codes}
    return {rule.code for rule in settings.rules.values() if rule.name in words or rule.code in words}


def apply_override(report: dict, override: "Override", settings: "Settings", rule_sets: "RuleSets") -> bool:
    """Take what an override lets pass out of the verdict, and say in the report what it did; the findings stay.
    Returns whether the draft passes because of it."""
    against = failing(report, settings.fail_on)
    named = named_codes(override, settings)
    accepted = sorted({code for code in against if code in named and rule_sets.overridable(code)})
    refused = sorted({code for code in against if code in named and not rule_sets.overridable(code)})
    rest = [code for code in against if code not in accepted]
    passes = bool(accepted) and not rest
    report["override"] = {"accepted": accepted, "refused": refused, "recorded": passes}
    if accepted:
        report["ok"] = not rest
        report["verdict"] = verdict_of(rest)
    return passes


def verdict_of(codes: list[str]) -> str:
    """The verdict that follows from the codes that stand against sending."""
    if any(code.startswith(FOR_A_PERSON) for code in codes):
        return "ask"
    return "revise" if codes else "send"


def entry_of(item: "Item", report: dict, key: str, at: str) -> dict[str, str]:
    """What is kept of an override that let a draft pass."""
    assert item.override is not None
    return {
        "at": at,
        "by": item.override.by,
        "reason": item.override.reason,
        "codes": " ".join(report["override"]["accepted"]),
        "rules": report["rules"],
        "key": key,
        "brand": item.around.get("brand", ""),
        "queue": item.around.get("queue", ""),
    }


def summed_up(reports: list[dict], version: str) -> dict:
    """The report of several drafts: good to send when each of them is."""
    verdicts = {report["verdict"] for report in reports}
    verdict = next(word for word in ("ask", "revise", "send") if word in verdicts)
    summary: dict = dict.fromkeys(SEVERITIES, 0)
    for report in reports:
        for severity in SEVERITIES:
            summary[severity] += report["summary"][severity]
    scores = [report["summary"]["score"] for report in reports]
    return {
        "version": version,
        "ok": verdict == "send",
        "verdict": verdict,
        "summary": {**summary, "score": round(sum(scores) / len(scores), 1)},
        "reports": reports,
    }
