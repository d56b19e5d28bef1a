"""More time: asked for by one person, decided by another; for everybody after an outage, or for one entry."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competitions import rules
from competitions.documents import extension as notices
from competitions.models import Call, Entry, Extension, Outage
from competitions.notifications import entry as N
from competitions.states import CALLING_RUNNING, ENTERING_BEFORE_CLOSE, Calling
from office import ledger
from office.access import SYSTEM, Actor, Invalid, NotNow, NotYours
from office.forms.models import Answers
from office.workflow import perform
from office.workflow.performing import lock

State = Extension.State


def note_outage(*, by: Actor, began_at: dt.datetime, ended_at: dt.datetime, note: str) -> Outage:
    """Write down that the system could not be reached; raises NotYours, Invalid."""
    if not rules.Staff.holds(by):
        raise NotYours("competitions.outage.note")
    if ended_at <= began_at:
        raise Invalid({"ended_at": [_("The end lies before the beginning.")]})
    if ended_at > timezone.now():
        raise Invalid({"ended_at": [_("This lies in the future.")]})
    with transaction.atomic():
        outage = Outage.objects.create(began_at=began_at, ended_at=ended_at, note=note, noted_by_id=by.user_id)
        ledger.record("competitions.outage.noted", actor=by, subject=outage, data={"minutes": outage.minutes})
    return outage


def ask(
    call: Call, *, by: Actor, until: dt.datetime, reason: str, entry: Entry | None = None, outage: Outage | None = None
) -> Extension:
    """Ask for more time with a reason; raises NotYours, Invalid (not later than now or than the close), NotNow."""
    if not rules.PrepareCall.holds(by, call):
        raise NotYours("competitions.extension.ask")
    _require_running(call, entry)
    ends = entry.closing(timezone.now()).closes_at if entry else call.closes_at
    if until <= timezone.now() or (ends and until <= ends):
        raise Invalid({"until": [_("More time ends later than the close and later than now.")]})
    _require_long_enough(call, outage)
    with transaction.atomic():
        asked = Extension.objects.create(
            call=call, entry=entry, outage=outage, until=until, reason=reason, asked_by_id=by.user_id
        )
        N.EXTENSION_ASKED.trigger(asked, event=_record(asked, "asked", by))
    return asked


def grant(extension: Extension, *, by: Actor, note: str = "") -> None:
    """Grant it: the close moves for the call, with a public notice, or for the one entry; all concerned are told."""
    with transaction.atomic():
        # Of two requests for everybody that are granted at once the second sees the close that the first has moved.
        before = lock(extension.call).closes_at if extension.entry_id is None else None
        _decide(extension, State.GRANTED, by=by, note=note)
        event = _record(extension, "granted", by, before=before)
        if extension.entry_id is None:
            perform(extension.call, "extend_intake", by=SYSTEM, until=extension.until, reason=extension.reason)
            notices.publish(extension, before=before, by=by, event=event)
        else:
            Answers.objects.filter(matter=extension.entry_id).update(locked=False)
            N.ENTRY_EXTENDED.trigger(extension, event=event)


def refuse(extension: Extension, *, by: Actor, note: str) -> None:
    """Refuse it with a reason."""
    if not note.strip():
        raise Invalid({"note": [_("Give the reason.")]})
    with transaction.atomic():
        _decide(extension, State.REFUSED, by=by, note=note)
        _record(extension, "refused", by)


def _decide(extension: Extension, state: str, *, by: Actor, note: str) -> None:
    locked = (
        Extension.objects.select_for_update(of=("self",)).select_related("call__matter", "entry").get(pk=extension.pk)
    )
    if not rules.DecideExtension.holds(by, locked):
        raise NotYours("competitions.extension.decide")
    if locked.state != State.ASKED:
        raise NotNow([_("This was decided already: %(state)s.") % {"state": locked.get_state_display()}])
    if state == State.GRANTED:
        _require_running(locked.call, locked.entry)
        _require_more(locked)
    extension.state, extension.decided_by_id, extension.decided_at, extension.note = (
        state,
        by.user_id,
        timezone.now(),
        note,
    )
    extension.save(update_fields=["state", "decided_by", "decided_at", "note"])


def _require_more(extension: Extension) -> None:
    """What was asked for must still be more than there is: another request may have been granted meanwhile."""
    if extension.until <= timezone.now():
        raise NotNow([_("The time asked for is over.")])
    if extension.entry_id is None and extension.call.closes_at and extension.until <= extension.call.closes_at:
        raise NotNow([_("The intake is open longer than this already.")])


def _require_running(call: Call, entry: Entry | None) -> None:
    """A call is extended while it runs; one entry also afterwards, until it is examined."""
    open_states = CALLING_RUNNING if entry is None else (*CALLING_RUNNING, Calling.CLOSED)
    if call.state not in open_states:
        raise NotNow([_("This is not possible while the state is “%(state)s”.") % {"state": call.state_label()}])
    if entry is not None and entry.state not in ENTERING_BEFORE_CLOSE:
        raise NotNow([_("This is not possible while the state is “%(state)s”.") % {"state": entry.state_label()}])


def _require_long_enough(call: Call, outage: Outage | None) -> None:
    least = call.terms_in_force.whole("outage_minutes") or 0
    if outage is not None and outage.minutes < least:
        told = _("The outage took %(now)d minutes; the call asks for at least %(least)d.")
        raise Invalid({"outage": [told % {"now": outage.minutes, "least": least}]})


def _record(extension: Extension, what: str, by: Actor, *, before: dt.datetime | None = None):
    data = {
        "until": extension.until.isoformat(),
        "entry": str(extension.entry_id or ""),
        "outage": str(extension.outage_id or ""),
    }
    data |= {"before": before.isoformat()} if before else {}
    return ledger.record(
        f"competitions.extension.{what}",
        actor=by,
        matter_id=extension.entry_id or extension.call_id,
        subject=extension,
        data=data,
    )
