"""Each finding with the line it stands in, the words found marked, what to write instead, and why."""

from etiquette_lint.formats import Style
from etiquette_lint.formats.terminal import SEVERITY_COLORS, harmless, paint, width, wrap
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.context import Context
    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.report import Report

INDENT = "    "
LEAST = 16  # columns shown on each side of what is flagged, however long that is


def render(report: "Report", style: Style) -> "Iterator[str]":
    """The reason for a rule stands with its first finding only."""
    explained: set[str] = set()
    reasons: dict[str, str] | None = None
    first = True
    for judged in report:
        for diagnostic, context in zip(judged.diagnostics, judged.contexts, strict=True):
            if not first:
                yield "\n"
            first = False
            yield from finding_lines(diagnostic, context, style)
            if diagnostic.name not in explained:
                explained.add(diagnostic.name)
                reasons = style.reasons() if reasons is None else reasons
                if reasons.get(diagnostic.name):
                    yield from paragraph(say("why", style.language, why=reasons[diagnostic.name]), style, "2")


def finding_lines(diagnostic: "Diagnostic", context: "Context", style: Style) -> "Iterator[str]":
    severity = SEVERITY_COLORS[diagnostic.severity]
    place = f"{harmless(diagnostic.path)}:{diagnostic.line}:{diagnostic.column}"
    number = (
        say("message-number", style.language, number=diagnostic.message_index + 1) if diagnostic.message_index else ""
    )
    rule = paint(f"{diagnostic.code} {diagnostic.name}", severity, style.color)
    yield f"{paint(place, '1', style.color)}{number}  {rule}  {say(diagnostic.severity, style.language)}\n"
    yield f"{INDENT}{marked_line(context, style)}\n"
    yield from paragraph(harmless(diagnostic.message), style, "1")
    fix = fix_words(diagnostic, style.language)
    if fix and fix not in diagnostic.message:
        yield from paragraph(fix, style, "32")


def paragraph(text: str, style: Style, color: str) -> "Iterator[str]":
    for line in wrap(text, min(style.columns, 100) - len(INDENT)):
        yield f"{INDENT}{paint(line, color, style.color)}\n"


def marked_line(context: "Context", style: Style) -> str:
    """The line with what is flagged in ⟦…⟧, or underlined in colour; a long line is cut around it."""
    before, flagged, after = (harmless(piece) for piece in context)
    room = min(style.columns, 100) - len(INDENT) - 4
    flagged = shorten(flagged, room - 2 * LEAST)
    side = max((room - width(flagged)) // 2, LEAST)
    before_room = side + max(side - width(after), 0)
    after_room = side + max(side - width(before), 0)
    before, after = last_columns(before.lstrip(), before_room), first_columns(after.rstrip(), after_room)
    if not flagged:
        mark = paint("⟦⟧", "33", style.color)
    else:
        mark = paint(flagged, "31;4", True) if style.color else f"⟦{flagged}⟧"
    return f"{before}{mark}{after}"


def first_columns(text: str, columns: int) -> str:
    """The beginning of a text, ended with "…" where it is cut."""
    if width(text) <= columns:
        return text
    end = min(columns, len(text))
    while end and width(text[:end]) > columns - 1:
        end -= 1
    return text[:end].rstrip() + "…"


def last_columns(text: str, columns: int) -> str:
    """The end of a text, begun with "…" where it is cut."""
    if width(text) <= columns:
        return text
    start = max(len(text) - columns, 0)
    while start < len(text) and width(text[start:]) > columns - 1:
        start += 1
    return "…" + text[start:].lstrip()


def shorten(text: str, columns: int) -> str:
    """A text with its middle left out where it is too long."""
    if width(text) <= columns:
        return text
    return first_columns(text, columns // 2) + last_columns(text, columns // 2).removeprefix("…")


def fix_words(diagnostic: "Diagnostic", language: str) -> str:
    """What the edits come to, when the message has not said it already."""
    replacements = [replacement.strip() for replacement in diagnostic.replacements]
    if not replacements:
        return ""
    words = harmless(" … ".join(replacement for replacement in replacements if replacement))
    if not words:
        return say("fix-delete", language) if any(not replacement for replacement in diagnostic.replacements) else ""
    if words in diagnostic.message:
        return ""
    return say("fix" if diagnostic.excerpt else "fix-add", language, fix=words)
