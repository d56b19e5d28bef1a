"""The progress line tells what happened, and one thing stands first."""

import pytest

from sandbox.actions import applications, rapid_confirmations
from sandbox.states import Consulting
from sandbox.views.anatomy import case_context
from sandbox.views.wayfinding import turn_of, way_of
from tests.worlds import ANSWERS


def told(case) -> list[str]:
    return [f"{stage['label']}:{stage['status']}" for stage in way_of(case)]


def first_things(case, actor, step_url="sandbox:rapid-step") -> list[str]:
    return [step.name for step in case_context(case, actor, step_url=step_url)["steps"] if step.open and step.primary]


def test_a_withdrawn_case_came_as_far_as_it_came(rapid):
    assert told(rapid.withdrawn()) == ["작성:done", "접수:done", "검토:done", "취하:done"]
    case = rapid.inquiring()
    rapid_confirmations.withdraw(case, by=rapid.applicant, reason="계획 변경")
    assert told(case) == ["작성:done", "접수:done", "검토:done", "부처 확인:done", "취하:done"]


def test_silence_is_no_acknowledgement(rapid):
    part = rapid.part_in_state(Consulting.DEEMED_NONE)
    assert [line.split(":")[-1] for line in told(part)] == ["done", "current"]
    assert len(told(rapid.part_in_state(Consulting.ACKNOWLEDGED))) == 4


def test_one_thing_stands_first(rapid):
    assert first_things(rapid.received(), rapid.officer) == ["notify_agencies"]
    case = rapid.inquiring()
    assert first_things(case, rapid.officer) == []
    assert first_things(rapid.consolidating(), rapid.officer) == ["notify_result"]


@pytest.mark.parametrize("changed", [False, True])
def test_a_supplement_begins_with_the_form(rapid, cast, client, changed):
    case = rapid.supplement()
    if changed:
        values = {"summary": ANSWERS["summary"] + " 시속 6km입니다."}
        rapid_confirmations.save_answers(case, by=rapid.applicant, values=values, revision=case.revision())
    client.force_login(cast.company_user)
    page = client.get(f"/sandbox/rapid-confirmations/{case.pk}/")
    assert [step.name for step in page.context["steps"] if step.primary and step.open] == ["supply"] * changed
    assert page.context["untouched"] is not changed


def test_the_applicant_is_told_that_a_ministry_asks(rapid, cast, client):
    part = rapid.part_in_state(Consulting.MATERIAL)
    client.force_login(cast.company_user)
    page = client.get(f"/sandbox/rapid-confirmations/{part.matter.parent_id}/").content.decode()
    assert "경찰청에서 자료를 요청하였습니다" in page and "지금 하실 차례입니다" in page
    client.force_login(cast.company_reader)
    assert (
        "자료를 요청하였습니다"
        not in client.get(f"/sandbox/rapid-confirmations/{part.matter.parent_id}/").content.decode()
    )


def test_the_office_reads_the_answers_where_it_tells_the_result(rapid, cast, client):
    case = rapid.consolidating()
    address = f"/sandbox/rapid-confirmations/{case.pk}/"
    client.force_login(cast.secretariat_officer)
    for page in (address, f"{address}steps/notify_result/"):
        assert "운행안전인증을 받을 것" in client.get(page).content.decode()
    client.force_login(cast.company_user)
    assert "운행안전인증을 받을 것" not in client.get(address).content.decode()


def test_after_the_experts_it_is_the_offices_turn(experts):
    case = experts.case()
    assert turn_of(case, experts.officer) == "전문위원회 차례입니다"
    experts.reported(case)
    assert turn_of(case, experts.officer) == "지금 하실 차례입니다"


@pytest.mark.parametrize("changed", [False, True])
def test_whoever_supplies_reads_what_was_asked_and_whether_anything_was_changed(exemption, cast, client, changed):
    case = exemption.supplement()
    if changed:
        applications.save_answers(
            case, by=exemption.applicant, values={"summary": "시속 6km 이하로 달립니다."}, revision=case.revision()
        )
    client.force_login(cast.company_user)
    page = client.get(f"/sandbox/applications/{case.pk}/steps/supply/").content.decode()
    assert case.matter.supplement_demands.get().reason in page
    assert ("제출한 뒤 바꾼 내용이 없습니다" in page) is not changed
