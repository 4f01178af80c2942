"""What a message asks of its reader, and what its writer promises.

A request is a sentence that wants the reader to do, decide, answer or send something: an order, a
question that wants an answer, or a wish that says so politely. An offer ("let me know if you need
anything") and a formula of courtesy ("please find attached", "敬请谅解") are none; reported
requests ("she asked me to call") are none either.
"""

from etiquette_lint.pattern import Pattern

_HAN = Pattern(r"[\u4e00-\u9fff]")


class Request:
    """A sentence that asks (kind "request") or promises (kind "promise").

    `start` and `end` delimit the sentence. `addressee` is "reader", or the name that the sentence calls
    ("Marta, please …"). `softened` tells that a polite word or form goes with it, `indirect` that it is put as a
    wish, a question about ability or a statement, `has_object` that it says what is wanted ("please
    handle" does not). `cue` is the place of the words that gave it away.
    """

    __slots__ = ("addressee", "cue", "end", "has_object", "indirect", "kind", "softened", "start")

    def __init__(
        self,
        start: int,
        end: int,
        kind: str,
        cue: tuple[int, int],
        addressee: str = "reader",
        softened: bool = False,
        indirect: bool = False,
        has_object: bool = True,
    ):
        self.start = start
        self.end = end
        self.kind = kind
        self.cue = cue
        self.addressee = addressee
        self.softened = softened
        self.indirect = indirect
        self.has_object = has_object

    def __repr__(self) -> str:
        return f"Request({self.kind}, {self.start}, {self.end}, to {self.addressee})"


def find_requests(string: str, sentences: list[tuple[int, int]], language: str) -> list[Request]:
    """Return the requests and promises among `sentences` (offsets into `string`), in order.

    Each sentence is read in the language it is written in; `language` ("en", "zh-Hans", "zh-Hant") is the
    message's and decides for those that mix both. A sentence that asks and promises gives one of each.
    """
    english, chinese = sentences, []
    if not string.isascii():
        chinese = [span for span in sentences if _reads_as_chinese(string[slice(*span)], language)]
        if chinese:
            taken = set(chinese)
            english = [span for span in sentences if span not in taken]
    found: list[Request] = []
    if english:
        from etiquette_lint.language import requests_english

        found = requests_english.read(string, english)
    if chinese:
        from etiquette_lint.language import requests_chinese

        found += requests_chinese.read(string, chinese)
        if english:
            found.sort(key=lambda request: (request.start, request.kind != "request"))
    return found


def _reads_as_chinese(sentence: str, language: str) -> bool:
    if sentence.isascii():
        return False
    if not language.startswith("en"):
        return _HAN.search(sentence) is not None
    return len(_HAN.findall(sentence)) * 3 > len(sentence)
