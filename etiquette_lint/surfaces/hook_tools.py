"""Which tools send messages: those that the configuration names, then those whose name tells."""

from etiquette_lint.catalogue import ConfigurationError, nearest
from etiquette_lint.config import check_choice, check_type
from etiquette_lint.surfaces.hook_calls import HookProblem, ToolCall
from etiquette_lint.surfaces.hook_drafts import (
    Found,
    files_of,
    find_drafts,
    mail_of,
    people_of,
    thread_of,
)
from etiquette_lint.surfaces.hook_names import CHAT_KIND, kind_of, matches, sends, words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.config import Settings

KINDS = ("email", "ticket", "template", CHAT_KIND)
PLACES = ("subject", "body", "html", "raw", "from", "to", "cc", "requester", "thread", "attachments")
TEXTS = ("raw", "html", "body")
KEYS = ("name", "kind", "ignore", *PLACES)


class Tool:
    """A [[hook.tool]] table: patterns of names, what its messages are, and where in the arguments their parts stand."""

    __slots__ = ("ignore", "kind", "names", "places")

    def __init__(self, names: list[str], kind: str, ignore: bool, places: dict[str, list[str]]):
        self.names = names
        self.kind = kind
        self.ignore = ignore
        self.places = places


class Outbound:
    """The messages of a call, as drafts, and what kind they are."""

    __slots__ = ("drafts", "is_reply", "kind")

    def __init__(self, kind: str, found: Found):
        self.kind = kind
        self.drafts = found.drafts
        self.is_reply = found.is_reply


def outbound(call: ToolCall, settings: "Settings") -> Outbound | None:
    """What a call would send, or None where it sends nothing; raises ConfigurationError and HookProblem."""
    if not call.name:
        assert isinstance(call.arguments, dict)
        found = Found()
        found.drafts.append(call.arguments)
        return Outbound(str(call.arguments.get("kind") or "email"), found)
    tools, by_name = read_tools(settings)
    tool = next((tool for tool in tools if any(matches(pattern, call.name) for pattern in tool.names)), None)
    if tool is None and not (by_name and sends(call.name)):
        return None
    if tool is not None and tool.ignore:
        return None
    if call.arguments is None:
        raise HookProblem("no-input", tool=call.name[:80])
    if tool is not None and any(field in tool.places for field in TEXTS):
        found = placed(call, tool)
    else:
        found = find_drafts(call.arguments)
    if not found.drafts:
        return None
    words = words_of(call.name)
    has_subject = any(draft.get("subject") or "raw" in draft for draft in found.drafts)
    found.is_reply = found.is_reply or not {"reply", "respond", "answer", "forward"}.isdisjoint(words)
    return Outbound(tool.kind if tool is not None and tool.kind else kind_of(words, has_subject), found)


def read_tools(settings: "Settings") -> tuple[list[Tool], bool]:
    """The tools that the table [hook] names, and whether others are known by their names; raises ConfigurationError."""
    table, path = settings.hook, settings.file or ""
    where = f"{path}: [hook]"
    for key in table:
        if key not in ("tool", "by-name"):
            raise ConfigurationError("bad-key", nearest(key, ("tool", "by-name")), where=where, key=key)
    entries = check_type(path, "hook.tool", table.get("tool", []), list)
    by_name = table.get("by-name", True)
    if not isinstance(by_name, bool):
        raise ConfigurationError("bad-word", where=where, key="by-name", value=by_name, allowed="true, false")
    return [read_tool(entry, f"{path}: [[hook.tool]]") for entry in entries], by_name


def read_tool(entry: object, where: str) -> Tool:
    if not isinstance(entry, dict) or "name" not in entry:
        raise ConfigurationError("bad-hook-tool", where=where)
    for key in entry:
        if key not in KEYS:
            raise ConfigurationError("bad-key", nearest(key, KEYS), where=where, key=key)
    if "kind" in entry:
        check_choice(where, "kind", entry["kind"], KINDS)
    if not isinstance(entry.get("ignore", False), bool):
        raise ConfigurationError("bad-word", where=where, key="ignore", value=entry["ignore"], allowed="true, false")
    places = {key: texts(entry[key], where, key) for key in PLACES if key in entry}
    return Tool(texts(entry["name"], where, "name"), entry.get("kind", ""), entry.get("ignore", False), places)


def texts(value: object, where: str, key: str) -> list[str]:
    """One text or a list of them."""
    values = value if isinstance(value, list) else [value]
    for text in values:
        check_type(where, key, text, str)
    return [str(text) for text in values]


def placed(call: ToolCall, tool: Tool) -> Found:
    """The messages of a tool whose arguments the configuration describes; raises HookProblem where no text stands
    there, for then the description is wrong."""
    values = {
        field: [value for path in paths for value in at(call.arguments, path)] for field, paths in tool.places.items()
    }
    fields: dict[str, object] = {}
    for field, found in values.items():
        if field == "subject":
            fields["subject"] = next((value for value in found if isinstance(value, str)), None)
        elif field == "thread":
            fields["thread"] = thread_of(found)
        elif field == "attachments":
            fields["attachments"] = files_of(found)
        elif field not in TEXTS:
            fields[field] = people_of(found, 0)
    drafts = []
    for field in TEXTS:
        for value in values.get(field, []):
            if isinstance(value, str) and value:
                draft = {"raw": mail_of(value)} if field == "raw" else {**fields, field: value}
                drafts.append(draft)
    if not drafts:
        paths = ", ".join(path for field in TEXTS for path in tool.places.get(field, []))
        raise HookProblem("no-text", tool=call.name[:80], paths=paths)
    result = Found()
    result.drafts = drafts
    return result


def at(value: object, path: str) -> list:
    """The values at a path of names: `message.body`, `emails[].text`."""
    values = [value]
    for name in path.split("."):
        key = name.removesuffix("[]")
        values = [value[key] for value in values if isinstance(value, dict) and key in value]
        if name.endswith("[]"):
            values = [item for value in values if isinstance(value, list) for item in value]
    return values
