"""Reference pages made from the code: commands, settings, JSON, and the man page."""

from json_schemas import SCHEMAS

from etiquette_lint import __version__
from etiquette_lint.config import FILE_NAMES, KEYS, LIMITS, SECTION, ReadingSettings, Settings
from etiquette_lint.explain import toml
from etiquette_lint.report import POINTS
from etiquette_lint.rule import KINDS, SEVERITIES, Rule
from etiquette_lint.surfaces.arguments import Command, Option
from etiquette_lint.surfaces.commands import COMMANDS
from etiquette_lint.surfaces.configuring import STARTER
from etiquette_lint.surfaces.help import HELP_OPTION, INTRODUCTION, STATUS, VERSION_OPTION, option_row

TYPES = {
    list: ("list", "列表"),
    str: ("text", "字符串"),
    dict: ("table", "表"),
    object: ("text or list", "字符串或列表"),
}
# What each key of a configuration file means; tests/test_docs.py holds this to config.KEYS.
MEANINGS = {
    "extends": ("A [profile](#profiles) to start from, or several.", "以[方案](#profiles)为起点，可写多个。"),
    "select": (
        "These rules and no others: codes, names, prefixes or `ALL`.",
        "只用这些规则：代码、名称、前缀或 `ALL`。",
    ),
    "extend-select": ("These rules as well.", "另外启用这些规则。"),
    "ignore": ("Never these rules.", "一律不用这些规则。"),
    "fail-on": ("Exit 1 from this severity up.", "达到此级别即以 1 退出。"),
    "kind": ("What the files are, where name and content do not tell.", "看不出类型的文件按此处理。"),
    "lang": ("Language of the words shown; without it the locale's.", "显示语言；不写则依系统区域设置。"),
    "exclude": ("Patterns of files and folders to leave out.", "要跳过的文件和文件夹。"),
    "baseline": (
        "Report only what this [baseline](baseline.md) does not record; its path counts from the configuration file.",
        "只报告[基线文件](baseline.md)没有记录的问题；路径相对于配置文件。",
    ),
    "limits": ("How much is read; see [below](#limits).", "读取上限，见[下文](#limits)。"),
    "score": ("What findings take from the score; see [below](#score).", "每处问题扣的分数，见[下文](#score)。"),
    "per-file": (
        "`[[per-file]]` tables with `files`, `ignore` and `reason`; see [suppressions](suppressions.md#by-pattern).",
        "`[[per-file]]` 表，含 `files`、`ignore`、`reason`，见[屏蔽](suppressions.md#by-pattern)。",
    ),
    "rule": (
        "`[rule.NAME]` tables: [options](#options) and words of a rule, or [a rule of your own](writing-rules.md).",
        "`[rule.名称]` 表：规则的[选项](#options)和文字，或[自定义规则](writing-rules.md)。",
    ),
    "hook": (
        "Which tools of [agents](agents/index.md) send messages, where their names do not tell.",
        "[智能体](agents/index.md)的哪些工具会发送消息（工具名看不出来时）。",
    ),
    "server": (
        "How the [service](service.md) runs; nothing else looks at it.",
        "[服务](service.md)的设置，仅供服务使用。",
    ),
}
LIMIT_MEANINGS = {
    "max-size": ("bytes of a file", "单个文件的字节数"),
    "max-text": ("characters of a body", "正文的字符数"),
    "max-depth": ("parts within parts", "嵌套层数"),
    "max-parts": ("parts of a message", "一封邮件的部分数"),
}
CHOICES = {"fail-on": SEVERITIES, "kind": KINDS, "lang": ("en", "zh")}
WORDS = {
    "settings": ("Settings", "设置"),
    "settings-intro": (
        "The nearest of {files}, or `[tool.{section}]` in `pyproject.toml`, looking upward from the file judged. "
        "`etiquette-lint config` shows what is in force and where each value came from. How they work together: "
        "[configuration](configuration.md).",
        "从被检查的文件向上查找，使用最近的 {files}，或 `pyproject.toml` 中的 `[tool.{section}]`。"
        "`etiquette-lint config` 显示生效的设置及其来源。各项如何配合，见[配置说明](configuration.md)。",
    ),
    "key": ("Key", "键"),
    "type": ("Type", "类型"),
    "default": ("Default", "默认值"),
    "values": ("Values", "可选值"),
    "meaning": ("Meaning", "含义"),
    "limits": ("Limits", "读取上限"),
    "score": ("Score", "得分"),
    "score-intro": (
        "What a finding takes from the 100 points of its message.",
        "每处问题从一封邮件的 100 分中扣除的分数。",
    ),
    "profiles": ("Profiles", "方案"),
    "profile-on": ("also on", "另外启用"),
    "options": ("Options of the rules", "规则选项"),
    "options-intro": ("With their defaults.", "以下为默认值。"),
    "starter": ("A starter", "起步配置"),
    "starter-intro": ("As `etiquette-lint init` writes it.", "`etiquette-lint init` 生成的文件。"),
    "commands": ("Commands", "命令"),
    "completion": ("Completion in the shell", "命令行补全"),
    "completion-intro": (
        "Commands, options and their values are completed with Tab, once the shell has been told:",
        "在 shell 中加入下面的设置后，可用 Tab 键补全命令、选项及其取值：",
    ),
    "man": (
        "As a man page: [etiquette-lint.1](etiquette-lint.1), for a folder `man1` under one that `manpath` names.",
        "手册页：[etiquette-lint.1](etiquette-lint.1)。放入 `manpath` 所列目录下的 `man1` 文件夹即可。",
    ),
    "options-of": ("Option", "选项"),
}


def words(key: str, language: str, **fields: object) -> str:
    return WORDS[key][language == "zh"].format(**fields)


def code(value: object) -> str:
    return f"`{value}`"


def table(columns: list[str], rows: "list[list[str]]") -> str:
    lines = ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(map(cell, row)) + " |" for row in rows)])


def cell(text: str) -> str:
    """Text for a table: its bars escaped, save in code, where the backslash would show."""
    return "`".join(part if number % 2 else part.replace("|", "\\|") for number, part in enumerate(text.split("`")))


def default_of(key: str) -> str:
    """The default of a key as TOML, "" where it has none."""
    settings = Settings({})
    value = {"kind": "", "lang": ""}.get(key, getattr(settings, key.replace("-", "_"), None))
    if value in (None, "", {}) or key in ("rule", "extends", "per-file", "server"):
        return ""
    return code(toml(value))


def settings_page(rules: dict[str, Rule], profiles: dict[str, dict], language: str) -> str:
    chinese = language == "zh"
    files = ", ".join(code(name) for name in FILE_NAMES)
    blocks = [f"# {words('settings', language)}", words("settings-intro", language, files=files, section=SECTION)]
    columns = [words(key, language) for key in ("key", "type", "default", "values", "meaning")]
    rows = [
        [
            code(key),
            TYPES[KEYS[key]][chinese],
            default_of(key),
            ", ".join(map(code, CHOICES.get(key, ()))),
            meaning[chinese],
        ]
        for key, meaning in MEANINGS.items()
    ]
    blocks.append(table(columns, rows))
    reading = ReadingSettings()
    rows = [
        [code(name), f"{getattr(reading, name.replace('-', '_')):,}", LIMIT_MEANINGS[name][chinese]] for name in LIMITS
    ]
    columns = [words(key, language) for key in ("key", "default", "meaning")]
    blocks += [f"## {words('limits', language)} {{ #limits }}", code("[limits]"), table(columns, rows)]
    blocks += [f"## {words('score', language)} {{ #score }}", code("[score]") + " " + words("score-intro", language)]
    blocks.append(table(columns[:2], [[code(name), str(points)] for name, points in POINTS.items()]))
    blocks += profile_section(profiles, rules, language)
    blocks += option_section(rules, language)
    blocks += [f"## {words('starter', language)}", words("starter-intro", language)]
    blocks.append(f'```toml title="{FILE_NAMES[0]}"\n{STARTER[language]}```')
    return "\n\n".join(blocks) + "\n"


def profile_section(profiles: dict[str, dict], rules: dict[str, Rule], language: str) -> list[str]:
    by_code = {rule.code: rule for rule in rules.values()}
    blocks = [f"## {words('profiles', language)} {{ #profiles }}"]
    for name, profile in profiles.items():
        blocks += [f"### {name}", profile["description"][language]]
        lines = [f"{key} = {toml(profile[key])}" for key in ("kind", "select", "fail-on") if key in profile]
        if lines:
            blocks.append("```toml\n" + "\n".join(lines) + "\n```")
        also = [rule for rule in (by_code.get(word) for word in profile.get("extend-select", [])) if rule]
        if also:
            links = ", ".join(f"[{rule.code}](rules/{rule.code}.md) {rule.name}" for rule in also)
            blocks.append(f"{words('profile-on', language)}: {links}")
    return blocks


def option_section(rules: dict[str, Rule], language: str) -> list[str]:
    blocks = [f"## {words('options', language)} {{ #options }}", words("options-intro", language)]
    lines = []
    for rule in rules.values():
        if rule.options:
            lines += [f"[rule.{rule.name}.options]  # {rule.code}"]
            lines += [f"{name} = {toml(value)}" for name, value in rule.options.items()] + [""]
    return [*blocks, "```toml\n" + "\n".join(lines).rstrip() + "\n```"]


COMPLETIONS = {
    "Bash": ("~/.bashrc", 'eval "$(_ETIQUETTE_LINT_COMPLETE=bash_source etiquette-lint)"'),
    "Zsh": ("~/.zshrc", 'eval "$(_ETIQUETTE_LINT_COMPLETE=zsh_source etiquette-lint)"'),
    "Fish": (
        "~/.config/fish/completions/etiquette-lint.fish",
        "_ETIQUETTE_LINT_COMPLETE=fish_source etiquette-lint | source",
    ),
}


def commands_page(language: str) -> str:
    """Every command with its options, from the tables that the parsers are made from."""
    blocks = [f"# {words('commands', language)}", INTRODUCTION[language], STATUS[language]]
    for command in COMMANDS.values():
        blocks += [f"## {command.name}", "  \n".join(command.help[language].split("\n"))]
        blocks += [f"```sh\netiquette-lint {command.name} {command.operand}\n```", options_table(command, language)]
    blocks += [f"## {words('completion', language)} {{ #completion }}", words("completion-intro", language)]
    for shell, (file, line) in COMPLETIONS.items():
        blocks.append(f'=== "{shell}"\n\n    ```sh title="{file}"\n    {line}\n    ```')
    return "\n\n".join([*blocks, words("man", language)]) + "\n"


def options_table(command: Command, language: str) -> str:
    rows = [
        [code(flags.strip()), meaning]
        for flags, meaning in (option_row(option, language) for option in (*command.options, HELP_OPTION))
    ]
    return table([words("options-of", language), words("meaning", language)], rows)


def json_page() -> str:
    """The fields of what goes in and comes out, from the schemas."""
    blocks = [
        "# JSON contracts",
        "Names and meanings of fields are stable; new fields may be added. Each contract is a JSON Schema (2020-12).",
    ]
    for name, make in SCHEMAS.items():
        schema = make()
        file = f"schema/{name}.schema.json"
        blocks += [f"## {schema['title']}", f"Schema: [{file}]({file})"]
        parts = {"": schema, **schema.get("$defs", {})}
        for part, definition in parts.items():
            if "properties" not in definition:
                continue
            if part:
                blocks.append(f"### {part}")
            if "description" in definition:
                blocks.append(definition["description"])
            rows = [[code(path), kind, text] for path, kind, text in fields_of(definition)]
            blocks.append(table(["Field", "Type", "Meaning"], rows))
    return "\n\n".join(blocks) + "\n"


def fields_of(schema: dict, prefix: str = "") -> "list[tuple[str, str, str]]":
    """Every field of an object, those of objects within under dotted names."""
    rows = []
    for name, field in schema["properties"].items():
        rows.append((prefix + name, type_words(field), field.get("description", "")))
        inner = next((part for part in parts_of(field) if "properties" in part), None)
        if inner is not None:
            below = f"{prefix}{name}[]." if field.get("type") == "array" else f"{prefix}{name}."
            rows += fields_of(inner, below)
    return rows


def parts_of(field: dict) -> list[dict]:
    """A schema and what it is composed of."""
    found = [field]
    for part in (*field.get("oneOf", []), *field.get("anyOf", []), field.get("items", {})):
        if part:
            found += parts_of(part)
    return found


def type_words(field: dict) -> str:
    if "enum" in field:
        return ", ".join("null" if word is None else code(word) for word in field["enum"])
    if "$ref" in field:
        return field["$ref"].rsplit("/", 1)[-1]
    if "const" in field:
        return code(str(field["const"]).lower())
    if "oneOf" in field or "anyOf" in field:
        kinds = [type_words(part) for part in field.get("oneOf", field.get("anyOf", []))]
        return " or ".join(sorted(dict.fromkeys(" or ".join(kinds).split(" or ")), key=lambda kind: kind == "null"))
    kind = field.get("type", "any")
    if kind == "array":
        return f"array of {type_words(field['items'])}"
    return " or ".join(kind) if isinstance(kind, list) else kind


def roff(text: str) -> str:
    """Text for a man page: a hyphen is a minus, a full stop or quote at the beginning of a line no command."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in text.split("\n"))


def man_page() -> str:
    """The commands as a man page in English."""
    lines = [
        f'.TH ETIQUETTE\\-LINT 1 "" "etiquette\\-lint {__version__}" "User Commands"',
        ".SH NAME",
        "etiquette\\-lint \\- judge e\\-mail, ticket replies and templates before they are sent",
        ".SH SYNOPSIS",
    ]
    for command in COMMANDS.values():
        lines += [".B etiquette\\-lint " + roff(command.name), ".RI " + roff(command.operand), ".br"]
    lines += [".SH DESCRIPTION", roff(INTRODUCTION["en"])]
    for command in COMMANDS.values():
        lines += [f".SH {roff(command.name.upper())}", *paragraphs(command.help["en"])]
        for option in command.options:
            lines += option_lines(option)
    lines += [".SH GENERAL OPTIONS", *option_lines(HELP_OPTION), *option_lines(VERSION_OPTION)]
    lines += [".SH EXIT STATUS", roff(STATUS["en"].removeprefix("Exit status: "))]
    lines += [
        ".SH FILES",
        *(f".I {roff(name)}\n.br" for name in FILE_NAMES),
        f"[tool.{roff(SECTION)}] in pyproject.toml",
    ]
    return "\n".join(lines) + "\n"


def paragraphs(text: str) -> list[str]:
    return [line for part in text.split("\n") for line in (roff(part), ".br")]


def option_lines(option: Option) -> list[str]:
    flags = ", ".join(roff(flag) for flag in option.flags)
    value = f" \\fI{roff(option.metavar)}\\fR" if option.metavar else ""
    return [".TP", f"\\fB{flags}\\fR{value}", roff(option.help["en"])]
