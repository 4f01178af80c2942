"""Chinese calendar dates: 2026年12月2日, 民国115年, 腊月廿三, 国庆, 清明, 九十年代."""

from etiquette_lint.language.dates.chinese_words import (
    EDGES,
    TERMS,
    numeral,
)
from etiquette_lint.language.dates.holidays import CHINESE, LUNAR_CHINESE, holiday
from etiquette_lint.language.dates.values import (
    Item,
    add,
    calendar_day,
    make_date,
    month_span,
    set_months,
)
from etiquette_lint.pattern import Pattern

BRACKET = Pattern(r"\s?\(([一二三四五六日])\)")
WISHES = ("快乐", "愉快", "吉祥", "安康", "大吉")


DATE = Pattern(
    r"(?:(农历|阴历|旧历|公元|西元|民国|公历|阳历|"
    r"国历)\s?)?(?:([0-9零〇一二三四五六七八九]{1,4})\s?年度?(?:[,的]\s?|\s)?)?"
    r"(闰)?(正|腊|冬|元|[0-9零〇一二两三四五六七八九十]{1,3})\s?月份?\s?(?:(月?[初底末中]|[上中下]旬)$|"
    r"(初)?([0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})\s?([日号])?)?"
)


def piece(match, kind: str, end: int | None = None, **facts) -> Item:
    start, stop = match.start(), match.end() if end is None else end
    return Item(kind, start, stop, at=start, to=stop, **facts)


def number(source, match) -> Item | None:
    """2026-12-02, 2026/12, 12/2, 20261202. Two parts are month and day, as Chinese writes them."""
    text = match[0]
    before, after = source.text[match.start() - 1 : match.start()], source.text[match.end() : match.end() + 1]
    if (before and ((before in "/.-:$¥￥#" and match.start() > 1) or (before.isascii() and before.isalpha()))) or (
        after and after in "%°元万"
    ):
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
    if (
        (year and not 1900 <= int(year) <= 2199)
        or int(month) > 31
        or (day and not 1 <= int(day) <= 31)
        or not int(month)
    ):
        return None
    if not day:
        if int(month) > 12 or "." in text:
            return None
        item = piece(match, "period", grain="month", year=int(year), month=int(month), has_year=True, calendar=True)
        item.first, item.last = month_span(int(year), int(month))
        return item
    if not year and (
        int(month) > 12 or (int(month), int(day)) in ((24, 7), (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 10))
    ):
        return None
    if text.isdigit() and int(month) > 12:
        return None
    item = piece(match, "day", year=int(year) if year else None, month=int(month), day=int(day), has_year=bool(year))
    if not text.isdigit() and int(month) > 12 >= int(day):  # 25/12/2026, as written elsewhere
        item.month, item.day = item.day, item.month
    bracket_weekday(source, item)
    item.ambiguous = (
        len(text.split("/")) == 3
        and len(text.split("/")[0]) < 4
        and int(month) <= 12
        and int(day) <= 12
        and month != day
    )
    return calendar_day(item, source.today)


def bracket_weekday(source, item: Item) -> None:
    """12月2日(三): Taiwan writes the weekday so."""
    found = BRACKET.match(source.text, item.to) if source.text[item.to : item.to + 2].strip()[:1] == "(" else None
    if found:
        item.weekday = "一二三四五六日".index(found[1])
        item.to = item.end = item.tail = found.end()


def plain(source, match) -> Item:
    """2026年12月2日, 12月2日: as most are written."""
    year, month, day = match.groups()
    start, end = match.span()
    item = Item("day", start, end, at=start, to=end, month=int(month), day=int(day))
    if year:
        item.year, item.has_year = int(year), True
    bracket_weekday(source, item)
    return calendar_day(item, source.today)


def date(source, match) -> Item | None:
    """2026年12月2日, 十二月二日, 民国115年3月, 腊月廿三, 3月底."""
    found = DATE.match(match[0])
    if found is None or source.text[match.end() : match.end() + 1] == "个":
        return None
    era, years, leap, months, edge, first, days, sign = found.groups()
    month = {"正": 1, "元": 1, "冬": 11, "腊": 12}.get(months) or numeral(months)
    if month < 1 or (month > 19 and not days) or month > 31:
        return None
    year = numeral(years) if years else None
    two_digits = bool(years) and len(years) == 2 and era != "民国"
    if year is not None:
        if era == "民国" or (100 <= year <= 200 and len(years or "") == 3):
            year += 1911
        elif two_digits:
            year += 1900 if year >= 69 else 2000
    end = match.start() + found.end()
    if days and not sign and days.isascii() and source.text[end : end + 1] in (*tuple("个年天人点时:元%"), "岁"):
        days, end = "", match.start() + found.start(7)
    day = numeral(days) if days else None
    if day is not None and (
        first
        or (day and ("廿" in (days or "") and not sign))
        or months in ("腊", "正", "冬")
        or era in ("农历", "阴历", "旧历")
    ):
        return lunar_item(source, match, end, year, month, day, bool(leap))
    if months in ("腊", "正", "冬") or era in ("农历", "阴历", "旧历"):
        return lunar_month(source, match, end, year, month)
    if day is None:
        return month_piece(source, match, end, year, month, edge or "", two_digits)
    if day > 39:
        return None
    item = piece(match, "day", end, year=year, month=month, day=day, has_year=year is not None, ambiguous=two_digits)
    bracket_weekday(source, item)
    return calendar_day(item, source.today)


def month_piece(source, match, end: int, year: int | None, month: int, edge: str, two_digits: bool) -> Item:
    item = piece(
        match,
        "period",
        end,
        grain="month",
        year=year,
        month=month,
        has_year=year is not None,
        calendar=True,
        ambiguous=two_digits,
    )
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
    from etiquette_lint.language.dates.lunar import lunar_day

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
    digits = "".join(
        char for char in text.rstrip("上下半年度初底末终中") if char in "0123456789零〇一二三四五六七八九十百"
    )
    value = numeral(digits)
    if "民国" in text:
        value += 1911
    if not 1 <= value <= 9999 or (source.text[match.end() : match.end() + 1] in ("前", "内", "后") and value > 2200):
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
        if (
            not after
            or after[0] not in "前后假长黄期放当小国劳节"
            or (before and before in "一二三四五六七八九十第0123456789点")
        ):
            return None
    if source.text.startswith(WISHES, match.end()):
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
        from etiquette_lint.language.dates.lunar import solar_term

        return lambda in_year: solar_term(name, in_year)
    if name in LUNAR_CHINESE:
        month, day_number = LUNAR_CHINESE[name]
        return lambda in_year: lunar_date(in_year, month, day_number)
    rule = CHINESE.get(name)
    return lambda in_year: holiday(rule, in_year) if rule is not None else None


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
