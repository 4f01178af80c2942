"""Bad input and faults: each has its status and says why; nobody else suffers, and nothing is quoted."""

import json
import os
import signal
import socket
import subprocess
import threading
import time

import pytest
from service_process import COMMAND, JSON, Running, running

GOOD = (
    "Dear Ms Reed,\n\nThe lamp leaves our warehouse on 25 November 2026. Is there anything else we can do for you?\n\n"
    "Kind regards,\nJo Lund"
)
SECRET = "hunter2-secret"
LIMIT = 1_048_576


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    environment = {"ETIQUETTE_LINT_BODY_SECONDS": "1", "ETIQUETTE_LINT_CONNECTIONS": "12"}
    with running(tmp_path_factory.mktemp("faults"), environment=environment) as service:
        yield service


def refused(answered, status: int, code: str) -> dict:
    """The problem in an answer, after seeing that it is one and quotes nothing."""
    assert (answered.status, answered.headers["content-type"]) == (status, "application/problem+json"), answered.body
    problem = answered.json
    assert (problem["status"], problem["code"], problem["type"]) == (status, code, "about:blank")
    assert problem["detail"]
    assert problem["id"] == answered.headers["x-request-id"]
    assert SECRET not in answered.body.decode()
    return problem


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "bad-json"),
        (b'{"body": "hunter2-secret', 400, "bad-json"),
        (b'{"body": "hunter2-secret"} x', 400, "bad-json"),
        (b'{"body": "hunter2-secret", "n": NaN}', 400, "bad-number"),
        (b'{"n": ' + b"9" * 5000 + b"}", 400, "bad-number"),
        (b"[" * 100_000, 400, "bad-nesting"),
        (b'{"body": "hunter2-secret\xff"}', 400, "bad-utf8"),
        ('{"body": "hunter2-secret"}'.encode("utf-16"), 400, "bad-utf8"),
        (b"3", 422, "not-a-draft"),
        (b"null", 422, "not-a-draft"),
        (b'"hunter2-secret"', 422, "not-a-draft"),
        (b"[]", 422, "batch-empty"),
        (b"[3]", 422, "not-a-draft"),
        (b"[" + b",".join([b'{"body":"x"}'] * 101) + b"]", 422, "batch-long"),
        (b"{}", 422, "bad-draft"),
        (b'{"subject": "hunter2-secret"}', 422, "bad-draft"),
        (b'{"body": 3}', 422, "bad-draft"),
        (b'{"body": ["hunter2-secret"]}', 422, "bad-draft"),
        (b'{"body": "x", "to": {"name": 3}}', 422, "bad-draft"),
        (b'{"body": "x", "thread": "hunter2-secret"}', 422, "bad-draft"),
        (b'{"body": "x", "kind": "hunter2-secret"}', 422, "bad-draft"),
        (b'{"body": "x", "raw": "y"}', 422, "bad-draft"),
        (b'{"body": "x", "brand": {}}', 422, "bad-text"),
        (b'{"body": "x", "brand": "' + b"b" * 300 + b'"}', 422, "bad-text"),
    ],
)
def test_bodies_that_are_no_draft(service: Running, body: bytes, status: int, code: str):
    refused(service.ask("POST", "/v1/lint", body, JSON), status, code)


def test_a_wrong_field_is_named_with_the_right_one(service: Running):
    problem = refused(service.post("/v1/lint", [{"body": "x"}, {"bodi": SECRET}]), 422, "bad-draft")
    assert (problem["field"], problem["index"]) == ("bodi", 1)
    assert "'body'" in problem["detail"]
    problem = refused(service.post("/v1/lint?lang=zh", {"body": 3}), 422, "bad-draft")
    assert problem["field"] == "body"
    assert any("\u4e00" <= letter <= "\u9fff" for letter in problem["detail"])


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "wrong-type"),
        ({"Content-Type": "text/plain"}, "wrong-type"),
        ({"Content-Type": "application/x-www-form-urlencoded"}, "wrong-type"),
        ({"Content-Type": "application/json; charset=gb2312"}, "wrong-type"),
        ({**JSON, "Content-Encoding": "gzip"}, "wrong-encoding"),
    ],
)
def test_types_that_are_not_taken(service: Running, headers: dict, code: str):
    refused(service.ask("POST", "/v1/lint", b'{"body": "x"}', headers), 415, code)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("fail_staus=422", "no-parameter"),
        ("hunter2-secret", "no-parameter"),
        ("fail_status=200", "bad-parameter"),
        ("lang=fr", "bad-parameter"),
        ("lang=en&lang=zh", "twice"),
        ("rules=hunter2-secret", "no-rules"),
        ("select=hunter2-secret", "bad-codes"),
        ("brand=%ff", "no-parameter"),
        ("&".join(f"a{number}=1" for number in range(100)), "no-parameter"),
        ("brand=" + "x" * 3000, "bad-parameter"),
    ],
)
def test_parameters_that_are_not_known(service: Running, query: str, code: str):
    refused(service.post("/v1/lint?" + query, {"body": "x"}), 422, code)


def test_addresses_and_methods(service: Running):
    refused(service.ask("GET", f"/{SECRET}"), 404, "no-page")
    refused(service.ask("POST", "/hooks/nobody", b"{}", JSON), 404, "no-page")
    for method in ("GET", "PUT", "DELETE"):
        answered = service.ask(method, "/v1/lint")
        refused(answered, 405, "no-method")
        assert answered.headers["allow"] == "POST"


def test_a_body_at_the_limit_is_read_and_one_byte_more_is_not(service: Running):
    at_limit = b'{"body": "' + b" " * (LIMIT - 12) + b'"}'
    assert len(at_limit) == LIMIT
    assert service.ask("POST", "/v1/lint", at_limit, JSON).status == 200
    refused(service.ask("POST", "/v1/lint", at_limit + b" ", JSON), 413, "too-large")


class Wire:
    """A connection whose bytes are ours."""

    def __init__(self, service: Running):
        self.socket = socket.create_connection(("127.0.0.1", service.port), 10)

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def answer(self) -> tuple[int, dict]:
        """Status and problem of what comes, to the end of the connection."""
        data = b""
        while piece := self.socket.recv(65536):
            data += piece
        self.socket.close()
        head, _, body = data.partition(b"\r\n\r\n")
        return int(head.split()[1]), json.loads(body)


HEAD = b"POST /v1/lint HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


def test_chunked_bodies_have_the_same_limit(service: Running):
    wire = Wire(service)
    wire.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    chunk = b"10000\r\n" + b" " * 65536 + b"\r\n"
    for _ in range(17):
        wire.send(chunk)
    wire.send(b"0\r\n\r\n")
    status, problem = wire.answer()
    assert (status, problem["code"]) == (413, "too-large")


def test_a_hundred_megabytes_announced_are_refused_before_they_come(service: Running):
    wire = Wire(service)
    wire.send(HEAD + b"Content-Length: 104857600\r\n\r\n" + b" " * 1000)
    start = time.monotonic()
    status, problem = wire.answer()
    assert (status, problem["code"]) == (413, "too-large")
    assert time.monotonic() - start < 5


def test_slow_senders_are_ended_and_hinder_nobody(service: Running):
    wires = [Wire(service) for _ in range(5)]
    for wire in wires:
        wire.send(HEAD + b'Content-Length: 500\r\n\r\n{"body": "')
    slowest = 0.0
    for _ in range(8):
        for wire in wires:
            wire.send(b"x")
        start = time.monotonic()
        assert service.post("/v1/lint", {"body": GOOD}).status == 200
        slowest = max(slowest, time.monotonic() - start)
        time.sleep(0.05)
    assert slowest < 0.5
    for wire in wires:
        status, problem = wire.answer()
        assert (status, problem["code"]) == (408, "slow-body")


def test_a_request_whose_head_never_ends_is_ended(service: Running):
    wires = [Wire(service), Wire(service)]
    wires[1].send(b"POST /v1/lint HTTP/1.1\r\nHost: x\r\n")
    for wire in wires:
        status, problem = wire.answer()
        assert (status, problem["code"]) == (408, "slow-head")


@pytest.mark.parametrize(
    "data", [b"hunter2-secret\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00", b"GET / HTTP/9.9\r\n\r\n"]
)
def test_what_is_no_http(service: Running, data: bytes):
    wire = Wire(service)
    wire.send(data)
    status, problem = wire.answer()
    assert (status, problem["code"]) == (400, "bad-request")


def test_clients_that_leave_are_no_fault(service: Running):
    for data in (HEAD, HEAD + b'Content-Length: 500\r\n\r\n{"body', HEAD + b"Content-Length: 0\r\n\r\n"):
        wire = Wire(service)
        wire.send(data)
        wire.socket.close()
    assert service.post("/v1/lint", {"body": GOOD}).status == 200
    assert not service.events("failed")


def test_more_requests_than_a_worker_takes_on_are_told_to_come_again(service: Running):
    wires = [Wire(service) for _ in range(12)]
    for wire in wires:
        wire.send(HEAD + b'Content-Length: 500\r\n\r\n{"body": "')
    time.sleep(0.2)
    answered = service.post("/v1/lint", {"body": GOOD})
    refused(answered, 503, "busy")
    assert answered.headers["retry-after"] == "1"
    for wire in wires:
        wire.socket.close()
    time.sleep(0.2)
    assert service.post("/v1/lint", {"body": GOOD}).status == 200


def test_of_too_many_at_once_the_last_are_told_to_come_again(tmp_path):
    with running(tmp_path, environment={"ETIQUETTE_LINT_BACKLOG": "4"}) as service:
        body = json.dumps({"body": GOOD}).encode()
        wires = [Wire(service) for _ in range(20)]
        for wire in wires:
            wire.send(HEAD + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body))
        time.sleep(0.2)
        service.process.send_signal(signal.SIGSTOP)  # so that all are there when it looks again
        for wire in wires:
            wire.send(body)
        service.process.send_signal(signal.SIGCONT)
        answers = [wire.answer() for wire in wires]
        assert sorted({status for status, _ in answers}) == [200, 503]
        assert {answer["code"] for status, answer in answers if status == 503} == {"busy"}
        assert service.post("/v1/lint", {"body": GOOD}).status == 200


def test_one_huge_draft_keeps_nobody_waiting(service: Running):
    service.post("/v1/lint", {"body": GOOD * 200})  # the process for large drafts is there
    done = []
    huge = threading.Thread(
        target=lambda: done.append(service.post("/v1/lint", {"body": "Please send it next Friday. " * 8000}))
    )
    huge.start()
    time.sleep(0.1)
    times = []
    while huge.is_alive() and len(times) < 40:
        start = time.monotonic()
        assert service.post("/v1/lint", {"body": GOOD}).status == 200
        times.append(time.monotonic() - start)
    huge.join()
    assert done[0].status == 200
    assert done[0].json["verdict"] == "revise"
    assert len(times) > 3 and sorted(times)[len(times) // 2] < 0.3


def test_a_draft_that_takes_too_long_is_given_up(tmp_path):
    with running(tmp_path, environment={"ETIQUETTE_LINT_JUDGE_SECONDS": "1"}) as service:
        answered = service.post("/v1/lint", {"body": "Please send it next Friday. " * 35_000})
        refused(answered, 503, "too-long")
        assert service.post("/v1/lint", {"body": GOOD * 200}).status in (200, 503)
        assert service.post("/v1/lint", {"body": GOOD}).status == 200


def test_an_override_that_cannot_be_recorded_does_not_count(tmp_path):
    (tmp_path / "etiquette.toml").write_text('[server]\nstate = "nowhere"\n')
    with running(tmp_path) as service:
        draft = {"body": GOOD.replace("25 November 2026", "next Friday")}
        draft["override"] = {"by": "Mia", "reason": SECRET, "codes": ["DAT001"]}
        found = [one["code"] for one in service.post("/v1/lint", {"body": draft["body"]}).json["diagnostics"]]
        draft["override"]["codes"] = found
        refused(service.post("/v1/lint", draft), 503, "no-record")
        assert SECRET not in service.logged()


def test_rules_and_keys_are_read_again_while_requests_go_on(tmp_path):
    file = tmp_path / "etiquette.toml"
    file.write_text("[server]\n")
    with running(tmp_path) as service:
        stop, statuses = threading.Event(), []

        def ask() -> None:
            while not stop.is_set():
                statuses.append(service.post("/v1/lint", {"body": GOOD}).status)

        asking = threading.Thread(target=ask)
        asking.start()
        assert service.ask("GET", "/readyz").json["reload"] == "ok"
        file.write_text('select = ["NOPE"]\n[server]\n')
        os.kill(service.process.pid, signal.SIGHUP)
        assert "NOPE" in service.until("reload-failed")[0]["reason"]
        assert service.ask("GET", "/readyz").json["reload"] == "failed"
        late = {"body": GOOD.replace("on 25 November 2026", "next Wednesday")}
        assert service.post("/v1/lint", late).json["verdict"] == "revise"
        file.write_text('select = ["TON"]\n[server]\n')
        service.until("reloaded")  # by itself, because the file is another
        assert service.post("/v1/lint", late).json["verdict"] == "send"
        stop.set()
        asking.join()
        assert len(statuses) > 5 and set(statuses) == {200}


def test_requests_under_way_are_finished_before_it_stops(tmp_path):
    with running(tmp_path) as service:
        wire = Wire(service)
        body = json.dumps({"body": GOOD}).encode()
        wire.send(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body[:10])
        time.sleep(0.3)
        service.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", service.port), 1)
        wire.send(body[10:])
        status, report = wire.answer()
        assert (status, report["verdict"]) == (200, "send")
        assert service.stop() == 0
        assert service.events("stopped")


def test_several_workers_share_port_limits_and_counts_and_replace_one_that_dies(tmp_path):
    (tmp_path / "etiquette.toml").write_text("[server]\nrate = 1\nburst = 8\n")
    with running(tmp_path, "--workers", "2") as service:
        ready = service.until("ready", 2)
        statuses = [service.post("/v1/lint", {"body": GOOD}).status for _ in range(12)]
        assert sorted(set(statuses)) == [200, 429]
        assert 8 <= statuses.count(200) <= 10
        assert len({line["process"] for line in service.events("request")}) == 2
        page = service.ask("GET", "/metrics").body.decode()
        assert f'etiquette_lint_verdicts_total{{route="/v1/lint",verdict="send"}} {statuses.count(200)}.0' in page
        os.kill(ready[0]["process"], signal.SIGKILL)
        assert len({line["process"] for line in service.until("ready", 3)}) == 3
        assert service.stop() == 0


def test_workers_do_not_outlive_the_process_that_started_them(tmp_path):
    with running(tmp_path, "--workers", "2") as service:
        service.until("ready", 2)
        service.process.kill()
        service.until("orphaned", 2)
        service.until("stopped", 2)
        for _ in range(100):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if probe.connect_ex(("127.0.0.1", service.port)):
                    return
            time.sleep(0.05)
        raise AssertionError("the port is still taken")


def serve(*options: str, cwd: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [*COMMAND, "serve", *options],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=20,
    )


def test_a_port_in_use_is_said_plainly(service: Running, tmp_path):
    ended = serve("--port", str(service.port), cwd=str(tmp_path))
    assert ended.returncode == 2
    assert ended.stderr == (
        f"etiquette-lint: 127.0.0.1:{service.port} is in use by another program; choose another with --port\n"
    )


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("prot = 1", "unknown key 'prot'; did you mean 'port'?"),
        ("port = 'x'", "'port' must be a whole number"),
        ("port = 70000", "port must be at most 65535"),
        ("workers = 0", "workers must be at least 1"),
        ("cors = 'x'", "'cors' must be a list"),
        ("reload = 1", "'reload' must be true or false"),
        ("[server.brands]\na = 'b'", "'b' is not"),
        ("[server.rules]\na = 'none.toml'", "none.toml: cannot be read"),
        ("[[server.keys]]\nname = 'a'", "'hash' is missing"),
        ("[[server.keys]]\nname = 'a'\nhash = 'hunter2-secret'", "the hash of the API key 'a'"),
    ],
)
def test_settings_that_cannot_be_used_are_said_plainly(tmp_path, table: str, said: str):
    (tmp_path / "etiquette.toml").write_text(f"[server]\n{table}\n")
    ended = serve(cwd=str(tmp_path))
    assert ended.returncode == 2
    assert said in ended.stderr and str(tmp_path) in ended.stderr
    assert SECRET not in ended.stderr and "Traceback" not in ended.stderr


def test_without_the_extra_it_says_what_to_install(tmp_path):
    (tmp_path / "hide.py").write_text(
        "import sys, importlib.util as util\n"
        "find = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'fastapi' else find(name, *more)\n"
        "from etiquette_lint.surfaces.cli import main\n"
        "sys.exit(main(['serve']))\n"
    )
    ended = subprocess.run([COMMAND[0], "hide.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "pip install 'etiquette-lint[server]'" in ended.stderr
