from pathlib import Path

import pytest
from django.db import connection
from django.template import engines

from office.documents import actions
from office.people.models import User
from tests.office.documents import casework

HERE = Path(__file__).parent / "templates"


def has_pango() -> bool:
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


def pytest_collection_modifyitems(items) -> None:
    if not any(item.get_closest_marker("pdf") for item in items) or has_pango():
        return
    for item in items:
        if item.get_closest_marker("pdf"):
            item.add_marker(pytest.mark.skip(reason="Pango is not installed"))


@pytest.fixture(scope="session")
def paper_table(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        # the journeys borrow this fixture: there it is another one of the same table
        if casework.Paper._meta.db_table not in connection.introspection.table_names():
            with connection.schema_editor() as editor:
                editor.create_model(casework.Paper)


@pytest.fixture
def papers(paper_table, tmp_path, settings):
    """The procedure is known for the length of a test; files go to a folder of their own."""
    folder = str(tmp_path / "files")
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**settings.STORAGES["default"], "OPTIONS": {"location": folder}},
    }
    casework.set_up()
    engine = engines["django"].engine
    engine.dirs.append(HERE)
    yield
    engine.dirs.remove(HERE)
    casework.tear_down()


@pytest.fixture
def paper(papers, cast):
    for part, position in (("molit_officer", "주무관"), ("decision_maker", "스마트도시팀장"), ("deputy", "사무관")):
        user = getattr(cast, part)
        user.position, user.name = (
            position,
            {"molit_officer": "국토부담당관", "decision_maker": "결재권자", "deputy": "대행담당관"}[part],
        )
        user.save()
    return casework.open_paper(cast.company)


@pytest.fixture
def letter(paper, cast):
    """A draft of the MOLIT officer."""
    return actions.draft(
        paper, "answer", by=cast.actor("molit_officer"), data={"verdict": "필요 없음", "due": "2026-12-04"}
    )


@pytest.fixture
def sent(letter, cast):
    """On its way, waiting for the decision maker."""
    actions.submit_for_approval(letter, by=cast.actor("molit_officer"), approver=cast.decision_maker)
    return letter


@pytest.fixture
def document(sent, cast):
    """Approved and issued; the file is still to be made."""
    (issued,) = actions.approve(sent, by=cast.actor("decision_maker"))
    return issued


@pytest.fixture
def sign_in(client):
    def go(user: User):
        client.force_login(user)
        return client

    return go
