"""Gaps that a template leaves for a machine or a colleague to fill: found with their place, notation and kind.

In a template every notation counts. In a message that is about to be sent (`template=False`) only what
its reader would take for a gap: mail also holds code, masks, list tags, headings and blanks of forms.
"""

from etiquette_lint.message.gaps import DEFINED_CROSSES, PATTERN_OF_VALUE, category_of, names_gap, words_of
from etiquette_lint.pattern import Pattern

# Each takes what it can and never gives back, lengths are bounded, and each begins with a literal: the search then runs
# at the speed of finding one character. What must not stand before it is asked afterwards.
_BRACES = Pattern(
    r"\{(?:\{\{(?P<triple>[^{}]{1,300}+)\}\}"
    r"|\{(?P<double>(?:[^{}\"']++|\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[\"'])*+)\}"
    r"|%(?P<block>(?:[^%]++|%(?!\})){0,200}+)%"
    r"|\#(?P<comment>(?:[^#]++|\#(?!\})){0,200}+)\#"
    r"|!(?P<merge>[A-Za-z][\w.]{0,80}+)"
    r"|(?P<single>[A-Za-z_\u4e00-\u9fff][^{}\n]{0,100}+|[0-9]{1,2}+))\}"
)
_SINGLE = Pattern(r"[A-Za-z_\u4e00-\u9fff][\w .\u4e00-\u9fff-]{0,60}+\Z|[0-9]{1,2}\Z")
_KEYWORD = Pattern(r"[ \t~-]*+(?:else|end|if|range|with|define|template|block)\b(?![.(])")
_ERB = Pattern(r"<%(?P<kind>[-=#!]?)(?P<code>(?:[^%]++|%(?!>)){0,200}+)%>")
_DOUBLE_SQUARE = Pattern(r"\[\[(?P<inner>[^\[\]\n]{1,60}+)\]\]")
_SQUARE = Pattern(r"\[(?<!\[\[)(?P<inner>[^\[\]\n]{2,80}+)\](?![\](:\[])")
_LENTICULAR = Pattern(
    r"【(?P<lenticular>[^【】\n]{1,30}+)】|［(?P<full>[^［］\n]{1,30}+)］|〔(?P<shell>[^〔〕\n]{1,30}+)〕"
)
_GUILLEMETS = Pattern(r"«(?P<inner>[\w\u4e00-\u9fff][\w .\u4e00-\u9fff]{0,50}+)»")
_MAILCHIMP = Pattern(r"\*\|(?P<inner>[A-Z][A-Z0-9_:]{0,50}+)\|\*")
_ANGLES = Pattern(r"<<?(?P<inner>[A-Za-z\u4e00-\u9fff][\w '/\u4e00-\u9fff-]{1,40}+)>>?")
_PYTHON = Pattern(r"%\((?P<inner>[A-Za-z_][\w.]{0,50}+)\)[sdif]")
_PERCENT = Pattern(r"%(?<![\w%]%)(?P<inner>[A-Za-z_][\w.]{2,50}+)%(?![\w%])")
_HASHES = Pattern(r"##(?P<glpi>[a-z][\w.]{2,50}+)##|#(?P<chinese>[\u4e00-\u9fff]{2,12}+)#")
_TITLES = "先生|女士|小姐|老师|老師|同学|同學|经理|經理|总监|總監|主任|院长|院長|教授|博士|部长|部長|局长|老板"
_CROSSES = Pattern(
    r"[XxＸｘ×○〇](?<![A-Za-z0-9.].)(?:"
    rf"(?P<person>[XxＸｘ×○〇]{{1,5}}+(?={_TITLES})|(?<=[XＸ×])(?={_TITLES}))"
    r"|(?P<date>[XxＸｘ×]{0,3}+年(?:[XxＸｘ×]{1,2}+月)?(?:[XxＸｘ×]{1,2}+[日号號])?"
    r"|[XxＸｘ×]?+月[XxＸｘ×]{1,2}+[日号號])"
    r"|(?P<amount>[XxＸｘ×]{1,5}+(?=元|万元|萬元)))"
)
_BARE_CROSSES = Pattern(r"XXX(?<![\w.\-/*@+=:&#]XXX)X{0,5}+(?![\w\-/*@+=(]|[.:]\w)")
_SOME = Pattern(rf"某某?(?={_TITLES})")
_STARS = Pattern(rf"\*\*(?<![*\w]\*\*)\*{{0,2}}+(?={_TITLES})(?!(?:{_TITLES})\*)")
_BLANK = Pattern(r"__(?<!_..)_{0,18}+(?!_)")
_BLANK_BEFORE = Pattern(r"(?i:\b(?:dear|hi|hello)[ \t]{1,3})\Z|(?:尊敬的|致|亲爱的|親愛的)[ \t]{0,2}\Z")
_BLANK_AFTER = Pattern(rf"[ \t]{{0,2}}(?:{_TITLES})")
_FILLERS = Pattern(
    r"(?P<todo>[\[(<](?:TODO|TBD|FIXME|TBC)\b[^\])>\n]{0,80}[\])>]|TODO:(?<![\w#/*.-].{5})(?!//))"
    r"|(?P<lorem>(?i:\blorem[ ]ipsum\b)(?:[ ]+(?i:dolor|sit|amet|consectetur|adipiscing|elit)\b,?){0,8}+)"
)


class Found:
    """One gap in a string. `category` is name, amount, date, other, or "blank" for fillers (XXX, ____, TODO);
    `variable` is its name without filters; `has_default` tells whether the notation names a fallback.

    Unpacks as `start, end, source, variable, category, syntax, has_default`."""

    __slots__ = ("category", "end", "has_default", "source", "start", "syntax", "variable")

    def __init__(
        self, start: int, end: int, source: str, variable: str, category: str, syntax: str, has_default: bool = False
    ):
        self.start = start
        self.end = end
        self.source = source
        self.variable = variable
        self.category = category
        self.syntax = syntax
        self.has_default = has_default

    def __iter__(self):
        return iter((self.start, self.end, self.source, self.variable, self.category, self.syntax, self.has_default))

    def __repr__(self) -> str:
        return f"Found({self.start}, {self.end}, {self.source!r}, {self.category}, {self.syntax})"


def find_placeholders(string: str, template: bool = False, html: bool = False) -> list[Found]:
    """Every gap in `string`, in order, not overlapping; block tags and template comments are not among them.

    `html`: the string is HTML source, in which `<Name>` is a tag.
    """
    found: list[Found] = []
    if "{" in string:
        found += _braces(string, template)
    if "%" in string and "<%" in string:
        found += _erb(string)
    if "[" in string:
        found += _squares(string, template)
    if "【" in string or "［" in string or "〔" in string:
        found += _lenticulars(string)
    if "«" in string:
        found += _simple(string, _GUILLEMETS, "«…»", template)
    if "|" in string and "*|" in string:
        found += _simple(string, _MAILCHIMP, "*|…|*", True)
    if "<" in string and not html:
        found += _angles(string)
    if "%" in string:
        found += _percents(string, template)
        if template and "%(" in string:
            found += _simple(string, _PYTHON, "%(…)", True)
    if "#" in string:
        found += _hashes(string)
    found += _fillers(string)
    if len(found) < 2:
        return found
    return _disjoint(found)


def _disjoint(found: list[Found]) -> list[Found]:
    found.sort(key=lambda gap: (gap.start, -gap.end))
    kept: list[Found] = []
    for gap in found:
        if not kept or gap.start >= kept[-1].end:
            kept.append(gap)
    return kept


def _gap(match, variable: str, syntax: str, has_default: bool = False, category: str = "") -> Found:
    variable = variable.strip()
    start, end = match.span()
    return Found(start, end, match[0], variable, category or category_of(variable), syntax, has_default)


def _braces(string: str, template: bool) -> list[Found]:
    found = []
    for match in _BRACES.finditer(string):
        kind = match.lastgroup
        if kind in ("triple", "double"):
            inner = match[kind]
            if inner.lstrip(" ~-")[:1] in ("#", "/", "^", ">", "!") or _KEYWORD.match(inner):
                continue  # a block, a partial or a comment
            variable, has_default = _expression(inner)
            if template or variable:
                found.append(_gap(match, variable, "{{…}}" if kind == "double" else "{{{…}}}", has_default))
        elif kind == "merge":
            found.append(_gap(match, match["merge"], "{!…}"))
        elif kind == "single":
            gap = _single(string, match, template)
            if gap:
                found.append(gap)
        elif kind == "block" and _is_value(match["block"]):
            found.append(_gap(match, _expression(match["block"])[0], "{%…%}", "fallback" in match["block"]))
    return found


def _single(string: str, match, template: bool) -> Found | None:
    """`{name}`, and with a sign before it `%{name}`, `${name}`, `#{name}`."""
    start, end = match.span()
    inner = match["single"]
    sign = string[start - 1] if start and string[start - 1] in "%$#" else ""
    if template and (string[start - 1 : start] == "{" or string[end : end + 1] == "}"):
        return None  # half of a `{{name}`
    if not sign and not _SINGLE.match(inner):
        return None
    if not template and not _reads_as_gap(string, start - len(sign), end, inner, sign):
        return None
    syntax = sign + "{…}"
    return Found(start - len(sign), end, sign + match[0], inner.strip(), category_of(inner), syntax)


def _is_value(inner: str) -> bool:
    """Help Scout and FreeScout write a value as `{%customer.firstName,fallback=there%}`."""
    first = inner.strip("- ").split(",")[0]
    return "." in first and " " not in first


def _expression(inner: str) -> tuple[str, bool]:
    """The variable of `a.b | default: "x"`, `a.b or "x"`, `helper a.b`, and whether it has a fallback."""
    inner = inner.strip(" \t\n-~&")
    variable, _, filters = inner.partition("|")
    variable = variable.strip()
    has_default = "default" in filters or "fallback" in filters or " or " in variable or " ?? " in variable
    if " " in variable:
        variable = variable.split(" or ")[0].split(" ?? ")[0].split(" if ")[0].strip()
    return variable, has_default


def _reads_as_gap(string: str, start: int, end: int, inner: str, sigil: str) -> bool:
    """In a message: is `{name}`, `${name}` a gap left over, and not code, TeX or a shell variable?"""
    before = string[start - 1 : start]
    after = string[end : end + 1]
    if sigil == "" and (before in ("\\", "$", "@", "=", "_", "^", "}") or (before.isascii() and before.isalnum())):
        return False
    if after in ("/", "\\", "{", "=", ";", "_", "}") and sigil != "%":
        return False
    if before in ("/", "\\", "`", "=") and sigil != "%":
        return False
    if " " in inner.strip() and not names_gap(inner):
        return False
    words = words_of(inner)
    if not inner.isascii():
        return names_gap(inner)
    if sigil and inner.isupper() and not names_gap(inner):
        return False  # ${HOME}, %{HTTP_HOST}
    if names_gap(inner) or any(names_gap(word) for word in words):
        return not _in_code(string, start, end)
    return sigil == "" and inner.isupper() and len(inner) > 3 and not _in_code(string, start, end)


def _in_code(string: str, start: int, end: int) -> bool:
    """Does the line look like program text?"""
    line_start = string.rfind("\n", 0, start) + 1
    line_end = string.find("\n", end)
    line = string[line_start : line_end if line_end >= 0 else len(string)][:400].strip()
    if line.startswith(_CODE_STARTS) or "();" in line or '="' in line or " = " in line:
        return True
    return line.endswith((";", "{", "}", "\\")) and not line.endswith(string[start:end])


_CODE_STARTS = ("#", "//", "$ ", "/*", "export ", "def ", "sub ", "my ", "if (", "echo ", "print", "\\")


def _erb(string: str) -> list[Found]:
    return [
        _gap(match, match["code"].strip().lstrip("@").partition("||")[0].strip(), "<%…%>", "||" in match["code"])
        for match in _ERB.finditer(string)
        if match["kind"] in ("=", "-")
    ]


def _squares(string: str, template: bool) -> list[Found]:
    found = []
    if "[[" in string:
        for match in _DOUBLE_SQUARE.finditer(string):
            inner = match["inner"]
            words = words_of(inner)
            if inner[0] == " " or not words:
                continue
            if names_gap(inner) or (" " not in inner and ":" not in inner and (template or any(map(names_gap, words)))):
                found.append(_gap(match, inner, "[[…]]"))
    for match in _SQUARE.finditer(string):
        inner = match["inner"]
        if not names_gap(inner) or f"[/{inner}]" in string:
            continue
        found.append(_gap(match, inner, "[…]"))
    return found


def _lenticulars(string: str) -> list[Found]:
    found = []
    for match in _LENTICULAR.finditer(string):
        inner = match[match.lastgroup]
        if names_gap(inner) and not _is_label(string, match, inner):
            found.append(_gap(match, inner, match[0][0] + "…" + match[0][-1]))
    return found


_HONORIFIC = Pattern(rf"[ \t]{{0,2}}(?:{_TITLES}|您|你好|大家|：|:|，|,|！|!|总|總)")


def _is_label(string: str, match, inner: str) -> bool:
    """`【地点】上海` at the start of a line is a label, `【时间】` on a line of its own a heading."""
    line_start = string.rfind("\n", 0, match.start()) + 1
    if string[line_start : match.start()].strip(" \t\u3000>*·•-0123456789.、"):
        return False
    if inner[0] in "您你请請此" or "插入" in inner or "填" in inner:
        return False
    line_end = string.find("\n", match.end())
    rest = string[match.end() : line_end if line_end >= 0 else len(string)]
    if rest.strip():
        return not (_HONORIFIC.match(rest) and category_of(inner) == "name")
    return not inner.endswith(_SIGNATURE_GAPS)


_SIGNATURE_GAPS = (
    "姓名", "名字", "职位", "職位", "签名", "簽名", "公司名称", "公司名稱", "部门", "部門", "落款", "称呼", "稱呼",
)  # fmt: skip


def _simple(string: str, pattern: Pattern, syntax: str, anything: bool) -> list[Found]:
    found = []
    for match in pattern.finditer(string):
        inner = match["inner"]
        if anything or names_gap(inner) or (" " not in inner and any(map(names_gap, words_of(inner)))):
            found.append(_gap(match, inner, syntax, category=""))
    return found


_GREETING_BEFORE = Pattern(
    r"(?i:(?:dear|hi|hello|hey|regards|sincerely|thanks),?\s{0,3})\Z|(?:尊敬的|致|亲爱的|親愛的)\s?\Z"
)


def _angles(string: str) -> list[Found]:
    found = []
    for match in _ANGLES.finditer(string):
        inner, source = match["inner"], match[0]
        if source.startswith("<<") != source.endswith(">>") or not names_gap(inner):
            continue
        plain = source[1] != "<" and inner.isascii() and len(words_of(inner)) < 2
        if _GREETING_BEFORE.search(string, max(match.start() - 20, 0), match.start()) is None:
            if plain:
                continue  # `command <name>` explains usage
            if inner.isascii() and source[1] != "<" and not inner[0].isupper() and "your" not in inner:
                continue
        found.append(_gap(match, inner, "<…>"))
    return found


_HEX_PAIR = Pattern(r"(?:[0-9A-Fa-f]{2}){1,2}\Z")


def _percents(string: str, template: bool) -> list[Found]:
    found = []
    for match in _PERCENT.finditer(string):
        inner = match["inner"]
        if _HEX_PAIR.match(inner) or _in_address(string, match.start()):
            continue
        after = string[match.end() : match.end() + 1]
        if template or (after not in ("\\", "/") and any(map(names_gap, words_of(inner)))):
            found.append(_gap(match, inner, "%…%"))
    return found


def _in_address(string: str, start: int) -> bool:
    token = string[max(start - 200, 0) : start]
    token = token[max(token.rfind(" "), token.rfind("\n")) + 1 :]
    return "://" in token or "www." in token or "=" in token


def _hashes(string: str) -> list[Found]:
    found = []
    for match in _HASHES.finditer(string):
        if match.lastgroup == "glpi":
            found.append(_gap(match, match["glpi"], "##…##"))
        elif names_gap(match["chinese"]):
            found.append(_gap(match, match["chinese"], "#…#"))
    return found


def _may_hold_filler(string: str) -> bool:
    """A cheap look: one character is sought ten times as fast as a word."""
    return (
        ("B" in string and ("TBD" in string or "TBC" in string))
        or ("O" in string and "TODO" in string)
        or ("X" in string and "FIXME" in string)
        or ("U" in string and "PSUM" in string)
        or "psum" in string
    )


def _fillers(string: str) -> list[Found]:
    """Blanks that a person left: XX先生, X月X日, ____, TODO, Lorem ipsum."""
    found = []
    if "X" in string and "XXX" in string:
        found += _bare_crosses(string)
    if not string.isascii() and any(sign in string for sign in "XxＸｘ×○〇"):
        for match in _CROSSES.finditer(string):
            found.append(_gap(match, "", "XX", category="blank"))
    if ("X" in string and "XX" in string) or ("Y" in string and "YYYY" in string):
        found += [_gap(match, "", match[0], category="blank") for match in PATTERN_OF_VALUE.finditer(string)]
    if "某" in string:
        found += [_gap(match, "", "某某", category="blank") for match in _SOME.finditer(string)]
    if "*" in string and "**" in string:
        found += [_gap(match, "", "**", category="blank") for match in _STARS.finditer(string)]
    if "_" in string and "__" in string:
        found += _underscores(string)
    if _may_hold_filler(string):
        for match in _FILLERS.finditer(string):
            found.append(_gap(match, "", "TODO" if match.lastgroup == "todo" else "Lorem ipsum", category="blank"))
    return found


_NOT_A_GAP_BEFORE = Pattern(r"(?i:\b(?:rated|bowl|mark|chapter|part|volume|act|size|super|triple|movie)\s{0,2})\Z")


def _bare_crosses(string: str) -> list[Found]:
    found: list[Found] = []
    if DEFINED_CROSSES.search(string):
        return found
    for match in _BARE_CROSSES.finditer(string):
        line_start = string.rfind("\n", 0, match.start()) + 1
        before = string[line_start : match.start()].strip(" \t>")
        after = string[match.end() : match.end() + 1]
        if before.startswith(("#", "//", "/*", "*", "--", ";")) or (not before and after in ("", ":", "\n", "\r")):
            continue  # marks a doubt in program text; on a line of its own it is a kiss
        if _NOT_A_GAP_BEFORE.search(string, max(match.start() - 12, 0), match.start()):
            continue
        found.append(_gap(match, "", "XXX", category="blank"))
    return found


def _underscores(string: str) -> list[Found]:
    """Blanks to write a name on; forms have blanks of their own, which the recipient is to fill."""
    return [
        _gap(match, "", "____", category="blank")
        for match in _BLANK.finditer(string)
        if _BLANK_BEFORE.search(string, max(match.start() - 10, 0), match.start())
        or _BLANK_AFTER.match(string, match.end())
    ]
