"""Chinese days and periods that count from now: 下下周三, 今晚, 下个月底, 上半年, 15号, 月底."""

from etiquette_lint.language.dates.chinese_calendar import WISHES, cut, piece, year_piece
from etiquette_lint.language.dates.chinese_words import (
    DAYS,
    NUMBERED,
    PARTS,
    SEASONS,
    SHORT_DAYS,
    WEEKDAYS,
    YEARS,
    numeral,
)
from etiquette_lint.language.dates.values import (
    Item,
    add,
    coming,
    make_date,
    set_months,
    week_of,
    weekday_in_week,
)
from etiquette_lint.pattern import Pattern

# "15号 星光办公楼", "2号-北京": what stands behind the number of a house.
HOUSE = Pattern(
    r"-(?![0-9\s(周星礼下本这今明后上月一二三四五六七八九十])."
    r"|\s[A-Za-z\u4e00-\u9fff]{0,8}(?:办公楼|大厦|大楼|公寓|广场)(?=[,，。;；\s0-9]|$)"
)


def week(source, match) -> Item | None:
    """周三, 下下周三, 本周, 这个星期天, 每周一, 周末."""
    text = match[0]
    at = max(text.find("周"), text.find("星"), text.find("礼"))
    prefix, name = text[:at], text[at:]
    end = name[1:] if name[0] == "周" else name[2:]
    after = source.text[match.end() : match.end() + 1]
    before = source.text[match.start() - 1 : match.start()]
    if (not prefix and (not end or end in "初中内尾")) or source.text.startswith(WISHES, match.end()):
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
        if (after and after in "岁圈") or (name == "周天" and not prefix):
            return None
        item = piece(match, "day", weekday=WEEKDAYS[end], relative=True, bare_weekday=not prefix)
        item.first = item.last = (
            weekday_in_week(today, WEEKDAYS[end], shift) if prefix else coming(today, WEEKDAYS[end])
        )
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
    if text[0] in "前后" and ((before and before in "之以然而先最随往从向背") or text[1] == "儿"):
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
    body = text.lstrip("下上本这一个当今该呢")
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


def day_of_month(source, match) -> Item | None:
    """15号, 廿三日: of the month named before, else the coming one."""
    text = match[0]
    value = numeral(text[:-1].strip())
    after = source.text[match.end() : match.end() + 1]
    before = source.text[match.start() - 1 : match.start()]
    if (
        not 1 <= value <= 31
        or (text[-1] == "号" and after and (after in NUMBERED or after.isdigit()))
        or (before and (before in "第#" or (before.isascii() and before.isalpha())))
    ):
        return None
    if (text[-1] == "日" and (after and after in "内后游")) or (text in ("一日", "十日") and after == "之"):
        return None
    if text[-1] == "日" and source.text.endswith(("限期", "为期", "期限", "逾期", "满", "历时"), 0, match.start()):
        return None
    if text[-1] == "号" and ((before and before in "路街道弄巷村院") or HOUSE.match(source.text, match.end())):
        return None
    if text[-1] == "日" and source.text.startswith(("之内", "之后", "以内", "以后", "之间"), match.end()):
        return None  # so many days, not the day of that number
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
    if text[0] in "月上中下":
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
    return cut(item, text if text[1] == "旬" else text[1])
