"""The hooks in a repository of templates, run by pre-commit and by prek as they are after installation.

The hook's own environment is built by pip from this checkout, so these tests need a package index.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BAD = "Subject: Your order {{ order.number }}\n\nDear {{ user.name }},\n\nyour parcel has left {{ order.depot }\n"
GOOD = """Subject: Your order {{ order.number }} has left

Dear {{ user.name }},

Your parcel left {{ order.depot }} on {{ order.ship_date }}.

Kind regards,
The shipping desk
"""
MACROS = '{"macros": [{"title": "Refund", "actions": [{"field": "comment_value", "value": "%s"}]}]}\n'


def program(name: str) -> str:
    """A program beside this Python, or on the path; the test is skipped where it is not installed."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Where the runners keep the hook's environment: built once for all tests of this module."""
    return tmp_path_factory.mktemp("home")


def git(folder: Path, *words: str, environment: dict[str, str]) -> subprocess.CompletedProcess:
    return subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def environment(home):
    """Git without the user's settings, and nothing written into the user's home."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    config = home / "gitconfig"
    config.write_text(
        "[user]\nname = Ana\nemail = ana@example.com\n[init]\ndefaultBranch = main\n[safe]\ndirectory = *\n",
        encoding="utf-8",
    )
    return kept | {
        "GIT_CONFIG_GLOBAL": str(config), "GIT_CONFIG_NOSYSTEM": "1", "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PREK_HOME": str(home / "prek"), "XDG_CACHE_HOME": str(home / "cache"), "PRE_COMMIT_COLOR": "never",
        "LC_ALL": "C.UTF-8", "ETIQUETTE_LINT_LANG": "en",
    }  # fmt: skip


@pytest.fixture(scope="module")
def hooks(home, environment):
    """What this checkout would publish: its files as a repository with one commit."""
    folder = home / "hooks"
    shutil.copytree(
        ROOT, folder, symlinks=True,
        ignore=shutil.ignore_patterns(".git", ".*_cache", ".hypothesis", "__pycache__", "tests", "fixtures", "build"),
    )  # fmt: skip
    (folder / "README.md").touch()
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "hooks"], ["tag", "v0"]):
        assert git(folder, *words, environment=environment).returncode == 0
    return folder


def make_repository(folder: Path, hooks: Path, environment: dict[str, str], *ids: str) -> Path:
    """A repository of templates that names the hooks `ids`."""
    folder.mkdir()
    lines = ["repos:", f"  - repo: {hooks}", "    rev: v0", "    hooks:", *[f"      - id: {name}" for name in ids]]
    (folder / ".pre-commit-config.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "emails").mkdir()
    assert git(folder, "init", "-q", environment=environment).returncode == 0
    return folder


def commit(folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess:
    git(folder, "add", "-A", environment=environment)
    return git(folder, "commit", "-qm", "templates", environment=environment)


@pytest.mark.parametrize("runner", ["pre-commit", "prek"])
def test_a_commit_with_a_bad_template_is_refused_and_a_mended_one_passes(runner, tmp_path, hooks, environment):
    run = program(runner)
    folder = make_repository(tmp_path / "templates", hooks, environment, "etiquette-lint", "etiquette-lint-data")
    installed = subprocess.run(
        [run, "install"], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    assert installed.returncode == 0, installed.stderr
    template = folder / "emails" / "shipped.liquid"
    macros = folder / "macros.json"
    template.write_text(BAD, encoding="utf-8")
    macros.write_text(MACROS % "Dear {{ticket.requester.first_name},\\n\\nThe money is on its way.", encoding="utf-8")
    (folder / "package.json").write_text('{"name": "templates", "version": "1.0.0"}\n', encoding="utf-8")
    refused = commit(folder, environment)
    said = refused.stdout + refused.stderr
    assert refused.returncode != 0
    assert "emails/shipped.liquid:5:22: TPL002 malformed-placeholder" in said
    column = MACROS.index("%s") + len("Dear ") + 1
    assert f"macros.json:1:{column}: TPL002 malformed-placeholder" in said
    assert "package.json" not in said
    assert git(folder, "log", environment=environment).returncode != 0  # nothing was committed

    template.write_text(GOOD, encoding="utf-8")
    macros.write_text(MACROS % "Dear {{ticket.requester.first_name}},\\n\\nThe money is on its way.", encoding="utf-8")
    passed = commit(folder, environment)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert git(folder, "status", "--porcelain", environment=environment).stdout == ""


def test_try_repo_runs_the_mending_hook(tmp_path, hooks, environment):
    """Tried out as one would before adopting it. What the program needs comes from this Python, to save the time."""
    run = program("pre-commit")
    folder = make_repository(tmp_path / "templates", hooks, environment)
    template = folder / "emails" / "welcome.txt"
    template.write_text(GOOD.replace("ship_date }}.", "ship_date }}!!!"), encoding="utf-8")
    git(folder, "add", "-A", environment=environment)
    site = sysconfig.get_path("purelib")
    tried = subprocess.run(
        [run, "try-repo", str(hooks), "etiquette-lint-fix", "--all-files", "--verbose"],
        cwd=folder, env=environment | {"PIP_NO_DEPS": "1", "PYTHONPATH": site}, capture_output=True, text=True,
        timeout=300,
    )  # fmt: skip
    assert tried.returncode == 1, tried.stdout + tried.stderr
    assert "- files were modified by this hook" in tried.stdout
    assert template.read_text(encoding="utf-8") == GOOD.replace("ship_date }}.", "ship_date }}!")
