"""Chinese salutations: 王经理：, 尊敬的客户：您好！, 康工、李工，两位好！, 您好，王经理！, Hi 小王，."""

from etiquette_lint.language import chinese, english
from etiquette_lint.message.salutation import Salutation
from etiquette_lint.message.salutation_english import OPENING as ENGLISH_OPENING
from etiquette_lint.message.salutation_english import any_of
from etiquette_lint.pattern import Pattern

Span = tuple[int, int]
_MARKS = "，,：:！!。.；;～~…— \u3000"
_HAN = Pattern(r"[\u3400-\u9fff\uf900-\ufaff]")
_GREETING = Pattern(rf"(?:{any_of(chinese.GREETINGS)})[呀啊哦哟喔呢]?\s?(?:[，,。！!~～：:.;；…]+|\s|\Z)")
_GREETING_LAST = frozenset(word[-1] for word in chinese.GREETINGS)
_LONGEST_GREETING = max(map(len, chinese.GREETINGS))
_GREETING_FIRST = frozenset(word[0] for word in chinese.GREETINGS)
_OPENING = Pattern(any_of(chinese.OPENINGS))
_OPENING_FIRST = frozenset(word[0] for word in (*chinese.OPENINGS, *english.OPENINGS)) | frozenset("DHGMAEYTWS")
_DELIMITER = Pattern(r"[，,：:！!。.；;～~…—?？\n]")
_SPLIT = Pattern(r"[ \t]*(?:,|&|/|\+|、|和|与|與|及|；|;)[ \t]*")
_HONORIFICS = frozenset((*chinese.UNDECIDED, *chinese.HONORIFICS))
_LONGEST_HONORIFIC = max(map(len, _HONORIFICS))
_SUFFIXES = tuple(chinese.SALUTATION_SUFFIXES)
_PROSE = Pattern(r"[请請是我将將把已的了吗嗎呢吧在给給从從说說想要就也都不没沒谢謝感]")
# What follows "李明，" when it addresses Li Ming.
_ADDRESSING = Pattern(
    r"请|請|麻烦|麻煩|烦请|煩請|你|您|妳|辛苦|帮|幫|能否|可否|附件|附上|谢谢|謝謝|感谢|感謝|好的|收到|抱歉|对不起|不好意思|"
    r"关于|關於|我"
)
_UNDECIDED = tuple(chinese.UNDECIDED)
_ORGANISATIONS = tuple(chinese.ORGANISATION_ENDINGS)
_GROUPS = tuple(chinese.GROUPS)
_UNADDRESSED = ("greeting", "hi", "hello", "hey", "casual", "time")
_KIN = frozenset("兄哥姐弟妹姊嫂叔姨伯总總")  # behind a given name too
_GROUP_GREETING = frozenset("大各诸諸两兩二三几幾们們")


def greeting_end(line: str) -> int:
    """Where the Chinese greeting ends that a line begins with, or 0."""
    match = _GREETING.match(line) if line[:1] in _GREETING_FIRST else None
    return match.end() if match else 0


def match_chinese(line: str, following: str, strict: bool) -> Salutation | None:
    """Read a Chinese salutation; see `salutation.match_salutation`."""
    found, at = _head(line)
    if found is None:
        return None
    end = _behind_marks(line, at)
    if found.kind == "casual" and end < len(line) <= 18:  # 亲亲，抱抱你哦～
        end = len(line)
    while True:
        greeting = _GREETING.match(line, end) if line[end : end + 1] in _GREETING_FIRST else None
        if greeting:  # 王经理，您好！
            found.greets = True
            found.greeting = found.greeting or (end, end + len(greeting[0].rstrip(_MARKS)))
            end = greeting.end()
        elif found.kind in _UNADDRESSED and not found.names and end < len(line):  # 您好，王经理！
            second, stop = _head(line[end : end + 14])
            if second is None or not second.names or stop > 12:
                break
            second.shift(end)
            _adopt(found, second)
            end = _behind_marks(line, end + stop)
        else:
            break
    found.end = len(line[:end].rstrip())
    return found


def _behind_marks(line: str, at: int) -> int:
    while at < len(line) and line[at] in "，,：:！!。.～~…— ":
        at += 1
    return at


def _adopt(found: Salutation, second: Salutation) -> None:
    """A greeting takes over the person named behind it."""
    if found.kind == "greeting":
        found.kind, found.words = second.kind, second.words
    found.names, found.honorific = second.names, second.honorific
    found.impersonal, found.group, found.undecided = second.impersonal, second.group, second.undecided


def _head(line: str) -> tuple[Salutation | None, int]:
    """Read the words up to the first mark, and tell where that stands."""
    cut = _DELIMITER.search(line, 0, 40)
    stop = cut.start() if cut else len(line)
    if stop > 32 or not line[:stop].strip():
        return None, 0
    mark = cut[0] if cut else ""
    rest = line[stop:].lstrip(_MARKS) if cut else ""
    return _Head(line[:stop], mark, rest).salutation(), stop


class _Head:
    """The words of a first line up to its first mark, the mark, and what follows."""

    __slots__ = ("head", "mark", "rest")

    def __init__(self, head: str, mark: str, rest: str):
        self.head = head
        self.mark = mark
        self.rest = rest

    def salutation(self) -> Salutation | None:
        head = self.head
        start = len(head) - len(head.lstrip("@ \u3000"))
        stop = len(head.rstrip())
        found = Salutation("title", 0, stop)
        opened = self._opening(found, start, stop)
        if opened < 0:
            return None
        start = opened or start
        if head[start:stop] in chinese.GREETINGS:
            found.greeting = (start, stop)
            stop = start
        else:
            found.greeting = _greeting_at_end(head, start, stop)
            if found.greeting:
                stop = found.greeting[0]
        greeted = found.greeting is not None or bool(self.rest and greeting_end(self.rest))
        found.greets = greeted or found.greets
        name = head[start:stop].strip()
        if not name:
            return self._nameless(found, opened > 0)
        begin = start + len(head[start:stop]) - len(head[start:stop].lstrip())
        return self._addressed(found, name, begin, greeted, opened > 0)

    def _opening(self, found: Salutation, start: int, stop: int) -> int:
        """Read 尊敬的, 各位, Dear. Return where it ends, 0 without one, -1 where it opens no salutation."""
        head = self.head
        if head[start] not in _OPENING_FIRST or head[start:stop].rstrip("呀啊哦哟喔呢") in chinese.GREETINGS:
            return 0
        opening = _OPENING.match(head, start) or ENGLISH_OPENING.match(head, start)
        if not opening:
            return 0
        word = opening[0].lower()
        kind = chinese.OPENINGS.get(word) or english.OPENINGS.get(word, "hi")
        after = head[opening.end() : stop].lstrip()
        if word in ("亲", "親", "喂", "嘿", "嗨"):  # not 亲自
            opens = not after or after[0] in "们們" or not _HAN.match(after) or self.mark in ("～", "~")
        elif word in ("致", "大家", "尊敬", "各位", "诸位", "諸位", "列位"):
            opens = len(after) <= 16 and _PROSE.search(after) is None
        else:
            opens = len(after) <= (8 if kind == "casual" else 20)
        found.kind = kind
        found.words = opening.span()
        found.greets = kind in ("dear", "hi", "hello", "hey", "greetings", "time", "to-whom")
        return opening.end() if opens else -1

    def _nameless(self, found: Salutation, opened: bool) -> Salutation | None:
        """您好！ 大家好！ 各位： 敬启者："""
        if found.greeting:
            if not opened:
                found.kind = "greeting"
            words = self.head[slice(*found.greeting)]
            found.group = found.kind == "group" or not _GROUP_GREETING.isdisjoint(words)
            return found
        found.group = found.kind == "group"
        if not opened or found.kind in ("dear", "respect") or (found.group and self.mark not in ("：", ":", "，", ",")):
            return None
        return found

    def _addressed(self, found: Salutation, name: str, begin: int, greeted: bool, opened: bool) -> Salutation | None:
        """Read 王经理, 欧阳女士, 康工、李工, 各位同事, 张伟; None when it is no address."""
        alone = not self.rest and self.mark in ("", "：", ":", "，", ",", "！", "!")
        length = len(name)
        if length > 2 and name.endswith(_SUFFIXES):  # 王主任台鉴
            name = name[:-2].rstrip()
            opened = True
        group = found.kind == "group" or name[-1] in "们們" or name.startswith(_GROUPS)
        role = name in chinese.IMPERSONAL or name[:2] in ("贵公", "貴公", "贵司", "貴司", "贵单", "貴單")
        title = _title(name, group)
        named = title and is_chinese_name(name[:title], family_only=True)  # 谢女士 thanks nobody
        if not named and _PROSE.search(name) and not (opened and length <= 14) and not (role and greeted):
            return None
        if title is None and alone and self.mark in "：:，," and 1 < length <= 4 and name[-1] in _KIN:
            title = length - 1  # 建国兄：
        if not (opened or (greeted and length <= 14) or (alone and (group or title is not None) and length <= 16)):
            if not self._trusted(name, title, role, alone):
                return None
        if found.kind == "title" and title is None:
            found.kind = "group" if group else "name"
        _take_people(found, name, begin, group)
        found.impersonal = role
        found.group = group or len(found.names) > 1 or name.endswith(_ORGANISATIONS)
        return found

    def _trusted(self, name: str, title: int | None, role: bool, alone: bool) -> bool:
        """Whether a name that no opening and no greeting supports is the reader's."""
        if title is not None:
            return len(name) <= 8 and is_chinese_name(name[:title], family_only=True)
        if self.mark not in ("：", ":", "，", ","):
            return False
        bare = is_chinese_name(name)
        if alone:
            office = self.mark in "：:" and len(name) <= 14 and name.endswith(_ORGANISATIONS)
            return bare or role or office or (len(name) <= 20 and not _HAN.search(name))
        return bare and self.mark in "，," and (name[0] in "小老阿" or _ADDRESSING.match(self.rest) is not None)


def _greeting_at_end(head: str, start: int, stop: int) -> Span | None:
    """The greeting behind a name: 王经理您好, 同学们好."""
    if head[stop - 1] in "呀啊哦哟喔呢":
        stop -= 1
    if head[stop - 1] not in _GREETING_LAST:
        return None
    for length in range(min(_LONGEST_GREETING, stop - start), 0, -1):
        if head[stop - length : stop] in chinese.GREETINGS:
            return stop - length, stop
    plural = head[stop - 1] == "好" and stop - 1 > start and head[stop - 2] in "们們师師学學长長士生理任"
    return (stop - 1, stop) if plural else None


def _title(name: str, group: bool = False) -> int | None:
    """Where the honorific at the end of a name begins: 2 in 欧阳女士, 0 in 先生; None without one."""
    for length in range(min(_LONGEST_HONORIFIC, len(name)), 1, -1):
        if name[-length:] in _HONORIFICS:
            return len(name) - length
    short = name[-1:] in _HONORIFICS and not group and _takes_short_honorific(name[:-1])
    return len(name) - 1 if short else None


def _takes_short_honorific(before: str) -> bool:
    """Whether 总, 工 or 太 may follow: after a family name, after 小王, after a full name."""
    before = before.strip()
    if not 0 < len(before) <= 4:
        return False
    return before[0] in chinese.SURNAMES or before[:2] in chinese.COMPOUND_SURNAMES or before[0] in "小老阿副"


def _take_people(found: Salutation, name: str, begin: int, group: bool) -> None:
    """Take the names apart: 康工、李工."""
    found.undecided = name.endswith(_UNDECIDED)
    at = 0
    for cut in [None] if found.undecided else [*_SPLIT.finditer(name), None]:
        stop = cut.start() if cut else len(name)
        part = name[at:stop].rstrip()
        title = _title(part, group)
        if title is not None and found.honorific is None:
            found.honorific = (begin + at + title, begin + at + len(part))
        length = len(part[:title].rstrip()) if title else len(part)
        if length:
            found.names.append((begin + at, begin + at + length))
        at = cut.end() if cut else stop


def is_chinese_name(text: str, family_only: bool = False) -> bool:
    """Whether `text` may be a Chinese name: 张伟, 欧阳娜娜, 小王; with `family_only` a family name alone will do."""
    text = text.strip()
    if not 0 < len(text) <= 4 or text in chinese.NOT_NAMES:
        return False
    if any(not "\u3400" <= character <= "\u9fff" for character in text):
        return False
    if text[0] in "小老阿" and len(text) in (2, 3):
        return True
    family = 2 if text[:2] in chinese.COMPOUND_SURNAMES else 1 if text[0] in chinese.SURNAMES else 0
    return family > 0 and (family_only or family < len(text) <= family + 2)
