"""Tables of names: Chinese family names and their spellings, forms of English given names, titles by gender."""

from functools import lru_cache

from etiquette_lint.language.english import GROUP_NOUNS, JOB_WORDS


def _words(string: str) -> frozenset[str]:
    return frozenset(string.split())


MALE = _words("mr sir herr señor father lord 先生 哥 大哥 叔叔 伯伯 弟 兄")
FEMALE = _words(
    "ms mrs miss madam ma'am madame mme mlle frau señora sister lady dame 女士 小姐 太太 夫人 太 姐 大姐 阿姨 "
    "嫂 姊 妹 女史 女仕"
)
# Behind a given name as well as behind a family name: 伟哥, 娜姐, 伟总.
FAMILIAR = _words("哥 姐 兄 弟 嫂 姊 妹 总 导 老 公 君 生 大姐 大哥")
SUFFIXES = _words("jr sr phd md esq mba bsc msc ii iii iv obe cbe qc kc")
PARTICLES = _words(
    "van von der den de la le da di do dos del du el al bin binti ibn ben st ter ten zu of the und y e"
)
# Words by which a mailbox shows that nobody in particular reads it.
ROLE_WORDS = JOB_WORDS | GROUP_NOUNS | _words(
    "accounts admin all and billing bookings bot care careers club community complaints contact customers "
    "enquiries enquiry everyone family feedback friends help hello info information inquiries internal jobs "
    "list mail mailbox media news newsletter no-reply noreply notification notifications office order orders "
    "payments postmaster press public reception recruitment reply reservations resources returns root shop "
    "store subscribers suppliers team the undisclosed recipients users via webmaster you your"
)  # fmt: skip
COMMON_SURNAMES = 80  # so many lines of the table are surnames that a reader takes for nothing else
# Different characters for what registers of the last century made of one name.
ONE_SURNAME = ("肖萧", "闫阎", "付傅", "邱丘", "甯宁", "叶葉")

NONE: frozenset = frozenset()


@lru_cache(maxsize=1)
def surnames() -> dict[str, str]:
    """Chinese family names, Simplified, and what is known of their Latin spellings; the most frequent first."""
    from etiquette_lint.data import table_lines
    from etiquette_lint.language.chinese import COMPOUND_SURNAMES

    table = {}
    for line in table_lines("surnames.txt"):
        surname, _, spellings = line.partition(" ")
        table[surname] = spellings
    for surname in simplified(" ".join(sorted(COMPOUND_SURNAMES))).split():
        table.setdefault(surname, "")
    return table


@lru_cache(maxsize=512)
def spellings_of(surname: str) -> frozenset[str]:
    """The Latin spellings of a Chinese family name."""
    spellings = surnames().get(surname, "").split()
    return frozenset((*spellings, wade_giles(spellings[0]))) if spellings else NONE


@lru_cache(maxsize=1)
def common_surnames() -> frozenset[str]:
    return frozenset(list(surnames())[:COMMON_SURNAMES])


@lru_cache(maxsize=512)
def is_surname_spelling(word: str) -> bool:
    """Whether a Latin word is a spelling of any Chinese family name."""
    listed = surnames().values()
    if any(word in spellings for spellings in listed) and any(word in spellings.split() for spellings in listed):
        return True
    pinyins = (spellings.partition(" ")[0] for spellings in listed if spellings)
    # Wade-Giles keeps the last letter, or adds an h.
    return any(wade_giles(pinyin) == word for pinyin in pinyins if word[-1:] in ("h", pinyin[-1:]))


@lru_cache(maxsize=1)
def given_name_forms() -> dict[str, frozenset[int]]:
    """Given name -> numbers of the families of forms that it is in."""
    from etiquette_lint.data import table_lines

    groups: dict[str, set[int]] = {}
    for number, line in enumerate(table_lines("given_names.txt")):
        for word in line.split():
            groups.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


_INITIALS = (("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"),
             ("b", "p"), ("d", "t"), ("g", "k"), ("r", "j"))  # fmt: skip
_FINALS = {"ie": "ieh", "ian": "ien", "ue": "ueh", "uo": "o", "ong": "ung"}
_WHOLE = {"ye": "yeh", "yan": "yen", "you": "yu", "lian": "lien", "nie": "nieh", "song": "sung", "luo": "lo"}


def wade_giles(pinyin: str) -> str:
    """A syllable of pinyin as passports of Taiwan spell it, without apostrophes: xu is hsu, zhang chang, cai tsai."""
    for initial, older in _INITIALS:
        if pinyin.startswith(initial):
            rest = pinyin[len(initial) :]
            finals = _FINALS | {"uo": "uo"} if older == "k" else _FINALS
            return older + finals.get(rest, rest)
    return _WHOLE.get(pinyin, pinyin)


@lru_cache(maxsize=2048)
def simplified(words: str) -> str:
    """Names are compared in Simplified characters."""
    from etiquette_lint.language.conversion import to_simplified

    return to_simplified(words)
