"""Applications before the committee over the API alone: no quorum, a tie, a vote in writing."""

import datetime as dt

import pytest
from django.utils import timezone

from office.documents.models import IssuedDocument
from sandbox.models import Exemption
from tests.sandbox.calling import HOUSE, names, send_letter, serve
from tests.sandbox.chamber import HELD_IN, WINDOW, Chamber
from tests.worlds import later

OFFICES = [("국토교통부장관", None), ("국토교통부차관", None)]


@pytest.fixture
def chamber(api, cast) -> Chamber:
    """Five standing members; the police's and the city's deputies join for each case: seven are enrolled."""
    return Chamber(api, cast, OFFICES, civilians=3)


def period() -> dict:
    """Two years from next month, as an approval names them."""
    starts_on = timezone.localdate() + dt.timedelta(days=30)
    ends_on = starts_on + dt.timedelta(days=729)
    return {"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat(), "content": "보도 통행을 허용함"}


def state(api, case) -> str:
    """As its applicant's office reads it."""
    return api("secretariat_officer").get(f"applications/{case.matter.number}/")["state"]


def in_session(chamber, *cases) -> list[str]:
    """The cases' items, in a meeting that is open; nobody is there yet."""
    chamber.plan()
    items = [chamber.list_case(case) for case in cases]
    chamber.notice()
    return items


def test_without_a_quorum_nothing_is_called_and_nothing_counts(chamber, deliberation, api):
    office, case, other = chamber.office, deliberation.review(), deliberation.review()
    item, second = in_session(chamber, case, other)
    with later(HELD_IN):
        chamber.open()
        city, police = sorted(chamber.joining(), key=lambda seat: seat)
        chamber.attend(*chamber.seats[:2], city)
        told = office.get(item)
        assert told["quorum"] | {"quorum_met": None} == {
            "enrolled": 7, "recused": 0, "roster": 7, "present": 3, "quorum_needed": 4, "quorum_met": None,
        }  # fmt: skip
        assert len(told["members"]) == 7 and not told["quorum"]["quorum_met"]
        refused = office.send(f"{item}steps/open_item/", 409)["reasons"]
        assert len(refused) == 1 and "4" in refused[0] and "3" in refused[0]
        assert state(api, case) == "on_agenda"
        office.send(f"{item}deeds/propose/", 409, outcome="approve", text="의결함")

        chamber.attend(police)
        assert office.get(item)["quorum"]["quorum_met"]
        assert office.send(f"{item}steps/open_item/")["state"] == "open" and state(api, case) == "deliberating"
        chamber.attend(police, city, deed="leave")
        vote = chamber.propose(item, outcome="approve", text="원안대로 의결함")
        vote.record([police], "for", status=409)  # whoever has left does not vote
        vote.record(chamber.seats[:2], "for")
        counted = vote.count()
        assert (counted["present"], counted["quorum_needed"], counted["quorum_met"]) == (2, 4, False)
        assert (counted["in_favour"], counted["carried"], counted["result"]) == (2, False, "failed")
        assert counted["state"] == "open" and state(api, case) == "deliberating"
        office.step("applications", case.matter.number, "approve", 409, **period())

        office.send(f"{chamber.here}steps/close_meeting/", 409)
        for one in (item, second):
            assert office.send(f"{one}steps/defer_item/", reason="정족수 미달")["state"] == "deferred"
        assert [state(api, one) for one in (case, other)] == ["deferred", "deferred"]
        chamber.close()
        told = office.step("applications", case.matter.number, "review_again", reason="다음 회의에 다시 상정")
        assert told["state"] == "review" and "put_on_agenda" in names(told)
    assert not Exemption.objects.exists() and not IssuedDocument.objects.filter(kind="committees.resolution").exists()


def test_a_tie_fails_and_the_item_is_deferred_or_rejected(chamber, deliberation, api):
    office, deferred, refused = chamber.office, deliberation.review(), deliberation.review()
    first, second = in_session(chamber, deferred, refused)
    with later(HELD_IN):
        chamber.open()
        there = [*chamber.seats[:3], chamber.joining()[0]]
        chamber.attend(*there)
        for item in (first, second):
            office.send(f"{item}steps/open_item/")
            vote = chamber.propose(item, outcome="approve", text="원안대로 의결함")
            vote.record(there[:2], "for")
            vote.record(there[2:], "against")
            tied = vote.count()
            assert (tied["enrolled"], tied["present"], tied["needed"]) == (7, 4, 3)
            assert (tied["in_favour"], tied["against"], tied["carried"], tied["result"]) == (2, 2, False, "failed")
            assert tied["state"] == "open" and "동수" in tied["sentences"][-1], tied["sentences"]
            office.send(f"{item}steps/approve_resolution/", 403)
        assert [state(api, one) for one in (deferred, refused)] == ["deliberating", "deliberating"]

        vote = chamber.propose(first, outcome="defer", text="안전 자료를 보완한 뒤 다시 심의함")
        vote.record(there[:3], "for")
        assert vote.count()["state"] == "deferred" and state(api, deferred) == "deferred"
        vote = chamber.propose(second, outcome="reject", text="승인하지 아니함")
        vote.record(there[:3], "for")
        vote.record(there[3:], "against")
        counted = vote.count()
        assert (counted["in_favour"], counted["needed"], counted["carried"]) == (3, 3, True)
        assert counted["state"] == "resolved" and state(api, refused) == "resolved"
        chamber.member(1).send(f"{second}steps/approve_resolution/", 403)
        chamber.member(0).send(f"{second}steps/approve_resolution/")
        the_rejection(api, refused)
        told = office.step("applications", deferred.matter.number, "put_on_agenda", meeting=chamber.plan())
        assert told["state"] == "on_agenda"


def the_rejection(api, case) -> None:
    """The Minister follows the resolution; to depart from it without a reason is refused."""
    office, number, company = api("secretariat_officer"), case.matter.number, api("company_user")
    assert "deviation" in office.step("applications", number, "approve", 400, **period())["errors"]
    drafted = office.step("applications", number, "reject", 202, reason="안전 조치가 충분하지 않음")
    assert drafted["state"] == "resolved"
    issued = send_letter(office, api("decision_maker"), drafted)
    assert [one["kind"] for one in issued] == ["sandbox.rejection_notice"]
    serve(office, issued)
    told = company.get(f"applications/{number}/")
    assert (told["state"], told["decision"]) == ("rejected", "reject") and "request_redeliberation" in names(told)
    assert {one["clock"] for one in told["clocks"]} == {"C08", "C22"}
    (mine,) = company.get(f"{HOUSE}documents/", kind="sandbox.rejection_notice")["results"]
    facts = company.get(f"{HOUSE}documents/{mine['id']}/")["facts"]["facts"]
    assert facts["reason"] == "안전 조치가 충분하지 않음" and facts["may_ask_again"]
    assert company.get("exemptions/")["results"] == []


def test_a_vote_in_writing(chamber, deliberation, api):
    office, case = chamber.office, deliberation.review()
    chamber.plan(written=True)
    item = chamber.list_case(case)
    joining = [one["id"] for one in office.get(item)["members"] if one["kind"] == "ad_hoc"]
    chamber.notice()
    office.send(f"{chamber.here}steps/open_meeting/", 409, presiding=chamber.seats[0])  # the window has not begun
    with later(HELD_IN + 0.01) as clock:
        chamber.open()
        office.send(f"{chamber.here}deeds/attend/", 409, seat=chamber.seats[0])
        assert office.send(f"{item}steps/open_item/")["quorum"] is None and state(api, case) == "deliberating"
        vote = chamber.propose(item)
        assert vote.motion["outcome"] == "approve"
        vote.record(joining[:1], "for", deed="vote", status=409)
        ballots(chamber, vote, joining, item)
        vote.count(409)  # one may still come
        assert state(api, case) == "deliberating"
        clock.shift(dt.timedelta(days=WINDOW))
        chamber.member(4).send(vote.at["cast_ballot"], 409, choice="against")
        vote.record(joining[1:], "against", deed="cast_ballot", status=409)
        counted = vote.count()
        assert (counted["enrolled"], counted["present"], counted["quorum_needed"]) == (7, 5, 4)
        assert (counted["in_favour"], counted["against"], counted["abstained"]) == (3, 1, 1)
        assert (counted["needed"], counted["carried"], counted["state"]) == (3, True, "resolved")
        resolution = chamber.member(0).send(f"{item}steps/approve_resolution/")
        assert resolution["resolution_approved_at"] and state(api, case) == "resolved"
        chamber.close()
        the_approval(api, case, chamber)


def ballots(chamber, vote, joining: list[str], item: str) -> None:
    """Four members cast theirs, one of those who join hands hers in on paper; two are not returned."""
    for place, choice in enumerate(("for", "for", "against", "abstain")):
        told = chamber.member(place).send(vote.at["cast_ballot"], choice=choice, opinion=f"의견 {place}")
        mine = told["motions"][0]["votes"]
        assert place == 0 or [one["opinion"] for one in mine] == [f"의견 {place}"], "only one's own while it runs"
    chamber.member(0).send(vote.at["cast_ballot"], 409, choice="against")  # what was cast stands
    vote.record([chamber.seats[4]], "for", deed="cast_ballot", status=403)  # the clerk casts nobody's who can
    vote.record(joining[:1], "for", deed="cast_ballot")
    assert chamber.member(4).get(item)["motions"][0]["votes"] == []
    assert IssuedDocument.objects.filter(kind="committees.ballot").count() == 5


def the_approval(api, case, chamber) -> None:
    """The resolution without conditions is followed; the exemption waits to start."""
    office, number = api("secretariat_officer"), case.matter.number
    drafted = office.step("applications", number, "approve", 202, **period())
    api("decision_maker").get("exemptions/")
    issued = send_letter(office, api("decision_maker"), drafted)
    assert {one["kind"] for one in issued} == {
        "sandbox.approval_notice", "sandbox.approval_certificate", "sandbox.gazette_text",
    }  # fmt: skip
    told = api("company_user").get(f"applications/{number}/")
    assert (told["state"], told["decision"]) == ("approved", "approve")
    (granted,) = api("company_user").get("exemptions/")["results"]
    assert granted["state"] == "approved" and granted["number"].startswith("EX-")
    (paper,) = IssuedDocument.objects.filter(kind="committees.resolution")
    assert paper.facts["facts"]["mode"] == "written"
