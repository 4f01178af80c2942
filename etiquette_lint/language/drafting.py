"""Notes on a draft, set in brackets for whoever writes or checks it: "[Legal to confirm wording]", "（发之前删掉）"."""

from etiquette_lint.pattern import Pattern

OPENING, CLOSING = "[(（【〔{<", "])）】〕}>"
_REACH = 160  # characters; a longer bracket is a sentence to the reader
_WORK = (
    r"(?:check|confirm|verify|delete|remove|reword|rewrite|rephrase|cut|fill in|fix|update|approve|sign off|insert|"
    r"look (?:at|over)|proof-?read|replace|shorten|soften|translate)"
)
# To a colleague by name, about the sending, or of somebody who still has to do something about the words.
_NOTE = Pattern(
    rf"(?i:nb|note|memo|query|question)(?: (?:for|to))? [A-Z][\w.'’-]+\b[^\n]{{0,40}}"
    rf"\b(?i:{_WORK}|is this|can you|ok\?)"
    r"|^(?i:please )?(?i:do not|don't|never) (?i:mention|tell|say|bring up|quote|promise)\b"
    rf"|@[A-Z]\w+\b[^\n]{{0,60}}\b(?i:{_WORK}|is this|can you|ok\?)"
    rf"|(?i:(?:^|[-–—,;:.] ?)(?:please |pls |to )?{_WORK}\b[^\n]{{0,60}}\bbefore (?:this|it) goes)"
    r"|(?i:(?:^|[-–—,;:.] ?)(?:please |pls )?"
    r"(?:delete|remove|reword|rewrite|rephrase|fix|fill in|soften|shorten|translate)"
    r"\b[^\n]{0,40}\bbefore (?:sending|we send|posting))"
    rf"|[A-Z][\w&. ]{{1,24}} to (?i:{_WORK}|review|add|supply|provide|advise)\b"
    r"(?i:[^\n]{0,30}\b(?:wording|figures?|numbers?|amounts?|prices?|text|paragraph|spelling|details|clause|sentence|"
    r"name|dates?|this)\b)"
)
_NOTE_CHINESE = Pattern(
    r"(?:[发發寄送][出送]?之?前)[^，。\n]{0,8}(?:[删刪改去拿]|核[对對实實]|[确確][认認]|检查|檢查|[补補]上|再看)"
    r"|(?:[这這此本][段句处處里裡]|(?:这|這)(?:个|個)?(?:部分|数字|數字|日期|价格|價格))[^）)】\]\n]{0,14}?"
    r"(?:[删刪][掉除]?|待[^您]{0,6}(?:[确確][认認]|核[实實对對]|[补補]充?)|再改|要改|再[发發寄送]|[补補](?:数据|數據|上|一下))"
    r"|(?:[给給让讓请請等])[^）)】\]，\n您]{1,6}(?:看过|看過|审过|審過|过目|過目|[确確][认認]|把[关關]|核[过過])(?:[后後了])?[再才][发發寄送]"
    r"|(?:别|別|不要|勿)(?:提|[说說][出漏]?|[写寫]|告[诉訴]|[让讓].{1,4}知道)"
    r"|待(?:法[务務]|[财財][务務]|[领領][导導]|主管|[经經]理|老板|老闆|[业業][务務]|技[术術]|市[场場]|我|[内內]部)[^您\n]{0,4}"
    r"(?:[确確][认認]|[补補]充?|核[实實]|[审審]核|批)"
)
# In square brackets nobody tells a customer what his own side has still to settle.
_PENDING = Pattern(
    r"[^，。]{0,8}待(?!客[户戶]|[对對]方|[双雙甲乙]方)[^您，。]{1,6}(?:[确確][认認]|核[实實对對]|[补補]充?|[审審]核)[^，。]{0,6}$"
)
_HAN = Pattern("[\u4e00-\u9fff]")
_TO_READER = Pattern(r"(?i:\byou(?:r|rs)?\b)|[您貴贵敬]")


def note_around(string: str, at: int) -> tuple[int, int] | None:
    """The bracket around an offset, if what it holds is a note on the draft and not a word to its reader."""
    low = max(string.rfind("\n", 0, at) + 1, at - _REACH)
    start = max(string.rfind(mark, low, at + 1) for mark in OPENING)
    if start < 0:
        return None
    end = string.find(CLOSING[OPENING.index(string[start])], start + 1, start + _REACH)
    if end <= at or "\n\n" in string[start:end]:
        return None
    words = string[start + 1 : end].strip()
    if _TO_READER.search(words):
        return None
    chinese = _HAN.search(words) is not None
    match = _NOTE_CHINESE.search(words) if chinese else _NOTE.search(words)
    if match is None and chinese and string[start] in "[【〔":
        match = _PENDING.match(words)
    if match is None or (not chinese and words[match.start()].isupper() and match.start() and " to " in match[0]):
        return None
    if not chinese and " to " in match[0] and string[start] not in "[【":
        return None  # "(Tenant to confirm dates)" stands in contracts
    return start, end + 1
