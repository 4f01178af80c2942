"""What is said by the way and is a matter of its own: another fact with a wish, a postscript about something else."""

from etiquette_lint.language.topics import REFERS_BACK, content_words
from etiquette_lint.pattern import Pattern

# A fact of its own does not hang on what went before, and has a time of its own.
_HANGS_ON = Pattern(
    r"[\s,，:：]*(?:如|若|倘|假如|万一|萬一|为|為|由于|由於|因|考虑到|考慮到|鉴于|鑑於|届时|屆時|到时|到時|当天|當天|当日|當日"
    r"|现场|現場|期间|期間|同时|同時|每|请|請|烦|煩|麻烦|麻煩|该|該|此|这|這|那|上述|以上|其|本次"
    r"|(?:if|as|because|since|to|in order|when|while|on the day|there|during|for|it|its|this|that|these|they|please"
    r"|every|should|unless|once|after|before)\b)",
    2,
)
_TIME = Pattern(
    r"\d{1,2}\s?[月号號日]|[一二三四五六七八九十]月|[上下]个?個?[月周週次回季]|去年|昨|明[天日]|"
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|last|yesterday|"
    r"tomorrow|next)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    2,
)
_DAY = Pattern(r"\d{1,2}月\d{1,2}|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", 2)
_CLAUSE_END = Pattern(r"[，,;；。.!?！？]")


def is_own_matter(string: str, begin: int, at: int, after: int, stop: int) -> bool:
    """Whether a paragraph `string[at:stop]`, whose words of transition end at `after`, tells a dated fact of its own
    and then asks for something: "另外，食堂12月1日停水，请自带午餐"; the letter begins at `begin`."""
    if string[:at].rstrip(" \t\u3000")[-1:] != "\n" or _HANGS_ON.match(string, after):
        return False
    pause = _CLAUSE_END.search(string, after + 2, stop)
    if pause is None or _TIME.search(string, after, pause.start()) is None:
        return False
    days = {match[0].lower() for match in _DAY.finditer(string, after, stop)}
    if days & {match[0].lower() for match in _DAY.finditer(string, begin, at)}:
        return False  # of the same day
    from etiquette_lint.language.requests import find_requests

    requests = find_requests(string, [(pause.end(), stop)], "")
    return any(request.kind == "request" for request in requests)


def has_own_matter(string: str, start: int, end: int, before: str) -> bool:
    """Whether a postscript `string[start:end]`, which asks for something, has nothing in common with what it follows:
    no word of it, and enough words to tell."""
    own = content_words(string[start:end])
    return len(own) >= 4 and not own & content_words(before) and REFERS_BACK.match(string, start) is None
