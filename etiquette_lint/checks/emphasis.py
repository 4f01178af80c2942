"""Rules about how a message looks and sounds on the page: slang of the chat window, shouting, marking everything."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.model import PROSE_ZONES, Mark, Message
from etiquette_lint.message.spans import Spans
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSE_TO_SYMBOL = frozenset("./\\-'’&@#_=+:$%")


def is_quoted(string: str, start: int, end: int) -> bool:
    """The words of another, loaded when there is something to ask about."""
    from etiquette_lint.language import address

    return address.is_quoted(string, start, end)


def chat_slang(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A short Latin word counts in lower case or capitalised, standing free: "u", not "U.S." or "U"."""
    for hit in hits(message, rule):
        text, string = hit.text, hit.text.layer.string
        if is_quoted(string, text.start, text.end):
            continue
        word = str(text)
        if word.isascii() and len(word) <= 3:
            around = string[max(text.start - 1, 0) : text.start] + string[text.end : text.end + 1]
            stop = string[text.end : text.end + 2]
            inside = stop[:1] == "." and stop[1:].isalnum()
            if (word.isupper() and len(word) < 3) or inside or not CLOSE_TO_SYMBOL.isdisjoint(around.rstrip(".")):
                continue
        words = hit.replacement
        if words in FAREWELLS and fills_line(text):
            continue  # what to part with is another rule's matter
        if not words:
            yield Finding(text, variant="bare")
        else:
            yield Finding(text, words[:1].upper() + words[1:] if word[:1].isupper() and not word.isupper() else words)
    done = -1
    for hit in hits(message, rule, "face"):
        if hit.text.start < done:
            continue
        start, end = whole_face(hit.text)
        if str(hit.text).isalpha() and hit.text.layer.string[start - 1 : start] not in AFTER_LAUGHTER:
            continue
        done = end
        if not is_quoted(hit.text.layer.string, start, end) and has_features(hit.text.layer.string[start:end]):
            yield Finding(Text(hit.text.layer, start, end), "", variant="face")


# Letters are a face close behind a particle, laughter or a mark; elsewhere XD is a product.
AFTER_LAUGHTER = tuple("喔哦啊呀啦吧呢嗎吗耶哈嘻呵的了嘛欸誒~～！!。？?")
FAREWELLS = ("再见", "再見")


def fills_line(text: Text) -> bool:
    string = text.layer.string
    before = max(string.rfind("\n", max(text.start - 40, 0), text.start) + 1, text.start - 40, 0)
    behind = string.find("\n", text.end, text.end + 40)
    line = string[before : behind if behind >= 0 else text.end + 40]
    return line.strip(" \t。！!~～，,") == str(text)


def has_features(face: str) -> bool:
    """Whether there are eyes in it: lines and brackets alone are a drawing or a frame."""
    return not all("\u2500" <= character <= "\u257f" or character in " ()（）︵︶" for character in face)


def whole_face(text: Text) -> tuple[int, int]:
    """A face of characters with its brackets and hands around the one that gave it away."""
    string, start, end = text.layer.string, text.start, text.end
    opening = max(string.rfind("(", max(start - 9, 0), start), string.rfind("（", max(start - 9, 0), start))
    if opening >= 0:
        start = opening
        closings = [at for at in (string.find(")", end, end + 12), string.find("）", end, end + 12)) if at >= 0]
        end = min(closings) + 1 if closings else end
    while start and is_symbol(string[start - 1]):
        start -= 1
    while end < len(string) and is_symbol(string[end]):
        end += 1
    return start, end


def is_symbol(character: str) -> bool:
    """Whether it may be a hand or a sparkle of a face: no letter of prose, no punctuation."""
    if "\u2e80" <= character <= "\ufaff" or "\u2010" <= character <= "\u2027":
        return False
    return "\u02ff" < character < "\uff00"


MARKS = Pattern(r"[!?！？]{3,}|。{3,}")
CAPITALS = Pattern(r"\b[A-Z][A-Z'’]+(?:(?:[ ,]+\n?|\n)(?:[A-Z][A-Z'’]+|[AI]\b|&))+[!?.！？]*")


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FUNCTION_WORDS = word_set(
    "A ALL AND ANY ARE AS AT BE BEFORE BY CAN CANNOT COULD DID DO DON'T EVER FOR FROM GET HAS HAVE HOW I "
    "IF IMMEDIATELY IN IS IT MUST MY NEED NEVER NO NOT NOW OF ON ONLY OR OUR PLEASE READ SEND SHOULD STOP "
    "THAT THE THESE THEY THIS THOSE TO TODAY UNTIL URGENT WANT WAS WE WHAT WHEN WHERE WHO WHY WILL WITH "
    "WITHOUT YET YOU YOUR"
)
# Who shouts wants something of the reader; a heading, a clause of law or the first words of an article want nothing.
APPEALS = frozenset(
    {"ASAP", "DON'T", "IMMEDIATELY", "MUST", "NOT", "NOW", "PLEASE", "READ", "STOP", "URGENT", "YOU", "YOUR"}
)
# Before capitals that are no title, but said of something.
PREDICATE = Pattern(r"\b(?:is|are|was|were|be|will|must|do|does|did|not|you|we|please) $")
MOST_MARKS = 6  # a longer row of question marks is text that lost its characters on the way
LOST = Pattern(r"(?:^|[\s.])\?{1,9}[\w\t]|\d\?\?\?")  # and so is one before a word, or after a number


def over_emphasis(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Rows of marks, runs of capitals in mixed text, stretched words."""
    string = message.body.string
    taken: list[tuple[int, int]] = []
    for start, end in shouted(string):
        if message.zone_name_at(start) in PROSE_ZONES and not is_quoted(string, start, end):
            taken.append((start, end))
            words = string[start:end]
            calm = calmed(words, string, start)
            yield Finding(Text(message.body, start, end), calm, variant="capitals")
    capitals = Spans(taken)
    # One character is sought ten times as fast as two.
    marked = ("!" in string and "!!" in string) or ("?" in string and ("??" in string or "?!" in string))
    if marked or (not string.isascii() and ("。。" in string or "！！" in string or "？？" in string)):
        for match in MARKS.finditer(string):
            start, end = match.span()
            if capitals.touch(start, start + 1) or message.zone_name_at(start) not in PROSE_ZONES:
                continue
            if "?" in match[0] and (end - start > MOST_MARKS or LOST.search(string)):
                continue
            after_word = start and (string[start - 1].isalnum() or string[start - 1] in ")）”\"'’」』>")
            if after_word and not is_quoted(string, start, end):
                variant = "ellipsis" if match[0][0] == "。" else ""
                yield Finding(Text(message.body, start, end), one_mark(match[0]), safe=True, variant=variant)
    for hit in hits(message, rule):
        if hit.text.layer is message.body and not is_quoted(string, hit.text.start, hit.text.end):
            yield Finding(hit.text, hit.replacement or None, variant="stretched")


def one_mark(row: str) -> str:
    if row[0] == "。":
        return "……"
    question = next((mark for mark in row if mark in "?？"), "")
    return question or row[0]


def shouted(string: str) -> list[tuple[int, int]]:
    """Runs of capitals that are ordinary words: three or more, two of them long, function words among them.

    Headings (a line of capitals without a stop), codes, names and log lines are none, nor is anything in a text
    that is all capitals.
    """
    # A byte table finds two capital words side by side thirty times faster than an expression does.
    shape = string.encode("ascii", "replace").translate(SHAPES)
    if (b"AAAA AA" not in shape and b"AA AAAA" not in shape) or string.isupper():
        return []
    if len(shape.translate(None, NO_LETTERS)) * 3 < shape.count(b"A"):
        return []
    found = []
    for match in CAPITALS.finditer(string):
        words = match[0].rstrip("!?.！？").replace("’", "'").replace(",", " ").split()
        known = sum(word in FUNCTION_WORDS for word in words)
        if APPEALS.isdisjoint(words) and match[0][-1] not in "!?！？":
            if PREDICATE.search(string, max(match.start() - 12, 0), match.start()) is None:
                continue
        if len(words) < 3 or sum(len(word) > 3 for word in words) < 2 or known < 2 or known * 5 < len(words):
            continue
        least = max(match.start() - LONGEST_HEADING, 0)
        line_start = max(string.rfind("\n", least, match.start()) + 1, least)
        line_end = string.find("\n", match.end(), match.end() + LONGEST_HEADING)
        line = string[line_start : line_end if line_end >= 0 else match.end() + LONGEST_HEADING]
        if line.isupper() and not line.rstrip().endswith((".", "!", "?", "！", "？")):
            continue
        end = match.end()
        found.append((match.start(), end - 1 if match[0].endswith(".") else end))
    return found


# Capitals as "A", small letters as "a", what stands between words as " ", all else as ".".
SHAPES = bytes(
    65 if chr(code).isupper() else 97 if chr(code).islower() else 32 if chr(code) in " ,\n" else 46
    for code in range(128)
) + bytes([46]) * 128
NO_LETTERS = b"A ."


def calmed(words: str, string: str, start: int) -> str:
    """The same words in lower case, as a sentence where they open one, with one mark at their end."""
    rest = words.rstrip("!?！？")
    marks = words[len(rest) :]
    calm = KEEPS_CAPITAL.sub(lambda match: match[0].capitalize(), rest.lower())
    before = string[max(start - LONGEST_HEADING, 0) : start].rstrip(" \t")
    if not before or before[-1] in ".!?。！？\n:：":
        calm = calm[:1].upper() + calm[1:]
    return calm + (one_mark(marks) if marks else "")


KEEPS_CAPITAL = Pattern(
    r"\b(?:i|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|november"
    r"|december|english|chinese)\b|\b(?:may|march)\b(?=,? \d)|(?<=\d )(?:may|march)\b"
)
OWN_LOOK = frozenset({"heading", "link", "code", "table-cell", "signature", "quotation"})
EMPHATIC = frozenset({"bold", "color", "highlight", "underline", "font-size"})


def too_many_highlights(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Placed at the first highlight beyond what a reader can take in."""
    if not message.marks:
        return
    spans = highlights(message)
    most = int(rule.options["max_highlights"])
    if len(spans) > most:
        yield Finding(Text(message.body, *spans[most]), count=len(spans))
        return
    total = sum(len(zone.text) for zone in message.zones if zone.name in PROSE_ZONES)
    marked = sum(end - start for start, end in spans)
    share = int(rule.options["max_share"]) * (1 if len(spans) == most else 2)  # a date and its hour are no crowd
    if len(spans) > 1 and total >= 200 and marked * 100 > total * share:
        yield Finding(Text(message.body, *spans[-1]), count=len(spans))


def highlights(message: Message) -> list[tuple[int, int]]:
    """Stretches of the author's sentences that markup lifts out of the rest, joined where they touch.

    What covers most of the text is its ordinary look; headings, links, code and table cells have one of their own.
    """
    string = message.body.string
    length = max(len(string.strip()), 1)
    own = Spans((mark.start, mark.end) for mark in message.marks if mark.name in OWN_LOOK)
    spans: list[tuple[int, int]] = []
    emphatic = [mark for mark in message.marks if mark.name in EMPHATIC and lifts(mark)]
    for mark in sorted(emphatic, key=lambda mark: (mark.start, -mark.end)):
        if not string[mark.start : mark.end].strip() or (mark.end - mark.start) * 2 > length:
            continue
        if message.zone_name_at(mark.start) not in PROSE_ZONES:
            continue
        if own.hold(mark.start, mark.end) or is_heading(string, mark):
            continue
        if spans and not string[spans[-1][1] : mark.start].strip():
            spans[-1] = (spans[-1][0], max(spans[-1][1], mark.end))
        else:
            spans.append((mark.start, mark.end))
    return spans


def is_heading(string: str, mark: Mark) -> bool:
    """Whether the marked words have a line of their own and say no sentence: a heading in all but name."""
    words = string[mark.start : mark.end].strip()
    if "\n" in words or len(words) > HEADING or words[-1] in ".!?。！？，,":
        return False
    start = mark.start + len(string[mark.start : mark.end]) - len(string[mark.start : mark.end].lstrip())
    end = start + len(words)
    before = string[max(start - 40, 0) : start].rstrip(" \t")
    behind = string[end : end + 40].lstrip(" \t:：")
    return before[-1:] in ("", "\n") and behind[:1] in ("", "\n")


HEADING = 60  # characters
LONGEST_HEADING = 200  # characters before and behind a run of capitals that may be one line with it


DARK = Pattern(
    r"(?i)black|windowtext|inherit|initial|auto|(?:dark|dim|slate)?gr[ae]y|navy|midnightblue|#?([0-5][0-9a-f]?){3}"
)


def lifts(mark: Mark) -> bool:
    """Whether a mark lifts: a dark colour is that of ordinary text, and only a size above 16 points is large."""
    if mark.name in ("color", "highlight"):
        value = mark.value.strip().lower()
        if mark.name == "highlight" and value in ("white", "#fff", "#ffffff", "transparent", "none", "inherit"):
            return False
        return mark.name == "highlight" or DARK.fullmatch(value) is None
    if mark.name == "font-size":
        try:
            return float(mark.value) >= 16
        except ValueError:
            return False
    return True
