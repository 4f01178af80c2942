"""Templates read as the letters they will become: gaps as neutral words, block tags gone, their text kept."""

from etiquette_lint.message.gaps import NEUTRAL_CHINESE, NEUTRAL_CLOCKS, NEUTRAL_ENGLISH, category_of, names_clock
from etiquette_lint.message.model import Placeholder
from etiquette_lint.message.placeholders import Found, find_placeholders
from etiquette_lint.message.substitution import Substituted
from etiquette_lint.message.text import Layer, Text
from etiquette_lint.pattern import Pattern

# Tags of Jinja, Liquid, Twig, Django, Handlebars, Mustache, Go, ERB, FreeMarker, Mailchimp, phpBB.
_TAGS = Pattern(
    r"(?P<comment>\{#(?!\{)(?:[^#]++|#(?!\})){0,200}+#\}|\{\{!(?:--(?:[^-]++|-(?!-\}\})){0,400}+--|[^{}]*+)\}\}"
    r"|<%#(?:[^%]++|%(?!>)){0,200}+%>"
    r"|\{%-?\s*+comment\b[^%]{0,80}+%\}(?:[^{]++|\{(?!%-?\s*+endcomment\b)){0,200}+\{%-?\s*+endcomment\b[^%]{0,80}+%\})"
    r"|(?P<statement>\{%(?:[^%]++|%(?!\})){0,200}+%\})"
    r"|(?P<section>\{\{\{?[~-]?[ \t]*+"
    r"(?:[#/^>][^{}]*+|(?:else|end|if|range|with|define|template|block)\b[^{}]*+)\}?\}\})"
    r"|(?P<erb><%(?![=-])(?:[^%]++|%(?!>)){0,200}+%>)"
    r"|(?P<markup></?\#[a-z]{1,12}+[^<>]{0,200}+>|<!--[ ]?(?:IF|ELSE|ELSEIF|ENDIF|BEGIN|END|INCLUDE)\b[^<>]{0,200}?-->)"
    r"|(?P<mailchimp>\*\|(?:IF|IFNOT|ELSEIF|ELSE|END|INTERESTED)\b[^|\n]{0,80}+\|\*)"
)
_STATEMENT = Pattern(r"\{%[-+~]?\s*+(\w+)")
_SECTION = Pattern(r"\{\{\{?[~-]?[ \t]*+([#/^])[ \t]*+([\w.-]*+)")
_PAIRED = frozenset(
    {
        "if", "unless", "for", "case", "with", "block", "blocktrans", "blocktranslate", "macro", "capture",
        "raw", "verbatim", "autoescape", "spaceless", "filter", "comment", "tablerow", "ifchanged", "call",
    }
)
_BROKEN = Pattern(
    r"(?P<closing>\}\}|%\}|\]\]|%>|\|\*)"
    r"|(?P<double>\{\{[ \t]*+[\w.]{0,60}+(?:[ \t]*+\|[^{}\n]{0,80}+)?[ \t]*+(?:%\}|\]\]|\}(?!\}))?)"
    r"|(?P<statement>\{%[^%{}\n]{0,80}+(?:\}\}|\})?)"
    r"|(?P<sigil>[%$\#]\{(?<![A-Za-z0-9_\\].\{)(?:[A-Za-z0-9_.]{1,60}+|[\u4e00-\u9fff]{1,8}+)?)"
    r"|(?P<chinese>\{[\u4e00-\u9fff]{1,8}+)"
    r"|(?P<square>\[\[\w[\w .]{0,60}+(?:\](?!\])|\}\})?)"
    r"|(?P<erb><%[=-]?[^%<>\n]{0,80}+>?)"
    r"|(?P<mailchimp>\*\|[A-Z0-9_:]{1,40}+(?:\||\*)?)"
    r"|(?P<single>\{[ \t]{0,3}[A-Z_]{3,40}+[)\]]|\{[A-Za-z_][A-Za-z0-9_.]{1,40}+(?=[\s,!?)]|[^\x00-\x7f]|\Z))"
    r"|(?P<lenticular>【[^【】\]\n]{1,20}+\]|«[A-Za-z_]{1,40}+>)"
)
# What stands before a closing delimiter without a beginning: its name, and the wrong or the half of a delimiter.
_BEFORE_CLOSING = Pattern(r"[{\[<%*|]{0,2}[ \t]{0,3}[\w.]{0,60}[ \t]{0,3}\Z")
_MESSAGE_FORMAT = Pattern(r"\{\w{1,40},[ ]?(?:plural|select|selectordinal),")
_CHINESE = Pattern(r"[\u3400-\u9fff]")


class Template(Substituted):
    """A template as its reader will see it. `placeholders` stand in this text, `comments` and `malformed`
    (place and reason: unclosed, unopened, mixed, unclosed-block, unopened-block) in the layer below."""

    def __init__(self, under: Layer, edits: list[tuple[int, int, str]]):
        super().__init__(under, edits)
        self.placeholders: list[Placeholder] = []
        self.comments: list[Text] = []
        self.malformed: list[tuple[Text, str]] = []
        self.filled: list[tuple[int, int]] = []  # places of the values that stand for gaps

    def typed(self, start: int, end: int) -> str:
        below = None if self.filled else self.lower(start, end)
        return below[0].typed(below[1], below[2]) if below else self.string[start:end]


def read_placeholders(layer: Layer, html: bool = False) -> Template:
    """The layer with every gap read as one neutral word that owns its source, and block tags taken out.

    The text of every branch stays. A tag alone on its line takes the line with it. Where the notation is
    broken, the broken gap reads as a neutral word too, and is listed in `malformed`.
    """
    string = layer.string
    tags, comments, malformed = _read_tags(string)
    gaps = _outside(find_placeholders(string, template=True, html=html), tags)
    taken = sorted([(gap.start, gap.end) for gap in gaps] + [(start, end) for start, end in tags])
    broken = _broken(string, taken)
    edits = [(*_whole_line(string, start, end), "") for start, end in tags]
    halves = [Found(start, end, "", "", category_of(string[start:end]), "") for start, end, _ in broken]
    edits += _words(string, gaps + halves)
    template = Template(layer, _without_overlap(edits))
    for gap in gaps:
        start, end = template.above(gap.start), template.above(gap.end)
        text = Text(template, start, end)
        template.placeholders.append(
            Placeholder(text, gap.source, gap.variable, gap.category, gap.syntax, gap.has_default)
        )
    template.comments = [Text(layer, start, end) for start, end in comments]
    template.malformed = [(Text(layer, start, end), reason) for start, end, reason in sorted(malformed + broken)]
    return template


def fill_in(layer: Layer, values: dict[str, str]) -> Template:
    """The layer as it is sent with these values (by the names of the gaps): block tags and comments gone, the text of
    every branch kept. A gap that is given no value stays as it is typed, unless its source has a default."""
    string = layer.string
    tags, comments, _ = _read_tags(string)
    edits = [(*_whole_line(string, start, end), "") for start, end in tags]
    for gap in _outside(find_placeholders(string, template=True), tags):
        if gap.variable in values:
            edits.append((gap.start, gap.end, values[gap.variable]))
        elif gap.has_default:
            edits += _words(string, [gap])
    filled = _without_overlap(edits)
    template = Template(layer, filled)
    template.comments = [Text(layer, start, end) for start, end in comments]
    template.filled = [
        (template.above(start), template.above(start) + len(word)) for start, _, word in filled if word
    ]
    return template


def _outside(gaps: list[Found], tags: list[tuple[int, int]]) -> list[Found]:
    """The gaps that stand in the text, not in a tag or a comment."""
    if not tags or not gaps:
        return gaps
    kept = []
    index = 0
    for gap in gaps:
        while index < len(tags) and tags[index][1] <= gap.start:
            index += 1
        if index == len(tags) or gap.end <= tags[index][0]:
            kept.append(gap)
    return kept


def _without_overlap(edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    edits.sort()
    kept: list[tuple[int, int, str]] = []
    for edit in edits:
        if kept and edit[0] < kept[-1][1]:
            if edit[1] <= kept[-1][1] or edit[2]:
                continue
            edit = (kept[-1][1], edit[1], edit[2])
        kept.append(edit)
    return kept


def _words(string: str, gaps: list[Found]) -> list[tuple[int, int, str]]:
    turns: dict[str, int] = {}
    edits = []
    whole_is_chinese = None
    for gap in sorted(gaps, key=lambda gap: gap.start):
        around = string[max(gap.start - 12, 0) : gap.start] + string[gap.end : gap.end + 12]
        chinese = bool(_CHINESE.search(around))
        if not chinese and not any(character.isalpha() for character in around):
            if whole_is_chinese is None:
                whole_is_chinese = len(_CHINESE.findall(string)) * 8 > len(string)
            chinese = whole_is_chinese
        words = (NEUTRAL_CHINESE if chinese else NEUTRAL_ENGLISH)[gap.category]
        if gap.category == "date" and names_clock(gap.variable):
            words = NEUTRAL_CLOCKS
        turn = turns.get(gap.category, 0)
        word = words[turn % 2]
        if len(word) == gap.end - gap.start:
            turn += 1
            word = words[turn % 2]
        turns[gap.category] = turn + 1
        edits.append((gap.start, gap.end, word))
    return edits


def _whole_line(string: str, start: int, end: int) -> tuple[int, int]:
    """The tag, or its whole line when nothing else stands on it."""
    line_start = start
    while line_start and string[line_start - 1] in " \t":
        line_start -= 1
    line_end = end
    while line_end < len(string) and string[line_end] in " \t":
        line_end += 1
    if line_start and string[line_start - 1] not in "\r\n":
        return start, end
    if line_end < len(string):
        if string[line_end] not in "\r\n":
            return start, end
        line_end += 2 if string.startswith("\r\n", line_end) else 1
    return line_start, line_end


def _read_tags(string: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int, str]]]:
    """Block tags and comments, comments alone, and blocks without end or without beginning."""
    tags: list[tuple[int, int]] = []
    comments: list[tuple[int, int]] = []
    open_blocks: list[tuple[str, int, int]] = []
    malformed: list[tuple[int, int, str]] = []
    if "{" not in string and "<" not in string and "*|" not in string:
        return tags, comments, malformed
    for match in _TAGS.finditer(string):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "statement" and _is_value(match[0]):
            continue
        tags.append((start, end))
        if kind == "comment":
            comments.append((start, end))
            continue
        opens, name = _block(kind, match[0])
        if opens > 0:
            open_blocks.append((name, start, end))
        elif opens < 0:
            if name and open_blocks and open_blocks[-1][0] != name:
                if any(block[0] == name for block in open_blocks[-20:]):
                    while open_blocks[-1][0] != name:
                        malformed.append((*open_blocks.pop()[1:], "unclosed-block"))
                else:
                    malformed.append((start, end, "unopened-block"))
                    continue
            if open_blocks:
                open_blocks.pop()
            else:
                malformed.append((start, end, "unopened-block"))
    malformed += [(start, end, "unclosed-block") for _, start, end in open_blocks]
    return tags, comments, malformed


def _is_value(source: str) -> bool:
    """`{%customer.firstName,fallback=there%}` is a value, not a block."""
    first = source[2:-2].strip("- ").split(",")[0]
    return "." in first and " " not in first


def _block(kind: str | None, source: str) -> tuple[int, str]:
    """1 and its name for a tag that opens a block, -1 for one that closes it, 0 for any other."""
    if kind == "statement":
        match = _STATEMENT.match(source)
        name = match[1] if match else ""
        if name in _PAIRED:
            return 1, name
        if name.startswith("end") and name[3:] in _PAIRED:
            return -1, name[3:]
    elif kind == "section":
        match = _SECTION.match(source)
        if match:
            return (-1, match[2]) if match[1] == "/" else (1, match[2]) if match[2] != "else" else (0, "")
    return 0, ""


def _broken(string: str, taken: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Delimiters that belong to no well-formed gap or tag: place and reason."""
    if _MESSAGE_FORMAT.search(string):
        return []  # ICU nests braces within braces
    found: list[tuple[int, int, str]] = []
    index = 0
    free = 0  # where the text after the last gap, tag or broken gap begins
    for match in _BROKEN.finditer(string):
        start, end = match.span()
        while index < len(taken) and taken[index][1] <= start:
            free = max(free, taken[index][1])
            index += 1
        if start < free or (index < len(taken) and taken[index][0] < end):
            continue
        source = match[0].rstrip()
        if match.lastgroup == "closing":
            before = _BEFORE_CLOSING.search(string, max(free, start - 66), start)
            start = before.start() + len(before[0]) - len(before[0].lstrip()) if before else start
            reason = "mixed" if string[start] in "{[<*" else "unopened"
        elif source[-1] in "}]>" or source.endswith((")", "|")):
            reason = "mixed"
            end = start + len(source)
        else:
            reason = "unclosed"
            end = start + len(source)
        free = end
        found.append((start, end, reason))
    return found


# Django keeps subject and bodies of a message in files of their own (django-allauth, django-registration).
_SUFFIX = r"(\.(?:txt|html|j2|jinja2?|md)(?:\.(?:j2|jinja2?))?)"
_PAIR = Pattern(r"(.*?)([_.-])subject" + _SUFFIX)
_BODY = Pattern(r"(.*?)([_.-])(?:body|message|email|mail|content|text|html)" + _SUFFIX)
_BODY_NAMES = ("body", "message", "email", "mail", "content")


def django_pair(name: str) -> tuple[str, tuple[str, ...]]:
    """The file of the subject and the files of the bodies that belong to `name`, itself one of them; ("", ()) for
    a file that is named as neither. Whether they exist is the caller's to see."""
    folder, slash, base = name.rpartition("/")
    match = _PAIR.fullmatch(base) or _BODY.fullmatch(base)
    if not match:
        return "", ()
    stem, separator = match[1], match[2]
    folder += slash
    subject = f"{folder}{stem}{separator}subject.txt"
    if _PAIR.fullmatch(base):
        subject = name
    bodies = [f"{folder}{stem}{separator}{body}.{kind}" for body in _BODY_NAMES for kind in ("txt", "html")]
    if name != subject and name not in bodies:
        bodies.insert(0, name)
    return subject, tuple(bodies)
