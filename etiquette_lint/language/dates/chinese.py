"""Dates and times in Chinese text, Simplified and Traditional, with the wording of Taiwan and Hong Kong.

One expression finds the pieces of a mention (day, week, part of the day, hour, duration …), a builder of the same name
gives each its meaning, and neighbours are joined (chinese_joins). Text is folded to Simplified first, 1:1.
"""

from itertools import pairwise

from etiquette_lint.language.dates import chinese_calendar as calendar
from etiquette_lint.language.dates import chinese_clocks as clocks
from etiquette_lint.language.dates import chinese_relative as relative
from etiquette_lint.language.dates.chinese_joins import join
from etiquette_lint.language.dates.chinese_words import TERMS, fold
from etiquette_lint.language.dates.holidays import CHINESE, LUNAR_CHINESE
from etiquette_lint.language.dates.triggers import CHINESE as CHINESE_TRIGGER
from etiquette_lint.language.dates.values import Item
from etiquette_lint.pattern import Pattern

_N = "[0-9零〇一二两三四五六七八九十廿卅]"
_WEEK = "(?:周|星期|礼拜)"
_FEASTS = "|".join(sorted((*CHINESE, *LUNAR_CHINESE), key=len, reverse=True))
_UNIT = (
    "秒钟?|分钟|刻钟|分(?=[之以内后前])|小时|钟头|钟(?![声表点])|天|"
    "晚(?![上间点会])|夜(?!里|间|晚)|周年|周(?![一二三四五六日](?![次回])|末)|"
    "星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|(?:工作|自然|营业|交易)[日天]|周末|季度?|年|世纪"
)

# One expression for each piece of a mention; each is compiled when the first character it can begin with turns up.
PIECES = {
    "number": Pattern(
        r"(?<![0-9.])(?:[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?(?![0-9])(?!年)|[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?(?![0-9/.])|20[0-9]{2}[01][0-9][0-3][0-9](?![0-9]))"
    ),
    "date": Pattern(
        rf"(?:(?:农历|阴历|旧历|公元|西元|民国|公历|阳历|国历)\s?)?(?:(?:[0-9]{{4}}|[0-9]{{2,3}}(?=\s?年\s?(?:{_N}|正|腊))|(?<=民国)[0-9零〇一二三四五六七八九十百]{{1,4}}|[零〇一二三四五六七八九]{{2}}(?=年{_N})|[零〇一二三四五六七八九]{{4}})\s?年度?(?:[,的]\s?|\s)?)?"
        rf"(?:(?<![0-9])(?:正|腊|冬|元|闰?{_N}{{1,3}})\s?月份?(?![球饼亮薪光])(?:\s?(?:月?[底末]|月?[初中](?![{_N[1:-1]}旬国])|[上中下]旬|初?(?:[0-9]{{1,2}}(?![0-9.])|[一二三四五六七八九十廿卅]{{1,3}}))(?:\s?[日号])?)?)"
    ),
    "plain": Pattern("(?:([0-9]{4})年)?([1-9]|1[0-2]|0[1-9])月([1-9]|[12][0-9]|3[01]|0[1-9])[日号](?!个)"),
    "year": Pattern(
        rf"(?:民国\s?[0-9零〇一二三四五六七八九十百]{{1,4}}|(?:公元|西元)?\s?(?:(?<![0-9])[12][0-9]{{3}}|(?<![零〇一二三四五六七八九])[一二][零〇一二三四五六七八九]{{3}}))\s?年度?(?:年?[初底末终](?!{_N})|年中|[上下]半年)?"
    ),
    "week": Pattern(
        rf"(?:(?:下+|上+)一?个?|本|这一?个?|[今呢]个?|每个?|逢|隔)?{_WEEK}(?:[一二三四五六日天](?![次回圈]|个人)(?:(?<=每周.)(?:[、和及/][一二三四五六日])*|(?<=每星期.)(?:[、和及/][一二三四五六日])*)?|末|[初中内尾])?"
    ),
    "day": Pattern(
        r"大?[前后][天日儿]|[今明昨听琴寻当次翌隔][天日](?!报)|即日|[今明昨]儿|[今明昨听琴寻当次后前][晚早晨夜朝](?!期|(?<=[前后].)就|已|前)"
    ),
    "unit": Pattern(
        rf"(?:(?:下+|上+)一?个?|本|这一?个?|当|[今呢]个|该|每个?|隔|同)(?:月|年|季度|季|学期|半年|周末|财年|学年)(?:[初底末终尾](?!{_N})|[上中下]旬|中旬?(?![国间心的]))?|[前去今明后来翌次](?<!以后)(?<!之后)年(?:年?[初底末终](?!{_N})|年中|中(?!国)|[上下]半年)?|大前年"
    ),
    "set": Pattern(rf"每隔?(?:[0-9]+|[一二两三四五六七八九十半]+)?个?(?:{_UNIT}|日|月|晚|早|逢)(?!次)|天天(?!向)"),
    "lunar": Pattern(
        r"大年初?[一二三四五六七八九十]{1,2}|年初[一二三四五六七八]|除夕|大年夜|年夜饭|(?:农历)初[一二三四五六七八九十]|年三十"
    ),
    "feast": Pattern(
        rf"{_FEASTS}|中秋连假|{'|'.join(TERMS)}(?:节)?|节[前后](?!余)|年[前后](?![{_N[1:-1]}])|黄金周|[五十]一(?=长假|假期|黄金周|期间)|(?:[寒暑]|小?长|连)假"
    ),
    "half": Pattern(r"[上下]半[年月]|第?[一二三四1-4]季度?|(?<![A-Za-z0-9])Q[1-4](?![A-Za-z0-9])"),
    "season": Pattern(r"[春夏秋冬][季天](?!\w?节)|(?<=[今去明])[春夏秋冬]"),
    "clock": Pattern(
        rf"(?:(?<![0-9.:]){_N}{{1,3}}|(?<!{_N}){_N}{{1,3}})\s?(?:(?:点钟?|时(?![间候代期段光刻常装区])|(?<=[0-9])点)(?:\s?(?:[一三1-3两]刻|半|[0-9]{{1,2}}(?![0-9.])分?|[零〇一二三四五六七八九十]{{1,3}}分?|整|正)(?![度倍%折米斤]))?(?:{_N}{{1,3}}秒)?|:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])[时分]?)(?:\s?[ap]\.?m\.?)?|(?<![0-9:.])[0-9]{{2}}:[0-9]{{2}}(?![0-9:])"
    ),
    "part": Pattern(
        rf"凌晨|大清早|清晨|清早|一大早|一早|早晨|早上|早间|[上中下]午|午[前后](?!休)|正午|午间|晌午|傍晚|黄昏|晚上|晚间|夜晚|三更半夜|夜里|夜间|深夜|半夜|午夜|[上下]昼|朝早|晏昼|[早晚](?={_N}{{1,3}}[点时:])|晚(?=[0-9]{{1,2}}:)"
    ),
    "span": Pattern(
        rf"(?:(?:[0-9]+|[一二两三四五六七八九十百]+)\s?[到至~-]\s?)?(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百几数半]+|多少|若干)\s?(?:多\s?)?(?:个(?:半|多)?)?\s?(?:{_UNIT}|(?<=个)月|日(?=[之以]?[内后]|间)|(?<=[两几])日(?=[之以]?前))(?:半(?!年|个|天|小)|多)?(?:[零又]?(?:[0-9]+|[一二两三四五六七八九十半]+)个?(?:小时|分钟?|秒钟?|天|月))?(?:(?:之|以|过)?[内前后](?!面|门|台|来居|端|往|部)|来(?!自|的|说)|以来)?"
    ),
    "near": Pattern(
        r"(?:未来|今后|往后|接下来|过去|最近|[这近前头呢])的?(?:[一二两三四五六七八九十几0-9]+)个?(?:天|日|周|星期|礼拜|月|年|小时)(?:内|里)?"
    ),
    "dom": Pattern(rf"(?<![0-9第.:]){_N}{{1,3}}\s?[日号](?!本|元|常|子|期|语|军|方|记|均)"),
    "edge": Pattern(
        r"月[初底末中尾](?!国)|年[初底末终](?![一二三四五六七八九十])|[上中下]旬|岁末|季末|周[初中](?!国)|年中(?![国心])"
    ),
    "decade": Pattern(
        r"(?:上个?世纪|[0-9]{2}世纪|二十一?世纪)?(?:[0-9]{2}|[0-9]{4}|[二三四五六七八九]十)年代|(?:[0-9]{2}|十[一二三四五六七八九]|二十一?)世纪|上个?世纪|本世纪"
    ),
    "present": Pattern("现在(?!的)|此刻|而家|刚才|目前|当前(?!的)"),
}
# Common characters begin a mention only before one of these: cheaper to ask than to try.
_SECOND = (
    "上下 上下个一周星礼月季半年午昼旬学财世本;今明昨听琴寻 天日儿晚早晨夜朝年个后;前后 天日儿晚早年"
    "一二两三四五六七八九十几0123456789;"
    "本 周星礼月季年学财世半;这 个周星礼月季学年一二两三四五六七八九十几0123456789;"
    "大 前后年寒暑清;中 午秋旬元;过 去;天 天;"
    "当 天日晚月前年季;最 近;接 下;未 来;往 后;来去 年;次 日年;即 日;该 月年季学财;同 月年;目 前;现 在;此 刻;"
    "月 初底末中尾;年 初底末终前后中三;节 前后;国 庆历;小 年寒暑长;公 元历;民 国;和 平;平 安;行 宪;立 春夏秋冬;"
    "重 阳;光 棍复;多 少;若 干;正 月午;教 师;建 党军;消 费;"
    "深 夜;感 恩;礼 拜;情 人;长 假;"
    "每 天日周星礼个月年季学半财隔晚早逢秒分刻小钟夜工自营交世一二两三四五六七八九十0123456789"
)
SECOND = {
    first: frozenset(seconds) for firsts, seconds in (entry.split() for entry in _SECOND.split(";")) for first in firsts
}
NUMERALS = frozenset("0123456789零〇一二两三四五六七八九十廿卅百千")
AFTER_NUMBER: dict[str, tuple[str, ...]] = {
    "年": ("plain", "date", "year", "decade", "span"), "月": ("plain", "date"),
    "日": ("dom", "span"), "号": ("dom",), "点": ("clock",),
    "时": ("clock",), ":": ("clock",), "-": ("number", "span"), "/": ("number",), ".": ("number",),
    "世": ("decade", "span"),
    "季": ("half", "span"), "早": ("part",), "大": ("part",), "更": ("part",),
    **dict.fromkeys("个天周星礼小钟分秒刻晚夜工自营交多半到至~", ("span",)),
}  # fmt: skip
LEADS: dict[str, tuple[str, ...]] = {}
for _names, _chars in (
    (("date", "year"), "民公西"),
    (("date",), "农阴旧阳正腊冬闰元"),
    (("lunar",), "大年除农"),
    (("feast",), "".join({_feast[0] for _feast in (*CHINESE, *LUNAR_CHINESE, *TERMS)} - {"6"}) + "节年黄寒暑小长连"),
    (("number", "feast"), "26"),
    (("near",), "这近前过最头接未今往呢"),
    (("week",), "下上本这今每逢隔周星礼呢"),
    (("day",), "大前后今明昨听琴寻当次翌隔即"),
    (("set",), "每天"),
    (("unit",), "下上本这当今该每隔同前去明后来翌次大呢"),
    (("half",), "上下第Q"),
    (("part",), "凌大清早上中下午正晌傍黄晚夜深半朝晏"),
    (("span",), "几半数多若"),
    (("season",), "春夏秋冬"),
    (("edge",), "月年岁季周上中下"),
    (("decade",), "上本"),
    (("present",), "现此而刚目当"),
):
    for _char in _chars:
        LEADS[_char] = LEADS.get(_char, ()) + tuple(_name for _name in _names if _name not in LEADS.get(_char, ()))


def _start() -> str:
    """Where a mention may begin. One class leads, so that the engine passes over all other characters at full speed."""
    by_second: dict[str, str] = {}
    for char in sorted(set(LEADS) - NUMERALS - {"第"}):
        seconds = "".join(sorted(SECOND.get(char, ())))
        by_second[seconds] = by_second.get(seconds, "") + char
    leads = "|".join(
        f"(?<=[{chars}])(?=[{seconds}])" if seconds else f"(?<=[{chars}])" for seconds, chars in by_second.items()
    )
    numerals = "零〇一二两三四五六七八九十廿卅百千"
    every = "".join(sorted(set(LEADS) | NUMERALS))
    return (
        rf"[{every}](?:(?<=[0-9])[0-9]*(?:\.[0-9]+)?\s?|(?<=[{numerals}])[{numerals}]*|{leads}"
        r"|(?<=第)(?=[一二三四1-4]季))"
    )


START = Pattern(_start())
REACH = 24

BUILDERS = {
    "number": calendar.number, "plain": calendar.plain, "date": calendar.date, "year": calendar.year,
    "week": relative.week, "day": relative.day, "unit": relative.unit,
    "set": clocks.recurring, "lunar": calendar.lunar,
    "feast": calendar.feast, "half": relative.half, "season": relative.season,
    "clock": clocks.clock, "part": clocks.part, "span": clocks.span, "near": clocks.near,
    "dom": relative.day_of_month, "edge": relative.edge, "decade": calendar.decade, "present": clocks.present,
}  # fmt: skip


class Source:
    """The folded text of one stretch with what is known about now; offsets count from `base` in the whole string."""

    __slots__ = ("text", "now", "today", "base", "whole")

    def __init__(self, text: str, base: int, now, whole: str):
        self.text = text
        self.base = base
        self.now = now
        self.today = now.date() if now else None
        self.whole = whole


def find_chinese(raw: str, now) -> list[Item]:
    """The mentions in a text, with offsets into it."""
    first = CHINESE_TRIGGER.search(raw)
    return read_stretch(raw, max(first.start() - REACH, 0), len(raw), now) if first else []


def read_pieces(source: Source) -> list[Item]:
    """All pieces in order. A number is told by what follows it, everything else by its first character."""
    text, items, done = source.text, [], 0
    for start in START.finditer(text):
        at, end = start.span()
        if at < done:
            if end <= done:
                continue
            at = done  # "周五十点": the numerals belong to two pieces
        if text[at] in NUMERALS:
            names = AFTER_NUMBER.get(text[end : end + 1], ())
            if text[at] in LEADS:
                names += LEADS[text[at]]
        else:
            names = LEADS.get(text[at], ())
        for name in names:
            match = PIECES[name].match(text, at)
            item = BUILDERS[name](source, match) if match else None
            if item is not None:
                items.append(item)
                done = item.to
                break
    return items


def read_stretch(raw: str, low: int, high: int, now) -> list[Item]:
    while low and raw[low - 1].isalnum() and raw[low - 1].isascii():
        low -= 1
    source = Source(fold(raw[low:high]), low, now, raw)
    items = read_pieces(source)
    if any(b.at - a.to < 6 for a, b in pairwise(items)):
        items = join(source, items)
    if not low:
        return items
    for item in items:
        item.start += low
        item.end += low
        item.head += low
        item.tail += low
    return items
