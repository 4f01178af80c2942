"""网易七鱼, messages (消息接口): an agent's message comes to the company's server, which delivers it to the customer.
Who does not deliver it has stopped it.

Signature and fields: qiyukf.com/docs/guide/server, 通用说明 and 在线系统: query time (seconds) and
checksum = hex(SHA1(appSecret + hex(MD5(body)) + time)); eventType MSG; the answer is an empty body within ten seconds,
anything else is sent again; msgId tells a message that is sent again. The agent is told by a message in the name of
the customer (POST /openapi/message/send), which the vendor cannot list.
"""

import hashlib

from etiquette_lint.surfaces.helpdesks.incoming import Event, draft_of, identity, person, text, word
from etiquette_lint.surfaces.helpdesks.signatures import check_time, prove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.surfaces.helpdesks.api import Api
    from etiquette_lint.surfaces.helpdesks.incoming import Incoming
    from etiquette_lint.surfaces.helpdesks.settings import Desk

LISTS_NOTES = False
MOST_CHARACTERS = 4000  # of a message
SUCCESS = 200  # "code" of an answer that says it was done


def verify(incoming: "Incoming", desk: "Desk", now: float) -> None:
    stamp = incoming.query.get("time", "")
    check_time(stamp, now, desk.tolerance)
    prove(
        incoming.query.get("checksum", "").lower(),
        desk.secrets,
        lambda secret: checksum(secret, incoming.body, stamp),
    )


def checksum(secret: str, body: bytes, stamp: str) -> str:
    digest = hashlib.md5(body, usedforsecurity=False).hexdigest()
    return hashlib.sha1((secret + digest + stamp).encode(), usedforsecurity=False).hexdigest()


def read(incoming: "Incoming", desk: "Desk") -> Event:
    if incoming.query.get("eventType", "") != "MSG":
        return Event(skipped="no-message")
    data = incoming.json()
    ids = {"ticket": identity(data, "uid", required=True), "message": identity(data, "msgId")}
    if word(data, "msgType") != "TEXT":
        return Event("out", author=identity(data, "staffId"), delivery=ids["message"], ids=ids)
    return Event(
        "out",
        draft_of(text(data, "content", required=True), agent=person(text(data, "staffName"))),
        author=identity(data, "staffId"),
        delivery=ids["message"],
        ids=ids,
    )


def sign(body: bytes, secret: str, now: float, desk: "Desk") -> tuple[dict[str, str], dict[str, str]]:
    stamp = str(int(now))
    return {}, {"eventType": "MSG", "time": stamp, "checksum": checksum(secret, body, stamp)}


def write_note(api: "Api", ids: dict[str, str], note: str, key: str) -> None:
    """A message to the agent; "token" is the appSecret, "app-token" the appKey."""
    import json

    message = {"uid": ids["ticket"], "msgType": "TEXT", "content": note[:MOST_CHARACTERS]}
    body = json.dumps(message, ensure_ascii=False).encode("utf-8")
    stamp = str(int(api.now()))
    query = {
        "appKey": api.desk["app-token"],
        "time": stamp,
        "checksum": checksum(api.desk["token"], body, stamp),
    }
    headers = {"content-type": "application/json;charset=utf-8"}
    answer = api.send("POST", "/openapi/message/send", content=body, params=query, headers=headers)
    api.expect(answer.get("code"), SUCCESS)


def sign_again(headers: dict[str, str], query: dict[str, str], body: bytes, secret: str, now: float) -> None:
    """A request that waited: the vendor's checksum is good for five minutes."""
    stamp = str(int(now))
    query.update(time=stamp, checksum=checksum(secret, body, stamp))
