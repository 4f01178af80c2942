"""Which files are versions of one template: text beside HTML, one language beside another.

    welcome.txt  welcome.html            content.txt  content.html           welcome.text.erb  welcome.html.erb
    welcome.en.txt  welcome.zh-CN.txt    en/welcome.txt  zh-CN/welcome.txt   messages.properties  messages_zh.properties

A version is compared with one other only: a translation with its original (the version without a language in its name,
else English, else the first), text with HTML. So each difference is told once, and in the file that is to be changed.
"""

import os

from etiquette_lint.message.languages import is_language
from etiquette_lint.pattern import Pattern

FEWEST_OTHERS = 2  # templates that have a version before one without it is odd
TEXT, HTML = ("txt", "text"), ("html", "htm", "mjml")
_FORMAT = Pattern(r"(?P<stem>.+)\.(?P<format>txt|text|html?|mjml)(?P<tail>(?:\.[a-z0-9]{2,10})?)")
_LANGUAGE = Pattern(
    r"(?P<stem>(?:.{0,200}?[._-])?)(?P<tag>[a-z]{2,3}(?:[-_][A-Za-z]{2,4}|[-_]419){0,2})(?P<tail>(?:\.[A-Za-z0-9]{1,12}){1,3})"
)
_PARTED = (".txt", ".text", ".html", ".htm", ".mjml", ".md", ".markdown", ".yml", ".yaml", ".json", ".properties",
           ".j2", ".jinja", ".jinja2", ".liquid", ".hbs", ".handlebars", ".mustache", ".erb", ".ejs", ".twig", ".tmpl",
           ".tpl", ".template")  # fmt: skip


class Folder:
    """The names in a folder, and which of them belong together."""

    __slots__ = ("formats", "languages", "names")

    def __init__(self, names: frozenset[str]):
        self.names = names
        self.formats: dict[tuple[str, str], dict[str, str]] = {}  # (stem, tail) -> "text" or "html" -> name
        self.languages: dict[tuple[str, str], dict[str, str]] = {}  # (stem, tail) -> tag, "" for none -> name
        for name in sorted(names):
            match = _FORMAT.fullmatch(name)
            if match:
                kind = "text" if match["format"] in TEXT else "html"
                self.formats.setdefault((match["stem"], match["tail"]), {}).setdefault(kind, name)
            parts = split_language(name)
            if parts:
                self.languages.setdefault((parts[0], parts[2]), {})[parts[1]] = name
        for (stem, tail), versions in self.languages.items():
            if stem and stem[:-1] + tail in names:
                versions[""] = stem[:-1] + tail


def split_language(name: str) -> tuple[str, str, str] | None:
    """`welcome.zh-CN.txt` as `welcome.`, `zh-CN`, `.txt`; None for a name without a language."""
    match = _LANGUAGE.fullmatch(name)
    return (match["stem"], match["tag"], match["tail"]) if match and is_language(match["tag"]) else None


_folders: dict[str, tuple[int, Folder]] = {}
MOST_FOLDERS = 200


def read_folder(path: str) -> Folder:
    """What is in a folder, kept until it changes; empty where it cannot be read."""
    try:
        changed = os.stat(path or os.curdir).st_mtime_ns
        kept = _folders.get(path)
        if kept is not None and kept[0] == changed:
            return kept[1]
        folder = Folder(frozenset(os.listdir(path or os.curdir)))
    except OSError:
        return Folder(frozenset())
    if len(_folders) >= MOST_FOLDERS:
        _folders.clear()
    _folders[path] = changed, folder
    return folder


class Related:
    """The files to compare a template with, and the versions that it lacks and all others have.

    `files` are (kind, label, path): kind is "text" or "html" for the other format, "language" for the original.
    """

    __slots__ = ("files", "missing")

    def __init__(self) -> None:
        self.files: list[tuple[str, str, str]] = []
        self.missing: list[str] = []


def find_related(path: str) -> Related | None:
    """The other versions of a template; None where there are none and none is missed."""
    if not path.endswith(_PARTED):
        return None
    related = Related()
    directory, name = os.path.split(path)
    folder = read_folder(directory)
    add_formats(related, directory, name, folder)
    if not add_languages(related, directory, name, folder):
        add_language_folders(related, directory, name)
    return related if related.files or related.missing else None


def add_formats(related: Related, directory: str, name: str, folder: Folder) -> None:
    match = _FORMAT.fullmatch(name)
    if not match:
        return
    own = "text" if match["format"] in TEXT else "html"
    other = "html" if own == "text" else "text"
    versions = folder.formats.get((match["stem"], match["tail"]), {})
    if other in versions:
        related.files.append((other, other, os.path.join(directory, versions[other])))
        return
    rest = [group for (_, tail), group in folder.formats.items() if tail == match["tail"] and own in group]
    if len(rest) > FEWEST_OTHERS and sum(other in group for group in rest) == len(rest) - 1:
        related.missing.append("HTML" if other == "html" else "text")


def add_languages(related: Related, directory: str, name: str, folder: Folder) -> bool:
    """Versions with the language in their names; whether this name is one of them."""
    parts = split_language(name)
    if parts:
        stem, tag, tail = parts
        versions = folder.languages[stem, tail]
    else:
        base, dot, rest = name.partition(".")
        tail, tag = dot + rest, ""
        stem, versions = next(
            ((base + sign, folder.languages[base + sign, tail]) for sign in "._-"
             if (base + sign, tail) in folder.languages), ("", {}),
        )  # fmt: skip
    if len(versions) < 2:
        return bool(parts) and not in_language_folder(directory)
    original = original_of(versions)
    if tag != original:
        related.files.append(("language", original or versions[original], os.path.join(directory, versions[original])))
    else:
        others = [group for (_, other_tail), group in folder.languages.items() if other_tail == tail]
        related.missing += missing_tags(versions, others)
    return True


def missing_tags(versions: dict[str, str], groups: list[dict[str, str]]) -> list[str]:
    """The languages that each other group has."""
    if len(groups) <= FEWEST_OTHERS:
        return []
    others = [group for group in groups if group is not versions]
    return sorted(set.intersection(*map(set, others)) - set(versions) - {""})


def original_of(versions: dict[str, str]) -> str:
    """The language the others are translated from, most likely."""
    if "" in versions:
        return ""
    return min(versions, key=lambda tag: (not tag.startswith("en"), not tag.startswith("zh"), len(tag), tag))


def in_language_folder(directory: str) -> bool:
    return any(is_language(part) for part in directory.replace(os.sep, "/").split("/")[-4:])


def add_language_folders(related: Related, directory: str, name: str) -> None:
    """Versions in folders that are named for languages, side by side."""
    parts = directory.split(os.sep)
    for index in range(len(parts) - 1, max(len(parts) - 5, -1), -1):
        if is_language(parts[index]):
            break
    else:
        return
    above, below = os.sep.join(parts[:index]), parts[index + 1 :]
    tags = [tag for tag in read_folder(above).names if is_language(tag)]
    folders = {tag: os.path.join(above, tag, *below) for tag in tags}
    versions = {tag: folder for tag, folder in folders.items() if name in read_folder(folder).names}
    if parts[index] not in versions:
        return
    original = original_of(versions)
    if parts[index] != original:
        related.files.append(("language", original, os.path.join(versions[original], name)))
        return
    siblings = {one for one in read_folder(directory).names if one.endswith(os.path.splitext(name)[1])} - {name}
    if len(siblings) >= FEWEST_OTHERS:
        lacking = [tag for tag in tags if tag not in versions and siblings <= read_folder(folders[tag]).names]
        related.missing += sorted(lacking)
