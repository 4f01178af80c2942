"""Where a message breaks into two matters that the writer did not announce.

For every gap between two paragraphs a small logistic score weighs what holds the two sides together (words, names and
numbers that come back, a pronoun that points over the gap, a list that goes on) against what sets them apart (a second
salutation, a sentence that opens messages rather than paragraphs, a leave-taking just before). Good enough to show
a reader where to look; not good enough to tell a writer off.
"""

from etiquette_lint.language.topics import Cut, content_words
from etiquette_lint.language.words import ENGLISH_STOP_WORDS, stem
from etiquette_lint.pattern import Pattern

# Words of every office: that they come back says little about the matter.
_COMMON = frozenset(
    map(
        stem,
        "able accept access account act action actual add additional address advance advise affect afternoon agree agreement ahead allow amount "
        "answer anticipate anyway appear appreciate appropriate approval approve area arrange arrive ask assist assistance assume attach attachment attend "
        "available aware bad balance base basis begin believe benefit big bit board book break bring budget build business busy buy call care case cause "
        "certain chance change charge check choose city clear close colleague comment commit committee common communicate communication company complete "
        "concern confirm consider contact continue contract contribute control conversation copy correct cost couple course cover create current currently "
        "customer data date day deal decide decision deliver delivery department describe detail determine develop development different difficult direct "
        "directly director discuss discussion document doubt draft draw drop due early easy effect effective effort email e-mail employee end enjoy ensure "
        "enter entire evening event exact example excellent exchange exist expect experience explain express extend extra face fact fall family fax feel "
        "feedback figure file fill final finalize finally financial find fine finish fit fix floor focus folk follow form forward free friday friend full "
        "fun fund future general glad goal grant great group grow growth guess guy half hand handle happy hard head hear help high hit hold home hope hour "
        "house idea identify immediately impact important improve include including increase indicate individual inform information initial input instead "
        "interest interested internal internet involve issue item january february march april june july august september october november december job join "
        "key large late later lead learn leave left legal letter level life limit line link list listen live local location long lose love low lunch mail "
        "main major manage management manager mark market matter mean meet meeting member mention message mind minute miss monday month monthly morning move "
        "name national necessary network night note notice notify number offer office officer open operate operation opportunity option order organization "
        "original page paper part participate particular party pass past pay people percent perform period person personal phone pick place plan play "
        "pleased point position post potential power present president price print prior private problem process product program project proposal propose "
        "provide public purchase purpose quarter question quick quickly quote raise rate reach read ready real reason receive recent recently record refer "
        "reference regard regarding regular relate release remain remember remind remove reply report represent request require requirement resource "
        "respond response responsibility rest result return review rise risk role room run sale saturday save schedule second section sell send senior "
        "sense separate serve service session set share short show side sign significant similar simple single site situation size small solution sort "
        "sound source speak special specific spend staff standard start state statement status stay step stop strong structure stuff submit success suggest "
        "summary sunday support suppose sure system talk target team telephone term test text thank thanksgiving thought thursday tomorrow top total "
        "touch track trade trading travel trip true trust tuesday turn type understand unit update upcoming user value various version view visit voice wait walk "
        "watch web website wednesday week weekend weekly welcome wish wonder word work worry worth write wrong year yesterday".split(),
    )
)
_SALUTATION = Pattern(
    r"\W{0,4}(?:(?:[Dd]ear|[Hh]i|[Hh]ey|[Hh]ello|[Hh]owdy|[Gg]reetings|[Gg]ood (?:[Mm]orning|[Aa]fternoon|[Ee]vening|[Dd]ay))\b[ ,]*(?:[A-Z][\w.'’-]*|all|everyone|everybody|team|guys|folks|there|again)?"
    r"(?:[ ,&/]+(?:and )?[A-Z][\w.'’-]*){0,5}[ ]*(?:[,:;!–—-]|\s(?=[A-Z]))"
    r"|(?P<name>(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:(?:, ?| and | & |/| or )[A-Z][a-z]+){0,4})(?P<mark>\s?[,:;]|\s[-–—]+)\s(?=[A-Z])"
    r"|[\u4e00-\u9fff]{1,8}(?:先生|女士|小姐|经理|經理|总|總|老师|老師)?(?:您好|你好)?[：:，,！!](?=\s|$))"
)
_NO_NAME = frozenset(
    "also additionally again all another anyway as at because before but by currently finally first for from further furthermore given hence here how "
    "however if in indeed instead it lastly later likewise meanwhile moreover next no note nevertheless now of on once one or otherwise our overall per "
    "please plus previously question questions re recently regarding second secondly since so soon still subject thanks that the then there therefore "
    "these they third this those though thus to today tomorrow total unfortunately until we well what when where whether while with yes yesterday yet "
    "you january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday "
    "attention attachments attached background basically conclusion details effective example fortunately hopefully item notice obviously otherwise price "
    "product purpose reference result sincerely regards specifically summary term time type update volume warning what's contact location date where who".split()
)
_OPENER = Pattern(
    r"\W*(?:attached (?:is|are|please|you|below|for)|enclosed|please find|thank you for|thanks (?:for|to)|as (?:you|many of you|most of you|we|i) (?:\w+ )?(?:know|may|discussed|mentioned|requested|are)|please (?:be (?:advised|aware|informed|reminded)|note|see|join|read)|"
    r"i am writing|i'm writing|i(?: just)? want(?:ed)? to|just (?:a|to|wanted|want)|this (?:is to|e-?mail|message|memo|note|letter)|it is (?:my|our|with) (?:pleasure|great)|we are (?:pleased|excited|happy|proud)|i am (?:pleased|happy|delighted|sending)|"
    r"effective |per (?:your|our|my)|following (?:up|our|is|are)|further to|in response to|with (?:respect|regard) to|here (?:is|are)|happy |congratulations|welcome|sorry|recently|to all|attention|"
    r"did you|have you|do you|are you|can you|could you|would you|how are|hope |i hope|i'm sorry|yes|no,|ok|who's|what's|just wanted|when you|if you have been|get ready|announc|reminder|fyi|below (?:is|are)|we have received|good news|the following|we are looking|it was (?:great|nice|good|fun))",
    2,
)
_LINK = Pattern(
    r"\W*(?:this|that|these|those|it|its|they|their|them|he|his|she|her|such|also|and|but|or|so|then|however|therefore|thus|hence|in addition|additionally|furthermore|moreover|besides|"
    r"otherwise|instead|for example|for instance|finally|lastly|second(?:ly)?|third(?:ly)?|next|again|similarly|likewise|meanwhile|in the meantime|as a result|accordingly|because|since|although|though|while|"
    r"once|after|both|each|either|neither|another|other|others|the (?:other|second|third|last|next|same|above|former|latter|following|first|only)|some of|most of|all of|many of|one of|none|here|there|"
    r"\(|\d+[.)]|[a-z][.)]|-|•|\*|if|when|where|which|who|until|unless|as (?:well|part|a|for|such|of)|in (?:order|this|that|these|case|general|fact|any)|at (?:this|that)|to (?:do|this|that|date)|under|during|let me|feel free|should you|"
    r"please (?:call|let|contact|feel|do not|don't|review|advise|send|respond|reply)|we will|you (?:will|may|can|must|should)|i (?:will|think|would|also|believe|told|have also|am also)|what do|"
    r"该|此|这|這|其|以上|上述|因此|所以|但|不过|不過|同时|同時|另外|此外|并|並|如果|若|请|請|如有)",
    2,
)
_LEAVE = Pattern(
    r"(?:\b(?:thanks?(?: you)?|regards|cheers|sincerely|best|love)[^.!?\n]{0,24}[.!]?|\b(?:any|further|more) (?:questions?|concerns?|comments?|information|assistance)[^.!?\n]{0,60}[.!?]|let me know[^.!?\n]{0,80}[.!?]?|"
    r"(?:call|contact|e-?mail) (?:me|us)[^.!?\n]{0,80}[.!]?|see you[^.!?\n]{0,40}[.!]?|talk to you[^.!?\n]{0,40}[.!]?|look(?:ing)? forward[^.!?\n]{0,60}[.!]?|"
    r"(?:祝好|此致|敬礼|敬禮|谢谢|謝謝)[^。！\n]{0,6}[。！]?)\s*$",
    2,
)
_CAPITALISED = Pattern(r"(?<=[a-z,;] )(?:[A-Z][\w'’&-]+)(?: [A-Z][\w'’&-]+)*|\b[A-Z]{2,}[\w&-]*\b")
_NUMBER = Pattern(r"(?<![\w.])\$?\d[\d,./:-]*\d")
_FIRST_PERSON = Pattern(r"\b(?:i|i'm|i'll|i've|me|my)\b", 2)
_SECOND_PERSON = Pattern(r"\b(?:you|your|yours)\b", 2)
_PAST = Pattern(r"\b\w{3,}ed\b")
_EXCLAIM = Pattern("[!]")


class _Side:
    """The words of one stretch: common stems, rare stems, names, numbers."""

    __slots__ = ("common", "names", "numbers", "rare", "size")

    def __init__(self, text: str):
        words = content_words(text)
        self.common = words & _COMMON
        self.rare = words - _COMMON
        self.names = {part.lower() for match in _CAPITALISED.findall(text) for part in match.split()} - _NO_NAME - ENGLISH_STOP_WORDS
        self.numbers = set(_NUMBER.findall(text))
        self.size = max(len(words), 1)


def features(string: str, paragraphs: list[tuple[int, int]], at: int, sides=None) -> list[float]:
    """What speaks for and against a break before paragraph `at`; each between 0 and 1 or a small count."""
    start, end = paragraphs[at]
    before = string[paragraphs[0][0] : paragraphs[at - 1][1]]
    after = string[start : paragraphs[-1][1]]
    near_before = string[slice(*paragraphs[at - 1])]
    near_after = string[start:end]
    left, right = _Side(before), _Side(after)
    near_left, near_right = _Side(near_before), _Side(near_after)
    smaller = min(len(left.rare), len(right.rare))
    shared_rare = len(left.rare & right.rare)
    shared_common = len(left.common & right.common)
    shared_names = len(left.names & right.names)
    near_shared = len(near_left.rare & near_right.rare)
    called = _salutation(near_after)
    first = len(_FIRST_PERSON.findall(before)) / max(len(before.split()), 1), len(_FIRST_PERSON.findall(after)) / max(len(after.split()), 1)
    second = len(_SECOND_PERSON.findall(before)) / max(len(before.split()), 1), len(_SECOND_PERSON.findall(after)) / max(len(after.split()), 1)
    return [
        1.0,
        float(called == 2),
        float(called == 1),
        float(_OPENER.match(near_after) is not None),
        float(_LINK.match(near_after) is not None),
        float(_LEAVE.search(near_before) is not None),
        float(shared_rare == 0),
        min(shared_rare / max(smaller, 4), 0.5) * 2,
        min(shared_common / max(min(len(left.common), len(right.common)), 4), 0.6) / 0.6,
        float(shared_names > 0),
        min(near_shared, 3) / 3,
        float(near_before.rstrip()[-1:] in ":,;" or near_before.rstrip()[-1:].isalnum()),
        float(near_after[:1].islower()),
        min(smaller, 20) / 20,
        abs(first[0] - first[1]) * 10,
        abs(second[0] - second[1]) * 10,
        float(bool(left.numbers & right.numbers)),
        1.0 / len(paragraphs),
    ]


def _salutation(paragraph: str) -> int:
    """2 for a greeting ("Dear …", "Hi …"), 1 for a bare name with a mark after it, 0 for none."""
    match = _SALUTATION.match(paragraph)
    if match is None:
        return 0
    if match["name"] is None:
        return 2
    words = match["name"].replace("/", " ").replace(",", " ").lower().split()
    if any(word in _NO_NAME or word in ENGLISH_STOP_WORDS for word in words if word not in ("and", "or")):
        return 0
    return 1
