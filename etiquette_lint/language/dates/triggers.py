"""What wakes the date grammars. Only this is loaded for a text that names no time.

Every mention holds a trigger: a word that names a day, a unit, a part of the day, a feast; or a number that its
neighbours make a day, an hour or a year. Order numbers, amounts and prices are passed over here, where it is cheap.
"""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass

HAN = Pattern("[\u3400-\u9fff]")
LATIN = Pattern("[A-Za-z]{3}")
DIGIT = Pattern("[0-9]")
CHINESE = Pattern(
    "[年月日号號天周週期拜点點时時秒分钟鐘旬季世晨早午晚夜昼晝昏节節诞誕旦庆慶夕宵秋午阳陽春夏冬夕0-9０-９初假一八刚剛现現儿兒至清寒暑露霜家]"
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten"
# By first letter: a search drops all others at once.
_ENGLISH = {
    "a": f"pr(?:il)?|ug(?:ust)?|fternoons?|utumn|nnual(?:ly)?|t this time|t (?:{_HOURS}|eleven|twelve)",
    "b": f"reakfast(?:time)?|iweekly|imonthly|iannual(?:ly)?|iennial|y (?:{_HOURS}|eleven|twelve)|etween (?:{_HOURS})",
    "c": "entury|enturies|o[bp]|urrent date|lose of (?:business|play)",
    "d": "ec(?:ember)?|ays?|aytime|inner(?:time)?|ecades?|aily",
    "e": "nd of (?:business|play)|venings?|veryday|ighties|o[bdmqwy]",
    "f": f"ebr?(?:uary)?|ri(?:days?)?|ortnight(?:s|ly)?|all|orties|ifties|orty|rom (?:{_HOURS})",
    "h": "ours?|rs?|ourly",
    "j": "an(?:uary)?|une?|uly?",
    "l": "unch(?:time)?s?",
    "m": "ar(?:ch)?|ay|on(?:days?)?|ornings?|id(?:day|night)|onths?|onthly|inutes?|ins?|oment",
    "n": "ov(?:ember)?|ights?|ighttime|oon(?:ish)?|ightly|ineties|ow|ineteen",
    "o": "ct(?:ober)?|td|\\W?clock|clock",
    "p": "resent|ast",
    "q": "uarters?|tr|uarterly",
    "s": "ept?(?:ember)?|at(?:urdays?)?|un(?:days?)?|upper|econds?|ecs?|emiannual(?:ly)?|pring|ummer|ixties|eventies",
    "t": "ue(?:s(?:days?)?)?|hu(?:rs?(?:days?)?)?|oday|onight|onite|omm?orr?ow|mrw?|wenties|hirties|hirty|housand"
    f"|(?:o|ill) date|(?:o|ill) (?:{_HOURS})",
    "u": f"ntil (?:{_HOURS})",
    "w": "e(?:ds?|dnesdays?)|eek(?:end|day|night)?s?|ks?|ork(?:week|day)s?|eekly|inter",
    "y": "esterday|ears?|rs?|early",
}
# Feasts whose names hold none of these words; the others ("Boxing Day", "New Year") need no word of their own.
for _first, _rest in (
    ("a", "ll[^a-z]{1,4}hallows"), ("c", "hristmas|orpus[^a-z]{1,4}christi"),
    ("d", "iwali|ouble[^a-z]{1,4}ninth|ragon[^a-z]{1,4}boat"), ("e", "aster|id|piphany"), ("h", "alloween|anukkah"),
    ("j", "uneteenth"), ("l", "antern[^a-z]{1,4}festival"), ("m", "ardi[^a-z]{1,4}gras"), ("n", "ye"),
    ("p", "assover|entecost"), ("s", "aint[^a-z]{1,4}patricks?"), ("t", "hanksgiving"), ("w", "ashingtons"),
    ("y", "om[^a-z]{1,4}kippur"), ("r", "amadan|osh[^a-z]{1,4}hashanah"), ("v", "alentines?"), ("x", "mas"),
):  # fmt: skip
    _ENGLISH[_first] = f"{_ENGLISH[_first]}|{_rest}" if _first in _ENGLISH else _rest
# Searched in the small letters of the text behind a space. It begins with one class, so that the engine passes over
# the letters of other words at full speed.
ENGLISH = Pattern(
    "[^a-z](?:(?:"
    + "|".join(f"{first}(?:{rest})" for first, rest in _ENGLISH.items())
    + ")(?![a-z])|(?<=[0-9½¼])[0-9½¼]*)"
)
# The first two characters of every Chinese phrase in vague.
CHINESE_VAGUE = Pattern(
    "[盡儘尽从從近不过過改择擇晚迟遲回早有得方抽稍等拖缓緩](?:[快早速可期日久几幾两兩些一阵陣段天点點啲头頭空闲閒便后後候上个個])"
)


# One of these stands in every English phrase of vague.
_VAGUE = (
    "soon", "asap", "a.s.a.p", "shortly", "convenience", "in due ", "before long", "before too", "near future",
    "when you ", "whenever ", "when we ", " while", "at some ", "at a later", "one of these", "as early", "other time",
    "in a bit", "the coming ", "distant future", "when i ", " permit", " allow", " now", "sometime ", "some time ",
)  # fmt: skip
_VAGUE_REACH = 64  # characters; no phrase of vague, with what must not follow it, is longer


def vague_places(lowered: str) -> "list[tuple[int, int]]":
    """The stretches of English text that may hold a phrase of vague, in order. One search for each word is quicker
    than one expression for all."""
    found = []
    for word in _VAGUE:
        if word in lowered:
            at = lowered.find(word)
            while at >= 0:
                found.append(at)
                at = lowered.find(word, at + 1)
    places: list[tuple[int, int]] = []
    for at in sorted(found):
        low, high = max(at - _VAGUE_REACH, 0), at + _VAGUE_REACH
        if places and low <= places[-1][1]:
            places[-1] = places[-1][0], high
        else:
            places.append((low, high))
    return places


# A number that is a day, an hour, a year or a count by what stands behind it.
_NUMBER_GOES_ON = Pattern(
    r"[0-9½¼]+(?:[a-z]|:[0-9]|\s?/\s?[0-9]|\s{0,2}\.?\s?[ap]\s?\.?\s?m(?![a-z])|\s+(?:mos?|s)(?![a-z]))"
    r"|(?:[0-9]{1,2}|[12][0-9]{3})(?:\s?[-–—~]\s?(?:[0-9]{1,2}|[12][0-9]{3})(?![0-9])|[./][0-9]{1,2}\.[0-9])"
    r"|[12][0-9]{3}(?:\s[0-9]|\s(?:or|and)\s)|(?:19|20)[0-9]{6}(?![0-9])"
)
_FOLLOWERS = (
    "today|tonight|tonite|tomorrow|yesterday|on|in|at|and|or|to|till|until|for|so|but|if|as|sharp|with|this|next|last"
    "|every|each|the|from|of|is|was|works?|would|will|please|thanks|then|when|because|before|after|by|latest|daily"
    "|instead|rather|than|only|that|also|it|i|we|you|they|he|she|ok|okay|good|fine|through|either|most|did|do|does|has"
    "|have|had|are|were|not|no|again|onwards?"
)
# Behind the hour of "at 5": a mark, the end of the line, or a word that is not counted ("at 5 locations").
_BEHIND_HOUR = Pattern(
    r"[0-9½¼]+(?:\s*(?:$|[^\s\w%°/*+=_#&])|[^\S\n]*\n|\s*(?:" + _FOLLOWERS + r"|during|early|late|o|oclock)(?![a-z]))"
)
_BEFORE_HOUR = frozenset(
    "at around about by before after until till from between than since to circa approximately on this next is "  # noqa: SIM905
    "s".split()
)
_NAMES = frozenset(("q", "h", "fy", "cy", "sy", "w"))
_BEFORE_YEAR = (
    _BEFORE_HOUR
    | _NAMES
    | frozenset(
        "fiscal calendar in during of through year and or not early late mid for end close beginning start "  # noqa: SIM905
        "middle rest remainder remaining later earlier".split()
    )
)
_WORD = Pattern("[a-z]+$")
# "may" the verb; "second" as in "the second payment".
_VERB_MAY = Pattern(
    r"may (?:be|have|not|also|i|you|we|well|or|need|take|help|want|never|even|contain|include|require|only|still"
    r"|result)(?![a-z])"
)
_SECOND_OF_MANY = Pattern(rf"second (?!(?:{_FOLLOWERS}|day|full|calendar|fiscal|business|working)(?![a-z]))[a-z]")
_ARTICLES = ("the ", " a ", "another ", "our ", "my ", "your ")


def english_triggers(text: str, digits: bool) -> "list[tuple[int, int]]":
    """Where in `text` (in small letters) what wakes the English grammar stands; `digits`: numbers too."""
    found = []
    for match in ENGLISH.finditer(" " + text):
        start, end = match.span()
        last = match[0][-1]
        if "a" <= last <= "z":
            word = match[0][1:]
            if word == "may":
                if _VERB_MAY.match(text, start) and not _numbered(text, start):
                    continue
            elif word == "second" and _SECOND_OF_MANY.match(text, start) and text.endswith(_ARTICLES, 0, start):
                continue
            found.append((start, end))
        elif digits and _number_lives(text, start - 1, end - 1):
            found.append((start - 1, end))
    return found


def _numbered(text: str, start: int) -> bool:
    """A day may stand before the month: "5 May", "the 5th of May"."""
    before = text[max(start - 8, 0) : start].rstrip()
    return not before[-1:].isalpha() or before.endswith(("th", "st", "nd", "rd", "of", "second"))


def _number_lives(text: str, start: int, end: int) -> bool:
    """Whether the number may name a time without a word beside it that wakes the grammar by itself."""
    size = end - start
    if _may_go_on(text, end, size) and _NUMBER_GOES_ON.match(text, start):
        return True
    if size == 3 or size > 4:
        return False
    before = text[max(start - 14, 0) : start].rstrip()
    last = before[-1:]
    if "a" <= last <= "z":
        word = before.rpartition(" ")[2]
        if not word.isalpha():
            word = _WORD.search(word)[0]
        if size == 4:
            return word in _BEFORE_YEAR
        if word in _NAMES:  # Q3, W32; not the w3 of an address
            return word != "w" or (text[end : end + 1] != "." and not before.endswith((".w", "/w")))
        return word in _BEFORE_HOUR and _BEHIND_HOUR.match(text, start) is not None
    if size == 4:
        return last != "" and (last in "~(=<>&@" or (last == "-" and before[-2:-1].isalpha()))
    return last != "" and last in "@'’" and (last != "@" or _BEHIND_HOUR.match(text, start) is not None)


def _may_go_on(text: str, end: int, size: int) -> bool:
    """A cheap look at what stands behind a number, before `_NUMBER_GOES_ON` is tried."""
    behind = text[end : end + 3]
    if not behind or behind[0] in ',;)?!"':
        return size == 8  # 20261202
    if behind[0] == " ":
        following = behind[1:2]
        if "a" <= following <= "z":  # am, pm, mos, s, and, or
            return following in "apmso" and behind[2:3] in " .mnro,;:)\n"
        return following in "0123456789-–—~./ \n\t"
    if behind[0] == ".":
        return behind[1:2].isdigit() or behind[1:2] in "ap" or (behind[1] == " " and behind[2:3] in "ap")
    return True
