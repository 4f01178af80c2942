"""Mending a file: the edits of its findings, encoded as its parts are, again until nothing is left to mend."""

from etiquette_lint.message.decode import Decoded
from etiquette_lint.message.headers import HeaderField
from etiquette_lint.message.reading import read_messages
from etiquette_lint.message.reencoding import CannotEncode
from etiquette_lint.message.text import Layer, lower_edit
from etiquette_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.finding import Finding
    from etiquette_lint.lint import Linter
    from etiquette_lint.message.model import Message
    from etiquette_lint.rule import Rule

MOST_ROUNDS = 5

LeafEdit = tuple[int, int, str]  # start and end in the layer's string, what to put there
RawEdit = tuple[int, int, bytes]  # start and end in bytes of the file, what to put there


class Refusal:
    """A fix that was not made: its rule, and why as a key of the words: "signed", "not-contiguous", "cannot-encode"."""

    __slots__ = ("code", "detail", "reason")

    def __init__(self, code: str, reason: str, detail: str = ""):
        self.code = code
        self.reason = reason
        self.detail = detail


class Fixed:
    """What became of a file: its new bytes, how often each rule's fix was made, and what was refused."""

    __slots__ = ("applied", "raw", "refused")

    def __init__(self, raw: bytes):
        self.raw = raw
        self.applied: dict[str, int] = {}
        self.refused: list[Refusal] = []


def fix(source: Source, linter: "Linter", unsafe: bool = False) -> Fixed:
    """Apply the safe fixes, and with `unsafe` the others too, for at most five rounds."""
    fixed = Fixed(source.raw)
    seen = {source.raw}
    for _ in range(MOST_ROUNDS):
        edits, applied, fixed.refused = find_edits(Source(source.name, fixed.raw), linter, unsafe)
        raw = apply(fixed.raw, edits)
        if raw in seen:  # nothing to do, or fixes that undo each other
            break
        seen.add(raw)
        fixed.raw = raw
        for code in applied:
            fixed.applied[code] = fixed.applied.get(code, 0) + 1
    return fixed


def find_edits(source: Source, linter: "Linter", unsafe: bool) -> tuple[list[RawEdit], list[str], list[Refusal]]:
    """The raw edits of one round, the codes they mend, and what cannot be mended."""
    leaves: dict[int, tuple[Layer, list[LeafEdit], list[str]]] = {}
    refused: list[Refusal] = []
    for message in read_messages(source, linter.settings.reading):
        for rule, finding in linter.judge(message):
            if finding.edits and is_wanted(rule, finding, unsafe):
                collect(message, rule, finding, leaves, refused)
    edits: list[RawEdit] = []
    applied: list[str] = []
    for leaf, leaf_edits, codes in leaves.values():
        try:
            edits += leaf.rewrite(leaf_edits)  # type: ignore[attr-defined]
            applied += codes
        except CannotEncode as error:
            refused += [Refusal(code, "cannot-encode", str(error)) for code in codes]
    return edits, applied, refused


def is_wanted(rule: "Rule", finding: "Finding", unsafe: bool) -> bool:
    return unsafe or ((rule.fix == "safe") if finding.safe is None else finding.safe)


def collect(
    message: "Message",
    rule: "Rule",
    finding: "Finding",
    leaves: dict[int, tuple[Layer, list[LeafEdit], list[str]]],
    refused: list[Refusal],
) -> None:
    """Add a finding's edits to the leaves they belong to: all, or none. What overlaps waits for the next round."""
    if message.signed:
        refused.append(Refusal(rule.code, "signed", message.signed))
        return
    lowered = [lower_edit(edit.text, edit.replacement) for edit in finding.edits]
    if any(edit is None or not isinstance(edit[0], Decoded | HeaderField) for edit in lowered):
        refused.append(Refusal(rule.code, "not-contiguous"))
        return
    found = [edit for edit in lowered if edit is not None]
    if any(id(edit[0]) in leaves and overlaps(edit[1:], leaves[id(edit[0])][1]) for edit in found):
        return
    for leaf, start, end, text in found:
        leaves.setdefault(id(leaf), (leaf, [], []))[1].append((start, end, text))
    leaves[id(found[0][0])][2].append(rule.code)


def overlaps(edit: LeafEdit, others: list[LeafEdit]) -> bool:
    """Whether an edit touches another; two insertions at one place do."""
    start, end, _ = edit
    return any((start < other_end and other_start < end) or start == other_start for other_start, other_end, _ in others)


def apply(raw: bytes, edits: list[RawEdit]) -> bytes:
    """The file with its edits made, from the end; of two that overlap the later in the file wins."""
    reached = len(raw) + 1
    for start, end, content in sorted(edits, key=lambda edit: (edit[0], edit[1]), reverse=True):
        if end <= reached:
            raw = raw[:start] + content + raw[end:]
            reached = start
    return raw
