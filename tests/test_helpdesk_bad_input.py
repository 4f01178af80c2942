"""Whatever stands in a request: an answer with a status and a reason, never an exception."""

import copy
import json

import pytest
from helpdesk_samples import BODIES, NOW, PLACES, PROVIDERS, desk, raw, send
from hypothesis import given, settings
from hypothesis import strategies as st

from etiquette_lint.draft import check_draft
from etiquette_lint.surfaces.helpdesks import receive

QUICK = settings(max_examples=60, deadline=None)
KNOWN = {200, 400, 401, 422}
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def judge(draft):
    """Only sees that the draft has the form of one: what it says is not the matter here."""
    check_draft(draft)
    return {"ok": True, "verdict": "send", "summary": {}, "diagnostics": []}


def checked(answer):
    assert answer.status in KNOWN
    if answer.status != 200:
        problem = json.loads(answer.body)
        assert problem["status"] == answer.status and problem["detail"] and problem["code"]
        assert ("content-type", "application/problem+json") in answer.headers
    return answer


@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_is_no_json_is_a_bad_request(provider):
    for body, code in (
        (b"{", "bad-json"), (b"not json", "bad-json"), (b"\xff\xfe{}", "bad-utf8"), (b"[" * 100_000, "bad-nesting"),
        (b'{"a": ' + b"9" * 5000 + b"}", "bad-number"),
    ):  # fmt: skip
        answer = checked(send(desk(provider), body, judge=judge))
        assert (answer.status, json.loads(answer.body)["code"]) == (400, code)
    for body in (b"[]", b'"text"', b"null", b"5"):
        answer = checked(send(desk(provider), body, judge=judge))
        assert (answer.status, json.loads(answer.body)["code"]) == (422, "not-object")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_text_of_another_type_is_refused_by_the_name_of_its_field(provider):
    *way, last = PLACES[provider].split(".")
    for value in (5, True, ["x"], {"type": 7} if provider == "jira" else {"x": 1}):
        data = copy.deepcopy(BODIES[provider])
        place = data
        for step in way:
            place = place[int(step)] if step.isdigit() else place[step]
        place[last] = value
        answer = checked(send(desk(provider), data, judge=judge))
        assert answer.status == 422, value
        assert json.loads(answer.body)["code"] == "field-type"


def paths(value, way=()):
    """Every way to a value within."""
    if way:
        yield way
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from paths(inner, (*way, key))


@pytest.mark.parametrize("provider", PROVIDERS)
@QUICK
@given(data=st.data())
def test_a_field_that_is_missing_or_of_another_type_is_no_accident(provider, data):
    body = copy.deepcopy(BODIES[provider])
    way = data.draw(st.sampled_from(sorted(paths(body), key=str)))
    place = body
    for step in way[:-1]:
        place = place[step]
    if data.draw(st.booleans()):
        del place[way[-1]]
    else:
        place[way[-1]] = data.draw(VALUES)
    checked(send(desk(provider), json.dumps(body).encode(), judge=judge))


@pytest.mark.parametrize("provider", PROVIDERS)
@QUICK
@given(value=st.dictionaries(st.text(max_size=8), VALUES, max_size=4) | VALUES)
def test_any_json_is_answered(provider, value):
    checked(send(desk(provider), json.dumps(value).encode(), judge=judge))


@pytest.mark.parametrize("provider", PROVIDERS)
@QUICK
@given(body=st.binary(max_size=60), data=st.data())
def test_any_bytes_and_headers_are_answered(provider, body, data):
    found = desk(provider)
    headers, query = found.vendor.sign(body, "secret", NOW, found)
    checked(receive(found, headers, query, body, NOW, judge))
    words = st.text(st.characters(max_codepoint=0xFF), max_size=12)
    headers = {name: data.draw(words) for name in headers}
    query = {name: data.draw(st.text(max_size=12)) for name in query}
    checked(receive(found, headers, query, body, NOW, judge))


@pytest.mark.parametrize("id", ["../../users", "..", "a/b", "a b", "a?b", "é", "x" * 201, 5.5, True, {"a": 1}])
def test_an_id_that_would_lead_elsewhere_is_refused(id):
    for provider, change in (
        ("zendesk", {"detail": {"id": id}}), ("zammad", {"ticket": {"id": id}}),
        ("chatwoot", {"conversation": {"id": id}}), ("qiyu", {"uid": id}),
    ):  # fmt: skip
        answer = checked(send(desk(provider), {**BODIES[provider], **change}, judge=judge))
        assert (answer.status, json.loads(answer.body)["code"]) == (422, "field-type")


def test_half_a_surrogate_pair_is_text_that_can_be_judged_and_stored():
    body = raw(BODIES["zendesk"]).replace(b"ASAP", b"\\ud83d ASAP")
    seen = []

    def see(draft):
        seen.append(draft["body"])
        return judge(draft)

    assert send(desk("zendesk"), body, judge=see).status == 200
    assert "? ASAP" in seen[0]


def test_refusals_speak_the_language_of_the_desk():
    answer = send(desk("zendesk", lang="zh"), b"{}")
    assert json.loads(answer.body)["detail"] == "缺少字段 body。"
    answer = send(desk("zendesk"), b"{}", language="zh")
    assert json.loads(answer.body)["detail"] == "缺少字段 body。"
