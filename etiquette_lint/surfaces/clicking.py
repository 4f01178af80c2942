"""The command line by click, from the same tables as the quick parser: odd spellings, errors, help, completions."""

import click

from etiquette_lint import __version__
from etiquette_lint.surfaces import arguments
from etiquette_lint.surfaces.arguments import Command, Option, Values
from etiquette_lint.surfaces.commands import COMMANDS, DEFAULT_COMMAND
from etiquette_lint.surfaces.environment import display_language
from etiquette_lint.surfaces.help import command_help, main_help
from etiquette_lint.surfaces.output import PROGRAM, complain
from etiquette_lint.words import listed, say

MISUSED = 2  # exit status


class Number(click.ParamType):
    """A whole number or "auto"."""

    name = "number"

    def convert(self, value, param, ctx):
        try:
            return value if isinstance(value, int) else arguments.number(value)
        except ValueError:
            self.fail(value, param, ctx)


def click_option(option: Option) -> click.Option:
    flags = [*option.flags, option.name]
    if option.type == arguments.FLAG:
        return click.Option(flags, is_flag=True, default=False)
    if option.type in (arguments.WORDS, arguments.MANY):
        return click.Option(flags, multiple=True)
    if option.type == arguments.NUMBER:
        return click.Option(flags, type=Number(), default=0)
    kind = click.Choice(option.choices) if option.choices else click.STRING
    return click.Option(flags, type=kind, default=option.default or None)


def click_command(command: Command) -> click.Command:
    operands = click.Argument(["operands"], nargs=-1, type=click.Path())
    options = [click_option(option) for option in command.options]
    return click.Command(command.name, params=[*options, operands], add_help_option=False)


def click_group() -> click.Group:
    """All commands, for completion in a shell."""
    return click.Group(PROGRAM, commands={name: click_command(command) for name, command in COMMANDS.items()})


def complete() -> int:
    """Answer a shell that asks for completions; returns the exit status."""
    import os

    from click.shell_completion import shell_complete

    instruction = os.environ["_ETIQUETTE_LINT_COMPLETE"]
    return shell_complete(click_group(), {}, PROGRAM, "_ETIQUETTE_LINT_COMPLETE", instruction)


def parse(words: list[str], command: Command, rest: list[str]) -> Values | int:
    """The values of a command line, or the exit status when there is nothing more to do."""
    language = display_language(words)
    named = bool(words) and words[0] in COMMANDS
    asked = rest[: rest.index("--")] if "--" in rest else rest
    if "--help" in asked or "-h" in asked:
        click.echo(command_help(command, language) if named else main_help(language), nl=False)
        return 0
    if words[:1] == ["--version"]:
        click.echo(f"{PROGRAM} {__version__}")
        return 0
    try:
        with click_command(command).make_context(f"{PROGRAM} {command.name}", list(rest)) as context:
            return values_of(command, context.params)
    except click.UsageError as error:
        hint = f"{PROGRAM} {command.name}" if command.name != DEFAULT_COMMAND else PROGRAM
        complain(error_words(error, language) + "\n" + say("try-help", language, command=hint))
        return MISUSED


def values_of(command: Command, params: dict) -> Values:
    """What click read, as the quick parser gives it."""
    values: dict = {"operands": list(params["operands"])}
    for option in command.options:
        values[option.name] = option.empty()
        value = params[option.name]
        if option.type in (arguments.WORDS, arguments.MANY):
            for word in value:
                option.take(values, word)
        elif value is not None:
            values[option.name] = value
    return Values(values)


def error_words(error: click.UsageError, language: str) -> str:
    """What is wrong with the command line, in the language of display."""
    if isinstance(error, click.NoSuchOption):
        hint = say("did-you-mean", language, words=error.possibilities[0]) if error.possibilities else ""
        return say("no-option", language, option=error.option_name, hint=hint)
    if isinstance(error, click.BadOptionUsage):
        wants = "takes-no-value" if "does not take a value" in error.message else "needs-value"
        return say(wants, language, option=error.option_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        flag = error.param.opts[-1]
        if isinstance(error.param.type, click.Choice):
            value = error.message.split("'")[1] if "'" in error.message else ""
            return say(
                "bad-choice", language, option=flag, value=value, choices=listed(error.param.type.choices, language)
            )
        if isinstance(error.param.type, Number):
            return say("bad-number", language, option=flag, value=error.message)
    return error.format_message()
