"""From the draft to the receipt, and every way out before that."""

import pytest

from office.access import NotNow, NotYours
from office.deadlines.queries import progress_of
from office.forms.queries import answers_of, snapshots_of
from sandbox.actions import applications, applications_local
from sandbox.models import Application
from sandbox.states import Applying, Track
from tests.exemption_answers import exemption_answers
from tests.worlds import later


def test_a_draft_knows_what_is_registered(exemption, cast):
    case = exemption.draft(complete=False, track=Track.INNOVATION)
    data = answers_of(case.matter).data
    assert data["company_name"] == cast.company.name_ko and data["brn"] == cast.company.brn
    assert answers_of(case.matter).form_code == "sandbox.innovation"
    with pytest.raises(NotYours):
        applications.create(by=exemption.applicant, organisation=cast.rival, track=Track.DEMONSTRATION)
    with pytest.raises(NotYours):
        applications.create(
            by=cast.actor("rival_user"), organisation=cast.rival, track=Track.DEMONSTRATION, source=case.matter
        )


def test_from_the_plan_to_the_receipt(exemption, cast):
    case = exemption.draft(complete=False)
    with pytest.raises(NotNow, match="52"):
        applications_local.send_to_local(case, by=exemption.applicant)
    case = exemption.local_review()
    review = case.current_local_reviews()[0]
    assert review.matter.organisation == cast.city and review.plan.number == 1
    assert case.filed() is None, "the plan that was reviewed is no submission"
    with pytest.raises(NotNow):
        applications.submit(case, by=exemption.applicant)
    case = exemption.submitted(ministries=("npa", "pipc"))
    assert [(row.law, row.ministry.code) for row in case.regulations.all()] == [
        ("도로교통법", "npa"), ("도로교통법", "pipc")
    ]  # fmt: skip
    assert case.filed().number == 2 and case.matter.title == "보행로 배송로봇"
    clocks = {clock: progress_of(case.matter, clock) for clock in ("C02", "C03", "C10")}
    assert clocks["C02"] and clocks["C03"].length == 90 and clocks["C10"] is None
    applications.receive(case, by=exemption.officer)
    assert case.matter.number.startswith("DS-") and case.matter.number.endswith("-0001")
    assert progress_of(case.matter, "C10") and progress_of(case.matter, "C02").deadline.closed_at
    other = exemption.received(track=Track.INNOVATION)
    assert other.matter.number.startswith("IP-") and other.matter.number.endswith("-0001")


def test_a_plan_taken_back_is_reviewed_anew(exemption):
    case = exemption.local_done(measures=("안내판을 둘 것",), answered=False)
    with pytest.raises(NotNow):
        applications.submit(case, by=exemption.applicant)
    applications_local.recall(case, by=exemption.applicant, reason="구역 변경")
    assert case.state == Applying.DRAFT
    with later(1):
        applications_local.send_to_local(case, by=exemption.applicant)
        fresh = exemption.fresh(case)
        assert len(fresh.local_reviews()) == 2 and len(fresh.current_local_reviews()) == 1
        assert not fresh.unanswered_measures()
        assert snapshots_of(case.matter).count() == 2
        applications_local.recall(fresh, by=exemption.applicant, reason="다시 고침")
    assert fresh.local_reviews().last().state == "recalled"


def test_withdrawal_and_discard(exemption):
    assert exemption.withdrawn().state == Applying.WITHDRAWN
    case = exemption.local_review()
    applications.discard(case, by=exemption.applicant)
    assert case.state == Applying.DISCARDED and case.local_reviews().get().state == "recalled"
    case = exemption.submitted()
    with pytest.raises(NotYours):
        applications.withdraw(case, by=exemption.officer, reason="대신 취하")
    with pytest.raises(NotNow):
        applications.discard(case, by=exemption.applicant)


def test_nothing_is_written_while_others_read(exemption):
    values = {"summary": exemption_answers()["summary"] + " 다시 적었습니다."}
    made = ((exemption.local_review(), False), (exemption.local_done(), True), (exemption.received(), False))
    for case, open_now in made:
        revision = case.revision()
        if open_now:
            applications.save_answers(case, by=exemption.writer, values=values, revision=revision)
            assert Application.objects.get(pk=case.pk).revision() == revision + 1
        else:
            with pytest.raises(NotNow):
                applications.save_answers(case, by=exemption.writer, values=values, revision=revision)
