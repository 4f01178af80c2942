"""RCP: who gets the message, what is asked of whom, and what is quoted or passed on to them."""

from etiquette_lint.finding import Edit, Finding
from etiquette_lint.message.correspondence import LIST_FIELDS, SPEAKING
from etiquette_lint.message.model import Message, Person, Zone
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

FORWARD = Pattern(
    r"\s*\[?(?:fwd?|转发|轉發|转寄|轉寄)\s*[:：]|[^\n]*[(（](?:转载|轉載|转寄|轉寄|转发|轉發|fwd)[)）]\s*$", 2
)
FORWARD_NOTICE = Pattern(
    r"forwarded (?:message|by|e-?mail)|forwarded message|begin forwarded|以下是转发|以下是轉寄|转发的?(?:邮件|信件)|"
    r"轉寄的?(?:郵件|信件)|"
    r"轉發的?(?:郵件|信件)", 2
)
HEADER_LINE = Pattern(
    r"^[> \t]*(?:From|Sent|To|Cc|Date|Subject|发件人|发送时间|收件人|抄送|主题|日期|寄件者|寄件日期|收件者|"
    r"主旨)\s*[:：].*(?:\n[ \t]+\S.*){0,20}$",
    2 | 8,
)
DEPTH = Pattern(r"^[ \t]*((?:>[ \t]?){1,20})", 8)
ATTRIBUTION = Pattern(
    r"^[> \t]*-{2,}\s*(?:original message|原始邮件|原始郵件)|^[> \t]*(?:From|发件人|寄件者|寄件人|發件人)\s*[:：]|"
    r"(?:wrote|写道|"
    r"寫道)\s*[:：]\s*$",
    2 | 8,
)


def domain(person: Person) -> str:
    return person.address.rpartition("@")[2].lower()


def no_recipient(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.to or not message.has_headers or not message.sender:
        return  # a draft with nothing but a subject has not come to its addresses yet
    if has_field(message, "to") and not (message.cc or message.bcc):
        return  # a group ("undisclosed-recipients:;") that hides its members on purpose, or an address nobody can read
    if message.headers is not None and any(name in message.headers for name in LIST_FIELDS):
        return
    hidden = next((person.text for person in (*message.cc, *message.bcc) if person.text is not None), None)
    if hidden is None:
        if not is_note(message):
            yield Finding(Text(message.body, 0, 0))
    else:
        yield Finding(Text(hidden.layer, hidden.start, hidden.start), variant="only-cc" if message.cc else "only-bcc")


def is_note(message: Message) -> bool:
    """Whether it is a line that somebody jotted down, an entry of a calendar: nobody is called, asked or named."""
    zones = message.zones
    if len(zones) != 1 or zones[0].name != "body":
        return False
    words = str(zones[0].text)
    if "\n" in words or len(words.encode("utf-8")) > NOTE or SPEAKING.search(words) is not None:
        return False
    return len(words) <= ENTRY or not any(request.kind == "request" for request in message.requests)


NOTE = 80  # bytes
ENTRY = 15  # characters; "meet Tom" is no order


def has_field(message: Message, name: str) -> bool:
    if message.headers is not None:
        return name in message.headers and bool(str(message.headers.get(name) or "").strip())
    return any(field == name and str(text).strip() for field, text in message.fields)


def exposed_recipients(message: Message, rule: Rule) -> "Iterator[Finding]":
    most = rule.options["max_external"]
    if len(message.to) + len(message.cc) <= most:
        return
    home = {domain(person) for person in message.sender}
    external: dict[str, Person] = {}
    for person in (*message.to, *message.cc):
        if "@" in person.address and not any(belongs(domain(person), own) for own in home):
            external.setdefault(person.address.lower(), person)
    if len(external) > most and home and len({domain(person) for person in external.values()}) > 1:
        first = next(iter(external.values()))
        place = first.text or Text(message.body, 0, 0)
        yield Finding(place, count=len(external), most=most)


def belongs(domain: str, home: str) -> bool:
    """Whether both are of one organisation: example.com and mail.example.com."""
    return domain == home or domain.endswith("." + home) or home.endswith("." + domain)


def duplicate_recipient(message: Message, rule: Rule) -> "Iterator[Finding]":
    if len(message.to) + len(message.cc) + len(message.bcc) < 2:
        return
    fields = [message.to, message.cc]
    copied, hidden = ({one.address for one in people} for people in (message.cc, message.bcc))
    if copied != hidden and not (len(copied) > 1 and copied < hidden):
        fields.append(message.bcc)  # archives write the whole Cc into Bcc as well
    seen: set[str] = set()
    for field in fields:
        previous: Person | None = None
        for person in field:
            address = person.address.lower()
            if address in seen and person.text is not None:
                edits = removal(person.text, previous)
                yield Finding(edits[0].text if edits else person.text, edits=edits, address=person.address)
            elif address:
                seen.add(address)
            previous = person


def removal(text: Text, previous: Person | None) -> list[Edit]:
    """Take an address out of its list with the comma before it; the only one of a field is left to the writer."""
    if previous is None or previous.text is None:
        return []
    if previous.text.layer is not text.layer or previous.text.end > text.start:
        return []
    between = text.layer.string[previous.text.end : text.start]
    if between.strip(" \t\r\n,;<>\""):
        return []
    return [Edit(Text(text.layer, previous.text.end, text.end), "")]


def action_for_cc(message: Message, rule: Rule) -> "Iterator[Finding]":
    if not message.cc or not message.to:
        return
    string = message.body.string
    asked = [
        (request.start, request.end, request.addressee if request.addressee != "reader" else "")
        for request in message.requests
        if request.kind == "request"
    ]
    if not string.isascii():
        told = {start for start, _, _ in asked}
        untold = (text for text in message.sentences if text.start not in told)
        asked += [(text.start, text.end, "") for text in untold if TASK.search(str(text))]
    for start, end, name in asked:
        called = name or vocative(string[start:end])
        person = meant_in_copy(message, called) if called else None
        if person is not None:
            yield Finding(Text(message.body, start, end), name=called, person=person.name or person.address)


# "小田你到时候去现场把签字单收回来": told without a word of asking.
TASK = Pattern(
    r"^[^，,。]{0,4}@?[\u4e00-\u9fff]{2,5}[，,：:\s]?(?:你|您)(?!们|們|的|辛苦|好)[^。！？!?]{0,20}"
    r"(?:把|将|將|去|带|帶|负责|負責|准备|準備|安排|跟进|跟進|联系|聯絡|通知|确认|確認|核对|核對|整理|提交|发|發|送|收)"
)
# "Janis, could you …", "另请@采购刘洋 你把…", "小田你到时候去…", "请刘洋把…"
VOCATIVE = Pattern(
    r"\s*(?:and |also,? |then,? )?@?(?P<latin>[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{1,20})?)(?:\s*[,–—:]|\s+-)\s|"
    r"\s*(?:另外?|还有|還有|同时|同時|此外|也|并|並)?[，,]?\s*(?:请|請|麻烦|麻煩|烦请|煩請|拜托|"
    r"拜託)?\s*@\s?(?P<at>[\u4e00-\u9fff·]{2,8})|"
    r"\s*(?:另外?|还有|還有|同时|同時|此外)?[，,]?\s*(?P<you>[\u4e00-\u9fff]{2,5}?)[，,：:\s]?(?:你|您|请你|請你|"
    r"请您|請您|麻烦你|麻煩你|麻烦您|麻煩您)"
    r"(?![们們的])|"
    r"\s*(?:另外?|还有|還有|同时|同時|此外)?[，,]?\s*(?:请|請|麻烦|麻煩|烦请|煩請)(?P<asked>[\u4e00-\u9fff]{2,4}?)"
    r"(?:将|將|把|负责|負責|协助|協助|准备|"
    r"準備|帮忙|幫忙|跟进|跟進|安排|于|於|在|提供|先|联系|聯絡)"
)


def vocative(sentence: str) -> str:
    match = VOCATIVE.match(sentence)
    return next((words for words in match.groups() if words), "") if match else ""


def meant_in_copy(message: Message, words: str) -> Person | None:
    """Who of those in copy is called so, when nobody in To may be meant."""
    from etiquette_lint.language.names import same_person

    if any(is_meant(words, person, same_person) for person in message.to):
        return None
    return next((person for person in message.cc if is_meant(words, person, same_person)), None)


def is_meant(words: str, person: Person, same) -> bool:
    if same(words, person.name, person.address) is True:
        return True
    return len(person.name) > 1 and words.endswith(person.name) and "\u4e00" <= person.name[0] <= "\u9fff"  # 采购刘洋


def is_forward(message: Message) -> bool:
    if message.subject is not None and FORWARD.match(str(message.subject)):
        return True
    quotation = message.zone("quotation")
    return quotation is not None and FORWARD_NOTICE.search(str(quotation.text)[:200]) is not None


def size(string: str) -> int:
    """English words, or Chinese characters by two."""
    from etiquette_lint.language.words import count_han, count_words

    return count_words(string) + count_han(string) // 2


def tower_of_quotes(message: Message, rule: Rule) -> "Iterator[Finding]":
    quotations = [zone for zone in message.zones if zone.name == "quotation"]
    if not quotations or is_forward(message):
        return
    place = quotations[0].text
    depth = max(quoted_depth(str(zone.text)) for zone in quotations)
    if depth > rule.options["max_depth"]:
        yield Finding(Text(place.layer, place.start, place.start), variant="deep", depth=depth)
        return
    quoted = sum(size(HEADER_LINE.sub("", str(zone.text))) for zone in quotations)
    if quoted < rule.options["min_words"]:
        return
    own = size(" ".join(str(text) for text in message.sentences))
    if own and quoted > rule.options["max_ratio"] * own:
        yield Finding(Text(place.layer, place.start, place.start), quoted=quoted, own=own)


def quoted_depth(string: str) -> int:
    """How many messages stand in each other: by signs at the beginning of lines, or by header blocks."""
    deepest = 0
    if ">>" in string or "> >" in string:
        deepest = max((match[1].count(">") for match in DEPTH.finditer(string)), default=0)
    if sum(string.count(word) for word in HEAD_WORDS) < 4:
        return deepest
    heads = 0
    last = -200
    for match in ATTRIBUTION.finditer(string):
        heads += match.start() - last > 200  # "-----Original Message-----" and "From:" introduce one message together
        last = match.start()
    return max(deepest, heads)


HEAD_WORDS = ("From", "wrote", "riginal", "件人", "件者", "原始", "写道", "寫道")


def unclear_forward(message: Message, rule: Rule) -> "Iterator[Finding]":
    quotation = message.zone("quotation")
    if quotation is None or not is_forward(message) or is_to_oneself(message):
        return
    prose: list[Zone] = [zone for zone in message.zones if zone.name in ("body", "postscript")]
    words = " ".join(str(zone.text) for zone in prose)
    if size(words) > rule.options["max_words"] or is_question(words):
        return
    if prose:
        start, end = prose[0].text.start, prose[-1].text.end
        yield Finding(Text(message.body, start, end))
    elif not message.attachments:
        yield Finding(Text(message.body, quotation.text.start, quotation.text.start), variant="wordless")


def is_to_oneself(message: Message) -> bool:
    own = {person.address.lower() for person in message.sender if person.address}
    return bool(own) and {person.address.lower() for person in message.to} <= own


def is_question(words: str) -> bool:
    return words.rstrip().endswith(("?", "？"))
