"""The zones of a message: salutation, body, closing, signature, postscript, quotation, disclaimer.

The author's lines are read from both ends: the salutation from the top, disclaimers, postscript, signature and
closing from the bottom; what remains is the body, one zone a paragraph or list item.
"""

from bisect import bisect_right

from etiquette_lint.message.footers import is_client_footer
from etiquette_lint.message.lists import Item, Line, find_list_items, list_items_of, paragraphs_of, split_lines
from etiquette_lint.message.model import ListItem, Zone
from etiquette_lint.message.names import is_contact_card
from etiquette_lint.message.quotation import find_quotations
from etiquette_lint.message.salutation import match_greeting, match_salutation
from etiquette_lint.message.signature import Found, find_signoff
from etiquette_lint.message.text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from etiquette_lint.message.model import Mark, Message
    from etiquette_lint.message.salutation import Salutation

_OPENING_LINES = 5  # lines that may stand above a salutation: "FYI", an assistant's "Here is a draft:"


def find_zones(
    string: str, *, kind: str = "email", quotations: "list[tuple[int, int]] | None" = None, marks: "Sequence[Mark]" = ()
) -> list[Found]:
    """Return the zones of a body as (name, start, end), in order and apart from each other.

    `quotations` are the spans of `find_quotations`, found here when not given; `marks` what HTML or Markdown says.
    A message that is all quotation has quotation zones only. In a template the placeholders read as words.
    """
    return read(string, kind=kind, quotations=quotations, marks=marks)[0]


def read_zones(message: "Message") -> "list[Zone]":
    """The zones of a message as values with their place and, for list items, their item. Its salutation is kept."""
    layer = message.body
    zones, items, message.salutation = read(layer.string, kind=message.kind, marks=message.marks)
    if not items:
        return [Zone(name, Text(layer, start, end)) for name, start, end in zones]
    by_start = {item.start: item for item in items}
    result = []
    for name, start, end in zones:
        item = by_start.get(start) if name == "body" else None
        listed = None
        if item is not None:
            marker, text = Text(layer, *item.marker), Text(layer, *item.text)
            listed = ListItem(marker, item.style, item.number, item.depth, item.list_index, text)
        result.append(Zone(name, Text(layer, start, end), listed))
    return result


def read(
    string: str, *, kind: str = "email", quotations: "list[tuple[int, int]] | None" = None, marks: "Sequence[Mark]" = ()
) -> "tuple[list[Found], list[Item], Salutation | None]":
    """The zones of a body, the list items among them, and the salutation by offsets into its zone."""
    if quotations is None:
        quotations = find_quotations(string, marks)
    lines = split_lines(string)
    zones: list[Found] = []
    if quotations:
        zones = [("quotation", start, end) for start, end in quotations]
        lines = _above_footers(string, _own_lines(string, lines, quotations), zones)
    first, last = 0, len(lines) - 1
    while first <= last and not lines[first][0]:
        first += 1
    if first > last:
        return zones, [], None
    while not lines[last][0]:
        last -= 1
    block = [line[0] for line in lines[first : last + 1]] if last - first < 10 else []
    if len(block) > 1 and is_contact_card(block):
        zones.append(("signature", lines[first][1], lines[last][2]))
        return sorted(zones, key=lambda zone: zone[1]), [], None
    low, body, salutation = _salutation(lines, first, zones)
    listed = max((mark.end for mark in marks if mark.name == "list-item"), default=0) if marks else 0
    above = next((at for at in range(low, len(lines)) if lines[at][1] >= listed), len(lines)) if listed else low
    signoff = find_signoff(lines, above, string)
    zones += signoff.zones
    body += lines[low : signoff.line]
    if signoff.cut is not None:
        start = lines[signoff.line][1]
        text = string[start : signoff.cut].rstrip(" \t\u3000-–—~")
        if text:
            body.append((text, start, start + len(text)))
    items = list_items_of(string, body)
    if listed:
        starts = {line[1] for line in body if line[0]}
        items = [item for item in find_list_items(string, 0, len(string), marks) if item.start in starts]
    zones += [("body", start, end) for start, end in paragraphs_of(body, items)]
    zones.sort(key=lambda zone: zone[1])
    return _joined(zones), items, salutation


def _joined(zones: list[Found]) -> list[Found]:
    """Name and "Sent from my phone" are one signature."""
    joined: list[Found] = []
    for name, start, end in zones:
        if name == "signature" and joined and joined[-1][0] == name:
            joined[-1] = (name, joined[-1][1], end)
        else:
            joined.append((name, start, end))
    return joined


def _own_lines(string: str, lines: list[Line], quotations: list[tuple[int, int]]) -> list[Line]:
    """The lines outside quotations; each quotation leaves one blank line."""
    starts = [start for start, _ in quotations]
    own: list[Line] = []
    quoted = False
    for line in lines:
        text, start, end = line
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < quotations[at][1]:
            if end > quotations[at][1] and text:  # an inline quotation ends within the line
                start = quotations[at][1]
                rest = string[start:end].strip()
                if rest:
                    begin = string.index(rest, start)
                    own.append((rest, begin, begin + len(rest)))
                    continue
            quoted = True
            continue
        if at + 1 < len(starts) and starts[at + 1] < end:
            text = string[start : starts[at + 1]].rstrip()
            line = (text, start, start + len(text))
        if quoted:
            own.append(("", start, start))
            quoted = False
        own.append(line)
    return own


def _above_footers(string: str, lines: list[Line], zones: list[Found]) -> list[Line]:
    """Take what stands below the last quotation, where it says nothing: footers, and a signature when one stands above.

    Lists and clients put them there. They go with the quotation, unless the signature is the only one.
    """
    last = zones[-1][2]
    below = [line for line in lines if line[1] >= last and line[0]]
    if not below:
        return lines
    tail = [line for line in lines if line[1] >= last]
    signoff = find_signoff(tail, 0, string)
    first = next(at for at, line in enumerate(tail) if line[0])
    if signoff.cut is not None or signoff.line > first:
        return lines
    above = [line for line in lines if line[1] < last]
    signed = any(name == "signature" and not _is_footer(string[start:end]) for name, start, end in signoff.zones)
    if signed and not find_signoff(above, 0, string).zones:
        zones += signoff.zones
    else:
        zones[-1] = ("quotation", zones[-1][1], below[-1][2])
    return above


def _is_footer(signature: str) -> bool:
    return any(is_client_footer(line.strip()) for line in signature.split("\n"))


def _salutation(
    lines: list[Line], first: int, zones: list[Found]
) -> "tuple[int, list[Line], Salutation | None]":
    """Take the salutation out of the lines. Return the first line after it, the body's lines above it, and itself."""
    seen = 0
    for at in range(first, len(lines)):
        text, start, _ = lines[at]
        if not text:
            continue
        following = next((line[0] for line in lines[at + 1 : at + 3] if line[0]), "")
        apart = not seen or not lines[at - 1][0] or lines[at - 1][0][-1] in ":："
        found = match_salutation(text, following, seen > 0) if apart else None
        if found is not None:
            low = _cut(lines, at, found.end)
            if low > at:
                low = _greeted(lines, low, start, found)
            zones.append(("salutation", start, start + found.end))
            return low, lines[first:at], found
        seen += 1
        if seen > _OPENING_LINES:
            break
    return first, [], None


def _cut(lines: list[Line], at: int, length: int) -> int:
    """Take the first characters off a line. Return the line where the rest begins: this one, or the next."""
    text, _, end = lines[at]
    rest = text[length:].lstrip()
    if not rest:
        return at + 1
    lines[at] = (rest, end - len(rest), end)
    return at


def _greeted(lines: list[Line], low: int, start: int, found: "Salutation") -> int:
    """A greeting on the line after the salutation belongs to it: "周老师：", then "下午好！"."""
    following = next((near for near in range(low, min(low + 3, len(lines))) if lines[near][0]), None)
    length = match_greeting(lines[following][0]) if following is not None else 0
    if following is None or not length:
        return low
    text, begin, _ = lines[following]
    found.take_greeting(text[:length], begin - start)
    return _cut(lines, following, length)


def blank_quotations(string: str, zones: "list[Zone]") -> str:
    """`string` with line breaks in the place of every character that is quoted."""
    parts: list[str] = []
    reached = 0
    for zone in zones:
        if zone.name == "quotation":
            parts += (string[reached : zone.text.start], "\n" * len(zone.text))
            reached = zone.text.end
    return "".join((*parts, string[reached:])) if parts else string
