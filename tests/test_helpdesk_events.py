"""What was written: the draft, the ids and the direction that are read from each vendor's request, and what follows."""

import json

import pytest
from helpdesk_samples import (
    BAD,
    BAD_HTML,
    BODIES,
    GOOD,
    LINTER,
    NOW,
    PROVIDERS,
    desk,
    linter,
    raw,
    send,
    thread,
    with_text,
)

from etiquette_lint.draft import judge_draft
from etiquette_lint.surfaces.helpdesks.incoming import Incoming
from etiquette_lint.surfaces.helpdesks.note import as_html, note_text


def event_of(provider, data, headers=None, **more):
    """What is read from a request, its signature aside."""
    found = desk(provider, **more)
    body = raw(data)
    signed, query = found.vendor.sign(body, "secret", NOW, found)
    return found.vendor.read(Incoming({**signed, **(headers or {})}, query, body), found)


# Provider -> draft, author, ids.
READ = {
    "standard-webhooks": ({"subject": "Your form", "body": BAD}, "9", {"message": "m-1"}),
    "zendesk": (
        {"subject": "Your form", "agent": {"name": "Ben"}, "body": BAD}, "9", {"ticket": "5158", "message": "98"},
    ),
    "zammad": (
        {"subject": "Your form", "agent": "Ben via Desk <desk@example.com>", "requester": {"name": "Anna Lee"},
         "html": BAD_HTML},
        "9", {"ticket": "81", "message": "104"},
    ),
    "chatwoot": ({"agent": {"name": "Ben"}, "body": BAD}, "9", {"account": "1", "ticket": "42", "message": "7"}),
    "front": (
        {"subject": "Your form", "agent": "ben@example.com", "to": ["anna@example.com"], "html": BAD_HTML},
        "tea_9", {"ticket": "cnv_1", "message": "msg_1"},
    ),
    "intercom": ({"html": BAD_HTML}, "9", {"kind": "conversations", "ticket": "213", "message": "282"}),
    "helpscout": (
        {"subject": "Your form", "requester": {"name": "Anna Lee", "email": "anna@example.com"}, "html": BAD_HTML},
        "9", {"ticket": "1", "message": "50"},
    ),
    "freescout": (
        {"subject": "Your form", "requester": {"name": "Anna Lee"}, "html": BAD_HTML},
        "9", {"ticket": "1", "message": "50"},
    ),
    "glpi": (
        {"subject": "Your form", "agent": {"name": "ben"}, "html": BAD_HTML}, "9", {"ticket": "3", "message": "6"},
    ),
    "jira": (
        {"subject": "Your form", "agent": {"name": "Ben"}, "requester": {"name": "Anna"}, "body": BAD},
        "9", {"ticket": "SUP-2", "message": "10328"},
    ),
    "freshdesk": ({"subject": "Your form", "html": BAD_HTML}, "", {"ticket": "11", "message": ""}),
    "qiyu": (
        {"agent": {"name": "小李"}, "body": "尽快！！！下周三之前必须把表格发过来。"},
        "9", {"ticket": "user1", "message": "8ca1c9fb30c40aa6cc390844e2756fac"},
    ),
    "feishu": ({"requester": "Anna Lee", "body": BAD}, "9", {"ticket": "t-1", "message": "tm-1"}),
    "meiqia": ({"body": BAD}, "", {"ticket": "t-1"}),
}  # fmt: skip


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_reply_is_read(provider):
    event = event_of(provider, BODIES[provider])
    draft, author, ids = READ[provider]
    assert (event.direction, event.internal, event.skipped) == ("out", False, "")
    assert (event.draft, event.author, event.ids) == (draft, author, ids)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_reply_with_findings_says_so_and_a_good_one_passes(provider):
    answer = send(desk(provider), BODIES[provider])
    holds = provider in ("qiyu", "meiqia")
    assert (answer.status, answer.outcome) == ((422, "held") if holds else (200, "found"))
    assert "DAT001" in answer.codes
    assert json.loads(answer.body)["verdict"] == "revise"
    good = GOOD.replace("\n", "<br>\n") if "html" in READ[provider][0] else GOOD
    answer = send(desk(provider), with_text(provider, good))
    assert (answer.status, answer.outcome, answer.job) == (200, "passed" if holds else "clean", None), answer.codes


def changed(provider, path, value):
    """The sample with another value at a dotted path."""
    data = json.loads(raw(BODIES[provider]))
    place = data
    *way, last = path.split(".")
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[int(last) if isinstance(place, list) else last] = value
    return data


INTERCOM_PART = "data.item.conversation_parts.conversation_parts.0."
IGNORED = [
    ("standard-webhooks", "data.internal", True, "internal"),
    ("standard-webhooks", "data.direction", "in", "incoming"),
    ("standard-webhooks", "data.body", " ", "no-text"),
    ("zendesk", "event.comment.is_public", False, "internal"),
    ("zendesk", "event.comment.author.is_staff", False, "incoming"),
    ("zendesk", "type", "zen:event-type:ticket.created", "no-message"),
    ("zammad", "article.internal", True, "internal"),
    ("zammad", "article.sender", "Customer", "incoming"),
    ("zammad", "article", None, "no-message"),
    ("chatwoot", "private", True, "internal"),
    ("chatwoot", "message_type", "incoming", "incoming"),
    ("chatwoot", "message_type", 0, "incoming"),
    ("chatwoot", "event", "conversation_updated", "no-message"),
    ("chatwoot", "content", None, "no-text"),
    ("front", "payload.target.data.is_inbound", True, "incoming"),
    ("front", "payload.type", "comment", "no-message"),
    ("front", "payload.target.data", {"id": "msg_1"}, "preview"),
    ("intercom", INTERCOM_PART + "part_type", "note", "internal"),
    ("intercom", INTERCOM_PART + "author.type", "user", "incoming"),
    ("intercom", INTERCOM_PART + "body", None, "no-text"),
    ("intercom", "topic", "ping", "no-message"),
    ("helpscout", "_embedded.threads", [thread("note", "<p>Hm</p>", "2026-01-01T00:00:00Z")], "no-text"),
    ("freescout", "_embedded", {}, "no-text"),
    ("glpi", "item.is_private", 1, "internal"),
    ("glpi", "item.user", {"id": 4, "name": "anna"}, "incoming"),
    ("glpi", "event", "update", "no-message"),
    ("jira", "comment.jsdPublic", False, "internal"),
    ("jira", "comment.author", {"accountId": "4"}, "incoming"),
    ("jira", "comment.author.accountType", "customer", "incoming"),
    ("jira", "webhookEvent", "comment_deleted", "no-message"),
    ("qiyu", "msgType", "PICTURE", "no-text"),
    ("feishu", "event.sender_id", {"open_id": "ou_4"}, "incoming"),
    ("feishu", "event.ticket.guest.id", "9", "incoming"),
    ("feishu", "header.event_type", "helpdesk.ticket.updated_v1", "no-message"),
]


@pytest.mark.parametrize(("provider", "path", "value", "reason"), IGNORED)
def test_what_is_no_reply_to_a_customer_is_ignored(provider, path, value, reason):
    """A desk that does nothing tells why, but 七鱼, whose answers are empty."""
    answer = send(desk(provider), changed(provider, path, value))
    assert (answer.status, answer.outcome, answer.job) == (200, "ignored", None)
    assert answer.body == b"" if provider == "qiyu" else json.loads(answer.body)["reason"] == reason


@pytest.mark.parametrize("provider", [name for name in PROVIDERS if READ[name][1]])
def test_our_own_messages_are_ignored_by_their_author(provider):
    answer = send(desk(provider, own=["x", READ[provider][1]]), BODIES[provider])
    assert (answer.status, answer.outcome, answer.job) == (200, "ignored", None)


def test_a_reply_does_not_pass_because_it_looks_like_a_note_of_ours():
    text = BAD + "\netl-0123456789abcdef01234567"
    assert send(desk("zendesk"), with_text("zendesk", text)).outcome == "found"


def test_events_of_qiyu_that_are_no_messages_are_answered_with_nothing():
    found, body = desk("qiyu"), raw({"uid": "u", "sessionId": 1})
    _, query = found.vendor.sign(body, "secret", NOW, found)
    from etiquette_lint.surfaces.helpdesks import receive

    answer = receive(found, {}, {**query, "eventType": "SESSION_END"}, body, NOW, None)
    assert (answer.status, answer.body, answer.outcome) == (200, b"", "ignored")


def test_forms_of_ones_own_fields_are_read():
    form = {"ticket_id": 5, "subject": "S", "body": BAD, "author": "9", "language": "en", "agent": "Ben"}
    for provider in ("zendesk", "zammad", "glpi", "freshdesk"):
        event = event_of(provider, form)
        assert event.draft == {"subject": "S", "agent": "Ben", "language": "en", "body": BAD}
        assert (event.direction, event.ids["ticket"]) == ("out", "5")
    assert event_of("freshdesk", {**form, "direction": "in"}).direction == "in"
    assert send(desk("freshdesk"), {**form, "language": "klingon"}).status == 422


def test_an_empty_body_tests_the_webhook_of_zendesk():
    assert send(desk("zendesk"), b"").outcome == "ignored"


def test_a_document_of_jira_becomes_lines():
    document = {
        "type": "doc", "version": 1,
        "content": [
            {
                "type": "paragraph",
                "content": [{"type": "text", "text": "Dear "}, {"type": "mention", "attrs": {"text": "@Anna"}}],
            },
            {"type": "paragraph", "content": [{"type": "text", "text": "next Friday."}]},
        ],
    }  # fmt: skip
    assert event_of("jira", changed("jira", "comment.body", document)).draft["body"] == "Dear @Anna\nnext Friday."
    deep: dict = {"type": "doc"}
    for _ in range(60):
        deep = {"type": "doc", "content": [deep]}
    assert send(desk("jira"), changed("jira", "comment.body", deep)).status == 400


def test_older_forms_of_vendors_are_read():
    front = BODIES["front"]["payload"]  # a rule sends the event itself
    assert event_of("front", front).ids == {"ticket": "cnv_1", "message": "msg_1"}
    glpi = {"event": "new", "item": {"id": 6, "items_id": 3, "users_id": 9, "content": "&lt;p&gt;Hi&lt;/p&gt;"}}
    event = event_of("glpi", glpi)
    assert (event.draft, event.ids["ticket"], event.author) == ({"html": "<p>Hi</p>"}, "3", "9")
    item = {"id": "7", "source": {"id": "1", "body": "<p>Hi</p>", "subject": "S", "author": {"type": "admin", "id": 9}}}
    started = {"topic": "conversation.admin.single.created", "id": "n", "data": {"item": item}}
    event = event_of("intercom", started)
    assert event.draft == {"subject": "S", "html": "<p>Hi</p>"}
    assert event.ids == {"kind": "conversations", "ticket": "7", "message": "1"}


def test_a_message_to_the_bot_of_feishu_is_judged_and_its_own_are_not():
    message = {"message_id": "om_1", "chat_id": "oc_1", "message_type": "text", "content": json.dumps({"text": BAD})}
    data = {
        "schema": "2.0", "header": {"event_id": "e", "event_type": "im.message.receive_v1"},
        "event": {"sender": {"sender_id": {"open_id": "ou_1"}, "sender_type": "user"}, "message": message},
    }  # fmt: skip
    event = event_of("feishu", data)
    assert (event.draft, event.ids) == ({"body": BAD}, {"ticket": "oc_1", "message": "om_1"})
    data["event"]["sender"]["sender_type"] = "app"
    assert event_of("feishu", data).internal


def test_the_fields_of_meiqia_stand_where_the_configuration_says():
    data = {"data": {"reply": "<p>Hi</p>", "no": 5, "ticket": {"id": "t"}, "title": "S"}}
    fields = {"html": "data.reply", "id": "data.no", "ticket": "data.ticket.id", "subject": "data.title"}
    event = event_of("meiqia", data, fields=fields)
    assert (event.draft, event.ids, event.delivery) == ({"subject": "S", "html": "<p>Hi</p>"}, {"ticket": "t"}, "5")


# --- Jobs and notes ---

WRITING = {"token": "env:TOKEN", "api_url": "http://127.0.0.1:1"}


def test_findings_make_a_note_with_the_key_at_its_end():
    answer = send(desk("zendesk", **WRITING), BODIES["zendesk"])
    job = answer.job
    assert (answer.outcome, job.kind, job.desk) == ("noted", "note", "zendesk")
    assert job.ids == {"ticket": "5158", "message": "98"}
    assert job.content.startswith("etiquette-lint: ") and " in this reply, which has been sent.\n" in job.content
    assert "- DAT001 (warning, line 3): " in job.content
    assert job.content.endswith("\n\n" + job.key)
    assert len(job.key) == 28 and job.key.startswith("etl-")


def test_the_note_is_in_the_language_of_the_desk():
    def judge_in_chinese(draft):
        return judge_draft(draft, linter("zh"))

    job = send(desk("zendesk", lang="zh", **WRITING), BODIES["zendesk"], judge=judge_in_chinese).job
    assert job.content.startswith("etiquette-lint：这条已发出的回复有 ")
    assert "- DAT001（警告，第 3 行）：" in job.content


def test_the_same_message_makes_the_same_job_by_whatever_request():
    first = send(desk("zendesk", **WRITING), BODIES["zendesk"]).job
    again = send(desk("zendesk", **WRITING), {**BODIES["zendesk"], "id": "another delivery"}).job
    other = send(desk("zendesk", **WRITING), changed("zendesk", "event.comment.id", "99")).job
    assert first.key == again.key != other.key
    assert not set(first.deliveries) & set(again.deliveries)


def test_a_note_names_twenty_findings_and_counts_the_rest():
    report = judge_draft({"body": BAD}, LINTER)
    report["diagnostics"] = [{**report["diagnostics"][0], "line": line} for line in range(1, 31)]
    text = note_text(report, "en", "etl-x", held=True)
    assert text.startswith("etiquette-lint: this reply was not delivered, for 30 findings. ")
    assert text.count("\n- ") == 21 and "\n- and 10 more\n" in text


def test_a_note_is_escaped_for_interfaces_that_take_html():
    assert as_html("a <b>\n“c” & d") == "a &lt;b&gt;<br>\n“c” &amp; d"


# --- Holding back ---


@pytest.mark.parametrize("provider", ["standard-webhooks", "chatwoot", "meiqia"])
def test_a_relay_hears_the_verdict_as_status(provider):
    found = desk(provider, block=True)
    held, passed = send(found, BODIES[provider]), send(found, with_text(provider, GOOD))
    assert (held.status, held.outcome, held.keeps) == (422, "held", True)
    report = json.loads(held.body)
    assert (report["status"], report["ok"], report["verdict"]) == ("held", False, "revise")
    assert "DAT001" in {diagnostic["code"] for diagnostic in report["diagnostics"]}
    assert (passed.status, passed.outcome) == (200, "passed")


def test_qiyu_is_answered_with_nothing_and_the_agent_is_told():
    more = {"token": "env:SECRET", "app_token": "env:APP", "deliver_to": "http://127.0.0.1:1/relay", "lang": "zh"}
    found = desk("qiyu", **more)
    held = send(found, BODIES["qiyu"])
    assert (held.status, held.body, held.outcome, held.job.kind) == (200, b"", "held", "note")
    assert held.job.content.startswith("etiquette-lint：这条回复有 ") and "没有发给客户" in held.job.content
    passed = send(found, with_text("qiyu", GOOD))
    assert (passed.status, passed.body, passed.outcome, passed.job.kind) == (200, b"", "passed", "delivery")
    assert "body" in json.loads(passed.job.content)


def test_a_relay_delivers_what_it_does_not_judge():
    found = desk("chatwoot", block=True, deliver_to="http://127.0.0.1:1/relay")
    for data in (changed("chatwoot", "private", True), changed("chatwoot", "event", "webwidget_triggered")):
        answer = send(found, data)
        assert (answer.outcome, answer.job.kind) == ("ignored", "delivery")


def test_a_rule_that_fails_lets_pass_or_holds_as_told():
    def broken(draft):
        raise RuntimeError("a rule failed")

    for more, status in (({}, 200), ({"on_failure": "hold"}, 500)):
        answer = send(desk("meiqia", **more), BODIES["meiqia"], judge=broken)
        assert (answer.status, answer.outcome) == (status, "unjudged")
    answer = send(desk("zendesk"), BODIES["zendesk"], judge=broken)
    assert (answer.status, answer.outcome) == (500, "unjudged")
