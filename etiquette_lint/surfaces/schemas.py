"""The command `schema`: the linter as a function that a model can call, and what goes in and out, as JSON Schema."""

import sys

from etiquette_lint.draft_form import draft_schema, parameters_schema, report_schema
from etiquette_lint.surfaces.output import write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.arguments import Values

DONE = 0
NAME = "lint_message"
DESCRIPTION = (
    "Check an e-mail, ticket reply or chat message before it is sent. Give body (or html) exactly as it would be sent, "
    "and null for what you do not know. The verdict is send, revise (change what the diagnostics say, then check "
    "again) or ask (show the findings to a person)."
)
UNUSED = ("raw", "agent", "requester")  # what a model that writes the message has no use for
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(values: "Values") -> int:
    """Print a schema; returns the exit status."""
    import json

    write([json.dumps(described(str(values.get("for"))), ensure_ascii=False, indent=2) + "\n"], sys.stdout)
    return DONE


def described(form: str) -> dict:
    """What a maker of models wants to know of a function, or the schema of a draft or report."""
    if form == "draft":
        return {"$schema": DIALECT, "title": "A draft", **draft_schema()}
    if form == "report":
        return {"$schema": DIALECT, "title": "The report on a draft", **report_schema()}
    parameters = parameters_schema(without=UNUSED)
    if form == "anthropic":
        return {"name": NAME, "description": DESCRIPTION, "strict": True, "input_schema": parameters}
    if form == "gemini":
        return {"name": NAME, "description": DESCRIPTION, "parametersJsonSchema": parameters}
    function = {"name": NAME, "description": DESCRIPTION, "strict": True, "parameters": parameters}
    if form == "openai-chat":
        return {"type": "function", "function": function}
    return {"type": "function", **function}
