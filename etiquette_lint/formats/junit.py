"""The XML of JUnit: a suite for each file, a test for each finding, one that passes for a clean file.

As the schema of the Jenkins xUnit plugin has it. A finding that does not fail the run does not fail here either.
"""

from etiquette_lint.formats import Style
from etiquette_lint.formats.default import line
from etiquette_lint.formats.places import repository_path
from etiquette_lint.formats.xml_text import attributes, content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.report import Judged, Report


def render(report: "Report", style: Style) -> "Iterator[str]":
    suites = []
    tests = failures = errors = 0
    for judged in report:
        suite = "".join(suite_lines(judged))
        suites.append(suite)
        tests += max(len(judged.diagnostics), 1)
        failures += sum(1 for _ in judged.failing())
        errors += bool(judged.trouble)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites{attributes(name='etiquette-lint', tests=tests, failures=failures, errors=errors)}>\n"
    yield from suites
    yield "</testsuites>\n"


def suite_lines(judged: "Judged") -> "Iterator[str]":
    path = repository_path(judged.name)
    failing = {id(diagnostic) for diagnostic in judged.failing()}
    sums = attributes(
        tests=max(len(judged.diagnostics), 1), failures=len(failing), errors=int(bool(judged.trouble)), skipped=0
    )
    yield f"  <testsuite{attributes(name=path)}{sums}{attributes(file=path)}>\n"
    if judged.trouble:
        yield f"    <testcase{attributes(name=path, classname='etiquette-lint')}>\n"
        yield f"      <error{attributes(type='etiquette-lint', message=judged.trouble)}/>\n    </testcase>\n"
    elif not judged.diagnostics:
        yield f"    <testcase{attributes(name=path, classname='etiquette-lint')}/>\n"
    for diagnostic in judged.diagnostics:
        yield from case_lines(diagnostic, path, id(diagnostic) in failing)
    yield "  </testsuite>\n"


def case_lines(diagnostic: "Diagnostic", path: str, fails: bool) -> "Iterator[str]":
    name = f"{path}:{diagnostic.line}:{diagnostic.column} {diagnostic.code} {diagnostic.name}"
    words = content(line(diagnostic, False))
    yield f"    <testcase{attributes(name=name, classname='etiquette-lint')}>\n"
    if fails:
        fields = attributes(type=diagnostic.code, message=diagnostic.message)
        yield f"      <failure{fields}>{words}</failure>\n"
    else:
        yield f"      <system-out>{words}</system-out>\n"
    yield "    </testcase>\n"
