"""The hooks as an operator meets them: the command `desks`, and the whole way through the running service."""

import json
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from helpdesk_samples import BODIES, desk, judge, raw
from running_service import service_running
from vendor_stub import Vendor

from etiquette_lint.surfaces.helpdesks import receive
from etiquette_lint.surfaces.helpdesks.operating import curl_lines, quoted

ROOT = Path(__file__).parent.parent
TABLES = """
[server.hooks.zendesk]
secrets = ["env:DESK_SECRET", "env:DESK_OLD_SECRET"]
token = "env:DESK_TOKEN"
user = "desk@example.com"
tag = "etiquette"
api-url = "{url}/zendesk"

[server.hooks.feedback]
provider = "freshdesk"
secrets = ["env:DESK_SECRET"]

[server.hooks.qiyu]
secrets = ["env:DESK_SECRET"]
deliver-to = "{url}/relay/qiyu"
"""


@pytest.fixture
def vendor(monkeypatch):
    monkeypatch.setenv("DESK_SECRET", "new-secret")
    monkeypatch.setenv("DESK_OLD_SECRET", "old-secret")
    monkeypatch.setenv("DESK_TOKEN", "token-1")
    made = Vendor()
    yield made
    made.close()


def desks(folder, *words):
    command = [sys.executable, "-m", "etiquette_lint", "desks", *words, "--config", str(folder / "etiquette.toml")]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=None)


def test_the_command_lists_desks_and_signs_requests_that_are_accepted(vendor, tmp_path):
    (tmp_path / "etiquette.toml").write_text(TABLES.format(url=vendor.url), encoding="utf-8")
    (tmp_path / "reply.json").write_bytes(raw(BODIES["zendesk"]))
    assert desks(tmp_path, "--lang", "en").stdout == (
        "zendesk  zendesk  note, tag  waiting 0, failed 0\n"
        "feedback  freshdesk  judge only  waiting 0, failed 0\n"
        "qiyu  qiyu  hold back, deliver  waiting 0, failed 0\n"
    )
    lines = desks(tmp_path, "sign", "zendesk", str(tmp_path / "reply.json")).stdout.splitlines()
    assert lines[0] == 'url = "http://127.0.0.1:8000/hooks/zendesk"'
    headers = dict(line[len('header = "') : -1].split(": ", 1) for line in lines if line.startswith("header"))
    found = desk("zendesk")
    found.secrets = ["new-secret"]
    assert receive(found, headers, {}, raw(BODIES["zendesk"]), time.time(), judge).outcome == "found"
    for words in (["sing"], ["sign"], ["sign", "zendesk"], ["sign", "nobody", "x"], ["sign", "zendesk", "/nowhere"]):
        assert desks(tmp_path, *words).returncode == 2


def test_a_shared_secret_goes_into_the_pipe_as_curl_reads_it():
    lines = list(curl_lines(desk("freshdesk"), 'a "b".json', b"{}", "https://x.example.com/", 0))
    assert lines == [
        'url = "https://x.example.com/hooks/freshdesk"\n',
        'header = "content-type: application/json"\n',
        'header = "X-Etiquette-Lint-Secret: secret"\n',
        'data-binary = "@a \\"b\\".json"\n',
    ]
    assert quoted("a\\b") == '"a\\\\b"'


def test_a_signed_reply_goes_through_the_service_and_comes_back_as_a_note(vendor, tmp_path):
    found, body = desk("zendesk"), raw(BODIES["zendesk"])
    with service_running(TABLES.format(url=vendor.url)) as service:

        def post(secret, name="zendesk", content=body):
            headers, query = desk(name).vendor.sign(content, secret, time.time(), found)
            return httpx.post(f"{service.url}/hooks/{name}", content=content, headers=headers, params=query)

        first, again, old = post("new-secret"), post("new-secret"), post("old-secret")
        assert [(answer.status_code, answer.json()["status"]) for answer in (first, again, old)] == [
            (200, "noted"), (200, "duplicate"), (200, "duplicate"),
        ]  # fmt: skip
        forged = post("forged")
        assert (forged.status_code, forged.json()["code"]) == (401, "bad-signature")
        assert httpx.post(f"{service.url}/hooks/nobody", content=b"{}").status_code == 404
        passed = post("new-secret", "qiyu", raw({**BODIES["qiyu"], "msgType": "PICTURE", "content": {"url": "x"}}))
        assert (passed.status_code, passed.content) == (200, b"")
        end = time.monotonic() + 20
        while (len(vendor.notes), len(vendor.delivered)) != (1, 1) or "etiquette" not in vendor.tags:
            assert time.monotonic() < end, (vendor.notes, vendor.delivered, vendor.calls)
            time.sleep(0.02)
    ((ticket, note),) = vendor.notes
    assert ticket == "5158" and "DAT001" in note
    assert json.loads(vendor.delivered[0][2])["msgType"] == "PICTURE"
