"""What is to be judged: files, folders, mailboxes and standard input, as bytes with a name."""

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATE_EXTENSIONS = (
    ".j2", ".jinja", ".jinja2", ".liquid", ".hbs", ".handlebars", ".mustache", ".erb", ".ejs", ".twig", ".tmpl", ".tpl",
    ".template", ".mjml",
)  # fmt: skip
# Data of any kind: only what holds tickets, macros or mails of a locale is a message.
DATA_EXTENSIONS = (".json", ".jsonl", ".yml", ".yaml", ".po", ".properties", ".csv", ".tsv")
# Files that a folder of drafts and templates holds; anything else in a folder is passed over.
EXTENSIONS = frozenset(
    (
        ".eml", ".emlx", ".mbox", ".msg", ".txt", ".text", ".md", ".markdown", ".html", ".htm", *DATA_EXTENSIONS,
        *TEMPLATE_EXTENSIONS,
    )
)  # fmt: skip
MOST_DATA = 10_000_000  # bytes of a data file that are looked at for messages
MAILDIR_FOLDERS = ("cur", "new")
SKIPPED_FOLDERS = frozenset(("node_modules", "__pycache__", "venv"))


class Source:
    """A named run of bytes that holds one message or several.

    `name` is the path as the user gave it. `raw` is the whole file. `problem` says why it could
    not be read to the end (too large), with `raw` then holding what was read.
    """

    __slots__ = ("name", "raw", "problem", "size", "role", "companion", "versions", "missing")

    def __init__(self, name: str, raw: bytes, problem: str = "", size: int | None = None):
        self.role = ""  # "subject" or "body" of a template that is kept in two files (Django)
        self.companion = b""  # the subject's file, for a body
        self.versions: list[tuple[str, str, Source]] = []  # versions of a template to compare it with: kind, label
        self.missing: list[str] = []  # versions that every other template has
        self.name = name
        self.raw = raw
        self.problem = problem
        self.size = len(raw) if size is None else size


class Unreadable:
    """A path that could not be read; `reason` is a key of words.WORDS, or the system's own words."""

    __slots__ = ("name", "reason")

    def __init__(self, name: str, reason: str):
        self.name = name
        self.reason = reason


class Skipped:
    """A file found in a folder that is not a message; `reason` as in Unreadable."""

    __slots__ = ("name", "reason")

    def __init__(self, name: str, reason: str):
        self.name = name
        self.reason = reason


def reason_of(error: OSError) -> str:
    """Why the system refused a path, as a key of words.WORDS where there is one."""
    import errno

    keys = {
        errno.ENOENT: "missing", errno.ENOTDIR: "missing", errno.EACCES: "denied", errno.EPERM: "denied",
        errno.ELOOP: "link-loop", errno.EISDIR: "is-folder",
    }  # fmt: skip
    return keys.get(error.errno or 0) or error.strerror or "missing"


def find_paths(path: str, exclude: "list[str] | None" = None) -> "Iterator[str | Unreadable | Skipped]":
    """The files a path stands for: itself, or what a folder (or Maildir) holds, sorted, symbolic loops cut."""
    try:
        status = os.stat(path)
    except OSError as error:
        yield Unreadable(path, reason_of(error))
        return
    except ValueError as error:  # a NUL in the path
        yield Unreadable(path, str(error))
        return
    if not stat.S_ISDIR(status.st_mode):
        if stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode):  # a pipe: what <(command) of a shell names
            yield path
        else:
            yield Unreadable(path, "not-a-file")
        return
    yield from walk(path, exclude or [], {(status.st_dev, status.st_ino)})


def walk(top: str, exclude: list[str], seen: set[tuple[int, int]]) -> "Iterator[str | Unreadable | Skipped]":
    """The files under a folder, in order; a folder reached twice through links is read once."""
    stack = [top]
    while stack:
        folder = stack.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield Unreadable(folder, reason_of(error))
            continue
        maildir = os.path.basename(folder) in MAILDIR_FOLDERS and os.path.isdir(os.path.join(folder, "..", "tmp"))
        folders = []
        for entry in entries:
            if excluded(entry.path, exclude):
                continue
            try:
                status = entry.stat()
            except OSError as error:
                # A link that leads nowhere is a missing message only where it is called like one
                # (editors keep their locks as such links).
                kind = Unreadable if extension(entry.name) in EXTENSIONS and not entry.name.startswith(".") else Skipped
                yield kind(entry.path, reason_of(error))
                continue
            if stat.S_ISDIR(status.st_mode):
                if not skipped_folder(entry.name, entry.path) and (status.st_dev, status.st_ino) not in seen:
                    seen.add((status.st_dev, status.st_ino))
                    folders.append(entry.path)
            elif not stat.S_ISREG(status.st_mode):
                yield Skipped(entry.path, "not-a-file")
            elif maildir or named_as_message(entry.path) or looks_like_message(entry.path):
                yield entry.path
            else:
                yield Skipped(entry.path, "not-a-message")
        stack += reversed(folders)


def skipped_folder(name: str, path: str) -> bool:
    """Whether a folder holds what programs keep for themselves; the hidden folders of a Maildir hold mail."""
    return name in SKIPPED_FOLDERS or (name.startswith(".") and not os.path.isdir(os.path.join(path, "cur")))


def excluded(path: str, patterns: list[str]) -> bool:
    """Whether a path, its name or a folder above it matches one of the patterns."""
    if not patterns:
        return False
    from fnmatch import fnmatch

    plain = path.replace(os.sep, "/").removeprefix("./")
    name = plain.rpartition("/")[2]
    return any(
        fnmatch(plain, pattern) or fnmatch(name, pattern) or f"/{plain}/".find(f"/{pattern.strip('/')}/") >= 0
        for pattern in patterns
    )


def extension(name: str) -> str:
    dot = name.rfind(".")
    if dot > 0 and name[dot - 1].isalnum() and name[dot + 1 :].isalnum():
        return name[dot:].lower()  # what nearly every name is like
    return os.path.splitext(name)[1].lower()


def named_as_message(path: str) -> bool:
    """Whether a file has the extension of messages, and the content too where others have that extension."""
    return extension(path) in EXTENSIONS and may_hold_messages(path)


def may_hold_messages(path: str) -> bool:
    """False for a data file (JSON, YAML, CSV …) whose content has not the shape of tickets, macros or mails."""
    if extension(path) not in DATA_EXTENSIONS:
        return True
    try:
        with open(path, "rb") as file:
            raw = file.read(MOST_DATA + 1)
    except (OSError, ValueError):
        return True  # reading it says why
    if len(raw) > MOST_DATA:
        return False
    from etiquette_lint.message.macros import holds_messages

    return holds_messages(path, raw)


def looks_like_message(path: str) -> bool:
    """Whether a file without extension begins as mail does (a header field or an mbox "From " line)."""
    if extension(path):
        return False
    try:
        with open(path, "rb") as file:
            head = file.read(400)
    except OSError:
        return True  # reading it says why
    first = head.split(b"\n", 1)[0]
    name, colon, _ = first.partition(b":")
    return head.startswith(b"From ") or bool(colon and name and name.replace(b"-", b"").isalnum() and len(name) < 40)


def read_source(path: str, max_size: int, name: str | None = None) -> Source | Unreadable:
    """The bytes of a file. A file over `max_size` bytes is read to the limit only, and says so."""
    name = path if name is None else name
    try:
        with open(path, "rb") as file:
            raw = file.read(max_size + 1)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        return Unreadable(name, reason_of(error))
    except ValueError as error:  # a NUL in the path
        return Unreadable(name, str(error))
    if len(raw) > max_size:
        return Source(name, raw[:max_size], "too-large", size)
    source = Source(name, raw)
    if path.endswith((".txt", ".html")) and "_" in os.path.basename(path):
        find_companion(source, path)
    elif path.endswith(POSTMARK_BODIES):
        find_postmark_subject(source, path)
    find_versions(source, path, max_size)
    return source


POSTMARK_BODIES = ("content.html", "content.txt")


def find_postmark_subject(source: Source, path: str) -> None:
    """Postmark keeps a template in a folder: content.html, content.txt, and the subject in meta.json."""
    import json

    try:
        with open(os.path.join(os.path.dirname(path), "meta.json"), "rb") as file:
            meta = json.loads(file.read(100_000))
    except (OSError, ValueError, RecursionError):
        return
    if isinstance(meta, dict) and isinstance(meta.get("Subject"), str):
        source.companion, source.role = meta["Subject"].encode("utf-8", "replace"), "body"


def may_have_gaps(path: str, raw: bytes) -> bool:
    """Whether a file can be a template at all: a cheap look, before folders are read."""
    return extension(path) in DATA_EXTENSIONS or any(mark in raw for mark in GAP_MARKS)


GAP_MARKS = (b"{", b"<%", b"%", b"*|", b"[", b"#", "«".encode(), "【".encode())


def find_versions(source: Source, path: str, max_size: int) -> None:
    """The other versions of a template, each as a source of its own; mail and what has no gaps have none."""
    if path.endswith((".eml", ".msg", ".mbox")) or not may_have_gaps(path, source.raw):
        return
    from etiquette_lint.versions import find_related

    related = find_related(path)
    if related is None:
        return
    source.missing = related.missing
    for kind, label, other in related.files:
        try:
            with open(other, "rb") as file:
                raw = file.read(max_size + 1)
        except OSError:
            continue
        if len(raw) <= max_size:
            source.versions.append((kind, label, Source(other, raw)))


def find_companion(source: Source, path: str) -> None:
    """Django keeps the subject of a mail in a file of its own, `x_subject.txt` beside `x_body.txt`."""
    from etiquette_lint.message.templates import django_pair

    subject, bodies = django_pair(path)
    if path == subject:
        source.role = "subject" if any(os.path.isfile(body) for body in bodies) else ""
    elif subject and os.path.isfile(subject):
        try:
            with open(subject, "rb") as file:
                source.companion = file.read(10_000)
        except OSError:
            return
        source.role = "body"


def is_binary(raw: bytes) -> bool:
    """Whether bytes are no text: a known binary signature, or NUL bytes without UTF-16 or UTF-32 behind them."""
    if raw.startswith(BINARY_SIGNATURES):
        return True
    head = raw[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    return head.count(0) > len(head) // 50 and not looks_wide(head)


def looks_wide(head: bytes) -> bool:
    """UTF-16 without a byte-order mark: every other byte of Latin text is NUL."""
    return min(head[0::2].count(0), head[1::2].count(0)) == 0 and head.count(0) > len(head) // 3


BINARY_SIGNATURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x7fELF", b"MZ\x90", b"\x1f\x8b", b"BZh",
    b"Rar!", b"7z\xbc\xaf", b"\xfd7zXZ", b"RIFF", b"OggS", b"ID3", b"SQLite format 3", b"wOFF", b"wOF2",
)  # fmt: skip
OUTLOOK_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE compound file: .msg
