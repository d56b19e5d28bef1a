"""The ledger cannot be rewritten unseen: triggers refuse, and the chain tells on whoever takes them away."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from office.access import SYSTEM
from office.ledger import record, seal
from office.ledger.models import Event, Seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def events() -> list[Event]:
    """Six that are sealed, for the chain's own tests."""
    made = [record("tests.happened", actor=SYSTEM, data={"n": n}) for n in range(6)]
    seal.seal_events()
    return made


def refused(action) -> bool:
    try:
        with transaction.atomic():
            action()
    except DatabaseError as error:
        return "append_only" in str(error) or "Cannot" in str(error)
    return False


BY_HAND = {
    Event: ("UPDATE ledger_event SET kind = 'x'", "DELETE FROM ledger_event"),
    Seal: ("UPDATE ledger_seal SET hash = 'x'", "DELETE FROM ledger_seal"),
}


@pytest.mark.parametrize("model", BY_HAND)
def test_neither_events_nor_seals_change_or_go(events, model):
    rows = model.objects.all()
    before = list(rows.values())
    one = rows.first()
    assert refused(lambda: rows.update(**{"kind": "x"} if model is Event else {"hash": "x"}))
    assert refused(rows.delete)
    assert refused(one.save)
    assert refused(one.delete)
    for statement in BY_HAND[model]:
        assert refused(lambda statement=statement: sql(statement))
    assert list(model.objects.values()) == before


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def behind_the_triggers(model, statement: str, *values) -> None:
    """What somebody with the database's own password could do."""
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
    sql(statement, *values)
    sql(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")


def verified(*words: str) -> tuple[int, str]:
    """Exit code and what was printed."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("verify_ledger", *words, stdout=out, stderr=err)
    except SystemExit as end:
        code = end.code
    return code, out.getvalue() + err.getvalue()


def test_a_chain_that_holds_tells_its_count_and_head(events):
    code, told = verified()
    assert code == 0
    assert re.fullmatch(r"6 events, chain intact, head 6:[0-9a-f]{64}\n", told)
    record("tests.happened", actor=SYSTEM)
    assert verified()[1].startswith("7 events")


def test_an_empty_ledger_holds():
    assert verified() == (0, f"0 events, chain intact, head 0:{seal.GENESIS}\n")


@pytest.mark.parametrize(
    "lie",
    [
        "kind = 'tests.never_happened'",
        "data = '{\"n\": 99}'",
        "actor_kind = 'person'",
        "subject_id = 'somebody'",
        "at = '2020-01-01T00:00:00Z'",
    ],
)
def test_the_first_altered_event_is_named(events, lie):
    altered = (events[2].pk, events[4].pk)
    behind_the_triggers(Event, f"UPDATE ledger_event SET {lie} WHERE id IN (%s, %s)", *altered)  # noqa: S608
    code, told = verified()
    assert code == 1
    assert f"BROKEN after 2 events: seal 3: event {events[2].pk}" in told
    assert "altered" in told


def test_a_missing_event_is_named(events):
    behind_the_triggers(Event, "DELETE FROM ledger_event WHERE id = %s", events[3].pk)
    assert verified() == (1, f"BROKEN after 3 events: seal 4: event {events[3].pk} is missing\n")


def test_a_missing_seal_is_named(events):
    behind_the_triggers(Seal, "DELETE FROM ledger_seal WHERE number = 2")
    assert verified() == (1, "BROKEN after 1 events: seal 2 is missing\n")


def test_a_chain_cut_short_is_found_by_the_head_kept_elsewhere(events):
    out = StringIO()
    call_command("export_ledger_head", stdout=out)
    head = out.getvalue().strip()
    assert verified("--head", head)[0] == 0
    behind_the_triggers(Seal, "DELETE FROM ledger_seal WHERE number > 4")
    behind_the_triggers(Event, "DELETE FROM ledger_event WHERE id >= %s", events[4].pk)
    assert verified()[0] == 0
    code, told = verified("--head", head)
    assert code == 1
    assert "is not in the chain" in told


def test_a_chain_made_anew_is_found_by_the_head_kept_elsewhere(events):
    head = seal.head()
    behind_the_triggers(Event, "UPDATE ledger_event SET kind = 'tests.invented' WHERE id = %s", events[5].pk)
    behind_the_triggers(Seal, "DELETE FROM ledger_seal WHERE number = 6")
    assert verified()[0] == 0
    assert verified("--head", head)[0] == 1
    assert verified("--head", "nonsense")[0] == 1


def test_sealing_leaves_out_nothing_and_seals_nothing_twice(events):
    assert seal.seal_events() == 0
    more = [record("tests.happened", actor=SYSTEM) for _n in range(3)]
    assert seal.seal_events(limit=2) == 2
    assert seal.seal_events() == 1
    assert list(Seal.objects.values_list("event_id", flat=True)) == [one.pk for one in (*events, *more)]
