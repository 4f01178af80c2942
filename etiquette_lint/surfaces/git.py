"""Which lines of a file were changed since a revision, asked of git."""

import os

from etiquette_lint.pattern import Pattern
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

HUNK = Pattern(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
ESCAPE = Pattern(rb"\\([0-7]{3}|.)")
ESCAPES = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}

Ranges = list[tuple[int, int]]  # first and last line, 1-based; (n, n - 1) where lines after n - 1 were deleted


class GitError(Exception):
    """The revision cannot be compared with; `key` is one of words.WORDS and `fields` fill it."""

    def __init__(self, key: str, **fields: object):
        super().__init__(key)
        self.key = key
        self.fields = fields

    def words(self, language: str) -> str:
        return say(self.key, language, **self.fields)


class Changes:
    """What was changed since a revision, in every repository that is asked for."""

    def __init__(self, revision: str):
        self.revision = revision
        self._roots: dict[str, str] = {}  # folder -> top of its repository
        self._repositories: dict[str, Repository] = {}

    def lines(self, path: str) -> Ranges | None:
        """The changed lines of a file as it lies on the disk; None when all of it is new; raises GitError."""
        real = os.path.realpath(path)
        root = self._root(real if os.path.isdir(real) else os.path.dirname(real))
        if root not in self._repositories:
            self._repositories[root] = Repository(root, self.revision)
        return self._repositories[root].lines(os.path.relpath(real, root).replace(os.sep, "/"))

    def _root(self, folder: str) -> str:
        if folder not in self._roots:
            try:
                top = git(folder, "rev-parse", "--show-toplevel")
            except FileNotFoundError:
                raise GitError("git-missing", revision=self.revision) from None
            if top.code or not top.out.strip():  # a bare repository has no files
                raise GitError("git-outside", revision=self.revision, path=folder)
            self._roots[folder] = os.path.realpath(os.fsdecode(top.out.rstrip(b"\n")))
        return self._roots[folder]


class Repository:
    """One repository against one revision: the diff is asked for once."""

    def __init__(self, root: str, revision: str):
        self.root = root
        self.revision = revision
        self._tracked: set[str] | None = None
        self._changed = read_diff(self._diff(self._base()))

    def _base(self) -> bytes:
        """The commit to compare with: where this branch left the revision, so that what others have committed
        there since is not taken for ours; the revision itself where they share no history."""
        verify = git(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", self.revision + "^{commit}")
        if verify.code:
            shallow = git(self.root, "rev-parse", "--is-shallow-repository").out.strip() == b"true"
            raise GitError("git-shallow" if shallow else "git-unknown", revision=self.revision, path=self.root)
        commit = verify.out.strip()
        fork = git(self.root, "merge-base", os.fsdecode(commit), "HEAD")
        return fork.out.split()[0] if not fork.code and fork.out.split() else commit

    def _diff(self, commit: bytes) -> bytes:
        done = git(
            self.root, "-c", "core.quotePath=false", "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--text",
            "--unified=0", "--inter-hunk-context=0", "--find-renames", "--src-prefix=a/", "--dst-prefix=b/",
            "--no-relative", "--ignore-submodules", os.fsdecode(commit), "--",
        )  # fmt: skip
        if done.code:
            reason = done.error.decode("utf-8", "replace").strip()
            raise GitError("git-failed", revision=self.revision, reason=reason)
        return done.out

    def lines(self, path: str) -> Ranges | None:
        if path in self._changed:
            return self._changed[path]
        if self._tracked is None:
            listed = git(self.root, "ls-files", "-z").out.split(b"\0")
            self._tracked = {os.fsdecode(name) for name in listed}
        return [] if path in self._tracked else None


class Done:
    """How a git command ended: exit status, output, standard error."""

    __slots__ = ("code", "error", "out")

    def __init__(self, code: int, out: bytes, error: bytes):
        self.code = code
        self.out = out
        self.error = error


def git(folder: str, *words: str) -> Done:
    """Run git in a folder; raises FileNotFoundError when there is none."""
    import subprocess

    done = subprocess.run(["git", "-C", folder or os.curdir, *words], stdin=subprocess.DEVNULL, capture_output=True)
    return Done(done.returncode, done.stdout, done.stderr)


def read_diff(diff: bytes) -> dict[str, Ranges]:
    """Path -> changed lines of a unified diff without context. The lines of a hunk are counted, not looked at:
    a changed line may itself look like the head of a file."""
    changed: dict[str, Ranges] = {}
    ranges: Ranges = []
    within = 0  # lines of the hunk still to come
    for line in diff.split(b"\n"):
        if within and line[:1] in (b"+", b"-"):
            within -= 1
        elif line.startswith(b"+++ "):
            ranges = changed.setdefault(path_of(line[4:]), [])
        elif match := HUNK.match(line):
            removed, start, added = (int(group) if group else 1 for group in match.groups())
            within = removed + added
            ranges.append((start, start + added - 1) if added else (start + 1, start))
    return changed


def path_of(name: bytes) -> str:
    """The path in a "+++" line: after "b/", perhaps quoted as in C, ended by a tab where it has blanks."""
    name = name.removesuffix(b"\t")
    if name.startswith(b'"'):
        name = ESCAPE.sub(unescape, name[1:].removesuffix(b'"'))
    return os.fsdecode(name.removeprefix(b"b/"))


def unescape(match: "re.Match[bytes]") -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if len(code) == 3 else ESCAPES.get(code, code)
