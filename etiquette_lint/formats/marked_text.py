"""A text as HTML with its findings marked: a number where each begins, that leads to what is said of it."""

from etiquette_lint.formats import Style
from etiquette_lint.formats.terminal import UNSAFE, escape
from etiquette_lint.formats.xml_text import attributes
from etiquette_lint.formats.xml_text import content as escaped
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.shown import ShownText

SEVERITIES = ("error", "warning", "info")
LONGEST = 2400  # characters between two findings that are shown whole
KEPT = 800  # characters kept on each side of what is left out


def paragraph(text: str) -> str:
    """Text as HTML; what is not for the eye (controls, reordering marks) is written as an escape."""
    if not text.isprintable():
        text = UNSAFE.sub(lambda match: match[0] if match[0] in "\n\t" else escape(match[0]), text)
    return escaped(text)


def text_lines(text: "ShownText", diagnostics: "list[Diagnostic]", first: int, style: Style) -> "Iterator[str]":
    """The text in stretches, none of which a finding begins or ends within. `first` is the number of the file's
    first finding."""
    edges = sorted({0, len(text.string), *(edge for start, end, _ in text.marks for edge in (start, end))})
    for edge, following in zip(edges, [*edges[1:], None], strict=True):
        for start, _, index in text.marks:
            if start == edge:
                yield number_link(first + index, diagnostics[index], style)
        if following is None:
            return
        active = [index for start, end, index in text.marks if start <= edge and following <= end]
        stretch = text.string[edge:following]
        if not active:
            yield from plain(stretch, edge == 0, following == len(text.string), style)
            continue
        severity = min((diagnostics[index].severity for index in active), key=SEVERITIES.index)
        ids = " ".join(f"f{first + index}" for index in active)
        yield f'<mark class="{severity}"{attributes(**{"data-of": ids})}>{paragraph(stretch)}</mark>'


def plain(text: str, opens: bool, closes: bool, style: Style) -> "Iterator[str]":
    """Text that no finding stands in; of a long one the middle, at the ends of a message the far side, is left out."""
    if len(text) <= LONGEST:
        yield paragraph(text)
        return
    before, after = text[:KEPT], text[-KEPT:]
    if opens and not closes:
        before = text[: KEPT // 2]
    left_out = say("html-left-out", style.language, number=len(text) - len(before) - len(after))
    yield f'{paragraph(before)}\n<span class="left-out">{left_out}</span>\n{paragraph(after)}'


def number_link(number: int, diagnostic: "Diagnostic", style: Style) -> str:
    """The number of a finding where it begins."""
    words = say("html-to-finding", style.language, number=number, code=diagnostic.code)
    fields = attributes(href=f"#f{number}", title=f"{diagnostic.code} {diagnostic.name}", **{"aria-label": words})
    return f'<a class="n {diagnostic.severity}" id="m{number}"{fields}>{number}</a>'
