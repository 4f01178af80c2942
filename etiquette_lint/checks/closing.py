"""CLS: how the message takes leave, and the signature under it."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.correspondence import (
    Opening,
    expects_form,
    in_thread,
    is_chinese,
    is_unaddressed,
)
from etiquette_lint.message.hits import Hit
from etiquette_lint.message.model import Message, Zone
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

HAN = Pattern("[\u3400-\u9fff]")
CONTACT = Pattern(r"@|https?:|www\.|(?:\d[\s().\-]{0,2}){4,}|分机|分機|内线|內線|\bext\b|\bx\d{3}", 2)
# A line that says whom to ask for names the sender: 联 系 人 ：张先生.
NAMED_CONTACT = Pattern(
    r"[联聯]\s{0,4}[系絡络繫]\s{0,4}人\s{0,4}[:：∶]\s{0,4}\S|[经經]\s{0,4}[办辦]\s{0,4}人\s{0,4}[:：∶]\s{0,4}\S"
)
CONTACT_LINE = Pattern(r"^.{1,16}[:：]|@|www\.|\d{4}|\b(?:tel|fax|phone|cell)\b", 2)
ENGLISH_WORD = Pattern(r"\b[a-z]{2,}\b")
RULE_LINE = Pattern(r"[-=_*~#·.\s]{0,200}")


def last_prose(message: Message) -> Zone | None:
    """The last paragraph or list item of the author's words, lines of telephone and address passed over."""
    bodies = [zone for zone in message.zones if zone.name == "body"]
    return next((zone for zone in reversed(bodies) if not is_contact(str(zone.text))), bodies[-1] if bodies else None)


def is_contact(text: str) -> bool:
    """Whether a paragraph does no more than say where to reach the writer."""
    if len(text) > 300 or text[-1] in ".!?。！？":
        return False
    return all(len(line) <= 60 and CONTACT_LINE.search(line) for line in text.split("\n") if line.strip())


def missing_closing(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.zone("closing") is not None or ends_with_gap(message):
        return
    last = last_prose(message)
    if last is None or not any(char.isalpha() for char in str(last.text)):
        return
    # A last sentence that thanks or wishes takes leave as well as a line of its own.
    words = hits(message, rule, "courtesy")
    if message.kind == "email":  # an offer of help takes leave of a correspondent; a service desk says more
        words = [*words, *hits(message, rule, "offer")]
    if any(is_in_last_sentence(message, last, hit.text.start) for hit in words):
        return
    if SUBSCRIBED.search(message.body.string, max(last.text.end - 40, last.text.start), last.text.end) is not None:
        return
    if expects_form(message, rule.options):
        closing = fitting_closing(message)
        place = Text(message.body, last.text.end, last.text.end)
        yield Finding(place, "\n\n" + closing, closing=closing.replace("\n", "").rstrip(",！"))


# "全体员工敬上" closes with respect, as 此致敬礼 does.
SUBSCRIBED = Pattern(r"(?:[敬谨謹拜][上启啟])[\s\d.年月日/-]{0,16}$")


def ends_with_gap(message: Message) -> bool:
    """Whether the last line is a placeholder and nothing else, which may bring closing and signature: {EMAIL_SIG}."""
    last = next((zone for zone in reversed(message.zones) if zone.name in ("body", "closing", "signature")), None)
    if last is None or not message.placeholders:
        return False
    gap = message.placeholders[-1].text
    start = message.body.string.rfind("\n", 0, last.text.end) + 1
    return gap.start >= start and gap.end - gap.start >= len(message.body.string[start : last.text.end].strip()) - 2


def is_in_last_sentence(message: Message, last: Zone, offset: int) -> bool:
    """Whether a word stands in the last two sentences of the last paragraph, where it takes leave."""
    if not last.text.start <= offset < last.text.end:
        return False
    starts: list[int] = []
    for text in reversed(message.sentences):  # asked for every hit: a long paragraph must not cost its square
        if text.start < last.text.start or len(starts) == 2:
            break
        if text.start < last.text.end and not is_contact(str(text)):
            starts.append(text.start)
    return offset >= starts[-1] if starts else True


def fitting_closing(message: Message) -> str:
    """A closing in the language and register of the message."""
    opening = message.opening
    formal = opening is not None and (opening.found.kind in ("respect", "to-whom") or opening.found.impersonal)
    if not is_chinese(message):
        return "Yours faithfully," if formal else "Kind regards,"
    if message.language == "zh-Hant":
        return "敬祝 商祺" if formal else "敬祝 平安"
    return "此致\n敬礼！" if formal else "祝好！"


def missing_signature(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.zone("signature") is not None:
        return
    closing = message.zone("closing")
    if closing is None and message.zone("salutation") is None:
        return
    last = closing or last_prose(message)
    if last is None or ends_with_gap(message):
        return
    if closing is None and CONTACT.search(message.body.string, max(last.text.end - 200, 0), last.text.end):
        return  # 联系人：林先生 电话 … in place of a signature
    if NAMED_CONTACT.search(message.body.string, max(last.text.start - 400, 0), last.text.end + 400):
        return
    whole = closing is not None and message.zone("salutation") is not None and not in_thread(message)
    if not whole and not expects_form(message, rule.options):
        return
    found = message.closing if closing is not None else None
    if (found is not None and found.name is not None) or is_named_by_sender(message, str(last.text)[-80:]):
        return
    yield Finding(Text(message.body, last.text.end, last.text.end))


def is_named_by_sender(message: Message, tail: str) -> bool:
    """Whether the last words hold a name that the From field shows."""
    low = tail.lower()
    return any(word.lower() in low for person in message.sender for word in person.name.split() if len(word) > 1)


def curt_closing(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A line at the end that is nothing but the rule's words."""
    found = hits(message, rule)
    if not found:
        return
    last = last_prose(message)
    closings = [zone for zone in message.zones if zone.name == "closing"]
    string = message.body.string
    for hit in found:
        zone = next((zone for zone in closings if zone.text.start <= hit.text.start < zone.text.end), None)
        if zone is None and (closings or last is None or not last.text.start <= hit.text.start < last.text.end):
            continue
        area = zone.text if zone is not None else last.text  # type: ignore[union-attr]
        start = max(string.rfind("\n", 0, hit.text.start) + 1, area.start)
        end = string.find("\n", hit.text.end)
        end = area.end if end < 0 else min(end, area.end)
        if zone is None and end < area.end:
            continue  # prose follows
        if not only_words(string, start, end, found, hit):
            continue
        last_end = max(one.text.end for one in found if start <= one.text.start < end)
        polite = fitting_closing(message).replace("\n", " ").rstrip(",！")
        yield Finding(Text(message.body, hit.text.start, last_end), polite)
        return


def only_words(string: str, start: int, end: int, found: list[Hit], hit: Hit) -> bool:
    """Whether the line's last sentence is this hit, with nothing but others, marks and particles around it."""
    line = string[start:end]
    body = line.rstrip("。.!！?？~～;； ")
    cut = start + max(body.rfind(mark) for mark in "。.!！?？；;")
    if hit.text.start < cut:
        return False
    covered = {at for one in found for at in range(one.text.start, one.text.end)}
    places = range(max(cut, start), end)
    return all(at in covered or string[at] in PARTICLES or not string[at].isalnum() for at in places)


PARTICLES = "啦了哦喔呀哈吧咯囉嘍么麼您你"


def long_signature(message: Message, rule: Rule) -> "Iterator[Finding]":
    zone = message.zone("signature")
    if zone is None:
        return
    string, most, widest = str(zone.text), rule.options["max_lines"], rule.options["max_columns"]
    lines: list[str] = []
    if string.count("\n") >= most or len(string) * 2 > widest:  # else it can be neither long nor wide
        lines = [line for line in string.split("\n") if line.strip() and not RULE_LINE.fullmatch(line)]
    if len(lines) > most:
        yield Finding(zone.text, count=len(lines), most=most)
    elif any(columns(line) > widest for line in lines):
        yield Finding(zone.text, variant="wide", most=widest)
    elif hits(message, rule):
        yield Finding(hits(message, rule)[0].text, variant="banner")


def columns(line: str) -> int:
    return len(line) if line.isascii() else sum(2 if "\u2e80" <= char <= "\uffe6" else 1 for char in line)


def signature_without_contact(message: Message, rule: Rule) -> "Iterator[Finding]":
    zone = message.zone("signature")
    if zone is None or in_thread(message) or is_unaddressed(message) or not is_external(message):
        return
    if not CONTACT.search(str(zone.text)):
        yield Finding(Text(message.body, zone.text.end, zone.text.end))


def is_external(message: Message) -> bool:
    home = {person.address.rpartition("@")[2].lower() for person in message.sender} - {""}
    away = {person.address.rpartition("@")[2].lower() for person in message.to} - {""}
    return bool(home) and bool(away - home)


def register_mismatch(message: Message, rule: Rule) -> "Iterator[Finding]":
    zone = message.zone("closing")
    opening = message.opening if zone is not None else None
    if zone is None or opening is None or not has_register(opening):
        return
    closing = message.closing
    if closing is None or closing.curt:  # "Bye" is for CLS003
        return
    words = str(zone.text)[closing.phrase[0] : closing.phrase[1]]
    place = Text(zone.text.layer, zone.text.start + closing.phrase[0], zone.text.start + closing.phrase[1])
    kind, low = opening.found.kind, words.lower()
    if not HAN.search(words):
        nameless = kind == "to-whom" or (kind == "dear" and is_sir(opening.words(opening.found.name)))
        if nameless and "sincerely" in low:
            yield Finding(place, variant="faithfully", opening=opening.string.strip(" ,:\n"))
            return
        named = kind == "dear" and opening.found.names and not nameless and not opening.found.impersonal
        if named and "faithfully" in low:
            yield Finding(place, variant="sincerely", opening=opening.string.strip(" ,:\n"))
            return
    formal_opening = kind in ("respect", "to-whom") or (kind == "dear" and opening.found.honorific is not None)
    too_casual = formal_opening and closing.register == "casual" and low not in rule.options["mild"]
    too_formal = kind in ("hey", "casual") and closing.register == "formal"
    if too_casual or too_formal:
        yield Finding(place, opening=opening.string.strip(" ,:，：！!\n").split("\n")[0])


def has_register(opening: Opening) -> bool:
    """Whether it is more than an everyday opening, which goes with any closing."""
    return opening.found.kind in ("respect", "to-whom", "dear", "hey", "casual")


def is_sir(words: str) -> bool:
    """Sir, Madam, Sir or Madam: the reader has no name."""
    return words.lower().replace("/", " ").split(" ")[0].removesuffix("s") in ("sir", "madam")


def script_mismatch(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.language == "other":
        return
    for zone in message.zones:
        if zone.name in ("signature", "disclaimer", "closing"):
            found = other_language(message, str(zone.text), rule.options)
            if found:
                yield Finding(zone.text, variant=found)
                return


def other_language(message: Message, words: str, options: dict) -> str:
    """"script" for the other Chinese script, "language" for prose of the other language, "" where it fits."""
    if words.isascii():  # by far the most
        foreign = message.language.startswith("zh") and len(ENGLISH_WORD.findall(words)) >= options["min_english_words"]
        return "language" if foreign else ""
    han = len(HAN.findall(words))
    if message.language == "en":
        return "language" if han >= options["min_han"] and not ENGLISH_WORD.search(words.lower()) else ""
    # The block itself has a say in what language the message is: so it is held against the rest.
    simplified, traditional = count_scripts(words)
    if not (simplified and traditional) and simplified + traditional >= options["min_characters"]:
        rest = " ".join(str(zone.text) for zone in message.zones if zone.name == "body")[:200]
        of_rest = count_scripts(rest)
        if (simplified and of_rest[1] > 3 * of_rest[0]) or (traditional and of_rest[0] > 3 * of_rest[1]):
            return "script"
    return ""


def count_scripts(words: str) -> tuple[int, int]:
    """How many different characters are of Simplified text only and of Traditional text only."""
    from etiquette_lint.language.characters import one_script_characters

    simplified, traditional = one_script_characters()
    return len(simplified.intersection(words)), len(traditional.intersection(words))
