"""What one HTML start tag says about the text inside it: block or line, marks, hidden or not, quotation or signature.

Facts about how mail clients mark up quotations and signatures are gathered here, in tables.
"""

from etiquette_lint.pattern import Pattern

VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr", "mj-image", "mj-divider", "mj-spacer",
    }
)
RAW_TEXT = frozenset(
    {
        "script", "style", "title", "textarea", "xmp", "mj-style", "mj-title", "mj-attributes",
    }
)
PARAGRAPHS = frozenset(
    {
        "p", "dl", "pre", "mj-text", "mj-button", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "menu", "dir",
        "table", "figure", "hr",
    }
)
BLOCKS = PARAGRAPHS | frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dt", "fieldset", "figcaption", "footer", "form", "frameset", "header", "html",
        "includetail", "isindex", "legend", "li", "listing", "main", "menu", "nav", "noframes", "optgroup",
        "option", "section", "summary", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "xmp",
        "mj-body", "mj-section", "mj-column", "mj-wrapper", "mj-preview", "mj-hero", "mj-table", "mj-social",
        "mj-social-element", "mj-navbar", "mj-navbar-link", "mj-raw", "mj-group",
    }
)
# An end tag of one of these never closes an element outside the nearest block (HTML standard, "any other end tag").
INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
        "time", "tt", "u", "var", "o:p", "st1:personname",
    }
)
# A start tag that ends an element of the same group which was never closed.
IMPLIED_END = {
    "li": ("li", ("ul", "ol", "menu", "dir")),
    "td": ("td", ("table", "tr")),
    "th": ("td", ("table", "tr")),
    "tr": ("tr", ("table",)),
    "dt": ("dt", ("dl",)),
    "dd": ("dt", ("dl",)),
    "option": ("option", ("select",)),
}
TAG_MARKS = {
    "b": ("bold", ""),
    "strong": ("bold", ""),
    "i": ("italic", ""),
    "em": ("italic", ""),
    "cite": ("italic", ""),
    "u": ("underline", ""),
    "ins": ("underline", ""),
    "mark": ("highlight", "yellow"),
    "code": ("code", ""),
    "kbd": ("code", ""),
    "samp": ("code", ""),
    "tt": ("code", ""),
    "pre": ("code", ""),
    "td": ("table-cell", "td"),
    "th": ("table-cell", "th"),
    **{f"h{level}": ("heading", str(level)) for level in range(1, 7)},
}

# Containers that mail clients put around what they quote, by class or id (Outlook on the web adds "x_" in front).
QUOTATION_NAMES = frozenset(
    {
        "gmail_attr", "yahoo_quoted", "moz-cite-prefix", "moz-email-headers-table", "moz-forward-container",
        "protonmail_quote", "tutanota_quote", "zmail_extra", "front-blockquote", "ox-mail-quote",
        "history-quote-wrapper", "adit-html-block--collapsed", "__aliyun_previous_history_wrap",
        "isreplycontent", "isforwardcontent", "netease_mail_readhtml", "xm_compose_origin_mail_container",
        "ik_mail_quote", "skiff_quote", "origbody", "reply139content", "orimsghtmlseperator",
        "mail-editor-reference-message-container", "olk_src_body_section",
    }
)
QUOTATION_PREFIXES = ("lark-mail-quote-", "zmail_extra_")
# These stand alone: what follows them, to the end of the element that holds them, is quoted.
QUOTATION_STARTS = frozenset(
    {
        "divrplyfwdmsg", "appendonsend", "replysplit", "ms-outlook-mobile-reference-message",
    }
)
SIGNATURE_NAMES = frozenset(
    {
        "gmail_signature", "moz-signature", "signature", "applemailsignature", "ms-outlook-mobile-signature",
        "ms-outlook-ios-signature", "protonmail_signature_block", "protonmail_signature_block-user",
        "tutanota_signature", "front-signature", "yahoo_signature", "ymail_android_signature",
        "composer_signature", "__aliyun_signature_wrap", "lark-mail-signature", "ntes-pcmac-signature",
        "ntes-pcwin-signature", "foxmailsignature", "foxmail_signature", "mail-signature", "email-signature",
        "zmail_signature", "zm-_id_-sgn",
    }
)
PREHEADER_NAMES = frozenset(
    {
        "preheader", "preview", "previewtext", "preview-text", "preheader-text", "hidden-preheader",
        "pre-header",
    }
)

ATTRIBUTE = Pattern(r"""([^\s=/>"'<]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?+""")
_NUMBER = Pattern(r"\s*+(-?[0-9]{0,6}+\.?[0-9]{0,6}+)\s*+([a-z%]{0,6}+)")
_RGB = Pattern(
    r"rgba?\(\s*([0-9]{1,3})\s*[, ]\s*([0-9]{1,3})\s*[, ]\s*([0-9]{1,3})\s*"
    r"(?:[,/]\s*([0-9]{0,3}\.?[0-9]{0,6})(%?)\s*)?\)"
)
_POINTS = {"pt": 1.0, "px": 0.75, "": 0.75, "pc": 12.0, "in": 72.0, "cm": 28.35, "mm": 2.835}
_RELATIVE = {"em": 1.0, "rem": 1.0, "%": 0.01, "ex": 0.5, "ch": 0.5}
_SIZE_WORDS = {
    "xx-small": 6.75, "x-small": 7.5, "small": 9.75, "medium": 12.0, "large": 13.5, "x-large": 18.0, "xx-large": 24.0,
}  # fmt: skip
_FONT_SIZES = {"1": 7.5, "2": 9.75, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_COLOR_NAMES = {
    "white": "#ffffff", "black": "#000000", "red": "#ff0000", "green": "#008000", "blue": "#0000ff",
    "yellow": "#ffff00",
    "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "navy": "#000080", "orange": "#ffa500",
    "purple": "#800080", "maroon": "#800000", "teal": "#008080", "lime": "#00ff00", "windowtext": "#000000",
    "snow": "#fffafa", "ivory": "#fffff0", "whitesmoke": "#f5f5f5", "fuchsia": "#ff00ff", "magenta": "#ff00ff",
    "crimson": "#dc143c", "darkred": "#8b0000", "olive": "#808000", "aqua": "#00ffff", "cyan": "#00ffff",
}  # fmt: skip


class Tag:
    """One start or end tag, read: what it does to the text after it."""

    __slots__ = (
        "background", "block", "color", "css_hidden", "family", "gmail_quote", "href", "image", "list_style",
        "marks", "name", "number", "plain", "pre", "preheader", "quotation", "quotation_start", "raw",
        "signature", "size", "start", "styled", "void",
    )  # fmt: skip

    def __init__(self, name: str, start: bool):
        self.name = name
        self.start = start
        self.void = name in VOID
        self.raw = name in RAW_TEXT
        self.block = 2 if name in PARAGRAPHS else 1 if name in BLOCKS else 0
        mark = TAG_MARKS.get(name)
        self.marks: list[tuple[str, str]] = [mark] if mark else []
        self.css_hidden = ""
        self.preheader = False
        self.pre: bool | None = True if name in ("pre", "listing") else None
        self.color = self.background = self.family = self.href = self.image = self.list_style = ""
        self.size: tuple[float, bool] | None = None  # points, or a factor of the size outside when True
        self.quotation = self.quotation_start = self.gmail_quote = self.signature = False
        self.number: int | None = None
        self.plain = self.styled = False


def read_tag(source: str, close: bool, name: str) -> Tag:
    """Read a tag as it stands in the source, `<p class=…>` or `</p>`."""
    name = name.lower()
    tag = Tag(name, not close)
    if close:
        return tag
    if name == "mj-preview":
        tag.css_hidden, tag.preheader = "mj-preview", True
    if name == "blockquote" or name == "includetail":
        tag.quotation = True
    elif name == "sign":  # QQ Mail: <sign signid="1">
        tag.signature = True
    if "=" in source or " " in source:
        _read_attributes(tag, source)
    tag.styled = bool(
        tag.css_hidden or tag.preheader or tag.color or tag.background or tag.size or tag.pre is not None
    )
    tag.plain = not (
        tag.styled or tag.marks or tag.family or tag.href or tag.quotation or tag.quotation_start or tag.signature
        or tag.gmail_quote
    )
    return tag


def attributes(source: str, name: str) -> dict[str, str]:
    """The attributes of a start tag, names in lower case, values with entities resolved; the first of a name wins."""
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(source, len(name) + 1):
        key = match[1].lower()
        if key not in found:
            value = match[2] or match[3] or match[4] or ""
            if "&" in value:
                from html import unescape

                value = unescape(value)
            found[key] = value
    return found


def _read_attributes(tag: Tag, source: str) -> None:
    values = attributes(source, tag.name)
    name = tag.name
    names = f"{values.get('class', '')} {values.get('id', '')}".lower()
    if names != " ":
        _read_names(tag, names.split())
    if "href" in values and name in ("a", "area", "mj-button", "mj-navbar-link"):
        tag.href = values["href"].strip()
    elif name in ("img", "mj-image"):
        tag.image = f"{values.get('src', '').strip()} {values.get('alt', '').strip()}".strip() or "img"
    elif name == "font":
        tag.color = read_color(values.get("color", ""))
        tag.family = values.get("face", "").split(",")[0].strip(" '\"")
        size = values.get("size", "").strip()
        if size in _FONT_SIZES:
            tag.size = (_FONT_SIZES[size], False)
        elif size[:1] in ("+", "-") and size[1:2].isdigit():
            tag.size = (1.2 ** int(size[:2]), True)
    elif name in ("ol", "ul", "li"):
        tag.list_style = values.get("type", "")
        number = values.get("start" if name == "ol" else "value", "").strip()
        if number.lstrip("-").isdecimal() and len(number) < 9:
            tag.number = int(number)
    if "hidden" in values and name != "input":
        tag.css_hidden = "hidden"
    if "bgcolor" in values:
        tag.background = read_color(values["bgcolor"])
    if "background" in values:
        tag.background = "unknown"
    if values.get("type", "").lower() == "cite":
        tag.quotation = True
    if "style" in values:
        _read_style(tag, values["style"], names)
    for attribute in ("color", "background-color", "font-size", "font-family"):  # MJML writes styles as attributes
        if attribute in values and name.startswith("mj-"):
            _read_style(tag, f"{attribute}:{values[attribute]}", names)


def _read_names(tag: Tag, names: list[str]) -> None:
    for name in names:
        name = name.removeprefix("x_")
        if name in ("gmail_quote", "gmail_quote_container"):
            if tag.name != "blockquote":
                tag.gmail_quote = True
        elif name in QUOTATION_NAMES or name.startswith(QUOTATION_PREFIXES):
            tag.quotation = True
        elif name in QUOTATION_STARTS:
            tag.quotation_start = True
        elif name in SIGNATURE_NAMES or name.startswith("lark-mail-signature"):
            tag.signature = True
        elif name in PREHEADER_NAMES:
            tag.preheader = True
        elif name in ("msonormal", "msoplaintext", "msolistparagraph", "p1", "p2"):
            if tag.name == "p":  # Outlook and Apple write a line as a paragraph without margins
                tag.block = 1
        elif name == "webkit-indent-blockquote":
            tag.quotation = False


def _read_style(tag: Tag, style: str, names: str) -> None:
    declared: dict[str, str] = {}
    for declaration in style.lower().split(";"):
        key, colon, value = declaration.partition(":")
        if colon:
            declared[key.strip()] = value.replace("!important", "").strip()
    tag.css_hidden = _hidden_by(declared) or tag.css_hidden
    color = read_color(declared.get("color", ""))
    if color:
        tag.color = color
    background = declared.get("background-color") or declared.get("background", "")
    if background:
        tag.background = read_color(background.split()[0]) or read_color(background) or "unknown"
        if "url(" in background or "gradient" in background:
            tag.background = "unknown"
    if "background-image" in declared and declared["background-image"] != "none":
        tag.background = "unknown"
    if tag.name in ("span", "font", "b", "strong", "i", "em", "u", "mark", "a") and tag.background.startswith("#"):
        if tag.background != "#ffffff" and ("highlight", "yellow") not in tag.marks:
            tag.marks.append(("highlight", tag.background))
    weight = declared.get("font-weight", "")
    if weight in ("bold", "bolder", "600", "700", "800", "900") and ("bold", "") not in tag.marks:
        tag.marks.append(("bold", ""))
    elif weight in ("normal", "400") and ("bold", "") in tag.marks:
        tag.marks.remove(("bold", ""))  # Google Docs wraps whole pastes in <b style="font-weight:normal">
    if declared.get("font-style", "") in ("italic", "oblique") and ("italic", "") not in tag.marks:
        tag.marks.append(("italic", ""))
    decoration = declared.get("text-decoration", "") + declared.get("text-decoration-line", "")
    if "underline" in decoration and tag.name != "a" and ("underline", "") not in tag.marks:
        tag.marks.append(("underline", ""))
    size = read_size(declared.get("font-size", ""))
    if size:
        tag.size = size
    family = declared.get("font-family", "").split(",")[0].strip(" '\"")
    if family and family != "inherit":
        tag.family = family
    if declared.get("white-space", "") in ("pre", "pre-wrap", "break-spaces"):
        tag.pre = True
    elif declared.get("white-space", "") in ("normal", "nowrap"):
        tag.pre = False
    if declared.get("list-style-type", "") or "none" in declared.get("list-style", ""):
        tag.list_style = declared.get("list-style-type", "") or "none"
    if tag.name == "p" and _no_margin(declared):
        tag.block = 1
    if tag.name == "blockquote" and declared.get("border", "").startswith(("none", "0")) and not names.strip():
        tag.quotation = False  # Gmail's and Apple Mail's indented paragraph
    if tag.name == "div" and declared.get("border-top", "").startswith(("solid #e1e1e1", "solid #b5c4df")):
        tag.quotation_start = True  # Outlook and Foxmail draw this line above "From: … Sent: …"


def _no_margin(declared: dict[str, str]) -> bool:
    margin = declared.get("margin", "").split()
    if margin and margin[0][:1] == "0":
        return "margin-bottom" not in declared or declared["margin-bottom"][:1] == "0"
    return declared.get("margin-top", "x")[:1] == "0" and declared.get("margin-bottom", "x")[:1] == "0"


def _hidden_by(declared: dict[str, str]) -> str:
    if declared.get("display", "") == "none":
        return "display:none"
    if declared.get("visibility", "") in ("hidden", "collapse"):
        return "visibility:hidden"
    opacity = declared.get("opacity", "")
    if opacity and opacity.rstrip("%").replace(".", "", 1).strip("0") == "" and opacity[0] in "0.":
        return "opacity:0"
    if declared.get("overflow", "") == "hidden" and (
        declared.get("max-height", "x")[:1] == "0" or declared.get("height", "x")[:1] == "0"
    ):
        return "max-height:0"
    indent = declared.get("text-indent", "")
    if indent.startswith("-") and indent[1:5].isdigit():
        return "text-indent"
    return ""


def read_size(value: str) -> tuple[float, bool] | None:
    """A CSS font size in points, or as a factor of the size around it (then True); None when it says nothing."""
    if not value:
        return None
    if value in _SIZE_WORDS:
        return _SIZE_WORDS[value], False
    if value in ("smaller", "larger"):
        return (0.83 if value == "smaller" else 1.2), True
    match = _NUMBER.match(value)
    if not match or match[1] in ("", ".", "-", "-."):
        return None
    number, unit = float(match[1]), match[2]
    if unit in _POINTS:
        return number * _POINTS[unit], False
    if unit in _RELATIVE:
        return number * _RELATIVE[unit], True
    return None


def read_color(value: str) -> str:
    """A CSS color as "#rrggbb", "transparent", or "" when it is none that can be read."""
    value = value.strip().lower()
    if not value or value in ("inherit", "initial", "none", "unset"):
        return ""
    if value[0] == "#":
        if len(value) == 4:
            value = "#" + "".join(digit * 2 for digit in value[1:])
        value = value[:7]
        return value if len(value) == 7 and all(digit in "0123456789abcdef" for digit in value[1:]) else ""
    if value in _COLOR_NAMES:
        return _COLOR_NAMES[value]
    if value.startswith("rgb"):
        match = _RGB.match(value)
        if match:
            if match[4] and float(f"0{match[4]}") == 0:
                return "transparent"
            return "#" + "".join(f"{min(int(part), 255):02x}" for part in match.group(1, 2, 3))
        return ""
    return "transparent" if value == "transparent" else value if value.isalpha() else ""


def is_colored(color: str) -> bool:
    """Does this color stand out from black, grey and white?"""
    if not color.startswith("#"):
        return bool(color) and color not in ("transparent", "currentcolor", "auto")
    red, green, blue = int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
    return max(red, green, blue) - min(red, green, blue) > 48
