"""Text that was read in another encoding than it was written in, found by reading it back.

A run of suspicious characters is encoded as the wrong reader decoded it and decoded as it should have been;
only where that gives plausible text is the run called broken. So "NESTLÉ®" and 浣熊 are left alone.
"""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Broken = tuple[int, int, str]  # start, end, what was probably meant ("" where nobody can tell)

# What Windows-1252 makes of the bytes 0x80 to 0xBF, which follow the first byte of a UTF-8 character.
_FOLLOWERS = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_UTF8_AS_LATIN = Pattern(f"(?:[ÂÃÄÅÎÏÐÑØÙ×Ø][{_FOLLOWERS}]|[à-ï][{_FOLLOWERS}]{{2}}|ð[{_FOLLOWERS}]{{3}})+")
_GBK_AS_LATIN = Pattern("[\u00a1-\u00fe]{4,400}")
_BIG5_AS_LATIN = Pattern("(?:[\u00a1-\u00f9][\x40-\x7e\u00a1-\u00fe]){3,200}")
# Characters that GBK shows for the commonest UTF-8 characters of Chinese: 的 is 鐨, ， is 锛, 。 is 銆 …
_GBK_SIGNS = "锛銆鐨鏄鍦涓鍏鎴浠璇鎮鎵灏绠杩瀹鏂鐢鍙鑳濂鏈鍒澶浣闂璁鍥绯缁鍚閫氳皢娆鏃鏉"
_UTF8_AS_GBK = Pattern(f"[{_GBK_SIGNS}]")
_HAN_RUN = Pattern("[\u3003-\u9fff\ue000-\uf8ff€\ufffd]{3,400}")
_REPLACED = Pattern(
    r"\ufffd[\ufffd?\u00bf\u00ef\u00bd]*"  # the replacement character
    "|(?:ï¿½)+"  # the same, read as Latin
    "|(?:锟斤拷|锟斤|斤拷){1,200}|(?:嚙踝蕭|嚙賢|嚙瘤){1,200}"  # the same, read as GBK and as Big5
    "|烫{3,}|屯{3,}|锘縗?"  # memory that was never written to; a byte-order mark read as GBK
)
_LOST = Pattern(r"(?m)^[ \t]*(?:\?{2,40}[ ,.!:;，。！：；\d-]{1,4}){1,40}\?{2,40}[ ?,.!，。！\d]{0,20}$")
_ESCAPED = Pattern(
    r"=\?[\w-]{2,20}\?[BbQq]\?[^?\s]{1,200}\?="  # an encoded word (RFC 2047) that nobody decoded
    r"|(?:=[0-9A-F]{2}){2,300}"  # quoted-printable
    r"|(?:&#x?[0-9a-fA-F]{2,6};){2,200}"
    r"|(?:\\u[0-9a-fA-F]{4}){2,200}"
)
_ESCAPE_SIGNS = ("=?", "=E", "=C", "=B", "=D", "=A", "&#", "\\u")
_LATIN_SUSPECTS = frozenset(map(chr, range(0x80, 0x100)))
_GBK_SUSPECTS = frozenset(_GBK_SIGNS)
_REPLACING = frozenset("\ufffdï锟斤嚙烫屯锘")  # what `_REPLACED` can begin with
_SUSPECTS = _LATIN_SUSPECTS | _GBK_SUSPECTS | _REPLACING
_HIGH = bytes(range(0x80, 0x100))
_SPREAD = 3  # characters between two broken runs that belong to one stretch


def find_mojibake(string: str, characters: "frozenset[str] | None" = None) -> "list[Broken]":
    """Every broken stretch with what was probably meant, in order; runs that stand close together are one.

    `characters` are those of `string`, where the caller knows them.
    """
    found: list[Broken] = []
    suspects = frozenset() if string.isascii() else _SUSPECTS.intersection(string if characters is None else characters)
    if suspects:
        if not _LATIN_SUSPECTS.isdisjoint(suspects):
            found += _misread_latin(string)
        if not _GBK_SUSPECTS.isdisjoint(suspects):
            found += _misread_chinese(string)
        if not _REPLACING.isdisjoint(suspects):
            found += [(match.start(), match.end(), "") for match in _REPLACED.finditer(string)]
    escaped = "=" in string or "&" in string or "\\" in string
    if escaped and any(map(string.__contains__, _ESCAPE_SIGNS)):
        found += _undecoded(string)
    if "?" in string and "??" in string:
        found += _lost(string)
    return _merge(string, sorted(found)) if found else found


def _misread_latin(string: str) -> "Iterator[Broken]":
    """Chinese and typographic characters read as Windows-1252."""
    for match in _UTF8_AS_LATIN.finditer(string):
        start, end = match.span()
        meant = _reread(match[0])
        if meant and not _is_capital_before_mark(string, start, meant):
            yield _with_word(string, start, end, meant)
    letters = string.encode("latin-1", "ignore")
    if len(letters) - len(letters.translate(None, _HIGH)) < 3:
        return  # too few for a run of any other charset
    for pattern, codec in ((_GBK_AS_LATIN, "gbk"), (_BIG5_AS_LATIN, "big5")):
        for match in pattern.finditer(string):
            meant = _chinese(match[0], codec)
            if meant and not _reread(match[0]):
                yield match.start(), match.end(), meant


def _reread(run: str) -> str:
    """`run` as UTF-8, twice where it was broken twice; "" where that gives nothing plausible."""
    meant = run
    for _ in range(2):
        try:
            again = _latin_bytes(meant).decode("utf-8")
        except UnicodeError:
            break
        meant = again
    return meant if meant != run and all(map(_is_plausible, meant)) else ""


def _latin_bytes(run: str) -> bytes:
    """As Windows-1252, with the five bytes that it leaves undefined as Latin-1 has them."""
    return b"".join(char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252") for char in run)


def _is_plausible(char: str) -> bool:
    code = ord(char)
    return (
        0xA0 <= code <= 0x17F  # Western and Central European letters and signs
        or 0x386 <= code <= 0x3CE
        or 0x400 <= code <= 0x45F
        or 0x5D0 <= code <= 0x64A
        or 0x2010 <= code <= 0x2122
        or 0x3000 <= code <= 0x30FF
        or 0x4E00 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7A3
        or 0xFE0F <= code <= 0xFFE5
        or 0x1F300 <= code <= 0x1FAFF
        or char in "©®™→←↑↓■□▲△●○★☆✓✔✗✘❤\u2028"
    )


def _is_capital_before_mark(string: str, start: int, meant: str) -> bool:
    """AMANHÃ” and PÄ…: a word in capitals that a quotation mark or an ellipsis follows."""
    return len(meant) == 1 and string[start] in "ÃÄÅÂ" and start > 0 and string[start - 1].isupper()


def _chinese(run: str, codec: str) -> str:
    """`run` of Latin-1 characters as Chinese, "" where it gives none or mostly rare characters."""
    try:
        data = run.encode("latin-1")
        meant = data[: len(data) // 2 * 2].decode(codec)
    except UnicodeError:
        return ""
    common = sum("\u4e00" <= char <= "\u9fff" and _is_common(char, codec) for char in meant)
    return meant if common >= 2 and common * 10 >= len(meant) * 7 else ""


def _is_common(char: str, codec: str) -> bool:
    """Of the first level of GB 2312 (3,755 characters), or of Big5 (5,401)."""
    lead = char.encode(codec)[0]
    return 0xB0 <= lead <= 0xD7 if codec == "gbk" else 0xA4 <= lead <= 0xC6


def _misread_chinese(string: str) -> "Iterator[Broken]":
    """UTF-8 read as GBK: 鍏充簬 for 关于."""
    for match in _HAN_RUN.finditer(string):
        run = match[0]
        signs = len(_UTF8_AS_GBK.findall(run))
        if signs and signs * 8 >= len(run):
            meant = run.encode("gb18030", "ignore").decode("utf-8", "ignore")
            han = sum("\u4e00" <= char <= "\u9fff" or char in "，。！？：；、（）“”" for char in meant)
            if han >= 2 and han * 2 >= len(run):
                exact = run.encode("gb18030", "ignore").decode("utf-8", "replace")
                yield match.start(), match.end(), "" if "\ufffd" in exact else meant


def _undecoded(string: str) -> "Iterator[Broken]":
    """Transfer encodings, entities and escapes that reached the reader as they travelled."""
    for match in _ESCAPED.finditer(string):
        run = match[0]
        if run.startswith("=") and not run.startswith("=?"):
            meant = _unquote(run)
            if meant and not meant.isascii():
                yield match.start(), match.end(), meant
        elif run.startswith("&#"):
            from html import unescape

            meant = unescape(run)
            if not meant.isascii():
                yield match.start(), match.end(), meant
        elif run.startswith("\\u"):
            meant = "".join(chr(int(code, 16)) for code in run.split("\\u")[1:])
            if any("\u4e00" <= char <= "\u9fff" for char in meant):
                yield match.start(), match.end(), meant
        else:
            yield match.start(), match.end(), ""


def _unquote(run: str) -> str:
    data = bytes.fromhex(run.replace("=", ""))
    for codec in ("utf-8", "gbk"):
        try:
            meant = data.decode(codec)
        except UnicodeError:
            continue
        if all(char.isascii() or _is_plausible(char) for char in meant):
            return meant
    return ""


def _lost(string: str) -> "Iterator[Broken]":
    """Lines of which only question marks are left."""
    for match in _LOST.finditer(string):
        if match[0].count("?") >= 6:
            yield match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip()), ""


def _word(string: str, start: int, end: int) -> tuple[int, int]:
    """The stretch grown to whole words in Latin letters, marks beside them left out."""
    while start > 0 and string[start - 1].isalpha() and string[start - 1] < "\u3000":
        start -= 1
    while end < len(string) and string[end].isalpha() and string[end] < "\u3000":
        end += 1
    return start, end


def _with_word(string: str, start: int, end: int, meant: str) -> "Broken":
    first, last = _word(string, start, end)
    return first, last, string[first:start] + meant + string[end:last]


def _merge(string: str, found: "list[Broken]") -> "list[Broken]":
    """Runs of one line that nothing or only spaces and marks part, and runs that overlap."""
    merged: list[Broken] = []
    for start, end, meant in found:
        if merged:
            first, last, before = merged[-1]
            if start < last:  # two readings of one stretch: the longer explains more
                merged[-1] = (first, last, before) if last - first > end - start else (min(first, start), end, meant)
                continue
            gap = string[last:start]
            if len(gap) <= _SPREAD and "\n" not in gap and not any(char.isascii() and char.isalnum() for char in gap):
                merged[-1] = first, end, before + gap + meant if before and meant else ""
                continue
        merged.append((start, end, meant))
    return merged
