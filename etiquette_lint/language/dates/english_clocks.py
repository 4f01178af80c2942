"""English numbers, clock times, parts of the day, durations and what recurs.

Each function reads tokens from index `i` and answers what it read with the index after it, or None.
"""

from etiquette_lint.language.dates.english_numbers import DOUBLES, number
from etiquette_lint.language.dates.english_words import CARDINALS, CLOCKS, MEALS, PARTS, ZONES
from etiquette_lint.language.dates.values import Item
from etiquette_lint.pattern import Pattern

# 5pm, 5:30, 5.30 p.m., 17h30, 1140 a.m., 9:00a
CLOCK = Pattern(
    r"([0-9]{1,2})(?:([:.h])([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,7})?)?|([0-9]{2}))?(?![0-9])"
    r"(?:(?:\s{0,2}\.?([ap])\s?(?:\.\s?m\b(?:\s?\.)?|m(?:pm)?\b)|([ap])\b)(?![\w'’]))?"
)


TIME_WORDS = frozenset(
    "at @ around about by before after until till from between than since to circa approximately".split()  # noqa: SIM905
)


# What may follow a time without being the thing that is counted ("at 5 tomorrow", not "at 5 locations").
FOLLOWERS = frozenset(
    "today tonight tonite tomorrow yesterday on in at and or to till until for so but if as sharp with this "  # noqa: SIM905
    "next last "
    "every each the from of or is was works work would will please thanks then when because before after by each "
    "latest daily instead rather than only that also it i we you they he she ok okay good fine through either "
    "most did do does has have had are were not no again onwards onward".split()
)


def zone(r, i: int) -> tuple[str, int]:
    """The zone named after a clock time: "PST", "UTC+8", "eastern time", "Beijing time"."""
    word = r.w[i]
    if word == "(" and r.w[i + 2] == ")" and r.w[i + 1] in ZONES:
        return ZONES[r.w[i + 1]], i + 3
    if word in ZONES and (len(word) > 2 or r.raw[r.s[i] : r.e[i]].isupper()):
        if word in ("utc", "gmt") and r.w[i + 1] in ("+", "-") and r.w[i + 2].isdigit() and len(r.w[i + 2]) < 3:
            return f"{r.w[i + 1]}{int(r.w[i + 2]):02}:00", i + 3
        return ZONES[word], i + 1
    names = {"eastern": "ET", "pacific": "PT", "central": "CT", "mountain": "MT", "beijing": "+08:00", "london": "GB",
             "taipei": "+08:00", "singapore": "+08:00", "tokyo": "+09:00", "local": "LT"}  # fmt: skip
    if word in names:
        j = i + 1
        while r.w[j] in ("standard", "daylight", "summer"):
            j += 1
        if r.w[j] in ("time", "timezone"):
            return names[word], j + 1
        if word == "eastern" or word == "pacific":
            return names[word], j
    return "", i


def daypart_after(r, i: int) -> tuple[str, int]:
    """ "in the evening", "at night", "early morning" after an hour."""
    j = i
    if r.w[j] in ("in", "during") and r.w[j + 1] == "the":
        j += 2
    elif r.w[j] == "at" and r.w[j + 1] == "night":
        j += 1
    elif r.w[j] not in ("early", "late"):
        return "", i
    while r.w[j] in ("early", "late"):
        j += 1
    word = r.w[j]
    return (PARTS[word], j + 1) if word in PARTS and word not in MEALS else ("", i)


def settle_hour(item: Item) -> None:
    """The hour on the 24-hour clock. Without am or pm, 1 to 6 are taken for the afternoon, when people work."""
    hour, part = item.hour, item.part
    if item.meridiem == "p" or (not item.meridiem and part in ("afternoon", "evening")):
        if hour < 12:
            hour += 12
    elif item.meridiem == "a":
        hour = 0 if hour == 12 else hour
    elif part == "night":
        hour = hour + 12 if 5 <= hour < 12 else 0 if hour == 12 else hour
    elif not part and item.ambiguous_clock and 1 <= hour <= 6:
        hour += 12
    item.hour = hour


def hour_item(
    r, i: int, j: int, hour: int, minute: int | None, second: int | None, meridiem: str, **facts
) -> Item | None:
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59 or (hour == 24 and minute):
        return None
    item = Item(
        "clock", r.s[i], r.e[j - 1], at=i, hour=hour, minute=minute or 0, second=second, meridiem=meridiem, **facts
    )
    if r.w[j] in ("sharp", "exactly"):
        j += 1
    item.part, j = daypart_after(r, j)
    item.zone, j = zone(r, j)
    item.ambiguous_clock = not meridiem and not item.part and 1 <= hour <= 12
    item.meridiem = meridiem if hour < 13 else ""
    r.raw_hours[i] = hour
    settle_hour(item)
    item.part = ""
    item.to, item.end = j, r.e[j - 1]
    return item


def clock(r, i: int, free: bool = False) -> Item | None:
    """A clock time at a digit. `free`: a bare hour will do, for the words around have said that it is one."""
    if not r.w[i].isdigit() or (i and r.glued(i) and (r.w[i - 1] in "$€£#¥/.:" or r.w[i - 1].isalpha())):
        return None
    match = CLOCK.match(r.text, r.s[i])
    if match is None:
        return None
    hour, sign, minutes, seconds, packed, dotted, single = match.groups()
    meridiem = dotted or single or ""
    j = r.index_after(match.end(), i)
    if single and not minutes and r.raw[match.end() - 1].isupper():  # "5A" is a class, a flat, a gate
        return None
    if minutes and r.w[j] in ("noon", "midnight", "midday"):
        j += 1
    at_time = free or (i and r.w[i - 1] in TIME_WORDS)
    if (r.glued(j) and r.w[j] in ":/" and r.w[j + 1].isdigit()) or (
        r.glued(j) and (r.w[j].isalpha() or r.w[j] in "%$€£")
    ):
        if not (r.w[j] in ZONES or r.w[j] == "ish"):
            return None
    if r.glued(j) and r.w[j] == "ish":
        return hour_item(r, i, j + 1, int(hour), None, None, "") if not minutes else None
    if not meridiem:
        if packed and not four_digits(r, i, j, hour):
            return None
        if sign == "." and not ((at_time or r.after_day(i)) and r.follows(j)):
            return None
        if not minutes and not packed:
            return bare_hour(r, i, j, int(hour), free)
    elif int(hour) > 12 and not minutes:
        return None
    if int(hour) > 24 or int(minutes or 0) > 59:
        if sign == ":" and not seconds and int(hour) < 30 and at_time:
            return Item("clock", r.s[i], match.end(), at=i, to=j, impossible=True, hour=0)
        return None
    return hour_item(r, i, j, int(hour), int(minutes or packed or 0), seconds and int(seconds), meridiem)


def four_digits(r, i: int, j: int, hour: str) -> bool:
    """0930 is a time behind "at" or "from" when a second one, "hours" or a leading zero says so."""
    before = r.w[i - 3] if i > 2 and r.w[i - 1] in ("-", "–") else r.w[i - 1]
    if before not in TIME_WORDS or hour[0] not in "012" or len(hour) != 2:
        return False
    if r.w[j] in ("hrs", "hours", "h") or hour[0] == "0" or r.w[i - 1] in ("-", "–"):
        return True
    return r.w[j] in ("-", "–") and r.w[j + 1].isdigit() and len(r.w[j + 1]) == 4


def bare_hour(r, i: int, j: int, hour: int, free: bool) -> Item | None:
    """ "at 5", "5 o'clock", "5 in the evening": a number is an hour only where words around it say so."""
    if not 0 <= hour <= 24:
        return None
    if r.w[j] == "o" and r.w[j + 1] in ("'", "’", "`") and r.w[j + 2] == "clock":
        return hour_item(r, i, j + 3, hour, None, None, "")
    if r.w[j] in ("oclock", "noon", "midnight"):
        return hour_item(
            r, i, j + 1, hour, None, None, "a" if r.w[j] == "midnight" else "p" if r.w[j] == "noon" else ""
        )
    if hour and hour <= 12 and daypart_after(r, j)[0] and r.w[j] not in ("early", "late"):
        return hour_item(r, i, j, hour, None, None, "")
    if free or (
        r.w[i - 1] in ("at", "@")
        or (
            r.w[i - 1] in TIME_WORDS
            and (r.w[i - 2] in ("at", "tonight", "today", "tomorrow", "day", "time") or r.after_day(i - 1))
        )
    ):
        if r.follows(j) and (hour or free):
            return hour_item(r, i, j, hour, None, None, "")
    return None


def clock_words(r, i: int, free: bool = False) -> Item | None:
    """Times in words: "half past seven", "20 min past eight", "seven p.m.", "at five thirty", "noon"."""
    word = r.w[i]
    if word in CLOCKS:
        item = hour_item(r, i, i + 1, CLOCKS[word], None, None, "")
        if item:
            item.ambiguous_clock = False
        return item
    if word == "mid" and r.w[i + 1] == "night":
        return hour_item(r, i, i + 2, 0, None, None, "")
    past = minutes_past(r, i)
    if past:
        return past
    if word.isdigit():
        return None
    found = number(r, i)
    if found is None or not 1 <= found[0] <= 12:
        found = (CARDINALS[word], i + 1) if word in CARDINALS and 1 <= CARDINALS[word] <= 12 else None
        if found is None:
            return None
    hour, j = int(found[0]), found[1]
    minute = None
    k = j + (r.w[j] == "-")
    more = number(r, k) if not r.w[k].isdigit() else None
    if more and 10 <= more[0] <= 59:
        minute, j = int(more[0]), more[1]
        if r.w[j] in ("minute", "minutes"):
            j += 1
    meridiem = Pattern_meridiem.match(r.text, r.e[j - 1])
    if meridiem:
        return hour_item(r, i, r.index_after(meridiem.end(), j), hour, minute, None, meridiem[1])
    at_time = (
        free
        or r.w[i - 1] in ("at", "@")
        or (r.w[i - 1] in TIME_WORDS and r.w[i - 2] in ("at", "tonight", "today", "tomorrow"))
    )
    if minute is not None:
        return (
            hour_item(r, i, j, hour, minute, None, "")
            if at_time or r.w[j] in ("tomorrow", "today", "tonight") or r.after_day(i)
            else None
        )
    return bare_hour(r, i, j, hour, at_time)


Pattern_meridiem = Pattern(r"\s{1,3}([ap])\s?(?:\.\s?m\b(?:\s?\.)?|m\b)(?![\w'’])")


def minutes_past(r, i: int) -> Item | None:
    """ "ten past 9", "a quarter to five", "half past seven o'clock", "20 minutes past eight"."""
    j = i + (r.w[i] in ("a", "an"))
    if r.w[j] in DOUBLES:
        minutes, j = DOUBLES[r.w[j]], j + 1
    else:
        found = number(r, j)
        if found is None or not 1 <= found[0] <= 59:
            return None
        minutes, j = int(found[0]), found[1]
        j += r.w[j] in ("min", "mins", "minute", "minutes")
    side = r.w[j]
    if side not in ("past", "to", "till", "before", "after", "of") or (
        side in ("to", "of", "before", "after", "till") and minutes not in (5, 10, 15, 20, 25, 30)
    ):
        return None
    if side != "past" and not (r.w[i - 1] in ("at", "around", "by", "until", "is", "s") or r.w[j - 1] == "quarter"):
        return None
    hour = number(r, j + 1)
    if (
        hour is None
        or not 1 <= hour[0] <= 12
        or (not r.follows(hour[1]) and r.w[hour[1]] not in ("a", "p", "o", "oclock", "am", "pm"))
    ):
        return None
    hours, k = int(hour[0]), hour[1]
    if side != "past" and side != "after":
        hours, minutes = (hours - 1) or 12, 60 - minutes
    if r.w[k] == "o" and r.w[k + 2] == "clock":
        k += 3
    elif r.w[k] == "oclock":
        k += 1
    meridiem = Pattern_meridiem.match(r.text, r.e[k - 1])
    if meridiem:
        k = r.index_after(meridiem.end(), k)
    return hour_item(r, i, k, hours, minutes, None, meridiem[1] if meridiem else "")


def part(r, i: int) -> Item | None:
    """ "in the morning", "early afternoon", "at lunchtime"; plural parts recur ("Friday mornings")."""
    j = i
    if r.w[j] in ("in", "during", "at", "over", "after", "before", "around"):
        j += 1
        if r.w[j] == "the":
            j += 1
    while r.w[j] in ("early", "late", "later", "earlier", "mid", "-"):
        j += 1
        if r.w[j] == "in" and r.w[j + 1] == "the":
            j += 2
    word = r.w[j]
    if word not in PARTS:
        return None
    if word in MEALS and r.w[i] not in ("at", "over", "after", "before", "around"):
        return None
    if word in ("night", "day") and r.w[j + 1] == "-" and r.w[j + 2] == "time":
        return Item("part", r.s[i], r.e[j + 2], at=i, to=j + 3, part="night")
    if r.w[i - 1] in ("good", "great", "nice", "lovely", "wonderful", "happy", "pleasant", "beautiful", "g'day"):
        return None
    if word.endswith("s") and word != "breakfasts" and word not in MEALS:
        if r.w[i] in ("in", "during"):
            return Item("part", r.s[i], r.e[j], at=i, to=j + 1, part=PARTS[word])
        return Item("set", r.s[i], r.e[j], at=i, to=j + 1, value="R/P1D")
    return Item("part", r.s[i], r.e[j], at=i, to=j + 1, part=PARTS[word])
