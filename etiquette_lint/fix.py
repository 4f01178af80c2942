"""Mending a file: the edits of its findings, encoded as its parts are, again until nothing is left to mend."""

from bisect import insort

from etiquette_lint.edits import Refused, lower_edits, overlaps
from etiquette_lint.message.reading import read_messages
from etiquette_lint.message.reencoding import CannotEncode
from etiquette_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from etiquette_lint.edits import Leaf, LeafEdit, RawEdit
    from etiquette_lint.finding import Finding
    from etiquette_lint.lint import Linter
    from etiquette_lint.message.model import Message
    from etiquette_lint.rule import Rule

    Leaves = dict[int, tuple[Leaf, list[LeafEdit], list[str]]]  # a leaf, its edits, the codes they mend
    Document = TypeVar("Document")
    # One round: a document and the rules to leave out -> the document mended, the codes mended, what was refused.
    Mend = Callable[[Document, set[str]], tuple[Document, list[str], list["Refusal"]]]

MOST_ROUNDS = 5


class Refusal:
    """A fix that was not made: its rule, and why as a key of the words: "signed", "gap", "not-contiguous",
    "cannot-encode", "unsettled"."""

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
    """Apply the safe fixes, and with `unsafe` the others too, until none is left."""

    def mend(raw: bytes, unsettled: set[str]) -> tuple[bytes, list[str], list[Refusal]]:
        edits, applied, refused = find_edits(Source(source.name, raw), linter, unsafe, unsettled)
        return apply(raw, edits), applied, refused

    fixed = Fixed(source.raw)
    fixed.raw, fixed.applied, fixed.refused = settle(source.raw, mend)
    return fixed


def settle(document: "Document", mend: "Mend[Document]") -> "tuple[Document, dict[str, int], list[Refusal]]":
    """Mend a document until no fix is left, for at most five rounds. Fixes that still find work then undo or feed
    each other: it is mended without them. Returns also how often each rule's fix was made, and what was refused."""
    unsettled: set[str] = set()
    while True:
        mended, applied, refused, restless = settle_without(unsettled, document, mend)
        if not restless:
            return mended, applied, refused + [Refusal(code, "unsettled") for code in sorted(unsettled)]
        unsettled |= restless


def settle_without(
    unsettled: set[str], document: "Document", mend: "Mend[Document]"
) -> "tuple[Document, dict[str, int], list[Refusal], set[str]]":
    """The document mended without the fixes of some rules, and the rules whose fixes found no end."""
    counts: dict[str, int] = {}
    restless: set[str] = set()  # what was mended after the first round
    for remaining in range(MOST_ROUNDS, -1, -1):
        mended, applied, refused = mend(document, unsettled)
        if mended == document:
            break
        if remaining < MOST_ROUNDS:
            restless.update(applied)
        if not remaining:
            return document, counts, refused, restless
        document = mended
        for code in applied:
            counts[code] = counts.get(code, 0) + 1
    return document, counts, refused, set()


def find_edits(
    source: Source, linter: "Linter", unsafe: bool, unsettled: set[str]
) -> "tuple[list[RawEdit], list[str], list[Refusal]]":
    """The raw edits of one round, the codes they mend, and what cannot be mended."""
    found = (
        (message, rule, finding)
        for message in read_messages(source, linter.settings.reading)
        for rule, finding in linter.judge(message, source.name)
    )
    leaves, refused = collect_all(found, unsafe, unsettled)
    edits: list[RawEdit] = []
    applied: list[str] = []
    for leaf, leaf_edits, codes in leaves.values():
        try:
            edits += leaf.rewrite(leaf_edits)
            applied += codes
        except CannotEncode as error:
            refused += [Refusal(code, "cannot-encode", str(error)) for code in codes]
    return edits, applied, refused


def collect_all(
    found: "Iterable[tuple[Message, Rule, Finding]]", unsafe: bool, unsettled: set[str]
) -> "tuple[Leaves, list[Refusal]]":
    """The edits of all findings whose fixes are wanted, by the leaf they belong to, and what cannot be mended."""
    leaves: Leaves = {}
    refused: list[Refusal] = []
    for message, rule, finding in found:
        if finding.edits and is_wanted(rule, finding, unsafe) and rule.code not in unsettled:
            collect(message, rule, finding, leaves, refused)
    return leaves, refused


def is_wanted(rule: "Rule", finding: "Finding", unsafe: bool) -> bool:
    return unsafe or ((rule.fix == "safe") if finding.safe is None else finding.safe)


def collect(message: "Message", rule: "Rule", finding: "Finding", leaves: "Leaves", refused: list[Refusal]) -> None:
    """Add a finding's edits to the leaves they belong to: all, or none. What overlaps waits for the next round."""
    try:
        found = lower_edits(message, finding)
        for leaf, start, end, text in found:
            leaf.rewrite([(start, end, text)])  # so that one that cannot be encoded is refused alone
    except Refused as refusal:
        refused.append(Refusal(rule.code, refusal.reason, refusal.detail))
        return
    except CannotEncode as error:
        refused.append(Refusal(rule.code, "cannot-encode", str(error)))
        return
    if any(id(edit[0]) in leaves and overlaps(edit[1:], leaves[id(edit[0])][1]) for edit in found):
        return
    for leaf, start, end, text in found:
        insort(leaves.setdefault(id(leaf), (leaf, [], []))[1], (start, end, text))
    leaves[id(found[0][0])][2].append(rule.code)


def apply(raw: bytes, edits: "list[RawEdit]") -> bytes:
    """The file with its edits made, from the end; of two that overlap the later in the file wins."""
    reached = len(raw) + 1
    for start, end, content in sorted(edits, key=lambda edit: (edit[0], edit[1]), reverse=True):
        if end <= reached:
            raw = raw[:start] + content + raw[end:]
            reached = start
    return raw
