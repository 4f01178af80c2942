"""The commands of the service and their options."""

from etiquette_lint.surfaces.arguments import CHOICE, TEXT, Command, Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SERVING = [
    Option(
        "--host",
        TEXT,
        {"en": "address to listen on (127.0.0.1)", "zh": "监听地址（默认 127.0.0.1）"},
        metavar="ADDRESS",
    ),
    Option("-p --port", TEXT, {"en": "port to listen on (8000)", "zh": "监听端口（默认 8000）"}, metavar="N"),
    Option("--workers", TEXT, {"en": "worker processes (1)", "zh": "工作进程数（默认 1）"}, metavar="N"),
]
BINDING = Option("--rules", TEXT, {"en": "rule set that the key is bound to", "zh": "密钥绑定的规则集"}, metavar="NAME")
FINDING = [
    Option("--since", TEXT, {"en": "from this day on (UTC)", "zh": "自此日期起（UTC）"}, metavar="DATE"),
    Option("--by", TEXT, {"en": "of this person", "zh": "某人的放行"}, metavar="NAME"),
    Option("--code", TEXT, {"en": "of this rule or family", "zh": "某条规则或某个系列"}, metavar="CODE"),
    Option("--database", TEXT, {"en": "the record to read", "zh": "放行记录文件"}, metavar="FILE"),
    Option(
        "--format", CHOICE, {"en": "form of the output", "zh": "输出格式"}, choices=("full", "jsonl"), default="full"
    ),
]


def service_commands(config: Option, lang: Option) -> "Iterator[Command]":
    """The commands, with the options that all commands share."""
    yield Command(
        "serve",
        "etiquette_lint.surfaces.server:serve",
        "",
        [*SERVING, config, lang],
        {"en": "judge drafts over HTTP, for helpdesks and pages", "zh": "以 HTTP 服务检查草稿，供客服系统和网页使用"},
        {
            "en": "Run the service, set up by [server] in the configuration and ETIQUETTE_LINT_… variables.\n"
            "SIGHUP reads rules and keys again; SIGTERM ends it when the requests under way are done.",
            "zh": "运行服务，设置见配置文件的 [server] 和 ETIQUETTE_LINT_… 环境变量。\n"
            "SIGHUP 重新读取规则和密钥；SIGTERM 在处理完当前请求后停止。",
        },
    )
    yield Command(
        "api-key",
        "etiquette_lint.surfaces.server:api_key",
        "NAME",
        [BINDING, lang],
        {"en": "make an API key for the service", "zh": "为服务生成 API 密钥"},
        {
            "en": "Make an API key. It is shown once; the configuration keeps its hash.",
            "zh": "生成 API 密钥。密钥只显示一次，配置文件中只保存其哈希值。",
        },
    )
    yield Command(
        "overrides",
        "etiquette_lint.surfaces.server:overrides",
        "",
        [*FINDING, config, lang],
        {"en": "show which drafts were let pass, by whom and why", "zh": "查看放行记录：谁放行了什么、为什么"},
        {
            "en": "Show the overrides on record: when, who, which rules, why. The text is never kept.",
            "zh": "查看放行记录：时间、人员、规则、理由。记录中不保存邮件内容。",
        },
    )
