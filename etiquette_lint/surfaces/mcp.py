"""The command `mcp`: the linter as a server of the Model Context Protocol, over standard input or HTTP.

Made on the low-level server of the official SDK, which takes the schemas of the tools as they are.
"""

import os

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.surfaces.environment import display_language, now
from etiquette_lint.surfaces.linters import DateError, Linters
from etiquette_lint.surfaces.output import complain
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import socket

    from mcp.server.lowlevel import Server

    from etiquette_lint.surfaces.arguments import Values
    from etiquette_lint.surfaces.mcp_tools import Tools

DONE, FAILED = 0, 2
PORT = 8765
DOUBTFUL_HOSTS = ("127.0.0.1", "localhost", "::1")  # those that a web page can reach in the reader's browser
MOST_REQUEST = 4_000_000  # bytes of a request over HTTP


def mcp(values: "Values") -> int:
    """Serve until the client goes; returns the exit status."""
    language = values.lang or display_language()
    try:
        from mcp.server.lowlevel import Server  # noqa: F401
    except ImportError:
        complain(say("mcp-missing", language))
        return FAILED
    try:
        tools = make_tools(values)
    except ConfigurationError as error:
        complain(error.words(language))
        return FAILED
    except DateError as error:
        complain(say("bad-date", language, value=error.value))
        return FAILED
    from etiquette_lint.surfaces.mcp_handlers import make_server

    server = make_server(tools)
    if values.get("transport") == "http":
        return serve_http(server, str(values.get("host")), int(str(values.get("port"))) or PORT, language)
    return serve_standard_input(server)


def make_tools(values: "Values") -> "Tools":
    """The tools with the nearest configuration; raises ConfigurationError and DateError."""
    from etiquette_lint.config import load_settings
    from etiquette_lint.surfaces.mcp_tools import Tools

    linters = Linters(values)
    settings = linters.settings(linters.configuration(""))
    settings.suppressions = False  # whoever writes the text must not be able to silence the linter in it
    settings.reading.now = None
    moment = (lambda: linters.now) if values.get("date") else now
    return Tools(settings, moment, lambda: load_settings(settings.file, full=True))


def serve_standard_input(server: "Server") -> int:
    import anyio
    from mcp.server.stdio import stdio_server

    async def serve() -> None:
        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())

    anyio.run(serve)
    return DONE


def serve_http(server: "Server", host: str, port: int, language: str) -> int:
    """Streamable HTTP at /mcp; the port is taken before anything else, so that a taken one is said."""
    import anyio
    import uvicorn

    listening = listen(host, port, language)
    if listening is None:
        return FAILED
    place = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/mcp"
    app = server.streamable_http_app(
        host=host if host in DOUBTFUL_HOSTS else "0.0.0.0",
        json_response=True,
        stateless_http=True,
        max_request_body_size=MOST_REQUEST,
    )
    config = uvicorn.Config(app, log_level="warning", lifespan="on", timeout_graceful_shutdown=5)
    complain(say("mcp-serving", language, place=place))

    async def serve() -> None:
        await uvicorn.Server(config).serve(sockets=[listening])

    anyio.run(serve)
    return DONE


def listen(host: str, port: int, language: str) -> "socket.socket | None":
    """A socket at this place, or None after saying why there is none."""
    import socket

    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        if os.name == "posix":  # elsewhere it lets two programs share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        complain(say("mcp-no-port", language, host=host, port=port, reason=reason))
        return None
    return listening
