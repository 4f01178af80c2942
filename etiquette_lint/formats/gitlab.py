"""The Code Quality report of GitLab: JSON, one issue a finding, known again by its fingerprint. Lines only."""

from etiquette_lint.formats import Style
from etiquette_lint.formats.places import fingerprints, repository_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.report import Judged, Report

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(report: "Report", style: Style) -> "Iterator[str]":
    import json

    separator = "[\n  "
    for judged in report:
        for issue in issues(judged):
            yield separator + json.dumps(issue, ensure_ascii=False)
            separator = ",\n  "
    yield "[]\n" if separator.startswith("[") else "\n]\n"


def issues(judged: "Judged") -> "Iterator[dict]":
    if judged.trouble:
        yield trouble_issue(judged)
        return
    for diagnostic, mark in zip(judged.diagnostics, fingerprints(judged), strict=True):
        yield {
            "description": f"{diagnostic.code} {diagnostic.name}: {diagnostic.message}",
            "check_name": diagnostic.code,
            "fingerprint": mark,
            "severity": SEVERITIES[diagnostic.severity],
            "location": {
                "path": repository_path(diagnostic.path),
                "lines": {"begin": diagnostic.line, "end": diagnostic.end_line},
            },
        }


def trouble_issue(judged: "Judged") -> dict:
    """A file that could not be judged is not a clean one."""
    from hashlib import sha256

    path = repository_path(judged.name)
    return {
        "description": judged.trouble,
        "check_name": "etiquette-lint",
        "fingerprint": sha256(f"{path}\0{judged.trouble}".encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }
