"""The words and patterns by which an English sentence asks without an order, a question mark or a "please".

A row is a tuple of the words that wake a pattern, the pattern, and any number of tuples of which the sentence must
hold one literal each. In the place of its pattern a row may have a tuple of such rows.
"""

from etiquette_lint.pattern import Pattern

_DEEDS = (
    "call give send page mail email fax drop forward show contact join meet remind keep ask shoot text phone ring copy "
    "tell write"
)
_WANTING = (
    "need|want|like|ask|asking|urge|beg|expect|encourage|invite|requesting|request|require|trust|advise|recommend"
    "|suggest|propose|love|prefer|reminding|insist"
)
_BIDDEN = "asked|requested|required|expected|encouraged|invited|urged|reminded|advised|kindly"
_PLEASED = (
    "great|good|helpful|nice|best|grateful|glad|wonderful|useful|lovely|ideal|kind|thankful|obliged|better|perfect"
    "|interested"
)
_HOPING = "hope|hoping|hopefully|trust|assume|assuming|understand"

INDIRECT: tuple = (
    (  # an order in the second clause: "I'm out until noon, so call me then"
        tuple(_DEEDS.split()),
        Pattern(
            r"(?:[,;:(–-]\s*|\b(?:so|and|but|or|then|just) )(?:please |just |then )?(?:call|give|send|page"
            r"|e-?mail|fax|drop|forward"
            r"|show|contact|join|meet|remind|keep|ask|shoot|text|phone|ring|copy|tell|write to) (?:me|us)\b"
        ),
        tuple(f"{deed} {whom}" for deed in (*_DEEDS.split(), "write to") for whom in ("me", "us")),
    ),
    (
        ("recommendation", "suggestion", "request", "question"),
        Pattern(r"\bmy (?:\w+ )?(?:recommendation|suggestion|request|question) (?:is|would be|to you)\b"),
    ),
    (  # read as one: what any of them finds first counts
        ("you", "your"),
        (
            (
                ("could", "can", "would", "will", "might"),
                Pattern(
                    r"(?:^|[,;:(.–—-]\s*|\b(?:and|also|but|so|then|or|if not|possible|please|know) )(?:could|can|would"
                    r"|will|might) (?:either of |both of |any of |one of |some of )?you(?: (?:guys|both|all|two|also"
                    r"|kindly|just|possibly))?\b(?! like to (?:unsub|opt))"
                ),
                ("could you", "can you", "would you", "will you", "might you", " of you"),
            ),
            (
                tuple(_WANTING.split("|")),
                Pattern(
                    rf"\b(?:{_WANTING}) (?:that |for |if |each of |all of "
                    r"|both of |any of )?you(?:r (?:help|input|approval|assistance|advice|comments|feedback|decision"
                    r"|review|confirmation|signature|support|thoughts|response|participation|attention|opinion"
                    r"|guidance|agreement|immediate|final|views|permission|urgent))?\b"
                    r"(?! (?:have|know|had|were|are|will be|enjoyed|like)\b)(?! all the)"
                ),
                (*(f"{word} you" for word in _WANTING.split("|")), "that you", "for you", "if you", "of you"),
            ),
            (
                ("need",),
                Pattern(
                    r"you(?<=\byou)(?: all| both| guys| also)? (?:will |'ll |may |might |still |also |really |do "
                    r"|would )*need to (?!know that)"
                ),
                ("need to ",),
            ),
            (
                tuple(f"should must ought might may better {_BIDDEN}".replace("|", " ").split()),
                Pattern(
                    r"you(?<=\byou)(?: all| both| guys)? (?:should|must|ought to|(?:might"
                    rf"|may) (?:want|wish|like) to|had better|'d better|better|are (?:{_BIDDEN}))"
                    r"\b(?! (?:have|be|already|receive|find|see|hear"
                    r"|now be|not have|also receive|get)\b)"
                ),
            ),
            (
                tuple(_PLEASED.split("|")),
                Pattern(rf"\b(?:{_PLEASED}) if (?:both of |either of |one of |any of )?you\b"),
                (" if ",),
            ),
            (
                tuple(_HOPING.split("|")),
                Pattern(
                    rf"\b(?:{_HOPING}) (?:that )?you (?:can|could|will"
                    r"|would|'ll|might|are able|be able)(?! (?:be (?:happy|pleased|glad)|enjoy|like|love|find|have"
                    r"|understand|continue|forgive|accept))"
                ),
                (" you ",),
            ),
            (
                ("if",),
                Pattern(
                    r"if you (?<=\bif you )(?:could|would|can|will|don't mind|wouldn't mind)\b(?! (?:not|no longer|like"
                    r"|prefer|rather)\b)(?:[^,]*$|[^,]*, (?:that|it|i|we)(?:'d| would)\b)"
                ),
                ("if you ",),
            ),
            (
                ("help", "save", "mean"),
                Pattern(r"\b(?:would|'d) (?:really )?(?:help|save|mean) [^.!?,;]{0,30}\bif you\b"),
                ("if you",),
            ),
            (
                ("have",),
                Pattern(
                    r"(?:^|[,;:(–—-] ?|\b(?:and|but|so|then|that) )you(?:'ll| will)? (?:also |still |first "
                    r"|then )*have to "
                    r"(?!say|see it|admit|be |hand it|laugh|wonder|know that|understand)"
                ),
                ("have to ",),
            ),
            (
                ("waiting",),
                Pattern(r"\bwaiting (?:for|on) you(?:r (?!room|table|call)\w| to\b|[.,;]|$)"),
                ("waiting for you", "waiting on you"),
            ),
            (("mind",), Pattern(r"\b(?:would|do) you mind\b"), ("you mind",)),
            (
                ("be",),
                Pattern(r"you(?<=\byou)(?:'d| would) be (?:willing|able|kind|available)"),
                ("you would be ", "you'd be "),
            ),
            (
                ("wondering",),
                Pattern(r"wondering (?<=\bwondering )(?:if|whether|when|what|how) (?:you|we|i|there|it)\b"),
                ("you",),
            ),
            (
                ("how",),
                Pattern(r"how you(?<=\bhow you)(?:'d| would)? (?:want|like|feel|think)"),
                ("how you",),
            ),
            (("what",), Pattern(r"\bwhat you think"), ("what you think",)),
        ),
    ),
    (
        ("know",),
        Pattern(
            r"\b(?:let|letting) (?:me|us|him|her|them|[a-z]+ and (?:me|i)|all of us|everyone) know\b|\b(?:i"
            r"|we)(?:'d| would)?(?: just| also| really)? (?:like|want|wanted|need|love) to know\b"
        ),
    ),
    (
        ("wonder", "wondering", "wondered"),
        Pattern(
            r"\b(?:was|were|am|'m|are|'re|just|been)? ?wonder(?:ing|ed)? (?:(?:if|whether)\b"
            r"|(?:when|what|how|who|where|why)(?: \w+)? (?:you|your|we|i|to)\b)"
        ),
    ),
    (
        ("appreciate", "appreciated"),
        Pattern(
            r"\b(?:would|'d|should|will|'ll)(?: \w+){0,2} appreciate\b|\bappreciate (?:it if|if|any|an?)\b"
            r"|\b(?:is|are|be|would be) (?:\w+ )?appreciated\b"
        ),
    ),
    (
        ("grateful", "thankful", "obliged", "glad"),
        Pattern(
            r"\b(?:would|'d|should|will) be (?:\w+ )?(?:grateful|thankful|obliged|glad (?=of)) ?(?:for|if|to|of)\b"
            r"|^\W*(?:(?:very|most|so|ever) )?(?:grateful|obliged) (?:for (?:your|any|a|an)|if)\b"
        ),
    ),
    (  # "it'd be good to have your numbers"
        ("good", "great", "helpful", "useful", "nice", "lovely", "best"),
        Pattern(
            r"\b(?:would|'d|might) be (?:very |really )?(?:good|great|helpful|useful|nice|lovely|best) to (?:have"
            r"|get|see"
            r"|receive|hear|know)\b"
        ),
        (" be ",),
    ),
    (  # "a quick yes or no would be enough"
        ("enough", "do", "suffice", "help", "fine"),
        Pattern(
            r"\b(?:yes|no|reply|answer|line|word|note|e-?mail|message|nod|confirmation|estimate|sketch|photo|copy)\b"
            r"[^.!?,;]{0,30} (?:would|will) (?:be (?:enough|fine)|do|suffice|help)\b"
        ),
        (
            *(" would be enough", " would be fine", " would do", " would suffice", " would help"),
            *(" will be enough", " will be fine", " will do", " will suffice", " will help"),
        ),
    ),
    (  # "all we need is a photograph", "the only thing missing is your date of birth"
        ("need", "want", "missing", "outstanding"),
        Pattern(
            r"\b(?:all|what|the (?:only|one|last) thing) (?:that )?(?:i|we)(?: still| now)? (?:need"
            r"|want) (?:from you |now )?"
            r"(?:is|are)\b|\bthing (?:that is |that's |still )*(?:missing|outstanding) is\b"
        ),
        (" is ", " are "),
    ),
    (  # what is owed, and by when
        ("must", "has", "have", "due", "payable"),
        Pattern(
            r"\b(?:must|has to|have to) (?:reach (?:us|me|the|our)|be (?:with us|returned|submitted|signed|paid"
            r"|received"
            r"|filed|settled|handed|sent|completed|cleared|vacated|renewed|reported))\b[^.!?]*\b(?:by|before|within"
            r"|no later|until|to us|at the latest)\b"
            r"|\b(?:payment|balance|fee|rent|amount|deposit|instal?ment|instalments|remainder|total|sum) (?:\w+ ){0,3}"
            r"(?:is|are|falls|will be) (?:due|payable) (?:by|within|on|before|upon|in)\b"
        ),
        (" by ", " before ", " within ", " no later", " until ", " to us", " at the latest", " due ", " payable "),
    ),
    (  # "all staff are asked to clear their desks"
        ("asked", "requested", "reminded", "urged", "required"),
        Pattern(
            r"(?:^|[,;:] |\b(?:and|but) )(?:all|any|both|each|every|the|our|visitors|guests|members|parents|tenants"
            r"|residents"
            r"|participants|candidates|employees|customers|students|passengers|drivers|those|staff|everyone"
            r"|everybody)\b"
            r"[^.!?,;]{0,40} (?:is|are) (?:kindly |also |all |therefore )*(?:asked|requested|reminded|urged"
            r"|required) to\b"
        ),
        ("s are ", " are ", " is "),
    ),
    (  # "I am writing to ask whether …"
        ("ask", "check", "enquire", "inquire", "see"),
        Pattern(
            r"\b(?:writing|calling|mailing|e-?mailing|wanted|want|wish|like|just) (?:just )?to (?:ask|check|enquire"
            r"|inquire"
            r"|find out|see) (?:\w+ )?(?:if|whether|when|what|how|who|where|which|why|about)\b"
            r"|\b(?:just|only) (?:asking|checking|enquiring) (?:if|whether)\b"
        ),
        (" to ask", " to check", " to enquire", " to inquire", " to see", "asking", "checking", "enquiring"),
    ),
    (("welcome",), Pattern(r"\byour [^.!?,]{0,50} (?:would be|is|are) (?:most |very |always )?welcome\b")),
    (
        ("need", "needs", "needed", "required", "requested"),
        Pattern(
            r"\b(?:i|we|they|he|she)(?:'ll| will| would| do| also| still| really| just| may| might"
            r"|'d)* need (?:your|you|the|from you|a (?:copy|decision|list|photo|call|response|reply|commitment"
            r"|written)|copies|an (?:answer|update|estimate)|the following|some(?:one| help)|somebody|help"
            r"|confirmation|more (?:information|details)|to (?:know|talk|discuss|meet|hear|speak|get together"
            r"|decide|get|have|see|make|set|find|be|schedule|reach|review|confirm|sit))\b"
            r"|\bneeds? (?:to be|your)\b[^.!?]* (?:by|before|asap|today|tomorrow|immediately|signed|approv)"
            r"|\b(?:required|needed|requested) (?:from you|by|before|asap)\b|\byour [^.!?,]{0,40} (?:is"
            r"|are) (?:needed|required|requested)\b"
        ),
    ),
    (("required", "requested"), Pattern(r"\byour [^.!?,]{0,40} (?:is|are) (?:required|requested)\b")),
    (
        ("let", "let's", "lets"),
        Pattern(
            r"(?:^|[,;:.–—-]\s*|\b(?:so|and|but|please|then|or) )let(?:'s|’s|s| us) (?!say|face|hope|know"
            r"|assume|just say|not forget)\w+"
        ),
    ),
    (
        ("like", "love", "prefer", "wish"),
        Pattern(
            r"\b(?:i|we)(?:'d| would|’d|'ll)(?: also| really| very much| still| just| certainly| very)* (?:like"
            r"|love|prefer|wish) (?:to (?:ask|request|hear|receive|get|meet|schedule|discuss|talk|speak|set"
            r"|invite|visit|see|sit|have|arrange|extend|propose|suggest|review|know|go over|understand|find out"
            r"|chat|confirm|get together|come)\b|you\b|your\b|a |an |\d|for you|it if)"
        ),
    ),
    (
        ("sure", "certain"),
        Pattern(
            r"(?:^|[,;:.–—-]\s*|\b(?:and|also|but|so|just|then|should|must|to please) )(?:make|be) (?:sure"
            r"|certain) (?:to|that|you|the|your|all|we|it|everyone|they|he|she|this)\b"
        ),
    ),
    (("forget",), Pattern(r"\b(?:don't|do not|dont|please|never) forget\b")),
    (("remember",), Pattern(r"(?:^|[,;:.–—-]\s*|\b(?:and|please|also|but) )remember to\b")),
    (
        ("discuss", "meet", "talk", "chat", "speak", "together", "catch", "sit"),
        (
            (
                ("discuss", "talk", "meet", "chat", "speak", "together", "catch"),
                Pattern(
                    r"\b(?:we|you and i|us) (?:can|could|should|might|may) (?:\w+ )?(?:discuss|talk|meet|chat|speak"
                    r"|get together|catch up)\b"
                ),
                ("we ", "you and i ", "us "),
                (" can ", " could ", " should ", " might ", " may "),
            ),
            (
                ("discuss", "talk", "meet", "chat", "together", "sit", "catch"),
                Pattern(
                    r"\b(?:happy|glad|pleased|like|love|want|great|nice|good|useful|helpful|lovely|worthwhile"
                    r"|appropriate|time|try|opportunity|able|willing|available|free)(?: for us"
                    r"| for you and me)? to (?:\w+ )?"
                    r"(?:discuss|meet|chat|talk|get together|sit down|catch up)\b"
                ),
                (" to ",),
            ),
        ),
    ),
    (("advance",), Pattern(r"\bthank(?:s| you)[\w ]{0,12} in advance for (?!your (?:time|patience|understanding))")),
    (
        ("look", "looking"),
        Pattern(
            r"\b(?:look|looking) forward to (?:(?:hearing|receiving|getting) (?!from you\s*[.!]?$)"
            r"|your (?:reply|response|answer|comments|decision|feedback|call))"
        ),
    ),
    (("await", "awaiting"), Pattern(r"\bawait(?:ing)? your\b")),
    (("interested",), Pattern(r"\b(?:would|'d) be (?:very )?interested (?:to hear|to know|in (?:hearing|your))\b")),
    (
        ("imperative", "essential", "critical", "vital", "crucial"),
        Pattern(r"\b(?:is|it's) (?:imperative|essential|critical|important|vital|crucial) (?:that|for|to)\b"),
    ),
    (
        ("important",),
        Pattern(r"\b(?:is|it's) (?:very |extremely )?important (?:that (?:you|we|all|every)|for you|you|we)\b"),
    ),
    (
        ("suggest", "propose", "recommend"),
        Pattern(r"\b(?:i|we)(?:'d| would|'ll)? (?:strongly )?(?:suggest|propose|recommend)\b"),
    ),
    (
        ("chance", "convenience", "minute", "moment", "second"),
        Pattern(
            r"\bany chance\b|\bwhen you (?:get|have) a (?:chance|minute|moment|second)\b"
            r"|\bat your (?:earliest )?convenience\b"
        ),
        ("any chance", "when you", "at your"),
    ),
    (("possible",), Pattern(r"\b(?:would|is) it (?:be )?possible\b")),
    (("soon",), Pattern(r"\bas soon as you (?:can|could|are able)\b"), ("as soon as you",)),
    (("may",), Pattern(r"(?:^|[,;:.–—-]\s*)may i (?:ask|have|suggest)\b"), ("may i ",)),
)
# What follows is what somebody else asked.
REPORTED = Pattern(r"\b(?:says|said|states|stated|(?:told|asked|wants|wanted) (?:me|us|him|her|them))\b")
