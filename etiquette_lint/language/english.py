"""Facts about English letters: how they open, how they close, how people are named.

Facts only, no rules: the zone engine and the rules of salutations and closings read them. All
words are lower case unless the case itself tells something.
"""

_words = str.split

# How a letter opens. The kind is what the rules compare (design: SAL005, SAL007, CLS006).
OPENINGS = {
    "dear": "dear", "my dear": "dear", "dearest": "dear",
    "hi": "hi", "hi there": "hi", "hiya": "hey",
    "hello": "hello", "hello there": "hello", "hallo": "hello", "hullo": "hello",
    "hey": "hey", "hey there": "hey", "heya": "hey", "howdy": "hey", "yo": "hey", "sup": "hey", "hey ya": "hey",
    "greetings": "greetings", "salutations": "greetings", "welcome": "greetings",
    "good morning": "time", "good afternoon": "time", "good evening": "time", "good day": "time",
    "morning": "time", "afternoon": "time", "evening": "time", "g'day": "hey",
    "to whom it may concern": "to-whom", "attn": "to-whom", "attention": "to-whom",
    "happy new year": "time", "merry christmas": "time", "season's greetings": "time", "happy holidays": "time",
}  # fmt: skip

HONORIFICS = frozenset(
    _words(
        "mr mrs ms miss mx dr prof professor doctor sir madam ma'am madame mme mlle herr frau señor señora rev "
        "reverend "
        "father sister hon judge justice senator ambassador councillor captain capt major colonel col lt lieutenant "
        "sgt "
        "lord lady dame chancellor dean president minister"
    )
)
# A salutation that leaves the reader's gender open.
UNDECIDED = ("mr/ms", "mr./ms.", "mr/mrs", "mr./mrs.", "mr or ms", "mr. or ms.", "mr (or ms)", "ms/mr", "mr/mrs/ms",
             "mr. or mrs.", "mr or mrs", "mr(s)", "mr./mrs./ms.", "mr. / ms.", "mr / ms", "sir/ma'am")  # fmt: skip

# Readers addressed by what they are to the sender, not by name.
IMPERSONAL = frozenset(
    _words(
        "customer|valued customer|customers|user|users|valued user|client|clients|valued client|member|members|"
        "subscriber|"
        "subscribers|sir|madam|sirs|sir or madam|sir/madam|sir / madam|sir, madam|madam/sir|madam or sir|sir or ma'am|"
        "sir/ma'am|guest|guests|valued guest|valued member|passenger|patient|student|applicant|candidate|colleague|"
        "friend|"
        "resident|tenant|shopper|traveller|traveler|reader|homeowner|account holder|cardholder|card member|"
        "policyholder|"
        "supporter|donor|partner|valued partner|supplier|vendor|employee|staff member|hiring manager|recruiter|"
        "sir and madam|mesdames|gentleman|gentlemen|to whom it may concern|webmaster|editor|admin|administrator",
        "|",
    )
)
GROUPS = frozenset(
    _words(
        "all|everyone|everybody|team|folks|colleagues|guys|both|friends|gang|people|ladies|gentlemen|"
        "ladies and gentlemen|"
        "y'all|yall|you all|you two|you guys|group|staff|members|residents|tenants|parents|students|customers|clients|"
        "neighbours|neighbors|volunteers|committee|board|partners|bidders|traders|users|subscribers|sirs|hackers|devs|"
        "developers|comrades|fellows|crew|class|each|list|community|lads|girls|boys|mates|et al|one and all",
        "|",
    )
)
GROUP_NOUNS = frozenset(_words("team desk department staff committee board group office colleagues members crew list"))

# A greeting that follows the salutation or stands in for one, the whole of a line or sentence.
GREETING_LINES = (
    "good morning", "good afternoon", "good evening", "good day", "hello", "hi", "greetings", "hello there", "hi there",
    "happy monday", "happy tuesday", "happy wednesday", "happy thursday", "happy friday", "happy new year",
    "warm greetings", "season's greetings", "merry christmas", "good morning to you", "good morning to you all",
    "good afternoon to you", "good day to you", "greetings of the day",
)  # fmt: skip

# Phrases that close a letter, and their register. Longer ones are found through `CLOSING_HEADS` and `CLOSING_NOUNS`.
CLOSINGS = {
    "formal": (
        "yours sincerely|sincerely yours|sincerely|most sincerely|very sincerely|yours faithfully|faithfully yours|"
        "faithfully|yours truly|very truly yours|truly yours|yours very truly|respectfully|respectfully yours|"
        "yours respectfully|cordially|cordially yours|yours cordially|with respect|with kind regards|"
        "with best regards|with warm regards|with warmest regards|with kindest regards|with best wishes|"
        "with warm wishes|with many thanks|with thanks|with gratitude|with appreciation|with sincere thanks|"
        "with deepest sympathy|with sympathy|with thanks and regards|with regards|obediently yours|i remain|"
        "with sincere regards|with our best wishes"
    ),
    "neutral": (
        "best regards|kind regards|kindest regards|warm regards|warmest regards|regards|best wishes|many thanks|"
        "thank you|thanks|thanks and regards|thanks & regards|thank you and regards|thank you and best regards|"
        "thanks again|thank you again|thanks in advance|thank you in advance|thanks very much|thank you very much|"
        "thanks so much|thank you so much|thanks a lot|thanks and best regards|thanks & best regards|thanking you|"
        "thanking you in advance|"
        "thanks in anticipation|best|all the best|all best|warmly|kindly|yours|ever yours|yours ever|"
        "yours as ever|as ever|gratefully|gratefully yours|appreciatively|in gratitude|in haste|in sympathy|"
        "in solidarity|respectfully submitted|good luck|best of luck|warmest wishes|warm wishes|kind wishes|"
        "every good wish|good wishes|looking forward|many regards|rgds|kr|brgds|br|my best|my best regards|"
        "my regards|my best wishes|my thanks|our best regards|our thanks|until then|take care|stay safe|stay well|"
        "be well|keep well|keep safe|happy holidays|happy new year|merry christmas|have a good day|"
        "have a great day|have a nice day|have a lovely day|have a good weekend|have a great weekend|"
        "have a nice weekend|have a lovely weekend|enjoy your weekend|have a good evening|have a good one|"
        "have a wonderful day|have a pleasant day|peace|hth|hope this helps|hope that helps|hope it helps|"
        "hope this is helpful|best to all|thanks all|thanks everyone|thanks to all|thnx and regards|"
        "thank you kindly|thank you all|much appreciated|with love and sympathy|respects"
    ),
    "casual": (
        "cheers|ta|tx|thx|thnx|thanx|thks|tks|tnx|tia|ty|love|lots of love|much love|with love|all my love|xoxo|xo|"
        "hugs|later|laters|see ya|see you|see you soon|see you then|see you there|see you all|see you later|bye|"
        "bye bye|bye-bye|goodbye|bye for now|bye now|ciao|ciao ciao|ttyl|ttfn|talk soon|talk to you soon|"
        "talk to you later|speak soon|catch you later|toodles|toodle-oo|adios|au revoir|cya|over and out|peace out|"
        "smooches|xx|x|have fun|later on|cheers and thanks|thanks and cheers|cheerio|that's all|that is all|"
        "your friend|your pal|your buddy"
    ),
}  # fmt: skip
CLOSING_REGISTERS = {phrase: register for register, phrases in CLOSINGS.items() for phrase in phrases.split("|")}
# "<adjective> <noun>" closings that nobody can list: "Clear skies and warm regards", "With heartfelt thanks".
CLOSING_NOUNS = frozenset(
    _words("regards wishes thanks greetings love blessings sympathy condolences gratitude respect")
)
CURT_CLOSINGS = frozenset(
    _words("bye|bye bye|goodbye|that's all|that is all|later|laters|cya|see ya|over and out|ciao|ciao ciao", "|")
)
# Greetings of a time of day, and the hours it may be: from, and before.
TIME_GREETINGS = {
    "good morning": (3, 12),
    "morning": (3, 12),
    "good afternoon": (11, 19),
    "afternoon": (11, 19),
    "good evening": (16, 24),
    "evening": (16, 24),
}

# Words that begin sentences and list heads, and so are no name before a comma or a colon.
NOT_NAMES = frozenset(
    _words(
        "btw hmm hmmm hmmmm fwiw imho imo afaik afaict ah aha hm "
        "a about above accordingly actually additionally after afternoon afterwards again agenda agreed ah all alas "
        "almost already also alternatively although always am an and another answer any anybody anyhow anyone anything "
        "anyway apart apologies apparently appreciate approved are as aside assuming at attached attachment attendees "
        "attention author background basically be because before behind below besides best better between body both "
        "briefly but by bye call can cause cc certainly changes cheers clearly comment comments conclusion concerning "
        "confidential confirmed congrats congratulations consequently considering contact contents copy correct "
        "correction could currently date day deadline dear definitely depending description despite details did do "
        "does done draft due during each earlier easy effective either else enclosed encl eventually ever every "
        "everybody everything evidently exactly example excellent except experience fact fax fine finally first "
        "firstly following follow for forgot formerly fortunately forward frankly friday from fun further furthermore "
        "fw fwd fyi gee general generally given go good goodbye got granted great greetings ha haha happy have having "
        "he hello help hence her here hers hey hi his historically honestly hooray hope hopefully host hours how "
        "however huh i ideally idea if important in incidentally indeed information initially innovation instead "
        "instructions interesting interestingly introduction is issue it item items its january february march april "
        "may june july august september october november december just key kudos last lastly late later latest let "
        "lets lately like likewise listen location look looking lol luckily many maybe me meanwhile meeting memo "
        "memorandum message mobile monday more moreover morning most mostly much my namely naturally need never "
        "nevertheless new news next nice no nobody none nonetheless nope normally not note notes nothing notice "
        "notwithstanding now obviously occasionally of off office often oh ok okay on once one only oops or order "
        "originally other others otherwise ouch our out over overall own part participants perhaps personally phone "
        "place please pls plus point possibly postscript presently presumably previously price primarily prior "
        "probably problem program project ps purpose question questions quick quickly quite rather re reading really "
        "reason recap received recently reference regarding regardless regards remember reminder reply report request "
        "respectfully result results right room roughly sadly saturday schedule second secondly see seems seriously "
        "set several she should similarly simply since so solution some someone something sometimes soon sorry sounds "
        "specifically speaking starting status still strangely subject such sum summary sunday super sure surely "
        "surprisingly table tel telephone test thank thanks that the their them then there thereafter therefore these "
        "they things third thirdly this those though thoughts through thursday thus time title to today together "
        "tomorrow tonight too topic topics total true truly truthfully tuesday two type typically ugh ultimately under "
        "unfortunately unless unlike until up update updates upon urgent us use usually various venue version very via "
        "wait warning was way we web website wednesday welcome well were what whatever whatsoever when whenever where "
        "whereas whether which while whilst who why will wish with within without wonderful worse would wow yeah yep "
        "yes yesterday yet you your yours yup zip abstract action address amount assumptions assignment bonus "
        "conference cost dial dinner directions discussion duration duties email e-mail end event executive facts feel "
        "file folder goal goals guidelines hint homework invoice job keep legal let's lunch main mail method minutes "
        "name number objective objectives offer options outline overview page password people period plan policy "
        "position present priority procedure process product quote rate remarks requirements resources response "
        "responsibilities review risk risks role rule rules salary sample scope section service session source sources "
        "start statement step steps strategy task tasks team-building tip training translation user username value "
        "view when's where's who's work yikes there's here's it's i'm i've i'll i'd that's what's don't didn't can't "
        "won't per yea poor join dumb lucky big little old speaker whoa aw stop forget we're we've we'll you're you've "
        "they're isn't wasn't couldn't shouldn't wouldn't aren't doesn't awesome cool perfect brilliant fantastic "
        "lovely amen dude man bravo damn hell god jeez wowser"
    )
)  # fmt: skip

# English given names in everyday use, to tell "Brian here it is" from "Rain here it is".
GIVEN_NAMES = frozenset(
    _words(
        "aaron abby abigail adam adrian aidan aisha al alan albert alex alexander alexandra alexis alfred ali alice "
        "alicia alison allan allen allison amanda amber amelia amy ana andre andrea andrew andy angela angie anita ann "
        "anna anne annie anthony antonio april archie arnold arthur ashley audrey austin ava barbara barry bart becky "
        "ben benjamin bernard bernie beth betsy betty beverly bill billy blake bob bobby brad bradley brandon brenda "
        "brendan brent brett brian bridget bruce bryan bryce caleb cameron candace cara carl carla carlos carmen carol "
        "caroline carolyn carrie carter casey catherine cathy cecilia chad charlene charles charlie charlotte chelsea "
        "cheryl chloe chris christian christie christina christine christopher christy chuck cindy claire clara clark "
        "claudia clay clint clive cody colin colleen connie connor corey courtney craig crystal curt curtis cynthia "
        "daisy dale dan dana daniel daniela danielle danny daphne darren darryl dave david dawn dean debbie deborah "
        "debra denise dennis derek diana diane dick dirk dominic don donald donna doris dorothy doug douglas drew "
        "duncan dustin dylan earl ed eddie edgar edith edward eileen elaine eleanor elena eli elijah elizabeth ella "
        "ellen emily emma eric erica erik erika erin ernest esther ethan eugene eva evan evelyn faith fiona florence "
        "fran frances frank fred freddie frederick gabriel gail gary gavin gemma gene geoff geoffrey george gerald "
        "gerard gina glen glenn gloria gordon grace graham grant greg gregory guy gwen hailey hannah harold harriet "
        "harry harvey heather hector heidi helen helena henry herbert holly howard hugh hugo ian ingrid irene iris "
        "isaac isabel isabella ivan jack jackie jackson jacob jake james jamie jan jane janet janice jared jasmine "
        "jason javier jay jean jeff jeffrey jen jenna jennifer jenny jeremy jerome jerry jess jesse jessica jill jim "
        "jimmy jo joan joanna joanne jodie joe joel john johnny jon jonathan jordan jorge jose joseph josh joshua joy "
        "joyce juan juanita judith judy julia julian julie june justin karen karl kate katherine kathleen kathryn "
        "kathy katie kay kaye keith kelly ken kenneth kenny kent kerry kevin kim kimberly kirk kirsten kristen kristin "
        "kristina kurt kyle lance larry laura lauren laurie lawrence leah lee leo leon leonard leslie lester lewis "
        "liam lillian lily linda lindsay lisa liz lloyd logan lois lorenzo lori lorraine louis louise lucas lucia lucy "
        "luis luke lynn madison maggie malcolm mandy marc marco marcus margaret maria marian marie marilyn mario "
        "marion mark marlene marshall martha martin marvin mary mason matt matthew maureen max megan melanie melinda "
        "melissa melody mia michael michele michelle miguel mike mildred miles mitch mitchell molly monica monique "
        "morgan nadia nancy naomi natalie nathan nathaniel neil nelson nicholas nick nicola nicole nigel nina noah "
        "noel nora norma norman oliver olivia omar oscar owen pablo pam pamela pat patricia patrick patsy patti patty "
        "paul paula pauline pedro peggy penny pete peter phil philip philippa phillip phyllis polly rachel ralph ramon "
        "randall randy raymond rebecca reggie renee rhonda ricardo richard rick ricky rita rob robbie robert roberta "
        "roberto robin robyn rodney roger roland ron ronald ronnie rosa rose rosie ross roy ruben russ russell ruth "
        "ryan sabrina sally sam samantha samuel sandra sandy sara sarah scot scott sean seth shane shannon shari "
        "sharon shaun shawn sheila shelley shelly sheri sherri shirley simon sofia sonia sophia sophie stacey stacy "
        "stan stanley stella stephanie stephen steve steven stewart stuart sue susan susie suzanne sylvia tamara tammy "
        "tanya tara ted teresa terri terry thelma theodore theresa thomas tiffany tim timothy tina todd tom tommy toni "
        "tony tracey tracy travis trevor tricia troy tyler valerie vanessa vera vernon veronica vicki vicky victor "
        "victoria vince vincent viola violet virginia vivian wade wallace walter wanda warren wayne wendy wes wesley "
        "will william willie wilson winston yolanda yvette yvonne zach zachary zoe"
    )
)
# Words of a signature block that are no name: the title and the place in the organisation.
JOB_WORDS = frozenset(
    _words(
        "accountant accounting accounts administrator adviser advisor agent analyst analytics architect assistant "
        "associate attorney bank board bureau centre center ceo cfo chair chairman chief college committee "
        "communications company consultant consulting coordinator co-ordinator corp corporation counsel cto customer "
        "dean department desk developer development director division editor engineer engineering enterprises "
        "executive finance fellow founder gmbh group head helpdesk hotline hr inc incorporated institute insurance "
        "intern international lab laboratory law lead lecturer librarian limited llc llp logistics ltd manager "
        "management marketing office officer operations partner plc president principal procurement producer professor "
        "programme program project purchasing relations representative research researcher sales school scientist "
        "secretary services service specialist staff supervisor supply support team technician technologies technology "
        "trader trading trainee treasurer trust union unit university vice vp warehouse"
    )
)
