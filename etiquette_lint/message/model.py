"""What a message is, once read: values that the rules look at."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from etiquette_lint.message.hits import Hits
from etiquette_lint.message.text import Layer, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from etiquette_lint.language.dates import Date
    from etiquette_lint.language.requests import Request
    from etiquette_lint.language.topics import Topic
    from etiquette_lint.message.closing import Closing
    from etiquette_lint.message.correspondence import Opening
    from etiquette_lint.message.headers import Headers
    from etiquette_lint.message.salutation import Salutation
    from etiquette_lint.suppress import Suppression

ZONE_NAMES = ("salutation", "body", "closing", "signature", "postscript", "quotation", "disclaimer")
PROSE_ZONES = ("salutation", "body", "closing", "postscript")  # the author's sentences


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


class Version:
    """Another version of a template: kind "text", "html" or "language", what it is called, its placeholders, its texts
    as written; and `place`, where it is said that this version lacks something."""

    __slots__ = ("kind", "label", "place", "placeholders", "written")

    def __init__(self, kind: str, label: str, placeholders: list[Placeholder], written: list[str], place: Text):
        self.kind = kind
        self.label = label
        self.placeholders = placeholders
        self.written = written
        self.place = place


class Mark:
    """What markup says of a stretch of prose: name (bold, italic, underline, color, highlight, link, image,
    heading, list-item, quotation, signature, hidden, font-size, font-family, code, table-cell) and value (address,
    points, …)."""

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

    __slots__ = ("code", "reason", "detail", "start", "end", "text")

    def __init__(self, code: str, reason: str, detail: str, start: int, end: int):
        self.text: Text | None = None  # where it stands, once the file is read
        self.code = code
        self.reason = reason
        self.detail = detail
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        return f"Defect({self.code}, {self.reason}, {self.detail!r}, {self.start}, {self.end})"


class ThreadEntry:
    """An earlier message of the conversation: context for the rules, never judged.

    `author` is "customer", "agent" or a name; `date` a datetime or None.
    """

    __slots__ = ("author", "date", "string")

    def __init__(self, author: str, date: "datetime | None", string: str):
        self.author = author
        self.date = date
        self.string = string


class Message:
    """One outbound message, as read. What follows from its words is computed when first asked for.

    kind         "email", "ticket" or "template"
    format       "plain", "html" or "markdown": what the body was written in
    subject      the Subject as decoded, or None where the message has none
    has_headers  whether it came with header fields (a bare text body did not)
    body         the prose its reader sees, quotations included; every offset of zones, sentences,
                 dates, requests and topics counts characters of `body.string`
    now          the moment it is written: its Date header, or what the caller gave; None when unknown
    marks        what HTML or Markdown says of stretches of the body
    twin         the plain text that stands beside the HTML of a template, for readers who see no HTML
    signed       "" or what signs it ("S/MIME", "OpenPGP", "DKIM"): such a file is never changed
    """

    def __init__(self, kind: str, body: Layer):
        self.kind = kind
        self.format = "plain"
        self.index = 0
        self.has_headers = False
        self.headers: Headers | None = None
        self.subject: Text | None = None
        self.sender: list[Person] = []
        self.to: list[Person] = []
        self.cc: list[Person] = []
        self.bcc: list[Person] = []
        self.requester: Person | None = None
        self.now: datetime | None = None
        self.date_text: Text | None = None  # the Date field, readable or not
        self.fields: list[tuple[str, Text]] = []  # header lines of a text file: name in lower case, value
        self.body = body
        self.marks: list[Mark] = []
        self.attachments: list[Attachment] = []
        self.placeholders: list[Placeholder] = []
        self.malformed_placeholders: list[tuple[Text, str]] = []
        self.hidden: list[Text] = []
        self.comments: list[Text] = []
        self.defects: list[Defect] = []
        self.thread: list[ThreadEntry] = []
        self.declared_language = ""
        self.twin: Layer | None = None
        self.signed = ""
        self.elsewhere: Layer | None = None  # what stands in another file, and is judged there
        self.key = ""  # its name in a file of many: of a macro, of a locale
        self.originals: list[Layer] = []  # the texts it is a translation of, where they stand beside it
        self.written: list[str] = []  # of a template, its texts before markup and gaps were read
        self.versions: list[Version] = []  # the same template in the other format or in another language
        self.missing_versions: list[tuple[str, str, str, Text]] = []  # variant of the message, name, version, place
        self.start = 0  # bytes of the file where this message begins
        self.suppressions: list[Suppression] = []  # what it says shall not be reported
        self.hits = Hits("")  # the words of rules, once they have been sought

    # What follows is understood, not read.

    @cached_property
    def language(self) -> str:
        """ "en", "zh-Hans", "zh-Hant", "mixed" or "other", of the author's own words."""
        from etiquette_lint.language import detect

        return self.declared_language or detect(self.own_text or (str(self.subject) if self.subject else ""))

    @cached_property
    def zones(self) -> list[Zone]:
        """The parts of the letter, in order. A list item is a body zone of its own."""
        from etiquette_lint.message.zones import read_zones

        return read_zones(self)

    def zone(self, name: str) -> Zone | None:
        """The first zone of that name."""
        for zone in self.zones:
            if zone.name == name:
                return zone
        return None

    @cached_property
    def salutation(self) -> "Salutation | None":
        """The salutation as the zone engine read it; its offsets count from the start of its zone."""
        self.zones  # noqa: B018 - leaves it here
        return self.__dict__.get("salutation")

    @cached_property
    def opening(self) -> "Opening | None":
        """The salutation with its place in the body."""
        from etiquette_lint.message.correspondence import Opening

        zone, found = self.zone("salutation"), self.salutation
        return Opening(zone.text, found) if zone is not None and found is not None else None

    @cached_property
    def closing(self) -> "Closing | None":
        """The first closing, read into its parts; its offsets count from the start of its zone."""
        from etiquette_lint.message.closing import parse_closing

        zone = self.zone("closing")
        return parse_closing(str(zone.text)) if zone is not None else None

    @cached_property
    def texts(self) -> list[Text]:
        """The subject, where there is one, and the body."""
        return [self.body.whole()] if self.subject is None else [self.subject, self.body.whole()]

    @cached_property
    def own_text(self) -> str:
        """The author's own words: the body without quotations and disclaimers, zones joined by line breaks."""
        string = self.body.string
        texts = [zone.text for zone in self.zones if zone.name not in ("quotation", "disclaimer")]
        return "\n".join([string[text.start : text.end] for text in texts])

    @cached_property
    def unquoted(self) -> str:
        """The body with its quotations blanked, offsets kept: what the costly searches need to look at."""
        from etiquette_lint.message.zones import blank_quotations

        return blank_quotations(self.body.string, self.zones)

    @cached_property
    def characters(self) -> frozenset[str]:
        """The different characters of the body: what several rules ask for is sought among these first."""
        return frozenset(self.body.string)

    @cached_property
    def paragraphs(self) -> list[Text]:
        """Paragraphs of the body zone, list items left out."""
        return [zone.text for zone in self.zones if zone.name == "body" and zone.item is None]

    @cached_property
    def items(self) -> list[ListItem]:
        return [zone.item for zone in self.zones if zone.item is not None]

    @cached_property
    def sentences(self) -> list[Text]:
        """Sentences of the author's prose: salutation, body, closing and postscript, in order."""
        from etiquette_lint.language.sentences import find_sentences

        string, layer = self.body.string, self.body
        return [
            Text(layer, start, end)
            for zone in self.zones
            if zone.name in PROSE_ZONES
            for start, end in find_sentences(string, zone.text.start, zone.text.end)
        ]

    @cached_property
    def dates(self) -> "list[Date]":
        """Moments named in the author's prose, placed in the body."""
        from etiquette_lint.language.dates import find_dates

        found = find_dates(self.unquoted, self.now, language=self.language)
        return [date for date in found if self.zone_name_at(date.start) in PROSE_ZONES] if found else found

    @cached_property
    def subject_dates(self) -> "list[Date]":
        """Moments named in the subject, placed in `str(subject)`."""
        from etiquette_lint.language.dates import find_dates

        return find_dates(str(self.subject), self.now, language=self.language) if self.subject else []

    @cached_property
    def requests(self) -> "list[Request]":
        """What the author asks of the reader and promises, placed in the body."""
        from etiquette_lint.language.requests import find_requests

        return find_requests(
            self.body.string, [(text.start, text.end) for text in self.sentences], self.language
        )

    @cached_property
    def topics(self) -> "list[Topic]":
        """The matters it treats; one entry when it treats one. Cohesion is weighed where nothing is said outright."""
        return self._find_topics(cohesion=True)

    @cached_property
    def announced_topics(self) -> "list[Topic]":
        """The matters its writer sets apart by words, numbers or a second salutation: quick, and surer."""
        return self._find_topics(cohesion=False)

    def _find_topics(self, cohesion: bool) -> "list[Topic]":
        from etiquette_lint.language.topics import find_topics

        parts = [(zone.text.start, zone.text.end) for zone in self.zones if zone.name == "body"]
        items = [(zone.text.start, zone.text.end) for zone in self.zones if zone.item is not None]
        subject = str(self.subject) if self.subject else ""
        return find_topics(parts, self.body.string, subject, items, self.language, cohesion)

    def sentence_at(self, offset: int) -> Text | None:
        """The sentence of the author's prose that holds an offset of the body."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].end else None

    def requests_at(self, offset: int) -> "list[Request]":
        """What the sentence at an offset of the body asks and promises."""
        sentence = self.sentence_at(offset)
        if sentence is None or not self.requests:
            return []
        first = bisect_left(self._request_starts, sentence.start)
        return [request for request in self.requests[first : first + 4] if request.start < sentence.end]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _request_starts(self) -> list[int]:
        return [request.start for request in self.requests]

    def zone_name_at(self, offset: int) -> str:
        """The name of the zone that holds this offset of the body, "" between zones."""
        zone = self.zone_at(offset)
        return zone.name if zone is not None else ""

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds this offset of the body."""
        index = bisect_right(self._zone_starts, offset) - 1
        return self.zones[index] if index >= 0 and offset < self.zones[index].text.end else None

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.text.start for zone in self.zones]

    @cached_property
    def customer_text(self) -> str:
        """What the other side wrote: the supplied thread, or else the quotations in this message."""
        supplied = [entry.string for entry in self.thread if entry.author != "agent"]
        if supplied:
            return "\n\n".join(supplied)
        quoted = [str(zone.text) for zone in self.zones if zone.name == "quotation"]
        lines = (line.lstrip("> \t") for text in quoted for line in text.split("\n"))
        return "\n".join(lines)
