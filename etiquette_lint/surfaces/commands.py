"""The commands and their options, in words of both languages. Both parsers and the help are made from these tables."""

from etiquette_lint.formats import FORMATS
from etiquette_lint.rule import KINDS, SEVERITIES
from etiquette_lint.surfaces.agent_commands import agent_commands
from etiquette_lint.surfaces.arguments import CHOICE, FLAG, MANY, NUMBER, TEXT, WORDS, Command, Option
from etiquette_lint.surfaces.desk_commands import desk_commands
from etiquette_lint.surfaces.service.commands import service_commands

LANG = Option("--lang", CHOICE, {"en": "language of the words shown", "zh": "显示语言"}, choices=("en", "zh"))
CONFIG = Option(
    "--config",
    TEXT,
    {"en": "this configuration file instead of the nearest one", "zh": "使用指定的配置文件，不再向上查找"},
    metavar="FILE",
)
NO_CACHE = Option("--no-cache", FLAG, {"en": "neither read nor write the cache", "zh": "不读写缓存"})
COLOR = Option(
    "--color", CHOICE, {"en": "coloured output", "zh": "彩色输出"}, choices=("auto", "always", "never"), default="auto"
)
OUTPUT = Option(
    "-o --output",
    TEXT,
    {"en": "write to this file, not to standard output", "zh": "写入文件，不写到标准输出"},
    metavar="FILE",
)

DATE = Option(
    "--date",
    TEXT,
    {
        "en": "when it is written, if it bears no date (default: now)",
        "zh": "写信时间，用于没有日期的文本（默认为此刻）",
    },
    metavar="DATE",
)

# How a message is read: for every command that reads messages.
READING = [
    Option(
        "--kind",
        CHOICE,
        {"en": "what the text is (default: seen from name and content)", "zh": "文本类型（默认按文件名和内容判断）"},
        choices=KINDS,
    ),
    Option(
        "--stdin-filename",
        TEXT,
        {"en": "name of what comes in on standard input", "zh": "标准输入内容的文件名"},
        metavar="NAME",
    ),
    DATE,
    Option(
        "--subject",
        TEXT,
        {"en": "its subject, if it has none", "zh": "主题，用于没有主题的文本"},
        metavar="TEXT",
        default=None,
    ),
    Option(
        "--from", TEXT, {"en": "its sender, if it names none", "zh": "发件人，用于没有发件人的文本"}, metavar="ADDRESS"
    ),
    Option(
        "--to",
        MANY,
        {"en": "a recipient, if it names none (repeatable)", "zh": "收件人，用于没有收件人的文本（可重复）"},
        metavar="ADDRESS",
    ),
    Option("--cc", MANY, {"en": "a recipient of a copy (repeatable)", "zh": "抄送（可重复）"}, metavar="ADDRESS"),
    Option(
        "--thread", TEXT, {"en": "file with the message it answers", "zh": "所回复的来信，从文件读取"}, metavar="FILE"
    ),
]
FILES = [
    Option(
        "--force-exclude",
        FLAG,
        {"en": "leave out excluded files even when they are named", "zh": "即使点名，也跳过配置中排除的文件"},
    ),
    Option(
        "-j --jobs", NUMBER, {"en": "processes (default: as many as pay)", "zh": "进程数（默认自动）"}, metavar="N|auto"
    ),
    Option("-v --verbose", FLAG, {"en": "also list the files skipped", "zh": "列出被跳过的文件"}),
]
SELECTION = [
    Option(
        "--select",
        WORDS,
        {
            "en": "only these rules: codes, names or prefixes (DAT, DAT001, relative-date)",
            "zh": "只用这些规则：代码、名称或前缀（DAT、DAT001、relative-date）",
        },
        metavar="CODES",
    ),
    Option("--extend-select", WORDS, {"en": "these rules as well", "zh": "另外启用这些规则"}, metavar="CODES"),
    Option("--ignore", WORDS, {"en": "not these rules", "zh": "不用这些规则"}, metavar="CODES"),
]
JUDGING = [
    Option(
        "--format",
        CHOICE,
        {"en": "form of the report: " + ", ".join(FORMATS), "zh": "报告格式：" + "、".join(FORMATS)},
        metavar="FORMAT",
        choices=tuple(FORMATS),
        default="default",
    ),
    OUTPUT,
    Option(
        "--fail-on",
        CHOICE,
        {"en": "exit 1 from this severity up (default: warning)", "zh": "达到此级别即以 1 退出（默认 warning）"},
        choices=SEVERITIES,
    ),
    Option("--exit-zero", FLAG, {"en": "exit 0 even with findings", "zh": "有问题也以 0 退出"}),
    Option("--statistics", FLAG, {"en": "count the findings of each rule", "zh": "按规则统计"}),
]
FIXING = [
    Option("--fix", FLAG, {"en": "mend what can safely be mended", "zh": "修正可以安全修正的问题"}),
    Option(
        "--unsafe-fixes",
        FLAG,
        {"en": "mend what may change the meaning too", "zh": "可能改变意思的问题也一并修正"},
    ),
    Option(
        "--diff",
        FLAG,
        {"en": "show what --fix would change, and change nothing", "zh": "只显示 --fix 会作的改动，不写入文件"},
    ),
]
NARROWING = [
    Option(
        "--baseline",
        TEXT,
        {"en": "report only what this file does not record", "zh": "只报告基线文件中没有记录的问题"},
        metavar="FILE",
    ),
    Option(
        "--no-baseline",
        FLAG,
        {"en": "report what the baseline of the settings records, too", "zh": "配置中的基线已记录的问题也报告"},
    ),
    Option(
        "--changed",
        TEXT,
        {"en": "report only lines changed since a git revision", "zh": "只报告自某个 git 版本以来改动的行"},
        metavar="REF",
    ),
    Option(
        "--no-suppressions",
        FLAG,
        {"en": "report what files and settings silence, too", "zh": "被文件或配置屏蔽的问题也报告"},
    ),
    Option(
        "--render",
        TEXT,
        {"en": "judge templates as filled in with these values", "zh": "用文件中的变量填好模板后再检查"},
        metavar="FILE",
    ),
]
SHOWING = [LANG, COLOR]
TABLE_FORMAT = Option(
    "--format", CHOICE, {"en": "form of the output", "zh": "输出格式"}, choices=("full", "json"), default="full"
)

COMMANDS = {
    command.name: command
    for command in (
        Command(
            "check",
            "etiquette_lint.surfaces.checking:check",
            "PATH…",
            [*SELECTION, *JUDGING, *FIXING, *NARROWING, *READING, *FILES, CONFIG, NO_CACHE, *SHOWING],
            {"en": "judge drafts (the default command)", "zh": "检查草稿（默认命令）"},
            {
                "en": "Judge files, folders, mailboxes; - is standard input.\n"
                "Exit status: 0 clean, 1 findings, 2 could not judge.",
                "zh": "检查文件、文件夹或邮箱文件；- 表示标准输入。\n退出状态：0 没有问题，1 有问题，2 未能检查。",
            },
        ),
        Command(
            "inspect",
            "etiquette_lint.surfaces.inspecting:inspect",
            "PATH…",
            [
                Option(
                    "--format",
                    CHOICE,
                    {"en": "form of the output", "zh": "输出格式"},
                    choices=("full", "jsonl"),
                    default="full",
                ),
                OUTPUT,
                *READING,
                *FILES[:1],
                *FILES[2:],
                CONFIG,
                NO_CACHE,
                *SHOWING,
            ],
            {
                "en": "show how a message is read: zones, dates, requests, topics",
                "zh": "查看对邮件的解读：分区、日期、请求、话题",
            },
            {"en": "Show how a message is read. Nothing is judged.", "zh": "显示对邮件的解读，不作检查。"},
        ),
        Command(
            "rule",
            "etiquette_lint.surfaces.explaining:rule",
            "CODE…",
            [TABLE_FORMAT, CONFIG, *SHOWING],
            {"en": "what a rule wants, why, with examples and options", "zh": "说明一条规则：要求、理由、示例、选项"},
            {"en": "Explain rules, given by code or name.", "zh": "按代码或名称说明规则。"},
        ),
        Command(
            "rules",
            "etiquette_lint.surfaces.explaining:rules",
            "[CODE…]",
            [TABLE_FORMAT, CONFIG, *SHOWING],
            {"en": "list all rules", "zh": "列出全部规则"},
            {"en": "List the rules, or those of some families.", "zh": "列出全部规则，或指定系列的规则。"},
        ),
        Command(
            "init",
            "etiquette_lint.surfaces.configuring:init",
            "[FOLDER]",
            [LANG],
            {"en": "write a starter etiquette.toml", "zh": "生成配置文件 etiquette.toml"},
            {
                "en": "Write a starter configuration, with everything commented out.",
                "zh": "生成起步配置，各项均已注释。",
            },
        ),
        Command(
            "config",
            "etiquette_lint.surfaces.configuring:config",
            "[PATH]",
            [
                Option(
                    "--format",
                    CHOICE,
                    {"en": "form of the output", "zh": "输出格式"},
                    choices=("full", "json"),
                    default="full",
                ),
                *SELECTION,
                CONFIG,
                *SHOWING,
            ],
            {"en": "show the settings in force and where each came from", "zh": "显示生效的设置及其来源"},
            {"en": "Show the settings in force for a file or folder.", "zh": "显示对某个文件或文件夹生效的设置。"},
        ),
        Command(
            "baseline",
            "etiquette_lint.surfaces.baselining:baseline",
            "PATH…",
            [
                *SELECTION,
                Option(
                    "-o --output",
                    TEXT,
                    {
                        "en": "the baseline file (default: .etiquette-baseline.json)",
                        "zh": "基线文件（默认 .etiquette-baseline.json）",
                    },
                    metavar="FILE",
                ),
                *READING,
                *FILES,
                CONFIG,
                NO_CACHE,
                *SHOWING,
            ],
            {"en": "record today's findings, to report only new ones", "zh": "记录现有问题，以后只报告新问题"},
            {
                "en": "Record today's findings; 'check --baseline FILE' then reports only new ones.",
                "zh": "记录现有问题；之后 check --baseline 文件 只报告新问题。",
            },
        ),
        Command(
            "test-rules",
            "etiquette_lint.surfaces.explaining:test_rules",
            "[CODE…]",
            [CONFIG, *SHOWING],
            {"en": "run the examples of your own rules", "zh": "运行自定义规则的示例"},
            {"en": "Run the examples of the rules in your configuration.", "zh": "运行配置文件中规则的示例。"},
        ),
        *agent_commands(SELECTION, [DATE, CONFIG, NO_CACHE], LANG),
        *service_commands(CONFIG, LANG),
        *desk_commands(CONFIG, LANG),
    )
}
DEFAULT_COMMAND = "check"
