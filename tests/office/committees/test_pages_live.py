"""The live page: one click an act, two clerks at once, cheap while nothing happens; the member's page and ballot."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from office.committees.actions import attendance, items, voting
from office.committees.models import Attendance, Meeting, Motion, Vote
from office.committees.states import SeatRole
from tests.office.committees.conftest import HELD_IN
from tests.office.committees.visiting import Browsers, asked, at, fresh, text
from tests.worlds import later

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}
MOST_FOR_NOTHING_NEW = 8  # session, person with posts and seats, the meeting, the mark
MOST_FOR_NEWS = 60


def test_a_meeting_run_from_the_page_alone(world):
    """Without a script: every act is a form that comes back to the page."""
    meeting = world.noticed(cases=2)
    clerk = Browsers(world)("clerk")
    live, came = at("live", meeting), at("live-attendance", meeting)
    for name in ("chair", "vice", "member"):
        answer = clerk.post(came, {"came": str(world.seats[name].pk), "next": live}, follow=True)
        assert answer.redirect_chain[-1][0] == live
    assert clerk.post(came, {"everybody": "yes"}).status_code == 302
    assert Attendance.objects.filter(meeting=meeting, left_at=None).count() == 5
    assert clerk.post(came, {"left": str(world.seats["fifth"].pk)}).status_code == 302
    assert Attendance.objects.filter(meeting=meeting, left_at=None).count() == 4
    chair = {"presiding": str(world.seats["chair"].pk), "next": live}
    assert clerk.post(at("meeting-step", meeting, step="open_meeting"), chair).headers["Location"] == live
    item = world.item(meeting)
    page = text(clerk.get(live))
    assert item.title in page and at("item-step", item, step="open_item") in page
    assert clerk.post(at("item-step", item, step="open_item"), {"next": live}).headers["Location"] == live
    remark = {"text": "운행 구역을 질의함", "seat": str(world.seats["vice"].pk), "next": live}
    assert clerk.post(at("item-deed", item, deed="remark"), remark).status_code == 302
    proposal = {
        "outcome": "approve_with_conditions",
        "text": "조건부로 의결함",
        "conditions": "직원이 동행할 것\n구역을 한정할 것",
    }
    assert clerk.post(at("item-deed", item, deed="propose"), proposal | {"outcome": "x"}).status_code == 400
    assert clerk.post(at("item-deed", item, deed="propose"), proposal | {"next": live}).status_code == 302
    motion = Motion.objects.get(item=item)
    assert [one["text"] for one in motion.conditions] == ["직원이 동행할 것", "구역을 한정할 것"]
    record = at("motion-record", motion)
    against = {"vote": f"{world.seats['member'].pk}:against", "next": live}
    assert clerk.post(record, against).status_code == 302
    asks = "출석위원 중 아직 표결하지 않은 위원: 3명. 의결에 찬성 3명이 필요하며 현재 찬성은 0명입니다."
    lost = "지금 집계하면 의결안은 가결되지 않습니다."
    closing = text(clerk.get(at("motion-deed", motion, deed="close_vote")))
    assert all(line in closing for line in (*asks.split(". "), lost))
    board = text(clerk.get(live))
    assert f'data-confirm="{asks} {lost}' in board
    assert 'value="for:3" data-confirm="아직 표결하지 않은 출석위원 3명 전원을 의결안(조건부 의결)에 찬성한' in board
    for told in ("for:2", "for:x"):
        assert clerk.post(record, {"rest": told}, headers=JSON).status_code == 409 and Vote.objects.count() == 1
    assert clerk.post(record, {"rest": "for:4", "next": live}).status_code == 302
    assert sorted(Vote.objects.values_list("choice", flat=True)) == ["against", "for", "for", "for"]
    again = clerk.post(record, {"rest": "for:3", "next": live}, follow=True)
    assert "현재 찬성은 3명입니다. 지금 집계하면 의결안은 가결됩니다." in text(again)
    assert "아직 표결하지 않은" not in text(again)
    assert "의결" in text(again) and again.redirect_chain[-1][0] == live
    assert clerk.post(at("motion-deed", motion, deed="close_vote"), {"next": live}).status_code == 302
    assert world.item(meeting).state == "resolved"
    second = world.item(meeting, 2)
    assert at("live", meeting) + f"?item={second.pk}" in text(clerk.get(f"{live}?item={item.pk}"))
    assert clerk.post(at("item-step", second, step="defer_item"), {"reason": ""}).status_code == 400
    assert clerk.post(at("item-step", second, step="defer_item"), {"reason": "보완", "next": live}).status_code == 302
    assert clerk.post(at("meeting-step", meeting, step="close_meeting"), {}).status_code == 302
    assert fresh(meeting).state == "closed"

    assert clerk.post(at("meeting-step", meeting, step="draft_minutes"), {}).status_code == 302
    the_minutes(world, fresh(meeting))


def the_minutes(world, meeting) -> None:
    """Edited part by part; what somebody else has changed meanwhile is not overwritten; approved by the chair."""
    visit = Browsers(world)
    page, part = at("minutes", meeting), meeting.minutes_parts.get(part="opening")
    assert "운행 구역을 질의함" in text(visit("clerk").get(page))
    change = {"part": str(part.pk), "before": part.text, "text": "개의를 선언함"}
    assert visit("member").post(page, change).status_code == 403
    assert visit("clerk").post(page, change).status_code == 302
    second = visit("clerk").post(page, change | {"text": "다른 말"})
    assert second.status_code == 409 and "다른 말" in text(second) and "개의를 선언함" in text(second)
    part.refresh_from_db()
    assert part.text == "개의를 선언함"
    assert visit("member").get(page).status_code == 409
    item = world.item(meeting)
    assert visit("chair").post(at("item-step", item, step="approve_resolution"), {}).status_code == 302
    assert visit("clerk").post(at("meeting-step", meeting, step="approve_minutes"), {}).status_code == 403
    assert visit("chair").post(at("meeting-step", meeting, step="approve_minutes"), {}).status_code == 302
    assert "개의를 선언함" in text(visit("member").get(page))


def test_two_clerks_at_once_do_not_overwrite_one_another(world):
    item = world.called()
    world.seat("second clerk", "civilian", role=SeatRole.CLERK, order=51)
    motion = world.motion(item)
    visit = Browsers(world)
    one, two = visit("clerk"), visit("second clerk")
    before = two.get(at("live-board", item.meeting))["ETag"]
    vote = {"vote": f"{world.seats['chair'].pk}:for"}
    assert one.post(at("motion-record", motion), vote, headers=JSON).status_code == 204
    late = two.post(at("motion-record", motion), {"vote": f"{world.seats['chair'].pk}:against"}, headers=JSON)
    assert (
        late.status_code in (400, 409) and late["Content-Type"] == "application/problem+json" and late.json()["detail"]
    )
    assert [vote.choice for vote in motion.votes.all()] == ["for"]
    told = two.get(at("live-board", item.meeting), headers={"If-None-Match": before})
    assert told.status_code == 200 and told["ETag"] != before
    assert one.post(at("motion-deed", motion, deed="close_vote"), headers=JSON).status_code == 204
    assert two.post(at("motion-deed", motion, deed="withdraw"), headers=JSON).status_code == 409
    assert two.post(at("motion-record", motion), {"vote": "nonsense"}, headers=JSON).status_code in (400, 409)


def test_the_parts_cost_little_while_nothing_happens_and_the_same_for_thirty(world, cast):
    few = world.called()
    counts = {}
    for part in ("clerk", "member"):
        browser = Browsers(world)(part)
        name = "live-board" if part == "clerk" else "sitting-board"
        first = browser.get(at(name, few.meeting))
        status, idle = asked(browser, at(name, few.meeting), headers={"If-None-Match": first["ETag"]})
        assert status == 304 and idle <= MOST_FOR_NOTHING_NEW, (part, idle)
        counts[part] = put_together(browser, at(name, few.meeting))
    for number in range(25):
        world.seat(f"more {number}", "civilian", order=20 + number)
    for number in range(6):
        items.list_item(few.meeting, by=world.clerk, matter=world.case(f"더 {number}"))
    for number in range(25):
        attendance.attend(few.meeting, by=world.clerk, seat=world.seats[f"more {number}"])
    for part in counts:
        name = "live-board" if part == "clerk" else "sitting-board"
        again = put_together(Browsers(world)(part), at(name, few.meeting))
        assert again == counts[part] and again <= MOST_FOR_NEWS, (part, counts[part], again)


def put_together(browser, path: str) -> int:
    """How often the database is asked when nothing is kept."""
    found = []
    for _again in range(2):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(path).status_code == 200
        found.append(len(queries))
    return min(found)


def test_lists_and_pages_ask_as_often_for_one_as_for_thirty(world):
    visit = Browsers(world)
    meeting = world.noticed()
    known(world.planned(days=19))
    paths = ("/committees/", "/committees/meetings/", at("committee", world.committee), at("meeting", meeting),
             "/api/v1/meetings/", "/api/v1/agenda-items/", "/api/v1/committees/", "/")  # fmt: skip
    readers = ("clerk", "member")
    for part in readers:
        visit(part).get("/")
    one = {(part, path): asked(visit(part), path) for part in readers for path in paths}
    for number in range(29):
        known(world.planned(days=20 + number, cases=int(number % 3 == 0)))
    for number in range(3):
        items.list_item(meeting, by=world.clerk, matter=world.case(f"안건 {number}"))
    many = {(part, path): asked(visit(part), path) for part in readers for path in paths}
    assert {key: (one[key], many[key]) for key in one if one[key] != many[key]} == {}
    assert max(count for _status, count in many.values()) <= 60


def known(meeting) -> None:
    """Announced once, so that members know of it."""
    Meeting.objects.filter(pk=meeting.pk).update(announced=True)


def test_a_member_votes_for_himself_when_he_is_there(world):
    motion = world.motion(world.called(there=("chair", "vice", "other", "fifth")))
    member = Browsers(world)("member")
    page = at("sitting", motion.item.meeting)
    vote = at("motion-deed", motion, deed="vote")
    assert "my-for" not in text(member.get(page))
    here = f'href="{page}?item={motion.item_id}"'
    assert here not in text(member.get("/"))
    assert text(member.get(at("item", motion.item))).count(here) == 2
    assert here not in text(Browsers(world)("clerk").get(at("item", motion.item)))
    assert member.post(vote, {"choice": "for"}).status_code == 409
    attendance.attend(motion.item.meeting, by=world.clerk, seat=world.seats["member"])
    _status, asked_with_vote = asked(member, "/")
    desk = text(member.get("/"))
    assert here in desk and "지금 표결 중" in desk and asked_with_vote <= 40
    voting.vote(motion, by=world.actor("chair"), seat=world.seats["vice"], choice="for")
    assert here in text(Browsers(world)("chair").get("/")), "what the chair records for others is not his own vote"
    told = text(member.get(page))
    assert "my-for" in told
    for choice in ("에 찬성", "에 반대", " 표결에서 기권"):
        assert f'data-confirm="안건 1 「{motion.item.title}」의 의결안(원안 의결){choice}하시겠습니까?' in told
    assert member.post(vote, {"choice": "for", "seat": str(world.seats["chair"].pk)}).status_code == 403
    assert member.post(vote, {"choice": "for", "next": page}).headers["Location"] == page
    assert member.post(vote, {"choice": "against"}).status_code == 409
    assert motion.votes.get(seat=world.seats["member"]).choice == "for"
    assert "my-for" not in text(member.get(page)) and here not in text(member.get("/"))


def test_a_written_ballot_is_looked_at_and_then_cast(world):

    meeting = world.opened(written=True)
    with later(HELD_IN + 0.02):
        items.open_item(world.item(meeting), by=world.clerk)
        item = world.item(meeting)
        motion = world.motion(item)
        visit = Browsers(world)
        member, ballot = visit("member"), at("motion-deed", motion, deed="cast_ballot")
        assert ballot in text(member.get(at("sitting", meeting)))
        assert "/motions/" in text(member.get("/"))
        page = text(member.get(ballot))
        assert motion.text in page and 'name="seat"' not in page
        assert member.post(ballot, {"choice": ""}).status_code == 400
        shown = member.post(ballot, {"choice": "for", "opinion": "이용자 안내를 보완할 것"})
        assert shown.status_code == 200 and 'name="confirmed"' in text(shown) and not motion.votes.exists()
        cast = {"choice": "for", "opinion": "이용자 안내를 보완할 것", "confirmed": "yes"}
        assert member.post(ballot, cast).status_code == 302
        assert motion.votes.get().opinion == "이용자 안내를 보완할 것"
        assert member.post(ballot, cast).status_code == 409
        assert "이용자 안내를 보완할 것" not in text(visit("other").get(at("item", item)))
        assert visit("chair").get(ballot).status_code == 200
    end = fresh(meeting).ballot_until
    with time_machine.travel(end + dt.timedelta(seconds=1)):
        for part, told in (("clerk", True), ("chair", False)):
            closing = text(Browsers(world)(part).get(at("motion-deed", motion, deed="close_vote")))
            assert "아직 제출되지 않은 서면의결서: 4건." in closing and ("현재 찬성은 1명" in closing) is told
        for part in ("chair", "other"):
            browser = Browsers(world)(part)
            assert browser.post(ballot, cast).status_code == 409
            assert ballot not in text(browser.get(at("sitting", meeting)))
    assert motion.votes.count() == 1
