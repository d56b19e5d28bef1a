"""Profiles: who writes what, how long they are kept, and whose account they belong to."""

import datetime as dt

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from office.access import Invalid, NotNow, NotYours
from office.assessment import expertise, known_pool, retention
from office.assessment.actions import pool, pool_accounts, pool_history
from office.assessment.models import Expertise, Reviewer
from office.assessment.queries_pool import domains_of, in_state, own_profile, reviewers_for, state_of
from office.ledger import dispatch
from office.ledger.models import Event
from office.notifications.models import Delivery
from office.people.actors import actor_of
from tests.assessment.pool import DAY, PoolWorld
from tests.cast import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(cast) -> PoolWorld:
    return PoolWorld(cast)


def test_fields_of_expertise_are_there_and_stay_as_staff_have_them():
    assert list(Expertise.objects.values_list("code", flat=True)) == [row["code"] for row in expertise.rows()]
    Expertise.objects.filter(code="data").update(label_en="Numbers")
    expertise.store(type("Sender", (), {"label": "assessment"}))
    assert Expertise.objects.get(code="data").label_en == "Numbers"


def test_the_staff_keep_the_pool_the_person_writes_its_own_facts_and_nobody_else_knows(world, cast):
    one = world.add("kim")
    pool_accounts.link_at_sign_in(UserFactory(email="kim@example.com"))
    one.refresh_from_db()
    person = actor_of(one.user)
    assert list(reviewers_for(person)) == [one] == [own_profile(person)]
    assert list(reviewers_for(cast.actor("auditor"))) == [one]
    for part in ("company_user", "reviewer", "committee_member", "other_programme_officer", "admin", "stranger"):
        assert not reviewers_for(cast.actor(part)).exists(), part
        with pytest.raises(NotYours):
            pool.edit(one, by=cast.actor(part), phone="1")
    pool.edit(one, by=person, phone="02-000-0000", expertise=["ai", "data", "ai"])
    for facts in ({"name": "lee"}, {"email": "lee@example.com"}, {"note": "good"}):
        with pytest.raises(NotYours):
            pool.edit(one, by=person, **facts)
    with pytest.raises(NotYours):
        pool.set_active(one, by=person, active=False)
    with pytest.raises(NotYours):
        pool.edit(one, by=cast.actor("auditor"), phone="2")
    one.refresh_from_db()
    assert (one.phone, one.expertise) == ("02-000-0000", ["ai", "data"])


WRONG = (
    ("name", {"name": " "}),
    ("email", {"email": "KIM@example.com"}),
    ("expertise", {"expertise": ["magic"]}),
    ("region", {"region": "36110"}),
    ("gender", {"gender": "x"}),
    ("consent_until", {"consent_until": None}),
    ("consent_until", {"consent_until": dt.date(2099, 1, 1)}),
    ("consent_on", {"consent_on": dt.date(2099, 1, 1)}),
    ("consent_until", {"consent_on": dt.date(2020, 1, 1), "consent_until": dt.date(2021, 1, 1)}),
)


def test_wrong_facts_are_said_beside_their_field(world):
    world.add("kim")
    for field, facts in WRONG:
        with pytest.raises(Invalid) as refused:
            world.add("lee", **facts)
        assert list(refused.value.errors) == [field], facts
    assert Reviewer.objects.count() == 1


def test_employments_and_works_find_their_organisation_and_only_staff_take_them_out(world, cast):
    one = world.add("kim")
    pool_accounts.link_at_sign_in(UserFactory(email="kim@example.com"))
    one.refresh_from_db()
    person = actor_of(one.user)
    brn = cast.company.brn or "1248100998"
    cast.company.__class__.objects.filter(pk=cast.company.pk).update(brn=brn)
    facts = {"organisation_name": "다른 이름", "business_number": f"{brn[:3]}-{brn[3:5]}-{brn[5:]}",
             "began_on": dt.date(2020, 1, 1)}  # fmt: skip
    job = pool_history.add_employment(one, by=person, **facts)
    assert (job.organisation_id, job.business_number) == (cast.company.pk, brn)
    OrganisationFactory(kind="university", name_ko="한 대학교")
    work = pool_history.add_work(one, by=person, kind="advice", title="자문", organisation_name="한 대학교")
    assert work.organisation.name_ko == "한 대학교"
    OrganisationFactory(kind="company", name_ko="한 대학교")
    assert pool_history.change(work, by=person, title="자문 2").organisation is None  # which of the two?
    with pytest.raises(Invalid) as refused:
        pool_history.change(job, by=person, ended_on=dt.date(2019, 1, 1))
    assert list(refused.value.errors) == ["ended_on"]
    with pytest.raises(Invalid) as refused:  # it would read as if it lasted to this day
        pool_history.change(job, by=person, began_on=dt.date(2099, 1, 1))
    assert list(refused.value.errors) == ["began_on"]
    with pytest.raises(Invalid) as refused:
        pool_history.add_employment(one, by=person, organisation_name="", business_number="1234567890")
    assert set(refused.value.errors) == {"organisation_name", "began_on", "business_number"}
    with pytest.raises(NotYours):
        pool_history.remove(job, by=person)
    with pytest.raises(NotYours):
        pool_history.add_work(one, by=cast.actor("stranger"), kind="advice", title="x")
    pool_history.remove(job, by=world.officer)
    assert not one.employments.exists()
    told = Event.objects.filter(subject_id=str(one.pk)).order_by("id").values_list("kind", flat=True)
    assert list(told)[-4:] == [
        "assessment.employment.added", "assessment.work.added", "assessment.work.changed",
        "assessment.employment.removed",
    ]  # fmt: skip


def test_the_ledger_never_has_a_persons_words(world):
    one = world.add("kim", note="tall", phone="02-1", affiliation="somewhere")
    pool.edit(one, by=world.officer, name="kim min", note="small")
    for event in Event.objects.filter(subject_id=str(one.pk)):
        assert not {"kim", "tall", "small", "02-1", "somewhere", "kim@example.com"} & set(str(event.data).split("'"))


def test_a_profile_is_linked_with_the_account_that_has_verified_its_address_and_with_no_other(world):
    one = world.add("kim")
    user = UserFactory(email="kim@example.com", verified=False)
    EmailAddress.objects.create(user=user, email="Kim@example.com", verified=False, primary=True)
    with pytest.raises(NotNow):
        pool_accounts.link(one, by=world.officer)
    client = Client()
    client.force_login(user)
    assert not Reviewer.objects.filter(user=user).exists()
    assert not known_pool.has_profile(actor_of(user))
    EmailAddress.objects.update(verified=True)
    client.force_login(user)
    one.refresh_from_db()
    assert one.user == user and known_pool.has_profile(actor_of(user))
    EmailAddress.objects.create(user=user, email="kim@univ.example.org", verified=True)
    assert domains_of([one]) == {one.pk: {"example.com", "univ.example.org"}}
    with pytest.raises(Invalid):  # another address would leave somebody else's account in the profile
        pool.edit(one, by=world.officer, email="other@example.com")
    other = world.add("other", email="kim@univ.example.org")
    assert pool_accounts.link_at_sign_in(user) is None  # one person, one profile
    with pytest.raises(NotNow):
        pool_accounts.link(other, by=world.officer)
    pool_accounts.unlink(one, by=world.officer)
    assert not known_pool.has_profile(actor_of(user))


def test_consent_is_renewed_in_time_or_everything_but_region_and_expertise_is_erased(world):
    one, other, bare = world.add("kim", phone="02-1"), world.add("lee"), world.add("no", consent_on=None,
                                                                                   consent_until=None)  # fmt: skip
    user = UserFactory(email="kim@example.com")
    pool_accounts.link_at_sign_in(user)
    pool_history.add_work(one, by=world.officer, kind="advice", title="자문")
    assert list(Reviewer.objects.drawable().order_by("name")) == [one, other]
    retention.sweep()
    assert not Delivery.objects.filter(key="assessment.consent_ending").exists()
    with time_machine.travel(timezone.now() + 680 * DAY):
        assert retention.invite_to_renew() == 1 and retention.invite_to_renew() == 0
        dispatch.run_due()
        assert set(Delivery.objects.values_list("key", "person")) == {("assessment.consent_ending", user.pk)}
        assert in_state(Reviewer.objects, "ending").count() == 2
        person = actor_of(user)
        pool.consent(other, by=world.officer, until=timezone.localdate() + 300 * DAY)
    with time_machine.travel(timezone.now() + 701 * DAY):
        needs = retention.register_need(lambda ids: [pk for pk in ids if pk == one.pk])
        try:
            retention.sweep()
            one.refresh_from_db()
            assert one.name == "kim" and state_of(one) == "lapsed"  # a panel still needs her
            with pytest.raises(NotNow):
                pool_accounts.unlink(one, by=world.officer)
        finally:
            retention._needs.remove(needs)
        assert retention.erase_lapsed() == 1
        one.refresh_from_db()
        erased = (one.name, one.email, one.phone, one.gender, one.user, one.works.count(), one.active)
        assert erased == ("", "", "", "", None, 0, False)
        assert (one.region, one.expertise, state_of(one)) == ("11000", ["data"], "erased")
        assert not reviewers_for(person).exists()
        with pytest.raises(NotNow):
            pool.edit(one, by=world.officer, name="kim")
        assert set(Reviewer.objects.filter(erased_at=None)) == {other, bare}
        assert list(Reviewer.objects.drawable()) == [other]
        world.add("kim")  # the address is free again


def test_a_consent_that_is_withdrawn_ends_at_once(world):
    one = world.add("kim")
    pool.withdraw(one, by=world.officer)
    assert not Reviewer.objects.drawable().exists()
    with pytest.raises(NotNow):
        pool.withdraw(one, by=world.officer)
    pool.consent(one, by=world.officer, until=timezone.localdate() + DAY)
    assert retention.erase_lapsed() == 0
    pool.withdraw(one, by=world.officer)
    assert retention.erase_lapsed() == 1 and retention.erase_lapsed() == 0
    pool.set_active(world.add("lee"), by=world.officer, active=False)
    assert not Reviewer.objects.drawable().exists()


def test_a_panel_that_is_not_finished_keeps_its_members(panel_world):
    panel = panel_world.panel(subjects=1, members=2)
    declined = panel_world.seat(panel, 1, state="declined")[0]
    Reviewer.objects.update(consent_until=timezone.localdate() - DAY)
    assert retention.erase_lapsed() == 1
    assert Reviewer.objects.get(erased_at__isnull=False) == declined.reviewer
    type(panel).objects.filter(pk=panel.pk).update(state="finished")
    assert retention.erase_lapsed() == 2
