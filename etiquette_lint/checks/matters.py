"""TOP001: a second matter in one message."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.length import measure
from etiquette_lint.message.model import Message
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.language.topics import Topic

LEADING_ADVERB = Pattern(r"(?:(?:altogether|entirely|completely)\b)?[\s,，:：;；.–—-]*", 2)


def several_topics(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Only what the writer sets apart; the words of the rule wake the reading of the matters."""
    yield from matter_of_postscript(message)
    if not hits(message, rule, "announcement") and len(hits(message, rule, "number")) < 2:
        return
    topics = message.announced_topics
    for number in range(1, len(topics)):
        first, second = topics[number - 1], topics[number]
        if second.explicit and is_weighty(message, second, rule.options):
            place = first_sentence(message, second.start, second.end)
            yield Finding(place, first=subject_of(message, first) or label_of(first), second=label_of(second))
            return


MARK_OF_POSTSCRIPT = Pattern(r"\s*(?:p\.?\s?p?\.?s\.?|附[言笔筆]|又及|另)\s*[:：.,，]?\s*", 2)


def matter_of_postscript(message: Message) -> "Iterator[Finding]":
    """A postscript that asks for something else than the letter above it treats."""
    for zone in message.zones:
        if zone.name != "postscript":
            continue
        start, end = zone.text.start, zone.text.end
        if not any(request.kind == "request" and start <= request.start < end for request in message.requests):
            return
        from etiquette_lint.language.asides import has_own_matter
        from etiquette_lint.language.topics import Topic

        letter = [one.text for one in message.zones if one.name == "body" and one.text.end <= start]
        if not letter:
            return
        mark = MARK_OF_POSTSCRIPT.match(message.body.string, start, end)
        if mark is None:
            return  # what programs and advertisers put at the end
        begin = mark.end()
        before = message.body.string[letter[0].start : letter[-1].end]
        if has_own_matter(message.body.string, begin, end, f"{before} {message.subject or ''}"):
            first = Topic(letter[0].start, letter[-1].end, "", "whole")
            place = first_sentence(message, begin, end)
            named = subject_of(message, first) or shortened(message, letter[0].start, letter[0].end)
            yield Finding(place, first=named, second=shortened(message, begin, end))
        return


def shortened(message: Message, start: int, end: int) -> str:
    from etiquette_lint.language.topics import label

    return label(message.body.string, start, end)


def subject_of(message: Message, topic: "Topic") -> str:
    """The subject, where it names the matter: it shares a word with it."""
    if message.subject is None:
        return ""
    from etiquette_lint.checks.subject import Prefixes
    from etiquette_lint.language.topics import content_words

    whole = str(message.subject)
    subject = whole[Prefixes(whole).end :].strip()
    words = message.body.string[topic.start : topic.end]
    return subject if content_words(subject) & content_words(words) else ""


def is_weighty(message: Message, topic: "Topic", options: dict) -> bool:
    """Whether it says more than an aside does: "BTW, well done!" is no second matter."""
    if topic.confidence >= options["min_confidence"]:
        return True
    words, characters = measure(str(first_sentence(message, topic.start, topic.end)))
    return words / options["min_words"] + characters / options["min_characters"] >= 1


def label_of(topic: "Topic") -> str:
    label = topic.label
    adverb = LEADING_ADVERB.match(label)
    return label[adverb.end() :] if adverb else label


def first_sentence(message: Message, start: int, end: int) -> Text:
    from etiquette_lint.language.sentences import find_sentences

    sentences = find_sentences(message.body.string, start, end)
    return Text(message.body, *sentences[0]) if sentences else Text(message.body, start, end)
