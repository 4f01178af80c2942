"""Every example of every rule, carried in every way mail carries text; and the catalogue as a whole."""

import re

import pytest

from etiquette_lint.catalogue import make_rules, read_full_tables
from etiquette_lint.config import Settings
from etiquette_lint.lint import Linter
from etiquette_lint.rule import FAMILIES, KINDS, LANGUAGES, SEVERITIES, load_check
from etiquette_lint.testing import MARK, Example, check_rule

TABLES = read_full_tables()
RULES = make_rules(TABLES)
LINTER = Linter(Settings(RULES))
FIELD = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("name", RULES)
def test_examples(name):
    assert check_rule(RULES[name], LINTER) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_table_is_complete(rule):
    assert rule.severity in SEVERITIES
    assert set(rule.kinds) <= set(KINDS)
    assert set(rule.languages) <= set(LANGUAGES)
    assert rule.fix in ("", "safe", "unsafe")
    assert callable(load_check(rule))
    for texts in (rule.message, rule.why, *rule.variants.values()):
        assert set(texts) == {"en", "zh"}
    for texts in (rule.message, *rule.variants.values()):
        assert set(FIELD.findall(texts["en"])) == set(FIELD.findall(texts["zh"]))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_words_for_people(rule):
    """Messages are sentences; Chinese is written with its own punctuation; `why` is two sentences at most."""
    texts = [rule.message, *rule.variants.values()]
    for text in texts:
        assert text["en"].rstrip()[-1] in ".!)?…", text["en"]
        assert text["zh"].rstrip()[-1] in "。！）？", text["zh"]
        assert not re.search(r"[\u4e00-\u9fff][,;!?]", text["zh"]), text["zh"]
    assert len(re.findall(r"[.!?](?:\s|$)", rule.why["en"])) <= 2, rule.why["en"]
    assert len(re.findall(r"[。！？]", rule.why["zh"])) <= 2, rule.why["zh"]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_enough_examples(rule):
    """At least two bad and two good in each written language that the rule serves."""
    from etiquette_lint.language import detect

    counts = {("bad", language): 0 for language in LANGUAGES} | {("good", language): 0 for language in LANGUAGES}
    for sort, examples in (("bad", rule.bad), ("good", rule.good)):
        for source in examples:
            text = MARK.sub(lambda match: match[1], Example(source, rule).marked)
            language = detect(text)
            for one in LANGUAGES if language == "mixed" else [language]:
                if (sort, one) in counts:
                    counts[sort, one] += 1
    if not rule.languages:
        assert rule.bad and rule.good
        return
    for language in rule.languages:
        shared = "zh-Hans" if language == "zh-Hant" else "zh-Hant" if language == "zh-Hans" else language
        bad, good = counts["bad", language], counts["good", language]
        # A short example may read as either script: what is short of one script must be over in the other.
        assert bad >= 2 or bad + counts["bad", shared] >= 4, (language, "bad", counts)
        assert good >= 2 or good + counts["good", shared] >= 4, (language, "good", counts)


def test_codes_are_unique_sorted_and_of_a_family():
    codes = [table["code"] for table in TABLES.values()]
    families = list(FAMILIES)
    order = [(families.index(code.rstrip("0123456789")), code) for code in codes]
    assert len(set(codes)) == len(codes)
    assert order == sorted(order)


def test_every_check_has_its_table():
    from importlib import import_module

    for family, module_name in FAMILIES.items():
        try:
            module = import_module(f"etiquette_lint.checks.{module_name}")
        except ModuleNotFoundError:
            assert not any(rule.family == family for rule in RULES.values())
            continue
        names = {name.replace("_", "-") for name in vars(module)}
        for rule in RULES.values():
            if rule.family == family and not (rule.phrases or rule.pattern or rule.required):
                assert rule.name in names
