"""Who writes to whom, and what that lets the reader expect: facts for the rules about opening and closing."""

from etiquette_lint.message.model import Message, Person
from etiquette_lint.message.salutation import Salutation, Span
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern

HAN = Pattern("[\u3400-\u9fff]")
REPLY_PREFIX = Pattern(r"\s*\[?(?:re|aw|fwd?|回复|回覆|答复|答覆|转发|轉發|轉寄)\s*[:：]", 2)


class Opening:
    """The salutation of a message and where it stands in the body."""

    __slots__ = ("base", "found", "string", "text")

    def __init__(self, text: Text, found: Salutation):
        self.text = text
        self.string = str(text)
        self.found = found
        self.base = text.start

    def place(self, span: Span) -> Text:
        return Text(self.text.layer, self.base + span[0], self.base + span[1])

    def words(self, span: Span | None) -> str:
        return self.string[span[0] : span[1]] if span else ""


def is_chinese(message: Message, words: str = "") -> bool:
    if message.language in ("mixed", "other"):
        return HAN.search(words or message.own_text[:200]) is not None
    return message.language.startswith("zh")


def in_thread(message: Message) -> bool:
    """Whether an e-mail goes on with a conversation: it says so in its header or subject, or quotes."""
    if message.headers is not None and any(name in message.headers for name in ("In-Reply-To", "References")):
        return True
    if message.subject is not None and REPLY_PREFIX.match(str(message.subject)):
        return True
    return any(zone.name == "quotation" for zone in message.zones)


def is_unaddressed(message: Message) -> bool:
    """Whether a program sends it or a list gets it, so that nobody expects to be greeted: list mail, automatic
    mail, newsletters, announcements to hidden or many recipients."""
    headers = message.headers
    if headers is not None:
        if any(name in headers for name in LIST_FIELDS):
            return True
        if headers.raw_value(b"precedence").strip().lower() in (b"list", b"bulk", b"junk"):
            return True
    if message.sender and (not message.to or len(message.to) > MANY):
        return True
    if message.subject is not None and MEETING_ANSWER.match(str(message.subject)):
        return True
    addresses = [one.address for one in message.to]
    if len(addresses) == 1 and addresses[0] and addresses == [one.address for one in message.sender]:
        return True  # to oneself, and to others unseen
    string = message.body.string
    if AUTOMATIC_TEXT.search(string, 0, 2000) or MASS_MAIL.search(string, max(len(string) - 2000, 0)):
        return True
    return any(AUTOMATIC.search(person.address) for person in message.sender) or any(
        LIST_ADDRESS.search(person.address) for person in message.to
    )


LIST_FIELDS = ("List-Id", "List-Post", "List-Unsubscribe", "Auto-Submitted", "Mailing-List")
# What calendars put before the subject of their answers.
MEETING_ANSWER = Pattern(
    r"(?:accepted|declined|tentative(?:ly accepted)?|cancell?ed|updated|invitation"
    r"|已接受|已拒绝|已拒絕|暂定|暫定|已取消)\s*[:：]", 2
)
MANY = 10  # so many recipients make it an announcement
AUTOMATIC = Pattern(
    r"^(?:[^@]*[._-])?(?:no-?reply|do-?not-?reply|notif\w*|announc\w*|newsletters?|news|alerts?|system|robot|bot|mailer|daemon"
    r"|digest|bounces?|updates?|postmaster|root|cron|calendar|reminders?|listserv|subscriptions?)(?:[._+-][^@]*)?@", 2
)
MASS_MAIL = Pattern(
    r"unsubscribe|opt[- ]out|email preferences|communication preferences|退订|退訂|取消订阅|取消訂閱", 2
)
AUTOMATIC_TEXT = Pattern(
    r"(?:received|receiving|getting) this (?:e-?mail|message|notice|notification) because|automatically generated"
    r"|automated (?:e-?mail|message|not)|(?:do not|don't) reply to this|系统自动|系統自動|自动发送|自動發送|自动生成"
    r"|请勿(?:直接)?回复|請勿(?:直接)?回[覆復]", 2
)
LIST_ADDRESS = Pattern(
    r"^(?:[^@]*[._-])?(?:lists?|all|everyone|dl|announce\w*|subscribers|users|members|discuss\w*|dev|devel|help|questions)(?:[._-][^@]*)?@"
    r"|-l@|list@|@(?:[^@]*\.)?(?:lists?|listserv\w*|groups|yahoogroups|googlegroups)\.|@[^@]*lists\.", 2
)


def expects_form(message: Message, options: dict) -> bool:
    """Whether a reader expects salutation and closing: not of list mail, not of a few words within a thread or
    between colleagues, not of a fragment of a template. Units are English words, or Chinese characters by two."""
    if message.kind == "ticket":
        return True
    if message.kind == "template":
        return count_units(message) >= options["min_template_words"]
    if is_unaddressed(message) or is_document(message):
        return False
    if in_thread(message):
        return count_units(message) > options["max_reply_words"]
    return not among_colleagues(message) or count_units(message) > options["max_note_words"]


def is_document(message: Message) -> bool:
    """Whether it is a notice, a table or a link rather than a letter: nobody is addressed, nobody signs, and it is long
    or begins with an address of the web."""
    if any(zone.name in ("salutation", "closing", "signature") for zone in message.zones):
        return False
    return message.own_text.lstrip().startswith(("http", "www.", "<http")) or count_units(message) > DOCUMENT


DOCUMENT = 200  # words; letters of that length say from whom they are


def count_units(message: Message) -> int:
    from etiquette_lint.language.words import count_han, count_words

    words = message.own_text
    return count_words(words) + count_han(words) // 2


def recipients(message: Message) -> list[Person]:
    """Those who are addressed: the requester of a ticket, or everybody in To."""
    return [message.requester] if message.requester is not None else message.to


def known_recipient(message: Message) -> Person | None:
    """The one person it goes to, when the display name is a person's."""
    from etiquette_lint.language.names import is_personal

    people = recipients(message)
    return people[0] if len(people) == 1 and is_personal(people[0].name) else None


def among_colleagues(message: Message) -> bool:
    """Whether sender and recipients write from one domain."""
    domains = {person.address.rpartition("@")[2].lower() for person in (*message.sender, *message.to)}
    return len(domains) == 1 and bool(message.sender) and bool(message.to) and "" not in domains
