"""Rules for people: the page of one rule, the list of all, and the same as fields."""

from etiquette_lint.formats.terminal import SEVERITY_COLORS, harmless, paint, width, wrap
from etiquette_lint.pattern import Pattern
from etiquette_lint.rule import FAMILIES, KINDS, Rule
from etiquette_lint.words import listed, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARK = Pattern("⟦([^⟦⟧⇒]*)(⇒)?([^⟦⟧]*)⟧")
FIELD = Pattern(r"\{\w+\}")
OTHER_EXAMPLES = 2  # shown of each language that is not the one of display


def rule_fields(rule: Rule, examples: bool = True) -> dict:
    """A rule as fields, its words in both languages of display."""
    from etiquette_lint.diagnostic import DOCUMENTATION

    fields: dict = {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "kinds": list(rule.kinds),
        "languages": list(rule.languages),
        "fix": rule.fix,
        "message": rule.message,
        "variants": rule.variants,
        "why": rule.why,
        "options": rule.options,
        "origin": rule.origin,
        "url": f"{DOCUMENTATION}{rule.code}/",
    }
    if examples:
        fields.update(bad=rule.bad, good=rule.good)
    return fields


def page(rule: Rule, language: str, color: bool, columns: int) -> "Iterator[str]":
    """What a rule wants, why, what breaks it and what does not, its options; line by line."""
    yield f"{heading(rule, language, color)}\n"
    columns = min(columns, 100) - 2
    messages = [rule.message, *rule.variants.values()]
    for message in dict.fromkeys(summary(texts, language) for texts in messages):
        yield from indented(message, columns)
    why = rule.why.get(language) or rule.why.get("en")
    if why:
        yield f"\n{title('explain-why', language, color)}\n"
        yield from indented(why, columns)
    marked = any(MARK.search(text_of(example)) for example in rule.bad)
    for key, examples in (("explain-bad", rule.bad), ("explain-good", rule.good)):
        shown = choose(examples, language)
        if shown:
            legend = f" {say('explain-marks', language)}" if marked and key == "explain-bad" and not color else ""
            yield f"\n{title(key, language, color)}{legend}\n"
            for number, example in enumerate(shown):
                yield from example_lines(example, number, color)
    if rule.options:
        yield f"\n{title('explain-options', language, color)}\n"
        yield f"  [rule.{rule.name}.options]\n"
        yield from (f"  {name} = {toml(value)}\n" for name, value in rule.options.items())


def heading(rule: Rule, language: str, color: bool) -> str:
    facts = [say(rule.severity, language), kinds_words(rule, language)]
    if rule.fix:
        facts.append(say("fix-" + rule.fix, language))
    if rule.origin:
        facts.append(rule.origin)
    name = paint(f"{rule.code} {rule.name}", f"1;{SEVERITY_COLORS[rule.severity]}", color)
    return f"{name}  {' · '.join(facts)}"


def kinds_words(rule: Rule, language: str) -> str:
    """For which kinds of message a rule is on."""
    if not rule.kinds:
        return say("kinds-none", language)
    if set(rule.kinds) == set(KINDS):
        return say("kinds-all", language)
    return listed((say("kind-" + kind, language) for kind in rule.kinds), language)


def summary(texts: dict[str, str], language: str) -> str:
    """What a rule says, with "…" for what it fills in."""
    return FIELD.sub("…", texts.get(language) or next(iter(texts.values())))


def title(key: str, language: str, color: bool) -> str:
    return paint(say(key, language), "1", color)


def indented(text: str, columns: int) -> "Iterator[str]":
    for line in wrap(text, columns):
        yield f"  {line}\n"


def text_of(example: "str | dict") -> str:
    """An example as it is shown: the text, or the fields of a table as header lines and a body."""
    if isinstance(example, str):
        return example
    lines = [f"{key}: {value}" for key, value in example.items() if key not in ("body", "html")]
    body = example.get("body") or example.get("html") or ""
    return "\n".join(lines) + f"\n\n{body}"


def choose(examples: "Iterable[str | dict]", language: str) -> "list[str | dict]":
    """Those in the language of display first, then a few of each other language."""
    from etiquette_lint.language import detect

    by_language: dict[str, list] = {}
    for example in examples:
        found = detect(MARK.sub(r"\1", text_of(example)))
        by_language.setdefault(found, []).append(example)
    own = [name for name in by_language if name.startswith(language)]
    first = [example for name in own for example in by_language.pop(name)]
    return first + [example for rest in by_language.values() for example in rest[:OTHER_EXAMPLES]]


def example_lines(example: "str | dict", number: int, color: bool) -> "Iterator[str]":
    """One example, indented; a longer one is set apart and has a rule at its side."""
    lines = text_of(example).strip("\n").split("\n")
    side = "│ " if len(lines) > 1 else ""
    if number and side:
        yield "\n"
    for line in lines:
        yield f"  {side}{show_marks(line, color)}".rstrip() + "\n"


def show_marks(line: str, color: bool) -> str:
    """The marks of an example in colour: found red, written instead green; without colour as they are."""
    line = harmless(line)
    if not color:
        return line
    return MARK.sub(
        lambda match: paint(match[1] or "⟦⟧", "31;9" if match[2] else "31;4", True) + paint(match[3], "32", True), line
    )


def toml(value: object) -> str:
    """A value as TOML writes it."""
    import json

    if isinstance(value, dict):
        return (
            "{ "
            + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {toml(item)}" for key, item in value.items())
            + " }"
        )
    if isinstance(value, list):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def rule_list(rules: "Iterable[Rule]", language: str, color: bool, columns: int) -> "Iterator[str]":
    """All rules by family, a line each: code, name, severity, where it is on, what it says."""
    families: dict[str, list[Rule]] = {}
    for rule in rules:
        families.setdefault(rule.family, []).append(rule)
    order = list(FAMILIES)
    rows = [
        (family, families[family])
        for family in sorted(families, key=lambda name: order.index(name) if name in order else 99)
    ]
    name_width = max((len(rule.name) for _, members in rows for rule in members), default=0)
    kinds_width = max((width(kinds_words(rule, language)) for _, members in rows for rule in members), default=0)
    for number, (family, members) in enumerate(rows):
        name = say("family-" + family, language) if family in FAMILIES else family
        yield ("\n" if number else "") + paint(f"{family}  {name}", "1", color) + "\n"
        for rule in members:
            kinds = kinds_words(rule, language)
            severity = say(rule.severity, language)
            left = f"  {rule.code}  {rule.name:<{name_width}}  "
            left += paint(severity, SEVERITY_COLORS[rule.severity], color) + " " * (8 - width(severity))
            left += kinds + " " * (kinds_width - width(kinds) + 2)
            used = 2 + len(rule.code) + 2 + name_width + 2 + 8 + kinds_width + 2
            yield left + cut(summary(rule.message, language), max(columns - used, 24)) + "\n"


def cut(text: str, columns: int) -> str:
    """At most so many columns of a text, "…" where more follows."""
    if width(text) <= columns:
        return text
    while text and width(text) > columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def never_matches(rule: Rule, language: str) -> "Iterator[str]":
    """Why a rule of the user's own can find nothing, in words."""
    from etiquette_lint.message.model import ZONE_NAMES

    known = ("subject", *ZONE_NAMES)
    for zone in rule.zones:
        if zone not in known:
            yield say("never-zone", language, zone=zone, zones=listed(known, language))
    for group in rule.phrases.values():
        for name, words in group.items():
            if rule.languages and name not in rule.languages:
                yield say("never-language", language, name=name, languages=listed(rule.languages, language))
            for phrase in words:
                if not any(char.isalnum() for char in phrase):
                    yield say("never-phrase", language, phrase=phrase)
    if rule.pattern:
        import re

        if re.compile(rule.pattern).fullmatch(""):
            yield say("never-pattern", language, pattern=rule.pattern)
