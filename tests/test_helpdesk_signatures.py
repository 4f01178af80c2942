"""Who called: fixed vectors of every scheme, official libraries, several secrets at once, time, forgeries."""

import base64
import hashlib
import json
from datetime import UTC, datetime

import pytest
from helpdesk_samples import BAD, BODIES, NOW, PROVIDERS, SECRET, desk, judge, raw, send, signed

from etiquette_lint.surfaces.helpdesks import receive

BODY = b'{"ticket":{"id":81},"article":{"body":"Hi"}}'
ISO = "2026-01-01T00:00:00Z"

# The secret is "secret"; computed apart from this code, from the formulas that the vendors publish.
VECTORS = [
    ("zammad", {"X-Hub-Signature": "sha1=827442dc1504825d2e0290a0ce529c61b9351848"}, {}),
    ("intercom", {"X-Hub-Signature": "sha1=827442dc1504825d2e0290a0ce529c61b9351848"}, {}),
    ("helpscout", {"X-HelpScout-Signature": "gnRC3BUEgl0uApCgzlKcYbk1GEg="}, {}),
    ("freescout", {"X-FreeScout-Signature": "gnRC3BUEgl0uApCgzlKcYbk1GEg="}, {}),
    ("front", {"X-Front-Signature": "gnRC3BUEgl0uApCgzlKcYbk1GEg="}, {}),  # of a rule
    (
        "front",
        {
            "X-Front-Signature": "in4uN3ukHiiclaSjQn8c+LsjSOSC1DHa4xJzM6Yzvtk=",
            "X-Front-Request-Timestamp": "1767225600000",
        },
        {},
    ),
    (
        "zendesk",
        {
            "X-Zendesk-Webhook-Signature": "xIrB9gG6JuTnoG2Jazc6QqyW/cCtW8L9/vwBjfnQQJM=",
            "X-Zendesk-Webhook-Signature-Timestamp": ISO,
        },
        {},
    ),
    (
        "chatwoot",
        {
            "X-Chatwoot-Signature": "sha256=947cabd82074352be0f0c8423539df95d24302d2645eb6559508c70891108492",
            "X-Chatwoot-Timestamp": "1767225600",
        },
        {},
    ),
    (
        "glpi",
        {
            "X-GLPI-signature": "226c264a00e3f6632148947604b93bbf8a6abe966e7b7ddb0729fad7c18dab40",
            "X-GLPI-timestamp": "1767225600",
        },
        {},
    ),
    ("jira", {"X-Hub-Signature": "sha256=868d196879f3383543356b467d786ecd5a9e699d70e4fab4b013734bd4d4ba94"}, {}),
    ("qiyu", {}, {"time": "1767225600", "checksum": "47134fec4cdd75269c83fbb3fb50f5b5e9329f0e"}),
    (
        "feishu",
        {
            "X-Lark-Signature": "9c0d4d7f81e03c97bc0a4b41e7ead9f4520d7e80108255d9f74864dc6ff9dae9",
            "X-Lark-Request-Timestamp": "1767225600",
            "X-Lark-Request-Nonce": "nonce",
        },
        {},
    ),
]


def refused(answer):
    """The status and the code of a refusal."""
    return answer.status, json.loads(answer.body)["code"]


@pytest.mark.parametrize(("provider", "headers", "query"), VECTORS)
def test_a_fixed_vector_is_accepted_and_a_changed_body_is_not(provider, headers, query):
    found = desk(provider)
    assert receive(found, headers, query, BODY, NOW, judge).status != 401
    assert refused(receive(found, headers, query, BODY + b" ", NOW, judge)) == (401, "bad-signature")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_signed_reply_is_accepted_and_a_forged_one_refused(provider):
    found = desk(provider)
    assert send(found, BODIES[provider]).outcome in ("found", "held")
    assert refused(send(found, BODIES[provider], secret="another")) == (401, "bad-signature")
    assert refused(receive(found, {}, {}, raw(BODIES[provider]), NOW, judge))[0] == 401


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_old_secret_counts_while_the_new_one_is_brought_in(provider):
    found = desk(provider, secrets=["env:SECRET", "env:OLD"])
    for secret in (SECRET, "old secret"):
        assert send(found, BODIES[provider], secret=secret).status != 401
    assert send(desk(provider), BODIES[provider], secret="old secret").status == 401


@pytest.mark.parametrize(
    ("provider", "tolerance"),
    [("standard-webhooks", 300), ("zendesk", 300), ("chatwoot", 300), ("front", 300), ("glpi", 86_400), ("qiyu", 300),
     ("feishu", 300)],
)  # fmt: skip
def test_an_old_or_early_timestamp_is_stale(provider, tolerance):
    found = desk(provider)
    for away in (tolerance - 1, 1 - tolerance):
        assert send(found, BODIES[provider], at=NOW + away).status != 401
    for away in (tolerance + 1, -tolerance - 1):
        assert refused(send(found, BODIES[provider], at=NOW + away)) == (401, "stale")


def test_front_counts_milliseconds_and_zendesk_writes_dates():
    headers, _ = signed(desk("front"), BODY)
    assert headers["x-front-request-timestamp"] == "1767225600000"
    headers, _ = signed(desk("zendesk"), BODY)
    assert headers["x-zendesk-webhook-signature-timestamp"] == ISO


@pytest.mark.parametrize("stamp", ["", "soon", "１７６７２２５６００", "-5", "1e9", "9" * 400, "2026-01-01"])
def test_a_timestamp_that_cannot_be_read_is_refused(stamp):
    for provider in ("chatwoot", "zendesk", "front", "qiyu"):
        found = desk(provider)
        headers, query = signed(found, raw(BODIES[provider]))
        headers = {name: stamp if "timestamp" in name else value for name, value in headers.items()}
        query = {name: stamp if name == "time" else value for name, value in query.items()}
        assert receive(found, headers, query, raw(BODIES[provider]), NOW, judge).status == 401


@pytest.mark.parametrize("given", ["sha1=", "é", "\udc80", "sha1=" + "0" * 40, "a" * 10_000, " , ,"])
def test_no_signature_breaks_the_comparison(given):
    assert receive(desk("zammad"), {"x-hub-signature": given}, {}, BODY, NOW, judge).status == 401


def test_a_rule_of_front_and_an_application_are_two_schemes():
    """The signature of a rule does not pass for that of an application that names a time."""
    headers = {"x-front-signature": "gnRC3BUEgl0uApCgzlKcYbk1GEg=", "x-front-request-timestamp": "1767225600000"}
    assert receive(desk("front"), headers, {}, BODY, NOW, judge).status == 401


def test_freescout_takes_the_application_key(monkeypatch):
    key = "base64:c2VjcmV0"
    found = desk("freescout")
    found.secrets = [key]
    derived = hashlib.md5((key + "webhook_key").encode()).hexdigest()
    body = raw(BODIES["freescout"])
    headers, _ = desk("freescout").vendor.sign(body, derived, NOW, found)
    assert receive(found, headers, {}, body, NOW, judge).outcome == "found"


# --- Standard Webhooks, against the official library ---

SVIX = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.mark.parametrize(
    ("id", "stamp", "body", "signature"),
    [
        ("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}',
         "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        ("msg_etq_0001", 1767225600, '{"type":"draft.created","data":{"subject":"您好","body":"ASAP"}}',
         "v1,+uzQe0uWSA5PNvW55wG+F8XFq/8ekOhVVyoOgeLNGeE="),
    ],
)  # fmt: skip
def test_published_vectors_of_standard_webhooks(id, stamp, body, signature):
    found = desk("standard-webhooks")
    found.secrets = [SVIX]
    for given in (signature, "v1,bm9uZQ== v1a,AAAA v2,x " + signature, signature + " garbage"):
        headers = {"webhook-id": id, "webhook-timestamp": str(stamp), "webhook-signature": given}
        assert receive(found, headers, {}, body.encode(), stamp, judge).status != 401
    for given in ("garbage", "v1,a,b", "v2," + signature[3:], signature[3:], ""):
        headers = {"webhook-id": id, "webhook-timestamp": str(stamp), "webhook-signature": given}
        assert receive(found, headers, {}, body.encode(), stamp, judge).status == 401


def test_the_official_library_signs_what_we_accept_and_verifies_what_we_sign():
    from standardwebhooks.webhooks import Webhook

    now = datetime.now(UTC)
    body = raw(BODIES["standard-webhooks"])
    found = desk("standard-webhooks")
    found.secrets = [SVIX]
    signature = Webhook(SVIX).sign("msg_1", now, body.decode())
    headers = {"webhook-id": "msg_1", "webhook-timestamp": str(int(now.timestamp())), "webhook-signature": signature}
    assert receive(found, headers, {}, body, now.timestamp(), judge).outcome == "found"
    headers, _ = found.vendor.sign(body, SVIX, now.timestamp(), found)
    assert Webhook(SVIX).verify(body.decode(), headers) == BODIES["standard-webhooks"]


def test_an_asymmetric_signature_is_checked_with_the_public_key():
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    found = desk("standard-webhooks")
    found.secrets = ["whpk_" + base64.b64encode(private.public_key().public_bytes_raw()).decode()]
    body = raw(BODIES["standard-webhooks"])
    signature = base64.b64encode(private.sign(b"msg_1.1767225600." + body)).decode()
    headers = {"webhook-id": "msg_1", "webhook-timestamp": "1767225600", "webhook-signature": "v1a," + signature}
    assert receive(found, headers, {}, body, NOW, judge).outcome == "found"
    assert refused(receive(found, headers, {}, body + b" ", NOW, judge)) == (401, "bad-signature")
    for given in ("v1a,AAAA", "v1a,%%", "v1,AAAA", ""):
        assert receive(found, {**headers, "webhook-signature": given}, {}, body, NOW, judge).status == 401


# --- Feishu ---


def test_feishu_decrypts_the_vector_of_the_vendor():
    from etiquette_lint.surfaces.helpdesks import feishu
    from etiquette_lint.surfaces.helpdesks.incoming import Refused

    found = desk("feishu")
    found.secrets = ["test key"]
    sealed = "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="  # "hello world", as the vendor's documents show it
    with pytest.raises(Refused, match="bad-encryption"):  # decrypted, and no JSON
        feishu.decrypt({"encrypt": sealed}, found)
    again = feishu.encrypt(b"hello world", "test key", base64.b64decode(sealed)[:16])
    assert json.loads(again)["encrypt"] == sealed


def test_feishu_takes_an_encrypted_event_signed_as_it_came():
    from etiquette_lint.surfaces.helpdesks import feishu

    body = feishu.encrypt(raw(BODIES["feishu"]), SECRET, b"0123456789abcdef")
    assert send(desk("feishu"), body).outcome == "found"
    broken_ones = (b'{"encrypt": "%%%"}', b'{"encrypt": ""}', b'{"encrypt": "AAAA"}', b'{"encrypt": 5}')
    for broken in (*broken_ones, body[:-9] + b'=="}'):
        assert send(desk("feishu"), broken).status in (400, 422)


def test_the_check_of_an_address_is_answered_to_who_knows_the_key_or_the_token():
    from etiquette_lint.surfaces.helpdesks import feishu

    check = raw({"challenge": "c-1", "token": "verify-me", "type": "url_verification"})
    sealed = feishu.encrypt(check, SECRET, b"0123456789abcdef")
    plain, with_token = desk("feishu"), desk("feishu", verification_token="env:VERIFY")
    for found, body in ((plain, sealed), (with_token, sealed), (with_token, check)):
        answer = receive(found, {}, {}, body, NOW, judge)
        assert (answer.status, json.loads(answer.body)) == (200, {"challenge": "c-1"})
    wrong = raw({"challenge": "c-1", "token": "no", "type": "url_verification"})
    for found, body in ((plain, check), (with_token, wrong), (with_token, raw(BODIES["feishu"]))):
        assert receive(found, {}, {}, body, NOW, judge).status == 401


# --- Front, challenges, shared secrets, 美洽 ---


def test_the_challenge_of_front_is_answered_when_it_is_signed():
    found, body = desk("front"), raw({"type": "sync", "authorization": {"id": "cmp_1"}})
    headers, _ = signed(found, body)
    answer = receive(found, {**headers, "X-Front-Challenge": "abc"}, {}, body, NOW, judge)
    assert (answer.status, answer.body, answer.outcome) == (200, b'{"challenge": "abc"}', "challenge")
    assert receive(found, {"x-front-challenge": "abc"}, {}, body, NOW, judge).status == 401


@pytest.mark.parametrize("provider", ["freshdesk", "chatwoot", "meiqia"])
def test_a_shared_secret_may_come_in_a_header_as_password_or_in_the_address(provider):
    found, body = desk(provider, proof="shared-secret"), raw(BODIES[provider])
    basic = "Basic " + base64.b64encode(f"desk:{SECRET}".encode()).decode()
    for headers, query in (
        ({"X-Etiquette-Lint-Secret": SECRET}, {}),
        ({"Authorization": "Bearer " + SECRET}, {}),
        ({"Authorization": basic}, {}),
        ({}, {"secret": SECRET}),
    ):
        assert receive(found, headers, query, body, NOW, judge).outcome in ("found", "held")
    for headers, query in (
        ({}, {}), ({}, {"secret": "secre"}), ({"Authorization": "Basic %%"}, {}), ({"Authorization": "Bearer"}, {}),
    ):  # fmt: skip
        assert receive(found, headers, query, body, NOW, judge).status == 401


@pytest.mark.parametrize(
    ("scheme", "signature"),
    [
        ("sha256-hex", "868d196879f3383543356b467d786ecd5a9e699d70e4fab4b013734bd4d4ba94"),
        ("sha1-hex", "827442dc1504825d2e0290a0ce529c61b9351848"),
        ("sha1-base64", "gnRC3BUEgl0uApCgzlKcYbk1GEg="),
        # base64 of the digits of sha1-hex
        ("meiqia-sign", "meiqia_sign:ODI3NDQyZGMxNTA0ODI1ZDJlMDI5MGEwY2U1MjljNjFiOTM1MTg0OA=="),
    ],
)
def test_the_scheme_of_meiqia_is_chosen(scheme, signature):
    found = desk("meiqia", scheme=scheme)
    assert receive(found, {"Meiqia-Signature": signature}, {}, BODY, NOW, judge).status == 422  # no field "content"
    assert receive(found, {"Meiqia-Signature": signature[:-1] + "~"}, {}, BODY, NOW, judge).status == 401


def test_no_answer_repeats_a_secret_a_signature_or_the_text():
    for provider in PROVIDERS:
        for secret in (SECRET, "another"):
            answer = send(desk(provider), BODIES[provider], secret=secret)
            if answer.outcome != "held":  # the verdict tells its caller what to mend
                assert BAD[:20].encode() not in answer.body
            assert b"another" not in answer.body
            for value in signed(desk(provider), raw(BODIES[provider]), secret)[0].values():
                assert len(value) < 20 or value.encode() not in answer.body
    assert repr(desk("zendesk")) == "Desk('zendesk')"
