"""The application: which address is whose, what surrounds them all, how it starts, reads its rules again and stops."""

import contextlib

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response

from etiquette_lint import __version__
from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.surfaces.service import documents, logs, page
from etiquette_lint.surfaces.service.gate import Gate
from etiquette_lint.surfaces.service.handlers import (
    FIX_PARAMETERS,
    LINT_PARAMETERS,
    RULES_PARAMETERS,
    Handlers,
    guarded,
    refused,
)
from etiquette_lint.surfaces.service.refusals import Refusal
from etiquette_lint.surfaces.service.reloading import Watch
from etiquette_lint.surfaces.service.settings import load
from etiquette_lint.surfaces.service.state import Service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from etiquette_lint.surfaces.service.settings import ServerSettings

SUMMARY = "Judge drafts of e-mails and ticket replies before they are sent, in English and Chinese."
EXPOSED = ["Retry-After", "X-Request-Id"]
ALLOWED = ["Authorization", "X-API-Key", "Content-Type", "Accept-Language"]


class RawRoute(APIRoute):
    """A route whose handler reads its request itself: a draft is checked by the linter's own table, not twice."""

    def get_route_handler(self):
        return guarded(self.endpoint)


def create(service: Service):
    """The application of a worker, complete with everything around it."""
    application = FastAPI(
        title="etiquette-lint",
        summary=SUMMARY,
        version=__version__,
        docs_url=None,  # both pages would load their scripts from another host
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan_of(service),
    )
    application.router.route_class = RawRoute
    add_api(application, Handlers(service))
    if service.server["page"]:
        for address, file in page.page_files():
            application.add_api_route(
                address, file.answer, methods=["GET", "HEAD"], include_in_schema=False, response_model=None
            )
    add_hooks(application, service)
    application.add_exception_handler(HTTPException, no_such_page)
    application.add_exception_handler(Exception, no_answer)
    application.openapi = openapi_of(application)  # type: ignore[method-assign]
    known = {path for route in application.routes if "{" not in (path := getattr(route, "path", "{"))}
    gate = Gate(application, service, known)
    if not service.server["cors"]:
        return gate
    return CORSMiddleware(
        gate,
        allow_origins=service.server["cors"],
        allow_methods=["GET", "POST"],
        allow_headers=ALLOWED,
        expose_headers=EXPOSED,
        max_age=3600,
    )


def add_api(application: FastAPI, handlers: Handlers) -> None:
    """The addresses for programs, with what the OpenAPI document says of them."""
    ref, content, responses, parameters = documents.ref, documents.content, documents.responses, documents.parameters
    report = {"oneOf": [ref("Report"), ref("BatchReport")]}
    judged = responses({"description": "Judged; `ok` says whether to send.", "content": content(report)},
                       400, 408, 413, 415, 422)  # fmt: skip
    judged[422]["description"] += " With fail_status=422 also the report of a draft that may not be sent."
    judged[422]["content"].update(content(ref("Report")))
    fixed = responses({"description": "Mended.", "content": content(ref("Fixed"))}, 400, 408, 413, 415, 422)
    listed = responses({"description": "The rules.", "content": content(ref("Rules"))}, 422)
    state = {"type": "object", "properties": {"status": documents.TEXT}, "required": ["status"]}
    up: dict[int | str, dict] = {200: {"description": "Up.", "content": content(state)}}
    ready = responses({"description": "Takes drafts.", "content": content(state)}, keyed=False)
    counted: dict[int | str, dict] = {
        200: {"description": "For Prometheus.", "content": {"text/plain": {"schema": documents.TEXT}}}
    }
    if not handlers.service.server["open-metrics"]:
        counted |= {status: listed[status] for status in (401, 429)}
    secured: dict = {"security": [{"key": []}, {"keyHeader": []}, *([] if handlers.service.rule_sets.keys else [{}])]}
    lint = {"parameters": parameters(*LINT_PARAMETERS), "requestBody": documents.body(ref("Draft"), documents.DRAFTS)}
    fix = {"parameters": parameters(*FIX_PARAMETERS), "requestBody": documents.body(ref("Draft"))}
    for method, path, handler, summary, answers, extra in (
        ("POST", "/v1/lint", handlers.lint, "Judge a draft, or a list of drafts", judged, {**lint, **secured}),
        ("POST", "/v1/fix", handlers.fix, "Mend a draft", fixed, {**fix, **secured}),
        ("GET", "/v1/rules", handlers.rules, "The rules", listed,
         {"parameters": parameters(*RULES_PARAMETERS), **secured}),
        ("GET", "/healthz", handlers.healthy, "Whether the process runs", up, {}),
        ("GET", "/readyz", handlers.ready, "Whether drafts are taken", ready, {}),
        ("GET", "/metrics", handlers.metrics, "Counters", counted, {}),
    ):  # fmt: skip
        application.add_api_route(
            path, handler, methods=[method], summary=summary, response_class=Response, responses=answers,
            openapi_extra=extra, response_model=None, operation_id=path.strip("/").replace("/", "_"),
        )  # fmt: skip
        if method == "GET":  # probes of load balancers often ask for no more than the head
            application.add_api_route(path, handler, methods=["HEAD"], include_in_schema=False, response_model=None)


def openapi_of(application: FastAPI):
    """The OpenAPI document, made once."""
    generate = application.openapi

    def openapi() -> dict:
        if application.openapi_schema is None:
            document = generate()
            components = document.setdefault("components", {})
            components.setdefault("schemas", {}).update(documents.schemas())
            components["securitySchemes"] = {
                "key": {"type": "http", "scheme": "bearer"},
                "keyHeader": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
            }
            application.openapi_schema = document
        return application.openapi_schema

    return openapi


async def no_such_page(request: Request, error: Exception) -> Response:
    """Addresses that do not exist, and methods that an address does not take."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "")
        return refused(request, Refusal("no-method", headers=[(b"allow", allowed.encode())], allowed=allowed))
    return refused(request, Refusal("no-page" if error.status_code == 404 else "bad-request"))


async def no_answer(request: Request, error: Exception) -> Response:
    """The last resort; the gate tells the log where it happened."""
    return refused(request, Refusal("internal"))


def lifespan_of(service: Service):
    """What runs beside the requests of a worker."""

    @contextlib.asynccontextmanager
    async def lifespan(application: FastAPI) -> "AsyncIterator[None]":
        service.rule_sets.warm()
        async with Watch(service), contextlib.AsyncExitStack() as stack:
            for context in application.state.contexts:
                await stack.enter_async_context(context)
            service.ready = True
            logs.tell("info", "ready", rules=sorted(service.rule_sets.base), keys=len(service.rule_sets.keys))
            yield
            service.ready = False
        service.aside.stop()
        logs.tell("info", "stopped")

    return lifespan


def add_hooks(application: FastAPI, service: Service) -> None:
    """The webhooks of helpdesks, where the configuration names some."""
    application.state.contexts = []
    if not service.server.hooks:
        return
    from etiquette_lint.surfaces.service.hooks import Hooks

    hooks = Hooks(service)
    application.state.contexts.append(hooks)
    problem = documents.content(documents.ref("Problem"), "application/problem+json")
    application.add_api_route(
        "/hooks/{provider}", hooks.receive, methods=["POST"], summary="Webhooks of helpdesks", response_class=Response,
        response_model=None, operation_id="hooks",
        responses={
            "2XX": {"description": "Taken; what is done about the message is done afterwards."},
            "4XX": {"description": "Not taken, or the message is held back.", "content": problem},
            503: {"description": "Not taken now; send it again.", "content": problem},
        },
        openapi_extra={"parameters": [
            {"name": "provider", "in": "path", "required": True, "schema": {"enum": sorted(service.server.hooks)}}
        ]},
    )  # fmt: skip


class Factory:
    """What makes the application in a worker; can be sent to another process."""

    def __init__(self, server: "ServerSettings", folder: str | None):
        self.server = server
        self.folder = folder

    def settings(self) -> "ServerSettings":
        """The settings as they stand now, for a worker that takes the place of another; else those of the start."""
        import os

        try:
            return load(self.server.file or "", os.environ, self.server.options)
        except ConfigurationError:
            return self.server

    def __call__(self):
        import gc

        logs.take_over()
        service = Service(self.settings(), self.folder)
        logs.requests = service.server["log"] == "requests"
        application = create(service)
        gc.set_threshold(50_000, 20, 20)  # judging makes many small objects and few cycles
        gc.freeze()
        return application
