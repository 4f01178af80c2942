"""Content transfer encodings (RFC 2045): decoding by fast codecs, and a slower walk that keeps places."""

from bisect import bisect_right

from etiquette_lint.pattern import Pattern

IDENTITY = ""
QUOTED_PRINTABLE = "quoted-printable"
BASE64 = "base64"
UUENCODE = "x-uuencode"
_NAMES = {
    "": IDENTITY,
    "7bit": IDENTITY,
    "8bit": IDENTITY,
    "binary": IDENTITY,
    "quoted-printable": QUOTED_PRINTABLE,
    "base64": BASE64,
    "x-uuencode": UUENCODE,
    "uuencode": UUENCODE,
    "uue": UUENCODE,
    "x-uue": UUENCODE,
}

_SOFT_BREAK_WITH_SPACE = Pattern(rb"=[ \t]++(?=\n|\Z)")
_QUOTED = Pattern(
    rb"(?P<soft>=[ \t]*+(?:\r\n|\r|\n|\Z))|(?P<hex>(?:=[0-9A-Fa-f]{2})++)|(?P<twice>==)|(?P<line>\r\n)|(?P<cr>\r)"
)
_NOT_BASE64 = bytes(sorted(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")))
_NOT_BASE64_OR_PAD = _NOT_BASE64.replace(b"=", b"")
_LETTERS_AND_SPACE = bytes(sorted(set(range(256)) - set(_NOT_BASE64))) + b"= \t\r\n"
_LINES = Pattern(rb"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_PADDED_PIECES = Pattern(rb"(?:[A-Za-z0-9+/\s]++={1,2}\s*+)++(?:[A-Za-z0-9+/]++\s*+)*+")


def transfer_encoding(value: str) -> str | None:
    """The encoding that a Content-Transfer-Encoding value names; None when there is none of that name.

    Tolerates what mailers write: upper case, blanks, a semicolon, "8-bit", "7bits".
    """
    known = _NAMES.get(value)
    if known is not None:
        return known
    name = value.strip(" \t\r\n\"'").lower().partition(";")[0].partition("(")[0].strip()
    known = _NAMES.get(name)
    if known is None:
        known = _NAMES.get(name.replace("-", "").removesuffix("s"))
    return known


def decode(body: bytes, encoding: str) -> bytes:
    """`body` without its transfer encoding; what is broken is kept as far as it can be read. Never raises."""
    if encoding == IDENTITY:
        return body
    if encoding == QUOTED_PRINTABLE:
        return _decode_quoted(body)
    if encoding == BASE64:
        return _decode_base64(body)
    return _walk_uuencode(body, 0)[0]


def _decode_quoted(body: bytes) -> bytes:
    if b"=" not in body:
        return body
    from binascii import a2b_qp

    if b"\r" in body:  # a2b_qp takes "=\r" to the next LF, over whole lines where lines end in CR
        body = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"= " in body or b"=\t" in body:  # RFC 2045 6.7: white space after the soft break was added on the way
        body = _SOFT_BREAK_WITH_SPACE.sub(b"=", body)
    return a2b_qp(body)


def base64_pieces(body: bytes) -> list[bytes]:
    """The stretches of `body` that are decoded each alone, from its start on.

    Some mailers pad every line. Text after the padding, such as the footer of a mailing list, is no base64.
    """
    pad = body.find(b"=")
    if pad < 0 or not body[pad:].strip(b"= \t\r\n"):
        return [body]
    if not _PADDED_PIECES.fullmatch(body):
        return [body[: pad + 2]] if body[pad : pad + 2] == b"==" else [body[: pad + 1]]
    pieces, start = [], 0
    while pad >= 0:
        end = pad
        while body[end : end + 1] == b"=":
            end += 1
        pieces.append(body[start:end])
        start, pad = end, body.find(b"=", end)
    if len(body[start:].translate(None, _NOT_BASE64)) % 4 == 0:
        pieces.append(body[start:])
    return pieces


def is_base64(body: bytes) -> bool:
    """Whether a body said to be base64 can be: broken mailers say so and send plain text."""
    if not body.isascii():
        return False
    if not body.translate(None, _LETTERS_AND_SPACE):
        return True
    head = b"".join(base64_pieces(body))
    letters = len(head.translate(None, _NOT_BASE64_OR_PAD))
    if body[len(head) :].strip() and letters % 4:  # "a = b": no padding, but an equals sign
        return False
    return len(head.translate(None, _LETTERS_AND_SPACE)) * 10 < letters


def _decode_piece(piece: bytes) -> bytes:
    from binascii import Error as Base64Error
    from binascii import a2b_base64

    try:
        return a2b_base64(piece)
    except Base64Error:
        letters = piece.translate(None, _NOT_BASE64)
        return a2b_base64(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")


def _decode_base64(body: bytes) -> bytes:
    return b"".join([_decode_piece(piece) for piece in base64_pieces(body)])


class RawMap:
    """Where in the file each decoded byte comes from.

    Piece i begins at decoded byte `starts[i]` (a multiple of 1/4: base64 letters hold 6 bits) and at raw
    byte `raws[i]`; a decoded byte takes `thirds[i]` thirds of a raw byte.
    """

    __slots__ = ("end", "exact", "raws", "starts", "thirds")

    def __init__(self, starts: list, raws: list[int], thirds: list[int], end: int, exact: bool):
        self.starts = starts
        self.raws = raws
        self.thirds = thirds
        self.end = end
        self.exact = exact

    def start_of(self, offset: int) -> int:
        if not self.starts:
            return self.end
        index = max(bisect_right(self.starts, offset) - 1, 0)
        at = self.raws[index] + int((offset - self.starts[index]) * self.thirds[index]) // 3
        return min(at, self.end)

    def end_of(self, offset: int) -> int:
        """The raw offset after the decoded byte before `offset`."""
        if not self.starts or offset <= 0:
            return self.start_of(offset)
        index = max(bisect_right(self.starts, offset - 1) - 1, 0)
        at = self.raws[index] + -(-int((offset - self.starts[index]) * self.thirds[index]) // 3)
        return min(at, self.end)


def walk(body: bytes, encoding: str, base: int) -> tuple[bytes, RawMap]:
    """`decode(body, encoding)` again, slower, with the place of each byte; `body` stands at `base` in the file."""
    if encoding == QUOTED_PRINTABLE:
        return _walk_quoted(body, base)
    if encoding == BASE64:
        return _walk_base64(body, base)
    if encoding == UUENCODE:
        return _walk_uuencode(body, base)
    return body, RawMap([0], [base], [3], base + len(body), True)


def _walk_quoted(body: bytes, base: int) -> tuple[bytes, RawMap]:
    out: list[bytes] = []
    starts, raws, thirds = [], [], []
    length = at = 0
    any_escape = b"=" in body

    def add(piece: bytes, raw: int, width: int) -> None:
        nonlocal length
        starts.append(length)
        raws.append(base + raw)
        thirds.append(width)
        out.append(piece)
        length += len(piece)

    for match in _QUOTED.finditer(body) if any_escape else ():
        if match.start() > at:
            add(body[at : match.start()], at, 3)
        kind = match.lastgroup
        if kind == "hex":
            add(bytes.fromhex(match[0].replace(b"=", b"").decode("ascii")), match.start(), 9)
        elif kind == "twice":
            add(b"=", match.start(), 6)
        elif kind == "line":
            add(b"\n", match.start(), 6)
        elif kind == "cr":
            add(b"\n", match.start(), 3)
        at = match.end()
    if at < len(body) or not starts:
        add(body[at:], at, 3)
    return b"".join(out), RawMap(starts, raws, thirds, base + len(body), True)


def _walk_base64(body: bytes, base: int) -> tuple[bytes, RawMap]:
    starts, raws, thirds, out = [], [], [], []
    length = raw = 0
    for piece in base64_pieces(body):
        letters = 0
        for line in _LINES.findall(piece):
            count = len(line.translate(None, _NOT_BASE64))
            if count:
                starts.append(length + letters * 0.75)
                raws.append(base + raw + len(line) - len(line.lstrip()))
                thirds.append(4)
                letters += count
            raw += len(line)
        out.append(_decode_piece(piece))
        length += len(out[-1])
    return b"".join(out), RawMap(starts, raws, thirds, base + len(body), False)


def _walk_uuencode(body: bytes, base: int) -> tuple[bytes, RawMap]:
    from binascii import Error as Base64Error
    from binascii import a2b_uu

    starts, raws, thirds, out = [], [], [], []
    length = at = 0
    inside = False
    for found in _LINES.findall(body):
        line = found.rstrip(b"\r\n")
        if not inside:
            inside = line.startswith(b"begin ")
        elif line.strip() == b"end":
            break
        elif line:
            try:
                piece = a2b_uu(line)
            except Base64Error:  # some encoders write too many characters: read what the count says
                try:
                    piece = a2b_uu(line[: (((line[0] - 32) & 63) * 4 + 5) // 3])
                except Base64Error:
                    piece = b""
            starts.append(length)
            raws.append(base + at + 1)
            thirds.append(4)
            out.append(piece)
            length += len(piece)
        at += len(found)
    return b"".join(out), RawMap(starts, raws, thirds, base + len(body), False)


def decoded_size(raw: bytes, start: int, end: int, encoding: str) -> int:
    """Bytes of the decoded content, counted without decoding base64."""
    if encoding == BASE64:
        body = raw[start:end]
        letters = len(body.translate(None, _NOT_BASE64))
        return letters * 3 // 4
    if encoding == IDENTITY:
        return end - start
    return len(decode(raw[start:end], encoding))
