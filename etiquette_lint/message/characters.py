"""From the characters of a decoded text to the bytes they were decoded from."""

from array import array

from etiquette_lint.message.charsets import STATEFUL, decode_marked
from etiquette_lint.pattern import Pattern

_CHUNK = 2048  # characters between two checkpoints: what one look-up encodes again
_MARKS = Pattern("[\udc00-\udfff]")


def _size(text: str, codec: str, marked: bool) -> int:
    """Bytes that `text` was decoded from; a mark counts as many as it says."""
    if not marked:
        return len(text.encode(codec))
    total = at = 0
    for match in _MARKS.finditer(text):
        total += len(text[at : match.start()].encode(codec)) + ord(match[0]) - 0xDC00
        at = match.end()
    return total + len(text[at:].encode(codec))


class CharacterMap:
    """Byte offsets of the characters of `text` = `content` decoded by `codec` (with marks, see `charsets.Reading`).

    Three ways, the cheapest that holds: one byte a character; checkpoints, between which characters are
    encoded again; every byte fed to an incremental decoder (stateful codecs, several spellings of a character).
    """

    def __init__(self, content: bytes, text: str, codec: str, marked: bool):
        self._text = text
        self._codec = codec
        self._marked = marked
        self._starts: array | None = None
        self._ends: array | None = None
        self._checkpoints: list[int] | None = None
        self._length = len(content)
        if codec not in STATEFUL:
            if len(content) == len(text):
                return
            self._checkpoints = self._place_checkpoints(content)
            if self._checkpoints is not None:
                return
        self._walk(content)

    def _place_checkpoints(self, content: bytes) -> list[int] | None:
        checkpoints = [0]
        at = 0
        try:
            for start in range(0, len(self._text), _CHUNK):
                piece = self._text[start : start + _CHUNK]
                end = at + _size(piece, self._codec, self._marked)
                if decode_marked(content[at:end], self._codec) != piece:
                    return None
                at = end
                checkpoints.append(at)
        except UnicodeEncodeError:
            return None
        return checkpoints if at == len(content) else None

    def _walk(self, content: bytes) -> None:
        """Characters that come out together share their bytes, unless there are as many bytes as characters."""
        import codecs

        self._starts, self._ends = array("L"), array("L")
        decode_marked(b"", "ascii")  # the error handler must be known
        decoder = codecs.getincrementaldecoder(self._codec)("etiquette-lint-mark")
        unit = 0
        for index in range(len(content) + 1):
            try:
                last = index == len(content)
                out = decoder.decode(b"" if last else content[index : index + 1], last)
            except (UnicodeError, ValueError):
                out = ""
            if not out:
                continue
            end = min(index + 1, len(content))
            for number in range(len(out)):
                apart = len(out) == end - unit
                self._starts.append(unit + number if apart else unit)
                self._ends.append(unit + number + 1 if apart else end)
            unit = end

    def start_of(self, index: int) -> int:
        """Offset of the first byte of character `index`."""
        if index >= len(self._text):
            return self._length
        if self._starts is not None:
            return self._starts[index] if index < len(self._starts) else self._length
        if self._checkpoints is None:
            return index
        chunk = index // _CHUNK
        return self._checkpoints[chunk] + _size(self._text[chunk * _CHUNK : index], self._codec, self._marked)

    def end_of(self, index: int) -> int:
        """Offset after the last byte of character `index` - 1."""
        if index <= 0:
            return 0
        if self._ends is not None:
            return self._ends[index - 1] if index <= len(self._ends) else self._length
        return self.start_of(index)
