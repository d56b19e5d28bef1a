"""Awards of earlier years, which bar an entry: added, corrected and taken out by those in charge, each with a reason.

What stood before stays in :class:`PastAwardChange`: a correction decides who may enter, so it must be retraceable.
"""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competitions import rules
from competitions.models import PastAward, PastAwardChange, PastCall, Programme
from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours

Kind = PastAwardChange.Kind
CORRECTABLE = ("organisation", "name_ko", "group", "national", "total", "ends_on", "note_ko", "note_en")


def add(*, by: Actor, programme: Programme, year: int, source: str, **told: Any) -> PastAward:
    """An award that is missing; `source` is where it is documented. The year's call is noted with it where it is new.

    Raises NotYours, Invalid.
    """
    if not rules.EditProgramme.holds(by, programme):
        raise NotYours("competitions.award.edit")
    reason = _required(source, "source", _("Say where it is documented."))
    _require_name(told)
    with transaction.atomic():
        call, _new = PastCall.objects.get_or_create(programme=programme, year=year, defaults={"source": reason[:300]})
        made = PastAward(call=call, **{code: value for code, value in told.items() if code in CORRECTABLE})
        _store(made, Kind.ADDED, by=by, reason=reason, before={})
    return made


def correct(award: PastAward, *, by: Actor, revision: int, reason: str, **told: Any) -> PastAwardChange | None:
    """Write what differs on top of `revision`; returns the change, or None where nothing differs.

    Raises NotYours; NotNow where somebody else changed it meanwhile; Invalid.
    """
    reason = _required(reason, "reason", _("Say why."))
    _require_name(told)
    with transaction.atomic():
        locked = _lock(award, by, revision)
        before = _plain(locked)
        for code in CORRECTABLE:
            if code in told:
                setattr(locked, code, told[code])
        if _plain(locked) == before:
            return None
        return _store(locked, Kind.CORRECTED, by=by, reason=reason, before=before)


def take_out(award: PastAward, *, by: Actor, revision: int, reason: str) -> PastAwardChange:
    """It bars nobody any more and stands in no public list; it stays on record. Raises as :func:`correct`."""
    reason = _required(reason, "reason", _("Say why."))
    with transaction.atomic():
        locked = _lock(award, by, revision)
        before, locked.removed_at = _plain(locked), timezone.now()
        return _store(locked, Kind.TAKEN_OUT, by=by, reason=reason, before=before)


def _lock(award: PastAward, by: Actor, revision: int) -> PastAward:
    locked = PastAward.objects.select_for_update(of=("self",)).select_related("call", "organisation").get(pk=award.pk)
    if not rules.EditAward.holds(by, locked):
        raise NotYours("competitions.award.edit")
    if locked.removed_at is not None:
        raise NotNow([_("This award was taken out.")])
    if locked.revision != revision:
        raise NotNow([_("Somebody else has changed this award meanwhile. Look at it again before you change it.")])
    return locked


def _store(award: PastAward, kind: str, *, by: Actor, reason: str, before: dict[str, Any]) -> PastAwardChange:
    award.revision += 1
    try:
        with transaction.atomic():
            award.save()
    except IntegrityError:
        wrong = _("There is an award of this programme and year under this name already.")
        raise Invalid({"name_ko": [wrong]}) from None
    after = {} if kind == Kind.TAKEN_OUT else _plain(award)
    change = PastAwardChange.objects.create(
        award=award, kind=kind, reason=reason, before=before, after=after, by_id=by.user_id
    )
    data = {"change": change.pk, "changed": sorted(code for code in CORRECTABLE if before.get(code) != after.get(code))}
    ledger.record(f"competitions.award.{kind}", actor=by, subject=award, data=data)
    return change


def _required(text: str, field: str, wrong: str) -> str:
    if not text.strip():
        raise Invalid({field: [wrong]})
    return text.strip()


def _require_name(told: dict[str, Any]) -> None:
    """The name as documented, or the organisation's own where none is given."""
    if "name_ko" not in told:
        return
    organisation = told.get("organisation")
    told["name_ko"] = told["name_ko"].strip() or (organisation.name_ko if organisation else "")
    if not told["name_ko"]:
        raise Invalid({"name_ko": [_("Name the organisation as it is documented.")]})


def _plain(award: PastAward) -> dict[str, Any]:
    """What can be corrected, as plain values."""
    told = {code: getattr(award, code) for code in CORRECTABLE if code != "organisation"}
    told |= {"organisation": str(award.organisation_id) if award.organisation_id else None}
    return {code: value.isoformat() if isinstance(value, dt.date) else value for code, value in told.items()}
