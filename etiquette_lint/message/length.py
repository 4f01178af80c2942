"""How long a message is, as its reader sees it: English words, Han characters, lines on a screen."""

from etiquette_lint.message.model import Message


def measure(string: str) -> tuple[int, int]:
    """English words and Han characters."""
    from etiquette_lint.language.words import count_han, count_words

    return count_words(string), count_han(string)


def is_short(string: str, options: dict) -> bool:
    """Whether a glance shows that it has no more words and characters than the options allow. English words with
    their space take four characters and more."""
    length = len(string)
    return length <= options["max_characters"] or (length < 4 * options["max_words"] and string.isascii())


class Size:
    """How much the body says: English words, Han characters, and the lines it takes on a screen of ninety columns,
    however the mail client broke them."""

    __slots__ = ("characters", "lines", "words")

    def __init__(self, message: Message):
        self.words = self.characters = self.lines = 0
        for zone in message.zones:
            if zone.name == "body":
                words, characters = measure(str(zone.text))
                self.words += words
                self.characters += characters
                self.lines += 1 + (len(zone.text) + characters) // COLUMNS


COLUMNS = 90
_latest: "list[tuple[Message | None, Size | None]]" = [(None, None)]  # three rules ask for the same size in a row


def size_over_screen(message: Message, options: dict) -> Size | None:
    """The size of a body that takes more than a screen, by its words, its characters or its lines; else None."""
    string = message.body.string
    if is_short(string, options) and string.count("\n") <= options["max_lines"]:
        return None
    known, size = _latest[0]
    if known is not message or size is None:
        size = Size(message)
        _latest[0] = message, size
    by_length = size.words / options["max_words"] + size.characters / options["max_characters"]
    return size if by_length > 1 or size.lines > options["max_lines"] else None
