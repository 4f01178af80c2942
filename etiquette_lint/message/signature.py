"""How a message ends: closing and signature, with postscript, disclaimers and client footers below them."""

from etiquette_lint.message.closing import Closing, match_closing, match_closing_within
from etiquette_lint.message.footers import (
    RULE,
    block_start,
    blocks,
    end_of,
    find_postscript,
    may_disclaim,
    take_disclaimers,
    take_footers,
)
from etiquette_lint.message.lists import Line
from etiquette_lint.message.names import (
    has_contact,
    has_han,
    is_name,
    is_prose,
    is_signature,
    is_signature_line,
    signing_word,
    trailing_name,
)

Found = tuple[str, int, int]
_SIGNATURE_LINES = 30  # how far up from the end a closing may stand
_SIGNATURE_BLOCKS = 5  # name, office, contacts, links: blocks that blank lines part
_AFTERTHOUGHT_LINES = 5  # lines of prose that may follow a signature


def _is_courtesy(line: str) -> bool:
    """Whether a line is a last courtesy ("Thank you for your help."), a closing where a name or nothing follows."""
    if has_han(line):
        return False
    from etiquette_lint.message.closing_english import match_courtesy

    return match_courtesy(line)


def _is_wish(line: str) -> bool:
    """Whether a line may be what 祝 or 即颂 on the line above wishes."""
    if not has_han(line):
        return False
    from etiquette_lint.message.closing_chinese import match_wish

    return match_wish(line)


class SignOff:
    """What closes a message: the zones found, and the line from which on all lines are taken.

    `cut` is where the body ends within that line, when closing or name stand at the end of the last paragraph.
    """

    __slots__ = ("cut", "line", "zones")

    def __init__(self, line: int):
        self.zones: list[Found] = []
        self.line = line
        self.cut: int | None = None


def find_signoff(lines: list[Line], low: int, string: str) -> SignOff:
    """Read the end of the author's lines, no further up than `low`. `string` is the message they come from."""
    zones: list[Found] = []
    high = end_of(lines, low, len(lines))
    if high > low:
        above = max(min(block_start(lines, low, high), high - 6), low)
        take = take_disclaimers if may_disclaim(string[lines[above][1] : lines[high - 1][2]]) else take_footers
        high = take(lines, low, high, zones)
    postscript = find_postscript(lines, low, high)
    if postscript is None:
        found = _sign(lines, low, high)
    else:
        found = _sign(lines, low, end_of(lines, low, postscript))
        if not found.zones and found.cut is None:  # the postscript stands above the name
            end = next((at for at in range(postscript, high) if not lines[at][0]), high)
            below = _sign(lines, end, high)
            if below.cut is None:
                zones += below.zones
                high = end_of(lines, low, below.line)
        zones += [("postscript", start, end) for start, end in blocks(lines, postscript, high)]
    found.zones += zones
    return found


def _sign(lines: list[Line], low: int, high: int) -> SignOff:
    """Find the closing and the signature among `lines[low:high]`."""
    found = SignOff(high)
    if high <= low:
        return found
    block = None
    dashes = _separator(lines, low, high)
    if dashes is not None and not any(line[0] for line in lines[dashes + 1 : high]):
        high = found.line = end_of(lines, low, dashes)  # what stood below it was an archive's footer
        dashes = _separator(lines, low, high)
    if dashes is not None:
        first = next((at for at in range(dashes + 1, high) if lines[at][0]), high)
        if first < high:
            block = (first, high)
        high = found.line = end_of(lines, low, dashes)
    if high <= low or not (_closed(lines, low, high, found) or _closed_within(lines, low, high, found)):
        if not _named(lines, low, high, found) and block:
            inner = SignOff(block[1])
            if _closed(lines, *block, inner):  # "-- ", then "Best," and the name
                found.zones += inner.zones
                return found
    if block:
        _join(found, lines[block[0]][1], lines[block[1] - 1][2])
    return found


def _join(found: SignOff, start: int, end: int) -> None:
    """Add a signature; one that stands above it is the same signature."""
    for at, (name, begin, _) in enumerate(found.zones):
        if name == "signature":
            found.zones[at] = (name, begin, end)
            return
    found.zones.append(("signature", start, end))


def _separator(lines: list[Line], low: int, high: int) -> int | None:
    """The line "-- " above a signature (RFC 3676, 4.3), or a rule above a block of contacts."""
    for at in range(high - 2, max(low - 1, high - 20), -1):
        text = lines[at][0]
        if not text or text[0] not in "-_=*~—":
            continue
        if text in ("--", "—", "——", "---"):
            return at
        if len(text) > 3 and RULE.match(text):
            below = [line[0] for line in lines[at + 1 : high] if line[0] and not RULE.match(line[0])]
            signed = 0 < len(below) <= 10 and all(is_signature_line(text) for text in below)
            return at if signed and is_signature(below) else None
    return None


# A closing


def _closed(lines: list[Line], low: int, high: int, found: SignOff) -> bool:
    """A line that is a closing, with nothing but a signature and an afterthought below it."""
    seen = prose = 0
    for at in range(high - 1, low - 1, -1):
        text = lines[at][0]
        if not text:
            continue
        plain = len(text) > 60 and text[-1] == "."  # a line of prose, by far the most
        closing = None if plain or (len(text) > 48 and text[0] >= "\u2e80") else match_closing(text)
        if closing is not None and (closing.register != "casual" or seen or len(text) < 20):
            begin = at if closing.open else _open_above(lines, low, at)
            if begin != at:
                at, closing = begin, match_closing(lines[begin][0]) or closing
            if _take_closing(lines, at, closing, high, prose > 0, found):
                return True
            if closing.open:
                return False
        elif prose and seen < 6 and _thanked(lines, at, high, found):
            return True
        seen += 1
        prose += len(text) > 6 and is_prose(text)
        if seen > _SIGNATURE_LINES or prose > _AFTERTHOUGHT_LINES:
            return False
    return False


def _thanked(lines: list[Line], at: int, high: int, found: SignOff) -> bool:
    """ "Thanks in advance for your time.", a name, and an afterthought below it."""
    text, start, end = lines[at]
    if (at and lines[at - 1][0]) or not _is_courtesy(text):
        return False
    first = next((near for near in range(at + 1, min(at + 3, high)) if lines[near][0]), high)
    if first + 1 >= high or lines[first + 1][0] or not is_name(lines[first][0], sure=True):
        return False
    found.zones += [("closing", start, end), ("signature", *lines[first][1:])]
    found.zones += [("postscript", begin, last) for begin, last in blocks(lines, first + 1, high)]
    found.line = at
    return True


def _take_closing(lines: list[Line], at: int, closing: Closing, high: int, prose: bool, found: SignOff) -> bool:
    """Take a closing line and what is below it; with prose below, only where a name stands between."""
    start = lines[at][1]
    end, rest = _wish_below(lines, at, high) if closing.open else (start + closing.end, at + 1)
    if not end:
        return False
    stop = high
    if prose:
        alone = closing.end >= len(lines[at][0]) and (at == 0 or not lines[at - 1][0])
        stop = _signed_until(lines, rest, high, closing, alone)
        if stop == high:
            return False
    _sign_below(lines, closing, start, rest, stop, found)
    found.zones.append(("closing", start + (0 if closing.open else closing.phrase[0]), end))
    found.zones += [("postscript", begin, last) for begin, last in blocks(lines, stop, high)]
    found.line = at
    return True


def _signed_until(lines: list[Line], rest: int, high: int, closing: Closing, alone: bool) -> int:
    """The line after the name below a closing, or `high` when there is no name.

    Below a closing that stands `alone` on its line any short block signs: "[Your Name]", then an assistant's question.
    """
    if closing.name:
        return rest
    first = next((near for near in range(rest, min(rest + 3, high)) if lines[near][0]), high)
    if first == high:
        return high
    if not is_name(lines[first][0]):
        end = next((near for near in range(first, high) if not lines[near][0]), high)
        block = lines[first:end]
        short = alone and first == rest and len(block) <= 4 and all(is_signature_line(line[0]) for line in block)
        return end if short and sum(bool(line[0]) for line in lines[end:high]) <= _AFTERTHOUGHT_LINES else high
    while first < high and lines[first][0] and is_signature_line(lines[first][0]):
        first += 1
    return first


def _open_above(lines: list[Line], low: int, at: int) -> int:
    """The line above with 此致 or 祝 alone, whose wish stands on this one or begins on the line before; else `at`."""
    above, blanks = at - 1, 0
    if not _is_wish(lines[at][0]):
        return at
    while above >= low and blanks < 2:
        text = lines[above][0]
        if not text:
            blanks += 1
        elif len(text) > 12 or not has_han(text):
            break
        else:
            closing = match_closing(text)
            if closing is not None and closing.open:
                return above
            if not text.rstrip("！!。，,").endswith(_WISHES):
                break
        above -= 1
    return at


_WISHES = (
    "顺利",
    "順利",
    "愉快",
    "健康",
    "快乐",
    "快樂",
    "如意",
    "平安",
    "幸福",
    "安康",
    "兴隆",
    "興隆",
    "发达",
    "發達",
    "成功",
    "进步",
    "進步",
)


def _wish_below(lines: list[Line], at: int, high: int) -> tuple[int, int]:
    """Where the wish ends that belongs to a line "祝" or "即颂", and the line after it; (0, 0) when there is none."""
    following = next((near for near in range(at + 1, min(at + 3, high)) if lines[near][0]), None)
    if following is None or not _is_wish(lines[following][0]):
        return 0, 0
    end, rest = lines[following][2], following + 1
    while rest < high and 0 < len(lines[rest][0]) <= 10 and lines[rest][0].rstrip("！!。").endswith(_WISHES):
        end, rest = lines[rest][2], rest + 1
    return end, rest


def _sign_below(lines: list[Line], closing: Closing, start: int, rest: int, high: int, found: SignOff) -> None:
    """Take the signature from a closing on: the name behind it, and the lines from `rest` to `high`."""
    first = next((near for near in range(rest, high) if lines[near][0]), high)
    if closing.name:
        last = lines[end_of(lines, rest, high) - 1][2] if first < high else lines[rest - 1][2]
        found.zones.append(("signature", start + closing.name[0], last))
    elif first < high:
        found.zones.append(("signature", lines[first][1], lines[end_of(lines, first, high) - 1][2]))


def _closed_within(lines: list[Line], low: int, high: int, found: SignOff) -> bool:
    """A closing at the end of the last paragraph: "… 0800-000-222。順頌 時祺", "… call me. Thanks! Ben"."""
    tail = _signature_start(lines, low, high)
    at = end_of(lines, low, tail) - 1
    if at < low:
        return False
    text, start, end = lines[at]
    closing = match_closing_within(text)
    if closing is not None:
        _sign_below(lines, closing, start, at + 1, high, found)
        found.zones.append(("closing", start + closing.phrase[0], start + closing.end))
        found.cut = start + closing.phrase[0]
    elif _is_courtesy(text) and (at == low or not lines[at - 1][0] or (tail < high and lines[at - 1][0][-1] in ".!?")):
        found.zones.append(("closing", start, end))
        if tail < high:
            found.zones.append(("signature", lines[tail][1], lines[high - 1][2]))
    else:
        return False
    found.line = at
    return True


# A name without a closing


def _signature_start(lines: list[Line], low: int, high: int) -> int:
    """The line where a signature without a closing line begins, or `high`."""
    found, end, contacts, named = high, high, False, 0
    for _ in range(_SIGNATURE_BLOCKS):
        start = block_start(lines, low, end)
        block = [line[0] for line in lines[start:end]]
        upper = end_of(lines, low, start)
        if start <= low or not 0 < len(block) <= 10 or upper <= low or _is_listed(block, lines[upper - 1][0]):
            break
        if found == high and is_signature(block):
            found = start
            named = len(block) > 1
        elif (contacts or found < high) and all(is_signature_line(text) for text in block):
            if is_name(block[0], sure=True) or (len(block) == 1 and found == high and is_name(block[0])):
                found = start  # "-Liz", then the block with her full name
                named += len(block) > 1
                if named > 2:  # a list of addresses, not one in two languages
                    return high
            elif found < high:
                break
        elif found < high or not all(is_signature_line(text) for text in block):
            break
        contacts = contacts or any(has_contact(text) for text in block)
        end = upper
    if found == high and high - 1 > max(low, block_start(lines, low, high)):
        if is_name(lines[high - 1][0]) and _ends(lines[high - 2][0]):
            return high - 1
    return found


def _is_listed(block: list[str], above: str) -> bool:
    """Whether a block is made of list items: "- Tom" below "- Ann" signs nothing."""
    mark = block[0][0]
    if len(block) == 2 and has_contact(block[1]) and is_name(block[0], sure=True):
        return False  # "-Ann Lee", "-ann@example.com"
    return mark in "-*•·" and ((len(block) > 1 and block[1][0] == mark) or above[0] == mark)


def _ends(above: str) -> bool:
    """Whether a name may stand right below this line: a sentence ends there, or a closing."""
    if is_name(above) or above[0] in "-*•·" or above[-1] in ":：" or "://" in above:
        return False
    return above[-1] in ".!?。！？)…~～" or len(above) < 50 or match_closing_within(above) is not None


def _named(lines: list[Line], low: int, high: int, found: SignOff) -> bool:
    """A signature without a closing: a block of its own, or a name at the end of the last line."""
    if high <= low:
        return False
    start = _signature_start(lines, low, high)
    text, begin, end = lines[high - 1]
    if start < high:
        signing = signing_word(text) if start == high - 1 else None
        if signing:
            found.zones += [("signature", begin, begin + signing[1]), ("closing", begin + signing[0], end)]
        else:
            found.zones.append(("signature", lines[start][1], end))
        found.line = start
        return True
    at = trailing_name(text)
    if at is None:
        return False
    found.zones.append(("signature", begin + at, end))
    found.line, found.cut = high - 1, begin + at
    return True
