"""Macros, canned responses and mail templates as programs export them: which values of a record are sent to somebody.

Zendesk macros and triggers, Zammad text modules, macros and triggers, Freshdesk, Help Scout, FreeScout, Front,
Intercom, Chatwoot and osTicket canned responses, templates of Postmark, SendGrid, Mandrill, Brevo and Amazon SES; and
any record or table row that names its columns as they do.
"""

from etiquette_lint.message.text import Derived, Layer
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_NESTED = 8
_SEPARATORS = Pattern(r"[\s_\-.]+")

SUBJECT = frozenset(
    {
        "subject", "subjectpart", "subjectline", "subjecttemplate", "emailsubject", "mailsubject", "主题",
        "邮件主题",
        "主旨", "信件主旨", "郵件主旨", "主題",
    }
)  # fmt: skip
HTML = frozenset(
    {
        "html", "htmlbody", "bodyhtml", "htmlpart", "htmlcontent", "contenthtml", "messagehtml", "texthtml",
        "code",
    }
)  # fmt: skip
TEXT = frozenset(
    {
        "body", "text", "content", "message", "reply", "response", "answer", "comment", "textbody", "bodytext",
        "textpart", "plaincontent", "textcontent", "plain", "emailbody", "mailbody", "replytext", "正文",
        "内容", "內容",
        "回复", "回覆", "回复内容", "回覆內容", "话术", "話術", "话术内容", "話術內容", "标准话术", "標準話術",
        "邮件正文", "邮件内容", "郵件內文", "郵件內容",
        "內文", "模板内容", "範本內容", "答复", "答覆",
    }
)  # fmt: skip
LABEL = frozenset(
    {
        "name", "title", "label", "slug", "alias", "shortcut", "shortcode", "templatename", "macro", "名称",
        "名稱",
        "标题", "標題", "模板名称", "範本名稱", "快捷语", "场景", "場景",
    }
)  # fmt: skip
# Fields that only exports of canned responses and of mail templates have.
TELLING = frozenset(
    {
        "keywords", "preview", "shortcode", "folderid", "mailboxid", "chattext", "isavailableforallinboxes",
        "contenthtml", "bodytext", "visibleto", "textbody", "htmlbody", "subjectpart", "textpart", "htmlpart",
        "htmlcontent",
        "plaincontent", "templatename", "messagestreamid", "templatetype", "cannedresponse", "savedreply",
        "话术",
        "話術", "话术内容", "話術內容", "标准话术", "標準話術", "快捷语", "邮件正文", "郵件內文", "郵件內容",
        "邮件主题", "郵件主旨",
    }
)  # fmt: skip
TICKET = frozenset(
    {
        "to", "cc", "thread", "requester", "agent", "from", "kind",
    }
)  # fmt: skip
FOR_COLLEAGUES = frozenset({"assignee_id", "current_user", "all_agents", "ticket_owner", "ticket_agents"})


class Found:
    """What a data file holds of one message: its texts, a name within the file, and its language where that is told.

    `originals` are the texts it was translated from. `markup` is "html", "markdown" or "" for as it looks.
    """

    __slots__ = ("comments", "html", "key", "language", "markup", "originals", "subject", "text")

    def __init__(self, key: str = "") -> None:
        self.key = key
        self.subject: Derived | None = None
        self.text: Derived | None = None
        self.html: Derived | None = None
        self.markup = ""
        self.language = ""
        self.originals: list[Layer] = []
        self.comments: list = []

    def __bool__(self) -> bool:
        return any(one is not None and one.string.strip() for one in (self.subject, self.text, self.html))


def normal(key: str) -> str:
    """`HtmlBody`, `html_body` and `html-body` are one name."""
    return _SEPARATORS.sub("", key).lower()


def find_records(tree: object, strict: bool, depth: int = 0) -> "Iterator[Found]":
    """The messages of every record within. `strict` takes only records that can be nothing else."""
    if depth > MOST_NESTED:
        return
    if isinstance(tree, list):
        for item in tree:
            yield from find_records(item, strict, depth + 1)
    elif isinstance(tree, dict):
        found = [*actions_of(tree), *performed_by(tree)]
        if not found:
            found = [one for one in [read_record(tree, strict)] if one]
        if found:
            yield from found
            return
        for value in tree.values():
            if isinstance(value, dict | list):
                yield from find_records(value, strict, depth + 1)


def string_of(value: object) -> Derived | None:
    return value if isinstance(value, Derived) else None


def name_of(record: dict) -> str:
    for key, value in record.items():
        if normal(key) in LABEL and isinstance(value, Derived):
            return value.string
    return ""


def actions_of(record: dict) -> "Iterator[Found]":
    """Zendesk: `actions` with a public comment and perhaps a subject, or with a mail to the requester."""
    actions = record.get("actions")
    if not isinstance(actions, list):
        return
    found = Found(name_of(record))
    public = True
    for action in actions:
        if not isinstance(action, dict):
            continue
        field = str(action.get("field", ""))
        value = action.get("value")
        text = string_of(value[-1] if isinstance(value, list) and value else value)
        if field == "comment_value":
            found.text = text
        elif field == "comment_value_html":
            found.html = text
        elif field == "subject":
            found.subject = text
        elif field == "comment_mode_is_public":
            public = str(value).lower() != "false"
        elif field == "notification_user" and isinstance(value, list) and len(value) == 3:
            if str(value[0]) not in FOR_COLLEAGUES:
                notice = Found(found.key)
                notice.subject, notice.text = string_of(value[1]), string_of(value[2])
                yield notice
    if public and (found.text is not None or found.html is not None):
        yield found


def performed_by(record: dict) -> "Iterator[Found]":
    """Zammad: what a trigger, macro or scheduler writes, to be seen by customers."""
    perform = record.get("perform")
    if not isinstance(perform, dict):
        return
    for name in ("notification.email", "notification.sms", "article.note", "article.email"):
        act = perform.get(name)
        recipients = act.get("recipient") if isinstance(act, dict) else None
        listed = recipients if isinstance(recipients, list) else [recipients]
        if not isinstance(act, dict) or str(act.get("internal", "")).lower() == "true":
            continue
        if all(str(one) in FOR_COLLEAGUES for one in listed):
            continue
        found = Found(name_of(record))
        found.subject, found.text = string_of(act.get("subject")), string_of(act.get("body"))
        if found.text is not None:
            yield found


def read_record(record: dict, strict: bool, row: bool = False) -> Found | None:
    """A record (or a table's `row`) by the names of its fields; None where it is no message."""
    names = {normal(key): value for key, value in record.items() if isinstance(key, str)}
    found = Found(name_of(record))
    for name, value in names.items():
        if not isinstance(value, Derived) or not value.string.strip():
            continue
        if name in SUBJECT:
            found.subject = found.subject or value
        elif name in HTML:
            found.html = found.html or value
        elif name in TEXT and (found.text is None or len(value.string) > len(found.text.string)):
            found.text = value
    if found.html is not None and "code" in names and found.html is names["code"] and "subject" not in names:
        return None  # Mandrill calls its HTML "code"; so does everybody else call other things
    language = names.get("locale") or names.get("language") or names.get("lang")
    found.language = language.string if isinstance(language, Derived) else ""
    has_body = found.text is not None or found.html is not None
    if TICKET.intersection(names) and not TELLING.intersection(names):
        return None
    if is_postmark(names):
        return found
    if not has_body:
        return None
    told = bool(TELLING.intersection(names)) or (found.subject is not None and (row or bool(found.key)))
    if told:
        return found
    return found if not strict and (row or found.key) and reads_like_letter(found) else None


def is_postmark(names: dict) -> bool:
    """Postmark's meta.json holds the subject of content.html and content.txt beside it."""
    return isinstance(names.get("subject"), Derived) and "alias" in names and "body" not in names


def reads_like_letter(found: Found) -> bool:
    text = found.text if found.text is not None else found.html
    return text is not None and is_prose(text.string)


_SENTENCE = Pattern(r"[.!?。!?！？,，…:：]|[\u3400-\u9fff]{10}")


def is_prose(string: str) -> bool:
    """Whether a text says something, rather than naming a field or a button."""
    string = string.strip()
    return "\n" in string or len(string) >= 40 or (len(string) >= 10 and bool(_SENTENCE.search(string)))
