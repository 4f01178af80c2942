"""Feasts with a date of their own, as English and Chinese mail names them. No package: these rules fit in a page.

Sources: the Gregorian computus of Meeus, Jones and Butcher; United States Code, title 5, section 6103 for the
federal Monday holidays; national holiday laws of China (State Council), Taiwan and Hong Kong.
"""

import datetime

# name -> (month, day), or (month, weekday, nth) with nth -1 for the last, or days from Easter Sunday
ENGLISH: dict[str, tuple[int, ...] | int] = {
    "new year": (1, 1), "new years": (1, 1), "new year day": (1, 1), "new years day": (1, 1), "new year eve": (12, 31),
    "new years eve": (12, 31), "nye": (12, 31), "epiphany": (1, 6), "martin luther king day": (1, 0, 3),
    "mlk day": (1, 0, 3),
    "burns night": (1, 25), "groundhog day": (2, 2), "valentines day": (2, 14), "valentine day": (2, 14),
    "valentines": (2, 14), "presidents day": (2, 0, 3), "washingtons birthday": (2, 0, 3),
    "saint patrick": (3, 17), "saint patricks": (3, 17), "saint patricks day": (3, 17), "st patricks day": (3, 17),
    "st patrick day": (3, 17), "april fools day": (4, 1), "april fools": (4, 1), "april fool": (4, 1),
    "earth day": (4, 22),
    "anzac day": (4, 25), "st georges day": (4, 23), "may day": (5, 1), "international workers day": (5, 1),
    "international workers' day": (5, 1), "star wars day": (5, 4), "mothers day": (5, 6, 2), "mother day": (5, 6, 2),
    "memorial day": (5, 0, -1), "juneteenth": (6, 19), "freedom day": (6, 19), "jubilee day": (6, 19),
    "fathers day": (6, 6, 3), "father day": (6, 6, 3), "canada day": (7, 1), "independence day": (7, 4),
    "bastille day": (7, 14), "labor day": (9, 0, 1), "labour day": (5, 1), "columbus day": (10, 0, 2),
    "indigenous peoples day": (10, 0, 2), "halloween": (10, 31), "all hallows eve": (10, 31),
    "all saints day": (11, 1),
    "all souls day": (11, 2), "guy fawkes night": (11, 5), "bonfire night": (11, 5), "veterans day": (11, 11),
    "remembrance day": (11, 11), "armistice day": (11, 11), "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4),
    "black friday": (11, 3, 4, 1), "cyber monday": (11, 3, 4, 4), "christmas eve": (12, 24), "christmas": (12, 25),
    "christmas day": (12, 25), "xmas": (12, 25), "xmas day": (12, 25), "xmas eve": (12, 24), "boxing day": (12, 26),
    "st andrews day": (11, 30), "international womens day": (3, 8), "womens day": (3, 8), "singles day": (11, 11),
    "shrove tuesday": -47, "mardi gras": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3,
    "good friday": -2, "holy saturday": -1, "easter": 0, "easter sunday": 0, "easter monday": 1, "ascension day": 39,
    "pentecost": 49, "whit sunday": 49, "whit monday": 50, "corpus christi": 60, "inauguration day": (1, 20),
}  # fmt: skip
# Feasts whose date another calendar sets: found, not resolved.
UNRESOLVED = (
    "ramadan",
    "eid al fitr",
    "eid al adha",
    "eid",
    "diwali",
    "hanukkah",
    "passover",
    "rosh hashanah",
    "yom kippur",
)
LUNAR_ENGLISH = {
    "chinese new year": (1, 1), "lunar new year": (1, 1), "lantern festival": (1, 15), "dragon boat festival": (5, 5),
    "mid autumn festival": (8, 15), "mid-autumn festival": (8, 15), "double ninth festival": (9, 9),
}  # fmt: skip

FIRST_WORDS = {name.replace("-", " ").split()[0] for name in (*ENGLISH, *UNRESOLVED, *LUNAR_ENGLISH)}

CHINESE: dict[str, tuple[int, ...] | int] = {
    "元旦": (1, 1), "情人节": (2, 14), "西洋情人节": (2, 14), "妇女节": (3, 8), "三八节": (3, 8), "植树节": (3, 12),
    "愚人节": (4, 1), "劳动节": (5, 1), "五一": (5, 1), "青年节": (5, 4), "五四": (5, 4), "母亲节": (5, 6, 2),
    "儿童节": (6, 1), "六一": (6, 1), "建党节": (7, 1), "七一": (7, 1), "建军节": (8, 1), "八一": (8, 1),
    "教师节": (9, 10),
    "父亲节": (6, 6, 3), "国庆节": (10, 1), "国庆": (10, 1), "十一": (10, 1), "双十一": (11, 11), "双11": (11, 11),
    "光棍节": (11, 11), "万圣节": (10, 31), "感恩节": (11, 3, 4), "平安夜": (12, 24), "圣诞节": (12, 25),
    "圣诞": (12, 25),
    "双十二": (12, 12), "双12": (12, 12), "跨年夜": (12, 31), "双十节": (10, 10), "和平纪念日": (2, 28),
    "消费者权益日": (3, 15),
    "光复节": (10, 25), "行宪纪念日": (12, 25), "复活节": 0, "耶稣受难日": -2, "618": (6, 18),
}  # fmt: skip
LUNAR_CHINESE = {
    "春节": (1, 1), "大年初一": (1, 1), "农历新年": (1, 1), "年初一": (1, 1), "大年初二": (1, 2), "大年初三": (1, 3),
    "元宵节": (1, 15), "元宵": (1, 15), "龙抬头": (2, 2), "端午节": (5, 5), "端午": (5, 5), "七夕": (7, 7),
    "七夕节": (7, 7),
    "中元节": (7, 15), "中秋节": (8, 15), "中秋": (8, 15), "重阳节": (9, 9), "重阳": (9, 9), "腊八节": (12, 8),
    "腊八": (12, 8),
    "小年": (12, 23), "尾牙": (12, 16), "佛诞": (4, 8),
}  # fmt: skip


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Western churches."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def holiday(rule: tuple[int, ...] | int, year: int) -> datetime.date | None:
    """The day a rule gives in a year, None beyond the calendar."""
    if not 1583 <= year <= 9990:
        return None
    if isinstance(rule, int):
        return easter(year) + datetime.timedelta(rule)
    if len(rule) == 2:
        return datetime.date(year, rule[0], rule[1])
    month, weekday, nth = rule[:3]
    if nth > 0:
        first = datetime.date(year, month, 1)
        day = first + datetime.timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        last = datetime.date(year, month + 1, 1) - datetime.timedelta(1)
        day = last - datetime.timedelta((last.weekday() - weekday) % 7)
    return day + datetime.timedelta(rule[3]) if len(rule) == 4 else day
