"""A draft in memory, judged and mended: what programs use that hold the fields of a message and no file.

    check_draft → read_draft → Linter.judge → places in the fields → report

Offsets of a report are code points in the string of its field. A draft is described by docs/ticket-json.md, with `raw`
(a whole mail as text) in place of `subject`, `body` and `html`.
"""

from etiquette_lint import __version__
from etiquette_lint.diagnostic import Diagnostic, describe
from etiquette_lint.draft_form import TEXTS, DraftError, check_draft, draft_schema, report_schema
from etiquette_lint.message.draft_fields import Field, read_draft
from etiquette_lint.report import FOR_A_PERSON
from etiquette_lint.rule import SEVERITIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from etiquette_lint.config import Settings
    from etiquette_lint.finding import Finding
    from etiquette_lint.fix import Refusal
    from etiquette_lint.lint import Linter
    from etiquette_lint.message.model import Message
    from etiquette_lint.message.text import Text
    from etiquette_lint.rule import Rule

    Found = list[tuple[Message, Rule, Finding]]
    Draft = dict[str, object]

__all__ = ["DraftError", "check_draft", "draft_schema", "fix_draft", "judge_draft", "report_schema"]


class FieldEdit:
    """An edit of a field: code points of its string, end exclusive."""

    __slots__ = ("field", "start", "end", "text")

    def __init__(self, field: str, start: int, end: int, text: str):
        self.field = field
        self.start = start
        self.end = end
        self.text = text


class DraftDiagnostic(Diagnostic):
    """A finding placed in a field of the draft."""

    __slots__ = ("field", "start", "end")

    field: str
    start: int
    end: int
    edits: list[FieldEdit]  # type: ignore[assignment]


def judge_draft(draft: "Draft", linter: "Linter", now: "datetime | None" = None, fixes: bool = True) -> dict:
    """The report of a draft, of the form that `report_schema` describes; `now` is the moment it is written where
    neither it nor the settings say so. Without `fixes` the safe ones are not tried, which takes another look at the
    draft, and `fixed` is null. Raises DraftError, and RuleError when a rule fails."""
    check_draft(draft)
    message, found = find(draft, linter, now)
    report = report_of(draft, message, found, linter.settings)
    if fixes and any(finding.edits and is_safe(rule, finding) for _, rule, finding in found):
        changed, _, _ = mend(draft, linter, False, now, found)
        report["fixed"] = changed or None
    return report


def is_safe(rule: "Rule", finding: "Finding") -> bool:
    return (rule.fix == "safe") if finding.safe is None else finding.safe


def fix_draft(draft: "Draft", linter: "Linter", unsafe: bool = False, now: "datetime | None" = None) -> dict:
    """The draft mended by its safe fixes, with `unsafe` by the others too: {"draft": the fields that changed,
    "applied": [{code, count}], "report": that of the mended draft}. Raises DraftError."""
    check_draft(draft)
    changed, applied, _ = mend(draft, linter, unsafe, now, None)
    return {
        "draft": changed,
        "applied": [{"code": code, "count": count} for code, count in sorted(applied.items())],
        "report": judge_draft({**draft, **changed}, linter, now),
    }


def find(draft: "Draft", linter: "Linter", now: "datetime | None") -> "tuple[Message, Found]":
    message = read_draft(draft, linter.settings.reading, now)
    return message, [(message, rule, finding) for rule, finding in linter.judge(message)]


def mend(
    draft: "Draft", linter: "Linter", unsafe: bool, now: "datetime | None", found: "Found | None"
) -> "tuple[dict[str, str], dict[str, int], list[Refusal]]":
    """The fields that fixes change, how often each rule's fix was made, and what was refused. `found` are the findings
    of the draft as it stands, where they are known."""
    from etiquette_lint.fix import apply, collect_all, settle

    if draft.get("raw") is not None:
        return mend_raw(draft, linter, unsafe, now)
    texts = {name: str(draft[name]) for name in TEXTS if draft.get(name) is not None}

    def round_of(fields: dict[str, str], unsettled: set[str]) -> "tuple[dict[str, str], list[str], list[Refusal]]":
        known = found if fields is texts and found is not None else find({**draft, **fields}, linter, now)[1]
        leaves, refused = collect_all(known, unsafe, unsettled)
        fields, applied = dict(fields), []  # type: ignore[var-annotated]
        for leaf, edits, codes in leaves.values():
            assert isinstance(leaf, Field)
            fields[leaf.name] = apply(leaf.source, leaf.rewrite(edits))
            applied += codes
        return fields, applied, refused

    mended, applied, refused = settle(texts, round_of)
    return {name: text for name, text in mended.items() if text != texts[name]}, applied, refused


def mend_raw(
    draft: "Draft", linter: "Linter", unsafe: bool, now: "datetime | None"
) -> "tuple[dict[str, str], dict[str, int], list[Refusal]]":
    from etiquette_lint.draft_raw import mend_mail

    return mend_mail(draft, linter, unsafe, now)


def report_of(draft: "Draft", message: "Message", found: "Found", settings: "Settings") -> dict:
    """The report without what its fixes give."""
    if draft.get("raw") is not None:
        from etiquette_lint.draft_raw import diagnose_mail

        diagnostics = diagnose_mail(str(draft["raw"]), message, found, settings)
    else:
        diagnostics = [diagnose(message, rule, finding, settings) for message, rule, finding in found]
    if any(diagnostic.masked for diagnostic in diagnostics):
        from etiquette_lint.context import mask_secrets

        mask_secrets(diagnostics)  # type: ignore[arg-type]
    part_edits(diagnostics)
    diagnostics.sort(key=order)
    lines = LineStarts(draft)
    summary = dict.fromkeys(SEVERITIES, 0)
    for diagnostic in diagnostics:
        summary[diagnostic.severity] += 1
    verdict = verdict_of([(found.code, found.severity) for found in diagnostics], settings.fail_on)
    return {
        "version": __version__,
        "ok": verdict == "send",
        "verdict": verdict,
        "summary": {**summary, "score": score_of(diagnostics, settings.points)},
        "language": message.language,
        "kind": message.kind,
        "diagnostics": [diagnostic_fields(diagnostic, lines) for diagnostic in diagnostics],
        "fixed": None,
    }


def diagnose(message: "Message", rule: "Rule", finding: "Finding", settings: "Settings") -> DraftDiagnostic:
    diagnostic = DraftDiagnostic()
    describe(diagnostic, message, rule, finding, settings.display_language)
    diagnostic.field, diagnostic.start, diagnostic.end = place_of(finding.text, message)
    diagnostic.edits = []
    if finding.edits:
        from etiquette_lint.edits import Refused, lower_edits

        try:
            for leaf, start, end, text in lower_edits(message, finding):
                if isinstance(leaf, Field):
                    edit = leaf.rewrite([(start, end, text)])[0]
                    diagnostic.edits.append(FieldEdit(leaf.name, *edit))
        except Refused:
            diagnostic.edits = []
    return diagnostic


def place_of(text: "Text", message: "Message") -> tuple[str, int, int]:
    """Field, start and end; what stands in no field (the name of an attachment, a subject from the settings) is placed
    at the start of the body."""
    layer, start, end = text.layer, text.start, text.end
    while (beneath := getattr(layer, "beneath", None)) is not None:
        below = beneath(start, end)
        if below is None:
            break
        layer, start, end = below
    if isinstance(layer, Field) and layer.name in TEXTS:
        span = layer.raw_span(start, end)
        return layer.name, span.start, span.end
    return ("html" if message.format == "html" else "body"), 0, 0


def part_edits(diagnostics: list[DraftDiagnostic]) -> None:
    """Let the edits of one report never overlap: of two fixes that do the safe one stays, else the first."""
    if not any(diagnostic.edits for diagnostic in diagnostics):
        return
    from bisect import insort

    from etiquette_lint.edits import overlaps

    taken: dict[str, list[tuple[int, int]]] = {}
    for diagnostic in sorted(diagnostics, key=lambda diagnostic: not diagnostic.fix_safe):
        edits = diagnostic.edits
        if any(overlaps((edit.start, edit.end), taken.get(edit.field, [])) for edit in edits):
            diagnostic.edits = []
            continue
        for edit in edits:
            insort(taken.setdefault(edit.field, []), (edit.start, edit.end))


def order(diagnostic: DraftDiagnostic) -> tuple:
    return (TEXTS.index(diagnostic.field), diagnostic.start, diagnostic.code)


def verdict_of(found: list[tuple[str, str]], fail_on: str) -> str:
    """What codes and severities come to: "send", "revise" (the writer can mend it) or "ask" (a person must decide)."""
    limit = SEVERITIES.index(fail_on)
    failing = [code for code, severity in found if SEVERITIES.index(severity) <= limit]
    if any(code.startswith(FOR_A_PERSON) for code in failing):
        return "ask"
    return "revise" if failing else "send"


def score_of(diagnostics: list[DraftDiagnostic], points: dict[str, int]) -> int:
    """100 without the points of its findings, never under 0; what cannot be read has 0."""
    taken = sum(100 if diagnostic.code == "LNT001" else points[diagnostic.severity] for diagnostic in diagnostics)
    return max(100 - taken, 0)


class LineStarts:
    """Lines of the fields of a draft; they end at CRLF, LF or CR only."""

    def __init__(self, draft: "Draft"):
        self.draft = draft
        self._starts: dict[str, list[int]] = {}

    def place(self, field: str, offset: int) -> tuple[int, int]:
        """1-based line and column of an offset in a field, both in code points."""
        from bisect import bisect_right

        if field not in self._starts:
            self._starts[field] = starts_of(str(self.draft.get(field) or ""))
        starts = self._starts[field]
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


def starts_of(string: str) -> list[int]:
    """Where each line begins."""
    starts, at = [0], 0
    if "\r" in string:
        from etiquette_lint.diagnostic import LINE_BREAK

        return starts + [match.end() for match in LINE_BREAK.finditer(string)]
    while (at := string.find("\n", at) + 1) > 0:
        starts.append(at)
    return starts


def diagnostic_fields(diagnostic: DraftDiagnostic, lines: LineStarts) -> dict:
    line, column = lines.place(diagnostic.field, diagnostic.start)
    end_line, end_column = lines.place(diagnostic.field, diagnostic.end)
    edits = [
        {"field": edit.field, "start": edit.start, "end": edit.end, "text": edit.text}
        for edit in diagnostic.edits
    ]
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "excerpt": diagnostic.excerpt,
        "masked": diagnostic.masked,
        "zone": diagnostic.zone,
        "field": diagnostic.field,
        "start": diagnostic.start,
        "end": diagnostic.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "fix": {"safe": diagnostic.fix_safe, "edits": edits} if edits else None,
        "url": diagnostic.url,
    }
