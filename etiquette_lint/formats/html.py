"""One page of HTML that needs nothing else: the messages with their findings marked in place, to filter and to print.

What a message says is text here and never markup; the page's policy lets no script run but its own, and loads nothing.
"""

from etiquette_lint.formats import Style
from etiquette_lint.formats.full import fix_words
from etiquette_lint.formats.marked_text import paragraph, text_lines
from etiquette_lint.formats.places import repository_path
from etiquette_lint.formats.xml_text import attributes
from etiquette_lint.formats.xml_text import content as escaped
from etiquette_lint.words import count, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.diagnostic import Diagnostic
    from etiquette_lint.report import Judged, Report
    from etiquette_lint.shown import ShownMessage

LANGUAGES = {"en": "en", "zh": "zh-Hans"}
SEVERITIES = ("error", "warning", "info")


def render(report: "Report", style: Style) -> "Iterator[str]":
    """The page. Findings are numbered through the run, so that one can be spoken of by its number."""
    sections: list[str] = []
    troubles: list[str] = []
    clean: list[str] = []
    reasons = dict(style.reasons())
    explained: set[str] = set()
    number = 1
    for judged in report:
        if judged.trouble:
            troubles.append(judged.trouble)
        elif not judged.diagnostics:
            clean.append(repository_path(judged.name))
        else:
            sections.append("".join(file_lines(judged, number, reasons, explained, style)))
            number += len(judged.diagnostics)
    yield from head(style)
    yield from page_top(report, style)
    yield from filters(report, style)
    yield "<main id=main>\n"
    yield from listed("html-troubles", "file troubles sheet", troubles, style)
    yield from sections
    yield from clean_lines(clean, style)
    yield "</main>\n"
    yield f"<footer>etiquette-lint {escaped(report.version)}</footer>\n"
    if report.findings:
        yield f"<script>{data('report.js')}</script>\n"
    yield "</body>\n</html>\n"


def data(name: str) -> str:
    """The text of a file that is shipped with the program."""
    import os

    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(folder, "data", name), encoding="utf-8") as file:
        return file.read()


def policy_hash(text: str) -> str:
    """How a Content-Security-Policy names the one script or style that may be used."""
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def head(style: Style) -> "Iterator[str]":
    css = data("report.css")
    policy = (
        f"default-src 'none'; style-src {policy_hash(css)}; script-src {policy_hash(data('report.js'))};"
        " base-uri 'none'; form-action 'none'"
    )
    yield f'<!DOCTYPE html>\n<html lang="{LANGUAGES.get(style.language, "en")}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy"{attributes(content=policy)}>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{say('html-title', style.language)}</title>\n<style>{css}</style>\n</head>\n<body>\n"


def page_top(report: "Report", style: Style) -> "Iterator[str]":
    language = style.language
    yield f'<a class="skip" href="#main">{say("html-skip", language)}</a>\n'
    yield f"<header>\n<h1>{say('html-title', language)}</h1>\n"
    files = count(report.files, "file", language)
    if report.findings:
        findings = count(report.findings, "finding", language)
        sums = say("html-sum", language, findings=findings, files=files, dirty=report.files_with_findings)
    else:
        sums = say("html-none", language, files=files)
    yield f'<p class="sum">{escaped(sums)}</p>\n'
    for note in report.notes:
        yield f'<p class="sum">{escaped(note)}</p>\n'
    yield "</header>\n"


def filters(report: "Report", style: Style) -> "Iterator[str]":
    """Controls to hide findings; they stay hidden themselves where no script runs."""
    if not report.findings:
        return
    language = style.language
    label = attributes(**{"aria-label": say("html-filter", language)})
    yield f'<div class="filters" id="filters" role="search"{label} hidden>\n'
    yield f"<fieldset><legend>{say('html-severity', language)}</legend>\n"
    for severity in SEVERITIES:
        if report.severities[severity]:
            words = f"{say(severity, language)} ({report.severities[severity]})"
            yield f'<label><input type="checkbox" value="{severity}" checked> {escaped(words)}</label>\n'
    yield f'</fieldset>\n<label>{say("html-rule", language)} <select id="rule">\n'
    yield f'<option value="">{say("html-all", language)}</option>\n'
    for (code, name), number in sorted(report.codes.items()):
        yield f"<option{attributes(value=name)}>{escaped(f'{code} {name} ({number})')}</option>\n"
    yield f'</select></label>\n<button type="button" id="reset">{say("html-reset", language)}</button>\n'
    yield f'<span id="shown" role="status"{attributes(**{"data-words": say("html-shown", language)})}></span>\n</div>\n'


def file_lines(
    judged: "Judged", first: int, reasons: dict[str, str], explained: set[str], style: Style
) -> "Iterator[str]":
    """One file: its messages, each beside its findings. `first` is the number of its first finding."""
    language = style.language
    findings = count(len(judged.diagnostics), "finding", language)
    words = say("html-findings", language, findings=findings)
    path = paragraph(repository_path(judged.name))
    yield f'<section class="file">\n<h2>{path} <span class="count">{words}</span></h2>\n'
    several = any(message.index for message in judged.messages)
    placed: set[int] = set()
    for message in judged.messages:
        numbers = [n for n, found in enumerate(judged.diagnostics) if found.message_index == message.index]
        placed.update(numbers)
        if several:
            yield f"<h3>{say('html-message', language, number=message.index + 1)}</h3>\n"
        yield '<div class="message">\n'
        yield from sheet(message, judged, first, style)
        yield from finding_list([(first + n, judged.diagnostics[n]) for n in numbers], reasons, explained, style)
        yield "</div>\n"
    rest = [(first + n, found) for n, found in enumerate(judged.diagnostics) if n not in placed]
    if rest:
        yield from finding_list(rest, reasons, explained, style)
    yield "</section>\n"


def sheet(message: "ShownMessage", judged: "Judged", first: int, style: Style) -> "Iterator[str]":
    """The message as its reader sees it."""
    yield '<article class="sheet">\n'
    if not any(text.string for text in message.texts):
        yield f'<p class="nothing">{say("html-empty", style.language)}</p>\n'
    fields = [text for text in message.texts if text.label]
    if fields:
        yield '<dl class="fields">\n'
        for text in fields:
            label = say("zone-" + text.label, style.language) if text.label in KNOWN_FIELDS else text.label.capitalize()
            shown = "".join(text_lines(text, judged.diagnostics, first, style))
            kind = ' class="subject"' if text.label == "subject" else ""
            yield f'<dt>{escaped(label)}</dt><dd{kind} dir="auto">{shown}</dd>\n'
        yield "</dl>\n"
    for text in message.texts:
        if not text.label:
            yield f'<div class="text" dir="auto">{"".join(text_lines(text, judged.diagnostics, first, style))}</div>\n'
    yield "</article>\n"


KNOWN_FIELDS = ("subject", "from", "to", "cc", "date", "header")


def finding_list(
    findings: "list[tuple[int, Diagnostic]]", reasons: dict[str, str], explained: set[str], style: Style
) -> "Iterator[str]":
    """What is said of a message. `explained` are the rules whose reason has stood before: on paper once is enough."""
    yield '<ol class="findings">\n'
    for number, diagnostic in findings:
        again = diagnostic.name in explained
        yield from finding_lines(number, diagnostic, reasons.get(diagnostic.name, ""), again, style)
        explained.add(diagnostic.name)
    yield "</ol>\n"


def finding_lines(number: int, diagnostic: "Diagnostic", why: str, again: bool, style: Style) -> "Iterator[str]":
    """One finding: number, rule, severity, place, words, what to write instead, why."""
    severity, language = diagnostic.severity, style.language
    fields = {"data-severity": severity, "data-rule": diagnostic.name}
    yield f'<li class="finding {severity}" id="f{number}"{attributes(**fields)}>\n<div class="head">'
    back = attributes(href=f"#m{number}", **{"aria-label": say("html-to-text", language, number=number)})
    yield f'<a class="n {severity}"{back}>{number}</a> '
    yield f'<a class="rule"{attributes(href=diagnostic.url)}>{escaped(f"{diagnostic.code} {diagnostic.name}")}</a> '
    yield f'<span class="severity">{say(severity, language)}</span> '
    yield f'<span class="place">{diagnostic.line}:{diagnostic.column}</span></div>\n'
    yield f'<p dir="auto">{paragraph(diagnostic.message)}</p>\n'
    fix = fix_words(diagnostic, language)
    if fix:
        yield f'<p class="fix" dir="auto"><span>{paragraph(fix)}</span></p>\n'
    if why:
        kind = "why" if again else "why first"
        yield f'<details class="{kind}"><summary>{say("explain-why", language)}</summary>{paragraph(why)}</details>\n'
    yield "</li>\n"


def listed(key: str, kind: str, lines: list[str], style: Style) -> "Iterator[str]":
    if lines:
        yield f'<section class="{kind}"><h2>{say(key, style.language)}</h2>\n<ul>\n'
        yield from (f"<li>{paragraph(line)}</li>\n" for line in lines)
        yield "</ul>\n</section>\n"


def clean_lines(names: list[str], style: Style) -> "Iterator[str]":
    """The files without findings, folded away."""
    if names:
        words = say("html-clean", style.language, files=count(len(names), "file", style.language))
        yield f'<section class="file sheet clean"><details><summary>{words}</summary>\n<ul>\n'
        yield from (f"<li>{paragraph(name)}</li>\n" for name in names)
        yield "</ul></details></section>\n"
