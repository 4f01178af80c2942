"""Whose words they are, and whom they are said to: quoted speech, reported speech, whole clauses.

A word that wounds as the writer's own is harmless where it is quoted ("she said “not my department”"),
reported without marks ("你们客服说不归他管") or forbidden ("never tell a customer to calm down").
"""

from etiquette_lint.language.fold import Folded, fold
from etiquette_lint.pattern import Pattern

_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("«", "»"), ("‘", "’"), ("〝", "〞"))
_REACH = 300  # characters; a quotation longer than this is a paragraph, and quoted by other means
_MARKS = Pattern("[\"“「『«‘〝]|[ \\n]'")
_CLOSED = Pattern("'(?!\\w)")  # a single mark, and no apostrophe
_REPORTED = Pattern(
    # somebody else is speaking
    r"\b(?:he|she|they|who|people|customers?|callers?|agents?|somebody|someone|everyone|the \w+|your \w+|colleagues?)"
    r"(?: (?:has|have|had|just|also|then|even|once))? (?:said|says?|tells?|told|claim(?:s|ed)?|wrote|writes?|thinks?|"
    r"thought|replied|complain(?:s|ed)|shout(?:s|ed)|answered|assumes?)"
    r"(?: (?:to )?(?:me|us|you|him|her|them))?,?(?: that)? \"?$"
    r"|\b(?:was|were|been|being|am|are|i'm|you're) (?:told|called|informed),?(?: that)? \"?$"
    r"|\bassum(?:e|es|ing)(?: that)? $"
    # or it must not be said
    r"|\b(?:never|not|don't|avoid|instead of|rather than|without|words? like|phrases? like|such as|stop|"
    r"shouldn't|must not)"
    r"(?: (?:to|ever|please|be|simply|just))*"
    r"(?: (?:say|saying|write|writing|tell|telling|use|using|answer|answering|reply|replying|call|calling)"
    r"(?: (?:to )?(?:a |the |our |your )?\w+)?)(?: that)?:? \"?$"
    r"|\b(?:nobody|no one|never|not)\b[^.;,!?]{0,40}\b(?:say|tell|write|hear|told)\b[^.;,!?]{0,24}$"
    # a person of whom it is said, or not
    r"|(?:客服|同事|对方|商家|店员|客户|顾客|卖家|师傅|柜员|员工|有人|人家|别人|他们?|她们?|同学|家长|患者|快递员?|业务员|[工总]|经理|主任|老师|先生|女士|小姐)"
    r"[^,。;!?]{0,8}(?:说|讲|称|表示|认为|觉得|反映|提到|回复|回答|告诉[我您你]们?|写道|指出)"
    r"(?:是|了|过|的是)?[:,]? ?[^,。;!?]{0,6}$"
    r"|[您你](?:反映|提到|反馈|来[信电函]|在[^,。;!?]{1,8})[^。;!?]{0,16}(?:说|讲|称|表示|回复|回答|是)?[:,]? ?$"
    r"|(?:不要|别|不能|不得|不可|不准|不许|切勿|勿|严禁|禁止|避免|杜绝|不应|不该)"
    r"(?:再)?(?:对|向|跟|和|用|使用|以|出现|讲|说|写|回复)"
    r"[^。;!?]{0,16}$|(?:禁语|忌语|禁用语|禁用词|敏感词)[^。;!?]{0,40}$"
)  # fmt: skip
_BREAKS = frozenset("\n\u2029,.;:!?。…~、—-()[]<>\"'“”「」『』《》")
_PARTICLES = " 啊呀呢吧哦噢喔了啦嘛的哈耶欸呗咯喽"


def is_quoted(string: str, start: int, end: int) -> bool:
    """Whether `string[start:end]` stands inside quotation marks that close again in its paragraph."""
    low = max(start - _REACH, 0)
    low = max(string.rfind("\n\n", low, start), low)
    if _MARKS.search(string, low, start) is None:
        return False
    high = string.find("\n\n", end, end + _REACH + 2)
    high = min(len(string), end + _REACH) if high < 0 else high
    for opening, closing in _PAIRS:
        at = string.rfind(opening, low, start)
        if at > string.rfind(closing, low, start) and string.find(closing, end, high) >= 0:
            return True
    if string.count('"', low, start) % 2 == 1 and string.find('"', end, high) >= 0:
        return True
    at = max(string.rfind(" '", low, start), string.rfind("\n'", low, start))
    return at >= 0 and _CLOSED.search(string, at + 2, start) is None and _CLOSED.search(string, end, high) is not None


def is_reported(string: str, start: int) -> bool:
    """Whether the words at `start` of a folded sentence are laid into another's mouth, or warned of."""
    return start > 1 and _REPORTED.search(string[max(start - 60, 0) : start]) is not None


def fills_clause(string: str, start: int, end: int) -> bool:
    """Whether the words are all their clause says, particles aside, in folded text."""
    while start and string[start - 1] == " ":
        start -= 1
    if start and string[start - 1] not in _BREAKS:
        return False
    while end < len(string) and string[end] in _PARTICLES:
        end += 1
    return end >= len(string) or string[end] in _BREAKS


def surroundings(string: str, start: int, end: int) -> tuple[Folded, int, int]:
    """The folded words around a place, and where the place is in them."""
    low = max(start - 60, 0)
    before = fold(string[low:start]).string
    folded = fold(string[low : end + 12])
    return folded, len(before), len(before) + len(fold(string[start:end]).string)


# What may open a sentence before a clause without being part of it.
_LINK = Pattern(r"(?:^|[\n\u2029,.;:!?。…~、—()\[\]\"“”「」]) *(?:and |but |so |well |但是?|可是|不过|所以)?$")
# Words that come before a clause, and are none: "as I said", "for the last time".
_ADVERBIAL = Pattern(r"(?:as|like|per|again|once|for|in)\b|(?:简而言之|总之|也就是说)")
_CLAUSE_END = frozenset("\n\u2029.;!?。…")


def subject_before(before: str, words: str) -> str:
    """The pronoun that stands before a place and opens the words to be put there as well."""
    for pronoun in ("我们", "我"):
        if before.endswith(pronoun) and words.startswith(pronoun):
            return pronoun
    return ""


def fits(words: str, string: str, start: int, end: int) -> bool:
    """Whether a sentence is left when `words` replace `string[start:end]` of a folded sentence.

    A clause replaces a clause, an adverbial what is none, and fewer words a part of a sentence.
    """
    behind = string[end:].lstrip(" ")[:1]
    if _ADVERBIAL.match(words.lower()) is not None:
        return _ADVERBIAL.match(string, start) is not None and behind not in _CLAUSE_END and behind != ""
    link = _LINK.search(string, max(start - 12, 0), start)
    if link is not None and fills_clause(string[start:], 0, end - start):
        return True
    return len(words) < end - start and " " not in words
