"""The command of those who run the webhooks of helpdesks, and its options. It stands apart from the helpdesks, so that
the command line knows it without loading them."""

from etiquette_lint.surfaces.arguments import TEXT, Command, Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def desk_commands(config: Option, lang: Option) -> "Iterator[Command]":
    """The command, with the options that all commands share."""
    yield Command(
        "desks",
        "etiquette_lint.surfaces.helpdesks.operating:desks",
        "[sign NAME FILE | retry [NAME]]",
        [
            Option(
                "--url",
                TEXT,
                {"en": "where the service is (http://127.0.0.1:8000)", "zh": "服务地址（默认 http://127.0.0.1:8000）"},
                metavar="URL",
            ),
            config,
            lang,
        ],
        {
            "en": "show the helpdesks that are set up, and try their webhooks",
            "zh": "查看已配置的客服系统，试发 webhook",
        },
        {
            "en": "Show each helpdesk of [server.hooks], what it does, and how many notes wait or have failed.\n"
            "desks sign NAME FILE shows a signed request for curl -K -; desks retry puts failed notes back.",
            "zh": "列出 [server.hooks] 中的客服系统、各自的动作，以及等待和失败的备注数。\n"
            "desks sign 名称 文件 输出已签名的请求，供 curl -K - 使用；desks retry 把失败的备注重新排队。",
        },
    )
