"""One line of JSON for each thing that happens, on standard error: never a text, an address of a message, a secret,
the query of a request or the words of an exception, which may quote any of them."""

import contextlib
import logging
import os
import time

requests = True  # whether requests that went well are told
_second = [0, ""]


def stamp() -> str:
    """The moment in UTC, as RFC 3339 writes it."""
    now = time.time()
    second = int(now)
    if second != _second[0]:
        _second[:] = [second, time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(second))]
    return f"{_second[1]}.{int((now - second) * 1000):03}Z"


def put(line: str) -> None:
    with contextlib.suppress(OSError):  # nobody listens
        os.write(2, line.encode("utf-8", "backslashreplace"))


def tell(level: str, event: str, **fields: object) -> None:
    """Tell of something, with whatever fields say more of it."""
    import json

    line = {"time": stamp(), "level": level, "event": event, "process": os.getpid(), **fields}
    put(json.dumps(line, ensure_ascii=False) + "\n")


def place_of(error: BaseException) -> str:
    """The kind of an error and where in the code it happened."""
    cause = error.__cause__ or error
    place, trace = "", cause.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        place, trace = f" ({'/'.join(file.split('/')[-2:])}:{trace.tb_lineno})", trace.tb_next
    return type(cause).__name__ + place


class JsonHandler(logging.Handler):
    """The lines of uvicorn in the same form."""

    def emit(self, record: logging.LogRecord) -> None:
        fields = {"error": place_of(record.exc_info[1])} if record.exc_info and record.exc_info[1] else {}
        words = record.getMessage().strip().split("\n")
        tell(record.levelname.lower(), "server", message=words[-1 if words[0].startswith("Traceback") else 0], **fields)


def take_over(level: int = logging.WARNING) -> None:
    """Have everything that the libraries log told in this form."""
    root = logging.getLogger()
    root.handlers = [JsonHandler()]
    root.setLevel(level)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers = []
    logging.getLogger("uvicorn.access").propagate = False
