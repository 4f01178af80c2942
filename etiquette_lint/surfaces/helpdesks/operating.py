"""The command `desks`, for who runs the service: which helpdesks are set up, what waits, requests to try them with."""

import os
import sys
import time

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.surfaces.environment import display_language, is_terminal
from etiquette_lint.surfaces.helpdesks.settings import read_desks
from etiquette_lint.surfaces.output import complain, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.surfaces.arguments import Values
    from etiquette_lint.surfaces.helpdesks.settings import Desk
    from etiquette_lint.surfaces.service.settings import ServerSettings

DONE, FAILED = 0, 2  # exit status
SIGN, RETRY = "sign", "retry"
WORDS = {
    "none": (
        "no helpdesk is set up: write a table [server.hooks.NAME]",
        "尚未配置客服系统，请添加 [server.hooks.名称] 表",
    ),
    "usage": (
        "say: desks, desks sign NAME FILE, or desks retry [NAME]",
        "用法：desks、desks sign 名称 文件 或 desks retry [名称]",
    ),
    "unknown": ("no helpdesk {name} is set up; there are {known}", "没有配置名为 {name} 的客服系统，现有：{known}"),
    "unreadable": ("{path}: cannot be read", "{path}：无法读取"),
    "terminal": (
        "this request bears the secret itself: pipe it into curl -K -",
        "该请求带有密钥本身，请用管道传给 curl -K -",
    ),
    "retried": ("{number} put back", "已重新排队 {number} 项"),
    "line": (
        "{name}  {provider}  {does}  waiting {waiting}, failed {failed}",
        "{name}  {provider}  {does}  等待 {waiting}，失败 {failed}",
    ),
    "note": ("note", "备注"),
    "tag": ("tag", "标签"),
    "reopen": ("reopen", "重新打开"),
    "block": ("hold back", "拦截"),
    "deliver-to": ("deliver", "转发"),
    "judge": ("judge only", "仅检查"),
}


def desks(values: "Values") -> int:
    """Do `desks`, `desks sign NAME FILE` or `desks retry [NAME]`; returns the exit status."""
    from etiquette_lint.surfaces.service.settings import load

    language = values.lang or display_language()
    words = list(values.operands)
    try:
        server = load(values.config, os.environ)
        known = read_desks(server.hooks, os.environ, server.folder, f"{server.file}: [server.hooks]")
    except ConfigurationError as error:
        complain(error.words(language))
        return FAILED
    if not known:
        return failed("none", language)
    action, name = (words or [""])[0], (words[1:] or [""])[0]
    if len(words) not in {"": (0,), SIGN: (3,), RETRY: (1, 2)}.get(action, ()):
        return failed("usage", language)
    if name and name not in known:
        return failed("unknown", language, name=name, known=", ".join(known))
    if action == SIGN:
        return sign(known[name], words[2], str(values.get("url") or "http://127.0.0.1:8000"), language)
    return retry(server, name, language) if action == RETRY else show(server, known, language)


def say(key: str, language: str, **fields: object) -> str:
    return WORDS[key][language == "zh"].format(**fields)


def failed(key: str, language: str, **fields: object) -> int:
    complain(say(key, language, **fields))
    return FAILED


def show(server: "ServerSettings", known: "dict[str, Desk]", language: str) -> int:
    """A line for each desk: what it does, and how many jobs wait and have failed."""
    counts = store_of(server).counts() if os.path.exists(outbox_path(server)) else {}
    lines = []
    for name, desk in known.items():
        does = [key for key in ("block", "deliver-to") if desk[key]]
        does += [key for key in ("note", "tag", "reopen") if desk[key] and desk.writes]
        said = ("、" if language == "zh" else ", ").join(say(key, language) for key in does or ["judge"])
        numbers = {state: counts.get((name, state), 0) for state in ("waiting", "failed")}
        lines.append(say("line", language, name=name, provider=desk.provider, does=said, **numbers) + "\n")
    write(lines, sys.stdout)
    return DONE


def retry(server: "ServerSettings", name: str, language: str) -> int:
    """Put failed jobs back into the queue."""
    number = store_of(server).retry_failed(time.time(), name) if os.path.exists(outbox_path(server)) else 0
    write([say("retried", language, number=number) + "\n"], sys.stdout)
    return DONE


def outbox_path(server: "ServerSettings") -> str:
    from etiquette_lint.surfaces.service.hooks import OUTBOX

    return os.path.join(server.state, OUTBOX)


def store_of(server: "ServerSettings"):
    from etiquette_lint.surfaces.helpdesks.store import Store

    return Store(outbox_path(server), 1)


def sign(desk: "Desk", path: str, url: str, language: str) -> int:
    """Show a request with the body of a file, signed now, as a configuration of curl."""
    if desk["proof"] == "shared-secret" and is_terminal(sys.stdout):
        return failed("terminal", language)
    try:
        with open(path, "rb") as file:
            body = file.read()
    except OSError:
        return failed("unreadable", language, path=path)
    write(curl_lines(desk, path, body, url, time.time()), sys.stdout)
    return DONE


def curl_lines(desk: "Desk", path: str, body: bytes, url: str, now: float) -> "Iterator[str]":
    from urllib.parse import urlencode

    headers, query = desk.vendor.sign(body, desk.secrets[0], now, desk)
    if desk["proof"] == "shared-secret":
        headers, query = {desk["header"]: desk.secrets[0]}, {}
    address = f"{url.rstrip('/')}/hooks/{desk.name}" + (f"?{urlencode(query)}" if query else "")
    yield f"url = {quoted(address)}\n"
    for name, value in {"content-type": "application/json", **headers}.items():
        yield f"header = {quoted(f'{name}: {value}')}\n"
    yield f"data-binary = {quoted('@' + path)}\n"


def quoted(word: str) -> str:
    """A value of a configuration of curl."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
