"""A supplement: single questions open again, each with what is asked of it."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow
from office.forms.models import Answers, Reopening
from office.forms.openness import reopenings
from office.forms.saving import lock


def reopen(
    answers: Answers, codes: Iterable[str], *, by: Actor, reason: str = "", reasons: Mapping[str, str] | None = None
) -> list[Reopening]:
    """Open questions of a submitted form; `reasons` by code, else `reason` for all. Open ones stay as they are.

    Raises NotNow for a draft (all is open there) and Invalid for codes that the form does not have.
    """
    wanted = list(dict.fromkeys(codes))
    if odd := [code for code in wanted if answers.definition.field(code) is None]:
        raise Invalid({code: [_("This field is not known here.")] for code in odd})
    with transaction.atomic():
        locked = lock(answers)
        if not locked.locked:
            raise NotNow([_("Nothing has been submitted yet: everything can still be changed.")])
        already = set(reopenings(locked).values_list("code", flat=True))
        made = Reopening.objects.bulk_create(
            Reopening(answers=locked, code=code, reason=(reasons or {}).get(code, reason), by_id=by.user_id)
            for code in wanted
            if code not in already
        )
        ledger.record(
            "forms.reopened", actor=by, matter_id=locked.matter_id, subject=locked, data={"codes": sorted(wanted)}
        )
    return made


def close(answers: Answers, *, by: Actor) -> int:
    """Close what is reopened; returns how many questions that were."""
    closed = reopenings(answers).update(closed_at=timezone.now())
    if closed:
        ledger.record("forms.closed", actor=by, matter_id=answers.matter_id, subject=answers, data={"count": closed})
    return closed
