"""What each piece of a Chinese mention means. Every builder reads one match of dates_chinese.PIECE, or refuses it with None.

`item.at` and `item.to` are offsets in the stretch, as `item.start` and `item.end` are until the caller moves them.
"""

from etiquette_lint.language.dates_chinese_words import (
    DAYS,
    EDGES,
    HOUR_FOLLOWERS,
    NUMBERED,
    PARTS,
    SEASONS,
    SHORT_DAYS,
    TERMS,
    UNITS,
    WEEKDAYS,
    YEARS,
    numeral,
)
from etiquette_lint.language.dates_values import (
    Item,
    add,
    add_workdays,
    calendar_day,
    coming,
    make_date,
    moment_value,
    month_span,
    set_months,
    week_of,
    weekday_in_week,
)
from etiquette_lint.language.holidays import CHINESE, LUNAR_CHINESE, holiday
from etiquette_lint.pattern import Pattern

DATE = Pattern(
    r"(?:(农历|阴历|旧历|公元|西元|民国|公历|阳历|国历)\s?)?(?:([0-9零〇一二三四五六七八九]{1,4})\s?年度?(?:[,的]\s?|\s)?)?"
    r"(闰)?(正|腊|冬|[0-9零〇一二两三四五六七八九十]{1,3})\s?月份?\s?(?:(月?[初底末中]|[上中下]旬)$|(初)?([0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})\s?([日号])?)?"
)
CLOCK = Pattern(
    r"([0-9零〇一二两三四五六七八九十]{1,3})\s?(?:[点时]钟?\s?(?:([0-9]{1,2}|[零〇一二三四五六七八九十]{1,3})(分)?|(半)|([一三1-3两])刻|整|正)?|:([0-9]{2})(?::([0-9]{2}))?[时分]?)"
    r"(?:([0-9零〇一二三四五六七八九十]{1,3})秒)?\s?([ap])?"
)
SPAN = Pattern(
    r"([0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百几数半]+|多少|若干)\s?(?:多\s?)?(个)?(半|多)?\s?([^0-9一二两三四五六七八九十半之以过内前后来零又多]+)(半)?多?"
    r"(?:[零又]?([0-9]+|[一二两三四五六七八九十半]+)个?(小时|分钟?|秒钟?|天|月))?((?:之|以|过)?[内前后]|来|以来)?"
)


def piece(match, kind: str, end: int | None = None, **facts) -> Item:
    start, stop = match.start(), match.end() if end is None else end
    return Item(kind, start, stop, at=start, to=stop, **facts)


def number(source, match) -> Item | None:
    """2026-12-02, 2026/12, 12/2, 20261202. Two parts are month and day, as Chinese writes them."""
    text = match[0]
    before, after = source.text[match.start() - 1 : match.start()], source.text[match.end() : match.end() + 1]
    if before and (before in "/.-:$¥￥#" and match.start() > 1 or before.isascii() and before.isalpha()) or after and after in "%°元万":
        return None
    if text.isdigit():
        year, month, day = text[:4], text[4:6], text[6:]
    else:
        parts = text.replace("/", "-").replace(".", "-").split("-")
        if len(parts[0]) == 4:
            year, month, day = parts[0], parts[1], parts[2] if len(parts) > 2 else ""
        elif len(parts) == 3:
            year, month, day = parts[2], parts[0], parts[1]
        else:
            year, month, day = "", parts[0], parts[1]
    if year and not 1900 <= int(year) <= 2199 or int(month) > 31 or day and not 1 <= int(day) <= 31 or not int(month):
        return None
    if not day:
        if int(month) > 12 or "." in text:
            return None
        item = piece(match, "period", grain="month", year=int(year), month=int(month), has_year=True, calendar=True)
        item.first, item.last = month_span(int(year), int(month))
        return item
    if not year and (int(month) > 12 or (int(month), int(day)) in ((24, 7), (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 10))):
        return None
    if text.isdigit() and int(month) > 12:
        return None
    item = piece(match, "day", year=int(year) if year else None, month=int(month), day=int(day), has_year=bool(year))
    item.ambiguous = len(text.split("/")) == 3 and len(text.split("/")[0]) < 4 and int(month) <= 12 and int(day) <= 12 and month != day
    return calendar_day(item, source.today)


def date(source, match) -> Item | None:
    """2026年12月2日, 十二月二日, 民国115年3月, 腊月廿三, 3月底."""
    found = DATE.match(match[0])
    if found is None or source.text[match.end() : match.end() + 1] == "个":
        return None
    era, years, leap, months, edge, first, days, sign = found.groups()
    month = {"正": 1, "冬": 11, "腊": 12}.get(months) or numeral(months)
    if month < 1 or month > 19 and not days or month > 31:
        return None
    year = numeral(years) if years else None
    two_digits = bool(years) and len(years) == 2 and era != "民国"
    if year is not None:
        if era == "民国" or 100 <= year <= 200 and len(years or "") == 3:
            year += 1911
        elif two_digits:
            year += 1900 if year >= 69 else 2000
    end = match.start() + found.end()
    if days and not sign and days.isascii() and source.text[end : end + 1] in tuple("个年天人点时:元%") + ("岁",):
        days, end = "", match.start() + found.start(7)
    day = numeral(days) if days else None
    if day is not None and (first or day and ("廿" in (days or "") and not sign) or months in ("腊", "正", "冬") or era in ("农历", "阴历", "旧历")):
        return lunar_item(source, match, end, year, month, day, bool(leap))
    if months in ("腊", "正", "冬") or era in ("农历", "阴历", "旧历"):
        return lunar_month(source, match, end, year, month)
    if day is None:
        return month_piece(source, match, end, year, month, edge or "", two_digits)
    if day > 39:
        return None
    item = piece(match, "day", end, year=year, month=month, day=day, has_year=year is not None, ambiguous=two_digits)
    return calendar_day(item, source.today)


def month_piece(source, match, end: int, year: int | None, month: int, edge: str, two_digits: bool) -> Item:
    item = piece(match, "period", end, grain="month", year=year, month=month, has_year=year is not None, calendar=True, ambiguous=two_digits)
    if month > 12:
        item.impossible = True
        return item
    if year is None and source.today:
        away = (month - source.today.month + 5) % 12 - 5
        year = item.year = source.today.year + (source.today.month - 1 + away) // 12
    if year:
        item.first, item.last = month_span(year, month)
    return cut(item, edge)


def cut(item: Item, edge: str) -> Item:
    """The early, middle or late third of a period."""
    if edge not in EDGES:
        return item
    item.value, item.length, item.grain = "", item.grain, ""
    item.tail = min(item.tail, item.end - len(edge.lstrip("月年")))
    if item.first and item.last:
        third = max(((item.last - item.first).days + 1) // 3, 1)
        side = EDGES[edge]
        if side < 0:
            item.last = add(item.first, third - 1, "D")
        elif side > 0:
            item.first = add(item.last, 1 - third, "D")
        else:
            item.first, item.last = add(item.first, third, "D"), add(item.last, -third, "D")
    return item


def lunar_item(source, match, end: int, year: int | None, month: int, day: int, leap: bool) -> Item | None:
    if not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    item = piece(match, "day", end, grain="lunar", year=year, month=None, calendar=True, has_year=year is not None)
    item.length = f"{month}-{day}-{leap:d}"
    resolve_feast(item, source.today, lambda in_year: lunar_date(in_year, month, day, leap))
    return item


def lunar_month(source, match, end: int, year: int | None, month: int) -> Item | None:
    item = piece(match, "period", end, grain="lunar", calendar=True, has_year=year is not None)
    in_year = year or (source.today.year - (source.today.month < 3) if source.today else None)
    if in_year:
        item.first, item.last = lunar_date(in_year, month, 1), lunar_date(in_year, month, 29)
    return item if 1 <= month <= 12 else None


def lunar_date(year: int, month: int, day: int, leap: bool = False):
    from etiquette_lint.language.lunar import lunar_day

    return lunar_day(year, month, day, leap)


def resolve_feast(item: Item, today, rule) -> None:
    """The day of the year that is named, else the nearest that is not long past."""
    if item.year:
        item.first = rule(item.year)
    elif today:
        days = [day for day in (rule(today.year - 1), rule(today.year), rule(today.year + 1)) if day]
        item.first = min(days, key=lambda day: abs((day - today).days - 60), default=None)
    item.last = item.first


def year(source, match) -> Item | None:
    """2026年, 民国115年底, 2026年上半年."""
    text = match[0]
    digits = "".join(char for char in text if char in "0123456789零〇一二三四五六七八九")
    value = numeral(digits)
    if "民国" in text:
        value += 1911
    if not 1 <= value <= 9999 or source.text[match.end() : match.end() + 1] in ("前", "内", "后") and value > 2200:
        return None
    return year_piece(match, value, text)


def year_piece(match, value: int, text: str) -> Item:
    item = piece(match, "period", grain="year", year=value, calendar=True, has_year=True)
    item.first, item.last = make_date(value, 1, 1), make_date(value, 12, 31)
    if text.endswith("半年"):
        set_months(item, value, 1 if "上" in text[-3:] else 7, 6)
        item.grain = "half"
    elif text[-1] in "初底末终中":
        cut(item, text[-1])
    return item


def week(source, match) -> Item | None:
    """周三, 下下周三, 本周, 这个星期天, 每周一, 周末."""
    text = match[0]
    at = max(text.find("周"), text.find("星"), text.find("礼"))
    prefix, name = text[:at], text[at:]
    end = name[1:] if name[0] == "周" else name[2:]
    after = source.text[match.end() : match.end() + 1]
    before = source.text[match.start() - 1 : match.start()]
    if not prefix and (not end or end in "初中内尾"):
        return None
    if before and (before in "一二两三四五六七八九十几半0123456789" or before == "个") and not prefix and end != "末":
        return None
    today = source.today
    if prefix[:1] in ("每", "逢", "隔"):
        item = piece(match, "set", value="R/P2W" if prefix[0] == "隔" else "R/P1W")
        item.weekday = WEEKDAYS.get(end)
        return item if end != "日" or prefix != "隔" else None
    shift = prefix.count("下") - prefix.count("上")
    if end in WEEKDAYS:
        if after and after in "岁圈" or name == "周天" and not prefix:
            return None
        item = piece(match, "day", weekday=WEEKDAYS[end], relative=True, bare_weekday=not prefix)
        item.first = item.last = weekday_in_week(today, WEEKDAYS[end], shift) if prefix else coming(today, WEEKDAYS[end])
        return item
    item = piece(match, "period", grain="week", relative=True)
    item.first = week_of(today, shift)
    item.last = item.first and add(item.first, 6, "D")
    if end in ("末", "尾"):
        item.grain = "weekend"
        item.first = item.first and add(item.first, 5, "D")
    elif end in ("初", "中"):
        cut(item, end)
    if not end and after in ("刊", "报", "会", "年", "岁", "转", "边", "围", "到", "期"):
        return None
    return item


def day(source, match) -> Item | None:
    """明天, 大后天, 今晚, 听日. 前日 and 后日 too; "三天后" is not one of them."""
    text = match[0]
    before = source.text[match.start() - 1 : match.start()]
    if text[0] in "前后" and (before and before in "之以然而先最随往从向背" or text[1] == "儿"):
        return None
    item = piece(match, "day", relative=True)
    shift = DAYS.get(text)
    if shift is None:
        shift, item.part = SHORT_DAYS[text[0]], PARTS[text[1]]
        if text[0] in "前后" and text[1] not in "晚":
            return None
        item.tail = item.start + 1
    if text[0] in "当次翌隔":
        item.relative = text[0] == "翌"
        item.kind = "day"
        if text[0] in "当次隔":
            return piece(match, "duration", length="P1D") if item.part == "" else None
    item.first = item.last = source.today and add(source.today, shift, "D")
    return item


def unit(source, match) -> Item | None:
    """下个月底, 本季度, 明年, 今年上半年, 上半年."""
    text = match[0]
    today = source.today
    if text[0] in "每隔":
        return piece(match, "set", value="R/P" + ("2" if text[0] == "隔" else "1") + ("M" if "月" in text else "Y"))
    if text[0] == "同":
        return piece(match, "range")
    before = source.text[match.start() - 1 : match.start()]
    if text[0] in "前后来次" and before and before in "之以最年前历近":
        return None
    if text[0] in "今明去前后来翌次大" and "年" in text and not text.startswith("今个"):
        lead = text[: text.index("年")]
        item = piece(match, "period", grain="year", relative=True)
        if today and lead in YEARS:
            item = year_piece(match, today.year + YEARS[lead], text[text.index("年") + 1 :] or "年")
            item.relative, item.calendar, item.has_year = True, False, False
        return item
    shift = text.count("下", 0, 3) - text.count("上", 0, 3) if text[0] in "上下" else 0
    item = piece(match, "period", relative=True)
    body = text.lstrip("下上本这一个当今该")
    if today is None:
        return item
    if body.startswith("月"):
        item.grain = "month"
        set_months(item, today.year, today.month + shift, 1)
        item.month = item.first.month if item.first else None
        return cut(item, body[1:])
    if body.startswith("季"):
        item.grain = "quarter"
        set_months(item, today.year, (today.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
        return cut(item, body.removeprefix("季度").removeprefix("季"))
    if body.startswith("半年"):
        item.grain = "half"
        set_months(item, today.year, 7 if text[0] == "下" else 1, 6)
        return item
    if body.startswith("周末"):
        item.grain = "weekend"
        item.first = weekday_in_week(today, 5, shift)
        item.last = item.first and add(item.first, 1, "D")
        return item
    if body.startswith("年"):
        value = year_piece(match, today.year + shift, text if len(body) > 1 else "年")
        value.relative, value.calendar, value.has_year = True, False, False
        return value
    item.grain = "term"
    return item


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
        count += 1 if digits else 1
    number_text = f"{count * units:g}"
    return piece(match, "set", value=f"R/PT{number_text}{letter.upper()}" if letter in "hms" else f"R/P{number_text}{letter}")


def lunar(source, match) -> Item | None:
    """除夕, 大年初三, 年三十."""
    text = match[0]
    month, day_number = 1, 30
    if text in ("除夕", "大年夜", "年夜饭", "年三十", "大年三十"):
        month = 12
        if text == "年夜饭":
            return None
        item = piece(match, "day", grain="lunar", calendar=True)
        resolve_feast(item, source.today, lambda in_year: lunar_date(in_year - 1, 12, 30))
        item.length = "eve"
        return item
    day_number = numeral(text.lstrip("大年农历初"))
    return lunar_item(source, match, match.end(), None, month, day_number, False) if 1 <= day_number <= 30 else None


def feast(source, match) -> Item | None:
    """国庆, 春节, 清明; 节前 and 年后 say no more than that."""
    text = match[0]
    before, after = source.text[match.start() - 1 : match.start()], source.text[match.end() : match.end() + 2]
    if text in ("节前", "节后", "年前", "年后"):
        if before and (before in "0123456789一二两三四五六七八九十百几多数半去今明前后当关" or before == "0"):
            return None
        return piece(match, "range", relative=True)
    if text in ("黄金周", "寒假", "暑假", "长假", "小长假", "连假"):
        return piece(match, "range")
    if text in ("十一", "五一", "六一", "七一", "八一", "五四", "618"):
        if not after or after[0] not in "前后假长黄期放当小国劳节" or before and before in "一二三四五六七八九十第0123456789点":
            return None
    name = text.removesuffix("节") if text.removesuffix("节") in TERMS else text
    item = piece(match, "day", grain="feast", calendar=True)
    item.length = name
    resolve_feast(item, source.today, feast_rule(name))
    if name == "清明" and after[:2] in ("上河", "时节"):
        return None
    return item


def feast_rule(name: str):
    if name in TERMS:
        from etiquette_lint.language.lunar import solar_term

        return lambda in_year: solar_term(name, in_year)
    if name in LUNAR_CHINESE:
        month, day_number = LUNAR_CHINESE[name]
        return lambda in_year: lunar_date(in_year, month, day_number)
    rule = CHINESE.get(name)
    return lambda in_year: holiday(rule, in_year) if rule is not None else None


def half(source, match) -> Item | None:
    """上半年, 下半月, 第三季度, Q3."""
    text = match[0]
    today = source.today
    item = piece(match, "period", grain="half", relative=False, calendar=True)
    if text.endswith("半月"):
        item.relative = True
        if today:
            set_months(item, today.year, today.month, 1)
            cut(item, "初" if text[0] == "上" else "底")
        return item
    if text.endswith("半年"):
        rank, months = 1 if text[0] == "上" else 2, 6
    else:
        rank, months = numeral(text.strip("第季度Q")), 3
        if text[-1] == "季" and text[0] != "第":
            return None
    item.grain = "quarter"
    if today:
        set_months(item, today.year, months * (rank - 1) + 1, months)
    item.length = f"{rank}/{months}"
    return item


def season(source, match) -> Item | None:
    item = piece(match, "period", grain="season")
    item.length = f"{SEASONS[match[0][0]] // 3}/3/2"
    if source.today:
        set_months(item, source.today.year, SEASONS[match[0][0]], 3)
    return item


def clock(source, match) -> Item | None:
    """下午三点半, 15:30, 八点十分, 3时1刻, 6点30pm."""
    text = match[0]
    found = CLOCK.match(text)
    if found is None:
        return None
    hours, minutes, sign, halves, quarters, colon, colon_seconds, seconds, meridiem = found.groups()
    hour = numeral(hours)
    if minutes and "零" not in minutes and not sign and not minutes.isascii() and len(minutes) == 1 and minutes != "十" or (minutes and minutes.isascii() and len(minutes) == 1 and not sign):
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
    return item


def minutes_follow(source, match, hours: str, text: str) -> bool:
    """"三点" is an hour only where nothing is counted: "三点建议", "有一点" and "七点八" are not times."""
    if ":" in text or "时" in text or len(text.strip()) > len(hours) + 1:
        before = source.text[match.start() - 1 : match.start()]
        return not (":" in text and before in ("/", ":", "."))
    before = source.text[max(match.start() - 2, 0) : match.start()]
    after = source.text[match.end() : match.end() + 1]
    if before.endswith(("上", "下", "午", "晚", "早", "晨", "昼", "天", "日", "号", "夜", "里", "到", "至", "于", "在", "~", "-", "前", "间")) and before[-2:] not in ("做到", "以下", "如下", "下列"):
        return not (after and after in "建意要原说问内注")
    if after == "" or after in HOUR_FOLLOWERS or after.isspace():
        if hours in ("一", "几", "两", "三", "四", "五", "六", "二", "1", "2", "3", "4", "5", "6") and (after in ("：", ":", "的", "") and hours in ("一", "1") or before[-1:] in tuple("下有这那几共第其以几点多早快大差好") or after in (":", "：")):
            return False
        return hours not in ("一", "几") and not before.endswith(("第", "这", "那", "共", "有", "以下", "如下", "几", "减", "加"))
    return False


def part(source, match) -> Item | None:
    text = match[0]
    before = source.text[match.start() - 1 : match.start()]
    after = source.text[match.end() : match.end() + 2]
    if text in ("早上", "上午", "下午", "中午", "晚上") and after[:1] == "好" and (len(after) < 2 or not after[1].isalnum() or after[1] in "王李张刘"):
        return None
    if text in ("午前",) or before in ("小",) and text in ("晚", "早"):
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
    if name not in UNITS or before[-1:] in ("第", ".", ":", "/") or name == "月" and not measure:
        return None
    if digits in ("几", "数", "多少", "若干"):
        count: float = 3
    elif digits == "半":
        count = 0.5
    else:
        count = float(digits) if "." in digits else numeral(digits.replace("半", "").replace("几", ""))
    if count < 0 or not refused_span(source, match, digits, name, suffix, before):
        return None
    if half_ == "半" or half_after:
        count += 0.5
    if name == "季" or name == "年" and digits.isascii() and len(digits) == 4 or count > 1e6:
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
    if name == "日" and not suffix and not after == "间":
        return False
    if name in ("钟", "夜", "晚") and digits in ("一", "几", "半") and name != "晚" and not (suffix or name == "钟" and "个" in match[0]):
        return False
    if name == "钟" and "个" not in match[0]:
        return False
    if name == "季":
        return False
    return not (name == "年" and after in ("级", "代", "生") or name == "天" and after in ("文", "地", "花", "气"))


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
        moment = add_workdays(moment, sign * int(count)) if grain == "workday" else add(moment, sign * count * units, letter)
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


NEAR = Pattern(r"([这近前过后最头接])(?:下来|去|来)?的?([一二两三四五六七八九十几0-9]+)个?(天|日|周|星期|礼拜|月|年|小时)")


def near(source, match) -> Item | None:
    """这两天, 近几年, 前两天, 过去三个月, 接下来一周; "过几天" is vague and found elsewhere."""
    found = NEAR.match(match[0])
    before = source.text[match.start() - 1 : match.start()]
    if found is None or found[1] == "过" and "过去" not in match[0] or before in ("目", "以", "之", "提", "最") and found[1] == "前":
        return None
    if found[1] in "后" or found[1] == "前" and source.text[match.end() : match.end() + 1] in ("内", "后"):
        return None
    if found[1] in "这" and found[2] in ("一",) and found[3] in ("天", "年", "月", "日"):
        return None
    item = piece(match, "range", relative=True)
    count = 3 if found[2] == "几" else numeral(found[2])
    _, units, letter = UNITS[found[3]]
    if source.today and count > 0 and letter not in "hms":
        if found[1] in "接" or found[1] == "这" and letter == "D":
            other = add(source.today, count * units, letter)
            item.first, item.last = source.today, other
        else:
            item.first, item.last = add(source.today, -count * units, letter), source.today
        item.value = f"{item.first}/{item.last}" if item.first and item.last else ""
    return item


def day_of_month(source, match) -> Item | None:
    """15号, 廿三日: of the month named before, else the coming one."""
    text = match[0]
    value = numeral(text[:-1].strip())
    after = source.text[match.end() : match.end() + 1]
    before = source.text[match.start() - 1 : match.start()]
    if not 1 <= value <= 31 or text[-1] == "号" and after and (after in NUMBERED or after.isdigit()) or before and (before in "第#-" or before.isascii() and before.isalpha()):
        return None
    if text[-1] == "日" and (after and after in "内后前之以游") or text in ("一日", "十日") and after == "之":
        return None
    item = piece(match, "day", day=value, relative=True)
    today = source.today
    if today:
        for months in range(2):
            count = today.year * 12 + today.month - 1 + months
            found = make_date(count // 12, count % 12 + 1, value)
            if found and found >= today:
                item.first = item.last = found
                break
    return item


def edge(source, match) -> Item | None:
    """月底, 年初, 周中: of this month, year, week."""
    text = match[0]
    before = source.text[match.start() - 1 : match.start()]
    if before and before in "每个满":
        return None
    item = piece(match, "period", relative=True)
    today = source.today
    if today is None:
        return item
    if text[0] == "月":
        item.grain = "month"
        set_months(item, today.year, today.month, 1)
    elif text[0] in "年岁":
        item.grain = "year"
        set_months(item, today.year, 1, 12)
    elif text[0] == "季":
        item.grain = "quarter"
        set_months(item, today.year, (today.month - 1) // 3 * 3 + 1, 3)
    else:
        item.first = week_of(today)
        item.last = item.first and add(item.first, 6, "D")
    return cut(item, text[1])


def decade(source, match) -> Item | None:
    """九十年代, 上世纪80年代, 21世纪."""
    text = match[0]
    item = piece(match, "period", grain="decade", calendar=True, has_year=True)
    century = None
    if "世纪" in text:
        lead = text[: text.index("世纪")]
        century = numeral(lead) if lead and lead[0] not in "上本" else 21 if lead == "本" else 20
    start = (century - 1) * 100 + 1 if century else 0
    years = 100
    if text.endswith("年代"):
        lead = text[text.index("世纪") + 2 : -2] if "世纪" in text else text[:-2]
        value = numeral(lead)
        start = value if value > 100 else ((century - 1) * 100 if century else 1900 if value > 20 else 2000) + value
        years = 10
    item.first, item.last = make_date(start, 1, 1), make_date(start + years - 1, 12, 31)
    return item


def present(source, match) -> Item | None:
    item = piece(match, "moment", first=source.today, last=source.today)
    item.value = moment_value(source.now, source.now) if source.now else ""
    return item


BUILDERS = {
    "number": number, "date": date, "year": year, "week": week, "day": day, "unit": unit, "set": recurring, "lunar": lunar,
    "feast": feast, "half": half, "season": season, "clock": clock, "part": part, "span": span, "near": near,
    "dom": day_of_month, "edge": edge, "decade": decade, "present": present,
}  # fmt: skip
