"""TPL: gaps that were not filled, gaps written wrongly, gaps that differ between two versions of one template."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.model import Message, Placeholder
from etiquette_lint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Notations that can name what stands there when the variable is empty.
WITH_DEFAULT = frozenset({"{{…}}", "{{{…}}}", "{%…%}"})
AUTHORED = frozenset({"salutation", "body", "closing", "signature", "postscript", "disclaimer", ""})


def unfilled_placeholder(message: Message, rule: Rule) -> "Iterator[Finding]":
    if message.kind == "template":
        return
    for placeholder in message.placeholders:
        text = placeholder.text
        if text.layer is not message.body or message.zone_name_at(text.start) in AUTHORED:
            yield Finding(text)


def malformed_placeholder(message: Message, rule: Rule) -> "Iterator[Finding]":
    for text, reason in message.malformed_placeholders:
        yield Finding(text, variant=reason if reason in rule.variants else "")


def unknown_variable(message: Message, rule: Rule) -> "Iterator[Finding]":
    declared: list[str] = rule.options["variables"]
    if not declared:
        return
    names = {name.strip() for name in declared}
    prefixes = tuple(name[:-1] for name in names if name.endswith("*"))
    for placeholder in message.placeholders:
        variable = placeholder.variable.strip()
        if variable and variable not in names and not variable.startswith(prefixes):
            yield named_nearest(placeholder, variable, names)


def named_nearest(placeholder: Placeholder, variable: str, names: set[str]) -> Finding:
    from difflib import get_close_matches

    close = get_close_matches(variable, sorted(names), 1, 0.7)
    if close:
        return Finding(placeholder.text, variant="near", variable=variable, nearest=close[0])
    return Finding(placeholder.text, variable=variable)


def missing_fallback(message: Message, rule: Rule) -> "Iterator[Finding]":
    if not message.placeholders:
        return
    salutation = message.zone("salutation")
    if salutation is None:
        return
    for placeholder in message.placeholders:
        at = placeholder.text
        inside = at.layer is message.body and salutation.text.start <= at.start < salutation.text.end
        if inside and placeholder.syntax in WITH_DEFAULT and not placeholder.has_default:
            yield Finding(placeholder.text, variable=placeholder.variable)


def twin_mismatch(message: Message, rule: Rule) -> "Iterator[Finding]":
    """The plain text beside the HTML of one message; versions in other files are for `compare_twins`."""
    twin = message.twin
    if twin is None or not twin.string.strip():
        return
    from etiquette_lint.message.templates import read_placeholders

    own = [placeholder for placeholder in message.placeholders if placeholder.text.layer is message.body]
    other = read_placeholders(twin).placeholders
    lost, extra = missing_from(own, other), missing_from(other, own)
    for placeholder in lost:
        yield Finding(placeholder.text, variable=placeholder.variable)
    for placeholder in extra:
        yield Finding(placeholder.text, variant="plain", variable=placeholder.variable)


def compare_twins(first: Message, second: Message) -> tuple[list[Placeholder], list[Placeholder]]:
    """Two versions of one template: the placeholders of the first whose variable the second lacks, and the reverse."""
    ours, theirs = first.placeholders, second.placeholders
    return missing_from(ours, theirs), missing_from(theirs, ours)


def missing_from(ours: list[Placeholder], theirs: list[Placeholder]) -> list[Placeholder]:
    """One placeholder for each variable of `ours` that `theirs` lack, at its first place."""
    seen = {placeholder.variable.strip() for placeholder in theirs}
    missing = []
    for placeholder in ours:
        variable = placeholder.variable.strip()
        if variable and variable not in seen:
            seen.add(variable)
            missing.append(placeholder)
    return missing
