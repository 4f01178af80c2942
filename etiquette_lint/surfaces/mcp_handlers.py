"""What the MCP server answers, in the types of the protocol. Imported only where the SDK is installed."""

import json

import anyio
import mcp_types as types
from anyio import to_thread
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError

from etiquette_lint import __version__
from etiquette_lint.judging import internal_error
from etiquette_lint.surfaces.mcp_tools import INSTRUCTIONS, RESOURCE, Tool, ToolError, Tools

HINTS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def make_server(tools: Tools) -> Server:
    """The server of these tools; nothing is read or written yet."""
    handlers = Handlers(tools)
    return Server(
        "etiquette-lint",
        version=__version__,
        title="etiquette-lint",
        instructions=INSTRUCTIONS,
        on_list_tools=handlers.list_tools,
        on_call_tool=handlers.call_tool,
        on_list_resources=handlers.list_resources,
        on_list_resource_templates=handlers.list_templates,
        on_read_resource=handlers.read_resource,
    )


class Handlers:
    """The answers to each kind of request."""

    def __init__(self, tools: Tools):
        self.tools = tools
        self.offered = {tool.name: tool for tool in tools.all()}
        self.one_at_a_time = anyio.CapacityLimiter(1)  # a linter is not made for two threads

    async def list_tools(self, context, params) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[described(tool) for tool in self.offered.values()])

    async def call_tool(self, context, params) -> types.CallToolResult:
        tool = self.offered.get(params.name)
        if tool is None:
            raise MCPError(types.INVALID_PARAMS, f"There is no tool '{params.name[:80]}'.")
        try:
            given = await to_thread.run_sync(tool.call, params.arguments or {}, limiter=self.one_at_a_time)
        except ToolError as error:
            return failed(str(error))
        except Exception as error:
            return failed(internal_error(params.name, error, self.tools.language))
        text = types.TextContent(type="text", text=json.dumps(given, ensure_ascii=False))
        return types.CallToolResult(content=[text], structured_content=given)

    async def list_resources(self, context, params) -> types.ListResourcesResult:
        return types.ListResourcesResult(
            resources=[
                types.Resource(
                    uri=RESOURCE + rule.code,
                    name=rule.code,
                    title=f"{rule.code} {rule.name}",
                    description=self.tools.listed(rule)["message"],
                    mime_type="text/plain",
                )
                for rule in self.tools.rules.values()
            ]
        )

    async def list_templates(self, context, params) -> types.ListResourceTemplatesResult:
        template = types.ResourceTemplate(
            uri_template=RESOURCE + "{code}", name="rule", title="A rule by its code", mime_type="text/plain"
        )
        return types.ListResourceTemplatesResult(resource_templates=[template])

    async def read_resource(self, context, params) -> types.ReadResourceResult:
        uri = str(params.uri)
        try:
            words = self.tools.page(uri.removeprefix(RESOURCE).upper())
        except KeyError:
            raise MCPError(types.INVALID_PARAMS, f"There is no resource {uri[:80]}.") from None
        content = types.TextResourceContents(uri=uri, mime_type="text/plain", text=words)
        return types.ReadResourceResult(contents=[content])


def described(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.parameters,
        output_schema=tool.output,
        annotations=HINTS,
    )


def failed(words: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=words)], is_error=True)
