"""How much one caller may ask, and how much one worker takes on."""

import asyncio
import contextlib
import mmap
import struct
import time
import zlib

from etiquette_lint.surfaces.service.refusals import Refusal, wait_seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope

SLOT = struct.Struct("dd")  # tokens left, and when they were counted
KEY_SLOTS = 1024
ADDRESS_SLOTS = 16384
FAILURES = 30  # wrong keys a minute from one address before they are answered with 429


class Gone(Exception):
    """The client has gone before its request was there."""


class Buckets:
    """Token buckets in memory that the workers of one service share: a file in its runtime folder, or memory of this
    process alone. Two workers that count at the same moment may lose one token, which is little beside a limit."""

    def __init__(self, path: str | None = None):
        size = SLOT.size * (KEY_SLOTS + ADDRESS_SLOTS)
        if path is None:
            self.memory = mmap.mmap(-1, size)
            return
        with open(path, "a+b") as file:
            file.truncate(size)
            self.memory = mmap.mmap(file.fileno(), size)

    def take(self, slot: int, rate: int, burst: int = 0) -> None:
        """Take one token; raises Refusal when there is none. `rate` is tokens a minute, 0 without limit; `burst` is
        how many can be saved up, 0 for a tenth of the rate."""
        if not rate:
            return
        most = float(burst or max(rate // 10, 1))
        now = time.monotonic()
        tokens, counted = SLOT.unpack_from(self.memory, slot * SLOT.size)
        tokens = min(tokens + (now - counted) * rate / 60, most) if 0 < counted <= now else most
        if tokens < 1:
            SLOT.pack_into(self.memory, slot * SLOT.size, tokens, now)
            raise wait_seconds((1 - tokens) * 60 / rate)
        SLOT.pack_into(self.memory, slot * SLOT.size, tokens - 1, now)


def address_slot(address: str, purpose: str = "") -> int:
    """The bucket of an address; IPv6 addresses of one customer's network (/64) share it."""
    if ":" in address:
        import ipaddress

        with contextlib.suppress(ValueError):
            address = ipaddress.IPv6Address(address.partition("%")[0]).exploded[:19]
    return KEY_SLOTS + zlib.crc32((purpose + address).encode("utf-8", "replace")) % ADDRESS_SLOTS


class Backlog:
    """Requests that are there in full and wait for their turn: judging takes all of a worker, so it does one after
    another, and of too many it refuses the last."""

    __slots__ = ("limit", "waiting")

    def __init__(self, limit: int):
        self.limit = limit
        self.waiting = 0

    async def turn(self) -> None:
        """Wait for one's turn; raises Refusal when too many wait. Whatever has arrived meanwhile is counted first."""
        if self.waiting >= self.limit:
            raise Refusal("busy")
        self.waiting += 1
        try:
            await asyncio.sleep(0)
        finally:
            self.waiting -= 1


async def read_body(scope: "Scope", receive: "Receive", limit: int, seconds: int) -> bytes:
    """The body of a request; raises Refusal when it is too large or too slow, Gone when the client has left."""
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit() and (len(value) > 18 or int(value) > limit):
            raise Refusal("too-large", limit=limit)
    try:
        async with asyncio.timeout(seconds):
            message = await receive()
            body = message.get("body", b"")
            if message["type"] == "http.request" and not message.get("more_body"):
                if len(body) > limit:
                    raise Refusal("too-large", limit=limit)
                return body
            return await read_on(message, receive, limit)
    except TimeoutError:
        raise Refusal("slow-body", seconds=seconds) from None


async def read_on(message: "Message", receive: "Receive", limit: int) -> bytes:
    """A body that comes in pieces, from its first piece on."""
    pieces, size = [], 0
    while True:
        if message["type"] != "http.request":
            raise Gone
        piece = message.get("body", b"")
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise Refusal("too-large", limit=limit)
        if not message.get("more_body"):
            return b"".join(pieces)
        message = await receive()
