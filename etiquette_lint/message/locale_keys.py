"""Messages among the texts of a program: keys of locale files whose names say subject and body.

    user_mailer.welcome.subject                              Rails
    user_notifications.signup.subject_template, .text_body_template      Discourse
    emailVerificationSubject, emailVerificationBody, emailVerificationBodyHtml      Keycloak
"""

from etiquette_lint.message.languages import is_language
from etiquette_lint.message.macro_records import Found, is_prose
from etiquette_lint.message.text import Derived
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Longer names first; a name within a name begins after a separator, or with a capital.
_ROLE = Pattern(
    r"(?P<stem>.*?)(?:(?<=[._\-])|(?<![A-Za-z])|(?=[A-Z]))"
    r"(?P<role>subject_?template|subject_?line|subject"
    r"|text_?body_?template|html_?body_?template|body_?template"
    r"|body_?html|html_?body|body_?text|text_?body|body_?md|body_?markdown|body"
    r"|html_?content|html|text|content|message)",
    2,  # re.IGNORECASE
)
_MAIL = Pattern(r"mail|notif|letter|digest|invit|newsletter|macro|canned|repl(?:y|ies)|messages?_template", 2)
_LABELS = Pattern(
    r"(?:^|\.)(?:attributes|labels?|placeholders?|hints?|activerecord|activemodel|simple_form|errors|forms?)\.", 2
)
STRONG = ("template", "textbody", "bodytext", "htmlbody", "bodyhtml")


class _Group:
    """The texts of one stem, by role."""

    __slots__ = ("html", "markdown", "strong", "subject", "text", "weak")

    def __init__(self) -> None:
        self.subject: Derived | None = None
        self.text: Derived | None = None
        self.html: Derived | None = None
        self.weak: Derived | None = None  # text, content, message: a body only beside a subject
        self.strong = False
        self.markdown = False

    def add(self, role: str, value: Derived) -> None:
        name = role.replace("_", "").lower()
        if name.startswith("subject"):
            self.subject = value
            self.strong = self.strong or name == "subjecttemplate"
        elif "html" in name:
            self.html = value
        elif name in ("text", "content", "message"):
            self.weak = value
        else:
            self.text = value
            self.markdown = name.endswith(("md", "markdown", "template"))
        self.strong = self.strong or name.startswith(STRONG) or name.endswith(STRONG)


def find_in_keys(tree: dict, path: str = "", language: str = "", depth: int = 0) -> "Iterator[Found]":
    """Messages within nested or dotted keys, in the order of the file."""
    if depth > 20:
        return
    groups: dict[str, _Group] = {}
    for key, value in tree.items():
        if isinstance(value, Derived):
            match = _ROLE.fullmatch(key)
            if match and value.string.strip():
                groups.setdefault(match["stem"], _Group()).add(match["role"], value)
    for stem, group in groups.items():
        found = read_group(group, f"{path}{stem}".rstrip("._-"))
        if found:
            found.language = language
            yield found
    for key, value in tree.items():
        if isinstance(value, dict):
            if not path and not language and is_language(key):
                yield from find_in_keys(value, "", key, depth + 1)
            else:
                yield from find_in_keys(value, f"{path}{key}.", language, depth + 1)


def read_group(group: _Group, key: str) -> Found | None:
    """A subject with its body; a body or a subject alone only where its name leaves no doubt."""
    found = Found(key)
    found.subject, found.text, found.html = group.subject, group.text, group.html
    if group.weak is not None and found.text is None and group.subject is not None:
        found.text = group.weak
    found.markup = "markdown" if group.markdown else ""
    if _LABELS.search(key + "."):
        return None
    body = found.html if found.html is not None else found.text
    if body is not None:
        sure = found.subject is not None or group.strong or _MAIL.search(key)
        return found if sure and is_prose(body.string) else None
    subject = found.subject
    if subject is None or not (group.strong or _MAIL.search(key)):
        return None
    return found if len(subject.string) >= 12 or not subject.string.isascii() else None
