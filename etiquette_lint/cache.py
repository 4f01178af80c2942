"""What takes long to work out, kept between runs in a folder that only this user can write to."""

import os

from etiquette_lint import __version__, pattern

KEPT = 6  # files of one kind; older ones are of catalogues and rules that have changed


def trusted(folder: str) -> bool:
    """Whether only this user can have written what lies in the folder."""
    try:
        status = os.stat(folder)
    except OSError:
        return False
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def checksum(content: bytes) -> str:
    """A change detector, not a seal: the folder itself is what is trusted."""
    from zlib import crc32

    return f"{len(content):x}-{crc32(content):08x}"


def stamp(*modules: str) -> str:
    """Changes when the files of these modules do: what is kept was worked out by their code."""
    times = []
    for module in modules:
        try:
            status = os.stat(module)
        except OSError:  # in an archive: as old as its version
            continue
        times.append(f"{status.st_mtime_ns:x}{status.st_size:x}")
    return checksum(" ".join((__version__, *times)).encode())


def path_of(folder: str, kind: str, key: str) -> str:
    return os.path.join(folder, f"{kind}-{key}")


def read(folder: str | None, kind: str, key: str) -> bytes | None:
    """What was written under this key, or None."""
    if not folder or not trusted(folder):
        return None
    try:
        with open(path_of(folder, kind, key), "rb") as file:
            return file.read()
    except OSError:
        return None


def write(folder: str | None, kind: str, key: str, content: bytes) -> None:
    """Keep some bytes. Best effort: a cache that cannot be written is no cache.

    What is kept is data in formats that cannot run code, checked by whoever reads it again.
    """
    if not folder:
        return
    path = path_of(folder, kind, key)
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not trusted(folder):
            return
        with open(temporary, "wb") as file:
            file.write(content)
        os.replace(temporary, path)
        forget(folder, kind)
    except OSError:
        return


def use_patterns(folder: str | None) -> None:
    """Take up the regular expressions that earlier runs compiled, once a process."""
    if not pattern.is_warm():
        pattern.use_compiled(read(folder, "patterns", pattern.engine()))


def keep_patterns(folder: str | None) -> None:
    """Keep the regular expressions compiled by now, if there are new ones."""
    if folder:
        content = pattern.keep_compiled()
        if content:
            write(folder, "patterns", pattern.engine(), content)


def forget(folder: str, kind: str) -> None:
    """Remove what has not been written lately."""
    entries = [entry for entry in os.scandir(folder) if entry.name.startswith(f"{kind}-")]
    entries.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in entries[KEPT:]:
        os.unlink(entry.path)
