"""The linter as a function for models: strict schemas, and drafts and reports that are what they say."""

import json
from importlib import import_module

import pytest

from etiquette_lint.api import settings_for
from etiquette_lint.draft import judge_draft
from etiquette_lint.lint import Linter
from etiquette_lint.surfaces.cli import main

jsonschema = import_module("jsonschema")

FORMS = ["openai", "openai-chat", "anthropic", "gemini", "draft", "report"]


@pytest.fixture
def printed(capsys):
    def schema(form: str) -> dict:
        assert main(["schema", "--for", form]) == 0
        return json.loads(capsys.readouterr().out)

    return schema


def parameters(form: str, printed: dict) -> dict:
    """Where each maker of models wants the arguments described."""
    if form == "openai-chat":
        return printed["function"]["parameters"]
    return printed[{"openai": "parameters", "anthropic": "input_schema", "gemini": "parametersJsonSchema"}[form]]


def objects(schema: dict) -> list[dict]:
    """Every schema of an object within a schema."""
    inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", [])]
    inner += [schema["items"]] if "items" in schema else []
    found = [schema] if "properties" in schema else []
    return found + [item for part in inner for item in objects(part)]


@pytest.mark.parametrize("form", FORMS[:4])
def test_functions_are_in_the_strict_form(printed, form):
    schema = parameters(form, printed(form))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert len(objects(schema)) == 3  # the draft, an attachment, an earlier message
    for part in objects(schema):
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
    unions = [field for part in objects(schema) for field in part["properties"].values() if "null" in field["type"]]
    assert len(unions) <= 16  # more than that is refused by the strict mode of some
    assert not {"anyOf", "oneOf", "allOf"} & set(schema)


@pytest.mark.parametrize("form", FORMS[:4])
def test_what_a_model_fills_in_is_a_draft(printed, form):
    schema = parameters(form, printed(form))
    arguments = dict.fromkeys(schema["properties"])
    arguments |= {"body": "Dear Ms Reed,\n\nIt is here.\n\nRegards,\nBen", "to": ["Anna Reed <anna@example.com>"]}
    arguments["attachments"] = [{"name": "lamp.pdf", "type": None, "size": None}]
    arguments["thread"] = [{"from": "customer", "date": None, "body": "Where is my lamp?"}]
    jsonschema.validate(arguments, schema, jsonschema.Draft202012Validator)
    jsonschema.validate(arguments, printed("draft"), jsonschema.Draft202012Validator)
    settings, _ = settings_for()
    report = judge_draft(arguments, Linter(settings))
    jsonschema.validate(report, printed("report"), jsonschema.Draft202012Validator)


def test_each_maker_finds_the_name_where_it_looks(printed):
    assert printed("openai")["type"] == "function"
    assert printed("openai")["strict"] is printed("anthropic")["strict"] is True
    names = [printed(form)["name"] for form in ("openai", "anthropic", "gemini")]
    assert [*names, printed("openai-chat")["function"]["name"]] == ["lint_message"] * 4


def test_another_form_is_refused_with_the_right_ones(capsys):
    assert main(["schema", "--for", "toml", "--lang", "en"]) == 2
    assert "openai, openai-chat, anthropic, gemini, draft, report" in capsys.readouterr().err
