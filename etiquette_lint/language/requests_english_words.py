"""The words and patterns by which an English sentence asks or promises.

Every pattern waits behind words one of which must be there, so that a sentence without them costs nothing.
"""

from etiquette_lint.pattern import Pattern


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Offers to be at hand hold one of these.
_REACHING = (
    *("feel free", "hesitate", "know", "contact", "call", "mail", "write", "reply", "ask", "touch", "reach", "give me"),
    *("give us", "speak", "drop", "phone", "ring", "come back", "let me", "let us"),
)
# What only sounds like a request; blanked out before the search. Rows as in `requests_english_wishes`.
FORMULAS: tuple = (
    (
        ("if", "should", "feel", "hesitate", "case", "whenever", "when"),
        Pattern(
            r"(?:\b(?:if|should|in case|whenever|when) (?:you|anyone|there|anything|i|we|any)\b[^.!?]{0,30}?"
            r"\b(?:any|anything|further|more|additional|other|need|require|questions?|help|unclear|assistance)\b"
            r"[^.!?]{0,60}?[,]?\s*(?:please\s+|just\s+|simply\s+|you can\s+|do\s+)*)"
            r"(?:feel free|(?:do not|don't|dont|never) hesitate|let (?:me|us) know|contact|call|e-?mail|write"
            r"|reply|ask|"
            r"get in touch|reach(?: out| me| us)|give (?:me|us) a (?:call|ring|shout)|speak to|drop (?:me|us)"
            r"|phone|ring)\b[^.!?]*"
            r"|\b(?:please\s+)?(?:feel free|(?:do not|don't|dont) hesitate)\s+to\s+(?:contact|call|e-?mail"
            r"|write|reply|ask|get in|"
            r"reach|let|give|phone|ring|come back|drop|visit|stop by|pass|speak|talk)\b[^.!?]*"
            r"|\b(?:please\s+)?let (?:me|us) know if (?:(?:you|there)\b[^.!?,]{0,20}\b(?:any|anything|further"
            r"|more|questions?|"
            r"problems?|help|trouble)\b|(?:i|we) can (?:be of|help|assist|do anything|provide|answer))[^.!?]*"
        ),
        ("if ", "should ", "case ", "when ", "whenever ", "feel free", "hesitate"),
        _REACHING,
    ),
    (  # the same offer with its condition last: "do write if you need anything else"
        ("if", "should"),
        Pattern(
            r"\b(?:do |just |please |simply )*(?:contact|call|e-?mail|write|ring|phone|reply|ask|get in touch"
            r"|reach out|drop"
            r"|let (?:me|us) know|give (?:me|us) a (?:call|ring|shout)|come back to (?:me|us))\b[^.!?,]{0,60}?"
            r"\b(?:if|should) (?:you|there|it|anything|that)\b[^.!?,]{0,24}\b(?:any|anything|need|further"
            r"|questions?|trouble"
            r"|difficult(?:y|ies)|problems?|stuck|unclear|more|help)\b[^.!?]*"
        ),
        tuple(f"{word} {who}" for word in ("if", "should") for who in ("you", "there", "it", "anything", "that")),
        _REACHING,
    ),
    (
        ("find", "see"),
        Pattern(
            r"\b(?:please\s+(?:find|see)|find)\s+(?:the\s+)?(?:attached|enclosed|below|herewith|above)[^.!?;]*"
            r"|\bplease\s+see\s+(?:(?:the|our|my)\s+)?\w+\s+(?:attached|enclosed|below|herewith|above)\b[^.!?;]*"
            r"|\b(?:attached|enclosed|below)\s+please\s+find[^.!?;]*"
        ),
        ("attached", "enclosed", "below", "herewith", "above"),
    ),
    (
        ("please",),
        Pattern(
            r"\bplease\s+(?:accept|forgive|pardon|excuse|note|be\s+(?:aware|advised|informed|assured|reminded)"
            r"|rest assured|"
            r"know that|understand|bear with)\b[^.!?;]*?(?=[.!?;]|,\s*(?:so|and|but)\b|\s(?:and|so) please|$)"
        ),
        (
            *("accept", "forgive", "pardon", "excuse", "note", "aware", "advised", "informed", "assured", "reminded"),
            *("know that", "understand", "bear with"),
        ),
    ),
    (
        ("please",),
        Pattern(r"\b(?:yes|no),?\s+please\b|\bif you please\b"),
        ("yes", "no please", "no, please", "no,please", "no  please", "no,  please", "you please"),
    ),
    (  # the small print of newsletters
        (
            "book",
            "unsubscribe",
            "contacts",
            "list",
            "longer",
            "viewing",
            "browser",
            "inbox",
            "receive",
            "deliverability",
            "whitelist",
        ),
        Pattern(
            r"^[^.!?]{0,80}\badd(?:ing)?\b[^.!?]{0,80}@?[^!?]{0,60}(?:address book|contacts?\b"
            r"|safe[- ]?senders? list|safe list|white ?list|approved senders?)"
            r"[^!?]*|^to (?:ensure|make sure|guarantee)\b[^!?]{0,80}(?:inbox|e-?mails?|deliver)[^!?]*"
            r"|[^.!?]{0,160}\bunsubscribe\b[^!?]*"
            r"|^if you (?:no longer|do not|don't|would prefer not)[^!?]*(?:receive|wish to|want to|get)[^!?]*"
            r"|[^.!?]{0,160}\b(?:trouble|cannot|can't|unable to) (?:viewing|view|read|see)[^!?]*(?:click|visit"
            r"|browser)[^!?]*"
        ),
        (
            *("unsubscribe", "add ", "adding ", "if you ", "to ensure", "to make sure", "to guarantee"),
            *("trouble ", "cannot ", "can't ", "unable to "),
        ),
    ),
    (  # an instruction for those who wish something for themselves
        ("if",),
        Pattern(
            r"\bif (?:you|anyone)(?:'d| would| do)?(?: ever| also| still)? (?:like to|want to|wish to|wish|want"
            r"|prefer)\b[^.!?,]*,\s*(?:please |just |simply |you can |you may |then )*"
            r"(?:click|visit|follow|go to|use|see|log|check out|download)\b[^!?]*"
        ),
        ("if you", "if anyone"),
        ("like to ", "wish", "want", "prefer"),
    ),
    (
        ("thank", "thanks"),
        Pattern(
            r"thank(?<=\bthank)(?:s| you)?(?: so much| very much| again| a lot)* (?:for"
            r"|to)\b(?![^.!?]*\b(?:as soon as you|in advance|by (?:the|mon|tue|wed|thu|fri|"
            r"tomorrow|today|\d)))[^.!?;]*"
        ),
    ),
    (  # an offer that waits for the reader's wish: "happy to talk it through if you like"
        ("happy", "glad", "pleased", "can", "could", "willing"),
        Pattern(
            r"\b(?:(?:happy|glad|pleased|willing) to|(?:i|we) (?:can|could))\b[^.!?,;]{0,60}\bif "
            r"(?:you(?:'d| would)? (?:like|want|wish|prefer)|(?:it|that)(?: would| is|'s)? (?:helps?|useful|helpful"
            r"|easier))"
            r"\b[^.!?,;]*"
        ),
        (" if you", " if it", " if that"),
    ),
    (
        ("appreciate", "appreciated"),
        Pattern(
            r"\b(?:we|i) (?:really |do |very much |truly )?appreciated? (?:your"
            r"|you|the|all|that|it (?!if))[^.!?;]*"
        ),
    ),
)
LEAD = Pattern(
    r"(?:[-*•>]+\s*|\(?\d{1,3}[.)]\s*|\(?[a-z][.)]\s+)*"
    r"(?:(?:and|also|but|so|then|next|first|second|third|finally|lastly|just|now|ok|okay|yes|no|otherwise|again|well|"
    r"meanwhile|alternatively|instead|in (?:the meantime|addition|future|general)|until then|for now"
    r"|if (?:so|not|possible|necessary)|or|"
    r"therefore|however|anyway|hi|hey|hello|good morning|thanks|thank you|always|afterwards"
    r"|go ahead and|either|simply|p\.?s\.?|fyi|"
    r"as soon as possible|when (?:done|finished|ready)|more importantly|next time)\b[,:;.!\s–—-]*)*"
)
# "Marta, please …", "Yusuf - can you …", "@Ines could you …", "Kay please …"
VOCATIVE = Pattern(
    r"(?:(?:[Hh]i|[Hh]ey|[Dd]ear|[Hh]ello)\s+)?@?(?P<name>[A-Z][\w'’.-]{1,20}(?:\s[A-Z][\w'’-]{1,20})?)"
    r"(?:\s*[,:]\s*|\s+[-–—]+\s*|\s+(?=(?:please|can you|could you|would you|will you)\b))"
)
WORD = Pattern(r"[a-z][a-z'’-]*")
# Verbs that open an order.
VERBS = _set(
    "send let make tell ask give get bring remember forward look fill return sign confirm respond read "
    "write contact include ensure verify prepare wait stop follow try keep take put set go come join meet advise "
    "consider choose pick select enter register talk discuss provide leave turn restart install print upload "
    "download submit complete attach delete remove add pay buy hold explain describe clarify arrange coordinate "
    "replace do don't dont never notify inform speak cancel renew proceed continue begin start run imagine "
    "compare translate approve decide agree reset refer see find disregard ignore be check click open drop pass "
    "scroll insert unplug press tap log connect assume avoid refrain hurry stay unsubscribe resend reconsider "
    "double-check e-mail email bear learn cc browse subscribe request apply upgrade finish page reach collect "
    "hand lock measure calculate enclose mention store switch rinse wash settle repay transfer lodge raise lower "
    "adjust proofread assign nominate deliver gather introduce invite mind obtain omit organise "
    "organize overwrite perform protect publish quit recall recheck recommend reduce reject rename resolve "
    "restore revise scan secure separate solve specify spend summarise summarize suspend swap "
    "throw treat type undo unlock wear wipe wrap ping nudge chase skip grab fetch fix peel stir pour sweep unpack "
    "assemble tighten loosen push pull slide twist rotate swipe drag paste mute unmute reboot reinstall tidy lean "
    "close shut sit stick swallow"
)
# Verbs that are nouns as well: read as orders only with an object after them.
VERB_NOUNS = _set(
    "call order book copy post answer review update change plan ship help note share use mail fax schedule visit "
    "question comment document mark list name place report test move phone ring text work show start quote sort "
    "track cover block rate vote watch reserve record save file address reply test train state supply load limit park"
)
FOLLOWERS = _set(
    "me us him her them it the a an this that these those your my our his their its all any both each some every "
    "one two in on at to for with by from up off out back down over into around through under if whether when "
    "what how who where which why and or as sure here there not no only everyone everybody someone anyone "
    "something nothing it's please carefully early now again today tomorrow ahead forward along yourself "
    "yourselves more another free behind beside near inside outside before after until during between"
)
WRONG_AFTER = Pattern(
    r"(?:see|meet|talk|speak|catch|call|write) (?:to )?(?:you|ya|u)\b|take (?:care\b|your time\b|whatever\b"
    r"|[^.!?,]{1,40} for (?:instance|example))|have a\b|look forward\b|talk (?:soon|later|to you"
    r"|with you)\b|keep up the|look(?:s|ing)\b|keep (?:well|warm|safe)|"
    r"(?:stay|keep|be) (?:safe|well|warm|healthy)|let alone|see (?:attached|below|above|enclosed)\b[^.!?]{0,12}$|"
    r"get well|(?:do|be) (?:i|we|you|they|he|she|it|the)\b|come what"
    r"|leave (?:it|this|that|everything) (?:with|to) (?:me|us)\b|consider (?:it|this) done\b|expect (?:my|our)\b"
    r"|help (?:is|was)|found|made"
    r"|go (?:figure)|note (?:that|:)|never (?:mind|have|had|been|did|was)|be that"
)
FINITE = Pattern(r"(?:[\w'’-]+ ){0,2}(?:is|are|was|were|will|has|have|had|can|may|must|should)\b")
CLAUSE_OPENERS = _set(
    "if when whenever once before after to for in until unless as while since because should by at on given from "
    "starting during with without where rather instead having according per pursuant upon assuming never later"
)
LEAD_WORDS = _set(
    "a b c d e and also but so then next first second third finally lastly just now ok okay yes no otherwise "
    "again well meanwhile alternatively instead in until for if or therefore however anyway hi hey hello good "
    "thanks thank always afterwards go simply p.s ps p fyi as when more dear never either"
)
NOT_ASKING = Pattern(
    r"^\W*(?:so,?\s+|and\s+|well,?\s+|but\s+|hey,?\s+|hi,?\s+)?(?:how (?:are|is|was|were|'s"
    r"|have) (?:you|it|things|everything|life|the family|your)\b(?! (?:availab|schedul|plan))"
    r"|how'?s (?:it|things|life|everything)\b|what'?s (?:up|new)\b|who (?:would(?:n't)? (?:have|ever)?"
    r"|knew|could have|wouldn't|doesn't|cares|says|said)\b"
    r"|(?:isn|aren|wasn|weren|doesn)'?t (?:it|that|this|life|they)\b|(?:can|could) you (?:believe"
    r"|imagine)\b|could it be\b"
    r"|did you know\b|(?:have you )?ever (?:wonder|want|feel|been)|guess what|what (?:else|more) (?:can"
    r"|could) (?:i|we|you|one) (?:say|ask|want|wish|expect|do)\b|how (?:could|was|were|am|is) (?:i|we|anyone|anybody) "
    r"(?:have|to (?:know|guess|tell))\b|why (?:on earth|bother)"
    r"|(?:is there|was there|do you need) (?:anything|something)(?: else| more)?(?: that)? (?:i|we) (?:can|could|may)\b"
    r"|tired of|sound (?:good|familiar)|need (?:help|more|a|an)\b|looking for|got (?:a )?questions?"
    r"|(?:have |any )*questions\b|can'?t (?:see|view|read)|"
    r"having (?:trouble|problems)|want to (?:learn|see|know|earn|make|save|lose|stop|change|get"
    r"|unsubscribe)|don't want|not (?:you|interested)|forgot|what is \w+\s*\?)"
)
QUESTION_OPENER = Pattern(
    r"(?:(?:do|did|can|could|would|will|are|have|were|might|may) (?:you|u|y'all|either of you"
    r"|any of you|anyone|anybody|someone|somebody)\b"
    r"|(?:can|could|may|might|shall|should) (?:i|we)\b|(?:any (?:chance|idea|news|update|thoughts|ideas"
    r"|progress|word|feedback|comments))\b"
    r"|(?:is|was|would) (?:it|there|that|this) (?:ok|okay|possible|all right|alright|fine|any"
    r"|be possible)\b|thoughts\b|what (?:about|do you|is your|are your)\b|how about\b"
    r"|why (?:don't|not)\b|where (?:are|is) (?:you|your)\b|when (?:can|could|will|would|are|do) (?:you"
    r"|we|i)\b|(?:what|which|who|how) \w+ (?:do|should|can|would) (?:you|we|i)\b)"
)
PLEASE = Pattern(r"\b(?:please|pls|plz|plse|kindly)\b")
POLITE = Pattern(
    r"\b(?:please|pls|plz|kindly|thank|thanks|would|could|might|may|appreciated?|grateful|mind"
    r"|wonder(?:ed|ing)?|glad|if possible|"
    r"sorry|hope|hopefully|be so kind|welcome|love|like)\b"
)
BARE = Pattern(
    r"\W*(?:please\s+)?(?:advise|handle|review|comment|respond|reply|confirm|help|discuss|let me know"
    r"|let us know|(?:take care of|look (?:at|into)|deal with|"
    r"handle|see to|sort|do|process|check|review) (?:this|it|that)|any (?:thoughts|ideas|comments"
    r"|feedback|news|update)|"
    r"thoughts|comments|ideas|(?:let me know )?what (?:do )?you think)(?: please| asap| soon"
    r"| as soon as possible| thanks?)?\W*"
)
# The words of a promise, as rows of `requests_english_wishes`.
PROMISES: tuple = (
    (
        ("will",),
        Pattern(
            r" will (?<!you will )(?:then |also |shortly |soon )?(?:(?:call|ring|contact|e-?mail|write to|get back to"
            r"|send|visit|inform|notify|reply to|phone|reach out to|tell|refund) you\b|be in touch\b)"
        ),
        (" you", "be in touch"),
    ),
    (
        ("not", "won't"),
        Pattern(
            r"\b(?:i|we) (?:will not|won't|shall not) (?:charge|bill|invoice|share|sell|disclose|publish|contact|call"
            r"|bother|disturb|forget|let you down|ask you|pass (?:it|them|your))\b"
        ),
        tuple(f"{who} {how}" for who in ("i", "we") for how in ("will not", "won't", "shall not")),
    ),
    (
        ("i'll", "we'll", "will", "shall", "going"),
        Pattern(
            r"\b(?:i|we)(?:'ll| will|’ll| shall|'m going to|’m going to| am going to| are going to|'re going to"
            r"|’re going to)"
            r"(?: also| then| certainly| definitely| gladly| try to| do (?:my|our) best to| personally"
            r"| immediately| still| now| just| be sure to| get\b)*"
            r" (?!not\b|never\b|have (?:been|had)\b|be (?:on|out|away|in(?! touch)|at|off|back|there|here|able|happy"
            r"|glad|pleased|unable|late|traveling|travelling|gone|attending|leaving|"
            r"arriving|using|working|having|speaking)\b|assume|guess|admit|say|miss|need|have to|want|like"
            r"|see you|probably|also need|appreciate|see\b|know\b|leave\b|lose|"
            r"pass on|believe|understand)[a-z]"
        ),
        ("i'll ", "we'll ", "i will ", "we will ", "i shall ", "we shall ", "going to "),
    ),
    (
        ("promise", "guarantee", "undertake", "commit", "pledge", "vow"),
        Pattern(r"\b(?:i|we) (?:promise|guarantee|undertake|commit|pledge|vow)\b"),
    ),
    (
        ("can",),
        Pattern(r"\bi can (?:have|get|let you have|deliver) [^.!?]{0,40}\b(?:by|before)\b"),
        ("i can have", "i can get", "i can let", "i can deliver"),
    ),
    (("assured",), Pattern(r"\brest assured\b")),
    (("word", "promise"), Pattern(r"\byou have (?:my|our) (?:word|promise)\b"), ("you have ",)),
    (("count on",), Pattern(r"\b(?:you can )?count on (?:me|us)\b")),
    ((" on it",), Pattern(r"\b(?:i'm|i am|we're|we are) on it\b")),
    (("will",), Pattern(r"\bwill be (?:\w+ ){1,4}by (?:our|my)\b"), ("will be ",), ("by our", "by my")),
    (
        ("expect",),
        Pattern(
            r"\bexpect (?:my|our|a|an) (?:\w+ )?"
            r"(?:answer|reply|response|call|e-?mail|letter|visit|update|message|parcel)\b"
        ),
    ),
    (
        ("you'll", "will"),
        Pattern(
            r"\byou(?:'ll| will|’ll) (?:shortly |then |soon |also )*(?:receive|have|get|hear|be (?:contacted"
            r"|notified|refunded|informed|sent))\b[^.!?]*\b(?:from (?:us|me)|my|our|by|within|in)\b"
        ),
        ("you'll ", "you will "),
    ),
    (
        ("will", "going"),
        Pattern(
            r"\b(?:our|(?:one of )?my|one of our) (?:\w+ ){0,2}(?:team|technician|engineer|colleague|assistant|agent"
            r"|staff|department|office|courier|specialist|manager|driver|representative)s?(?: [a-z]+){0,2} "
            r"(?:will|(?:is|are) going to)\b(?! be\b(?! in touch| with you| happy| glad| pleased))"
        ),
        ("our ", "my "),
        (
            *("team", "technician", "engineer", "colleague", "assistant", "agent", "staff", "department", "office"),
            *("courier", "specialist", "manager", "driver", "representative"),
        ),
    ),
    (
        ("will", "shall"),
        Pattern(
            r"\b(?:refund|replacement|parcel|package|order|copy|invoice|payment|credit|deposit|money) "
            r"(?:will|shall) be (?:sent|issued|refunded|returned|credited|delivered|shipped|processed|posted"
            r"|dispatched|with you|(?:on|in|back (?:on|in)) your)\b"
        ),
        ("will be ", "shall be "),
        (
            *("refund", "replacement", "parcel", "package", "order", "copy", "invoice", "payment", "credit"),
            *("deposit", "money"),
        ),
    ),
)
NOT_NAMES = _set(
    "also and but so then next first second third finally lastly just now ok okay yes no otherwise again well "
    "meanwhile if please thanks hello hi hey dear however therefore instead or sorry anyway note alternatively "
    "additionally unfortunately today tomorrow monday tuesday wednesday thursday friday saturday sunday when once "
    "before after for in until as while since by at on given to should could would can will i we you he she it "
    "they the this that these those there here what who how why where which a an my our your his her their its "
    "some all most both many one several other each every"
)

# A sentence that opens with none of these, and with no name, is no order.
OPENING_WORDS = VERBS | VERB_NOUNS | CLAUSE_OPENERS | LEAD_WORDS
QUESTION_WORDS = _set(
    "do did can could would will are have were might may shall should any is was thoughts what about how why where "
    "when which who"
)
POLITE_LITERALS = ("please", "pls", "plz", "plse", "kindly")
