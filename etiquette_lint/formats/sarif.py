"""SARIF 2.1.0 (OASIS), as code scanning services read it. Columns count code points, and the run says so."""

from etiquette_lint.diagnostic import DOCUMENTATION
from etiquette_lint.explain import summary, text_of
from etiquette_lint.formats import Style
from etiquette_lint.formats.places import fingerprints, uri_of
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.patches import Patch, RawPlace
    from etiquette_lint.report import Report
    from etiquette_lint.rule import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
MOST_EXAMPLES = 3  # bad and good, in the help of a rule


def render(report: "Report", style: Style) -> "Iterator[str]":
    import json

    results, troubles = [], []
    rules: dict[str, Diagnostic] = {}  # name -> its first finding, in order of appearance
    for judged in report:
        if judged.trouble:
            troubles.append(notification(judged.name, judged.trouble))
            continue
        marks = fingerprints(judged)
        for diagnostic, patch, mark in zip(judged.diagnostics, judged.patches, marks, strict=True):
            rules.setdefault(diagnostic.name, diagnostic)
            index = list(rules).index(diagnostic.name)
            results.append(json.dumps(result(diagnostic, patch, mark, index, style), ensure_ascii=False))
    known = style.rules() if rules else {}
    run = {
        "tool": {
            "driver": {
                "name": "etiquette-lint",
                "version": report.version,
                "informationUri": DOCUMENTATION,
                "language": "zh-CN" if style.language == "zh" else "en-US",
                "rules": [descriptor(first, known.get(name), style) for name, first in rules.items()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not troubles, "toolExecutionNotifications": troubles}],
    }
    head = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False)
    yield head.removesuffix("}]}") + ', "results": ['
    if results:
        yield "\n  " + ",\n  ".join(results) + "\n"
    yield "]}]}\n"


def result(diagnostic: "Diagnostic", patch: "Patch", mark: str, index: int, style: Style) -> dict:
    """One finding. `mark` is given twice, the second time under the name that GitHub looks for."""
    location = artifact(diagnostic.path)
    physical = {"artifactLocation": location, "region": region(patch.place, diagnostic.exact)}
    fields: dict = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"etiquetteLint/v1": mark, "primaryLocationLineHash": mark},
        "properties": {"zone": diagnostic.zone, "messageIndex": diagnostic.message_index},
    }
    if diagnostic.excerpt:
        fields["properties"]["excerpt"] = diagnostic.excerpt
    if patch.changes:
        replacements = []
        for change in patch.changes:
            replacement: dict = {"deletedRegion": region(change.place, True)}
            if change.text:
                replacement["insertedContent"] = {"text": change.text}
            replacements.append(replacement)
        words = say("fix-safe" if diagnostic.fix_safe else "fix-unsafe", style.language)
        changes = [{"artifactLocation": location, "replacements": replacements}]
        fields["fixes"] = [{"description": {"text": words}, "artifactChanges": changes}]
    return fields


def artifact(path: str) -> dict:
    """Where a file is: relative to the top of the repository, unless its path is absolute."""
    uri = uri_of(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def region(place: "RawPlace", exact: bool) -> dict:
    """A stretch of the file; whole lines where only these are certain."""
    if not exact:
        return {"startLine": place.line, "endLine": place.end_line}
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def descriptor(first: "Diagnostic", rule: "Rule | None", style: Style) -> dict:
    """What a rule is called and says, why it is one, and examples of it."""
    fields: dict = {
        "id": first.code,
        "name": first.name,
        "helpUri": first.url,
        "defaultConfiguration": {"level": LEVELS[rule.severity if rule else first.severity]},
    }
    if rule is None:
        return fields
    why = rule.why.get(style.language) or next(iter(rule.why.values()), "")
    messages = [summary(texts, style.language) for texts in (rule.message, *rule.variants.values())]
    fields["shortDescription"] = {"text": messages[0]}
    fields["fullDescription"] = {"text": why or messages[0]}
    fields["help"] = {
        "text": "\n\n".join([*messages, why, *example_blocks(rule, style, "  {}")]).strip(),
        "markdown": "\n\n".join([*messages, why, *example_blocks(rule, style, "- `{}`")]).strip(),
    }
    family = say("family-" + rule.family, style.language) if not rule.origin else rule.family
    fields["properties"] = {"tags": [family]}
    return fields


def example_blocks(rule: "Rule", style: Style, pattern: str) -> "Iterator[str]":
    """The short examples of a rule under "Wrong" and "Right", each line as `pattern` says."""
    from etiquette_lint.explain import choose

    for key, examples in (("explain-bad", rule.bad), ("explain-good", rule.good)):
        lines = [text_of(example) for example in choose(examples, style.language)]
        lines = [pattern.format(line) for line in lines if "\n" not in line and "`" not in line][:MOST_EXAMPLES]
        if lines:
            yield say(key, style.language) + ":\n\n" + "\n".join(lines)


def notification(path: str, trouble: str) -> dict:
    """A file that could not be judged."""
    fields: dict = {"level": "error", "message": {"text": trouble}}
    if path:
        fields["locations"] = [{"physicalLocation": {"artifactLocation": artifact(path)}}]
    return fields
