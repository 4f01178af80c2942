"""LNG: broken encodings, scripts and punctuation mixed, misspellings, words said twice, what the reader cannot see."""

from etiquette_lint.finding import Edit, Finding
from etiquette_lint.language.mojibake import find_mojibake
from etiquette_lint.message.correspondence import REPLY_PREFIX
from etiquette_lint.message.model import PROSE_ZONES, Message
from etiquette_lint.message.spans import Spans, touching
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.language.typography import Change

CHINESE = ("zh-Hans", "zh-Hant")
OTHERS = ("quotation", "disclaimer")  # zones whose words are not the author's
HAN = Pattern("[\u3400-\u9fff]")
HALF_WIDTH = Pattern("[,;:?!.()]")
FULL_WIDTH_MARKS = frozenset("，。；：？！（）")
FULL_WIDTH = Pattern("[，。；：？！（）]")
ENGLISH_WORD = Pattern(r"\b[A-Za-z]?[a-z]{2,}\b")
WORD_MARKS = dict.fromkeys(map(ord, ".,;:!?()[]\"'“”‘’«»…—–-/*>"), " ")
SENTENCE_START = Pattern(r"(?:^|[.!?…:]['\"”’)]*|\n|^[\s>*•\-–\d.)(]*)\s*[\"“'‘(]?$")
# What stands in an address, a path, a file name or code is not spelt.
NAME_CHARACTERS = frozenset("@/\\_#$=<>{}|~`^+&")
REPEATED = Pattern(r"\b([A-Za-z']+)[ \t]*(?:\n[ \t]*|[ \t])(\1)\b(?!['’-])", 2)
INVISIBLE = Pattern(
    "(?<=[^\\W_])[\u200b\u200c\u200d\u2060\u180e\u034f\ufeff]+(?=[^\\W_])|[\u202b\u202e\u2067]|[\u3164\u115f\u1160\uffa0]"
)
# The characters of that pattern, and those of `disguised_words`.
INVISIBLE_SIGN = Pattern("[\u034f\u115f\u1160\u180e\u200b-\u200d\u202b\u202e\u2060\u2067\u3164\ufeff\uffa0]")
FOREIGN_LETTER = Pattern("[\u0250-\u02af\u0370-\u058f\u1d00-\u1dbf\u2100-\u214f\ua730-\ua73f\U0001d400-\U0001d7ff]")
JOINING_SCRIPT = Pattern(  # Hebrew to Syriac, India, South East Asia, Mongolian, Hangul, forms of Hebrew and Arabic
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u18af\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3\ufb1d-\ufdff\ufe70-\ufefc]"
)
BETWEEN_TAGS = Pattern(r"<[^<>]{0,2000}>|([^<]+)")
LETTERS = Pattern(r"[^\W\d_]{2}")
CLAUSE_END = Pattern(r"[。；;！!？?\n]")
WORDS_TO_A_CHARACTER = 0.6  # English needs about 0.6 words for what one Han character says


def broken_encoding(message: Message, rule: Rule) -> "Iterator[Finding]":
    """What the reader of bytes noted, then what arrived broken already."""
    replaced = False
    for defect in message.defects:
        if defect.code == rule.code and defect.text is not None:
            replaced = replaced or defect.reason == "undecodable-bytes"
            yield Finding(defect.text, variant=defect.reason, detail=defect.detail)
    for text in message.texts:
        string = str(text)
        own = text is message.subject
        for start, end, meant in find_mojibake(string, None if own or string.isascii() else message.characters):
            place = text.slice(start, end)
            if replaced and "\ufffd" in str(place):
                continue  # said already
            if own or message.zone_name_at(start) != "quotation":
                yield Finding(place, variant="meant", meant=meant[:60]) if meant else Finding(place)


def script_of(message: Message) -> str:
    if message.language != "mixed":
        return message.language
    from etiquette_lint.language.scripts import majority

    return majority(message.own_text)


def mixed_scripts(message: Message, rule: Rule) -> "Iterator[Finding]":
    script = script_of(message)
    if script not in CHINESE:
        return
    from etiquette_lint.language.characters import one_script_characters

    foreign = one_script_characters()[script == "zh-Hans"]
    subject = str(message.subject or "")
    if foreign.isdisjoint(message.characters) and foreign.isdisjoint(subject):
        return
    from etiquette_lint.language.conversion import to_simplified, to_traditional
    from etiquette_lint.language.scripts import majority, other_script_words

    if majority(message.own_text) != script:
        return
    convert = to_simplified if script == "zh-Hans" else to_traditional
    texts = [] if message.subject is None else [message.subject]
    for text in texts + [zone.text for zone in message.zones if zone.name in ("body", "closing", "postscript")]:
        string = text.layer.string
        for start, end in other_script_words(string, text.start, text.end, script):
            fixed = convert(string[text.start : text.end])[start - text.start : end - text.start]
            if fixed != string[start:end]:
                yield Finding(Text(text.layer, start, end), fixed, variant="" if script == "zh-Hans" else "traditional")


def mixed_punctuation(message: Message, rule: Rule) -> "Iterator[Finding]":
    """One finding a paragraph, with an edit for each of its marks."""
    subject, plain = str(message.subject or ""), message.body.string.isascii()
    if message.language == "en":
        if FULL_WIDTH_MARKS.isdisjoint(subject) and (plain or FULL_WIDTH_MARKS.isdisjoint(message.characters)):
            return
    elif plain and subject.isascii():
        return
    from etiquette_lint.language.typography import full_width_marks, half_width_marks

    english = message.language == "en"
    texts = [] if message.subject is None else [own_subject(message.subject)]
    for text in texts + [zone.text for zone in message.zones if zone.name in PROSE_ZONES]:
        string, start, end = text.layer.string, text.start, text.end
        chinese = HAN.search(string, start, end)
        if chinese and not english and HALF_WIDTH.search(string, start, end):
            yield from marks(text, half_width_marks(string, start, end), "")
        if (english or not chinese) and FULL_WIDTH.search(string, start, end):
            yield from marks(text, full_width_marks(string, start, end, 1 if english else 4), "english")


def own_subject(subject: Text) -> Text:
    """The subject behind "回复: " and the like: mail clients write those, with the colon of their own."""
    string, start = str(subject), 0
    prefix = REPLY_PREFIX.match(string)
    while prefix:
        start = prefix.end()
        prefix = REPLY_PREFIX.match(string, start)
    return subject.slice(start, len(string))


def marks(text: Text, changes: "list[Change]", variant: str) -> "Iterator[Finding]":
    if not changes:
        return
    layer = text.layer
    place = Text(layer, changes[0][0], changes[-1][1])
    near = layer.string[max(changes[0][0] - 4, text.start) : min(changes[0][1] + 4, text.end)]
    edits = [Edit(Text(layer, start, end), words) for start, end, words in changes]
    if len(changes) > 1:
        variant += "-several" if variant else "several"
    yield Finding(place, edits=edits, variant=variant, count=len(changes), near=" ".join(near.split()))


def rare_character(message: Message, rule: Rule) -> "Iterator[Finding]":
    string = message.body.string
    if string.isascii():
        return
    from etiquette_lint.language.scripts import rare_characters

    for at, kind in rare_characters(string, message.language == "zh-Hant", message.characters):
        if message.zone_name_at(at) in ("body", "postscript"):
            text = Text(message.body, at, at + 1)
            yield Finding(text, variant="private" if kind == "private" else "", code=f"U+{ord(string[at]):04X}")


def misspelling(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.language in ("en", "mixed"):
        yield from english_misspellings(message)
    if message.language != "en":
        yield from homophones(message, rule)


def english_misspellings(message: Message) -> "Iterator[Finding]":
    from etiquette_lint.language.spelling import misspelt_words

    for text in message.texts:
        string = str(text)
        wrong = misspelt_words(string, WORD_MARKS)
        if not wrong:
            continue
        for match in ENGLISH_WORD.finditer(string):
            if match[0] in wrong and (text is message.subject or message.zone_name_at(match.start()) in PROSE_ZONES):
                if is_prose(string, match.start(), match.end()) and not in_gap(message, text.slice(*match.span())):
                    right = wrong[match[0]]
                    if right != match[0] + "g" and is_english(string, match.start()):  # doin, burnin: meant so
                        yield Finding(text.slice(*match.span()), right)


def is_english(string: str, at: int) -> bool:
    """Whether the words around are English, not French or German in an English message."""
    from etiquette_lint.language import detect_sentence

    return detect_sentence(string[max(at - 150, 0) : at + 150], "en") == "en"


def is_prose(string: str, start: int, end: int) -> bool:
    """Whether a word is written as a word: not a piece of an address or code, not a name."""
    head, tail = string[max(start - 80, 0) : start], string[end : end + 80]
    behind = "" if tail[:1].isspace() else (tail.split(None, 1) or [""])[0]
    token = head[max(map(head.rfind, " \n\t")) + 1 :] + string[start:end] + behind
    if not NAME_CHARACTERS.isdisjoint(token) or "." in token.strip(".,;:!?()'\"") or any(map(str.isdigit, token)):
        return False
    if string[start].isupper() and not SENTENCE_START.search(string[max(start - 40, 0) : start]):
        return False
    before, behind = string[start - 1 : start], string[end : end + 1]
    quoted = (before and before in "-'’\"“‘") or (behind and behind in "-'’\"”")
    return not quoted and (before.isascii() or not before.isalpha())


def in_gap(message: Message, text: Text) -> bool:
    return any(
        gap.text.layer is text.layer and gap.text.start <= text.start < gap.text.end for gap in message.placeholders
    )


def homophones(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Chinese words written with a character that sounds or looks alike. Groups: the rule's own words are wrong
    anywhere; "whole" only where they do not straddle two words; "simplified" only in Simplified text; what overlaps
    "lawful" words is right."""
    wrong = hits(message, rule) + (hits(message, rule, "simplified") if message.language != "zh-Hant" else [])
    wrong = wrong + [hit for hit in hits(message, rule, "whole") if stands_alone(hit.text) or before_verb(hit.text)]
    is_lawful = touching(hit.text for hit in hits(message, rule, "lawful"))
    for hit in wrong:
        if not is_lawful(hit.text):
            yield from wrong_word(hit.text, hit.replacement)
    for hit in hits(message, rule, "login"):
        if has_near(message, rule, "computing", hit.text) and not has_near(message, rule, "landing", hit.text):
            yield from wrong_word(hit.text, "登入" if message.language == "zh-Hant" else "登录")


def wrong_word(text: Text, right: str) -> "Iterator[Finding]":
    """Folding makes 覆盖 and 复盖 one word; what is typed right already is no finding."""
    if right and right != str(text):
        yield Finding(text, right)


def stands_alone(text: Text) -> bool:
    from etiquette_lint.language.conversion import to_simplified
    from etiquette_lint.language.words import is_word_boundary

    string = text.layer.string
    left = max(text.start - 14, 0)
    return is_word_boundary(to_simplified(string[left : text.end + 14]), text.start - left, text.end - left)


# "因该" reads as 因 + 该 before a noun; before a verb phrase it can only be 应该.
VERB_AHEAD = Pattern(r"因[该該](?:不?是(?![非否])|[没沒也]|已[经經]|可以|怎[么麼]|如何|[尽儘]快|[马馬]上|早[就点點])")
NOUN_BEFORE = ("原", "起", "成", "诱", "誘")


def before_verb(text: Text) -> bool:
    string, start = text.layer.string, text.start
    return string[start - 1 : start] not in NOUN_BEFORE and VERB_AHEAD.match(string, start) is not None


def has_near(message: Message, rule: Rule, group: str, text: Text) -> bool:
    """Whether one of a group's words stands within 14 characters, in the same clause."""
    string = text.layer.string
    for hit in hits(message, rule, group):
        first, last = min(hit.text.start, text.start), max(hit.text.end, text.end)
        near = hit.text.layer is text.layer and last - first <= 14 + len(text)
        if near and not CLAUSE_END.search(string, first, last):
            return True
    return False


def missing_cjk_spacing(message: Message, rule: Rule) -> "Iterator[Finding]":
    """One finding a paragraph, with an edit for each place."""
    from etiquette_lint.language.typography import missing_spaces

    texts = [] if message.subject is None else [message.subject]
    for text in texts + [zone.text for zone in message.zones if zone.name in ("body", "postscript")]:
        string = text.layer.string
        places = list(missing_spaces(string, text.start, text.end, rule.options["digits"]))
        if places:
            first, last = widen(string, places[0], -1), widen(string, places[-1], 1)
            edits = [Edit(Text(text.layer, at, at), " ") for at in places]
            near = string[first : widen(string, places[0], 1)]
            yield Finding(Text(text.layer, first, last), edits=edits, near=near)


def widen(string: str, at: int, step: int) -> int:
    """From a place between two scripts to the end of the Latin word beside it, or two Han characters on."""
    here = at - 1 if step < 0 else at
    if not string[here].isascii():
        return max(at + 2 * step, 0)
    while 0 <= here < len(string) and string[here].isascii() and string[here].isalnum():
        here += step
    return here + 1 if step < 0 else here


def language_switch(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Paragraphs in another language than most of the message; one that says everything twice is left alone."""
    from etiquette_lint.language import detect_sentence
    from etiquette_lint.language.words import count_han, count_words

    if message.language not in ("en", "mixed", *CHINESE):
        return
    weights = {"en": 0.0, "zh": 0.0}
    spoken = []
    for text in message.paragraphs:
        words, characters = count_words(str(text)), count_han(str(text))
        language = detect_sentence(str(text))[:2]
        if language in weights:
            weights[language] += words + characters * WORDS_TO_A_CHARACTER
        if language == "en" and words >= rule.options["least_words"]:
            spoken.append((text, "english"))
        elif language == "zh" and characters >= rule.options["least_characters"]:
            spoken.append((text, "chinese"))
    rarer = min(weights, key=lambda language: weights[language])
    if weights[rarer] * 2 < max(weights.values()):
        for text, variant in spoken:
            if (variant == "english") == (rarer == "en"):
                yield Finding(text, variant=variant)


def repeated_word(message: Message, rule: Rule) -> "Iterator[Finding]":
    for hit in hits(message, rule):
        said, half = str(hit.text), len(hit.text) // 2
        around = hit.text.layer.string[max(hit.text.start - 2, 0) : hit.text.end + 2]
        if half == 1 and around.count(said[0]) > 2:
            continue  # drawn out on purpose
        if said[:half] != said[half:] or any(lawful in around for lawful in rule.options["idioms"].split()):
            continue
        if half > 1 or (stands_alone(hit.text.slice(0, 1)) and stands_alone(hit.text.slice(1, 2))):  # not 目的 + 的
            yield Finding(hit.text, said[:half])
    from etiquette_lint.language.words import says_twice

    string = message.body.string
    if not says_twice(string):
        return
    lawful = rule.options["lawful"].split()
    for match in REPEATED.finditer(string):
        if match[1].lower() in lawful or message.zone_name_at(match.start()) not in PROSE_ZONES:
            continue
        if is_said_twice(match, string) and not in_gap(message, Text(message.body, match.start(2), match.end(2))):
            yield Finding(Text(message.body, *match.span()), match[1])


def is_said_twice(match, string: str) -> bool:
    """Whether a slip doubled the word: not a name (Duran Duran), a title over its text, a letter or a table."""
    one, two = match[1], match[2]
    if two[0].isupper() or (one.isupper() and one not in "AI") or (len(one) == 1 and one not in "aAI"):
        return False  # a name, an abbreviation, a letter; the next sentence or title
    if "\n" in match[0] and string[match.start() - 1 : match.start()] in ("\n", ""):
        return False
    before, behind = string[match.start() - 1 : match.start()], string[match.end() : match.end() + 1]
    if (before and before in "-'’./@_") or (behind and behind in "/@_"):
        return False
    return "  " not in match[0] and "\t" not in match[0]


def legacy_font(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.format != "html":
        return
    families: dict[str, Text] = {}
    headings = Spans((mark.start, mark.end) for mark in message.marks if mark.name == "heading")
    said: set[str] = set()
    for mark in message.marks:
        text = Text(message.body, mark.start, mark.end).strip()
        if not text or message.zone_name_at(text.start) in OTHERS:
            continue
        if mark.name == "font-size" and mark.value not in said:
            points = float(mark.value)
            large = points > rule.options["largest"] and not headings.touch(text.start, text.start + 1)
            small = points < rule.options["smallest"] and message.zone_name_at(text.start) in PROSE_ZONES
            if large or small:
                said.add(mark.value)
                yield Finding(text, variant="large" if large else "small", points=f"{points:g}")
        elif mark.name == "font-family":
            families.setdefault(mark.value.lower(), text)
    if len(families) > rule.options["families"]:
        yield Finding(list(families.values())[rule.options["families"]], variant="families", count=len(families))


def hidden_text(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Signs inside words that no reader sees, letters that only look Latin, and text that HTML hides."""
    from etiquette_lint.language.fold import disguised_words

    for text in message.texts:
        string = str(text)
        if string.isascii():
            continue
        own = text is message.subject
        different = string if own else "".join(message.characters)
        for match in INVISIBLE.finditer(string) if INVISIBLE_SIGN.search(different) else ():
            if (own or message.zone_name_at(match.start()) not in OTHERS) and not is_lawful_sign(string, match):
                yield Finding(text.slice(*match.span()), "", signs=names_of(match[0]))
        for start, end, latin in disguised_words(string) if FOREIGN_LETTER.search(different) else ():
            if own or message.zone_name_at(start) not in OTHERS:
                yield Finding(text.slice(start, end), latin, variant="look-alike")
    seen = "".join(message.body.string.split()) if message.hidden else ""
    for hidden in message.hidden:
        for match in BETWEEN_TAGS.finditer(str(hidden)):
            words = match[1] or ""
            if LETTERS.search(words) and "".join(words.split()) not in seen:  # small screens are shown it otherwise
                yield Finding(hidden.slice(*match.span()).strip(), variant="html")


def is_lawful_sign(string: str, match) -> bool:
    """Scripts that join their letters or run from right to left need such signs; a long address may break at them."""
    around = string[max(match.start() - 30, 0) : match.end() + 30]
    if JOINING_SCRIPT.search(around):
        return True
    first = string.rfind(" ", 0, match.start()) + 1
    first = max(first, string.rfind("\n", first, match.start()) + 1)
    return any(sign in string[first : match.start()] for sign in ("://", "www.", "@", "/"))


def names_of(signs: str) -> str:
    return " ".join(f"U+{ord(sign):04X}" for sign in sorted(set(signs)))
