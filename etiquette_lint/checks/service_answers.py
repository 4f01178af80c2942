"""Rules of SRV about questions and answers: what was asked, what was given already, where the reader is sent."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.correspondence import is_unaddressed
from etiquette_lint.message.model import PROSE_ZONES, Message, Zone
from etiquette_lint.message.spans import Spans
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

FORWARD = Pattern(r"\s*(?:fwd?|转发|轉發|轉寄)\s*[:：]", 2)
DEEPER = Pattern(r"^[ \t]*>[ \t]?(?=>)", 8)  # a quotation within the quotation
QUOTE_SIGN = Pattern(r"^[ \t]*>[ \t]?", 8)
HEADER_BLOCK = Pattern(
    r"^[ \t]*-{2,}.{0,60}(?:message|邮件|郵件|forwarded).{0,60}-{2,}|^[ \t]*(?:From|Sent|Date|To|Cc|Subject|发件人|"
    r"发送时间|收件人|"
    r"抄送|主题|寄件者|寄件人|收件者|主旨)\s*[:：].*$", 2 | 8
)
SENDER_LINE = Pattern(
    r"^[> \t]*(?:From|To|Sent by|发件人|收件人|寄件者|收件者)\s*[:：]|^[> \t]*-{3,}.{0,60}(?:message|forwarded|邮件|"
    r"郵件)|(?:wrote|写道|"
    r"寫道)\s*[:：]\s*$",
    2 | 8,
)
CONTACT = Pattern(
    r"@\w|https?:|www\.|\w\.(?:com|org|net|cn|tw|hk|gov|edu)\b|(?:\d[\s().\-]{0,2}){5,}|\bext(?:ension)?\.? ?\d|"
    r"\broom \d|\b(?:\d+(?:st|nd|rd|th)|ground|first|second|third) floor\b|"
    r"\b(?:number|address|link|details|contact\w*) (?:above|below|on the back|on your)|\bbelow\b|"
    r"\bon the back of your\b|\breply to this\b|"
    r"分机|分機|转\d|轉\d|链接|連結|二维码|下方|以下|如下|见附|地址|號碼如|号码是|"
    r"[一二三四五六七八九十\d][楼樓层層号號]|窗口|柜台|櫃台|1[012]\d{3}|9\d{4}|\b1\d{2}\b",
    2,
)


FEW_WORDS = 8
LONGEST = 600  # characters of a sentence that is read; a longer one is a table


def own_words(message: Message) -> str:
    return "\n".join(str(zone.text) for zone in message.zones if zone.name in PROSE_ZONES)


def unanswered_question(message: Message, rule: Rule) -> "Iterator[Finding]":
    zone = None if message.thread else answered_quotation(message)
    if (zone is None and not message.thread) or hits(message, rule, "elsewhere"):
        return  # nothing was asked, or "my answers are in the text below"
    if message.subject is not None and FORWARD.match(str(message.subject)):
        return
    own = own_words(message)
    if not own:
        return
    if zone is not None:
        if "?" in str(zone.text) or not message.body.string.isascii():
            yield from questions_in_quotation(message, zone, own, content(own))
        return
    from etiquette_lint.language import questions

    reply = content(own)
    for entry in reversed(message.thread):
        if entry.author == "agent":
            return
        for question in questions.find_questions(entry.string):
            words = entry.string[question.start : question.end]
            if not is_taken_up(words, question.wants, own, reply):
                yield Finding(end_of_body(message), question=shorten(words))


def answered_quotation(message: Message) -> Zone | None:
    """The quotation this message answers: the only one, below the writer's words, from one it is written to."""
    quotations = [zone for zone in message.zones if zone.name == "quotation"]
    if len(quotations) != 1:
        return None  # answers between the quoted lines stand beside their questions
    zone = quotations[0]
    if any(one.name == "body" and one.text.start > zone.text.start for one in message.zones):
        return None
    return zone if message.kind == "ticket" or is_from_reader(message, str(zone.text)) else None


def is_from_reader(message: Message, quoted: str) -> bool:
    """Whether the quoted words are those of the only person written to: mail to many answers some, not all."""
    from etiquette_lint.language import replies

    if len(message.to) != 1 or len(message.cc) > 1 or is_unaddressed(message):
        return False
    line = quoted.lstrip("> \t\n").partition("\n")[0]
    if not HEADER_BLOCK.match(line) and not replies.is_attribution(line):
        return quoted.startswith(">")  # nothing but the quoted lines
    head = quoted[:300].lower()
    head = head.split("\nto:")[0].split("\n收件")[0]
    reader = message.to[0]
    names = [word for word in reader.name.lower().replace(",", " ").split() if len(word) > 1]
    local = reader.address.lower().partition("@")[0]
    names += [word for word in local.replace("_", ".").split(".") if len(word) > 2]
    return any(name in head for name in names)


def questions_in_quotation(message: Message, zone: Zone, own: str, reply: frozenset[str]) -> "Iterator[Finding]":
    from etiquette_lint.language import questions

    quoted = str(zone.text)
    latest = latest_message(quoted)
    # Signs of quotation and header lines become blanks, so that offsets stay true.
    blank = QUOTE_SIGN.sub(lambda match: " " * len(match[0]), latest)
    blank = HEADER_BLOCK.sub(lambda match: " " * len(match[0]), blank)
    for question in questions.find_questions(blank):
        words = blank[question.start : question.end]
        if message.kind != "ticket" and question.wants == "other" and not questions.is_to_reader(words):
            continue
        if message.kind != "ticket" and question.wants not in ("when", "cost") and len(reply) < FEW_WORDS:
            continue  # "It's Analytica." answers by itself
        if not is_taken_up(words, question.wants, own, reply):
            start = zone.text.start + question.start
            yield Finding(Text(message.body, start, zone.text.start + question.end), question=shorten(words))


def latest_message(quoted: str) -> str:
    """The first of the messages that a quotation holds, without its own signature's company text."""
    cut = DEEPER.search(quoted)
    end = cut.start() if cut else len(quoted)
    heads = [match.start() for match in SENDER_LINE.finditer(quoted, 0, end)]
    for index in range(1, len(heads)):
        if heads[index] - heads[index - 1] > 250:
            return quoted[: heads[index]]
    return quoted[:end]


def is_taken_up(words: str, wants: str, own: str, reply: frozenset[str]) -> bool:
    """Whether the reply names what the question is about, or gives the kind of answer it wants.

    A question without words of its own to look for counts as taken up: nobody could tell.
    """
    from etiquette_lint.language import questions, replies

    asked = content(words) - replies.EMPTY_WORDS
    if wants in ("when", "cost"):
        passed_on = asked & reply and any(replies.refers_elsewhere(line) for line in own.split("\n"))
        return bool(passed_on) or questions.answers_by_kind(own, wants)
    if len(asked) < 2 or asked & reply:
        return True
    if wants == "yes-no" and questions.repeats_predicate(words, own):
        return True
    return shares_stem(asked, reply) or questions.answers_by_kind(own, wants)


def content(string: str) -> frozenset[str]:
    from etiquette_lint.language import conversation
    from etiquette_lint.language.topics import content_words

    return content_words(conversation.folded(string))


def shares_stem(asked: frozenset[str], reply: frozenset[str]) -> bool:
    """Whether two words begin alike ("deliver" and "delivery", "install" and "installation")."""
    heads = {word[:5] for word in reply if len(word) > 4}
    return any(word[:5] in heads for word in asked if len(word) > 4)


def shorten(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else line[:59] + "…"


def end_of_body(message: Message) -> Text:
    ends = [zone.text.end for zone in message.zones if zone.name == "body"]
    return Text(message.body, ends[-1], ends[-1]) if ends else Text(message.body, 0, 0)


def no_restatement(message: Message, rule: Rule) -> "Iterator[Finding]":
    said = message.customer_text
    own = own_words(message)
    if not said or not own:
        return
    from etiquette_lint.language import replies

    matter = content(said) - replies.EMPTY_WORDS
    if len(matter) >= rule.options["min_words"] and not matter & content(own):
        yield Finding(Text(message.body, message.zones[0].text.start, message.zones[0].text.start))


# What a reply may ask for, and how the same thing looks when the customer has given it.
DATA = (
    (
        "order",
        Pattern(
            r"\border\b.{0,30}?\b[A-Z]{0,4}[-#]?\d{4,}\b|\border (?:no\.?|number|id|#)\s*(?:is|:)?\s*#?\w*\d{3,}|"
            r"(?:订单|訂單|单号|單號|订单号|訂單編號)\D{0,8}[A-Za-z]{0,4}\d{4,}",
            2,
        ),
    ),
    (
        "tracking",
        Pattern(
            r"\b(?:tracking|parcel|consignment|waybill)\b.{0,30}?\b[A-Z]{0,4}\d{6,}\w*|"
            r"(?:运单|運單|快递|物流|包裹|貨運)单?(?:号|號|編號)?\D{0,8}[A-Za-z]{0,4}\d{6,}",
            2,
        ),
    ),
    ("email", Pattern(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}")),
    (
        "phone",
        Pattern(
            r"(?:phone|call me|mobile|cell|number|tel|电话|電話|手机|手機|联系方式|"
            r"聯絡電話)\D{0,14}\+?\d[\d\s().-]{6,20}|"
            r"\b1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}\b|\b09\d{2}[\s-]?\d{3}[\s-]?\d{3}\b",
            2,
        ),
    ),
    (
        "serial",
        Pattern(
            r"\b(?:serial|s/n|imei)\b.{0,20}?[\w-]{0,20}\d[\w-]{3,20}|"
            r"(?:序列号|序號|机身号|机器编号|产品序號)\D{0,6}[\w-]{0,20}\d[\w-]{3,20}",
            2,
        ),
    ),
)


def asks_for_known_data(message: Message, rule: Rule) -> "Iterator[Finding]":
    said = message.customer_text
    asked = Spans((request.start, request.end) for request in message.requests if request.kind == "request")
    for name, given in DATA:
        for hit in hits(message, rule, name):
            if not asked.touch(hit.text.start, hit.text.start + 1):
                continue
            words = f"{message.subject or ''}\n{said}"
            match = given.search(words)
            if match:
                yield Finding(hit.text, given=match[0].strip()[-24:])
                break


def referral_without_contact(message: Message, rule: Rule) -> "Iterator[Finding]":
    parties = hits(message, rule, "party")
    verbs = hits(message, rule, "verb")
    if not parties or not verbs:
        return
    from etiquette_lint.language import replies

    own = own_words(message)
    if "@" in own or "http" in own:
        return
    named = Spans.at(hit.text.start for hit in parties)
    urged = Spans.at(hit.text.start for hit in verbs)
    for sentence in message.sentences:
        start, end = sentence.start, sentence.end
        if not urged.touch(start, end) or not named.touch(start, end):
            continue
        if message.zone_name_at(start) not in ("body", "postscript") or end - start > LONGEST:
            continue
        if not replies.refers_elsewhere(str(sentence)) or holds_gap(message, sentence):
            continue
        if not CONTACT.search(own) and not any(mark.name == "link" for mark in message.marks):
            yield Finding(sentence)
        return


def holds_gap(message: Message, sentence: Text) -> bool:
    """Whether the paragraph has a gap that a contact may fill; a person's name is none."""
    string = message.body.string
    start = string.rfind("\n\n", 0, sentence.start) + 1
    end = string.find("\n\n", sentence.end)
    end = len(string) if end < 0 else end
    return any(start <= gap.text.start < end and gap.category != "name" for gap in message.placeholders)
