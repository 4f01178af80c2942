"""Text in XML 1.0: escaped, and without the characters that no escape makes legal."""

from etiquette_lint.pattern import Pattern

ILLEGAL = Pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, production 2


def content(text: str) -> str:
    """Text between tags."""
    text = ILLEGAL.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attributes(**values: object) -> str:
    """` name="value"` for each; a reader makes spaces of line breaks and tabs that are not escaped."""
    return "".join(f' {name}="{attribute(str(value))}"' for name, value in values.items())


def attribute(text: str) -> str:
    return content(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
