"""How a Chinese sender's name and the lines of a signature look: 客服 李明, 理赔部, 王小明 敬上, 2026年11月24日."""

from etiquette_lint.language import chinese
from etiquette_lint.message.lists import columns
from etiquette_lint.message.salutation_chinese import is_chinese_name
from etiquette_lint.pattern import Pattern

_PROSE = Pattern(r"[请請我您你妳的了吗嗎呢吧把被将將已]|[。！？!?；;]|，.{8}")
_DATE = Pattern(
    r"[\d〇零一二三四五六七八九十]{2,4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?\Z|"
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\Z"
)
_SIGNING = Pattern(rf"[\s\u3000]{{0,3}}(?:{'|'.join(word for word in chinese.SIGNING_WORDS if len(word) > 1)})。?\Z")
_FIELD = Pattern(
    r"(?:联\s{0,3}系\s{0,3}人|聯\s{0,3}[絡系]\s{0,3}人|电\s{0,6}话|電\s{0,6}話|联系电话|聯絡電話|手\s{0,6}机|手\s{0,6}機|传\s{0,6}真|傳\s{0,6}真|"
    r"邮\s{0,6}箱|郵\s{0,6}箱|信\s{0,6}箱|地\s{0,6}址|网\s{0,6}址|網\s{0,6}址|微\s{0,6}信|QQ|热线|服务热线|专线|专员|E-?mail|Tel|Fax)\s{0,3}[:：]",
    2,  # re.IGNORECASE, without importing re
)
_ITEM = Pattern(r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[.、)）．]|[(（][0-9一二三四五六七八九十]{1,3}[)）]|[①-⑳]")
_ORGANISATIONS = tuple(chinese.ORGANISATION_ENDINGS)


def is_sentence(text: str) -> bool:
    """Whether a line reads as a sentence rather than as a line of a signature."""
    return text[-1] in "。！？!?；" or "。" in text or text.count("，") > 1 or columns(text) > 60


def is_line(text: str) -> bool:
    """Whether a line may stand in a block of name, office and contacts."""
    return columns(text) <= 64 and text[-1] not in "。！？!?；，" and _PROSE.search(text) is None


def is_field(text: str) -> bool:
    """Whether a line gives a way to reach the sender: 联系人：王先生."""
    return _FIELD.match(text) is not None


def is_name(text: str, sure: bool) -> bool:
    """Whether a line names a person, a team or an office; see `names.is_name`."""
    if (
        len(text) > 24
        or _ITEM.match(text)
        or text[-1] in "。！？!?；，,：:、…"
        or text.rstrip("～~") in chinese.NOT_SIGNATURES
        or _PROSE.search(text)
    ):
        return False
    if text.endswith(_ORGANISATIONS) or _DATE.match(text) or _SIGNING.search(text):
        return True
    parts = text.replace("·", " ").replace("（", " ").replace("(", " ").split()
    for part in parts:
        if part.endswith(_ORGANISATIONS):
            return True
        if len(text) <= 20 and (is_chinese_name(part) or (len(part) <= 5 and part.endswith(chinese.HONORIFICS))):
            return True
    return not sure and (len(text) <= 4 or (len(parts) > 1 and all(len(part) <= 6 for part in parts)))


def signing_word(text: str) -> tuple[int, int] | None:
    """Where 敬上 or 謹啟 behind a name begins and where the name ends: itself the closing when there is no other."""
    match = _SIGNING.search(text)
    if match is None or match.start() == 0:
        return None
    return match.end() - len(match[0].lstrip()), match.start()
