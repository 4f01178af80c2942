"""All words of all rules in one pass over a message. What only a subject may not hold has an index of its own."""

import sys

from etiquette_lint import cache
from etiquette_lint.language.fold import Folded, fold
from etiquette_lint.language.phrases import PhraseIndex
from etiquette_lint.message.model import Hit, Message
from etiquette_lint.message.text import Text
from etiquette_lint.rule import Rule

Owner = tuple[str, str, str, str]  # rule, group, replacement, language of a phrase

# The modules whose code an index of phrases depends on.
INDEXING = (__name__, PhraseIndex.__module__, fold.__module__)


class PhrasePass:
    """The phrases of some rules, ready to be found in many messages.

    `fingerprint` changes when the rules do; with it and a `cache_folder` the indexes are kept between runs, for
    building them takes longer than judging a draft.
    """

    def __init__(self, rules: list[Rule], fingerprint: str = "", cache_folder: str | None = None):
        self.zones = {rule.name: rule.zones for rule in rules}
        self._reads_quotations = any("quotation" in rule.zones for rule in rules)
        key = ""
        if cache_folder:
            modules = (sys.modules[name].__file__ or "" for name in INDEXING)
            names = " ".join(self.zones)
            key = f"{fingerprint}-{cache.checksum(names.encode())}-{cache.stamp(*modules)}"
        of_subject = [rule for rule in rules if set(rule.zones) == {"subject"}]
        self._subject = OwnedPhrases(of_subject, "subject", key, cache_folder)
        self._main = OwnedPhrases([rule for rule in rules if rule not in of_subject], "main", key, cache_folder)

    def run(self, message: Message) -> None:
        """Fill `message.hits`."""
        message.hits = {}
        if message.subject is not None:
            folded = fold(str(message.subject))
            for phrases in (self._subject, self._main):
                for start, end, owner in phrases.find(folded):
                    if "subject" in self.zones[owner[0]]:
                        add_hit(message, message.subject.slice(start, end), owner)
        found = self._main.find(fold(message.body.string if self._reads_quotations else message.unquoted))
        if not found:
            return
        zones, zones_of, body = iter(message.zones), self.zones, message.body
        name, zone_start, zone_end = "", 0, 0
        text = Text(body, 0, 0)
        for start, end, owner in found:  # in order of place, as the zones are
            while start >= zone_end:
                following = next(zones, None)
                if following is None:
                    return
                name, zone_start, zone_end = following.name, following.text.start, following.text.end
            if start >= zone_start and name in zones_of[owner[0]]:
                if text.start != start or text.end != end:  # one phrase is often of several rules
                    text = Text(body, start, end)
                add_hit(message, text, owner)


class OwnedPhrases:
    """An index of phrases and whose they are. Owners read from the cache stay unread until one is hit."""

    def __init__(self, rules: list[Rule], part: str, key: str, cache_folder: str | None):
        kind = f"phrases-{part}"
        if key and self._load(cache.read(cache_folder, kind, key)):
            return
        listed = phrase_list(rules)
        self._owners: list[Owner | str] = [owner for _, owner in listed]
        self._index = PhraseIndex([(phrase, number) for number, (phrase, _) in enumerate(listed)])
        if key:
            rows = "\n".join("\t".join(owner) for _, owner in listed).encode()
            cache.write(cache_folder, kind, key, len(rows).to_bytes(4, "big") + rows + self._index.dump())

    def _load(self, content: bytes | None) -> bool:
        """Take up a cached index; False where there is none, or it is damaged or of another version."""
        if content is None:
            return False
        size = int.from_bytes(content[:4], "big")
        try:
            rows = content[4 : 4 + size].decode()
            self._owners = list(rows.split("\n")) if rows else []
            self._index = PhraseIndex.load(content[4 + size :], range(len(self._owners)))
        except ValueError:
            return False
        return True

    def find(self, folded: Folded) -> list[tuple[int, int, Owner]]:
        """Where the phrases stand in the original text, in order of place, the longest first."""
        owners = self._owners
        found = []
        for start, end, number in self._index.find(folded):
            owner = owners[number]
            if isinstance(owner, str):
                rule, group, replacement, language = owner.split("\t")
                owner = owners[number] = (rule, group, replacement, language)
            found.append((start, end, owner))
        return found


def phrase_list(rules: list[Rule]) -> list[tuple[str, Owner]]:
    """Every phrase of every rule, with its owner to find the rule again by."""
    phrases = []
    for rule in rules:
        for group, languages in rule.phrases.items():
            for language, words in languages.items():
                for phrase, replacement in words.items():
                    phrases.append((phrase, (rule.name, group, replacement.replace("\t", " "), language)))
        for language, required in rule.required.items():
            phrases += [(phrase, (rule.name, "required", "", language)) for phrase in required]
    return phrases


def add_hit(message: Message, text: Text, owner: Owner) -> None:
    """Matches come in order of place, the longest first: of one group the first at a place is kept."""
    name, group, replacement, language = owner
    hit = Hit(text, write_as(replacement, language, text, message) if replacement else "")
    hits = message.hits.get((name, group))
    if hits is None:
        message.hits[name, group] = [hit]
        return
    last = hits[-1].text
    if text.start >= last.end or last.layer is not text.layer:
        hits.append(hit)


def write_as(replacement: str, language: str, text: Text, message: Message) -> str:
    """A replacement in the script of the message, capitalised where the words it replaces are."""
    if language == "zh-Hans" and message.language == "zh-Hant":
        from etiquette_lint.language.conversion import to_traditional

        return to_traditional(replacement)
    if replacement[0].islower() and text.layer.string[text.start : text.start + 1].isupper():
        return replacement[0].upper() + replacement[1:]
    return replacement
