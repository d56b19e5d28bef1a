"""The application before the committee: one transaction with what the committee does."""

import pytest
from django.urls import reverse

from office.access import Invalid, NotNow, NotYours
from office.committees.actions import items, meetings
from office.committees.registry import kind_of
from office.documents.registry import kind_of as document_kind
from office.ledger.models import Event
from office.workflow import take
from sandbox import agenda_papers
from sandbox.actions import agenda, applications, conditions
from sandbox.models import Application
from sandbox.resolutions import departures, resolved_conditions
from sandbox.states import Applying
from tests.worlds_deliberation import granted

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def listed(deliberation, committee):
    """A case with a drafted condition on the agenda of a meeting in two weeks."""
    case = deliberation.review()
    deliberation.drafted(case)
    meeting = committee.planned()
    take(case, "put_on_agenda", by=deliberation.officer, data={"meeting": str(meeting.pk)})
    case.refresh_from_db()
    return case, meeting


def state_of(case) -> str:
    return Application.objects.get(pk=case.pk).state


def test_a_case_is_listed_with_its_papers_and_who_joins(listed, committee, deliberation, cast):
    case, meeting = listed
    assert case.state == Applying.ON_AGENDA and case.listed_at
    (item,) = committee.agenda(meeting)
    assert item.matter_id == case.pk and "스마트실증사업" in item.title
    titles = [paper.title for paper in item.papers.all()]
    assert titles[0] == "심의안건" and "plan_file.pdf" in titles and any("검토의견" in title for title in titles)
    paper = item.papers.first().document.facts["facts"]
    assert paper["replies"][0]["agency"] == "경찰청" and paper["replies"][0]["conditions"] == [
        "시속 6km를 넘지 않을 것"
    ]
    assert paper["conditions"][0]["text"].startswith("어린이보호구역") and paper["budget"] == 332_000_000
    joined = {row.seat.title_ko: row.seat.organisation for row in item.ad_hoc.select_related("seat__organisation")}
    assert joined == {"경찰청 차장": cast.ministry, "가온시 부시장": cast.city}
    motion = agenda_papers.draft_motion(item)
    assert motion.outcome == "approve_with_conditions" and "조건을 붙여" in motion.text


def test_the_paper_is_made_anew_until_the_item_is_called(listed, committee, deliberation, browsers):
    case, meeting = listed
    deliberation.drafted(case, text="야간에는 운행하지 않을 것")
    address = reverse("sandbox:conditions-paper", kwargs={"pk": case.pk})
    assert browsers["company_user"].post(address).status_code == 403
    assert browsers["secretariat_officer"].post(address).status_code == 302
    paper = committee.item_of(case).papers.first()
    assert paper.title == "심의안건" and len(paper.document.facts["facts"]["conditions"]) == 2
    committee.opened(meeting)
    committee.called(case)
    with pytest.raises(NotNow):
        agenda.renew_paper(case, by=deliberation.officer)


def test_only_a_meeting_to_come_of_this_programme_can_be_chosen(deliberation, committee):
    case, meeting = deliberation.review(), committee.planned()
    meetings.call_off(meeting, by=committee.officer, reason="연기")
    with pytest.raises(Invalid):
        agenda.put_on_agenda(case, by=deliberation.officer, meeting=str(meeting.pk))
    with pytest.raises(NotYours):
        take(case, "put_on_agenda", by=deliberation.applicant, data={"meeting": str(meeting.pk)})
    open_case = deliberation.received()
    with pytest.raises(NotNow):
        take(open_case, "put_on_agenda", by=deliberation.officer, data={"meeting": str(committee.planned().pk)})


def test_the_committee_resolves_and_the_minister_decides(listed, committee, deliberation):
    case, meeting = listed
    committee.opened(meeting)
    item = committee.called(case)
    assert state_of(case) == Applying.DELIBERATING
    failed = committee.voted(item, "approve", in_favour=False)
    assert not failed.carried and state_of(case) == Applying.DELIBERATING
    motion = agenda_papers.draft_motion(item)
    assert committee.voted(item, motion.outcome, conditions=motion.conditions).carried
    case.refresh_from_db()
    assert (case.state, case.resolution) == (Applying.RESOLVED, "approve_with_conditions")
    assert resolved_conditions(case) == [row["text"] for row in motion.conditions]
    assert departures(case, "approve_with_conditions") == []
    conditions.edit(case.conditions.get(), by=deliberation.officer, text="다른 조건")
    assert departures(case, "approve_with_conditions") == [
        "The conditions drafted are not those that the committee resolved."
    ]
    with pytest.raises(Invalid):
        deliberation.approved(case, "approve_with_conditions", **granted())
    deliberation.approved(case, "approve_with_conditions", **granted(deviation="관계기관과 다시 협의함"))
    assert state_of(case) == Applying.APPROVED_CONDITIONALLY


def test_what_the_application_refuses_the_committee_has_not_done(listed, committee, monkeypatch):
    case, meeting = listed
    committee.opened(meeting)

    def refuse(item, **facts):
        raise NotNow(["no"])

    item = committee.item_of(case)
    before = Event.objects.count()
    for hook, deed in (
        ("on_opened", lambda: items.open_item(item, by=committee.officer)),
        ("on_deferred", lambda: items.defer_item(item, by=committee.officer, reason="정족수 미달")),
    ):
        with monkeypatch.context() as patched:
            patched.setitem(vars(kind_of(item.kind)), hook, refuse)
            with pytest.raises(NotNow):
                deed()
        item.refresh_from_db()
        assert item.state == "listed" and state_of(case) == Applying.ON_AGENDA
        assert Event.objects.count() == before


def test_a_vote_whose_resolution_is_refused_is_not_counted(listed, committee, monkeypatch):
    """The motion stays open, the item undecided, the case where it was."""
    case, meeting = listed
    committee.opened(meeting)
    item = committee.called(case)

    def refuse(item, motion, **facts):
        raise NotNow(["no"])

    monkeypatch.setitem(vars(kind_of(item.kind)), "on_resolved", refuse)
    with pytest.raises(NotNow):
        committee.voted(item, "approve")
    item.refresh_from_db()
    assert item.state == "open" and item.open_motion is not None
    assert state_of(case) == Applying.DELIBERATING


def test_deferred_and_taken_off_the_case_comes_back(listed, committee, deliberation):
    case, meeting = listed
    take(case, "take_off_agenda", by=deliberation.officer, data={"reason": "자료 보완"})
    assert state_of(case) == Applying.REVIEW and committee.agenda(meeting) == []
    case.refresh_from_db()
    agenda.put_on_agenda(case, by=deliberation.officer, meeting=str(meeting.pk))
    committee.opened(meeting)
    items.defer_item(committee.item_of(case), by=committee.officer, reason="정족수 미달")
    case.refresh_from_db()
    assert case.state == Applying.DEFERRED and case.defer_reason == "정족수 미달"
    other = committee.planned(21)
    agenda.put_on_agenda(case, by=deliberation.officer, meeting=str(other.pk))
    meetings.call_off(other, by=committee.officer, reason="연기")
    assert state_of(case) == Applying.REVIEW


def test_a_case_withdrawn_leaves_the_agenda(listed, committee, deliberation):
    case, meeting = listed
    applications.withdraw(case, by=deliberation.applicant, reason="계획 변경")
    assert state_of(case) == Applying.WITHDRAWN and committee.agenda(meeting) == []


def test_what_goes_with_an_application_are_kinds_of_documents():
    assert [document_kind(key).key for key in agenda_papers.GOES_WITH] == [*agenda_papers.GOES_WITH]
