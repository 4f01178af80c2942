"""What people say to a service desk, and it to them: complaint, thanks, praise, apology, promise.

All functions take text as it was typed and look at it folded: small letters, Simplified characters.
Facts about the customer are read cautiously: a fault is one when a thing or the service fails, not
when the customer asks how to do something or tells a slip of their own.
"""

from functools import lru_cache

from etiquette_lint.language.fold import PARAGRAPH, fold
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split(", "))


_COMPLAINT = Pattern(
    # a thing fails, or the writer says how he feels about it
    r"\bnothing (?:has|had|have) (?:\w+ )?(?:arrived|come|happened|changed|been done)\b"
    r"|\bi(?:'m| am) (?:\w+ )?(?:angry|furious|fed up|disgusted|appalled|outraged)\b"
    r"|\b(?:(?:does|do|did|is|are|was|has|have)(?: not|n't)|isn't|never|no longer|still (?:not|no|hasn't|haven't|"
    r"isn't|doesn't)|won't|not)(?<!he's not)(?! to )"
    r" (?:\w+ )?(?:work(?:ed|ing)?(?! for (?:me|us|you|him|her|them|every))|"
    r"arriv(?:e|ed|ing)|come|came|deliver(?:ed)?|receiv(?:e|ed)|start(?:ing)?|"
    r"turn(?:ing)? on|open(?:ing)?|"
    r"load(?:ing)?|connect(?:ing|ed)?|charg(?:e|ing)|respond(?:ed|ing)?|answer(?:ed|ing)?|repl(?:y|ied)|reach(?:ed)?|"
    r"fix(?:ed)?|heard|"
    r"show(?:ing|n|ed)? up|turn(?:ed)? up|call(?:ed)?|play|print(?:ing)?|fit|stay|close|get through|"
    r"been (?:delivered|refunded|fixed|repaired|paid|"
    r"credited|answered))\b"
    r"|\bstop(?:s|ped) (?:working|charging|responding|printing|heating|cooling)|\b(?:can't|cannot|can not|couldn't|"
    r"unable to|not able to|impossible to)"
    r" (?:log|sign|access|open|use|connect|get|mount|upload|download|install|print|pay|reach|place|submit|complete|"
    r"load|see|find|hear|start)\b"
    r"|\b(?:broken|broke|burst|cracked|smashed|shattered|leak(?:s|ing|ed)?|damaged|defective|faulty|dented|torn|"
    r"spoil(?:ed|t)|mouldy|moldy|stained|"
    r"scratched|ripped|jam(?:s|med)|crash(?:es|ed|ing)?|freezes|froze|glitch|buggy|outage|"
    r"(?<!in )(?<!for )(?<!delivery )errors?(?! by | rate)|failed|fails|failure|"
    r"malfunction\w*|"
    r"overcharged|double[- ]charged|charged (?:me )?(?:twice|two times|again|three times)|billed (?:me )?twice|"
    r"misdelivered|mislaid|"
    r"missing (?:from|item|part|piece|parcel|order|refund)|(?:wrong|incorrect) (?:item|size|colou?r|product|order|"
    r"address on|amount|invoice|bill|dish|model|part)|"
    r"no (?:heating|hot water|water|signal|power|reply|answer|response|refund|sign of|internet|electricity|sound|"
    r"picture)|keeps (?:\w+ )?(?:\w+ing|off)|"
    r"keep (?:getting|seeing|receiving|having|hearing)|"
    r"dead link|broken link|not as described|third time|fourth time|fifth time|second time this|yet again|(?:is|are|"
    r"was|been|still) (?:very |so |\w+ days? )?late(?! (?:when|at|in|on|by|for me|last)\b)|"
    r"heating off|won't (?:start|open|turn|charge|load|close)|will not (?:start|open|turn|charge|load|close)|"
    r"(?:strange|loud|terrible|awful|constant|grinding) (?:noise|smell)|still (?:waiting|missing|broken|down)|"
    r"been waiting|(?:is|are|was|went) down)\b"
    r"|\b(?:heating|radiators?|water|room|flat|food|soup|meal|coffee|oven|shower)\b[^.!?]{0,24}"
    r"\b(?:(?:ice |stone |still )?cold|"
    r"lukewarm|freezing)\b"
    r"|\b(?:nobody|no one|no-one) (?:\w+ )?(?:answer|came|come|call|turned up|turns up|show|told|tells|help|pick|"
    r"respond|repl|care)\w*|\bhung up\b|\bhangs up\b|"
    r"\bleft (?:\w+ ){1,4}(?:in the rain|outside|on the street|at the wrong)|\b(?:throws?|threw|logs?|kicks?|locks?|"
    r"locked) (?:me|us) out|\b(?:won't|doesn't|does not|will not) let (?:me|us)\b|"
    r"\b(?:day|days|week|weeks|hour|hours|month|months|minutes) late\b|\b(?:received|got|sent|delivered|"
    r"came)\b[^.!?]{0,40}\b(?:instead of|rather than)\b|"
    r"\b(?:hair|fly|insect|mould|mold|glass|bug|worm|stone|plastic) in (?:it|my|the)\b|\b(?:says|told|claims?|"
    r"shows?)\b[^.!?]{0,40}\b(?:expired|invalid|not valid|declined|blocked|rejected)\b|"
    r"\b(?:second|third|fourth|fifth|2nd|3rd|4th) (?:letter|time|e-?mail|call|message|request|reminder|attempt)\b|"
    r"\bagain and again\b|\btwice already\b|\bshould not happen\b"
    # somebody is wronged
    r"|\b(?:(?<!'s )complain(?:ts?|ed|ing|s)?\b|"
    r"disappoint\w*|frustrat\w*|unacceptable|appalling|appalled|disgust\w*|disgrace\w*|outrage\w*|"
    r"fed up|furious|rude|rudely|"
    r"ridiculous|a joke|ripped off|rip-off|scam|misled|lied to|unhappy|dissatisfied|not (?:at all )?happy|"
    r"not satisfied|poor service|bad service|terrible|horrible|"
    r"worst|useless|waste of (?:time|money)|let down|ignored|crooks|"
    r"(?:my|our|a) lawyer|had enough|how (?:hard|difficult) can|"
    r"lost (?:my|our) (?:parcel|package|luggage|order|bag))\b"
)
_COMPLAINT_CHINESE = Pattern(
    r"故障|出错|报错|错误|异常|失败|失灵|失效|闪退|卡顿|卡死|卡住|死机|黑屏|白屏|花屏|蓝屏|掉线|断线|断网|断电|停电|"
    r"停水|漏水|渗水|漏电|漏油|"
    r"坏了|坏掉|坏的|坏件|又坏|损坏|破损|毁损|破了|破的|碎了|碎的|裂了|裂开|开裂|断了|断裂|脱落|掉色|褪色|起球|开胶|"
    r"变质|变形|发霉|异味|异响|噪音|杂音|太吵|刮伤|划痕|瑕疵|凹陷|"
    r"不亮|不热|不冷|不转|不响|不通|不动|不制冷|不出水|不出纸|不通电|不启动|没反应|没有反应|无反应|没声音|没信号|"
    r"没有信号|无信号|没水|没电|没暖气|没网|"
    r"(?:用|打|登|进|连|开|充|下|付|传|收|提|退|看|听|找|点|查|搜|刷|拨|关|装|上|载|领|绑|改|发|转|打印|登录|登陆|"
    r"登入|使用|支付|注册|加载|连接|连)不(?:出|了|进|上|开|到|通|"
    r"成|来|动)|"
    r"无法(?:正常)?(?:使用|登录|登陆|登入|打开|开机|启动|连接|连线|支付|付款|上传|下载|访问|显示|充电|提现|退款|收到|"
    r"观看|播放|打印|安装|完成|取消)|登不(?:进|上)|"
    r"(?:还|一直|至今|迟迟|仍然?|始终|都|到现在|从来)(?:没|未)(?:有|能|给|见|人)?(?:收|到|发|来|回|解决|处理|退|好|"
    r"人|动静|消息|结果|寄|送|修|接|开|通|理|管|下文|音讯|进展|"
    r"答复)|没(?:有)?(?:收到|到账|发货|送到|人(?:管|接|理|回|来)|给我)|未(?:收到|到账|发货|送达|收货|入账)|收不到|"
    r"少发|漏发|错发|发错|送错|寄错|少了(?:一|两|几|个|件)|少件|丢件|弄丢|缺件|缺货还|扣错|多扣|乱扣|重复扣|"
    r"扣了(?:两|2|二|三|3)|多收|乱收费|算错|扣款.{0,6}(?:错|两次|重复)|"
    r"没人(?:上门|来|接|管|理|回|应)|放.{0,4}鸽子|失约|爽约|白等|白跑|老是|总是出|转圈|扔在|扔到|摔坏|压坏|压扁|寄丢|"
    r"丢包|"
    r"(?:饭|菜|汤|面|粥|蛋糕|里)[^,。]{0,6}(?:头发|虫|苍蝇|异物|钢丝|塑料)|说好[^。!?]{0,24}(?:结果|却|没|不|还)|"
    r"(?:收到|买到|到手|实物|颜色|网站|网页|图片|照片|描述|宣传|广告)[^,。]{0,14}(?:不一样|不符|不同|不对|两回事)|"
    r"(?:金额|账单|帐单|账目|数量|颜色|尺码|型号|价格|费用|积分|"
    r"余额)[^,。]{0,4}(?:不对|有误|错了|对不上)|"
    r"(?:刷|扣|收|付|缴)了?(?:两|二|三|2|3)[次遍笔]|才(?:买|用|穿|洗|装)[^,。]{0,6}(?:天|周|月|次|年)|(?:用|穿|洗|买|"
    r"装)了?(?:没|不到)[^,。]{0,5}(?:天|"
    r"周|月|次|年)|[洗穿用]一次就|"
    r"结霜|生锈|脱线|漏风|热风|冒烟|烧(?:了|坏|毁)|跳闸|起火|爆炸|"
    r"(?:暖气|热水|饭菜?|菜|汤|房间|地暖|烤箱)[^,。]{0,8}(?:凉的|冰凉|是凉|是冷|冷的|凉了|冰的)|"
    r"太慢|好慢|很慢|太久|拖(?:了|到|着|延)|延误|延迟|误点|晚点|超时|迟到|等了.{0,8}(?:天|小时|钟头|周|星期|礼拜|月|"
    r"次|遍)|催了|"
    r"投诉|抱怨|客诉|差评|申诉|申訴|不满|不爽|失望|生气|气死|气愤|恼火|火大|愤怒|无语|受不了|忍无可忍|离谱|荒唐|欺骗|"
    r"骗(?:人|子|钱|我)|忽悠|坑人|坑我|霸王|垃圾|太差|很差|好差|恶劣|敷衍|"
    r"踢皮球|推诿|"
    r"过敏|红肿|红疹|发红|红点|刺痛|受伤|烫伤|质量(?:问题|太|很|差)|品质(?:问题|太|很|差)|不良品|瑕疵品|实物不符|"
    r"与描述不符|货不对板|换了?[两三四2345]台|报修|被封|封号|盗刷|被盗|故障|"
    r"态度(?:太|很|差|恶劣)|(?:第[三四五六]|三|四|五)[次遍回]了?"
)
_OWN_SLIP = Pattern(
    r"\b(?:i|we|my (?:son|daughter|wife|husband|kid|cat|dog)) (?:\w+ )?(?:accidentally|dropped|spilled|spilt|broke|"
    r"cracked|forgot|mistyped|typed|ordered|entered|selected|chose|picked|made a mistake|missed)\b|"
    r"\bmy (?:own )?(?:mistake|fault|error)\b|\b(?:error|wrong \w+) on my (?:side|part)\b|"
    r"我(?:自己|们|这边)?(?:不小心|误|弄|填|选|买|拍|写|输|记|点|看|打|摔|忘)(?:错|了|坏|记|丢|碎)?|(?:填|选|买|拍|"
    r"写|输|下|点)错了?(?!单|货)"
)
# Asked in general, before anything has happened.
_ENQUIRY = Pattern(
    r"\b(?:does|can|will|would|could) (?:it|this|that|the [\w-]+|your [\w-]+)(?: [\w-]+)? (?:also )?"
    r"(?:stop|fix|prevent|repair|seal|remove|"
    r"cure|withstand|survive|handle|detect)\b|(?:能|可以|会)(?:不能)?[^,。?]{0,6}(?:堵|修好|止|防|去除|治|避免|预防)[^,。]{0,8}(?:吗|么|嘛)|"
    r"\bdo you (?:also )?(?:repair|fix|replace|take back|accept|recycle|insure|cover|offer)\b|\bpolicy\b|"
    r"\bwhat (?:happens|if)\b|\bin case of\b|(?:退换|保修|理赔|赔付)(?:政策|流程|规则|范围)|如果.{0,12}(?:怎么办|可以)"
)
_UPSET = Pattern(
    r"\b(?:angry|furious|upset|fed up|disappointed|frustrat\w+|unacceptable|appall\w+|disgust\w+|disgrace\w*|"
    r"outrag\w+|ridiculous|worst|terrible|horrible|awful|"
    r"for the last time|last time (?:that )?i|last straw|had enough|idiots?|crooks?|scam|"
    r"(?:my|our|a) (?:lawyer|solicitor)|never again|so annoy\w+|sick of|tired of|"
    r"embarrass\w+|heartbroken|scared|worried sick|desperate|a joke|what a joke)\b"
)
_UPSET_CHINESE = Pattern(
    r"生气|气死|气愤|恼火|火大|愤怒|失望|无语|受不了|忍无可忍|离谱|荒唐|太差|垃圾|骗子|忽悠|心寒|寒心|急死|着急|崩溃|"
    r"难过|伤心|害怕|担心|太过分|欺人太甚|什么态度|烦死|糟糕|差劲|恶心|丢脸"
)
_PRAISE = Pattern(
    r"\b(?:great|excellent|fantastic|wonderful|amazing|brilliant|superb|outstanding|lovely) (?:service|job|work|help|"
    r"support|team|staff|product|experience)\b|"
    r"\b(?:i (?:really |absolutely |just )?love (?:your|this|my new)|well done|kudos|my compliments|thumbs up|"
    r"keep up the|(?:am|are|was|were)(?: \w+)? (?:impressed|delighted)|very (?:happy|pleased|satisfied) with)\b"
)
_PRAISE_CHINESE = Pattern(
    r"点(?:个|了)?赞|给.{0,4}好评|五星好评|表扬|夸奖|夸夸|夸一下|要夸|(?<!不)很满意|非常满意|真好用|很好用|服务(?:真|"
    r"很|特别|非常)好|太棒|超棒|很棒|(?<!不)给力|赞一个"
)
_SUGGESTION = Pattern(
    r"\b(?:i|we|may i|might i|i'd|i would)(?: like to)? suggest\b(?! (?:that )?(?:you and i|we)\b)|"
    r"\bmy suggestion\b|\bsuggestion:|"
    r"\bit would be (?:nice|great|helpful|good|useful) (?:if|to)\b|\bfeature request\b|\bplease (?:consider|"
    r"add support)\b"
)
_SUGGESTION_CHINESE = Pattern(
    r"建议(?:你们|您们|贵|增加|加|改|优化|能|可以)|提(?:个|一个|点|几点)建议|希望(?:能|可以)?(?:增加|加上|改进|优化|"
    r"改善)|反馈一个"
)
_SENT = Pattern(
    r"\b(?:(?:that|which|as) you (?:asked|requested|wanted|needed)|you asked (?:me )?(?:for|to send)|as (?:requested|"
    r"asked|you asked)|here (?:is|are) (?:the|my|your) "
    r"(?:\w+ )?(?:photos?|pictures?|screenshots?|logs?|receipt|serial|invoice|form|document\w*|number|recording|"
    r"video|copy|details|information)|"
    r"(?:i've|i have|i) (?:attached|sent|uploaded|enclosed|filled in|made|recorded|provided|submitted) (?:the|you|my|"
    r"all|a)(?! (?:mistake|message))|"
    r"screenshot (?:below|attached)|serial (?:number )?is|(?:photo|picture|screenshot|log|"
    r"receipt)s? attached)\b"
)
_SENT_CHINESE = Pattern(
    r"(?:按|照|依|应)(?:你|您|贵|要求|照|您的|你们)[^,。;]{0,8}(?:附|传|发|寄|交|提供|补|上传|填)|已按要求|(?:已|"
    r"已经)(?:经)?(?:附上|上传|发送?|寄出?|传|补(?:交|"
    r"传|齐)|提交|提供)[^,。;]{0,12}(?:照片|截图|日志|资料|材料|凭证|发票|视频|证明|单据|文件|表格|号)|"
    r"(?:照片|截图|日志|资料|材料|凭证|发票|视频|证明|单据|表格|附件)(?:已|都|全部|我)?(?:已经|都)?(?:发|传|附|寄|交|"
    r"提供|上传|提交|补)(?:给|上|齐|好|了|过)|(?:要的|需要的|"
    r"说的)(?:照片|截图|日志|资料|材料|凭证|发票|视频|证明|单据|表格)|随信附上"
)
_WAITED = Pattern(
    r"\b(?:been waiting|waited|still waiting|waiting (?:for|since)|after \w+ (?:days|weeks|hours)|"
    r"for (?:\w+ )?(?:weeks|months)|any (?:news|update))\b"
)
_WAITED_CHINESE = Pattern(
    r"(?:等|催|拖)了.{0,10}(?:天|小时|钟头|周|星期|礼拜|月|次|遍|久)|一直在等|还在等|等很久|等好久|迟迟"
)
_THANKS = ("thank", "thx", "grateful", "appreciate", "much obliged", "谢", "感恩", "感激", "感念", "铭感")
_APOLOGY = _listed(
    "sorry, apolog, regret, forgive, pardon, our mistake, our fault, our error, excuse us, my bad, "
    "my mistake, my fault, unfortunate experience, 抱歉, 歉, 对不起, 对不住, 不好意思, 请谅解, 见谅, 请原谅, "
    "原谅我们, 谅解, 包涵, "
    "海涵, 鉴谅, 赔罪, 赔礼, 赔不是, 是我们的错, 我们的责任, 是我们没, 辜负, 惭愧, 过意不去, 给您添麻烦, 给你添麻烦, "
    "添麻烦了, 唔好意思, 失礼, 愧疚, 内疚, 自责"
)
_EMPATHY = _listed(
    "understand, imagine, frustrating, how upsetting, must have been, must be, would be angry, "
    "would feel, can see why, see how, see why, hear how, hear that, shame, worry, worrying, disappoint, "
    "distress, stressful, annoying, unpleasant, upset, not the welcome, not the experience, every right, "
    "you are right, you're right, rough, 理解, 体会, 体谅, 心疼, 着急, 难受, 不容易, 辛苦, 生气, 换作, 换成我, "
    "换了谁, 感同身受, 让您失望, "
    "让你失望, 受委屈, 委屈, 担心, 不便, 困扰, 焦急, 心情, 难怪, 遗憾, 紧张"
)


@lru_cache(maxsize=16)
def folded(string: str) -> str:
    """`string` as its words are looked for; paragraph marks read as line breaks."""
    return fold(string).string.replace(PARAGRAPH, "\n")


def _find(english: Pattern, chinese: Pattern, text: str) -> "re.Match | None":
    """The first match of the pattern for the language the text is written in."""
    return (english if text.isascii() or not _HAN.search(text) else chinese).search(text)


_HAN = Pattern("[\u3400-\u9fff]")


@lru_cache(maxsize=16)
def is_complaint(string: str) -> bool:
    """Whether a customer's words tell of a fault, a wrong or a grievance."""
    text = folded(string)
    pattern = _COMPLAINT if text.isascii() or not _HAN.search(text) else _COMPLAINT_CHINESE
    for match in pattern.finditer(text):
        clause = _sentence_around(text, match.start())
        if not _OWN_SLIP.search(clause) and not _ENQUIRY.search(clause):
            return True
    return False


def _sentence_around(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in ".!?。;\n") + 1
    ends = [end for end in (text.find(mark, at) for mark in ".!?。;\n") if end >= 0]
    return text[start : min(ends, default=len(text))]


def is_upset(string: str) -> bool:
    """Whether feelings run high; a row of marks only where something is complained of, for joy has them too."""
    if _find(_UPSET, _UPSET_CHINESE, folded(string)) is not None or _SHOUTED.search(string) is not None:
        return True
    return any(row in string for row in ("!!", "！！")) and is_complaint(string)


# Four words of capitals in a row, one of which every sentence has: not four abbreviations.
_SHOUTED = Pattern(
    r"\b(?=(?:[A-Z']{1,20}[ ,]+){0,6}(?:I|YOU|YOUR|MY|IT|IS|THE|NOT|TO|THIS|AND|WHAT|WHY|NO)\b)"
    r"[A-Z']+(?:[ ,]+[A-Z']+){3}\b"
)


def praises(string: str) -> bool:
    return _find(_PRAISE, _PRAISE_CHINESE, folded(string)) is not None


def suggests(string: str) -> bool:
    return _find(_SUGGESTION, _SUGGESTION_CHINESE, folded(string)) is not None


def sends_what_was_asked(string: str) -> bool:
    return _find(_SENT, _SENT_CHINESE, folded(string)) is not None


def has_waited(string: str) -> bool:
    return _find(_WAITED, _WAITED_CHINESE, folded(string)) is not None


@lru_cache(maxsize=16)
def thanks(string: str) -> bool:
    text = folded(string)
    return any(word in text for word in _THANKS)


@lru_cache(maxsize=16)
def apologises(string: str) -> bool:
    text = folded(string)
    if not any(word in text for word in _APOLOGY):
        return False
    text = _DENIED.sub("", text)  # "not our fault" is the contrary of an apology
    return any(word in text for word in _APOLOGY)


_DENIED = Pattern(
    r"\b(?:not|isn't|wasn't|nor|neither|never) (?:\w+ )?(?:our|my) (?:fault|mistake|error)\b|"
    r"(?:不是|并非|不属于|不算|又不是|不在)(?:是)?我们的(?:错|责任)"
)


def shows_empathy(string: str) -> bool:
    text = folded(string)
    return any(word in text for word in _EMPATHY)


# The customer says that a promise was not kept.
_BROKEN_WORD = Pattern(
    r"\b(?:you|your (?:colleague|agent|team|technician|engineer)|someone|they|he|she|it) (?:had |have |has |"
    r"'d )?(?:promised|assured|guaranteed)\b|"
    r"\b(?:was|were|been) (?:promised|assured|told (?:that )?(?:someone|you|it|they|i) would)\b|\b(?:was|"
    r"were) (?:supposed|meant|due) to (?:come|call|arrive|be|get|reply|deliver|send|ring)\b|"
    r"\b(?:you|someone|they|he|she) (?:said|told me)(?: that)? (?:you|someone|it|they|he|she|i)(?:'d| would| will)\b"
)
_BROKEN_WORD_CHINESE = Pattern(
    r"说好|答应|承诺|保证过|允诺|约好|约定|讲好|说是?(?:昨天|前天|上周|周[一二三四五六日]|今天|.{1,4}天内|"
    r".{1,3}小时内|24小时|会|马上|明天)"
)
_NOTHING_CAME = Pattern(
    r"\b(?:nobody|no one|never|nothing|still|not|hasn't|haven't|didn't|isn't|no (?:call|reply|answer|news|sign)|"
    r"where is)\b|没|未|不见|还是|到现在|至今|人呢|呢\?"
)


def tells_of_broken_promise(string: str) -> bool:
    """Whether the customer says that what was promised did not happen."""
    text = folded(string)
    match = _find(_BROKEN_WORD, _BROKEN_WORD_CHINESE, text)
    return match is not None and _NOTHING_CAME.search(text[max(match.start() - 80, 0) : match.end() + 160]) is not None


# What the desk promises to say or do by a time.
_PROMISED_WORD = Pattern(
    r"\b(?:will|'ll|shall|promise to|going to)\b[^.!?]{0,60}\b(?:get back|reply|answer|update|call|ring|write|"
    r"contact|inform|let you know|tell you|hear from us|respond|be in touch|send|refund|deliver|come|visit|fix|"
    r"ship)\b"
)
_PROMISED_WORD_CHINESE = Pattern(
    r"(?:会|将|保证|承诺|一定|之?前|内)[^。!?]{0,24}(?:回复|答复|回覆|回电|致电|联系|联络|通知|告知|反馈|给您|给你|"
    r"处理|解决|完成|发出|寄出|送达|上门|退款|到账|答覆|致電|回覆)"
)


def promises_something(sentence: str) -> bool:
    return _find(_PROMISED_WORD, _PROMISED_WORD_CHINESE, folded(sentence)) is not None
