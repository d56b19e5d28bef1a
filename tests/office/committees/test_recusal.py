"""A recused member finds no trace of the item: not by rule, list, count, paper, notice, message or register."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from office.access import Invalid, NotNow, NotYours, Unknown
from office.attachments.reading import attachments_for
from office.committees import deeds, queries, rules
from office.committees.actions import committees, furnishing, items, recusals, voting
from office.committees.models import AgendaItem, CommitteePaper, Recusal
from office.committees.parts import DeliberatesOn, NotRecusedFrom
from office.committees.registry import Paper
from office.committees.roster import quorum_now, roster_of, tally_of
from office.docket.models import Matter
from office.docket.registry import visible_to
from office.documents.models import IssuedDocument
from office.documents.queries import documents_for
from office.ledger import dispatch
from office.ledger.models import Effect
from office.notifications.models import Delivery
from office.people.actors import actor_of
from office.people.models import Appointment, User
from tests.cast import LONG_AGO, UserFactory

pytestmark = pytest.mark.django_db
FAR_AHEAD = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)


def traces(item: AgendaItem, actor) -> dict[str, bool]:
    """Every way in which somebody could learn of an item."""
    item = AgendaItem.objects.select_related("meeting__committee", "matter").get(pk=item.pk)
    meeting = item.meeting
    texts = [f"{document.kind} {document.title} {document.facts}" for document in documents_for(actor)]
    mails = Delivery.objects.filter(person=actor.user_id)
    return {
        "rule": rules.SeeItem.holds(actor, item),
        "seat": rules.SitOnItem.holds(actor, item),
        "item": queries.items_for(actor).filter(pk=item.pk).exists(),
        "agenda": item in queries.agenda_for(meeting, actor),
        "history": queries.item_history_for(actor, item.matter).exists(),
        "papers": queries.papers_for(actor).filter(item=item).exists(),
        "motions": queries.motions_for(actor).filter(item=item).exists(),
        "votes": queries.open_motions_for(actor).filter(item=item).exists(),
        "remarks": queries.remarks_for(actor).filter(item=item).exists(),
        "recusals": queries.recusals_for(actor).filter(item=item).exists(),
        "recused": bool(queries.recused_on(item, actor)),
        "minutes": queries.minutes_for(meeting, actor).filter(item=item).exists(),
        "deeds": bool(deeds.deeds_for(item, actor)),
        "files": attachments_for(actor).filter(matter=item.matter).exists(),
        "documents": [text for text in texts if item.title in text],
        "mails": any(item.title in str(mail.facts) + mail.subject_line + mail.body_text for mail in mails),
        "register": visible_to(actor).filter(title__contains=item.title).exists(),
    }


def found(item: AgendaItem, actor) -> dict:
    """The ways that are open."""
    return {name: seen for name, seen in traces(item, actor).items() if seen}


@pytest.fixture
def paper(world):
    """Some document of the house, to be among an item's papers."""
    meeting = world.planned(cases=0)
    items.list_item(meeting, by=world.clerk, matter=world.case("다른 회의의 안건"))
    from office.committees.actions.meetings import send_notice

    send_notice(meeting, by=world.clerk)
    return IssuedDocument.objects.filter(matter=meeting.matter).first()


def test_a_recused_member_finds_no_trace(world, paper):
    world.programme.papers = (Paper("검토보고서", document=paper),)
    meeting = world.opened(cases=2)
    item, other = world.item(meeting, 1), world.item(meeting, 2)
    member = world.actor("member")
    before = traces(item, member)
    assert {name for name, seen in before.items() if seen} >= {
        "rule", "seat", "item", "agenda", "papers", "deeds", "documents",
    }  # fmt: skip
    assert queries.meetings_for(member).get(pk=meeting.pk).item_count == 2
    world.recuse(item, "member")
    assert found(item, member) == {}
    assert queries.meetings_for(member).get(pk=meeting.pk).item_count == 1
    assert [(one.number, one.pk) for one in queries.agenda_for(meeting, member)] == [(1, other.pk)]
    items.open_item(item, by=world.clerk)
    motion = world.motion(item)
    world.votes(motion, chair="for", vice="for", other="for")
    with pytest.raises(Unknown):
        voting.vote(motion, by=member, choice="for")
    with pytest.raises(Invalid):
        world.votes(motion, member="for")
    for attempt in (
        lambda: recusals.abstain(item, by=member, reason="party"),
        lambda: deeds.do(motion, "vote", by=member, data={"choice": "for"}),
        lambda: deeds.do(item, "remark", by=member, data={"text": "말"}),
    ):
        with pytest.raises(Unknown):
            attempt()
    counted = voting.close_vote(motion, by=world.clerk)
    assert (counted.enrolled, counted.recused, counted.present, counted.carried) == (5, 1, 4, True)
    items.approve_resolution(world.item(meeting, 1), by=world.actor("chair"))
    assert found(item, member) == {}
    assert traces(item, world.actor("other"))["documents"]
    assert found(other, world.cast.actor("stranger")) == {}


def test_messages_name_no_item_and_the_notice_is_taken_back(world):
    meeting = world.noticed(cases=2)
    item = world.item(meeting)
    member = world.actor("member")
    letters = CommitteePaper.objects.filter(seat=world.seats["member"], document__kind="committees.notice")
    assert item.title in str(letters.get(current=True).document.facts)
    world.recuse(item, "member")
    kept = letters.get(current=True).document
    assert item.title not in str(kept.facts) and "안건 2 실증사업" in str(kept.facts)
    mine = documents_for(member).filter(kind="committees.notice")
    assert [document.pk for document in mine] == [kept.pk]
    Effect.objects.filter(kind__startswith="documents.").update(next_at=FAR_AHEAD)
    dispatch.run_due()
    mails = Delivery.objects.filter(person=member.user_id)
    assert {mail.key for mail in mails} >= {"committees.invited", "committees.recusal_decided"}
    assert not traces(item, member)["mails"]
    assert not any("안건 1" in str(mail.facts) + mail.subject_line + mail.body_text for mail in mails)


def test_a_person_is_recused_under_every_seat_and_every_office(world):
    person = world.cast.committee_member
    world.seat("second", "government", user=person, title_ko="경찰청차장")
    Appointment.objects.create(user=person, role="officer", programme="sandbox", valid_from=LONG_AGO)
    meeting = world.noticed()
    item = world.item(meeting)
    actor = actor_of(person)
    assert len(queries.my_seats(item, actor)) == 2 and rules.ClerkItem.holds(actor, item)
    recusals.exclude(item, by=world.clerk, seat=world.seats["second"], reason="party")
    assert found(item, actor) == {}
    assert roster_of(item).recused == {world.seats["member"].pk, world.seats["second"].pk}
    assert not rules.ClerkItem.holds(actor, item)
    with pytest.raises(Unknown):
        furnishing.add_ad_hoc(item, by=actor, title_ko="누구")


def test_a_proxy_is_recused_with_the_member(world):
    committees.change_committee(world.committee, by=world.officer, proxies_allowed=True)
    stand_in = UserFactory(email="proxy@committee.example.com")
    committees.change_seat(world.seats["vice"], by=world.officer, proxy=stand_in)
    item = world.item(world.noticed())
    assert rules.SeeItem.holds(actor_of(stand_in), item)
    world.recuse(item, "vice")
    assert found(item, actor_of(stand_in)) == {}


def test_an_ad_hoc_member_recused_from_the_only_item_does_not_know_the_meeting(world):
    meeting = world.noticed()
    item = world.item(meeting)
    guest = UserFactory(email="guest@committee.example.com")
    furnishing.add_ad_hoc(item, by=world.clerk, title_ko="가온시 부시장", organisation=world.cast.city, user=guest)
    actor = actor_of(guest)
    assert queries.meetings_for(actor).exists() and visible_to(actor).filter(pk=meeting.pk).exists()
    recusals.abstain(item, by=actor, reason="party")
    assert not queries.meetings_for(actor).exists() and not visible_to(actor).filter(pk=meeting.pk).exists()
    assert not documents_for(actor).exists()


def test_a_challenge_is_decided_without_the_member(world):
    meeting = world.opened()
    item = world.item(meeting)
    with pytest.raises(Invalid):
        recusals.challenge(item, by=world.clerk, seat=world.seats["member"], party=" ", reason="party")
    row = recusals.challenge(item, by=world.clerk, seat=world.seats["member"], party="신청인", reason="relative")
    assert rules.SeeItem.holds(world.actor("member"), item)
    with pytest.raises(NotNow):
        items.open_item(item, by=world.clerk)
    with pytest.raises(NotNow):
        recusals.challenge(item, by=world.clerk, seat=world.seats["member"], party="다른 당사자", reason="party")
    with pytest.raises(Invalid):
        recusals.decide_challenge(row, by=world.clerk, in_favour=5, against=0)
    with pytest.raises(Invalid):
        recusals.decide_challenge(row, by=world.clerk, in_favour=2, against=0)
    row = recusals.decide_challenge(row, by=world.clerk, in_favour=2, against=2, decision="근거 부족")
    assert row.state == "refused" and rules.SitOnItem.holds(world.actor("member"), item)
    again = recusals.challenge(item, by=world.clerk, seat=world.seats["member"], party="신청인", reason="party")
    assert recusals.decide_challenge(again, by=world.clerk, in_favour=3, against=1).state == "granted"
    assert found(item, world.actor("member")) == {}
    with pytest.raises(NotNow):
        recusals.decide_challenge(again, by=world.clerk, in_favour=0, against=4)
    with pytest.raises(DatabaseError), transaction.atomic():
        Recusal.objects.filter(pk=again.pk).update(state="refused")
    kinds = IssuedDocument.objects.filter(kind="committees.recusal").order_by("id")
    assert [document.facts["facts"]["granted"] for document in kinds] == [False, True]


def test_a_challenge_is_decided_in_session_and_not_by_whom_it_concerns(world):
    ahead = world.item(world.noticed())
    early = recusals.challenge(ahead, by=world.clerk, seat=world.seats["chair"], party="신청인", reason="party")
    with pytest.raises(NotYours):
        recusals.decide_challenge(early, by=world.actor("chair"), in_favour=0, against=4)
    with pytest.raises(NotNow):
        recusals.decide_challenge(early, by=world.clerk, in_favour=0, against=4)


def test_the_denominator_is_the_committees_rule(world):
    item = world.item(world.opened(there=("chair", "vice", "other")))
    world.recuse(item, "member")
    world.recuse(item, "fifth")
    assert (quorum_now(item).roster, quorum_now(item).quorum_needed, quorum_now(item).quorum_met) == (5, 3, True)
    committees.change_committee(world.committee, by=world.officer, recused_leave_denominator=True)
    item = world.item(item.meeting)
    assert (quorum_now(item).roster, quorum_now(item).quorum_needed) == (3, 2)
    items.open_item(item, by=world.clerk)
    motion = world.motion(item)
    world.votes(motion, chair="for", vice="for", other="against")
    assert tally_of(motion).carried


def test_whoever_voted_cannot_be_recused_while_the_motion_is_open(world):
    item = world.called()
    motion = world.motion(item)
    world.votes(motion, member="for")
    with pytest.raises(NotNow):
        world.recuse(item, "member")
    with pytest.raises(NotNow):
        recusals.challenge(item, by=world.clerk, seat=world.seats["other"], party="신청인", reason="party")
    voting.withdraw_motion(motion, by=world.clerk)
    world.recuse(item, "member")
    with pytest.raises(NotNow):
        recusals.exclude(item, by=world.clerk, seat=world.seats["member"], reason="party")


def test_other_reasons_are_explained(world):
    item = world.item(world.noticed())
    with pytest.raises(Invalid):
        recusals.abstain(item, by=world.actor("member"), reason="other")
    with pytest.raises(Invalid):
        recusals.abstain(item, by=world.actor("member"), reason="no such reason", text="x")
    with pytest.raises(NotYours):
        recusals.abstain(item, by=world.clerk, reason="party")
    with pytest.raises(NotYours):
        recusals.exclude(item, by=world.actor("member"), seat=world.seats["other"], reason="party")


@pytest.mark.parametrize("part", [NotRecusedFrom(""), DeliberatesOn("")])
def test_a_programmes_own_rules_can_leave_the_recused_out(world, part):
    item = world.item(world.noticed())
    case, everybody = item.matter, {name: world.actor(name) for name in world.users}

    def answers() -> set:
        held = {name for name, actor in everybody.items() if part.holds(actor, case)}
        scoped = {
            name for name, actor in everybody.items() if Matter.objects.filter(part.scope(actor), pk=case.pk).exists()
        }
        users = set(User.objects.filter(part.holders(case)).values_list("pk", flat=True))
        assert held == scoped == {name for name, user in world.users.items() if user.pk in users}
        return held

    before = answers()
    assert {"chair", "member", "other"} <= before
    world.recuse(item, "member")
    assert answers() == before - {"member"}
