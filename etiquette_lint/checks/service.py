"""SRV: the flow of a conversation with a customer; what was said before decides what is missing now."""

from etiquette_lint.checks.service_answers import (  # noqa: F401  the rules about questions, data and referrals
    asks_for_known_data,
    latest_message,
    no_restatement,
    referral_without_contact,
    unanswered_question,
)
from etiquette_lint.finding import Finding
from etiquette_lint.language import conversation, replies
from etiquette_lint.message.correspondence import REPLY_PREFIX, is_chinese
from etiquette_lint.message.model import PROSE_ZONES, Message, ThreadEntry
from etiquette_lint.message.spans import Spans
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_latest: list[tuple[object, str]] = [(None, "")]  # a dozen rules ask for the same prose in a row


def prose(message: Message) -> str:
    """The writer's own sentences: salutation, body, closing and postscript."""
    zones, words = _latest[0]
    if zones is not message.zones:
        words = "\n".join(str(zone.text) for zone in message.zones if zone.name in PROSE_ZONES)
        _latest[0] = message.zones, words
    return words


def customer_words(message: Message) -> str:
    """What the customer wrote, the subject of the ticket included: it is theirs."""
    subject = str(message.subject) if message.subject is not None else ""
    prefix = REPLY_PREFIX.match(subject)
    while prefix:
        subject = subject[prefix.end() :]
        prefix = REPLY_PREFIX.match(subject)
    said = words_of_customer(message)
    return f"{subject}\n{said}" if said else subject


def words_of_customer(message: Message) -> str:
    """The supplied conversation, or the message that a quotation brings; what that one quotes was answered before."""
    if message.thread:
        return message.customer_text
    said = []
    for zone in message.zones:
        if zone.name == "quotation":
            whole = str(zone.text)
            latest = latest_message(whole)
            said += [line.lstrip("> \t") for line in latest.split("\n")]
            if len(latest) < len(whole):
                break
    return "\n".join(said)


def latest_customer_words(message: Message) -> str:
    """The customer's last message: what this reply answers."""
    entry = last_customer_entry(message)
    return entry.string if entry is not None else words_of_customer(message)


def last_customer_entry(message: Message) -> ThreadEntry | None:
    return next((entry for entry in reversed(message.thread) if entry.author != "agent"), None)


def place_to_begin(message: Message) -> Text:
    """Where a word that belongs at the beginning is missing: before the first paragraph."""
    zone = message.zone("body")
    return Text(message.body, zone.text.start, zone.text.start) if zone else Text(message.body, 0, 0)


def place_to_end(message: Message) -> Text:
    ends = [zone.text.end for zone in message.zones if zone.name == "body"]
    return Text(message.body, ends[-1], ends[-1]) if ends else Text(message.body, 0, 0)


def complaint_without_apology(message: Message, rule: Rule) -> "Iterator[Finding]":
    own = prose(message)
    if not own or conversation.apologises(own):
        return
    if conversation.is_complaint(customer_words(message)) or hits(message, rule, "complaint"):
        yield Finding(place_to_begin(message))


def missing_empathy(message: Message, rule: Rule) -> "Iterator[Finding]":
    own = prose(message)
    if not own or hits(message, rule, "heartfelt") or conversation.shows_empathy(own):
        return
    if conversation.is_upset(customer_words(message)):
        yield Finding(place_to_begin(message))


def missing_thanks(message: Message, rule: Rule) -> "Iterator[Finding]":
    own = prose(message)
    if not own or conversation.thanks(own):
        return
    said = latest_customer_words(message)
    if conversation.sends_what_was_asked(customer_words(message)) or hits(message, rule, "received"):
        yield Finding(place_to_begin(message), variant="sent")
    elif conversation.praises(said):
        yield Finding(place_to_begin(message), variant="praise")
    elif conversation.suggests(said):
        yield Finding(place_to_begin(message), variant="suggestion")
    elif conversation.has_waited(said) and not conversation.apologises(own) and not conversation.is_complaint(said):
        yield Finding(place_to_begin(message))


def no_further_help(message: Message, rule: Rule) -> "Iterator[Finding]":
    if hits(message, rule, "offer") or not message.zone("body"):
        return
    invited = Spans.at(hit.text.start for hit in hits(message, rule, "invite"))
    general = Spans.at(hit.text.start for hit in hits(message, rule, "general"))
    asked = False  # "Still stuck? Reply and I will do it by hand."
    for sentence in message.sentences:
        words = str(sentence)
        invites = invited.touch(sentence.start, sentence.end)
        opens = asked or general.touch(sentence.start, sentence.end)
        if (invites and opens) or ((invites or opens) and CALLABLE.search(words)):
            return
        asked = words.endswith(("?", "？")) or OFFERED.search(words) is not None
    if waits_for_answer(message):
        return
    yield Finding(place_to_end(message), "\n\n" + fitting_offer(message))


# "If you cannot come, we can post it to you. Just let us know."
OFFERED = Pattern(
    r"\b(?:we|i)(?: can| could|'d be| would be| will) (?:also |gladly |happily |happy to |glad to )?(?:post|send|bring|"
    r"call|come|book|arrange|help|give|show|do|explain|find|change|put|look|offer|extend|exchange|refund|replace)\b|"
    r"(?:我[们們]|我)?(?:也)?(?:可以|能|可)(?:再|另外)?(?:[为為][您你]|[帮幫][您你]|[给給][您你]|替[您你])",
    2,
)


# A number to ring or an address to write to.
CALLABLE = Pattern(
    r"@\w|(?<![\d-])(?!\d{4}-\d\d-\d\d)(?:\d[\s().-]{0,2}){7,20}(?!\d)|\bext(?:ension)?\.? ?\d|分机|分機|[转轉]\d|"
    r"\b(?:call|ring|dial|on) \d{3,6}\b|[拨撥打]\s?\d{3,6}",
    2,
)


def waits_for_answer(message: Message) -> bool:
    """Whether the last paragraph asks the customer something: the conversation goes on by itself."""
    last = next((zone.text for zone in reversed(message.zones) if zone.name == "body"), None)
    if last is None:
        return False
    words = str(last).rstrip()
    if words.endswith(("?", "？")):
        return True
    return any(
        request.kind == "request" and request.start >= last.start and replies.asks_for_reply(words)
        for request in message.requests
    )


def fitting_offer(message: Message) -> str:
    """An offer of further help in the message's language, script and register."""
    own = prose(message)
    if not is_chinese(message):
        casual = own.lstrip().lower().startswith(("hi", "hey")) and "'" in own
        return (
            "If you need anything else, just reply to this message."
            if casual
            else "If there is anything else we can do for you, please reply to this message."
        )
    if message.language == "zh-Hant":
        return "如還有其他問題，請隨時回覆，我們很樂意為您處理。"
    return "如果还有其他问题，请随时回复，我们很乐意为您处理。"


def no_next_step(message: Message, rule: Rule) -> "Iterator[Finding]":
    own = prose(message)
    if not own:
        return
    pending = hits(message, rule, "pending")
    if pending:
        if not names_next_step(message, own, pending[0].text):
            yield Finding(pending[0].text, variant="pending", match=str(pending[0].text))
        return
    if hits(message, rule, "done") or len(own) > rule.options["max_characters"] or not message.zone("body"):
        return
    if not conversation.is_complaint(customer_words(message)) or replies.tells_remedy(own):
        return
    if message.requests or message.items or has_link(message) or message.dates:
        return
    told = [str(text) for text in message.sentences if message.zone_name_at(text.start) == "body"]
    if not all(replies.is_courtesy(sentence) for sentence in told):
        yield Finding(place_to_end(message))


def names_next_step(message: Message, own: str, pending: Text) -> bool:
    """Whether it says who does what, or by when: a promise, a request with an object, a time ahead."""
    string = message.body.string
    for request in message.requests:
        asked = request.has_object and not replies.asks_only_to_wait(string[request.start : request.end])
        if request.kind == "promise" or asked:
            return True
    if any(not date.vague and is_ahead(date, message.now) for date in message.dates):
        return True
    return bool(message.items) or replies.names_deadline(own)


def is_ahead(date: object, now: "datetime | None") -> bool:
    last = getattr(date, "last", None)
    return last is None or now is None or last >= now.date()


def has_link(message: Message) -> bool:
    return any(mark.name == "link" for mark in message.marks) or "http" in message.body.string


def unilateral_closing(message: Message, rule: Rule) -> "Iterator[Finding]":
    closing = hits(message, rule, "closing")
    if not closing or hits(message, rule, "check"):
        return
    said = Spans.at(hit.text.start for hit in closing)
    for sentence in message.sentences:
        if not said.touch(sentence.start, sentence.end):
            continue
        place = replies.find_closing(str(sentence))
        if place is None or replies.is_conditional(str(sentence)) or str(sentence).endswith(("?", "？")):
            continue
        if not replies.confirms_solution(latest_customer_words(message)):
            yield Finding(sentence.slice(*place))
        return


def missing_introduction(message: Message, rule: Rule) -> "Iterator[Finding]":
    if not message.thread or any(entry.author == "agent" for entry in message.thread) or not prose(message):
        return
    if not hits(message, rule, "introduction") and not any(zone.name == "signature" for zone in message.zones):
        yield Finding(place_to_end(message))


def broken_promise(message: Message, rule: Rule) -> "Iterator[Finding]":
    own = prose(message)
    if not own or conversation.apologises(own):
        return
    said = latest_customer_words(message)
    if said and conversation.tells_of_broken_promise(said):
        yield Finding(place_to_begin(message), variant="told")
        return
    promised = overdue_promise(message)
    if promised:
        yield Finding(place_to_begin(message), promise=promised)


def overdue_promise(message: Message) -> str:
    """The words of the desk's last promise, when its time passed and neither an answer nor silence met it."""
    agents = [entry for entry in message.thread if entry.author == "agent"]
    if not agents or message.now is None:
        return ""
    entry = agents[-1]  # an answer after the promise kept it, as far as one can see
    if entry.date is None or not conversation.promises_something(entry.string):
        return ""
    from etiquette_lint.language.dates import find_dates

    today = message.now.date()
    for date in find_dates(entry.string, entry.date):
        sentence = replies.sentence_at(entry.string, date.start)
        if date.last is not None and date.last < today and date.last >= entry.date.date():
            if conversation.promises_something(sentence):
                return " ".join(sentence.split())[:60]
    return ""


def late_reply(message: Message, rule: Rule) -> "Iterator[Finding]":
    asked = asked_at(message)
    if asked is None or message.now is None or not prose(message):
        return
    now = message.now
    if (asked.tzinfo is None) != (now.tzinfo is None):
        asked, now = asked.replace(tzinfo=None), now.replace(tzinfo=None)
    hours = (now - asked).total_seconds() / 3600
    if hours <= rule.options["max_hours"]:
        return
    own = prose(message)
    if not conversation.apologises(own) and not hits(message, rule, "patience"):
        yield Finding(place_to_begin(message), days=int(hours // 24))


def asked_at(message: Message) -> "datetime | None":
    """When the customer wrote, if nobody has answered since: from the thread, or from the line above a quotation."""
    if message.thread:
        entry = message.thread[-1]
        return entry.date if entry.author != "agent" else None
    quotation = message.zone("quotation")
    if quotation is None or message.now is None:
        return None
    from datetime import datetime

    from etiquette_lint.language.dates import find_dates

    head = str(quotation.text)[:160].split("\n\n")[0]
    moments = [date for date in find_dates(head, message.now) if date.has_calendar_date and date.first is not None]
    if len(moments) != 1 or not replies.is_attribution(head):
        return None
    day = moments[0].first
    assert day is not None
    return datetime(day.year, day.month, day.day, 23, 59)


def unacknowledged_courtesy(message: Message, rule: Rule) -> "Iterator[Finding]":
    said = latest_customer_words(message)
    own = prose(message)
    if not said or not own or conversation.thanks(own) or hits(message, rule, "welcome"):
        return
    if conversation.thanks(said) or conversation.apologises(said):
        yield Finding(place_to_begin(message))


def apology_only(message: Message, rule: Rule) -> "Iterator[Finding]":
    own = prose(message)
    if not own or not conversation.apologises(own) or message.items or has_link(message):
        return
    if any(not date.vague for date in message.dates):
        return
    sorry = None
    offers = Spans.at(hit.text.start for hit in hits(message, rule, "offer"))
    for sentence in message.sentences:
        if message.zone_name_at(sentence.start) != "body":
            continue
        words = str(sentence)
        if conversation.apologises(words):
            if replies.has_substance(words):
                return
            sorry = sorry or sentence
        elif offers.touch(sentence.start, sentence.end):
            continue
        elif replies.has_substance(words) or not replies.is_courtesy(words):
            return
    if sorry is not None:
        yield Finding(sorry)


def untimely_survey(message: Message, rule: Rule) -> "Iterator[Finding]":
    found = hits(message, rule)
    if not found:
        return
    paragraphs = {message.body.string.count("\n\n", 0, hit.text.start) for hit in found}
    if len(paragraphs) > 1 and len(found) > 1:
        yield Finding(found[1].text, variant="twice")
        return
    earlier = [entry.string for entry in message.thread if entry.author == "agent"]
    if any(replies.asks_for_rating(string) for string in earlier):
        yield Finding(found[0].text, variant="twice")
    elif conversation.is_complaint(customer_words(message)) and not hits(message, rule, "solved"):
        yield Finding(found[0].text)
