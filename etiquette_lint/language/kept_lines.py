"""Lines that are read when somebody asks for one of them."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class KeptLines(dict):
    """Number of a line -> what `read` makes of it, once: thousands are kept, a message needs some dozens.

    A number beyond the last line has the value of an empty one. UnicodeDecodeError is raised for one that is damaged.
    """

    __slots__ = ("_content", "_ends", "_read")

    def __init__(self, kept: "bytes | memoryview", read: "Callable[[str], object]"):
        """Take up what `write_lines` gave; raises ValueError for what it cannot have given."""
        super().__init__()
        count = int.from_bytes(kept[:4], "little")
        self._ends = memoryview(kept)[4 : 4 + 4 * count].cast("I")
        self._content = memoryview(kept)[4 + 4 * count :]
        self._read = read
        if len(self._ends) != count or (count and self._ends[-1] != len(self._content)):
            raise ValueError("no kept lines")

    def __len__(self) -> int:
        """How many lines there are; only those read by now are items."""
        return len(self._ends)

    def __missing__(self, number: int) -> object:
        line = ""
        if 0 <= number < len(self._ends):
            start = self._ends[number - 1] if number else 0
            line = str(self._content[start : self._ends[number]], "utf-8")
        value = self[number] = self._read(line)
        return value


def write_lines(lines: "Iterable[str]") -> bytes:
    """Lines as bytes for `KeptLines`; good for machines of one byte order."""
    from array import array

    content = [line.encode() for line in lines]
    ends = array("I")
    end = 0
    for line in content:
        end += len(line)
        ends.append(end)
    return b"".join((len(content).to_bytes(4, "little"), ends.tobytes(), *content))
