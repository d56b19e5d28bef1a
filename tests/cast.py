"""The people of the tests: who they are, where they sit, what they are appointed to, and who must never see it.

`cast` is built in five statements for each test. Every character is a stored user; `cast.actor("rival_user")` or
`actor_of(cast.rival_user)` makes the actor. Single rows come from the factories below.
"""

import datetime as dt
from dataclasses import dataclass, fields
from functools import cache

import factory
import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from office.access import Actor
from office.people.actors import actor_of
from office.people.models import Appointment, Membership, Organisation, User

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
LAST_YEAR = dt.datetime(2021, 1, 1, tzinfo=dt.UTC)
PASSWORD = "a plain word for tests 7"
PROGRAMME = "sandbox"


@cache
def hashed(password: str) -> str:
    """One hash for all: the cast is made anew for every test."""
    return make_password(password)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.com")
    name = factory.LazyAttribute(lambda user: user.email.split("@")[0])
    password = factory.LazyFunction(lambda: hashed(PASSWORD))

    @factory.post_generation
    def verified(self, create: bool, wanted: bool | None, **_more) -> None:
        """A stored user has a verified address unless `verified=False`."""
        if create and wanted is not False:
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = "company"
    name_ko = factory.Sequence(lambda n: f"시험회사 {n}")
    name_en = factory.Sequence(lambda n: f"Test company {n}")


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "writer"
    since = LONG_AGO


class AppointmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Appointment

    user = factory.SubFactory(UserFactory)
    role = "officer"
    programme = PROGRAMME
    valid_from = LONG_AGO


@dataclass(frozen=True)
class Cast:
    """Everybody, by the part they play."""

    # organisations
    company: Organisation
    rival: Organisation
    city: Organisation
    ministry: Organisation
    other_ministry: Organisation
    molit: Organisation
    secretariat: Organisation
    # people
    company_user: User  # manager of the company
    company_writer: User
    company_reader: User
    ended_member: User  # was a manager of the company
    rival_user: User  # manager of another company
    city_user: User
    ministry_manager: User
    ministry_clerk: User
    other_ministry_clerk: User
    secretariat_officer: User
    molit_officer: User
    decision_maker: User
    second_decision_maker: User
    deputy: User  # stands in for the MOLIT officer now
    past_deputy: User  # stood in for the MOLIT decision maker, and no longer does
    expired_officer: User  # was an officer of MOLIT
    inactive_officer: User  # an officer of MOLIT whose account is closed
    other_programme_officer: User
    auditor: User
    reviewer: User
    committee_member: User
    admin: User  # technical administrator: holds no procedural right by it
    stranger: User  # signed in, nothing else

    def people(self) -> dict[str, User]:
        """Every character by the name of the part."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.type is User}

    def organisations(self) -> dict[str, Organisation]:
        """Every organisation by the name of the part."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.type is Organisation}

    def actor(self, part: str) -> Actor:
        """The actor for a part, as the middleware would make it."""
        return actor_of(getattr(self, part))

    def actors(self) -> dict[str, Actor]:
        """Every character's actor by the name of the part."""
        return {part: actor_of(user) for part, user in self.people().items()}


ORGANISATIONS = {
    "company": {"kind": "company", "name_ko": "가람모빌리티", "name_en": "Garam Mobility", "brn": "1234567891"},
    "rival": {"kind": "company", "name_ko": "나래로보틱스", "name_en": "Narae Robotics", "brn": "9876543215"},
    "city": {"kind": "local_government", "name_ko": "가온시", "name_en": "Gaon City", "code": "99110", "tier": "basic"},
    "ministry": {"kind": "ministry", "name_ko": "경찰청", "name_en": "Korean National Police Agency", "code": "npa"},
    "other_ministry": {
        "kind": "ministry", "name_ko": "개인정보보호위원회", "name_en": "Personal Information Protection Commission",
        "code": "pipc",
    },
    "molit": {
        "kind": "ministry", "name_ko": "국토교통부", "name_en": "Ministry of Land, Infrastructure and Transport",
        "code": "molit",
    },
    "secretariat": {"kind": "secretariat", "name_ko": "사무국", "name_en": "Secretariat", "code": "secretariat"},
}  # fmt: skip

# part: (organisation, role in it, state)
SEATS = {
    "company_user": ("company", "manager", "active"),
    "company_writer": ("company", "writer", "active"),
    "company_reader": ("company", "reader", "active"),
    "ended_member": ("company", "manager", "ended"),
    "rival_user": ("rival", "manager", "active"),
    "city_user": ("city", "manager", "active"),
    "ministry_manager": ("ministry", "manager", "active"),
    "ministry_clerk": ("ministry", "writer", "active"),
    "other_ministry_clerk": ("other_ministry", "manager", "active"),
    "secretariat_officer": ("secretariat", "manager", "active"),
    "molit_officer": ("molit", "manager", "active"),
    "decision_maker": ("molit", "writer", "active"),
    "second_decision_maker": ("molit", "writer", "active"),
    "deputy": ("molit", "writer", "active"),
    "past_deputy": ("molit", "writer", "active"),
    "expired_officer": ("molit", "writer", "ended"),
    "inactive_officer": ("molit", "writer", "active"),
}

# part: (office, programme, organisation, more)
POSTS = {
    "secretariat_officer": ("officer", PROGRAMME, "secretariat", {}),
    "molit_officer": (
        "officer", PROGRAMME, "molit",
        {"deputy": "deputy", "deputy_from": LONG_AGO, "deputy_until": None},
    ),
    "decision_maker": (
        "decision_maker", PROGRAMME, "molit",
        {"deputy": "past_deputy", "deputy_from": LONG_AGO, "deputy_until": LAST_YEAR},
    ),
    "second_decision_maker": ("decision_maker", PROGRAMME, "molit", {}),
    "expired_officer": ("officer", PROGRAMME, "molit", {"valid_until": LAST_YEAR}),
    "inactive_officer": ("officer", PROGRAMME, "molit", {}),
    "other_programme_officer": ("officer", "k-city", "secretariat", {}),
    "auditor": ("auditor", "*", None, {}),
    "reviewer": ("reviewer", PROGRAMME, None, {}),
    "committee_member": ("committee_member", PROGRAMME, None, {}),
}  # fmt: skip


def build() -> Cast:
    """Store the whole cast and return it."""
    places = {part: OrganisationFactory.build(**facts) for part, facts in ORGANISATIONS.items()}
    people = {f.name: _person(f.name) for f in fields(Cast) if f.type is User}
    Organisation.objects.bulk_create(places.values())
    User.objects.bulk_create(people.values())
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in people.values()
    )
    Membership.objects.bulk_create(_seat(people[part], places, *seat) for part, seat in SEATS.items())
    Appointment.objects.bulk_create(_post(part, people, places, *post) for part, post in POSTS.items())
    return Cast(**places, **people)


def _person(part: str) -> User:
    return UserFactory.build(
        email=f"{part.replace('_', '-')}@example.com",
        name=part.replace("_", " "),
        is_active=part != "inactive_officer",
        is_staff=part == "admin",
        is_superuser=part == "admin",
    )


def _seat(user: User, places: dict, organisation: str, role: str, state: str) -> Membership:
    return MembershipFactory.build(
        user=user,
        organisation=places[organisation],
        role=role,
        state=state,
        ended_at=LAST_YEAR if state == "ended" else None,
    )


def _post(
    part: str, people: dict, places: dict, role: str, programme: str, place: str | None, more: dict
) -> Appointment:
    facts = {**more, "deputy": people.get(more.get("deputy"))}
    return AppointmentFactory.build(
        user=people[part], role=role, programme=programme, organisation=places.get(place), **facts
    )


@pytest.fixture
def cast(db) -> Cast:
    """Everybody, stored."""
    return build()
