"""An entry leaves the panel while it is judged: disqualified, by a decision of the programme."""

from django.db import transaction
from django.utils import timezone

from office import ledger
from office.access import Actor
from office.assessment.models import Sheet, Subject
from office.assessment.states import FILLING_OPEN, Composing, Filling
from office.docket.models import Matter

OVER = (Composing.CANCELLED,)


def take_out(matter: Matter, *, by: Actor, reason: str) -> int:
    """Take an entry out of every panel it is before; open sheets are void, locked ones stay and no longer count.

    Returns how many panels it left. Who may decide this is asked where it is decided.
    """
    with transaction.atomic():
        found = Subject.objects.select_for_update(of=("self",)).filter(matter=matter, out_at=None)
        subjects = list(found.exclude(panel__state__in=OVER))
        if not subjects:
            return 0
        now = timezone.now()
        Sheet.objects.filter(subject__in=subjects, state__in=FILLING_OPEN).update(
            state=Filling.VOID, void_reason=reason
        )
        Subject.objects.filter(pk__in=[one.pk for one in subjects]).update(out_at=now, out_reason=reason)
        for one in subjects:
            data = {"entry": str(matter.pk), "code": one.code}
            ledger.record("assessment.subject.out", actor=by, matter_id=one.panel_id, subject=one, data=data)
    return len(subjects)
