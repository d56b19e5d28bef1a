"""What of the house makes somebody undrawable: the unit at an entering organisation, an office, a seat there."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from office.assessment import draw
from office.assessment.actions import draws, panels
from office.assessment.conflict_rules import label_of
from office.assessment.conflicts.reading import conflicts_of
from office.assessment.models import Employment, PanelDraw
from office.people.models import Appointment, Membership
from tests.cast import AppointmentFactory, MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_unit_comes_from_the_account_page_and_from_the_reviewers_employment(panel_world):
    world = panel_world
    panel = world.panel(2, 0, windows={"employment": "off", "institution": "off"})
    city = panel.subjects.get(code="E-001").organisation
    official = UserFactory(email="official@example.com")
    seat = MembershipFactory(user=official, organisation=city)
    client = Client()
    client.force_login(official)
    page = client.get(reverse("people:account"))
    assert f"department_{seat.pk.hex}" in page.context["form"].fields
    told = {"name": "담당", "position": "", "phone": "", "language": "ko", f"department_{seat.pk.hex}": "스마트도시과"}
    assert client.post(reverse("people:account"), told | {f"department_{seat.pk.hex}": "가" * 101}).status_code == 400
    assert client.post(reverse("people:account"), told).status_code == 302
    seat.refresh_from_db()
    assert seat.department == "스마트도시과"

    near, far, gone = world.reviewers(3)
    for reviewer, unit, ended in (
        (near, "스마트 도시과", None), (far, "교통과", None), (gone, "스마트도시과", dt.date(2020, 1, 1)),
    ):  # fmt: skip
        Employment.objects.create(reviewer=reviewer, organisation=city, organisation_name=city.name_ko, unit=unit,
                                  began_on=dt.date(2015, 1, 1), ended_on=ended)  # fmt: skip
    found = conflicts_of(panel, [near, far, gone])
    assert [(one.person, one.rule, one.certain) for one in found] == [(near.pk, "same_unit", True)]
    Membership.objects.filter(pk=seat.pk).update(state="ended")
    assert conflicts_of(panel, [near, far, gone]) == []
    assert draws.excluded(panel, [far]) == {}


@pytest.mark.parametrize("per_entry", [None, 2])
def test_who_runs_the_programme_or_belongs_to_an_applicant_is_never_drawn(panel_world, per_entry):
    world = panel_world
    call = world.call()
    entries = world.entries(call, 3)
    # The windows are as wide open as they can be, and yet nobody of these sits.
    off = {code: "off" for code in ("party", "employment", "institution", "same_unit", "residence", "domain")}
    panel = panels.compose(call, by=world.officer, size=3, alternates=0, per_entry=per_entry, windows=off)
    names = ("officer", "decision_maker", "auditor", "everywhere", "deputy", "member", "unlinked")
    people = dict(zip(names, world.reviewers(len(names)), strict=True))
    free = dict(zip(("lapsed", "elsewhere", "former", "reviewer"), world.reviewers(4), strict=True))
    for role in ("officer", "decision_maker", "auditor"):
        AppointmentFactory(user=people[role].user, role=role, programme="competitions", scope="another part")
    AppointmentFactory(user=people["everywhere"].user, role="officer", programme="*")
    post = AppointmentFactory(user=UserFactory(), role="officer", programme="competitions")
    Appointment.objects.filter(pk=post.pk).update(deputy=people["deputy"].user, deputy_from=post.valid_from)
    MembershipFactory(user=people["member"].user, organisation=entries[1].organisation)
    account, people["unlinked"].user = people["unlinked"].user, None
    people["unlinked"].save(update_fields=["user"])
    account.emailaddress_set.create(email=account.email.upper(), verified=True, primary=True)
    MembershipFactory(user=account, organisation=entries[2].organisation)
    over = AppointmentFactory(user=free["lapsed"].user, role="officer", programme="competitions")
    Appointment.objects.filter(pk=over.pk).update(valid_until=over.valid_from + dt.timedelta(days=1))
    AppointmentFactory(user=free["elsewhere"].user, role="officer", programme="rapid")
    MembershipFactory(user=free["former"].user, organisation=entries[0].organisation, state="ended")
    MembershipFactory(user=free["reviewer"].user, organisation=OrganisationFactory())

    out = draws.excluded(panel, [*people.values(), *free.values()])
    why = {"member": {"party"}, "unlinked": {"party"}}
    assert out == {one.pk: why.get(name, {"staff"}) for name, one in people.items()}
    officer = Client()
    officer.force_login(world.cast.secretariat_officer)
    shown = officer.get(reverse("assessment:panel-conflicts", args=[panel.pk]))
    assert label_of("staff") in shown.content.decode()
    assert shown.context["pool"] == {"people": 11, "out": 7, "in_conflict": 7}
    if per_entry:
        return
    made, nonces = draws.freeze(panel, by=world.officer), {party: draw.new_nonce() for party in draw.PARTIES}
    actors = {draw.SECRETARIAT: world.officer, draw.AUDITOR: world.auditor}
    for party, nonce in nonces.items():
        known = draw.commitment(made.pool_sha256, party, nonce)
        draws.commit(made, party, by=actors[party], commitment=known)
    for party, nonce in nonces.items():
        draws.reveal(made, party, by=actors[party], nonce=nonce)
    assert set(panel.seats.values_list("reviewer", flat=True)) <= {one.pk for one in free.values()}
    made = PanelDraw.objects.get(pk=made.pk)
    public = Client().get(reverse("assessment:draw", args=[made.pk])).content.decode()
    assert made.pool_sha256 in public and not [one for one in people.values() if one.name in public]
