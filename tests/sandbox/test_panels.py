"""Expert panels: who is appointed, what they declare, what they sign, what is reported."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from office.access import Invalid, NotNow, NotYours
from office.documents.models import IssuedDocument
from office.forms.queries import answers_of
from office.people.actors import actor_of
from office.workflow import perform
from sandbox.actions import panel_seats, panels
from sandbox.criteria import BY_CODE
from sandbox.models import Application, PanelMember, PanelSheet, ProposedCondition
from sandbox.queries_panels import case_of, cases_without_panel
from tests.cast import MembershipFactory
from tests.worlds_panels import CONDITION, opinion

pytestmark = pytest.mark.django_db


def test_a_case_has_one_panel_at_work(experts):
    case = experts.case()
    panel = panels.open_panel(case, by=experts.officer)
    assert panels.open_panel(case, by=experts.officer) == panel
    assert panel.matter.number == f"{case.matter.number}-P1"
    assert panel.matter.organisation is None
    with pytest.raises(NotYours):
        panels.open_panel(case, by=experts.cast.actor("company_user"))
    with pytest.raises(NotNow):
        panels.open_panel(experts.case("on_agenda"), by=experts.officer)


def test_whoever_has_a_tie_is_not_appointed(experts, cast):
    panel = panels.open_panel(experts.case(), by=experts.officer)
    now, company, city, long_ago, free = experts.experts(5)
    MembershipFactory(user=now, organisation=cast.ministry)
    MembershipFactory(
        user=company, organisation=cast.company, state="ended", ended_at=timezone.now() - dt.timedelta(days=1000)
    )
    MembershipFactory(user=city, organisation=cast.city)
    MembershipFactory(
        user=long_ago, organisation=cast.company, state="ended", ended_at=timezone.now() - dt.timedelta(days=1200)
    )
    for user in (now, company, city):
        with pytest.raises(Invalid) as refused:
            panels.appoint(panel, by=experts.officer, experts=[str(free.pk), str(user.pk)])
        assert user.name in refused.value.errors["experts"][0]
    assert not panel.members.exists()
    panels.appoint(panel, by=experts.officer, experts=[str(free.pk), str(long_ago.pk)])
    assert panel.members.count() == 2
    with pytest.raises(Invalid):  # a second seat
        panels.appoint(panel, by=experts.officer, experts=[str(free.pk)])
    with pytest.raises(Invalid):  # no reviewer
        panels.appoint(panel, by=experts.officer, experts=[str(cast.stranger.pk)])


def test_a_tie_found_later_refuses_the_clearance(experts, cast):
    panel = experts.forming()
    user = experts.experts()[1]
    MembershipFactory(user=user, organisation=cast.company)
    with pytest.raises(Invalid):
        experts.clear(panel, user)
    assert experts.seat(panel, user).state == "appointed"
    with pytest.raises(Invalid):  # a conflict needs its reason
        panel_seats.declare(experts.seat(panel, user), by=actor_of(user), answer="conflict")
    panel_seats.declare(experts.seat(panel, user), by=actor_of(user), answer="conflict", reason_code="employed")
    assert experts.seat(panel, user).state == "conflicted"
    with pytest.raises(NotYours):
        panel_seats.declare(experts.seat(panel, user), by=actor_of(user), answer="none")


def test_the_review_opens_with_a_chair_and_enough_members(experts):
    panel = panels.open_panel(experts.case(), by=experts.officer)
    due = timezone.localdate() + dt.timedelta(days=7)
    with pytest.raises(NotNow) as closed:
        panels.open_review(panel, by=experts.officer, due_on=due)
    assert len(closed.value.reasons) == 2
    panel = experts.reviewing(panel.application, cleared=2)
    assert PanelSheet.objects.filter(member__panel=panel.pk).count() == 2
    experts.clear(panel, experts.experts()[2])  # declares while the review is open: gets a sheet at once
    assert PanelSheet.objects.filter(member__panel=panel.pk).count() == 3


def test_the_last_signature_shows_the_sheets_and_drafts_the_report(experts):
    panel = experts.reviewing()
    first, second, third = experts.experts()
    experts.sign(panel, first, opinion(a2_rating="conditional", a2_reason="야간 운행은 단계적으로"))
    experts.sign(panel, second, opinion(a2_rating="not_met"))
    sheet = experts.write(panel, third, opinion("reject") | {"a3_reason": ""})
    with pytest.raises(NotNow):
        panel_seats.sign(sheet, by=actor_of(third))
    panel_seats.save_sheet(sheet, by=actor_of(third), values={"a3_reason": "보완"}, revision=1)
    panel_seats.sign(sheet, by=actor_of(third))
    panel = experts.fresh(panel)
    assert panel.state == "reporting"
    draft = answers_of(panel.matter).data
    assert draft["advice"] == "approve_with_conditions"
    assert draft["a2_rating"] == "not_met"  # one each: the gravest counts
    assert draft["a1_rating"] == "met"
    assert "위원 1(조건부 충족): 야간 운행은 단계적으로" in draft["a2_reason"]
    assert [row["text"] for row in draft["conditions"]] == [CONDITION["text"]]


def test_a_condition_rated_needs_a_condition_advised(experts):
    panel = experts.reviewing()
    user = experts.experts()[0]
    sheet = experts.write(panel, user, opinion("approve", "conditional"))
    with pytest.raises(NotNow):
        panel_seats.sign(sheet, by=actor_of(user))


def test_a_signed_sheet_is_immutable_in_the_database(experts):
    panel = experts.reviewing()
    user = experts.experts()[0]
    sheet = experts.sign(panel, user)
    with pytest.raises(NotNow):
        panel_seats.save_sheet(sheet, by=actor_of(user), values={"a1_reason": "다시"}, revision=1)
    attempts = (
        ("UPDATE sandbox_panelsheet SET signed_at = now() WHERE matter_id = %s", sheet.pk),
        ("UPDATE sandbox_panelsheet SET state = 'writing' WHERE matter_id = %s", sheet.pk),
        ("DELETE FROM sandbox_panelsheet WHERE matter_id = %s", sheet.pk),
        ("UPDATE forms_snapshot SET content = '{}' WHERE matter_id = %s", sheet.pk),
        ("DELETE FROM forms_snapshot WHERE matter_id = %s", sheet.pk),
    )
    for sql, pk in attempts:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [pk])
    assert sheet.signed().answers["a1_rating"] == "met"


def test_the_chair_closes_without_the_rest(experts):
    panel = experts.reviewing(cleared=2)
    with pytest.raises(NotNow):
        panels.close_review(panel, by=experts.chair(), reason="r")
    experts.sign(panel, experts.experts()[1])
    panels.close_review(panel, by=experts.chair(), reason="기한 경과")
    panel = experts.fresh(panel)
    assert (panel.state, panel.close_reason) == ("reporting", "기한 경과")
    with pytest.raises(NotNow):  # too late
        experts.write(panel, experts.experts()[0])


def test_who_leaves_does_not_count(experts):
    panel = experts.reviewing()
    first, second, third = experts.experts()
    for user in (first, second):
        experts.sign(panel, user)
    panel_seats.step_back(panel, by=actor_of(second), reason_code="relative", reason="")
    assert experts.fresh(panel).state == "reviewing"
    panels.remove(panel, by=experts.officer, member=str(experts.seat(panel, third).pk), reason="연락 두절")
    panel = experts.fresh(panel)
    assert panel.state == "reporting"
    assert panel.signed_sheets().count() == 1
    assert set(panel.members.values_list("state", flat=True)) == {"cleared", "conflicted", "removed"}


def test_the_report_is_frozen_and_its_conditions_are_proposed(experts):
    panel = experts.reporting()
    third = experts.experts()[2]
    panel_seats.dissent(panel, by=actor_of(third), text="먼저")
    panel_seats.dissent(panel, by=actor_of(third), text="시기상조입니다.")
    panel_seats.save_report(panel, by=experts.officer, values={"course": "회의 2회"}, revision=1)
    with pytest.raises(NotYours):
        panel_seats.report(panel, by=experts.officer)
    panel_seats.report(panel, by=experts.chair())
    panel = experts.fresh(panel)
    assert panel.application.has_report()
    kept = ProposedCondition.objects.get(matter=panel.matter)
    assert (kept.text, kept.need, kept.evidence) == tuple(CONDITION.values())
    facts = IssuedDocument.objects.get(matter=panel.matter).facts["facts"]
    assert facts["course"] == "회의 2회"
    assert facts["advice_counts"] == "조건부승인 3명"
    assert len(facts["criteria"]) == 11
    assert facts["criteria"][0]["words"] == "스마트실증사업의 필요성 및 시행의 적정성"
    assert [one["text"] for one in facts["dissents"]] == ["시기상조입니다."]
    with pytest.raises(NotNow):
        panel_seats.save_report(panel, by=experts.chair(), values={"course": "r"}, revision=2)


def test_nothing_is_reported_before_the_replies_are_in(experts):
    panel = experts.reporting(experts.case("consulting"))
    with pytest.raises(NotNow):
        panel_seats.report(panel, by=experts.chair())


def test_the_end_of_the_case_ends_the_review(experts):
    panel = experts.reviewing()
    panels.dissolve_open(panel.application, reason="취하")
    assert experts.fresh(panel).state == "dissolved"
    later = panels.open_panel(experts.case(), by=experts.officer)
    assert later.matter.number.endswith("-P1")


def test_after_a_report_the_next_panel_is_another(experts):
    panel = experts.reported()
    again = panels.open_panel(panel.application, by=experts.officer)
    assert again.matter.number.endswith("-P2")
    with pytest.raises(NotNow):
        perform(panel, "dissolve", by=experts.officer, reason="r")


def test_the_office_sees_which_cases_need_a_panel(experts):
    case = experts.case()
    assert cases_without_panel(experts.officer).get() == case
    panel = experts.reported(case)
    assert not cases_without_panel(experts.officer).exists()
    Application.objects.filter(pk=case.pk).update(redeliberation_filed_at=panel.reported_at + dt.timedelta(days=1))
    assert cases_without_panel(experts.officer).get() == case  # deliberated again: reported again
    panels.open_panel(experts.exemption.fresh(case), by=experts.officer)
    assert not cases_without_panel(experts.officer).exists()


def test_the_last_reply_forms_a_panel(consulted, experts):
    case = consulted.reviewing()
    assert case.state == "review"
    assert Application.objects.get(pk=case.pk).panel.state == "forming"
    panel = experts.reported(case)
    told = case_of(experts.fresh(panel))
    assert len(told.opinions) >= 2 and told.filed is not None and told.reviews


def test_the_criteria_are_the_laws_own():
    assert BY_CODE["d3"].article == "시행령 제54조제1항제3호"
    assert BY_CODE["d3"].words(demonstration=True) == "스마트실증사업자의 사업 수행역량"
    assert BY_CODE["a2"].words(demonstration=True).startswith("스마트실증사업이 실증지역에서")
    assert PanelMember(reason_code="party").reason_words
