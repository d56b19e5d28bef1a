"""Every operation of the API against made-up requests: never a 500, always what the document promises.

Whatever operation a piece adds is picked up from the OpenAPI document. Requests come from a company with a draft
of its own, whose address is used half of the time, so that they reach further than 404.
"""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = {"GET": 5, "POST": 10, "PUT": 8, "PATCH": 8, "DELETE": 3}
DRAFTS = "/api/v1/sandbox/rapid-confirmations/"


@pytest.fixture(autouse=True)
def no_limits(settings):
    """The throttles have tests of their own."""
    rates = dict.fromkeys(settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"])
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}


@pytest.fixture
def promised(db, monkeypatch):
    """The document, bound to the application itself: no server, no network, and the test's own transaction."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    return schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", get_wsgi_application())


@pytest.fixture
def draft(company) -> str:
    """The address of a draft of the company's own; empty in an installation without that procedure."""
    response = company.post(DRAFTS, {})
    return response.json()["number"] if response.status_code == 201 else ""


class Undo(Exception):  # noqa: N818
    """Ends the savepoint of one request, so that the next one finds the same world."""


def ask(case, authorization: str) -> None:
    """Send one request and hold the answer against the document."""
    try:
        with transaction.atomic():
            response = case.call(headers={"Authorization": authorization})
            case.validate_response(response, checks=CHECKS)
            raise Undo
    except Undo:
        pass


def hammer(operation, authorization: str, number: str, mode: GenerationMode) -> None:
    @seed(20261122)
    @settings(
        max_examples=EXAMPLES[operation.method.upper()],
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), own=st.booleans())
    def one(case, own):
        if own and number and "number" in (case.path_parameters or {}):
            case.path_parameters["number"] = number
        ask(case, authorization)

    one()


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_request_breaks_the_promise(promised, company, draft, mode):
    authorization = company._credentials["HTTP_AUTHORIZATION"]
    broken, asked = {}, 0
    for found in promised.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not (operation.body or operation.query or operation.path_parameters):
            continue
        try:
            hammer(operation, authorization, draft, mode)
        except Unsatisfiable:
            continue  # nothing wrong can be said to this one
        except (Exception, FailureGroup) as failure:  # all operations are told of at once
            broken[operation.label] = f"{failure} {getattr(failure, 'exceptions', '')}"[:2500]
        asked += 1
    assert not broken, "\n\n".join(f"{label}: {told}" for label, told in broken.items())
    assert asked >= 4


def test_a_broken_promise_would_be_seen(promised, company, monkeypatch):
    def broken(self, request):
        raise ZeroDivisionError

    monkeypatch.setattr("office.people.api.views.Me.get", broken)
    operation = promised["/api/v1/me/"]["GET"]
    with pytest.raises((FailureGroup, ZeroDivisionError)):
        hammer(operation, company._credentials["HTTP_AUTHORIZATION"], "", GenerationMode.POSITIVE)
