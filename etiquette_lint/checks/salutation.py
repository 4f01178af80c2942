"""SAL: whom the message addresses, and how."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.correspondence import (
    HAN,
    Opening,
    among_colleagues,
    expects_form,
    is_chinese,
    is_unaddressed,
    known_recipient,
    recipients,
)
from etiquette_lint.message.model import Message, Person
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LEADING_HONORIFIC = Pattern(r"(?:[A-Za-z]{2,9}\.?[ \t]+)\Z")
ENGLISH_TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "doctor"])
# Titles by which a stranger is addressed; others (李工, 娜姐) say that one is known.
POLITE = ("先生", "女士", "小姐", "太太", "夫人")


# The rules


def missing_salutation(message: Message, rule: Rule) -> "Iterator[Finding]":
    first = next((zone for zone in message.zones if zone.name != "disclaimer"), None)
    if first is None or first.name in ("salutation", "signature", "closing"):
        return
    first = next((zone for zone in message.zones if zone.name == "body"), None)
    if first is None or any(zone.name == "salutation" for zone in message.zones):
        return
    if not any(char.isalpha() for char in str(first.text)):
        return
    if opens_with_gap(message, first.text) or is_frame(message) or SHORT_HEAD.match(str(first.text)):
        return
    if GREETED.search(message.body.string, first.text.start, first.text.start + 160):
        return  # behind a headline or a first remark
    if expects_form(message, rule.options):
        yield Finding(Text(message.body, first.text.start, first.text.start), fix_for_absence(message, str(first.text)))


def is_frame(message: Message) -> bool:
    """Whether a template is put around somebody else's letter, which has a salutation of its own: {MESSAGE}."""
    if message.kind != "template":
        return False
    string = message.body.string
    for gap in message.placeholders:
        if gap.text.layer is message.body and FRAMED.fullmatch(gap.variable.strip()):
            before, behind = string[: gap.text.start].rstrip(" \t"), string[gap.text.end :].lstrip(" \t")
            if before[-1:] in ("", "\n") and behind[:1] in ("", "\n"):
                return True
    return False


FRAMED = Pattern(r"(?:[\w.]*[._])?(?:message|body|content|text|letter)(?:_?(?:body|text))?", 2)
# A first line of a few words and a comma addresses somebody, whatever they are called: 建国兄：
SHORT_HEAD = Pattern(
    r"[^\s，,：:。.!！?？]{1,10}(?: [^\s，,：:。.!！?？]{1,10})?[，,：:][ \t]*(?:\n|\Z)"
    r"|(?:[A-Z][\w'’-]{1,14} ){1,3}[A-Z][\w'’-]{1,14}s[,:][ \t]*(?:\n|\Z)"  # Evening Class Parents:
)


GREETED = Pattern(r"您好|你好|妳好|大家好|尊敬的|敬爱的|敬愛的|[各诸諸]位|\b(?:Dear|Hi|Hello) [A-Z]")


def opens_with_gap(message: Message, text: Text) -> bool:
    """Whether the first line is short and holds a placeholder: "您好 {USERNAME}", "{{ greeting }}"."""
    end = message.body.string.find("\n", text.start, text.end)
    end = text.end if end < 0 else end
    return end - text.start <= 40 and any(text.start <= gap.text.start < end for gap in message.placeholders)


def fix_for_absence(message: Message, first: str) -> str:
    """A salutation in the language of the message, by name where one person's name is known."""
    from etiquette_lint.language.names import courteous

    person, many = known_recipient(message), len(recipients(message)) > 1
    name = courteous(person.name) if person is not None else ""
    if not is_chinese(message, first):
        return f"Dear {name},\n\n" if name and not HAN.search(name) else "Dear all,\n\n" if many else "Hello,\n\n"
    if message.language == "zh-Hant":
        return f"{name}您好：\n\n" if name else "各位好：\n\n" if many else "您好：\n\n"
    return f"{name}，您好！\n\n" if name else "各位好！\n\n" if many else "您好！\n\n"


# "您好" and its kin, in the salutation itself or in the lines right below it.
NEAR_GREETING = Pattern(
    r"(?:您|你|您们|你们|你們|各位|大家|贵司|貴司|台端|阁下|閣下|早上|上午|中午|下午|晚上)好|早安|午安|晚安"
)


def greets_near(message: Message, opening: Opening) -> bool:
    """Whether a greeting stands in the salutation's lines or at the head of the two lines that follow."""
    string = message.body.string
    below = string[opening.text.end : opening.text.end + 120].strip().split("\n")
    heads = [line.strip()[:12] for line in below if line.strip()][:2]
    return any(NEAR_GREETING.search(text) for text in (opening.string, *heads))


def missing_greeting(message: Message, rule: Rule) -> "Iterator[Finding]":
    opening = message.opening
    if opening is None or opening.found.greets or opening.found.kind == "group" or opening.found.group:
        return
    found, named = opening.found, opening.found.name
    if found.kind == "casual":  # 嗨 and 在吗 greet, 亲 only addresses; for 亲 and nothing more SAL007 puts a greeting
        words = opening.words(found.words)
        alone = opening.string.strip(" ，,～~！!。：:\n") == words
        if words[:1] in tuple("亲親宝寶美帅帥老小家") and not alone and not begins_courteously(message, opening):
            yield Finding(Text(opening.text.layer, opening.text.end, opening.text.end), name=words)
        return
    if named is None:
        return
    if HAN.search(opening.string):
        if named[1] - named[0] > 4 and found.words is None:
            return  # 门户网站技术编辑： is a heading
        if begins_courteously(message, opening) or opening.string.rstrip(" ：:，,").endswith(tuple("鉴鑒覽览启啟席晤")):
            return
        if greets_near(message, opening):
            return
        after = message.body.string[opening.text.end :]
        insertion = "\n\n您好！" if not after or after.lstrip(" \t\u3000")[:1] == "\n" else "您好！"
        end = Text(opening.text.layer, opening.text.end, opening.text.end)
        yield Finding(end, insertion, name=opening.string.strip())
        return
    titled = opening.words(found.honorific).lower().rstrip(".") in ENGLISH_TITLES
    if found.words is None and (titled or (message.kind != "email" and len(found.names) == 1)):
        start = min(found.honorific[0], named[0]) if found.honorific else named[0]
        place = opening.place((start, named[1]))
        if covers_placeholder(message, place):
            return
        yield Finding(place, f"Dear {place}", variant="en", name=str(place))


def begins_courteously(message: Message, opening: Opening) -> bool:
    """Whether the first sentence greets in its own way: thanks, an apology, a wish."""
    rest = message.body.string[opening.text.end : opening.text.end + 40].lstrip(" \t\n\u3000，,：:！!")
    return rest.startswith(COURTESIES)


_COURTESIES = """感谢 感謝 谢谢 謝謝 多谢 多謝 很高兴 很高興 非常高兴 非常高興 抱歉 很抱歉 非常抱歉
    对不起 對不起 不好意思 打扰 打擾 冒昧 辛苦 久仰 祝 恭喜 欢迎 歡迎 来信 來信 来函 來函
    承蒙 新年 春节 早 上午好 下午好 晚上好 中午好
    午安 您好 你好 大家好 兹 茲 顷 頃 有幸 荣幸 榮幸 近来 近來 近日可好 别来 別來 好久不见 好久不見
    好久没见 好久沒見 收到您 您的来信
    您的來信 让您久等 讓您久等 久等"""
COURTESIES = tuple(_COURTESIES.split())


def full_name_salutation(message: Message, rule: Rule) -> "Iterator[Finding]":
    opening = message.opening
    if opening is None or opening.found.kind not in ("name", "dear", "hi", "hello") or len(opening.found.names) != 1:
        return
    found, span = opening.found, opening.found.names[0]
    if found.honorific or found.group or found.impersonal:
        return
    words = opening.words(span)
    if HAN.search(words):
        same_line = found.greeting is not None and "\n" not in opening.string[span[1] : found.greeting[0]]
        if found.kind == "name" and found.words is None and not same_line and is_full_name(words, message):
            yield Finding(opening.place(span))
    elif rule.options["english"] and len(words.split()) == 2 and words.replace(" ", "").isalpha():
        yield Finding(opening.place(span))


def is_full_name(words: str, message: Message) -> bool:
    """Family name and given name, nothing that is only a pet name or the given name of a recipient."""
    from etiquette_lint.language.names import has_common_family, read_chinese

    name = read_chinese(words.strip())
    if name is None or not name.family or not name.given or name.title:
        return False
    bare = words.strip()
    if any(name.endswith(bare) and name != bare and " " not in name for name in (one.name for one in message.to)):
        return False
    return len(words) > 2 or has_common_family(name)


def impersonal_salutation(message: Message, rule: Rule) -> "Iterator[Finding]":
    opening = message.opening
    if opening is None or not opening.found.impersonal:
        return
    person = known_recipient(message)
    if person is None or message.cc or message.bcc or is_unaddressed(message):
        return
    found = opening.found
    role = opening.words(found.name)
    if role in rule.options["titles"] or opening.words(found.honorific) in rule.options["titles"]:
        return
    from etiquette_lint.language.names import courteous

    name = courteous(person.name)
    start = found.words[0] if found.words else found.names[0][0] if found.names else found.start
    end = found.names[-1][1] if found.names else found.words[1] if found.words else found.end
    if found.honorific:
        end = max(end, found.honorific[1])
    chinese = HAN.search(opening.string) is not None
    lead = opening.words(found.words)
    if found.kind == "to-whom":
        lead = "" if chinese else "Dear"
    fix = None
    if chinese:
        fix = lead + name + ("您好" if not lead and not found.greeting else "")
    elif not HAN.search(name):
        fix = f"{lead} {name}".strip()
    yield Finding(opening.place((start, end)), fix, name=name)


def unresolved_gender(message: Message, rule: Rule) -> "Iterator[Finding]":
    opening = message.opening
    if opening is None or not opening.found.undecided or not opening.found.honorific or not opening.found.names:
        return
    name, title = opening.found.names[0], opening.found.honorific
    if not opening.found.impersonal:
        yield Finding(opening.place((min(name[0], title[0]), max(name[1], title[1]))))


def wrong_name(message: Message, rule: Rule) -> "Iterator[Finding]":
    opening = message.opening
    if opening is None or opening.found.impersonal or not opening.found.names:
        return
    people = recipients(message)
    if not people or not all(person.name for person in people):
        return
    for index, span in enumerate(opening.found.names):
        if any(has_plainly(person.name, opening.words(span)) for person in people):
            continue
        place = with_title(opening, index)
        if (opening.found.group and is_group(opening.words(span))) or covers_placeholder(message, place):
            continue
        from etiquette_lint.language.names import same_person

        words = str(place)
        answers = [same_person(words, person.name, person.address) for person in people]
        if not all(answer is False for answer in answers):
            continue
        if any(same_person(words, person.name, person.address) for person in message.cc):
            continue
        alone = len(people) == 1 and len(opening.found.names) == 1
        yield Finding(place, right_name(opening, place, people[0]) if alone else None, name=people[0].name)


def has_plainly(name: str, words: str) -> bool:
    """Whether a display name holds the words as they stand, and no title that could contradict the one they carry."""
    return len(words) > 1 and words in name and not name.startswith(("Mr", "Ms", "Mi")) and not name.endswith(POLITE)


def covers_placeholder(message: Message, place: Text) -> bool:
    return any(gap.text.start < place.end and place.start < gap.text.end for gap in message.placeholders)


def is_group(words: str) -> bool:
    from etiquette_lint.language import chinese, english

    low = words.lower()
    last = low.split()[-1] if low.split() else ""
    if last in english.GROUPS or last in english.GROUP_NOUNS:
        return True
    return low.startswith(tuple(chinese.GROUPS)) or low.endswith(("们", "們"))


def with_title(opening: Opening, index: int) -> Text:
    """One name of a salutation with the title before ("Ms Lee") or behind it (李工)."""
    from etiquette_lint.language.english import HONORIFICS

    start, end = opening.found.names[index]
    if HAN.search(opening.string[start:end]):
        from etiquette_lint.language.names import leading_title

        gap = len(opening.string) - end - len(opening.string[end:].lstrip(" "))
        title = leading_title(opening.string[end + gap : end + gap + 4])
        return opening.place((start, end + gap + len(title) if title else end))
    before = LEADING_HONORIFIC.search(opening.string, max(start - 12, 0), start)
    if before and before[0].strip().lower().rstrip(".") in HONORIFICS:
        start = before.start()
    return opening.place((start, end))


def right_name(opening: Opening, place: Text, person: Person) -> str | None:
    """The recipient's name, written as the wrong one was; None where the two are of different scripts."""
    from etiquette_lint.language.names import courteous, given_name, read_names

    wrong, name = str(place), courteous(person.name)
    if (HAN.search(wrong) is None) != (HAN.search(name) is None):
        return None
    read, known = read_names(wrong), read_names(name)
    if not read or not known:
        return None
    if HAN.search(wrong) is None:
        if not read[0].title and len(read[0].tokens) == 1:
            return given_name(person.name) or name
        return name
    if known[0].title or not read[0].title:
        return name
    title = wrong[len(wrong) - len(read[0].title) :]
    return (name[: len(known[0].family)] if known[0].family and title not in POLITE else name) + title


def casual_salutation(message: Message, rule: Rule) -> "Iterator[Finding]":
    opening = message.opening
    if opening is None or opening.found.kind not in ("hey", "casual"):
        return
    found = opening.found
    span = found.words or (found.start, found.end)
    words = opening.words(span).lower()
    if words in rule.options["familiar"] and message.kind == "email" and among_colleagues(message):
        return
    if not found.names and any(zone.name == "quotation" and zone.text.end <= opening.base for zone in message.zones):
        return  # "Hey, that is big!" between quoted lines calls nobody
    if HAN.search(words):
        rest = opening.string[span[1] :]
        greeted = found.greeting is not None or rest.lstrip("，,～~！! \n").startswith(("您好", "你好", "妳好"))
        fix = None if greeted and not rest.strip("，,～~！! \n") else "您好"
        yield Finding(opening.place(span), None if greeted else fix)
    else:
        yield Finding(opening.place(span), "Hello")


def group_salutation(message: Message, rule: Rule) -> "Iterator[Finding]":
    opening = message.opening
    if opening is None or (not opening.found.names and not opening.found.greeting):
        return
    from etiquette_lint.language.names import is_personal, same_person

    found, people = opening.found, message.to
    if len(people) == 1 and not message.cc and not message.bcc:
        start, end = found.name or found.greeting or (0, 0)
        if found.words and found.kind == "group":
            start = found.words[0]
        if found.group and len(found.names) < 2 and opening.words((start, end)).lower() in rule.options["everybody"]:
            if is_personal(people[0].name):
                yield Finding(opening.place((start, end)), variant="one")
        return
    if not 2 <= len(people) <= rule.options["max_people"] or found.group or found.impersonal or len(found.names) != 1:
        return
    words = str(with_title(opening, 0))
    answers = [same_person(words, person.name, person.address) for person in people]
    if answers.count(True) == 1 and answers.count(False) + answers.count(None) == len(people) - 1:
        yield Finding(with_title(opening, 0), count=len(people))


def foreign_given_name(message: Message, rule: Rule) -> "Iterator[Finding]":
    if not message.language.startswith("zh"):
        return
    opening = message.opening
    if opening is None or opening.found.words or opening.found.honorific or opening.found.greets:
        return
    if len(opening.found.names) == 1:
        place = opening.place(opening.found.names[0])
        if str(place).isascii() and str(place).isalpha() and not covers_placeholder(message, place):
            yield Finding(place)


def wrong_time_greeting(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.now is None:
        return
    hour, month = message.now.hour, message.now.month
    for group in rule.phrases:
        limits = rule.options[group]
        for hit in hits(message, rule, group):
            if group.endswith("months"):
                if month not in limits:
                    yield Finding(hit.text, sent=message.now.date().isoformat())
            elif not (limits[0] <= hour < limits[1] or limits[0] <= hour + 24 < limits[1]):
                yield Finding(hit.text, sent=f"{hour:02d}:{message.now.minute:02d}")
