"""All words of all rules in one pass over a message. What only a subject may not hold has an index of its own."""

import sys

from etiquette_lint import cache
from etiquette_lint.language.fold import Folded, fold
from etiquette_lint.language.kept_lines import KeptLines, write_lines
from etiquette_lint.language.phrases import PhraseIndex
from etiquette_lint.message.hits import Hits
from etiquette_lint.message.model import Message
from etiquette_lint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.message.text import Layer

Zones = tuple[str, ...]
Owner = tuple[tuple[str, str], Zones, str, str]  # of a phrase: rule and group, zones, replacement and its language

# The modules whose code an index of phrases depends on.
INDEXING = (__name__, PhraseIndex.__module__, KeptLines.__module__, fold.__module__)


class PhrasePass:
    """The phrases of some rules, ready to be found in many messages.

    `fingerprint` changes when the rules do; with it and a `cache_folder` the indexes are kept between runs, for
    building them takes longer than judging a draft.
    """

    def __init__(self, rules: list[Rule], fingerprint: str = "", cache_folder: str | None = None):
        self._reads_quotations = any("quotation" in rule.zones for rule in rules)
        key = ""
        if cache_folder:
            modules = (sys.modules[name].__file__ or "" for name in INDEXING)
            names = " ".join(rule.name for rule in rules)
            key = f"{fingerprint}-{cache.checksum(names.encode())}-{cache.stamp(*modules)}"
        of_subject = [rule for rule in rules if set(rule.zones) == {"subject"}]
        self._subject = OwnedPhrases(of_subject, "subject", key, cache_folder)
        self._main = OwnedPhrases([rule for rule in rules if rule not in of_subject], "main", key, cache_folder)

    def run(self, message: Message) -> None:
        """Fill `message.hits`."""
        hits = message.hits = Hits(message.language)
        subject = message.subject
        if subject is not None:
            folded = fold(str(subject))
            for phrases in (self._subject, self._main):
                phrases.note(hits, subject.layer, subject.start, folded, iter((("subject", 0, len(subject)),)))
        folded = fold(message.body.string if self._reads_quotations else message.unquoted)
        zones = ((zone.name, zone.text.start, zone.text.end) for zone in message.zones)
        self._main.note(hits, message.body, 0, folded, zones)


class OwnedPhrases:
    """An index of phrases and whose they are. Owners read from the cache stay unread until one is hit."""

    def __init__(self, rules: list[Rule], part: str, key: str, cache_folder: str | None):
        self._zones: dict[str, Zones] = {rule.name: rule.zones for rule in rules}
        kind = f"phrases-{part}"
        if key and self._load(cache.read(cache_folder, kind, key)):
            return
        listed = phrase_list(rules)
        rows = ["\t".join(owner) for _, owner in listed]
        self._owners: dict[int, Owner] = {number: self._owner(row) for number, row in enumerate(rows)}
        self._index = PhraseIndex([phrase for phrase, _ in listed])
        if key:
            content = write_lines(rows)
            cache.write(cache_folder, kind, key, len(content).to_bytes(4, "big") + content + self._index.dump())

    def _load(self, content: bytes | None) -> bool:
        """Take up a cached index; False where there is none, or it is damaged or of another version."""
        if content is None:
            return False
        size = int.from_bytes(content[:4], "big")
        try:
            owners = KeptLines(memoryview(content)[4 : 4 + size], self._owner)
            self._index = PhraseIndex.load(memoryview(content)[4 + size :], len(owners))
        except ValueError:
            return False
        self._owners = owners
        return True

    def _owner(self, row: str) -> Owner:
        rule, words, replacement, language = row.split("\t")
        return (rule, words), self._zones[rule], replacement, language

    def note(
        self, hits: Hits, layer: "Layer", offset: int, folded: Folded, zones: "Iterator[tuple[str, int, int]]"
    ) -> None:
        """Put into `hits` what stands in `folded`, which is the layer's text from `offset` on, in the zones of its
        rule. Of one group the first at a place is kept, and the longest there. The zones are in order, as they
        stand in the text before it was folded."""
        owners, places = self._owners, hits.places
        name, zone_start, zone_end = "", 0, 0
        for start, end, number in self._index.find(folded):
            while start >= zone_end:
                following = next(zones, None)
                if following is None:
                    return
                name, zone_start, zone_end = following
            group, zones_of, replacement, language = owners[number]
            if start >= zone_start and name in zones_of:
                place = (layer, start + offset, end + offset, replacement, language)
                known = places.get(group)
                if known is None:
                    places[group] = [place]
                elif place[1] >= known[-1][2] or known[-1][0] is not layer:
                    known.append(place)


def phrase_list(rules: list[Rule]) -> list[tuple[str, tuple[str, str, str, str]]]:
    """Every phrase of every rule, with its rule, group, replacement and the language of that."""
    phrases = []
    for rule in rules:
        for group, languages in rule.phrases.items():
            for language, words in languages.items():
                for phrase, replacement in words.items():
                    phrases.append((phrase, (rule.name, group, replacement.replace("\t", " "), language)))
        for language, required in rule.required.items():
            phrases += [(phrase, (rule.name, "required", "", language)) for phrase in required]
    return phrases
