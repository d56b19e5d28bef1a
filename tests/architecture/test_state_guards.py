"""The database refuses what no step allows, and a protected state stays protected."""

import itertools

import django_fsm
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from competitions.models import Call, Entry, Objection
from office.documents import actions as letters
from office.workflow import Stateful, legal_changes, perform
from sandbox.models import Consultation, RapidConfirmation
from tests.assessment.bare import assessment_rows
from tests.competitions.selecting import Selecting
from tests.office.committees.bare import meeting_rows
from tests.sandbox.bare import application_rows

STATEFUL = [model for model in apps.get_models() if issubclass(model, Stateful)]


@pytest.fixture
def rows(rapid, exemption, competition, cast, panel_world):
    """One row of every model with a procedure."""
    case = rapid.inquiring()
    letter = letters.draft(
        rapid.received(), "return_application", by=rapid.officer,
        data={"ground": "not_a_petition", "reason": "대상이 아님"},
    )  # fmt: skip
    call, selecting = competition.announced(), Selecting(competition, entries=1)
    selecting.published()
    with competition.at(selecting.result_day):
        objection = selecting.objection(selecting.entries[0], by=competition.mayor)
    more = meeting_rows(cast) | application_rows(exemption.received(), cast)
    more |= {Call: call, Entry: competition.entry(call), Objection: objection} | assessment_rows(panel_world)
    return {RapidConfirmation: case, Consultation: rapid.part(case), type(letter): letter, **more}


def test_the_triggers_are_in_postgresql():
    assert connection.vendor == "postgresql"


def moves(model) -> tuple[set, set]:
    """The changes of state that steps allow, and all others."""
    states = [code for code, _label in model._meta.get_field("state").flatchoices]
    legal = {(source, target) for source, target in legal_changes(model) if source != target}
    return legal, set(itertools.permutations(states, 2)) - legal


def jump(model, row, source: str, target: str) -> bool:
    """Whether the database lets the state change; whatever happened is undone."""

    class Undo(Exception):
        pass

    table = model._meta.db_table
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            model.objects.filter(pk=row.pk).update(state=source)
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            try:
                with transaction.atomic():
                    model.objects.filter(pk=row.pk).update(state=target)
            except DatabaseError as error:
                assert "transition" in str(error).lower(), error
                return False
            raise Undo
    except Undo:
        return True


def test_every_model_with_a_procedure_is_tried(rows):
    assert set(rows) == set(STATEFUL)


def test_only_what_a_step_allows_can_be_written(rows):
    for model, row in rows.items():
        legal, illegal = moves(model)
        assert legal and illegal
        wrong = {pair for pair in illegal if jump(model, row, *pair)}
        assert not wrong, model
        assert {pair for pair in legal if not jump(model, row, *pair)} == set(), model


def test_a_bulk_update_past_the_procedure_is_refused(rows):
    case = rows[RapidConfirmation]
    with pytest.raises(DatabaseError), transaction.atomic():
        RapidConfirmation.objects.filter(pk=case.pk).update(state="draft")
    case.refresh_from_db()
    assert case.state == "inquiring"


def test_the_maintained_machine_is_installed():
    """Both packages install side by side under one name; the inactive one lacks this word."""
    assert django_fsm.ANY_STATE


def refused(subject) -> bool:
    try:
        subject.state = "notified"
    except AttributeError:
        return True
    return False


@pytest.fixture
def case(rapid):
    return rapid.received()


def test_a_state_cannot_be_assigned(case):
    assert refused(case)


def test_it_stays_so_after_a_refresh(case):
    case.refresh_from_db()
    assert case.state == "received"
    assert refused(case)


class Broken(Exception):
    pass


def test_it_stays_so_after_a_refresh_that_fails(case, monkeypatch):
    """django-fsm-2 lifts the protection from the class while it refreshes and leaves it lifted when that raises."""

    def fail(self, *args, **kwargs):
        raise Broken

    with monkeypatch.context() as patched:
        patched.setattr(models.Model, "refresh_from_db", fail)
        with pytest.raises(Broken):
            case.refresh_from_db()
    assert case.state == "received"
    assert refused(case)
    assert refused(RapidConfirmation(state="draft"))


def test_it_stays_so_when_the_row_is_gone(case):
    ghost = RapidConfirmation(pk=case.matter.pk, state="received")
    ghost.matter_id = "00000000-0000-7000-8000-000000000000"
    with pytest.raises(RapidConfirmation.DoesNotExist):
        ghost.refresh_from_db()
    assert refused(ghost)
    assert refused(case)


def test_a_refresh_of_other_columns_leaves_the_state_alone(case):
    case.refresh_from_db(fields=["received_at"])
    assert case.state == "received"
    assert refused(case)


def test_a_step_reaches_the_row_through_the_same_lock(case, rapid):
    stale = RapidConfirmation.objects.select_related("matter").get(pk=case.pk)
    perform(case, "keep_at_molit", by=rapid.judge, reason="소관 부처 없음")
    assert stale.state == "received"
    stale.refresh_from_db()
    assert stale.state == case.state == "consolidating"
