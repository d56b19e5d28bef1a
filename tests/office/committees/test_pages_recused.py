"""A recused member finds no trace of an item on any page, in any operation, list, search, count, file or mail."""

import re

import pytest

from office.committees import guards
from office.committees.actions import attendance, items, meetings, minutes, voting
from office.committees.deeds import DEEDS
from office.committees.models import AgendaItem, Meeting, Motion, Recusal
from office.committees.registry import Paper, Suggested
from office.documents.models import IssuedDocument
from office.ledger import dispatch
from office.ledger.models import Effect
from office.workflow import steps_of
from tests.architecture.addresses import all_addresses
from tests.office.committees.visiting import Browsers, at, text

pytestmark = pytest.mark.django_db
SECRET = "극비 심의안건 가나다"
JOINS = "오로지 그 안건의 부시장"


@pytest.fixture
def secret(world, cast):
    """A meeting in session with two items; the first is called and voted on, and `member` has recused himself."""
    first = world.planned(cases=1)
    meetings.send_notice(first, by=world.clerk)
    document = IssuedDocument.objects.filter(matter=first.matter).first()
    world.programme.papers = (Paper("극비 심의안건 검토보고", document=document),)
    world.programme.ad_hoc = (Suggested(cast.city, JOINS),)
    meeting = world.planned(cases=0)
    matter = world.case(SECRET)
    matter.number = "XX-2026-7777"
    matter.save()
    item = items.list_item(meeting, by=world.clerk, matter=matter)
    world.programme.papers, world.programme.ad_hoc = (), ()
    open_one = items.list_item(meeting, by=world.clerk, matter=world.case("모두가 아는 안건"))
    meetings.send_notice(meeting, by=world.clerk)
    for name in ("chair", "vice", "member", "other", "fifth"):
        attendance.attend(meeting, by=world.clerk, seat=world.seats[name])
    attendance.attend(meeting, by=world.clerk, seat=item.ad_hoc.first().seat)
    meetings.open_meeting(meeting, by=world.clerk)
    return meeting, world.item(meeting, 1), open_one


def tell_everybody() -> None:
    """Carry out what was promised, the mails; setting the documents in print would only take time."""
    Effect.objects.filter(kind="documents.render", state="pending").update(state="done")
    dispatch.run_due()


def traces_of(item) -> list[str]:
    """Whatever would give an item away."""
    return [
        SECRET, JOINS, "XX-2026-7777", "검토보고", str(item.pk), str(item.matter_id),
        *(str(pk) for pk in Motion.objects.filter(item=item).values_list("pk", flat=True)),
        *(str(pk) for pk in Recusal.objects.filter(item=item).values_list("pk", flat=True)),
        *(str(pk) for pk in item.papers.values_list("pk", flat=True)),
        *(str(pk) for pk in item.ad_hoc.values_list("seat", flat=True)),
    ]  # fmt: skip


LISTS = ("", "committees/", "matters/", "deadlines/", "documents/", "inbox/", "jobs/", "sandbox/", "api/v1/")
NOT_LISTS = ("api/v1/schema/", "api/v1/problems/", "api/v1/clocks/")


def lists() -> list[str]:
    """Every list of the house."""
    found = [one.path() for one in all_addresses() if not one.gaps and not one.is_admin]
    shown = [path for path in found if path == "/" or path[1:].startswith(LISTS[1:])]
    return [path for path in shown if not path[1:].startswith(NOT_LISTS)]


def _read(address) -> bool:
    return any(operation.startswith("GET ") for operation in address.operations())


def about(kind: str, verbs: dict, *, gone: bool, **values) -> list[str]:
    """Every page and operation about something. Of what is not there one step and one deed are enough."""
    found = []
    for address in all_addresses():
        if not re.match(rf"(committees|api/v1)/{kind}/<", address.route) or (address.is_api and not _read(address)):
            continue
        inner = [name for name in ("motion", "recusal", "paper") if name in address.gaps]
        if any(name not in values for name in inner):
            continue
        ways = next((verbs[name] for name in ("step", "deed") if name in address.gaps), [None])
        for way in ways[:1] if gone else ways:
            found.append(address.path(**values, step=way, deed=way))
    return found


def walked(meeting, item, other) -> list[str]:
    """Every committee address, of the hidden item and of what is the reader's to know, and every list of the house."""
    deeds = {model: [deed.name for deed in DEEDS if deed.model is model] for model in (Meeting, AgendaItem, Motion)}
    found = about("meetings", {"step": [*steps_of(Meeting)], "deed": deeds[Meeting]}, gone=False, pk=meeting.pk,
                  number=meeting.matter.number)  # fmt: skip
    of_items = {"step": [*steps_of(AgendaItem)], "deed": deeds[AgendaItem]}
    inner = {
        name: rows.first().pk
        for name, rows in (
            ("motion", Motion.objects.filter(item=item)), ("recusal", Recusal.objects.filter(item=item)),
            ("paper", item.papers.all()),
        )
        if rows.exists()
    }  # fmt: skip
    for kind in ("items", "agenda-items"):
        found += about(kind, of_items, gone=True, pk=item.pk, **inner)
        found += about(kind, of_items, gone=False, pk=other.pk)
    for name, pk in inner.items():
        found += about(f"{name}s", {"deed": ["vote"]}, gone=True, pk=pk)
    return [*lists(), at("committee", meeting.committee_id), *found]


def found_in(browser, visits, traces) -> dict:
    """Where something gives the item away, or breaks. What stood in the address itself is no news."""
    told = {}
    for path in visits:
        answer = browser.get(path)
        body = text(answer) + answer.headers.get("Location", "")
        known = [trace for trace in traces if trace in body and trace not in path]
        if known or answer.status_code >= 500:
            told[path] = (answer.status_code, known)
    return told


def test_whoever_is_recused_finds_no_trace(world, secret, cast):
    meeting, item, other = secret
    visit = Browsers(world)
    items.open_item(item, by=world.clerk)
    motion = world.motion(item)
    world.votes(motion, chair="for", vice="for")
    minutes.remark(item, by=world.clerk, text=f"{SECRET}에 관한 발언")
    tell_everybody()
    pages = [at("meeting", meeting), at("sitting", meeting), at("item", item), "/api/v1/agenda-items/"]
    assert {*found_in(visit("member"), pages, [SECRET])} == {*pages}  # or the walk would prove nothing

    world.recuse(item, "member")
    tell_everybody()
    visits = walked(meeting, item, other)
    assert len(visits) > 80
    assert found_in(visit("member"), visits, traces_of(item)) == {}
    for path in (at("item", item), at("item-deed", item, deed="abstain"), at("motion-deed", motion, deed="vote"),
                 at("paper", item.papers.first()), f"/api/v1/agenda-items/{item.pk}/"):  # fmt: skip
        assert visit("member").get(path).status_code == 404, path
    searches = ("/committees/meetings/?q=", "/matters/?q=", "/documents/?q=", "/api/v1/matters/?title=", "/inbox/?q=")
    for path in searches:
        body = text(visit("member").get(path + SECRET))
        assert body.count(SECRET) <= 2 and str(item.matter_id) not in body, path  # the search box says it back
    for kind in ("csv", "xlsx"):
        assert SECRET not in text(visit("member").get(f"/committees/meetings/?export={kind}"))

    # renumbered, without a gap; and counted without it
    agenda = visit.api("member").get(f"/api/v1/meetings/{meeting.matter.number}/").json()
    assert [(line["number"], line["id"]) for line in agenda["agenda"]] == [(1, str(other.pk))] and agenda["items"] == 1
    assert JOINS not in text(visit("member").get(at("meeting", meeting)))
    assert JOINS in text(visit("other").get(at("meeting", meeting)))

    # nor afterwards: while it is resolved, minuted, closed
    voting.vote(motion, by=world.clerk, seat=world.seats["other"], choice="for")
    voting.close_vote(motion, by=world.clerk)
    items.open_item(other, by=world.clerk)
    items.defer_item(other, by=world.clerk, reason="보완")
    meetings.close_meeting(meeting, by=world.clerk)
    minutes.draft_minutes(meeting, by=world.clerk)
    items.approve_resolution(world.item(meeting, 1), by=world.actor("chair"))
    minutes.approve_minutes(meeting, by=world.actor("chair"))
    tell_everybody()
    assert SECRET in text(visit("other").get(at("minutes", meeting)))
    again = r"^/(committees/|api/v1/(meetings|agenda-items|documents|matters|jobs)/|documents/|inbox/|$)"
    after = [one for one in walked(meeting, item, other) if re.search(again, one) and "/deeds/" not in one]
    assert found_in(visit("member"), after, traces_of(item)) == {}


def test_the_live_parts_say_the_same_while_something_hidden_happens(world, secret):
    """Not even the mark of the page changes: it would tell that something happens."""
    meeting, item, _other = secret
    world.recuse(item, "member")
    visit = Browsers(world)("member")
    first = visit.get(at("sitting-board", meeting))
    items.open_item(item, by=world.clerk)
    motion = world.motion(item)
    world.votes(motion, chair="for")
    again = visit.get(at("sitting-board", meeting))
    assert again["ETag"] == first["ETag"] and again.content == first.content
    assert visit.get(at("sitting-board", meeting), headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_presiding_member_who_is_recused_learns_nothing_from_a_closed_step(world, secret):
    meeting, item, other = secret
    world.recuse(item, "chair")
    items.open_item(other, by=world.clerk)
    items.defer_item(other, by=world.clerk, reason="보완")
    visit = Browsers(world)
    for part, told in (("clerk", True), ("chair", False)):
        answer = visit(part).get(at("meeting-step", meeting, step="close_meeting"))
        assert answer.status_code == 409
        steps = visit.api(part).get(f"/api/v1/meetings/{meeting.pk}/").json()["steps"]
        (closing,) = [step for step in steps if step["name"] == "close_meeting"]
        sent = visit.api(part).post(closing["address"], {}, format="json")
        assert sent.status_code == 409
        reason = str(guards.every_item_done.reason(meeting))
        for said in (text(answer), str(closing["reasons"]), str(sent.json()["reasons"])):
            assert (reason in said) is told, (part, said)
        assert (JOINS in text(visit(part).get(at("meeting-deed", meeting, deed="attend")))) is told


def test_a_challenge_is_decided_without_the_member(world):
    meeting = world.opened()
    item = world.item(meeting)
    visit = Browsers(world)
    at_deed = at("item-deed", item, deed="challenge")
    facts = {"seat": str(world.seats["member"].pk), "party": "경쟁기업", "reason": "employed_3_years"}
    assert visit("member").get(at_deed).status_code == 403
    assert visit("clerk").post(at_deed, {**facts, "party": ""}).status_code == 400
    assert visit("clerk").post(at_deed, facts).status_code == 302
    row = Recusal.objects.get(item=item)
    assert row.state == "pending"
    decide = at("recusal-deed", row, deed="decide")
    assert visit("member").get(decide).status_code == 404
    assert visit("clerk").get(decide).status_code == 200
    assert visit("clerk").post(decide, {"in_favour": "5", "against": "0", "abstained": "0"}).status_code == 400
    assert visit("clerk").post(decide, {"in_favour": "3", "against": "1", "abstained": "0"}).status_code == 302
    assert visit("clerk").get(decide).status_code == 409
    assert visit("member").get(at("item", item)).status_code == 404
