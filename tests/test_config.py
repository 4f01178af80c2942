"""Configuration: where it is found, what it changes, and how its mistakes are told."""

import pickle

import pytest

from etiquette_lint.catalogue import (
    COMPILED_KEYS,
    ConfigurationError,
    compiled_rules,
    compiled_tables,
    parse,
    read_raw,
)
from etiquette_lint.config import find_file, load_settings
from etiquette_lint.lint import Linter
from etiquette_lint.rule import Rule, load_check
from etiquette_lint.source import Source

VAGUE = b"Subject: Hello\nTo: reed@example.com\n\nDear Ms Reed,\n\nThe keys are here.\n"


def write(folder, content, name="etiquette.toml"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return str(path)


# Where it is found


def test_the_nearest_file_upward_counts(tmp_path):
    outer = write(tmp_path, "")
    inner = write(tmp_path, "", "a/b/.etiquette.toml")
    (tmp_path / "a" / "b" / "c").mkdir()
    assert find_file(str(tmp_path / "a" / "b" / "c" / "draft.eml")) == inner
    assert find_file(str(tmp_path / "a" / "b" / "c")) == inner
    assert find_file(str(tmp_path / "a" / "draft.eml")) == outer


def test_pyproject_counts_only_with_its_table(tmp_path):
    outer = write(tmp_path, "")
    write(tmp_path, "[tool.other]\nx = 1\n", "a/pyproject.toml")
    own = write(tmp_path, '[tool.etiquette-lint]\nfail-on = "error"\n', "b/pyproject.toml")
    assert find_file(str(tmp_path / "a" / "x.txt")) == outer
    assert find_file(str(tmp_path / "b" / "x.txt")) == own
    assert load_settings(own).fail_on == "error"


def test_without_a_file_the_defaults_are_in_force():
    settings = load_settings()
    assert (settings.fail_on, settings.select, settings.reading.kind, settings.file) == ("warning", [], "", None)


# What it changes


def test_selection_by_code_name_and_prefix(tmp_path):
    settings = load_settings(write(tmp_path, 'select = ["SUB"]\nignore = ["vague-subject", "SUB002"]\n'))
    running = {rule.code for rule in settings.rules.values() if settings.selects(rule, "email")}
    assert {"SUB001", "SUB005"} <= running
    assert not running & {"SUB002", "SUB003", "DAT001"}


def test_extend_select_wakes_a_rule_that_is_off(tmp_path):
    assert not load_settings().selects(load_settings().rules["subject-body-mismatch"], "email")
    settings = load_settings(write(tmp_path, 'extend-select = ["SUB004"]\n'))
    assert settings.selects(settings.rules["subject-body-mismatch"], "email")
    assert settings.selects(settings.rules["missing-subject"], "email")


def test_a_shipped_rule_is_changed_key_by_key(tmp_path):
    path = write(tmp_path, '[rule.vague-subject]\nseverity = "error"\nmessage.en = "Say more than {match}."\n')
    rule = load_settings(path).rules["vague-subject"]
    assert (rule.severity, rule.code, rule.origin) == ("error", "SUB003", path)
    assert rule.message["en"] == "Say more than {match}."
    assert rule.message["zh"] == load_settings().rules["vague-subject"].message["zh"]
    found = Linter(load_settings(path)).lint(Source("x.txt", VAGUE))
    assert "Say more than Hello." in [diagnostic.message for diagnostic in found]


def test_a_rule_of_ones_own_judges(tmp_path):
    path = write(
        tmp_path,
        '[rule.no-keys]\ncode = "OUR001"\nmessage.zh = "不要提{match}"\nphrases.en = ["the keys"]\n'
        'phrases.zh-Hans = ["钥匙"]\nseverity = "info"\n',
    )
    settings = load_settings(path)
    found = [one for one in Linter(settings).lint(Source("x.txt", VAGUE)) if one.code == "OUR001"]
    assert [(one.line, one.column, one.excerpt) for one in found] == [(6, 1, "The keys")]
    assert found[0].message == "不要提The keys"  # it has no English words, so the others are shown


def test_limits_exclude_language_and_kind(tmp_path):
    settings = load_settings(
        write(tmp_path, 'exclude = ["old"]\nlang = "zh"\nkind = "ticket"\n[limits]\nmax-size = 1000\n')
    )
    assert (settings.exclude, settings.display_language) == (["old"], "zh")
    assert (settings.reading.kind, settings.reading.max_size) == ("ticket", 1000)
    assert settings.origins["exclude"] == settings.file


# Its mistakes


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("select = [", ["not valid TOML"]),
        ("selct = []", ["unknown key 'selct'", "'select'"]),
        ("select = 'SUB'", ["'select' must be a list"]),
        ("select = [1]", ["'select' must be text"]),
        ("select = ['SUBB001']", ["select", "'SUBB001'", "'SUB001'"]),
        ("ignore = ['vague-subjct']", ["ignore", "'vague-subject'"]),
        ("fail-on = 'fatal'", ["fail-on", "error, warning, info"]),
        ("lang = 'fr'", ["lang", "en, zh"]),
        ("kind = 'letter'", ["kind", "email, ticket, template"]),
        ("[limits]\nmax-sise = 1", ["[limits]", "'max-sise'", "'max-size'"]),
        ("[limits]\nmax-size = 0", ["max-size", "at least 1"]),
        ("[limits]\nmax-size = true", ["max-size", "whole number"]),
        ("[[per-file]]\nfile = 'x'", ["[[per-file]]"]),
        ("[[per-file]]\nfiles = 'x'\nignore = ['NOPE01']", ["per-file", "'NOPE01'"]),
        ("[rule.vague-subject]\nsevrity = 'info'", ["[rule.vague-subject]", "'sevrity'", "'severity'"]),
        ("[rule.vague-subject]\nseverity = 'loud'", ["[rule.vague-subject]", "'loud'"]),
        ("[rule.long-subject.options]\nmax_column = 3", ["[rule.long-subject]", "'max_column'", "'max_columns'"]),
        ("[rule.long-subject.options]\nmax_columns = 'x'", ["'max_columns' must be int"]),
        ("rule = 3", ["'rule' must be a table"]),
        ("[rule]\nx = 3", ["[rule.x] must be a table"]),
        ("[rule.mine]\nmessage.en = 'x'\npattern = 'x'", ["[rule.mine]", "'code'"]),
        ("[rule.mine]\ncode = 'OUR001'\nmessage.en = 'x'", ["[rule.mine]", "phrases, a pattern or required"]),
        ("[rule.mine]\ncode = 'SUB001'\nmessage.en = 'x'\npattern = 'x'", ["SUB001", "missing-subject"]),
        ("[rule.mine]\ncode = 'OUR001'\nmessage.en = 'x'\npattern = '('", ["[rule.mine]", "pattern", "position 0"]),
        ("[rule.mine]\ncode = 'OUR001'\nmessage = 'x'\npattern = 'x'", ["[rule.mine]", "'message' must be a table"]),
        ("[rule.mine]\ncode = 'OUR001'\nmessage = {}\npattern = 'x'", ["[rule.mine]", "message"]),
        (
            "[rule.mine]\ncode = 'OUR001'\nmessage.en = 'x'\nphrases = ['x']",
            ["[rule.mine]", "'phrases' must be a table"],
        ),
        ("[rule.mine]\ncode = 'OUR001'\nmessage.en = 'x'\nphrases.zh = ['x']", ["phrases", "'zh'", "zh-Hans"]),
        ("[rule.mine]\ncode = 'OUR001'\nmessage.en = 'x'\nphrases.en = ['(a|b']", ["[rule.mine]", "(a|b"]),
        ("[rule.mine]\ncode = 'OUR001'\nmessage.en = 'x'\nphrases.en = [3]", ["[rule.mine]", "phrases.en"]),
        ("[rule.mine]\ncode = 'OUR001'\nmessage.en = 'x'\nrequired.en = 'x'", ["[rule.mine]", "required.en"]),
        ("[rule.mine]\ncode = 7\nmessage.en = 'x'\npattern = 'x'", ["[rule.mine]", "'code' must be text"]),
    ],
)
def test_a_mistake_is_told_with_file_place_and_nearest_word(tmp_path, content, words):
    path = write(tmp_path, content)
    with pytest.raises(ConfigurationError) as caught:
        load_settings(path)
    said = str(caught.value)
    assert said.startswith(path + ": ")
    for word in words:
        assert word in said


def test_a_mistake_is_told_in_chinese_too(tmp_path):
    path = write(tmp_path, "selct = []")
    with pytest.raises(ConfigurationError) as caught:
        load_settings(path)
    assert caught.value.words("zh") == f"{path}：未知的键 'selct'，是否想用 'select'？"
    again = pickle.loads(pickle.dumps(caught.value))  # it may come from another process
    assert again.words("zh") == caught.value.words("zh")


def test_a_configuration_that_is_not_there(tmp_path):
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_settings(str(tmp_path / "gone.toml"))


# What is kept between runs


def test_the_cache_changes_nothing(tmp_path):
    cache = tmp_path / "cache"
    fresh = Linter(load_settings(None, str(cache))).lint(Source("x.txt", VAGUE))
    assert list(cache.iterdir())
    kept = Linter(load_settings(None, str(cache))).lint(Source("x.txt", VAGUE))
    plain = Linter(load_settings()).lint(Source("x.txt", VAGUE))
    rows = [[(one.code, one.line, one.column, one.message) for one in found] for found in (fresh, kept, plain)]
    assert rows[0] == rows[1] == rows[2] != []


def test_a_damaged_cache_is_no_cache(tmp_path):
    cache = tmp_path / "cache"
    load = lambda: len(Linter(load_settings(None, str(cache))).lint(Source("x.txt", VAGUE)))  # noqa: E731
    before = load()
    for path in cache.iterdir():
        path.write_bytes(b"\xff" * 40)
    assert load() == before


def test_a_folder_that_others_can_write_to_is_not_trusted(tmp_path):
    cache = tmp_path / "cache"
    cache.mkdir()
    cache.chmod(0o777)
    load_settings(None, str(cache))
    assert list(cache.iterdir()) == []


def test_rules_of_ones_own_are_kept_apart(tmp_path):
    cache = str(tmp_path / "cache")
    own = write(tmp_path, '[rule.mine]\ncode = "OUR001"\nmessage.en = "x"\nphrases.en = ["keys"]\n')
    assert "OUR001" not in [one.code for one in Linter(load_settings(None, cache)).lint(Source("x.txt", VAGUE))]
    assert "OUR001" in [one.code for one in Linter(load_settings(own, cache)).lint(Source("x.txt", VAGUE))]
    write(tmp_path, '[rule.mine]\ncode = "OUR001"\nmessage.en = "x"\nphrases.en = ["doors"]\n')
    assert "OUR001" not in [one.code for one in Linter(load_settings(own, cache)).lint(Source("x.txt", VAGUE))]


def test_a_kept_catalogue_says_what_the_catalogue_says():
    """Every value of every shipped rule, also of those that are read only when somebody asks."""
    raw = read_raw()
    rules, tables = compiled_rules(raw), compiled_tables(raw)
    for name, table in parse(raw).items():
        rule, kept, rebuilt = Rule(name, table), rules[name], Rule(name, tables[name])
        load_check(rule)
        for key in COMPILED_KEYS:
            if key != "words":
                assert getattr(kept, key) == getattr(rule, key), (name, key)
                assert key == "needs_words" or getattr(rebuilt, key) == getattr(rule, key), (name, key)
