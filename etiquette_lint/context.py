"""The line a finding stands in, in three pieces, for forms of output that show it."""

import re

from etiquette_lint.diagnostic import MASK, Diagnostic
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.message.text import Text

MOST = 2000  # bytes or characters of a line looked at before and after a finding
Context = tuple[str, str, str]  # before, flagged, after

LINE_END = Pattern("[\r\n]")
# Quoted-printable, encoded words: what nobody reads as it stands.
TRANSFER_ENCODED = Pattern(r"=[0-9A-Fa-f]{2}|=\?|=$")


def contexts_of(diagnostics: list[Diagnostic], raw: bytes) -> list[Context]:
    """For each diagnostic its line as typed; as decoded where typed it is unreadable (base64, quoted-printable).
    What one finding masks is masked in the lines of all."""
    hide = hiding(diagnostics)
    contexts = []
    for diagnostic in diagnostics:
        before, flagged, after = context_of(diagnostic, raw)
        if diagnostic.masked:
            flagged = MASK
        if hide:
            before, flagged, after = hide.sub(MASK, before), hide.sub(MASK, flagged), hide.sub(MASK, after)
        contexts.append((before, flagged, after))
    return contexts


def hiding(diagnostics: list[Diagnostic]) -> "re.Pattern[str] | None":
    """What finds every secret that one of the diagnostics masks, or None where there is none."""
    secrets = {str(diagnostic.finding.text) for diagnostic in diagnostics if diagnostic.masked and diagnostic.finding}
    secrets.discard("")
    if not secrets:
        return None
    return re.compile("|".join(re.escape(secret) for secret in sorted(secrets, key=len, reverse=True)))


def mask_secrets(diagnostics: list[Diagnostic]) -> None:
    """Mask what one diagnostic calls a secret in the words of all. An edit that would repeat it is left out, and
    so is one that carries its neighbours with it, encoded past all masking (a line of base64)."""
    hide = hiding(diagnostics)
    if hide is None:
        return
    touched = {diagnostic.message_index for diagnostic in diagnostics if diagnostic.masked}
    for diagnostic in diagnostics:
        if diagnostic.message_index not in touched:
            continue
        diagnostic.message = hide.sub(MASK, diagnostic.message)
        diagnostic.excerpt = hide.sub(MASK, diagnostic.excerpt)
        if any(hide.search(edit.text) or edit.text not in diagnostic.replacements for edit in diagnostic.edits):
            diagnostic.edits = []
        diagnostic.replacements = [hide.sub(MASK, replacement) for replacement in diagnostic.replacements]


def context_of(diagnostic: Diagnostic, raw: bytes) -> Context:
    if diagnostic.finding is None:
        return "", diagnostic.excerpt, ""
    text = diagnostic.finding.text
    span = text.raw_span()
    if span.exact and not span.charset.startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        least, most = max(span.start - MOST, 0), min(span.end + MOST, len(raw))
        start = max(raw.rfind(b"\n", least, span.start) + 1, raw.rfind(b"\r", least, span.start) + 1, least)
        ends = raw.find(b"\n", span.end, most), raw.find(b"\r", span.end, most)
        end = min((found for found in ends if found >= 0), default=most)
        pieces = raw[start : span.start], raw[span.start : span.end], raw[span.end : end]
        before, flagged, after = (piece.decode(span.charset, "replace") for piece in pieces)
        read = as_read(text)
        if not TRANSFER_ENCODED.search(before + flagged + after) or TRANSFER_ENCODED.search("".join(read)):
            return before.removeprefix("\ufeff"), flagged, after
        return read
    return as_read(text)


def as_read(text: "Text") -> Context:
    """The line as its reader sees it."""
    string = text.layer.string
    least, most = max(text.start - MOST, 0), min(text.end + MOST, len(string))
    start = max(string.rfind("\n", least, text.start) + 1, string.rfind("\r", least, text.start) + 1, least)
    end = LINE_END.search(string, text.end, most)
    return string[start : text.start], str(text), string[text.end : end.start() if end else most]
