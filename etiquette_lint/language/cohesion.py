"""Where a message breaks into two matters that the writer did not announce.

For every gap between two paragraphs a small logistic score weighs what holds the two sides together (words, names and
numbers that come back, a pronoun that points over the gap, a list that goes on) against what sets them apart (a second
salutation, a sentence that opens messages rather than paragraphs, a leave-taking just before). Good enough to show
a reader where to look; not good enough to tell a writer off.
"""

from etiquette_lint.language.topics import Cut, content_words
from etiquette_lint.language.words import ENGLISH_STOP_WORDS, count_han, count_words, stem
from etiquette_lint.pattern import Pattern


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words of every office: that they come back says little about the matter.
_COMMON = frozenset(
    stem(word)
    for word in _set(
        "able accept access account act action actual add additional address advance advise affect afternoon "
        "agree agreement ahead allow amount answer anticipate anyway appear appreciate appropriate approval "
        "approve area arrange arrive ask assist assistance assume attach attachment attend available aware bad "
        "balance base basis begin believe benefit big bit board book break bring budget build business busy buy "
        "call care case cause certain chance change charge check choose city clear close colleague comment commit "
        "committee common communicate communication company complete concern confirm consider contact continue "
        "contract contribute control conversation copy correct cost couple course cover create current currently "
        "customer data date day deal decide decision deliver delivery department describe detail determine "
        "develop development different difficult direct directly director discuss discussion document doubt draft "
        "draw drop due early easy effect effective effort email e-mail employee end enjoy ensure enter entire "
        "evening event exact example excellent exchange exist expect experience explain express extend extra face "
        "fact fall family fax feel feedback figure file fill final finalize finally financial find fine finish "
        "fit fix floor focus folk follow form forward free friday friend full fun fund future general glad goal "
        "grant great group grow growth guess guy half hand handle happy hard head hear help high hit hold home "
        "hope hour house idea identify immediately impact important improve include including increase indicate "
        "individual inform information initial input instead interest interested internal internet involve issue "
        "item january february march april june july august september october november december job join key "
        "large late later lead learn leave left legal letter level life limit line link list listen live local "
        "location long lose love low lunch mail main major manage management manager mark market matter mean meet "
        "meeting member mention message mind minute miss monday month monthly morning move name national "
        "necessary network night note notice notify number offer office officer open operate operation "
        "opportunity option order organization original page paper part participate particular party pass past "
        "pay people percent perform period person personal phone pick place plan play pleased point position post "
        "potential power present president price print prior private problem process product program project "
        "proposal propose provide public purchase purpose quarter question quick quickly quote raise rate reach "
        "read ready real reason receive recent recently record refer reference regard regarding regular relate "
        "release remain remember remind remove reply report represent request require requirement resource "
        "respond response responsibility rest result return review rise risk role room run sale saturday save "
        "schedule second section sell send senior sense separate serve service session set share short show side "
        "sign significant similar simple single site situation size small solution sort sound source speak "
        "special specific spend staff standard start state statement status stay step stop strong structure stuff "
        "submit success suggest summary sunday support suppose sure system talk target team telephone term test "
        "text thank thanksgiving thought thursday tomorrow top total touch track trade trading travel trip true "
        "trust tuesday turn type understand unit update upcoming user value various version view visit voice wait "
        "walk watch web website wednesday week weekend weekly welcome wish wonder word work worry worth write "
        "wrong year yesterday"
    )
)
_SALUTATION = Pattern(
    r"\W{0,4}(?:(?:[Dd]ear|[Hh]i|[Hh]ey|[Hh]ello|[Hh]owdy|[Gg]reetings|[Gg]ood (?:[Mm]orning"
    r"|[Aa]fternoon|[Ee]vening|[Dd]ay))\b[ ,]*(?:[A-Z][\w.'’-]*|all|everyone|everybody|team|guys|folks"
    r"|there|again)?"
    r"(?:[ ,&/]+(?:and )?[A-Z][\w.'’-]*){0,5}[ ]*(?:[,:;!–—-]|\s(?=[A-Z]))"
    r"|(?P<name>(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:(?:, ?| and | & |/"
    r"| or )[A-Z][a-z]+){0,4})(?P<mark>\s?[,:;]|\s[-–—]+)\s(?=[A-Z])"
    r"|[\u4e00-\u9fff]{1,8}(?:先生|女士|小姐|经理|經理|总|總|老师|老師)?(?:您好|你好)?[：:，,！!](?=\s|$))"
)
_NO_NAME = _set(
    "also additionally again all another anyway as at because before but by currently finally first for from "
    "further furthermore given hence here how however if in indeed instead it lastly later likewise meanwhile "
    "moreover next no note nevertheless now of on once one or otherwise our overall per please plus previously "
    "question questions re recently regarding second secondly since so soon still subject thanks that the then "
    "there therefore these they third this those though thus to today tomorrow total unfortunately until we well "
    "what when where whether while with yes yesterday yet you january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday attention "
    "attachments attached background basically conclusion details effective example fortunately hopefully item "
    "notice obviously price product purpose reference result sincerely regards specifically summary term time "
    "type update volume warning what's contact location date who"
)
_OPENER = Pattern(
    r"\W*(?:attached (?:is|are|please|you|below|for)|enclosed|please find|thank you for|thanks (?:for"
    r"|to)|as (?:you|many of you|most of you|we|i) (?:\w+ )?(?:know|may|discussed|mentioned|requested"
    r"|are)|please (?:be (?:advised|aware|informed|reminded)|note|see|join|read)|"
    r"i am writing|i'm writing|i(?: just)? want(?:ed)? to|just (?:a|to|wanted|want)|this (?:is to"
    r"|e-?mail|message|memo|note|letter)|it is (?:my|our|with) (?:pleasure|great)|we are (?:pleased"
    r"|excited|happy|proud)|i am (?:pleased|happy|delighted|sending)|"
    r"effective |per (?:your|our|my)|following (?:up|our|is|are)|further to|in response to"
    r"|with (?:respect|regard) to|here (?:is|are)|happy |congratulations|welcome|sorry|recently|to all"
    r"|attention|"
    r"did you|have you|do you|are you|can you|could you|would you|how are|hope |i hope|i'm sorry|yes"
    r"|no,|ok|who's|what's|just wanted|when you|if you have been|get ready|announc|reminder|fyi"
    r"|below (?:is|are)|we have received|good news|the following|we are looking|it was (?:great|nice"
    r"|good|fun))",
    2,
)
_LINK = Pattern(
    r"\W*(?:this|that|these|those|it|its|they|their|them|he|his|she|her|such|also|and|but|or|so|then"
    r"|however|therefore|thus|hence|in addition|additionally|furthermore|moreover|besides|"
    r"otherwise|instead|for example|for instance|finally|lastly|second(?:ly)?|third(?:ly)?|next|again"
    r"|similarly|likewise|meanwhile|in the meantime|as a result|accordingly|because|since|although"
    r"|though|while|"
    r"once|after|both|each|either|neither|another|other|others|the (?:other|second|third|last|next|same"
    r"|above|former|latter|following|first|only)|some of|most of|all of|many of|one of|none|here|there|"
    r"\(|\d+[.)]|[a-z][.)]|-|•|\*|if|when|where|which|who|until|unless|as (?:well|part|a|for|such|of)"
    r"|in (?:order|this|that|these|case|general|fact|any)|at (?:this|that)|to (?:do|this|that|date)"
    r"|under|during|let me|feel free|should you|"
    r"please (?:call|let|contact|feel|do not|don't|review|advise|send|respond|reply)|we will"
    r"|you (?:will|may|can|must|should)|i (?:will|think|would|also|believe|told|have also|am also)"
    r"|what do|"
    r"该|此|这|這|其|以上|上述|因此|所以|但|不过|不過|同时|同時|另外|此外|并|並|如果|若|请|請|如有)",
    2,
)
_LEAVE = Pattern(
    r"(?:\b(?:thanks?(?: you)?|regards|cheers|sincerely|best|love)[^.!?\n]{0,24}[.!]?|\b(?:any|further"
    r"|more) (?:questions?|concerns?|comments?|information|assistance)[^.!?\n]{0,60}[.!?]"
    r"|let me know[^.!?\n]{0,80}[.!?]?|"
    r"(?:call|contact|e-?mail) (?:me|us)[^.!?\n]{0,80}[.!]?|see you[^.!?\n]{0,40}[.!]?"
    r"|talk to you[^.!?\n]{0,40}[.!]?|look(?:ing)? forward[^.!?\n]{0,60}[.!]?|"
    r"(?:祝好|此致|敬礼|敬禮|谢谢|謝謝)[^。！\n]{0,6}[。！]?)\s*$",
    2,
)
_CAPITALISED = Pattern(r"(?<=[a-z,;] )(?:[A-Z][\w'’&-]+)(?: [A-Z][\w'’&-]+)*|\b[A-Z]{2,}[\w&-]*\b")
_NUMBER = Pattern(r"(?<![\w.])\$?\d[\d,./:-]*\d")
_FIRST_PERSON = Pattern(r"\b(?:i|i'm|i'll|i've|me|my)\b", 2)


# Fields of life and work; two sides that speak of the same field hold together though they share no word.
_FIELDS = tuple(
    frozenset(stem(word)[:5] for word in words.split())
    for words in (
        "agreement contract clause section amendment draft redline counsel attorney lawyer party liability "
        "signature execute legal terms provision counterparty confidentiality assignment consent article "
        "exhibit",
        "price rate cost payment invoice cash dollar bank credit fund account budget tax fee bill wire "
        "balance expense refund interest loan stock share value financing",
        "gas power pipeline energy electricity capacity transport volume mw megawatt generation plant "
        "transmission load storage delivery nomination imbalance utility fuel oil coal turbine",
        "trade trader trading desk deal position curve hedge swap option book price market broker product "
        "forward spread exchange online",
        "flight hotel airport travel trip airline ticket arrive depart reservation car rental drive "
        "itinerary passport luggage",
        "meeting agenda conference call attend schedule calendar room presentation invite session seminar "
        "workshop speaker participant registration",
        "computer server software system password network login database file download spreadsheet "
        "application database outage user security virus browser website program install upgrade laptop",
        "employee hire resume interview candidate analyst associate position promotion organization role "
        "vacation benefit salary bonus hr retirement payroll report team group manager director career job "
        "performance review",
        "family kid wife husband baby mother father mom dad birthday wedding weekend dinner lunch party "
        "house holiday christmas friend love fun game beer vacation gift church",
        "game team football season player league score ball play coach win stadium ticket fantasy baseball "
        "golf tournament race",
        "commission regulatory state california governor legislature bill filing rate hearing tariff "
        "policy senate utility federal law order rule court judge",
        "order parcel shipment courier delivery refund return exchange warranty product item customer "
        "replacement warehouse stock",
        "doctor hospital sick surgery health medical pain patient insurance injury",
        "school student university class professor course research paper thesis study exam teacher degree mba",
    )
)
_MOST_PARAGRAPHS = 60
_PRONOUN = Pattern(r"\b(?:it|its|this|these|those|they|them|their|he|him|his|she|her|both|same|above|such|that)\b", 2)
_WE = Pattern(r"\b(?:we|our|us|we're|we'll)\b", 2)
_ENDING = Pattern(
    r"\W*(?:hope|take care|see you|talk to you|looking forward|i look forward|we look forward"
    r"|please join me|again,|thanks|thank you|if you have|should you|let me know|give me|call me"
    r"|feel free|please (?:call|let|contact|feel|do not|don't|join)|"
    r"have a|best|regards|for (?:more|further|additional)|any questions|questions|refreshments|in closing|best)",
    2,
)


class _Side:
    """The words of one stretch: common stems, rare stems, names, numbers, fields and counts of habits of style."""

    __slots__ = ("common", "fields", "first", "names", "numbers", "rare", "total", "we")

    def __init__(self, text: str):
        words = content_words(text)
        self.common = words & _COMMON
        self.rare = {word[:6] for word in words - _COMMON}
        capitalised = {part.lower() for match in _CAPITALISED.findall(text) for part in match.split()}
        self.names = capitalised - _NO_NAME - ENGLISH_STOP_WORDS
        self.numbers = set(_NUMBER.findall(text))
        self.total = count_words(text) + count_han(text) * 2 // 3
        self.first = len(_FIRST_PERSON.findall(text))
        self.we = len(_WE.findall(text))
        heads = {word[:5] for word in words}
        self.fields = [len(heads & field) for field in _FIELDS]

    def __add__(self, other: "_Side") -> "_Side":
        both = object.__new__(_Side)
        both.common, both.rare = self.common | other.common, self.rare | other.rare
        both.names, both.numbers = self.names | other.names, self.numbers | other.numbers
        both.total, both.first, both.we = self.total + other.total, self.first + other.first, self.we + other.we
        both.fields = [a + b for a, b in zip(self.fields, other.fields, strict=True)]
        return both


# What each feature weighs: fitted on one half of a labelled collection of office mail, checked on the other, rounded.
WEIGHTS = {
    "bias": -0.7,
    "no rare word shared": 1.2,
    "rare words shared": -1.6,
    "common words shared": -2.0,
    "names shared": -0.4,
    "neighbours share": -0.9,
    "numbers shared": -0.2,
    "fields shared": -0.8,
    "rare words": 1.5,
    "short side": -1.1,
    "first person": 0.3,
    "we": 0.2,
    "greeting": 1.4,
    "called name": 1.4,
    "both salutations": 0.3,
    "opens a message": 0.8,
    "goes on": -1.0,
    "points back": -0.5,
    "leave taken": 0.4,
    "not ended": -0.6,
    "ends a message": -0.4,
    "first gap": -0.9,
    "last gap": -1.0,
    "few paragraphs": 0.6,
}
# Chosen so that hardly one message in fifty that treats one matter is taken apart.
THRESHOLD = 0.7
# Pairs of characters come back less often than stems do, and subjects are dropped: more is asked of Chinese.
THRESHOLD_CHINESE = 1.6


def find_break(string: str, paragraphs: list[tuple[int, int]], language: str) -> list[Cut]:
    """Return the place where a second matter begins, or nothing. A very long report is not taken apart."""
    if not 1 < len(paragraphs) <= _MOST_PARAGRAPHS:
        return []
    scores = [sum(WEIGHTS[name] * value for name, value in row.items()) for row in features(string, paragraphs)]
    best = max(scores)
    at = scores.index(best) + 1
    if best <= (THRESHOLD_CHINESE if language.startswith("zh") else THRESHOLD):
        return []
    start = paragraphs[at][0]
    reason = "salutation" if _salutation(string[slice(*paragraphs[at])]) else "cohesion"
    confidence = 1 / (1 + 2.718281828**-best)
    return [(start, reason, "", start, False, round(min(confidence, 0.8), 2))]


def features(string: str, paragraphs: list[tuple[int, int]]) -> list[dict[str, float]]:
    """What speaks for and against a break at each gap between paragraphs; every value lies between 0 and 1."""
    sides = [_Side(string[start:end]) for start, end in paragraphs]
    lefts, rights = [sides[0]], [sides[-1]]
    for side in sides[1:]:
        lefts.append(lefts[-1] + side)
    for side in sides[-2::-1]:
        rights.append(side + rights[-1])
    rights.reverse()
    opens = _salutation(string[: paragraphs[0][1]].lstrip())
    rows = []
    for at in range(1, len(paragraphs)):
        row = _compare(lefts[at - 1], rights[at], sides[at - 1], sides[at])
        row |= _edges(string[slice(*paragraphs[at - 1])], string[slice(*paragraphs[at])], at == len(paragraphs) - 1)
        row["both salutations"] = float(row["greeting"] + row["called name"] > 0 and opens > 0)
        row["first gap"] = float(at == 1)
        row["last gap"] = float(at == len(paragraphs) - 1)
        row["few paragraphs"] = 1.0 / len(paragraphs)
        rows.append(row)
    return rows


def _compare(left: _Side, right: _Side, near_left: _Side, near_right: _Side) -> dict[str, float]:
    """What the words of both sides have in common."""
    smaller = min(len(left.rare), len(right.rare))
    shared = len(left.rare & right.rare)
    fewest = max(min(len(left.common), len(right.common)), 4)
    product = sum(a * b for a, b in zip(left.fields, right.fields, strict=True))
    norm = (sum(a * a for a in left.fields) * sum(b * b for b in right.fields)) ** 0.5

    def differ(one: int, other: int, scale: int) -> float:
        return min(abs(one / max(left.total, 1) - other / max(right.total, 1)) * scale, 1.0)

    return {
        "bias": 1.0,
        "no rare word shared": float(shared == 0),
        "rare words shared": min(shared / max(smaller, 4), 0.5) * 2,
        "common words shared": min(len(left.common & right.common) / fewest, 0.6) / 0.6,
        "names shared": float(bool(left.names & right.names)),
        "neighbours share": min(len(near_left.rare & near_right.rare), 3) / 3,
        "numbers shared": float(bool(left.numbers & right.numbers)),
        "fields shared": product / norm if norm else 0.5,
        "rare words": min(smaller, 20) / 20,
        "short side": float(min(left.total, right.total) < 18),
        "first person": differ(left.first, right.first, 10),
        "we": differ(left.we, right.we, 10),
    }


def _edges(before: str, after: str, last: bool) -> dict[str, float]:
    """How one paragraph ends and the next begins."""
    called = _salutation(after)
    final = before.rstrip()[-1:]
    return {
        "greeting": float(called == 2),
        "called name": float(called == 1),
        "opens a message": float(_OPENER.match(after) is not None),
        "goes on": float(_LINK.match(after) is not None),
        "points back": float(_PRONOUN.search(after[:90]) is not None),
        "leave taken": float(_LEAVE.search(before) is not None),
        "not ended": float(bool(final) and final in ":,;，：；、"),
        "ends a message": float(last and not called and _ENDING.match(after) is not None),
    }


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
