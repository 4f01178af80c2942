"""Simplified words in Traditional text and the other way round; characters that few readers know."""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE_END = Pattern(r"[。！？!?;；\n]")
_QUOTED = Pattern(
    r"“[^”\n]{0,200}”|「[^」\n]{0,200}」|『[^』\n]{0,200}』|《[^》\n]{0,100}》|\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'"
)
# Such marks join the words of a name that somebody gave himself.
_NICKNAME = Pattern("[\u4e00-\u9fff]{1,12}[×·•・丶★☆♥♡〆_^][\u4e00-\u9fff]{1,12}")
_INSTITUTION = Pattern(
    "[\u4e00-\u9fff]{0,12}(?:公司|集團|集团|銀行|银行|大學|大学|醫院|医院|協會|协会|基金會|基金会|書店|书店|出版社|雜誌|杂志)"
)
_TITLE_BEHIND = Pattern(
    r"先生|女士|小姐|太太|老师|老師|教授|医生|醫生|博士|经理|經理|主任|总|總|同学|同學|律师|律師|部长|部長|處長|处长"
)
_STOP_BEHIND = Pattern(r"[（(:：，、,\s]|$")
_FEW = 3  # minority characters in a sentence that a slip of the input method leaves
_PASSAGE = 1.5  # times as many the other way; with fewer the message is in both scripts by intent
# Written Cantonese has characters of its own that the list of the mainland leaves out.
_CANTONESE = frozenset("嘅喺咗嚟哋冇佢咁啲嘢唔睇瞓攞揾搵乜嗰啱噉掟踎氹嘥嗌嚿孭冚冧囉喎嘞咩噃咪啩嗮晒㗎")
_RARE = Pattern(  # radicals, Han characters, private use
    "[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\ue000-\ufaff\U00020000-\U0003ffff\U000f0000-\U0010fffd]"
)
_MOST_REMEMBERED = 30_000

_known: set[str] = set()


def is_private(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000"


def majority(string: str) -> str:
    """ "zh-Hans" or "zh-Hant", whichever more characters of `string` are of; "" for a tie or a text of two halves."""
    from etiquette_lint.language.characters import one_script_characters

    simplified, traditional = one_script_characters()
    left, right = sum(map(simplified.__contains__, string)), sum(map(traditional.__contains__, string))
    if left > right * _PASSAGE:
        return "zh-Hans"
    return "zh-Hant" if right > left * _PASSAGE else ""


def other_script_words(string: str, start: int, end: int, script: str) -> "Iterator[tuple[int, int]]":
    """Words of `string[start:end]` that are written in the other script than `script`, neighbours as one.

    What is quoted, names of people and of companies, and whole sentences in the other script are left alone.
    """
    from etiquette_lint.language.characters import one_script_characters

    simplified, traditional = one_script_characters()
    own, foreign = (simplified, traditional) if script == "zh-Hans" else (traditional, simplified)
    if foreign.isdisjoint(string[start:end]):
        return
    at = start
    while at < end:
        stop = _SENTENCE_END.search(string, at, end)
        last = stop.end() if stop else end
        sentence = string[at:last]
        if not foreign.isdisjoint(sentence):
            count = sum(map(foreign.__contains__, sentence))
            if count <= _FEW or sum(map(own.__contains__, sentence)) >= count:
                for first, behind in _foreign_words(sentence, foreign):
                    yield at + first, at + behind
        at = last


def _foreign_words(sentence: str, foreign: frozenset[str]) -> "list[tuple[int, int]]":
    from etiquette_lint.language.conversion import to_simplified
    from etiquette_lint.language.words import cut

    spared = [match.span() for pattern in (_QUOTED, _INSTITUTION, _NICKNAME) for match in pattern.finditer(sentence)]
    found: list[tuple[int, int]] = []
    for _, start, end in cut(to_simplified(sentence)):
        if foreign.isdisjoint(sentence[start:end]) or any(first <= start < last for first, last in spared):
            continue
        if _is_name(sentence, start, end):
            continue
        if found and found[-1][1] == start:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _is_name(sentence: str, start: int, end: int) -> bool:
    """Whether a word reads as somebody's name: a family name at its head or before it, and a title or a stop behind."""
    from etiquette_lint.language.chinese import SURNAMES

    if end - start == 1 and sentence[start] in SURNAMES:
        return True
    first = start if sentence[start] in SURNAMES else start - 1
    if first < 0 or sentence[first] not in SURNAMES or not 2 <= end - first <= 4:
        return False
    if _TITLE_BEHIND.match(sentence, end):
        return True
    common = first == start and end - start == 2 and _is_common(sentence[start:end])
    return _STOP_BEHIND.match(sentence, end) is not None and not common


def _is_common(word: str) -> bool:
    """Whether the segmenter's dictionary, not its guess at names, makes a word of it: it is one inside any sentence."""
    from etiquette_lint.language.conversion import to_simplified
    from etiquette_lint.language.words import is_word_boundary

    frame = "的" + to_simplified(word) + "的"
    return is_word_boundary(frame, 1, 3)


def rare_characters(
    string: str, traditional: bool, characters: "frozenset[str] | None" = None
) -> "Iterator[tuple[int, str]]":
    """Offset and kind ("rare" or "private") of characters outside 《通用规范汉字表》; characters of names aside.

    `characters` are those of `string`, where the caller knows them.
    """
    unknown = (set(string) if characters is None else characters) - _known
    if not unknown:
        return
    strange = {char for char in unknown if _is_strange(char)}
    if len(_known) < _MOST_REMEMBERED:
        _known.update(unknown - strange)
    if not strange:
        return
    from etiquette_lint.language.chinese import SURNAMES

    for match in _RARE.finditer(string):
        char, at = match[0], match.start()
        if char not in strange or (traditional and char in _CANTONESE):
            continue
        if is_private(char):
            yield at, "private"
        elif not any(before in SURNAMES for before in string[max(at - 2, 0) : at]):
            yield at, "rare"


def _is_strange(char: str) -> bool:
    from etiquette_lint.language.characters import is_general_character

    return _RARE.match(char) is not None and not is_general_character(char)
