"""The supplement of an application: its period, two extensions, the second demand, and never a return by itself."""

import pytest
from django.utils import timezone

from office.access import SYSTEM, Invalid, NotNow
from office.deadlines import lapses
from office.deadlines.models import Deadline
from office.deadlines.queries import clocks_of, progress_of
from office.ledger import dispatch
from office.notifications.models import Delivery
from office.workflow import perform, take
from sandbox.actions import applications, supplements
from sandbox.models import Application
from sandbox.states import Applying
from tests.worlds import later


def told(person) -> list[str]:
    """What somebody was told, oldest first."""
    return list(Delivery.objects.filter(person=person, channel="inbox").order_by("id").values_list("key", flat=True))


def sweep() -> None:
    """What the minute's sweep does, and what follows from it."""
    lapses.sweep()
    dispatch.run_due(limit=500)


def test_two_extensions_a_second_demand_and_a_person_decides(exemption, cast):
    case = exemption.supplement(days=5)
    first = progress_of(case.matter, "C09").due_on
    for days in (3, 4):
        take(case, "extend_supplement", by=exemption.applicant, data={"days": days, "reason": "자료 준비"})
    with pytest.raises(NotNow):
        take(case, "extend_supplement", by=exemption.applicant, data={"days": 1, "reason": "또"})
    assert progress_of(case.matter, "C09").due_on > first and case.extensions == 2
    with pytest.raises(NotNow):
        exemption.approved(case, "demand_again", reason="미제출", days=10)
    with later(25):
        sweep()
        assert "sandbox.application_supplement_overdue" in told(cast.secretariat_officer)
        exemption.approved(case, "demand_again", reason="미제출", days=10)
        exemption.arrive(case.matter, "sandbox.application_second_demand")
        assert progress_of(case.matter, "C09b").length == 10
        with pytest.raises(NotNow):
            take(case, "extend_supplement", by=exemption.applicant, data={"days": 1, "reason": "또"})
        with pytest.raises(NotNow):
            perform(case, "supplement_overdue", by=SYSTEM)
    with later(60):
        sweep()
        case = exemption.fresh(case)
        assert case.state == Applying.RETURNABLE and "sandbox.application_returnable" in told(cast.secretariat_officer)
    with later(400):
        sweep()
        assert exemption.fresh(case).state == Applying.RETURNABLE, "nothing is ever returned by itself"
        applications.save_answers(
            case, by=exemption.applicant, values={"summary": "늦었지만 냅니다."}, revision=case.revision()
        )
        applications.supply(case, by=exemption.applicant)
    assert case.state == Applying.RECEIVED and case.filed().number == 3
    assert not {clock.clock.id for clock in clocks_of(case.matter)} & {"C09", "C09b"}
    assert case.matter.supplement_demands.filter(answered_at=None).count() == 0


def test_only_what_is_named_opens_and_closes_again(exemption):
    case = exemption.supplement(codes=("summary", "regulations"))
    with pytest.raises(NotNow):
        applications.save_answers(case, by=exemption.applicant, values={"goal": "다른 목표"}, revision=case.revision())
    rows = [{"law": "도로교통법", "article": "제13조", "ministry": "npa", "obstacle": "통행 불가", "exemption": "허용"}]
    applications.save_answers(case, by=exemption.writer, values={"regulations": rows}, revision=case.revision())
    assert case.regulations.get().article == "제8조", "what was filed stands until the supplement is submitted"
    applications.supply(case, by=exemption.applicant)
    assert case.regulations.get().article == "제13조"
    with pytest.raises(NotNow):
        applications.save_answers(case, by=exemption.applicant, values={"summary": "또"}, revision=case.revision())


def test_going_on_without_it(exemption):
    case = exemption.returnable()
    supplements.continue_examination(case, by=exemption.judge, reason="있는 자료로 판단할 수 있음")
    assert case.state == Applying.RECEIVED
    with pytest.raises(NotNow):
        applications.save_answers(case, by=exemption.applicant, values={"summary": "또"}, revision=case.revision())


def test_a_return_names_a_ground_that_there_is(exemption):
    case = exemption.received()
    with pytest.raises(Invalid):
        take(case, "return_application", by=exemption.officer, data={"ground": "not_supplemented", "reason": "x"})
    returnable = exemption.returnable()
    letter = take(
        returnable, "return_application", by=exemption.officer, data={"ground": "not_supplemented", "reason": "미제출"}
    ).letter
    assert letter is not None and exemption.fresh(returnable).state == Applying.RETURNABLE, "only a letter is drafted"
    returned = exemption.returned()
    assert returned.state == Applying.RETURNED and returned.end_reason
    assert not Deadline.objects.filter(matter=returned.matter, closed_at=None).exists()


def test_the_ninety_days_are_warned_of_on_both_sides_and_their_breach_is_recorded(exemption, cast):
    case = exemption.received()
    begun = timezone.localdate()
    for days, count in ((30, 1), (60, 2), (75, 3), (76, 3)):
        with later(days):
            sweep()
            warned = [told(person).count("sandbox.application_clock_warned") for person in
                      (cast.secretariat_officer, cast.company_user, cast.company_writer)]  # fmt: skip
            assert warned == [count] * 3, days
    assert told(cast.company_user).count("sandbox.application_status") == 2
    assert "sandbox.application_clock_warned" not in told(cast.rival_user)
    with later(95):
        sweep()
        for person in (cast.secretariat_officer, cast.company_user):
            assert told(person).count("sandbox.application_clock_breached") == 1
        clock = progress_of(case.matter, "C03")
        assert clock.overdue and clock.deadline.lapsed_at and (clock.due_on - begun).days >= 90
    assert Application.objects.get(pk=case.pk).state == Applying.RECEIVED, "the breach is recorded and stops nothing"
