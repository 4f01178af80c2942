"""What a message is, once read: values that the rules look at."""

from etiquette_lint.message.text import Layer, Text

ZONE_NAMES = ("salutation", "body", "closing", "signature", "postscript", "quotation", "disclaimer")


class Zone:
    """A stretch of the body with one role. Zones stand in order, do not overlap and cover all but white space.

    A `body` zone is one paragraph, or one list item: then `item` says which.
    """

    __slots__ = ("name", "text", "item")

    def __init__(self, name: str, text: Text, item: "ListItem | None" = None):
        self.name = name
        self.text = text
        self.item = item

    def __repr__(self) -> str:
        return f"Zone({self.name}, {str(self.text)!r})"


class ListItem:
    """One item of a list: its marker as typed ("1.", "(二)", "-", "" in HTML), style and depth.

    `number` is the item's number where the marker counts, else None. `list_index` counts the
    lists of the message; `depth` is 0 for the outermost level. `text` is the item without its marker.
    """

    __slots__ = ("marker", "style", "number", "depth", "list_index", "text")

    def __init__(self, marker: Text, style: str, number: int | None, depth: int, list_index: int, text: Text):
        self.marker = marker
        self.style = style
        self.number = number
        self.depth = depth
        self.list_index = list_index
        self.text = text


class Person:
    """Somebody named in a header or a ticket: display name and address as decoded, "" where absent."""

    __slots__ = ("name", "address", "text")

    def __init__(self, name: str, address: str, text: Text | None = None):
        self.name = name
        self.address = address
        self.text = text

    def __repr__(self) -> str:
        return f"Person({self.name!r}, {self.address!r})"


class Attachment:
    """A part that is offered as a file. `size` counts decoded bytes; `name` is empty where none is given."""

    __slots__ = ("name", "type", "size", "inline", "text")

    def __init__(self, name: str, type: str, size: int, inline: bool, text: Text | None = None):
        self.name = name
        self.type = type
        self.size = size
        self.inline = inline
        self.text = text  # the file name, where it stands in the raw header


class Placeholder:
    """A gap in a template: its place in the body (one neutral word), its source and what it stands for.

    `category` is name, amount, date or other; `syntax` names the notation ("{{…}}", "%{…}", "[…]", "【…】").
    """

    __slots__ = ("text", "source", "variable", "category", "syntax", "has_default")

    def __init__(self, text: Text, source: str, variable: str, category: str, syntax: str, has_default: bool = False):
        self.text = text
        self.source = source
        self.variable = variable
        self.category = category
        self.syntax = syntax
        self.has_default = has_default


class Mark:
    """What markup says of a stretch of prose: name (bold, italic, underline, color, highlight, link, image,
    heading, list-item, quotation, signature, hidden, font-size, font-family, code, table-cell) and value (href, points, …)."""

    __slots__ = ("name", "start", "end", "value")

    def __init__(self, name: str, start: int, end: int, value: str = ""):
        self.name = name
        self.start = start
        self.end = end
        self.value = value

    def __repr__(self) -> str:
        return f"Mark({self.name}, {self.start}, {self.end}, {self.value!r})"


class Defect:
    """Something wrong with the file itself. `code` is LNT001 (cannot be read as a message), LNT003
    (receivers trip over it) or LNG001 (bytes that its charset cannot decode);
    `reason` is a key of the rule's messages, `detail` the offending value, `start`/`end` bytes of the file."""

    __slots__ = ("code", "reason", "detail", "start", "end")

    def __init__(self, code: str, reason: str, detail: str, start: int, end: int):
        self.code = code
        self.reason = reason
        self.detail = detail
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        return f"Defect({self.code}, {self.reason}, {self.detail!r}, {self.start}, {self.end})"
