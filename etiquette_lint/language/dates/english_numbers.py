"""English numbers and amounts: three, twenty-fifth, an hour and a half, 10 working days."""

from etiquette_lint.language.dates.english_words import CARDINALS, ORDINALS, TENS, UNITS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


SUFFIXES = frozenset(("st", "nd", "rd", "th"))


DOUBLES = {"half": 30, "quarter": 15}


def number(r, i: int) -> tuple[float, int] | None:
    """A count: 3, 2.5, three, twenty-five, a hundred and ten, two thousand."""
    word = r.w[i]
    if word.isdigit():
        if len(word) > 7:
            return None
        if r.w[i + 1] == "." and r.glued(i + 1) and r.w[i + 2].isdigit() and r.glued(i + 2):
            return float(f"{word}.{r.w[i + 2][:6]}"), i + 3
        return int(word), i + 1
    total, part, j, seen = 0, 0, i, False
    while True:
        word = r.w[j]
        if word in CARDINALS and part % 10 == 0 and (part % 100 == 0 or CARDINALS[word] < 10):
            part += CARDINALS[word]
        elif word in TENS and part % 100 == 0:
            part += TENS[word]
        elif word == "hundred" and 0 < part < 100:
            part *= 100
        elif word == "thousand" and 0 < part < 1000:
            total, part = part * 1000, 0
        elif (word == "-" and seen and r.w[j - 1] in TENS and r.w[j + 1] in CARDINALS and r.glued(j)) or (
            word == "and"
            and seen
            and r.w[j - 1] in ("hundred", "thousand")
            and (r.w[j + 1] in CARDINALS or r.w[j + 1] in TENS)
        ):
            j += 1
            continue
        else:
            break
        seen = True
        j += 1
    return (total + part, j) if seen else None


def ordinal(r, i: int) -> tuple[int, int] | None:
    word = r.w[i]
    if word.isdigit():
        return (int(word), i + 2) if len(word) < 3 and r.w[i + 1] in SUFFIXES and r.glued(i + 1) else None
    if word in ORDINALS:
        return ORDINALS[word], i + 1
    if word in TENS:
        j = i + 2 if r.w[i + 1] == "-" else i + 1
        if r.w[j] in ORDINALS and ORDINALS[r.w[j]] < 10:
            return TENS[word] + ORDINALS[r.w[j]], j + 1
    return None


def quantity(r, i: int) -> tuple[float, int] | None:
    """A number, or words that stand for one; "a few" counts as three, as people use it."""
    word, after = r.w[i], r.w[i + 1]
    if word == "half":
        j = i + 1 + (after in ("a", "an"))
        return (0.5, j) if r.w[j] in UNITS else None
    if word in ("½", "¼"):
        return 0.5 if word == "½" else 0.25, i + 1
    if word in ("a", "an", "another"):
        if after in ("few", "couple", "dozen", "half", "hundred", "good", "full"):
            return (100, i + 2) if after == "hundred" else quantity(r, i + 1)
        return 1, i + 1
    if word in ("good", "full"):
        return 1, i + 1
    if word in ("few", "several", "some"):
        return 3, i + 1
    if word == "couple":
        return 2, i + 1 + (after == "of")
    if word == "dozen":
        return 12, i + 1
    found = number(r, i)
    if found is None:
        return None
    count, j = found
    if r.w[j] == "½" or r.w[j : j + 2] == ["1", "/"]:
        return count + 0.5, j + 1 if r.w[j] == "½" else j + 3
    if r.w[j] == "and" and r.w[j + 1] in ("a", "half"):
        k = j + 1 + (r.w[j + 1] == "a")
        if r.w[k] in DOUBLES and r.w[k + 1] in UNITS:
            return count + DOUBLES[r.w[k]] / 60, k + 1
    if r.w[j] == "(" and r.w[j + 1].isdigit() and r.w[j + 2] == ")":  # "sixteen (16) days"
        j += 3
    return count, j


def length_text(parts: "Iterable[tuple[float, str, int, str]]") -> str:
    """ISO 8601 duration of (count, grain, units, letter) parts."""
    dates = times = ""
    for count, grain, units, letter in parts:
        if grain == "week":
            dates += f"{count:g}W"
        elif letter in "hms":
            times += f"{count:g}{letter.upper()}"
        else:
            dates += f"{count * units:g}{letter}"
    return "P" + dates + ("T" + times if times else "")


BETWEEN = frozenset(
    "business working work full more consecutive calendar whole long - additional extra of good".split()  # noqa: SIM905
)


def amount(r, i: int) -> tuple[list, int] | None:
    """Counts with their units: "two hours and thirty minutes", "an hour and a half", "3h", "10 working days"."""
    parts: list = []
    j = i
    while True:
        read = one_amount(r, j)
        if read is None:
            break
        part, j = read
        parts.append(part)
        step = j + (r.w[j] in ("and", ",")) + (r.w[j] == "," and r.w[j + 1] == "and")
        more = quantity(r, step) if r.w[step] not in ("a", "an", "some", "few") else None
        unit = UNITS.get(r.w[more[1]]) if more else None
        if unit is None or (unit[2] == part[3] and unit[1] >= part[2]):  # smaller units follow larger ones
            break
        kept, j = j, step
        if one_amount(r, j) is None:
            j = kept
            break
    return (parts, j) if parts else None


def one_amount(r, i: int) -> tuple[tuple[float, str, int, str], int] | None:
    """One count and its unit as (count, grain, units, letter)."""
    found = quantity(r, i)
    if found is None:
        return None
    count, k = found
    work = ""
    while r.w[k] in BETWEEN:
        work = work or r.w[k]
        k += 1
    word = r.w[k]
    unit = UNITS.get(word)
    if unit is None or word == "mo":
        return None
    if word == "second" and (count != 1 or (r.w[k - 1] in ("a", "another") and not r.follows(k + 1))):
        return None
    if len(word) == 1:  # "3h", but not the middle of an identifier
        inside = i and r.glued(i) and (r.w[i - 1].isalnum() or (r.w[i - 1] == "-" and r.glued(i - 1)))
        if inside or not (r.glued(k) and r.w[k - 1].isdigit()) or (r.glued(k + 1) and r.w[k + 1].isalnum()):
            return None
    grain, units, letter = unit
    if grain == "day" and work in ("business", "working", "work"):
        grain = "workday"
    k += 1
    tail = 2 if r.w[k] == "and" and r.w[k + 1] == "half" else 3 if r.w[k : k + 2] == ["and", "a"] else 0
    if tail and r.w[k + tail - 1] in DOUBLES and not UNITS.get(r.w[k + tail]):
        count += DOUBLES[r.w[k + tail - 1]] / 60
        k += tail
    return (count, grain, units, letter), k
