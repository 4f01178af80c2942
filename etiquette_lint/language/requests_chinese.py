"""Requests and promises in Chinese sentences, Simplified and Traditional, Mainland, Taiwan and Hong Kong wording.

Traditional characters are folded for the few words that matter here, so that each pattern is written once.
"""

from etiquette_lint.language.alarms import LONGEST, Alarms, find_first
from etiquette_lint.language.promises_chinese import NOT_PROMISE, PROMISES
from etiquette_lint.language.requests import Request
from etiquette_lint.language.requests_chinese_words import (
    BARE,
    FORMULA,
    FORMULA_WORDS,
    GUESS,
    INDIRECT,
    ORDERS,
    PARTICLE_BA,
    PLEASE,
    PLEASE_WORDS,
    POLITE,
    QUESTION,
    RHETORICAL,
    VOCATIVE,
)
from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# One character to one; only what the patterns below use.
_FOLD = str.maketrans(
    "丟並併來係倉個們備傢傳僅價儘償兒內兩別刪則剛動務勝勞匯協參員問啓啟喫單嗎噹嚮團報場夥學審寫將專對導屆師帶幫庫"
    "張彙後從復慮懇應戶掃換損撥擇擊擔攜敗數於時曉曬書會東査樂樓樣檢歡歸氣決沒況準為無煩熱爲現畢當發盡眞確碼稱箇簽"
    "糰約納細結絡給經維緊緻繫繳繼續纔義翫聯聲聽脩臨與萬蓋處號術裏補裡製複覆覈見覺訂計託記訪設許訴註証詢話該認誠誤"
    "說説誰調談請諒諮諸諾講謝謹證議讓豈負貨責貴買費貼賠賬賴購趕載輸轉辦迴這週進運過達選還邊郵鈡錄錢錯録錶鍾鎖鐘鑑"
    "鑒長門閉開間閱閲闆關隊隨隻雙難電靜項順須領頭題額願饋馬駕體髮鬧鳴麫麵麼麽點",
    "丢并并来系仓个们备家传仅价尽偿儿内两别删则刚动务胜劳汇协参员问启启吃单吗当向团报场伙学审写将专对导届师带帮库"
    "张汇后从复虑恳应户扫换损拨择击担携败数于时晓晒书会东查乐楼样检欢归气决没况准为无烦热为现毕当发尽真确码称个签"
    "团约纳细结络给经维紧致系缴继续才义玩联声听修临与万盖处号术里补里制复复核见觉订计托记访设许诉注证询话该认诚误"
    "说说谁调谈请谅咨诸诺讲谢谨证议让岂负货责贵买费贴赔账赖购赶载输转办回这周进运过达选还边邮钟录钱错录表钟锁钟鉴"
    "鉴长门闭开间阅阅板关队随只双难电静项顺须领头题额愿馈马驾体发闹鸣面面么么点",
)
_TRADITIONAL = Pattern("[" + "".join(map(chr, _FOLD)) + "]")
_alarms = Alarms(((FORMULA_WORDS, FORMULA),), ((PLEASE_WORDS, PLEASE),), INDIRECT, ORDERS, PROMISES)
_NOTHING: "tuple[list[tuple[int, Pattern]], ...]" = ([], [], [], [], [])


def read(string: str, sentences: list[tuple[int, int]]) -> list[Request]:
    """Return what the Chinese `sentences` of `string` ask and promise."""
    folded = string.translate(_FOLD) if _TRADITIONAL.search(string) else string
    if "\n" in folded:
        folded = folded.replace("\n", " ").replace("\r", " ")
    awake = _alarms.awake(folded, sentences)
    found: list[Request] = []
    for index, (start, end) in enumerate(sentences):
        text = folded[start : min(end, start + LONGEST)]
        formulas, please, indirect, orders, promises = awake.get(index) or _NOTHING
        masked = FORMULA.sub(_blank, text) if formulas else text
        cue = _find_cue(masked, bool(please), indirect, orders)
        if cue is not None:
            found.append(_request(string, text, start, end, cue))
        promise = find_first(masked, promises) if promises else None
        if promise and not QUESTION.search(text) and not NOT_PROMISE.search(_clause(masked, promise)):
            found.append(Request(start, end, "promise", (start + promise.start(), start + promise.end())))
    return found


def _request(string: str, text: str, start: int, end: int, cue: tuple[int, int, bool]) -> Request:
    first, last, indirect = cue
    called = VOCATIVE.match(string, start, end)
    addressee = called["name"] if called else "reader"
    softened = POLITE.search(text) is not None
    has_object = BARE.fullmatch(text) is None
    return Request(start, end, "request", (start + first, start + last), addressee, softened, indirect, has_object)


def _clause(text: str, match) -> str:
    """The clause in which a match ends."""
    start = max(text.rfind(mark, 0, match.end()) for mark in "，,；;。") + 1
    end = text.find("，", match.end())
    return text[start : end if end >= 0 else len(text)]


def _blank(match) -> str:
    return " " * len(match[0])


def _find_cue(
    masked: str, please: bool, indirect: "Sequence[tuple[int, Pattern]]", orders: "Sequence[tuple[int, Pattern]]"
) -> tuple[int, int, bool] | None:
    """The words that ask, as (start, end, indirect), or None."""
    if please:
        match = PLEASE.search(masked)
        if match:
            return match.start(), match.end(), False
    for _, pattern in indirect:
        match = pattern.search(masked)
        if match and not RHETORICAL.search(masked):
            return match.start(), match.end(), True
    if orders:
        match = find_first(masked, orders)
        if match:
            return match.start(), match.end(), False
    ending = masked[-4:]
    asks = "？" in ending or "?" in ending or "吗" in ending or "呢" in ending or "嘛" in ending
    match = QUESTION.search(masked, max(len(masked) - 6, 0)) if asks else None
    if match and masked[: match.start()].strip() and not RHETORICAL.search(masked):
        return match.start(), match.end(), True
    if "吧" in masked and not GUESS.search(masked):
        match = PARTICLE_BA.search(masked)
        if match:
            return match.start(), match.end(), False
    return None
