"""Words that promise or ask for something without saying when: soon, ASAP, 尽快, 稍后.

Idioms and farewells that only look like it are left alone: "as soon as we hear", "soon after", "see you soon",
"sooner or later", "请稍后再试", and words that are quoted rather than used.
"""

from etiquette_lint.language.dates.triggers import CHINESE_VAGUE
from etiquette_lint.language.dates.values import Item
from etiquette_lint.pattern import Pattern

ENGLISH = Pattern(
    r"(?:asap|a\.s\.a\.p\b\.?|as soon as (?:possible|practicable|(?:you|we|i|they) (?:possibly )?can\b)|"
    r"as early as possible|at (?:your|our|the) earliest (?:possible )?convenience|in due (?:course|time)|in "
    r"the (?:very )?near future|"
    r"soon(?:ish)?\b(?! after| enough| as| or | became| be\b| had| followed| there| the)|"
    r"shortly\b(?! after| before| there| prior| follow| beforehand| ago)|before (?:too )?long\b(?! )|"
    r"sooner rather than later|at (?:some|a later) (?:point|stage|date|time)\b|one of these days|some other time|"
    r"in (?:a (?:little |short )?(?:while|bit)|the coming (?:future|days|weeks|months)|"
    r"the not[- ]too[- ]distant future)|"
    r"any (?:day|time|moment|minute) now|some ?time (?:soon|in|this|next|during|after|before)\b|"
    r"when (?:time|things|work) (?:permits?|allows?)|when(?:ever)? (?:you|we|i) "
    r"(?:can\b(?=[.,;!?\n]|$)|get a (?:chance|moment|minute)|(?:get|find|come) (?:a?round )?to (?:it|this|that)|"
    r"find (?:a (?:free |spare )?(?:moment|minute)|(?:the |some )?time)|"
    r"have (?:a )?(?:chance|moment|minute|time|some time)))(?![a-z])"
)
FAREWELL = Pattern(
    r"(?:(?:see|talk|speak|chat|write|meet|hear|hearing|catch|back|visit|reply|again|response|with|from|to) "
    r"(?:back )?(?:with |from |to |at )?(?:you|them|u)?(?: all| both| again)?|"
    r"well|too|so|how|as|no|all too|until|back|than) $"
)
CHINESE = Pattern(
    "(?:盡|儘|尽)(?:快|早(?!点|點)|速)|从速|從速|尽可能快|儘可能快|盡可能快|近期(?!的|内的|內的|以来|以來|"
    "有效)|近日(?!来|來|的)|不久(?:之?[后後])?[将將会會就]|"
    "稍[后後候](?!再[试試]|片刻)|过(?:几|两|些|一阵|段|一段)(?:天|日|子|时间)|過(?:幾|兩|些|一陣|段|"
    "一段)(?:天|日|子|時間)|过阵子|過陣子|"
    "改[天日](?!换|換)|[择擇][日期](?!的)|晚些(?:时候|時候)?|晚(?:一)?[点點](?=再|给|給|回|联|聯|发|發|通知|"
    "跟)|[迟遲](?:些|[点點]|啲)(?=再|给|給|回|联|聯|发|發|通知|跟|覆|时候|時候)|"
    "[等拖缓緩](?:上|[个個])?[几幾][天日]|"
    "回[头頭](?=再|给|給|跟|和|与|與|联|聯|发|發)|早日(?=答|回|处|處|解|完|发|發|办|辦)|(?:有空|得[空闲閒]|"
    "方便)(?:的)?[时時](?:候)?|抽空|有空再"
)
OPEN, CLOSE = "“\"'‘「『《\u2018[", "”\"'’」』》\u2019]"
WAIT = "请請"


def find_vague(string: str, lowered: str, places: list[tuple[int, int]], chinese: bool) -> list[Item]:
    """The words that say no time, the English ones in the stretches `places`; `chinese`: Chinese ones too."""
    found: list[Item] = []
    for match in (match for place in places for match in ENGLISH.finditer(lowered, *place)):
        start, end = match.span()
        if (
            (start and lowered[start - 1].isalnum())
            or lowered.startswith("once ", start - 5)
            or (match[0] == "soon" and FAREWELL.search(lowered, max(start - 40, 0), start))
        ):
            continue
        keep(found, string, start, end)
    if chinese:
        for begin in CHINESE_VAGUE.finditer(string):
            match = CHINESE.match(string, begin.start())
            if match is None:
                continue
            start, end = match.span()
            if (
                match[0][0] == "稍"
                and string[start - 1 : start] in tuple(WAIT)
                and (end == len(string) or not string[end].isalnum())
            ):
                continue
            keep(found, string, start, end)
    return found


def keep(found: list[Item], string: str, start: int, end: int) -> None:
    """Words in quotation marks of their own are mentioned, not used."""
    if start and end < len(string) and string[start - 1] in OPEN and string[end] in CLOSE:
        return
    found.append(Item("vague", start, end))
