"""A meeting over the API alone: the same rules, reasons and results as on the pages."""

import datetime as dt

import pytest
from django.utils import timezone

from office.committees.models import Committee, Meeting, Seat
from office.jobs.models import Job
from tests.office.committees.conftest import HELD_IN
from tests.office.committees.visiting import Browsers
from tests.worlds import later

pytestmark = pytest.mark.django_db
MEETINGS, ITEMS, COMMITTEES = "/api/v1/meetings/", "/api/v1/agenda-items/", "/api/v1/committees/"


def sent(program, path: str, status: int, method: str = "post", **facts):
    """The answer of one operation, whose status must be right."""
    answer = getattr(program, method)(path, facts, format="json")
    assert answer.status_code == status, (path, answer.status_code, answer.content.decode()[:500])
    return answer.json() if answer.content else None


def opened(told: dict) -> set[str]:
    """What can be done now."""
    return {one["name"] for one in (*told["steps"], *told["deeds"]) if one["open"]}


def test_a_meeting_from_its_planning_to_its_minutes(world):
    visit = Browsers(world)
    clerk, chair, member = visit.api("clerk"), visit.api("chair"), visit.api("member")
    at = timezone.now() + dt.timedelta(days=HELD_IN)
    facts = {"committee": str(world.committee.pk), "mode": "in_person", "held_at": at.isoformat(), "place": "대회의실"}
    sent(member, MEETINGS, 403, **facts)
    assert "mode" in sent(clerk, MEETINGS, 400, **facts | {"mode": "by pigeon"})["errors"]
    sent(clerk, MEETINGS, 400, **facts, surprise=1)
    meeting = sent(clerk, MEETINGS, 201, **facts)
    here = f"{MEETINGS}{meeting['number']}/"
    assert meeting["state"] == "planned" and {"list_item", "call_off", "reschedule"} <= opened(meeting)
    assert member.get(here).status_code == 404
    closed = sent(clerk, f"{here}steps/send_notice/", 409)
    assert closed["reasons"]
    matters = [world.case("가 사업"), world.case("나 사업")]
    assert {line["matter"] for line in clerk.get(f"{here}ready/").json()} == {str(one.pk) for one in matters}
    assert "matter" in clerk.get(f"{here}deeds/list_item/").json()["schema"]["properties"]
    for matter in matters:
        meeting = sent(clerk, f"{here}deeds/list_item/", 200, matter=str(matter.pk))
    sent(clerk, f"{here}deeds/list_item/", 400, matter=str(matters[0].pk))
    sent(clerk, f"{here}deeds/fly/", 404)
    first, second = (line["id"] for line in meeting["agenda"])
    swapped = sent(clerk, f"{here}deeds/reorder/", 200, order=[second, first])
    assert [line["id"] for line in swapped["agenda"]] == [second, first]
    sent(clerk, f"{here}steps/send_notice/", 200)
    assert [line["number"] for line in member.get(MEETINGS).json()["results"]] == [meeting["number"]]
    assert member.get(f"{here}ready/").status_code == 403
    the_session(world, visit, here, first=second, second=first)

    told = clerk.get(here).json()
    assert told["state"] == "closed" and "draft_minutes" in opened(told)
    sent(clerk, f"{here}steps/draft_minutes/", 200)
    assert member.get(f"{here}minutes/").json() == []
    (opening,) = [one for one in clerk.get(f"{here}minutes/").json() if one["part"] == "opening"]
    sent(clerk, f"{here}steps/edit_minutes/", 200, part=opening["id"], text="개의를 선언함")
    sent(clerk, f"{here}steps/approve_minutes/", 403)
    sent(chair, f"{here}steps/approve_minutes/", 409)
    sent(chair, f"{ITEMS}{second}/steps/approve_resolution/", 200)
    assert sent(chair, f"{here}steps/approve_minutes/", 200)["state"] == "minutes_final"
    assert "개의를 선언함" in {one["text"] for one in member.get(f"{here}minutes/").json()}


def the_session(world, visit, here: str, *, first: str, second: str) -> None:
    """Attendance, quorum, a challenge, a motion, votes, a deferral."""
    clerk, member = visit.api("clerk"), visit.api("member")
    seats = {name: str(seat.pk) for name, seat in world.seats.items()}
    sent(member, f"{here}deeds/attend/", 403, seat=seats["member"])
    for name in ("chair", "vice"):
        sent(clerk, f"{here}deeds/attend/", 200, seat=seats[name])
    sent(clerk, f"{here}steps/open_meeting/", 200, presiding=seats["chair"])
    item = f"{ITEMS}{first}/"
    assert sent(clerk, f"{item}steps/open_item/", 409)["reasons"]  # two of five are no quorum
    for name in ("member", "other"):
        sent(clerk, f"{here}deeds/attend/", 200, seat=seats[name])
    assert {stay["seat"]["id"] for stay in member.get(f"{here}attendance/").json()} >= {seats["member"]}
    challenge = {"seat": seats["other"], "party": "경쟁기업", "reason": "employed_3_years"}
    told = sent(clerk, f"{item}deeds/challenge/", 200, **challenge)
    (row,) = told["recusals"]
    assert member.get(item).json()["recusals"] == []
    sent(clerk, f"{item}steps/open_item/", 409)
    (decide,) = [deed["address"] for deed in row["deeds"] if deed["name"] == "decide"]
    sent(visit.api("other"), decide, 404, in_favour=0, against=3)
    sent(clerk, decide, 200, in_favour=0, against=3, abstained=0)
    sent(clerk, f"{item}steps/open_item/", 200)
    sent(clerk, f"{item}deeds/propose/", 400, outcome="approve_with_conditions", text="의결함")
    told = sent(
        clerk, f"{item}deeds/propose/", 200, outcome="approve_with_conditions", text="의결함", conditions=["동행"]
    )
    (motion,) = told["motions"]
    doing = {deed["name"]: deed["address"] for deed in motion["deeds"]}
    assert motion["count"] is None and {"vote", "close_vote", "withdraw"} <= {*doing}
    assert {*(deed["name"] for deed in member.get(item).json()["motions"][0]["deeds"])} == {"vote", "cast_ballot"}
    sent(member, doing["vote"], 200, choice="against")
    sent(member, doing["vote"], 409, choice="for")
    sent(member, doing["close_vote"], 403)
    for name in ("chair", "vice", "other"):
        told = sent(clerk, doing["vote"], 200, choice="for", seat=seats[name])
    assert [vote["choice"] for vote in told["motions"][0]["votes"]].count("for") == 3
    told = sent(clerk, doing["close_vote"], 200)
    assert told["state"] == "resolved" and told["motions"][0]["count"]["carried"] is True
    assert told["motions"][0]["count"]["sentences"]
    sent(clerk, f"{ITEMS}{second}/steps/defer_item/", 400)
    sent(clerk, f"{ITEMS}{second}/deeds/remark/", 200, text="보완이 필요함")
    told = sent(clerk, f"{ITEMS}{second}/steps/defer_item/", 200, reason="보완")
    assert told["state"] == "deferred" and told["remarks"][0]["text"] == "보완이 필요함"
    sent(clerk, f"{here}steps/close_meeting/", 200)


def test_self_recusal_and_a_written_ballot(world):
    visit = Browsers(world)
    meeting = world.opened(written=True, cases=2)
    with later(HELD_IN + 0.02):
        clerk, member, vice = visit.api("clerk"), visit.api("member"), visit.api("vice")
        items = [line["id"] for line in member.get(f"{MEETINGS}{meeting.pk}/").json()["agenda"]]
        sent(member, f"{ITEMS}{items[0]}/deeds/abstain/", 400, reason="other")
        sent(member, f"{ITEMS}{items[0]}/deeds/abstain/", 204, reason="employed_3_years")
        sent(member, f"{ITEMS}{items[0]}/deeds/abstain/", 404, reason="employed_3_years")
        assert [line["id"] for line in member.get(ITEMS).json()["results"]] == [items[1]]
        sent(clerk, f"{ITEMS}{items[0]}/steps/open_item/", 200)
        told = sent(clerk, f"{ITEMS}{items[0]}/deeds/propose/", 200, outcome="approve", text="의결함")
        doing = {deed["name"]: deed["address"] for deed in told["motions"][0]["deeds"]}
        sent(member, doing["cast_ballot"], 404, choice="for")
        sent(vice, doing["vote"], 409, choice="for")
        sent(vice, doing["cast_ballot"], 200, choice="for", opinion="비밀 의견")
        sent(clerk, doing["close_vote"], 409)
        others = visit.api("other").get(f"{ITEMS}{items[0]}/")
        assert "비밀 의견" not in others.content.decode()


def test_committees_and_seats(world):
    visit = Browsers(world)
    officer, member = visit.api("molit_officer"), visit.api("member")
    new = {"code": "local", "name_ko": "지역위원회", "programme": "sandbox"}
    sent(member, COMMITTEES, 400, **new)
    sent(officer, COMMITTEES, 400, **new | {"programme": "k-city"})
    made = sent(officer, COMMITTEES, 201, **new)
    assert (
        made["notice_days"] == 7 and made["written_unreturned_is_absent"] is True and made["proxies_allowed"] is False
    )
    here = f"{COMMITTEES}{made['id']}/"
    assert member.get(here).status_code == 404
    changed = sent(officer, here, 200, "patch", proxies_allowed=True, notice_days=10)
    assert (changed["proxies_allowed"], changed["notice_days"], changed["name"]) == (True, 10, "지역위원회")
    sent(officer, here, 400, "patch", notice_days="soon")
    sent(officer, here, 400, "patch", colour="red")
    sent(officer, f"{here}seats/", 400, kind="civilian")
    seat = sent(officer, f"{here}seats/", 201, kind="government", title_ko="환경부차관")
    ended = sent(officer, f"{here}seats/{seat['id']}/", 200, "patch", valid_until="2031-01-31")
    assert ended["valid_until"] == "2031-01-31" and ended["title"] == "환경부차관"
    mine = f"{COMMITTEES}{world.committee.pk}/"
    assert len(member.get(f"{mine}seats/").json()["results"]) == 6
    sent(member, mine, 403, "patch", notice_days=1)
    sent(member, f"{mine}seats/", 403, kind="government", title_ko="환경부차관")
    assert Committee.objects.count() == 2 and Seat.objects.filter(title_ko="환경부차관").count() == 1


def test_lists_are_narrowed_and_a_packet_is_asked_for(world):
    meeting, visit = world.noticed(), Browsers(world)
    world.planned()
    clerk, member = visit.api("clerk"), visit.api("member")
    assert len(clerk.get(MEETINGS).json()["results"]) == 2 and len(member.get(MEETINGS).json()["results"]) == 1
    assert len(clerk.get(f"{MEETINGS}?state=planned").json()["results"]) == 1
    assert clerk.get(f"{MEETINGS}?state=nonsense").status_code == 400
    assert len(member.get(f"{ITEMS}?state=listed&meeting={meeting.pk}").json()["results"]) == 1
    job = sent(member, f"{MEETINGS}{meeting.pk}/packet/", 202)
    assert Job.objects.get(pk=job["id"]).asked_by == world.cast.committee_member
    assert visit.api("stranger").post(f"{MEETINGS}{meeting.pk}/packet/").status_code == 404
    assert Meeting.objects.count() == 2
