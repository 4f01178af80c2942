"""Words English names time with: word -> (class, value). Classes are single letters, see the dispatch in english."""

MONTHS = {
    word: number
    for number, words in enumerate(
        "jan january|feb february febr|mar march|apr april|may|jun june|jul july|aug august|"  # noqa: SIM905
        "sep sept september|oct october|nov november|dec december".split("|"),
        1,
    )
    for word in words.split()
}
WEEKDAYS = {
    word: number
    for number, words in enumerate(
        "mon monday|tue tues tuesday|wed weds wednesday|thu thur thurs thursday|"  # noqa: SIM905
        "fri friday|sat saturday|sun sunday".split("|")
    )
    for word in words.split()
}
# Month and weekday names that are also ordinary words, or names of people: they need a neighbour that dates them.
DOUBTFUL = frozenset("may march mar sat sun wed mon jan dec fri sep jun thu tue august april june".split())  # noqa: SIM905

# unit -> (grain, count, ISO letter); D, Y and M are dates, h m s times
UNITS = {
    word: unit
    for words, unit in (
        ("second seconds sec secs s", ("second", 1, "s")),
        ("minute minutes min mins", ("minute", 1, "m")),
        ("hour hours hr hrs h", ("hour", 1, "h")),
        ("day days d", ("day", 1, "D")),
        ("night nights", ("day", 1, "D")),
        ("week weeks wk wks workweek workweeks w", ("week", 7, "D")),
        ("fortnight fortnights", ("fortnight", 14, "D")),
        ("weekend weekends", ("weekend", 7, "D")),
        ("month months mo mos", ("month", 1, "M")),
        ("quarter quarters qtr", ("quarter", 3, "M")),
        ("year years yr yrs y", ("year", 1, "Y")),
        ("decade decades", ("decade", 10, "Y")),
        ("century centuries", ("century", 100, "Y")),
    )
    for word in words.split()
}
CARDINALS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "  # noqa: SIM905
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 20 + 10 * index
    for index, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())  # noqa: SIM905
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "  # noqa: SIM905
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30}
PARTS = {
    "morning": "morning", "mornings": "morning", "afternoon": "afternoon", "afternoons": "afternoon",
    "evening": "evening", "evenings": "evening", "night": "night", "nights": "night", "nighttime": "night",
    "daytime": "day", "lunchtime": "noon", "lunch": "noon", "lunchtimes": "noon",
    "breakfast": "morning", "breakfasttime": "morning", "dinner": "evening", "dinnertime": "evening",
    "supper": "evening",
}  # fmt: skip
MEALS = frozenset("lunch breakfast dinner supper".split())  # noqa: SIM905
# relative word -> how many weeks, months or years from this one
RELATIVE = {
    "this": 0, "current": 0, "next": 1, "following": 1, "coming": 1, "upcoming": 1, "last": -1, "past": -1,
    "previous": -1, "preceding": -1, "prior": -1,
}  # fmt: skip
DAYS = {
    "today": 0, "tonight": 0, "tonite": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tomorow": 1, "tommorow": 1,
    "tommorrow": 1, "yesterday": -1, "otd": 0,
}  # fmt: skip
SETS = {
    "hourly": "R/PT1H", "daily": "R/P1D", "nightly": "R/P1D", "weekly": "R/P1W", "biweekly": "R/P2W",
    "fortnightly": "R/P2W", "monthly": "R/P1M", "bimonthly": "R/P2M", "quarterly": "R/P3M", "yearly": "R/P1Y",
    "annually": "R/P1Y", "annual": "R/P1Y", "semiannual": "R/P6M", "semiannually": "R/P6M", "biannual": "R/P6M",
    "biannually": "R/P6M", "biennial": "R/P2Y", "everyday": "R/P1D",
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
ENDINGS = {
    "eod": "day", "cob": "day", "cop": "day", "eob": "day", "eow": "week", "eom": "month", "eoq": "quarter",
    "eoy": "year",
}  # fmt: skip
CLOCKS = {"noon": 12, "noonish": 12, "midday": 12, "midnight": 0}
# Offsets from UTC in minutes; names that two regions share are read as North America uses them.
ZONES = {
    "utc": "Z", "gmt": "Z", "z": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00", "hkt": "+08:00", "sgt": "+08:00", "jst": "+09:00", "kst": "+09:00", "aest": "+10:00",
    "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
    "et": "ET", "ct": "CT", "mt": "MT", "pt": "PT", "wet": "Z", "ist": "IST",
}  # fmt: skip
QUANTIFIERS = {"few": 3, "several": 3, "some": 3, "couple": 2, "dozen": 12, "many": 0}

WORDS: dict[str, tuple[str, object]] = {}
for _class, _table in (
    ("U", UNITS), ("M", MONTHS), ("W", WEEKDAYS), ("N", CARDINALS), ("N", TENS), ("O", ORDINALS), ("P", PARTS),
    ("R", RELATIVE), ("T", DAYS), ("A", SETS), ("S", SEASONS), ("G", DECADES), ("F", ENDINGS), ("C", CLOCKS),
    ("Q", QUANTIFIERS),
):  # fmt: skip
    for _word, _value in _table.items():
        WORDS[_word] = (_class, _value)
for _word, _number in WEEKDAYS.items():
    if len(_word) > 5:
        WORDS[_word + "s"] = ("K", _number)  # "Mondays"
for _word in (
    "a",
    "an",
    "the",
    "every",
    "each",
    "all",
    "any",
    "half",
    "end",
    "early",
    "late",
    "mid",
    "week",
    "quarter",
):
    WORDS.setdefault(_word, ("*", None))
WORDS["second"] = ("O", 2)
