"""SUB: the subject. Prefixes of replies and forwards are not the author's words and are looked past."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.correspondence import is_unaddressed
from etiquette_lint.message.model import Message
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

REPLY = "re|aw|sv|antw|回复|回覆|答复|答覆|回信"
FORWARD = "fwd?|wg|tr|vs|转发|轉發|轉寄"
# One prefix with the mark and the space behind it; "Re[2]:" counts replies (The Bat!), and a list puts its tag before.
PREFIX = Pattern(
    rf"[ \t]*\[?(?:(?P<reply>{REPLY})|(?P<forward>{FORWARD}))"
    r"(?:[\[(]\d{1,3}[\])]|\^\d{1,3})?[ \t]*[:：][ \t]*", 2
)
TAG = Pattern(r"[ \t]*\[[^\]\n]{1,40}\][ \t]*")
LETTER = Pattern(r"[^\W_]")
CAPITALS = Pattern(r"[A-Z][A-Z'’]{3,}")
MARKER = Pattern(
    r"[ \t]*(?:[\[【(（<《*!★☆]{0,2}[A-Z][A-Z ]{1,18}[\]】)）>》*!★☆]{0,2}[ \t]*[:：\-–—]"
    r"|[\[【][^\]】\n]{1,12}[\]】])[ \t]*"
)
REPEATED = Pattern(r"[!！]{2,}|[?？]{3,}|([!！?？])(?=[^!！?？]{0,40}\1[^!！?？]{0,40}\1)")
ORNAMENT = Pattern(
    "[\u2605\u2606\u25cf\u25cb\u25c6\u25c7\u25a0\u25a1\u25b2\u25b3\u25ce\u203b\u2600-\u2604\u2607-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]?"
)


class Prefixes:
    """The reply and forward prefixes that a subject begins with; `end` is where the author's words begin."""

    __slots__ = ("end", "first_end", "forwards", "replies", "tag")

    def __init__(self, subject: str):
        self.end = self.first_end = self.replies = self.forwards = 0
        self.tag = ""
        if ":" not in subject and "：" not in subject:
            return
        while True:
            tag = TAG.match(subject, self.end) if self.end else None
            match = PREFIX.match(subject, tag.end() if tag else self.end)
            if match is None:
                return
            if tag and not self.tag:
                self.tag = tag[0].strip() + " "
            self.replies += match["reply"] is not None
            self.forwards += match["forward"] is not None
            self.end = match.end()
            self.first_end = self.first_end or self.end


def missing_subject(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.subject is None:
        if message.has_headers:
            yield Finding(Text(message.body, 0, 0))
        return
    subject = str(message.subject)
    if len(subject) > 60:
        return
    own = subject[Prefixes(subject).end :]
    if not LETTER.search(own) or own.strip(" ()（）[]【】<>《》.。").lower() in rule.options["placeholders"]:
        yield Finding(message.subject.strip(), variant="prefix" if own.strip() != subject.strip() else "")


def long_subject(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.subject is None or len(message.subject) * 2 <= rule.options["max_columns"]:
        return
    subject = str(message.subject)
    columns = count_columns(subject)
    if columns <= rule.options["max_columns"] or Prefixes(subject).end or "=?" in subject:
        return
    tag = TAG.match(subject)
    if tag is not None and Prefixes(subject[tag.end() :]).end:
        return  # "[SPAM?] Fw: …": what stands before a prefix was put there on the way
    if tag is None or not is_unaddressed(message):  # the tag is the list's
        yield Finding(message.subject.strip(), columns=columns, most=rule.options["max_columns"])


def count_columns(string: str) -> int:
    """Columns in a list of mails: characters of Chinese, Japanese and Korean width count two."""
    if string.isascii():
        return len(string)
    return sum(2 if is_wide(char) else 1 for char in string)


def is_wide(char: str) -> bool:
    return "\u1100" <= char <= "\u115f" or ("\u2e80" <= char <= "\uffe6" and not "\uff61" <= char <= "\uffdc")


def vague_subject(message: Message, rule: Rule) -> "Iterator[Finding]":
    """All its words are filler; the words of rule and group must cover the subject but for marks and spaces."""
    if message.subject is None or len(message.subject) > 60:
        return
    subject = str(message.subject)
    start = Prefixes(subject).end
    if start or not LETTER.search(subject):
        return
    if is_date(message, subject) or is_name(message, subject):
        yield Finding(message.subject.strip())
        return
    vague = hits(message, rule)
    if not any(hit.text.layer is message.subject.layer for hit in vague):
        return
    words, base = [*vague, *hits(message, rule, "filler")], message.subject.start
    covered = {at for hit in words for at in range(hit.text.start - base, hit.text.end - base)}
    if not any(char.isalnum() and at not in covered for at, char in enumerate(subject)):
        yield Finding(message.subject.strip())


DATE_WORD = Pattern(r"\d|周|週|星期|今|明|昨|月|day\b|tomorrow|morrow|week|month", 2)


def is_date(message: Message, subject: str) -> bool:
    """Whether the subject is a date and nothing else."""
    if len(subject) > 30 or not DATE_WORD.search(subject):
        return False
    dates = message.subject_dates
    if not dates:
        return False
    inside = {at for date in dates for at in range(date.start, date.end)}
    return not any(char.isalnum() and at not in inside for at, char in enumerate(subject))


def is_name(message: Message, subject: str) -> bool:
    """Whether the subject is the bare name of somebody in the header, or a name with its title."""
    from etiquette_lint.language.names import is_personal, is_titled_name, same_words

    people = (*message.to, *message.cc, *message.sender)
    return is_titled_name(subject.strip()) or any(
        person.name and same_words(person.name, subject) and is_personal(person.name) for person in people
    )


def shouting_subject(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.subject is None:
        return
    subject = str(message.subject)
    if Prefixes(subject).end:
        return  # the words are those of the thread
    marker = MARKER.match(subject)
    own = subject[marker.end() :] if marker else subject
    calm = subject
    capitals = len(CAPITALS.findall(own)) >= rule.options["min_words"]
    if capitals and not any(char.islower() or is_wide(char) for char in own):
        calm = (marker[0] if marker else "") + sentence_case(own)
    if ("!" in subject or "！" in subject or "?" in subject or "？" in subject) and REPEATED.search(subject):
        calm = calm_marks(calm)
    if not subject.isascii() and len(ORNAMENT.findall(subject)) >= rule.options["max_markers"]:
        calm = " ".join(ORNAMENT.sub(" ", calm).split())
    if calm != subject:
        yield Finding(message.subject, calm.strip())


def calm_marks(subject: str) -> str:
    """One mark at the end of a run, and no more than one exclamation in all."""
    subject = Pattern(r"([!！?？])[!！?？]+").sub(r"\1", subject)
    for mark in "!！":
        head, found, tail = subject.rpartition(mark)
        if found and mark in head:
            subject = head.replace(mark, "，" if mark == "！" else ",") + mark + tail
    return subject


def sentence_case(words: str) -> str:
    """Capitals only where a sentence and the calendar put them; words with digits and without vowels stay."""
    out = []
    for word in words.split(" "):
        bare = word.strip(".,:;!?()\"'")
        if bare in CALENDAR:
            word = word.capitalize()
        elif bare != "I" and not is_abbreviation(bare):
            word = word.lower()
        out.append(word)
    joined = " ".join(out)
    first = next((at for at, char in enumerate(joined) if char.isalpha()), 0)
    return joined[:first] + joined[first : first + 1].upper() + joined[first + 1 :]


_CALENDAR = """MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST
    SEPTEMBER OCTOBER NOVEMBER DECEMBER"""
CALENDAR = frozenset(_CALENDAR.split())
_SHORT_WORDS = "new key day pay use see get due now let set add one two six ten car bid"
SHORT_WORDS = frozenset(_SHORT_WORDS.split())


def is_abbreviation(capitals: str) -> bool:
    """Whether a word in capitals looks like one that always is: with digits, without vowels, or very short and no
    word of every sentence."""
    from etiquette_lint.language.words import ENGLISH_STOP_WORDS

    if any(char.isdigit() for char in capitals):
        return True
    if len(capitals) <= 4 and not any(char in "AEIOUY" for char in capitals):
        return True
    return len(capitals) <= 3 and capitals.lower() not in ENGLISH_STOP_WORDS and capitals.lower() not in SHORT_WORDS




def stacked_reply_prefix(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.subject is None:
        return
    subject = str(message.subject)
    prefixes = Prefixes(subject)
    if prefixes.replies < 2 and prefixes.forwards < 2 and prefixes.replies + prefixes.forwards < 3:
        return
    kept = subject[: prefixes.first_end].lstrip() + prefixes.tag
    yield Finding(message.subject.strip(), kept + subject[prefixes.end :].strip())


def false_reply_prefix(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.subject is None or message.headers is None or message.thread:
        return
    prefixes = Prefixes(str(message.subject))
    if prefixes.replies != 1 or prefixes.forwards or prefixes.end == len(message.subject):
        return
    headers = message.headers
    # Exchange threads by Thread-Index: 22 bytes in a first message, more in every answer. Mail without an
    # identifier of its own (from helpdesks, gateways, exports) was not composed in a mail client.
    if any(name in headers for name in ("In-Reply-To", "References")) or "Message-ID" not in headers:
        return
    if len(headers.raw_value(b"thread-index").strip()) > 32:
        return
    if MADE_ON_THE_WAY.search(headers.raw_value(b"message-id").decode("latin-1")):
        return
    if is_unaddressed(message) or QUOTED_LINE.search(message.body.string):
        return
    if not any(zone.name == "quotation" for zone in message.zones):
        yield Finding(message.subject.strip(), str(message.subject)[prefixes.end :].strip())


# JavaMail's identifier, or sendmail's for mail that came without one: <200409290501.i8T511Wv023710@host>
MADE_ON_THE_WAY = Pattern(r"JavaMail|^\s*<\d{12}\.\w{12,16}@")
QUOTED_LINE = Pattern(r"^[ \t]{0,3}[>:|][ \t]", 8)  # MULTILINE; bulletin boards quote with a colon


def subject_body_mismatch(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.subject is None or len(message.own_text) < rule.options["min_length"]:
        return
    subject = str(message.subject)
    wanted = content_words(subject[Prefixes(subject).end :])
    if len(wanted) >= 2 and not wanted & content_words(message.own_text):
        yield Finding(message.subject.strip())


def content_words(string: str) -> set[str]:
    """Stems of English words and Chinese words of two characters and more, stop words left out."""
    from etiquette_lint.language.fold import fold
    from etiquette_lint.language.words import ENGLISH_STOP_WORDS, cut, stem

    words = (word for word, _, _ in cut(fold(string).string))
    return {stem(word) for word in words if len(word) > 1 and LETTER.search(word) and word not in ENGLISH_STOP_WORDS}


def multi_topic_subject(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Two noun phrases that share no word, joined as only unrelated matters are joined."""
    if message.subject is None:
        return
    subject = str(message.subject)
    start = Prefixes(subject).end
    for joint in JOINT.finditer(subject, start):
        one, other = content_words(subject[start : joint.start()]), content_words(subject[joint.end() :])
        if one and other and not one & other:
            yield Finding(message.subject.strip())
            return


JOINT = Pattern(
    r"[;；]\s*(?:also|and|另|还有|還有|以及)?|,?\s+(?:and also|as well as|plus)\s+"
    r"|[,，、]\s*(?:另外|另|还有|還有|以及|顺便|順便|also)|以?及(?!时|時|早|格|其|物|第)", 2
)


def correction_mail(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Within an hour of the author's last entry in the thread."""
    if message.now is None or not message.thread or len(message.own_text) > rule.options["max_length"]:
        return
    mine = [entry for entry in message.thread if entry.author not in ("customer",)]
    last = mine[-1] if mine and mine[-1] is message.thread[-1] else None
    if last is None or last.date is None:
        return
    try:
        minutes = (message.now - last.date).total_seconds() / 60
    except TypeError:  # one of the two has no zone
        return
    if 0 <= minutes <= rule.options["max_minutes"]:
        for hit in hits(message, rule)[:1]:
            yield Finding(hit.text, minutes=int(minutes))
