"""Questions that are put into words once give what they give when they are asked plainly."""

import datetime as dt
from collections import Counter

import pytest
from django.core.exceptions import EmptyResultSet
from django.db import transaction
from django.db.models import Q
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from office.access import SYSTEM, Actor, Post, Seat, worded
from office.access.worded import Way, Words, _places
from office.docket.registry import find, kinds, visible_to
from office.people.actors import actor_of
from office.people.models import Membership, Organisation, User
from tests.cast import UserFactory

pytestmark = pytest.mark.django_db


@worded()
def seated(places, role):
    return Membership.objects.filter(organisation__in=places, role=role).select_related("user").order_by("user__email")


def test_the_words_are_kept_and_the_values_travel(cast, django_assert_num_queries):
    def asked(*organisations, role="manager"):
        return [one.user.email for one in seated(places=tuple(one.pk for one in organisations), role=role)]

    with django_assert_num_queries(4):
        assert asked(cast.company) == ["company-user@example.com", "ended-member@example.com"]
        assert asked(cast.rival) == ["rival-user@example.com"]
        assert asked(cast.rival, cast.city) == ["city-user@example.com", "rival-user@example.com"]
        assert asked(cast.company, role="reader") == ["company-reader@example.com"]
    assert seated.first(places=(cast.company.pk,), role="nobody") is None


def test_nothing_that_was_told_is_kept(cast):
    assert actor_of(cast.company_user).seats
    Membership.objects.filter(user=cast.company_user).update(state="ended")
    assert not actor_of(cast.company_user).seats


def test_a_moment_or_an_id_never_stands_in_the_words(cast):
    @worded()
    def since(pk):
        return User.objects.filter(pk=pk, date_joined__lt=timezone.now())

    @worded()
    def one(name):
        return User.objects.filter(Q(name=name) | Q(pk=cast.company_user.pk))

    for question, value in ((since, {"pk": cast.company_user.pk}), (one, {"name": "x"})):
        with pytest.raises(ValueError, match="for ever"):
            question(**value)


def test_what_is_empty_has_words_of_its_own(cast):
    @worded()
    def below(parent):
        return Organisation.objects.filter(parent=parent) if parent else Organisation.objects.filter(parent=None)

    assert below(parent=cast.city.pk) == []
    assert cast.city in below(parent=None)


@pytest.mark.django_db(transaction=True)
def test_a_lock_asks_for_a_transaction():
    @worded()
    def held(pk):
        return User.objects.select_for_update().filter(pk=pk)

    pk = UserFactory().pk
    with pytest.raises(TransactionManagementError):
        held(pk=pk)
    with transaction.atomic():
        assert held.first(pk=pk).pk == pk
    with pytest.raises(TransactionManagementError):
        held(pk=pk)


def test_who_may_see_a_matter_is_asked_in_the_same_words(cast):
    """For every kind of matter and everybody: the condition with its values is the plain one."""
    for actor in _everybody(cast):
        for kind in kinds():
            plain, put = visible_to(actor, kind=kind), Words(visible_to(_places(actor, "actor"), kind=kind))
            try:
                sql, params = plain.query.get_compiler(plain.db).as_sql()
            except EmptyResultSet:
                sql, params = "", ()
            filled = [one.value({"actor": actor}) if isinstance(one, Way) else one for one in put.params]
            assert (put.sql, Counter(map(str, filled))) == (sql, Counter(map(str, params))), (kind, actor)
            find(actor, cast.company.pk)


def _everybody(cast) -> list[Actor]:
    several = actor_of(cast.company_user)
    seats = (*several.seats, Seat(cast.rival.pk, "company", "writer"), Seat(cast.molit.pk, "ministry", "manager"))
    posts = [
        Post(role, programme, cast.molit.pk, "ministry", "", holder)
        for role in ("officer", "decision_maker", "reviewer", "committee_member")
        for programme in ("sandbox", "competitions")
        for holder in (None, cast.molit_officer.pk)
    ]
    both = [Actor(user_id=several.user_id, seats=seats, posts=(post,)) for post in posts]
    return [*cast.actors().values(), *both, Actor(user_id=several.user_id, seats=seats, posts=tuple(posts)), SYSTEM]


def test_the_days_of_an_office_count_at_each_asking(cast):
    assert cast.actor("decision_maker").posts
    cast.decision_maker.appointments.update(valid_until=timezone.now() - dt.timedelta(seconds=1))
    assert not cast.actor("decision_maker").posts
