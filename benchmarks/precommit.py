"""Time `pre-commit run --all-files` on 500 templates: this linter's hook against codespell's, by turns.

    python benchmarks/precommit.py [NUMBER]

Makes a repository of templates in a temporary folder (English and Chinese, five notations, about 150 words each),
with both hooks as `repo: local` on the programs beside this Python, so that building their environments does not
count. Prints the best of five runs of each, warm, and the ratio: of the time that passes, and of the processor, which
a busy machine troubles less. A first run with an empty cache is timed apart.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import messages

ROUNDS = 5
ENDINGS = ("j2", "txt", "html", "liquid", "hbs")
HOOKS = """repos:
  - repo: local
    hooks:
      - id: etiquette-lint
        name: etiquette-lint
        entry: {programs}/etiquette-lint check --force-exclude
        language: system
        types: [text]
        files: {files}
        require_serial: true
      - id: codespell
        name: codespell
        entry: {programs}/codespell
        language: system
        types: [text]
        files: ^templates/
"""


def files_of_the_hook() -> str:
    """Which files the published hook takes."""
    text = (Path(__file__).resolve().parent.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    return text.partition("files: &files ")[2].partition("\n")[0]


def template(number: int) -> str:
    """A letter of the benchmark with gaps in the place of its names."""
    body = messages.chinese if number % 3 == 0 else messages.english
    text = body(number)
    gaps = {"Mr Novak": "customer", "王经理": "customer", "Anna Keller": "agent", "李明": "agent"}
    for word, gap in gaps.items():
        text = text.replace(word, f"{{{{ {gap}.name }}}}")
    if ENDINGS[number % 5] == "html":
        return "".join(f"<p>{part}</p>\n" for part in text.replace("\n\n", "\0").replace("\n", "<br>").split("\0"))
    return f"Subject: Quotation for order {number}\n\n{text}" if number % 2 else text


def make_repository(folder: Path, count: int) -> None:
    programs = Path(sys.executable).parent
    (folder / "templates").mkdir()
    for number in range(count):
        path = folder / "templates" / f"letter-{number:03}.{ENDINGS[number % 5]}"
        path.write_text(template(number), encoding="utf-8")
    hooks = HOOKS.format(programs=programs, files=files_of_the_hook())
    (folder / ".pre-commit-config.yaml").write_text(hooks, encoding="utf-8")
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=Ana", "-c", "user.email=ana@example.com", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def timed(hook: str, folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds that passed, and seconds of the processor."""
    program = Path(sys.executable).parent / "pre-commit"
    start, before = time.perf_counter(), os.times()
    done = subprocess.run([program, "run", "--all-files", hook], cwd=folder, env=environment, capture_output=True)
    if done.returncode not in (0, 1) or b"internal error" in done.stdout:
        sys.exit(done.stdout.decode() + done.stderr.decode())
    passed, after = time.perf_counter() - start, os.times()
    return passed, after.children_user - before.children_user + after.children_system - before.children_system


def main(count: int) -> None:
    if not (Path(sys.executable).parent / "pre-commit").exists() or not shutil.which("git"):
        sys.exit("pre-commit, codespell and git are needed: pip install '.[test]'")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "repository"
        folder.mkdir()
        make_repository(folder, count)
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment = kept | {"PRE_COMMIT_HOME": f"{name}/home", "XDG_CACHE_HOME": f"{name}/cache"}
        timed("codespell", folder, environment)
        first, _ = timed("etiquette-lint", folder, environment)
        print(f"{count} templates; with an empty cache etiquette-lint {first:.2f} s")
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(timed("etiquette-lint", folder, environment))
            theirs.append(timed("codespell", folder, environment))
        for at, what in enumerate(("time", "processor")):
            one, other = min(run[at] for run in ours), min(run[at] for run in theirs)
            print(f"{what}: etiquette-lint {one:.2f} s, codespell {other:.2f} s, ratio {one / other:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
