"""The commands shown in the documentation, run again: `python scripts/docs_transcripts.py` puts in what they say now.

In a page, a block with a title is a file, and in a `console` block each line after `$ ` is run in the folder of those
files. `...` in the output shown stands for what differs from run to run. Read the change before committing it.
"""

import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DOCS = os.path.join(ROOT, "docs")
FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def pages() -> list[str]:
    """The pages whose commands are run."""
    folders = (DOCS, os.path.join(DOCS, "getting-started"), os.path.join(DOCS, "agents"))
    paths = [os.path.join(folder, name) for folder in folders for name in sorted(os.listdir(folder))]
    return [path for path in paths if path.endswith(".md") and "```console" in read(path)]


def read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def environment(folder: str, chinese: bool) -> dict[str, str]:
    """This checkout's code as a reader's command, with none of the machine's settings."""
    programs = os.path.join(folder, "bin")
    os.makedirs(programs)
    for name, words in (("etiquette-lint", "-m etiquette_lint "), ("python", "")):
        path = os.path.join(programs, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\nexec "{sys.executable}" {words}"$@"\n')
        os.chmod(path, 0o755)
    return {
        "PATH": os.pathsep.join([programs, "/usr/bin", "/bin"]),
        "PYTHONPATH": ROOT,
        "LC_MESSAGES": "zh_CN.UTF-8" if chinese else "C.UTF-8",
        "XDG_CACHE_HOME": os.path.join(folder, "cache"),
        "PYTHONUTF8": "1",
    }


def transcripts(text: str, chinese: bool) -> list[tuple[str, str, str]]:
    """Every command of a page: itself, what the page shows, what it says."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        work, settings, status = os.path.join(folder, "work"), environment(folder, chinese), 0
        os.mkdir(work)
        for language, title, content in FENCE.findall(text):
            if title:
                path = os.path.join(work, title)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8", newline="") as file:
                    file.write(content)
            for command, shown in COMMAND.findall(content) if language == "console" else []:
                if command == "echo $?":
                    found.append((command, shown, f"{status}\n"))
                    continue
                run = subprocess.run(["bash", "-c", command], cwd=work, env=settings, capture_output=True, timeout=60)
                status = run.returncode
                found.append((command, shown, run.stdout.decode("utf-8")))
    return found


def same(shown: str, said: str) -> bool:
    return re.fullmatch(re.escape(shown).replace(re.escape("..."), "[^\n]*"), said) is not None


def refreshed(path: str) -> str:
    """A page with what its commands say now."""
    text = read(path)
    said = iter(transcripts(text, path.endswith(".zh.md")))

    def renew(command: "re.Match[str]") -> str:
        _, shown, now = next(said)
        return command[0] if same(shown, now) else f"$ {command[1]}\n{now}"

    def renew_block(block: "re.Match[str]") -> str:
        return COMMAND.sub(renew, block[0][:-3]) + "```" if block[1] == "console" else block[0]

    return FENCE.sub(renew_block, text)


def main() -> None:
    for path in pages():
        text = refreshed(path)
        if text != read(path):
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            sys.stdout.write(f"{os.path.relpath(path, ROOT)}\n")


if __name__ == "__main__":
    main()
