"""The three answers of every part of a rule agree: for buttons, for lists and for recipients."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office.access.actors import ANONYMOUS, SYSTEM
from office.access.rules import Rule
from office.docket.models import Matter
from office.people.actors import actor_of
from office.people.models import Organisation, User
from office.people.who import (
    Administrator,
    Appointed,
    ChargedWith,
    Inside,
    Machine,
    MemberOf,
    MemberOfKind,
    Never,
    SelfOf,
    SignedIn,
    When,
)

NOTHING_ASKED = {
    "any officer": Appointed("officer"),
    "officer here": Appointed("officer", programme="sandbox"),
    "officer of the secretariat": Appointed("officer", organisation_kind="secretariat"),
    "officer or decider of a ministry": Appointed(
        "officer", "decision_maker", programme="sandbox", organisation_kind="ministry"
    ),
    "auditor": Appointed("auditor", programme="sandbox"),
    "member of a ministry": MemberOfKind("ministry"),
    "manager of a company": MemberOfKind("company", roles=("manager",)),
    "administrator": Administrator(),
    "signed in": SignedIn(),
    "machine": Machine(),
    "nobody": Never(),
}
ABOUT_MATTERS = {
    "member": MemberOf("organisation"),
    "writer": MemberOf("organisation", roles=("manager", "writer")),
    "manager of a ministry": MemberOf("organisation", roles=("manager",), kinds=("ministry",)),
    "member of the parent's": MemberOf("parent__organisation"),
    "in charge": ChargedWith("officer"),
    "in charge of the parent": ChargedWith("parent__officer"),
    "a company's": When(organisation__kind="company"),
    "nobody's": When(organisation=None),
    "some kinds": When(kind__in=["t-case", "t-call"]),
    **NOTHING_ASKED,
}
ABOUT_ORGANISATIONS = {
    "inside": Inside(),
    "managing": Inside(roles=("manager",)),
    "inside a ministry": Inside(kinds=("ministry",)),
}


@pytest.fixture
def matters(cast) -> list[Matter]:
    case = Matter.objects.create(kind="t-case", title="case", organisation=cast.company, officer=cast.molit_officer)
    asked = Matter.objects.create(kind="t-ask", title="ask", organisation=cast.ministry, parent=case)
    call = Matter.objects.create(kind="t-call", title="call", officer=cast.deputy)
    return [case, asked, call]


def disagreements(who, subjects, people) -> list[tuple]:
    """Every (subject, person) about whom the three answers differ."""
    rule, odd = Rule("t", who), []
    actors = {user: actor_of(user) for user in people}
    for subject in subjects:
        among = set(User.objects.filter(rule.holders(subject)))
        for user, actor in actors.items():
            if not user.is_active:
                assert user not in among
                continue
            held = rule.holds(actor, subject)
            listed = type(subject)._default_manager.filter(rule.scope(actor), pk=subject.pk).exists()
            if not (held == listed == (user in among)):
                odd.append((str(subject), user.name, held, listed, user in among))
    return odd


@pytest.mark.parametrize("name", ABOUT_MATTERS)
def test_about_matters_the_answers_agree(cast, matters, name):
    assert disagreements(ABOUT_MATTERS[name], matters, cast.people().values()) == []


@pytest.mark.parametrize("name", ABOUT_ORGANISATIONS)
def test_about_organisations_the_answers_agree(cast, name):
    rows = [cast.company, cast.ministry, cast.molit]
    assert disagreements(ABOUT_ORGANISATIONS[name], rows, cast.people().values()) == []


def test_about_oneself_the_answers_agree(cast):
    assert disagreements(SelfOf(), [cast.company_user, cast.stranger], cast.people().values()) == []


leaves = st.sampled_from(list(ABOUT_MATTERS.values()))
rules = st.recursive(
    leaves,
    lambda parts: (
        st.tuples(parts, parts).map(lambda two: two[0] | two[1])
        | st.tuples(parts, parts).map(lambda two: two[0] & two[1])
    ),
    max_leaves=4,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(who=rules)
def test_combined_in_any_way_the_answers_agree(cast, matters, who):
    people = [cast.company_user, cast.molit_officer, cast.deputy, cast.ministry_manager, cast.auditor, cast.admin]
    assert disagreements(who, matters, people) == []


def holding(cast, who, subject=None) -> set[str]:
    return {part for part, actor in cast.actors().items() if who.holds(actor, subject)}


def test_deputies_hold_the_office_only_while_they_stand_in(cast):
    assert holding(cast, Appointed("officer", organisation_kind="ministry")) == {"molit_officer", "deputy"}
    assert holding(cast, Appointed("decision_maker")) == {"decision_maker", "second_decision_maker"}


def test_ended_seats_and_closed_accounts_hold_nothing(cast):
    assert holding(cast, Inside(), cast.company) == {"company_user", "company_writer", "company_reader"}
    assert actor_of(cast.inactive_officer) == ANONYMOUS


def test_an_office_of_every_programme_counts_in_each(cast):
    assert holding(cast, Appointed("auditor", programme="anything")) == {"auditor"}
    assert "other_programme_officer" not in holding(cast, Appointed("officer", programme="sandbox"))


def test_only_the_machine_is_the_machine(cast):
    assert holding(cast, Machine()) == set()
    assert Machine().holds(SYSTEM, None)
    assert not SignedIn().holds(SYSTEM, None)


def test_the_actor_costs_two_queries(cast, django_assert_num_queries):
    with django_assert_num_queries(2):
        actor_of(cast.molit_officer)


def test_organisations_of_nobody(cast):
    assert list(Organisation.objects.filter(Inside().scope(ANONYMOUS))) == []
