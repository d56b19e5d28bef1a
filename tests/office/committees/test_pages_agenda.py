"""Making an agenda, sending its notice, and the committee's own pages."""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from office.committees.models import AgendaItem, Committee, Meeting, Seat
from office.committees.registry import Paper, Proposal, Suggested
from office.documents.models import IssuedDocument
from office.ledger.models import Event
from tests.office.committees.visiting import Browsers, at, fresh, text

pytestmark = pytest.mark.django_db


def order_of(meeting) -> list[str]:
    return list(meeting.items.filter(state="listed").order_by("position").values_list("title", flat=True))


def test_an_agenda_is_made_without_a_script(world, cast):
    world.noticed(cases=1)
    documents = list(IssuedDocument.objects.all()[:2])
    world.programme.papers = tuple(Paper(f"자료 {n}", document=one) for n, one in enumerate(documents))
    world.programme.ad_hoc = (Suggested(cast.city, "가온시 부시장"),)
    world.programme.proposal = Proposal("approve_with_conditions", "조건부로 의결함", ({"text": "구역을 한정할 것"},))
    meeting, clerk = world.planned(cases=0), Browsers(world)("clerk")
    page, add = at("agenda", meeting), at("meeting-deed", meeting, deed="list_item")
    cases = {title: world.case(title) for title in ("가 사업", "나 사업", "다 사업")}
    assert all(title in text(clerk.get(page)) for title in cases)
    for matter in cases.values():
        assert clerk.post(add, {"matter": str(matter.pk), "next": page}).headers["Location"] == page
    assert clerk.post(add, {"matter": str(cases["가 사업"].pk)}).status_code in (400, 409)
    assert order_of(meeting) == list(cases)
    shown = text(clerk.get(page))
    assert "가온시 부시장" in shown and "구역을 한정할 것" in shown and "자료 0" in shown
    item = AgendaItem.objects.get(meeting=meeting, title="다 사업")
    for way, wanted in (("up", "가다나"), ("up", "다가나"), ("up", "다가나"), ("down", "가다나")):
        assert clerk.post(at("agenda-order", meeting), {"item": str(item.pk), "way": way}).status_code == 302
        assert "".join(title[0] for title in order_of(meeting)) == wanted
    assert clerk.post(at("agenda-order", meeting), {"item": "x", "way": "up"}).status_code == 400
    second = item.papers.order_by("position")[1]
    assert clerk.post(at("paper-order", second), {"way": "up"}).status_code == 302
    assert [paper.title for paper in item.papers.order_by("position")] == ["자료 1", "자료 0"]
    assert clerk.post(at("paper-deed", second, deed="remove_paper"), {"next": page}).status_code == 302
    assert item.papers.count() == 1
    joined = item.ad_hoc.get().seat
    assert clerk.post(at("item-deed", item, deed="remove_ad_hoc"), {"seat": str(joined.pk)}).status_code == 302
    assert not item.ad_hoc.exists()
    away = {"seat": str(world.seats["member"].pk), "reason": "other", "text": ""}
    assert clerk.post(at("item-deed", item, deed="exclude"), away).status_code == 400
    assert clerk.post(at("item-deed", item, deed="exclude"), away | {"text": "자문"}).status_code == 302
    assert (
        clerk.post(at("item-step", item, step="remove_item"), {"reason": "철회", "next": page}).headers["Location"]
        == page
    )
    assert order_of(meeting) == ["가 사업", "나 사업"]
    assert Browsers(world)("member").get(page).status_code == 404
    the_notice(world, clerk, meeting)


def the_notice(world, clerk, meeting) -> None:
    """In time it needs no reason; the page counts the days before it is sent."""
    step = at("meeting-step", meeting, step="send_notice")
    page = text(clerk.get(step))
    assert "가 사업" in page and "late_reason" in page
    assert clerk.post(step, {}).status_code == 302
    assert fresh(meeting).state == "noticed"
    assert Browsers(world)("member").get(at("meeting", meeting)).status_code == 200


def test_a_late_notice_and_a_late_item_need_a_reason(world):
    meeting, clerk = world.planned(days=3), Browsers(world)("clerk")
    step = at("meeting-step", meeting, step="send_notice")
    assert clerk.post(step, {}).status_code == 400
    assert clerk.post(step, {"late_reason": "시급한 안건임"}).status_code == 302
    assert "시급한 안건임" in text(clerk.get(at("meeting", meeting)))
    matter, add = world.case("늦은 안건"), at("meeting-deed", meeting, deed="list_item")
    assert f"?matter={matter.pk}" in text(clerk.get(at("agenda", meeting)))
    assert clerk.get(f"{add}?matter={matter.pk}").status_code == 200
    assert clerk.post(add, {"matter": str(matter.pk)}).status_code == 400
    assert clerk.post(add, {"matter": str(matter.pk), "late_reason": "시급함"}).status_code == 302


def test_a_meeting_is_planned_on_the_page(world):
    visit, page = Browsers(world), reverse("committees:plan")
    facts = {
        "committee": str(world.committee.pk),
        "mode": "in_person",
        "held_at": f"{timezone.localdate() + dt.timedelta(days=20)}T14:00",
        "place": "대회의실",
    }
    assert visit("member").get(page).status_code == 403
    assert visit("clerk").get(page).status_code == 200
    assert visit("clerk").post(page, facts | {"mode": "written"}).status_code == 400
    assert visit("clerk").post(page, facts | {"held_at": "yesterday"}).status_code == 400
    assert visit("clerk").post(page, facts).status_code == 302
    meeting = Meeting.objects.get()
    assert timezone.localtime(meeting.held_at).hour == 14 and meeting.place == "대회의실"


def test_a_committee_its_seats_and_its_rules(world):
    visit, home = Browsers(world), at("committee", world.committee)
    officer, member = visit("molit_officer"), visit("member")
    vacant = {
        "kind": "government",
        "role": "member",
        "title_ko": "보건복지부차관",
        "valid_from": "2026-01-01",
        "order": "5",
    }
    assert officer.post(at("seat-add", world.committee), vacant).status_code == 302
    assert "공석" in text(officer.get(home)) or "Vacant" in text(officer.get(home))
    seat = Seat.objects.get(title_ko="보건복지부차관")
    assert officer.post(at("seat", seat), vacant | {"holder": "홍보용 이름"}).status_code == 302
    assert officer.post(at("seat", seat), vacant | {"email": "nobody@example.com"}).status_code == 400
    assert officer.post(at("seat-end", seat), {"on": "2020-01-01"}).status_code == 400
    assert officer.post(at("seat-end", seat), {"on": "2026-02-01"}).status_code == 302
    seat.refresh_from_db()
    assert str(seat.valid_until) == "2026-02-01" and seat.holder == "홍보용 이름"
    rules = {"name_ko": "국가스마트도시위원회", "notice_days": "10", "quorum": "two_thirds", "majority": "of_present",
             "term_years": "2", "proxies_allowed": "on"}  # fmt: skip
    for address in (
        at("seat-add", world.committee),
        at("seat", seat),
        at("seat-end", seat),
        at("rules", world.committee),
    ):
        assert officer.get(address).status_code == 200
        assert member.get(address).status_code == 403
        assert member.post(address, rules).status_code == 403
        assert visit("stranger").get(address).status_code == 404
    assert officer.post(at("rules", world.committee), rules | {"notice_days": "-1"}).status_code == 400
    assert officer.post(at("rules", world.committee), rules).status_code == 302
    world.committee.refresh_from_db()
    assert (world.committee.notice_days, world.committee.proxies_allowed) == (10, True)
    new = rules | {"code": "local", "programme": "sandbox", "name_ko": "지역위원회"}
    assert member.get("/committees/new/").status_code == 403
    assert officer.post("/committees/new/", new | {"code": "nscc"}).status_code == 400
    assert officer.post("/committees/new/", new).status_code == 302
    assert Committee.objects.filter(code="local").exists()


def test_the_files_hold_what_the_pages_show(world):
    world.noticed()
    world.planned()
    visit = Browsers(world)
    for part, rows in (("clerk", 2), ("member", 1)):
        body = text(visit(part).get("/committees/meetings/?export=csv")).removeprefix("\ufeff")
        assert len(list(csv.reader(io.StringIO(body)))) == rows + 1
    assert visit("clerk").get("/committees/meetings/?export=xlsx").status_code == 200
    assert "국토교통부장관" in text(visit("member").get(at("committee", world.committee) + "?export=csv"))
    assert Event.objects.filter(kind="committees.exported").count() == 4
    for odd in ("state=nothing", "committee=x", "page=999", "q=%00", "sort=x", "ahead=maybe", "mode=x"):
        assert visit("clerk").get(f"/committees/meetings/?{odd}").status_code == 200, odd
    found = text(visit("clerk").get("/committees/meetings/?state=planned&sort=held"))
    assert found.count("/committees/meetings/0") == 1
