"""The OpenAPI document is valid, complete and made without a warning."""

import pytest
import yaml
from django.core.management import call_command

from office.api import schema

pytestmark = pytest.mark.django_db
METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture
def document(nobody) -> dict:
    """The document as a program gets it."""
    return nobody.get("/api/v1/schema/").json()


def operations(document: dict) -> list[tuple[str, str, dict]]:
    return [(path, m, op) for path, item in document["paths"].items() for m, op in item.items() if m in METHODS]


def test_it_is_made_and_validated_without_a_warning(tmp_path):
    target = tmp_path / "schema.yaml"
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(target))
    assert yaml.safe_load(target.read_text())["openapi"] == "3.1.0"


def test_json_by_default_and_yaml_on_request(nobody):
    assert nobody.get("/api/v1/schema/").headers["Content-Type"].startswith("application/vnd.oai.openapi+json")
    for asked in (
        {"path": "/api/v1/schema/?format=yaml"},
        {"path": "/api/v1/schema/", "HTTP_ACCEPT": "application/yaml"},
    ):
        assert yaml.safe_load(nobody.get(**asked).content)["openapi"] == "3.1.0"


def test_it_is_made_once_for_each_language(nobody):
    schema.document.cache_clear()
    for _ in range(2):
        for language in ("ko", "en"):
            nobody.get("/api/v1/schema/", headers={"accept-language": language})
    assert schema.document.cache_info().misses == 2


def test_every_operation_says_what_it_is_who_may_and_how_it_refuses(document):
    found = operations(document)
    assert {"/api/v1/me/", "/api/v1/matters/"} <= {path for path, _m, _op in found}
    for path, method, operation in found:
        where = f"{method} {path}"
        assert operation.get("summary"), where
        assert operation.get("tags"), where
        assert {"400", "401", "403", "404", "429", "503"} <= set(operation["responses"]), where
    names = [operation["operationId"] for _p, _m, operation in found]
    assert len(names) == len(set(names))


def test_every_post_takes_an_idempotency_key(document):
    posts = [(path, op) for path, method, op in operations(document) if method == "post"]
    for path, operation in posts:
        assert "Idempotency-Key" in {p["name"] for p in operation.get("parameters", [])}, path
        assert {"409", "415", "422"} <= set(operation["responses"]), path


def test_both_ways_to_sign_in_are_told(document):
    schemes = document["components"]["securitySchemes"]
    assert (schemes["bearer"]["type"], schemes["bearer"]["scheme"]) == ("http", "bearer")
    assert schemes["session"]["in"] == "cookie"


def test_all_tags_are_described(document):
    used = {tag for _p, _m, operation in operations(document) for tag in operation["tags"]}
    assert used <= {tag["name"] for tag in document["tags"]}


def test_a_problem_follows_its_own_schema(document, nobody):
    import jsonschema

    told = nobody.get("/api/v1/me/").json()
    jsonschema.validate(told, document["components"]["schemas"]["Problem"])


@pytest.mark.urls("tests.office.api.probe")
def test_posts_of_the_kit_itself_carry_the_header():
    """The kit has no POST of its own: the rule is shown on the suite's view."""
    from drf_spectacular.generators import SchemaGenerator

    operation = SchemaGenerator(urlconf="tests.office.api.probe").get_schema(public=True)["paths"]["/api/v1/write/"][
        "post"
    ]
    assert [p["name"] for p in operation["parameters"]] == ["Idempotency-Key"]
    assert operation["responses"]["422"] == {"$ref": "#/components/responses/Problem422"}
