"""The decision: who, on which conditions, what it creates, and that it stands."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from office.access import SYSTEM, Invalid, NotNow, NotYours
from office.deadlines.models import Deadline
from office.deadlines.queries import progress_of
from office.ledger.models import Effect, Event
from office.workflow import perform, take
from sandbox.actions import conditions, decisions, exemptions
from sandbox.filed_facts import last_day_of
from sandbox.models import Application, Condition, Exemption, Ruling
from sandbox.states import Applying
from sandbox.wiring.deliberation import _not_started, _plan_overdue
from tests.worlds import later
from tests.worlds_deliberation import DRAFTED, REFUSED, granted

pytestmark = pytest.mark.usefixtures("in_english")


def refused(world, case, step, **facts) -> list[str]:
    """The sentences with which a step is refused; nothing is recorded."""
    before = Event.objects.count()
    with pytest.raises((NotNow, Invalid)) as told:
        world.approved(case, step, **facts)
    assert Event.objects.count() == before
    return getattr(told.value, "reasons", None) or [line for lines in told.value.errors.values() for line in lines]


def test_an_approval_creates_the_exemption_once(deliberation, cast):
    case = deliberation.resolved(ministries=("npa", "pipc"))
    with time_machine.travel("2026-11-23 10:00+09:00"):
        deliberation.approved(case, "approve", **granted())
        with pytest.raises(NotNow):
            deliberation.approved(case, "approve", **granted())
    made = Exemption.objects.get()
    assert case.state == Applying.APPROVED and case.ended_at
    assert made.matter.number == "EX-2026-0001" and made.matter.organisation == cast.company
    assert made.application_id == case.pk and made.track == case.track
    assert [(one.organisation, one.boundary) for one in made.regions.all()] == [(cast.city, "새봄동 보도 3.2km")]
    assert [one.item for one in made.metrics.all()] == ["보행자 근접"]
    assert {one.matter.organisation for one in made.amendment_plans.all()} == {cast.ministry, cast.other_ministry}
    assert progress_of(made.matter, "C12").due_on == dt.date(2027, 11, 23)
    # 30 days from the exemption: 23 December
    assert {progress_of(one.matter, "C20").due_on for one in made.amendment_plans.all()} == {dt.date(2026, 12, 23)}
    ruling = Ruling.objects.get()
    assert (ruling.decided_by, ruling.drafted_by) == (cast.decision_maker, cast.secretariat_officer)
    assert progress_of(case.matter, "C03") is None or progress_of(case.matter, "C03").deadline.closed_at
    for row, field, value in ((ruling, "deviation", "x"), (made.metrics.get(), "item", "x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**{field: value})


def test_conditions_decide_which_approval_is_open(deliberation):
    case = deliberation.resolved("approve_with_conditions")
    assert refused(deliberation, case, "approve_with_conditions", **granted()) == [
        "No condition is drafted for this case."
    ]
    deliberation.drafted(case, to_be_settled=True, before_start=False, due_on=dt.date(2027, 6, 30))
    assert refused(deliberation, case, "approve", **granted())[0].startswith("Conditions are drafted for this case")
    deliberation.approved(case, "approve_with_conditions", **granted())
    made = deliberation.exemption_of(case)
    assert [(one.text, one.to_be_settled, one.exemption) for one in case.conditions.all()] == [
        (DRAFTED["text"], True, made)
    ]


def test_a_departure_from_the_resolution_needs_its_reason(deliberation):
    case = deliberation.resolved("reject")
    for step, facts in (("approve", granted()), ("approve", granted(deviation="  "))):
        assert refused(deliberation, case, step, **facts) == [
            "Say why the decision departs from the committee's resolution."
        ]
    assert case.state == Applying.RESOLVED and not Exemption.objects.exists()
    with pytest.raises(Invalid) as told:
        take(case, "approve", by=deliberation.officer, data={**granted(), "deviation": ""})
    assert "deviation" in told.value.errors
    deliberation.approved(case, "approve", **granted(deviation="새로운 안전 자료가 제출됨"))
    assert Ruling.objects.get().deviation == "새로운 안전 자료가 제출됨"
    with pytest.raises(IntegrityError), transaction.atomic():
        Ruling.objects.create(
            application=case, decision="approve", resolution="reject", decided_at=timezone.now(),
            decided_by=deliberation.cast.decision_maker, drafted_by=deliberation.cast.molit_officer,
        )  # fmt: skip


def test_a_period_is_at_most_four_years_and_not_in_the_past(deliberation):
    assert last_day_of(dt.date(2027, 3, 1)) == dt.date(2031, 2, 28)
    assert last_day_of(dt.date(2028, 2, 29)) == dt.date(2032, 2, 28)
    assert last_day_of(dt.date(2028, 2, 29), 1) == dt.date(2029, 2, 28)
    case = deliberation.resolved()
    start = timezone.localdate() + dt.timedelta(days=10)
    wrong = {
        "starts_on": {"starts_on": timezone.localdate() - dt.timedelta(days=1)},
        "ends_on": {"starts_on": start, "ends_on": last_day_of(start) + dt.timedelta(days=1)},
    }
    for field, days in wrong.items():
        with pytest.raises(Invalid) as told:
            take(case, "approve", by=deliberation.officer, data=granted(**days))
        assert set(told.value.errors) == {field}
    with pytest.raises(Invalid) as told:
        take(case, "approve", by=deliberation.officer, data=granted(starts_on=start, ends_on=start))
    assert set(told.value.errors) == {"ends_on"}
    whole = granted(starts_on=start, ends_on=last_day_of(start))
    assert take(case, "approve", by=deliberation.officer, data=whole).letter.facts["ends_on"] == str(last_day_of(start))


def test_conditions_are_drafted_until_the_decision_and_frozen_with_it(deliberation, cast):
    world, case = deliberation, deliberation.review(proposals=(("가", "까닭", "자료"), ("나", "까닭", "다른 자료")))
    first, second = case.proposals()
    with pytest.raises(NotYours):
        conditions.add(case, by=world.applicant, **DRAFTED)
    with pytest.raises(Invalid):
        conditions.adopt(case, by=world.officer, proposals=[first.pk, case.pk])
    (merged,) = conditions.adopt(case, by=world.officer, proposals=[str(first.pk), str(second.pk)], merged=True)
    assert (merged.text, merged.purpose, merged.evidence) == ("가\n나", "까닭", "자료\n다른 자료")
    own = world.drafted(case)
    conditions.move(own, by=world.officer, to=1)
    conditions.edit(merged, by=world.officer, text="가나")
    assert [one.text for one in case.conditions.all()] == [own.text, "가나"]
    perform(case, "put_on_agenda", by=world.officer, meeting="")
    perform(case, "open_deliberation", by=SYSTEM)
    with pytest.raises(NotNow):
        conditions.remove(own, by=world.officer)
    perform(case, "resolve_case", by=SYSTEM, resolution="approve_with_conditions")
    conditions.remove(own, by=world.officer)
    assert [(one.position, one.text) for one in case.conditions.all()] == [(1, "가나")]
    world.approved(case, "approve_with_conditions", **granted())
    with pytest.raises(NotNow):
        conditions.edit(merged, by=world.officer, text="다")
    made = case.conditions.get()
    for change in (
        lambda: Condition.objects.filter(pk=made.pk).update(text="다"),
        lambda: Condition.objects.filter(pk=made.pk).update(exemption=None),
        lambda: Condition.objects.filter(pk=made.pk).delete(),
        lambda: Condition.objects.create(application=case, position=2, text="x", purpose="x", evidence="x"),
    ):
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            change()


def test_an_error_in_the_exemption_leaves_no_decision(deliberation, monkeypatch):
    case = deliberation.resolved()
    before = Event.objects.count()

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(exemptions, "_ask_for_plans", broken)
    with pytest.raises(RuntimeError):
        decisions.approve(case, by=deliberation.judge, drafter=deliberation.officer, **granted())
    assert Application.objects.get(pk=case.pk).state == Applying.RESOLVED
    assert not Exemption.objects.exists() and not Ruling.objects.exists() and Event.objects.count() == before


def test_a_rejection_is_deliberated_again_once(deliberation):
    world = deliberation
    with time_machine.travel("2026-11-23 10:00+09:00"):
        case = world.rejected()
    # 60 days from the notice: 22 January; the first day is not counted
    assert progress_of(case.matter, "C08").due_on == dt.date(2027, 1, 22)
    asked = {"ground": "새 시험 성적서", "wishes_to_speak": True}
    with time_machine.travel("2027-01-23 00:00+09:00"), pytest.raises(NotNow) as told:
        take(case, "request_redeliberation", by=world.applicant, data=asked)
    assert told.value.reasons == ["The 60 days for a re-deliberation have passed."]
    with time_machine.travel("2027-01-22 23:59+09:00"):
        with pytest.raises(Invalid):
            take(case, "request_redeliberation", by=world.applicant, data={"ground": " "})
        take(case, "request_redeliberation", by=world.applicant, data=asked)
        # 90 days: 22 April
        assert progress_of(case.matter, "C08b").due_on == dt.date(2027, 4, 22)
        assert case.wishes_to_speak and case.ended_at is None
        take(case, "take_up_redeliberation", by=world.officer, data={"note": ""})
        assert case.state == Applying.REVIEW and case.resolution == ""
        with pytest.raises(NotNow):
            perform(case, "put_on_agenda", by=world.officer, meeting="")
        world.reported(case)
    with time_machine.travel("2027-02-01 10:00+09:00"):
        world.drafted(case)
        perform(case, "put_on_agenda", by=world.officer, meeting="")
        perform(case, "open_deliberation", by=SYSTEM)
        perform(case, "resolve_case", by=SYSTEM, resolution="reject")
        world.approved(case, "reject", **REFUSED)
        world.arrive(case.matter, "sandbox.rejection_notice")
        with pytest.raises(NotNow) as told:
            take(case, "request_redeliberation", by=world.applicant, data=asked)
    assert told.value.reasons == ["Re-deliberation can be asked for only once."]
    assert [one.decision for one in case.rulings.all()] == ["reject", "reject"]


def test_the_gazette_takes_effect_after_five_days_or_as_it_says(deliberation):
    with time_machine.travel("2026-11-23 10:00+09:00"):
        made = deliberation.exemption_of(deliberation.granted())
        other = deliberation.exemption_of(deliberation.granted())
    use = exemptions.record_publication
    with time_machine.travel("2026-12-01 10:00+09:00"):
        for days in ({"published_on": dt.date(2026, 11, 22)}, {"published_on": dt.date(2026, 12, 2)}):
            with pytest.raises(Invalid):
                use(made, by=deliberation.officer, issue="1", **days)
        with pytest.raises(NotYours):
            use(made, by=deliberation.applicant, published_on=dt.date(2026, 12, 1), issue="1")
        use(made, by=deliberation.officer, published_on=dt.date(2026, 12, 1), issue="제21000호")
        # five days have passed at the end of 6 December, a Sunday, which moves to Monday
        assert made.takes_effect_on() == progress_of(made.matter, "C24").due_on + dt.timedelta(days=1)
        with pytest.raises(NotNow):
            use(made, by=deliberation.officer, published_on=dt.date(2026, 12, 1), issue="1")
        named = dt.date(2026, 12, 1)
        with pytest.raises(Invalid):
            use(other, by=deliberation.officer, published_on=named, issue="1", effective_on=dt.date(2026, 11, 30))
        use(other, by=deliberation.officer, published_on=named, issue="1", effective_on=named)
    assert other.takes_effect_on() == named and progress_of(other.matter, "C24") is None


def test_a_project_that_does_not_start_in_a_year_is_told(deliberation):
    made = deliberation.exemption_of(deliberation.granted())
    with later(400):
        _not_started(Deadline.objects.get(matter=made.pk, clock="C12"))
        _plan_overdue(Deadline.objects.get(matter=made.amendment_plans.get().pk, clock="C20"))
    told = {row.payload.get("key") for row in Effect.objects.filter(kind="notifications.fan_out")}
    assert {"sandbox.start_overdue", "sandbox.amendment_plan_overdue", "sandbox.amendment_plan_asked"} <= told
