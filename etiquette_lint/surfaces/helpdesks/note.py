"""The words of a note: what was found, for the colleague who reads the ticket."""

from etiquette_lint.surfaces.helpdesks.words import COUNT, HEAD, HELD, LINE, MORE, SEVERITIES, SUBJECT

MOST_FINDINGS = 20
MARK = "etl-"  # a note ends with this and the key of its job, by which it is found again


def note_text(report: dict, language: str, key: str, held: bool = False) -> str:
    """The note in a language of display, as plain text."""
    zh = language == "zh"
    found = report["diagnostics"]
    count = COUNT[zh][len(found) != 1].format(number=len(found))
    lines = [(HELD if held else HEAD)[zh].format(count=count), ""]
    lines += [finding_line(diagnostic, zh) for diagnostic in found[:MOST_FINDINGS]]
    if len(found) > MOST_FINDINGS:
        lines.append("- " + MORE[zh].format(number=len(found) - MOST_FINDINGS))
    return "\n".join([*lines, "", key])


def finding_line(diagnostic: dict, zh: bool) -> str:
    where = SUBJECT[zh] if diagnostic["field"] == "subject" else LINE[zh].format(line=diagnostic["line"])
    severity = SEVERITIES[diagnostic["severity"]][zh]
    head = f"{diagnostic['code']}（{severity}，{where}）：" if zh else f"{diagnostic['code']} ({severity}, {where}): "
    return "- " + head + " ".join(diagnostic["message"].split())


def as_html(note: str) -> str:
    """The note for interfaces that take HTML."""
    import html

    return html.escape(note).replace("\n", "<br>\n")
