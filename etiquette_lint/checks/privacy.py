"""PRV: identity numbers, payment cards, secrets, contacts of others. What is found is never repeated."""

from etiquette_lint.finding import Finding
from etiquette_lint.language.credentials import find_keys, secret_after, secret_before
from etiquette_lint.language.identity import find_card_numbers, find_identity_numbers, long_numbers
from etiquette_lint.message.hits import Hit
from etiquette_lint.message.model import Message
from etiquette_lint.message.text import Text
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import Rule, hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR = 60  # characters before a number in which a word may name it
BEHIND = 20  # … and after it
# Of ASCII characters only: Han characters may stand close on either side.
ADDRESS = Pattern(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", 256)
TELEPHONE = Pattern(
    r"(?<![\w.+/=-])(?:\+\d{1,3}[ -]?)?(?:\(\d{1,4}\)[ -]?)?\d{2,4}(?:[ -]?\d{2,4}){2,4}(?![\w/=-])", 256
)
ROLE = Pattern(r"(?:info|support|help|service|sales|contact|admin|office|hello|team|hr|billing|no-?reply|kefu)\b", 2)
TELEPHONE_DIGITS = range(8, 14)


def nearest(found: list[Hit], text: Text) -> int:
    """Characters from the nearest of some words to a place; a thousand where none is near."""
    distances = [
        text.start - hit.text.end if hit.text.start < text.start else (hit.text.start - text.end) * (NEAR // BEHIND)
        for hit in found
        if hit.text.layer is text.layer and text.start - NEAR <= hit.text.end and hit.text.start <= text.end + BEHIND
    ]
    return min(distances, default=1000)


def in_gap(message: Message, text: Text) -> bool:
    return any(
        gap.text.layer is text.layer and gap.text.start < text.end and text.start < gap.text.end
        for gap in message.placeholders
    )


def exposed_id(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A number that is sure by itself; or one whose check digit is right and that is named, or at least not
    named as something else (an order, a case)."""
    for whole in message.texts:
        string = str(whole)
        if not long_numbers(string):
            continue
        named, other = hits(message, rule, "named"), hits(message, rule, "reference")
        for start, end, kind in find_identity_numbers(string, bool(named)):
            text = whole.slice(start, end)
            near = nearest(named, text)
            if kind.certainty == "named" and near >= NEAR:
                continue
            if kind.certainty == "plain" and nearest(other, text) < near:
                continue
            if not in_gap(message, text):
                yield Finding(text)


def exposed_card(message: Message, rule: Rule) -> "Iterator[Finding]":
    """A number in the groups of a card, or one that is called a card; an account named to be paid into is none."""
    for whole in message.texts:
        string = str(whole)
        if not long_numbers(string):
            continue
        for start, end, grouped in find_card_numbers(string):
            text = whole.slice(start, end)
            card, other = nearest(hits(message, rule, "card"), text), nearest(hits(message, rule, "reference"), text)
            if (card >= NEAR and not grouped) or other < card or in_gap(message, text):
                continue
            yield Finding(text)


def exposed_secret(message: Message, rule: Rule) -> "Iterator[Finding]":
    said: list[tuple[int, int]] = []
    for group in ("code", "password"):
        for hit in hits(message, rule, group):
            layer = hit.text.layer
            found = secret_after(layer.string, hit.text.start, hit.text.end, group == "code")
            if found is None and group == "password":
                found = secret_before(layer.string, hit.text.start)
            if found is None or (id(layer), found[0]) in said:
                continue
            text = Text(layer, *found)
            if nearest(hits(message, rule, "shared"), hit.text) < NEAR or in_gap(message, text):
                continue
            said.append((id(layer), found[0]))
            yield Finding(text, variant=group)
    for start, end in find_keys(message.body.string):
        yield Finding(Text(message.body, start, end), variant="key")


def third_party_contact(message: Message, rule: Rule) -> "Iterator[Finding]":
    """An address or a telephone number beside words for another customer."""
    people = hits(message, rule)
    if not people:
        return
    string = message.body.string
    known = {person.address.lower() for person in (*message.sender, *message.to, *message.cc)}
    if message.requester is not None:
        known.add(message.requester.address.lower())
    domains = {person.address.lower().rpartition("@")[2] for person in message.sender}
    for pattern in (ADDRESS, TELEPHONE):
        for match in pattern.finditer(string):
            text = Text(message.body, *match.span())
            if message.zone_name_at(text.start) != "body" or nearest(people, text) >= NEAR or in_gap(message, text):
                continue
            if pattern is TELEPHONE and sum(map(str.isdigit, match[0])) not in TELEPHONE_DIGITS:
                continue
            address = match[0].lower()
            own = pattern is ADDRESS and address.rpartition("@")[2] in domains
            if own or address in known or ROLE.match(address):
                continue
            if nearest(hits(message, rule, "ours"), text) >= nearest(people, text):
                yield Finding(text)
