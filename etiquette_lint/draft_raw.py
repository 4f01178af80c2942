"""A draft that is a whole mail: its findings placed in the text of the mail, its fixes made as in a file."""

from etiquette_lint.diagnostic import describe
from etiquette_lint.draft import DraftDiagnostic, FieldEdit
from etiquette_lint.edits import raw_edits
from etiquette_lint.fix import Refusal, apply, collect_all, settle
from etiquette_lint.message.draft_fields import raw_bytes, read_draft
from etiquette_lint.message.reencoding import CannotEncode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from etiquette_lint.config import Settings
    from etiquette_lint.draft import Draft, Found
    from etiquette_lint.lint import Linter
    from etiquette_lint.message.model import Message


def diagnose_mail(raw: str, message: "Message", found: "Found", settings: "Settings") -> list[DraftDiagnostic]:
    """The findings of a mail, placed in code points of its text."""
    content = raw_bytes(raw)
    diagnostics = []
    for _, rule, finding in found:
        diagnostic = DraftDiagnostic()
        describe(diagnostic, message, rule, finding, settings.display_language)
        span = finding.text.raw_span()
        diagnostic.field = "raw"
        diagnostic.start, diagnostic.end = characters(content, span.start), characters(content, span.end)
        diagnostic.edits = [
            FieldEdit("raw", characters(content, start), characters(content, end), text_of(text.encode(charset)))
            for start, end, text, charset in (raw_edits(message, finding) if finding.edits else [])
        ]
        diagnostics.append(diagnostic)
    return diagnostics


def characters(content: bytes, offset: int) -> int:
    """Code points before a byte."""
    return offset if content.isascii() else len(text_of(content[:offset]))


def text_of(content: bytes) -> str:
    """Bytes of a mail as text; what is no UTF-8 becomes half surrogates, which `raw_bytes` turns back."""
    return content.decode("utf-8", "surrogateescape")


def mend_mail(
    draft: "Draft", linter: "Linter", unsafe: bool, now: "datetime | None"
) -> tuple[dict[str, str], dict[str, int], list[Refusal]]:
    def round_of(raw: bytes, unsettled: set[str]) -> tuple[bytes, list[str], list[Refusal]]:
        message = read_draft({**draft, "raw": text_of(raw)}, linter.settings.reading, now)
        found = ((message, rule, finding) for rule, finding in linter.judge(message))
        leaves, refused = collect_all(found, unsafe, unsettled)
        edits, applied = [], []
        for leaf, leaf_edits, codes in leaves.values():
            try:
                edits += leaf.rewrite(leaf_edits)
                applied += codes
            except CannotEncode as error:
                refused += [Refusal(code, "cannot-encode", str(error)) for code in codes]
        return apply(raw, edits), applied, refused

    original = raw_bytes(str(draft["raw"]))
    mended, applied, refused = settle(original, round_of)
    return ({"raw": text_of(mended)} if mended != original else {}), applied, refused
