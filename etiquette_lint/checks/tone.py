"""Rules about tone: what wounds the reader, and what only seems to.

A phrase or construction counts when the writer says it: not in quotation marks, not as what somebody
else said, not as what must never be said.
"""

import sys
from bisect import bisect_right

from etiquette_lint.checks.emphasis import chat_slang, over_emphasis, too_many_highlights
from etiquette_lint.checks.orders import bare_imperative, no_courtesy_words
from etiquette_lint.finding import Finding
from etiquette_lint.language.address import fills_clause, fits, is_quoted, is_reported, subject_before, surroundings
from etiquette_lint.language.fold import fold
from etiquette_lint.message.hits import Hit
from etiquette_lint.message.model import PROSE_ZONES, Message
from etiquette_lint.message.spans import touching
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    Constructions: TypeAlias = tuple[tuple[tuple[str, ...], Pattern], ...]

# Rules of this family that live elsewhere.
__all__ = ["bare_imperative", "chat_slang", "no_courtesy_words", "over_emphasis", "too_many_highlights"]

HAN = Pattern("[\u4e00-\u9fff]")


def in_quotation(text: Text) -> bool:
    return is_quoted(text.layer.string, text.start, text.end)


def spoken(text: Text) -> bool:
    """Whether the writer says it in his own name."""
    if in_quotation(text):
        return False
    folded, start, _ = surroundings(text.layer.string, text.start, text.end)
    return not is_reported(folded.string, start)


def sentence_of(message: Message, text: Text) -> Text:
    """The sentence that holds a place of the body; the whole subject for a place in it."""
    if text.layer is not message.body:
        return message.subject if message.subject is not None else text
    sentences = message.sentences
    index = bisect_right(sentences, text.start, key=lambda sentence: sentence.start) - 1
    return sentences[index] if index >= 0 and text.start < sentences[index].end else text


def constructions(message: Message, rule: Rule, name: str, group: str = "cue") -> "Iterator[Hit]":
    """Where a construction of that name stands, in the sentences that a cue of the rule has woken.

    What to write instead is the replacement of a cue that stands inside.
    """
    woken = hits(message, rule, group)
    done = -1
    for cue in woken:
        if cue.text.layer is message.body and cue.text.start < done:
            continue
        sentence = sentence_of(message, cue.text)
        done = sentence.end if cue.text.layer is message.body else -1
        folded = fold(str(sentence))
        for cues, pattern in table(folded.string, name):
            if not any(word in folded.string for word in cues):
                continue
            for match in pattern.finditer(folded.string):
                found = sentence.slice(*folded.span(*trim(folded.string, *match.span())))
                inside = [hit for hit in woken if found.start <= hit.text.start < found.end]
                if not inside or not all(in_quotation(hit.text) for hit in inside):
                    yield Hit(found, next((hit.replacement for hit in inside if hit.replacement), ""))


def table(string: str, name: str) -> "Constructions":
    language = "english" if HAN.search(string) is None else "chinese"
    module = f"etiquette_lint.language.{FAMILIES.get(name, 'tone')}_{language}"
    __import__(module)  # importlib would be loaded for this alone
    return getattr(sys.modules[module], name, ())


FAMILIES = {"OVERPROMISE": "claims", "DISPARAGEMENT": "claims", "MOCKERY": "mockery", "CRITICISM": "mockery"}


def trim(string: str, start: int, end: int) -> tuple[int, int]:
    while start < end and string[start] in " ,:.;。)(\"'":
        start += 1
    while end > start and (string[end - 1] in " :;。(\"'" or (string[end - 1] in ",?" and string[end - 2] > "\u2e80")):
        end -= 1
    return start, end


def merged(found: "list[Hit]") -> list[Hit]:
    """In order of the text; of those that overlap the longest, with what any of them would write instead."""
    found.sort(key=lambda hit: (hit.text.layer.string == "", hit.text.start, -hit.text.end))
    kept: list[Hit] = []
    for hit in found:
        last = kept[-1] if kept else None
        if last is None or hit.text.layer is not last.text.layer or hit.text.start >= last.text.end:
            kept.append(hit)
        elif len(hit.text) > len(last.text):
            kept[-1] = Hit(hit.text, hit.replacement or last.replacement)
        elif not last.replacement:
            last.replacement = hit.replacement
    return kept


def offences(message: Message, rule: Rule, name: str = "") -> "Iterator[Hit]":
    """The rule's phrases and constructions, as far as the writer says them."""
    found = list(hits(message, rule))
    if name:
        found += constructions(message, rule, name)
    for hit in merged(found) if found else ():
        if spoken(hit.text):
            yield hit


def findings(found: "Iterator[Hit]") -> "Iterator[Finding]":
    """One finding each; with words to write instead, the message names them."""
    for hit in found:
        if hit.replacement:
            yield Finding(hit.text, variant="instead", instead=hit.replacement)
        else:
            yield Finding(hit.text)


def instead(hit: Hit) -> Finding:
    """With the words to put there, capitalised as those they replace, where a sentence is left; elsewhere the
    message tells them; without any, it asks for them."""
    words = hit.replacement
    if not words:
        return Finding(hit.text, variant="bare")
    layer = hit.text.layer
    folded, start, end = surroundings(layer.string, hit.text.start, hit.text.end)
    subject = subject_before(folded.string[:start], words)
    if not fits(words, folded.string, start - len(subject), end):
        return Finding(hit.text, variant="instead", instead=words.rstrip(",，"))
    text = Text(layer, hit.text.start - len(subject), hit.text.end)
    return Finding(text, words[:1].upper() + words[1:] if str(text)[:1].isupper() else words)


# The rules


def abuse(message: Message, rule: Rule) -> "Iterator[Finding]":
    for hit in offences(message, rule):
        yield Finding(hit.text)


def taboo_phrase(message: Message, rule: Rule) -> "Iterator[Finding]":
    """What no desk may write; in tickets and templates also what colleagues may say to each other."""
    found = list(offences(message, rule, "TABOO"))
    if message.kind != "email":
        found += [hit for hit in hits(message, rule, "service") if spoken(hit.text)]
        found += [hit for hit in constructions(message, rule, "TABOO_SERVICE", "service-cue") if spoken(hit.text)]
        for hit in hits(message, rule, "clause"):
            folded, start, end = surroundings(hit.text.layer.string, hit.text.start, hit.text.end)
            if fills_clause(folded.string, start, end) and spoken(hit.text):
                found.append(hit)
    for hit in merged(found) if found else ():
        yield instead(hit)


def rebuttal(message: Message, rule: Rule) -> "Iterator[Finding]":
    yield from findings(offences(message, rule, "REBUTTAL"))


def interrogation(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A question that blames; one that is put with courtesy only wants to know."""
    for hit in offences(message, rule, "INTERROGATION"):
        sentence = str(sentence_of(message, hit.text))
        if HAN.search(sentence) is not None:
            from etiquette_lint.language.tone_chinese import GENUINE

            if GENUINE.search(fold(sentence).string) is not None:
                continue
        yield from findings(iter([hit]))


def mockery(message: Message, rule: Rule) -> "Iterator[Finding]":
    yield from findings(offences(message, rule, "MOCKERY"))


def blame_shifting(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Not mine to do is no offence where the same sentence says what the writer does instead."""
    for hit in offences(message, rule, "BLAME"):
        if OFFER.search(str(sentence_of(message, hit.text))) is None:
            yield from findings(iter([hit]))


OFFER = Pattern(
    r"(?i)\b(?:i|we)(?:'ve| have|'ll| will) (?:asked?|pass(?:ed)?|forward(?:ed)?|check|find|call|write|sen[dt])\b"
    r"|\blet me\b|已(?:经|經)?(?:转|轉|帮|幫|为|為|请|請|联|聯)|我[们們]?(?:来|來|会|會|再|马上|馬上|帮|幫)"
)


def impatience(message: Message, rule: Rule) -> "Iterator[Finding]":
    for hit in offences(message, rule, "IMPATIENCE"):
        string, end = hit.text.layer.string, hit.text.end
        if string[end : end + 1] in (",", "，"):
            hit.replacement = hit.replacement.rstrip(",，")
        yield instead(hit)


def personal_criticism(message: Message, rule: Rule) -> "Iterator[Finding]":
    yield from findings(offences(message, rule, "CRITICISM"))


def overpromise(message: Message, rule: Rule) -> "Iterator[Finding]":
    yield from findings(offences(message, rule, "OVERPROMISE"))


def disparagement(message: Message, rule: Rule) -> "Iterator[Finding]":
    yield from findings(offences(message, rule, "DISPARAGEMENT"))


def blunt_refusal(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A refusal in a message that neither regrets it nor names another way."""
    refusals = [hit for hit in hits(message, rule) if spoken(hit.text) and not for_now(hit.text)]
    if not refusals or hits(message, rule, "apology"):
        return
    formulas = {sentence_of(message, hit.text).start for hit in hits(message, rule, "formula")}
    if any(sentence_of(message, hit.text).start not in formulas for hit in hits(message, rule, "way")):
        return
    done: set[int] = set()
    for hit in refusals:
        sentence = sentence_of(message, hit.text)
        if sentence.start not in done:
            done.add(sentence.start)
            yield Finding(sentence)


def for_now(text: Text) -> bool:
    """Whether the refusal is for the moment only, which is the courteous way to say it."""
    before = text.layer.string[max(text.start - 5, 0) : text.start]
    return any(word in before for word in ("暂", "暫", "目前", "现在还", "現在還"))


def informal_you(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Every 你 of a ticket; in other messages those beside a 您."""
    found = hits(message, rule)
    if not found or message.language == "en":
        return
    polite = hits(message, rule, "polite")
    if message.kind != "ticket" and not any(not in_quotation(hit.text) for hit in polite):
        return
    is_exempt = touching(hit.text for hit in hits(message, rule, "exempt"))
    for hit in found:
        if is_exempt(hit.text):
            continue
        if not in_quotation(hit.text):
            yield Finding(hit.text, "您", variant="" if polite else "customer")


def hedging(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Two or more hedges in one sentence. The same word twice weighs two cases ("perhaps … or perhaps …")."""
    found = [hit for hit in hits(message, rule) if hit.text.layer is message.body]
    if len(found) < 2:
        return
    counts: dict[int, list[Hit]] = {}
    for hit in found:
        counts.setdefault(sentence_of(message, hit.text).start, []).append(hit)
    for members in counts.values():
        if len({str(hit.text).casefold() for hit in members}) > 1 and spoken(members[0].text):
            sentence = sentence_of(message, members[0].text)
            yield Finding(sentence, words=", ".join(str(hit.text) for hit in members))


def grovelling(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Apologies beyond what one message can carry, and flattery."""
    found = [hit for hit in hits(message, rule) if not in_quotation(hit.text)]
    if len(found) > int(rule.options["max_apologies"]):
        yield Finding(found[int(rule.options["max_apologies"])].text, count=len(found))
    for hit in hits(message, rule, "flattery"):
        if spoken(hit.text):
            yield Finding(hit.text, variant="flattery")


def jargon(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Insider terms that the reader neither used nor was told the meaning of; each once."""
    seen = set()
    for hit in hits(message, rule):
        word = str(hit.text)
        key = word.casefold()
        if key in seen or (word.isascii() and word.isalpha() and len(word) < 5 and not word.isupper()):
            continue
        seen.add(key)
        string, end = hit.text.layer.string, hit.text.end
        if string[end : end + 2].lstrip()[:1] in tuple("(（") or string[max(hit.text.start - 1, 0)] in "(（":
            continue
        if key not in message.customer_text.casefold():
            yield from findings(iter([hit]))


def pushy_selling(message: Message, rule: Rule) -> "Iterator[Finding]":
    """The third offer of a message, or the first after the customer has declined."""
    found = [hit for hit in hits(message, rule) if hit.text.layer is message.body and spoken(hit.text)]
    if not found:
        return
    sentences = {sentence.start: sentence for sentence in (sentence_of(message, hit.text) for hit in found)}
    offers = sorted(sentences.values(), key=lambda sentence: sentence.start)
    declined = hits(message, rule, "declined")
    if declined:
        after = [sentence for sentence in offers if sentence.end > declined[0].text.start]
        if after:
            yield Finding(after[0], variant="declined")
    elif message.thread and DECLINED.search(message.customer_text.lower()) is not None:
        yield Finding(offers[0], variant="declined")
    elif len(offers) > int(rule.options["max_offers"]):
        yield Finding(offers[int(rule.options["max_offers"])], count=len(offers))


DECLINED = Pattern(
    r"not interested|no,? thank|do(?:n't| not) (?:want|need) (?:the|an?|any|your|to (?:buy|upgrade))|"
    r"stop (?:selling|offering)|"
    r"不[需要用想][要买買购購了加办辦升]|[没沒](?:有)?[兴興]趣|不感[兴興]趣|[别別](?:再)?(?:推[销銷荐薦])|不要(?:再)?推[销銷荐薦]"
)


def brush_off(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Where to look it up, and nothing else."""
    found = [hit for hit in hits(message, rule) if spoken(hit.text)]
    if not found:
        return
    formulas = {sentence_of(message, hit.text).start for hit in hits(message, rule, "formula")}
    body = [
        sentence
        for sentence in message.sentences
        if message.zone_name_at(sentence.start) == "body" and sentence.start not in formulas
    ]
    if len(body) > 2 or sum(len(sentence) for sentence in body) > int(rule.options["max_characters"]):
        return
    for hit in found:
        if message.zone_name_at(hit.text.start) in PROSE_ZONES:
            yield Finding(sentence_of(message, hit.text))
            return
