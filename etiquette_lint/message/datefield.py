"""The Date field (RFC 5322 3.3 and 4.3), as lenient as mail clients are."""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, timezone

    from etiquette_lint.message.text import Layer

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
# RFC 5322 4.3, and the zones that mailers of Asia and Europe write; minutes east of Greenwich.
_ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "BST": 60, "CET": 60, "CEST": 120, "MET": 60, "MEST": 120,
    "EET": 120, "EEST": 180, "IST": 330, "HKT": 480, "SGT": 480, "JST": 540, "KST": 540, "WET": 0,
}  # fmt: skip
# What nearly every mail program writes (RFC 5322 3.3); the lenient patterns below read it alike, at more cost.
_USUAL = Pattern(
    r"(?:[A-Z][a-z]{2}, ++)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? ([+-])(\d\d)(\d\d)", 256
)
_DATE = Pattern(
    r"(?:[A-Za-z]{2,9}\.?[,\s]\s{0,20})?(\d{1,2})[\s.-]{1,20}([A-Za-z]{3,9})\.?[\s,-]{1,20}(\d{2,4})[,\s]{1,20}"
    r"(?:at\s{1,9})?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d{1,9})?\s{0,20}([ap]m\b)?\s{0,20}([+-]\s?\d{4}|[+-]\d\d:\d\d|[A-Za-z]{1,5})?",
    2,
)
_ASCTIME = Pattern(
    r"(?:[A-Za-z]{2,9}\.?[,\s]\s{0,20})?([A-Za-z]{3,9})\.?\s{1,20}(\d{1,2}),?\s{1,20}()?(\d{1,2}):(\d{2})(?::(\d{2}))?"
    r"\s{1,20}(?:([A-Z]{1,5}|[+-]\d{4})\s{1,20})?(\d{4})(?:\s{1,20}([+-]\d{4}))?"
)
_ISO = Pattern(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]{1,9}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?\s{0,9}"
    r"([+-]\d\d:?\d\d|[A-Za-z]{1,5})?"
)
_offsets: "dict[int, timezone]" = {}  # minutes east of Greenwich -> zone
_COMMENT = Pattern(r"\([^()]{0,200}\)")


def parse_date(value: "Layer | str") -> "datetime | None":
    """The moment a Date field names, with its zone (UTC where it names none); None when there is no such moment.

    Years before 1970 and after 2199 are taken for a broken clock.
    """
    text = value if isinstance(value, str) else value.string
    text = text[:300]
    if "(" in text:
        text = _COMMENT.sub(" ", text)
    text = text.strip()
    if match := _USUAL.fullmatch(text):
        day, month_name, year, hour, minute, second, sign, zone_hours, zone_minutes = match.groups()
        minutes = int(zone_hours) * 60 + int(zone_minutes)
        minutes = (-minutes if sign == "-" else minutes) if minutes <= 15 * 60 else 0
        month = _month(month_name)
        return _moment_at(int(year), month, int(day), int(hour), int(minute), int(second or 0), minutes)
    if match := _DATE.match(text):
        day, month_name, year, hour, minute, second, half, zone = match.groups()
        hours = int(hour)
        if half and 1 <= hours <= 12:
            hours = hours % 12 + (12 if half.lower() == "pm" else 0)
        return _moment(_year(year), _month(month_name), int(day), hours, int(minute), int(second or 0), zone)
    if match := _ASCTIME.match(text):
        month_name, day, _, hour, minute, second, zone, year, offset = match.groups()
        month = _month(month_name)
        return _moment(int(year), month, int(day), int(hour), int(minute), int(second or 0), offset or zone)
    if match := _ISO.match(text):
        year, month_number, day, hour, minute, second, zone = match.groups()
        return _moment(int(year), int(month_number), int(day), int(hour or 0), int(minute or 0), int(second or 0), zone)
    return None


def _year(digits: str) -> int:
    """RFC 5322 4.3: two digits from 50 on are of the last century; three count from 1900."""
    year = int(digits)
    if len(digits) == 2:
        return year + (1900 if year >= 50 else 2000)
    return year + 1900 if len(digits) == 3 else year


def _month(name: str) -> int:
    return _MONTHS.get(name[:3].lower(), 0)


def _moment(
    year: int, month: int, day: int, hour: int, minute: int, second: int, zone: str | None
) -> "datetime | None":
    minutes = 0
    if zone and zone[0] in "+-":
        digits = zone[1:].strip().replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        minutes = (-minutes if zone[0] == "-" else minutes) if minutes <= 15 * 60 else 0
    elif zone:
        minutes = _ZONES.get(zone.upper(), 0)
    return _moment_at(year, month, day, hour, minute, second, minutes)


def _moment_at(
    year: int, month: int, day: int, hour: int, minute: int, second: int, minutes: int
) -> "datetime | None":
    """A moment whose zone is so many minutes east of Greenwich."""
    from datetime import datetime, timedelta, timezone

    if not 1970 <= year <= 2199:
        return None
    zone = _offsets.get(minutes)
    if zone is None:
        zone = _offsets[minutes] = timezone(timedelta(minutes=minutes))
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
    except ValueError:
        return None
