"""Parts of messages, written by hand: what tests of the MIME reader are made of."""


def part(body: str | bytes, kind: str = "text/plain; charset=utf-8", *more: str) -> bytes:
    body = body.encode() if isinstance(body, str) else body
    header = "\r\n".join([f"Content-Type: {kind}", *more]).encode()
    return header + b"\r\n\r\n" + body


def multipart(subtype: str, *parts: bytes, boundary: str = "b", more: str = "") -> bytes:
    inner = b"".join(b"--%b\r\n%b\r\n" % (boundary.encode(), one) for one in parts)
    head = f'Content-Type: multipart/{subtype}; boundary="{boundary}"{more}\r\n\r\n'.encode()
    return head + inner + b"--%b--\r\n" % boundary.encode()
