"""What an actor may read of the pool; every page, file and operation starts here."""

import datetime as dt
from collections.abc import Collection, Iterable
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Exists, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from office.access import Actor, Unknown
from office.assessment import rules_pool
from office.assessment.models import Employment, Expertise, PoolImport, Reviewer, Seat, Work
from office.assessment.retention import RENEW_DAYS
from office.assessment.states import SITTING_STANDING, Composing
from office.people.models import Organisation, User


def reviewers_for(actor: Actor) -> QuerySet[Reviewer]:
    """The profiles that `actor` may know of."""
    return Reviewer.objects.filter(rules_pool.SeeReviewer.scope(actor)).select_related("user")


def get_reviewer(actor: Actor, pk: UUID) -> Reviewer:
    """One profile; raises Unknown."""
    found = reviewers_for(actor).filter(pk=pk).first()
    if found is None:
        raise Unknown(str(pk))
    return found


def own_profile(actor: Actor) -> Reviewer:
    """The profile of the actor's own; raises Unknown for whoever is in no pool."""
    found = Reviewer.objects.filter(rules_pool.OwnReviewer.scope(actor)).select_related("user").first()
    if found is None:
        raise Unknown("profile")
    return found


def employments_for(actor: Actor) -> QuerySet[Employment]:
    """Employments of the profiles that `actor` may know of."""
    return Employment.objects.filter(reviewer__in=reviewers_for(actor)).select_related("reviewer", "organisation")


def works_for(actor: Actor) -> QuerySet[Work]:
    """Works of the profiles that `actor` may know of."""
    return Work.objects.filter(reviewer__in=reviewers_for(actor)).select_related("reviewer", "organisation")


def imports_for(actor: Actor) -> QuerySet[PoolImport]:
    """The spreadsheets one has uploaded oneself: nobody applies what another has looked through."""
    found = PoolImport.objects.filter(by=actor.user_id).select_related("by")
    return found if rules_pool.ManagePool.holds(actor) else found.none()


def expertise_labels() -> dict[str, str]:
    """The fields of expertise by code, in their order, in the reader's language."""
    return {one.code: one.label() for one in Expertise.objects.all()}


def regions() -> dict[str, str]:
    """The names of the metropolitan governments by code, in the order of the administrative code list."""
    found = Organisation.objects.filter(kind="local_government", tier="metropolitan").order_by("code")
    return {one.code: one.label() for one in found}


def account_for(reviewer: Reviewer) -> User | None:
    """The active account that has verified the address of the profile and belongs to nobody else in the pool."""
    address = EmailAddress.objects.filter(
        email__iexact=reviewer.email, verified=True, user__is_active=True, user__reviewer=None
    )
    found = address.select_related("user").first() if reviewer.email else None
    return found.user if found else None


def profiles_awaiting(user: User) -> QuerySet[Reviewer]:
    """The profiles without an account whose address this account has verified; none once it has one of its own."""
    verified = EmailAddress.objects.filter(user=user, verified=True).values(address=Lower("email"))
    found = Reviewer.objects.filter(~Exists(Reviewer.objects.filter(user=user)), user=None, email__in=verified)
    return found.exclude(email="").order_by("pk")


def domains_of(reviewers: Iterable[Reviewer]) -> dict[UUID, set[str]]:
    """The domains of the verified addresses of each person; of the profile's own address where there is no account."""
    people = list(reviewers)
    found = {one.pk: {one.email_domain} - {""} for one in people}
    by_user = {one.user_id: one.pk for one in people if one.user_id}
    verified = EmailAddress.objects.filter(user__in=by_user, verified=True).values_list("user", "email")
    for user, email in verified:
        found[by_user[user]].add(email.rpartition("@")[2].lower())
    return found


def on_open_panels(ids: Collection[UUID]) -> list[UUID]:
    """Which of these reviewers hold a seat on a panel that is not finished."""
    seats = Seat.objects.filter(reviewer__in=ids, state__in=SITTING_STANDING)
    open_ones = seats.exclude(panel__state__in=(Composing.FINISHED, Composing.CANCELLED))
    return list(open_ones.order_by().values_list("reviewer", flat=True).distinct())


STATES = ("drawable", "ending", "unconsented", "lapsed", "inactive", "erased")


def in_state(found: QuerySet[Reviewer], state: str, day: dt.date | None = None) -> QuerySet[Reviewer]:
    """Those of `found` that stand so; by an unknown word, or none, all that were not erased."""
    day = day or timezone.localdate()
    if state == "drawable":
        return found & Reviewer.objects.drawable(day)
    conditions = {
        "ending": Q(consent_until__range=(day, day + dt.timedelta(days=RENEW_DAYS)), withdrawn_at=None),
        "unconsented": Q(consent_at=None),
        "lapsed": Q(consent_until__lt=day) | Q(withdrawn_at__isnull=False),
        "inactive": Q(active=False),
    }
    if state == "erased":
        return found.filter(erased_at__isnull=False)
    return found.filter(conditions.get(state, Q()), erased_at=None)


def state_of(reviewer: Reviewer, day: dt.date | None = None) -> str:
    """The one word for a profile: the first that fits."""
    day = day or timezone.localdate()
    if reviewer.erased_at:
        return "erased"
    if not reviewer.active:
        return "inactive"
    if not reviewer.consent_at:
        return "unconsented"
    if not reviewer.consents_on(day):
        return "lapsed"
    return "ending" if reviewer.consent_until <= day + dt.timedelta(days=RENEW_DAYS) else "drawable"
