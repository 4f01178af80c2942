"""Words that name a gap ("Your Name", 客户姓名), what kind of thing fills it, and the neutral word it reads as."""

from etiquette_lint.pattern import Pattern

# A gap reads as one of two words by turns, so that neighbours never look like a word typed twice and a word is
# never as long as its source. None of them is a vague or past date, and all are written alike in both Chinese scripts.
NEUTRAL_ENGLISH = {
    "name": ("Alex", "Robin"),
    "amount": ("100", "2000"),
    "date": ("2030-01-01", "1 January 2030"),
    "other": ("Sample", "Example"),
    "blank": ("Sample", "Example"),
}
NEUTRAL_CHINESE = {
    "name": ("王明", "李小文"),
    "amount": ("100", "2000"),
    "date": ("2030年1月1日", "2030年01月01日"),
    "other": ("甲件", "乙件一"),
    "blank": ("甲件", "乙件一"),
}

NEUTRAL_CLOCKS = ("09:30", "14:15:00")  # for a gap of category date that is an hour, not a day

_WORD = Pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[\u3400-\u9fff]+")

_NAME_WORDS = frozenset(
    {
        "name", "firstname", "lastname", "fname", "lname", "fullname", "forename", "surname", "username",
        "user", "nickname", "displayname", "salutation", "recipient", "customer", "client", "contact",
        "requester", "agent", "assignee", "sender", "author", "member", "person", "guest", "student", "manager",
        "owner", "host", "employee", "candidate", "applicant", "supervisor", "patient", "tenant", "signature",
        "recruiter", "technician", "engineer", "advisor", "adviser", "teacher", "doctor", "colleague", "driver",
        "guide",
    }
)
_AMOUNT_WORDS = frozenset(
    {
        "amount", "total", "price", "cost", "fee", "fees", "balance", "sum", "subtotal", "discount", "refund",
        "quantity", "qty", "count", "percent", "percentage", "rate", "tax", "salary", "budget", "payment",
        "money", "currency", "days", "hours", "minutes",
    }
)
_DATE_WORDS = frozenset(
    {
        "date", "time", "datetime", "day", "weekday", "month", "year", "deadline", "due", "expiry", "expires",
        "expiration", "eta", "timestamp", "period", "hour", "birthday", "anniversary", "until", "cutoff",
        "when",
    }
)
_OTHER_WORDS = frozenset(
    {
        "company", "organization", "organisation", "firm", "business", "address", "email", "mail", "e", "phone",
        "telephone", "mobile", "number", "title", "position", "role", "job", "department", "team", "city",
        "country", "state", "street", "zip", "code", "website", "url", "link", "product", "item", "order",
        "invoice", "ticket", "subject", "topic", "reason", "project", "event", "location", "venue", "place",
        "details", "detail", "description", "service", "school", "university", "institution", "issue",
        "problem", "solution", "account", "reference", "ref", "id", "sitename", "site", "brand", "tracking",
        "destination", "industry", "industryname", "field", "skill", "amounts", "salary", "carrier", "building",
        "room", "post",
    }
)
# Words that stand beside the naming word; alone they name no gap.
_MODIFIERS = frozenset(
    {
        "your", "my", "our", "the", "a", "an", "of", "or", "and", "to", "for", "in", "full", "first", "last",
        "middle", "given", "family", "customer", "client", "recipient", "user", "company", "contact", "order",
        "invoice", "ticket", "due", "start", "end", "delivery", "meeting", "event", "project", "product",
        "sender", "manager", "agent", "representative", "support", "s", "job", "new", "old", "current",
        "specific", "relevant", "appropriate", "actual", "exact", "here", "insert", "enter", "add", "fill",
        "put", "hiring", "interviewer", "employer", "business", "mailing", "home", "office", "work", "cell",
        "street", "department", "team", "phone", "account", "reference", "tracking", "member", "preferred",
        "mr", "ms", "mrs", "dr",
    }
)
_INSTRUCTIONS = frozenset(
    {
        "insert", "enter", "add", "fill", "your", "type", "replace", "specify", "placeholder", "put",
    }
)
# Of things named "order.name", "site_name" the name is not a person's.
_THINGS = frozenset(
    {
        "order", "product", "company", "shop", "store", "site", "file", "course", "event", "project", "item",
        "club", "plan", "service", "organization", "business", "app", "group", "forum", "topic", "brand",
        "school", "team", "department", "city", "country", "street", "domain", "host", "bank",
    }
)

_CHINESE_NAME = Pattern(
    "姓名|名字|姓氏|称呼|稱呼|稱謂|称谓|客户名|客戶名|用户名|用戶名|使用者名|昵称|暱稱|联系人|聯絡人|收件人|经办人|承辦人|客服|先生|女士"
)
_CHINESE_AMOUNT = Pattern("金额|金額|价格|價格|费用|費用|数量|數量|余额|餘額|总价|總價|单价|單價|款项|款項|人数|人數")
_CHINESE_DATE = Pattern("日期|时间|時間|期限|年月日|截止日|到期日|生日")
_CHINESE_OTHER = Pattern(
    "公司(?:名称|名稱|名|全称|全稱)?|单位(?:名称)?|單位(?:名稱)?|部门(?:名称)?|部門(?:名稱)?|职位|職位|职务|職務|职称|職稱|头衔|頭銜"
    "|电话(?:号码)?|電話(?:號碼)?|手机号?码?|手機號?碼?|邮箱(?:地址)?|郵箱|電子郵件|信箱|地址|联系方式|聯絡方式|联系电话|聯絡電話"
    "|订单(?:编号|号码|号)|訂單(?:編號|號碼|號)|单号|單號|编号|編號|工号|工號|产品(?:名称)?|產品(?:名稱)?|商品(?:名称)?|商品名稱"
    "|项目(?:名称)?|項目名稱|專案名稱|主题|主題|内容|內容|原因|链接|連結|网址|網址|签名|簽名|落款|地点|地點|学校|學校|专业|專業|课程|課程"
)
_CHINESE_BESIDE = Pattern(
    "(?:您|你|我|贵|貴|对方|對方|的|客户|客戶|用户|用戶|顾客|顧客|会员|會員|收件|发件|寄件|公司|具体|具體|相关|相關|项目|項目|产品|產品|"
    "学生|學生|老师|老師|领导|領導|经理|經理|联系|聯絡|服务|服務|活动|活動|会议|會議|到期|截止|发货|發貨|出貨|订单|訂單|合同|合約|或|及|和|"
    "、|/|全|英文|中文|真实|真實|应付|應付|退款|付款|开始|開始|结束|結束|预计|預計|[A-Za-z0-9]|\\s){0,8}+"
)
_CHINESE_INSTRUCTION = Pattern(
    "^(?:请|請)?(?:在)?(?:此处|此處|这里|這裡|此)?(?:填写|填寫|填入|输入|輸入|插入|写明|寫明|补充|補充|替换|替換|待填|待补|待補)"
    "|^(?:您|你|贵公司|貴公司)的|^(?:待定|待补充|待補充|待填写|待填寫|占位符|佔位符)$"
)


def words_of(variable: str) -> list[str]:
    """The words of a variable's name in lower case: `order.shipDate` -> order, ship, date."""
    return [word.lower() for word in _WORD.findall(variable)]


def category_of(variable: str) -> str:
    """What fills the gap, by its name: name, amount, date or other."""
    if not variable.isascii():
        found = _chinese_category(variable)
        if found:
            return found
    words = words_of(variable)
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in _DATE_WORDS or (word in ("at", "on") and index and index == len(words) - 1):
            return "date"
        if word in _AMOUNT_WORDS:
            return "amount"
        if word == "title" and len(words) == 1:
            return "name"
        if word in _NAME_WORDS:
            if index and words[index - 1] in _THINGS and word == "name":
                return "other"
            return "name"
        if word in _OTHER_WORDS:
            return "other"
    return "other"


def names_clock(variable: str) -> bool:
    """Whether what fills a gap of category date is a time of day: `appointment.time`, 时间."""
    if not variable.isascii():
        return "时间" in variable or "時間" in variable or "时段" in variable or "時段" in variable
    return words_of(variable)[-1:] in (["time"], ["hour"], ["hours"], ["clock"])


def _chinese_category(variable: str) -> str:
    for category, pattern in (("date", _CHINESE_DATE), ("amount", _CHINESE_AMOUNT)):
        if pattern.search(variable):
            return category
    if _CHINESE_OTHER.search(variable) and not _CHINESE_NAME.search(variable):
        return "other"
    return "name" if _CHINESE_NAME.search(variable) else ""


def names_gap(phrase: str) -> bool:
    """Does this text between brackets name something to fill in? "Your Name", 客户姓名; not "Ticket 123"."""
    phrase = phrase.strip()
    if not phrase.isascii():
        return _names_gap_chinese(phrase)
    if any(character.isdigit() for character in phrase):
        return False
    words = words_of(phrase.replace("'", " ").replace("’", " "))
    if not words or len(words) > 8 or not phrase[0].isalpha():
        return False
    known = [any(word in group for group in (_NAME_WORDS, _AMOUNT_WORDS, _DATE_WORDS, _OTHER_WORDS)) for word in words]
    if words[0] in _INSTRUCTIONS and len(words) > 1:
        return any(known) or words[0] in ("insert", "enter", "fill")
    return known[-1] and all(is_known or word in _MODIFIERS for word, is_known in zip(words, known, strict=True))


def _names_gap_chinese(phrase: str) -> bool:
    if len(phrase) > 24:
        return False
    if _CHINESE_INSTRUCTION.search(phrase):
        return True
    beside = _CHINESE_BESIDE.match(phrase)
    starts = {0, beside.end() if beside else 0}
    for pattern in (_CHINESE_NAME, _CHINESE_AMOUNT, _CHINESE_DATE, _CHINESE_OTHER):
        for match in pattern.finditer(phrase):
            if match.end() == len(phrase):
                if match.start() in starts or _CHINESE_BESIDE.fullmatch(phrase, 0, match.start()):
                    return True
    return False


# "on DD/MM/YYYY", "$XX.XX"; "(DD/MM/YYYY)" tells how a date is to be written.
PATTERN_OF_VALUE = Pattern(
    r"(?<=\b(?:on|by) )(?:(?:DD|MM)[/.-](?:DD|MM)[/.-]YYYY|YYYY[/.-]MM[/.-]DD)\b(?! format)"
    r"|(?<=[于於在])(?:(?:DD|MM)[/.-](?:DD|MM)[/.-]YYYY|YYYY[/.-]MM[/.-]DD)(?![\w/-])"
    r"|(?<![\w])[$£€¥￥] ?X{1,6}+(?:[.,]X{1,3})?+(?![\w.,-]\w|\w)"
)
# "(XXXms) where XXX is the number of milliseconds" speaks of the crosses.
DEFINED_CROSSES = Pattern(
    r"(?:\bwhere |其中)[“\"'‘]?XXX+[”\"'’]? ?(?:(?:is|are|means|denotes|represents|stands for)\b|为|為|是|代表|表示)"
)
