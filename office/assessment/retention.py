"""How long a profile keeps what tells of its person: as long as the consent lasts, or a panel still needs it.

Who needs it is registered by whoever seats people; the pool knows no panel.
"""

import datetime as dt
from collections.abc import Callable, Collection
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from office import ledger
from office.access import SYSTEM
from office.assessment.models import PoolImport, Reviewer

AT_ONCE = 200
RENEW_DAYS = 30
FILE_HOURS = 24

Needs = Callable[[Collection[UUID]], Collection[UUID]]
_needs: list[Needs] = []


def register_need(function: Needs) -> Needs:
    """Have `function(ids)` asked which of these reviewers are still needed; none of its answer is erased."""
    if function not in _needs:
        _needs.append(function)
    return function


def needed(ids: Collection[UUID]) -> set[UUID]:
    """Which of these reviewers somebody still needs."""
    return {one for function in _needs for one in function(ids)} if ids else set()


def lapsed(day: dt.date) -> QuerySet[Reviewer]:
    """Profiles whose consent has ended or was withdrawn, and that still tell of somebody."""
    return Reviewer.objects.filter(Q(consent_until__lt=day) | Q(withdrawn_at__isnull=False), erased_at=None)


def sweep() -> None:
    """Called every minute: three questions that an index answers."""
    erase_lapsed()
    invite_to_renew()
    forget_files()


def erase_lapsed() -> int:
    """Erase what has lapsed and nobody needs; returns how many."""
    found = lapsed(timezone.localdate()).order_by("consent_until").values_list("pk", flat=True)
    ids = list(found[: AT_ONCE * 5])
    kept = needed(ids)
    return sum(_erased(pk) for pk in [pk for pk in ids if pk not in kept][:AT_ONCE])


def _erased(pk: UUID) -> bool:
    with transaction.atomic():
        rows = lapsed(timezone.localdate()).select_for_update(skip_locked=True, of=("self",))
        reviewer = rows.filter(pk=pk).first()
        if reviewer is None or needed([pk]):
            return False
        erase(reviewer)
    return True


def erase(reviewer: Reviewer) -> None:
    """Take away everything but id, region and expertise; the ledger never had more than the id."""
    for name in ("name", "email", "phone", "affiliation", "position", "gender", "note"):
        setattr(reviewer, name, "")
    reviewer.user, reviewer.active, reviewer.erased_at = None, False, timezone.now()
    reviewer.save()
    reviewer.employments.all().delete()
    reviewer.works.all().delete()
    ledger.record("assessment.reviewer.erased", actor=SYSTEM, subject=reviewer)


def invite_to_renew() -> int:
    """Tell those whose consent ends within thirty days, once for each end; returns how many are told of."""
    from office.assessment.notifications_pool import CONSENT_ENDING
    from office.notifications.announcing import send

    day = timezone.localdate()
    until = day + dt.timedelta(days=RENEW_DAYS)
    ending = Reviewer.objects.consenting(day).filter(consent_until__lte=until, erased_at=None)
    untold = ending.filter(~Q(told_until=F("consent_until")) | Q(told_until=None), active=True, user__isnull=False)
    found = list(untold[:AT_ONCE])
    for reviewer in found:
        with transaction.atomic():
            send(CONSENT_ENDING.key, reviewer, dedupe=f"consent:{reviewer.consent_until}")
            Reviewer.objects.filter(pk=reviewer.pk).update(told_until=reviewer.consent_until)
    return len(found)


def forget_files() -> int:
    """Previews that nobody applied: the spreadsheet goes, that there was one stays."""
    old = timezone.now() - dt.timedelta(hours=FILE_HOURS)
    return PoolImport.objects.exclude(content=b"").filter(at__lt=old).update(content=b"", told={})
