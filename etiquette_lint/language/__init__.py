"""Understanding: facts about words of English and Chinese, never rules. Here: which language a text is in.

The question is which rules may speak, so doubt goes to silence ("other") where another language
shows, and to the plain cases ("en", "zh-Hans") where nothing shows at all.
"""

from etiquette_lint.pattern import Pattern

_SAMPLE = 4000  # characters; of a longer text its beginning, middle and end are read
_OPENING = 300  # characters of ASCII text that say it when they are plainly English
_HAN_SAMPLE = 80  # Han characters that decide between Simplified and Traditional

_HAN_RUN = Pattern("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_LETTERS = Pattern(r"[^\W\d_]+")
_LATIN_WORD = Pattern("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:['’][A-Za-z\u00c0-\u024f]+)?")
# Kana; Greek, Cyrillic, Armenian, Hebrew, Arabic, the scripts of India and South East Asia, Georgian, Hangul
_OTHER_SCRIPT = Pattern(
    "[\u0370-\u03ff\u0400-\u058f\u0590-\u08ff\u0900-\u10ff\u1100-\u11ff\u1780-\u17ff"
    "\u3041-\u3096\u30a1-\u30fa\u3130-\u318f\uac00-\ud7af]"
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH = _set(
    "the of and to in is you that it for on are with as this have be at your or from we can our an by not was but all "
    "if will please would any has let my there their they what so when which been thank thanks hello dear regards "
    "hi sorry sincerely could should may about after before these those then than them were who how just also "
    "us no yes ok okay new i i'm i'll i've i'd we're we'll we've you're you'll it's that's don't can't won't do does "
    "did get need kindly best cheers morning afternoon welcome here where into only its his her he she more some "
    "out up now time today tomorrow week next done great got sure see know send sent check let's"
)
# Common words of other languages in Latin letters that are no words of English (nor common in its names).
_OTHER = _set(
    "und der das nicht ist ich wir sie für auf ein eine einen bitte danke dank haben werden wird sehr vielen "
    "grüße grüßen gruß freundlichen geehrte geehrter ihnen ihr auch noch zum zur vom sind oder aber wenn dass "
    "hallo guten können "
    "les et vous nous une dans que qui avec votre notre sont cette merci bonjour cordialement veuillez je pas "
    "sur aux où ce ces leur être fait très sincères madame monsieur beaucoup "
    "una por para con gracias hola estimado estimada saludos usted nuestro nuestra está están pero como "
    "más muy buenos días señor señora cordiales adjunto sus "
    "os não você vocês obrigado obrigada uma são atenciosamente prezado prezada bom olá muito também já nós seu "
    "il gli che di è sono della nel grazie gentile saluti buongiorno cordiali siamo anche questo questa "
    "het een voor niet ik wij bedankt groeten geachte naar zijn wordt worden deze met onze uw graag vriendelijke "
    "nie jest się że dziękuję proszę dzień dobry pozdrawiam jak są przez oraz dla czy "
    "bir bu için teşekkür teşekkürler merhaba saygılarımla değil olarak çok lütfen "
    "và của là không với được các tôi bạn chào cảm ơn trân trọng anh chị những "
    "yang untuk dengan ini tidak terima kasih saya kami anda adalah mohon selamat "
    "och att det som är inte för av tack hej vänliga hälsningar ikke og jeg hilsen takk "
    "že jsem děkuji dobrý není și este sunt mulțumesc bună hogy nem köszönöm "
    "tisztelt üdvözlettel ja ei kiitos"
)
_HAN_FUNCTION = frozenset("的了是我您你们們请請谢謝在不到为為这這会會就把给給吗嗎已还還要可以能对對于於将將与與及")
_TRADITIONAL_LEANING = frozenset("於妳瞭嘅咗喺唔啲佢哋冇嚟「」『』")

_WEIGHT_FUNCTION_WORD = 1.2
_WEIGHT_OTHER_WORD = 0.3  # a product word, a name
_WEIGHT_HAN = 0.6  # Chinese needs about 1.6 characters for an English word


def detect(string: str) -> str:
    """The language of a message: "en", "zh-Hans", "zh-Hant", "mixed" (both English and Chinese sentences) or "other".

    Without any evidence (no letters, names only) the answer is "en", or "zh-Hans" where there are Han characters.
    """
    return _detect(_sample(string)) or "en"


def detect_sentence(string: str, message_language: str = "") -> str:
    """The language of a sentence, or `message_language` where the sentence alone does not say.

    Numbers, names and product words say nothing; Han characters common to both scripts (您好) say only
    that it is Chinese, then `message_language` decides between the scripts, and zh-Hans where it cannot.
    """
    language = _detect(_sample(string), message_language if message_language.startswith("zh") else "zh-Hans")
    if language == "en" and not _has_english(string):
        return message_language
    return language or message_language


def _sample(string: str) -> str:
    if len(string) <= _SAMPLE:
        return string
    third = _SAMPLE // 3
    middle = len(string) // 2
    return " ".join((string[:third], string[middle : middle + third], string[-third:]))


def _detect(string: str, chinese: str = "zh-Hans") -> str:
    if string.isascii():
        opening = _split(string[:_OPENING]) if len(string) > _OPENING else []
        if sum(map(_ENGLISH.__contains__, opening)) * 3 > len(opening):
            return "en"  # nobody opens in English and goes on in Dutch
        return _latin_language(_split(string))
    han = "".join(_HAN_RUN.findall(string))
    if _OTHER_SCRIPT.search(string) and _is_other_script(string, len(han)):
        return "other"
    if not han:
        return _latin_language(_split(string))
    words = [word.lower() for word in _LATIN_WORD.findall(string.replace("’", "'"))]
    english = sum(map(_ENGLISH.__contains__, words))
    if english >= 5 and len(han) >= 12 and _both_speak(string, words, han):
        return "mixed"
    weight_english = english * _WEIGHT_FUNCTION_WORD + (len(words) - english) * _WEIGHT_OTHER_WORD
    if weight_english > len(han) * _WEIGHT_HAN:
        return _latin_language(words)
    return _script(han, string, chinese)


def _split(string: str) -> list[str]:
    """The words in lower case, punctuation that follows them taken off; quicker than a pattern."""
    string = string.lower().replace("’", "'").replace(",", " ").replace(".", " ").replace("!", " ").replace("?", " ")
    return string.replace(":", " ").split()


def _latin_language(words: list[str]) -> str:
    """ "en" or "other" for words in lower case; "" where there are none."""
    english = sum(map(_ENGLISH.__contains__, words))
    if english > 3 and english * 4 > len(words):
        return "en"
    foreign = sum(map(_OTHER.__contains__, words))
    if foreign > english and foreign * 8 > len(words):
        return "other"
    if not english and len(words) > 3 and sum(not word.isascii() for word in words) * 4 > len(words):
        return "other"
    return "en" if any(char.isalpha() for word in words for char in word) else ""


def _is_other_script(string: str, han: int) -> bool:
    kana = foreign = 0
    for letter in _OTHER_SCRIPT.findall(string):
        if "\u3041" <= letter <= "\u30ff":
            kana += 1
        else:
            foreign += 1
    if kana > 1 and kana * 8 > han:
        return True
    return foreign > 1 and foreign * 3 > sum(map(len, _LETTERS.findall(string)))


def _both_speak(string: str, words: list[str], han: str) -> bool:
    """Whether there are sentences in both languages, not only names, titles, addresses, product words, markup."""
    if sum(map(_HAN_FUNCTION.__contains__, han)) < 3:
        return False
    weight_chinese = len(han) * _WEIGHT_HAN
    if not 0.12 < weight_chinese / (weight_chinese + len(words)) < 0.88:
        return False
    return any(_is_english_sentence(stretch) for stretch in _HAN_RUN.split(string) if len(stretch) > 24)


def _is_english_sentence(stretch: str) -> bool:
    """At least six words, a third of them function words in lower case."""
    words = _LATIN_WORD.findall(stretch)
    english = sum(map(_ENGLISH.__contains__, words))
    return len(words) > 5 and english > 2 and english * 3 >= len(words)


def _has_english(string: str) -> bool:
    """Whether a sentence taken for English shows it: a function word, or at least four words in lower case."""
    words = _LATIN_WORD.findall(string.replace("’", "'"))
    if any(word.lower() in _ENGLISH for word in words):
        return True
    return sum(word.islower() for word in words) > 3


def _script(han: str, string: str, undecided: str) -> str:
    from etiquette_lint.language.characters import one_script_characters

    simplified, traditional = one_script_characters()
    for sample in (han[:_HAN_SAMPLE], han):
        simplified_count = sum(map(simplified.__contains__, sample))
        traditional_count = sum(map(traditional.__contains__, sample))
        if simplified_count != traditional_count:
            break
    if traditional_count > simplified_count:
        return "zh-Hant"
    if simplified_count:
        return "zh-Hans"
    return "zh-Hant" if not _TRADITIONAL_LEANING.isdisjoint(string) else undecided
