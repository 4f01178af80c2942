"""Rules about how things are asked for: letters without a please, orders without a softener."""

from etiquette_lint.finding import Edit, Finding
from etiquette_lint.message.model import Message
from etiquette_lint.message.spans import Spans
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

HAN = Pattern("[\u4e00-\u9fff]")


def no_courtesy_words(message: Message, rule: Rule) -> "Iterator[Finding]":
    """The first order of a short letter that holds not one courteous word. Questions, list mail and
    advertisements, which address nobody, are left alone."""
    if hits(message, rule) or not message.requests or len(message.own_text) > int(rule.options["max_characters"]):
        return
    headers = message.headers
    if headers is not None and any(name in headers for name in ("List-Id", "List-Post", "Mailing-List", "Precedence")):
        return
    for request in message.requests:
        if request.kind == "request" and not request.softened and request.addressee == "reader":
            string = message.body.string
            if is_order(string, request.start, request.end) and not is_invited(string, request.start, request.end):
                yield Finding(Text(message.body, request.start, request.end))
                return


def bare_imperative(message: Message, rule: Rule) -> "Iterator[Finding]":
    """An order in a paragraph without a softener. Steps of instructions are no orders."""
    if not message.requests:
        return
    courteous = Spans.at(hit.text.start for hit in hits(message, rule) if hit.text.layer is message.body)
    for request in message.requests:
        if request.kind != "request" or request.softened or request.indirect or request.addressee != "reader":
            continue
        zone = message.zone_at(request.start)
        if zone is None or zone.item is not None:
            continue
        if courteous.touch(zone.text.start, zone.text.end):
            continue
        edit = soften(message.body.string, request.start, request.end)
        if edit is not None:
            at, width, words = edit
            rest = message.body.string[at + width : request.end].rstrip()
            yield Finding(
                Text(message.body, request.start, request.end),
                edits=[Edit(Text(message.body, at, at + width), words)],
                instead=words + (rest if len(rest) <= SHOWN else rest[:SHOWN].rpartition(" ")[0] + "…"),
            )


SHOWN = 40  # characters of a sentence that a message repeats


# An order serves the writer: a thing is to be sent, said or done for him. "Take the second door" serves the reader.
ORDER = Pattern(
    r"Have (?:the|it|this|that|these|those|your|a|all) [^.?!]{0,40}?(?:on my desk|in my (?:inbox|hands)|ready|done|"
    r"finished|back|sent|with me|to me|signed|delivered|here)\b|"
    r"(?:Send|Give|Call|E-?mail|Forward|Get(?! your)|Fix|Tell|Provide|Bring|Reply|Respond|Confirm|Submit|Return|"
    r"Fill|Sign|Update|Review|Finish|Complete|Resend|Explain|Correct|Cancel|Prepare(?! your)|Attach|Print|Schedule|Pay|"
    r"Hand)\b"
    r"(?= (?:me|us|it|this|that|these|those|the|your|my|our|by|back|to me|to us|now|asap|today|in|out the)\b|[.!]|$)"
)
NEED = Pattern(
    r"(?:I|We) (?:need|want|expect|require) (?:(?:you|your|th(?:e|is|[eo]se)|it)\b|an? \w+ (?:by|from|of|to)|"
    r"that \w+ (?:on|by|in)\b)"
)
# Opens a sentence, or follows a term or the reader; after a comma, where a story may go on, it ends with the writer.
CHINESE_ORDER = Pattern(
    r"(?:^|前|内|內|[你您](?:[们們])?)(?:[丢丟扔拿甩转轉]?给我|[丢丟扔拿甩轉]?給我|[还還]我)|"
    r"[跟和同向]我[们們]?(?:[说說讲講打]|[报報][备備]|知会|知會)(?:一?[声聲]|一下|个?[声聲]?招呼)"
    r"|(?:^|前|内|內|[你您](?:[们們])?)(?:马上|馬上|立刻|立即|尽快|盡快|赶紧|趕緊|都|先|再)?"
    r"(?:把|将|將|发|發|给我|給我|告诉|告訴|回复|回覆|提交|寄|交|重启|重啟|打|填|改|补|補)"
    r"|[，,：:](?:马上|馬上|立刻|立即|尽快|盡快|赶紧|趕緊)?(?:[发發]我|告[诉訴]我|回[复覆]我|"
    r"[把将將][^，,。]{1,16}[发發交寄传傳送报報](?:给|給|到|来|來)?我)"
)
NARRATED = Pattern(r"[他她]|了[。！!~～]*\s*$|[与與和跟同][^，,。]{1,12}(?:相同|一样|一樣|一致|不同)[。！!]?\s*$")
OPENS_ORDER = Pattern(r"[把将將发發给給告打寄交填写寫提拿赶趕尽盡重]|[马馬]上|立[刻即]|回[复覆]")


def is_order(string: str, start: int, end: int) -> bool:
    if string[start:end].rstrip().endswith(("?", "？", "吗", "嗎", "呢")):
        return False
    if HAN.search(string, start, end) is not None:
        words = string[start:end].strip()
        return NARRATED.search(words) is None and CHINESE_ORDER.search(words) is not None
    return ORDER.match(string, start, end) is not None or NEED.match(string, start, end) is not None


def is_invited(string: str, start: int, end: int) -> bool:
    """Whether the order only tells those who wish how to go about it: "If you sing, we want you. Send your name."."""
    if WISHING.search(string, start, end) is not None:
        return True
    return INVITED.search(string[max(start - 200, 0) : start]) is not None


INVITED = Pattern(
    r"(?:\b[Ii]f you (?:know|have|like|want|wish|would|are (?:interested|keen))|\b[Ww]ant to|\bWould you like"
    r"|\b[Ii]nterested in)"
    r"[^.!?]{0,160}[.!?]\s*$"
)
WISHING = Pattern(r"(?:有意|想|兴趣|興趣|愿意|願意)[^。！？\n]{0,16}(?:的|者|，)")


def soften(string: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Where a softener goes (offset, width of what it replaces) and the words to put there, or None."""
    if HAN.search(string, start, end) is not None:
        if OPENS_ORDER.match(string, start, end) and NARRATED.search(string[start:end]) is None:
            return start, 0, "請" if message_is_traditional(string) else "请"
        return None
    if ORDER.match(string, start, end) is not None:
        return start, 1, "Please " + string[start].lower()
    return None


def message_is_traditional(string: str) -> bool:
    from etiquette_lint.language.fold import is_traditional_only

    return any(is_traditional_only(character) for character in string)
