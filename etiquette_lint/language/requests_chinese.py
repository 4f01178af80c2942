"""Requests and promises in Chinese sentences, Simplified and Traditional, Mainland, Taiwan and Hong Kong wording.

Traditional characters are folded for the few words that matter here, so that each pattern is written once.
"""

from etiquette_lint.language.requests import LONGEST, Request
from etiquette_lint.pattern import Pattern

# One character to one; only what the patterns below use.
_FOLD = str.maketrans(
    "請煩勞懇貴隨聯絡繫係諮詢問題撥電見諒關臨費檔傳轉給幫個們這還會將後訊儘於與為確認資發專員復覆應該難誰"
    "嗎麼樣兩務願時間達處訴進結點訂單讓來說話證須條無從聽開別歡內項貨師術隊門補償賠馬尋買報簽選寫調態覺訓"
    "護減飛當過沒場",
    "请烦劳恳贵随联络系系咨询问题拨电见谅关临费档传转给帮个们这还会将后讯尽于与为确认资发专员复复应该难谁"
    "吗么样两务愿时间达处诉进结点订单让来说话证须条无从听开别欢内项货师术队门补偿赔马寻买报签选写调态觉训"
    "护减飞当过没场",
)
_TRADITIONAL = Pattern("[" + "".join(map(chr, _FOLD)) + "]")
_CLAUSE = "[^，。；！？,;!?\n]"
# What only sounds like a request; blanked out before the search.
_FORMULAS = Pattern(
    # an offer: "如有问题，请随时联系我们"
    rf"(?:如果?|若|倘若?|假如|要是)(?:您|你|贵司|贵公司|各位|大家)?(?:还|仍|另|对此"
    rf"|对{_CLAUSE}{{1,12}})?(?:有|需)(?!时间|空){_CLAUSE}{{0,12}}?"
    rf"(?:问题|疑问|疑虑|疑义|不明|不清楚|需要|需求|帮助|协助|建议|意见|想法|吩咐|困难){_CLAUSE}{{0,8}}[，,]?\s*"
    rf"(?:敬?请|欢迎|可以?|都可以?|烦请|麻烦)?{_CLAUSE}{{0,12}}?(?:联系|联络|咨询|洽询?|拨打|致电|来电"
    rf"|来信|告知|告诉|指出|提出|反馈|回复|通知|垂询|留言|找我|问我|说)"
    rf"{_CLAUSE}*"
    rf"|(?:欢迎|请)(?:您|你|大家)?(?:随时|再次|继续){_CLAUSE}*|欢迎{_CLAUSE}*"
    # courtesy
    r"|(?:敬|还|尚|万|务|恳|谨|也|并)?(?:请|祈|望|希|乞|恳请|敬请)(?:您|你|贵司|贵公司|大家|各位|予以"
    r"|多多?|能|给予|理解与|理解和|理解并)*"
    r"(?:谅解|见谅|原谅|体谅|包涵|海涵|鉴谅|理解|放心|安心|期待|关注|光临|留意|不必担心|别担心|勿担心"
    r"|不要担心|勿介意|别介意)"
    rf"(?:使用|购买|{_CLAUSE}{{0,6}})?"
    rf"|请(?:您|你)?(?:接受|允许|原谅){_CLAUSE}*|(?<!后)请(?:您|你)?(?:注意|知悉|悉知|知晓"
    rf"|留意)[：:，,。！!]?$|请(?:您|你)?注意[：:，,]"
    rf"|请(?:您|你)?(?:查收|查阅|查照|过目|惠存|笑纳|参阅|参考|参见|见附件|看附件"
    rf"|留意查收)(?=[，,。！!；;\s]|$|附件(?!并|且|后))"
    rf"|(?:谢谢|感谢|多谢|感激|感恩|鸣谢){_CLAUSE}*"
    r"|[添带]{1}(?:来|了|您)*(?:麻烦|不便)|麻烦(?:了|的是)|不麻烦|太麻烦|很麻烦|这么麻烦|请问候|请假"
    r"|请客|请柬|请帖|请示|请求|申请|邀请|聘请|宴请|请功"
)
# 请 opens a clause or follows a word that leads to it; "我请他", "客户请我们" only report.
_PLEASE = Pattern(
    r"(?:^|(?<=[，,。；;：:！!？?、\s“\"「（(—\-~@）)】\]>》0-9.]))请(?!问)"
    r"|(?<=[敬烦恳还务再也并且但而故特谨均都先另现即则就所此前后时者话您你惠仍亦家位门意])请(?!问|我|他|她)"
    # 请 with a person or a deed after it asks wherever it stands, unless somebody else is its subject
    r"|(?<![我他她它们曾已会将申邀聘宴])请(?=您|你|贵|各|大家|诸位|不要|勿|先|尽|务|立|及时|直接|按|于"
    r"|在|将|把|从|用|到|至|携|准时|提前"
    r"|速|自行|回|确|提|填|点|拨|致|告|核|签|登|下载|准备|协助|配合|支付|缴|交|寄|发|转|妥|出示|访问|扫"
    r"|选|重新|检|仔细|认真|速)"
    r"|(?:敬祈|尚祈|恳祈|祈请|祈盼|敬盼|敬候|伏祈|恳请|敬请|烦请|务请|惠请|惠予|请惠|叩请|诚请|诚邀"
    r"|劳驾|拜托(?!了?[。！!]?$)|有劳|劳烦|烦劳)"
    r"|^[\u4e00-\u9fff]{2,4}请(?=您|你|于|在|将|把|尽快|负责|准备|确认)"
    r"|(?:^|(?<=[，,。；;：:！!？?、\s想要再也还就先那得又可需请才]))麻烦(?!了|的|啊|吗|您了|你了)"
    r"|^唔该(?=[\u4e00-\u9fff]{2})(?!晒|你|哂)"
)
# Each behind literals one of which must be there.
_INDIRECT = (
    (
        ("能否", "可否", "能不能", "不可以", "不方便", "是否"),
        Pattern(r"能否|可否|能不能|可不可以|方不方便|是否(?:可以|能|方便|需要|愿意|同意)"),
    ),
    (("您看", "你看", "请问"), Pattern(r"您看(?:看|是|周|哪|怎)|你看(?:看|是|周|哪|怎)|请问")),
    (
        ("想", "希望"),
        Pattern(
            r"(?:^|[，,。；;：:！!\s我们])(?:想|希望)(?:请|要|跟您|向您|和您|与您|麻烦)*(?:请教|了解|知道|咨询"
            r"|问一?下|确认一?下|请您|请你|请贵|麻烦)"
            r"|(?:^|[，,。；;：:！!\s我们司也还更都]|非常|十分|真诚|衷心)希望(?:您|你|贵|各位|大家|能|领导|可以"
            r"|尽快|尽早)"
        ),
    ),
    (
        ("望",),
        Pattern(
            r"(?:^|[，,。；;：:！!\s还敬切深热])望(?:您|你|贵|各|予|能|尽|悉|知|周知|及时|早日|大家|领导|批准"
            r"|速|回)"
        ),
    ),
    (
        ("盼", "候复", "荷", "为感", "激", "太好", "更好了", "最好不过"),
        Pattern(
            r"(?:^|[，,。；;：:！!\s切急])盼(?:您|你|贵|各|能|望|复|回|早|尽|速)|候复|为盼|是盼|为荷|是荷|为感"
            r"|感激不尽|不胜感激|就太好了|就更好了|最好不过"
        ),
    ),
    (
        ("要您", "要你", "要贵", "要各", "要大家", "需您", "需贵", "需请", "得您", "得你", "有赖", "须"),
        Pattern(r"(?:需要?|还需要?|须|要|得|需请|有赖|必须)(?:您|你|贵|各位|大家|各部门)(?!的(?:是|话))"),
    ),
    (
        ("需", "须", "务必", "得先", "应该", "应", "要先", "要在", "要把", "要记得"),
        Pattern(
            r"(?<![果若有])(?<!如)(?:您|你|各部门|各位|大家)(?:们)?(?:还|也|都|只|仅|首先|先|就)?"
            r"(?:需要?|须|必须|务必|得先|应该?(?!是)|要(?:先|在|把|记得))(?!的|求|是)"
            r"|(?:各|所有|全体|凡)[^，。；！？,]{1,14}(?:须|务必|应于|应在|需于|需在|需要在)"
        ),
    ),
    (
        ("要不", "不如", "不妨", "要么", "建议", "提议"),
        Pattern(
            r"(?:要不|不如|不妨|要么)(?:你|您|先|我们|咱|就|这样|把|还是|下)|(?:建议|提议)(?!书|是|很|已|收|都|的|箱)"
        ),
    ),
)
_INDIRECT_GATE = Pattern("|".join(gate for gates, _ in _INDIRECT for gate in gates))
_ORDER_GATE = Pattern(
    "交给我|报给我|发给我|告知我|馈给我|帮|替我|把|记得|不要|别|勿|务必|发我|寄我|传我|告诉我|复我"
    "|知我|系我|给我|叫他|叫她|叫小|让他"
    "|让她|让小|叫我|问我|等我|问一|等一|问个"
    "|等个|回个|回一|回下|收到|看下|一下|认下|查下|点击|勾选|填写|重启|登录后|下载|打开"
)
_ORDER = Pattern(
    r"(?:前|内)[^，。；！？他她]{0,6}(?:交|发|寄|报|回|送|传|告诉|告知|通知|反馈|提交|回复)(?:给|到"
    r"|至)?(?:我|本)(?!了)|"
    r"(?:^|(?<=[，,。；;：:！!？?\s、]))(?:\d{1,2}[.、)）]\s*)?(?:也|再|就|先|都|另外|还有|然后|最后"
    r"|首先|顺便|明天|今天|下次|一定要?|千万|到时候?|届时)*"
    r"(?:帮(?:我|忙|我们|一?下)|替我|把[^，。；！？]{1,24}(?:发|寄|给|传|交|拿|带|送|还|关|打开|放|填"
    r"|改|删|写|做|整理|准备)|记得(?!您|你|我|当|上次|以前|曾)|"
    r"(?:不要|别|请勿|切勿|勿)(?!的|人|处|墅|担心|客气|介意|急|着急|名|称|无|提|说是|见怪)|务必|(?:发"
    r"|寄|传|告诉|回复|转告|通知|联系|打给|交给|拿给|叫|问|等)(?:一下|一份|个|给)?我(?!们?(?:会|将|已"
    r"|的))|"
    r"给我(?!们)(?:发|打|回|寄|留|看|传|带|拿|们发|个)|回(?:个|一?下)(?:邮件|电话|信|话|消息|我)"
    r"|收到后?请?回|看一?下|确认一?下|检查一?下|核对一?下|提供一?下|处理一?下|"
    r"叫(?:他|她|小)|让(?:他|她|小)|点击|勾选|填写|重启|登录后|下载|打开)"
)
_PARTICLE_BA = Pattern(r"(?:你|您|咱|我们|帮|先|就|来|去|一起|再)[^。！？]*吧[。！!~～]*$")
_GUESS = Pattern(r"可能|大概|应该|也许|估计|恐怕|不会|是吧|算了|好吧|对吧|看来|想必")
_RHETORICAL = Pattern(
    r"难道|岂(?:不|能|敢|是|有)|何必|何苦|何不食|谁(?:能|会|知道|想|不|都|没|说|料|叫|让)|不是吗"
    r"|何乐而不为|怎么(?:能|会|可以|可能|敢)(?!员)|哪(?:能|会|敢|有这)|"
    r"^(?:您|你|大家)?(?:最近|近来|近日|身体|一切|这段时间|过得|工作)*(?:还)?(?:好|怎么样|怎样|如何"
    r"|忙)(?:吗|么|呢)?[？?]|吃了(?:吗|没)|别来无恙"
)
_QUESTION = Pattern(r"[？?][”\"」』）)]*$|(?:吗|嘛|呢)[。.～~！!]*$")
_PROMISE = Pattern(
    r"(?:我|我们|我司|我方|本公司|敝公司|敝司|本店|本人|我部|客服|专员|专人|工程师|技术人员|同事|师傅"
    r"|售后|仓库|团队|部门)(?!的|已|都已)[^，。；！？,]{0,18}?"
    r"(?:会|将|一定|保证|承诺|这就|马上|立刻|立即|尽快|尽力|来(?=跟进|处理|负责|安排|联系|查)"
    r"|再?去(?=查|问|核|协调|催|跟|联系|确认))"
    r"(?!后悔|审|议|计|员|很|有|是|不|在(?![^，。；！？]{1,14}(?:前|内|后|当天|当日|左右|上午|下午"
    r"|晚上))|谈|展|场|客|费|说|休|出差|请假|感|觉|让您失望|面|继续期待|考虑|议)"
    r"|(?:会|将|就)(?:[^，。；！？,您你]{0,12})(?:给|为|替|向|与|跟|和|同|帮|通知|回复|答复|联系|告知"
    r"|告诉|转达|致电|提醒|寄送|赔偿|补偿|派|安排)(?:您|你|贵|到|上门|府)?(?:您|你|贵|上门|府|补|检)"
    r"|(?:后|消息|进展|结果|眉目|情况|定下来)[^。；！？]{0,12}(?:通知|告知|告诉|回复|答复|联系|联络"
    r"|转告|致电|向)(?:您|你|贵)"
    r"|(?:稍后|稍候|稍晚|回头|明天|今天|今晚|下午|上午|早上|周[一二三四五六日]|月底"
    r"|[日号天时点前内])[^。；！？请]{0,24}(?:给|为|与|跟|向|和|发|寄|联系|通知|回复|答复|告诉)(?:您|你"
    r"|贵)"
    r"|(?:退款|款项|货款|费用|尾款|差价|定金|订金|配件|新品|货物|包裹|样品|发票)[^。；！？]{0,4}(?:会"
    r"|将)[^。；！？]{0,24}(?:退|到账|寄|送|发|补)"
    r"|(?:保证|承诺)(?!金|书|人|期|的|了)"
)
_NOT_PROMISE = Pattern(r"(?:已经?|刚刚?|曾|昨天|上次|上周|要求|如果|是否|(?<![会将就])请)|了[。.！!]?$")
_BARE = Pattern(
    r"\W*(?:敬?请|麻烦|烦请|劳烦|盼|望|还望|敬候|恭候)*(?:您|你)?(?:尽快|尽早|及时|速|帮忙|协助|代为|抽空)*"
    r"(?:处理|解决|回复|复|跟进|看|确认|协助|办理|知悉|支持|批示|指示|支援)?(?:一?下|此事|这件事|这个"
    r"|为盼|为荷)*(?:谢谢)?\W*"
)
_POLITE = Pattern(
    r"请|麻烦|烦劳|劳驾|劳烦|有劳|拜托|能否|可否|能不能|可不可以|可以|方便|是否|希望|望|盼|恳|祈|谢"
    r"|感激|感谢|不好意思|抱歉|唔该|如果|吗|吧|惠"
)
_VOCATIVE = Pattern(
    r"[@＠]?(?!您好|你好|大家好|各位|另外|此外|还有|因此|所以|如果|收到|今天|明天|谢谢|为了|首先|然后"
    r"|最后|顺便|对了|同时)"
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[A-Z][A-Za-z]{1,15})[，,：: ]\s*(?=请|你|您|麻烦|能|帮|可|把|记得)"
)


_PROMISE_GATE = Pattern(
    "会|将|保证|承诺|给您|给你|为您|与您|跟您|向您|知您|知你|复您|系您|告您|诉您|诉你|这就|马上|立刻"
    "|立即|尽快|尽力|一定|我来|我去|们来|就"
    "给|寄您|发您"
)
_PLEASE_GATE = Pattern("请|烦|劳|祈|盼|候|惠|拜托|诚邀|唔该")
_FORMULA_GATE = Pattern("请|望|谢|欢迎|烦|祈|如有|如果|如您|如需|如对|如仍|如还|若|假如|要是|倘|感激|感恩|不便")


def read(string: str, sentences: list[tuple[int, int]]) -> list[Request]:
    """Return what the Chinese `sentences` of `string` ask and promise."""
    folded = string.translate(_FOLD) if _TRADITIONAL.search(string) else string
    if "\n" in folded:
        folded = folded.replace("\n", " ").replace("\r", " ")
    formulas = _FORMULA_GATE.search(folded) is not None
    please = _PLEASE_GATE.search(folded) is not None
    indirect = []
    if _INDIRECT_GATE.search(folded):
        indirect = [item for item in _INDIRECT if any(gate in folded for gate in item[0])]
    orders = _ORDER_GATE.search(folded) is not None
    promises = _PROMISE_GATE.search(folded) is not None
    found: list[Request] = []
    for start, end in sentences:
        text = folded[start : min(end, start + LONGEST)]
        masked = _FORMULAS.sub(_blank, text) if formulas and _FORMULA_GATE.search(text) else text
        cue = _find_cue(masked, please, indirect, orders)
        if cue is not None:
            found.append(_request(string, text, start, end, cue))
        if promises and _PROMISE_GATE.search(masked):
            promise = _PROMISE.search(masked)
            if promise and not _QUESTION.search(text) and not _NOT_PROMISE.search(_clause(masked, promise)):
                found.append(Request(start, end, "promise", (start + promise.start(), start + promise.end())))
    return found


def _request(string: str, text: str, start: int, end: int, cue: tuple[int, int, bool]) -> Request:
    first, last, indirect = cue
    called = _VOCATIVE.match(string, start, end)
    addressee = called["name"] if called else "reader"
    softened = _POLITE.search(text) is not None
    has_object = _BARE.fullmatch(text) is None
    return Request(start, end, "request", (start + first, start + last), addressee, softened, indirect, has_object)


def _clause(text: str, match) -> str:
    """The clause in which a match ends."""
    start = max(text.rfind(mark, 0, match.end()) for mark in "，,；;。") + 1
    end = text.find("，", match.end())
    return text[start : end if end >= 0 else len(text)]


def _blank(match) -> str:
    return " " * len(match[0])


def _find_cue(masked: str, please: bool, indirect, orders: bool) -> tuple[int, int, bool] | None:
    """The words that ask, as (start, end, indirect), or None."""
    if please and _PLEASE_GATE.search(masked):
        match = _PLEASE.search(masked)
        if match:
            return match.start(), match.end(), False
    for gates, pattern in indirect:
        if any(gate in masked for gate in gates):
            match = pattern.search(masked)
            if match and not _RHETORICAL.search(masked):
                return match.start(), match.end(), True
    if orders and _ORDER_GATE.search(masked):
        match = _ORDER.search(masked)
        if match:
            return match.start(), match.end(), False
    ending = masked[-4:]
    asks = "？" in ending or "?" in ending or "吗" in ending or "呢" in ending or "嘛" in ending
    match = _QUESTION.search(masked, max(len(masked) - 6, 0)) if asks else None
    if match and masked[: match.start()].strip() and not _RHETORICAL.search(masked):
        return match.start(), match.end(), True
    if "吧" in masked and not _GUESS.search(masked):
        match = _PARTICLE_BA.search(masked)
        if match:
            return match.start(), match.end(), False
    return None
