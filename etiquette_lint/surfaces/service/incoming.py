"""What a request asks for: its query, and the drafts in its body. Read by hand: it is on the way of every draft."""

import json
from urllib.parse import parse_qsl

from etiquette_lint.catalogue import nearest
from etiquette_lint.draft import DraftError, check_draft
from etiquette_lint.surfaces.service.refusals import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Scope

# Parameters of the query, and the values of those that have a few only.
PARAMETERS: dict[str, tuple[str, ...]] = {
    "lang": ("en", "zh"), "fail_status": ("422",), "unsafe": ("true", "false"), "rules": (), "brand": (), "queue": (),
    "select": (), "extend_select": (), "ignore": (),
}  # fmt: skip
CHOOSING = ("select", "extend_select", "ignore")
AROUND = ("rules", "brand", "queue")  # may stand in the query or beside the fields of a draft
LONGEST = {"rules": 100, "brand": 200, "queue": 200, "by": 200, "reason": 1000, "codes": 60, "query": 2000}
MOST_CODES = 100
JSON, MAIL = "application/json", "message/rfc822"


class Override:
    """Who lets a draft pass, why, and in spite of which rules."""

    __slots__ = ("by", "reason", "codes")

    def __init__(self, by: str, reason: str, codes: list[str]):
        self.by = by
        self.reason = reason
        self.codes = codes


class Item:
    """One draft of a request, with what stood around it; `around` may name a rule set, a brand and a queue."""

    __slots__ = ("draft", "override", "around")

    def __init__(self, draft: dict, override: Override | None, around: dict[str, str]):
        self.draft = draft
        self.override = override
        self.around = around


def display_language(scope: "Scope") -> str:
    """ "en" or "zh": of `lang` in the query, else of Accept-Language; "" when neither says."""
    query = scope.get("query_string", b"")
    if b"lang=zh" in query or b"lang=en" in query:
        for part in query.split(b"&"):
            if part in (b"lang=zh", b"lang=en"):
                return part[5:].decode()
    for name, value in scope["headers"]:
        if name == b"accept-language":
            return preferred(value.decode("latin-1"))
    return ""


def preferred(header: str) -> str:
    """The first of English and Chinese in an Accept-Language (RFC 9110, 12.5.4), by weight, then by order."""
    best, language = 0.0, ""
    for part in header.lower().split(",")[:20]:
        word, _, weight = part.strip().partition(";")
        tag = word.strip()[:2]
        if tag not in ("en", "zh"):
            continue
        try:
            quality = float(weight.strip().removeprefix("q=")) if weight else 1.0
        except ValueError:
            continue
        if quality > best:
            best, language = quality, tag
    return language


def read_query(query: bytes, allowed: "Iterable[str]") -> dict[str, str]:
    """The parameters of a query; raises Refusal for one that is unknown, twice there or has a value it cannot have."""
    if not query:
        return {}
    if len(query) > LONGEST["query"]:
        raise Refusal("bad-parameter", field="query", allowed=f"≤ {LONGEST['query']}")
    values: dict[str, str] = {}
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, max_num_fields=50, errors="strict")
    except ValueError:
        raise Refusal("no-parameter", near="") from None
    for name, value in pairs:
        if name not in allowed:
            raise Refusal("no-parameter", near=nearest(name[:40], allowed))
        if name in values:
            raise Refusal("twice", members={"field": name}, field=name)
        if PARAMETERS[name] and value not in PARAMETERS[name]:
            raise Refusal("bad-parameter", members={"field": name}, field=name, allowed=", ".join(PARAMETERS[name]))
        values[name] = value
    return values


def words_of(values: dict[str, str], name: str) -> tuple[str, ...]:
    """A parameter that lists words between commas."""
    return tuple(word.strip() for word in values.get(name, "").split(",") if word.strip())


def media_type(headers: "Iterable[tuple[bytes, bytes]]") -> str:
    """JSON or MAIL; raises Refusal for another type of body, another charset of JSON, or a packed body."""
    found = b""
    for name, value in headers:
        if name == b"content-type":
            found = value.lower()
        elif name == b"content-encoding" and value.strip().lower() not in (b"", b"identity"):
            raise Refusal("wrong-encoding")
    if found == b"application/json":
        return JSON
    kind, _, parameters = found.partition(b";")
    kind = kind.strip()
    if kind == b"message/rfc822":
        return MAIL
    if kind != b"application/json":
        raise Refusal("wrong-type")
    for parameter in parameters.split(b";"):
        name, _, value = parameter.partition(b"=")
        if name.strip() == b"charset" and value.strip(b' "') not in (b"utf-8", b"utf8", b"us-ascii"):
            raise Refusal("wrong-type")
    return JSON


def no_constant(name: str) -> None:
    raise Refusal("bad-number")


DECODER = json.JSONDecoder(parse_constant=no_constant)


def parse_json(body: bytes) -> object:
    """The value of a body; raises Refusal, which says where it is wrong but quotes nothing."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal("bad-utf8", offset=error.start + 1) from None
    try:
        return DECODER.decode(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise Refusal("bad-json", reason=error.msg, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise Refusal("bad-nesting") from None
    except ValueError:  # a number with thousands of digits
        raise Refusal("bad-number") from None


def items_of(kind: str, body: bytes, most: int) -> tuple[list[Item], bool]:
    """The drafts of a body, and whether it is a list of them; raises Refusal."""
    if kind == MAIL:
        return [Item({"raw": body.decode("utf-8", "surrogateescape")}, None, {})], False
    value = parse_json(body)
    if isinstance(value, dict):
        return [read_item(value, {})], False
    if not isinstance(value, list):
        raise Refusal("not-a-draft")
    if not value:
        raise Refusal("batch-empty")
    if len(value) > most:
        raise Refusal("batch-long", limit=most)
    return [read_item(entry, {"index": index}) for index, entry in enumerate(value)], True


def read_item(value: object, members: dict) -> Item:
    """One draft and what stands around it; raises Refusal, which has `members` besides."""
    if not isinstance(value, dict):
        raise Refusal("not-a-draft", members=members)
    override = value.pop("override", None)
    around = {}
    for name in AROUND:
        if value.get(name) is not None:
            around[name] = text_of(value[name], name, name, members)
        value.pop(name, None)
    try:
        check_draft(value, known_only=True)
    except DraftError as error:
        # Words for the caller's language are put in when the refusal is told.
        raise BadDraft(error, members) from None
    return Item(value, None if override is None else read_override(override, members), around)


class BadDraft(Refusal):
    """A draft that cannot be judged as it stands; the words are those of its DraftError."""

    def __init__(self, error: DraftError, members: dict):
        super().__init__("bad-draft", members={**members, "field": error.field} if error.field else members)
        self.error = error

    def body(self, language: str, id: str = "") -> bytes:
        self.fields = {"reason": self.error.words(language or "en")}
        return super().body(language, id)


def text_of(value: object, name: str, field: str, members: dict) -> str:
    """A text of limited length; raises Refusal."""
    if not isinstance(value, str) or len(value) > LONGEST[name]:
        raise Refusal("bad-text", members={**members, "field": field}, field=field, limit=LONGEST[name])
    return value


def read_override(value: object, members: dict) -> Override:
    """The override beside a draft; raises Refusal."""
    if not isinstance(value, dict) or set(value) - {"by", "reason", "codes"}:
        raise Refusal("bad-override", members={**members, "field": "override"}, field="override")
    texts = {}
    for name in ("by", "reason"):
        field = f"override.{name}"
        texts[name] = text_of(value.get(name, ""), name, field, members).strip()
        if not texts[name]:
            raise Refusal("bad-override", members={**members, "field": field}, field=field)
    codes = value.get("codes")
    if not isinstance(codes, list) or not 0 < len(codes) <= MOST_CODES:
        raise Refusal("bad-override", members={**members, "field": "override.codes"}, field="override.codes")
    codes = [text_of(code, "codes", "override.codes", members) for code in codes]
    return Override(texts["by"], texts["reason"], codes)
