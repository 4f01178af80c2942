"""Requests and promises in English sentences.

Read in the order a person would: first blank out what only sounds like a request (offers, formulas), then look for a
polite word, a question, an imperative, a wish. Every pattern waits behind a word that must be there.
"""

from etiquette_lint.language.requests import Request
from etiquette_lint.pattern import Pattern

_HELP = r"(?:questions?|quer(?:y|ies)|concerns?|problems?|trouble|difficult(?:y|ies)|issues?|doubts?|help|assistance|information)"
# What only sounds like a request; blanked out before the search. Each with the words that wake it.
_FORMULAS = (
    (
        ("if", "should", "feel", "hesitate", "case", "whenever", "when"),
        Pattern(
            r"(?:\b(?:if|should|in case|whenever|when) (?:you|anyone|there|anything|i|we|any)\b[^.!?]{0,30}?"
            r"\b(?:any|anything|further|more|additional|other|need|require|questions?|help|unclear|assistance)\b"
            r"[^.!?]{0,60}?[,]?\s*(?:please\s+|just\s+|simply\s+|you can\s+|do\s+)*)"
            r"(?:feel free|(?:do not|don't|dont|never) hesitate|let (?:me|us) know|contact|call|e-?mail|write|reply|ask|"
            r"get in touch|reach(?: out| me| us)|give (?:me|us) a (?:call|ring|shout)|speak to|drop (?:me|us)|phone|ring)\b[^.!?]*"
            r"|\b(?:please\s+)?(?:feel free|(?:do not|don't|dont) hesitate)\s+to\s+(?:contact|call|e-?mail|write|reply|ask|get in|"
            r"reach|let|give|phone|ring|come back|drop|visit|stop by|pass|speak|talk)\b[^.!?]*"
            r"|\b(?:please\s+)?let (?:me|us) know if (?:(?:you|there)\b[^.!?,]{0,20}\b(?:any|anything|further|more|questions?|"
            r"problems?|help|trouble)\b|(?:i|we) can (?:be of|help|assist|do anything|provide|answer))[^.!?]*"
        ),
    ),
    (
        ("please", "find"),
        Pattern(
            r"\b(?:please\s+(?:find|see)|find)\s+(?:the\s+)?(?:attached|enclosed|below|herewith|above)[^.!?;]*"
            r"|\b(?:attached|enclosed|below)\s+please\s+find[^.!?;]*"
            r"|\bplease\s+(?:accept|forgive|pardon|excuse|note|be\s+(?:aware|advised|informed|assured|reminded)|rest assured|"
            r"know that|understand|bear with)\b[^.!?;]*?(?=[.!?;]|,\s*(?:so|and|but)\b|\s(?:and|so) please|$)"
            r"|\b(?:yes|no),?\s+please\b|\bif you please\b"
        ),
    ),
    (  # the small print of newsletters
        ("book", "unsubscribe", "contacts", "list", "longer", "viewing", "browser", "inbox", "receive", "deliverability", "whitelist"),
        Pattern(
            r"^[^.!?]{0,80}\badd(?:ing)?\b[^.!?]{0,80}@?[^!?]{0,60}(?:address book|contacts?\b|safe[- ]?senders? list|safe list|white ?list|approved senders?)"
            r"[^!?]*|^to (?:ensure|make sure|guarantee)\b[^!?]{0,80}(?:inbox|e-?mails?|deliver)[^!?]*|[^.!?]*\bunsubscribe\b[^!?]*"
            r"|^if you (?:no longer|do not|don't|would prefer not)[^!?]*(?:receive|wish to|want to|get)[^!?]*"
            r"|[^.!?]*\b(?:trouble|cannot|can't|unable to) (?:viewing|view|read|see)[^!?]*(?:click|visit|browser)[^!?]*"
        ),
    ),
    (  # an instruction for those who wish something for themselves
        ("if",),
        Pattern(
            r"\bif (?:you|anyone)(?:'d| would| do)?(?: ever| also| still)? (?:like to|want to|wish to|wish|want|prefer)\b[^.!?,]*,\s*(?:please |just |simply |you can |you may |then )*"
            r"(?:click|visit|follow|go to|use|see|log|check out|download)\b[^!?]*"
        ),
    ),
    (
        ("thank", "thanks", "appreciate", "appreciated"),
        Pattern(
            r"\b(?:thanks?|thank you)(?: so much| very much| again| a lot)* (?:for|to)\b(?![^.!?]*\b(?:as soon as you|in advance|by (?:the|mon|tue|wed|thu|fri|"
            r"tomorrow|today|\d)))[^.!?;]*|\b(?:we|i) (?:really |do |very much |truly )?appreciated? (?:your|you|the|all|that|it (?!if))[^.!?;]*"
        ),
    ),
)
_LEAD = Pattern(
    r"(?:[-*•>]+\s*|\(?\d{1,3}[.)]\s*|\(?[a-z][.)]\s+)*"
    r"(?:(?:and|also|but|so|then|next|first|second|third|finally|lastly|just|now|ok|okay|yes|no|otherwise|again|well|"
    r"meanwhile|alternatively|instead|in (?:the meantime|addition|future|general)|until then|for now|if (?:so|not|possible|necessary)|or|"
    r"therefore|however|anyway|hi|hey|hello|good morning|thanks|thank you|always|afterwards|go ahead and|simply|p\.?s\.?|fyi|"
    r"as soon as possible|when (?:done|finished|ready)|more importantly|next time)\b[,:;.!\s–—-]*)*"
)
# "Marta, please …", "Yusuf - can you …", "@Ines could you …", "Kay please …"
_VOCATIVE = Pattern(
    r"(?:(?:[Hh]i|[Hh]ey|[Dd]ear|[Hh]ello)\s+)?@?(?P<name>[A-Z][\w'’.-]{1,20}(?:\s[A-Z][\w'’-]{1,20})?)"
    r"(?:\s*[,:]\s*|\s+[-–—]+\s*|\s+(?=(?:please|can you|could you|would you|will you)\b))"
)
_WORD = Pattern(r"[a-z][a-z'’-]*")
# Verbs that open an order. After the bar: verbs that are nouns as well and need an object after them to be read as verbs.
_VERBS, _VERB_NOUNS = (
    frozenset(part.split())
    for part in (
        "send reply let make tell ask give get bring remember forward look fill return sign confirm respond read "
        "write contact include ensure verify prepare wait stop follow try keep take put set go come join meet "
        "advise consider choose pick select enter register talk discuss provide bring leave turn restart install "
        "print upload download submit complete attach delete remove add pay buy hold explain describe clarify arrange "
        "coordinate replace do don't dont never notify inform tell speak cancel renew proceed continue begin start run "
        "ensure imagine compare translate approve decide agree sign reset refer see find disregard ignore "
        "be check click open drop pass scroll insert unplug press tap log connect assume avoid refrain hurry stay "
        "unsubscribe resend reconsider double-check e-mail email give bear learn cc browse subscribe request apply upgrade finish page reach"
        "|call order book copy post answer review update change plan ship help note share use mail fax schedule "
        "visit question comment document mark list name place report test move phone ring text work show start "
        "quote sort track cover block rate vote watch reserve record save file address"
    ).split("|")
)
_FOLLOWERS = frozenset(
    "me us him her them it the a an this that these those your my our his their its all any both each some every one two "
    "in on at to for with by from up off out back down over into around through under if whether when what how who where "
    "which why and or as sure here there not no only everyone everybody someone anyone something nothing it's please "
    "carefully early now again today tomorrow ahead forward along yourself yourselves more another free".split()
)
_WRONG_AFTER = Pattern(
    r"(?:see|meet|talk|speak|catch|call|write) (?:to )?(?:you|ya|u)\b|take (?:care\b|[^.!?,]{1,40} for (?:instance|example))|have a\b|look forward\b|talk (?:soon|later|to you|with you)\b|keep up the|look(?:s|ing)\b|keep (?:well|warm|safe)|"
    r"(?:stay|keep|be) (?:safe|well|warm|healthy)|let alone|see (?:attached|below|above|enclosed)\b[^.!?]{0,12}$|"
    r"get well|(?:do|be) (?:i|we|you|they|he|she|it|the)\b|come what|help (?:is|was)|found|made|go (?:figure)|note (?:that|:)|never (?:mind|have|had|been|did|was)|be that"
)
_FINITE = Pattern(r"(?:[\w'’-]+ ){0,2}(?:is|are|was|were|will|has|have|had|can|may|must|should)\b")
_CLAUSE_OPENERS = frozenset(
    "if when whenever once before after to for in until unless as while since because should by at on given from starting during with "
    "without where rather instead having according per pursuant upon assuming".split()
)
_LEAD_WORDS = frozenset(
    "a b c d e and also but so then next first second third finally lastly just now ok okay yes no otherwise again well meanwhile "
    "alternatively instead in until for if or therefore however anyway hi hey hello good thanks thank always afterwards go simply p.s "
    "ps p fyi as when more dear".split()
)
_NOT_ASKING = Pattern(
    r"^\W*(?:so,?\s+|and\s+|well,?\s+|but\s+|hey,?\s+|hi,?\s+)?(?:how (?:are|is|was|were|'s|have) (?:you|it|things|everything|life|the family|your)\b(?! (?:availab|schedul|plan))"
    r"|how'?s (?:it|things|life|everything)\b|what'?s (?:up|new)\b|who (?:would(?:n't)? (?:have|ever)?|knew|could have|wouldn't|doesn't|cares|says|said)\b"
    r"|(?:isn|aren|wasn|weren|doesn)'?t (?:it|that|this|life|they)\b|(?:can|could) you (?:believe|imagine)\b|could it be\b"
    r"|did you know\b|(?:have you )?ever (?:wonder|want|feel|been)|guess what|what (?:else|more) (?:can|could) (?:i|we) say|why (?:on earth|bother)"
    r"|tired of|sound (?:good|familiar)|need (?:help|more|a|an)\b|looking for|got (?:a )?questions?|(?:have |any )*questions\b|can'?t (?:see|view|read)|"
    r"having (?:trouble|problems)|want to (?:learn|see|know|earn|make|save|lose|stop|change|get|unsubscribe)|don't want|not (?:you|interested)|forgot|what is \w+\s*\?)"
)
_QUESTION_OPENER = Pattern(
    r"(?:(?:do|did|can|could|would|will|are|have|were|might|may) (?:you|u|y'all|either of you|any of you|anyone|anybody|someone|somebody)\b"
    r"|(?:can|could|may|might|shall|should) (?:i|we)\b|(?:any (?:chance|idea|news|update|thoughts|ideas|progress|word|feedback|comments))\b"
    r"|(?:is|was|would) (?:it|there|that|this) (?:ok|okay|possible|all right|alright|fine|any|be possible)\b|thoughts\b|what (?:about|do you|is your|are your)\b|how about\b"
    r"|why (?:don't|not)\b|where (?:are|is) (?:you|your)\b|when (?:can|could|will|would|are|do) (?:you|we|i)\b|(?:what|which|who|how) \w+ (?:do|should|can|would) (?:you|we|i)\b)"
)
_INDIRECT = (
    (("you", "your"), Pattern(
        r"(?:^|[,;:(.–—-]\s*|\b(?:and|also|but|so|then|or|if not|possible|please|know) )(?:could|can|would|will|might) (?:either of |both of |any of |one of |some of )?you(?: (?:guys|both|all|two|also|kindly|just|possibly))?\b(?! like to (?:unsub|opt))"
        r"|\b(?:need|want|like|ask|asking|urge|beg|expect|encourage|invite|requesting|request|require|trust|advise|recommend|suggest|propose|love|prefer|reminding) (?:that |for |if |each of |all of |both of |any of )?you(?:r (?:help|input|approval|assistance|advice|comments|feedback|decision|review|confirmation|signature|support|thoughts|response|participation|attention|opinion|guidance|agreement|immediate|final|views|permission|urgent))?\b(?! (?:have|know|had|were|are|will be|enjoyed|like)\b)(?! all the)"
        r"|\byou(?: all| both| guys| also)? (?:will |'ll |may |might |still |also |really |do |would )*need to (?!know that)|\byou(?: all| both| guys)? (?:should|must|ought to|(?:might|may) (?:want|wish|like) to|had better|'d better|better|are (?:asked|requested|required|expected|encouraged|invited|urged|reminded|advised|kindly))\b(?! (?:have|be|already|receive|find|see|hear|now be|not have|also receive|get)\b)"
        r"|\b(?:great|good|helpful|nice|best|grateful|glad|wonderful|useful|lovely|ideal|kind|thankful|obliged|better|perfect|interested) if (?:both of |either of |one of |any of )?you\b"
        r"|\b(?:hope|hoping|hopefully|trust|assume|assuming|understand) (?:that )?you (?:can|could|will|would|'ll|might|are able|be able)(?! be (?:happy|pleased|glad))"
        r"|\bif you (?:could|would|can|will|don't mind|wouldn't mind)\b(?! (?:not|no longer|like|prefer|rather)\b)[^,]*$|\b(?:would|do) you mind\b|\byou(?:'d| would) be (?:willing|able|kind|available)|\bwondering (?:if|whether|when|what|how) (?:you|we|i|there|it)\b|\bhow you(?:'d| would)? (?:want|like|feel|think)|\bwhat you think"
    )),
    (("know",), Pattern(r"\b(?:let|letting) (?:me|us|him|her|them|[a-z]+ and (?:me|i)|all of us|everyone) know\b|\b(?:i|we)(?:'d| would)?(?: just| also| really)? (?:like|want|wanted|need|love) to know\b")),
    (("wonder", "wondering", "wondered"), Pattern(r"\b(?:was|were|am|'m|are|'re|just|been)? ?wonder(?:ing|ed)? (?:if|whether|when|what|how|who|where|why)\b")),
    (("appreciate", "appreciated"), Pattern(r"\b(?:would|'d|should|will|'ll)(?: \w+){0,2} appreciate\b|\bappreciate (?:it if|if|any|an?)\b|\b(?:is|are|be|would be) (?:\w+ )?appreciated\b")),
    (("grateful", "thankful", "obliged"), Pattern(r"\b(?:would|'d|should|will) be (?:\w+ )?(?:grateful|thankful|obliged) (?:for|if|to)\b")),
    (("welcome",), Pattern(r"\byour [^.!?,]{0,50} (?:would be|is|are) (?:most |very |always )?welcome\b")),
    (("need", "needs", "needed", "required", "requested"), Pattern(
        r"\b(?:i|we|they|he|she)(?:'ll| will| would| do| also| still| really| just| may| might|'d)* need (?:your|you|from you|a (?:copy|decision|list|photo|call|response|reply|commitment|written)|copies|an (?:answer|update|estimate)|the following|some(?:one| help)|somebody|help|confirmation|more (?:information|details)|to (?:know|talk|discuss|meet|hear|speak|get together|decide|get|have|see|make|set|find|be|schedule|reach|review|confirm|sit))\b"
        r"|\bneeds? (?:to be|your)\b[^.!?]* (?:by|before|asap|today|tomorrow|immediately|signed|approv)|\b(?:required|needed|requested) (?:from you|by|before|asap)\b|\byour [^.!?,]{0,40} (?:is|are) (?:needed|required|requested)\b"
    )),
    (("required", "requested"), Pattern(r"\byour [^.!?,]{0,40} (?:is|are) (?:required|requested)\b")),
    (("let", "let's", "lets"), Pattern(r"(?:^|[,;:.–—-]\s*|\b(?:so|and|but|please|then|or) )let(?:'s|’s|s| us) (?!say|face|hope|know|assume|just say|not forget)\w+")),
    (("like", "love", "prefer", "wish"), Pattern(
        r"\b(?:i|we)(?:'d| would|’d|'ll)(?: also| really| very much| still| just| certainly| very)* (?:like|love|prefer|wish) (?:to (?:ask|request|hear|receive|get|meet|schedule|discuss|talk|speak|set|invite|visit|see|sit|have|arrange|extend|propose|suggest|review|know|go over|understand|find out|chat|confirm|get together|come)\b|you\b|your\b|a |an |\d|for you|it if)"
    )),
    (("sure", "certain"), Pattern(r"(?:^|[,;:.–—-]\s*|\b(?:and|also|but|so|just|then|should|must|to please) )(?:make|be) (?:sure|certain) (?:to|that|you|the|your|all|we|it|everyone|they|he|she|this)\b")),
    (("forget",), Pattern(r"\b(?:don't|do not|dont|please|never) forget\b")),
    (("remember",), Pattern(r"(?:^|[,;:.–—-]\s*|\b(?:and|please|also|but) )remember to\b")),
    (("discuss", "meet", "talk", "chat", "speak", "together", "catch", "sit"), Pattern(
            r"\b(?:we|you and i|us) (?:can|could|should|might|may) (?:\w+ )?(?:discuss|talk|meet|chat|speak|get together|catch up)\b"
            r"|\b(?:happy|glad|pleased|like|love|want|great|nice|good|useful|helpful|lovely|worthwhile|appropriate|time|try|opportunity|able|willing|available|free)(?: for us| for you and me)? to (?:\w+ )?"
            r"(?:discuss|meet|chat|talk|get together|sit down|catch up)\b"
    )),
    (("advance",), Pattern(r"\bin advance (?:for|of)\b|\bthank(?:s| you)[\w ]{0,12} in advance\b")),
    (("look", "looking"), Pattern(r"\b(?:look|looking) forward to (?:(?:hearing|receiving|getting) (?!from you\s*[.!]?$)|your (?:reply|response|answer|comments|decision|feedback|call))")),
    (("await", "awaiting"), Pattern(r"\bawait(?:ing)? your\b")),
    (("interested",), Pattern(r"\b(?:would|'d) be (?:very )?interested (?:to hear|to know|in (?:hearing|your))\b")),
    (("imperative", "essential", "critical", "vital", "crucial"), Pattern(r"\b(?:is|it's) (?:imperative|essential|critical|important|vital|crucial) (?:that|for|to)\b")),
    (("important",), Pattern(r"\b(?:is|it's) (?:very |extremely )?important (?:that (?:you|we|all|every)|for you|you|we)\b")),
    (("suggest", "propose", "recommend"), Pattern(r"\b(?:i|we)(?:'d| would|'ll)? (?:strongly )?(?:suggest|propose|recommend)\b")),
    (("chance", "convenience", "minute", "moment", "second"), Pattern(r"\bany chance\b|\bwhen you (?:get|have) a (?:chance|minute|moment|second)\b|\bat your (?:earliest )?convenience\b")),
    (("possible",), Pattern(r"\b(?:would|is) it (?:be )?possible\b")),
    (("soon",), Pattern(r"\bas soon as you (?:can|could|are able)\b")),
    (("may",), Pattern(r"(?:^|[,;:.–—-]\s*)may i (?:ask|have|suggest)\b")),
)
_PLEASE = Pattern(r"\b(?:please|pls|plz|plse|kindly)\b")
_POLITE = Pattern(
    r"\b(?:please|pls|plz|kindly|thank|thanks|would|could|might|may|appreciated?|grateful|mind|wonder(?:ed|ing)?|glad|if possible|"
    r"sorry|hope|hopefully|be so kind|welcome|love|like)\b"
)
_BARE = Pattern(
    r"\W*(?:please\s+)?(?:advise|handle|review|comment|respond|reply|confirm|help|discuss|let me know|let us know|(?:take care of|look (?:at|into)|deal with|"
    r"handle|see to|sort|do|process|check|review) (?:this|it|that)|any (?:thoughts|ideas|comments|feedback|news|update)|"
    r"thoughts|comments|ideas|(?:let me know )?what (?:do )?you think)(?: please| asap| soon| as soon as possible| thanks?)?\W*"
)
_PROMISE = Pattern(
    r"\b(?:i|we)(?:'ll| will|’ll| shall|'m going to|’m going to| am going to| are going to|'re going to|’re going to)"
    r"(?: also| then| certainly| definitely| gladly| try to| do (?:my|our) best to| personally| immediately| still| now| just| be sure to| get\b)*"
    r" (?!not\b|never\b|be (?:on|out|away|in|at|off|back|there|here|able|happy|glad|pleased|unable|late|traveling|travelling|gone|attending|leaving|"
    r"arriving|using|working|having|speaking)\b|assume|guess|admit|say|miss|need|have to|want|like|see you|probably|also need|appreciate|see\b|know\b|leave\b|lose|"
    r"pass on|believe|understand)[a-z]"
    r"|\b(?:i|we) (?:promise|guarantee|undertake|commit|pledge|vow)\b|\bi can have [^.!?]{0,40}\b(?:by|before)\b|\brest assured\b"
    r"|\byou(?:'ll| will|’ll) (?:shortly |then |soon |also )*(?:receive|have|get|hear|be (?:contacted|notified|refunded|informed|sent))\b[^.!?]*\b(?:from (?:us|me)|my|our|by|within|in)\b"
    r"|\bour (?:\w+ ){0,2}(?:team|technician|engineer|colleague|agent|staff|department|office|courier|specialist|manager|driver|representative)s? (?:will|is going to)\b"
    r"|\b(?:refund|replacement|parcel|package|order|copy|invoice|payment|credit) (?:will|shall) be (?:sent|issued|refunded|credited|delivered|shipped|processed|posted|dispatched)\b"
)


_NOT_NAMES = frozenset(
    "also and but so then next first second third finally lastly just now ok okay yes no otherwise again well meanwhile if please "
    "thanks hello hi hey dear however therefore instead or sorry anyway note alternatively additionally unfortunately today tomorrow "
    "monday tuesday wednesday thursday friday saturday sunday when once before after for in until as while since by at on given to "
    "should could would can will i we you he she it they the this that these those there here what who how why where which".split()
)

_OPENER_LETTERS = frozenset("acdhimstw")
_POLITE_WORDS = ("please", "pls", "plz", "kindly")
_PROMISE_WORDS = frozenset("i'll we'll you'll will shall going promise guarantee undertake commit pledge vow rest have".split())
_PROMISE_GATES = ("'ll ", " will ", " shall ", "going to", "promise", "guarantee", "undertake", "i can have", "rest assured", "commit", "pledge", "vow")
_SEPARATORS = str.maketrans(".,;:!?()[]<>\"*/-", " " * 16)


def read(string: str, sentences: list[tuple[int, int]]) -> list[Request]:
    """Return what the English `sentences` of `string` ask and promise."""
    lowered = string.lower()
    if len(lowered) != len(string):  # a letter whose small form is two characters would shift every place
        lowered = string
    if not string.isascii():
        lowered = lowered.replace("’", "'")
    lowered = lowered.replace("\n", " ").replace("\r", " ")
    words = set(lowered.translate(_SEPARATORS).split())
    formulas = [item for item in _FORMULAS if not words.isdisjoint(item[0])]
    indirect = [item for item in _INDIRECT if not words.isdisjoint(item[0])]
    polite = not words.isdisjoint(_POLITE_WORDS)
    promises = not words.isdisjoint(_PROMISE_WORDS)
    found: list[Request] = []
    for start, end in sentences:
        text = lowered[start:end]
        cue = _find_cue(string[start:end], text, formulas, indirect, polite)
        if cue is not None:
            found.append(_request(string, text, start, end, cue))
        if promises and any(gate in text for gate in _PROMISE_GATES):
            promise = _PROMISE.search(text)
            if promise and not text.endswith("?"):
                found.append(Request(start, end, "promise", (start + promise.start(), start + promise.end())))
    return found


def _request(string: str, text: str, start: int, end: int, cue: tuple[int, int, bool]) -> Request:
    first, last, indirect = cue
    addressee = "reader"
    if string[start].isupper() or string[start] == "@":
        called = _VOCATIVE.match(string, start, end)
        if called and called.end() < end and called["name"].lower() not in _NOT_NAMES:
            addressee = called["name"]
    softened = _POLITE.search(text) is not None
    has_object = _BARE.fullmatch(text) is None
    return Request(start, end, "request", (start + first, start + last), addressee, softened, indirect, has_object)


def _find_cue(sentence: str, text: str, formulas, indirect, polite: bool) -> tuple[int, int, bool] | None:
    """The words that ask, as (start, end, indirect), or None. `text` is the sentence in small letters."""
    for gates, formula in formulas:
        if any(gate in text for gate in gates):
            text = formula.sub(_blank, text)
    if polite and ("please" in text or "pl" in text or "kindly" in text):
        match = _PLEASE.search(text)
        if match:
            return match.start(), match.end(), False
    asks = "?" in text[-4:]
    if asks and not _NOT_ASKING.match(text) and text[:-1].strip():
        return max(0, len(text) - 1), len(text), True
    start = _after_lead(sentence, text)
    order = _imperative(text, start)
    if order:
        return order
    match = _QUESTION_OPENER.match(text, start) if text[start : start + 1] in _OPENER_LETTERS else None
    if match and not asks and not _NOT_ASKING.match(text):
        return match.start(), match.end(), True
    for gates, pattern in indirect:
        if any(gate in text for gate in gates):
            match = pattern.search(text)
            if match:
                return match.start(), match.end(), True
    return None


def _blank(match) -> str:
    return " " * len(match[0])


def _after_lead(sentence: str, text: str) -> int:
    """Where the sentence proper begins: after "Also,", "1.", "Hi Marta," and the like."""
    match = _WORD.match(text)
    if match and match[0] not in _LEAD_WORDS:
        start = 0
        head = text[:40]
        if not ("," in head or ":" in head or " -" in head or " –" in head or " you" in head):
            return 0
    else:
        lead = _LEAD.match(text)
        start = lead.end() if lead else 0
    called = _VOCATIVE.match(sentence, start)
    if called and called["name"].lower() not in _NOT_NAMES:
        return called.end()
    return start


def _imperative(text: str, start: int) -> tuple[int, int, bool] | None:
    """An order at the head of the sentence, or after the clause that opens it ("If you agree, sign …")."""
    match = _WORD.match(text, start)
    if match is None:
        return None
    if _is_order(text, match[0], match.end()):
        return match.start(), match.end(), False
    if match[0] in _CLAUSE_OPENERS:
        at = start
        for _ in range(3):
            at = text.find(",", at) + 1
            if not at:
                break
            lead = _LEAD.match(text, at + 1)
            match = _WORD.match(text, lead.end() if lead else at + 1)
            if match and _is_order(text, match[0], match.end()):
                return match.start(), match.end(), False
    return None


def _is_order(lowered: str, verb: str, end: int) -> bool:
    both = verb in _VERB_NOUNS
    if not both and verb not in _VERBS:
        return False
    begin = end - len(verb)
    if _WRONG_AFTER.match(lowered, begin):
        return False
    rest = lowered[end : end + 40].lstrip()
    following = rest.split(None, 1)[0].strip(".,;:!()\"'") if rest else ""
    if following in _FOLLOWERS or following[:1].isdigit():
        return True
    if verb == "be":
        return following in ("careful", "ready", "prepared", "aware", "on", "patient")
    if not rest or rest[0] in ".,!;:":
        return not both and len(verb) > 2
    return not both and not _FINITE.match(rest)
