"""The tables of the configuration: what is refused, where secrets come from, and that none is shown."""

import pytest
from helpdesk_samples import ENVIRONMENT, PROVIDERS, TABLES

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.surfaces.helpdesks import PROVIDERS as KNOWN
from etiquette_lint.surfaces.helpdesks import read_desks
from etiquette_lint.surfaces.helpdesks.words import CONFIGURATION, REFUSALS, SKIPPED


def read(table, name="zendesk", folder="/"):
    return read_desks({name: table}, ENVIRONMENT, str(folder), "etiquette.toml: [server.hooks]")[name]


def test_every_provider_has_samples_and_needs_only_its_secrets():
    assert sorted(PROVIDERS) == sorted(KNOWN)
    for provider in PROVIDERS:
        found = read(TABLES[provider], provider)
        assert (found.provider, found.secrets, found.writes) == (provider, ["secret"], False)
        assert found.blocks == (provider in ("qiyu", "meiqia"))


def test_two_desks_of_one_vendor_have_names_of_their_own():
    found = read({"provider": "zammad", "secrets": ["env:SECRET"], "rules": "chat"}, "desk-in-berlin")
    assert (found.name, found.provider, found.rules) == ("desk-in-berlin", "zammad", "chat")


def test_secrets_come_from_variables_and_files(tmp_path):
    (tmp_path / "keys").write_text("new\n\n old \n", encoding="utf-8")
    table = {"secrets": ["file:keys", "env:SECRET"], "token": "env:TOKEN", "api-url": "https://x.example.com"}
    found = read(table, folder=tmp_path)
    assert found.secrets == ["new", "old", "secret"] and found["token"] == "token-1"


GOOD = {"secrets": ["env:SECRET"]}


@pytest.mark.parametrize(
    ("table", "name", "words"),
    [
        ({}, "zendesk", "'secrets' is missing"),
        ({"secrets": ["hunter2"]}, "zendesk", "write secrets as env:NAME"),
        ({"secrets": ["env:NOT_SET"]}, "zendesk", "the variable NOT_SET is not set"),
        ({"secrets": ["file:/nowhere/key"]}, "zendesk", "/nowhere/key holds no secret"),
        ({"secrets": "env:SECRET"}, "zendesk", "'secrets' must be a list"),
        ({**GOOD, "tolerence": 5}, "zendesk", "did you mean 'tolerance'"),
        ({**GOOD, "tolerance": -1}, "zendesk", "0 or more seconds"),
        ({**GOOD, "block": True}, "zendesk", "zendesk cannot be stopped by an answer"),
        ({**GOOD, "block": "yes"}, "chatwoot", "block"),
        ({**GOOD, "proof": "none"}, "zendesk", "'none' is not one of signature, shared-secret"),
        ({**GOOD, "proof": "signature"}, "freshdesk", "'signature' is not one of shared-secret"),
        ({**GOOD}, "meiqia", "'scheme' is missing"),
        ({**GOOD, "token": "env:TOKEN"}, "zendesk", "'api-url' is missing"),
        ({**GOOD, "token": "env:TOKEN"}, "intercom", "'own' is missing"),
        ({**GOOD, "token": "env:TOKEN", "app-token": "env:APP"}, "feishu", "'chat' is missing"),
        ({**GOOD, "api-url": "ftp://x.example.com"}, "zendesk", "'api-url' must begin with https://"),
        ({**GOOD, "deliver-to": "https://x.example.com"}, "chatwoot", "'block' is missing"),
        ({**GOOD}, "zendesc", "'zendesc' is not one of standard-webhooks, zendesk"),
        ({**GOOD, "scheme": "sha256-hex", "fields": {"bdy": "x"}}, "meiqia", "did you mean 'body'"),
        ({**GOOD, "own": [True]}, "zendesk", "own"),
        ("text", "zendesk", "must be a table"),
    ],
)
def test_a_table_that_cannot_work_says_why(table, name, words):
    with pytest.raises(ConfigurationError) as caught:
        read(table, name)
    assert words in str(caught.value)
    assert "etiquette.toml: [server.hooks]" in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert caught.value.words("zh") != str(caught.value)


def test_words_have_both_languages_with_the_same_fields():
    import re

    for table in (CONFIGURATION, REFUSALS, SKIPPED):
        for key, (english, chinese) in table.items():
            fields = [sorted(re.findall(r"\{(\w+)", words)) for words in (english, chinese)]
            assert fields[0] == fields[1], key
            assert key == "bad-draft" or re.search(r"[\u4e00-\u9fff]", chinese), key
