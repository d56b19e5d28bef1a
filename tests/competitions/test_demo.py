"""The demo's competitions play to their end: earlier years as documented, this year's calls in seven states."""

import pytest

from competitions import queries
from competitions.demo import judging, loading
from competitions.models import Call, Entry, PastAward, PastCall
from competitions.selecting import decision_of
from competitions.states import Calling, Entering
from office.assessment.models import Attendance, Exclusion, Panel, Seat, Sheet, StoredTally, TieRuling
from office.documents import render
from office.documents.models import IssuedDocument
from office.ledger.models import Effect
from office.people.actors import actor_of
from office.people.models import User
from office.workflow import steps_for
from sandbox.demo import accounts

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pdf, pytest.mark.slow, pytest.mark.timeout(600)]


JUDGED = {"complex": judging.scoring, "challenge": judging.tallied}


def test_the_demo_has_calls_and_entries_in_many_states(monkeypatch):
    for programme in JUDGED:  # played by themselves, below
        monkeypatch.delitem(loading.PLAYS, programme)
    accounts.load()
    assert loading.load(only_first=True) == 0 and not Call.objects.exists()
    assert loading.load() == 16
    states = dict(Call.objects.values_list("programme", "state"))
    assert states == {
        "solution": Calling.CLOSED, "small": Calling.OPEN, "data_hub": Calling.ANNOUNCED, "hub": Calling.REVIEW,
        "certification": Calling.DRAFT,
    }  # fmt: skip
    wanted = {Entering.DRAFT, Entering.SUBMITTED, Entering.WITHDRAWN, Entering.SUPPLEMENT, Entering.PROPOSED}
    assert set(Entry.objects.values_list("state", flat=True)) == wanted | {Entering.ELIGIBLE}
    assert not Effect.objects.exclude(state=Effect.State.DONE).exists()
    assert not IssuedDocument.objects.filter(pdf_key="").exists()
    assert loading.load() == 0


def test_the_demo_is_scoring_a_call_and_waits_for_the_decision_on_another(monkeypatch):
    """With one paper printed for all: what each of them says is looked at elsewhere."""
    printed: list[render.Rendered] = []
    monkeypatch.setattr(render, "pdf", _once(printed, render.pdf))
    monkeypatch.setattr(loading, "PLAYS", JUDGED)
    accounts.load()
    loading.load()
    assert dict(Call.objects.values_list("programme", "state")) == {
        "complex": Calling.JUDGING, "challenge": Calling.DECIDING,
    }  # fmt: skip
    _scoring_now()
    _waiting_for_the_decision()
    assert not Effect.objects.exclude(state=Effect.State.DONE).exists()
    assert not IssuedDocument.objects.filter(pdf_key="").exists()
    assert loading.load() == 0


def _once(printed, pdf):
    """Prints the first paper, and gives it for all that follow."""

    def instead(markup, *, imprint):
        printed.extend([] if printed else [pdf(markup, imprint=imprint)])
        return printed[0]

    return instead


def _scoring_now() -> None:
    """Three sheets of reviewer1 are open, one of them begun; the others are elsewhere."""
    sheets = Sheet.objects.filter(round__panel__scope="complex")
    mine = sheets.filter(seat__reviewer__user__email="reviewer1@example.com")
    whole = len(mine[0].round.criteria())
    wanted = [("draft", 0), ("draft", 0), ("draft", 3)] + [("signed", whole)] * 3
    assert sorted(mine.values_list("state", "filled")) == wanted
    others = set(sheets.exclude(pk__in=mine).values_list("state", flat=True))
    assert others == {"draft", "submitted", "signed"}
    assert Seat.objects.get(panel__scope="complex", chair=True).reviewer.user.email == "reviewer2@example.com"


def _waiting_for_the_decision() -> None:
    """A recusal, an absence, a lot, a bonus, an outlier; signed by all who may; the director decides."""
    panel = Panel.objects.get(scope="challenge")
    (kept,) = Exclusion.objects.filter(seat__panel=panel)
    assert kept.seat.reviewer.user.email == "reviewer3@example.com" and kept.state == "standing"
    assert Attendance.objects.filter(round__panel=panel, present=False).count() == 1
    final = StoredTally.objects.get(panel=panel, final=True, blocked=False)
    assert final.signatures.count() == panel.seats.count() - 1 == 6
    assert TieRuling.objects.get(panel=panel).step == "lot"
    call = Call.objects.get(programme="challenge")
    outcomes = [line["outcome"] for line in decision_of(call).lines]
    assert (outcomes.count("selected"), outcomes.count("reserve")) == (3, 2)
    assert "decide" in _steps("director", call) and "decide" not in _steps("secretariat", call)
    _seen_from_inside(call)
    kinds = set(IssuedDocument.objects.filter(kind__startswith="assessment.").values_list("kind", flat=True))
    assert {"assessment.score_sheets", "assessment.tally_sheet", "assessment.minutes", "assessment.opinion",
            "assessment.seat_appointment", "assessment.seat_conflicts"} <= kinds  # fmt: skip


def _seen_from_inside(call: Call) -> None:
    """The account of a local government belongs to a winner, a reserve and a loser, and to no other entrant."""
    visible = queries.entries_for(actor_of(User.objects.get(email="city@example.com"))).filter(call=call)
    told = {line["entry"]: line["outcome"] for line in decision_of(call).lines}
    assert sorted(told[str(pk)] for pk in visible.values_list("pk", flat=True)) == [
        "not_selected",
        "reserve",
        "selected",
    ]


def _steps(account: str, call: Call) -> set[str]:
    by = actor_of(User.objects.get(email=f"{account}@example.com"))
    return {one.name for one in steps_for(call, by) if one.open}


def test_earlier_years_as_documented():
    accounts.load()
    loading.history.load()
    numbers = {
        (call.programme_id, call.year): (call.applied, call.selected, call.awards.count())
        for call in PastCall.objects.all()
    }
    assert numbers["hub", 2025] == (3, 1, 1) and numbers["small", 2025] == (16, 3, 3)
    assert numbers["complex", 2025] == (6, 1, 1) and numbers["solution", 2025] == (24, 5, 5)
    assert numbers["data_hub", 2025] == (None, 3, 3)
    assert all(selected == told for _applied, selected, told in numbers.values())
    jecheon = PastAward.objects.filter(name_ko="제천시").values_list("call__programme", "call__year")
    assert set(jecheon) == {("solution", 2024)}
    assert PastAward.objects.get(name_ko="고성군").organisation is None
