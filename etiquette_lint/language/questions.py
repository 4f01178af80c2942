"""Questions of a customer, what kind of answer each wants, and whether a reply holds one of that kind."""

from etiquette_lint.language.conversation import folded
from etiquette_lint.language.sentences import find_sentences
from etiquette_lint.pattern import Pattern


class Question:
    """A question of the customer: its place, and what kind of answer it wants (when, cost, yes-no, other)."""

    __slots__ = ("end", "start", "wants")

    def __init__(self, start: int, end: int, wants: str):
        self.start = start
        self.end = end
        self.wants = wants

    def __repr__(self) -> str:
        return f"Question({self.start}, {self.end}, {self.wants})"


_WHEN = Pattern(
    r"\bwhen\b(?! (?:i|we|you|the|my|it|he|she|they)\b[^?]*,)|\bhow (?:long|soon|many (?:days|weeks|hours))\b|"
    r"\bwhat (?:time|date|day)\b|\bby what date\b|什么时候|何时|多久|哪天|哪一天|几号|几天|多长时间|几点|几个(?:小时|"
    r"钟头|月|星期|工作日)|几周|啥时候|甚么时候|"
    r"几时|多少天"
)
_COST = Pattern(
    r"\bhow much\b(?! longer)|\bwhat (?:does|do|would|will|is) .{0,30}\b(?:cost|price|fee|charge)\b|"
    r"\bhow expensive\b|多少钱|什么价|价格是|费用是多少|收费多少|怎么收费|多少费用|几块钱|几多钱"
)
_RHETORICAL = Pattern(
    r"\b(?:are you (?:guys |people |even |all )*(?:kidding|serious|joking|idiots?|crooks?|stupid|blind|deaf|crazy|"
    r"insane|mad|incompetent|thieves|scammers|for real|out of your mind|robots?|human)|"
    r"how (?:hard|difficult|is (?:it|that|this) (?:even )?(?:possible|acceptable)|dare|could (?:you|this|anyone)|"
    r"can (?:you|this|anyone|it be))|what (?:kind|sort) of (?:a )?(?:service|company|joke|support)|what the (?:hell|"
    r"heck)|"
    r"why (?:should|would|do) (?:i|we) (?:have to|even|bother|pay|trust)|who (?:does|do) (?:that|you)|seriously|"
    r"really|is (?:this|that) (?:a joke|how you|acceptable|normal|supposed)|do you (?:even|really|think)|don't you|"
    r"isn't (?:it|that)|what is wrong with|what's wrong with|how many times|right|ok|okay|is anyone (?:there|"
    r"reading)|hello)\b|"
    r"凭什么|什么意思|什么态度|有没有搞错|搞什么|怎么这么|怎么那么|怎么能这样|还(?:有没有|讲不讲|要不要)|"
    r"你们(?:是不是|到底|就|都)(?:不|在)|难道|何必|谁(?:还|敢|会)|是不是骗|算什么|"
    r"有意思吗|好意思|几次了|多少次|怎么回事啊|在吗|有人吗|对吧|是吧|不是吗|管不管|像话吗|可能吗"
)
_CHINESE_QUESTION = Pattern(r"(?:吗|呢|么|没有|多久|多少|哪天|何时|什么时候|怎么办|怎么[^,。]{1,12})[?。!]?$")
_YES_NO = Pattern(
    r"^(?:(?:and|but|so|also|please|hi|hello|by the way),? )*(?:is|are|was|were|do|does|did|can|could|will|would|has|"
    r"have|had|may|should|am)\b|吗|是否|能不能|可不可以|可否|能否|有没有|会不会|是不是|要不要|行不行|好不好|来得及|还能"
)


def find_questions(string: str) -> list[Question]:
    """The questions that want an answer, in order; outcries and courtesies put as a question are left out."""
    found = []
    for start, end in find_sentences(string):
        sentence = string[start:end]
        text = folded(sentence).strip().rstrip("\"'”’)）")
        if not text or len(text) > 400:
            continue
        asked = text.rstrip(" !").endswith("?") or (not text.isascii() and _CHINESE_QUESTION.search(text) is not None)
        if not asked or _RHETORICAL.search(text):
            continue
        kinds = ((_WHEN, "when"), (_COST, "cost"), (_YES_NO, "yes-no"))
        wants = next((name for pattern, name in kinds if pattern.search(text)), "other")
        found.append(Question(start, end, wants))
    return found


_TO_READER = Pattern(r"\b(?:you|your)\b|您|你|贵")


def is_to_reader(question: str) -> bool:
    """Whether a question names the one who is to answer it."""
    return _TO_READER.search(folded(question)) is not None


_TIME_GIVEN = Pattern(
    r"\b\d{1,2}(?::\d\d|\s?[ap]\.?m\b)|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a|an|few|couple)"
    r"(?: to \w+| or \w+|-\w+)? (?:more |working |business |full )*(?:minutes?|hours?|days?|weeks?|months?|"
    r"fortnight)\b|"
    r"\b(?:today|tomorrow|tonight|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|"
    r"february|march|april|may|june|july|august|september|october|november|december|week|month|immediately|"
    r"straight away|already|now|soon|"
    r"as soon as|once|until|overnight|noon|date|shortly|when|schedule\w*|deadline|eta)\b|\d{4}-\d\d|\d+/\d+|"
    r"[\d一二两三四五六七八九十半几]+个?(?:工作)?(?:天|日|小时|分钟|周|星期|礼拜|个月|月|号|点|年)|今天|今日|明天|"
    r"明日|后天|昨天|本周|下周|这周|周[一二三四五六日天]|星期|上午|下午|晚上|"
    r"月底|月初|年底|立即|马上|尽快|一旦|之后|以后|等到|时间|期限|已经|目前|日期|届时"
)
_COST_GIVEN = Pattern(
    r"[$€£¥￥\d]|\b(?:free|no charge|no cost|at no|included|usd|eur|gbp|price|cost|fee|charge|quote|quotation)\b|免费|"
    r"免收|不收|元|块|价|费|报价|另行|包含"
)
_PLAIN_ANSWER = Pattern(
    r"\b(?:yes|no|yep|nope|sure|certainly|of course|absolutely|indeed|correct|exactly|unfortunately|i'm afraid|"
    r"i am afraid|not possible|can't|cannot|you can|we can|you may|we do|we don't|it is|it isn't|it does|it doesn't|"
    r"it was|it will|it did|they are|there is|there are|to answer|your question|you asked|as for|regarding)\b|"
    r"可以|不可以|是的|不是|能的|不能|没有|有的|会的|不会|无法|暂不|支持|不支持|好的|没问题|行的|不行|您问|你问|"
    r"您的问题|关于|至于|需要|不需要|不用|无需|来得及|来不及"
)


_PREDICATE = Pattern(r"\b([a-z]{3,})\s*\?*$")
_CHINESE_PREDICATE = Pattern("([\u4e00-\u9fff]{2})(?:吗|没有|没|么)[?]*$")
_NO_PREDICATE = frozenset({"you", "them", "this", "that", "too", "then", "now", "please", "yet", "already", "again"})


def repeats_predicate(question: str, reply: str) -> bool:
    """Whether a reply takes up the last word of a yes-no question: "Is it there?" – "Your book is there."."""
    asked, text = folded(question).rstrip(), folded(reply)
    match = _CHINESE_PREDICATE.search(asked)
    if match is not None:
        return match[1] in text
    match = _PREDICATE.search(asked)
    if match is None or match[1] in _NO_PREDICATE:
        return False
    from re import search

    said = rf"\b(?:is|are|was|were|has|have)\b[^.;!?]{{0,30}}\b{match[1]}\b|'(?:s|re) {match[1]}\b"
    return search(said, text) is not None


def answers_by_kind(reply: str, wants: str) -> bool:
    """Whether a reply holds words of the kind that a question wants: a time, an amount, a yes or no."""
    text = folded(reply)
    if wants == "when":
        return _TIME_GIVEN.search(text) is not None
    if wants == "cost":
        return _COST_GIVEN.search(text) is not None
    return wants == "yes-no" and _PLAIN_ANSWER.search(text) is not None


