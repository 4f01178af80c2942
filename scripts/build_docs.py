"""The documentation as a site, from the code and docs/: `python scripts/build_docs.py`.

Writes the pages of each language to build/docs/LANGUAGE and a configuration to build/mkdocs.LANGUAGE.yml, then has
MkDocs make site/ (English) and site/zh/ (Chinese) of them. With --pages it stops before MkDocs.
"""

import json
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "scripts")]

import docs_reference  # noqa: E402
import docs_rules  # noqa: E402

from etiquette_lint.catalogue import CATALOGUE, make_rules, read_full_tables  # noqa: E402
from etiquette_lint.rule import Rule  # noqa: E402

DOCS = os.path.join(ROOT, "docs")
LANGUAGES = ("en", "zh")
# docs/rules.md tells how to write a rule; rules/ is the catalogue.
RENAMED = {"rules.md": "writing-rules.md"}
CHINESE_LINE_END = re.compile(r"(?<=[\u3001-\u9fff\uff00-\uffef])\n(?=[\u3001-\u9fff\uff00-\uffef])")
TAKEN = re.compile(r"^<!-- table: ([\w.-]+) -->$", re.MULTILINE)
LINK = re.compile(r"\]\((?:\./)?(\.\./)?([\w.-]+)((?:#[\w-]*)?)\)")

NAVIGATION = [
    (("Home", "首页"), "index.md"),
    (
        ("Getting started", "五分钟上手"),
        [
            "getting-started/writing-agents.md",
            "getting-started/template-repositories.md",
            "getting-started/helpdesks.md",
        ],
    ),
    (
        ("Agents", "智能体"),
        [
            "agents/index.md",
            "agents/claude-code.md",
            "agents/gemini-cli.md",
            "agents/codex.md",
            "agents/cursor.md",
            "agents/generic.md",
            "agents/mcp.md",
            "agents/function-calling.md",
        ],
    ),
    (("Rules", "规则"), "RULES"),
    (
        ("Reference", "参考"),
        [
            "commands.md",
            "settings.md",
            "configuration.md",
            "suppressions.md",
            "baseline.md",
            "templates.md",
            "ci.md",
            "service.md",
            "ticket-json.md",
            "json.md",
        ],
    ),
    (
        ("Before sending", "发送之前"),
        [
            "page.md",
            "integrations/index.md",
            "integrations/zendesk.md",
            "integrations/freshdesk.md",
            "integrations/zoho-desk.md",
            "integrations/outlook.md",
        ],
    ),
    (
        ("Helpdesks", "客服系统"),
        [
            "helpdesks/index.md",
            "helpdesks/standard-webhooks.md",
            "helpdesks/zendesk.md",
            "helpdesks/freshdesk.md",
            "helpdesks/zammad.md",
            "helpdesks/chatwoot.md",
            "helpdesks/front.md",
            "helpdesks/intercom.md",
            "helpdesks/helpscout.md",
            "helpdesks/freescout.md",
            "helpdesks/glpi.md",
            "helpdesks/jira.md",
            "helpdesks/qiyu.md",
            "helpdesks/feishu.md",
            "helpdesks/meiqia.md",
        ],
    ),
    (("How it works", "原理与扩展"), ["writing-rules.md", "precision.md", "architecture.md"]),
]
# Titles in the Chinese navigation of pages that are written in English only.
CHINESE_TITLES = {
    "templates.md": "模板库（英文）",
    "ticket-json.md": "工单 JSON（英文）",
    "json.md": "JSON 输出格式（英文）",
    "architecture.md": "架构（英文）",
}


def hand_written(language: str) -> dict[str, str]:
    """Path under the language's folder -> text, of the pages in docs/; Chinese where there is a `.zh.md`."""
    pages = {}
    for folder, _, names in os.walk(DOCS):
        for name in names:
            if not name.endswith(".md") or name.endswith(".zh.md"):
                continue
            path = os.path.join(folder, name)
            twin = path.removesuffix(".md") + ".zh.md"
            source = twin if language == "zh" and os.path.exists(twin) else path
            with open(source, encoding="utf-8") as file:
                text = file.read()
            if source.endswith(".zh.md"):
                text = with_table(joined(text))
            relative = os.path.relpath(path, DOCS)
            pages[RENAMED.get(relative, relative)] = relinked(text)
    return pages


def with_table(text: str) -> str:
    """A Chinese page with what it takes from its English twin, from the first row of the table to the end."""

    def taken(mark: re.Match[str]) -> str:
        with open(os.path.join(DOCS, mark[1]), encoding="utf-8") as file:
            english = file.read()
        return english[english.index("\n|") + 1 :].rstrip("\n")

    return TAKEN.sub(taken, text)


def joined(text: str) -> str:
    """A Chinese page without the line ends inside its paragraphs, which a browser would show as spaces."""
    pieces = re.split(r"(^```.*?^```$)", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(piece if piece.startswith("```") else CHINESE_LINE_END.sub("", piece) for piece in pieces)


def relinked(text: str) -> str:
    """A page with its links to pages that stand elsewhere in the site, and to files beside docs/."""
    return LINK.sub(lambda link: f"]({link[1] or ''}{RENAMED.get(link[2], link[2])}{link[3]})", text).replace(
        "](../rules.toml)", "](rules.toml)"
    )


def generated(rules: dict[str, Rule], language: str) -> dict[str, str]:
    """Path -> text of the pages made from the code."""
    return {
        **docs_rules.rule_files(rules, language),
        "settings.md": docs_reference.settings_page(rules, docs_rules.profiles(), language),
        "commands.md": docs_reference.commands_page(language),
        "json.md": docs_reference.json_page(),
        "etiquette-lint.1": docs_reference.man_page(),
    }


def titled(path: str, language: str) -> "str | dict[str, str]":
    return {CHINESE_TITLES[path]: path} if language == "zh" and path in CHINESE_TITLES else path


def navigation(rules: dict[str, Rule], pages: dict[str, str], language: str) -> list:
    """What stands in the navigation; pages of docs/ that nobody has given a place stand at the end."""
    entries: list = []
    placed = {"rules/index.md"}
    for titles, content in NAVIGATION:
        title = titles[language == "zh"]
        if content == "RULES":
            entries.append({title: rule_navigation(rules, language)})
            continue
        paths = [path for path in ([content] if isinstance(content, str) else content) if path in pages]
        placed.update(paths)
        entries.append({title: content if isinstance(content, str) else [titled(path, language) for path in paths]})
    rest = sorted(path for path in pages if path.endswith(".md") and path not in placed and not is_rule(path))
    entries[-1][NAVIGATION[-1][0][language == "zh"]] += rest
    return entries


def is_rule(path: str) -> bool:
    return os.path.dirname(path) == "rules"


def rule_navigation(rules: dict[str, Rule], language: str) -> list:
    entries: list = ["rules/index.md"]
    for family, members in docs_rules.families(rules).items():
        title = docs_rules.family_title(family, language)
        entries.append({title: [{f"{rule.code} {rule.name}": f"rules/{rule.code}.md"} for rule in members]})
    return entries


def configuration(language: str, nav: list, output: str, site: str) -> dict:
    """What the site of one language has of its own."""
    here, there = ("./", "./zh/") if language == "en" else ("../", "./")
    return {
        "INHERIT": os.path.join(ROOT, "mkdocs.yml"),
        "docs_dir": os.path.join(output, "docs", language),
        "site_dir": site if language == "en" else os.path.join(site, language),
        "site_url": "https://etiquette-lint.example/" + ("" if language == "en" else "zh/"),
        "theme": {"language": language},
        "extra": {
            "alternate": [
                {"name": "English", "link": here, "lang": "en"},
                {"name": "中文", "link": there, "lang": "zh"},
            ]
        },
        "nav": nav,
    }


def write(path: str, text: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def write_pages(output: str, site: str) -> list[str]:
    """Write everything that MkDocs needs under `output`; the configurations, one a language."""
    rules = make_rules(read_full_tables())
    configurations = []
    for language in LANGUAGES:
        folder = os.path.join(output, "docs", language)
        shutil.rmtree(folder, ignore_errors=True)
        pages = {**hand_written(language), **generated(rules, language)}
        for path, text in pages.items():
            write(os.path.join(folder, path), text)
        for name in ("assets", "schema"):
            shutil.copytree(os.path.join(DOCS, name), os.path.join(folder, name))
        shutil.copyfile(CATALOGUE, os.path.join(folder, "rules.toml"))
        nav = navigation(rules, pages, language)
        path = os.path.join(output, f"mkdocs.{language}.yml")  # JSON is YAML too
        write(path, json.dumps(configuration(language, nav, output, site), ensure_ascii=False, indent=1) + "\n")
        configurations.append(path)
    return configurations


def main(words: list[str]) -> int:
    configurations = write_pages(os.path.join(ROOT, "build"), os.path.join(ROOT, "site"))
    if "--pages" in words:
        return 0
    for path in configurations:  # the English site first: it clears the folder that the Chinese one stands in
        # Not --quiet: then --strict counts no warnings.
        run = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", path],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if run.returncode:
            sys.stderr.buffer.write(run.stdout)
            return run.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
