"""How a day is written, in the writer's own style: what fixes put in the place of "next Wednesday" and "下周三"."""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
CHINESE_WEEKDAYS = "一二三四五六日"
SHOWN = 20_000  # characters of a text that show its writer's habits

MONTH_FIRST = Pattern(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?\s\d{1,2}(?:st|nd|rd|th)?\b(?!\s?(?::|\d))"
)
ENGLISH_WEEKDAY = Pattern(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:([a-z]*day)|([a-z]{0,3}))\b", 2)
CHINESE_WEEKDAY = Pattern(r"((?:星期|礼拜|禮拜|周|週))([一二三四五六日天])")


def write_date(day: "date", language: str, like: str) -> str:
    """`day` in words, with its weekday; `like` is text of the writer whose habits are followed.

    English puts the month first where `like` does; Chinese takes 周, 星期 or 週 and the brackets from `like`.
    """
    like = like[:SHOWN]
    if language.startswith("zh"):
        return write_chinese(day, language, like)
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    if MONTH_FIRST.search(like):
        return f"{weekday}, {month} {day.day}, {day.year}"
    return f"{weekday}, {day.day} {month} {day.year}"


def write_chinese(day: "date", language: str, like: str) -> str:
    name = "星期" if "星期" in like else "週" if "週" in like or language == "zh-Hant" else "周"
    left, right = ("（", "）") if "（" in like else ("(", ")")
    return f"{day.year}年{day.month}月{day.day}日{left}{name}{CHINESE_WEEKDAYS[day.weekday()]}{right}"


def fix_weekday(string: str, weekday: int) -> str:
    """`string` with the first weekday it names replaced by the right one (0 is Monday), as long or short as it was."""
    if ENGLISH_WEEKDAY.search(string):
        name = WEEKDAYS[weekday]
        return ENGLISH_WEEKDAY.sub(lambda match: name if match[2] else name[:3], string, count=1)
    return CHINESE_WEEKDAY.sub(lambda match: match[1] + chinese_weekday(weekday, match[1]), string, count=1)


def weekday_span(string: str) -> tuple[int, int] | None:
    """Where the first weekday named in a date stands."""
    match = ENGLISH_WEEKDAY.search(string) or CHINESE_WEEKDAY.search(string)
    return match.span() if match else None


def chinese_weekday(weekday: int, name: str) -> str:
    return "天" if weekday == 6 and name in ("礼拜", "禮拜") else CHINESE_WEEKDAYS[weekday]
