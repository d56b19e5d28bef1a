"""Whom no draw may find, whatever a panel's windows say: who runs or audits the programme, who belongs to an applicant.

The others of the office learn of a conflict with one entry; these would be judges of what they decide or entered
(§2.1: officials of the ministry and staff of the agency are no members).
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower
from django.utils import timezone

from office.assessment.conflicts.reading import parties_before
from office.assessment.models import Panel, Reviewer
from office.people.models import Appointment, Membership

STAFF, PARTY = "staff", "party"
OFFICES = ("officer", "decision_maker", "auditor")


def barred(panel: Panel, reviewers: Iterable[Reviewer]) -> dict[Any, set[str]]:
    """The codes of why somebody cannot sit on this panel at all, by reviewer."""
    by_user = _accounts(list(reviewers))
    found: dict[Any, set[str]] = defaultdict(set)
    for user in _staff(panel) & set(by_user):
        found[by_user[user]].add(STAFF)
    members = Membership.objects.filter(user__in=by_user, state="active", organisation__in=parties_before(panel))
    for user in members.values_list("user", flat=True):
        found[by_user[user]].add(PARTY)
    return dict(found)


def _accounts(rows: list[Reviewer]) -> dict[Any, Any]:
    """The account of each; where none is linked yet, the one that has verified the address of the profile."""
    by_user = {one.user_id: one.pk for one in rows if one.user_id}
    unlinked = {one.email.lower(): one.pk for one in rows if not one.user_id and one.email}
    verified = EmailAddress.objects.filter(verified=True).annotate(address=Lower("email"))
    for user, address in verified.filter(address__in=unlinked).values_list("user", "address"):
        by_user.setdefault(user, unlinked[address])
    return by_user


def _staff(panel: Panel) -> set[Any]:
    """Whoever holds an office of the programme, in any of its parts, and whoever stands in now."""
    now = timezone.now()
    posts = Appointment.objects.in_force(now).filter(role__in=OFFICES, programme__in=[panel.programme, "*"])
    rows = posts.values_list("user", "deputy", "deputy_from", "deputy_until")
    return {
        person
        for user, deputy, since, until in rows
        for person in (user, deputy if deputy and since and since <= now and (until is None or until > now) else None)
        if person
    }
