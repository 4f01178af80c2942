"""The edits of a finding, walked down to the file: what a fix writes there, what a report tells an editor to write."""

from bisect import bisect_left

from etiquette_lint.message.decode import Decoded
from etiquette_lint.message.draft_fields import Field
from etiquette_lint.message.headers import HeaderField
from etiquette_lint.message.text import Text, lower_edit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.finding import Finding
    from etiquette_lint.message.model import Message

    Leaf = Decoded | HeaderField
    LeafEdit = tuple[int, int, str]  # start and end in the leaf's string, what to put there
    RawEdit = tuple[int, int, bytes]  # start and end in bytes of the file, what to put there

MOST_REWRITTEN = 20_000  # bytes that one edit of a report may carry: in base64 it reaches to the end of its part


class Refused(Exception):
    """A fix that cannot be made. `reason` is a key of the words: "signed", "gap", "not-contiguous",
    "cannot-encode"; `detail` what signs it, or what cannot be encoded."""

    def __init__(self, reason: str, detail: str = ""):
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def lower_edits(message: "Message", finding: "Finding") -> "list[tuple[Leaf, int, int, str]]":
    """The edits of a finding in the lowest layers, as (leaf, start, end, text); raises Refused."""
    if message.signed:
        raise Refused("signed", message.signed)
    lowered = []
    for edit in finding.edits:
        if fills_gap(message, edit.text):
            raise Refused("gap")
        found = lower_edit(edit.text, edit.replacement)
        if found is None or not isinstance(found[0], Decoded | HeaderField | Field):
            raise Refused("not-contiguous")
        lowered.append(found)
    return lowered  # type: ignore[return-value]


def fills_gap(message: "Message", text: Text) -> bool:
    """Whether an edit would overwrite a gap of the template with words: a rule sees a neutral word or a value there.
    A rule that replaces exactly the gap knows what it does."""
    for gap in message.placeholders:
        if gap.text.layer is text.layer and gap.source != str(gap.text):
            place = gap.text.start, gap.text.end
            if place != (text.start, text.end) and touches(place, text.start, text.end):
                return True
    layer, start, end = text.layer, text.start, text.end
    while below := layer.lower(start, end):
        if any(touches(place, start, end) for place in getattr(layer, "filled", ())):
            return True
        layer, start, end = below
    return False


def touches(place: tuple[int, int], start: int, end: int) -> bool:
    return place[0] < end and start < place[1]


def raw_edits(message: "Message", finding: "Finding") -> "list[tuple[int, int, str, str]]":
    """The edits of a finding as an editor that knows no mail can make them: start and end in bytes of the file, what
    to write there, and the charset of both. All of them, or none where one cannot be made."""
    from etiquette_lint.message.reencoding import CannotEncode

    try:
        lowered = lower_edits(message, finding)
        plain = [plain_edit(*edit) for edit in lowered]
        if None not in plain:
            return plain  # type: ignore[return-value]
        leaves: dict[int, tuple[Leaf, list[LeafEdit]]] = {}
        for leaf, start, end, text in lowered:
            leaves.setdefault(id(leaf), (leaf, []))[1].append((start, end, text))
        found = []
        for leaf, edits in leaves.values():
            for start, end, content in leaf.rewrite(edits):
                if len(content) > MOST_REWRITTEN:
                    return []
                found.append((start, end, content.decode(charset_of(leaf)), charset_of(leaf)))
        return sorted(found)
    except (Refused, CannotEncode, UnicodeDecodeError):  # the last: a line that its charset cannot read
        return []


def plain_edit(leaf: "Leaf", start: int, end: int, text: str) -> tuple[int, int, str, str] | None:
    """An edit of ASCII text that stands in the file as it is read: by far the most. None for any other."""
    if not text.isascii() or "\n" in text:
        return None
    if isinstance(leaf, Decoded):
        if leaf.encoding or leaf.charset not in ("ascii", "utf-8"):
            return None
    elif leaf.pieces is not None or "=?" in text:
        return None
    span = leaf.raw_span(start, end)
    return span.start, span.end, text, span.charset


def charset_of(leaf: "Leaf") -> str:
    return leaf.raw_charset if isinstance(leaf, Decoded) else leaf.charset


def overlaps(edit: tuple, others: list) -> bool:
    """Whether an edit (start, end, …) touches one of others, in order, that touch none of their own; two insertions
    at one place do."""
    start, end = edit[:2]
    following = bisect_left(others, (start,))
    if following < len(others) and (others[following][0] < end or others[following][0] == start):
        return True
    return following > 0 and start < others[following - 1][1]
