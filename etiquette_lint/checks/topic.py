"""TOP: what the message is about, how long it is, and where in it the reader finds what is wanted."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.correspondence import in_thread, is_unaddressed
from etiquette_lint.message.model import PROSE_ZONES, Message
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits, quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.language.requests import Request
    from etiquette_lint.language.topics import Topic

# "FW:" and its like: the words of somebody else are the message.
FORWARDED = Pattern(r"[ \t]*\[?(?:fwd?|wg|tr|转发|轉發|轉寄)[ \t]*[:：]", 2)
# "Lunch at noon (eom)": end of message, the subject says it all.
SUBJECT_IS_ALL = Pattern(r"[\[(<（【]?\b(?:eom|nt|n/t|no text)\b[\])>）】]?\s*$|[（(【\[](?:完|如题|如題|无正文|無正文)[)）】\]]\s*$", 2)
SPOKEN = frozenset(PROSE_ZONES)
SENTENCE_ENDS = ".!?。！？…;；"
LEADING_ADVERB = Pattern(r"(?:(?:altogether|entirely|completely)\b)?[\s,，:：;；.–—-]*", 2)


def several_topics(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Only what the writer sets apart; the words of the rule wake the reading of the matters."""
    if not hits(message, rule, "announcement") and len(hits(message, rule, "number")) < 2:
        return
    topics = message.announced_topics
    for first, second in zip(topics, topics[1:], strict=False):
        if second.explicit and is_weighty(message, second, rule.options):
            place = first_sentence(message, second.start, second.end)
            yield Finding(place, first=label_of(first), second=label_of(second))
            return


def is_weighty(message: Message, topic: "Topic", options: dict) -> bool:
    """Whether it says more than an aside does: "BTW, well done!" is no second matter."""
    words, characters = measure(message.body.string[topic.start : topic.end])
    return words / options["min_words"] + characters / options["min_characters"] >= 1


def label_of(topic: "Topic") -> str:
    label = topic.label
    adverb = LEADING_ADVERB.match(label)
    return label[adverb.end() :] if adverb else label


def first_sentence(message: Message, start: int, end: int) -> Text:
    from etiquette_lint.language.sentences import find_sentences

    sentences = find_sentences(message.body.string, start, end)
    return Text(message.body, *sentences[0]) if sentences else Text(message.body, start, end)


def measure(string: str) -> tuple[int, int]:
    """English words and Han characters."""
    from etiquette_lint.language.words import count_han, count_words

    return count_words(string), count_han(string)


def screens(message: Message, options: dict) -> float:
    """How many screens the body fills, by its words, its characters or its lines; 0.0 without counting when few.

    A paragraph has the lines it takes on a screen, however the mail client broke them.
    """
    string = message.body.string
    if len(string) < options["max_characters"] and string.count("\n") <= options["max_lines"]:
        return 0.0
    body = [zone.text for zone in message.zones if zone.name == "body"]
    words = characters = lines = 0
    for text in body:
        more_words, more_characters = measure(str(text))
        words, characters = words + more_words, characters + more_characters
        lines += 1 + (len(text) + more_characters) // options["columns"]
    by_length = words / options["max_words"] + characters / options["max_characters"]
    return max(by_length, lines / options["max_lines"])


def buried_request(message: Message, rule: Rule) -> "Iterator[Finding]":
    if len(message.body.string) < rule.options["max_characters"] or is_unaddressed(message):
        return
    if screens(message, rule.options) <= 1 or asks_in_subject(message):
        return
    paragraphs = [text for text in message.paragraphs if is_said(str(text), rule.options["min_lead"])]
    requests = [request for request in message.requests if is_asked(message, request)]
    if len(paragraphs) < 3 or not requests:
        return
    if any(request.start < paragraphs[0].end for request in requests):
        return
    found = next((request for request in requests if request.softened), requests[0])
    yield Finding(Text(message.body, found.start, found.end))


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
    if screens(message, rule.options) <= 1:
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
    if not any(is_asked(message, request) and not request.start <= place.start < request.end for request in message.requests):
        yield Finding(place)


def empty_body(message: Message, rule: Rule) -> "Iterator[Finding]":
    zones = message.zones
    if any(zone.name in ("body", "postscript", "disclaimer") for zone in zones):
        return
    if any(zone.name == "closing" for zone in zones):
        return  # "Thanks!" answers; SAL and CLS judge the rest
    if any(defect.code == "LNT001" for defect in message.defects) or any(mark.name == "image" for mark in message.marks):
        return
    if message.kind == "template" and (message.subject is None or message.placeholders or message.comments):
        return  # a frame or a fragment, which other templates fill
    subject = str(message.subject) if message.subject is not None else ""
    if SUBJECT_IS_ALL.search(subject) or (is_unaddressed(message) and not zones):
        return
    quoted = any(zone.name == "quotation" for zone in zones)
    if quoted and (FORWARDED.match(subject) or not is_reply(message)):
        return
    salutation = message.zone("salutation")
    at = salutation.text.end if salutation is not None else 0
    yield Finding(Text(message.body, at, at), variant="quotation" if quoted else "")


def is_reply(message: Message) -> bool:
    return message.kind == "ticket" or bool(message.thread) or in_thread(message)


def long_body(message: Message, rule: Rule) -> "Iterator[Finding]":
    filled = screens(message, rule.options)
    if filled <= 1 or is_unaddressed(message) or any(not attachment.inline for attachment in message.attachments):
        return
    body = next(zone.text for zone in message.zones if zone.name == "body")
    yield Finding(Text(message.body, body.start, body.start), screens=f"{filled:.1f}")


def long_paragraph(message: Message, rule: Rule) -> "Iterator[Finding]":
    options = rule.options
    if len(message.body.string) < options["max_characters"]:
        return
    for text in message.paragraphs:
        if len(text) <= options["max_characters"]:
            continue
        words, characters = measure(str(text))
        if words / options["max_words"] + characters / options["max_characters"] > 1 and is_prose(str(text)):
            if characters > words:
                yield Finding(text, variant="characters", count=characters, most=options["max_characters"])
            else:
                yield Finding(text, count=words, most=options["max_words"])
    yield from wall_of_lines(message, options)


def is_prose(string: str) -> bool:
    """Not a table, a log or program text: mostly words, and lines that run on."""
    letters = sum(map(str.isalpha, string))
    digits = sum(map(str.isdigit, string))
    visible = len(string) - sum(map(str.isspace, string))
    return letters > 0.7 * visible and digits < 0.15 * visible and "  " not in string.strip().replace(".  ", ". ")[:400]


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
    if len(message.body.string) < options["max_characters"]:
        return
    for text in message.sentences:
        if len(text) <= options["max_characters"] or message.zone_name_at(text.start) != "body":
            continue
        string = str(text)
        words, characters = measure(string)
        if words / options["max_words"] + characters / options["max_characters"] <= 1 or not is_prose(string):
            continue
        if characters > words:
            yield Finding(text, variant="characters", count=characters, most=options["max_characters"])
        else:
            yield Finding(text, count=words, most=options["max_words"])


def curt_reply(message: Message, rule: Rule) -> "Iterator[Finding]":
    if len(message.body.string) > 60 and not any(zone.name in ("quotation", "signature") for zone in message.zones):
        return
    spoken = [zone for zone in message.zones if zone.name in SPOKEN]
    if not spoken or spoken[-1].text.end - spoken[0].text.start > 60 or spoken[0].name == "salutation":
        return
    string = " ".join(str(zone.text) for zone in spoken)
    words, characters = measure(string)
    length = sum(not char.isspace() for char in string)
    short = length < rule.options["min_characters"] if characters else 0 < words < rule.options["min_words"]
    if not short or hits(message, rule, "courtesy") or not is_reply(message) or message.attachments:
        return
    if message.placeholders or any(mark.name in ("image", "link") for mark in message.marks) or "@" in string:
        return
    yield Finding(Text(message.body, spoken[0].text.start, spoken[-1].text.end))


# A figure that claims something about the world: "23 %", "百分之三十", "three times as many".
FIGURE = Pattern(
    r"\d[\d.,]{0,12}\s?(?:[%％]|per ?cent\b|percent\b|percentage points?\b|成(?![立为為本功果交员員分就])|个百分点|個百分點)"
    r"|百分之[一二三四五六七八九十百零點点\d.]{1,8}", 2
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
