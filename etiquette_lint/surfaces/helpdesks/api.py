"""Calls to the interface of a vendor: one place that knows time limits, tokens, and what a failure means."""

import json
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from etiquette_lint.surfaces.helpdesks.settings import Desk

CONNECT_SECONDS, CALL_SECONDS = 5.0, 20.0  # for the whole of one call
MOST_BYTES = 16_000_000  # of an answer
MOST_PAGES = 10
MOST_WAIT = 3600.0  # seconds that Retry-After may ask for
TOKEN_SPARE = 60.0  # seconds before its end that a token is fetched anew


class ApiError(Exception):
    """A call that failed. `status` is that of HTTP, 0 when there was no answer; `wait` the seconds that the vendor
    asked for; `certain` that nothing was done: the vendor refused, or the request never left."""

    def __init__(self, status: int, certain: bool, wait: float = 0.0):
        super().__init__(f"status {status}")
        self.status = status
        self.certain = certain
        self.wait = wait

    @property
    def final(self) -> bool:
        """Whether the same call would fail again: what is asked for is not there, or cannot be done. Not so where an
        operator may mend the token (401, 403)."""
        return 300 <= self.status < 500 and self.status not in (401, 403, 408, 409, 425, 429)


class Api:
    """The interface of one desk; for one thread."""

    def __init__(self, desk: "Desk", now: "Callable[[], float]" = time.time, call_seconds: float = CALL_SECONDS):
        import logging

        import httpx

        logging.getLogger("httpx").setLevel(logging.WARNING)  # it would log addresses, which may hold secrets
        self.desk = desk
        self.now = now
        self.call_seconds = call_seconds
        self.provider = desk.vendor
        timeout = httpx.Timeout(call_seconds, connect=CONNECT_SECONDS)
        # Certificates take a third of a second to load. No redirects: a token is for the host it was configured for.
        tls = desk["api-url"].startswith("https:") or desk["deliver-to"].startswith("https:")
        headers = {"user-agent": "etiquette-lint"}
        self.client = httpx.Client(timeout=timeout, follow_redirects=False, headers=headers, verify=tls)
        self._authorization: dict[str, str] | None = None
        self._authorized_until = 0.0

    def close(self) -> None:
        self.client.close()

    def basic(self, user: str, password: str) -> dict[str, str]:
        from base64 import b64encode

        return {"authorization": "Basic " + b64encode(f"{user}:{password}".encode()).decode("ascii")}

    def bearer(self) -> dict[str, str]:
        return {"authorization": "Bearer " + self.desk["token"]}

    def fetched_token(self, path: str, body: dict, field: str, expiry: str, form: bool = False) -> dict[str, str]:
        """The header with a token that the vendor lends for some time."""
        answer = self.send("POST", path, None if form else body, form=body if form else None, bare=True)
        if not isinstance(answer.get(field), str):
            raise ApiError(401, True)
        seconds = answer.get(expiry)
        self._authorized_until = self.now() + (seconds if isinstance(seconds, int | float) else 3600)
        return {"authorization": "Bearer " + answer[field]}

    def authorization(self) -> dict[str, str]:
        """Headers that say who calls; raises ApiError."""
        if self._authorization is None or self.now() > self._authorized_until - TOKEN_SPARE:
            self._authorized_until = self.now() + 3600
            authorize = getattr(self.provider, "authorize", None)
            try:
                self._authorization = authorize(self) if authorize else {}
            except ApiError as error:
                self._authorization = None
                raise ApiError(401 if error.final else error.status, True, error.wait) from None
        return self._authorization or {}

    def send(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        params: "dict[str, str] | None" = None,
        content: bytes | None = None,
        form: "dict[str, str] | None" = None,
        headers: "dict[str, str] | None" = None,
        bare: bool = False,
    ) -> dict:
        """The JSON object of the answer, {} when it is none; raises ApiError. `bare` calls bear no token of ours."""
        given = dict(headers or {}) if bare else {**self.authorization(), **(headers or {})}
        if body is not None:
            content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
            given["content-type"] = "application/json"
        url = self.desk["api-url"].rstrip("/") + path
        raw, _ = self.call(method, url, params=params, content=content, data=form, headers=given)
        try:
            answer = json.loads(raw)
        except ValueError:
            return {}
        return answer if isinstance(answer, dict) else {}

    def call(self, method: str, url: str, **request) -> "tuple[bytes, httpx.Response]":
        """The answer to one request, read within its time; raises ApiError unless it is 2xx."""
        import httpx

        end = time.monotonic() + self.call_seconds
        try:
            with self.client.stream(method, url, **{key: value for key, value in request.items() if value}) as response:
                pieces, size = [], 0
                for piece in response.iter_bytes():
                    size += len(piece)
                    pieces.append(piece)
                    if size > MOST_BYTES or time.monotonic() > end:
                        break
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol):
            raise ApiError(0, True) from None
        except (httpx.HTTPError, httpx.InvalidURL):
            raise ApiError(0, False) from None
        if not response.is_success:
            if response.status_code == 401:
                self._authorization = None
            raise ApiError(response.status_code, response.status_code < 500, wait_of(response, self.now()))
        return b"".join(pieces), response

    def finds(self, key: str, path: str, params: "dict[str, str] | None" = None) -> bool:
        """Whether a list, page after page as its Link headers lead (RFC 8288), holds the key; raises ApiError."""
        url = self.desk["api-url"].rstrip("/") + path
        for _ in range(MOST_PAGES):
            raw, response = self.call("GET", url, params=params, headers=self.authorization())
            if key.encode() in raw:
                return True
            link = response.links.get("next", {}).get("url")
            following = response.url.join(link) if link else None
            if following is None or origin(following) != origin(response.url):
                return False
            url, params = str(following), None
        return False

    def expect(self, code: object, wanted: int) -> None:
        """Raise ApiError unless the code within an answer is the wanted one: the vendor then did nothing."""
        if code != wanted:
            raise ApiError(503, True)


def origin(url: "httpx.URL") -> tuple:
    return url.scheme, url.host, url.port


def wait_of(response: "httpx.Response", now: float) -> float:
    """The seconds of Retry-After (RFC 9110, section 10.2.3), a number or a date; 0 where there is none."""
    value = response.headers.get("retry-after", "").strip()
    if not value:
        return 0.0
    if value.isascii() and value.isdigit():
        return min(float(value), MOST_WAIT)
    from email.utils import parsedate_to_datetime

    try:
        return min(max(parsedate_to_datetime(value).timestamp() - now, 0.0), MOST_WAIT)
    except (ValueError, TypeError, OverflowError):
        return 0.0


def iso_time(seconds: float) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
