"""One source through one linter to what a report needs of it, whatever goes wrong on the way."""

from etiquette_lint.formats import LINES, MESSAGES, PATCHES
from etiquette_lint.report import Judged
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.lint import Linter
    from etiquette_lint.message.model import Message
    from etiquette_lint.source import Source


def judge_source(linter: "Linter", source: "Source", needs: tuple[str, ...] = ()) -> Judged:
    """The diagnostics of a source, without the messages they were found in, so that many can be kept and sent
    between processes, and what else a form of report needs to know of it. An error of the linter itself becomes
    the file's trouble: the other files go on."""
    from etiquette_lint.lint import Seen

    settings = linter.settings
    judged = Judged(source.name, settings.fail_on)
    judged.points = settings.points
    try:
        seen = Seen(keep=bool(needs))
        judged.diagnostics = linter.lint(source, seen)
        judged.languages = seen.languages
        judged.starts = seen.starts if len(seen.starts) == len(seen.languages) > 1 else []
        if judged.diagnostics:
            add_needs(judged, seen.messages, source, needs)
    except Exception as error:
        judged.diagnostics = []
        judged.trouble = internal_error(source.name, error, settings.display_language)
    for diagnostic in judged.diagnostics:
        diagnostic.finding = None
    return judged


def add_needs(judged: Judged, messages: "list[Message]", source: "Source", needs: tuple[str, ...]) -> None:
    """What a form of report shows besides the diagnostics, while their messages are at hand."""
    if LINES in needs:
        from etiquette_lint.context import contexts_of

        judged.contexts = contexts_of(judged.diagnostics, source.raw)
    if PATCHES in needs:
        from etiquette_lint.patches import patches_of

        judged.patches = patches_of(judged.diagnostics, messages, source.raw)
    if MESSAGES in needs:
        from etiquette_lint.shown import shown_messages

        judged.messages = shown_messages(judged.diagnostics, messages)


def internal_error(name: str, error: Exception, language: str) -> str:
    """Where the program itself went wrong: kind of error, place in the code, rule; never words of the message."""
    code = getattr(error, "code", "")
    cause = error.__cause__ if code and error.__cause__ is not None else error
    place, trace = "", cause.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("etiquette_lint/")[2]
        place, trace = f" ({file}:{trace.tb_lineno})", trace.tb_next
    rule = say("internal-rule", language, code=code) if code else ""
    return say("internal", language, path=name, rule=rule, error=type(cause).__name__ + place)
