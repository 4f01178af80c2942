"""Dates and times in prose: where they stand, what they mean, and how the writer would put them plainly.

Conventions, where people differ (weeks begin on Monday, as in ISO 8601):

- "Friday", "周五": the coming one, never today. "this Friday", "本周五": of this week. "next Friday", "下周五": of next
  week, also when said on a Tuesday; "last Friday", "上周五": of last week. "coming Friday" is the nearest ahead.
- A date without a year is the nearest to now, so a deadline that was missed stays in the past.
- "at 5" is 17:00 and "at 9" 09:00: without am or pm the hours 1 to 6 are taken for the afternoon (and flagged).
- 03/04/2026 is read month first, unless the weekday beside it or another date in the text shows the other order.
- "next 3 days" begins tomorrow; "a few" is three; seasons are northern, whole months; "morning" is 06:00 to 12:00.
"""

from etiquette_lint.language.dates import triggers

__all__ = ["Date", "find_dates"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from etiquette_lint.language.dates.values import Item


class Date:
    """One mention of a day, time, range, duration or recurrence.

    `start`, `end`: offsets into the string, tight around the words, without a preposition ("in two weeks" keeps its
    "in", ranges keep "from" and "between": without them they would mean something else).
    `day_start`, `day_end`: the part of it that names the day ("下周三" of "下周三下午三点").
    `type`: date, time, datetime, range, duration or set. `value`: ISO 8601, "" when vague, impossible, or when the
    message's own date would be needed and is unknown.
    `relative`: counts from now with no calendar date beside it; `bare_weekday`: relative by a weekday name alone.
    `vague`: says no time at all ("soon", "尽快"). `impossible`: no such day or hour.
    `ambiguous`: 03/04/2026, or a two-digit year. `ambiguous_clock`: an hour up to 12 without morning or afternoon.
    `named_weekday`: the weekday named beside the date, `real_weekday` that of the date, 0 for Monday, else None.
    `has_year`, `has_calendar_date` (month and day, or month, or year, written out), `has_clock`, `zone` as written out.
    `first`, `last`: days it covers (datetime.date, inclusive), or None. `grain`: day, week, weekend, month, quarter,
    year …, of what it names. `part`: morning, afternoon, evening, night …, or "".
    """

    __slots__ = (
        "start", "end", "day_start", "day_end", "type", "value", "text", "relative", "bare_weekday", "vague",
        "impossible",
        "ambiguous", "ambiguous_clock", "named_weekday", "real_weekday", "has_year", "has_calendar_date", "has_clock",
        "zone", "first", "last", "grain", "part",
    )  # fmt: skip

    def __init__(self, item: "Item", string: str, type: str, value: str):
        self.start, self.end = item.start, item.end
        self.day_start, self.day_end = max(item.head, item.start), min(item.tail, item.end)
        self.text = string[item.start : item.end]
        self.type, self.value = type, value
        self.vague = item.kind == "vague"
        self.relative: bool = item.relative
        self.bare_weekday: bool = item.relative and item.bare_weekday
        self.impossible: bool = item.impossible
        self.ambiguous: bool = item.ambiguous
        self.ambiguous_clock: bool = item.ambiguous_clock
        self.first, self.last = item.first, item.last or item.first
        single = item.kind == "day" or item.hour is not None
        self.named_weekday: int | None = item.weekday if item.kind != "set" else None
        self.real_weekday: int | None = item.first.weekday() if single and item.first else None
        self.has_year: bool = item.has_year
        self.has_calendar_date: bool = item.calendar
        self.has_clock = item.hour is not None
        self.zone: str = item.zone
        self.grain: str = (item.length or item.grain) if item.kind == "period" else "day" if item.kind == "day" else ""
        self.part: str = item.part

    def __repr__(self) -> str:
        flags = " ".join(name for name in ("relative", "vague", "impossible", "ambiguous") if getattr(self, name))
        return f"Date({self.text!r} {self.type} {self.value!r} {flags})"


def find_dates(string: str, now: "datetime | None", *, language: str = "mixed") -> list[Date]:
    """Every mention of time in `string`, in order, without overlaps.

    `now` is the message's own date (aware or naive), None when unknown: then what counts from now has no value.
    `language` is en, zh-Hans, zh-Hant or mixed; Chinese text is always read for English too, and the other way round
    only where there is Chinese. Never raises.
    """
    items: list[Item] = []
    ascii_only = string.isascii()
    lowered = string.lower()
    if len(lowered) != len(string):  # a letter whose small form is two characters would shift every place
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in string)
    if not ascii_only and (language != "en" or triggers.HAN.search(string)) and triggers.CHINESE.search(string):
        from etiquette_lint.language.dates.chinese import find_chinese

        items = find_chinese(string, now)
    if language == "en" or ascii_only or has_latin(string, digits=not language.startswith("zh")):
        places = triggers.english_triggers(lowered, ascii_only or not language.startswith("zh"))
        if places:
            from etiquette_lint.language.dates.english import find_english

            english = find_english(string, lowered, places, now)
            items = merged(items, english) if items else english
    vague_places = triggers.vague_places(lowered)
    vague_chinese = not ascii_only and triggers.CHINESE_VAGUE.search(string) is not None
    if vague_places or vague_chinese:
        from etiquette_lint.language.dates.vague import find_vague

        vague = find_vague(string, lowered, vague_places, vague_chinese)
        if vague:  # "过几天" holds "几天", which says no more
            items = merged(without(items, vague), vague)
    if not items:
        return []
    from etiquette_lint.language.dates.values import item_type, item_value

    return [Date(item, string, item_type(item), item_value(item, now)) for item in items]


def has_latin(string: str, digits: bool) -> bool:
    """An ASCII word long enough to name a time, or a digit: enough for the English grammar to try."""
    return triggers.LATIN.search(string) is not None or (digits and triggers.DIGIT.search(string) is not None)


def merged(first: "list[Item]", second: "list[Item]") -> "list[Item]":
    """Both readings in order; where they overlap the first stands (Chinese, which knows the words around, or dated)."""
    return sorted(first + without(second, first, touching=True), key=item_start)


def without(items: "list[Item]", others: "list[Item]", touching: bool = False) -> "list[Item]":
    """The items that lie in none of the others (both in order); `touching`: that overlap none."""
    kept, at = [], 0
    for item in items:
        while at < len(others) and others[at].end <= item.start:
            at += 1
        other = others[at] if at < len(others) else None
        apart = other is None or other.start >= item.end
        if apart or (not touching and other and not (other.start <= item.start and item.end <= other.end)):
            kept.append(item)
    return kept


def item_start(item: "Item") -> int:
    return item.start
