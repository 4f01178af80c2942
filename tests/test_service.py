"""The service over HTTP: what it answers to whom."""

import json
import os
import re
import subprocess

import pytest
from service_process import COMMAND, JSON, Running, running

GOOD = (
    "Dear Ms Reed,\n\nThe lamp leaves our warehouse on 25 November 2026. Is there anything else we can do for you?\n\n"
    "Kind regards,\nJo Lund"
)
GOOD_ZH = (
    "王小姐，您好：\n\n包裹将于2026年12月2日寄出。如有其他问题，请直接回复本邮件。\n\n祝您工作顺利！\n客服中心 李明"
)
BAD = GOOD.replace("on 25 November 2026", "next Wednesday")
MAIL = (
    b"From: Jo Lund <jo@example.com>\r\nTo: Ann Reed <ann@example.com>\r\nSubject: Your lamp\r\n"
    b"Date: Tue, 24 Nov 2026 09:30:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=gb18030\r\n"
    b"Content-Transfer-Encoding: 8bit\r\n\r\n"
)
NOW = "2026-11-24T09:30:00+08:00"

CONFIGURATION = """
[server]
never-override = ["PRV", "LNT001", "TPL"]
cors = ["https://desk.example.com"]
burst = 3

[server.rules]
brand-a = "brand-a.toml"
dates-only = "dates.toml"

[server.brands]
Acme = "brand-a"

[server.queues]
refunds = "dates-only"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("service")
    (folder / "brand-a.toml").write_text(
        '[rule.brand-words]\ncode = "ACM001"\nmessage.en = "We say parcel."\nmessage.zh = "请写包裹。"\n'
        'kinds = ["email", "ticket"]\nphrases.en = ["lamp"]\n'
    )
    (folder / "dates.toml").write_text('select = ["DAT"]\nfail-on = "error"\n')
    keys = {}
    tables = ""
    for name, rules in (("desk", ""), ("acme", "brand-a"), ("slow", "")):
        made = subprocess.run([*COMMAND, "api-key", name, "--rules", rules], capture_output=True, text=True, check=True)
        keys[name] = made.stdout.split("\n")[0]
        tables += "\n" + made.stdout[made.stdout.index("[[server.keys]]") :]
        if name == "slow":
            tables += "rate = 1\n"
    (folder / "etiquette.toml").write_text(CONFIGURATION + tables)
    (folder / "keys.json").write_text(json.dumps(keys))
    return folder


@pytest.fixture(scope="module")
def keys(folder):
    return json.loads((folder / "keys.json").read_text())


@pytest.fixture(scope="module")
def keyed(folder):
    """A service with API keys and rule sets."""
    with running(folder) as service:
        yield service


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    """A service as it is without any configuration."""
    with running(tmp_path_factory.mktemp("plain")) as service:
        yield service


def codes(report: dict) -> list[str]:
    return [found["code"] for found in report["diagnostics"]]


def test_a_good_draft_may_be_sent(service: Running):
    answered = service.post("/v1/lint", {"body": GOOD, "date": NOW})
    assert answered.status == 200
    assert answered.headers["content-type"] == "application/json"
    report = answered.json
    assert (report["ok"], report["verdict"], report["diagnostics"], report["rules"]) == (True, "send", [], "default")
    assert report["language"] == "en"
    assert service.post("/v1/lint", {"body": GOOD_ZH, "date": NOW}).json["verdict"] == "send"


def test_a_bad_draft_is_told_place_by_place_with_status_200(service: Running):
    answered = service.post("/v1/lint", {"body": BAD, "date": NOW})
    assert answered.status == 200
    found = answered.json["diagnostics"]
    assert [(one["code"], one["field"], one["excerpt"]) for one in found] == [("DAT001", "body", "next Wednesday")]
    assert BAD[found[0]["start"] : found[0]["end"]] == "next Wednesday"
    assert (answered.json["ok"], answered.json["verdict"]) == (False, "revise")


def test_the_status_can_carry_the_verdict(service: Running):
    assert service.post("/v1/lint?fail_status=422", {"body": BAD, "date": NOW}).status == 422
    assert service.post("/v1/lint?fail_status=422", {"body": GOOD, "date": NOW}).status == 200


@pytest.mark.parametrize(
    ("query", "header", "chinese"),
    [
        ("", "", False),
        ("?lang=zh", "", True),
        ("", "zh-CN,zh;q=0.9,en;q=0.8", True),
        ("", "en;q=0.4, zh-TW;q=0.5", True),
        ("", "fr, en;q=0.5", False),
        ("?lang=en", "zh-CN", False),
    ],
)
def test_the_reader_is_spoken_to_in_their_language(service: Running, query: str, header: str, chinese: bool):
    answered = service.post("/v1/lint" + query, {"body": BAD, "date": NOW}, Accept_Language=header)
    message = answered.json["diagnostics"][0]["message"]
    assert ("请" in message) is chinese


def test_a_mail_is_judged_as_it_stands_whatever_its_charset(service: Running):
    body = "王小姐，您好：\r\n\r\n我们下周三寄出。\r\n\r\n祝好\r\n李明".encode("gb18030")
    answered = service.ask("POST", "/v1/lint", MAIL + body, {"Content-Type": "message/rfc822"})
    assert answered.status == 200
    found = [one for one in answered.json["diagnostics"] if one["code"] == "DAT001"]
    assert [(one["excerpt"], one["field"], one["line"]) for one in found] == [("下周三", "raw", 11)]
    assert answered.json["language"] == "zh-Hans"


def test_a_list_of_drafts_is_judged_one_by_one(service: Running):
    report = service.post("/v1/lint", [{"body": GOOD, "date": NOW}, {"body": BAD, "date": NOW}]).json
    assert [one["verdict"] for one in report["reports"]] == ["send", "revise"]
    assert (report["ok"], report["verdict"], report["summary"]["warning"]) == (False, "revise", 1)


def test_a_draft_is_mended(service: Running):
    draft = {
        "body": "Dear Ms Reed,\n\nThe lamp is repaired and and leaves today.\n\nKind regards,\nJo Lund",
        "kind": "email",
    }
    fixed = service.post("/v1/fix", draft).json
    assert fixed["draft"] == {"body": draft["body"].replace("and and", "and")}
    assert fixed["applied"] == [{"code": "LNG008", "count": 1}]
    assert (fixed["report"]["ok"], fixed["report"]["diagnostics"]) == (True, [])


def test_the_rules_say_what_they_are_on_for(keyed: Running, keys: dict):
    bearer = {"Authorization": f"Bearer {keys['desk']}"}
    listed = keyed.ask("GET", "/v1/rules?rules=dates-only", headers=bearer).json
    assert listed["rule_set"] == "dates-only"
    on = {rule["code"][:3] for rule in listed["rules"] if rule["kinds"]}
    assert on == {"DAT"}
    bound = keyed.ask("GET", "/v1/rules", headers={"X-API-Key": keys["acme"]}).json
    assert "ACM001" in [rule["code"] for rule in bound["rules"]]


def test_the_caller_may_choose_rules(service: Running):
    draft = {"body": BAD, "date": NOW}
    assert codes(service.post("/v1/lint?ignore=DAT001", draft).json) == []
    assert codes(service.post("/v1/lint?select=TON", draft).json) == []
    assert codes(service.post("/v1/lint?select=relative-date,TON", draft).json) == ["DAT001"]
    answered = service.post("/v1/lint?ignore=DAT01", draft)
    assert (answered.status, answered.json["code"], answered.json["field"]) == (422, "bad-codes", "ignore")


def test_who_shows_no_key_or_a_wrong_one_is_refused(keyed: Running, keys: dict):
    assert keyed.post("/v1/lint", {"body": GOOD}).status == 401
    for wrong in ("el_nobody_xyz", keys["desk"][:-1], keys["desk"] + "x", "Ünknown", keys["desk"].replace("el_", "")):
        answered = keyed.post("/v1/lint", {"body": GOOD}, Authorization=f"Bearer {wrong}")
        assert (answered.status, answered.json["code"]) == (401, "wrong-key")
        assert answered.headers["www-authenticate"] == "Bearer"
        assert wrong not in answered.body.decode()
    assert keyed.post("/v1/lint", {"body": GOOD}, Authorization=f"bearer {keys['desk']}").status == 200
    assert keyed.post("/v1/lint", {"body": GOOD}, X_API_Key=keys["desk"]).status == 200
    for path in ("/v1/rules", "/v1/fix"):
        assert keyed.ask("GET" if "rules" in path else "POST", path).status == 401
    for path in ("/healthz", "/readyz", "/", "/openapi.json", "/metrics"):
        assert keyed.ask("GET", path).status == 200
        assert (keyed.ask("HEAD", path).status, keyed.ask("HEAD", path).body) == (200, b"")


def test_key_brand_and_queue_choose_the_rules(keyed: Running, keys: dict):
    def asked(key: str, path: str = "/v1/lint", **fields: str) -> dict:
        return keyed.post(path, {"body": GOOD, "date": NOW, **fields}, X_API_Key=keys[key]).json

    assert asked("desk")["rules"] == "default"
    assert codes(asked("acme")) == ["ACM001"]
    assert asked("desk", brand="Acme")["rules"] == "brand-a"
    assert asked("desk", "/v1/lint?brand=Acme")["rules"] == "brand-a"
    assert asked("desk", queue="refunds", brand="Acme")["rules"] == "dates-only"
    assert asked("desk", brand="Nobody")["rules"] == "default"
    assert asked("desk", rules="dates-only")["rules"] == "dates-only"
    assert asked("acme", queue="refunds")["rules"] == "brand-a"
    assert asked("acme", rules="default")["code"] == "bound-key"
    assert asked("acme", "/v1/lint?ignore=ACM")["code"] == "bound-key"
    assert asked("desk", rules="nowhere")["code"] == "no-rules"


def test_a_caller_that_asks_too_often_has_to_wait_and_others_have_not(keyed: Running, keys: dict):
    statuses = [keyed.post("/v1/lint", {"body": GOOD}, X_API_Key=keys["slow"]).status for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    answered = keyed.post("/v1/lint", {"body": GOOD}, X_API_Key=keys["slow"])
    assert 0 < int(answered.headers["retry-after"]) <= 60
    assert answered.json["code"] == "too-many"
    assert keyed.post("/v1/lint", {"body": GOOD}, X_API_Key=keys["desk"]).status == 200


def test_a_person_may_let_a_draft_pass_and_it_is_on_record(keyed: Running, keys: dict, folder):
    override = {"by": "Mia Wong", "reason": "客户已在电话中同意", "codes": ["DAT001"]}
    draft = {"body": BAD, "date": NOW, "queue": "lamps", "override": override}
    report = keyed.post("/v1/lint?fail_status=422", draft, X_API_Key=keys["desk"])
    assert (report.status, report.json["ok"], report.json["verdict"]) == (200, True, "send")
    assert report.json["override"] == {"accepted": ["DAT001"], "refused": [], "recorded": True}
    assert codes(report.json) == ["DAT001"]
    shown = subprocess.run(
        [*COMMAND, "overrides", "--format", "jsonl"], cwd=folder, capture_output=True, text=True, check=True
    )
    entry = json.loads(shown.stdout)
    assert entry.pop("at").startswith("20")
    assert entry == {
        "by": "Mia Wong", "reason": "客户已在电话中同意", "codes": ["DAT001"],
        "rules": "default", "key": "desk", "brand": "", "queue": "lamps",
    }  # fmt: skip
    for options, lines in ((["--by", "Nobody"], 0), (["--code", "DAT"], 2), (["--since", "2999-01-01"], 0)):
        shown = subprocess.run(
            [*COMMAND, "overrides", *options], cwd=folder, capture_output=True, text=True, check=True
        )
        assert len(shown.stdout.splitlines()) == lines
    assert b"lamp leaves" not in (folder / "etiquette-overrides.sqlite").read_bytes()


def test_what_an_override_does_not_name_or_may_not_pass_still_stands(keyed: Running, keys: dict):
    def judged(body: str, *codes: str) -> dict:
        override = {"by": "Mia", "reason": "urgent", "codes": list(codes)}
        return keyed.post("/v1/lint", {"body": body, "date": NOW, "override": override}, X_API_Key=keys["desk"]).json

    named = judged(BAD, "TON001")
    assert (named["ok"], named["override"]) == (False, {"accepted": [], "refused": [], "recorded": False})
    secret = judged(BAD.replace("Is there", "Your card is 4111 1111 1111 1111. Is there"), "PRV002", "relative-date")
    assert (secret["ok"], secret["verdict"]) == (False, "ask")
    assert secret["override"] == {"accepted": ["DAT001"], "refused": ["PRV002"], "recorded": False}


@pytest.mark.parametrize(
    "override",
    [
        "yes",
        {},
        {"by": "Mia", "reason": "x"},
        {"by": "", "reason": "x", "codes": ["DAT001"]},
        {"by": "Mia", "reason": " ", "codes": ["DAT001"]},
        {"by": "Mia", "reason": "x", "codes": []},
        {"by": "Mia", "reason": "x", "codes": "DAT001"},
        {"by": "Mia", "reason": "x", "codes": [1]},
        {"by": "Mia", "reason": "x" * 2000, "codes": ["DAT001"]},
        {"by": "Mia", "reason": "x", "codes": ["DAT001"], "text": "x"},
    ],
)
def test_an_override_says_who_why_and_what(service: Running, override: object):
    answered = service.post("/v1/lint", {"body": BAD, "override": override})
    assert answered.status == 422
    assert answered.json["field"].startswith("override")


def test_pages_of_other_hosts_may_call_when_they_are_listed(keyed: Running, service: Running, keys: dict):
    asked = {"Origin": "https://desk.example.com", "Access-Control-Request-Method": "POST"}
    asked["Access-Control-Request-Headers"] = "authorization,content-type"
    allowed = keyed.ask("OPTIONS", "/v1/lint", headers=asked)
    assert allowed.status == 200
    assert allowed.headers["access-control-allow-origin"] == "https://desk.example.com"
    refused = keyed.ask("OPTIONS", "/v1/lint", headers={**asked, "Origin": "https://evil.example.com"})
    assert "access-control-allow-origin" not in refused.headers
    headers = {**JSON, "Origin": "https://desk.example.com"}
    denied = keyed.ask("POST", "/v1/lint", b"{}", headers)  # a refusal, too, must reach the page that asked
    assert (denied.status, denied.headers["access-control-allow-origin"]) == (401, "https://desk.example.com")
    assert "access-control-allow-origin" not in service.ask("POST", "/v1/lint", b"{}", headers).headers


def test_what_is_counted_names_rules_and_never_texts(service: Running):
    service.post("/v1/lint", {"subject": "Blue lamp", "body": BAD, "from": "jo@example.com", "date": NOW})
    page = service.ask("GET", "/metrics").body.decode()
    assert 'etiquette_lint_findings_total{rule="DAT001"}' in page
    assert 'etiquette_lint_verdicts_total{route="/v1/lint",verdict="revise"}' in page
    assert 'etiquette_lint_requests_total{method="POST",route="/v1/lint",status="200"}' in page
    assert not any(word in page for word in ("lamp", "jo@", "Reed"))


def test_the_log_tells_what_happened_but_no_text_no_key_no_query(keyed: Running, keys: dict):
    draft = {"subject": "Purple lamp", "body": BAD, "from": "jo@example.com", "date": NOW}
    answered = keyed.post("/v1/lint?brand=purple-brand", draft, X_API_Key=keys["desk"])
    keyed.ask("GET", "/no/purple/page?token=purple")
    told = [line for line in keyed.events("request") if line["id"] == answered.headers["x-request-id"]]
    assert len(told) == 1
    line = told[0]
    assert (line["route"], line["status"], line["key"], line["verdict"]) == ("/v1/lint", 200, "desk", "revise")
    log = keyed.logged().lower()
    assert not any(word in log for word in ("purple", "jo@example", "reed", keys["desk"].lower()))


def test_the_page_loads_nothing_from_elsewhere(service: Running):
    page = service.ask("GET", "/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy
    assert service.ask("GET", "/page.js").headers["content-type"] == "text/javascript; charset=utf-8"
    assert service.ask("GET", "/page.js", headers={"If-None-Match": page.headers["etag"]}).status == 200
    assert service.ask("GET", "/", headers={"If-None-Match": page.headers["etag"]}).status == 304
    for path in ("/../server.py", "/..%2fserver.py", "/%2e%2e/server.py", "//etc/passwd", "/page", "/__init__.py"):
        assert service.ask("GET", path).status == 404


def test_a_signed_webhook_is_judged_and_a_forged_one_refused(tmp_path):
    import hashlib
    import hmac

    (tmp_path / "secret").write_text("lamp-secret\n")
    (tmp_path / "etiquette.toml").write_text('[server.hooks.zammad]\nsecrets = ["file:secret"]\n')
    article = {"sender": "Agent", "internal": False, "type": "email", "content_type": "text/plain", "id": 104}
    content = {"ticket": {"id": 81, "title": "Lamp"}, "article": {**article, "body": BAD}}
    body = json.dumps(content).encode()
    signed = {**JSON, "X-Hub-Signature": "sha1=" + hmac.new(b"lamp-secret", body, hashlib.sha1).hexdigest()}
    with running(tmp_path) as service:
        answered = service.ask("POST", "/hooks/zammad", body, signed)
        assert (answered.status, answered.json["status"], answered.json["verdict"]) == (200, "found", "revise")
        forged = service.ask("POST", "/hooks/zammad", body + b" ", signed)
        assert (forged.status, forged.headers["content-type"]) == (401, "application/problem+json")
        assert service.ask("POST", "/hooks/zendesk", body, signed).status == 404
        assert service.ask("POST", "/hooks/zammad", b" " * 1_048_577, signed).status == 413
        page = service.ask("GET", "/metrics").body.decode()
        assert 'etiquette_lint_hooks_total{desk="zammad",outcome="found"} 1.0' in page
        assert "/hooks/{provider}" in service.ask("GET", "/openapi.json").json["paths"]
        assert {line["route"] for line in service.events("request")} >= {"/hooks/{provider}"}
        huge = json.dumps({**content, "article": {**article, "body": BAD * 200}}).encode()
        signed["X-Hub-Signature"] = "sha1=" + hmac.new(b"lamp-secret", huge, hashlib.sha1).hexdigest()
        assert service.ask("POST", "/hooks/zammad", huge, signed).status == 200


@pytest.mark.parametrize("name", ["service.md", "service.zh.md"])
def test_the_manual_says_what_the_settings_are(name: str):
    from etiquette_lint.surfaces.service import settings

    with open(os.path.join(os.path.dirname(__file__), "..", "docs", name), encoding="utf-8") as file:
        rows = [[cell.strip() for cell in line.split("|")] for line in file if line.startswith("| `")]
    told = {}
    for row in rows:
        keys = re.findall(r"`([\w-]+)`", row[1])
        values = re.split(r"[,、] ?(?![^\[]*\])", row[2].replace("`", ""))
        told.update(zip(keys, values, strict=False))
    defaults = {key: default for key, (default, _) in settings.NUMBERS.items()}
    defaults |= {**settings.TEXTS, **settings.LISTS, **settings.SWITCHES}
    for key, default in defaults.items():
        assert told[key] == json.dumps(default), key


@pytest.mark.parametrize(("name", "code"), [("service.md", "DAT001"), ("service.zh.md", "DAT001")])
def test_the_calls_of_the_manual_do_what_it_says(service: Running, name: str, code: str):
    with open(os.path.join(os.path.dirname(__file__), "..", "docs", name), encoding="utf-8") as file:
        text = file.read()
    shown = re.search(r"```json\n(.*?)```", text, re.S)
    assert shown is not None
    calls = re.findall(r"-d '(\{.*?\})'", text, re.S)
    assert len(calls) == 2
    report = service.post("/v1/lint", json.loads(calls[0])).json
    example = json.loads(shown[1])
    for key in ("ok", "verdict", "summary", "language", "kind", "rules"):
        assert report[key] == example[key]
    found = report["diagnostics"][0]
    assert found["code"] == code
    assert set(report) == set(example)
    for key in ("excerpt", "zone", "field", "start", "end", "line", "column", "end_line", "end_column"):
        assert found[key] == example["diagnostics"][0][key]
    passed = service.post("/v1/lint", json.loads(calls[1])).json
    assert passed["ok"] is True
    assert passed["override"]["recorded"] is True
