"""ATT: files that are announced and absent, present and unmentioned, badly named, too many or too heavy."""

from etiquette_lint.finding import Finding
from etiquette_lint.message.model import Attachment, Message
from etiquette_lint.message.spans import Spans
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Parts that programs add, not people.
MACHINE_TYPES = Pattern(
    r"application/(?:(?:x-)?pkcs7|pgp|ms-tnef)|text/(?:calendar|(?:x-)?vcard|directory)$|message/|multipart/|"
    r"application/ics"
)
MACHINE_NAMES = Pattern(
    r"(?:image\d{3}\.\w+|att\d{3,}\.\w+|logo\w{0,8}\.\w+|winmail\.dat|smime\.p7s|signature\.asc|"
    r"(?:message[ _-]?)?(?:footer|disclaimer)\.\w+|.*\.(?:vcf|ics|asc|"
    r"p7s|eml))\Z",
    2,
)
KINDS_OF_FILE = (
    (Pattern(r"\.(?:png|jpe?g|gif|heic|bmp|webp|tiff?)$", 2), "image"),
    (Pattern(r"\.(?:xlsx?|csv|ods|numbers|et)$", 2), "sheet"),
    (Pattern(r"\.(?:pptx?|odp|key|dps)$", 2), "slides"),
    (Pattern(r"\.(?:zip|rar|7z|tar|gz)$", 2), "archive"),
    (Pattern(r"\.(?:mp3|wav|m4a|mp4|mov|avi|amr)$", 2), "recording"),
    (Pattern(r"\.(?:pdf|docx?|odt|rtf|wps|pages)$", 2), "document"),
)


def places(message: Message) -> list[tuple[int, int]]:
    return [(text.start, text.end) for text in message.sentences]


def forgotten_attachment(message: Message, rule: Rule) -> "Iterator[Finding]":
    cues = hits(message, rule, "cue")
    if message.attachments or not message.has_headers or not cues:
        return
    from etiquette_lint.language.enclosures import find_announcements, had_one

    string = message.body.string
    if had_one(string) or any(mark.name == "image" for mark in message.marks):
        return
    if any(defect.code.startswith("LNT") and defect.reason in UNKNOWN_PARTS for defect in message.defects):
        return
    starts = Spans.at(hit.text.start for hit in cues if hit.text.layer is message.body)
    spans = [span for span in places(message) if starts.touch(*span)]
    for found in find_announcements(string, spans):
        if not is_linked(message, found.start, found.end) and not is_pasted_below(message, found.end):
            yield Finding(Text(message.body, found.start, found.end))
            return


UNKNOWN_PARTS = ("too-many-parts", "too-deep")
PASTED = 700  # characters after "here is the report" that make it the report itself


def is_linked(message: Message, start: int, end: int) -> bool:
    """Whether a link stands at these words, or near them: the file is at its end."""
    return any(mark.name == "link" and mark.start < end + 80 and mark.end > start - 80 for mark in message.marks)


def is_pasted_below(message: Message, end: int) -> bool:
    """Whether "here is …" is followed by the thing itself."""
    string = message.body.string
    line = string[string.rfind("\n", 0, end) + 1 : end].lower().lstrip()
    if not line.startswith(("here", "herewith", "and here")):
        return False
    last = next((zone for zone in reversed(message.zones) if zone.name == "body"), None)
    return last is not None and last.text.end - end > PASTED


def files(message: Message) -> list[Attachment]:
    """The attachments that a person chose."""
    return [
        file
        for file in message.attachments
        if not file.inline
        and file.name
        and not MACHINE_NAMES.match(file.name)
        and not MACHINE_TYPES.match(file.type.lower())
    ]


def unmentioned_attachment(message: Message, rule: Rule) -> "Iterator[Finding]":
    if not message.attachments:
        return
    chosen = files(message)
    prose = " ".join(str(text) for text in message.sentences)
    if not chosen or not prose:
        return
    words = content(f"{message.subject or ''}\n{prose}")
    spoken = [file for file in chosen if is_spoken_of(message, rule, file, words)]
    if len(spoken) == len(chosen) or is_covered(message, rule, chosen):
        return
    for file in chosen:
        if file not in spoken:
            end = message.sentences[-1].end
            yield Finding(file.text or Text(message.body, end, end), name=file.name)


def content(string: str) -> frozenset[str]:
    from etiquette_lint.language.fold import fold
    from etiquette_lint.language.topics import content_words

    return content_words(fold(string).string.replace("\u2029", "\n"))


NAME_GAP = Pattern(r"[^\w]+|_+|(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


def name_words(file: Attachment) -> frozenset[str]:
    stem = file.name.rpartition(".")[0] or file.name
    return frozenset(word for word in content(NAME_GAP.sub(" ", stem)) if not word.isdigit())


def is_spoken_of(message: Message, rule: Rule, file: Attachment, words: frozenset[str]) -> bool:
    """Whether the text shares a word with the file's name, or names its kind."""
    if name_words(file) & words:
        return True
    kind = next((kind for pattern, kind in KINDS_OF_FILE if pattern.search(file.name)), "")
    return bool(kind and hits(message, rule, kind))


def is_covered(message: Message, rule: Rule, chosen: list[Attachment]) -> bool:
    """Whether one announcement speaks of all: it names several, or none of them by name."""
    from etiquette_lint.language.enclosures import find_announcements

    string = message.body.string
    announced = list(find_announcements(string, places(message)))
    if announced and len(chosen) == 1:
        return True
    names = [name_words(file) for file in chosen]
    spans = [(found.start, found.several) for found in announced]
    spans += [(hit.text.start, False) for hit in hits(message, rule, "handed")]
    for start, several in spans:
        sentence = next((text for text in message.sentences if text.start <= start < text.end), None)
        if sentence is None:
            continue
        shared = content(str(sentence))
        if several or not any(name & shared for name in names):
            return True
    return False


def meaningless_filename(message: Message, rule: Rule) -> "Iterator[Finding]":
    if not message.attachments:
        return
    for file in files(message):
        stem = file.name.rpartition(".")[0] or file.name
        if MEANINGLESS.fullmatch(stem.strip()) or FINAL.search(stem):
            yield Finding(file.text or Text(message.body, 0, 0), name=file.name)


# What scanners, cameras, chat programs and word processors call a file by themselves, and bare numbers.
MEANINGLESS = Pattern(
    r"(?:untitled|unnamed|no ?name|new|document|doc|file|scan(?:ned)?|scan_?doc(?:ument)?|img|image|dsc[nf]?|photo|"
    r"pic(?:ture)?|video|audio|data|"
    r"attachment|download|temp|tmp|test|copy|draft|final|output|export|sheet|book|workbook|presentation|report|"
    r"letter|form|fax|"
    r"new (?:microsoft )?\w* ?(?:document|worksheet|presentation|text document|folder)|"
    r"无标题|未命名|无题|未命名文件|無標題|未命名文件夹|新建.{0,24}(?:文档|文件夹?|工作表|演示文稿|文本|表格)|"
    r"新增.{0,24}(?:文件|文字|工作表|簡報|資料夾)|"
    r"文档|文檔|文件|檔案|扫描件?|掃描檔?|掃描|图片|圖片|照片|相片|截图|截圖|附件|附檔|表格|工作簿|演示文稿|微信图片|"
    r"微信圖片|qq图片|qq截图|微信截图|mmexport|wechatimg|最终版?|"
    r"最終版?)"
    r"[ _\-]*(?:\(?[\d\-_ .]{0,24}\)?)(?: ?[-_]? ?(?:copy|副本|拷贝)(?: ?\(?\d*\)?)?)?|\(?\d{1,8}\)?|[a-z]|"
    r"[a-f0-9]{16,}|"
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?:asdf|qwer|aaa+|xxx+|abc|123)\w{0,4}",
    2,
)
FINAL = Pattern(
    r"(?:final|最终版?|最終版?|定稿|终稿|終稿|最新版?)[ _\-().\d]*(?:final|最终|最終|定稿|终稿|終稿|改|really|打死|"
    r"再改|不改|绝不)|(?:final|最终|"
    r"最終)\d{1,2}$|really[ _-]?final",
    2,
)


def too_many_attachments(message: Message, rule: Rule) -> "Iterator[Finding]":
    most = rule.options["max_files"]
    if len(message.attachments) <= most:
        return
    chosen = files(message)
    if len(chosen) > most:
        yield Finding(chosen[most].text or Text(message.body, 0, 0), count=len(chosen), most=most)


def heavy_attachment(message: Message, rule: Rule) -> "Iterator[Finding]":
    most = rule.options["max_megabytes"]
    for file in message.attachments:
        if file.size > most * 1_000_000 and not file.inline:
            size = f"{file.size / 1_000_000:.1f}"
            yield Finding(file.text or Text(message.body, 0, 0), name=file.name, size=size, most=most)


def unexplained_format(message: Message, rule: Rule) -> "Iterator[Finding]":
    if not message.attachments or hits(message, rule, "explanation"):
        return
    for file in files(message):
        extension = file.name.rpartition(".")[2].lower()
        if extension in rule.options["extensions"]:
            yield Finding(file.text or Text(message.body, 0, 0), name=file.name, extension="." + extension)
