"""Every state of an entry × actor × step: the short tables say who may; all else is refused, nothing recorded."""

import datetime as dt

import pytest
from django.utils import timezone

from competitions.actions import entries, examining, partners
from competitions.models import Entry
from competitions.states import Entering
from office.workflow import legal_changes, perform, steps_of
from tests.competitions import test_matrix_selection as later
from tests.competitions.matrix import DECIDERS, MACHINE, STAFF, branch, everybody, taken

pytestmark = pytest.mark.django_db
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
SEAL = {"city_user"}  # the lead's manager: neither its writer nor the partner's manager submits
SECOND = {"second_decision_maker"}  # the other one proposed

BEFORE = {
    Entering.DRAFT: {"submit": SEAL, "discard": SEAL},
    Entering.SUBMITTED: {"submit": SEAL, "withdraw": SEAL},
    Entering.WITHDRAWN: {"submit": SEAL},
    Entering.DISCARDED: {},
}
AFTER = {
    Entering.DRAFT: {"discard": SEAL},
    Entering.SUBMITTED: {"request_supplement": STAFF, "propose": STAFF, "disqualify": DECIDERS},
    Entering.WITHDRAWN: {},
    Entering.SUPPLEMENT: {"supply": SEAL, "disqualify": DECIDERS},
    Entering.RESUBMITTED: {"request_supplement": STAFF, "propose": STAFF, "disqualify": DECIDERS},
    Entering.PROPOSED: {"confirm_eligible": SECOND, "refuse_supplemented": SECOND, "disqualify": DECIDERS},
    Entering.ELIGIBLE: {"enter_round": MACHINE, "disqualify": DECIDERS},
    Entering.INELIGIBLE: {},
    Entering.DISQUALIFIED: {},
}
INELIGIBLE_PROPOSED = {"confirm_ineligible": SECOND, "refuse_supplemented": SECOND, "disqualify": DECIDERS}
PROPOSED_AS_SUBMITTED = {"confirm_ineligible": SECOND, "refuse_proposal": SECOND, "disqualify": DECIDERS}
SUPPLEMENT_OVER = {"go_on": STAFF, "disqualify": DECIDERS}


@pytest.fixture
def walk(competition):
    """walk(entry, table) holds the entry against its row."""
    actors = everybody(competition)

    def check(entry: Entry, row: dict) -> None:
        until = timezone.now() + 7 * DAY
        facts = {
            "request_supplement": {"codes": ["project_summary"], "reason": "r", "until": until},
            "propose": {"verdict": "eligible", "reason": ""},
            **{name: {"reason": "r"} for name in ("withdraw", "refuse_proposal", "refuse_supplemented", "disqualify")},
        }
        assert taken(entry, actors, facts) == row, entry.state

    return check


def entered(competition) -> Entry:
    """A complete draft in which the company has joined and signed off; another organisation is only invited."""
    call, cast = competition.opened(), competition.cast
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        asked = partners.invite(entry, by=competition.mayor, organisation=cast.company, part="partner")
        partners.accept(asked, by=cast.actor("company_user"))
        partners.sign_off(asked, by=cast.actor("company_user"))
    return entry


def test_before_the_close(competition, walk):
    entry = entered(competition)
    with competition.at(entry.call.opens_at + 2 * MINUTE):
        walk(entry, BEFORE[Entering.DRAFT])
        with branch(entry):
            perform(entry, "discard", by=competition.mayor)
            walk(entry, BEFORE[Entering.DISCARDED])
        entries.submit(entry, by=competition.mayor)
        walk(entry, BEFORE[Entering.SUBMITTED])
        entries.withdraw(entry, by=competition.mayor, reason="r")
        walk(entry, BEFORE[Entering.WITHDRAWN])
        partner = partners.invite(entry, by=competition.mayor, organisation=competition.cast.rival, part="partner")
        walk(entry, {})  # somebody asked has not answered: a check is not passed
        partners.decline(partner, by=competition.cast.actor("rival_user"))
    competition.closed(entry.call)
    with competition.at(entry.call.closes_at + DAY):
        entry = Entry.objects.get(pk=entry.pk)
        walk(entry, AFTER[Entering.WITHDRAWN])


def test_after_the_close(competition, walk):
    entry = entered(competition)
    with competition.at(entry.call.opens_at + 2 * MINUTE):
        late = competition.entry(entry.call, by=competition.rival, lead=competition.rival_city)
        entries.submit(entry, by=competition.mayor)
    competition.closed(entry.call)
    entry, late = Entry.objects.get(pk=entry.pk), Entry.objects.get(pk=late.pk)
    with competition.at(entry.call.closes_at + DAY):
        walk(late, {"discard": {"rival_city"}})
        walk(entry, AFTER[Entering.SUBMITTED])
        refused(competition, entry, walk)
        examined(competition, entry, walk)
        judged(competition, entry, walk)


def refused(competition, entry: Entry, walk) -> None:
    """A proposal that is not confirmed goes back to where it came from: no supplement was asked for."""
    with branch(entry):
        perform(entry, "propose", by=competition.director, verdict="ineligible", reason="자격 없음")
        walk(entry, PROPOSED_AS_SUBMITTED)
        perform(entry, "refuse_proposal", by=competition.cast.actor("second_decision_maker"), reason="자격 있음")
        walk(entry, AFTER[Entering.SUBMITTED])


def examined(competition, entry: Entry, walk) -> None:
    until = timezone.now() + 3 * DAY
    examining.request_supplement(entry, by=competition.officer, codes=["project_summary"], reason="r", until=until)
    walk(entry, AFTER[Entering.SUPPLEMENT])
    with competition.at(until):
        walk(entry, SUPPLEMENT_OVER)
    examining.supply(entry, by=competition.mayor)
    walk(entry, AFTER[Entering.RESUBMITTED])


def judged(competition, entry: Entry, walk) -> None:
    second = competition.cast.actor("second_decision_maker")
    with branch(entry):
        perform(entry, "propose", by=competition.director, verdict="ineligible", reason="자격 없음")
        walk(entry, INELIGIBLE_PROPOSED)
        perform(entry, "confirm_ineligible", by=second)
        walk(entry, AFTER[Entering.INELIGIBLE])
    with branch(entry):
        perform(entry, "propose", by=competition.director, verdict="ineligible", reason="자격 없음")
        perform(entry, "refuse_supplemented", by=second, reason="자격 있음")
        walk(entry, AFTER[Entering.RESUBMITTED])
    perform(entry, "propose", by=competition.director, verdict="eligible", reason="")
    walk(entry, AFTER[Entering.PROPOSED])
    perform(entry, "confirm_eligible", by=second)
    walk(entry, AFTER[Entering.ELIGIBLE])
    perform(entry, "disqualify", by=second, reason="허위 기재")
    walk(entry, AFTER[Entering.DISQUALIFIED])


def test_the_table_knows_every_state_and_step():
    assert {*BEFORE, *AFTER, *later.ENTRIES} == set(Entering)
    rows = (*BEFORE.values(), *AFTER.values(), INELIGIBLE_PROPOSED, PROPOSED_AS_SUBMITTED, SUPPLEMENT_OVER)
    rows += (*later.ENTRIES.values(), later.FREE, later.UPHELD, later.STRIKE)
    assert {step for row in rows for step in row} == set(steps_of(Entry))
    reached, moves = {Entering.DRAFT}, legal_changes(Entry)
    for _round in Entering:
        reached |= {target for source, target in moves if source in reached}
    assert reached == set(Entering.values)
