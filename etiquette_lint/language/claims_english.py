"""Claims that nobody can hold or should make, in English, on folded text: promises without limits, ill of others."""

from etiquette_lint.pattern import Pattern


def _on(cues: str, source: str) -> tuple[tuple[str, ...], Pattern]:
    """A construction, tried only where one of its cues (joined by "|") stands."""
    return tuple(cues.split("|")), Pattern(source)


_S = "[^.;!?]"
OVERPROMISE = (
    _on("guarantee|100|totally|completely|absolutely|per",
        r"(?:\b(?:we|i) (?:can |will |do |absolutely |personally |fully |100% |100 % )*guarantee (?:you |that |your "
        rf"|it |the |a |100|results|success|it'll|you'll|full|delivery|satisfaction|an? )\w*{_S}{{0,50}}|\b(?:results?"
        r"|success|satisfaction|approval|refund|delivery|weight loss|profits?|returns?|savings?) (?:is |are |fully "
        r"|100% |100 % )*guaranteed\b|\b(?:100 ?%|hundred per ?cent|totally|completely|absolutely) (?:guaranteed"
        r"|risk-free|safe|secure|reliable|effective|bug-free|satisfaction|success)\b)"),
    _on("has never|have never",
        r"\b(?:ha(?:s|ve)) never (?:once )?(?:lost|failed|broken|had|missed|gone wrong|let|crashed|been (?:hacked|late"
        rf"|wrong))\b{_S}{{0,50}}\b(?:and )?(?:it |they |we )?never (?:will|shall)\b"),
    _on("never|ever",
        r"\b(?:will never|it never|never ever|can never|cannot ever|they never) (?:fails?|breaks?|crash(?:es)?"
        r"|goes wrong|go wrong|go down|goes down|wears? out|let you down|lets you down|disappoints?|happen again"
        rf"|lose)\b{_S}{{0,30}}"),
    _on(
        "ever been disappointed|ever been unhappy|ever complained|ever had a complaint|ever had a issue|"
        "ever had a problem|ever had any complaint|ever had any issue|ever had any problem|ever regretted|"
        "ever returned",
        r"(?:nobody|no one|not a single (?:customer|client|user|person|one)|no customer) (?:has "
        r"|have )?ever (?:regretted|complained|returned|been (?:disappointed|unhappy)|had (?:a|any) (?:problem"
        rf"|complaint|issue)s?)\b{_S}{{0,40}}"),
    _on(
        "'ll be cured|'ll be fixed|'ll be gone|'ll be healed|'ll be solved|will be cured|will be fixed|"
        "will be gone|will be healed|will be solved",
        r"\b(?:will|'ll) be (?:gone|cured|solved|fixed|healed) (?:for good|forever|once and for all|permanently"
        rf"|overnight|within a (?:day|week))\b{_S}{{0,40}}"),
    _on(
        "cure all|cure any|cure every|cures all|cures any|cures every|eliminate all|eliminate any|"
        "eliminate every|eliminates all|eliminates any|eliminates every|heals all|heals any|heals every",
        rf"\b(?:cures?|eliminates?|heals) (?:all|every|any)\b{_S}{{0,30}}"),
    _on("for ever|forever",
        rf"\b(?:will|'ll|lasts|stays|keeps) {_S}{{0,40}}\b(?:for ever|forever)\b(?! (?:be )?(?:grateful|thankful))"),
    _on("miracle cure|miracle product|miracle solution", r"\bmiracle (?:cure|product|solution)\b"),
    _on("price|best|cheap|beat|number|world|risk|wrong|fail|works",
        r"\b(?:the )?(?:lowest prices? (?:on the market|in town|in the country|guaranteed|anywhere)"
        r"|best in the (?:world|universe|market)|cheapest (?:in|on|anywhere)|unbeatable (?:prices?|quality)"
        r"|number one in the world|world's (?:best|finest|cheapest|no\. ?1)|cannot be beaten|zero risk"
        r"|no risk whatsoever|risk-free|nothing can go wrong|without fail|always works|works every time"
        rf"|works for everyone)\b{_S}{{0,30}}"),
    _on("100%|absolutely|certainly|definitely|for sure|surely",
        r"\b(?:you|your \w+)(?:'ll| will) (?:definitely|certainly|absolutely|surely|100%|for sure) (?:get|receive|have"
        rf"|be (?:approved|refunded|accepted|granted)|win|succeed|pass|love)\b{_S}{{0,40}}"),
    _on("get|receive",
        r"\b(?:definitely|absolutely|certainly|for sure) (?:get|receive) (?:a |the |your )?(?:full )?(?:refund"
        r"|money back|compensation)\b"),
)
DISPARAGEMENT = (
    _on("instead of|not like|unlike",
        r"\b(?:unlike|not like|instead of) (?:the |that |those |all that )?(?:cheap |useless |so-called "
        r"|overpriced )?(?:junk|rubbish|garbage|trash|crap|rip-?offs?|fakes?|cowboys|amateurs|clowns|knock-?offs?"
        rf"|rubbish)\b{_S}{{0,50}}"),
    _on(
        "compared to other|compared to our|compared to the|compared to your|compared with other|"
        "compared with our|compared with the|compared with your|unlike other|unlike our|unlike the|"
        "unlike your",
        r"\b(?:unlike|compared (?:to|with)) (?:our|the|other|your) (?:\w+ )?(?:competitors?|competition|rivals?"
        rf"|providers?|shops?|brands?|vendors?|companies)\b{_S}{{0,20}}\b(?:who|which|whose|that) (?:just |only "
        r"|always |simply )?(?:cheats?|lies?|rips?|sells? (?:junk|rubbish|fakes)|overcharges?|(?:don't|can't|never"
        rf"|couldn't) \w+){_S}{{0,50}}"),
    _on("compet|other|their|those",
        r"\b(?:our competitors?|the competition|competitor'?s?|other (?:shops|brands|providers|vendors|companies"
        r"|suppliers|agencies)|their (?:product|service|company)|the other (?:guys|lot|company|shop|place)"
        rf"|those guys)(?:'s)? (?:\w+ ){{0,2}}(?:is|are|sell|sells|only sell|only sells|offer|offers|use|uses|make"
        r"|makes|do|have)(?: just| nothing but| only| all| simply| a bunch of| complete| utter| total| cheap"
        r"| pure)* (?:junk|rubbish|garbage|trash|crap|rip-?offs?|fakes?|frauds?|scams?|scammers?|crooks|liars|useless"
        r"|terrible|awful|inferior|worthless|amateurs|thieves|a joke|a scam|a rip-?off|second-rate"
        rf"|overpriced)\b{_S}{{0,40}}"),
    _on("customer|client|guest|user|caller|buyer",
        r"\b(?:another|other|the last|a previous|some|one of our other|that other) (?:customer|client|guest|user"
        rf"|caller|buyer)s? (?:\w+ ){{0,3}}(?:idiot|stupid|awful|rude|crazy|liar|nightmare|impossible|cheat(?:ed)?"
        rf"|scammer|annoying|horrible|pain|lunatic|difficult|clueless|unreasonable)\b{_S}{{0,30}}"),
)
