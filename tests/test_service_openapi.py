"""The OpenAPI document, held against the running service with requests made from it."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from schemathesis import Case
from service_process import Running, running

LIMITED = hypothesis_settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    with running(tmp_path_factory.mktemp("openapi")) as service:
        yield service


@pytest.mark.parametrize("path", ["/v1/lint", "/v1/fix", "/v1/rules", "/healthz", "/readyz", "/metrics"])
def test_every_answer_is_one_that_the_document_tells_of(service: Running, path: str):
    url = f"http://127.0.0.1:{service.port}"
    schema = schemathesis.openapi.from_url(f"{url}/openapi.json")
    schema.config.base_url = url
    operations = [found.ok() for found in schema.get_all_operations() if found.ok().path == path]
    assert len(operations) == 1

    @LIMITED
    @given(operations[0].as_strategy())
    def fuzz(case: Case) -> None:
        # Names of rules and rule sets, and fields that exclude each other, are more than the document can say.
        case.call_and_validate(excluded_checks=[schemathesis.checks.CHECKS.get_one("positive_data_acceptance")])

    fuzz()


def test_the_document_names_every_address_for_programs(service: Running):
    document = service.ask("GET", "/openapi.json").json
    assert document["openapi"].startswith("3.1")
    assert sorted(document["paths"]) == ["/healthz", "/metrics", "/readyz", "/v1/fix", "/v1/lint", "/v1/rules"]
    lint = document["paths"]["/v1/lint"]["post"]
    assert sorted(lint["responses"]) == ["200", "400", "401", "408", "413", "415", "422", "429", "503"]
    assert sorted(lint["requestBody"]["content"]) == ["application/json", "message/rfc822"]


def test_what_is_answered_fits_the_schemas(service: Running):
    import jsonschema

    document = service.ask("GET", "/openapi.json").json

    def fits(name: str, value: object) -> None:
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        jsonschema.validate(value, schema)

    draft = {"subject": "Lamp", "body": "Dear Ms Reed,\n\nThe the lamp leaves ASAP, my card is 4111 1111 1111 1111."}
    override = {"by": "Mia", "reason": "urgent", "codes": ["LNG008", "PRV002"]}
    fits("Draft", {**draft, "override": override, "brand": "Acme"})
    fits("Report", service.post("/v1/lint", draft).json)
    fits("Report", service.post("/v1/lint", {**draft, "override": override}).json)
    fits("BatchReport", service.post("/v1/lint", [draft, draft]).json)
    fits("Fixed", service.post("/v1/fix", draft).json)
    fits("Rules", service.ask("GET", "/v1/rules").json)
    fits("Problem", service.post("/v1/lint", [{"body": 3}]).json)
    with pytest.raises(jsonschema.ValidationError):
        fits("Draft", {"bodi": "x"})
