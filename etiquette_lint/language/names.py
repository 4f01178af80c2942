"""People's names as people write them: who is meant, and whether two ways of writing mean one person.

A header says "Wong, Robert (Bob)" or "采购部 王伟", a salutation "Bob", "Mr Wong", "王经理". Names are
compared in Simplified and lower case; a Chinese family name is known in its Latin spellings too.
Answers are careful: where names could be one person's (a pet name, a middle name, a name in another
language) the answer is None, unknown.
"""

from functools import lru_cache

from etiquette_lint.language.english import GIVEN_NAMES, GROUPS
from etiquette_lint.language.english import HONORIFICS as ENGLISH_HONORIFICS
from etiquette_lint.language.name_tables import (
    FAMILIAR,
    FEMALE,
    MALE,
    NONE,
    ONE_SURNAME,
    PARTICLES,
    ROLE_WORDS,
    SUFFIXES,
    common_surnames,
    given_name_forms,
    is_surname_spelling,
    simplified,
    spellings_of,
    surnames,
)
from etiquette_lint.pattern import Pattern

_HAN_RUN = Pattern("[\u3400-\u4dbf\u4e00-\u9fff]+")
_LATIN_WORD = Pattern(r"[^\W\d_\u3400-\u9fff]+(?:['’.\-][^\W\d_\u3400-\u9fff]+)*")
_HAN = Pattern("[\u3400-\u4dbf\u4e00-\u9fff]")


class Name:
    """One way of writing somebody's name.

    words    the name without its title, as written
    title    "mr", "先生", "经理", in lower case and Simplified; "" for none
    family   a Chinese family name, "" where there is none or it is not known to be one
    given    what stands behind it, or a Chinese name that begins with no family name
    tokens   the words of a name in Latin letters, folded
    """

    __slots__ = ("family", "given", "title", "tokens", "words")

    def __init__(self, words: str, title: str = "", family: str = "", given: str = "", tokens: tuple[str, ...] = ()):
        self.words = words
        self.title = title
        self.family = family
        self.given = given
        self.tokens = tokens

    @property
    def chinese(self) -> str:
        return self.family + self.given

    @property
    def gender(self) -> str:
        return "male" if self.title in MALE else "female" if self.title in FEMALE else ""

    def __repr__(self) -> str:
        return f"Name({self.words!r}, {self.title!r}, {self.family!r}, {self.given!r}, {self.tokens!r})"


# Reading one name


@lru_cache(maxsize=512)
def read_names(words: str) -> tuple[Name, ...]:
    """The names in a display name or in the words of a salutation: one for each run of Han characters that can be
    a person, and one for the Latin words together. Names of departments are left out."""
    names = []
    if _HAN.search(words):
        names += [name for match in _HAN_RUN.finditer(words) if (name := read_chinese(match[0])) is not None]
    latin = read_latin(words)
    if latin is not None:
        names.append(latin)
    return tuple(names)


def read_chinese(run: str) -> Name | None:
    """A run of Han characters as a name, or None where it is longer than names are or names a department."""
    from etiquette_lint.language.chinese import ORGANISATION_ENDINGS

    folded = simplified(run)
    endings = (folded[-size:] for size in (5, 4, 3, 2, 1) if len(folded) >= size)
    title = next((word for word in endings if word in _honorifics() and _can_carry(folded, word)), "")
    rest = folded[: len(folded) - len(title)]
    words = run[: len(rest)]
    if len(rest) == 2 and rest[0] in "小老阿" and not title:
        return Name(words, rest[0], rest[1] if rest[1] in surnames() else "", "" if rest[1] in surnames() else rest[1])
    if not rest or len(rest) > 4:
        return None
    if not title and len(rest) > 1 and any(rest.endswith(ending) for ending in ORGANISATION_ENDINGS):
        return None
    family = next((rest[:size] for size in (2, 1) if rest[:size] in surnames()), "")
    return Name(words, title, family, rest[len(family) :])


def _can_carry(run: str, title: str) -> bool:
    """A title of one character stands behind a bare family name only; 李伟生 is no gentleman called 李伟."""
    from etiquette_lint.language.chinese import SHORT_HONORIFICS

    rest = run[: len(run) - len(title)]
    if title not in SHORT_HONORIFICS:
        return bool(rest)
    return rest in surnames() or (title in "哥姐总" and len(rest) == 1)


@lru_cache(maxsize=1)
def _honorifics() -> frozenset[str]:
    from etiquette_lint.language.chinese import HONORIFICS

    return frozenset(simplified(" ".join(HONORIFICS)).split())


def leading_title(words: str) -> str:
    """The longest Chinese title that words begin with, "" for none."""
    folded = simplified(words)
    return next((words[:size] for size in (5, 4, 3, 2, 1) if size <= len(words) and folded[:size] in _honorifics()), "")


def read_latin(words: str) -> Name | None:
    """The Latin words of a name, or None where there are none."""
    title = ""
    tokens: list[str] = []
    spelled: list[str] = []
    for match in _LATIN_WORD.finditer(words):
        word = match[0].lower().rstrip(".")
        if word in ENGLISH_HONORIFICS and not tokens:
            title = title or word
        elif word not in SUFFIXES:
            tokens.append(plain(word))
            spelled.append(match[0])
    if not tokens and not title:
        return None
    return Name(" ".join(spelled), title, tokens=tuple(tokens))


def plain(word: str) -> str:
    """A Latin word without case, accents, apostrophes and dots: José and Jose, O'Neil and Oneil."""
    if word.isascii():
        return word.lower().replace("'", "").replace(".", "")
    import unicodedata

    word = word.lower().replace("’", "").replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("æ", "ae")
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def is_personal(name: str) -> bool:
    """Whether a display name is somebody's name and not that of a desk, a list or an address."""
    if not name or "@" in name or "{" in name or "[" in name or any(char.isdigit() for char in name):
        return False
    return any(_is_definite(one) for one in read_names(name))


def _is_definite(name: Name) -> bool:
    if name.tokens:
        real = [token for token in name.tokens if token not in PARTICLES]
        if any(token in ROLE_WORDS or token in GROUPS for token in name.tokens) or not 1 <= len(real) <= 4:
            return False
        return bool(name.title) or (len(real) > 1 and any(len(token) > 1 for token in real)) or real[0] in GIVEN_NAMES
    if name.title == "同事":
        return False  # 全体同事, 公司同事
    if name.title and name.title not in ("小", "老", "阿"):
        return bool(name.family or len(name.given) == 1)
    return bool(name.family) and len(name.given) in (1, 2)


def is_titled_name(words: str) -> bool:
    """Whether words are a name with its title and nothing else: 王经理, Ms Chen."""
    if len(words) > 24 or not words[:1].isalpha():
        return False
    if _HAN.match(words):
        name = read_chinese(words) if _HAN_RUN.fullmatch(words) else None
        return name is not None and bool(name.family) and len(name.title) > 1 and len(name.given) < 3
    first = words.split(" ", 1)[0].rstrip(".").lower()
    letters = words.replace(".", "").replace(" ", "")
    return first in ENGLISH_HONORIFICS and 1 < len(words.split()) < 4 and letters.isalpha() and words.istitle()


def same_words(one: str, other: str) -> bool:
    """Whether two names are written with the same words in any order."""
    if abs(len(one) - len(other)) > 4:
        return False
    return sorted(one.lower().replace(",", " ").split()) == sorted(other.lower().replace(",", " ").split())


def courteous(name: str) -> str:
    """How a letter addresses somebody of whom only a display name is known: by title and family name where the title
    stands there, else by the whole name, in natural order: "SMITH, John" is John Smith."""
    names = read_names(name)
    han = next((one for one in names if one.chinese and _is_definite(one)), None)
    if han is not None:
        at = name.index(han.words)
        return name[at : at + len(han.words) + (0 if han.title in ("小", "老", "阿") else len(han.title))]
    first, comma, last = _without_notes(name).partition(",")
    words = f"{last.strip()} {first.strip()}" if comma and last.strip() else first.strip()
    parts = [word for word in words.split() if word.lower().strip(".") not in SUFFIXES]
    parts = [word.capitalize() if word.isupper() and len(word) > 3 else word for word in parts]
    if parts and parts[0].lower().rstrip(".") in ENGLISH_HONORIFICS and len(parts) > 2:
        family = next((at for at, word in enumerate(parts) if at > 1 and word.lower() in PARTICLES), len(parts) - 1)
        parts = [parts[0], *parts[family:]]
    return " ".join(parts)


def given_name(name: str) -> str:
    """The first word of a Latin display name without its title, "" where there is none."""
    words = [word for word in courteous(name).split() if word.lower().rstrip(".") not in ENGLISH_HONORIFICS]
    return words[0] if len(words) > 1 else ""


def _without_notes(name: str) -> str:
    """Without what stands in brackets: "Reed, Ana (Leeds)"."""
    return Pattern(r"\s*[(\[（【][^)\]）】]*[)\]）】]").sub("", name).strip(" \"'")


# Comparing


def same_person(words: str, name: str, address: str = "") -> bool | None:
    """Whether the words of a salutation ("Bob", "王经理") and a display name mean one person; None where it is unknown.

    The address helps to find that they do, never that they do not.
    """
    greeted, known = read_names(words), read_names(name)
    answers = [_same(one, other) for one in greeted for other in known]
    if True in answers:
        return not _genders_clash(greeted, known)
    if any(_in_address(one, address) for one in greeted):
        return True
    if not answers or None in answers or not is_personal(name):
        return None
    return False


def _genders_clash(greeted: tuple[Name, ...], known: tuple[Name, ...]) -> bool:
    return {one.gender for one in (*greeted, *known)} >= {"male", "female"}


def _same(greeted: Name, known: Name) -> bool | None:
    if greeted.tokens and known.tokens:
        return _same_latin(greeted, known)
    if greeted.chinese and known.chinese:
        return _same_chinese(greeted, known)
    if greeted.chinese and known.tokens:
        return _same_across(greeted, known, titled=bool(greeted.title and not greeted.given))
    if greeted.tokens and known.chinese:
        return _same_across(known, greeted, titled=bool(greeted.title) or len(greeted.tokens) > 1)
    return None


def _same_chinese(greeted: Name, known: Name) -> bool | None:
    one, other = greeted.chinese, known.chinese
    if one in other or other in one:
        return True
    if greeted.family and greeted.family == known.family:
        return not (greeted.given and known.given)  # 张伟 is not 张玮
    if any(one[0] in pair and other[0] in pair for pair in ONE_SURNAME):
        return None
    if greeted.title in ("小", "老", "阿"):
        return None
    if greeted.title in FAMILIAR and not greeted.given and not has_common_family(greeted):
        return None  # 伟哥 is called by his given name
    if not _is_definite(known):
        return None
    if greeted.title and known.title and len(one) == len(other) == 1:
        return False
    if not greeted.family:
        return None
    if not greeted.title:
        return False if len(one) > 1 and has_common_family(greeted) and has_common_family(known) else None
    # 王女士 may be meant by a mailbox that shows 文静, her given name alone.
    return False if greeted.given or known.title or len(other) > 2 or has_common_family(known) else None


def has_common_family(name: Name) -> bool:
    """Whether its family name is one that a reader takes for nothing else."""
    return len(name.family) == 2 or name.family in common_surnames()


def _same_across(chinese: Name, latin: Name, *, titled: bool) -> bool | None:
    """A name in Han characters and one in Latin letters. `titled` says that the salutation names a family."""
    if not chinese.family:
        return None
    spellings = spellings_of(chinese.family)
    pairs = {a + b for a, b in zip(latin.tokens, latin.tokens[1:], strict=False)}
    parts = {part for token in latin.tokens for part in token.split("-")}
    if spellings & (parts | pairs | set(latin.tokens)):
        return True
    if not titled or not spellings or not _is_definite(chinese):
        return None
    return False if is_surname_spelling(latin.tokens[-1]) else None


def _same_latin(greeted: Name, known: Name) -> bool | None:
    mine = [token for token in greeted.tokens if token not in PARTICLES] or list(greeted.tokens)
    theirs = [token for token in known.tokens if token not in PARTICLES] or list(known.tokens)
    joined = "".join(known.tokens).replace("-", "")
    if "".join(greeted.tokens).replace("-", "") in (joined, "".join(reversed(known.tokens))):
        return True
    matched = [any(_alike(token, other) for other in theirs) for token in mine]
    if any(matched):
        if all(matched) or len(mine) < 2 or len(theirs) < 2:
            return True
        strangers = [token for token, found in zip(mine, matched, strict=True) if not found]
        return not any(_misspelt(token, other) for token in strangers for other in theirs)
    if any(len(token) > 3 and token in joined for token in mine):
        return True
    if not _is_definite(known) or any(token in ROLE_WORDS or token in GROUPS for token in greeted.tokens):
        return None
    if greeted.title or len(mine) > 1:
        return False if len(theirs) > 1 or known.title else None
    if any(_misspelt(mine[0], other) for other in theirs):
        return False
    # A reader of a Chinese, Korean, Vietnamese name often goes by an English one that no header shows.
    known_given = mine[0] in GIVEN_NAMES and any(token in GIVEN_NAMES for token in theirs)
    return False if known_given and not _is_asian(theirs) else None


def _is_asian(tokens: list[str]) -> bool:
    return (is_surname_spelling(tokens[0]) or is_surname_spelling(tokens[-1])) and not (set(tokens) & GIVEN_NAMES)


def _alike(token: str, other: str) -> bool:
    """Whether two words can be one name: the same, a part, an initial, a short form, one of a family of forms."""
    if token == other or token in other.split("-") or other in token.split("-"):
        return True
    short, long = sorted((token, other), key=len)
    if len(short) == 1 or len(short) > 2:
        if long.startswith(short):
            return True
    groups = given_name_forms()
    return bool(groups.get(token, NONE) & groups.get(other, NONE))


def _misspelt(token: str, other: str) -> bool:
    """One slip of the pen apart: Smyth and Smith, Jonh and John."""
    if min(len(token), len(other)) < 4 or token[0] != other[0] or abs(len(token) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(token), len(other)) and token[start] == other[start]:
        start += 1
    a, b = token[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _in_address(name: Name, address: str) -> bool:
    local = address.partition("@")[0].lower()
    if not local:
        return False
    if name.family:
        return any(len(spelling) > 1 and spelling in local for spelling in spellings_of(name.family))
    return any((len(token) > 2 and token in local) or groups_meet(token, local) for token in name.tokens)


def groups_meet(token: str, local: str) -> bool:
    """Whether an address spells a form of this name: "bob" and robert.jones."""
    groups = given_name_forms()
    words = local.replace("_", ".").replace("-", ".").split(".")
    return any(groups.get(token, NONE) & groups.get(word, NONE) for word in words)
