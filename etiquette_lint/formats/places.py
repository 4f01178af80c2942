"""What the forms for other programs share: paths as a repository writes them, and marks to know a finding again by."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.report import Judged

SAFE_IN_URI = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@")


def repository_path(path: str) -> str:
    """A path as version control writes it: "/" between folders and no "./" in front."""
    import os

    path = path.replace(os.sep, "/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def uri_of(path: str) -> str:
    """A path as a URI reference (RFC 3986): relative stays relative, absolute gets file://."""
    path = repository_path(path)
    raw = path.encode("utf-8", "surrogateescape") if encodable(path) else path.encode("utf-8", "replace")
    quoted = "".join(chr(byte) if byte in SAFE_IN_URI else f"%{byte:02X}" for byte in raw)
    if path.startswith("/"):
        return "file://" + quoted
    if path[1:3] == ":/":  # a drive of Windows
        return f"file:///{path[0]}:{quoted[4:]}"
    return quoted


def encodable(path: str) -> bool:
    """Whether a path is text and undecodable bytes of a file name, nothing else."""
    try:
        path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def fingerprints(judged: "Judged") -> list[str]:
    """For each diagnostic 32 hexadecimal digits that stay while other lines change, unique in the run.

    Made of path, rule and the line as shown (secrets are masked there, so none can be guessed from it); of two
    equal ones the second is told apart by its number.
    """
    from hashlib import sha256

    seen: dict[tuple[str, ...], int] = {}
    marks = []
    for diagnostic, context in zip(judged.diagnostics, judged.contexts, strict=True):
        line = " ".join("".join(context).split())
        key = (repository_path(judged.name), diagnostic.code, line, diagnostic.excerpt)
        seen[key] = seen.get(key, 0) + 1
        words = "\0".join((*key, str(seen[key])))
        marks.append(sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return marks
