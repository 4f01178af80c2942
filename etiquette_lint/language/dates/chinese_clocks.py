"""Chinese clock times, parts of the day, lengths of time and what recurs: 下午三点半, 两个工作日内, 这几天, 每两周."""

from etiquette_lint.language.dates.chinese_calendar import piece, year_piece
from etiquette_lint.language.dates.chinese_words import (
    HOUR_FOLLOWERS,
    PARTS,
    UNITS,
    ZONES,
    numeral,
)
from etiquette_lint.language.dates.values import (
    Item,
    add,
    add_workdays,
    full_year,
    moment_value,
)
from etiquette_lint.pattern import Pattern

CLOCK = Pattern(
    r"([0-9零〇一二两三四五六七八九十]{1,3})\s?(?:[点时]钟?\s?(?:(?![一三1-3两]刻)([0-9]{1,2}|[零〇一二三四五六七八九十]{1,3})(分)?|(半)|([一三1-3两])刻|整|正)?|:([0-9]{2})(?::([0-9]{2}))?[时分]?)"
    r"(?:([0-9零〇一二三四五六七八九十]{1,3})秒)?\s?([ap])?"
)


SPAN = Pattern(
    r"(?:(?:[0-9]+|[一二两三四五六七八九十百]+)\s?[到至~-]\s?)?([0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百几数半]+|多少|若干)\s?(?:多\s?)?(个)?(半|多)?\s?([^0-9一二两三四五六七八九十半之以过内前后来零又多]+)(半)?多?"
    r"(?:[零又]?([0-9]+|[一二两三四五六七八九十半]+)个?(小时|分钟?|秒钟?|天|月))?((?:之|以|过)?[内前后]|来|以来)?"
)


def recurring(source, match) -> Item | None:
    """每天, 每两周, 每隔三天, 天天."""
    text = match[0]
    if text == "天天":
        return piece(match, "set", value="R/P1D")
    body = text.lstrip("每隔").rstrip("逢")
    digits = "".join(char for char in body if char.isdigit() or char in "一二两三四五六七八九十半")
    name = body[len(digits) :].lstrip("个")
    count = 0.5 if digits == "半" else numeral(digits) if digits else 1
    if name == "早":
        name = "天"
    if name not in UNITS or count < 0:
        return None
    _, units, letter = UNITS[name]
    if "隔" in text and letter == "D":
        count += 1
    number_text = f"{count * units:g}"
    return piece(
        match, "set", value=f"R/PT{number_text}{letter.upper()}" if letter in "hms" else f"R/P{number_text}{letter}"
    )


def clock(source, match) -> Item | None:
    """下午三点半, 15:30, 八点十分, 3时1刻, 6点30pm."""
    text = match[0]
    found = CLOCK.match(text)
    if found is None:
        return None
    hours, minutes, sign, halves, quarters, colon, colon_seconds, seconds, meridiem = found.groups()
    hour = numeral(hours)
    if (
        minutes and "零" not in minutes and not sign and not minutes.isascii() and len(minutes) == 1 and minutes != "十"
    ) or (minutes and minutes.isascii() and len(minutes) == 1 and not sign):
        return None  # "八点八", "24点5" are decimals
    if not minutes_follow(source, match, hours, text):
        return None
    minute = numeral(minutes) if minutes else 30 if halves else 15 * numeral(quarters) if quarters else int(colon or 0)
    second = int(colon_seconds) if colon_seconds else numeral(seconds) if seconds else None
    if hour < 0 or hour > 24 or minute > 59 or minute < 0 or (second or 0) > 59:
        if colon and hour < 30 and hours.isascii() and len(hours) == 2:
            return piece(match, "clock", hour=0, impossible=True)
        return None
    item = piece(match, "clock", hour=hour, minute=minute, second=second, meridiem=meridiem or "")
    if meridiem:
        item.hour = hour % 12 + (12 if meridiem == "p" else 0) if hour <= 12 else hour
    item.ambiguous_clock = not meridiem and 1 <= hour <= 12 and not (colon and hours[0] == "0")
    name_zone(source, item)
    return item


ZONE_BEHIND = Pattern(
    r"\s?(UTC|GMT|HKT|CST|JST|EST|EDT|PST|PDT|CET|CEST|BST)(?:([+-])([0-9]{1,2})(?![0-9:]))?(?![A-Za-z])"
)
ZONE_BEFORE = Pattern(
    r"(?:(北京|台北|香港|新加坡|中[国原])|(东京|日本)|(伦敦|格林[威尼]治|UTC|GMT))(?:标准)?时[间間]\s?"
    r"(?:[0-9年月日号\s/-]{0,12}|[^0-9，。;\n]{0,6})$"
)


def name_zone(source, item: Item) -> None:
    """9:00 UTC, 20:00 GMT+8; 北京时间 before the hour. CST in Chinese text is China Standard Time."""
    behind = ZONE_BEHIND.match(source.text, item.to)
    if behind:
        name, sign, count = behind.groups()
        item.zone = f"{sign}{int(count):02}:00" if sign else "+08:00" if name == "CST" else ZONES[name.lower()]
        item.to = item.end = behind.end()
        return
    if source.text.find("时间", max(item.at - 22, 0), item.at) >= 0:
        before = ZONE_BEFORE.search(source.text, max(item.at - 22, 0), item.at)
        if before:
            item.zone = "+08:00" if before[1] else "+09:00" if before[2] else "Z"


def minutes_follow(source, match, hours: str, text: str) -> bool:
    """ "三点" is an hour only where nothing is counted: "三点建议", "有一点" and "七点八" are not times."""
    if ":" in text or "时" in text or len(text.strip()) > len(hours) + 1:
        before = source.text[match.start() - 1 : match.start()]
        return not (":" in text and before in ("/", ":", "."))
    before = source.text[max(match.start() - 2, 0) : match.start()]
    after = source.text[match.end() : match.end() + 1]
    if before.endswith(
        (
            "上",
            "下",
            "午",
            "晚",
            "早",
            "晨",
            "昼",
            "天",
            "日",
            "号",
            "夜",
            "里",
            "到",
            "至",
            "于",
            "在",
            "~",
            "-",
            "前",
            "间",
        )
    ) and before[-2:] not in ("做到", "以下", "如下", "下列"):
        return not (after and after in "建意要原说问内注")
    if after == "" or after in HOUR_FOLLOWERS or after.isspace():
        if hours in ("一", "几", "两", "三", "四", "五", "六", "二", "1", "2", "3", "4", "5", "6") and (
            (after in ("：", ":", "的", "") and hours in ("一", "1"))
            or before[-1:] in tuple("下有这那几共第其以几点多早快大差好")
            or after in (":", "：")
        ):
            return False
        return hours not in ("一", "几") and not before.endswith(
            ("第", "这", "那", "共", "有", "以下", "如下", "几", "减", "加")
        )
    return False


def part(source, match) -> Item | None:
    text = match[0]
    before = source.text[match.start() - 1 : match.start()]
    after = source.text[match.end() : match.end() + 2]
    if (
        text in ("早上", "上午", "下午", "中午", "晚上")
        and after[:1] == "好"
        and (len(after) < 2 or not after[1].isalnum() or after[1] in "王李张刘")
    ):
        return None
    if text in ("午前",) or (before in ("小",) and text in ("晚", "早")):
        return None
    return piece(match, "part", part=PARTS[text])


def span(source, match) -> Item | None:
    """三天内, 两个工作日, 半小时后, 2星期前, 一个半小时."""
    text = match[0]
    found = SPAN.match(text)
    if found is None:
        return None
    digits, measure, half_, name, half_after, extra, extra_name, suffix = found.groups()
    name = name.strip()
    before = source.text[max(match.start() - 2, 0) : match.start()]
    if name not in UNITS or before[-1:] in ("第", ".", ":", "/") or (name == "月" and not measure):
        return None
    if digits in ("几", "数", "多少", "若干"):
        count: float = 3
    elif digits == "半":
        count = 0.5
    else:
        count = float(digits) if "." in digits else numeral(digits.replace("半", "").replace("几", ""))
    if name == "年" and digits.isascii() and len(digits) == 2 and digits[0] == "0" and not measure:  # 04年以后
        item = year_piece(match, full_year(int(digits)), "年")
        item.to = item.end = item.tail = match.start() + match[0].index("年") + 1
        item.ambiguous = True
        return item
    if count < 0 or not refused_span(source, match, digits, name, suffix, before):
        return None
    if half_ == "半" or half_after:
        count += 0.5
    if (digits in ("百", "千", "十", "数百") and name == "年") or source.text.startswith(("一度", "两头"), match.end()):
        return None
    if name == "季" or (name == "年" and digits.isascii() and len(digits) == 4) or count > 1e6:
        return None
    parts = [(count, *UNITS[name])]
    if extra:
        parts.append((0.5 if extra == "半" else numeral(extra), *UNITS[extra_name]))
    item = piece(match, "duration", length=span_length(parts))
    if not suffix or suffix in ("来", "以来"):
        return item
    return shifted(source, item, parts, suffix)


def refused_span(source, match, digits: str, name: str, suffix: str | None, before: str) -> bool:
    """False for idioms: 一天到晚, 有一天, 一日之计, 十分感谢, 半天."""
    after = source.text[match.end() : match.end() + 1]
    if name in ("天", "日") and digits in ("一", "半", "1") and not suffix:
        return digits == "1" and name == "天"
    if not suffix and before[-1:] in ("好", "许", "这", "那", "哪", "没", "某"):
        return False
    if name == "分" and after == "之":
        return False
    if name == "日" and not suffix and after != "间":
        return False
    if (
        name in ("钟", "夜", "晚")
        and digits in ("一", "几", "半")
        and name != "晚"
        and not (suffix or (name == "钟" and "个" in match[0]))
    ):
        return False
    if name == "钟" and "个" not in match[0]:
        return False
    if name == "季":
        return False
    return not ((name == "年" and after in ("级", "代", "生")) or (name == "天" and after in ("文", "地", "花", "气")))


def span_length(parts: list) -> str:
    dates = times = ""
    for count, grain, units, letter in parts:
        if grain == "week":
            dates += f"{count:g}W"
        elif letter in "hms":
            times += f"{count * units:g}{letter.upper()}"
        else:
            dates += f"{count * units:g}{letter}"
    return "P" + dates + ("T" + times if times else "")


def shifted(source, item: Item, parts: list, suffix: str) -> Item:
    """后: the day or moment then; 内: until then; 前: that long ago."""
    exact = any(letter in "hms" for _, _, _, letter in parts)
    within = suffix.endswith("内")
    sign = -1 if suffix.endswith("前") else 1
    item.kind = "range" if within else "moment" if exact else "day"
    item.relative = not within  # a deadline counted from sending, as a service desk promises it
    item.grain = "day"
    moment = source.now
    for count, grain, units, letter in parts:
        if moment is None:
            return item
        moment = (
            add_workdays(moment, sign * int(count)) if grain == "workday" else add(moment, sign * count * units, letter)
        )
    if moment is None:
        return item
    item.first = item.last = moment.date()
    if within:
        a = moment_value(source.now, source.now) if exact else source.today.isoformat()
        b = moment_value(moment, source.now) if exact else item.first.isoformat()
        item.value, item.first = f"{a}/{b}", source.today
    elif exact:
        item.value = moment_value(moment, source.now)
    item.length = ""
    return item


NEAR = Pattern(
    r"(未来|今后|往后|接下来|过去|最近|[这近前头呢])的?([一二两三四五六七八九十几0-9]+)个?(天|日|周|星期|礼拜|月|年|小时)"
)


def near(source, match) -> Item | None:
    """这两天, 近几年, 前两天, 过去三个月, 接下来一周; "过几天" is vague and found elsewhere."""
    found = NEAR.match(match[0])
    before = source.text[match.start() - 1 : match.start()]
    if found is None or (before in ("目", "以", "之", "提", "最") and found[1] == "前"):
        return None
    if found[1] == "前" and source.text[match.end() : match.end() + 1] in ("内", "后"):
        return None
    if found[1] in "这呢" and found[2] in ("一",) and found[3] in ("天", "年", "月", "日"):
        return None
    item = piece(match, "range", relative=True)
    count = 3 if found[2] == "几" else numeral(found[2])
    _, units, letter = UNITS[found[3]]
    if source.today and count > 0 and letter not in "hms":
        if found[1] in ("未来", "今后", "往后", "接下来") or (found[1] in "这呢" and letter == "D"):
            other = add(source.today, count * units, letter)
            item.first, item.last = source.today, other
        else:
            item.first, item.last = add(source.today, -count * units, letter), source.today
        item.value = f"{item.first}/{item.last}" if item.first and item.last else ""
    return item


def present(source, match) -> Item | None:
    item = piece(match, "moment", first=source.today, last=source.today)
    item.value = moment_value(source.now, source.now) if source.now else ""
    return item
