"""`--changed REF`: only what stands on lines changed since a revision."""

import os
import subprocess
import sys

import pytest

from etiquette_lint.surfaces.git import path_of, read_diff

OLD = "Subject: Hello\nTo: reed@example.com\n\nDear Ms Reed,\n\nWe will send the parts next Wednesday.\n\nYours\n"
# A rule about something absent.
MUST_SAY = '[rule.order-number]\ncode = "OUR001"\nmessage.en = "Say which order."\nrequired.en = ["order 1042"]\n'
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
    "LANG": "C.UTF-8", "LC_ALL": "", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.com",
}  # fmt: skip


def git(folder, *words):
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=ENVIRONMENT)


def run(folder, *words, select="SUB003,DAT001,OUR001", **changes):
    program = [sys.executable, "-m", "etiquette_lint", *words, "--no-cache", "--date", "2026-11-24", "--select", select]
    done = subprocess.run(program, cwd=folder, capture_output=True, timeout=60, env={**ENVIRONMENT, **changes})
    done.out, done.err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in done.err
    return done


def found(folder, *words, **options):
    """Path, line and code of what is reported."""
    lines = run(folder, *words, **options).out.splitlines()
    return [(line.split(":")[0], int(line.split(":")[1]), line.split(": ")[1].split()[0]) for line in lines]


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    (tmp_path / "etiquette.toml").write_text(MUST_SAY)
    git(folder, "init", "-q", "-b", "main")
    for name in ("one.txt", "two words 二.txt"):
        (folder / name).write_text(OLD)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    return folder


def test_nothing_changed_nothing_said(repository):
    done = run(repository, ".", "--changed", "HEAD")
    assert (done.returncode, done.out, done.err) == (0, "", "")


def test_only_changed_lines(repository):
    text = OLD.replace("We will send", "Thank you.\n\nWe shall send the bill next Friday.\nWe will send")
    (repository / "two words 二.txt").write_text(text)
    assert found(repository, ".", "--changed", "HEAD", select="SUB003,DAT001") == [("./two words 二.txt", 8, "DAT001")]
    git(repository, "add", ".")
    assert len(found(repository, ".", "--changed", "HEAD", select="SUB003,DAT001")) == 1  # staged or not
    git(repository, "commit", "-q", "-m", "second")
    assert found(repository, ".", "--changed", "HEAD", select="SUB003,DAT001") == []
    assert len(found(repository, ".", "--changed", "HEAD~1", select="SUB003,DAT001")) == 1


def test_a_new_file_is_all_changed(repository):
    (repository / "new.txt").write_text(OLD)
    wanted = [("./new.txt", 1, "SUB003"), ("./new.txt", 6, "DAT001")]
    assert found(repository, ".", "--changed", "HEAD", select="SUB003,DAT001") == wanted
    git(repository, "add", ".")
    assert found(repository, ".", "--changed", "HEAD", select="SUB003,DAT001") == wanted


def test_a_moved_file_is_not_new(repository):
    git(repository, "mv", "one.txt", "moved.txt")
    assert found(repository, ".", "--changed", "HEAD", select="SUB003,DAT001") == []


def test_what_is_absent_counts_where_the_message_was_touched(repository):
    text = OLD
    absent = [one for one in found(repository, "one.txt") if one[2] == "OUR001"]
    assert absent
    assert found(repository, "one.txt", "--changed", "HEAD") == []
    (repository / "one.txt").write_text(text.replace("the parts", "all parts"))
    assert [one for one in found(repository, "one.txt", "--changed", "HEAD") if one[2] == "OUR001"] == absent
    git(repository, "checkout", "-q", "one.txt")
    (repository / "one.txt").write_text(text.replace("Yours\n", ""))  # lines only taken away
    assert [one for one in found(repository, "one.txt", "--changed", "HEAD") if one[2] == "OUR001"] == absent


def test_absences_of_the_other_messages_of_a_mailbox_are_left_alone(repository):
    one = (
        "From ana@example.com Tue Nov 24 09:30:00 2026\nSubject: Parts\nTo: reed@example.com\n\nThe {} parts left.\n\n"
    )
    box = "".join(one.format(word) for word in ("first", "second", "third"))
    (repository / "box.mbox").write_text(box)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "box")
    (repository / "box.mbox").write_text(box.replace("second", "other"))
    absent = [one for one in found(repository, "box.mbox") if one[2] == "OUR001"]
    assert len(absent) == 3
    changed = [one for one in found(repository, "box.mbox", "--changed", "HEAD") if one[2] == "OUR001"]
    assert changed == absent[1:2]


def test_what_others_committed_since_is_not_ours(repository):
    git(repository, "checkout", "-q", "-b", "work")
    (repository / "new.txt").write_text(OLD)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "ours")
    git(repository, "checkout", "-q", "main")
    (repository / "one.txt").write_text(OLD.replace("Wednesday", "Thursday"))
    git(repository, "commit", "-q", "-am", "theirs")
    git(repository, "checkout", "-q", "work")
    assert {path for path, _, _ in found(repository, ".", "--changed", "main")} == {"./new.txt"}


def test_from_a_folder_within_and_with_odd_settings(repository):
    (repository / "sub").mkdir()
    (repository / "sub" / "a.txt").write_text(OLD)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "sub")
    for key, value in (("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("color.diff", "always")):
        git(repository, "config", key, value)
    (repository / "sub" / "a.txt").write_text(OLD.replace("next Wednesday", "next Friday"))
    assert found(repository / "sub", "a.txt", "--changed", "HEAD", select="SUB003,DAT001") == [("a.txt", 6, "DAT001")]


# What cannot be compared


def test_outside_a_repository(tmp_path):
    (tmp_path / "one.txt").write_text(OLD)
    done = run(tmp_path, "one.txt", "--changed", "HEAD", select="SUB003", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (done.returncode, done.out) == (2, "")
    assert done.err == f"etiquette-lint: --changed HEAD: {tmp_path} is in no git repository\n"


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", "HEAD:one.txt"])
def test_an_unknown_revision(repository, revision):
    done = run(repository, "one.txt", f"--changed={revision}")
    assert (done.returncode, done.out) == (2, "")
    assert done.err == f"etiquette-lint: --changed {revision}: {repository} knows no such revision\n"
    assert sorted(os.listdir(repository)) == [".git", "one.txt", "two words 二.txt"]


def test_a_shallow_clone_says_what_to_do(repository, tmp_path):
    (repository / "one.txt").write_text(OLD.replace("parts", "bill"))
    git(repository, "commit", "-q", "-am", "second")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "clone")
    done = run(tmp_path / "clone", "one.txt", "--changed", "HEAD~1")
    assert done.returncode == 2
    assert "shallow clone" in done.err
    assert "git fetch --unshallow" in done.err


def test_without_git(repository):
    done = run(repository, "one.txt", "--changed", "HEAD", PATH="/nowhere")
    assert (done.returncode, done.err) == (2, "etiquette-lint: --changed HEAD: git is not installed\n")


# The diff


def test_lines_of_a_hunk_are_counted_not_looked_at():
    diff = (
        b"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -3 +3,2 @@ heading\n--- a/not\n+++ b/not\n+@@ -9 +9 @@\n"
        b"@@ -7,2 +8,0 @@\n-gone\n-gone\n\\ No newline at end of file\n"
        b'--- /dev/null\n+++ "b/t\\303\\244\\tb.txt"\n@@ -0,0 +1 @@\n+x\n'
    )
    assert read_diff(diff) == {"x": [(3, 4), (9, 8)], "tä\tb.txt": [(1, 1)]}
    assert path_of(b"b/two words\t") == "two words"
