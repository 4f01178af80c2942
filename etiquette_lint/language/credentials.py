"""Passwords, one-time codes and keys: what stands behind the words that name them, and what names itself."""

from etiquette_lint.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# What keys begin with, by a character that each of them holds: one character is sought ten times as fast as several.
_KEY_SIGNS = (
    ("_", ("sk_live", "rk_live", "ghp_", "gho_", "ghs_", "github_pat_", "npm_", "hf_")),
    ("-", ("sk-", "glpat-", "-----BEGIN")),
    ("I", ("AKIA", "ASIA", "AIza", "LTAI")),
    ("x", ("xox",)),
    ("J", ("eyJ",)),
    ("/", ("://",)),
    ("G", ("SG.",)),
    ("=", ("AccountKey=",)),
    ("r", ("earer ",)),
)
_KEY = Pattern(
    r"(?<![A-Za-z0-9_-])(?:sk-(?:[a-z]{2,8}-)*[A-Za-z0-9_-]{20,200}|[sr]k_live_[A-Za-z0-9]{16,120}|A[KS]IA[0-9A-Z]{16}"
    r"|gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{30,255}|glpat-[A-Za-z0-9_-]{20,64}"
    r"|xox[abeprs]-[A-Za-z0-9-]{10,250}"
    r"|AIza[A-Za-z0-9_-]{35}|eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,2000}"
    r"|SG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64}|npm_[A-Za-z0-9]{36}|hf_[A-Za-z0-9]{30,40}|LTAI[A-Za-z0-9]{12,24}"
    r"|AccountKey=[A-Za-z0-9+/=]{40,120}|[Bb]earer [A-Za-z0-9._~+/-]{24,2000}=*"
    r"|-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----"
    r"(?:[\s\S]{0,8000}?-----END [A-Z0-9 ]{0,24}PRIVATE KEY(?: BLOCK)?-----)?)"
)
_IN_ADDRESS = Pattern(r"://[^\s/:@<>\"']{1,64}:([^\s/:@<>\"'{}$*]{3,64})@[\w.-]")

# What may stand between the word and its value; group 1 is what says that a value follows.
_JOINT = Pattern(
    r"[ \t]*(?:[（(][^()（）\n]{1,20}[)）])?[ \t]*"
    r"(?:(?:for|i|we|of|that|to) [\w@.'’ -]{1,32}?[ \t]+(?=is\b|was\b|[:=]|- )"
    r"|(?:我[们們]?|[这這][边邊]|系[统統])?(?:已[经經]?|先|[暂暫][时時])?(?:[给給替帮幫为為][您你]?)?"
    r"(?:重置|修改|更改|变更|變更|重設)?)"
    r"(is now|is still|is|was|will be|has been (?:re)?set to|has been changed to"
    r"|[:：=]|[-–—](?= )|统一为|設定為|设置?成了?|設置?成了?|设置为|设为|"
    r"設為|(?:改|换|換|变|變|设|設)(?:为|為|成)了?|[为為是])?"
    r"[ \t]*(?:\n[ \t]*)?[“\"'‘「『`*<【]{0,3}",
    2,
)
_VALUE = Pattern(r"[!-~]{3,64}")
_SPACED_CODE = Pattern(r"\d{3}[ -]\d{3}(?![ -]?\d)")
_CLOSING_MARKS = ".,;:?)]}>\"'`"
_MASKED = Pattern(r"[*xX•·#_.\-?]+|.{0,3}\*{3,}.{0,4}|[A-Z]{1,3}\*{2,}.{0,4}")
_STAND_INS = ("password", "pass", "pwd", "密码", "密碼")
_SET_BEFORE = Pattern(r"(?:set|chang\w+|reset|updat\w+)\b[^.\n]{0,30}$", 2)
_TO = Pattern(r"[ \t]+to[ \t]+[“\"'‘`*]{0,2}", 2)
_UNIT_BEHIND = Pattern(
    r"[ \t]*(?:[位个個字年月日号號分秒次元小天条條级級項项及和以到至或、]"
    r"|(?:characters?|digits?|days?|times?|letters?|minutes?|hours?)\b)",
    2,
)
_HAN = Pattern("[\u4e00-\u9fff]")


def find_keys(string: str) -> "Iterator[tuple[int, int]]":
    """Keys and tokens that their own form gives away."""
    if not _may_hold_key(string):
        return
    for match in _KEY.finditer(string):
        if len(set(match[0])) > 8:  # sk-xxxxxxxx is a stand-in
            yield match.span()
    if "://" in string:
        for match in _IN_ADDRESS.finditer(string):
            stands_in = _MASKED.fullmatch(match[1]) or match[1].isdigit() or match[1].lower() in _STAND_INS
            if not stands_in:
                yield match.span(1)


def _may_hold_key(string: str) -> bool:
    for character, signs in _KEY_SIGNS:
        if character in string:
            for sign in signs:
                if sign in string:
                    return True
    return False


def secret_after(string: str, start: int, end: int, code: bool) -> tuple[int, int] | None:
    """The value that stands behind `string[start:end]`, a word for a password (or, with `code`, a one-time code)."""
    joint = _JOINT.match(string, end)
    said = bool(joint and joint[1]) or string[end - 1] in ":："
    at = joint.end() if joint else end
    if not said and _SET_BEFORE.search(string[max(start - 40, 0) : start]):
        to = _TO.match(string, end)
        if to:
            said, at = True, to.end()
    value = _VALUE.match(string, at)
    if value is None or (at == end and not _HAN.match(string, end - 1)):
        return None
    words = value[0].rstrip(_CLOSING_MARKS)
    spaced = _SPACED_CODE.match(string, at) if code else None
    if spaced:
        return spaced.span()
    if code:
        digits = len(words) - len(words.lstrip("0123456789"))
        words = words[:digits] if 4 <= digits <= 8 and not words[digits : digits + 1].isalnum() else words
    last = at + len(words)
    if _UNIT_BEHIND.match(string, last) or not _is_secret(words, said, code, _colon(joint)):
        return None
    return at, last


# "use Harbour!77 as your password", "用Harbour!77这个密码登录"
_BEFORE = Pattern(
    r"([!-~]{6,40})(?:[ \t]+(?:as|is|for)[ \t]+(?:your|the|a)(?:[ \t]\w{3,12}){0,2}[ \t]+|[”\"’'」]?"
    r"(?:[这這][个個]|作[为為]|[当當]作?)[“\"‘'「]?(?:[临臨初][时時始]|登[录錄入])?的?)\Z"
)


def secret_before(string: str, start: int) -> tuple[int, int] | None:
    """The value that stands before the word for a password at `start`."""
    match = _BEFORE.search(string, max(start - 80, 0), start)
    if match is None:
        return None
    value = match[1].strip(_CLOSING_MARKS)
    mixed = any(map(str.isdigit, value)) and any(map(str.isalpha, value))
    if not mixed or not _is_secret(value, True, False, True):
        return None
    at = match.start(1) + match[1].index(value)
    return at, at + len(value)


def _colon(joint) -> bool:
    return bool(joint and joint[1] and joint[1] in ":：=")


def _is_secret(value: str, said: bool, code: bool, colon: bool) -> bool:
    if len(value) < 4 or _MASKED.fullmatch(value) or value[0] in "{[<%$&(/\\|" or "://" in value or "{" in value:
        return False
    if "@" in value and "." in value.partition("@")[2]:
        return False  # an address, or a link to where the password is set
    digits = sum(map(str.isdigit, value))
    letters = sum(map(str.isalpha, value))
    if code:
        return digits >= 4 and digits == len(value) if not said else digits >= 4 and len(value) <= 10
    if digits == len(value):
        return said
    if digits and letters:
        return said or not value.islower() or not value.isalnum()
    symbols = len(value.rstrip("!")) - digits - letters + sum(map(value.count, "-'’.,/"))
    return colon and letters > 3 and any(sign in value[1:] for sign in "!@#$%^&*+") and symbols > 0
