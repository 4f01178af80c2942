"""The help pages, made from the tables of commands; widths count a Chinese character as two columns."""

from etiquette_lint.formats.terminal import width, wrap
from etiquette_lint.surfaces.arguments import FLAG, Command, Option, Words
from etiquette_lint.surfaces.commands import COMMANDS

HEADINGS = {
    "usage": {"en": "Usage: ", "zh": "用法："},
    "commands": {"en": "Commands:", "zh": "命令："},
    "options": {"en": "Options:", "zh": "选项："},
    "examples": {"en": "Examples:", "zh": "示例："},
}
INTRODUCTION = {
    "en": "Judge what you are about to send (e-mail, ticket replies, templates), in English and Chinese.",
    "zh": "发送之前，检查邮件、工单回复和模板的礼仪与措辞，支持中文和英文。",
}
EXAMPLES: list[tuple[str, Words]] = [
    ("etiquette-lint draft.eml", {"en": "judge a draft", "zh": "检查一份草稿"}),
    (
        "etiquette-lint --format full templates/",
        {"en": "a folder, with the lines shown", "zh": "检查文件夹，并显示原文"},
    ),
    (
        "etiquette-lint --kind ticket - < reply.txt",
        {"en": "a reply from standard input", "zh": "从标准输入检查工单回复"},
    ),
    ("etiquette-lint rule DAT001", {"en": "what a rule wants, and why", "zh": "查看一条规则的要求和理由"}),
]
MORE = {
    "en": "'etiquette-lint COMMAND --help' shows the options of a command.",
    "zh": "“etiquette-lint 命令 --help”可查看各命令的选项。",
}
STATUS = {
    "en": "Exit status: 0 clean, 1 findings, 2 could not judge.",
    "zh": "退出状态：0 没有问题，1 有问题，2 未能检查。",
}
HELP_OPTION = Option("-h --help", FLAG, {"en": "show this help", "zh": "显示帮助"})
VERSION_OPTION = Option("--version", FLAG, {"en": "show the version", "zh": "显示版本"})
LINE = 100  # columns


def main_help(language: str) -> str:
    rows = [(command.name, command.summary[language]) for command in COMMANDS.values()]
    examples = [(line, words[language]) for line, words in EXAMPLES]
    general = [option_row(option, language) for option in (HELP_OPTION, VERSION_OPTION)]
    return "\n".join(
        [
            f"{HEADINGS['usage'][language]}etiquette-lint [check] PATH…",
            "",
            INTRODUCTION[language],
            "",
            HEADINGS["commands"][language],
            *table(rows),
            "",
            HEADINGS["examples"][language],
            *table(examples),
            "",
            HEADINGS["options"][language],
            *table(general),
            "",
            STATUS[language],
            MORE[language],
            "",
        ]
    )


def command_help(command: Command, language: str) -> str:
    rows = [option_row(option, language) for option in (*command.options, HELP_OPTION)]
    return "\n".join(
        [
            f"{HEADINGS['usage'][language]}etiquette-lint {command.name} {command.operand}".rstrip(),
            "",
            command.help[language],
            "",
            HEADINGS["options"][language],
            *table(rows),
            "",
        ]
    )


def option_row(option: Option, language: str) -> tuple[str, str]:
    flags = ", ".join(option.flags)
    if not option.flags[0].startswith("--"):
        left = flags
    else:
        left = "    " + flags
    return (f"{left} {option.metavar}".rstrip(), option.help[language])


def table(rows: list[tuple[str, str]]) -> list[str]:
    """Two columns; a left side that is too long has its words on the next line."""
    left_width = min(max(width(left) for left, _ in rows), 44)
    lines = []
    for left, right in rows:
        pieces = wrap(right, LINE - left_width - 4)
        if width(left) > left_width:
            lines.append(f"  {left}")
        else:
            lines.append(f"  {left}{' ' * (left_width - width(left))}  {pieces.pop(0)}")
        lines += [f"  {' ' * left_width}  {piece}" for piece in pieces]
    return lines
