"""A reply of an agent as each vendor tells of it, and what is needed to sign and to answer it."""

import json

from etiquette_lint.config import load_settings
from etiquette_lint.draft import judge_draft
from etiquette_lint.lint import Linter
from etiquette_lint.surfaces.helpdesks import read_desks, receive

NOW = 1767225600.0  # 2026-01-01T00:00:00Z
SECRET = "secret"
BAD = "Dear Ms Lee,\n\nASAP!!! You must send the form next Friday.\n\nKind regards,\nBen"
BAD_HTML = "<p>Dear Ms Lee,</p><p>ASAP!!! You must send the form next Friday.</p><p>Kind regards,<br>Ben</p>"
GOOD = (
    "Dear Ms Lee,\n\nThe replacement lamp left our warehouse on 5 January 2026.\n\n"
    "Is there anything else I can do for you?\n\nKind regards,\nBen"
)
ENVIRONMENT = {"SECRET": SECRET, "OLD": "old secret", "TOKEN": "token-1", "APP": "app-1", "VERIFY": "verify-me"}


def linter(language="en"):
    settings = load_settings(None, None)
    settings.display_language = language
    return Linter(settings)


LINTER = linter()


def judge(draft):
    return judge_draft(draft, LINTER)


def thread(kind, html, at, author=9):
    return {"id": 50, "type": kind, "state": "published", "createdAt": at, "body": html, "createdBy": {"id": author}}


# Provider -> the body of the request with a reply that has findings.
BODIES = {
    "standard-webhooks": {
        "type": "reply.created",
        "timestamp": "2026-01-01T00:00:00Z",
        "data": {"id": "m-1", "subject": "Your form", "body": BAD, "author": "9", "queue": "billing"},
    },
    "zendesk": {
        "account_id": 1, "type": "zen:event-type:ticket.comment_added", "id": "d4f5c389", "subject": "zen:ticket:5158",
        "detail": {"id": "5158", "actor_id": "9", "subject": "Your form", "status": "OPEN"},
        "event": {
            "comment": {
                "id": "98", "body": BAD, "is_public": True,
                "author": {"id": "9", "is_staff": True, "name": "Ben"},
            }
        },
    },
    "zammad": {
        "ticket": {"id": 81, "title": "Your form", "customer": {"firstname": "Anna", "lastname": "Lee"}},
        "article": {
            "id": 104, "sender": "Agent", "type": "email", "internal": False, "content_type": "text/html",
            "from": "Ben via Desk <desk@example.com>", "subject": "", "body": BAD_HTML, "created_by_id": 9,
        },
    },
    "chatwoot": {
        "event": "message_created", "id": 7, "content": BAD, "message_type": "outgoing", "private": False,
        "sender": {"id": 9, "name": "Ben", "type": "user"}, "conversation": {"id": 42, "inbox_id": 3},
        "account": {"id": 1, "name": "Desk"},
    },
    "front": {
        "type": "outbound_sent", "authorization": {"id": "cmp_1"},
        "payload": {
            "id": "evt_1", "type": "outbound", "conversation": {"id": "cnv_1", "subject": "Your form"},
            "target": {
                "_meta": {"type": "message"},
                "data": {
                    "id": "msg_1", "type": "email", "is_inbound": False, "body": BAD_HTML,
                    "author": {"id": "tea_9", "email": "ben@example.com"},
                    "recipients": [
                        {"handle": "anna@example.com", "role": "to"}, {"handle": "x@example.com", "role": "cc"},
                    ],
                },
            },
        },
    },
    "intercom": {
        "type": "notification_event", "topic": "conversation.admin.replied", "id": "notif_1",
        "data": {
            "item": {
                "type": "conversation", "id": "213",
                "conversation_parts": {
                    "conversation_parts": [
                        {"id": "282", "part_type": "comment", "body": BAD_HTML, "author": {"type": "admin", "id": "9"}}
                    ]
                },
            }
        },
    },
    "helpscout": {
        "id": 1, "subject": "Your form",
        "primaryCustomer": {"first": "Anna", "last": "Lee", "email": "anna@example.com"},
        "_embedded": {
            "threads": [
                thread("message", BAD_HTML, "2026-01-01T00:00:00Z"),
                thread("message", "<p>Hi</p>", "2025-12-31T00:00:00Z"),
                thread("note", "<p>Hm</p>", "2026-01-01T00:01:00Z"),
            ]
        },
    },
    "freescout": {
        "id": 1, "subject": "Your form", "customer": {"firstName": "Anna", "lastName": "Lee"},
        "_embedded": {"threads": [thread("message", BAD_HTML, "2026-01-01T00:00:00Z")]},
    },
    "glpi": {
        "event": "new",
        "item": {"id": 6, "content": BAD_HTML, "is_private": False, "user": {"id": 9, "name": "ben"}},
        "parent_item": {"id": 3, "name": "Your form", "user_recipient": {"id": 4, "name": "anna"}},
    },
    "jira": {
        "webhookEvent": "comment_created",
        "comment": {"id": "10328", "author": {"accountId": "9", "displayName": "Ben"}, "body": BAD, "jsdPublic": True},
        "issue": {
            "key": "SUP-2",
            "fields": {"summary": "Your form", "reporter": {"accountId": "4", "displayName": "Anna"}},
        },
    },
    "freshdesk": {
        "freshdesk_webhook": {
            "ticket_id": "11", "ticket_subject": "Your form", "ticket_latest_public_comment": BAD_HTML,
        }
    },
    "qiyu": {
        "uid": "user1", "content": "尽快！！！下周三之前必须把表格发过来。", "staffId": 9, "staffName": "小李",
        "timeStamp": 1767225600000, "msgId": "8ca1c9fb30c40aa6cc390844e2756fac", "msgType": "TEXT",
    },
    "feishu": {
        "schema": "2.0", "header": {"event_id": "ev-1", "event_type": "helpdesk.ticket_message.created_v1"},
        "event": {
            "ticket_message_id": "tm-1", "msg_type": "text", "sender_id": {"open_id": "9"}, "sender_type": 2,
            "text": BAD, "ticket": {"ticket_id": "t-1", "guest": {"id": {"open_id": "ou_4"}, "name": "Anna Lee"}},
        },
    },
    "meiqia": {"id": "r-1", "ticket_id": "t-1", "content": BAD},
}  # fmt: skip
PROVIDERS = list(BODIES)
# Where the text stands that is judged, and whether it is HTML.
PLACES = {
    "standard-webhooks": "data.body", "zendesk": "event.comment.body", "zammad": "article.body", "chatwoot": "content",
    "front": "payload.target.data.body",
    "intercom": "data.item.conversation_parts.conversation_parts.0.body",
    "helpscout": "_embedded.threads.0.body", "freescout": "_embedded.threads.0.body", "glpi": "item.content",
    "jira": "comment.body", "freshdesk": "freshdesk_webhook.ticket_latest_public_comment", "qiyu": "content",
    "feishu": "event.text", "meiqia": "content",
}  # fmt: skip
TABLES: dict[str, dict] = {
    provider: {"secrets": ["env:SECRET"], **({"scheme": "sha256-hex"} if provider == "meiqia" else {})}
    for provider in PROVIDERS
}


def desk(provider, name="", **more):
    """A desk as a configuration would make it."""
    name = name or provider
    table = {"provider": provider, **TABLES[provider], **{key.replace("_", "-"): value for key, value in more.items()}}
    return read_desks({name: table}, ENVIRONMENT, "/")[name]


def raw(data) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def with_text(provider, text):
    """The body of a provider with another text."""
    data = json.loads(json.dumps(BODIES[provider]))
    *way, last = PLACES[provider].split(".")
    place = data
    for step in way:
        place = place[int(step)] if step.isdigit() else place[step]
    place[last] = text
    return data


def signed(found, body, secret=SECRET, now=NOW):
    """Headers and query of a request."""
    return found.vendor.sign(body, secret, now, found)


def send(found, data, secret=SECRET, now=NOW, judge=judge, at=NOW, language="en"):
    """The answer to a signed request."""
    body = data if isinstance(data, bytes) else raw(data)
    headers, query = signed(found, body, secret, now)
    return receive(found, headers, query, body, at, judge, language)
