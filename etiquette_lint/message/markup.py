"""Markup -> prose with offsets: HTML, Markdown, front matter. Each reader is loaded when the first text asks for it."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.message.front_matter import FrontMatter
    from etiquette_lint.message.html_layer import HtmlText
    from etiquette_lint.message.markdown_text import MarkdownText
    from etiquette_lint.message.text import Layer


def read_html(layer: "Layer") -> "HtmlText":
    """The prose of an HTML document or fragment, its marks, comments and hidden text; never raises."""
    from etiquette_lint.message.html_text import read_html

    return read_html(layer)


def read_markdown(layer: "Layer") -> "MarkdownText":
    """The prose of a Markdown text, its marks and comments; never raises."""
    from etiquette_lint.message.markdown_text import read_markdown

    return read_markdown(layer)


def split_front_matter(layer: "Layer") -> "FrontMatter":
    """The flat YAML fields between two lines of `---` at the start, and the text after them; never raises."""
    from etiquette_lint.message.front_matter import split_front_matter

    return split_front_matter(layer)
