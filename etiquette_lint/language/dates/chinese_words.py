"""Words Chinese names time with, in Simplified characters: Traditional text and full-width digits are folded first."""

from etiquette_lint.pattern import Pattern

TRADITIONAL = (
    "週周個个後后號号點点兩两時时鐘钟內内這这節节國国慶庆農农舊旧曆历歷历臘腊禮礼間间開开學学"
    "過过幾几來来從从當当盡尽儘尽應应馬马晝昼淩凌連连無无遲迟壹一貳二參三肆四伍五陸六柒七捌八"
    "玖九拾十〇零歲岁復复聖圣誕诞婦妇勞劳動动兒儿親亲師师軍军黨党陽阳陰阴紀纪級级數数術术緊紧"
    "還还給给聽听尋寻裡里裏里嘅的單单雙双齊齐驚惊蟄蛰穀谷種种處处結结見见離离舉举進进聯联們们"
    "嗎吗決决樹树樂乐記记衛卫憲宪難难隻只總总該该將将發发業业臺台營营為为終终頭头剛刚現现預预"
    "計计約约輪轮試试廳厅線线樓楼電电門门會会條条項项萬万億亿場场車车課课書书繼继續续長长階阶"
    "與与紙纸團团員员隊队"
)
_FOLD = {ord(TRADITIONAL[at]): TRADITIONAL[at + 1] for at in range(0, len(TRADITIONAL), 2)}
_FOLD.update({0xFF10 + digit: str(digit) for digit in range(10)})
_NEEDS_TABLE = Pattern("[" + "".join(sorted(map(chr, _FOLD))) + "]")
_MARKS = list(zip("：（）／．－～，　–—〜ー", ":()/.-~, --~-", strict=True))


def fold(text: str) -> str:
    """Simplified characters, ASCII digits and marks, one for one; most text needs only the marks."""
    for full, half in _MARKS:
        text = text.replace(full, half)
    return text.translate(_FOLD) if _NEEDS_TABLE.search(text) else text


DIGITS = {
    char: value
    for value, chars in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
WEEKDAYS = {
    "一": 0,
    "二": 1,
    "三": 2,
    "四": 3,
    "五": 4,
    "六": 5,
    "日": 6,
    "天": 6,
    "1": 0,
    "2": 1,
    "3": 2,
    "4": 3,
    "5": 4,
    "6": 5,
    "7": 6,
}
# relative day -> days from today
DAYS = {
    "大前天": -3, "大前日": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨儿": -1, "琴日": -1, "寻日": -1,
    "今天": 0, "今日": 0,
    "今儿": 0, "当天": 0, "当日": 0, "即日": 0, "明天": 1, "明日": 1, "明儿": 1, "听日": 1, "翌日": 1, "次日": 1,
    "隔天": 1, "隔日": 1,
    "后天": 2, "后日": 2, "后儿": 2, "大后天": 3, "大后日": 3,
}  # fmt: skip
SHORT_DAYS = {"前": -2, "昨": -1, "琴": -1, "寻": -1, "今": 0, "当": 0, "明": 1, "听": 1, "次": 1, "后": 2}
YEARS = {
    "大前": -3,
    "前": -2,
    "去": -1,
    "上": -1,
    "旧": -1,
    "今": 0,
    "本": 0,
    "当": 0,
    "明": 1,
    "来": 1,
    "翌": 1,
    "次": 1,
    "后": 2,
}
PARTS = {
    "凌晨": "dawn", "清晨": "morning", "清早": "morning", "大清早": "morning", "一大早": "morning", "一早": "morning",
    "早晨": "morning", "早上": "morning", "早间": "morning", "上午": "morning", "上昼": "morning", "朝早": "morning",
    "午前": "morning", "中午": "noon", "正午": "noon", "午间": "noon", "晌午": "noon", "晏昼": "afternoon",
    "下午": "afternoon",
    "午后": "afternoon", "下昼": "afternoon", "傍晚": "evening", "黄昏": "evening", "晚上": "evening",
    "晚间": "evening",
    "夜晚": "evening", "夜里": "night", "夜间": "night", "深夜": "night", "半夜": "night", "午夜": "night",
    "晚": "evening",
    "早": "morning", "晨": "morning", "夜": "night", "午": "noon", "朝": "morning", "三更半夜": "night",
}  # fmt: skip
# As in English; without the names that mean another zone in Chinese text.
ZONES = {
    "utc": "Z", "gmt": "Z", "hkt": "+08:00", "jst": "+09:00", "est": "-05:00", "edt": "-04:00", "pst": "-08:00",
    "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00", "bst": "+01:00",
}  # fmt: skip
# unit -> (grain, count, letter), as in values
UNITS = {
    "秒": ("second", 1, "s"), "秒钟": ("second", 1, "s"), "分": ("minute", 1, "m"), "分钟": ("minute", 1, "m"),
    "刻钟": ("minute", 15, "m"), "小时": ("hour", 1, "h"), "钟头": ("hour", 1, "h"), "钟": ("hour", 1, "h"),
    "天": ("day", 1, "D"),
    "日": ("day", 1, "D"), "晚": ("day", 1, "D"), "夜": ("day", 1, "D"), "自然日": ("day", 1, "D"),
    "工作日": ("workday", 1, "D"),
    "工作天": ("workday", 1, "D"), "营业日": ("workday", 1, "D"), "交易日": ("workday", 1, "D"),
    "周": ("week", 7, "D"),
    "星期": ("week", 7, "D"), "礼拜": ("week", 7, "D"), "周末": ("weekend", 7, "D"), "月": ("month", 1, "M"),
    "季度": ("quarter", 3, "M"),
    "季": ("quarter", 3, "M"), "年": ("year", 1, "Y"), "世纪": ("century", 100, "Y"), "周年": ("year", 1, "Y"),
}  # fmt: skip
SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
EDGES = {"初": -1, "上旬": -1, "中": 0, "中旬": 0, "底": 1, "末": 1, "下旬": 1, "终": 1, "尾": 1,
         "月初": -1, "月中": 0, "月底": 1,
         "月末": 1, "初期": -1, "年初": -1, "年中": 0, "年底": 1, "年末": 1, "年终": 1}  # fmt: skip
# Solar terms that are not also everyday words for the weather or a name.
TERMS = "立春 惊蛰 春分 清明 谷雨 立夏 芒种 夏至 小暑 大暑 立秋 处暑 秋分 寒露 霜降 立冬 冬至 小寒 大寒".split()  # noqa: SIM905
# Behind "3号" it is a house, a line, a hall; not a day.
NUMBERED = "楼线门店院厅室馆机电字码仓柜窗桌房车台文令井位员床棚桥路坑种仔球家客站墙屋"
# What may follow "三点" when it is an hour.
HOUR_FOLLOWERS = (
    "，。,.;；、!！?？)）】」』》\"”'’…到至~-—前后之以"
    "左许多起开结出见集在我你您他她的吧吗呢啊来去准有要会截可能方便再就给打过上下"
    "联才离抵举进召到回交提送和与或(（：:|/"
)


def numeral(text: str) -> int:
    """The value of digits or Chinese numerals: 12, 十二, 廿三, 二零二六, 一百二十; -1 when it is none."""
    if text.isascii():
        return int(text) if text.isdigit() and len(text) < 9 else -1
    if not any(char in "十百千廿卅" for char in text):
        value = 0
        for char in text:
            digit = DIGITS.get(char, int(char) if char.isdigit() and char.isascii() else -1)
            if digit < 0:
                return -1
            value = value * 10 + digit
        return value if len(text) < 9 else -1
    total = current = 0
    for char in text:
        if char in DIGITS:
            current = DIGITS[char]
        elif char == "廿" or char == "卅":
            total += 20 if char == "廿" else 30
        elif char in "十百千":
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            current = 0
        elif char.isascii() and char.isdigit():
            current = int(char)
        else:
            return -1
    return total + current
