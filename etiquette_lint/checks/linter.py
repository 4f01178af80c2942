"""LNT: what the linter says of the file itself."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.model import Message
from etiquette_lint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def unreadable_message(message: Message, rule: Rule) -> "Iterator[Finding]":
    return find_defects(message, rule)


def unused_suppression(message: Message, rule: Rule) -> "Iterator[Finding]":
    from etiquette_lint.suppress import unused_findings

    return unused_findings(message)


def malformed_message(message: Message, rule: Rule) -> "Iterator[Finding]":
    return find_defects(message, rule)


def find_defects(message: Message, rule: Rule) -> "Iterator[Finding]":
    """The defects that reading noted under this rule's code, each in the words of its reason."""
    for defect in message.defects:
        if defect.code == rule.code and defect.text is not None:
            variant = defect.reason if defect.reason in rule.variants else ""
            yield Finding(defect.text, variant=variant, detail=defect.detail, reason=defect.reason)
