"""The service and its commands: `serve`, `api-key`, `overrides`."""

import os
import sys

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.surfaces.environment import display_language
from etiquette_lint.surfaces.output import complain, write
from etiquette_lint.surfaces.service.messages import message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

    from etiquette_lint.surfaces.arguments import Values
    from etiquette_lint.surfaces.service.settings import ServerSettings

DONE, FAILED = 0, 2  # exit status
NEEDED = ("fastapi", "uvicorn", "httptools", "prometheus_client", "httpx")
LOOPBACK = ("127.", "::1", "localhost")


def serve(values: "Values") -> int:
    """Run the service until it is told to stop; returns the exit status."""
    from importlib.util import find_spec

    language = values.lang or display_language()
    if values.operands:
        complain(message("no-operands", language, words=" ".join(values.operands)))
        return FAILED
    if not all(find_spec(name) for name in NEEDED):
        complain(message("no-extra", language))
        return FAILED
    try:
        server = settings_of(values)
        check_rules(server)
    except ConfigurationError as error:
        complain(error.words(language))
        return FAILED
    listening = bind(server, language)
    if listening is None:
        return FAILED
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    complain(message("serving", language, url=f"http://{shown}:{port}"))
    if not server.keys and not host.startswith(LOOPBACK):
        complain(message("open", language))
    return run(server, listening)


def settings_of(values: "Values") -> "ServerSettings":
    """File, environment and options; raises ConfigurationError."""
    from etiquette_lint.surfaces.service.settings import load

    options: dict[str, object] = {}
    for key in ("host", "port", "workers"):
        given = str(values.get(key) or "")
        if given:
            options[key] = int(given) if key != "host" and given.isdecimal() else given
    return load(values.config, os.environ, options)


def check_rules(server: "ServerSettings") -> None:
    """Read every rule set and desk once, here where somebody reads what is wrong; raises ConfigurationError."""
    from etiquette_lint.config import load_settings
    from etiquette_lint.surfaces.environment import cache_folder

    for file in server.rules.values():
        load_settings(file, cache_folder())
    if server.hooks:
        from etiquette_lint.surfaces.service.hooks import desks_of

        desks_of(server)


def bind(server: "ServerSettings", language: str) -> "socket.socket | None":
    """The socket to listen on, or None after saying why there is none."""
    import socket

    host, port = server["host"], server["port"]
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        if os.name != "nt":  # there it would let two programs listen on one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(2048)
    except OSError as error:
        import errno

        reason = "port-used" if error.errno == errno.EADDRINUSE else "no-listening"
        complain(message(reason, language, host=host, port=port, reason=error.strerror or str(error)))
        return None
    listening.set_inheritable(True)
    return listening


def run(server: "ServerSettings", listening: "socket.socket") -> int:
    """Serve from this process, or from several that share the socket; returns the exit status."""
    import tempfile

    from etiquette_lint.surfaces.service.running import configuration, serve_alone, serve_together

    if server["workers"] == 1:
        return serve_alone(configuration(server, None), listening)
    with tempfile.TemporaryDirectory(prefix="etiquette-lint-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        return serve_together(configuration(server, folder), listening)


def api_key(values: "Values") -> int:
    """Make an API key and show what to put into the configuration."""
    from etiquette_lint.surfaces.service.keys import make_key

    language = values.lang or display_language()
    if len(values.operands) != 1 or not values.operands[0].strip():
        complain(message("one-name", language))
        return FAILED
    name = values.operands[0].strip()
    if "=" in name or not name.isprintable():
        complain(message("bad-name", language))
        return FAILED
    key, kept = make_key()
    import json

    table = f'[[server.keys]]\nname = {json.dumps(name, ensure_ascii=False)}\nhash = "{kept}"\n'
    if values.get("rules"):
        table += f"rules = {json.dumps(str(values.get('rules')), ensure_ascii=False)}\n"
    write([f"{key}\n\n{message('key-kept', language)}\n\n{table}"], sys.stdout)
    return DONE


def overrides(values: "Values") -> int:
    """Show which drafts were let pass against the linter, by whom and why."""
    from etiquette_lint.surfaces.service.overrides import OverrideError, read
    from etiquette_lint.surfaces.service.settings import load

    language = values.lang or display_language()
    if values.operands:
        complain(message("no-operands", language, words=" ".join(values.operands)))
        return FAILED
    try:
        given = str(values.get("database") or "")
        path = given or load(values.config, os.environ).overrides
        if given and not os.path.exists(path):
            complain(message("no-database", language, path=path))
            return FAILED
        found = list(read(path, *(str(values.get(name) or "") for name in ("since", "by", "code"))))
    except ConfigurationError as error:
        complain(error.words(language))
        return FAILED
    except OverrideError as error:
        complain(message("bad-database", language, path=path, reason=error))
        return FAILED
    if values.format == "jsonl":
        import json

        write([json.dumps(entry, ensure_ascii=False) + "\n" for entry in found], sys.stdout)
        return DONE
    write(lines_of(found, language), sys.stdout)
    if not found:
        complain(message("no-overrides", language, path=path))
    return DONE


def lines_of(entries: list[dict], language: str) -> "Iterator[str]":
    """Overrides for people: when, who, which codes, where, and below it why."""
    from etiquette_lint.formats.terminal import harmless

    for entry in entries:
        where = ", ".join(entry[name] for name in ("rules", "brand", "queue", "key") if entry[name])
        head = f"{entry['at']}  {entry['by']}  {' '.join(entry['codes'])}  ({where})"
        yield f"{harmless(head)}\n    {harmless(' '.join(entry['reason'].split()))}\n"
