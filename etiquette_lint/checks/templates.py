"""TPL: gaps that were not filled, gaps written wrongly, gaps that differ between two versions of one template."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.model import Message, Placeholder, Version
from etiquette_lint.pattern import Pattern
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
    """Text beside HTML, in one message or in files side by side; a translation beside its original."""
    yield from own_twin_mismatch(message)
    for version in message.versions:
        extra, lost = compare_versions(message, version)
        variant = {"text": "", "html": "plain"}.get(version.kind, "extra")
        for placeholder in extra:
            yield Finding(placeholder.text, variant=variant, variable=placeholder.variable, other=version.label)
        for variable in lost:
            yield Finding(version.place, variant="lost", variable=variable, other=version.label)
    for variant, name, label, place in message.missing_versions:
        yield Finding(place, variant=variant, variable=name, other=label)


def own_twin_mismatch(message: Message) -> "Iterator[Finding]":
    """The plain text beside the HTML of one message."""
    twin = message.twin
    if twin is None or not twin.string.strip():
        return
    from etiquette_lint.message.templates import read_placeholders

    own = [placeholder for placeholder in message.placeholders if placeholder.text.layer is message.body]
    other = read_placeholders(twin).placeholders
    for placeholder in missing_from(own, mentioned([twin.string])):
        yield Finding(placeholder.text, variable=placeholder.variable)
    for placeholder in missing_from(other, mentioned(message.written)):
        yield Finding(placeholder.text, variant="plain", variable=placeholder.variable)


def compare_versions(message: Message, version: Version) -> tuple[list[Placeholder], list[str]]:
    """The placeholders whose variable the other version lacks, and for a translation the variables it lost.

    Of text and HTML each tells what it has itself. A version that takes in other files may have there what it
    seems to lack.
    """
    if includes_files(message.written) or includes_files(version.written):
        return [], []
    extra = missing_from(message.placeholders, mentioned(version.written))
    if version.kind != "language":
        return extra, []
    lost = missing_from(version.placeholders, mentioned(message.written))
    return extra, [placeholder.variable.strip() for placeholder in lost]


_INCLUDE = Pattern(
    r"\{%-?[+~]?\s*+(?:extends|include|import|from|render|layout|embed|use)\b|\{\{[~-]?\s*+(?:>|template\b|include\b|partial\b)"
    r"|<%[=-]?\s*+(?:render|yield|include|partial)\b|<mj-include\b|<#(?:include|import)\b|<!--\s*+INCLUDE\b"
)
_CODE = Pattern(r"\{[^{}\n]{1,200}+\}|<%[^%\n]{1,200}+%>")
_NAME = Pattern(r"[\w@][\w.@\[\]]*+")


def includes_files(written: list[str]) -> bool:
    return any(_INCLUDE.search(string) for string in written)


def mentioned(written: list[str]) -> set[str]:
    """Every variable named anywhere in these texts: in prose, in attributes of HTML, in block tags."""
    from etiquette_lint.message.placeholders import find_placeholders

    names: set[str] = set()
    for string in written:
        names.update(gap.variable.strip() for gap in find_placeholders(string, template=True, html=True))
        for code in _CODE.finditer(string):
            names.update(_NAME.findall(code[0]))
    return names


def compare_twins(first: Message, second: Message) -> tuple[list[Placeholder], list[Placeholder]]:
    """Two messages: the placeholders of the first whose variable the second lacks, and the reverse."""
    ours, theirs = first.placeholders, second.placeholders
    return missing_from(ours, variables(theirs)), missing_from(theirs, variables(ours))


def variables(placeholders: list[Placeholder]) -> set[str]:
    return {placeholder.variable.strip() for placeholder in placeholders}


def missing_from(ours: list[Placeholder], theirs: set[str]) -> list[Placeholder]:
    """One placeholder for each variable of `ours` that is not among `theirs`, at its first place."""
    seen = set(theirs)
    missing = []
    for placeholder in ours:
        variable = placeholder.variable.strip()
        if variable and variable not in seen:
            seen.add(variable)
            missing.append(placeholder)
    return missing
