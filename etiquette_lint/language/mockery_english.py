"""Constructions that laugh at the reader or judge a person rather than the matter, in English, on folded text."""

from etiquette_lint.pattern import Pattern


def _on(cues: str, source: str) -> tuple[tuple[str, ...], Pattern]:
    """A construction, tried only where one of its cues (joined by "|") stands."""
    return tuple(cues.split("|")), Pattern(source)


_S = "[^.;!?]"
MOCKERY = (
    _on("bravo|congrat|well done|kudos|hats off|marks|job|work",
        r"(?:congratulations|congrats|well done|bravo|kudos|hats off|full marks|top marks|good job|nice job|great job"
        r"|nice work) (?:to you )?(?:on|for) (?:finally |somehow |actually |even )?(?:managing"
        r"|finding(?= the| your| our| it| out)"
        r"|getting (?:as far|this far|past|to)|figuring|remembering|reading|noticing|discovering|locating|opening"
        r"|breaking|losing|being the (?:only|first)|turning|working out|not \w+ing)\b[^.;!]{0,80}"),
    _on("evidently|apparently|obviously|clearly|seemingly",
        r"(?:some|certain|many) (?:people|parents|customers|colleagues|tenants|guests|residents|users|members|patients"
        r"|students|drivers|teams|departments|of (?:you|us)) (?:evidently|apparently|obviously|clearly|seemingly)"
        rf" (?:cannot|can't|don't|do not|never|didn't|find it|think|believe|couldn't)\b{_S}{{0,60}}"),
    _on("all by yourself", r"\w[^.;!?]{0,80}\ball by yourself\b"),
    _on("after all", rf"(?:it|this|that)(?:'s| is) an? {_S}{{2,30}},? after all,? (?:and )?not an?\b{_S}{{2,40}}"),
    _on("brain surgery|rocket science|that complicated|that difficult|that hard",
        r"(?:it|this|that)(?:'s| is) (?:hardly|not|n't) (?:rocket science|brain surgery|that (?:hard|difficult"
        rf"|complicated))\b{_S}{{0,30}}"),
    _on(
        "isn't brain surgery|isn't rocket science|isn't that complicated|isn't that difficult|isn't that hard",
        rf"(?:it|this|that) isn't (?:rocket science|brain surgery|that (?:hard|difficult|complicated))\b{_S}{{0,30}}"),
    _on("thank",
        r"thanks? (?:you )?(?:in advance )?for (?:nothing|absolutely nothing|your (?:stunning|infinite|boundless) \w+"
        r"|finally (?:deciding|bothering|getting|reading|replying|joining|doing|answering)|(?:gracing"
        rf"|honou?ring) us)\b{_S}{{0,60}}"),
    _on("of you|for you",
        r"how (?:very )?(?:clever|brave|thoughtful|kind|generous|nice|convenient) (?:of|for) you\b(?= not to"
        rf"| to (?:finally|ignore|forget)| to have (?:finally|ignored|forgotten)){_S}{{0,50}}"),
    _on(
        "draw you a|explain it|explain that|explain this|google it|google that|google this|hold your|"
        "spell it out|spell that out|spell this out|use short|use simple|use small",
        r"(?:let me|do i (?:really )?(?:have|need) to|shall i|must i) (?:google (?:that|it|this)|spell (?:it|that"
        r"|this) out|draw you a (?:picture|map|diagram)|use (?:small|simple|short) words|explain (?:it|that"
        r"|this) (?:in (?:small|simple|short) words|(?:very )?slowly)|hold your hand)\b[^.;!]{0,40}"),
    _on("child|kid|year|toddler|grandmother|monkey|fool|beginner",
        r"(?:any|a|even a|my|every) (?:\w+[ -])?(?:child|kid|five[- ]year[- ]old|ten[- ]year[- ]old|toddler"
        r"|grandmother|monkey|fool|schoolchild|beginner)s? (?:could|can|would|knows?|understands?"
        rf"|manages?)\b{_S}{{0,60}}"),
    _on("as any|as every", r"as (?:any|every) (?:child|fool|schoolboy|beginner) knows"),
    _on(
        "bless your heart|boo hoo|boo-hoo|cry me a river|good luck with that|news flash|newsflash|nice try|"
        "no shit|surprise surprise|surprise, surprise|well duh|well, duh",
        r"(?:news ?flash|surprise,? surprise|bless your heart|nice try|good luck with that|cry me a river|boo[- ]hoo"
        rf"|well,? duh|no shit)\b{_S}{{0,60}}"),
    _on("einstein|genius|sherlock|captain",
        r"(?:ok|okay|well done|nice one|nice work|thanks|right),? (?:genius|einstein|sherlock|captain obvious)"),
    _on("real world", r"welcome to the real world"),
    _on("in case you",
        rf"in case you (?:haven't|have not|hadn't|didn't) (?:noticed|notice|realised|realized|heard)\b{_S}{{0,60}}"),
    _on("did you expect", r"what (?:else )?did you expect\b[^.;!]{0,50}\?"),
    _on("did you", r"did you (?:really |honestly |seriously )(?:think|expect|believe)\b[^.;!]{0,80}\?"),
    _on("you",
        r"(?:as you )?(?:would|might|may) (?:have )?(?:know|known|noticed|seen|realised|realized),? (?:had"
        rf"|if) you (?:had )?(?:bothered|taken the trouble|actually|even|read)\b{_S}{{0,60}}"),
    _on("bother", rf"(?:if|had) you (?:had |could |would )?(?:be )?bother(?:ed)?(?: to)?\b{_S}{{0,80}}"),
    _on("reading|thinking|turning|using|paying|listening",
        r"(?:try|perhaps try|maybe try|you might try|have you tried) (?:reading|turning your brain|using your (?:brain"
        r"|eyes|head)|thinking|paying attention|listening)\b[^.;!]{0,40}"),
    _on("obviously",
        r"(?:well,? )?obviously,? you (?:didn't|did not|don't|do not|haven't|have not|can't|cannot|couldn't|never"
        rf"|should have|were not|weren't)\b{_S}{{0,60}}"),
    _on("you apparently|you clearly|you evidently|you obviously|you plainly",
        r"you (?:obviously|evidently|apparently|clearly|plainly) (?:didn't|did not|don't|do not|haven't|have not|can't"
        r"|cannot|couldn't|never) (?:bother|read|understand|listen|look|care|know|pay|check|bothered"
        rf"|know how)\b{_S}{{0,60}}"),
)
CRITICISM = (
    _on("",
        r"(?:(?:the|our) (?:intern|trainee|colleague|person|agent|temp|designer|clerk|driver|nurse|assistant)"
        r"(?: who [\w ]{3,24}?)?"
        r"|you|he|she|they|that (?:man|woman|guy|person)|this (?:man|woman|guy|person))(?:'re| are|'s| is| was"
        r"| were)(?: all| just| clearly| obviously| simply| really| being| so| such| too| a bit| rather| very| always"
        r"| totally| completely| frankly| quite| plainly| evidently| truly| utterly| an?)* (?:incompetent|lazy"
        r"|clueless|ignorant|unprofessional|unreasonable|ridiculous|paranoid|oversensitive|overly sensitive"
        r"|too sensitive|careless|sloppy|useless|hopeless|pathetic|stupid|dumb|dense|thick|foolish|childish|immature"
        r"|dishonest|rude|arrogant|selfish|greedy|annoying|difficult customer|liar|fool|disgrace|whiner|drama queen"
        r"|control freak|slacker|amateur|out of (?:your|his|her|their) depth|not (?:very |that |too "
        r"|exactly )?(?:bright|smart|competent|clever)|impossible to (?:please|work with|deal with)|waste of (?:time"
        r"|space|money|oxygen))\b(?! of| to (?:find|reach|get|see|say)| if|\w)"),
    _on("one of those",
        r"you are (?:clearly |obviously |just |evidently )?one of those (?:people|customers|clients|users"
        rf"|managers)\b{_S}{{0,60}}"),
    _on("like you", rf"(?:people|customers|clients|users|managers) like you\b{_S}{{0,30}}"),
    _on("no |n't|nothing|never",
        r"(?:you|he|she|they) (?:obviously |clearly |really |just |simply |evidently |plainly )?(?:ha(?:ve"
        r"|s) no (?:clue|idea (?:what (?:you|he|she|they)(?:'re| are|'s| is) (?:doing|talking about)|how to do)"
        r"|business being|common sense|brains|manners)|do(?:es)?n't have (?:a clue|the brains)"
        r"|know(?:s)? nothing(?: about)?|can't do anything right|never (?:listens?|learns?|reads? to the end"
        rf"|does? (?:his|her|their|your) job))\b{_S}{{0,40}}"),
    _on(
        "asinine|boneheaded|brain-dead|braindead|cretinous|dumb|foolish|half-baked|harebrained|idiotic|"
        "imbecilic|moronic|stupid",
        r"(?:a |an |the |that |this |your |his |her |their |what a |such a |another |of your )(?:really |very |truly "
        r"|completely |utterly |so |incredibly )?(?:stupid|idiotic|moronic|asinine|dumb|brain-?dead|half-baked"
        r"|harebrained|imbecilic|braindead|cretinous|foolish|boneheaded)(?:,? \w+)? (?:idea|suggestion|proposal"
        r"|decision|plan|mistake|design|request|comment|remark|demand|thing to (?:do|say)|person|people|customer"
        r"|manager|boss|email|mail|excuse|complaint)s?\b"),
    _on("only|just",
        rf"(?:only|just) an? (?:fool|amateur|beginner|child|incompetent|lazy \w+) would\b{_S}{{0,60}}"),
    _on("with",
        r"(?:anyone|anybody|someone|somebody|no one|nobody) with (?:half a brain|(?:any|an ounce of|a shred of"
        rf"|a grain of) (?:sense|common sense|intelligence|brains?|competence))\b{_S}{{0,60}}"),
    _on("who",
        r"(?:whoever|the person who|the genius who|the clown who) (?:wrote|designed|drew|came up with|did|decided"
        rf"|approved) (?:this|that|it|these)\b{_S}{{0,20}} (?:clearly|obviously|evidently|must|has|have|had|should|is"
        rf"|was|knows|never|doesn't|didn't)\b{_S}{{0,60}}"),
    _on("you ",
        r"you (?:obviously|clearly|evidently|plainly|apparently) (?:have no (?:idea|clue)|(?:don't|"
        r"do not) (?:understand|know|care))"
        rf"\b{_S}{{0,50}}"),
    _on("no idea|no clue",
        r"ha(?:s|ve) (?:absolutely |really )?no "
        r"(?:idea|clue) (?:of )?what (?:he|she|they)(?:'s| is|'re| are) (?:doing|talking about)\b(?! wrong| next)"),
    _on("what kind|what sort",
        r"what (?:kind|sort) of (?:an? )?(?:person|manager|engineer|company|fool|customer|colleague"
        r"|team)\b(?= (?:does|do|would|can|acts|treats|are you\?|is this))[^.;!]{0,60}\?"),
    _on("wrong with", r"what's wrong with (?:you|him|her|these people|you people)\b"),
    _on("carelessness|idiocy|ignorance|incompetence|ineptitude|laziness|sloppiness|stupidity",
        r"(?:your|his|her|their) (?:complete |total |utter |sheer |obvious |staggering )?(?:incompetence|stupidity"
        r"|laziness|ignorance|idiocy|ineptitude|carelessness|sloppiness)\b"),
)
