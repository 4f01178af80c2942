"""How the name of a sender and the lines of a signature look."""

from etiquette_lint.language import english
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

_IGNORECASE = 2  # re.IGNORECASE, without importing re
_HAN = Pattern(r"[\u3400-\u9fff\uf900-\ufaff]")
_PHONE = Pattern(
    r"\+?\(?\d{2,4}\)?[\s./-]?\d{2,4}[\s./-]?\d{2,8}|\bx-?\s?\d{3,6}\b|\bext\.? ?\d{2,6}|\d-\d{4}\b|\A\d{5}\Z",
    _IGNORECASE,
)
_CONTACT = Pattern(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?://|\bwww\.|"
    r"\b(?:tel|phone|fax|mobile|cell|email|e-mail|ph|office|direct)\b\.?\s?[:：(+\d]",
    _IGNORECASE,
)
_LABELLED = Pattern(
    r"(?:tel|telephone|phone|fax|mobile|cell|e-?mail|ph|fx|web|website|url)\b\.?\s?[:：]|(?:https?://|www\.)\S+\Z",
    _IGNORECASE,
)
_FIELD = Pattern(r"[\w ]{1,24}_\w{1,20}:|Copyright\b|\(C\)|©", _IGNORECASE)
_INITIALS = Pattern(r"[A-Za-z]{1,3}\Z|(?:[A-Z]\.){1,3}\Z|[A-Z][a-z]?/[A-Z][a-z]?\Z")
_NAME_LINE = Pattern(
    r"[-–—~>/*\s]{0,6}([^\W\d_][\w'’.-]{0,24}(?:(?:,? | ?[&/+] ?|-)\(?[^\W\d_][\w'’.-]{0,24}\)?){0,4})"
    r"[\s.,;:*~-]{0,3}(?:\(?[-+\dx().\s/#]{3,24}\)?)?\Z",
    _IGNORECASE,
)
_SMALL = frozenset(("of", "and", "the", "for", "in", "at", "de", "la", "van", "von", "der", "&", "to", "a", "on"))
_NO_INITIALS = frozenset(("ok", "yes", "no", "fyi", "eom", "lol", "na", "tbd", "hi", "pls", "etc"))


_loaded: "list[ModuleType]" = []


def _chinese() -> "ModuleType":
    """What is known of Chinese names, loaded when the first one is met."""
    if not _loaded:
        from etiquette_lint.message import names_chinese

        _loaded.append(names_chinese)
    return _loaded[0]


def has_han(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    return not text.isascii() and ("\u3400" <= text[:1] <= "\u9fff" or _HAN.search(text) is not None)


def has_contact(text: str) -> bool:
    """Whether a line holds an address, a link or a telephone number."""
    return _CONTACT.search(text) is not None or _PHONE.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether a line reads as a sentence rather than as a line of a signature."""
    if len(text) > 90:
        return True
    if has_han(text):
        return _chinese().is_sentence(text)
    words = text.count(" ") + 1
    if words >= 11 or (words >= 5 and text[-1] in ".?!"):
        return _CONTACT.search(text) is None
    return text[-1] == ":" and words > 3


def is_signature(block: list[str]) -> bool:
    """Whether a block of lines below the last paragraph signs the message."""
    if has_han(block[0]) and _chinese().is_field(block[0]) and all(is_signature_line(text) for text in block):
        return True
    if len(block) == 1:
        return is_name(block[0])
    if _is_office(block):
        return True
    if not all(is_signature_line(text) for text in block):
        return False
    if is_name(block[0], sure=True):
        return True
    if any(has_contact(text) for text in block[1:]) and not has_contact(block[0]):
        words = " ".join(block[:2]).lower().replace(",", " ").replace(".", " ").split()
        return is_name(block[0]) or any(word in english.JOB_WORDS for word in words)
    return all(is_name(text) for text in block)


def _is_office(block: list[str]) -> bool:
    """Whether a block is a few short lines with labelled contacts below: "Customer Support", "Ph: …", "Email: …"."""
    contacts = sum(_LABELLED.match(text) is not None and has_contact(text) for text in block)
    above = block[: len(block) - contacts]
    return (
        contacts > 1
        and 0 < len(above) < 5
        and not any(_LABELLED.match(text) for text in above)
        and all(
            len(text) <= 50 and text.count(" ") < 6 and text[-1] not in "?!:;,-" and text[0].isupper() for text in above
        )
    )


def is_contact_card(lines: list[str]) -> bool:
    """Whether a message is nothing but a signature: a name, an office, a telephone number."""
    return all(lines) and is_name(lines[0], sure=True) and has_contact("\n".join(lines[1:])) and is_signature(lines)


def is_signature_line(text: str) -> bool:
    """Whether a line may stand in a block of name, office and contacts."""
    if len(text) > 100 or _FIELD.match(text):
        return False
    if has_han(text):
        return _chinese().is_line(text)
    words = text.split()
    if has_contact(text):
        return len(words) < 13 and not (text[-1] in ".?!" and len(words) > 7)
    sentence = text[-1] == "." and len(words) > 5 and "." not in words[-1][:-1]  # "… Street S.W." is none
    if len(words) > 10 or text[-1] in "?!:" or sentence or text[0] in "•":
        return False
    capital = sum(not word[0].isalpha() or word[0].isupper() or word in _SMALL for word in words)
    return capital >= len(words) - 1 if len(words) > 2 else capital == len(words) or len(text) <= 12


def is_name(text: str, sure: bool = False) -> bool:
    """Whether a line names a person, a team or an office: "Ann Lee", "-Tom", "客服 李明", "理赔部".

    `sure` wants more than a short capitalised line: a known given name or family name, or two capitalised words.
    """
    if has_han(text):
        return _chinese().is_name(text, sure)
    match = _NAME_LINE.match(text) if len(text) <= 60 else None
    if match is None:
        return False
    words = match[1].replace(",", " ").replace("&", " ").replace("/", " ").split()
    first = words[0].strip(".'’-").lower()
    if first in english.GIVEN_NAMES:
        return len(words) == 1 or words[1][0].isupper() or words[1] == "and" or words[1][0] == "("
    if text[0] in "-–—~" and len(words) <= 3:
        return first not in english.NOT_NAMES or words[0][0].isupper()
    if first in english.NOT_NAMES or (first in english.GROUPS and len(words) == 1):
        return False
    if _INITIALS.match(match[1]):
        return not sure and first not in _NO_INITIALS
    if all(word[0].isupper() or word in _SMALL for word in words):
        return len(words) <= 4 and (not sure or len(words) > 1) and text[-1] not in ":?!"
    return not sure and len(words) == 1 and len(first) <= 9 and text[-1] not in ":?!." and first.isalpha()


def signing_word(text: str) -> tuple[int, int] | None:
    """Where 敬上 or 謹啟 behind a name begins and where the name ends: itself the closing when there is no other."""
    return _chinese().signing_word(text) if has_han(text) else None


_TRAILING_NAME = Pattern(
    r"(?:[.!?)…]\s{1,4}|\s)[-–—~]{1,3}>?\s{0,3}([A-Z][\w'’.-]{0,20}(?: [A-Z][\w'’.-]{0,20})?)\Z|"
    r"[.!?)…]\s{1,4}[-–—]{1,4}([a-z]{2,9})\Z|"
    r"(?:[.!?…-]\s{2,4}|:-?\)\s{1,3})([A-Z]{2,3}|[a-z]{2})\Z|"
    r"[.!?)…]\s{1,4}([A-Z][\w'’-]{1,14}(?: [A-Z][\w'’.-]{0,20})?)\Z"
)


def trailing_name(text: str) -> int | None:
    """Where a name at the end of a line of prose begins: "… if I remember.  --Sally", "I have fixed it. Rick"."""
    match = _TRAILING_NAME.search(text, max(len(text) - 50, 0)) if text[-1:].isalnum() or text[-1:] == "." else None
    if match is None:
        return None
    if match.lastindex != 4:
        return match.start(match.lastindex or 1) if match[0][-3:].lower() not in _NO_INITIALS else None
    return match.start(4) if match[4].split()[0].lower() in english.GIVEN_NAMES else None
