"""How many matters a message treats.

What the writer says outright ("on another note", "顺便问一下", two order numbers with a wish each) comes first. A
message is never taken apart because it is long, has several paragraphs, lists the steps of one procedure or answers
several questions: a word that may open a second matter ("by the way", "另外") counts only when what follows shares no
words with the rest.
"""

from bisect import bisect_right

from etiquette_lint.language.reference_numbers import find_numbers, has_two_numbers
from etiquette_lint.language.words import ENGLISH_STOP_WORDS, stem
from etiquette_lint.pattern import Pattern

# Words with which a writer announces another matter. Gated by a cheap test of the whole text.
# A sentence that announces one holds one of these; the patterns look at no other sentence.
_MARKS_ENGLISH = (
    *(
        " note",
        " matter",
        " subject",
        " topic",
        " front",
        " issue",
        " gears",
        " something ",
        "unrelated",
        "nother question",
    ),
    *(
        " request",
        "other news",
        "also,",
        "oh, and",
        "oh and",
        "in addition,",
        "additionally,",
        "by the way",
        "btw",
        "incidentally",
        "separately",
        " thing",
        "while i",
        " point",
        " else",
        " question",
    ),
)
_MARKS_CHINESE = (
    *(
        "另",
        "顺便",
        "順便",
        "顺带",
        "順帶",
        "顺道",
        "順道",
        "换个话题",
        "換個話題",
        "题外话",
        "題外話",
        "别的",
        "別的",
        "无关",
        "不相干",
        "無關",
    ),
    *(
        "对了",
        "對了",
        "件事",
        "一事",
        "有一点",
        "有一點",
        "一个问题",
        "一個問題",
        "此外",
        "再者",
        "再有",
        "除此之外",
        "还有",
        "還有",
    ),
)
_MOST_MARKS = 24  # sentences looked at; a text with more of them is no message
_WINDOW = 6000  # characters before a mark that are compared with what follows it
_ANNOUNCED = Pattern(
    r"[\s>*•.!?:)-]*(?:(?:and|also|but|so|oh|now|ok|okay|well|finally|lastly"
    r"|p\.?s\.?)[,.:]?\s+){0,2}(?:"
    r"(?P<strong>on (?:an?|the|some) (?:(?:completely|totally|entirely|quite|very|slightly|somewhat)[ -])?"
    r"(?:different|other|unrelated|separate) (?:note|matter|subject|topic|front|issue)s?\b"
    r"|on another (?:note|matter|subject|topic|front|issue)\b"
    r"|(?:to )?(?:chang(?:e|ing)|switch(?:ing)?) (?:the )?(?:subjects?|topics?|gears)\b(?! (?:line|header|field|of))"
    r"|(?:speaking|talking) of something (?:completely |entirely |quite )?(?:else|different)\b"
    r"|(?:completely|totally|entirely|quite) unrelated(?:ly)?\b|unrelated(?:ly)?\s*[,:–—-]"
    r"|unrelated to (?:this|the above|that)\b"
    r"|(?:as )?an? (?:separate|different|second|further|unrelated) (?:matter|topic|subject|issue"
    r"|question|request)\s*[,:–—-]"
    r"|another (?:matter|subject|topic)\s*(?:[,:.–—-]|is\b|concerns\b|i\b)|in other news\b"
    r"|different (?:subject|topic|matter)\s*[,:.–—-]"
    r"|(?:turning|moving on|switching) (?:now )?to (?:something else|(?:another|a different"
    r"|other) (?:matter|subject|topic|issue|question)s?)\b)"
    r"|(?P<medium>by the way\b|btw\b|incidentally\b|separately\s*,"
    r"|on a (?:lighter|happier|brighter|more positive|positive|personal|sadder|sad|social|related) note\b"
    r"|(?:one|just one) (?:more|other|last|final) (?:thing|matter|question|point|request)\b"
    r"|another (?:thing|question|request)\b"
    r"|while (?:i have you|i'm (?:at it|writing)|i am (?:at it|writing))\b"
    r"|there(?:'s| is) (?:one|something|another) (?:more |other |else )?(?:thing|matter|else)\b)"
    r"|(?P<weak>oh,? and\b|oh,|also,|additionally,|in addition,|besides,|furthermore,))",
    2,
)
_ANNOUNCED_CHINESE = Pattern(
    r"[\s。！？!?；;~～]*(?:(?P<strong>(?:另外?|还|還|此外)?(?:再)?(?:有|跟您|和您|与您"
    r"|跟你)?(?:说|說|提|聊|谈|談)?(?:另)?(?:一)?(?:件|个|個)(?:与此|與此|和这|和這)?(?:无关|無關"
    r"|不相关|不相干)的(?:事|问题|問題)"
    r"|换个话题|換個話題|(?:说|說|聊|讲|講)(?:点|點|些|个|個|件)(?:别|別|其他|另外)的?(?:事|话题|話題)?"
    r"|(?:再)?(?:[说說聊提问問])(?:一?[个個件句]|[点點])?(?:不相干|无关|無關|题外|題外)的?(?:事|话|話|问题|問題)?"
    r"|题外话|題外話|(?:与|與|跟|和)(?:此|上述|以上|本)[^，。,]{0,6}(?:无关|無關)|"
    r"另一件事|另有一事|另(?:外)?(?:还|還)?有一(?:件事|事)|另外一(?:件|个|個)(?:事|问题|問題)|另案|另题|另題)"
    r"|(?P<medium>(?:另外?|还|還|也|再)?[，,]?\s*(?:想|也想)?(?:顺便"
    r"|順便|顺带|順帶|顺道|順道|顺)(?:再)?(?:问|問|说|說|提|请教|請教|跟|向|一提|咨询|諮詢|请|請|告诉"
    r"|告訴|通知|提醒|讲|講|和)(?:一下|一句|一声|一聲)?"
    r"|(?:对了|對了|噢对|哦对)[，,！!。：:]|(?:还|還|再)(?:有|说|說)(?:另外)?一(?:件|个|個)?(?:事情?|点"
    r"|點|问题|問題)|(?:最后|最後)?(?:还|還)有(?:一)?件事)"
    r"|(?P<weak>另外|此外|另[，,：:]|再者|再有|除此之外|还有[，,：:]|還有[，,：:]))"
)
_LATIN = Pattern(r"[A-Za-z][A-Za-z'’-]+|\d[\w-]{2,}")
_HAN_RUN = Pattern(r"[\u4e00-\u9fff]+")
# Characters that do grammar rather than meaning; a pair of characters with one of them says nothing about the matter.
_HAN_FUNCTION = frozenset(
    "的了是在我你您他她它们們这這那哪就都也还還又再很太不没沒有和与與及或但而且因为為所以如果若请請谢謝"
    "感麻烦煩能可会會将將要想"
    "让讓给給把被对對于於由从從到向用上下中内內外里裡前后後时時间間日月年号號今明昨天周週个個些点點次件"
    "份位各每本该該此其之者吗嗎呢吧啊"
    "一二三四五六七八九十两兩几幾多少好收到回复覆知道看说說告诉訴联聯系繫络絡公司客户戶先生女士经經理尊"
    "敬顺順便另问問题題事情况況已"
)


class Topic:
    """One matter of a message: the stretch `string[start:end]` that treats it.

    `label` says it in the message's own words; `reason` names the evidence ("marker", "numbers", "list", "salutation",
    "cohesion"; "whole" for the first matter) and `marker` the words that announced it, if any. `explicit` is true where
    the writer says so; `confidence` (0 to 1) is the chance that a careful reader would call it a matter of its own.
    """

    __slots__ = ("confidence", "end", "explicit", "label", "marker", "reason", "start")

    def __init__(
        self,
        start: int,
        end: int,
        label: str,
        reason: str,
        marker: str = "",
        explicit: bool = False,
        confidence: float = 1.0,
    ):
        self.start = start
        self.end = end
        self.label = label
        self.reason = reason
        self.marker = marker
        self.explicit = explicit
        self.confidence = confidence

    def __repr__(self) -> str:
        return f"Topic({self.start}, {self.end}, {self.label!r}, {self.reason}, {self.confidence:.2f})"


def find_topics(
    body_paragraphs: list[tuple[int, int]],
    string: str,
    subject: str,
    list_items: list[tuple[int, int]],
    language: str,
    cohesion: bool = True,
) -> list[Topic]:
    """Return the matters that the body treats, in order; one entry when it treats one, none when there is no body.

    `body_paragraphs` are (start, end) of the body's paragraphs and list items in `string`, `list_items` those of
    them that are list items, `language` the message's ("en", "zh-Hans", "zh-Hant"). With `cohesion` false only what
    the writer announces counts, and no paragraphs are compared word by word: that costs a twentieth.
    """
    if not body_paragraphs:
        return []
    begin, end = body_paragraphs[0][0], body_paragraphs[-1][1]
    cuts = _announced(string, body_paragraphs, subject)
    if len(body_paragraphs) > 1 and not cuts:
        cuts = _numbered(string, body_paragraphs, subject)
    if cohesion and not cuts and len(body_paragraphs) > 1:
        from etiquette_lint.language.cohesion import find_break

        cuts = find_break(string, _without_lists(body_paragraphs, list_items), language)
    topics = []
    last = Topic(begin, end, label(string, begin, end), "whole")
    for at, reason, marker, after, explicit, confidence in cuts:
        last.end = at
        topics.append(last)
        last = Topic(at, end, label(string, after, end), reason, marker, explicit, confidence)
    topics.append(last)
    for topic in topics:
        topic.end = topic.start + len(string[topic.start : topic.end].rstrip())
    return topics


def _without_lists(paragraphs: list[tuple[int, int]], list_items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs with each list made one with what introduces it: a list does not change the matter."""
    items = set(list_items)
    merged: list[tuple[int, int]] = []
    for start, end in paragraphs:
        if merged and (start, end) in items:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


Cut = tuple[int, str, str, int, bool, float]


def _announced(string: str, paragraphs: list[tuple[int, int]], subject: str) -> list[Cut]:
    """Places where the writer announces another matter."""
    begin, end = paragraphs[0][0], paragraphs[-1][1]
    body = string[begin:end]
    cuts: list[Cut] = []
    starts = _sentence_starts(body.lower(), _MARKS_ENGLISH, ".!?:)\n")
    matches = [_ANNOUNCED.match(string, begin + at, end) for at in starts]
    if not body.isascii():
        starts = _sentence_starts(body, _MARKS_CHINESE, "。！？!?；;\n~～")
        matches += [_ANNOUNCED_CHINESE.match(string, begin + at, end) for at in starts]
    for match in matches:
        if match is not None:
            cut = _judge(match, string, paragraphs, subject)
            if cut is not None:
                cuts.append(cut)
    cuts.sort()
    return cuts


def _sentence_starts(body: str, marks: tuple[str, ...], stops: str) -> list[int]:
    """Where the sentences begin that hold a mark within their first sixty characters."""
    starts: set[int] = set()
    for mark in marks:
        at = body.find(mark)
        while at >= 0 and len(starts) < _MOST_MARKS:
            lowest = max(at - 60, 0)
            start = max([body.rfind(stop, lowest, at + 1) for stop in stops])
            if start >= 0 or lowest == 0:
                starts.add(max(start, 0))
            at = body.find(mark, at + 1)
    return sorted(starts)


def _judge(match, string: str, paragraphs: list[tuple[int, int]], subject: str) -> Cut | None:
    tier = match.lastgroup
    at = match.start(tier)
    begin = paragraphs[0][0]
    if len(string[begin:at].strip().encode("utf-8", "replace")) < 15:
        return None  # the message opens with it: it speaks of an earlier message
    after = match.end()
    stop = _end_of_part(paragraphs, after)
    known = content_words(string[max(begin, at - _WINDOW) : at] + " " + subject)
    before_words = {word for word in known if not (word.isdigit() and len(word) == 4)}  # years aside
    own_words = content_words(string[after : min(stop, after + _WINDOW)])
    shared = len(own_words & before_words)
    if tier == "strong":
        confidence = 0.97 if shared * 3 <= len(own_words) + 2 else 0.7
    elif REFERS_BACK.match(string, after):
        return None
    elif tier == "medium":
        own = content_words(_first_sentence(string, after, stop))
        if len(own_words) < 2 or shared * 6 > len(own_words) or own & before_words:
            return None
        confidence = 0.92
    else:
        from etiquette_lint.language.asides import is_own_matter

        if shared or len(own_words) < 4:
            return None
        if not _OWN_MATTER.match(string, after) and not is_own_matter(string, begin, at, after, stop):
            return None
        confidence = 0.85
    return at, "marker", match[tier].strip(" ，,：:"), after, confidence > 0.8, confidence


# What goes on about the same thing: "by the way, it …", "顺便说一下，该订单…".
REFERS_BACK = Pattern(
    r"[\s,:，：]*(?:(?:it|this|that|these|those|they|its|their|the (?:same|above|latter|former|attached"
    r"|enclosed|file|attachment|invoice is))\b|附|随信|隨信|随件|"
    r"(?:该|該|此|这|這|上述|以上|同一|本次|本单|本單|您的?(?:订单|訂單|包裹|退款)|其))",
    2,
)
# After a mere "另外": only what names a matter of its own.
_OWN_MATTER = Pattern(
    r"[\s,，：:]*(?:关于|關於|有关|有關|就[^，。]{2,16}(?:一事|问题|問題|事宜)|想(?:请教|請教|问|問"
    r"|咨询|諮詢|了解|跟您|和您)|请问|請問|您(?:上次|上周|之前|上回|先前)(?:提|问|問|询问|詢問|反馈"
    r"|反映|咨询|諮詢))"
)


def _end_of_part(paragraphs: list[tuple[int, int]], after: int) -> int:
    """The end of the paragraph in which a marker ends at `after`; of the next one when the marker stands alone."""
    index = bisect_right(paragraphs, (after, after)) - 1
    end = paragraphs[index][1]
    return paragraphs[index + 1][1] if end - after < 3 and index + 1 < len(paragraphs) else end


def _first_sentence(string: str, start: int, end: int) -> str:
    from etiquette_lint.language.sentences import find_sentences

    sentences = find_sentences(string, start, min(end, start + 300))
    return string[slice(*sentences[0])] if sentences else ""


def _numbered(string: str, paragraphs: list[tuple[int, int]], subject: str) -> list[Cut]:
    """Two numbers of one kind (orders, tickets) in paragraphs of their own, each with a wish of its own."""
    if not has_two_numbers(string[paragraphs[0][0] : paragraphs[-1][1]]):
        return []
    seen: list[tuple[str, frozenset[str], int, int]] = []
    for start, end in paragraphs:
        by_kind: dict[str, set[str]] = {}
        for kind, number in find_numbers(string, start, end):
            by_kind.setdefault(kind, set()).add(number)
        seen.extend((kind, frozenset(numbers), start, end) for kind, numbers in by_kind.items())
    for index, (kind, numbers, start, end) in enumerate(seen[:12]):
        for other_kind, other_numbers, other_start, other_end in seen[:index]:
            if other_kind != kind or other_start == start or len(numbers) != 1 or len(other_numbers) != 1:
                continue
            if numbers & other_numbers or all(number in subject.lower() for number in numbers | other_numbers):
                continue
            first = content_words(string[other_start:other_end])
            second = content_words(string[start:end])
            common = {word for word in first & second if not word[:1].isdigit()}
            if (
                len(common) <= 1 + len(second) // 8
                and _asks(string, other_start, other_end)
                and _asks(string, start, end)
            ):
                return [(start, "numbers", next(iter(numbers)), start, True, 0.92)]
    return []


def _asks(string: str, start: int, end: int) -> bool:
    from etiquette_lint.language.requests import find_requests
    from etiquette_lint.language.sentences import find_sentences

    return bool(find_requests(string, find_sentences(string, start, end), ""))


def content_words(text: str) -> frozenset[str]:
    """What a text is about: stems of English words, pairs of Chinese characters; grammar and courtesy left out."""
    spoken = set(_LATIN.findall(text.lower().replace("’", "'")))
    words = {stem(word) for word in spoken - ENGLISH_STOP_WORDS if len(word) > 2}
    if not text.isascii():
        for run in _HAN_RUN.findall(text):
            words.update(
                run[index : index + 2]
                for index in range(len(run) - 1)
                if run[index] not in _HAN_FUNCTION and run[index + 1] not in _HAN_FUNCTION
            )
    return frozenset(words)


def label(string: str, start: int, end: int) -> str:
    """The first words of a part, marker and punctuation left out: at most eight words or twenty Han characters."""
    text = string[start : min(end, start + 160)].strip(" \t\r\n,，.。:：;；-–—!！")
    line = text.split("\n\n", 1)[0].replace("\n", " ")
    for stop in ("。", "！", "？", "；", ". ", "? ", "! "):
        line = line.split(stop, 1)[0]
    if line.isascii():
        words = line.split()
        return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
    return line[:20] + ("…" if len(line) > 20 else "")
