"""Where a text says that a file comes with it, in English and Chinese.

An announcement is the writer's own and about this very mail: "please find attached", "I enclose",
"随信附上", "请查收附件". The other side's file ("the form you attached"), a negation, a plan ("I will
attach"), a request ("please attach a copy"), an earlier mail and a quoted word announce nothing.
"""

from etiquette_lint.language.address import is_quoted
from etiquette_lint.language.fold import fold
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Words for what is sent as a file, and is seldom typed into a mail.
_FILE = (
    r"(?:(?:floor|site|seating|ground|street|evacuation|project|business|lesson|test|marketing|layout) plan|report|"
    r"spreadsheet|workbook|deck|slides?|presentation|contract|agreement|invoice|quotation|quote|proposal|brochure|"
    r"catalogue?|price list|cv|résumé|certificate|receipt|statement|form|pdf|document|file|drawing|photo|photograph|"
    r"picture|scan|screenshot|scanned cop(?:y|ie)|map|template|questionnaire|manual|transcript|timesheet)s?\b"
)
_ENGLISH_CUE = Pattern(r"\b(?:attach(?:ed|ing|ments?)?|enclos(?:ed|ing|ures?|e))\b|\bpfa\b")
# What stands before "attached" where it is not the writer's announcement.
_NOT_MINE = Pattern(
    r"(?:\bnot|\bno|\bnever|n't|\bwithout|\bwill|'ll|\bshall|\bwould|'d|\bcould|\bshould|\bmust|\bmay|\bmight|\bcan|"
    r"\bcannot|\bto|"
    r"\byou|\byou've|\byour|\bhe|\bshe|\bthey|\bhad|\bgets?|\bgot|\bgetting|\bbecomes?|\bbecame|\bstrings|\bwas|"
    r"\bwere|\bfirmly|"
    r"\bpermanently|\btheir|\bhis|\bher|\bany|\bprevious|\bearlier|\blast|\boriginal|\bforgot|\bforget|\balready|"
    r"\bbeing|"
    r"\bsemi|\bonce|\bif|\bwhether|\bpoints?)"
    r"(?: (?:been|be|being|also|have|just|actually|kindly|then|already|so|very|feel|felt|really))* $"
)
_NOT_HERE = Pattern(
    r" (?:to|with|in|inside|by|onto|at|under)\b(?! (?:this|(?:the|my|our|an?) (?:e-?mail|mail|message|note|attach))|"
    r" (?:e-?mail|pdf|word|excel|case|advance|order|response|both|two|three|that regard|a (?:zip|pdf|word|separate)))"
    r"| (?:great|much|little|more|no|any|some|considerable) (?:importance|weight|value|blame)|-?\s?(?:garage|"
    r"house)\b| hereto| by you\b"
    r"| (?:a |my )?(?:cheque|check|payment|deposit|cash|money order)\b| (?:us|usd|eur|gbp)? ?[$£€¥]|"
    r" (?:\w+ ){0,3}below\b"
)
_OTHER_MAIL = Pattern(
    r"\b(?:previous|earlier|last|first|original|yesterday's|other|separate|next|follow-?up) (?:e-?mail|mail|message|"
    r"note)\b|"
    r"\b(?:sent|attached|enclosed|mailed|e-?mailed) (?:\w+ ){0,4}(?:yesterday|last (?:week|month|night|time|year|"
    r"monday|tuesday|wednesday|thursday|friday)|previously|before|earlier)\b"
)
_UNSURE = Pattern(
    r"\b(?:if|when|unless|whether|once|until|before)\b[^,;:]{0,50}$|\b(?:will(?! find| see| notice)|'ll(?! find| see|"
    r" notice)|going to|want(?:ed)? to|need to|have to|plan to|able to|like to|"
    r"try to|like you to|should|must|please|could you|can you|would you|you (?:can|may|should|must|"
    r"need))\b[^,;:.]{0,25}$"
)
_WITH_THE = Pattern(r"\b(?:the|an?|this|these|see|find|review|per|following|our|my|two|three|both|all) $")
_FIRST_PERSON = Pattern(r"\b(?:i|we)(?: (?:also|hereby|herewith|now|therefore|just|am pleased to|are pleased to))* $")
_AM = Pattern(r"(?:\b(?:i am|i'm|we are|we're|am|are)(?: (?:also|just|now|hereby|herewith|again))*|^) $|^$")
_SEE_THE_ATTACHMENT = Pattern(
    r"\b(?:see|find|refer to|as per)(?: (?:the|this|my|our|these|an?|pdf|word|excel|two|three|both|all|following|"
    r"below))* $|"
    r"\b(?:open|review|read|check|view|consult|look at|per|in|from|on|to) (?:the|this|my|our|these)(?: (?:pdf|word|"
    r"excel|two|three|enclosed))? $|"
    r"\b(?:sending|sent|send|included|submitting|submitted)\b[^,;]{0,40} as (?:an? )?(?:\w+ )?$|^the $"
)
_BARE_CUE = ("see", "find")
_WITH_THIS_MAIL = Pattern(
    r"\b(?:i|we)(?:'ve|'m|'re| have| am| are)?(?: also| just| now)* (?:put|popped|included|added|sending|sent|"
    r"dropped|tucked|slipped|bundled|send|popping|putting|dropping|"
    r"appended|appending|append|submit|submitting)\b[^.?!]{1,90}?\b(?:with|in|to|into|onto|"
    r"in with) this (?:e-?mail|message|"
    r"mail|note)\b|"
    r"\b(?:with|in|at the (?:bottom|foot|end) of) this (?:e-?mail|mail|message)\b[^.?!]{0,24}?\bas an? "
    r"(?:pdf|word|excel|zip|csv|powerpoint)\b|"
    r"\bas an? (?:pdf|word|excel|zip|csv|powerpoint)(?: file| document)?\b[^.?!]{0,24}?\b(?:with|in|"
    r"at the (?:bottom|foot|end) of) this (?:e-?mail|mail|message)\b|"
    + _FILE[:-2]
    + r"\b[^.?!;]{0,40}?\b(?:accompan(?:y|ies)|comes? with|goes with|go with|(?:is|are) (?:included|sent) (?:with|"
    r"in)|travels? with) this (?:e-?mail|mail|message|note|letter)\b"
)
_HERE_IS = Pattern(
    r"^(?:(?:hi|hello|dear) [^,]{1,30}, )?(?:and |so )?(?:here|herewith)(?:,? as (?:promised|requested|agreed|"
    r"discussed),?| again| then)?(?: is| are|'s| you have)"
    r" (?:the|my|our|your|an?|some)(?: [\w'/-]+){0,4}? " + _FILE + r"(?![^.]{0,60}:)"
    r"|^herewith (?:the|my|our|your|an?|some|two|three)(?: [\w'/-]+){0,3}? (?:minutes|" + _FILE[3:]
)
_SEE_THE_FILE = Pattern(
    r"\b(?:see|open|go through|look through|have a look at|take a look at) (?:the|my|our) (?:\w+ ){0,2}?(?:deck|"
    r"slides|slide deck|spreadsheet|pdf|"
    r"excel (?:file|sheet)|word (?:file|document)|powerpoint)\b(?! (?:below|above|on|at|in|here|link|online|under))"
)
_ENCLOSURE_LIST = Pattern(r"^(?:enc|encl|encls|enclosures?|attachments?)(?:\.:?|:)(?: ?\(?\d|\s+\S)")
_LINK = Pattern(r"https?:|www\.|\blinks?\b|\.com/|链接|連結|網址|网址|网盘|雲端|云盘")
# Exporting programs leave these where a file was: Outlook "<<plan.doc>>", Lotus Notes "(See attached file: plan.doc)".
_HAD_ONE = Pattern(
    r"<<[^<>\n]{1,120}\.\w{2,4}>>|\(see attached file: |\[(?:image|cid): ?[^\]\n]{1,80}\]|<attachment|\[附件[:：]",
    2,
)

_CHINESE_CUE = Pattern(
    r"附件|附档|附加(?:档案|文件)|附上|检附|附呈|附寄|附陈|附(?=了|有?[一二两三几]?[份张页])|随(?:信|函|邮件?|文|件|"
    r"附)+|(?<=[见如详所])附(?![近属加])|附(?:在|于)"
    r"(?=[这本此文信邮后下])|"
    r"夹(?:在|带[在于]?|于)(?=[这本此]?封?[信邮])|连同(?:此|本|这封)(?:电邮|邮件|信|函)|"
    r"[本此](?:邮件|电邮|信)[里中]?附带|"
    r"[放塞贴加](?:在|到|进)了?(?:[这本此]封?)?(?:邮件|电邮|信)[里中内]|(?<=^)附:|附(?:图|表|後|后)(?=[,。;]|$)|查收"
)
_CHINESE_NOT_MINE = Pattern(
    r"(?:(?<![给为供请向发与由])[您你]们?|贵[司方]|贵公司|对方|客户|他们?|她们?)(?:公司)?(?:的|所|发|寄|传|提供|上传|"
    r"提交|给|来|附|之前|刚才|上次|上回|邮件|来信|来函|信|里|中|"
    r"已|原来|此前|在)*$|"
    r"(?:来信|来函|来邮|来件)(?:的|中|所|里)?$|"
    r"(?:将会?|会|稍后|随后|回头|届时|到时候?|之后|以后|再|明天|明日|下周|晚点|晚些|后续|改天)(?:再|一并|为您|给您|"
    r"向您|另外?|补)*$|"
    r"(?:需要?|须|必须|应当?|要|务必|记得|可以?|能|不要|勿|别|没有?|未|无|无需|不用|不必|忘了?|忘记|漏了?|是否|有无|"
    r"不|免)(?:再|一并|同时|另|另外|另行|在.{1,4})*$|"
    r"(?:以|用|作为|当作|通过|按|添加|上传|支持|最大|单个|若|如果|要是|凡|合同|协议|条例|办法|规定|标书|招标文件|"
    r"上封.{0,4}|上次.{0,6}|之前.{0,6}|前次.{0,6}|昨天.{0,6}|"
    r"(?:陌生|他人|别人|可疑|不明|垃圾).{0,6})(?:的|之)?$"
)
_CHINESE_REQUEST = Pattern(r"(?:请|麻烦|烦请|劳烦|拜托|还望|务请|劳驾)[^,;。]{0,14}$")
_CHINESE_NOT_HERE = Pattern(
    r"(?:请?(?:控制|不超过|不得|限)|的?(?:形式|方式|大小|格式|功能|按钮|类型|上传|名称|图标)|[: ]*\d+ ?[mgk]b?\b|"
    r"(?:里|中)?(?:打不开|打开不了|无法|损坏|不能|看不到|"
    r"没收到|不见|漏)|"
    r"(?:文件)?(?:请|麻烦您?)?(?:重新|再)(?:发|传|寄|上传)|(?:请)?(?:发|传|寄)(?:给我|过来|回来)|.{0,6}(?:稍后|随后|"
    r"明天|晚点|回头)(?:再|给|发|补))"
)
_CHINESE_FILE = Pattern(
    r"(?:报价|价目|合同|协议|发票|资料|文件|方案|表格|登记表|申请表|清单|简历|照片|图片|图纸|报告|样本|样张|目录|"
    r"课件|纪要|记录|名单|简介|计划|总结|初稿|终稿|日程|函|邀请函|通知书|扫描件|"
    r"截图|说明书|证明|ppt|pdf|excel|word)"
)
_CHINESE_ELSEWHERE = Pattern(
    r"快递|邮寄|寄出|寄到|寄往|寄给|短信|短讯|简讯|物流|包裹|微信|传真|另一封|邮箱|信箱|后台|系统|账户|帐户|款|消息|"
    r"验证码|货|app|电子发票已|推送|已发至|已发到|发到"
)


_OTHER_FORMS = (("this", _WITH_THIS_MAIL), ("here", _HERE_IS), (" the ", _SEE_THE_FILE), ("nc", _ENCLOSURE_LIST))


class Announcement:
    """One mention of a file that comes along: offsets in the text, and whether it speaks of several."""

    __slots__ = ("end", "several", "start")

    def __init__(self, start: int, end: int, several: bool):
        self.start = start
        self.end = end
        self.several = several

    def __repr__(self) -> str:
        return f"Announcement({self.start}, {self.end}, several={self.several})"


_SEVERAL = Pattern(
    r"\b(?:attachments|enclosures|files|documents|both|several|copies|photos|pictures|images|screenshots|forms|"
    r"drawings|are attached|are enclosed|attached are)\b|"
    r"[两二三四五六七八九十几\d][份张个页]|各|等(?:文件|资料|材料)|(?:和|及|与|、)|资料|材料|附件\d"
)


_HANDED_OVER = (
    *("附", "寄上", "奉上", "送上", "发送", "呈上", "发您", "发你", "发给", "发上", "寄您", "寄给", "给您", "传给"),
    *("传您", "送您", "一并", "一起", "一同"),
)


def had_one(string: str) -> bool:
    """Whether the text shows the mark that a program leaves in the place of a file it took out."""
    return _HAD_ONE.search(string) is not None


def find_announcements(string: str, sentences: list[tuple[int, int]]) -> "Iterator[Announcement]":
    """Announcements in `sentences` (offsets into `string`), in order; sentences with a link are left out."""
    for start, end in sentences:
        if end - start > 1200:
            continue
        folded = fold(string[start:end])
        if _LINK.search(folded.string):
            continue
        place = _announcement(folded.string)
        if place is not None:
            first, last = folded.span(*place)
            if not is_quoted(string, start + first, start + last):
                yield Announcement(start + first, start + last, _SEVERAL.search(folded.string) is not None)


def _announcement(sentence: str) -> tuple[int, int] | None:
    if not sentence.isascii():
        found = _chinese(sentence)
        if found is not None:
            return found
    if "attach" in sentence or "enclos" in sentence or "pfa" in sentence:
        for match in _ENGLISH_CUE.finditer(sentence):
            if _is_english(sentence, match.start(), match.end()):
                return match.span()
    for words, pattern in _OTHER_FORMS:
        if words in sentence:
            match = pattern.search(sentence)
            if match and not _UNSURE.search(sentence[: match.start()]):
                return match.span()
    return None


def _is_english(sentence: str, start: int, end: int) -> bool:
    """Whether a cue announces: judged by its form and by the words on both sides."""
    word, before, after = sentence[start:end], sentence[max(start - 80, 0) : start], sentence[end : end + 80]
    if word == "pfa":
        return True
    if _OTHER_MAIL.search(sentence):
        return False
    if word in ("attach", "enclose"):
        return _FIRST_PERSON.search(before) is not None and not _NOT_HERE.match(after)
    if word in ("attaching", "enclosing"):
        return _AM.search(before) is not None and not _NOT_HERE.match(after)
    if word.startswith(("attachment", "enclosure")):
        return _SEE_THE_ATTACHMENT.search(before) is not None or (not before and after.startswith(":"))
    if _NOT_MINE.search(before):
        return False
    if _WITH_THE.search(before):
        return not after.startswith((" to ", " by ", " house", " garage"))
    return not _NOT_HERE.match(after) and not _UNSURE.search(before)


def _chinese(sentence: str) -> tuple[int, int] | None:
    for match in _CHINESE_CUE.finditer(sentence):
        start, end = match.span()
        clause = max(sentence.rfind(mark, 0, start) for mark in ",;。!?") + 1
        before, after = sentence[clause:start].strip(), sentence[end : end + 40]
        if match[0] == "查收":
            if _announces_by_receipt(sentence, clause):
                return start, end
            continue
        if _CHINESE_NOT_MINE.search(before) or _CHINESE_NOT_HERE.match(after):
            continue
        if match[0] not in ("附件", "附档", "附") and _CHINESE_REQUEST.search(before):
            continue
        if match[0].startswith("随") and "附" not in match[0] and not after.startswith(_HANDED_OVER):
            continue
        return start, end
    return None


def _announces_by_receipt(sentence: str, clause: int) -> bool:
    """报价单请查收: a document in hand, and no other way that it could have gone."""
    near = sentence[max(clause - 40, 0) :]
    return _CHINESE_FILE.search(near) is not None and _CHINESE_ELSEWHERE.search(sentence) is None
