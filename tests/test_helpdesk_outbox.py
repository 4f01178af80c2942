"""What is sent back: each vendor's calls against a server of its form, failures, full queues, processes that die."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from helpdesk_samples import BODIES, GOOD, NOW, desk, judge, send, with_text
from vendor_stub import Vendor

from etiquette_lint.surfaces.helpdesks import Outbox, receive
from etiquette_lint.surfaces.helpdesks.api import Api, wait_of
from etiquette_lint.surfaces.helpdesks.outbox import Worker
from etiquette_lint.surfaces.helpdesks.receiving import Job
from etiquette_lint.surfaces.helpdesks.store import Lost

ROOT = Path(__file__).parent.parent
WRITES = {"tag": "etiquette", "reopen": True, "token": "env:TOKEN", "own": ["77"]}
MORE = {
    "zendesk": {"user": "desk@example.com"}, "helpscout": {"user": "desk@example.com"},
    "jira": {"user": "desk@example.com", "transition": "31"}, "glpi": {"app_token": "env:APP"},
    "feishu": {"app_token": "env:APP", "chat": "oc_team"}, "qiyu": {"app_token": "env:APP"},
}  # fmt: skip
FAST = {"call_seconds": 0.5, "settle": 0.1, "first_pause": 0.02, "poll": 0.05}
WRITERS = ["zendesk", "zammad", "chatwoot", "front", "intercom", "helpscout", "freescout", "glpi", "jira", "freshdesk",
           "feishu", "qiyu"]  # fmt: skip
LISTING = [provider for provider in WRITERS if provider not in ("feishu", "qiyu")]


@pytest.fixture
def vendor():
    made = Vendor()
    yield made
    made.close()


def writer(provider, vendor, **more):
    return desk(provider, api_url=f"{vendor.url}/{provider}", **WRITES, **MORE.get(provider, {}), **more)


def outbox_of(path, *desks, **more):
    return Outbox(str(path / "outbox.sqlite"), {found.name: found for found in desks}, **{**FAST, **more})


def until(condition, seconds=30.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.005)


def run(outbox, *answers):
    """Accept answers, and work until nothing waits."""
    accepted = [outbox.accept(answer, time.time()) for answer in answers]
    outbox.start()
    try:
        until(lambda: not any(state == "waiting" for _, state in outbox.counts()))
    finally:
        outbox.stop()
    return accepted


@pytest.mark.parametrize("provider", WRITERS)
def test_a_note_a_tag_and_an_open_ticket_by_each_vendors_interface(provider, vendor, tmp_path):
    found = writer(provider, vendor)
    answer = send(found, BODIES[provider])
    (accepted,) = run(outbox_of(tmp_path, found), answer)
    assert accepted.outcome in ("noted", "held")
    ((ticket, text),) = vendor.notes
    assert ticket == ("chat" if provider == "feishu" else answer.job.ids["ticket"])
    assert answer.job.key in text and "DAT" in text
    if provider not in ("feishu", "qiyu"):
        assert vendor.opened == {ticket}
        assert vendor.tags == ({"kept"} if provider == "glpi" else {"kept", "etiquette"})


def test_the_reply_to_a_ticket_of_intercom_is_noted_on_the_ticket(vendor, tmp_path):
    (part,) = BODIES["intercom"]["data"]["item"]["conversation_parts"]["conversation_parts"]
    item = {"type": "ticket", "id": "55", "ticket_parts": {"ticket_parts": [part]}}
    found = writer("intercom", vendor)
    run(outbox_of(tmp_path, found), send(found, {"topic": "ticket.admin.replied", "id": "n", "data": {"item": item}}))
    assert [ticket for ticket, _ in vendor.notes] == ["55"] and vendor.opened == {"55"}
    assert vendor.calls == ["POST /tickets/55/reply", "POST /tickets/55/tags", "PUT /tickets/55"]


def test_a_standard_webhook_answers_with_a_webhook_that_the_official_library_verifies(vendor, tmp_path):
    from standardwebhooks.webhooks import Webhook

    found = desk("standard-webhooks", api_url=f"{vendor.url}/relay/hook", token="env:TOKEN")
    found.values["token"] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    answer = send(found, BODIES["standard-webhooks"])
    run(outbox_of(tmp_path, found), answer)
    ((headers, _, body),) = vendor.delivered
    event = Webhook(found["token"]).verify(body.decode(), headers)
    assert (event["type"], event["data"]["id"]) == ("etiquette_lint.note", "m-1")
    assert headers["webhook-id"] == answer.job.key and event["data"]["note"] == answer.job.content


def test_a_repetition_is_answered_and_not_done_again(vendor, tmp_path):
    found = writer("zendesk", vendor)
    outbox = outbox_of(tmp_path, found)
    other_delivery = {**BODIES["zendesk"], "id": "again"}  # the same comment by another webhook
    answers = run(outbox, *[send(found, data) for data in (BODIES["zendesk"], BODIES["zendesk"], other_delivery)])
    assert [answer.outcome for answer in answers] == ["noted", "duplicate", "duplicate"]
    assert [answer.status for answer in answers] == [200, 200, 200]
    assert run(outbox_of(tmp_path, found), send(found, BODIES["zendesk"]))[0].outcome == "duplicate"  # after a restart
    assert len(vendor.notes) == 1


def test_a_delivery_is_forgotten_after_two_days_and_no_sooner(vendor, tmp_path):
    found = writer("zammad", vendor)
    outbox = outbox_of(tmp_path, found)
    later = []
    for hours in (0, 24, 47, 49):
        later.append(outbox.accept(send(found, BODIES["zammad"]), NOW + hours * 3600).outcome)
        outbox.store.connection().execute("DELETE FROM jobs")
    assert later == ["noted", "duplicate", "duplicate", "noted"]


def test_failures_are_tried_again_and_the_wait_of_the_vendor_is_kept(vendor, tmp_path):
    found = writer("zammad", vendor)
    vendor.script = [500, 429, ("wait", 503, "1"), 401]
    began = time.monotonic()
    run(outbox_of(tmp_path, found), send(found, BODIES["zammad"]))
    assert time.monotonic() - began > 1.0
    assert len(vendor.notes) == 1
    writes = [call for call in vendor.calls if call == "POST /api/v1/ticket_articles"]
    assert len(writes) == 5


def test_pauses_grow_and_are_scattered(vendor, tmp_path):
    found = writer("zammad", vendor)
    found.values["api-url"] = "http://127.0.0.1:1"  # nobody listens
    outbox = outbox_of(tmp_path, found, first_pause=10.0, now=lambda: clock[0])
    clock = [NOW]
    outbox.accept(send(found, BODIES["zammad"]), NOW)
    worker, pauses = Worker(outbox, found), []
    for _ in range(12):
        assert worker.do_next() and not worker.do_next()
        due = outbox.store.next_due("zammad")
        pauses.append(due - clock[0])
        clock[0] = max(due, worker.resting)
    for number, pause in enumerate(pauses):
        whole = min(10.0 * 2**number, 1800.0)
        assert 0.5 * whole <= pause <= 1.5 * whole
    assert len({round(pause, 3) for pause in pauses}) == 12
    clock[0] = NOW + 90_000  # a day later it is given up, and kept for the operator
    assert worker.do_next() and not worker.do_next()
    assert outbox.counts() == {("zammad", "failed"): 1}
    assert outbox.store.retry_failed(clock[0], "zammad") == 1
    assert worker.do_next() and outbox.counts() == {("zammad", "waiting"): 1}  # for another day


def test_what_cannot_be_done_is_not_tried_again(vendor, tmp_path):
    found = writer("zammad", vendor)
    vendor.script = [404]
    outbox = outbox_of(tmp_path, found)
    run(outbox, send(found, BODIES["zammad"]))
    assert outbox.counts() == {("zammad", "failed"): 1} and vendor.notes == []


def test_a_transition_that_is_not_offered_leaves_the_ticket(vendor, tmp_path):
    found = writer("jira", vendor)
    found.values["tag"] = ""  # no step
    found.values["transition"] = "99"  # not offered
    outbox = outbox_of(tmp_path, found)
    run(outbox, send(found, BODIES["jira"]))
    assert len(vendor.notes) == 1 and vendor.opened == set() and outbox.counts() == {}


def test_a_tag_that_is_refused_does_not_lose_the_note(vendor, tmp_path):
    found = writer("front", vendor)
    vendor.tag = refuse  # a tag that Front does not know
    outbox = outbox_of(tmp_path, found)
    run(outbox, send(found, BODIES["front"]))
    assert len(vendor.notes) == 1 and vendor.opened == {"cnv_1"} and outbox.counts() == {}


def refuse(tags, all_of_them=False):
    raise ValueError("no such tag")


def test_the_token_goes_nowhere_else(vendor, tmp_path):
    """A redirect is a failure: what it leads to is not asked."""
    found = writer("zammad", vendor)
    vendor.script = [302]
    outbox = outbox_of(tmp_path, found)
    run(outbox, send(found, BODIES["zammad"]))
    assert outbox.counts() == {("zammad", "failed"): 1}
    assert vendor.calls == ["POST /api/v1/ticket_articles"]


@pytest.mark.parametrize(
    ("provider", "trouble"),
    [("zendesk", ("hang", 0.8)), ("zendesk", ("drip", 0.1))]
    + [(name, trouble) for name in LISTING for trouble in (("drop",), ("lie", 502))],
)
def test_a_note_that_may_have_arrived_is_looked_for_before_it_is_written_again(provider, trouble, vendor, tmp_path):
    found = writer(provider, vendor)
    vendor.script = [trouble]
    run(outbox_of(tmp_path, found, settle=0.02), send(found, BODIES[provider]))
    assert len(vendor.notes) == 1


def test_a_note_that_did_not_arrive_is_written_after_the_look(vendor, tmp_path):
    found = writer("zendesk", vendor)
    vendor.script = [500]
    run(outbox_of(tmp_path, found), send(found, BODIES["zendesk"]))
    assert len(vendor.notes) == 1
    assert [call for call in vendor.calls if "comments" in call] == ["GET /api/v2/tickets/5158/comments.json"]


@pytest.mark.parametrize(("provider", "pages"), [("chatwoot", 4), ("freshdesk", 3)])
def test_a_note_is_looked_for_on_every_page(provider, pages, vendor):
    """Chatwoot lists its newest twenty messages first, Freshdesk its oldest hundred."""
    found = writer(provider, vendor)
    ids = send(found, BODIES[provider]).job.ids
    many = [(ids["ticket"], "something else")] * (70 if provider == "chatwoot" else 210)
    vendor.notes = [(ids["ticket"], "etl-1"), *many] if provider == "chatwoot" else [*many, (ids["ticket"], "etl-1")]
    api = Api(found)
    assert api.provider.has_note(api, ids, "etl-1")
    assert len(vendor.calls) == pages
    assert not api.provider.has_note(api, ids, "etl-2")
    api.close()


def test_who_lost_a_job_to_another_writes_nothing(vendor, tmp_path):
    """A process that was stopped for longer than its claim wakes up: the job has been taken over."""
    found = writer("zammad", vendor)
    outbox = outbox_of(tmp_path, found)
    outbox.accept(send(found, BODIES["zammad"]), time.time())
    sleeper, other = Worker(outbox, found), Worker(outbox, found)
    claimed = outbox.store.claim("zammad", sleeper.owner, time.time(), 0.0)
    assert other.do_next() and len(vendor.notes) == 1
    with pytest.raises(Lost):
        sleeper.do(claimed)
    assert len(vendor.notes) == 1 and outbox.counts() == {}


def test_feishu_drops_a_second_note_by_its_uuid(vendor, tmp_path):
    found = writer("feishu", vendor)
    vendor.script = [("drop",)]
    run(outbox_of(tmp_path, found), send(found, BODIES["feishu"]))
    assert len(vendor.notes) == 1
    assert vendor.calls.count("POST /open-apis/im/v1/messages") == 2


def test_a_vendor_that_is_slow_or_down_slows_neither_requests_nor_other_desks(vendor, tmp_path):
    slow = writer("zendesk", vendor, name="slow")
    down = writer("zammad", vendor, name="down")
    down.values["api-url"] = "http://127.0.0.1:1"
    well = writer("front", vendor)
    outbox = outbox_of(tmp_path, slow, down, well, call_seconds=30.0)
    answers = threading.Event()
    vendor.script = [("call", answers.wait)]
    outbox.start()
    try:
        outbox.accept(send(slow, BODIES["zendesk"]), time.time())
        until(lambda: len(vendor.notes) == 1)  # the slow vendor has it and does not answer
        for number in range(20):
            data = {**BODIES["zammad"], "article": {**BODIES["zammad"]["article"], "id": number}}
            assert outbox.accept(send(down, data), time.time()).status == 200
        assert outbox.accept(send(well, BODIES["front"]), time.time()).status == 200
        until(lambda: ("front", "waiting") not in outbox.counts())
        assert len(vendor.notes) == 2
        assert outbox.counts() == {("slow", "waiting"): 1, ("down", "waiting"): 20}
    finally:
        answers.set()
        outbox.stop()


def test_a_full_queue_and_a_broken_disk_are_503(vendor, tmp_path):
    found = writer("zammad", vendor)
    outbox = outbox_of(tmp_path, found, limit=2)
    outcomes = []
    for number in range(4):
        data = {**BODIES["zammad"], "article": {**BODIES["zammad"]["article"], "id": number}}
        outcomes.append(outbox.accept(send(found, data), NOW))
    assert [answer.status for answer in outcomes] == [200, 200, 503, 503]
    assert ("retry-after", "30") in outcomes[2].headers and outcomes[2].outcome == "full"
    outbox.store.connection().execute("DELETE FROM jobs")
    last = {**BODIES["zammad"], "article": {**BODIES["zammad"]["article"], "id": 3}}
    assert outbox.accept(send(found, last), NOW).status == 200  # what was refused was not noted as known
    outbox.store.connection().execute("DROP TABLE jobs")
    answer = outbox.accept(send(found, BODIES["zammad"]), NOW)
    assert (answer.status, answer.outcome) == (503, "no-disk")


def test_a_message_that_is_held_back_stays_held_when_its_note_cannot_be_stored(vendor, tmp_path):
    found = writer("chatwoot", vendor, block=True)
    outbox = outbox_of(tmp_path, found, limit=1)
    assert outbox.accept(send(found, BODIES["chatwoot"]), NOW).status == 422
    assert outbox.accept(send(found, BODIES["chatwoot"]), NOW).status == 422  # a repetition
    assert outbox.accept(send(found, {**BODIES["chatwoot"], "id": 8}), NOW).status == 422  # full


def test_messages_that_may_pass_are_delivered_in_order_and_signed_anew(vendor, tmp_path):
    """七鱼: the company's server answers 500 at first; the message after waits for the one before."""
    found = desk("qiyu", deliver_to=f"{vendor.url}/relay/qiyu?shop=5")
    outbox = outbox_of(tmp_path, found)
    vendor.script = [500, 500]
    bodies = [{**with_text("qiyu", GOOD), "msgId": f"m{number}"} for number in range(3)]
    answers = run(outbox, *[send(found, body) for body in bodies], send(found, bodies[0]))
    assert [(answer.status, answer.body, answer.outcome) for answer in answers] == [
        (200, b"", "passed"), (200, b"", "passed"), (200, b"", "passed"), (200, b"", "duplicate"),
    ]  # fmt: skip
    assert [receive(found, *seen, time.time(), judge).outcome for seen in vendor.delivered] == ["passed"] * 3
    assert [(query["eventType"], query["shop"]) for _, query, _ in vendor.delivered] == [("MSG", "5")] * 3
    assert [b'"m%d"' % number in body for number, (_, _, body) in enumerate(vendor.delivered)] == [True] * 3


def test_a_message_that_its_receiver_refuses_holds_up_the_conversation_for_ten_minutes(vendor, tmp_path):
    found, clock = desk("qiyu", deliver_to=f"{vendor.url}/relay/qiyu"), [NOW]
    outbox = outbox_of(tmp_path, found, now=lambda: clock[0])
    for number in range(2):
        outbox.accept(send(found, {**with_text("qiyu", GOOD), "msgId": f"m{number}"}), NOW)
    vendor.script = [422, 422]
    worker = Worker(outbox, found)
    assert worker.do_next() and outbox.counts() == {("qiyu", "waiting"): 2}
    clock[0] += 600
    assert worker.do_next() and outbox.counts() == {("qiyu", "waiting"): 1, ("qiyu", "failed"): 1}
    clock[0] += 100
    assert worker.do_next() and outbox.counts() == {("qiyu", "failed"): 1}
    assert [b'"m1"' in body for _, _, body in vendor.delivered] == [True]


def test_events_that_look_alike_are_all_delivered(vendor, tmp_path):
    found = desk("qiyu", deliver_to=f"{vendor.url}/relay/qiyu")
    outbox, body, answers = outbox_of(tmp_path, found), b'{"uid": "u", "sessionId": 1}', []
    for event, now in (("SESSION_START", NOW), ("SESSION_END", NOW), ("SESSION_END", NOW + 60), ("SESSION_END", NOW)):
        _, query = found.vendor.sign(body, "secret", now, found)
        answers.append(receive(found, {}, {**query, "eventType": event}, body, NOW, judge))
    accepted = run(outbox, *answers)
    assert [answer.outcome for answer in accepted] == ["ignored", "ignored", "ignored", "duplicate"]
    assert sorted(query["eventType"] for _, query, _ in vendor.delivered) == ["SESSION_END"] * 2 + ["SESSION_START"]


def test_a_held_message_of_qiyu_is_not_delivered_and_the_agent_reads_why(vendor, tmp_path):
    found = writer("qiyu", vendor, deliver_to=f"{vendor.url}/relay/qiyu", lang="zh")
    run(outbox_of(tmp_path, found), send(found, BODIES["qiyu"]))
    assert vendor.delivered == []
    ((ticket, text),) = vendor.notes
    assert ticket == "user1" and "没有发给客户" in text


def test_the_file_is_for_its_owner_and_forgets_what_is_done(vendor, tmp_path):
    found = writer("zendesk", vendor)
    run(outbox_of(tmp_path, found), send(found, BODIES["zendesk"]))
    path = tmp_path / "outbox.sqlite"
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM jobs").fetchone() == (0,)
    assert db.execute("SELECT count(*) FROM deliveries").fetchone() == (2,)
    db.close()


def test_log_lines_hold_neither_text_nor_secret(vendor, tmp_path, caplog):
    caplog.set_level("DEBUG")
    found = writer("zammad", vendor)
    vendor.script = [500, 404]
    run(outbox_of(tmp_path, found), send(found, BODIES["zammad"]))
    ours = [record.args[0] for record in caplog.records if record.name == "etiquette_lint.helpdesks"]
    assert ours == ["failed", "failed"]
    for word in ("token-1", "secret", "ASAP", "next Friday", "Lee"):
        assert word not in caplog.text


class Response:
    def __init__(self, value):
        self.headers = {"retry-after": value}


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("", 0), ("7", 7), ("99999", 3600), ("Thu, 01 Jan 2026 00:00:30 GMT", 30), ("Thu, 01 Jan 2015 00:00:00 GMT", 0),
     ("soon", 0), ("-5", 0), ("٣", 0)],
)  # fmt: skip
def test_retry_after_is_a_number_or_a_date(value, seconds):
    assert wait_of(Response(value), NOW) == seconds


# --- Processes that die ---

CHILD = """
import json, sys
from etiquette_lint.surfaces.helpdesks import Outbox, read_desks
table, fast, path = json.loads(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3]
environment = {"SECRET": "secret", "TOKEN": "token-1", "APP": "app-1"}
Outbox(path, read_desks({table["provider"]: table}, environment, "/"), **fast).start()
print("ready", flush=True)
sys.stdin.read()
"""


def child(provider, vendor, tmp_path):
    more = {key.replace("_", "-"): value for key, value in {**WRITES, **MORE.get(provider, {})}.items()}
    table = {"provider": provider, "secrets": ["env:SECRET"], "api-url": f"{vendor.url}/{provider}", **more}
    words = [sys.executable, "-c", CHILD, json.dumps(table), json.dumps(FAST), str(tmp_path / "outbox.sqlite")]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    return process


def kill(process):
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdin.close()
    process.stdout.close()


def jobs_of(provider, count, vendor, tmp_path):
    """An outbox with so many notes that wait."""
    found = writer(provider, vendor)
    outbox = outbox_of(tmp_path, found)
    for number in range(count):
        ids = {**send(found, BODIES[provider]).job.ids, "message": str(number)}
        job = Job(provider, "note", f"etl-{number:024x}", [f"{provider} {number}"], ids, f"note\n\netl-{number:024x}")
        assert outbox.store.add(job, time.time()) == "stored"
    return outbox


def test_a_process_killed_after_the_note_was_taken_leaves_one_note(vendor, tmp_path):
    """The vendor has the note; the process dies before it hears so."""
    outbox = jobs_of("zendesk", 1, vendor, tmp_path)
    processes = []
    vendor.script = [("call", lambda: kill(processes[0]))]
    processes.append(child("zendesk", vendor, tmp_path))
    until(lambda: processes[0].poll() is not None)
    assert len(vendor.notes) == 1 and outbox.counts() == {("zendesk", "waiting"): 1}
    processes.append(child("zendesk", vendor, tmp_path))
    until(lambda: outbox.counts() == {})
    kill(processes[1])
    assert len(vendor.notes) == 1
    assert vendor.tags == {"kept", "etiquette"} and vendor.opened == {"5158"}  # what was left was done


def test_processes_killed_at_any_moment_lose_no_note_and_write_none_twice(vendor, tmp_path):
    provider = "chatwoot"
    outbox = jobs_of(provider, 12, vendor, tmp_path)
    pauses = [0.0, 0.015, 0.03, 0.05]
    for pause in pauses:
        process = child(provider, vendor, tmp_path)
        before = len(vendor.calls)
        until(lambda before=before: len(vendor.calls) > before or outbox.counts() == {})
        time.sleep(pause)
        kill(process)
    process = child(provider, vendor, tmp_path)
    until(lambda: outbox.counts() == {})
    kill(process)
    texts = sorted(text for _, text in vendor.notes)
    assert texts == [f"note\n\netl-{number:024x}" for number in range(12)]


def test_two_processes_share_the_queue_and_write_each_note_once(vendor, tmp_path):
    outbox = jobs_of("zammad", 20, vendor, tmp_path)
    processes = [child("zammad", vendor, tmp_path) for _ in range(2)]
    until(lambda: outbox.counts() == {})
    for process in processes:
        kill(process)
    assert len({text for _, text in vendor.notes}) == len(vendor.notes) == 20
