"""The interfaces of the vendors as far as notes, tags and reopened tickets go: a real HTTP server on this machine.

It is as strict as they are: a call without the right token is 401, one that misses a field 422. `script` says what
happens to the next calls that write a note: a status, `("wait", status, Retry-After)`, or, with the note taken,
`("hang", seconds)` before an answer, `("drip", seconds)` between its bytes, `("drop",)` of the connection,
`("lie", status)`, `("call", function)` before an answer.
"""

import base64
import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

TICKET = r"(?P<ticket>[^/?]+)"
BASIC = "Basic " + base64.b64encode(b"desk@example.com/token:token-1").decode()
JIRA = "Basic " + base64.b64encode(b"desk@example.com:token-1").decode()
FRESHDESK = "Basic " + base64.b64encode(b"token-1:X").decode()
BEARER = "Bearer token-1"
# What a call of each vendor must bear.
TOKENS = {
    "zendesk": ("authorization", BASIC), "zammad": ("authorization", "Token token=token-1"),
    "chatwoot": ("api_access_token", "token-1"), "front": ("authorization", BEARER),
    "intercom": ("authorization", BEARER), "helpscout": ("authorization", "Bearer lent"),
    "freescout": ("x-freescout-api-key", "token-1"), "glpi": ("session-token", "session-1"),
    "jira": ("authorization", JIRA), "freshdesk": ("authorization", FRESHDESK),
    "feishu": ("authorization", "Bearer lent"),
}  # fmt: skip


def want(condition):
    if not condition:
        raise ValueError("a field is missing or wrong")


class Vendor:
    """What the stub knows: notes by ticket in their order, tags, reopened tickets, every call, deliveries."""

    def __init__(self):
        self.notes: list[tuple[str, str]] = []
        self.tags = {"kept"}
        self.opened: set[str] = set()
        self.calls: list[str] = []
        self.delivered: list[tuple[dict, dict, bytes]] = []
        self.script: list = []
        self.lock = threading.Lock()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Handler,), {"vendor": self}))
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    # Each returns the answer; writing a note goes through `note`.

    def note(self, ticket, text):
        want(isinstance(text, str) and text)
        return ("note", ticket, text)

    def tag(self, tags, all_of_them=False):
        want(tags and all(isinstance(tag, str) for tag in tags))
        with self.lock:
            self.tags = set(tags) if all_of_them else self.tags | set(tags)
        return {}

    def open(self, ticket, state, wanted):
        want(state == wanted)
        self.opened.add(ticket)
        return {}

    def listed(self, ticket):
        texts = [text for known, text in self.notes if known == ticket]
        return [{"id": number, "body": text, "content": text} for number, text in enumerate(texts, 1)]


def zendesk_put(vendor, ticket, body, _):
    change = body["ticket"]
    if "comment" in change:
        want(change["comment"]["public"] is False)
        return vendor.note(ticket, change["comment"]["body"])
    return vendor.open(ticket, change["status"], "open")


def chatwoot_note(vendor, ticket, body, _):
    want(body["private"] is True and body["message_type"] == "outgoing")
    return vendor.note(ticket, body["content"])


def chatwoot_messages(vendor, ticket, body, query):
    """Twenty messages before a message, as Chatwoot lists them."""
    before = int(query.get("before", ["1000000"])[0])
    return {"payload": [row for row in vendor.listed(ticket) if row["id"] < before][-20:]}


def zammad_note(vendor, ticket, body, _):
    want(body["type"] == "note" and body["internal"] is True and body["content_type"] == "text/plain")
    return vendor.note(str(body["ticket_id"]), body["body"])


def intercom_note(vendor, ticket, body, _):
    want(body["message_type"] == "note" and body["type"] == "admin" and body["admin_id"] == "77")
    return vendor.note(ticket, body["body"])


def freescout_note(vendor, ticket, body, _):
    want(body["type"] == "note" and body["user"] == 77)
    return vendor.note(ticket, body["text"])


def glpi_note(vendor, ticket, body, _):
    want(body["input"]["itemtype"] == "Ticket" and body["input"]["is_private"] == 1)
    return vendor.note(body["input"]["items_id"], body["input"]["content"])


def jira_note(vendor, ticket, body, _):
    want(body["public"] is False)
    return vendor.note(ticket, body["body"])


def freshdesk_note(vendor, ticket, body, _):
    want(body["private"] is True)
    return vendor.note(ticket, body["body"])


def freshdesk_put(vendor, ticket, body, _):
    return vendor.tag(body["tags"], True) if "tags" in body else vendor.open(ticket, body["status"], 2)


def feishu_note(vendor, ticket, body, query):
    want(query["receive_id_type"] == ["chat_id"] and body["receive_id"] == "oc_team" and body["msg_type"] == "text")
    found = vendor.note("chat", json.loads(body["content"])["text"])
    if any(body["uuid"] in text for _, text in vendor.notes):  # the same uuid within the hour
        return {"code": 0}
    return found


def qiyu_note(vendor, ticket, body, query):
    want(query["appKey"] == ["app-1"] and len(query["checksum"][0]) == 40 and body["msgType"] == "TEXT")
    return vendor.note(body["uid"], body["content"])


ROUTES = {
    "zendesk": [
        ("PUT", rf"/api/v2/tickets/{TICKET}/tags.json", lambda v, t, b, q: v.tag(b["tags"])),
        ("PUT", rf"/api/v2/tickets/{TICKET}\.json", zendesk_put),
        ("GET", rf"/api/v2/tickets/{TICKET}/comments.json", lambda v, t, b, q: {"comments": v.listed(t)}),
    ],
    "zammad": [
        ("POST", "/api/v1/ticket_articles", zammad_note),
        ("GET", rf"/api/v1/ticket_articles/by_ticket/{TICKET}", lambda v, t, b, q: v.listed(t)),
        ("POST", "/api/v1/tags/add", lambda v, t, b, q: v.tag([b["item"]])),
        ("PUT", rf"/api/v1/tickets/{TICKET}", lambda v, t, b, q: v.open(t, b["state"], "open")),
    ],
    "chatwoot": [
        ("POST", rf"/api/v1/accounts/1/conversations/{TICKET}/messages", chatwoot_note),
        ("GET", rf"/api/v1/accounts/1/conversations/{TICKET}/messages", chatwoot_messages),
        ("GET", rf"/api/v1/accounts/1/conversations/{TICKET}/labels", lambda v, t, b, q: {"payload": sorted(v.tags)}),
        ("POST", rf"/api/v1/accounts/1/conversations/{TICKET}/labels", lambda v, t, b, q: v.tag(b["labels"], True)),
        (
            "POST", rf"/api/v1/accounts/1/conversations/{TICKET}/toggle_status",
            lambda v, t, b, q: v.open(t, b["status"], "open"),
        ),
    ],
    "front": [
        ("POST", rf"/conversations/{TICKET}/comments", lambda v, t, b, q: v.note(t, b["body"])),
        ("GET", rf"/conversations/{TICKET}/comments", lambda v, t, b, q: {"_results": v.listed(t)}),
        ("POST", rf"/conversations/{TICKET}/tags", lambda v, t, b, q: v.tag(b["tag_ids"])),
        ("PATCH", rf"/conversations/{TICKET}", lambda v, t, b, q: v.open(t, b["status"], "open")),
    ],
    "intercom": [
        ("POST", rf"/(?:conversations|tickets)/{TICKET}/reply", intercom_note),
        ("PUT", rf"/tickets/{TICKET}", lambda v, t, b, q: v.open(t, b["open"], True)),
        ("GET", rf"/conversations/{TICKET}", lambda v, t, b, q: {"conversation_parts": v.listed(t)}),
        ("POST", rf"/(?:conversations|tickets)/{TICKET}/tags", lambda v, t, b, q: v.tag([b["id"]])),
        ("POST", rf"/conversations/{TICKET}/parts", lambda v, t, b, q: v.open(t, b["message_type"], "open")),
    ],
    "helpscout": [
        ("POST", rf"/v2/conversations/{TICKET}/notes", lambda v, t, b, q: v.note(t, b["text"])),
        ("GET", rf"/v2/conversations/{TICKET}/threads", lambda v, t, b, q: {"_embedded": {"threads": v.listed(t)}}),
        ("GET", rf"/v2/conversations/{TICKET}", lambda v, t, b, q: {"tags": [{"tag": tag} for tag in v.tags]}),
        ("PUT", rf"/v2/conversations/{TICKET}/tags", lambda v, t, b, q: v.tag(b["tags"], True)),
        ("PATCH", rf"/v2/conversations/{TICKET}", lambda v, t, b, q: v.open(t, b["value"], "active")),
    ],
    "freescout": [
        ("POST", rf"/api/conversations/{TICKET}/threads", freescout_note),
        (
            "GET", rf"/api/conversations/{TICKET}",
            lambda v, t, b, q: {"_embedded": {"threads": v.listed(t), "tags": [{"name": tag} for tag in v.tags]}},
        ),
        ("PUT", rf"/api/conversations/{TICKET}/tags", lambda v, t, b, q: v.tag(b["tags"], True)),
        ("PUT", rf"/api/conversations/{TICKET}", lambda v, t, b, q: v.open(t, b["status"], "active")),
    ],
    "glpi": [
        ("POST", "/ITILFollowup", glpi_note),
        ("GET", rf"/Ticket/{TICKET}/ITILFollowup", lambda v, t, b, q: v.listed(t)),
        ("PUT", rf"/Ticket/{TICKET}", lambda v, t, b, q: v.open(t, b["input"]["status"], 2)),
    ],
    "jira": [
        ("POST", rf"/rest/servicedeskapi/request/{TICKET}/comment", jira_note),
        ("GET", rf"/rest/api/2/issue/{TICKET}/comment", lambda v, t, b, q: {"comments": v.listed(t)}),
        ("PUT", rf"/rest/api/2/issue/{TICKET}", lambda v, t, b, q: v.tag([b["update"]["labels"][0]["add"]])),
        ("GET", rf"/rest/api/2/issue/{TICKET}/transitions", lambda v, t, b, q: {"transitions": [{"id": "31"}]}),
        ("POST", rf"/rest/api/2/issue/{TICKET}/transitions", lambda v, t, b, q: v.open(t, b["transition"]["id"], "31")),
    ],
    "freshdesk": [
        ("POST", rf"/api/v2/tickets/{TICKET}/notes", freshdesk_note),
        ("GET", rf"/api/v2/tickets/{TICKET}/conversations", lambda v, t, b, q: v.listed(t)),
        ("GET", rf"/api/v2/tickets/{TICKET}", lambda v, t, b, q: {"tags": sorted(v.tags)}),
        ("PUT", rf"/api/v2/tickets/{TICKET}", freshdesk_put),
    ],
    "feishu": [("POST", "/open-apis/im/v1/messages", feishu_note)],
    "qiyu": [("POST", "/openapi/message/send", qiyu_note)],
}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    """The vendor is the first word of the path: the interface of Zendesk stands under /zendesk."""

    vendor: Vendor
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def do_any(self):
        raw = self.rfile.read(int(self.headers.get("content-length") or 0))
        address = urlsplit(self.path)
        _, provider, rest = address.path.split("/", 2)
        self.vendor.calls.append(f"{self.command} /{rest}")
        query = parse_qs(address.query)
        if provider == "relay":
            return self.relayed(raw, query)
        try:
            answer = self.answered(provider, "/" + rest, raw, query)
        except (ValueError, KeyError, TypeError):
            return self.reply(422, {"error": "unprocessable"})
        if isinstance(answer, int):
            return self.reply(answer, {})
        if isinstance(answer, tuple):
            return self.take_note(*answer[1:])
        if provider == "freshdesk" and isinstance(answer, list):
            return self.page_of(answer, query)
        return self.reply(200, answer)

    do_GET = do_POST = do_PUT = do_PATCH = do_any

    def answered(self, provider, path, raw, query):
        """The answer of a call: JSON, a status, or a note to take."""
        lent = self.lent_token(provider, path, raw)
        if lent is not None:
            return lent
        header, value = TOKENS.get(provider, ("", None))
        if value is not None and self.headers.get(header) != value:
            return 401
        body = json.loads(raw) if raw else {}
        for method, pattern, act in ROUTES[provider]:
            found = re.fullmatch(pattern, path)
            if found and method == self.command:
                return act(self.vendor, found.groupdict().get("ticket", ""), body, query)
        return 404

    def lent_token(self, provider, path, raw):
        if (provider, path) == ("helpscout", "/v2/oauth2/token"):
            form = parse_qs(raw.decode())
            want(form["client_id"] == ["desk@example.com"] and form["client_secret"] == ["token-1"])
            return {"access_token": "lent", "expires_in": 172800}
        if (provider, path) == ("feishu", "/open-apis/auth/v3/tenant_access_token/internal"):
            want(json.loads(raw) == {"app_id": "app-1", "app_secret": "token-1"})
            return {"code": 0, "tenant_access_token": "lent", "expire": 7200}
        if (provider, path) == ("glpi", "/initSession"):
            given = self.headers.get("authorization"), self.headers.get("app-token")
            return {"session_token": "session-1"} if given == ("user_token token-1", "app-1") else 401
        return None

    def take_note(self, ticket, text):
        with self.vendor.lock:
            step = self.vendor.script.pop(0) if self.vendor.script else 200
        if isinstance(step, int) and step >= 300:
            return self.reply(step, {})
        if isinstance(step, tuple) and step[0] == "wait":  # a status with Retry-After
            return self.reply(step[1], {}, {"Retry-After": step[2]})
        self.vendor.notes.append((ticket, text))
        if isinstance(step, tuple) and step[0] == "hang":
            time.sleep(step[1])
        if isinstance(step, tuple) and step[0] == "call":
            step[1]()
        if isinstance(step, tuple) and step[0] == "drop":
            self.close_connection = True
            return None
        if isinstance(step, tuple) and step[0] == "drip":  # a byte now and then, without end
            return self.drip(step[1])
        if isinstance(step, tuple) and step[0] == "lie":  # taken, and said to have failed
            return self.reply(step[1], {})
        return self.reply(200, {"code": 200 if "message/send" in self.path else 0})

    def drip(self, pause):
        self.close_connection = True
        try:
            self.send_response(200)
            self.send_header("content-length", "100000")
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b" ")
                time.sleep(pause)
        except OSError:
            pass

    def page_of(self, rows, query):
        """A page of a list, with the way to the next one (RFC 8288)."""
        size, page = int(query["per_page"][0]), int(query.get("page", ["1"])[0])
        more = page * size < len(rows)
        address = f"{self.vendor.url}{self.path.split('&page=')[0]}&page={page + 1}"
        links = {"Link": f'<{address}>; rel="next"'} if more else {}
        return self.reply(200, rows[(page - 1) * size : page * size], links)

    def relayed(self, raw, query):
        with self.vendor.lock:
            step = self.vendor.script.pop(0) if self.vendor.script else 200
        if step == 200:
            headers = {name.lower(): value for name, value in self.headers.items()}
            self.vendor.delivered.append((headers, {name: values[0] for name, values in query.items()}, raw))
        return self.reply(step, {})

    def reply(self, status, answer, headers=None):
        body = json.dumps(answer).encode()
        try:
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            pass
