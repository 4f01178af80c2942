"""What a service desk's reply says: remedies, deadlines, referrals, courtesies. Words are looked at folded."""

from etiquette_lint.language.conversation import apologises, folded, thanks
from etiquette_lint.language.fold import fold
from etiquette_lint.language.sentences import find_sentences
from etiquette_lint.pattern import Pattern


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words of a question that no answer repeats.
EMPTY_WORDS = _set(
    "question problem issue help anyone mayb happen mean work matter day week month hour long soon exact "
    "still ever tell explain answer reply repli happi hear sort wonder 问题 请问 想问 问一 一下 知道 怎么 为什 什么 "
    "什麼 可以 "
    "能不 不能 是不 有没 没有 多久 时候 时间 到底 究竟 你们 您们 我们 现在 还能 还是 会不 麻烦 谢谢 告诉 帮我 帮忙 "
    "哪里 哪个 哪些 多少 如何"
)
_ASKS_FOR_REPLY = Pattern(
    r"\b(?:please|kindly|could you|can you|would you|may we|do)\b[^.?!]{0,40}\b(?:tell|send|confirm|reply|let (?:us|"
    r"me) know|provide|share|forward|choose|answer|upload|check and)\b|"
    r"(?:请|麻烦|烦请|劳烦)[^。!?]{0,20}(?:告诉|告知|提供|发|传|确认|回复|回覆|补充|上传|选择|答复|补交|寄回|拍)"
)
_REMEDY = Pattern(
    r"\b(?:(?:have|has|had|was|were|been|is being|are being|i've|we've)(?: \w+)? (?:\w+ed|sent|made|put|paid|told|"
    r"spoken|written|found|set|given|rung|rebuilt|sold|begun)|"
    r"(?:refund|replace|repair|credit|compensat|reimburs|exchang|waiv|resend|re-?issu|fix)\w*|restart|reset|"
    r"try again|step \d|instructions?|cannot (?:be|offer|refund|replace)|can't offer|"
    r"unable to (?:offer|refund|replace|change)|out of the question|outside (?:the|our|your) (?:warranty|guarantee)|"
    r"not (?:covered|eligible|possible|able)|no longer (?:offer|available)|decided|decision)\b|"
    r"已(?:经)?(?:为|帮|给|将|把|向|由|安排|联系|通知|提交|登记|处理|解决|恢复|修复|更换|补发|重发|退|寄|发|转|查|"
    r"核实|升级|反馈|完成)|(?:退款|退货|换货|补发|重发|赔偿|赔付|补偿|"
    r"免单|维修|更换|上门|返还|重置|重启)|步骤|"
    r"无法(?:退|换|提供|办理|受理|为您)|不(?:在|属于|符合).{0,8}(?:范围|条件|规定)|不支持|恕难|不能(?:退|换|办理)|不予"
)
_DEADLINE = Pattern(
    r"\b(?:within|in|after|by|before|at the latest|no later than)\b [^.!?]{0,20}(?:\d|one|two|three|four|five|six|"
    r"seven|ten|few|hours?|days?|weeks?|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|"
    r"tonight|end of)|"
    r"[\d一二两三四五六七八九十半几]+个?(?:工作)?(?:天|日|小时|分钟|周|星期|月|点)(?:之?内|以内|前|后)?|(?:今天|明天|"
    r"后天|今日|明日|本周|下周|"
    r"周[一二三四五六日])[^,。]{0,4}(?:前|内|之前|上午|下午|回|给|联|通)"
)
_SOLVED_BY_CUSTOMER = Pattern(
    r"\b(?:it |that |everything |this |all )?(?:works|worked|working|solved|fixed|resolved|sorted|done|perfect|"
    r"good) (?:now|again|fine|perfectly|like a charm)?|\byou can close\b|\bplease close\b|\bno longer need|"
    r"\bproblem (?:is )?(?:solved|gone|fixed)|\ball (?:good|set|sorted)\b|"
    r"好了|解决了|可以了|搞定|没问题了|恢复了|能用了|收到了,谢|已经好|正常了|可以关闭|关单吧|结单吧|不用了"
)
_NOT_SOLVED = Pattern(r"\b(?:not|n't|never|no longer|still|nothing|when)\b|不|没|未|还是|又|怎么|为什么|\?")
_CONDITIONAL = Pattern(
    r"\b(?:if|unless|once|until|after (?:you|your)|only (?:after|when)|as soon as|when (?:you|your)|automatically|"
    r"in case|should you)\b|如果|如您|若|如未|如无|要是|一旦|(?<!前)之后(?:再|才)|才(?:会|把|能)|确认后|同意后|"
    r"答复后|自动|假如|听您|等您|待您|倘"
)
_ATTRIBUTION = Pattern(
    r"\b(?:wrote|writes|schrieb)\b|写道|写到|\bfrom:|\bsent:|\bdate:|发件人|发送时间|寄件者|日期:|时间:|"
    r"[^\n]{1,30}:\s*$",
    2,
)
_SUBSTANCE = Pattern(
    r"\b(?:because|due to|owing to|(?:was|were|is|been) caused|caused by|reason|"
    r"since (?:our|the|a)|was that|went wrong|found (?:that|out)|"
    r"(?:will|'ll|shall)(?! (?:not|never) happen)|refund\w*|replac\w*|repair\w*|credit\w*|voucher|compensat\w*|"
    r"reimburs\w*|discount|free of charge|instead|"
    r"so that|"
    r"have (?:already |now |just )?(?:\w+ed|sent|made|put|told|found)|has been \w+ed|please (?!accept|forgive|excuse|"
    r"bear|let us|let me|feel free|do not|don't|rest assured|know|be assured|contact us)|"
    r"(?:could|would|can|may) (?:you|i|we)|you can|can not|cannot|must|"
    r"need|investigat\w*|looking into|checking|engineers?|technicians?|still)\b|"
    r"因为|由于|因[^,。]{1,12}(?:导致|造成|,)|原因|(?<!由此)导致(?!您)|将(?:为|会|在|于)|会(?:为|在|尽|把|给|安排|加强|改)|"
    r"已(?:经)?(?:为|帮|给|将|把|向|安排|联系|通知|提交|登记|"
    r"处理|解决|恢复|修复|更换|补|重|退|寄|发|转|查|核实|升级|反馈)|退款|退货|换货|补发|赔|补偿|优惠券|免单|上门|"
    r"维修|更换|"
    r"麻烦(?!了|到|您了)|烦请|劳烦|能否|可否|方便(?=提供|告|给|发)|请(?!您?(?:谅解|见谅|原谅|理解|体谅|多|海涵|放心|接受|相信|包涵|息怒|消气))|可以|无法|不能|需要|建议(?!和|与)|"
    r"还在|正在|尚在|仍在|厂家|师傅|工程师|技术"
)
_COURTESY = Pattern(
    r"\b(?:understand|appreciate|value|thank|thanks|bear with|patience|hope|wish|look forward|happy to|pleased to|"
    r"inconvenience|take (?:this|your|such|all)|important to us|every effort|strive|do our best|hear from you|"
    r"anything else|"
    r"feedback|experience|standards?|dear|hello|hi|good (?:morning|afternoon|evening|day)|apolog\w*|have a (?:nice|"
    r"good|great|lovely)|will not happen again|won't happen again|never happen again|improve|hesitate|any questions|"
    r"other questions|let us know|contact us)\b|"
    r"理解|体谅|谅解|感谢|谢谢|多谢|您好|你好|早上好|下午好|晚上好|祝|不便|困扰|心情|改进|改善|努力|支持|宝贵|重视|"
    r"反省|引以为戒|不会再|下不为例|希望|期待|愉快|顺利|欢迎|随时|竭诚|注意|今后|用户|顾客|"
    r"抱歉|对不起|歉|愧疚|检讨"
)
_RATING = Pattern(
    r"\b(?:survey|questionnaire|rate (?:us|our|your|this|my|the)|rating|leave (?:us )?a review|"
    r"write (?:us )?a review|how (?:did we do|was (?:our|my) service)|out of (?:ten|10|five|5)|five[- ]stars?|"
    r"5[- ]stars?|feedback form)\b|"
    r"满意度|评价(?:一下|本次|此次|我)|给(?:个|我们?|本次).{0,6}(?:好评|评价|评分|五星)|五星|好评|打分|评分|问卷|"
    r"调查表|点个赞|一星|满意请按"
)
# "our finance team", "the carrier", "快递公司": somebody else who is to be asked.
_PARTY = (
    r"(?:(?:[\w'’&-]+ ){0,4}?(?:team|departments?|dept|office|officer|desk|banks?|branch|hotline|help ?line|helpdesk|"
    r"manufacturers?|makers?|carriers?|couriers?|administrators?|providers?|suppliers?|insurers?|insurance company|"
    r"embassy|consulate|council|municipality|authority|authorities|agency|landlord|operator|dealer|retailer|store|"
    r"colleagues|shop|website|web site|web page|webpage|site|portal|page|app|finance|billing|accounts|"
    r"accounting|legal|hr|"
    r"human resources|it|logistics|sales|reception|warehouse|"
    r"head office|headquarters|ministry|police|post office|occupational health|registry|registrar|secretariat|"
    r"treasury|customs|airline|hospital|clinic|university|company|colleagues in \w+|people at [\w ]+))"
)
_REFERS = Pattern(
    r"\b(?:please|kindly|you (?:can|may|could|should|need to|must|will need to|will have to|have to|"
    r"might want to|would need to|would have to|"
    r"'ll need to|had better|ought to)|you'll (?:need|have) to|you'd (?:better|have to|need to)|best to|try to|try|"
    r"go and|just|simply|^)(?: \w+ly)? ?"
    r"(?:contact|contacting|call|calling|ring|phone|e-?mail|write to|speak (?:to|with)|talk to|reach out to|"
    r"get in touch with|check with|checking with|ask|asking|consult|turn to|approach|refer to|go to|apply to|"
    r"take (?:it|this|that) up with|raise (?:it|this|that) with|"
    r"(?:see|visit|find (?:it|them|this) on|look (?:it up )?on|register on|log in to)) (?:(?:the|our|their|a|an|his|"
    r"her) )?(?!your |my |me\b|us\b)"
    + _PARTY
    + r"\b(?! (?:name|number|time|button|below|above))"
    r"|\b(?:is|'s) (?:one|something|a (?:matter|question|case)) for (?:the |our |your )?(?:\w+ ){0,2}?"
    r"(?:team|department|people|desk|office|colleagues|company|bank|carrier|courier|manufacturer)\b"
    r"|\b(?:there is|there's) (?:a|an|some) (?:page|form|section|hotline|number|website|document|leaflet|"
    r"faq)\b[^.!?]{0,60}\b(?:website|site|page|portal|intranet|app|office|desk|hotline|hours|questions|details|"
    r"information)\b"
    r"|\b(?:people|colleagues|team|staff|department|desk|office|unit) (?:at|in|from|of) (?:the |"
    r"our )?[\w ]{1,40}?\b(?:handle|handles|deal with|deals with|look after|looks after|can help|will help|"
    r"are responsible|is responsible|take care of|know more)\b"
    r"|\b(?:is|are|it's|that's|this is) (?:\w+ )?(?:handled|dealt with|looked after|managed|decided|"
    r"covered) by (?:the|our|your|another|a different) (?:[\w-]+ ){0,3}?(?:team|department|office|desk|unit|bank|"
    r"carrier|courier|company|supplier|manufacturer|colleagues)\b(?! and (?:i|we) )"
    r"|\byou(?:'d| would|'ll| will)? (?:need|have) to (?:speak|talk|write|contact|ask|call|ring)(?: to|"
    r" with)? them\b|\bif you (?:get in touch with|contact|call|ring|ask|write to|speak to|e-?mail|drop) them\b|"
    r"\b(?:contact|call|"
    r"ask|ring|write to|e-?mail|get in touch with) them (?:directly|yourself|instead|about)\b"
)
_REFERS_CHINESE = Pattern(
    r"(?:(?<!申)请|[您你](?![们]?(?:已经?|刚才|之前|的))|自行|建议|麻烦|烦请|只能|不妨|劳驾|直接|(?<!我)"
    r"(?<!们)得(?=去找|找|去问|问|联系|去))(?:您|你|自己|自行|"
    r"直接|先|再|可以?|需要?|要|得|去|就|还是|最好|也|都|"
    r"另外?|另行|到时)*"
    r"[^,。;!?]{0,6}?(?:联系|联络|咨询|洽询|洽|询问|问(?!题)|找|致电|拨打|打给|打电话给|向|到|去|登录|登陆|访问|查看|"
    r"关注|跟|和|与)(?:一下|下)?[^,。;!?]{0,6}?"
    r"(?:部门|财务|人事|行政部|法务|售后|物流|仓库|厂家|厂商|原厂|商家|卖家|店家|快递(?:公司|员|小哥)?|货运公司|银行|"
    r"发卡行|门市|门店|营业厅|营业所|网点|官网|网站|公众号|小程序|办事处|物业|"
    r"房东|保险公司|运营商|电信公司|供应商|经销商|代理商|户政事务所|派出所|警察局|公安|工商|消协|医院|学校|教务处|"
    r"学务处|总务处|税务局|国税局|社保局|车管所|街道办|居委会|专线|热线|窗口|负责(?:人|"
    r"部门|同事)|(?:主管|承办|主办|经办|业务)(?:机关|单位|部门|人员|人|窗口)|相关(?:部门|单位|人员)|有关部门|其他部门|别的部门|平台客服|承办人)"
)


# The reader knows these: their own bank, the shop round the corner.
_OWN_PLACE = Pattern(r"[您你](?:们)?(?:的|原|所在|当地|家|那)|当地|就近|附近|所在地|任意|任何|任一|各")


_WAIT = Pattern(
    r"\b(?:wait|bear with|be patient|patience|stay tuned|keep an eye)\b|等待|等候|稍候|静候|耐心|留意|关注|放心|见谅|"
    r"谅解|理解"
)


def asks_only_to_wait(sentence: str) -> bool:
    return _WAIT.search(folded(sentence)) is not None


def sentence_at(string: str, offset: int) -> str:
    """The sentence of `string` that holds this offset."""
    return next((string[start:end] for start, end in find_sentences(string) if start <= offset < end), "")


def asks_for_reply(string: str) -> bool:
    return _ASKS_FOR_REPLY.search(folded(string)) is not None


def tells_remedy(string: str) -> bool:
    """Whether it says what was done, offers a remedy or settles the matter with a no."""
    return _REMEDY.search(folded(string)) is not None


def names_deadline(string: str) -> bool:
    return _DEADLINE.search(folded(string)) is not None


def confirms_solution(string: str) -> bool:
    """Whether the customer says that the matter is settled."""
    text = folded(string)
    match = _SOLVED_BY_CUSTOMER.search(text)
    return match is not None and _NOT_SOLVED.search(text[max(match.start() - 24, 0) : match.end() + 6]) is None


def is_conditional(sentence: str) -> bool:
    return _CONDITIONAL.search(folded(sentence)) is not None


def is_attribution(line: str) -> bool:
    """Whether these are the words with which a mail client introduces a quotation."""
    return _ATTRIBUTION.search(line) is not None


_CASE = r"(?:ticket|case|issue|matter|request|complaint|enquiry|inquiry|incident|claim|query|file)"
_CLOSES = Pattern(
    rf"\b{_CASE} (?:\w+ ){{0,2}}?(?:is|was|has|have|will|can)(?: \w+){{0,2}}? (?:closed|(?:set|changed|moved|"
    rf"switched) to (?:solved|closed|resolved|done|finished)|(?:marked|flagged)(?: as)? (?:solved|resolved|closed|"
    rf"finished|done|complete\w*)|archived)\b"
    rf"|\b(?:have|has|am|are|'ve|'m|'re|will|'ll|shall|now|hereby|therefore|to)(?: \w+){{0,4}}? (?:close|closed|"
    rf"closing|archive|archived|consider|regard|treat|mark|marked|marking|set)(?: \w+ly)? (?:the|this|your|"
    rf"that) {_CASE}(?: (?:as|to))?(?: be)?(?: (?:closed|resolved|settled|solved|finished|done))?\b"
    r"|\b(?:am|are|'m|'re|will|'ll|have|'ve|now)(?: now)? mark(?:ed|ing)? (?:this|it)(?: as)? (?:done|solved|"
    r"resolved|closed|complete\w*)\b"
    r"|\b(?:tick|cross|sign|check)(?:ed|ing)? (?:this|it|that)(?: one)? off\b"
    rf"|\b(?:we|i)(?: \w+)? (?:close|archive)(?: \w+ly)? (?:the|this|your|that) {_CASE}\b"
    rf"|\b(?:consider|regard|treat|considered|regarded) (?:this|the|your|that) {_CASE} (?:as |to be )?(?:closed|"
    rf"resolved|settled|solved|finished)\b"
    rf"|\b(?:this|that|which) concludes (?:your|the|this|our) \w+|\bno further action (?:is|will be) (?:planned|"
    rf"taken|required|needed|necessary)|\b{_CASE} (?:closed|solved|resolved)$|^closing (?:this|the|your) {_CASE}"
)
_CLOSES_CHINESE = Pattern(
    r"(?:工单|案件|本案|此案|该案|投诉|问题单|服务单|个案|单子|案子|申诉案?|客诉案?|报修单?)(?:件)?(?:现?已经?|将|会|"
    r"就|先行?|即将|现|径){0,3}(?:予以?|给您|为您|帮您|"
    r"给你)?(?:关闭|结案|结单|关单|完结|办结|结束|归档|结掉|关掉|销案)|"
    r"(?:工单|案件|单子|投诉|这单|这个单|本案|此案|这件|该案)(?:我们?|这边)?(?:就|先|已经?){0,2}(?:给|帮|为)?(?:您|你)?"
    r"(?:关|结)(?:了|掉)|"
    r"(?:先|就|已经?|现在|直接|将|会|予以?)(?:给|帮|为|替|把|将)(?:您|你|您的|你的|本|此|该|这个|这张)?(?:工单|案件|"
    r"投诉|单子|单|案)?(?:先)?(?:关闭|结案|结单|关单|关掉|"
    r"结掉|完结|销案)|(?:先行?|已经?|将|径)予?(?:行)?结案|"
    r"(?:工单|单子|案件|报修)[^,。]{0,4}(?:点|置|标|改|设)(?:为|成|了)?(?:完成|完结|关闭|已解决|结束)|"
    r"标(?:记|注)[为成](?:已解决|已完成|解决|完结|已关闭|关闭)|(?:状态|工单|案件)已?(?:改|设|置|变更|"
    r"更新)[为成](?:已解决|已完成|已关闭|关闭|完结|结案)|"
    r"(?:此事|本案|这件事|事情|投诉|案件)[^,。]{0,6}到此(?:结束|为止)|不再(?:另行)?(?:处理|受理|跟进|答复|回复)"
)


def find_closing(sentence: str) -> tuple[int, int] | None:
    """Where a sentence declares the customer's case closed."""
    text = fold(sentence)
    match = _CLOSES.search(text.string)
    if match is None and not text.string.isascii():
        match = _CLOSES_CHINESE.search(text.string)
    return text.span(*match.span()) if match else None


def has_substance(sentence: str) -> bool:
    """Whether a sentence that apologises also gives a cause, a remedy or a next step."""
    return _SUBSTANCE.search(folded(sentence)) is not None


def is_courtesy(sentence: str) -> bool:
    """Whether a sentence is kind and says nothing of the matter."""
    text = folded(sentence)
    return (_COURTESY.search(text) is not None or thanks(text) or apologises(text)) and not has_substance(sentence)


def asks_for_rating(string: str) -> bool:
    return _RATING.search(folded(string)) is not None


def refers_elsewhere(sentence: str) -> bool:
    """Whether the sentence sends its reader to somebody else."""
    text = folded(sentence)
    if _REFERS.search(text):
        return True
    if text.isascii():
        return False
    match = _REFERS_CHINESE.search(text)
    return match is not None and _OWN_PLACE.search(match[0]) is None
