"""Data files that hold messages: exported macros and canned responses, locale files, tables of replies.

JSON, YAML, gettext PO, Java properties and CSV become trees of strings that know their places; the messages among
them are found by the names of their fields.
"""

from etiquette_lint.message.decode import Decoded
from etiquette_lint.message.json_text import JsonError, read_json_values
from etiquette_lint.message.languages import is_language, judged_language
from etiquette_lint.message.locale_keys import find_in_keys
from etiquette_lint.message.macro_records import Found, find_records, read_record
from etiquette_lint.message.model import Defect, Message
from etiquette_lint.message.pieces import DataError
from etiquette_lint.message.text import Layer, Literal, Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.source import extension

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.config import ReadingSettings
    from etiquette_lint.source import Source

FORMS = {
    ".json": "json", ".jsonl": "json", ".yml": "yaml", ".yaml": "yaml", ".po": "po", ".properties": "properties",
    ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
# A file that is named for what it holds needs to say less of itself.
NAMED = Pattern(
    r"macro|canned|saved.?repl|repl(?:y|ies)\b|responses?\b|snippet|text.?module|e?mails?\b|letters?\b|templates?\b"
    r"|话术|話術|回复|回覆|模板|范本|範本|邮件|郵件|快捷语",
    2,
)
HINTS = Pattern(
    rb"(?i)subject|body|comment_value|perform|content|text|reply|response|message|html"
    rb"|\xe4\xb8\xbb\xe9\xa2\x98|\xe6\xad\xa3\xe6\x96\x87".decode("latin-1")
)
TICKET_FIELDS = frozenset(
    {
        "subject", "body", "html", "requester", "from", "agent", "to", "cc", "date", "language", "kind",
        "attachments", "thread", "id",
    }
)  # fmt: skip
MARKUP = Pattern(r"</?(?:p|div|br|a|ul|ol|li|b|strong|em|i|u|span|table|td|h[1-6]|img|blockquote)\b[^<>]*>", 2)
REFUSALS = {"json": "invalid-json", "yaml": "invalid-yaml", "po": "invalid-po", "properties": "invalid-properties",
            "csv": "invalid-csv"}  # fmt: skip


def form_of(name: str) -> str:
    return FORMS.get(extension(name), "")


def read_data_file(source: "Source", settings: "ReadingSettings") -> "Iterator[Message]":
    """The messages of a file that is not JSON; without any, a message with a defect that says so."""
    layer = Decoded(source.raw)
    try:
        found = find_messages(source.name, layer, strict=False)
    except (DataError, JsonError) as error:
        offset = min(error.offset, len(layer.string))
        at = layer.raw_span(offset, offset).start
        yield refused(settings, Defect("LNT001", REFUSALS[form_of(source.name)], error.message, at, at))
        return
    if not found:
        yield refused(settings, Defect("LNT001", "no-macros", "", 0, 0))
    yield from make_messages(found, settings, layer)


def refused(settings: "ReadingSettings", defect: Defect) -> Message:
    message = Message(settings.kind or "template", Literal(""))
    message.defects.append(defect)
    return message


def holds_messages(name: str, raw: bytes) -> bool:
    """Whether a data file that was come upon holds tickets or messages: by its shape, and by its name where the shape
    alone is doubtful. A file that hints at it and cannot be read does, so that its reader says why."""
    if not HINTS.search(raw.decode("latin-1")):
        return not raw.strip()  # an empty one is said to be empty
    layer = Decoded(raw)
    form = form_of(name)
    try:
        if form == "json":
            values = read_json_values(layer)
            tickets = holds_tickets(values) and (is_named(name) or any(map(is_surely_ticket, values)))
            return tickets or bool(find_in_tree(values, strict=not is_named(name)))
        return bool(find_messages(name, layer, strict=not is_named(name)))
    except (DataError, JsonError):
        return is_named(name)


def is_named(name: str) -> bool:
    """Whether the names of a file and of its two nearest folders say that it holds messages."""
    return NAMED.search("/".join(name.replace("\\", "/").split("/")[-3:])) is not None


def holds_tickets(values: list) -> bool:
    """Whether all values are ticket replies as docs/ticket-json.md describes them."""
    from etiquette_lint.message.json_text import JsonString

    def is_ticket(value: object) -> bool:
        if not isinstance(value, dict):
            return False
        if read_record(value, strict=True) is not None or "actions" in value or "perform" in value:
            return False
        return isinstance(value.get("body"), JsonString) or isinstance(value.get("html"), JsonString)

    return bool(values) and all(map(is_ticket, values))


def is_surely_ticket(value: dict) -> bool:
    """Whether an object has nothing but what a ticket has, or says who gets it; others too have a body."""
    names = set(value)
    return names <= TICKET_FIELDS or bool(names & {"requester", "thread", "agent", "to"})


def find_in_tree(tree: object, strict: bool) -> list[Found]:
    """The messages of a JSON or YAML file: records of an export, else keys of a locale."""
    found = list(find_records(tree, strict))
    if found:
        return found
    if isinstance(tree, list):
        return [one for item in tree if isinstance(item, dict) for one in find_in_keys(item)]
    return list(find_in_keys(tree)) if isinstance(tree, dict) else []


def find_messages(name: str, layer: Layer, strict: bool) -> list[Found]:
    """The messages of a data file. Raises DataError or JsonError where it is broken."""
    form = form_of(name)
    if form == "yaml":
        from etiquette_lint.message.yaml_text import read_yaml

        documents, comments = read_yaml(layer)
        found = find_in_tree(documents, strict)
        return with_comments(found, comments)
    if form == "properties":
        from etiquette_lint.message.properties import read_properties

        values, comments = read_properties(layer)
        found = list(find_in_keys(dict(values)))
        for one in found:
            unquote_format(one)
        return with_comments(with_language(found, name), comments)
    if form == "po":
        from etiquette_lint.message.gettext_mails import find_in_catalogue

        return find_in_catalogue(layer, name)
    if form == "csv":
        return find_in_rows(layer, strict)
    return find_in_tree(read_json_values(layer), strict)


def find_in_rows(layer: Layer, strict: bool) -> list[Found]:
    """A table whose first row names its columns."""
    from etiquette_lint.message.csv_text import read_csv

    rows = read_csv(layer)
    names = [field.string.strip() for field in rows[0]] if rows else []
    records = [dict(zip(names, row, strict=False)) for row in rows[1:]]
    return [found for record in records if (found := read_record(record, strict, row=True)) is not None]


def with_language(found: list[Found], name: str) -> list[Found]:
    """The language that the name of a file tells: messages_zh_TW.properties."""
    stem = name.replace("\\", "/").rpartition("/")[2].partition(".")[0]
    parts = stem.replace("-", "_").split("_")
    for length in (3, 2, 1):
        tag = "_".join(parts[-length:])
        if len(parts) > length and is_language(tag):
            for one in found:
                one.language = one.language or tag
            break
    return found


def with_comments(found: list[Found], comments: list[Text]) -> list[Found]:
    """Comments that speak to the linter belong to the message they stand before or in."""
    telling = [comment for comment in comments if "etiquette-lint" in str(comment)]
    if telling and found:
        starts = [start_of(one) for one in found]
        for comment in telling:
            at = comment.raw_span().start
            index = next((index for index, start in enumerate(starts) if start > at), len(found) - 1)
            found[index].comments.append(comment)
    return found


def start_of(found: Found) -> int:
    """Where a message begins, in bytes of the file."""
    texts = [text for text in (found.subject, found.text, found.html) if text is not None]
    return min(text.raw_span(0, 0).start for text in texts)


_FORMAT = Pattern(r"\{\d{1,2}[,}]")
_TWO_APOSTROPHES = Pattern("''")


def unquote_format(found: Found) -> None:
    """A value with numbered gaps is a java.text.MessageFormat, in which two apostrophes are one."""
    from etiquette_lint.message.substitution import Substituted

    for name in ("subject", "text", "html"):
        text = getattr(found, name)
        if text is not None and "''" in text.string and _FORMAT.search(text.string):
            edits = [(*match.span(), "'") for match in _TWO_APOSTROPHES.finditer(text.string)]
            setattr(found, name, Substituted(text, edits, lambda words: words.replace("'", "''")))


def make_messages(found: list[Found], settings: "ReadingSettings", layer: Layer) -> "Iterator[Message]":
    for index, one in enumerate(found):
        message = make_message(one, settings)
        message.start = start_of(one) if index else 0
        yield message


def make_message(found: Found, settings: "ReadingSettings") -> Message:
    """What was found as a message of kind template; its HTML where it has some, else its text."""
    from etiquette_lint.message.mail import read_markup

    message = Message(settings.kind or "template", Literal(""))
    message.key = found.key
    message.subject = found.subject.whole().strip() if found.subject is not None else None
    message.has_headers = found.subject is not None
    text, html = found.text, found.html
    if html is None and text is not None and MARKUP.search(text.string):
        text, html = None, text
    if html is not None and html.string.strip():
        message.body = read_markup(html, message)
        message.twin = text
    elif text is not None:
        message.body = text
        if found.markup == "markdown":
            from etiquette_lint.message.markup import read_markdown

            message.written.append(text.string)
            markdown = read_markdown(text)
            message.body, message.format = markdown, "markdown"
            message.marks, message.comments = markdown.marks, markdown.comments
    else:
        message.elsewhere = message.body  # a subject alone: its text is put together elsewhere
    message.comments = [*message.comments, *found.comments]
    message.declared_language = judged_language(found.language)
    message.originals = found.originals
    return message
