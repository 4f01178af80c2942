"""The pages for agents: what they show is what happens, in both languages."""

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import docs_transcripts  # noqa: E402
from docs_transcripts import FENCE  # noqa: E402

from etiquette_lint.config import load_settings  # noqa: E402
from etiquette_lint.surfaces.commands import COMMANDS  # noqa: E402
from etiquette_lint.surfaces.hook_tools import read_tools  # noqa: E402

PAGES = sorted((ROOT / "docs" / "agents").glob("*.md"))
AGENTS = ("claude-code", "gemini-cli", "codex", "cursor")


def named(page: Path) -> str:
    return page.name


@pytest.mark.parametrize("page", [page for page in PAGES if "```console" in page.read_text("utf-8")], ids=named)
def test_commands_say_what_the_page_says(page):
    found = docs_transcripts.transcripts(page.read_text(encoding="utf-8"), page.name.endswith(".zh.md"))
    assert found
    for command, shown, said in found:
        assert docs_transcripts.same(shown, said), f"{command}\n{said}"


@pytest.mark.parametrize("page", [page for page in PAGES if not page.name.endswith(".zh.md")], ids=named)
def test_every_page_has_its_chinese_twin(page):
    """With the same headings and files."""
    texts = [file.read_text(encoding="utf-8") for file in (page, page.with_suffix(".zh.md"))]
    shapes = [
        (len(re.findall(r"^#+ ", text, re.MULTILINE)), [fence[:2] for fence in FENCE.findall(text)]) for text in texts
    ]
    assert shapes[0] == shapes[1]


def commands_of(value: object) -> list[str]:
    """Every `command` in a configuration."""
    if isinstance(value, list):
        return [found for item in value for found in commands_of(item)]
    if not isinstance(value, dict):
        return []
    own = [value["command"]] if isinstance(value.get("command"), str) else []
    return own + [found for item in value.values() for found in commands_of(item)]


@pytest.mark.parametrize("agent", AGENTS)
def test_what_is_to_be_copied_can_be_read_and_names_the_agent(agent):
    assert agent in next(option for option in COMMANDS["hook"].options if option.name == "agent").choices
    for page in (f"{agent}.md", f"{agent}.zh.md"):
        language, title, content = FENCE.findall((ROOT / "docs" / "agents" / page).read_text(encoding="utf-8"))[0]
        settings = tomllib.loads(content) if language == "toml" else json.loads(content)
        assert title.startswith(".")
        assert commands_of(settings) == [f"etiquette-lint hook --agent {agent}"]


@pytest.mark.parametrize("page", ["index.md", "index.zh.md"])
def test_the_configuration_shown_is_one(page, tmp_path):
    text = (ROOT / "docs" / "agents" / page).read_text(encoding="utf-8")
    (content,) = [content for language, _, content in FENCE.findall(text) if language == "toml"]
    (tmp_path / "etiquette.toml").write_text(content, encoding="utf-8")
    tools, by_name = read_tools(load_settings(str(tmp_path / "etiquette.toml")))
    assert [tool.names for tool in tools] == [["mcp__crm__*", "notify_customer"], ["send_email_to_self"]]
    assert by_name
