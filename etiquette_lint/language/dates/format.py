"""How the writer would name a date plainly: "next Wednesday" becomes "Wednesday, 2 December 2026"."""

import datetime

from etiquette_lint.language.dates.values import week_of
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.language.dates import Date

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
MONTH_FIRST = Pattern(rf"\b{_MONTH}\.? [0-9]{{1,2}}(?:st|nd|rd|th)?\b(?!:)")
DAY_FIRST = Pattern(rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b")
TRADITIONAL = frozenset("週個後號點兩時鐘內這節國慶農禮間開學過幾來從當們請會為於發與")
PARTS = Pattern(r"[,\s]*(?:in the )?(?:early |late )?(morning|afternoon|evening|night)$")
HAN_DAYS = "一二三四五六日"


def format_date(date: "Date", language: str, like: str) -> str:
    """The mention with its day written out; "" where there is no day to write.

    `like` is the writer's text: American order, 星期 for 周, Traditional characters and full-width brackets are kept as
    found in it. Only the words that name the day change: "下周三下午三点" keeps its "下午三点". The answer carries no
    preposition ("on", "at") in front beyond those the mention holds itself.
    """
    if date.first is None or date.vague or date.impossible:
        return ""
    if date.type == "range" and date.has_clock and date.day_end - date.day_start == date.end - date.start:
        return ""  # from one moment to another: two days to name, and their hours
    before = date.text[: date.day_start - date.start]
    after = date.text[date.day_end - date.start :]
    try:
        if any("\u4e00" <= char <= "\u9fff" for char in date.text) or (
            language.startswith("zh") and not date.text.isascii()
        ):
            return chinese(date, language, like, before, after)
        return english(date, like, before, after)
    except (ValueError, OverflowError):
        return ""


def english_day(day: datetime.date, american: bool, weekday: bool = True, year: bool = True) -> str:
    name = f"{WEEKDAYS[day.weekday()]}, " if weekday else ""
    if american:
        return f"{name}{MONTHS[day.month - 1]} {day.day}" + (f", {day.year}" if year else "")
    return f"{name}{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def english(date: "Date", like: str, before: str, after: str) -> str:
    american = MONTH_FIRST.search(like) is not None and DAY_FIRST.search(like) is None
    begins = date.first or datetime.date.min
    day = english_day(begins, american)
    if date.type in ("date", "datetime") or date.part or (date.type == "range" and date.has_clock):
        if date.type == "datetime" and date.grain == "" and "T" in date.value:
            return f"{date.value.partition('T')[2][:5]} on {day}"
        named = PARTS.match(after)
        if named and not before:
            return f"the {named[1]} of {day}"
        if not after and not before and date.part and not date.has_clock:
            return f"the {date.part} of {day}"
        if before.strip() and not before.rstrip().endswith((" on", " of")):
            before = before.rstrip(" ,") + " on "
        if after[:1] == " " and after[1:2].isdigit():
            after = " at" + after
        return before + day + after
    if date.type != "range" or after.strip():
        return ""
    if date.grain in ("month", "year", "week", "quarter"):
        span = english_period(date, american)
        return before + (span.removeprefix("the ") if before.endswith("the ") else span)
    if date.last is None or date.has_clock or "T" in date.value:
        return ""
    last = english_day(date.last, american)
    first = english_day(begins, american, year=begins.year != date.last.year)
    if date.text.lower().startswith("between"):
        return f"between {first} and {last}"
    return f"{'from ' if date.text.lower().startswith('from') else ''}{first} to {last}"


def english_period(date: "Date", american: bool) -> str:
    first = date.first or datetime.date.min
    if date.grain == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    if date.grain == "year":
        return str(first.year)
    if date.grain == "quarter":
        return f"Q{(first.month + 2) // 3} {first.year}"
    return f"the week of {english_day(week_of(first) or first, american)}"


def chinese_day(day: datetime.date, date: "Date", language: str, like: str) -> str:
    traditional = is_traditional(language, like)
    text = date.text if any(name in date.text for name in ("周", "週", "星期", "礼拜", "禮拜")) else like
    if "星期" in text and "周" not in text and "週" not in text:
        name = "星期"
    elif ("礼拜" in date.text or "禮拜" in date.text) and traditional:
        name = "禮拜" if "禮拜" in date.text else "週"
    else:
        name = "週" if traditional else "周"
    opening, closing = ("（", "）") if "（" in like and "(" not in like else ("(", ")")
    return f"{day.year}年{day.month}月{day.day}日{opening}{name}{HAN_DAYS[day.weekday()]}{closing}"


def is_traditional(language: str, like: str) -> bool:
    return language == "zh-Hant" or (language != "zh-Hans" and any(char in TRADITIONAL for char in like))


def chinese(date: "Date", language: str, like: str, before: str, after: str) -> str:
    first, last = date.first or datetime.date.min, date.last
    if date.type in ("date", "datetime") or date.part or (date.type == "range" and date.has_clock):
        day = chinese_day(first, date, language, like)
        if date.type == "datetime" and date.grain == "" and "T" in date.value:
            return f"{day}{date.value.partition('T')[2][:5]}"
        return before + day + after.removeprefix("的")
    if date.type != "range" or "T" in date.value:
        return ""
    if date.grain == "month":
        return f"{before}{first.year}年{first.month}月{after}"
    if date.grain == "year":
        return f"{before}{first.year}年{after}"
    if date.grain == "quarter":
        name = f"第{'一二三四'[(first.month - 1) // 3]}季" + ("" if is_traditional(language, like) else "度")
        return f"{before}{first.year}年{name}{after}"
    if after or last is None:
        return ""
    end = f"{last.month}月{last.day}日" if last.month != first.month or last.year != first.year else f"{last.day}日"
    if last.year != first.year:
        end = f"{last.year}年{end}"
    start = "从" if date.text.startswith("从") else "從" if date.text.startswith("從") else ""
    return f"{start}{first.year}年{first.month}月{first.day}日至{end}"
