"""TOP: what the message is about, how long it is, and where in it the reader finds what is wanted."""

from etiquette_lint.checks.matters import several_topics  # noqa: F401  the rule about a second matter
from etiquette_lint.finding import Finding
from etiquette_lint.message.correspondence import in_thread, is_document, is_unaddressed
from etiquette_lint.message.length import is_short, measure, size_over_screen
from etiquette_lint.message.model import PROSE_ZONES, Message, Zone
from etiquette_lint.message.spans import Spans
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits, quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.language.requests import Request

# "FW:" and its like: the words of somebody else are the message.
FORWARDED = Pattern(r"[ \t]*\[?(?:fwd?|wg|tr|转发|轉發|轉寄)[ \t]*[:：]", 2)
# "Lunch at noon (eom)": end of message.
SUBJECT_IS_ALL = Pattern(
    r"[\[(<（【]?\b(?:eom|nt|n/t|no text)\b[\])>）】]?\s*$"
    r"|[（(【\[](?:完|如题|如題|无正文|無正文)[)）】\]]\s*$",
    2,
)
FORWARD_MARK = Pattern(r"[\s>*_=—-]{0,80}(?:begin )?(?:forwarded (?:by|message)|转发|轉發|轉寄)", 2)
ADDRESS = Pattern(r"[\w.+-]{1,64}@[\w.-]{1,80}\w")
SHORT_LINE = 40  # columns
QUOTE_MARKS = ":>|"
# What stands at the start of quoted lines; no ruler and no opening bracket.
QUOTE_SIGN = Pattern(r"\s*(?![\"'“‘(（《【\[]|[-_=*]{4})[^\w\s]")
ATTRIBUTION_LINES = 3  # "On Monday, Jane Reed wrote:" may be wrapped
MOST_CURT = 60  # characters; nothing longer is looked at
SPOKEN = frozenset(PROSE_ZONES)
SENTENCE_ENDS = ".!?。！？…;；"


def buried_request(message: Message, rule: Rule) -> "Iterator[Finding]":
    polite = [hit.text.start for hit in hits(message, rule, "politeness")]
    if not polite:
        return
    long = size_over_screen(message, rule.options) is not None
    if not long:
        polite = amid(message, polite, rule.options)
        if not polite:
            return
    requests = [request for request in message.requests if is_asked(message, request)]
    asides = [hit.text.start for hit in hits(message, rule, "aside")]
    asides += [item.marker.start for item in message.items]
    kind, aside = Spans.at(polite), Spans.at(asides)
    found = [one for one in requests if kind.touch(one.start, one.end) and not aside.touch(one.start, one.end)]
    if not found or is_unaddressed(message) or asks_in_subject(message):
        return
    place = Text(message.body, found[0].start, found[0].end)
    if long:
        paragraphs = [text for text in message.paragraphs if is_said(str(text), rule.options["min_lead"])]
        if len(paragraphs) > 2 and requests[0].start >= paragraphs[0].end:
            yield Finding(place)
    elif len(requests) == 1:
        yield Finding(place, variant="middle")


def amid(message: Message, places: list[int], options: dict) -> list[int]:
    """The places that stand in the thick of a short message: other sentences of their paragraph before and behind
    them, and so many that say something before and behind that nobody would look for them where they are."""
    sentences = message.sentences
    if len(sentences) < max(options["min_sentences"], 7) or message.items:
        return []
    first, last = sentences[2].end, sentences[-3].start  # with fewer sentences around them they are easily seen
    said: list[Text] | None = None
    found = []
    for at in places:
        if not first <= at < last:
            continue
        paragraph = next((text for text in message.paragraphs if text.start <= at < text.end), None)
        if paragraph is None:
            continue
        near = [text for text in sentences if paragraph.start <= text.start < paragraph.end]
        if not near or at < near[0].end or at >= near[-1].start:
            continue
        if said is None:
            bodies = (text for text in sentences if message.zone_name_at(text.start) == "body")
            said = [text for text in bodies if is_said(str(text), options["min_lead"])]
        if sum(text.end <= at for text in said) > 2 and sum(text.start > at for text in said) > 2:
            found.append(at)
    return found


def is_said(string: str, least: int) -> bool:
    """Whether a paragraph says something: "您好！" and "I hope you are well." alone are no lead."""
    words, characters = measure(string)
    return words + characters / 2 >= least


def is_asked(message: Message, request: "Request") -> bool:
    return request.kind == "request" and request.has_object and message.zone_name_at(request.start) == "body"


def asks_in_subject(message: Message) -> bool:
    if message.subject is None:
        return False
    from etiquette_lint.language.requests import find_requests

    subject = str(message.subject)
    return any(request.kind == "request" for request in find_requests(subject, [(0, len(subject))], message.language))


def no_recap(message: Message, rule: Rule) -> "Iterator[Finding]":
    if size_over_screen(message, rule.options) is None:
        return
    from etiquette_lint.language.topics import content_words

    paragraphs = [text for text in message.paragraphs if is_said(str(text), rule.options["min_lead"])]
    if len(paragraphs) < 3:
        return
    asked = " ".join(message.body.string[request.start : request.end] for request in message.requests)
    point = content_words(f"{message.subject or ''} {paragraphs[0]} {asked}")
    last = paragraphs[-1]
    if any(last.start <= request.start for request in message.requests if request.kind == "request"):
        return
    if len(point & content_words(str(last))) < rule.options["min_shared_words"]:
        yield Finding(Text(message.body, last.end, last.end))


def no_request(message: Message, rule: Rule) -> "Iterator[Finding]":
    vague = hits(message, rule)
    if not vague or message.dates or message.attachments:
        return
    words, characters = measure(message.own_text)
    if words / rule.options["max_words"] + characters / rule.options["max_characters"] > 1:
        return
    place = vague[0].text
    others = (request for request in message.requests if not request.start <= place.start < request.end)
    if not any(is_asked(message, request) for request in others):
        yield Finding(place)


def empty_body(message: Message, rule: Rule) -> "Iterator[Finding]":
    zones = message.zones
    for zone in zones:
        if zone.name in ("body", "closing", "postscript", "disclaimer"):
            return  # "Thanks!" alone answers
    if message.marks and any(mark.name == "image" for mark in message.marks):
        return
    if any(defect.code == "LNT001" for defect in message.defects):
        return
    if message.kind == "template" and (message.subject is None or message.placeholders or message.comments):
        return  # a frame or a fragment, which other templates fill
    if SUBJECT_IS_ALL.search(str(message.subject or "")) or (not zones and is_unaddressed(message)):
        return
    quoted = [zone.text for zone in zones if zone.name == "quotation"]
    if quoted and (is_forward(message) or not is_reply(message)):
        return
    if not all(is_only_quoted(str(text)) for text in quoted):
        return
    if not quoted and is_card_of_another(message):
        return
    salutation = message.zone("salutation")
    at = salutation.text.end if salutation is not None else 0
    yield Finding(Text(message.body, at, at), variant="quotation" if quoted else "")


def is_only_quoted(quotation: str) -> bool:
    """Whether no line of it may be an answer set between quoted ones: all bear the mark of quoting, or none does.

    Besides ">" people quote with "|", ":", ")" and marks of their own.
    """
    lines = [line for line in quotation.split("\n") if line.strip()]
    marked = [QUOTE_SIGN.match(line) is not None for line in lines]
    first = marked.index(True) if True in marked else len(lines)
    return first == len(lines) or (first <= ATTRIBUTION_LINES and all(marked[first:]))


def is_forward(message: Message) -> bool:
    """Whether the words of somebody else are the message: the subject says so, or the mark over the quotation."""
    if message.subject is not None and FORWARDED.match(str(message.subject)):
        return True
    quotation = message.zone("quotation")
    return quotation is not None and FORWARD_MARK.match(str(quotation.text)) is not None


def is_card_of_another(message: Message) -> bool:
    """Whether what reads as a signature is the address of somebody else, and so the message."""
    signature = message.zone("signature")
    found = ADDRESS.search(str(signature.text)) if signature is not None else None
    return found is not None and bool(message.sender) and found[0].lower() != message.sender[0].address.lower()


def is_reply(message: Message) -> bool:
    return message.kind == "ticket" or bool(message.thread) or in_thread(message)


def long_body(message: Message, rule: Rule) -> "Iterator[Finding]":
    size, options = size_over_screen(message, rule.options), rule.options
    if size is None or is_unaddressed(message):
        return
    if any(not attachment.inline for attachment in message.attachments):
        return
    body = next(zone.text for zone in message.zones if zone.name == "body")
    place = Text(message.body, body.start, body.start)
    if size.characters > size.words:
        variant, count, most = "characters", size.characters, options["max_characters"]
    else:
        variant, count, most = "", size.words, options["max_words"]
    if count <= most:
        variant, count, most = "lines", size.lines, options["max_lines"]
    yield Finding(place, variant=variant, count=count, most=most)


def long_paragraph(message: Message, rule: Rule) -> "Iterator[Finding]":
    options = rule.options
    if len(message.body.string) < options["max_characters"]:
        return
    found = list(long_paragraphs(message, options))
    if found and not is_published(message):
        yield from found


def is_published(message: Message) -> bool:
    """Whether an e-mail brings what is written for everybody: a newsletter, clippings of the press, a post."""
    return message.kind == "email" and (is_unaddressed(message) or is_document(message))


def long_paragraphs(message: Message, options: dict) -> "Iterator[Finding]":
    for text in message.paragraphs:
        if len(text) <= options["max_characters"]:
            continue
        string = str(text)
        if is_short(string, options):
            continue
        words, characters = measure(string)
        if not is_prose(string) or is_verse(string):
            continue
        if words / options["max_words"] + characters / options["max_characters"] > 1:
            if characters > words:
                yield Finding(text, variant="characters", count=characters, most=options["max_characters"])
            else:
                yield Finding(text, count=words, most=options["max_words"])
    yield from wall_of_lines(message, options)


def is_prose(string: str) -> bool:
    """Not a table, a log, program text or a quotation by a mark of its own: mostly words, and lines that run on."""
    if string[0] in QUOTE_MARKS or "{" in string:
        return False
    letters = sum(map(str.isalpha, string))
    digits = sum(map(str.isdigit, string))
    visible = len(string) - sum(map(str.isspace, string))
    return letters > 0.7 * visible and digits < 0.15 * visible and "  " not in string.strip().replace(".  ", ". ")[:400]


def is_verse(string: str) -> bool:
    """Whether it stands in short lines: verse, or a list without markers."""
    lines = string.count("\n") + 1
    return lines > 3 and len(string) < SHORT_LINE * lines * (1 if string.isascii() else 0.5)


def wall_of_lines(message: Message, options: dict) -> "Iterator[Finding]":
    """Sentences each on a line of its own, and never a blank line between them."""
    string = message.body.string
    if string.count("\n") <= options["max_lines"]:
        return
    block: list[Text] = []
    for text in [*message.paragraphs, None]:
        if text is not None and block and string[block[-1].end : text.start].count("\n") == 1:
            block.append(text)
            continue
        if len(block) > options["max_lines"] and all(str(line)[-1] in SENTENCE_ENDS for line in block):
            place = Text(message.body, block[0].start, block[-1].end)
            if is_prose(str(place)):
                yield Finding(place, variant="lines", count=len(block), most=options["max_lines"])
        block = [text] if text is not None else []


def long_sentence(message: Message, rule: Rule) -> "Iterator[Finding]":
    options = rule.options
    for text in message.sentences:
        if len(text) <= options["max_characters"]:
            continue
        string = str(text)
        if is_short(string, options) or message.zone_name_at(text.start) != "body":
            continue
        words, characters = measure(string)
        if words / options["max_words"] + characters / options["max_characters"] <= 1:
            continue
        if names_many(string, words) or not is_prose(string) or is_verse(string):
            continue
        if is_published(message):
            return
        if characters > words:
            yield Finding(text, variant="characters", count=characters, most=options["max_characters"])
        else:
            yield Finding(text, count=words, most=options["max_words"])


def names_many(string: str, words: int) -> bool:
    """Whether the sentence is long because it lists things, which are read one by one."""
    return string.count("、") >= 5 or (words > 0 and string.count(",") * 5 > words)


def curt_reply(message: Message, rule: Rule) -> "Iterator[Finding]":
    spoken: list[Zone] = []
    for zone in message.zones:
        if zone.name in SPOKEN:
            if zone.name == "salutation" or len(zone.text) > MOST_CURT:
                return
            spoken.append(zone)
    if not 0 < len(spoken) <= 3 or spoken[-1].text.end - spoken[0].text.start > MOST_CURT:
        return
    if all(zone.name == "closing" for zone in spoken):
        return
    string = " ".join(str(zone.text) for zone in spoken)
    words, characters = measure(string)
    length = sum(not char.isspace() for char in string)
    short = length < rule.options["min_characters"] if characters else 0 < words < rule.options["min_words"]
    if not short or hits(message, rule, "courtesy") or message.attachments:
        return
    if is_forward(message) or not is_reply(message) or is_unaddressed(message):
        return
    if message.placeholders or any(mark.name in ("image", "link") for mark in message.marks) or "@" in string:
        return
    yield Finding(Text(message.body, spoken[0].text.start, spoken[-1].text.end))


# A figure that claims something about the world: "23 %", "百分之三十", "three times as many".
FIGURE = Pattern(
    r"\d[\d.,]{0,12}\s?(?:[%％]|per ?cent\b|percentage points?\b|成(?![立为為本功果交员員分就])|[个個]百分[点點])"
    r"|百分之[一二三四五六七八九十百零點点\d.]{1,8}",
    2,
)
FIGURE_SIGNS = ("%", "％", "百分", "per cent", "percent", "成")


def uncited_data(message: Message, rule: Rule) -> "Iterator[Finding]":
    string = message.body.string
    if not any(sign in string for sign in FIGURE_SIGNS) or message.attachments:
        return
    if any(mark.name == "link" for mark in message.marks) or "://" in string or "www." in string:
        return
    named = [hit.text.start for group in ("source", "offer") for hit in hits(message, rule, group)]
    for text in message.paragraphs:
        if any(text.start <= at < text.end for at in named):
            continue
        match = FIGURE.search(string, text.start, text.end)
        if match is not None:
            yield Finding(Text(message.body, *match.span()), figure=quote(Text(message.body, *match.span())))
