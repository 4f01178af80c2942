"""Profiles, the score, and templates judged as filled in."""

import json
import os
import subprocess
import sys

import pytest

from etiquette_lint.catalogue import ConfigurationError, read_raw
from etiquette_lint.config import load_settings
from etiquette_lint.profiles import read_profiles
from etiquette_lint.rule import FAMILIES

PROFILES = read_profiles(read_raw())


def configured(folder, text):
    path = folder / "etiquette.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(str(path))


def active(settings, kind):
    return {rule.code for rule in settings.rules.values() if settings.selects(rule, kind)}


def test_the_shipped_profiles():
    assert {"mail", "helpdesk", "templates", "strict"} <= set(PROFILES)


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_names_what_exists(name):
    """Every word is a rule's code, of a family that the catalogue has; every option is one of its rule."""
    settings = load_settings()
    profile = PROFILES[name]
    assert set(profile["description"]) == {"en", "zh"}
    codes = {rule.code for rule in settings.rules.values()}
    families = {rule.family for rule in settings.rules.values()}
    for key in ("select", "extend-select", "ignore"):
        for word in profile.get(key, []):
            family = word.rstrip("0123456789")
            assert word == "ALL" or family in FAMILIES
            assert word == "ALL" or family not in families or word in codes, word
    for rule, table in profile.get("rule", {}).items():
        assert set(table.get("options", {})) <= set(settings.rules[rule].options)


def test_extends_puts_a_profile_under_the_configuration(tmp_path):
    settings = configured(tmp_path, 'extends = "helpdesk"\n')
    assert settings.reading.kind == "ticket"
    assert "DAT009" in active(settings, "ticket")
    assert "DAT009" not in active(load_settings(), "ticket")
    assert settings.rules["long-sentence"].options["max_words"] == 30
    assert settings.origins["kind"] == "profile helpdesk"


def test_the_configuration_has_the_last_word(tmp_path):
    text = 'extends = "helpdesk"\nkind = "email"\nignore = ["DAT009"]\n[rule.long-sentence.options]\nmax_words = 50\n'
    settings = configured(tmp_path, text)
    assert settings.reading.kind == "email"
    assert "DAT009" not in active(settings, "ticket")
    assert settings.rules["long-sentence"].options["max_words"] == 50
    assert active(configured(tmp_path, 'extends = "strict"\nselect = ["SUB003"]\n'), "email") == {"SUB003"}


def test_several_profiles(tmp_path):
    settings = configured(tmp_path, 'extends = ["strict", "helpdesk"]\n')
    assert (settings.fail_on, settings.reading.kind) == ("info", "ticket")
    assert active(settings, "ticket") == {rule.code for rule in settings.rules.values()}


def test_an_unknown_profile(tmp_path):
    with pytest.raises(ConfigurationError) as caught:
        configured(tmp_path, 'extends = "helpdsk"\n')
    assert str(caught.value).endswith("extends: no profile is called 'helpdsk'; did you mean 'helpdesk'?")
    with pytest.raises(ConfigurationError):
        configured(tmp_path, "extends = 3\n")


# On the command line


def run(folder, *words):
    environment = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": ""}
    program = [sys.executable, "-m", "etiquette_lint", *words, "--no-cache", "--date", "2026-11-24T09:30+08:00"]
    done = subprocess.run(program, cwd=folder, capture_output=True, timeout=60, env=environment)
    done.out, done.err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in done.err
    return done


CLEAN = "Subject: Parts for order 1042\nTo: reed@example.com\n\nDear Ms Reed,\n\nThe parts are here.\n"


def test_the_score_of_files_and_run(tmp_path):
    (tmp_path / "clean.txt").write_text(CLEAN)
    (tmp_path / "vague.txt").write_text(CLEAN.replace("Parts for order 1042", "Hello"))
    (tmp_path / "picture.eml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    words = ("clean.txt", "vague.txt", "picture.eml", "--select", "SUB003,LNT001", "--format", "json")
    report = json.loads(run(tmp_path, *words).out)
    assert {file["path"]: file["score"] for file in report["files"]} == {
        "clean.txt": 100, "vague.txt": 95, "picture.eml": 0,
    }  # fmt: skip
    assert report["score"] == 65
    (tmp_path / "etiquette.toml").write_text("[score]\nwarning = 12\n")
    assert json.loads(run(tmp_path, *words).out)["score"] == pytest.approx(62.7)


def test_a_mailbox_is_scored_message_by_message(tmp_path):
    one = "From ana@example.com Tue Nov 24 09:30:00 2026\n" + CLEAN + "\n"
    (tmp_path / "box.mbox").write_text(one + one.replace("Parts for order 1042", "Hello"))
    report = json.loads(run(tmp_path, "box.mbox", "--select", "SUB003", "--format", "json").out)
    assert report["score"] == 97.5
    assert run(tmp_path, "box.mbox", "--select", "SUB003", "--statistics").out.endswith("score 97.5 of 100\n")


TEMPLATE = (
    'Subject: Order {{ order.id }}\nTo: reed@example.com\n\nDear {{ customer.name | default: "customer" }},\n\n'
    "{% if late %}\nWe will send it {{ when }}.\n{% endif %}\n\nPlease see {{ page }}.\n"
)


def test_render_judges_a_template_as_filled_in(tmp_path):
    (tmp_path / "a.txt.liquid").write_text(TEMPLATE)
    (tmp_path / "vars.json").write_text('{"order": {"id": 1042}, "when": "next Wednesday"}')
    done = run(tmp_path, "a.txt.liquid", "--render", "vars.json", "--select", "DAT001,TPL001", "--format", "json")
    found = json.loads(done.out)["diagnostics"]
    assert [(one["code"], one["line"], one["column"], one["excerpt"]) for one in found] == [
        ("DAT001", 7, 17, "next Wednesday"),
        ("TPL001", 10, 12, "{{ page }}"),
    ]
    assert found[0]["fix"] is None  # the gap is not to be overwritten
    assert run(tmp_path, "a.txt.liquid", "--select", "DAT001,TPL001").out == ""
    kept = run(tmp_path, "a.txt.liquid", "--render", "vars.json", "--kind", "template", "--select", "DAT001,TPL001")
    assert kept.out.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"a":\n x}', "vars.json:2: the values are not valid JSON: "),
        ("[]", "vars.json: the values must be a JSON object"),
        (None, "vars.json: cannot be read: no such file or folder"),
    ],
)
def test_values_that_cannot_be_used(tmp_path, content, words):
    (tmp_path / "a.txt.liquid").write_text(TEMPLATE)
    if content:
        (tmp_path / "vars.json").write_text(content)
    done = run(tmp_path, "a.txt.liquid", "--render", "vars.json")
    assert (done.returncode, done.out) == (2, "")
    assert words in done.err


def test_a_filled_in_template_is_not_mended(tmp_path):
    (tmp_path / "vars.json").write_text("{}")
    done = run(tmp_path, "a.txt", "--render", "vars.json", "--fix")
    assert (done.returncode, done.err) == (2, "etiquette-lint: --render cannot be used with --fix\n")
