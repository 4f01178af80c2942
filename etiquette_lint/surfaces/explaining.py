"""The commands that speak of rules: `rule`, `rules`, `test-rules`."""

import os
import sys

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.config import Settings, find_file, load_settings
from etiquette_lint.explain import never_matches, page, rule_fields, rule_list
from etiquette_lint.rule import Rule
from etiquette_lint.surfaces.environment import display_language, terminal_columns, wants_color
from etiquette_lint.surfaces.output import complain, write
from etiquette_lint.words import count, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.surfaces.arguments import Values

DONE, TROUBLED, FAILED = 0, 1, 2  # exit status


def settings_in_force(values: "Values", language: str) -> Settings | None:
    """The whole catalogue with the nearest configuration over it, or None after saying what is wrong."""
    try:
        return load_settings(values.config or find_file(os.curdir), full=True)
    except ConfigurationError as error:
        complain(error.words(language))
        return None


def chosen(values: "Values", settings: Settings, language: str) -> list[Rule] | None:
    """The rules that the operands name, in the order of the catalogue's codes, or None after saying which is none."""
    found: dict[str, Rule] = {}
    try:
        for word in values.operands:
            found.update({rule.name: rule for rule in settings.named(word, "rule")})
    except ConfigurationError as error:
        complain(error.words(language))
        return None
    return list(found.values())


def rule(values: "Values") -> int:
    """Print the pages of the rules named."""
    language = values.lang or display_language()
    if not values.operands:
        complain(say("no-code", language))
        return FAILED
    settings = settings_in_force(values, language)
    rules_named = chosen(values, settings, language) if settings else None
    if rules_named is None:
        return FAILED
    if values.format == "json":
        write(json_list(rules_named, True), sys.stdout)
        return DONE
    color = wants_color(values.color, sys.stdout)

    def pages() -> "Iterator[str]":
        for number, found in enumerate(rules_named):
            if number:
                yield "\n\n"
            yield from page(found, language, color, terminal_columns())

    write(pages(), sys.stdout)
    return DONE


def rules(values: "Values") -> int:
    """Print the list of rules."""
    language = values.lang or display_language()
    settings = settings_in_force(values, language)
    if settings is None:
        return FAILED
    listed = chosen(values, settings, language) if values.operands else list(settings.rules.values())
    if listed is None:
        return FAILED
    if values.format == "json":
        write(json_list(listed, False), sys.stdout)
    else:
        write(rule_list(listed, language, wants_color(values.color, sys.stdout), terminal_columns()), sys.stdout)
    return DONE


def json_list(found: list[Rule], examples: bool) -> "Iterator[str]":
    import json

    yield json.dumps([rule_fields(one, examples) for one in found], ensure_ascii=False, indent=1) + "\n"


def test_rules(values: "Values") -> int:
    """Run the examples of the user's own rules; 0 when all hold."""
    language = values.lang or display_language()
    settings = settings_in_force(values, language)
    if settings is None:
        return FAILED
    if settings.file is None:
        complain(say("no-configuration", language))
        return FAILED
    own = chosen(values, settings, language) if values.operands else list(settings.rules.values())
    if own is None:
        return FAILED
    own = [one for one in own if one.origin]
    if not own:
        complain(say("no-own-rules", language, path=settings.file))
        return DONE
    settings.display_language = language
    troubled = 0
    for one in own:
        troubles = troubles_of(one, settings, language)
        troubled += bool(troubles)
        verdict = say("rule-troubled" if troubles else "rule-holds", language, bad=len(one.bad), good=len(one.good))
        write([f"{one.code} {one.name}: {verdict}\n", *(f"    {trouble}\n" for trouble in troubles)], sys.stdout)
    if troubled:
        complain(say("rules-troubled", language, rules=count(troubled, "rule", language)))
    return TROUBLED if troubled else DONE


def troubles_of(one: Rule, settings: Settings, language: str) -> list[str]:
    """What is wrong with a rule: what keeps it from matching first, since that explains the rest."""
    from etiquette_lint.lint import Linter
    from etiquette_lint.testing import check_rule

    troubles = list(never_matches(one, language))
    if not one.bad:
        troubles.append(say("no-examples", language))
    if not any(settings.selects(one, kind) for kind in ("email", "ticket", "template")):
        troubles.append(say("never-selected", language, code=one.code))
    seen = set()
    for trouble in check_rule(one, Linter(settings)):
        key = trouble.rpartition(": ")[2]
        if key not in seen:  # the same in another encoding says nothing new
            seen.add(key)
            troubles.append(trouble)
    return troubles
