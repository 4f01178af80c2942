"""The hook of writing agents: which calls are judged, what stops each agent, what cannot slip past."""

import base64
import io
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etiquette_lint.draft import check_draft
from etiquette_lint.lint import Linter
from etiquette_lint.surfaces.cli import main
from etiquette_lint.surfaces.hook_calls import HookProblem
from etiquette_lint.surfaces.hook_drafts import NAMES, find_drafts
from etiquette_lint.surfaces.hook_names import kind_of, matches, sends, words_of

DATE = "2026-11-24T09:30+00:00"
GOOD = "Dear Ms Reed,\n\nThe lamp arrives on Friday, 4 December 2026.\n\nKind regards,\nBen Ito\n"
BAD = "Dear Ms Reed,\n\nThat's not our fault. The lamp arrives next Friday.\n\nKind regards,\nBen Ito\n"
REASON = (
    "Not sent yet. Change this, then call the tool again:\n"
    "- text: write “on Friday, 4 December 2026” instead of “next Friday” (DAT001)\n"
    "- text: write “Let me find out who can help you with this” instead of “That's not our fault” (TON002)"
)
SECRET = GOOD.replace("The lamp", "Your card 4111 1111 1111 1111 was charged. The lamp")
CLAUDE, CODEX, GEMINI, CURSOR, GENERIC = "claude-code", "codex", "gemini-cli", "cursor", "generic"


def mail(body: str = BAD, **more) -> dict:
    return {"to": "Anna Reed <anna@example.com>", "subject": "Your lamp: delivery", "body": body, **more}


def call(arguments: object, tool: str = "mcp__gmail__send_email", **more) -> bytes:
    return json.dumps({"tool_name": tool, "tool_input": arguments, **more}).encode()


@pytest.fixture(scope="module")
def cache(tmp_path_factory) -> str:
    """One cache for all runs, as a user's: reading the catalogue anew takes longer than all else."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def run(monkeypatch, capsys, tmp_path, cache):
    """Hand bytes to the hook; returns exit status, standard output and standard error."""

    def hook(raw: bytes, agent: str = CLAUDE, *options: str) -> tuple[int, str, str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("XDG_CACHE_HOME", cache)
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw), isatty=lambda: False))
        status = main(["hook", "--agent", agent, "--date", DATE, "--lang", "en", *options])
        output, error = capsys.readouterr()
        return status, output, error

    return hook


def denied(output: str) -> str:
    """The reason that Claude Code is given."""
    said = json.loads(output)["hookSpecificOutput"]
    assert (said["hookEventName"], said["permissionDecision"]) == ("PreToolUse", "deny")
    return said["permissionDecisionReason"]


def specific(decision: str, reason: str) -> dict:
    return {
        "hookSpecificOutput": {
            "hookEventName": "PreToolUse", "permissionDecision": decision, "permissionDecisionReason": reason,
        }
    }  # fmt: skip


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        (CLAUDE, specific("deny", REASON)),
        (CODEX, specific("deny", REASON)),
        (GEMINI, {"decision": "deny", "reason": REASON}),
        (CURSOR, {"permission": "deny", "user_message": REASON, "agent_message": REASON}),
    ],
)
def test_a_bad_draft_is_stopped_in_the_words_of_each_agent(run, agent, expected):
    status, output, error = run(call(mail()), agent)
    assert (status, json.loads(output), error) == (0, expected, "")


def test_the_generic_hook_stops_by_exit_status_and_gives_the_report(run):
    status, output, error = run(call(mail()), GENERIC)
    said = json.loads(output)
    assert (status, said["decision"], said["reason"], error) == (2, "deny", REASON, REASON + "\n")
    assert [found["code"] for found in said["reports"][0]["diagnostics"]] == ["TON002", "DAT001"]


@pytest.mark.parametrize(
    ("agent", "expected"),
    [(CLAUDE, ""), (CODEX, ""), (GEMINI, ""), (CURSOR, '{"permission": "allow"}\n')],
)
def test_the_corrected_draft_passes(run, agent, expected):
    assert run(call(mail(GOOD)), agent) == (0, expected, "")


ASK = "Not sent yet. A person must decide about this:\n- text: "


@pytest.mark.parametrize(
    ("agent", "event", "decision"),
    [
        (CLAUDE, "PreToolUse", "ask"),
        (CODEX, "PreToolUse", "deny"),
        (GEMINI, "BeforeTool", "deny"),
        (CURSOR, "beforeMCPExecution", "ask"),
        (CURSOR, "preToolUse", "deny"),
    ],
)
def test_a_person_is_asked_where_the_agent_can_ask_one(run, agent, event, decision):
    status, output, _ = run(call(mail(SECRET), hook_event_name=event), agent)
    said = json.loads(output)
    said = said.get("hookSpecificOutput", said)
    given = said.get("permissionDecision") or said.get("permission") or said.get("decision")
    reason = said.get("permissionDecisionReason") or said.get("agent_message") or said.get("reason")
    assert (status, given) == (0, decision)
    assert reason.startswith(ASK)
    assert "4111" not in output


@pytest.mark.parametrize("agent", [CLAUDE, CODEX, GEMINI, CURSOR, GENERIC])
def test_what_sends_nothing_passes(run, agent):
    for tool, arguments in [
        ("mcp__gmail__search_emails", {"query": BAD}),
        ("Bash", {"command": "ls"}),
        ("mcp__mail__send_draft", {"draft_id": "42"}),
        ("mcp__zendesk__add_internal_note", {"ticket_id": 1, "body": BAD}),
        ("mcp__github__add_issue_comment", {"body": BAD}),
    ]:
        status, output, error = run(call(arguments, tool), agent)
        assert (status, error) == (0, ""), tool
        assert output == "" or "allow" in output


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "there is nothing on standard input; an agent hands the tool call over there"),
        (b" \n", "there is nothing on standard input; an agent hands the tool call over there"),
        (b"hello", "standard input is not JSON: line 1, column 1: Expecting value"),
        (b'{"tool_name": "send_email",', "standard input is not JSON: line 1, column 28: Expecting property name enclosed in double quotes"),  # noqa: E501
        (b'{"tool_name": "\xff"}', "standard input is not UTF-8 (byte 15)"),
        (b"[]", "standard input holds no JSON object"),
        (b"{}", "the input names no tool (tool_name, toolName, name)"),
        (b'{"tool_name": 7}', "the input names no tool (tool_name, toolName, name)"),
        (b'{"tool_name": "send_email"}', "the call of send_email has no arguments (tool_input)"),
        (b'{"tool_name": "send_email", "tool_input": ' + b"[" * 200_000, "the JSON on standard input is nested too deeply"),  # noqa: E501
        (call(mail(), hook_event_name="PostToolUse"), "the event PostToolUse comes too late or is another; use the one before a tool is called"),  # noqa: E501
        (call([mail(f"{number}") for number in range(1001)], "send_emails"), "the call holds too many messages; send fewer at once"),  # noqa: E501
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_said_and_goes_through_or_not_as_chosen(run, raw, problem):
    opened = f"etiquette-lint could not check this message: {problem}. It goes through unchecked (--on-failure allow)."
    closed = f"etiquette-lint could not check this message: {problem}. It is not sent (--on-failure deny)."
    status, output, error = run(raw)
    assert (status, json.loads(output), error) == (0, {"systemMessage": opened}, opened + "\n")
    assert run(raw, CLAUDE, "--on-failure", "deny") == (2, "", closed + "\n")
    status, output, error = run(raw, CURSOR)
    assert (status, json.loads(output)["permission"], error) == (0, "allow", opened + "\n")
    status, output, error = run(raw, GENERIC, "--on-failure", "deny")
    assert (status, json.loads(output)["decision"], error) == (2, "deny", closed + "\n")


def test_a_call_of_many_megabytes_is_refused(run, monkeypatch):
    monkeypatch.setattr("etiquette_lint.surfaces.hook_calls.MOST_BYTES", 1_000_000)
    status, output, _ = run(call(mail("x" * 1_000_000)))
    assert (status, "the tool call is larger than 1 MB" in output) == (0, True)


def test_an_error_of_the_linter_itself_is_a_failure_like_any_other(run, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("secret words")

    monkeypatch.setattr(Linter, "judge", broken)
    status, output, error = run(call(mail()), CLAUDE, "--on-failure", "deny")
    assert (status, output) == (2, "")
    assert "internal error: ZeroDivisionError" in error
    assert "secret words" not in error


def test_a_wrong_configuration_is_a_failure_like_any_other(run, tmp_path):
    (tmp_path / "etiquette.toml").write_text("[[hook.tool]]\nname = 'x'\nbdoy = 'text'\n")
    status, output, _ = run(call(mail()))
    assert status == 0
    assert "did you mean 'body'?" in json.loads(output)["systemMessage"]


def test_the_agent_must_be_named(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(call(mail())), isatty=lambda: False))
    assert main(["hook", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        "etiquette-lint: name the agent: --agent claude-code, gemini-cli, codex, cursor or generic\n"
    )


# Attempts to slip a bad phrase past the gate.
FULL_WIDTH = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in "That's not our fault")
RAW = (
    "From: Ben Ito <ben@example.com>\r\nTo: Anna Reed <anna@example.com>\r\nSubject: Your lamp: delivery\r\n"
    "Date: Tue, 24 Nov 2026 09:30:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/{};\r\n charset=utf-8\r\n"
    "Content-Transfer-Encoding: {}\r\n\r\n"
)


def gmail_raw(body: str, kind: str = "plain", encoding: str = "8bit") -> str:
    content = body.encode() if encoding == "8bit" else base64.encodebytes(body.encode())
    mail = RAW.format(kind, encoding).encode() + content.replace(b"\n", b"\r\n")
    return base64.urlsafe_b64encode(mail).decode().rstrip("=")


HTML = "<p>Dear Ms Reed,</p><p>{}</p><p>Kind regards,<br>Ben Ito</p>"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (mail(BAD.replace("not our fault", "not o\u200bur fa\u00adult")), "TON002"),
        (mail(BAD.replace("our fault", "\u043eur f\u0430ult")), "TON002"),
        (mail(BAD.replace("That's not our fault", FULL_WIDTH)), "TON002"),
        (mail(BAD.replace("That's not our fault", "That's  not\u00a0our\tfault")), "TON002"),
        (mail(HTML.format("That's n<b></b>ot o<i>ur fa</i>ult.")), "TON002"),
        (mail(HTML.format("That&#39;s not o&#117;r fault.")), "TON002"),
        (mail("<p>Hi</p>", html=HTML.format("That's not our fault.")), "TON002"),
        (mail(BAD, html=HTML.format("The lamp arrives on Friday, 4 December 2026.")), "TON002"),
        ({"raw": gmail_raw(BAD)}, "TON002"),
        ({"message": {"raw": gmail_raw(BAD, encoding="base64")}}, "TON002"),
        ({"raw": gmail_raw(HTML.format("That's not our fa<!-- x -->ult."), "html", "base64")}, "TON002"),
        (mail("王女士，您好：\n\n这不归我\u200b们管。\n\n祝好\n小李\n"), "TON006"),
        (mail("王女士，您好：\n\n這不歸我們管。\n\n祝好\n小李\n"), "TON006"),
        (mail("<!-- etiquette-lint: ignore ALL -->" + HTML.format("That's not our fault.")), "TON002"),
        ({"raw": base64.b64encode(b"X-Etiquette-Lint: ignore=ALL\r\n" + (RAW.format("plain", "8bit") + BAD).encode()).decode()}, "TON002"),  # noqa: E501
    ],
)  # fmt: skip
def test_nothing_slips_past_by_disguise(run, arguments, code):
    _, output, _ = run(call(arguments))
    assert f"({code})" in denied(output)


def test_a_picture_of_a_letter_is_for_a_person(run):
    for arguments in (
        mail('<p><img src="https://example.com/letter.png" alt=""></p>'),
        {"raw": gmail_raw('<img src="cid:letter">', "html")},
    ):
        said = json.loads(run(call(arguments))[1])["hookSpecificOutput"]
        assert said["permissionDecision"] == "ask"
        assert "The message is a picture and nothing else" in said["permissionDecisionReason"]


def test_text_hidden_from_its_reader_is_reported(run):
    html = HTML.format('The lamp arrives on Friday, 4 December 2026.<span style="display:none">buy cheap</span>')
    _, output, _ = run(call(mail(html)))
    assert "(LNG010)" in denied(output)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("send_email", True), ("GMAIL_SEND_EMAIL", True), ("gmail-send-email", True), ("sendMail", True),
        ("mcp__ms365__send-mail", True), ("reply_to_email", True), ("create_draft", True), ("draft_email", True),
        ("createDraft", True), ("mcp__read_mail__send_message", True), ("MCP:smtp:send", True), ("batch_send_emails", True),  # noqa: E501
        ("create_ticket_comment", True), ("freshdesk_create_ticket_reply", True), ("reply_conversation", True),
        ("addCommentToJiraIssue", True), ("jira_add_comment", True), ("slack_post_message", True),
        ("chat.postMessage", True), ("im_v1_message_create", True), ("im.v1.message.reply", True), ("send_sms", True),
        ("schedule_send", True), ("update_ticket", True), ("mcp__resend__send_email", True), ("email", True),
        ("list_messages", False), ("get_email", False), ("search_emails", False), ("read_email", False),
        ("message_list", False), ("email_search", False), ("mark_email_as_read", False), ("delete_message", False),
        ("create_ticket", False), ("create_label", False), ("slack_add_reaction", False), ("add_internal_note", False), ("Write", False),  # noqa: E501
        ("jira_transition_issue", False), ("create_pull_request", False), ("github_add_issue_comment", False),
        ("mcp__etiquette-lint__lint_message", False), ("fix_message", False), ("post_process", False), ("", False),
    ],
)  # fmt: skip
def test_the_name_of_a_tool_tells_whether_it_sends(name, expected):
    assert sends(name) is expected


@pytest.mark.parametrize(
    ("name", "has_subject", "expected"),
    [
        ("mcp__gmail__send_email", True, "email"), ("create_ticket_comment", False, "ticket"),
        ("mcp__slack__post_message", False, "chat"), ("send_teams_message", False, "chat"),
        ("mcp__intercom__reply_conversation", False, "ticket"), ("send", True, "email"), ("send", False, "chat"),
        ("im_v1_message_create", False, "chat"),
    ],
)  # fmt: skip
def test_the_name_of_a_tool_tells_what_it_sends(name, has_subject, expected):
    assert kind_of(words_of(name), has_subject) == expected


def texts(arguments: object) -> list[str]:
    return [draft.get("html") or draft.get("body") or draft["raw"] for draft in find_drafts(arguments).drafts]


ADF = {"type": "doc", "version": 1, "content": [
    {"type": "paragraph", "content": [{"type": "text", "text": "Dear "}, {"type": "text", "text": "Anna,"}]},
    {"type": "paragraph", "content": [{"type": "text", "text": "It is sent."}]},
]}  # fmt: skip
POST = {"zh_cn": {"title": "通知", "content": [[{"tag": "text", "text": "您好"}], [{"tag": "text", "text": "请查收"}]]}}
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": "It is sent."}}]
GRAPH = {"message": {"subject": "Lamp", "body": {"contentType": "HTML", "content": "<p>Hi</p>"},
         "toRecipients": [{"emailAddress": {"name": "Anna Reed", "address": "anna@example.com"}}]}}  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"to": "a@example.com", "body": "Hi"}, ["Hi"]),
        ({"htmlBody": "<p>Hi</p>"}, ["<p>Hi</p>"]),
        (GRAPH, ["<p>Hi</p>"]),
        ({"ticket": {"id": 7, "comment": {"body": "Hi", "public": True}}}, ["Hi"]),
        ({"ticket": {"id": 7, "comment": {"body": "Hi", "public": False}}}, []),
        ({"ticket_id": 7, "comment": "Hi", "public": "false"}, []),
        ({"body": "Hi", "private": True}, []),
        ({"message_type": "comment", "type": "admin", "admin_id": "1", "body": "<p>Hi</p>"}, ["<p>Hi</p>"]),
        ({"message_type": "note", "type": "admin", "admin_id": "1", "body": "<p>Hi</p>"}, []),
        ({"issueIdOrKey": "SUP-1", "body": ADF}, ["Dear Anna,\n\nIt is sent.\n"]),
        ({"channel": "C1", "text": "Hello", "blocks": BLOCKS}, ["Hello", "It is sent.\n"]),
        ({"data": {"receive_id": "oc", "msg_type": "text", "content": '{"text": "您好"}'}}, ["您好\n"]),
        ({"data": {"msg_type": "post", "content": json.dumps(POST)}}, ["通知您好\n\n请查收\n"]),
        ({"emails": [{"subject": "A", "text": "One"}, {"subject": "B", "text": "Two"}]}, ["One", "Two"]),
        ({"content": [{"type": "text/plain", "value": "Hi"}, {"type": "text/html", "value": "<b>Hi</b>"}]}, ["<b>Hi</b>", "Hi"]),  # noqa: E501
        ({"arguments": '{"body": "Hi"}'}, ["Hi"]),
        ({"raw": "Subject: x\n\nHi"}, ["Subject: x\n\nHi"]),
        ({"raw": base64.urlsafe_b64encode("Subject: ￿\n\n您好?>".encode()).decode()}, ["Subject: ￿\n\n您好?>"]),
        ({"query": "Hi", "draft_id": "7", "label": "x"}, []),
        ({"body": ["Dear Anna,", "it is sent."]}, ["Dear Anna,\nit is sent."]),
        ({"id": "7", "corpo": "We are sorry that it took so long."}, ["We are sorry that it took so long."]),
        ({"id": "7", "内容": "台灯已经送到，请您查收。"}, ["台灯已经送到，请您查收。"]),
        ({"note_text": "We are sorry that it took so long.", "internal": True}, []),
        ("just text", []),
        (None, []),
    ],
)  # fmt: skip
def test_the_text_is_found_wherever_it_stands(arguments, expected):
    assert texts(arguments) == expected


def test_what_stands_too_deep_to_be_read_does_not_pass_as_nothing(run):
    arguments: dict = mail()
    for _ in range(20):
        arguments = {"payload": arguments}
    output = run(call(arguments))[1]
    assert "nested too deeply" in json.loads(output)["systemMessage"]


KEYS = st.sampled_from([*sorted(NAMES), "data", "comment", "type", "tag", "content", "emailAddress", "public", "x"])
WORDS = st.sampled_from(["", "Hi", "<p>Hi</p>", "[1]", '{"text": "Hi"}', "note", "Subject: x\n\nHi", "SGk6", "\ud800"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=400, deadline=None)
@given(VALUES)
def test_arguments_of_any_shape_give_drafts_that_can_be_judged(value):
    """Wrong types in a tool's arguments are no error of the linter."""
    try:
        drafts = find_drafts(value).drafts
    except HookProblem as problem:
        assert problem.key == "too-deep"
        return
    for draft in drafts:
        check_draft(draft)


def test_who_it_is_for_is_found_around_the_text():
    (draft,) = find_drafts(GRAPH).drafts
    assert draft["subject"] == "Lamp"
    assert draft["to"] == [{"name": "Anna Reed", "address": "anna@example.com"}]


def test_a_wrong_name_is_for_a_person(run):
    _, output, _ = run(call(mail(GOOD, to="Tom Stone <tom@example.com>")))
    said = json.loads(output)["hookSpecificOutput"]
    assert (said["permissionDecision"], "(SAL006)" in said["permissionDecisionReason"]) == ("ask", True)


def test_attachments_of_the_tool_are_attached(run):
    body = GOOD.replace("The lamp", "I have attached the invoice. The lamp")
    assert "(ATT001)" in denied(run(call(mail(body)))[1])
    assert run(call(mail(body, attachments=["/tmp/invoice-4711.pdf"]))) == (0, "", "")


def test_the_letter_that_a_reply_answers_counts(run):
    reply = {"ticket_id": 1, "body": "Dear Ms Reed,\n\nIt was blue.\n\nIs there anything else we can do?\n\nKind regards,\nBen\n",  # noqa: E501
             "thread": [{"role": "customer", "content": "My lamp arrived broken! I am very angry."}]}  # fmt: skip
    assert "(SRV001)" in denied(run(call(reply, "zendesk_create_ticket_comment"))[1])


def test_a_reply_needs_no_subject_and_a_first_mail_does(run):
    arguments = {"to": "Anna Reed <anna@example.com>", "body": GOOD}
    assert run(call({**arguments, "threadId": "18c"}))[1] == ""
    assert run(call(arguments, "mcp__outlook__reply_to_email"))[1] == ""
    assert "(SUB001)" in denied(run(call(arguments))[1])


def test_a_chat_needs_no_salutation_and_has_its_manners(run):
    assert run(call({"channel": "C1", "text": "The lamp is here."}, "slack_post_message")) == (0, "", "")
    assert "(TON002)" in denied(run(call({"channel": "C1", "text": "That's not our fault."}, "slack_post_message"))[1])


def test_several_messages_of_a_call_are_told_apart(run):
    output = run(call({"emails": [mail(GOOD), mail(BAD)]}, "send_emails"))[1]
    assert "- message 2, text: write “on Friday, 4 December 2026” instead of “next Friday” (DAT001)" in denied(output)


CONFIGURATION = """
ignore = ["CLS002"]
[[hook.tool]]
name = ["mcp__crm__*", "crm.execute"]
kind = "ticket"
subject = "payload.heading"
body = ["payload.answers[].words"]
[[hook.tool]]
name = "send_email_to_self"
ignore = true
"""


def test_the_configuration_says_where_the_text_of_other_tools_stands(run, tmp_path):
    (tmp_path / "etiquette.toml").write_text(CONFIGURATION)
    arguments = {"payload": {"heading": "Lamp", "answers": [{"words": BAD}]}}
    assert "(TON002)" in denied(run(call(arguments, "mcp__crm__execute"))[1])
    assert run(call(mail(BAD), "send_email_to_self")) == (0, "", "")
    output = json.loads(run(call({"payload": {}}, "crm.execute"))[1])
    assert "the call of crm.execute has no text at payload.answers[].words" in output["systemMessage"]


def test_only_the_tools_of_the_configuration_when_it_says_so(run, tmp_path):
    (tmp_path / "etiquette.toml").write_text("[hook]\nby-name = false\n")
    assert run(call(mail(BAD))) == (0, "", "")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("[hook]\ntools = 1", "did you mean 'tool'?"),
        ("[hook]\ntool = 1", "'hook.tool' must be a list"),
        ("[hook]\nby-name = 1", "by-name"),
        ("[[hook.tool]]\nkind = 'email'", "must be a table with name, and where its text stands"),
        ("[[hook.tool]]\nname = 7", "name"),
        ("[[hook.tool]]\nname = 'x'\nkind = 'letter'", "email, ticket, template, chat"),
        ("[[hook.tool]]\nname = 'x'\nignore = 'yes'", "ignore"),
        ("[[hook.tool]]\nname = 'x'\nbody = 7", "body"),
    ],
)
def test_a_wrong_table_is_named(run, tmp_path, table, words):
    (tmp_path / "etiquette.toml").write_text(table + "\n")
    assert words in json.loads(run(call(mail()))[1])["systemMessage"]


@pytest.mark.parametrize(
    ("pattern", "name", "expected"),
    [
        ("send", "send", True), ("send", "SEND", True), ("send", "sender", False), ("*send*", "mcp__x__sendMail", True),
        ("mcp__*__send", "mcp__a__send", True), ("mcp__*__send", "mcp__send", False), ("a*b*c", "abbc", True),
        ("a*bc*c", "abc", False), ("*", "anything", True),
    ],
)  # fmt: skip
def test_patterns_of_names(pattern, name, expected):
    assert matches(pattern, name) is expected


def test_what_stops_a_call_follows_fail_on(run):
    assert "(DAT001)" not in denied(run(call(mail()), CLAUDE, "--fail-on", "error")[1])
    warning = mail(GOOD.replace("on Friday, 4 December 2026", "next Friday"))
    assert run(call(warning), CLAUDE, "--fail-on", "error") == (0, "", "")


def test_it_says_on_request_what_became_of_a_call(run):
    assert run(call(mail(GOOD)), CLAUDE, "-v")[2] == "etiquette-lint: mcp__gmail__send_email: email, 1 judged: allow\n"
    assert run(call({}, "Read"), CLAUDE, "-v")[2] == "etiquette-lint: Read: sends no message that it knows of, passes\n"


@pytest.mark.parametrize(
    "value",
    [
        {"type": "tool_use", "name": "send_email", "input": mail()},
        {"type": "function_call", "name": "send_email", "arguments": json.dumps(mail())},
        {"type": "function", "function": {"name": "send_email", "arguments": json.dumps(mail())}},
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "send_email", "arguments": mail()}},
        {"toolName": "send_email", "toolArgs": mail()},
        {"tool_name": "send_email", "tool_input": json.dumps(mail())},
        mail(kind="email"),
    ],
)
def test_calls_are_read_as_models_servers_and_other_agents_write_them(run, value):
    status, output, _ = run(json.dumps(value).encode(), GENERIC)
    assert (status, json.loads(output)["reason"]) == (2, REASON)


def test_it_speaks_chinese_and_reads_a_byte_order_mark(run):
    output = run(b"\xef\xbb\xbf" + call(mail()), CLAUDE, "--lang", "zh")[1]
    assert denied(output).startswith("尚未发送。请先修改以下各处，再重新调用：\n- 正文：“next Friday”改为“on Friday, 4 December 2026”（DAT001）")  # noqa: E501


@pytest.mark.parametrize("raw", [b'{"tool_name": "send_email", "tool_input": "a\nb"}', b"{", b"{} x", b"nul", b'"'])
def test_the_installed_program_says_where_the_json_goes_wrong(raw, tmp_path):
    """In a process of its own, where `json` is not loaded yet."""
    words = [sys.executable, "-m", "etiquette_lint", "hook", "--agent", CODEX, "--lang", "en", "--on-failure", "deny"]
    run = subprocess.run(words, input=raw, capture_output=True, cwd=tmp_path, timeout=60)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.startswith(b"etiquette-lint could not check this message: standard input is not JSON: line 1, ")


def test_the_installed_program_stops_a_bad_draft_and_lets_the_corrected_one_pass(tmp_path):
    words = [sys.executable, "-m", "etiquette_lint", "hook", "--agent", CLAUDE, "--date", DATE, "--lang", "en"]
    bad = subprocess.run(words, input=call(mail()), capture_output=True, cwd=tmp_path, timeout=60)
    good = subprocess.run(words, input=call(mail(GOOD)), capture_output=True, cwd=tmp_path, timeout=60)
    assert (bad.returncode, denied(bad.stdout.decode()), bad.stderr) == (0, REASON, b"")
    assert (good.returncode, good.stdout, good.stderr) == (0, b"", b"")
