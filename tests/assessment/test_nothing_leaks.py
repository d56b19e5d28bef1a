"""Nothing of an entry that one keeps away from, nothing of others' scores before the lock: asked of every address."""

import pytest
from django.db import DatabaseError, connection, transaction

from competitions.models import Entry
from office.assessment.actions import rounds
from office.assessment.actions.tally import tally
from office.ledger.dispatch import run_due
from tests.assessment.leaking import NOTE, SCORES, WORDS, Hidden, found
from tests.competitions.programs import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def hidden(competition):
    made = Hidden(competition)
    with competition.at(made.call.closes_at + DAY):
        yield made


@pytest.fixture
def locked(hidden):
    """The round is locked and tallied, and whoever is told of it was told."""
    hidden.panels.sign_all(hidden.round)
    rounds.lock_round(hidden.round, by=hidden.panels.member(hidden.panel))
    hidden.round.refresh_from_db()
    tally(hidden.round, by=hidden.world.officer)
    run_due()
    return hidden


def test_before_the_lock_its_writer_reads_a_sheet_and_the_search_finds_it(hidden):
    """What is to be hidden is there: else the searches below would prove nothing."""
    assert len(found(dict(hidden.asked("r3")), SCORES)) >= 4


def test_before_the_lock_the_staff_read_the_entries_and_no_scores(hidden):
    told = dict(hidden.asked("secretariat_officer"))
    assert len(found(told, hidden.words_of("r2"))) >= 10
    assert found(told, (*SCORES, WORDS, NOTE)) == {}


@pytest.mark.parametrize("who", ["r1", "r2", "auditor", "rival", "stranger", ""])
def test_before_the_lock_nobody_reads_a_score(hidden, who):
    """A member, one who keeps away, the auditor, the mayor of another entry, a stranger, anybody."""
    hides = {"r2": hidden.words_of("r2"), "rival": hidden.others, "stranger": hidden.others, "": hidden.others}
    assert found(dict(hidden.asked(who)), (*SCORES, WORDS, NOTE, *hides.get(who, ()))) == {}


def test_no_number_tells_of_an_entry_that_one_keeps_away_from(hidden):
    """The lists of the programs and the desk count as if there were one entry fewer."""
    assert hidden.counted("r1") == {"sheets": 4, "desk": 4}
    assert hidden.counted("r2") == {"sheets": 3, "desk": 3}


def test_what_is_signed_or_locked_does_not_move_in_sql(hidden):
    """Whoever asks the database itself."""
    for told in ("points = '{}'", "remarks = '{}'", "total = 1", "comment = ''", "sha256 = ''"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"update assessment_sheet set {told} where id = %s", [hidden.sheets[2].pk])  # noqa: S608


def test_a_locked_sheet_does_not_move_in_sql(locked):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update assessment_sheet set total = 1 where state = 'locked'")
    assert Entry.objects.filter(call=locked.call, state="in_round").count() == 4


def test_after_the_lock_the_members_read_each_others_sheets_and_no_notes(locked):
    told = dict(locked.asked("r1"))
    assert len(found(told, SCORES)) >= 4
    assert found(told, (NOTE,)) == {}


@pytest.mark.parametrize("who", ["r2", "r4"])
def test_after_the_lock_who_keeps_away_finds_no_trace(locked, who):
    assert found(dict(locked.asked(who)), locked.words_of(who)) == {}


def test_after_the_lock_an_applicant_reads_no_score_and_no_other_entry(locked):
    assert found(dict(locked.asked("city_user")), (*SCORES, WORDS, *locked.words_of("r2"))) == {}


@pytest.mark.parametrize("text, read", [
    ("7.59", True), ('"total": "7.59"', True), ("7.590", True), ("점수 7.59점", True), ("=7.59,", True),
    ("2026-12-14T09:00:47.593412Z", False), ("09:00:07.59+09:00", False), ("09:00:7.590Z", False), ("total:7.59", True),
    ("17.59", False), ("7.594", False),
])  # fmt: skip
def test_a_figure_is_found_where_it_stands_by_itself(text, read):
    assert bool(found({"/": text}, ("7.59",))) is read
