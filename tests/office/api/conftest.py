"""What the tests of the API share: clients of every kind of caller."""

import datetime as dt

import pytest
from knox.models import get_token_model
from rest_framework.test import APIClient

from tests.cast import cast  # noqa: F401


@pytest.fixture
def bearer():
    """A client with a bearer token of a user."""

    def make(user, **more) -> APIClient:
        _row, token = get_token_model().objects.create(user, expiry=more.pop("expiry", dt.timedelta(days=1)), **more)
        client = APIClient(raise_request_exception=False)
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
        return client

    return make


@pytest.fixture
def company(bearer, cast):  # noqa: F811
    """The company's manager as a program."""
    return bearer(cast.company_user)


@pytest.fixture
def nobody() -> APIClient:
    """A client without any credentials."""
    return APIClient(raise_request_exception=False)
