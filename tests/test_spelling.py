"""Known misspellings, from codespell's dictionary where it is installed."""

import importlib.util
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etiquette_lint.language.spelling import misspelling, misspelt

pytestmark = pytest.mark.skipif(importlib.util.find_spec("codespell_lib") is None, reason="codespell is not installed")


@pytest.mark.parametrize(
    ("word", "correction"),
    [
        ("recieve", "receive"),
        ("Recieve", "Receive"),
        ("adress", "address"),
        ("tommorow", "tomorrow"),
        ("dont", "don't"),
        ("alot", "a lot"),
        ("teh", "the"),
        ("abandonned", "abandoned"),
    ],
)
def test_a_misspelling_has_its_correction(word, correction):
    assert misspelling(word) == correction


@pytest.mark.parametrize(
    "word",
    [
        *("receive", "colour", "organise", "organize", "despatch", "instal", "thru", "tho", "pls", "asap", "fyi"),
        *("qty", "incl", "attn", "Ned", "Linz", "Claus", "Ines", "Hass", "RECIEVE", "SoCal", "nd", "ist", "als"),
        *("e-mail", "naïve", "recieve2", "zzzzzz", "aaaaaa", "zyzzyva", "ZZ", "", "'", "收到"),
    ],
)
def test_what_mail_rightly_writes_has_none(word):
    assert misspelling(word) is None


def test_many_words_at_once():
    words = {"please", "recieve", "the", "Seperate", "goods"}
    assert misspelt(words) == misspelt(words) == {"recieve": "receive", "Seperate": "Separate"}


def test_every_entry_is_found():
    """The search relies on the order of the dictionary; another order in a later codespell must not go unseen."""
    package = importlib.util.find_spec("codespell_lib")
    assert package is not None and package.submodule_search_locations is not None
    with open(os.path.join(package.submodule_search_locations[0], "data", "dictionary.txt"), encoding="utf-8") as file:
        entries = [line.rstrip("\n").split("->") for line in file]
    plain = [word for word, _ in entries if len(word) > 3 and word.isascii() and word.isalpha() and word.islower()]
    assert len(plain) > 60_000
    missed = [word for word in plain[::25] if misspelling(word) is None]
    assert set(missed) <= {"despatch", "instal", "metrix"}, missed


@given(st.text(max_size=12))
def test_never_raises(word):
    assert misspelling(word) is None or word
