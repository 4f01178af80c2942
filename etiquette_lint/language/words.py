"""Words: counting, cutting Chinese into words, stems and stop words.

The segmenter takes 0.2 s to wake, so nothing here loads it but `cut` and `is_word_boundary`,
and those only for text with Han characters.
"""

from itertools import compress, count
from operator import eq

from etiquette_lint.pattern import Pattern

_LATIN_WORD = Pattern(r"[0-9A-Za-z\u00c0-\u024f]+(?:['’.@&/:+_-][0-9A-Za-z\u00c0-\u024f]+)*")
_HAN = Pattern(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HAN_RUN = Pattern(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH_STOP_WORDS = _set(
    "a about above after again against all also am an and another any anybody anyone anything are aren't as at away "
    "back be became because been before being below best between both but by came can can't cannot come could "
    "couldn't did didn't do does doesn't doing don't done down during each either else enough etc even ever every "
    "everybody everyone everything few first for from further get gets getting give given go goes going gone good got "
    "had hadn't happen has hasn't have haven't having he he'd he'll he's hello her here here's hers herself hi him "
    "himself his how however i i'd i'll i'm i've if in into is isn't it it's its itself just keep kind know last least "
    "less let let's like little ll look lot made make makes many may maybe me might mine more most much must my myself "
    "need needs neither never new next no nobody none nor not nothing now of off often ok okay old on once one only "
    "onto or other others our ours ourselves out over own per perhaps please possible put quite rather re really "
    "regards right s said same saw say says see seem seems seen several shall she she'd she'll she's should shouldn't "
    "since so some somebody someone something soon still such sure t take taken than thank thanks that that's the "
    "their theirs them themselves then there there's these they they'd they'll they're they've thing things think "
    "this those though through time to today together told too took toward towards try two under unless until up "
    "upon us use used using ve very want wanted wants was wasn't way we we'd we'll we're we've well went were weren't "
    "what what's when where which while who who's whom whose why will with within without won't would wouldn't yes yet "
    "you you'd you'll you're you've your yours yourself yourselves"
)
CHINESE_STOP_WORDS = _set(
    "的 了 是 在 我 我们 你 你们 您 您们 他 她 它 他们 她们 它们 咱们 自己 这 那 这个 那个 这些 那些 这里 那里 "
    "这样 那样 哪 哪个 哪些 什么 怎么 怎样 如何 为什么 几 多少 谁 和 与 及 以及 或 或者 还是 并 并且 而 而且 "
    "但 但是 不过 可是 然而 因为 由于 所以 因此 如果 若 假如 只要 只有 虽然 尽管 即使 就 就是 才 都 也 还 又 "
    "再 更 最 很 非常 十分 太 比较 不 没 没有 不是 无 未 别 请 谢谢 感谢 麻烦 您好 你好 大家 各位 尊敬 先生 "
    "女士 一个 一些 一下 一点 有 有些 会 能 能够 可以 可 可能 应 应该 要 需要 想 希望 让 给 把 被 将 对 对于 "
    "关于 向 从 到 于 由 以 为 为了 按 按照 根据 通过 经 用 跟 同 比 随 随时 已 已经 曾 正在 正 刚 刚刚 现在 "
    "目前 今天 昨天 明天 今后 以后 之后 后 之前 前 时 时候 期间 上 下 中 内 外 里 间 左右 等 等等 其 其他 其它 "
    "其中 各 每 某 本 该 此 之 所 者 吗 呢 吧 啊 呀 哦 嘛 啦 地 得 着 过 来 去 起 做 进行 开始 继续 情况 方面 "
    "问题 事 事情 东西 说 看 知道 觉得 认为 表示 联系 告诉 收到 如下 以上 以下 另外 此外 同时 顺便 还有 然后 "
    "首先 其次 最后 谨 此致 敬礼 敬上 祝 顺颂 商祺"
)


def count_words(string: str) -> int:
    """Count the words written in letters (or digits) between spaces. Han characters are no words: see `count_han`."""
    if string.isascii():
        words = string.split()
        doubtful = [word for word in words if not word[0].isalnum()]
        return len(words) - sum(not any(map(str.isalnum, word)) for word in doubtful)
    return len(_LATIN_WORD.findall(string))


def count_han(string: str) -> int:
    """Count the Han characters, the measure of length that Chinese readers use."""
    return 0 if string.isascii() else len(_HAN.findall(string))


def says_twice(string: str) -> bool:
    """Whether two words that follow each other are the same, the second without a capital: a cheap look, for names
    stand doubled under many a letter ("Anna Keller / Keller Tools")."""
    words = string.lower().split()
    same = list(compress(count(1), map(eq, words, words[1:])))
    if not same:
        return False
    typed = string.split()
    return any(not typed[at][0].isupper() for at in same)


def english_words(string: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """Return the words in Latin letters with their offsets; contractions, addresses and "24/7" stay whole."""
    end = len(string) if end is None else end
    return [(match[0], match.start(), match.end()) for match in _LATIN_WORD.finditer(string, start, end)]


def cut(string: str) -> list[tuple[str, int, int]]:
    """Cut `string` into Chinese and Latin words with their offsets; white space and punctuation are pieces too.

    The dictionary is Simplified: fold Traditional text first (one character to one, so offsets stay true).
    """
    words = []
    at = 0
    for word in _segment(string):
        words.append((word, at, at + len(word)))
        at += len(word)
    return words


def is_word_boundary(string: str, start: int, end: int) -> bool:
    """Whether `string[start:end]` is made of whole words: neither edge lies inside a Chinese word.

    Tells 发票 in 开发票据 from the real one. Chinese words end with their head, so the tail of a longer
    word counts (经理 in 总经理), its beginning does not (人民 in 人民币), nor what a negation turns
    (客气 in 不客气). Looks at twelve Han characters on each side.
    """
    before = _is_han(string, start - 1) and _is_han(string, start)
    behind = _is_han(string, end - 1) and _is_han(string, end)
    if not before and not behind:
        return True
    left, right = start, end
    while left > 0 and start - left < 12 and _is_han(string, left - 1):
        left -= 1
    while right < len(string) and right - end < 12 and _is_han(string, right):
        right += 1
    at = left
    starts = False
    for word in _segment(string[left:right]):
        if at <= start < at + len(word):
            tail = at + len(word) == end and end - start > 1 and word[0] not in "不没沒无無未非别別"
            starts = at == start or tail
        at += len(word)
        if at >= end:
            return starts and at == end
    return False


def stem(word: str) -> str:
    """A light English stem of a word in small letters: inflection only, so that "orders" and "ordered" meet."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-2]
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) >= 3 and any(letter in "aeiouy" for letter in root):
            word = root
            if word[-1] == word[-2] and word[-1] not in "lsz":
                return word[:-1]
            break
    if word.endswith("e") and len(word) > 3:
        return word[:-1]  # "invoice", "invoicing" and "invoiced" meet without their e
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 and word[-2] not in "aeiou" else word


def _is_han(string: str, at: int) -> bool:
    return 0 <= at < len(string) and _HAN.match(string, at) is not None


def _segment(string: str) -> list[str]:
    """The segmenter's pieces; together they are `string` again."""
    if string.isascii() or not _HAN.search(string):
        return _PIECES.findall(string)
    return _cutter()(string)


_PIECES = Pattern(r"\w+|\s+|[^\w\s]")
_loaded: list = []


def _cutter():
    """rjieba, or jieba (the same cuts, 24 times slower) where no wheel of rjieba fits the machine."""
    if not _loaded:
        try:
            import rjieba
        except ImportError:
            import jieba

            jieba.setLogLevel(60)
            _loaded.append(jieba.lcut)
        else:
            _loaded.append(rjieba.cut)
    return _loaded[0]
