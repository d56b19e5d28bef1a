import pytest

from office.forms import actions, registry
from tests.office import applications
from tests.office.attachments.conftest import house  # noqa: F401
from tests.office.cases import case_kind, case_table, open_case  # noqa: F401


@pytest.fixture(autouse=True)
def forms(case_kind, monkeypatch):  # noqa: F811
    """The form is known, and used by the test's kind of case."""
    monkeypatch.setattr(registry, "_definitions", {})
    monkeypatch.setattr(registry, "_uses", {})
    applications.register()


@pytest.fixture
def answers(cast):
    """Empty answers of a case of the company."""
    case = open_case(cast.company)
    return actions.open_answers(case.matter, applications.FORM, by=cast.actor("company_user"))


@pytest.fixture
def good(cast, answers):
    """Complete answers with their file."""
    return applications.complete(answers, cast.actor("company_user"))
