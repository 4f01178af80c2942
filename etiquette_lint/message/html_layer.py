"""What reading HTML gives: the prose as a layer, what the markup says of it, and what its reader does not see."""

from etiquette_lint.message.html_prose import Prose
from etiquette_lint.message.model import Mark
from etiquette_lint.message.text import Derived, Segment, Text


class HiddenText:
    """Text in the source that the reader does not see. `position` is where it would stand in the prose, `text` its
    place in the layer below, `reason` what hides it, `preheader` whether it is a newsletter's preview line."""

    __slots__ = ("position", "preheader", "reason", "text")

    def __init__(self, position: int, text: Text, reason: str, preheader: bool):
        self.position = position
        self.text = text
        self.reason = reason
        self.preheader = preheader

    def __repr__(self) -> str:
        return f"HiddenText({self.position}, {str(self.text)!r}, {self.reason!r})"


class HtmlText(Derived):
    """The prose of an HTML part.

    `marks`, in order of their start tags: bold, italic, underline, color ("#rrggbb", only what stands out from black
    and grey), highlight (color), link (address), image (empty stretch; "source alternative-text"), heading ("1" to
    "6"), list-item ("marker depth list"), table-cell (td, th), quotation, signature, hidden (empty stretch; the
    reason, or "preheader"), font-size (points), font-family, code.
    `comments` are places in the layer below, `<!--` and `-->` included; `title` is the place of `<title>`'s text.
    """

    def __init__(self, prose: Prose):
        prose.end_run()
        super().__init__("".join(prose.pieces), [], escape_html)
        self._prose: Prose | None = prose
        self.marks: list[Mark] = []
        self.hidden: list[HiddenText] = []
        self.comments: list[Text] = []
        self.title: Text | None = None

    def _span(self, start: int, end: int) -> tuple[Segment, int, Segment, int] | None:
        self._settle()
        return super()._span(start, end)

    def _settle(self) -> None:
        """Make the segments, once somebody asks for a place."""
        if self._prose is not None:
            self.segments = self._prose.segments()
            self._prose = None


def escape_html(text: str) -> str:
    """`text` as HTML shows it: entities for what would be markup, `<br>` for a line break."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\n", "<br>\n")
