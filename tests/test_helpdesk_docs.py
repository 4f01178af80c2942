"""The pages of docs/helpdesks: their configuration loads, and the request they show is answered as they say."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from helpdesk_samples import NOW, judge

from etiquette_lint.surfaces.helpdesks import PROVIDERS, read_desks, receive
from etiquette_lint.surfaces.helpdesks.operating import curl_lines

PAGES = Path(__file__).parent.parent / "docs" / "helpdesks"
HELD = ("held", 422)
ANSWERS = {"chatwoot": HELD, "meiqia": HELD, "qiyu": ("held", 200)}  # of the others: a note


class Variables(dict):
    """An environment where every variable is set."""

    def get(self, name, default=""):
        return "secret of " + name


def block(text, language):
    return re.search(rf"```{language} title=[^\n]*\n(.*?)```", text, re.DOTALL)[1]


@pytest.mark.parametrize("suffix", [".md", ".zh.md"])
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_page_can_be_followed(provider, suffix):
    text = (PAGES / (provider + suffix)).read_text(encoding="utf-8")
    server = tomllib.loads(block(text, "toml"))["server"]
    assert list(server["hooks"]) == [provider]
    found = read_desks(server["hooks"], Variables(), "/")[provider]
    assert not found.rules or found.rules in server["rules"]
    body = block(text, "json").encode()
    json.loads(body)
    assert f"etiquette-lint desks sign {provider} reply.json | curl -K -" in text
    assert "".join(curl_lines(found, "reply.json", body, "http://127.0.0.1:8000", NOW)).startswith('url = "http')
    if found["proof"] == "shared-secret":
        headers, query = {found["header"]: found.secrets[0]}, {}
    else:
        headers, query = found.vendor.sign(body, found.secrets[0], NOW, found)
    answer = receive(found, headers, query, body, NOW, judge)
    assert (answer.outcome, answer.status) == ANSWERS.get(provider, ("noted", 200))
    forged = receive(found, dict.fromkeys(headers, "x"), dict.fromkeys(query, "x"), body, NOW, judge)
    assert forged.status == 401


@pytest.mark.parametrize("name", ["index.md", "index.zh.md"])
def test_the_list_of_helpdesks_is_whole(name):
    text = (PAGES / name).read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| \[[^\]]*\]\(([\w-]+)\.md\)", text, re.MULTILINE)) == sorted(PROVIDERS)
    read_desks(tomllib.loads(block(text, "toml"))["server"]["hooks"], Variables(), "/")
