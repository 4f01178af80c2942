"""Character references of HTML: the common ones here, all others from the standard library when one appears."""

from etiquette_lint.pattern import Pattern

REFERENCE_SOURCE = r"&(?:#(?:[0-9]{1,8}+|[xX][0-9a-fA-F]{1,7}+);?|[A-Za-z][A-Za-z0-9]{1,31}+;?)"
REFERENCE = Pattern(REFERENCE_SOURCE)
_COMMON = {
    "amp;": "&", "lt;": "<", "gt;": ">", "quot;": '"', "apos;": "'", "nbsp;": "\xa0", "ensp;": "\u2002",
    "emsp;": "\u2003", "thinsp;": "\u2009", "zwnj;": "\u200c", "zwj;": "\u200d", "shy;": "\xad", "copy;": "©",
    "reg;": "®", "trade;": "™", "hellip;": "…", "mdash;": "—", "ndash;": "–", "lsquo;": "‘", "rsquo;": "’",
    "ldquo;": "“", "rdquo;": "”", "bull;": "•", "middot;": "·", "laquo;": "«", "raquo;": "»", "times;": "×",
    "euro;": "€", "pound;": "£", "yen;": "¥", "cent;": "¢", "deg;": "°", "eacute;": "é", "uuml;": "ü",
    "ouml;": "ö", "auml;": "ä", "szlig;": "ß", "amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": "\xa0",
}  # fmt: skip
# Numbers of the C1 controls mean Windows-1252 (HTML standard, "numeric character reference end state").
_WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"


def decode_reference(source: str) -> tuple[str, int] | None:
    """What `&…` stands for and how many characters of it were used; None when it is only an ampersand."""
    body = source[1:]
    common = _COMMON.get(body)
    if common is not None:
        return common, len(source)
    if not body:
        return None
    if body[0] == "#":
        digits = body[1:].rstrip(";")
        number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
            return "\ufffd", len(source)
        if 0x80 <= number <= 0x9F:
            return _WINDOWS_1252[number - 0x80], len(source)
        return chr(number), len(source)
    from html.entities import html5

    if body in html5:
        return html5[body], len(source)
    for length in range(min(len(body), 6), 1, -1):  # the old names may stand without semicolon; the longest has six
        if body[:length] in html5 and body[length - 1] != ";":
            return html5[body[:length]], length + 1
    return None
