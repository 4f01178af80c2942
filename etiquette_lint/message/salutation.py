"""How a message addresses its reader: "Dear Ms Chen,", "Tom, I looked at it", "王经理您好：", "尊敬的客户：您好！"."""

from etiquette_lint.language import chinese, english
from etiquette_lint.pattern import Pattern

Span = tuple[int, int]


class Salutation:
    """A salutation, its parts as offsets into the string it was read from.

    words      the opening: "Dear", "Hi", "尊敬的", "各位", or None
    greeting   what greets apart from it: "您好", "Good morning", or None
    names      whom it addresses, one span a person or group, honorific left out: "Chen"; "王"; "客户"
    honorific  "Ms", "先生/女士", "经理", of the first person, or None
    kind       dear, hi, hello, hey, greetings, time (of day or of year), to-whom, respect (尊敬的), casual (亲, 在吗), group
               (各位), title (王经理), name (a bare name), greeting (您好 alone)
    impersonal the reader is addressed by a role ("customer", "尊敬的客户", "Sir or Madam")
    group      several readers at once ("all", "各位", two names)
    greets     it greets as well ("Hi", "Dear" and "您好" do, "王经理：" does not)
    undecided  it leaves the gender open ("Mr/Ms", "先生/女士")
    """

    __slots__ = ("start", "end", "words", "greeting", "names", "honorific", "kind", "impersonal", "group", "greets", "undecided")

    def __init__(self, kind: str, start: int = 0, end: int = 0):
        self.kind = kind
        self.start = start
        self.end = end
        self.words: Span | None = None
        self.greeting: Span | None = None
        self.names: list[Span] = []
        self.honorific: Span | None = None
        self.impersonal = False
        self.group = False
        self.greets = kind in _GREETING_KINDS
        self.undecided = False

    @property
    def name(self) -> Span | None:
        """The first person or group addressed."""
        return self.names[0] if self.names else None

    def __repr__(self) -> str:
        return f"Salutation({self.kind}, {self.start}:{self.end}, names={self.names})"


_GREETING_KINDS = ("dear", "hi", "hello", "hey", "greetings", "time", "to-whom", "greeting")
_IGNORECASE = 2  # re.IGNORECASE, without importing re


def _any_of(words) -> str:  # noqa: ANN001
    return "|".join(sorted((word.replace(".", "\\.") for word in words), key=len, reverse=True))


_NAME = r"(?:[^\W\d_]\.|[^\W\d_][\w'’.-]{0,30}[^\W_]|[^\W\d_])"
_OPENING = Pattern(rf"({_any_of(english.OPENINGS)})(?![\w'’])(?!-\w)", _IGNORECASE)
_TITLE = r"(?:(?:mr|mrs|ms|mx|dr|prof|rev|hon|capt|lt|col|messrs|st|jr|sr)\.?|sir|madam|professor|doctor|miss)"
# Names, titles and the words that join them, as far as a delimiter.
_ADDRESSEES = Pattern(
    rf"[ \t]{{0,3}}((?:(?:{_TITLE}(?![\w'’])|{_NAME}|[&/+]|\([^()\n]{{1,20}}\)|\"[^\"\n]{{1,20}}\")(?:[ \t]{{0,3}}/[ \t]{{0,3}}|[ \t]{{1,3}}|,[ \t]{{1,2}}(?=and\b|&))?){{1,12}})",
    _IGNORECASE,
)
_DELIMITER = Pattern(r"[ \t]{0,3}(?:[,:;!?。，：！]+|\.(?:\.+)?(?=\s|\Z)|[-–—]{1,3}(?=[\s\w]|\Z)|…|\Z)")
_FIRST_NAME = Pattern(rf"{_NAME}(?:[ \t]{_NAME})?")
_LIST_OF_NAMES = Pattern(
    rf"((?:(?:Mrs?|Ms|Mx|Dr|Prof)\.?[ \t])?{_NAME}(?:[ \t]{_NAME}){{0,2}}(?:(?:,[ \t]?|[ \t]?[&/+][ \t]?|,?[ \t](?:and|und|et)[ \t]){_NAME}(?:[ \t]{_NAME})?){{0,8}})"
)
_INTERJECTION = Pattern(
    r"(?:sorry|thanks|thank you|ok|okay|yes|no|yep|nope|sure|congrats|congratulations|great|well|no problem|done|agreed|right)[, ]\s?(?=[A-Z])",
    _IGNORECASE,
)
_ADDRESSING = frozenset(
    "please can could would will here here's thanks thank attached i i'm i've i'll we we're we've do did are is any what when where how let "
    "per you your have has this these as if just it's it sorry for in on see good yes no okay ok great it'd need just hope hi fyi "
    "congratulations does should shall why who was were had pls plz there that's that thx regarding re so enclosed also".split()
)
_TALKING = Pattern(
    r"(?:please|pls|can (?:you|we|i)|could (?:you|we|i)|would (?:you|it)|will you|here(?:'s| is| are| it)|attached|do (?:you|we)|"
    r"did you|are (?:you|we)|have you|let me|let's|i |i'm|i've|i'll|thanks|thank you|what do|how (?:are|about|do)|where (?:are|do)|any)\b",
    _IGNORECASE,
)
_GREETING_LINE = Pattern(rf"(?:{_any_of(english.GREETING_LINES)})[ \t]?(?:[,.!]+(?=\s|\Z)|\Z)", _IGNORECASE)
_UNDECIDED = Pattern(_any_of(word.replace("(", r"\(").replace(")", r"\)") for word in english.UNDECIDED), _IGNORECASE)
_SPLIT = Pattern(r"[ \t]*(?:,|&|/|\+|\band\b|\bor\b|、|和|与|與|及|；|;)[ \t]*")


def parse_salutation(string: str) -> Salutation | None:
    """Read the salutation that `string` begins with (a salutation zone, or any first line); None when there is none."""
    lead = len(string) - len(string.lstrip())
    first, _, rest = string[lead:].partition("\n")
    found = match_salutation(first.rstrip(), rest.lstrip()[:200])
    if found is None:
        return None
    _shift(found, lead)
    if rest and found.end - lead >= len(first.rstrip()):
        at = lead + len(first) + 1
        gap = len(rest) - len(rest.lstrip())
        end = match_greeting(rest[gap:].partition("\n")[0])
        if end:
            found.greeting = found.greeting or (at + gap, at + gap + len(rest[gap : gap + end].rstrip("，,。！!~～：:. ")))
            found.greets = True
            found.end = at + gap + end
    return found


def _shift(found: Salutation, by: int) -> None:
    if not by:
        return
    found.start += by
    found.end += by
    found.names = [(start + by, end + by) for start, end in found.names]
    for part in ("words", "greeting", "honorific"):
        span = getattr(found, part)
        if span:
            setattr(found, part, (span[0] + by, span[1] + by))


def match_greeting(line: str) -> int:
    """Where the greeting ends that a line begins with ("下午好！", "Good morning,"), its punctuation included; else 0."""
    if line[:1].isascii():
        match = _GREETING_LINE.match(line) if line[:1] in "gGhHwWmMsS" else None
    else:
        match = _ZH_GREETING.match(line)
    return match.end() if match else 0


def match_salutation(line: str, following: str = "", strict: bool = False, parts: bool = True) -> Salutation | None:
    """Read the salutation that a line begins with. `following` is the text after the line, to tell a name from a title.

    `strict` wants a salutation that fills the line: that of a message with something before it. Without `parts` only
    its kind and its end are sure.
    """
    if line.isascii() or not _HAN.search(line[:40]):
        found = _match_english(line, following, strict, parts)
    else:
        found = _match_chinese(line, following)
    if found is not None and strict and (found.end < len(line) or found.kind == "name" and line[-1] not in ",:，："):
        return None
    return found


# English


def _match_english(line: str, following: str, strict: bool, parts: bool) -> Salutation | None:
    opening = _OPENING.match(line)
    if opening:
        return _opened(line, opening, parts)
    if not line[:1].isalpha():
        return None
    return _named(line, following, strict) or (None if strict else _interjected(line, following))


def _opened(line: str, opening, parts: bool) -> Salutation | None:  # noqa: ANN001
    """"Dear Ms Chen,", "Hi Tom - …", "Hello everyone! …", "Hey, …"."""
    word, at = opening[1].lower(), opening.end()
    kind = english.OPENINGS[word]
    found = Salutation(kind, 0, at)
    found.words = opening.span(1)
    skipped = at + len(line[at : at + 3]) - len(line[at : at + 3].lstrip(", :"))
    names = _ADDRESSEES.match(line, skipped)
    delimiter = None
    if names:
        delimiter = _DELIMITER.match(line, names.end(1))
        words = names[1].split()
        comma = "," in line[at:skipped] or ":" in line[at:skipped] and kind != "to-whom"
        sure = kind == "dear" and len(words) <= 12 or len(words) <= 6 and _addresses(words, comma)
        if word in _HALF_GREETINGS and not _half_greeted(words, delimiter):
            return None
        if delimiter and delimiter.end() > names.end(1) and sure or delimiter and delimiter.end() == len(line) and sure:
            found.end = delimiter.end()
            if parts:
                _name_english(found, line, names.start(1), names.start(1) + len(names[1].rstrip()))
            return found
        first = words[0].strip(".,'’").lower()
        if not comma and (first in english.GIVEN_NAMES or first in english.GROUPS or first == "there"):
            found.end = names.start(1) + len(words[0])
            _name_english(found, line, names.start(1), found.end)
            return found
    alone = _DELIMITER.match(line, at)
    if alone and (alone.end() > at or at == len(line)) and kind != "dear" or word in ("to whom it may concern",):
        found.end = alone.end() if alone else at
        found.impersonal = kind == "to-whom"
        return found
    if kind in ("hi", "hello", "hey") and line[at : at + 1] == " " and word not in ("yo", "sup"):
        return found  # "Hey how are you?"
    return None


_HALF_GREETINGS = frozenset("morning afternoon evening welcome attention attn yo sup greetings".split())


def _half_greeted(words: list[str], delimiter) -> bool:  # noqa: ANN001
    """"Morning Tom," greets, "Morning Session" does not."""
    first = words[0].strip(".,'’").lower()
    return delimiter is not None and (first in english.GIVEN_NAMES or first in english.GROUPS or delimiter[0].strip() in (",", "!"))


def _addresses(words: list[str], comma: bool) -> bool:
    """Whether words between an opening and a delimiter are people: capitalised, known, or a group."""
    for word in words:
        bare = word.strip(".,()'’/&+\"")
        low = bare.lower()
        if not bare or low in ("and", "or", "the", "my", "there", "again", "to", "of", "et", "at", "dear", "from", "you"):
            continue
        if low in english.GIVEN_NAMES or low in english.GROUPS or low in english.HONORIFICS or low in english.GROUP_NOUNS:
            continue
        if comma and low in english.NOT_NAMES or not bare[0].isupper() and len(words) > 2:
            return False
        if not bare[0].isupper() and (low in english.NOT_NAMES or comma):
            return False
    return True


def _name_english(found: Salutation, line: str, start: int, end: int) -> None:
    """Find names, honorific and group in `line[start:end]`."""
    text = line[start:end].rstrip(" ,-–—")
    low = " ".join(text.lower().split())
    if low in ("", "there"):
        return
    undecided = _UNDECIDED.match(text)
    found.undecided = undecided is not None
    found.impersonal = low in english.IMPERSONAL or low.removeprefix("our ").removeprefix("valued ") in english.IMPERSONAL
    if undecided and not found.impersonal:
        found.honorific = (start, start + undecided.end())
        if undecided.end() < len(text):
            begin = start + undecided.end() + len(text[undecided.end() :]) - len(text[undecided.end() :].lstrip(" .)"))
            found.names.append((begin, start + len(text)))
        return
    if found.impersonal:
        found.names.append((start, start + len(text)))
        found.group = low.split()[-1] in english.GROUPS
        return
    at = 0
    for cut in [*_SPLIT.finditer(text), None]:
        stop = cut.start() if cut else len(text)
        _person(found, text, start, at, stop)
        at = cut.end() if cut else stop
    words = low.replace(",", " ").split()
    found.group = len(found.names) > 1 or bool(words) and (words[-1] in english.GROUPS or words[0] in english.GROUPS or words[-1] in english.GROUP_NOUNS)


def _person(found: Salutation, text: str, base: int, start: int, stop: int) -> None:
    piece = text[start:stop]
    begin = start + len(piece) - len(piece.lstrip())
    while True:
        word = text[begin:stop].split(" ", 1)[0]
        if not word or word.strip(".").lower() not in english.HONORIFICS or begin + len(word) >= stop and found.names:
            break
        if found.honorific is None:
            found.honorific = (base + begin, base + begin + len(word))
        begin += len(word)
        begin += len(text[begin:stop]) - len(text[begin:stop].lstrip())
    if begin < stop:
        found.names.append((base + begin, base + stop))


def _named(line: str, following: str, strict: bool) -> Salutation | None:
    """A name that stands alone ("Tom,", "Tom") or opens the first sentence ("Tom, I looked at it")."""
    names = _LIST_OF_NAMES.match(line)
    if not names:
        return None
    end = names.end()
    tail = line[end:]
    words = names[0].replace(",", " ").split()
    first = words[0].strip(".'’").lower()
    known = first in english.GIVEN_NAMES or first in english.GROUPS or first.rstrip(".") in english.HONORIFICS
    if first in english.NOT_NAMES and first not in english.GROUPS or first.endswith("ly") and not known:
        return None
    proper = line[0].isupper() and (len(line) < 2 or not line[:4].isupper() or len(words[0]) < 4)
    stripped = tail.strip()
    if stripped in (",", ":", ";", "-", "--", ",,", ".", "...", "–", "—", "!") and len(words) <= 8:
        accepted = known or all(word[0].isupper() or word in ("and", "&") for word in words) and (stripped != "." and stripped != "!")
        if stripped == ":" and not known and (len(words) > 2 or line.isupper() or strict):
            accepted = False
        end = len(line)
    elif not stripped:
        accepted = bool(following) and proper and len(words) <= 3 and (known or len(words) == 1) and words[-1].lower() not in english.NOT_NAMES
    else:
        end, accepted = _inline(line, names, words, known, proper)
    if not accepted:
        return None
    found = Salutation("name", 0, end)
    _name_english(found, line, 0, min(end, names.end()))
    return found


def _inline(line: str, names, words: list[str], known: bool, proper: bool) -> tuple[int, bool]:  # noqa: ANN001
    """Where an inline salutation ends, and whether it is one."""
    head, comma, more = names[0].partition(",")
    second = more.split(None, 1)[0].lower() if comma and more.strip() else ""
    if second in _ADDRESSING or (known and second in english.NOT_NAMES):  # "Tom, I looked": the list swallowed the sentence
        people = all(word[0].isupper() or word in ("and", "&", "/", "+") for word in head.split())
        return len(head) + 1, (known or proper) and people and len(head.split()) <= 4
    delimiter = _INLINE_DELIMITER.match(line, names.end())
    if delimiter is None and second and known and len(head.split()) <= 2:  # "Mary, Acme Canada has"
        return len(head) + 1, True
    if delimiter is None:
        cut = next((at for at, word in enumerate(words) if word.lower() in _ADDRESSING), None)
        if known and cut and words[cut - 1] not in ("and", "&") and all(word[0].isupper() or word in ("and", "&") for word in words[:cut]):
            at = line.find(words[cut], len(words[0]))
            if _TALKING.match(line, at):
                return len(line[:at].rstrip()), True
        talks = known and len(words) <= 4 and words[-1] not in ("and", "&")
        return names.end(), talks and _TALKING.match(line, names.end() + 1) is not None
    end = delimiter.end()
    following = line[end:].lstrip().split(" ", 1)[0].strip(".,!?").lower()
    if len(words) > 8 or not (known or proper):
        return end, False
    if known and line[0].isupper():
        return end, following not in ("who", "which", "whose", "jr", "inc", "and", "or") and len(words) <= 6
    if delimiter[0].strip() == ":" or not following:
        return end, following in _ADDRESSING and len(words) == 1
    return end, len(words) <= 2 and following in _ADDRESSING and following not in ("as", "in", "for", "on", "it", "is", "was", "are", "has", "had", "this")


_INLINE_DELIMITER = Pattern(r"(?:,|:|;|[ \t]?-{1,3}(?=[ \w])|[ \t]?[–—]|\.{2,4}|!)[ \t]*")


def _interjected(line: str, following: str) -> Salutation | None:
    """"Sorry Tom, I meant the other one"; "Thanks Tom," before the rest."""
    opening = _INTERJECTION.match(line)
    name = _FIRST_NAME.match(line, opening.end()) if opening else None
    if not name:
        return None
    first = name[0].split()[0].strip(",.").lower()
    delimiter = _DELIMITER.match(line, name.end())
    if delimiter is None or first in english.NOT_NAMES or first in _ADDRESSING:
        return None
    if delimiter.end() == len(line):
        accepted = bool(following) and len(name[0].split()) == 1
    else:
        accepted = delimiter[0].strip() in (",", "-", "--", "!") and first in english.GIVEN_NAMES
    if not accepted:
        return None
    found = Salutation("name", 0, len(line[: delimiter.end()].rstrip()))
    _name_english(found, line, name.start(), name.end())
    return found


# Chinese

_HAN = Pattern(r"[\u3400-\u9fff\uf900-\ufaff]")
_ZH_GREETING = Pattern(rf"(?:{_any_of(chinese.GREETINGS)})[呀啊哦哟喔呢]?\s?(?:[，,。！!~～：:.;；…]+|\s|\Z)")
_ZH_GREETING_END = Pattern(rf"\s?({_any_of(chinese.GREETINGS)})[呀啊哦哟喔呢]?\Z")
_ZH_OPENING = Pattern(rf"(?:{_any_of(chinese.OPENINGS)})")
_ZH_DELIMITER = Pattern(r"[，,：:！!。.；;～~…—?？\n]")
_ZH_MARKS = "，,：:！!。.；;～~…— \u3000"
_ZH_HONORIFIC = Pattern(
    rf"(?:{'|'.join(word.replace('(', chr(92) + '(').replace(')', chr(92) + ')') for word in chinese.UNDECIDED)}|{_any_of(chinese.HONORIFICS)})\Z"
)
_ZH_SUFFIX = Pattern(rf"\s?(?:{_any_of(chinese.SALUTATION_SUFFIXES)})\Z")
_ZH_PROSE = Pattern(r"[请請是我将將把已的了吗嗎呢吧在给給从從说說想要会會能可就也都不没沒谢謝感]")


def _match_chinese(line: str, following: str) -> Salutation | None:
    text = line[:60]
    cut = _ZH_DELIMITER.search(text)
    head = text[: cut.start()] if cut else text
    if len(head) > 32 or not head.strip():
        return None
    rest = line[cut.start() :].lstrip(_ZH_MARKS) if cut else ""
    found = _ZH_Head(head, line, cut[0] if cut else "", rest).salutation()
    if found is None:
        return None
    end = cut.start() if cut else len(line)
    while end < len(line) and line[end] in "，,：:！!。.～~…— ":
        end += 1
    if found.kind == "casual" and len(line) <= 18 and rest:
        end = len(line)
    while True:  # the greeting may follow the address, and the address the greeting: 王经理，您好！ 您好，王经理！
        greeting = _ZH_GREETING.match(line, end)
        if greeting:
            found.greets = True
            found.greeting = found.greeting or (end, end + len(greeting[0].rstrip(_ZH_MARKS)))
            end = greeting.end()
            continue
        if found.kind == "greeting" and not found.names and end < len(line):
            second = _ZH_DELIMITER.search(line, end, end + 20)
            stop = second.start() if second else len(line)
            named = _ZH_Head(line[end:stop], line[end:], second[0] if second else "", "").salutation() if stop - end <= 12 else None
            if named and named.names and named.kind != "greeting":
                _shift(named, end)
                found.names, found.honorific, found.kind = named.names, named.honorific, named.kind
                found.impersonal, found.group, found.words = named.impersonal, named.group, named.words
                found.greets = True
                end = stop
                while end < len(line) and line[end] in _ZH_MARKS:
                    end += 1
                continue
        break
    found.end = len(line[:end].rstrip())
    return found


class _ZH_Head:
    """The words of a Chinese first line up to its first mark, and what follows them."""

    __slots__ = ("head", "line", "mark", "rest")

    def __init__(self, head: str, line: str, mark: str, rest: str):
        self.head = head
        self.line = line
        self.mark = mark
        self.rest = rest

    def salutation(self) -> Salutation | None:
        head = self.head
        start = len(head) - len(head.lstrip("@ \u3000"))
        stop = len(head.rstrip())
        whole = head[start:stop].rstrip("呀啊哦哟喔呢") in chinese.GREETINGS
        opening = None if whole else _ZH_OPENING.match(head, start) or _OPENING.match(head, start)
        found = Salutation("title", 0, stop)
        if opening:
            word = opening[0].lower()
            found.kind = chinese.OPENINGS.get(word) or english.OPENINGS.get(word, "hi")
            found.words = opening.span()
            if not self._opens(found.kind, word, opening.end(), stop):
                return None
            start = opening.end()
        greeting = _ZH_GREETING_END.search(head, start, stop)
        if greeting:
            found.greeting = greeting.span(1)
            stop = greeting.start()
        elif head[start:stop] in chinese.GREETINGS:
            found.greeting = (start, stop)
            stop = start
        greeted = greeting is not None or bool(self.rest and _ZH_GREETING.match(self.rest))
        found.greets = greeted or found.kind in _GREETING_KINDS
        name = head[start:stop].strip()
        begin = start + len(head[start:stop]) - len(head[start:stop].lstrip())
        if not name:
            if found.greeting and not opening:
                found.kind = "greeting"
            found.group = found.kind == "group" or bool(found.greeting and "好" in head and head[found.greeting[0]] in "大各诸諸两兩三几幾们們")
            found.group = found.group or bool(found.greeting and "们" in head or "們" in head)
            return found if found.greeting or opening and found.kind not in ("group", "dear", "respect") else None
        return self._person(found, name, begin, greeted, opening is not None)

    def _opens(self, kind: str, word: str, end: int, stop: int) -> bool:
        """亲 opens a salutation, 亲自 does not; 致 opens one before a name only."""
        after = self.head[end:stop].lstrip()
        if word in ("亲", "親", "喂", "嘿", "嗨"):
            return not after or after[0] in "们們" or not _HAN.match(after) or self.mark in "～~" and bool(self.mark)
        if word in ("致", "大家", "尊敬", "各位", "诸位", "諸位", "列位"):
            return len(after) <= 16 and _ZH_PROSE.search(after) is None
        return len(after) <= (20 if kind != "casual" else 8)

    def _person(self, found: Salutation, name: str, begin: int, greeted: bool, opened: bool) -> Salutation | None:
        """Read 王经理, 欧阳女士, 康工、李工, 各位同事, 张伟; None when it is no address."""
        alone = not self.rest and (self.mark in "：:，,！!" if self.mark else True)
        base = name
        suffix = _ZH_SUFFIX.search(name)
        if suffix and suffix.start() > 0:
            name = name[: suffix.start()]
            opened = True
        group = found.kind == "group" or name[-1] in "们們" or name.startswith(tuple(chinese.GROUPS)) or name in chinese.GROUPS
        prose = _ZH_PROSE.search(name) is not None
        impersonal = name in chinese.IMPERSONAL
        if prose and not (opened and len(base) <= 14) and not (impersonal and greeted):
            return None
        honorific = _ZH_HONORIFIC.search(name)
        if honorific and honorific.start() == 0:
            impersonal = True
        titled = honorific is not None and (len(honorific[0]) > 1 or self._short(name[: honorific.start()]))
        bare = chinese_name(name)
        latin = not _HAN.search(name)
        if titled and honorific:
            found.honorific = (begin + honorific.start(), begin + honorific.end())
            found.undecided = honorific[0] in chinese.UNDECIDED
        accepted = opened or greeted and len(name) <= 14 or impersonal and alone and self.mark in ("：", ":")
        accepted = accepted or group and alone and len(name) <= 16
        if titled and not accepted:
            surnamed = len(name) <= 8 and any(chinese_name(part, title=True) for part in (name[: honorific.start()],)) if honorific else False
            accepted = alone and len(name) <= 14 or surnamed or "、" in name and alone
        if bare and not accepted:
            accepted = alone and self.mark in ("：", ":", "，", ",") and bool(self.mark) or bool(self.rest) and self.mark in ("，", ",") and name[0] in "小老阿"
        if latin and not accepted:
            accepted = alone and self.mark in ("：", ":", "，", ",") and bool(self.mark) and len(name) <= 20
        if not accepted:
            return None
        if found.kind == "title" and not titled:
            found.kind = "group" if group else "name"
        at = 0
        for cut in [*_SPLIT.finditer(name), None] if not found.undecided else [None]:
            stop = cut.start() if cut else len(name)
            part = name[at:stop]
            title = _ZH_HONORIFIC.search(part)
            length = title.start() if title and title.start() and (len(title[0]) > 1 or self._short(part[: title.start()])) else len(part)
            if title and not cut and at == 0 and found.undecided:
                length = title.start()
            if part[:length].strip():
                found.names.append((begin + at, begin + at + len(part[:length].rstrip())))
            at = cut.end() if cut else stop
        found.impersonal = impersonal or name.strip() in chinese.IMPERSONAL
        found.group = group or len(found.names) > 1
        return found

    @staticmethod
    def _short(before: str) -> bool:
        """Whether 总, 工 or 太 may follow: after a family name, 小王, or a full name."""
        before = before.strip().split("、")[-1]
        return 0 < len(before) <= 4 and (before[0] in chinese.SURNAMES or before[:2] in chinese.COMPOUND_SURNAMES or before[0] in "小老阿副" or before.isascii())


def chinese_name(text: str, title: bool = False) -> bool:
    """Whether `text` may be a Chinese name: 张伟, 欧阳娜娜, 小王; with `title` a family name alone will do."""
    text = text.strip()
    if not 0 < len(text) <= 4 or text in chinese.NOT_NAMES or any(not "\u3400" <= character <= "\u9fff" for character in text):
        return False
    if text[0] in "小老阿" and len(text) in (2, 3):
        return True
    family = 2 if text[:2] in chinese.COMPOUND_SURNAMES else 1 if text[0] in chinese.SURNAMES else 0
    if not family:
        return False
    return title or family < len(text) <= family + 2
