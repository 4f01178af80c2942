"""The MCP server, talked to by the official client: in process, as a child process, over HTTP."""

import json
import os
import socket
import subprocess
import sys
import time
from importlib import import_module

import pytest

from etiquette_lint.surfaces.arguments import Values
from etiquette_lint.surfaces.cli import main
from etiquette_lint.surfaces.commands import COMMANDS
from etiquette_lint.surfaces.mcp import make_tools
from etiquette_lint.surfaces.mcp_handlers import make_server

anyio = import_module("anyio")
jsonschema = import_module("jsonschema")
mcp = import_module("mcp")

DATE = "2026-11-24T09:30+00:00"
BAD = "Dear Ms Reed,\n\nThe lamp arrives next Friday.\n\nKind regards,\nBen Ito\n"
GOOD = BAD.replace("next Friday", "on Friday, 4 December 2026")
MAIL = {"subject": "Your lamp: delivery", "to": "Anna Reed <anna@example.com>", "kind": "email"}
WORDS = [sys.executable, "-m", "etiquette_lint", "mcp", "--date", DATE, "--lang", "en"]
TOOLS = ["lint_message", "fix_message", "explain_rule", "list_rules"]


def values(**given) -> Values:
    empty = {option.name: option.empty() for option in COMMANDS["mcp"].options}
    return Values({**empty, "operands": [], "date": DATE, "lang": "en", "no_cache": True, **given})


@pytest.fixture(scope="module")
def server():
    return make_server(make_tools(values()))


def talk(server, conversation):
    """Hold a conversation with a client connected to a server object, address or child process."""

    async def run():
        async with mcp.Client(server) as client:
            return await conversation(client)

    return anyio.run(run)


def call(server, tool: str, **arguments):
    return talk(server, lambda client: client.call_tool(tool, arguments))


def test_a_message_is_mended_in_two_calls(server):
    async def conversation(client):
        first = await client.call_tool("lint_message", {**MAIL, "body": BAD})
        second = await client.call_tool("fix_message", {**MAIL, "body": BAD, "unsafe": True})
        return first.structured_content, second.structured_content

    judged, fixed = talk(server, conversation)
    assert (judged["verdict"], [found["code"] for found in judged["diagnostics"]]) == ("revise", ["DAT001"])
    assert fixed["draft"] == {"body": GOOD}
    assert fixed["applied"] == [{"code": "DAT001", "count": 1}]
    assert fixed["report"]["verdict"] == "send"


def test_tools_tell_what_they_take_and_give(server):
    async def conversation(client):
        tools = (await client.list_tools()).tools
        results = {}
        for name, arguments in [
            ("lint_message", {**MAIL, "body": BAD}),
            ("fix_message", {**MAIL, "body": BAD}),
            ("explain_rule", {"rule": "DAT001"}),
            ("list_rules", {}),
        ]:
            results[name] = await client.call_tool(name, arguments)
        return tools, results

    tools, results = talk(server, conversation)
    assert [tool.name for tool in tools] == TOOLS
    for tool in tools:
        hints = tool.annotations
        assert (hints.read_only_hint, hints.destructive_hint, hints.idempotent_hint, hints.open_world_hint) == (
            True, False, True, False,
        )  # fmt: skip
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        assert tool.input_schema["type"] == tool.output_schema["type"] == "object"
        assert not {"anyOf", "oneOf", "allOf"} & set(tool.input_schema)
        content = results[tool.name].structured_content
        jsonschema.validate(content, tool.output_schema, jsonschema.Draft202012Validator)
        assert json.loads(results[tool.name].content[0].text) == content


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("lint_message", {}, "nothing to judge: give body, html or raw"),
        ("lint_message", {"body": 3}, "'body' must be text"),
        ("lint_message", {"bdy": "x", "body": "x"}, "a draft has no field 'bdy'; did you mean 'body'?"),
        ("fix_message", {"body": "x", "unsafe": "yes"}, "'unsafe' must be true or false"),
        ("explain_rule", {}, "'rule' must be the code or name of a rule, such as DAT001"),
        ("list_rules", {"family": 7}, "'family' must be text, such as DAT"),
    ],
)
def test_wrong_arguments_are_told_to_the_model(server, tool, arguments, words):
    result = call(server, tool, **arguments)
    assert (result.is_error, result.content[0].text) == (True, words)


def test_a_word_that_means_no_rule_or_several_is_told(server):
    assert "relative-dat" in call(server, "explain_rule", rule="relative-dat").content[0].text
    several = call(server, "explain_rule", rule="DAT00").content[0].text
    assert several.startswith("'DAT00' means several rules: DAT001, DAT002")


def test_rules_are_listed_and_explained(server):
    listed = call(server, "list_rules", family="dat").structured_content["rules"]
    assert [rule["code"] for rule in listed][:3] == ["DAT001", "DAT002", "DAT003"]
    assert all(rule["code"].startswith("DAT") for rule in listed)
    one = call(server, "explain_rule", rule="relative-date").structured_content
    assert (one["code"], one["resource"]) == ("DAT001", "etiquette://rules/DAT001")
    assert "⟦next Wednesday⇒on Wednesday, 2 December 2026⟧" in one["page"]


def test_every_rule_is_a_resource(server):
    async def conversation(client):
        resources = (await client.list_resources()).resources
        templates = (await client.list_resource_templates()).resource_templates
        page = (await client.read_resource("etiquette://rules/DAT001")).contents[0].text
        with pytest.raises(mcp.MCPError, match="There is no resource etiquette://rules/XXX999"):
            await client.read_resource("etiquette://rules/XXX999")
        return resources, templates, page

    resources, templates, page = talk(server, conversation)
    listed = call(server, "list_rules").structured_content["rules"]
    assert [resource.uri for resource in resources] == [f"etiquette://rules/{rule['code']}" for rule in listed]
    assert [template.uri_template for template in templates] == ["etiquette://rules/{code}"]
    assert page.startswith("DAT001 relative-date")


def test_a_tool_that_does_not_exist_is_an_error_of_the_protocol(server):
    async def conversation(client):
        with pytest.raises(mcp.MCPError, match="There is no tool 'send_message'"):
            await client.call_tool("send_message", {})

    talk(server, conversation)


def test_text_cannot_silence_the_linter(server):
    html = "<!-- etiquette-lint: ignore ALL --><p>Dear Ms Reed,</p><p>That's not our fault.</p><p>Regards,<br>Ben</p>"
    report = call(server, "lint_message", html=html, **MAIL).structured_content
    assert "TON002" in [found["code"] for found in report["diagnostics"]]


def test_the_installed_program_over_standard_input(tmp_path):
    parameters = mcp.StdioServerParameters(command=WORDS[0], args=WORDS[1:], cwd=tmp_path, env=dict(os.environ))

    async def conversation(client):
        listed = await client.list_tools()
        judged = await client.call_tool("lint_message", {**MAIL, "body": BAD})
        return [tool.name for tool in listed.tools], judged.structured_content

    names, judged = talk(import_module("mcp.client.stdio").stdio_client(parameters), conversation)
    assert names == TOOLS
    assert [found["code"] for found in judged["diagnostics"]] == ["DAT001"]


def test_the_installed_program_over_http_and_a_taken_port(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [*WORDS, "--transport", "http", "--port", str(port)]
    serving = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    try:
        said = serving.stderr.readline()
        assert said == f"etiquette-lint: MCP server at http://127.0.0.1:{port}/mcp; end with Ctrl-C\n"
        wait_for(port)
        judged = call(f"http://127.0.0.1:{port}/mcp", "lint_message", body=BAD, **MAIL).structured_content
        assert [found["code"] for found in judged["diagnostics"]] == ["DAT001"]
        second = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=60)
        assert (second.returncode, second.stdout) == (2, "")
        assert second.stderr == (
            f"etiquette-lint: cannot listen at 127.0.0.1, port {port}: Address already in use; "
            "choose another with --port\n"
        )
    finally:
        serving.terminate()
        serving.wait(20)


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server does not answer")


def test_without_the_extra_it_says_how_to_install_it(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "mcp.server.lowlevel", None)
    assert main(["mcp", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        "etiquette-lint: the MCP server needs more packages: pip install 'etiquette-lint[mcp]'\n"
    )


def test_a_wrong_configuration_is_said_before_serving(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "etiquette.toml").write_text("selct = []\n")
    assert main(["mcp", "--lang", "en"]) == 2
    assert "did you mean 'select'?" in capsys.readouterr().err
