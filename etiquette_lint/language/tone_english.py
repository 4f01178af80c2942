"""Constructions by which English sentences wound, on folded text (lower case, straight quotes).

Each pattern is tried only on sentences that hold one of the cues of its rule; `[^.;!?]` keeps to one sentence.
"""

from etiquette_lint.pattern import Pattern


def _on(cues: str, source: str) -> tuple[tuple[str, ...], Pattern]:
    """A construction, tried only where one of its cues (joined by "|") stands."""
    return tuple(cues.split("|")), Pattern(source)


_S = "[^.;!?]"
_TOLD = (
    "(?:told|tell|explain(?:ed)?|said|say|mention(?:ed)?|stated?|(?:went|go|gone|been) (?:over|through)|cover(?:ed)?|"
    "clarif(?:y|ied)|warn(?:ed)?|inform(?:ed)?|sent|send|advised?|made (?:it|this|that|myself) clear|agreed?|"
    "discuss(?:ed)?|notif(?:y|ied)|ask(?:ed)?|answer(?:ed)?|remind(?:ed)?|"
    "(?:spell(?:ed)?|point(?:ed)?) (?:it|this|that) out)"
)
# What a reader can be asked to do; how hard a thing is for an engineer is a fair question.
_CHORES = (
    "answer|attach|call|check|click|copy|enter|fill|find|follow|get|give|keep|look|open|pay|pick|press|print|put|read|"
    "remember|reply|respond|ring|save|send|sign|tell|tick|type|understand|use|wait|write"
)
_OURS = "problem|fault|issue|responsibility|job|concern|business|mess|mistake|error|doing"
TABOO = (
    _on("my |our ",
        r"(?:(?:(?:well|sorry|frankly|honestly),? )?(?:but )?(?:that|this|it|which)(?:'s| is|s)? (?:really |simply "
        rf"|just |frankly )?(?:not|isn't|hardly) (?:really |exactly )?(?:my|our) (?:{_OURS})|(?:that|this|it) (?:isn't"
        r"|wasn't|was not) (?:my|our) (?:problem|fault|job|mess))"),
    _on("what do you|what exactly do you",
        r"what (?:exactly )?do you (?:want|expect) (?:me|us) to do(?: about (?:it|that|this))?"),
    _on("do you want", r"what (?:more )?do you want from (?:me|us)"),
    _on("else|take it or leave",
        r"(?:if you (?:don't|do not) like (?:it|that|our \w+|the \w+),? )?(?:you can |feel free to "
        r"|then )?(?:go ahead and |just )?(?:take (?:it|your business) (?:somewhere |someplace )?(?:else|elsewhere)"
        r"|take it or leave it)"),
    _on("complain|sue|review|escalate",
        r"(?:go ahead and |feel free to |you can |by all means )(?:complain|sue(?: us)?|leave (?:us )?a (?:bad"
        r"|one-star) review|escalate)(?: (?:all you (?:want|like)|if you (?:want|like)|to whoever you like"
        rf"|as much as you (?:want|like)))(?:,? (?:it|that) (?:won't|will not|doesn't) \w+{_S}{{0,30}})?"),
    _on("you want|you like|you please",
        r"(?:do|think|believe|say|suit) (?:whatever|what) you (?:want|like|please)(?=[.,;!?]|$)"),
    _on("suit yourself", r"suit yourself(?=[.,;!?]|$)"),
    _on("yourself",
        r"(?:you'?ll|you) (?:just |simply )?(?:have to|need to|can|will have to) (?:figure (?:it|that|this) out"
        r"|sort (?:it|that|this) out|deal with (?:it|that|this)|work (?:it|that|this) out)(?: (?:by |for )?yourself)"),
    _on("care less", r"(?:i|we) (?:really |honestly |frankly )?(?:could(?:n't| not)|can't) care less"),
    _on("do not care|do not really care|don't care|don't really care",
        r"(?:i|we) (?:really |honestly |frankly )?(?:don't|do not) (?:really )?care (?:what you|how you|whether you"
        rf"|if you|about your)\b{_S}{{0,40}}"),
)
REBUTTAL = (
    _on("?",
        r"(?<!why )(?<!what )(?<!how )(?:(?:did|have|has|had|was|were)n't (?:i|we|you|this|that|it"
        r"|all (?:of )?(?:this|that|it)|my colleague|they"
        r"|somebody|anybody|(?:the|my|our) (?:colleague|team|agent|desk))|(?:did|have|had) (?:i|we) not"
        r"|(?:was|were) (?:you|this|that|it"
        r"|all (?:of )?(?:this|that)) not) (?:just |already |clearly |not |all |been |being |it |specifically |both "
        rf"|ever )*{_TOLD}\b[^.;!]{{0,80}}\?"),
    _on("you",
        r"(?:so )?(?:how|why) (?:on earth |exactly |then )?(?:can|could|do|would|dare) you (?:even |still |then "
        r"|possibly |now |seriously |really )?(?:say|write|claim|tell (?:me|us)|complain|pretend|argue|insist|expect"
        r"|maintain|assert|suggest)\b[^.;!]{0,80}\?"),
    _on("how ",
        r"how (?:is|was) (?:that|this|it|any of (?:this|that)) (?:possibly |supposed to be )?(?:my|our) (?:fault"
        r"|problem|responsibility|doing|concern)\b[^.;!]{0,30}\?"),
    _on("?",
        r"(?:who|where|when) (?:ever |exactly |on earth )?(?:did (?:i|we) (?:ever )?(?:say|promise|agree|claim|tell"
        r"|write)|(?:told|promised) you (?:that|this|so|we|i|it|the|a|such))\b[^.;!]{0,60}\?"),
    _on("said who?|says who?", r"(?:says|said) who\?"),
    _on("since when",
        r"since when (?:is|are|do|does|did|has|have|was|were) "
        r"(?:i|we|you|it|this|that|there|my|our|your)\b[^.;!]{0,60}\?"),
    _on("what part",
        r"what part of\b[^.;!]{2,60}(?:don't|do not|didn't|did not|is unclear|was unclear)\b[^.;!]{0,30}\?"),
    _on("my fault|our fault",
        r"so (?:it's|it is|now it's|that's) (?:all )?(?:my|our) fault(?: now)?\b[^.;!]{0,30}\?"),
    _on("you accusing|you calling", r"(?:are|were) you (?:calling|accusing) (?:me|us)\b[^.;!]{0,50}\?"),
    _on("how many times", r"how many times (?:do|must|should|have|did) (?:i|we)\b[^.;!]{0,80}\??"),
)
INTERROGATION = (
    _on("did nobody|did no one|did none of you",
        r"did (?:nobody|no one|none of you)\b[^.;!]{0,40}?\b(?:think|bother|notice|check|realise|realize|occur|look)\b"
        r"[^.;!]{0,50}\?"),
    _on("surely you", r"surely you (?:own|have|know|knew|could have|must|realise|realize|understand)\b[^.;!]{0,60}\?"),
    _on("what exactly were you", r"what exactly were you (?:hoping|thinking)\b[^.;!]{0,60}\?"),
    _on("why ",
        r"why (?:on earth |in the world |the hell |exactly )?(?:(?:did|have|has|could|can|would)(?:n't) you|(?:did"
        r"|have|could|can|would) you not) (?:just |simply |even |bother to |think to |ever |at least )*(?:read"
        r"|check(?:ed)?|look(?:ed)?|ask(?:ed)?|call(?:ed)?|tell|told|say|said|follow(?:ed)?|listen(?:ed)?"
        r"|mention(?:ed)?|think|thought|bother(?:ed)?|do|done|wait(?:ed)?|keep|kept|let|understand|understood"
        r"|notice[d]?|contact(?:ed)?|report(?:ed)?|raise[d]?|send|sent|speak|come|consult|test(?:ed)?|back(?:ed)?|pay"
        r"|paid|get|try|tried|learn)\b[^.;!]{0,80}\?"),
    _on("how on earth|how in the world",
        r"how (?:on earth|in the world) (?:do|did|can|could) you\b[^.;!]{0,60}\?"),
    _on("why in the world|why on earth|why the heck|why the hell",
        r"why (?:on earth|in the world|the hell|the heck) (?:did|would|do|are|were|have) (?:you|they|he"
        r"|she)\b[^.;!]{0,80}\?"),
    _on("why do you", r"why do you (?:keep|always|never|insist|still|even|people)\b[^.;!]{0,80}\?"),
    _on("why are you|why must you", r"why (?:are|must) you (?:always|so|still|being so|even)\b[^.;!]{0,60}\?"),
    _on("why am i only|why are we only",
        r"why (?:am i|are we) only (?:hearing|finding out|being told|learning)\b[^.;!]{0,60}\?"),
    _on("occur|cross your mind|dawn",
        r"(?:did|didn't) (?:it|that) (?:not |never |ever |really )*(?:occur|cross your mind|dawn)\b[^.;!]{0,90}\?"),
    _on("occurred", r"has it (?:not |ever |never )*occurred to you\b[^.;!]{0,90}\?"),
    _on("you even|bother|you ever stop",
        r"(?:do|did|have|can|could) you (?:even|actually bother to|bother to|ever bother to|ever stop to) (?:\w+ed"
        r"|\w+en|read|look|check|know|understand|try|listen|think|see|care|seen|done|want|work|own)\b[^.;!]{0,60}\?"),
    _on("did you never|did you not|have you never|have you not",
        r"(?:did|have) you (?:not |never )(?:even |actually |ever )*(?:read|check(?:ed)?|see|seen|look(?:ed)?"
        r"|listen(?:ed)?|learn(?:ed)?|think|notice[d]?|hear[d]?)\b[^.;!]{0,60}\?"),
    _on("aren't you|can't you|couldn't you|didn't you|don't you|haven't you",
        r"(?:can't|don't|didn't|couldn't|haven't|aren't) you (?:even |just |ever |simply |people )*(?:read|see that"
        r"|understand|know (?:that|how|what|where|by now|better|anything)|realize|realise|listen|learn|think|tell the"
        r"|follow (?:a |simple |basic |the )?instructions?|use google|ashamed|do anything right|check|notice"
        r"|look)\b[^.;!]{0,60}\?"),
    _on("were you doing|were you expecting|were you thinking",
        r"what (?:on earth |the hell |exactly |in the world )?were you (?:thinking|expecting|doing)\b[^.;!]{0,40}\?"),
    _on("the matter with|wrong with",
        r"what (?:on earth |the hell |exactly )?(?:is|was) (?:wrong|the matter) with you\b[^.;!]{0,30}\?"),
    _on("what made you think|what on earth|what the hell",
        r"what (?:on earth|the hell|made you think)\b[^.;!]{0,60}\?"),
    _on("how can you|how could you",
        r"how (?:could|can) you (?:possibly |even |have (?:not |been so |missed|forgotten)|be so |miss"
        r"|forget|not (?:even |have )?(?:kn[eo]wn?|notice|see|read|check|look|ask|tell|told|reali[sz]e|remember"
        r"|understand|think))\w*\b[^.;!]{0,60}\?"),
    _on("complicated|difficult|hard",
        r"how (?:hard|difficult|complicated) (?:can|could) (?:it|this|that)\b(?: really| be)*"
        rf"(?: for you\b[^.;!]{{0,60}}| to (?:{_CHORES})\b[^.;!]{{0,60}})? ?\?"),
    _on("is it|was it",
        r"(?:is|was) it (?:really )?(?:that|so|too) (?:hard|difficult|much to ask)\b[^.;!]{0,60}\?"),
    _on("you ",
        r"who (?:on earth |exactly |the hell )?(?:told|asked|allowed|authori[sz]ed|gave) you (?:to|permission"
        r"|the (?:right|authority))\b[^.;!]{0,60}\?"),
    _on("whose bright idea|whose brilliant idea|whose great idea|whose idea|whose stupid idea",
        r"whose (?:bright |brilliant |great |stupid )?idea was\b[^.;!]{0,60}\?"),
    _on("you think you are", r"who (?:do|the hell do) you think you are\b[^.;!]{0,20}\??"),
    _on("are you",
        r"are you (?:deaf|blind|stupid|kidding|serious|joking|out of your mind|always this|even listening|incapable"
        r"|new here|sure you (?:actually|even|really|know))\b[^.;!]{0,60}\?"),
)
BLAME = (
    _on("not on us|not on me",
        r"(?:that|this|it)(?: one)?(?:'s| is) on (?:the |your |them\b|him\b|her\b)[^.,;!?]{0,30}, not on (?:us|me)\b"),
    _on("my |our ",
        r"\b(?:not|isn't|hardly) (?:really |exactly )?(?:my|our) (?:department|area|remit|table|lane|team's (?:job"
        r"|problem|responsibility|fault))\b(?! manager| of expertise)"),
    _on("another|different|else's",
        r"(?:that|this|it|which)(?:'s| is) (?:\w+ ){0,2}(?:another|a different|someone else's"
        r"|somebody else's) (?:department|team|problem|job|fault|responsibility)(?:'s \w+)?"),
    _on("have|'ve",
        r"you (?:really |probably |clearly )?(?:should have|should've|ought to have|could have|could've) (?:just "
        r"|simply |already |really |at least |first |known better)?(?:read|checked|told|asked|called|said|known"
        r"|thought|listened|mentioned|followed|kept|backed|noticed|let (?:me|us)|spoken|looked|contacted|done (?:this"
        r"|that|it|so)|raised|realised|realized|paid (?:more |closer )?attention|been more careful|come to (?:me|us)"
        r"|used|chosen|picked|bought|ordered|written|given|brought|booked|cancell?ed|tried"
        rf"|informed|reported|planned|tested|waited|objected)\b{_S}{{0,60}}"),
    _on("meant to have|supposed to have", rf"you (?:were|are) (?:supposed|meant) to have {_S}{{3,60}}"),
    _on("you",
        r"(?:if|had) (?:only )?you (?:had |'d )?(?:only |just |simply |actually |first )?(?:read|checked|told|asked"
        r"|called|listened|followed|objected|said|mentioned|kept|backed|contacted|waited|looked|reported"
        r"|paid attention|done (?:this|that|it|so|as)|given|informed|complained|raised|taken"
        rf"|spoken)\b[^.;!?]{{0,80}},? (?:you|it|this|that|we|your \w+|the \w+|none of (?:this"
        rf"|that))(?: \w+){{0,2}} (?:would(?:n't)?|could(?:n't)?|might) (?:not )?(?:have|be|know"
        rf"|see|understand)\b{_S}{{0,60}}"),
    _on("no control|no influence|no power|no say|zero control|zero influence|zero power|zero say",
        rf"{_S}{{0,60}}\b(?:we|i) (?:really |simply |just |frankly |honestly )?(?:have|had|'ve) (?:really |absolutely "
        r"|simply )?(?:no|zero) (?:say|control|influence|power)(?: whatsoever)?(?: (?:in|over|on) (?:it|that|this"
        r"|the matter|what they do|them))?(?=[.,;!?]|$)"),
    _on("'s|s'|your|the ",
        r"(?:that|this|it)(?:'s| is| was)(?: clearly| really| entirely| all| purely| simply)* (?:the )?(?:courier"
        r"|carrier|shipper|driver|bank|vendor|supplier|manufacturer|warehouse|airline|landlord|previous agent"
        r"|last agent|other team|it department|accounts|billing|finance|sales|your (?:provider|bank|isp|side|end"
        r"|own))(?:'s|s'|'| team's| department's)? (?:\w+ )?(?:fault|problem|issue|mistake|responsibility|error"
        r"|doing)(?:,? not (?:ours|mine))?"),
    _on("blame|look at|shoot", r"(?:don't|do not) (?:blame|look at|shoot) (?:me|us)(?=[.,;!?]|$)"),
    _on("your",
        r"(?:it|that|this)(?:'s| is| was) (?:all |entirely |clearly |really |purely )?your (?:own )?(?:fault|mistake"
        rf"|doing|responsibility to have|problem)(?! statement)\b{_S}{{0,40}}"),
    _on("to blame",
        r"you(?:'ve| have)? (?:only )?(?:got |have )?(?:only |no one but |nobody but )yourself to blame"),
    _on("you brought", r"you brought (?:this|it) on yourself"),
    _on("stop|cease",
        r"(?:stop(?:s|ped)?|ceases?d?) (?:being|to be) (?:our|my|the \w+'s) "
        r"(?:concern|responsibility|problem|business|job)"),
    _on("your end|your side",
        r"(?:has|have|must|can only|has got|'s got) (?:to )?(?:be|lie|come) (?:down to )?"
        r"(?:something |a problem |an issue |a fault |an error |some\w+ )?"
        r"(?:at|on|with|from) your (?:end|side)\b"),
    _on("nothing",
        rf"(?:that|this|it) (?:has|had|'s got) nothing (?:whatsoever )?to do with (?:us|me|our \w+)\b{_S}{{0,20}}"),
    _on("up with",
        r"(?:take|bring) (?:it|that|this) up with (?:them|the \w+|your \w+|somebody else|someone else)(?=[.,;!?]|$)"),
    _on("have to|need to",
        r"you(?:'ll| will)? (?:have|need|would have) to (?:take (?:it|that|this) up with|ask|chase|blame) (?:them"
        r"|the courier|the bank|your \w+|somebody else|someone else)(?: yourself)?(?=[.,;!?]|$)"),
)
IMPATIENCE = (
    _on("as i|like i|as we|like we",
        r"(?:as|like) (?:i|we)(?:'ve| have)? (?:already |previously |just |repeatedly |now |clearly )*(?:said|told you"
        r"|explained|stated|mentioned|written|wrote|pointed out|made clear)(?: to you)?(?: (?:before|already"
        r"|several times|many times|repeatedly|more than once|twice|three times|clearly|a (?:hundred|thousand"
        r"|million) times)),?"),
    _on("as i|like i|as we|like we",
        r"(?:as|like) (?:i|we)(?:'ve| have)? (?:already|repeatedly|clearly|now repeatedly) (?:said|told you|explained"
        r"|stated|mentioned|written|wrote|pointed out|made clear)(?: to you)?,?"),
    _on("per my|per our",
        r"(?:as )?per (?:my|our) (?:last|previous|earlier|prior|many|several|numerous|two|three|four"
        r"|multiple) (?:e-?mails?|messages?|notes?|mails?|replies|reminders?|letters?),?"),
    _on("in my|in our",
        r"as (?:i|we) (?:said|stated|wrote|explained|noted|mentioned) in (?:my|our) (?:last|previous|earlier"
        r"|prior) (?:e-?mail|message|note|mail|reply|letter),?"),
    _on("time",
        r"for (?:what i (?:\w+ ){0,2}hope(?: is| will be)? )?the (?:very )?(?:last|final|umpteenth|hundredth|nth"
        r"|tenth|fifth|fourth|third|second|third and last|thousandth|millionth|[0-9]+(?:th|rd|nd)) time(?! (?:in|since"
        r"|this (?:year|quarter)|that|running|zone|slot|limit))(?=[.,:;!?]| (?:now|today|i|we|please|the|you|my|no"
        r"|this|do|stop)\b|$),?"),
    _on("repeat|say|explain",
        rf"(?:i|we) (?:really |do not|don't|am not|won't|will not)?(?: \w+){{0,3}} ?(?:repeat(?:ing)?|say(?:ing)?"
        r"|explain(?:ing)?) (?:myself|ourselves|it again|this again|that again|(?:it|this|that) (?:a (?:second|third"
        rf"|fourth|fifth)|one more|yet another|another|any more) times?)\b{_S}{{0,30}}"),
    _on("times|mails|messages|occasions|letters|over and|again|time and|once|repeatedly",
        r"(?:i|we)(?:'ve| have)? (?:now |already |told |lost count )*(?:spelled|spelt|explained|told|said|written"
        rf"|wrote|asked|answered|gone over|been through|stated|reminded|sent|requested){_S}{{0,40}}\b(?:(?:three|four"
        r"|five|six|seven|several|many|countless|numerous|multiple|a hundred|a thousand|a dozen|a million|too many"
        r"|umpteen|so many) (?:separate |different |previous |more )?(?:times|mails|e-?mails|messages|occasions"
        rf"|letters)|over and over|again and again|time and again|more than once|repeatedly){_S}{{0,60}}"),
    _on("refer you", rf"(?:i|we) refer you,? (?:once|yet) (?:again|more),? {_S}{{0,60}}"),
    _on("again|once more|time|slowly",
        r"(?:i'll|i will|let me|i shall|i'm going to) (?:say|explain|repeat|tell you) (?:it|this|that)?,? ?(?:again"
        r"|once more|one (?:more|last) time|(?:just )?one last time|very slowly|slowly)\b"),
    _on("how many more times|how many times",
        rf"(?:how many (?:more )?times (?:do|must|should|will|have) (?:i|we)){_S}{{0,60}}"),
    _on("sick |tired of|fed up|patience|done with",
        r"(?:i'm|i am|we're|we are|i was) (?:still )?(?:getting |growing |really |so "
        r"|quite )*(?:sick (?:and tired )?of|tired of|fed up with|done with) (?:you|your|having to"
        r"|explaining|repeating|asking"
        r"|answering|chasing|hearing|waiting|being|all (?:these|this|your)|these (?:questions|calls|e?-?mails|messages)"
        rf"|this (?:conversation|discussion|back and forth))\b{_S}{{0,60}}"),
    _on("why you",
        r"(?:no idea|(?:do not|don't|can't|cannot) (?:know|understand|see|think|imagine)"
        r"|fail to (?:see|understand)|beats me|wonder(?:ing)?)"
        rf",? why you (?:keep|still|always|insist|are still|have to)\b{_S}{{0,60}}"),
    _on("how often",
        rf"how often (?:do|must|should) (?:i|we) (?:have to |need to )?(?:tell|say|explain|repeat)\b{_S}{{0,50}}"),
    _on("patience", rf"(?:i'm|i am|we're|we are) (?:losing|running out of) patience{_S}{{0,40}}"),
    _on(
        "am i clear|am i making myself clear|am i understood|are we clear|are we making myself clear|"
        "are we understood|is that clear|is that making myself clear|is that understood|is this clear|"
        "is this making myself clear|is this understood",
        r"(?:are we|is that|is this|am i) (?:clear|making myself clear|clear now|understood)(?: now)?\?"),
    _on("do i make|do we make", r"do (?:i|we) make (?:myself|ourselves) clear\??"),
    _on("do you get it|do you understand", r"do you (?:understand|get it)(?: me)?(?: now)?\?"),
    _on("made", r"have i made myself clear\??"),
    _on(
        "stop asking|stop bothering|stop calling|stop chasing|stop complaining|stop e-mailing|stop emailing|"
        "stop harassing|stop pestering|stop wasting|stop whining|stop writing",
        r"stop (?:asking|emailing|e-mailing|calling|writing|bothering|pestering|chasing|wasting|complaining|whining"
        rf"|harassing) (?:me|us|this|that|for|about|my|our|to|and|the same){_S}{{0,40}}"),
    _on("again|more time",
        r"(?:again|once again|one more time),? (?:as i|like i|for the|i (?:have|already|told|said)|this is the"
        rf"|please read)\b{_S}{{0,40}}"),
    _on("have", r"(?:i|we) (?:don't|do not) have (?:all day|time for this)"),
    _on("i have already|i've already|we have already|we've already",
        r"(?:i|we)(?:'ve| have) already (?:told|explained to|answered|informed|asked) you(?: (?:this|that|twice|before"
        r"|so|about (?:this|that|it)|why|how))?(?=[.,;!?]|$|:| (?:why|how|that|this|twice|before|so)\b)"),
)
