"""The documentation says what is: its commands are run, its pages are made from the code, its examples are clean."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
sys.path.insert(0, str(ROOT / "scripts"))

import build_docs  # noqa: E402
import docs_reference  # noqa: E402
import docs_rules  # noqa: E402
import docs_transcripts  # noqa: E402
from docs_transcripts import FENCE  # noqa: E402

from etiquette_lint.catalogue import make_rules, read_full_tables  # noqa: E402
from etiquette_lint.config import KEYS, LIMITS  # noqa: E402
from etiquette_lint.rule import Rule  # noqa: E402
from etiquette_lint.surfaces.commands import COMMANDS  # noqa: E402

TUTORIALS = [*DOCS.glob("index*.md"), *sorted((DOCS / "getting-started").glob("*.md"))]
HAND_WRITTEN = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
WORDING = re.compile(r"^(\S+:\d+:\d+: [A-Z]{3}\d{3} [a-z-]+: ).*$", re.MULTILINE)


@pytest.fixture(scope="module")
def rules() -> dict[str, Rule]:
    return make_rules(read_full_tables())


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> Path:
    """The pages of both languages as MkDocs gets them."""
    folder = tmp_path_factory.mktemp("build")
    build_docs.write_pages(str(folder), str(folder / "site"))
    return folder


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_commands_say_what_the_page_says(page):
    """Place, code and name of findings, and all else to the letter; the words of rules may have changed since
    scripts/docs_transcripts.py was run."""
    found = docs_transcripts.transcripts(page.read_text(encoding="utf-8"), page.name.endswith(".zh.md"))
    assert found
    for command, shown, said in found:
        assert docs_transcripts.same(WORDING.sub(r"\1", shown), WORDING.sub(r"\1", said)), f"{command}\n{said}"


def test_every_tutorial_has_its_chinese_twin():
    """With the same steps: as many headings, files and commands."""
    for page in TUTORIALS:
        if page.name.endswith(".zh.md"):
            continue
        twin = page.with_name(page.name.replace(".md", ".zh.md"))
        shapes = [
            (len(re.findall(r"^#+ ", text, re.MULTILINE)), [fence[:2] for fence in FENCE.findall(text)])
            for text in (page.read_text(encoding="utf-8"), twin.read_text(encoding="utf-8"))
        ]
        assert shapes[0] == shapes[1], page.name


def test_ticket_examples_are_clean():
    """The replies shown as the form to follow are replies to follow."""
    from etiquette_lint import lint

    examples = [content for language, _, content in FENCE.findall((DOCS / "ticket-json.md").read_text("utf-8"))]
    assert len(examples) == 2
    for example in examples:
        assert [found.code for found in lint(example, path="reply.json", kind="ticket")] == []


@pytest.mark.parametrize("page", HAND_WRITTEN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    """Relative links of the written pages name a file of the repository, or a page made by the build."""
    made = {"commands.md", "settings.md", "json.md", "index.md"}
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        path = page.parent / target
        assert path.exists() or path.name in made or path.parent.name == "rules", target


def test_spelling():
    run = subprocess.run(
        [sys.executable, "-m", "codespell_lib", *map(str, HAND_WRITTEN)], capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_code_of_python_blocks_is_python():
    for page in HAND_WRITTEN:
        for language, _, content in FENCE.findall(page.read_text(encoding="utf-8")):
            if language == "python":
                compile(content, str(page), "exec")
            elif language == "json":
                json.loads(content)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_has_its_page(pages, rules, language):
    for rule in rules.values():
        page = (pages / "docs" / language / "rules" / f"{rule.code}.md").read_text(encoding="utf-8")
        assert f"# {rule.code} {rule.name}\n" in page
        assert rule.why[language] in page
        assert page.count('<pre class="example"') == len(rule.bad) + len(rule.good)
        assert "⟦" not in re.sub(r"```.*?```", "", page, flags=re.DOTALL), "an unread mark"
        for option in rule.options:
            assert f"\n{option} = " in page
    index = (pages / "docs" / language / "rules" / "index.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \[(\w+)\]", index, re.MULTILINE) == [rule.code for rule in rules.values()]


def test_marks_are_shown_readably():
    show = docs_rules.example_html
    assert show("by ⟦Friday⇒4 December⟧.", "en") == "by <del>Friday</del><ins>4 December</ins>."
    assert show("so ⟦ASAP⟧ <b>", "en") == "so <mark>ASAP</mark> &lt;b&gt;"
    assert show("Hello⟦⇒,⟧ Li", "en") == "Hello<ins>,</ins> Li"
    assert show("a⟦ b⇒⟧", "en") == "a<del> b</del>"
    assert show("Done.⟦⟧", "zh") == 'Done.<mark class="missing">缺少</mark>'
    assert show("a\u200bb", "en") == 'a<span class="unseen">U+200B</span>b'


def test_examples_with_a_thread_show_it_first():
    example = {
        "subject": "Re: Hall",
        "body": "It is ⟦fine⟧.",
        "thread": [{"from": "customer", "body": "Is it?\nWell?"}],
    }
    shown = docs_rules.example_html(example, "en")
    assert shown == "customer:\n&gt; Is it?\n&gt; Well?\n\nSubject: Re: Hall\n\nIt is <mark>fine</mark>."


def test_settings_are_those_of_the_code(pages, rules):
    assert set(docs_reference.MEANINGS) == set(KEYS)
    assert set(docs_reference.LIMIT_MEANINGS) == set(LIMITS)
    page = (pages / "docs" / "en" / "settings.md").read_text(encoding="utf-8")
    assert '| `fail-on` | text | `"warning"` | `error`, `warning`, `info` |' in page
    assert "| `max-depth` | 50 |" in page
    assert "[rule.long-sentence.options]" in page


def test_commands_are_those_of_the_code(pages):
    for language in build_docs.LANGUAGES:
        page = (pages / "docs" / language / "commands.md").read_text(encoding="utf-8")
        for command in COMMANDS.values():
            assert f"\n## {command.name}\n" in page
            for option in command.options:
                assert option.flags[-1] in page and option.help[language].replace("|", "\\|") in page


def test_every_page_stands_in_the_navigation(pages):
    for language in build_docs.LANGUAGES:
        configuration = json.loads((pages / f"mkdocs.{language}.yml").read_text(encoding="utf-8"))
        folder = pages / "docs" / language
        written = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
        assert set(paths_of(configuration["nav"])) == written


def paths_of(entry: object) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    return [path for part in (entry.values() if isinstance(entry, dict) else entry) for path in paths_of(part)]


@pytest.mark.parametrize("shell", docs_reference.COMPLETIONS)
def test_the_shells_named_can_complete(shell):
    """The line for each shell sets up what completion needs: it is the program's own answer."""
    asked = {**os.environ, "_ETIQUETTE_LINT_COMPLETE": f"{shell.lower()}_source"}
    assert f"{shell.lower()}_source etiquette-lint" in docs_reference.COMPLETIONS[shell][1]
    run = subprocess.run(
        [sys.executable, "-m", "etiquette_lint"], env=asked, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert f"_ETIQUETTE_LINT_COMPLETE={shell.lower()}_complete" in run.stdout


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_man_page_is_one(tmp_path):
    path = tmp_path / "etiquette-lint.1"
    path.write_text(docs_reference.man_page(), encoding="utf-8")
    run = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-K", "utf8", str(path)], capture_output=True, text=True, timeout=60
    )
    assert run.stderr == ""
    text = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", run.stdout)
    for option in COMMANDS["check"].options:
        assert option.flags[-1] in text


def test_documentation_speaks_of_what_exists():
    """Every option and every command that a page names is one."""
    flags = {flag for command in COMMANDS.values() for option in command.options for flag in option.flags}
    flags |= {"--help", "--version"}
    for page in HAND_WRITTEN:
        text = page.read_text(encoding="utf-8")
        for line in re.findall(r"^(?:\$ )?etiquette-lint .*|`etiquette-lint [^`]*`", text, re.MULTILINE):
            for flag in re.findall(r"(?<=\s)--?[a-z][\w-]*", line.split("|")[0]):
                assert flag in flags, f"{page.name}: {line}"
