"""Versions of one template put beside it, for the rules to compare: rules know no files."""

from etiquette_lint.message.model import Message, Placeholder, Version
from etiquette_lint.message.text import Layer, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.config import ReadingSettings
    from etiquette_lint.source import Source

FEWEST_SHARED = 3  # messages that two versions of a file share before one that is missing is odd


class Comparison:
    """The versions of one source, read when its first message is attached."""

    def __init__(self, source: "Source", settings: "ReadingSettings"):
        self.source = source
        self.settings = settings
        self._others: list[tuple[str, str, list[Message]]] | None = None

    @property
    def others(self) -> list[tuple[str, str, list[Message]]]:
        """(kind, label, messages) of each other version."""
        if self._others is None:
            from etiquette_lint.message.reading import read_messages

            self._others = [
                (kind, label, list(read_messages(other, self.settings)))
                for kind, label, other in self.source.versions
            ]
        return self._others

    def attach(self, message: Message) -> None:
        """Give a message the same message of the other versions."""
        if message.kind != "template" or any(defect.code == "LNT001" for defect in message.defects):
            return
        from etiquette_lint.message.reading import Bytes

        start = Bytes(self.source.raw, 0, 0).whole()
        if not message.index:
            message.missing_versions += [("missing", "", label, start) for label in self.source.missing]
        for kind, label, messages in self.others:
            if message.key:
                place = Text(message.body, 0, 0) if message.body.string else (message.subject or start).slice(0, 0)
                found = [other for other in messages if other.key == message.key]
            else:
                place, found = start, messages[:1]
            message.versions += [
                Version(kind, label, other.placeholders, other.written, place) for other in found if not other.defects
            ]

    def note_missing(self, own: list[Message]) -> None:
        """The one message that an other version has and this file has not."""
        keys = {message.key for message in own}
        for kind, label, messages in self.others:
            lacking = [other.key for other in messages if other.key and other.key not in keys]
            if kind == "language" and len(lacking) == 1 and len(messages) > FEWEST_SHARED:
                from etiquette_lint.message.reading import Bytes

                start = Bytes(self.source.raw, 0, 0).whole()
                own[0].missing_versions.append(("missing-key", lacking[0], label, start))


def original_version(message: Message, originals: list[Layer]) -> Version:
    """What a message is translated from, where that stands beside it (msgid)."""
    from etiquette_lint.message.templates import read_placeholders

    placeholders: list[Placeholder] = []
    for original in originals:
        placeholders += read_placeholders(original).placeholders
    place = Text(message.body, 0, 0) if message.body.string else (message.subject or message.body.whole()).slice(0, 0)
    return Version("language", "msgid", placeholders, [original.string for original in originals], place)
