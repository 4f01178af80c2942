"""Baselines: the findings of a day, recorded, so that only new ones are reported.

A record knows a finding by its rule and the words found, not by its line: it outlives edits elsewhere in the file. It
silences as many findings as were recorded in that file, and those of a file that is gone wherever it moved to.
"""

import os

from etiquette_lint.catalogue import ConfigurationError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from etiquette_lint.diagnostic import Diagnostic

    Counts = dict[tuple[str, str], int]  # (code, fingerprint) -> how often

VERSION = 1
NEVER = "LNT001"  # what cannot be read was not judged, so there is nothing to record


def fingerprint(diagnostic: "Diagnostic") -> str:
    """16 hexadecimal digits of a finding's rule and words, white space aside. Of a secret, the words around it."""
    from hashlib import sha256

    words = " ".join((diagnostic.around if diagnostic.masked else diagnostic.excerpt).split())
    return sha256(f"{diagnostic.code}\0{words}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Baseline:
    """What a baseline file records: for each file, by its path from the folder of the baseline, what was found.

    `take` uses records up; what is left of the files judged, or of files that are gone, has expired.
    """

    def __init__(self, path: str, files: "dict[str, Counts] | None" = None):
        self.path = path
        self.files = files or {}
        self._left = {file: dict(counts) for file, counts in self.files.items()}
        self._judged: set[str] = set()
        self._gone: list[str] | None = None

    def key(self, name: str) -> str:
        """The path of a file from the folder of the baseline, with slashes."""
        try:
            relative = os.path.relpath(os.path.abspath(name), os.path.dirname(os.path.abspath(self.path)))
        except ValueError:  # another drive
            relative = os.path.abspath(name)
        return relative.replace(os.sep, "/")

    def gone(self) -> list[str]:
        """The recorded files that exist no more: deleted, or moved."""
        if self._gone is None:
            folder = os.path.dirname(os.path.abspath(self.path))
            self._gone = [file for file in self.files if not os.path.lexists(os.path.join(folder, file))]
        return self._gone

    def is_recorded(self, name: str, diagnostic: "Diagnostic") -> bool:
        """Whether a finding was there when the baseline was made; each record answers for one finding."""
        if diagnostic.code == NEVER:
            return False
        file = self.key(name)
        self._judged.add(file)
        entry = diagnostic.code, fingerprint(diagnostic)
        return self._take(file, entry) or any(self._take(gone, entry) for gone in self.gone() if gone != file)

    def note_judged(self, name: str) -> None:
        """Remember that a file was judged, findings or not."""
        self._judged.add(self.key(name))

    def _take(self, file: str, entry: tuple[str, str]) -> bool:
        left = self._left.get(file)
        if not left or not left.get(entry):
            return False
        left[entry] -= 1
        return True

    def expired(self) -> list[tuple[str, str, int]]:
        """Records that no finding answers to any more: file, code, how often. Files not judged are not among them."""
        wanted = self._judged | set(self.gone())
        return [
            (file, code, number)
            for file, counts in self._left.items()
            if file in wanted
            for (code, _), number in counts.items()
            if number
        ]

    def record(self, name: str, diagnostics: "Iterable[Diagnostic]") -> None:
        """Put the findings of a file in the place of what was recorded of it."""
        counts: Counts = {}
        for diagnostic in diagnostics:
            if diagnostic.code != NEVER:
                entry = diagnostic.code, fingerprint(diagnostic)
                counts[entry] = counts.get(entry, 0) + 1
        self.files.pop(self.key(name), None)
        if counts:
            self.files[self.key(name)] = counts

    def forget_gone(self) -> None:
        """Drop the records of files that exist no more."""
        for file in self.gone():
            self.files.pop(file, None)

    def dump(self) -> str:
        """The file's content: sorted, one finding a line, so that a review shows what changed."""
        import json

        lines = []
        for file in sorted(self.files):
            entries = sorted(self.files[file].items())
            rows = [
                json.dumps({"code": code, "fingerprint": mark, "count": number}) for (code, mark), number in entries
            ]
            lines.append(f"  {json.dumps(file, ensure_ascii=False)}: [\n   " + ",\n   ".join(rows) + "\n  ]")
        files = "{\n" + ",\n".join(lines) + "\n }" if lines else "{}"
        return f'{{\n "tool": "etiquette-lint",\n "version": {VERSION},\n "files": {files}\n}}\n'


def load(path: str) -> Baseline:
    """Read a baseline; raises ConfigurationError with file, line or key."""
    import json

    from etiquette_lint.source import reason_of
    from etiquette_lint.words import WORDS, say

    try:
        with open(path, "rb") as file:
            content = json.loads(file.read().decode("utf-8-sig"))
    except OSError as error:
        reason = reason_of(error)
        words = say(reason, "en") if reason in WORDS else reason
        raise ConfigurationError("bad-unreadable", where=path, reason=words) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError("bad-baseline-json", where=path, line=1, reason=error) from error
    except json.JSONDecodeError as error:
        raise ConfigurationError("bad-baseline-json", where=path, line=error.lineno, reason=error.msg) from error
    except RecursionError as error:
        raise ConfigurationError("bad-baseline-json", where=path, line=1, reason="nested too deep") from error
    return Baseline(path, files_of(content, path))


def files_of(content: object, path: str) -> "dict[str, Counts]":
    """The records of a baseline file; raises ConfigurationError for what this version does not understand."""
    if not isinstance(content, dict) or content.get("tool") != "etiquette-lint":
        raise ConfigurationError("bad-baseline-not", where=path, key="tool", reason="it is not 'etiquette-lint'")
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise ConfigurationError("bad-baseline-not", where=path, key="version", reason="it is no whole number")
    if version > VERSION:
        raise ConfigurationError("bad-baseline-newer", where=path, version=version, known=VERSION)
    files = content.get("files")
    if not isinstance(files, dict):
        raise ConfigurationError("bad-baseline-not", where=path, key="files", reason="it is no object")
    return {name: counts_of(entries, name, path) for name, entries in files.items()}


def counts_of(entries: object, name: str, path: str) -> "Counts":
    if not isinstance(entries, list):
        raise ConfigurationError("bad-baseline-not", where=path, key=f"files.{name}", reason="it is no list")
    counts: Counts = {}
    for index, entry in enumerate(entries):
        fields = entry if isinstance(entry, dict) else {}
        for key, wanted in (("code", str), ("fingerprint", str), ("count", int)):
            if type(fields.get(key)) is not wanted:
                where = f"files.{name}[{index}].{key}"
                raise ConfigurationError("bad-baseline-not", where=path, key=where, reason="missing or of a wrong type")
        found = fields["code"], fields["fingerprint"]
        counts[found] = counts.get(found, 0) + fields["count"]
    return counts
