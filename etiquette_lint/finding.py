"""What a check yields: a slice of the message, and the edits that would mend it."""

from etiquette_lint.message.text import Text


class Edit:
    """Put `replacement` where `text` stands; an empty `text` is an insertion."""

    __slots__ = ("text", "replacement")

    def __init__(self, text: Text, replacement: str):
        self.text = text
        self.replacement = replacement

    def __repr__(self) -> str:
        return f"Edit({str(self.text)!r} -> {self.replacement!r})"


class Finding:
    """A place that breaks a rule.

    `text`     what is flagged; empty where something is absent, placed where it belongs
    `edits`    what would mend it, or nothing
    `fields`   values for the message besides {match} and {fix}
    `variant`  which of the rule's messages to use, "" for the only one
    `safe`     whether the edits can be applied unseen; None leaves it to the rule
    """

    __slots__ = ("text", "edits", "fields", "variant", "safe")

    def __init__(
        self,
        text: Text,
        fix: str | None = None,
        *,
        edits: list[Edit] | None = None,
        variant: str = "",
        safe: bool | None = None,
        **fields: object,
    ):
        self.text = text
        self.edits = edits if edits is not None else ([] if fix is None else [Edit(text, fix)])
        self.fields = fields
        self.variant = variant
        self.safe = safe

    def __repr__(self) -> str:
        return f"Finding({str(self.text)!r}, {self.edits!r})"
