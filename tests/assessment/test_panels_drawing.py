"""The draw with its two parties, the record that anybody repeats, who is called next, and conflicts that are met."""

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from office.access import Invalid, NotNow, NotYours
from office.assessment import draw
from office.assessment.actions import conflicts, draws, panels, seats
from office.assessment.draw import hashing
from office.assessment.models import Employment, Exclusion, NamedPerson, Panel, PanelDraw, Seat, Work
from office.ledger.models import Event
from tests.cast import AppointmentFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, *args) -> str:
    return reverse(f"assessment:{name}", args=args)


def composed(world, entries: int = 3, **settings) -> Panel:
    call = world.call()
    world.entries(call, entries)
    return panels.compose(call, by=world.officer, **{"size": 3, "alternates": 2, **settings})


def drawn(world, panel: Panel) -> PanelDraw:
    made = draws.freeze(panel, by=world.officer)
    nonces = {party: draw.new_nonce() for party in draw.PARTIES}
    actors = {draw.SECRETARIAT: world.officer, draw.AUDITOR: world.auditor}
    for party, actor in actors.items():
        known = draw.commitment(made.pool_sha256, party, nonces[party])
        made = draws.commit(made, party, by=actor, commitment=known)
    for party, actor in actors.items():
        made = draws.reveal(made, party, by=actor, nonce=nonces[party])
    panel.refresh_from_db()
    return made


def test_the_draw_in_the_browser_and_its_record_repeated_from_the_download(panel_world, tmp_path):
    world = panel_world
    people = world.reviewers(8)
    panel = composed(world, quotas=[{"field": "expertise", "value": "transport", "least": 1, "most": None}])
    city = panel.subjects.get(code="E-001").organisation
    Employment.objects.create(reviewer=people[0], organisation=city, organisation_name=city.name_ko,
                              began_on=dt.date(2020, 1, 1))  # fmt: skip
    officer, auditor = browser(world.cast.secretariat_officer), browser(world.cast.auditor)
    path = at("panel-draw", panel.pk)
    page = officer.get(path)
    assert (page.context["people"], page.context["eligible"]) == (8, 7)
    assert people[0].name in officer.get(at("panel-conflicts", panel.pk)).content.decode()
    assert auditor.post(path, {"action": "freeze"}).status_code == 403
    assert officer.post(path, {"action": "freeze"}).status_code == 302
    made = PanelDraw.objects.get(panel=panel)
    assert officer.get(at("panel-settings", panel.pk)).status_code == 409
    assert officer.post(path, {"action": "reveal", "nonce": "0" * 64}).status_code == 409
    nonces = {}
    for client, party in ((officer, "secretariat"), (auditor, "auditor")):
        shown = client.get(path).context
        nonces[party] = shown["nonce"]
        assert shown["party"] == party
        assert client.post(path, {"action": "commit", "commitment": "x" * 64}).status_code == 400
        data = {"action": "commit", "commitment": draw.commitment(made.pool_sha256, party, nonces[party])}
        assert client.post(path, data).status_code == 302
    public = Client().get(at("draw", made.pk))
    assert made.pool_sha256 in public.content.decode()
    assert nonces["secretariat"] not in public.content.decode()
    assert Client().get(at("draw-record", made.pk)).status_code == 404
    assert officer.post(path, {"action": "reveal", "nonce": nonces["auditor"]}).status_code == 400
    assert officer.post(path, {"action": "reveal", "nonce": nonces["secretariat"]}).status_code == 302
    assert nonces["secretariat"] not in Client().get(at("draw", made.pk)).content.decode()
    assert officer.post(path, {"action": "commit", "commitment": "0" * 64}).status_code == 409
    assert auditor.post(path, {"action": "reveal", "nonce": nonces["auditor"]}).status_code == 302
    panel.refresh_from_db()
    assert panel.state == "seated"
    assert list(panel.seats.order_by("matter_id").values_list("code", "state")) == [
        ("r1", "drawn"), ("r2", "drawn"), ("r3", "drawn"),
    ]  # fmt: skip
    assert not panel.seats.filter(reviewer=people[0]).exists()
    record = Client().get(at("draw-record", made.pk))
    pool = Client().get(at("draw-pool", made.pk))
    shown = Client().get(at("draw", made.pk)).content.decode()
    for told in (record.content.decode(), pool.content.decode(), shown):
        assert not [one for one in people if one.name in told or one.email in told or str(one.pk) in told]
    file = tmp_path / "draw.json"
    file.write_bytes(record.content)
    out = StringIO()
    call_command("replay_draw", str(file), "--lang", "en", "--pool", made.pool_sha256, stdout=out)
    assert "DIFFERS" not in out.getvalue()
    names = {one.pseudonym: one.reviewer_id for one in made.members.all()}
    sitting = panel.seats.order_by("matter_id").values_list("reviewer", flat=True)
    assert [names[one] for one in json.loads(record.content)["panel"]] == list(sitting)
    assert officer.get(path).status_code == auditor.get(path).status_code == 200
    assert browser(world.cast.stranger).get(path).status_code == 404
    assert b"class=" in officer.get(at("panel", panel.pk)).content


def test_two_parties_are_two_persons_and_a_pool_too_small_is_told_before_it_is_frozen(panel_world):
    world = panel_world
    panel = composed(world)
    world.reviewers(2)
    with pytest.raises(NotNow) as not_now:
        draws.freeze(panel, by=world.officer)
    assert not_now.value.reasons
    assert not PanelDraw.objects.exists()
    world.reviewers(4)
    world.entries(panel.matter.parent, 1)
    with pytest.raises(NotNow):
        draws.freeze(panel, by=world.officer)
    panels.take_up_again(panel, by=world.officer)
    both = UserFactory(email="both@example.com")
    for role in ("officer", "auditor"):
        AppointmentFactory(user=both, programme="competitions", role=role, organisation=world.cast.secretariat)
    from office.people.actors import actor_of

    both = actor_of(both)
    made = draws.freeze(panel, by=both)
    with pytest.raises(NotNow):
        draws.freeze(panel, by=both)
    with pytest.raises(NotYours):
        draws.commit(made, draw.AUDITOR, by=world.officer, commitment="0" * 64)
    draws.commit(made, draw.SECRETARIAT, by=both, commitment="0" * 64)
    with pytest.raises(NotNow):
        draws.commit(made, draw.AUDITOR, by=both, commitment="1" * 64)
    draws.commit(made, draw.AUDITOR, by=world.auditor, commitment="1" * 64)
    with pytest.raises(Invalid):
        draws.reveal(made, draw.AUDITOR, by=world.auditor, nonce="1" * 64)
    with pytest.raises(NotYours):
        draws.reveal(made, draw.SECRETARIAT, by=world.officer, nonce="0" * 64)


def test_who_leaves_is_followed_by_the_next_in_the_order_until_nobody_is_left(panel_world):
    world = panel_world
    world.reviewers(5)
    panel = composed(world)
    made = drawn(world, panel)
    order = [one["pseudonym"] for one in made.record["order"]]
    names = {one.reviewer_id: one.pseudonym for one in made.members.all()}

    def sitting() -> set:
        return {names[one] for one in panel.seats_standing().values_list("reviewer", flat=True)}

    assert sitting() == set(order[:3])
    for place, state in ((3, "drawn"), (4, "drawn")):
        seat = panel.seats_standing().order_by("matter_id").first()
        seats.replace(seat, by=world.officer, reason="일정")
        called = panel.seats.order_by("matter_id").last()
        assert (names[called.reviewer_id], called.code, called.state) == (order[place], f"r{place + 1}", state)
    made.refresh_from_db()
    record = draw.Record.from_json(made.record)
    assert [one.left[0].reason for one in record.replacements] == ["replaced", "replaced"]
    assert all(check.holds for check in draw.replay(record))
    seat = panel.seats_standing().first()
    seats.replace(seat, by=world.officer, reason="일정")
    assert draws.call_next(seat, by=world.officer) is None
    assert "1" in browser(world.cast.secretariat_officer).get(at("panel", panel.pk)).context["case"]["next"]
    assert panel.seats_standing().count() == 2


def test_who_joined_the_office_after_the_pool_was_frozen_is_not_called_and_the_replay_holds(panel_world):
    world = panel_world
    people = {one.pk: one for one in world.reviewers(8)}
    panel = composed(world)
    made = draws.freeze(panel, by=world.officer)
    names = {one.pseudonym: people[one.reviewer_id] for one in made.members.all()}
    nonces = {party: draw.new_nonce() for party in draw.PARTIES}
    actors = {draw.SECRETARIAT: world.officer, draw.AUDITOR: world.auditor}
    for party, actor in actors.items():
        known = draw.commitment(made.pool_sha256, party, nonces[party])
        made = draws.commit(made, party, by=actor, commitment=known)
    order = hashing.order(hashing.seed_of(made.pool_sha256, nonces), list(names))

    def role(place: int, what: str) -> None:
        AppointmentFactory(
            user=names[order[place]].user, role=what, programme="competitions", organisation=world.cast.secretariat
        )

    role(0, "officer")
    for party, actor in actors.items():
        made = draws.reveal(made, party, by=actor, nonce=nonces[party])
    sitting = lambda: [one.reviewer for one in panel.seats_standing().order_by("matter_id")]  # noqa: E731
    assert sitting() == [names[order[place]] for place in (1, 2, 3)], "drawn first, and of the office by then: no seat"

    role(4, "decision_maker")
    role(5, "auditor")
    seats.replace(panel.seats_standing().order_by("matter_id").first(), by=world.officer, reason="일정")
    assert sitting() == [names[order[place]] for place in (2, 3, 6)]
    made.refresh_from_db()
    record = draw.Record.from_json(made.record)
    left = [{one.pseudonym: one.reason for one in each.left} for each in record.replacements]
    assert left == [{order[0]: "staff"}, {order[1]: "replaced", order[4]: "staff", order[5]: "staff"}]
    assert [each.called for each in record.replacements] == [(order[3],), (order[6],)]
    assert all(check.holds for check in draw.replay(record)), [check.differs for check in draw.replay(record)]
    told = Event.objects.filter(kind="assessment.draw.called").latest("id").data
    assert told["barred"] == {order[4]: "staff", order[5]: "staff"}
    officer = browser(world.cast.secretariat_officer)
    assert "이 사업을 담당·결정하거나" in officer.get(at("draw", made.pk)).content.decode()

    role(2, "officer")
    page = officer.get(at("panel-conflicts", panel.pk))
    assert [one["seat"].reviewer for one in page.context["barred"]] == [names[order[2]]]
    seats.replace(panel.seats_standing().order_by("matter_id").first(), by=world.officer, reason="직원이 됨")
    seats.replace(panel.seats_standing().order_by("matter_id").first(), by=world.officer, reason="일정")
    assert sitting() == [names[order[place]] for place in (6, 7)], "nobody is left, and nobody of the office is called"


def test_conflicts_are_looked_for_again_and_what_a_person_decided_stays(panel_world):
    world = panel_world
    world.reviewers(4)
    panel = composed(world, alternates=1)
    drawn(world, panel)
    first, second, third = panel.seats.order_by("code").select_related("reviewer")
    one, two, _three = panel.subjects.order_by("position")
    job = Employment.objects.create(reviewer=first.reviewer, organisation=one.organisation, organisation_name="가",
                                    began_on=dt.date(2020, 1, 1))  # fmt: skip
    Work.objects.create(
        reviewer=second.reviewer, kind="advice", title="자문", organisation_name=two.organisation.name_ko
    )
    found = conflicts.compare(panel)
    assert {(each.seat.code, each.subject.code, each.rule, each.state) for each in found.added} == {
        (first.code, "E-001", "employment", "standing"), (second.code, "E-002", "dealings", "found"),
    }  # fmt: skip
    assert not Exclusion.objects.exists()
    officer, path = browser(world.cast.secretariat_officer), at("panel-conflicts", panel.pk)
    assert officer.get(path).context["changes"]
    assert browser(world.cast.auditor).post(path).status_code == 403
    assert officer.post(path).status_code == 302
    assert not conflicts.compare(panel)
    assert officer.get(path).context["matrix"]["any"]
    likely = Exclusion.objects.get(rule="dealings")
    Exclusion.objects.filter(pk=likely.pk).update(state="withdrawn", decided_by=world.officer.user_id)
    job.delete()
    Work.objects.all().delete()
    found = conflicts.examine(panel, by=world.officer)
    assert [each.rule for each in found.gone] == ["employment"]
    assert set(Exclusion.objects.values_list("rule", "state")) == {
        ("employment", "withdrawn"), ("dealings", "withdrawn"),
    }  # fmt: skip
    panel.rounds.filter(position=1).update(state="open")
    Seat.objects.filter(pk=third.pk).update(state="replaced")
    assert draws.call_next(third, by=world.officer) is None, "nobody is called once the scoring has begun"
    assert panel.seats.count() == 3


def test_a_panel_that_allots_its_entries_may_seat_who_is_in_conflict_with_some(panel_world):
    world = panel_world
    people = world.reviewers(3)
    panel = composed(world, per_entry=2, alternates=0)
    entry = panel.subjects.get(code="E-002")
    NamedPerson.objects.create(matter=entry.matter, name=people[1].name, ground="분쟁", by=world.cast.city_user)
    Employment.objects.create(reviewer=people[2], organisation=entry.organisation, organisation_name="나",
                              began_on=dt.date(2015, 1, 1))  # fmt: skip
    assert draws.excluded(panel, people) == {}
    whole = Panel.objects.get(pk=panel.pk)
    whole.per_entry = None
    assert draws.excluded(whole, people) == {people[1].pk: {"named"}, people[2].pk: {"employment"}}
    drawn(world, panel)
    assert Seat.objects.get(reviewer=people[2]).exclusions.get().automatic
    rival = world.panel(1, 1)
    judge, uni = rival.seats.get().reviewer, OrganisationFactory(kind="university")
    Employment.objects.create(reviewer=judge, organisation=entry.organisation, organisation_name="가",
                              began_on=dt.date(2015, 1, 1))  # fmt: skip
    rival.subjects.update(organisation=uni)
    Employment.objects.create(
        reviewer=people[0], organisation=uni, organisation_name="대학", began_on=timezone.localdate()
    )
    assert [each.rule for each in conflicts.compare(panel).added] == ["reciprocal"]
