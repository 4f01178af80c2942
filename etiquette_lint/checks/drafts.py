"""DRF: what people and writing assistants leave in a draft that is not for its reader."""

from etiquette_lint.finding import Edit, Finding
from etiquette_lint.message.model import Message
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

OTHERS = ("quotation", "disclaimer")
BLANK_LINE = Pattern(r"\n[ \t]*\n\s*")
RULER = Pattern(r"[-–—_*=~ \t]{3,80}")
SUBJECT_LINE = Pattern(
    r"(?:\*\*)?(?:Subject(?: line)?|主题|主旨|主題|标题|邮件主题|郵件主旨|信件主旨)(?:\*\*)?[ \t]*[:：]", 2
)
GREETS = Pattern(
    r"(?:dear|hi|hello|good (?:morning|afternoon|evening)|to whom)\b"
    r"|尊敬的|敬爱的|亲爱的|親愛的|您好|你好|各位|.{1,12}(?:您好|你好)",
    2,
)
ADDRESSES = Pattern(r".{1,24}[:：，,][ \t]*(?:\n|$)")
NEIGHBOURS = 2  # how far apart two equal paragraphs of common length count as pasted twice …
LONG = 120  # … and from how many characters on they do anywhere
LONGEST_ASIDE = 400  # characters of what an assistant says before or after a letter

BOLD = Pattern(
    r"(?<![\w*\\])\*\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*\*(?![\w*])"
    r"|(?<=[\u3000-\uffef])\*\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*\*"  # Chinese puts no space around
)
HEADING = Pattern(r"(?m)^#{2,6}[ \t]+(?=\S)")
LINK = Pattern(r"(?<![\w\]!])\[([^\[\]\n]{1,120})\]\((https?://[^\s()]{3,500}|mailto:[^\s()]{3,200})\)")
FENCE = Pattern(r"(?m)^```[\w-]{0,20}[ \t]*$")
TAG = Pattern(
    r"</?(?:br|p|div|span|b|i|u|em|strong|ul|ol|li|table|tr|td|h[1-6]|font|a|center|body|html|head|style|blockquote|hr)"
    r"(?:[ \t]+[a-z-]{1,20}[ \t]*=[ \t]*(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|[^\s\"'<>]{1,300}))*[ \t]*/?>"
    r"|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|#39|mdash|rsquo);",
    2,
)
MACHINE = Pattern(  # what programs say to one another: turns of a conversation, calls of tools, references
    r"<\|?(?:im_start|im_end|endoftext|assistant|/?tool_call|/?think|/?thinking|function_calls?|invoke)\b[^>\n]{0,80}>"
    r"|\{\s{0,20}\"(?:name|tool|function|role|tool_calls?|action|type|content|arguments|id)\"\s{0,5}:"
    r"[^{}]{0,400}[{\[}]"
    r"|【\d{1,3}†[^】\n]{0,60}】|:?contentReference\[oaicite[^\]\n]{0,20}\](?:\{[^}\n]{0,40}\})?"
    r"|[?&]utm_source=(?:chatgpt|openai)\S{0,30}|turn\d{1,2}(?:search|view|file)\d{1,2}",
)
# Signs of markup, by a character that they hold: one is sought ten times as fast as several.
MARKUP_SIGNS = (
    ("*", "**"), ("#", "##"), ("]", "]("), ("`", "```"), ("<", "<"), ("&", "&"), ("{", "{"), ("【", "【"),
    ("[", "oaicite"), ("_", "utm_source="), ("h", "search"),
)  # fmt: skip
COMMENT_WORDS = Pattern(r"[A-Za-z]{2,}[ ,.:;]+[A-Za-z]{2,}|[\u4e00-\u9fff]{4}")
# Comments of mail programs, builders of newsletters and template engines.
PROGRAM_COMMENT = Pattern(
    r"\[if|endif|<!|mso|font definitions|style definitions|/\*|\*/|\{|=|</?[a-z]|begin|start|end\b|header|footer"
    r"|content|column|row|module|preheader|preview|wrapper|container|section|template|converted from|copyright"
    r"|licen[cs]e|generated|tracking|pixel|google|outlook|gmail|etiquette-lint|prettier|eslint|http",
    2,
)
BRACKETS = "[]()（）【】{}<>"
ENGLISH_WORD = Pattern(r"[a-z-]+")
HAN = Pattern("[\u4e00-\u9fff]")
LEGAL = Pattern(r"copyright|\(c\)|©|all rights reserved|版权所有|版權所有|confidential|unsubscribe|退订|退訂", 2)


def blocks(message: Message) -> list[Text]:
    """What blank lines part of the author's own text."""
    string, found, start = message.body.string, [], 0
    for match in BLANK_LINE.finditer(string):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(string)))
    texts = [Text(message.body, *span).strip() for span in found]
    return [text for text in texts if text and message.zone_name_at(text.start) not in OTHERS]


def remove(block: Text, until: int) -> list[Edit]:
    return [Edit(Text(block.layer, block.start, until), "")]


def assistant_preamble(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A first paragraph that announces a draft and a letter behind it; a Subject line at the head of the body."""
    body = message.body.string
    found = hits(message, rule)
    head = body[:40].lstrip()
    if not found and not SUBJECT_LINE.match(head):
        return
    parts = blocks(message)
    rest = [part for part in parts[1:] if not RULER.fullmatch(str(part))]
    if rest and announces_letter(message, rule, parts[0], rest[0]):
        yield Finding(parts[0], edits=remove(parts[0], rest[0].start))
        parts = rest
    if parts and message.has_headers and SUBJECT_LINE.match(str(parts[0])):
        line = Text(message.body, parts[0].start, (body + "\n").index("\n", parts[0].start))
        if len(parts) > 1 and parts[0].end == line.end:
            yield Finding(line, edits=remove(line, parts[1].start), variant="subject")


def announces_letter(message: Message, rule: Rule, first: Text, following: Text) -> bool:
    """Whether a paragraph says that what follows is a draft; "Hi Tom, here is the draft" is a letter already."""
    if not any(within(hit.text, first) for hit in hits(message, rule)) or len(first) > LONGEST_ASIDE:
        return False
    words = str(first)
    if GREETS.match(words) or not names(words, rule.options["nouns"]):
        return False
    if opens_letter(str(following)) and message.zone_name_at(following.start) != "closing":
        return True
    opener = any(within(hit.text, first) and hit.text.start - first.start < 3 for hit in hits(message, rule, "opener"))
    return opener and words[-1] in ":：" and names(words, rule.options["letters"])


def opens_letter(words: str) -> bool:
    return any(pattern.match(words) is not None for pattern in (GREETS, ADDRESSES, SUBJECT_LINE))


def assistant_postamble(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A last paragraph that offers to work on the text; some words count only behind the closing of the letter."""
    sure, after = hits(message, rule), hits(message, rule, "after")
    if not sure and not after:
        return
    parts = blocks(message)
    closings = [zone.text.end for zone in message.zones if zone.name == "closing"]
    tail = [part for part in parts[-3:] if closings and part.start >= closings[-1]] or parts[-1:]
    for part in tail:
        closed = bool(closings) and part.start >= closings[-1]
        found = closed and any(within(hit.text, part) for hit in after)
        if not found and names(str(part), rule.options["wording"]):
            found = any(within(hit.text, part) for hit in sure)
        if found and len(part) <= LONGEST_ASIDE and len(parts) > 1:
            before = parts[parts.index(part) - 1]
            if RULER.fullmatch(str(before)):
                before = parts[parts.index(before) - 1]
            yield Finding(part, edits=[Edit(Text(part.layer, before.end, part.end), "")])


def names(words: str, wanted: str) -> bool:
    """Whether one of some words stands in a text: English words as such, Chinese ones anywhere."""
    words = words.lower()
    english = set(ENGLISH_WORD.findall(words))
    return any(word in english if word.isascii() else word in words for word in wanted.split())


def within(text: Text, part: Text) -> bool:
    return text.layer is part.layer and part.start <= text.start < part.end


def leaked_markup(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Markup in a message that is shown as it is typed."""
    string = message.body.string
    if message.format != "plain" or not may_hold_markup(string):
        return
    done = 0
    for start, end, fix in sorted(find_markup(string), key=lambda each: (each[0], -each[1])):
        line = string[max(string.rfind("\n", 0, start) + 1, start - 200) : start]
        if line[:1] in ("\t", " ") or "  " in line or "\t" in line:
            continue  # indented or aligned: code or a table shown on purpose
        if start >= done and message.zone_name_at(start) not in OTHERS:
            done = end
            yield Finding(Text(message.body, start, end), fix)


def may_hold_markup(string: str) -> bool:
    return any(character in string and sign in string for character, sign in MARKUP_SIGNS)


def find_markup(string: str) -> "Iterator[tuple[int, int, str | None]]":
    if "*" in string and "**" in string:
        for match in BOLD.finditer(string):
            yield *match.span(), match[1] or match[2]
    if "#" in string and "##" in string:
        for match in HEADING.finditer(string):
            yield *match.span(), ""
    if "]" in string and "](" in string:
        for match in LINK.finditer(string):
            address = match[2].removeprefix("mailto:")
            yield *match.span(), address if match[1] == address else f"{match[1]} ({address})"
    if "`" in string and "```" in string:
        for match in FENCE.finditer(string):
            yield *match.span(), ""
    if "<" in string or "&" in string:
        for match in TAG.finditer(string):
            yield *match.span(), None
    for match in MACHINE.finditer(string):
        yield *match.span(), None


def leaked_note(message: Message, rule: Rule) -> "Iterator[Finding]":
    """Words to oneself or to colleagues, marks of tracked changes, and what HTML keeps in comments."""
    done = -1
    found: list[Text] = []
    for hit in sorted(hits(message, rule) + hits(message, rule, "bracketed"), key=lambda hit: hit.text.start):
        if hit.text.layer is not message.body or hit.text.start < done:
            continue
        note = bracketed(hit.text)
        if note is not None or hit in hits(message, rule):
            done = (note or hit.text).end
            found.append(note or hit.text)
    yield from map(Finding, found)
    yield from notes_on_draft(message, rule, found)
    if message.format != "html":
        return
    for comment in message.comments:
        words = str(comment)[4:-3].strip()
        if COMMENT_WORDS.search(words) and not PROGRAM_COMMENT.search(words):
            yield Finding(comment, variant="comment")


def notes_on_draft(message: Message, rule: Rule, known: list[Text]) -> "Iterator[Finding]":
    """Brackets that speak of the draft, found by words that such notes hold; `known` are those found already."""
    work = hits(message, rule, "work")
    if not work:
        return
    from etiquette_lint.language.drafting import note_around

    done = -1
    for hit in work:
        if hit.text.layer is not message.body or hit.text.start < done:
            continue
        note = note_around(message.body.string, hit.text.start)
        if note is not None and not any(note[0] < text.end and text.start < note[1] for text in known):
            done = note[1]
            if message.zone_name_at(note[0]) not in OTHERS:
                yield Finding(Text(message.body, *note))


def bracketed(text: Text) -> Text | None:
    """The bracket that begins with these words, and nothing but which they say ("[internal: …]")."""
    string = text.layer.string
    at = BRACKETS.find(string[text.start - 1 : text.start]) if text.start else -1
    behind = string[text.end - 1 if str(text)[-1] in ":：" else text.end :][:1]
    if at < 0 or at % 2 or behind not in (*":：-—,，]】)）；; ",):
        return None
    end = string.find(BRACKETS[at + 1], text.end, text.end + LONGEST_ASIDE)
    if end < 0 or "\n\n" in string[text.end : end]:
        return None
    if behind == " " and string[text.end : text.end + 2] not in (" -", " –", " —"):
        return None  # [Internal Audit 2026]
    return Text(text.layer, text.start - 1, end + 1)


def duplicate_block(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A paragraph, closing or signature that stands twice; headings, rows of a table and legal notices may, and
    digests of many articles repeat themselves."""
    if len(message.zones) > rule.options["most_paragraphs"] or all_differ(message):
        return
    seen: dict[str, int] = {}
    string = message.body.string
    for index, zone in enumerate(message.zones):
        if zone.name != "body" or zone.item is not None:
            continue
        key = string[zone.text.start : zone.text.end]
        near = key in seen and (index - seen[key] <= NEIGHBOURS or len(key) >= LONG)
        if near and is_prose(key, rule.options["least_characters"]) and not in_table(message, zone.text):
            start = len(message.body.string[: zone.text.start].rstrip())
            yield Finding(zone.text, edits=[Edit(Text(message.body, start, zone.text.end), "")])
        seen[key] = index
    yield from duplicate_end(message, seen)


def all_differ(message: Message) -> bool:
    """A glance: paragraphs, and the end of the letter, of so many lengths that none stands twice."""
    lengths = [text.end - text.start for text in message.paragraphs]
    closing = next((zone.text for zone in reversed(message.zones) if zone.name == "closing"), None)
    if closing is not None:
        end = max(zone.text.end for zone in message.zones if zone.name in ("closing", "signature"))
        lengths += {len(closing), end - closing.start}
    return len(set(lengths)) == len(lengths)


def duplicate_end(message: Message, seen: dict[str, int]) -> "Iterator[Finding]":
    """A closing with the name under it that stood before already: the first of the two was read as a paragraph."""
    closing = next((zone.text for zone in reversed(message.zones) if zone.name == "closing"), None)
    if closing is None:
        return
    end = max(zone.text.end for zone in message.zones if zone.name in ("closing", "signature"))
    both = Text(message.body, closing.start, end)
    if str(both) in seen or str(closing) in seen:
        start = len(message.body.string[: closing.start].rstrip())
        yield Finding(both, edits=[Edit(Text(message.body, start, end), "")])


def is_prose(key: str, least: int) -> bool:
    """Whether a paragraph ends as a sentence does and is long enough; Han characters
    count two."""
    han = len(HAN.findall(key))
    return len(key) + han >= least and key[-1] in ".!?:。！？：…)）\"”" and "|" not in key and not LEGAL.search(key)


def in_table(message: Message, text: Text) -> bool:
    return any(mark.name == "table-cell" and mark.start < text.end and text.start < mark.end for mark in message.marks)
