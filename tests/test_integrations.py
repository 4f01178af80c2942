"""The apps for helpdesks and Outlook: each packed as the documentation says, run in node against a stand-in for its
vendor's client API and the real service."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import jsonschema
import pytest
from programs import program
from running_service import ROOT, service_running

from etiquette_lint import lint

APPS = ROOT / "integrations"
NODE = program("node")
GOOD = (
    "Dear Ms Lee,\n\nI am sorry that the lamp arrived broken. A new one leaves our warehouse on 25 November 2026.\n\n"
    "If there is anything else we can do for you, please reply to this message.\n\nKind regards,\nBen"
)
BAD = GOOD.replace("A new one leaves our warehouse on 25 November 2026.", "We will send you a new one soon.")
QUESTION = "The lamp is broken. What now?"
VAGUE = "“soon” is a different time for every reader; name the day, or the latest moment."
SHOWN = f"1 thing to change before this goes out:\n• {VAGUE}"
SHOWN_CHINESE = "发送前有 1 处要改：\n• “soon”因人而异，请写明日期或最晚时间。"
FILES = {
    "zendesk": ["assets/gate.js", "assets/app.js"],
    "freshdesk": ["app/scripts/gate.js", "app/scripts/app.js"],
    "zoho-desk": ["app/gate.js", "app/settings.js", "app/app.js"],
    "outlook": ["site/launch.js"],
}


def as_html(text: str) -> str:
    return "".join(f"<p>{paragraph}</p>".replace("\n", "<br>") for paragraph in text.split("\n\n"))


def data_of(app: str, text: str) -> dict:
    """What the vendor's client would tell of a reply."""
    if app == "zendesk":
        return {
            "ticket.comment": {"text": text, "type": "publicReply", "useRichText": False},
            "ticket.subject": "Lamp 4711",
            "ticket.requester": {"id": 7, "name": "Anna Lee", "email": "anna@example.com", "role": "end-user"},
            "ticket.conversation": [
                {"author": {"role": "end-user"}, "message": {"content": QUESTION, "contentType": "text/plain"}},
                {"author": {"role": "agent"}, "message": {"content": "Seen.", "contentType": "text/plain"}},
            ],
            "ticket.brand": {"id": 3, "name": "Lights"},
            "currentUser": {"id": 9, "name": "Ben Ives"},
            "currentUser.locale": "en-US",
        }
    if app == "freshdesk":
        ticket = {"id": 81, "subject": "Lamp 4711", "description_text": QUESTION, "requester": {"name": "Anna Lee"}}
        return {
            "event": {"body": as_html(text)},
            "ticket": {"ticket": ticket},
            "loggedInUser": {"loggedInUser": {"contact": {"name": "Ben Ives"}}},
        }
    if app == "zoho-desk":
        return {
            "hook": {
                "ticketId": "31", "ticketSubject": "Lamp 4711", "threadId": "6", "content": as_html(text),
                "toAddress": "anna@example.com", "fromAddress": "help@example.com", "ccAddress": "",
            },
            "ticket": {"id": "31", "subject": "Lamp 4711", "contactName": "Anna Lee", "description": QUESTION},
        }  # fmt: skip
    return {
        "subject": "Lamp 4711",
        "body": f"<html><body>{as_html(text)}</body></html>",
        "to": [{"displayName": "Anna Lee", "emailAddress": "anna@example.com"}],
        "cc": [],
        "from": {"displayName": "Ben Ives", "emailAddress": "ben@example.com"},
        "attachments": [{"name": "lamp.pdf", "size": 120, "isInline": False}, {"name": "mark.png", "isInline": True}],
    }


@pytest.fixture(scope="module")
def service():
    configuration = '[server]\ncors = ["https://site.example.com"]\n[server.brands]\nLights = "default"\n'
    with service_running(configuration, keyed=True) as service:
        yield service


def pack(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, str(APPS / "pack.py"), *words], capture_output=True, text=True)


def packed(app: str, service: str, folder: Path) -> Path:
    made = pack(app, "--service", service, "--site", "https://site.example.org", "--output", str(folder))
    assert made.stdout.strip() == str(folder / app), made.stderr
    return folder / app


def run(app: str, folder: Path, url: str, key: str, data: dict, settings: dict | None = None, **more) -> dict:
    """What becomes of a reply; `settings` are wait, closed, errorsOnly."""
    settings = settings or {}
    scenario = {"app": app, "files": FILES[app], "service": url, "key": key, "data": data, "locale": "en-US", **more}
    if app in ("zendesk", "freshdesk"):
        names = {"errorsOnly": "errors_only"}
        scenario["settings"] = {"service": url, **{names.get(name, name): value for name, value in settings.items()}}
        scenario["settings"]["language"] = "中文" if scenario["locale"].startswith("zh") else "English"
        data.setdefault("currentUser.locale", "")
        if scenario["locale"].startswith("zh"):
            data["currentUser.locale"] = scenario["locale"]
    else:
        scenario["overSettings"] = {**settings, **({"key": key} if app == "outlook" else {})}
    node = subprocess.run(
        [NODE, str(ROOT / "tests" / "vendor_clients.js"), str(folder)],
        input=json.dumps(scenario),
        capture_output=True,
        text=True,
        timeout=30,
        env={**os.environ, "NODE_NO_WARNINGS": "1"},  # older versions call fetch an experiment
    )
    assert node.returncode == 0, node.stderr
    return {**json.loads(node.stdout), "told": node.stderr}


@pytest.fixture(params=list(FILES))
def app(request) -> str:
    return request.param


def test_a_bad_reply_is_held_back_with_what_to_change(app, service, tmp_path):
    got = run(app, packed(app, service.url, tmp_path), service.url, service.key, data_of(app, BAD))
    assert got["attempts"] == [{"sent": False, "shown": SHOWN}], got


def test_a_good_reply_goes_out(app, service, tmp_path):
    got = run(app, packed(app, service.url, tmp_path), service.url, service.key, data_of(app, GOOD))
    assert got["attempts"] == [{"sent": True, "shown": ""}], got
    assert len(got["drafts"]) == 1 and got["told"] == ""


def test_the_words_are_in_the_language_of_the_window(app, service, tmp_path):
    folder = packed(app, service.url, tmp_path)
    got = run(app, folder, service.url, service.key, data_of(app, BAD), locale="zh-cn")
    assert got["attempts"] == [{"sent": False, "shown": SHOWN_CHINESE}]


@pytest.mark.parametrize("closed", [False, True])
def test_a_service_that_is_down_holds_back_only_what_it_was_told_to(app, closed, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    got = run(app, packed(app, url, tmp_path), url, "el_1_2", data_of(app, BAD), {"closed": closed})
    assert got["attempts"][0]["sent"] is not closed
    assert got["attempts"][0]["shown"].startswith("This message could not be checked") is closed
    assert got["told"].startswith("etiquette-lint: ")


def test_a_service_that_never_answers_costs_the_time_that_was_set(app, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        threading.Thread(target=lambda: [silent.accept() for _ in range(2)], daemon=True).start()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        got = run(app, packed(app, url, tmp_path), url, "el_1_2", data_of(app, BAD), {"wait": 300})
    assert got["attempts"] == [{"sent": True, "shown": ""}]
    assert 290 <= got["milliseconds"] < 2900
    assert "no answer within 300 ms" in got["told"]


def test_a_wrong_key_does_not_stop_the_mail(app, service, tmp_path):
    got = run(app, packed(app, service.url, tmp_path), service.url, "el_wrong_key", data_of(app, BAD))
    assert got["attempts"] == [{"sent": True, "shown": ""}]
    assert "401" in got["told"]


def test_without_a_setting_it_waits_three_seconds():
    gate = (APPS / "gate.js").read_text(encoding="utf-8")
    assert re.findall(r"var WAIT = (\d+);", gate) == ["3000"]
    assert json.loads((APPS / "freshdesk/config/iparams.json").read_text("utf-8"))["wait"]["default_value"] == 3000
    parameters = json.loads((APPS / "zendesk/manifest.json").read_text("utf-8"))["parameters"]
    assert {"name": "wait", "type": "number", "default": 3000} in parameters
    for app in ("zoho-desk/app", "outlook/site"):
        assert "wait: 3000," in (APPS / app / "settings.js").read_text("utf-8")


def test_warnings_pass_where_only_errors_count(app, service, tmp_path):
    folder, settings = packed(app, service.url, tmp_path), {"errorsOnly": True}
    assert run(app, folder, service.url, service.key, data_of(app, BAD), settings)["attempts"][0]["sent"] is True
    rude = data_of(app, GOOD.replace("I am sorry that", "It is not our fault that"))
    got = run(app, folder, service.url, service.key, rude, settings)["attempts"][0]
    assert got["sent"] is False and "sends the reader away" in got["shown"]


def test_what_the_service_is_told(app, service, tmp_path):
    got = run(app, packed(app, service.url, tmp_path), service.url, service.key, data_of(app, GOOD))
    [draft] = got["drafts"]
    assert draft["subject"] == "Lamp 4711"
    if app == "outlook":
        assert draft["kind"] == "email"
        assert draft["to"] == [{"name": "Anna Lee", "email": "anna@example.com"}]
        assert draft["attachments"] == [{"name": "lamp.pdf", "size": 120}]
        return
    assert draft["kind"] == "ticket"
    assert draft["requester"]["name"] == "Anna Lee"
    assert draft["thread"] == [{"from": "customer", "body": QUESTION}]


def test_zendesk_internal_notes_are_not_checked(service, tmp_path):
    data = data_of("zendesk", BAD)
    data["ticket.comment"]["type"] = "internalNote"
    got = run("zendesk", packed("zendesk", service.url, tmp_path), service.url, service.key, data)
    assert got["attempts"] == [{"sent": True, "shown": ""}] and got["drafts"] == []


def test_zendesk_a_reason_lets_the_reply_pass(service, tmp_path):
    folder = packed("zendesk", service.url, tmp_path)
    attempts = [{"reason": ""}, {"reason": "The customer knows the day."}]
    got = run("zendesk", folder, service.url, service.key, data_of("zendesk", BAD), attempts=attempts)
    assert [attempt["sent"] for attempt in got["attempts"]] == [False, True]
    assert got["drafts"][1]["override"] == {
        "by": "Ben Ives", "reason": "The customer knows the day.", "codes": ["DAT002"]
    }  # fmt: skip


def test_freshdesk_without_the_text_of_the_reply(service, tmp_path):
    folder = packed("freshdesk", service.url, tmp_path)
    data = {**data_of("freshdesk", BAD), "event": {}}
    assert run("freshdesk", folder, service.url, service.key, data)["attempts"][0]["sent"] is True
    got = run("freshdesk", folder, service.url, service.key, data, {"closed": True})
    assert got["attempts"][0]["sent"] is False and got["drafts"] == []


def test_zoho_without_the_ticket_and_without_the_text(service, tmp_path):
    folder = packed("zoho-desk", service.url, tmp_path)
    data = {**data_of("zoho-desk", BAD), "ticket": None}
    assert run("zoho-desk", folder, service.url, service.key, data)["attempts"][0]["sent"] is False
    data["hook"] = {}
    got = run("zoho-desk", folder, service.url, service.key, data)
    assert got["attempts"] == [{"sent": True, "shown": ""}] and "not in the data of the hook" in got["told"]


@pytest.mark.parametrize("page", sorted((ROOT / "docs/integrations").glob("*.md")), ids=lambda page: page.name)
def test_the_examples_of_the_documentation_are_held_back(page):
    """With the very words the page shows."""
    text = page.read_text(encoding="utf-8")
    examples = re.findall(r"^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert bool(examples) is (page.name.removesuffix(".md").removesuffix(".zh") != "index")
    for example in examples:
        shown = " ".join(text.split())
        kind = "email" if page.name.startswith("outlook") else "ticket"
        found = lint(example, kind=kind, subject="Lamp 4711", language="zh" if page.name.endswith(".zh.md") else "en")
        assert [one.code for one in found] == ["DAT002"]
        assert f"`{found[0].message}`" in shown


def test_addresses_are_filled_in(tmp_path):
    for name in FILES:
        folder = packed(name, "https://lint.example.net", tmp_path)
        texts = [path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in (".json", ".js", ".html")]
        assert not any("lint.example.com" in text or "site.example.com" in text for text in texts)
    zendesk = json.loads((tmp_path / "zendesk/manifest.json").read_text("utf-8"))
    assert zendesk["domainWhitelist"] == ["lint.example.net"]
    assert zendesk["parameters"][0]["default"] == "https://lint.example.net"
    zoho = json.loads((tmp_path / "zoho-desk/plugin-manifest.json").read_text("utf-8"))
    assert zoho["whiteListedDomains"][0] == "https://lint.example.net"
    wrong = pack("zendesk", "--service", "lint.example.net")
    assert wrong.returncode == 2 and "--service" in wrong.stderr


def test_manifests_name_what_is_there(tmp_path):
    zendesk = packed("zendesk", "https://lint.example.net", tmp_path)
    manifest = json.loads((zendesk / "manifest.json").read_text("utf-8"))
    for location in manifest["location"]["support"].values():
        assert (zendesk / location["url"]).is_file()
    settings = {parameter["name"] for parameter in manifest["parameters"]}
    for language in ("en", "zh-cn"):
        words = json.loads((zendesk / "translations" / f"{language}.json").read_text("utf-8"))["app"]["parameters"]
        assert set(words) == settings
    with zipfile.ZipFile(tmp_path / "zendesk.zip") as archive:
        assert {"manifest.json", "assets/app.js", "assets/gate.js", "assets/logo.png", "translations/en.json"} <= set(
            archive.namelist()
        )
    freshdesk = packed("freshdesk", "https://lint.example.net", tmp_path)
    manifest = json.loads((freshdesk / "manifest.json").read_text("utf-8"))
    assert (freshdesk / "app" / manifest["modules"]["support_ticket"]["location"]["ticket_background"]["url"]).is_file()
    assert list(manifest["modules"]["common"]["requests"]) == list(
        json.loads((freshdesk / "config/requests.json").read_text("utf-8"))
    )
    zoho = packed("zoho-desk", "https://lint.example.net", tmp_path)
    [widget] = json.loads((zoho / "plugin-manifest.json").read_text("utf-8"))["modules"]["widgets"]
    for name in ("url", "logo", "icon"):
        assert (zoho / widget[name].lstrip("/")).is_file()


def test_the_outlook_manifest_keeps_to_its_schema(tmp_path):
    folder = packed("outlook", "https://lint.example.net", tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    schema = json.loads((ROOT / "tests/schemas/microsoft-app-manifest-1.22.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(manifest)
    [extension] = manifest["extensions"]
    [runtime] = extension["runtimes"]
    [event] = extension["autoRunEvents"][0]["events"]
    assert event == {"type": "messageSending", "actionId": "onMessageSend", "options": {"sendMode": "promptUser"}}
    assert event["actionId"] == runtime["actions"][0]["id"]
    assert runtime["code"]["script"] == "https://site.example.org/site/launch.js"
    for name in ("color", "outline"):
        assert (folder / manifest["icons"][name]).is_file()
    allowed = json.loads((folder / ".well-known/microsoft-officeaddins-allowed.json").read_text("utf-8"))
    assert allowed == {"allowed": [runtime["code"]["script"]]}


def test_the_service_lets_the_page_of_the_add_in_ask(service):
    """What browsers ask before they send a draft to another host."""
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    for origin, allowed in (("https://site.example.com", True), ("https://elsewhere.example.com", False)):
        headers = {"Origin": origin, **asked}
        request = urllib.request.Request(f"{service.url}/v1/lint", method="OPTIONS", headers=headers)
        try:
            answer = urllib.request.urlopen(request)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            assert (answer.headers.get("Access-Control-Allow-Origin") == origin) is allowed


def test_classic_outlook_can_read_the_script(tmp_path):
    """It runs the language of 2016: no async functions, no `??`, no `?.`, no object spread, no imports."""
    script = (packed("outlook", "https://lint.example.net", tmp_path) / "site/launch.js").read_text("utf-8")
    code = re.sub(r"/\*.*?\*/|//[^\n]*|\"[^\"\n]*\"", "", script, flags=re.DOTALL)
    assert re.findall(r"\basync\b|\bawait\b|\?\?|\?\.|\.\.\.|^import\b", code, re.MULTILINE) == []
