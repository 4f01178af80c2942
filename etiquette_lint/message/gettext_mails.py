"""The mails among the entries of a gettext catalogue: translations of what is written as a letter."""

from etiquette_lint.message.gettext_po import Entry, read_po
from etiquette_lint.message.macro_records import Found, is_prose
from etiquette_lint.message.text import Layer
from etiquette_lint.pattern import Pattern

# Where an entry is used, or what translators are told of it.
_MAIL = Pattern(r"(?:^|[^a-z])(?:e-?mails?|mailer|letters?|canned|macros?|repl(?:y|ies))(?:[^a-z]|$)", 2)
_SUBJECT = Pattern(r"(?:^|[^a-z])subject(?:[^a-z]|$)", 2)
_NOT_SENT = Pattern(
    r"(?:^|[^a-z])(?:button|label|placeholder|tooltip|title|help|link|menu|form|field|admin)s?(?:[^a-z]|$)", 2
)
_LETTER = Pattern(
    r"\s*(?:(?:Dear|Hi|Hello|Good (?:morning|afternoon|day))\b[^\n]{0,80}[,:!，：]?[ \t]*\n"
    r"|[^\n]{0,30}(?:您好|你好|尊敬的|亲爱的|親愛的)[^\n]{0,30}\n|[^\n]{1,60}[,，：:][ \t]*\n[ \t]*\n)",
)
_HEADER_LANGUAGE = Pattern(r"^Language:[ \t]*([A-Za-z_@-]{2,20})", 8)  # re.MULTILINE


def find_in_catalogue(layer: Layer, name: str) -> list[Found]:
    """One message for each translated letter; a subject joins the body that has the same context or place."""
    language = ""
    found: dict[str, Found] = {}
    for entry in read_po(layer):
        assert entry.identifier is not None
        identifier = entry.identifier.string
        if not identifier and entry.strings:
            match = _HEADER_LANGUAGE.search(entry.strings[0].string)
            language = match[1] if match else ""
            continue
        role = role_of(entry, identifier)
        if not role or entry.fuzzy or not entry.strings or not entry.strings[-1].string.strip():
            continue
        translation = entry.strings[-1]
        key = stem_of(entry) or identifier[:60]
        if key in found and getattr(found[key], role) is not None:
            key = f"{key} {entry.start}"
        one = found.setdefault(key, Found(key))
        setattr(one, role, translation)
        one.originals.append(entry.identifier)
        one.language = language
        one.comments += [comment for comment in entry.comments if "etiquette-lint" in str(comment)]
    return list(found.values())


def hints_of(entry: Entry) -> str:
    context = entry.context.string if entry.context is not None else ""
    return f"{context} {entry.notes.get('#:', '')} {entry.notes.get('#.', '')}"


def role_of(entry: Entry, identifier: str) -> str:
    """ "subject", "text", or "" for what is no mail."""
    hints = hints_of(entry)
    if _SUBJECT.search(hints) and "\n" not in identifier.strip():
        return "subject"
    if _LETTER.match(identifier) and identifier.count("\n") > 1:
        return "text"
    context = entry.context.string if entry.context is not None else ""
    if not _MAIL.search(hints) or _NOT_SENT.search(context + " " + entry.notes.get("#.", "")):
        return ""
    return "text" if "\n\n" in identifier.strip() and is_prose(identifier) else ""


_STEM = Pattern(r"(?:^|[\s/])([\w./-]*?)[._\- ]?(?:subject|body|message|text|content|mail)\b", 2)


def stem_of(entry: Entry) -> str:
    """What subject and body of one mail have in common: `signup` of the contexts "signup subject" and "signup body",
    or of templates/signup_subject.txt and templates/signup_body.txt."""
    for words in (entry.context.string if entry.context is not None else "", entry.notes.get("#:", "")):
        match = _STEM.search(words)
        if match and match[1]:
            return match[1]
    return ""
