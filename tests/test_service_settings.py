"""The settings of the service: file, environment and options, one over the other; keys; limits shared by workers."""

import pytest

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.surfaces.service.incoming import preferred
from etiquette_lint.surfaces.service.keys import find_key, make_key
from etiquette_lint.surfaces.service.limits import KEY_SLOTS, Buckets, address_slot
from etiquette_lint.surfaces.service.refusals import Refusal
from etiquette_lint.surfaces.service.settings import key_from_text, load


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "etiquette.toml"
    path.write_text('[server]\nport = 1\nworkers = 2\nburst = 3\ncors = ["https://a.example.com"]\npage = false\n')
    return str(path)


def test_options_go_over_the_environment_and_that_over_the_file(file):
    environment = {"ETIQUETTE_LINT_PORT": "4", "ETIQUETTE_LINT_WORKERS": "5"}
    settings = load(file, environment, {"port": 6})
    assert [settings[key] for key in ("port", "workers", "burst", "rate")] == [6, 5, 3, 0]


def test_words_of_the_environment(file):
    environment = {
        "ETIQUETTE_LINT_CORS": "https://b.example.com, https://c.example.com",
        "ETIQUETTE_LINT_PAGE": "yes",
        "ETIQUETTE_LINT_NEVER_OVERRIDE": "",
        "ETIQUETTE_LINT_CONFIG": file,
    }
    settings = load("", environment)
    assert settings["cors"] == ["https://b.example.com", "https://c.example.com"]
    assert (settings["page"], settings["never-override"], settings["burst"]) == (True, [], 3)


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "x"), ("PORT", "-1"), ("PAGE", "maybe"), ("LOG", "all"), ("KEYS", "a=b")]
)
def test_a_wrong_variable_is_named(file, name, value):
    with pytest.raises(ConfigurationError) as caught:
        load(file, {f"ETIQUETTE_LINT_{name}": value})
    assert str(caught.value).startswith(f"ETIQUETTE_LINT_{name}: ")


def test_keys_of_the_environment_take_the_place_of_those_in_the_file(file):
    first, kept = make_key()
    second, other = make_key()
    settings = load(file, {"ETIQUETTE_LINT_KEYS": f"one={kept} two={other}"})
    known = {key.id: key for key in settings.keys}
    assert [found.name for found in (find_key(known, first), find_key(known, second)) if found] == ["one", "two"]
    with pytest.raises(ConfigurationError, match="has the hash of another"):
        load(file, {"ETIQUETTE_LINT_KEYS": f"one={kept} two={kept}"})


def test_only_the_whole_key_opens():
    shown, kept = make_key()
    key = key_from_text("", f"name={kept}")
    known = {key.id: key}
    assert find_key(known, shown) is key
    assert shown.split("_", 2)[2] not in kept
    for wrong in ("", "el_", f"el_{key.id}_", shown[:-1], shown + "x", shown[3:], shown.upper(), f"el_x{shown[3:]}"):
        assert find_key(known, wrong) is None
    assert make_key()[0] != make_key()[0]


def test_a_bucket_gives_what_it_holds_and_fills_again():
    buckets = Buckets()
    for _ in range(3):
        buckets.take(7, 60_000, 3)
    with pytest.raises(Refusal) as caught:
        for _ in range(100):
            buckets.take(7, 60, 3)
    assert (caught.value.status, caught.value.headers) == (429, [(b"retry-after", b"1")])
    buckets.take(8, 60, 3)
    buckets.take(7, 0)


def test_workers_count_in_one_place(tmp_path):
    path = str(tmp_path / "buckets")
    one, other = Buckets(path), Buckets(path)
    one.take(0, 1, 2)
    other.take(0, 1, 2)
    with pytest.raises(Refusal):
        one.take(0, 1, 2)


def test_addresses_of_one_network_share_a_bucket():
    assert address_slot("2001:db8:1:2::1") == address_slot("2001:0db8:1:2:ffff::9")
    assert address_slot("2001:db8:1:2::1") != address_slot("2001:db8:1:3::1")
    assert address_slot("192.0.2.1") != address_slot("192.0.2.2")
    assert address_slot("192.0.2.1") != address_slot("192.0.2.1", "failed ")
    assert address_slot("") >= KEY_SLOTS


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-Hant-TW", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("fr;q=1, zh;q=0.2, en;q=0.1", "zh"),
        ("zh;q=0, en;q=0.1", "en"),
        ("fr", ""),
        ("*", ""),
        ("zh;q=much", ""),
        ("", ""),
    ],
)
def test_what_a_browser_prefers(header, language):
    assert preferred(header) == language
