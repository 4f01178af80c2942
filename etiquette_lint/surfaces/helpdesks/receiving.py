"""From a webhook to its answer, and to what is to be done afterwards. Pure: the clock and the linter are given."""

import hashlib

from etiquette_lint.surfaces.helpdesks.incoming import Incoming, Refused
from etiquette_lint.surfaces.helpdesks.note import MARK, note_text
from etiquette_lint.surfaces.helpdesks.signatures import body_digest, prove_shared_secret
from etiquette_lint.surfaces.helpdesks.words import REFUSALS, SKIPPED, refusal_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from etiquette_lint.surfaces.helpdesks.incoming import Event
    from etiquette_lint.surfaces.helpdesks.settings import Desk

    Judge = Callable[[dict], dict]

JSON, PROBLEM = ("content-type", "application/json"), ("content-type", "application/problem+json")  # RFC 9457
TITLES = {
    400: "Bad Request", 401: "Unauthorized", 422: "Unprocessable Content", 500: "Internal Server Error",
    503: "Service Unavailable",
}  # fmt: skip
NOTE, DELIVERY = "note", "delivery"  # kinds of jobs
EMPTY_ANSWERS = ("qiyu",)  # the vendor takes any body for a failure
# Headers that go with a message that is delivered: what vendors sign with and name events by.
PASSED_ON = ("content-type", "x-chatwoot-", "webhook-", "meiqia-", "x-lark-")


class Job:
    """What is to be done after the answer: a note to write, or a message to deliver. `key` names it in all the world;
    `deliveries` are the names by which a repetition of the request is known. `content` is the note, or the request."""

    __slots__ = ("desk", "kind", "key", "deliveries", "ids", "content")

    def __init__(self, desk: str, kind: str, key: str, deliveries: list[str], ids: dict[str, str], content: str):
        self.desk = desk
        self.kind = kind
        self.key = key
        self.deliveries = deliveries
        self.ids = ids
        self.content = content


class Answer:
    """What is answered. `outcome` is a word for metrics and logs: "clean", "noted", "found" (findings, and nothing to
    do about them), "ignored", "challenge", "passed", "held", "refused", "unjudged", "duplicate", "full", "no-disk".
    `codes` are the rules that found something, `job` what is to be done once it is stored."""

    __slots__ = ("status", "headers", "body", "outcome", "codes", "job", "keeps")

    def __init__(self, status: int, headers: list[tuple[str, str]], body: bytes, outcome: str):
        self.status = status
        self.headers = headers
        self.body = body
        self.outcome = outcome
        self.codes: list[str] = []
        self.job: Job | None = None
        self.keeps = False  # whether a repetition gets the same answer: verdicts do


def receive(
    desk: "Desk",
    headers: "Mapping[str, str]",
    query: "Mapping[str, str]",
    body: bytes,
    now: float,
    judge: "Judge",
    language: str = "en",
) -> Answer:
    """The answer to a request. `now` in seconds since 1970; `judge` makes the report of a draft; `language` is that of
    the words where the desk has none of its own. Never raises for what the request holds."""
    language = desk["lang"] or language
    try:
        incoming = Incoming(headers, query, body)
        event = verified(desk, incoming, now)
        return answer_event(desk, incoming, event, judge, language)
    except Refused as refused:
        return refusal(refused, language)


def verified(desk: "Desk", incoming: Incoming, now: float) -> "Event":
    """The event of a request whose sender has shown that he knows the secret; raises Refused."""
    provider = desk.vendor
    if desk["proof"] == "shared-secret":
        prove_shared_secret(incoming, desk.secrets, desk["header"])
    else:
        provider.verify(incoming, desk, now)
    return provider.read(incoming, desk)


def skipped_for(desk: "Desk", event: "Event") -> str:
    """Why nothing is judged, "" when something is."""
    if event.skipped:
        return event.skipped
    if event.internal:
        return "internal"
    if event.direction != "out":
        return "incoming"
    if event.author and event.author in desk.own:
        return "own"
    return "" if event.draft else "no-text"


def answer_event(desk: "Desk", incoming: Incoming, event: "Event", judge: "Judge", language: str) -> Answer:
    if event.reply is not None:
        return Answer(200, event.reply[0], event.reply[1], "challenge")
    reason = skipped_for(desk, event)
    if reason:
        answer = said(desk, 200, "ignored", reason=reason, detail=SKIPPED[reason][language == "zh"])
        return passed_on(desk, incoming, event, answer)
    from etiquette_lint.draft import DraftError

    try:
        assert event.draft is not None
        report = judge({"kind": "ticket", **event.draft})
    except DraftError as error:
        raise Refused(422, "bad-draft", words=error.words(language)) from None
    except Exception:
        return unjudged(desk, incoming, event, language)
    answer = verdict(desk, incoming, event, report, language)
    answer.codes = sorted({diagnostic["code"] for diagnostic in report["diagnostics"]})
    return answer


def verdict(desk: "Desk", incoming: Incoming, event: "Event", report: dict, language: str) -> Answer:
    """What follows from a report: a note, a message held back or delivered, or nothing."""
    if report["ok"]:
        answer = said(desk, 200, "passed" if desk.blocks else "clean", verdict=report["verdict"])
        return passed_on(desk, incoming, event, answer)
    if desk.blocks:
        status = 200 if desk.provider in EMPTY_ANSWERS and desk["deliver-to"] else 422
        answer = said(desk, status, "held", **report)
        answer.keeps = True
    else:
        outcome = "noted" if desk.writes else "found"
        answer = said(desk, 200, outcome, verdict=report["verdict"], summary=report["summary"])
    if desk.writes:
        key = job_key(desk, incoming, event, NOTE)
        text = note_text(report, language, key, held=desk.blocks)
        answer.job = Job(desk.name, NOTE, key, deliveries(desk, incoming, event), event.ids, text)
    return answer


def unjudged(desk: "Desk", incoming: Incoming, event: "Event", language: str) -> Answer:
    """A rule failed: a desk that holds messages back lets this one pass, unless it was told to hold it."""
    if desk.blocks and desk["on-failure"] == "pass":
        return passed_on(desk, incoming, event, said(desk, 200, "unjudged"))
    return refusal(Refused(500, "unjudged"), language)


def passed_on(desk: "Desk", incoming: Incoming, event: "Event", answer: Answer) -> Answer:
    """The answer, with the job to deliver the message where this desk delivers."""
    if desk.blocks:
        answer.keeps = True
    if desk["deliver-to"]:
        import json
        from base64 import b64encode

        headers = {name: value for name, value in incoming.headers.items() if name.startswith(PASSED_ON)}
        request = {"headers": headers, "query": incoming.query, "body": b64encode(incoming.body).decode("ascii")}
        key = job_key(desk, incoming, event, DELIVERY)
        names = deliveries(desk, incoming, event)
        answer.job = Job(desk.name, DELIVERY, key, names, event.ids, json.dumps(request))
    return answer


def job_key(desk: "Desk", incoming: Incoming, event: "Event", kind: str) -> str:
    """The name of a job: the same for the same message, however often and by whatever webhook it is told."""
    message = event.ids.get("message")
    what = [event.ids.get("ticket", ""), message] if message else [fingerprint(incoming, event)]
    digest = hashlib.sha256("\n".join([desk.name, desk.provider, kind, *what]).encode("utf-8", "replace"))
    return MARK + digest.hexdigest()[:24]


def deliveries(desk: "Desk", incoming: Incoming, event: "Event") -> list[str]:
    """The names of a delivery: the vendor's, and the digest of the body. Most vendors sign no id of the delivery, so
    that a request that is replayed could bear another; its body would be the same."""
    names = ["body " + fingerprint(incoming, event)]
    if event.delivery:
        names.append("id " + hashlib.sha256(event.delivery.encode("utf-8", "replace")).hexdigest())
    return [f"{desk.name} {name}" for name in names]


def fingerprint(incoming: Incoming, event: "Event") -> str:
    """By what a request without an id is known: its body, with the kind of event where that stands beside it. An event
    that is no message may come twice with the same body and mean both: then the signed time counts too."""
    beside = [incoming.query.get("eventType", "")]
    if event.skipped:
        beside += [incoming.query.get("time", ""), incoming.header("x-chatwoot-timestamp")]
    return body_digest(incoming.body + "\n".join(beside).strip().encode("utf-8", "replace"))


def said(desk: "Desk", status: int, outcome: str, **members: object) -> Answer:
    """An answer that says its outcome, without a body where the vendor wants none."""
    import json

    if desk.provider in EMPTY_ANSWERS and status == 200:
        return Answer(status, [], b"", outcome)
    body = json.dumps({"status": outcome, **members}, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    return Answer(status, [JSON], body, outcome)


def refusal(refused: Refused, language: str, outcome: str = "refused") -> Answer:
    """A refusal as RFC 9457 wants it: it says why, and neither a secret nor the text."""
    import json

    assert refused.reason in REFUSALS
    problem = {
        "type": "about:blank",
        "title": TITLES[refused.status],
        "status": refused.status,
        "detail": refusal_words(refused.reason, language, **refused.fields),
        "code": refused.reason,
    }
    body = json.dumps(problem, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    headers = [PROBLEM]
    if refused.status == 503:
        headers.append(("retry-after", "30"))
    return Answer(refused.status, headers, body, outcome if refused.reason != "unjudged" else "unjudged")
