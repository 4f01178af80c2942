"""What a hook says: to the writer in words, to each agent in its own protocol.

No agent is stopped by exit status 1. What stops each, and what it makes of "ask", is in its own documents:
Claude Code (code.claude.com/docs/en/hooks), Codex (github.com/openai/codex, codex-rs/hooks), Gemini CLI
(geminicli.com/docs/hooks/reference), Cursor (cursor.com/docs/hooks).
"""

from etiquette_lint.surfaces.hook_words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from etiquette_lint.surfaces.hook_calls import ToolCall

ALLOW, DENY, ASK = "allow", "deny", "ask"
MOST_LINES = 20
MOST_WORDS = 120  # code points of a replacement that is shown; a longer one is told by its message
PASSED, BLOCKED = 0, 2  # exit status: 2 blocks in every agent, 1 in none


class Answer:
    """What goes to standard output and standard error, and the exit status."""

    __slots__ = ("error", "output", "status")

    def __init__(self, output: str, error: str = "", status: int = PASSED):
        self.output = output
        self.error = error
        self.status = status


def answer(agent: str, call: "ToolCall", decision: str, reason: str, reports: list[dict]) -> Answer:
    """A decision in an agent's own protocol."""
    if agent == "generic":
        fields = {"decision": decision, "reason": reason, "reports": reports}
        blocked = decision != ALLOW
        return Answer(written(fields), reason if blocked else "", BLOCKED if blocked else PASSED)
    if agent == "cursor":
        if decision == ASK and call.event == "preToolUse":
            decision = DENY  # Cursor asks nobody at this event
        if decision == ALLOW:  # with failClosed an empty answer is a refusal
            return Answer(written({"permission": ALLOW}))
        return Answer(written({"permission": decision, "user_message": reason, "agent_message": reason}))
    if decision == ALLOW:
        return Answer("")
    if agent == "gemini-cli":
        return Answer(written({"decision": DENY, "reason": reason}))
    if agent == "codex":
        decision = DENY  # it takes "ask" for a failed hook and makes the call
    fields = {"hookEventName": "PreToolUse", "permissionDecision": decision, "permissionDecisionReason": reason}
    return Answer(written({"hookSpecificOutput": fields}))


def failure(agent: str, words: str, closed: bool) -> Answer:
    """That the linter could not judge, said to agent and user; with `closed` the call is stopped."""
    if agent == "generic":
        fields = {"decision": DENY if closed else ALLOW, "reason": words, "reports": []}
        return Answer(written(fields), words, BLOCKED if closed else PASSED)
    if closed:
        return Answer("", words, BLOCKED)
    if agent == "cursor":
        return Answer(written({"permission": ALLOW, "user_message": words}), words)
    return Answer(written({"systemMessage": words}), words)


def written(fields: dict) -> str:
    """A line of JSON."""
    return quoted(fields) + "\n"


def quoted(value: object) -> str:
    """A value as JSON: strings, and objects of them, without the import of `json`, the rest with it."""
    encode_basestring: Callable[[str], str] | None
    try:
        from _json import encode_basestring
    except ImportError:
        encode_basestring = None
    if isinstance(value, str) and encode_basestring is not None:
        return encode_basestring(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)}: {quoted(item)}" for key, item in value.items()) + "}"
    import json

    return json.dumps(value, ensure_ascii=False)


def reason_of(drafts: list[dict], reports: list[dict], language: str) -> str:
    """What the writer should change, shortest first: replacements, then what needs other words."""
    lines: dict[str, bool] = {}
    for number, (draft, report) in enumerate(zip(drafts, reports, strict=True), 1):
        for found in report["diagnostics"]:
            line, replaces = line_of(draft, found, language)
            place = say("" + found["field"], language)
            if len(drafts) > 1:
                place = say("message", language, number=number, field=place)
            lines.setdefault(say("line", language, place=place, words=line, code=found["code"]), replaces)
    ordered = sorted(lines, key=lambda line: (not lines[line], len(line)))
    asks = any(report["verdict"] == ASK for report in reports)
    said = [say("ask" if asks else "revise", language), *ordered[:MOST_LINES]]
    if len(ordered) > MOST_LINES:
        said.append(say("more", language, number=len(ordered) - MOST_LINES))
    return "\n".join(said)


def line_of(draft: dict, found: dict, language: str) -> tuple[str, bool]:
    """What to change for one finding, and whether that is a replacement that can be made as it stands."""
    edits = found["fix"]["edits"] if found["fix"] else []
    if len(edits) == 1 and edits[0]["field"] != "raw":
        edit = edits[0]
        old, new = str(draft.get(edit["field"]))[edit["start"] : edit["end"]], edit["text"]
        if old and len(old) + len(new) <= MOST_WORDS and "\n" not in old + new:
            key = "replace" if new else "delete"
            return say(key, language, old=visible(old), new=new), True
    return found["message"], False


def visible(words: str) -> str:
    """Words with what nobody sees written out."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in words)
