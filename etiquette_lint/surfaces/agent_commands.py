"""The commands for agents and their options."""

from etiquette_lint.rule import SEVERITIES
from etiquette_lint.surfaces.arguments import CHOICE, FLAG, NUMBER, TEXT, Command, Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def agent_commands(selection: list[Option], shared: list[Option], lang: Option) -> "Iterator[Command]":
    """The commands, with the options that other commands have too: which rules, which settings, which language."""
    yield hook_command(selection, shared, lang)
    yield mcp_command(selection, shared, lang)
    yield schema_command(lang)


def hook_command(selection: list[Option], shared: list[Option], lang: Option) -> Command:
    return Command(
        "hook",
        "etiquette_lint.surfaces.hook:hook",
        "",
        [
            Option(
                "--agent",
                CHOICE,
                {
                    "en": "whose tool call it is: claude-code, gemini-cli, codex, cursor, generic",
                    "zh": "是谁的工具调用：claude-code、gemini-cli、codex、cursor、generic",
                },
                metavar="NAME",
                choices=("claude-code", "gemini-cli", "codex", "cursor", "generic"),
            ),
            Option(
                "--on-failure",
                CHOICE,
                {
                    "en": "what becomes of a call that could not be judged (default: allow)",
                    "zh": "无法检查时放行还是拦截（默认 allow）",
                },
                choices=("allow", "deny"),
                default="allow",
            ),
            *selection,
            Option(
                "--fail-on",
                CHOICE,
                {
                    "en": "stop the call from this severity up (default: warning)",
                    "zh": "达到此级别即拦截（默认 warning）",
                },
                choices=SEVERITIES,
            ),
            *shared,
            Option("-v --verbose", FLAG, {"en": "say what became of the call", "zh": "说明如何处理了调用"}),
            lang,
        ],
        {"en": "judge what an agent is about to send, and stop it", "zh": "拦截智能体将要发送的不当内容"},
        {
            "en": "Judge the tool call on standard input; answer in the agent's own protocol.\n"
            "Calls that send no message pass. See docs/agents.",
            "zh": "检查标准输入中的工具调用，按各智能体的约定作答。\n不发送消息的调用一律放行。详见 docs/agents。",
        },
    )


def mcp_command(selection: list[Option], shared: list[Option], lang: Option) -> Command:
    return Command(
        "mcp",
        "etiquette_lint.surfaces.mcp:mcp",
        "",
        [
            Option(
                "--transport",
                CHOICE,
                {"en": "standard input (default) or HTTP", "zh": "标准输入（默认）或 HTTP"},
                choices=("stdio", "http"),
                default="stdio",
            ),
            Option(
                "--host",
                TEXT,
                {"en": "where to listen (default: 127.0.0.1)", "zh": "监听地址（默认 127.0.0.1）"},
                metavar="HOST",
                default="127.0.0.1",
            ),
            Option("--port", NUMBER, {"en": "port (default: 8765)", "zh": "端口（默认 8765）"}, metavar="N"),
            *selection,
            *shared,
            lang,
        ],
        {"en": "serve the linter to agents (Model Context Protocol)", "zh": "以 MCP 服务的方式供智能体调用"},
        {
            "en": "Serve lint_message, fix_message, explain_rule and list_rules. Needs the extra 'mcp'.",
            "zh": "提供 lint_message、fix_message、explain_rule、list_rules 四个工具，需安装附加组件 mcp。",
        },
    )


def schema_command(lang: Option) -> Command:
    return Command(
        "schema",
        "etiquette_lint.surfaces.schemas:schema",
        "",
        [
            Option(
                "--for",
                CHOICE,
                {
                    "en": "openai, openai-chat, anthropic, gemini, draft or report",
                    "zh": "openai、openai-chat、anthropic、gemini、draft 或 report",
                },
                metavar="FORM",
                choices=("openai", "openai-chat", "anthropic", "gemini", "draft", "report"),
                default="openai",
            ),
            lang,
        ],
        {"en": "print the JSON Schema for function calling", "zh": "输出函数调用所需的 JSON Schema"},
        {
            "en": "Print the linter as a function that a model can call, or the schema of a draft or report.",
            "zh": "输出供模型调用的函数定义，或草稿、报告的 JSON Schema。",
        },
    )
