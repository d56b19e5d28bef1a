"""Exclusions decided: upheld or not with a reason; one that stands is overridden by two persons, never by one."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import conflict_rules, rules, rules_seats
from office.assessment.actions import rounds
from office.assessment.actions.seats import void_sheets
from office.assessment.models import Exclusion, NamedPerson, Seat, Subject
from office.assessment.notifications import seats as told
from office.assessment.states import ExclusionKind, ExclusionState
from office.workflow.arrival import moment

S = ExclusionState
OVERRIDABLE = (S.FOUND, S.STANDING)


def find(seat: Seat, subject: Subject, *, by: Actor, rule: str, ground: str) -> Exclusion:
    """The staff writes down a conflict it learned of: to be decided, and keeping away until then.

    Raises NotYours, Invalid for an entry of another panel, an unknown rule, or no ground.
    """
    if not rules.RunSeat.holds(by, seat):
        raise NotYours(rules_seats.DecideExclusion.key)
    if subject.panel_id != seat.panel_id:
        raise Invalid({"subject": [_("This entry is not before the panel.")]})
    if rule not in conflict_rules.RULES:
        raise Invalid({"rule": [_("There is no such rule.")]})
    if not ground.strip():
        raise Invalid({"ground": [_("Say what was found.")]})
    with transaction.atomic():
        found, new = Exclusion.objects.get_or_create(
            seat=seat, subject=subject, kind=ExclusionKind.EXCLUSION, rule=rule,
            defaults={"ground": ground.strip(), "written_by_id": by.user_id},
        )  # fmt: skip
        if not new:
            raise Invalid({"rule": [_("This was found already.")]})
        _record("found", found, by)
    return found


def uphold(exclusion: Exclusion, *, by: Actor, reason: str) -> Exclusion:
    """It stands: the member keeps away, and a sheet that was begun is void."""
    with transaction.atomic():
        row = _asked(exclusion, by, S.FOUND, reason=reason)
        _decide(row, S.STANDING, by=by, reason=reason)
        void_sheets(row.seat, subject=row.subject, reason=str(row.get_kind_display()))
        _tell(row, _record("upheld", row, by))
    return row


def refuse(exclusion: Exclusion, *, by: Actor, reason: str) -> Exclusion:
    """It is not upheld: the member takes part. Raises NotYours for whoever wrote it down: that takes a second one."""
    with transaction.atomic():
        row = _asked(exclusion, by, S.FOUND, reason=reason)
        if wrote(row, by):
            raise NotYours("assessment.exclusion.refuse")
        _decide(row, S.WITHDRAWN, by=by, reason=reason)
        rounds.give_missing(row.seat.panel)
        _tell(row, _record("refused", row, by))
    return row


def propose_override(exclusion: Exclusion, *, by: Actor, reason: str) -> Exclusion:
    """One person proposes that the member takes part in spite of it; nothing changes before a second one agrees.

    One that stands; or one that waits for its decision, for whoever wrote it down.
    """
    with transaction.atomic():
        row = _asked(exclusion, by, S.STANDING, *([S.FOUND] if wrote(exclusion, by) else []), reason=reason)
        if row.override_by_id:
            raise NotNow([_("An override is proposed already.")])
        row.override_by_id, row.override_at, row.override_reason = by.user_id, moment(), reason.strip()
        row.save(update_fields=["override_by", "override_at", "override_reason"])
        told.OVERRIDE_PROPOSED.trigger(row, event=_record("override_proposed", row, by))
    return row


def confirm_override(exclusion: Exclusion, *, by: Actor) -> Exclusion:
    """The second person agrees; raises NotYours for whoever proposed it."""
    with transaction.atomic():
        row = _asked(exclusion, by, *OVERRIDABLE)
        _require_proposed(row)
        if row.override_by_id == by.user_id:
            raise NotYours("assessment.exclusion.override")
        row.state, row.decided_by_id, row.second_by_id = S.OVERRIDDEN, row.override_by_id, by.user_id
        row.decided_at, row.reason = moment(), row.override_reason
        row.save()
        rounds.give_missing(row.seat.panel)
        _tell(row, _record("overridden", row, by))
    return row


def drop_override(exclusion: Exclusion, *, by: Actor) -> Exclusion:
    """The proposal is dropped, by either; the exclusion is as before."""
    with transaction.atomic():
        row = _asked(exclusion, by, *OVERRIDABLE)
        _require_proposed(row)
        row.override_by, row.override_at, row.override_reason = None, None, ""
        row.save(update_fields=["override_by", "override_at", "override_reason"])
        _record("override_dropped", row, by)
    return row


def wrote(exclusion: Exclusion, actor: Actor) -> bool:
    """Whether this person wrote it down by hand."""
    return actor.signed_in and exclusion.written_by_id == actor.user_id


def _require_proposed(row: Exclusion) -> None:
    if row.override_by_id is None:
        raise NotNow([_("No override is proposed.")])


def _asked(exclusion: Exclusion, by: Actor, *states: str, reason: str | None = None) -> Exclusion:
    """The row under a lock; raises NotYours, NotNow, and Invalid where a reason is owed and missing."""
    if not rules_seats.DecideExclusion.holds(by, exclusion):
        raise NotYours(rules_seats.DecideExclusion.key)
    rows = Exclusion.objects.select_for_update(of=("self",))
    row = rows.select_related("seat__panel__matter", "seat__reviewer", "subject").get(pk=exclusion.pk)
    if row.state not in states:
        raise NotNow([_("This is not possible while the state is “%(state)s”.") % {"state": row.get_state_display()}])
    if reason is not None and not reason.strip():
        raise Invalid({"reason": [_("A decision has its reason.")]})
    return row


def _decide(row: Exclusion, state: str, *, by: Actor, reason: str) -> None:
    row.state, row.decided_by_id, row.decided_at, row.reason = state, by.user_id, moment(), reason.strip()
    row.override_by, row.override_at, row.override_reason = None, None, ""
    row.save()


def _tell(row: Exclusion, event: Any) -> None:
    """The member, unless it was a challenge of which nothing comes; and whoever challenged a member it had met."""
    if row.kind != ExclusionKind.CHALLENGE or row.state == S.STANDING:
        told.EXCLUSION_DECIDED.trigger(row, event=event)
    for named in NamedPerson.objects.filter(exclusion=row, challenge=True).select_related("matter", "exclusion"):
        told.CHALLENGE_DECIDED.trigger(named, event=event)


def _record(what: str, exclusion: Exclusion, by: Actor):
    return ledger.record(f"assessment.exclusion.{what}", actor=by, matter_id=exclusion.seat.panel_id, subject=exclusion)
