"""What members declare of each entry (§2.1), and the recusals that follow from it (회피)."""

from django.db import transaction
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import conflict_rules, rules
from office.assessment.actions.seats import void_sheets
from office.assessment.models import Declaration, Exclusion, Seat, Subject
from office.assessment.notifications import seats as told
from office.assessment.states import DeclarationAnswer, ExclusionKind, ExclusionState, Sitting
from office.workflow import perform
from office.workflow.arrival import moment

RECUSABLE = (Sitting.CLEARED, Sitting.PLEDGED)
LONGEST = 1000


def declare(seat: Seat, answers: dict[str, dict], *, by: Actor) -> None:
    """Save what is declared so far: by entry id `answer`, `rule`, `note`; an empty answer takes it back.

    Raises NotYours, NotNow once the declaration is closed, Invalid (`answer-<id>` …) for what cannot be.
    """
    if not rules.OwnSeat.holds(by, seat):
        raise NotYours("assessment.seat.declare")
    with transaction.atomic():
        locked = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
        if locked.state != Sitting.ACCEPTED:
            raise NotNow([_("The declaration is closed.")])
        known = {str(one.pk): one for one in locked.to_declare()}
        if wrong := _faults(answers, known):
            raise Invalid(wrong)
        for pk, told_ in answers.items():
            _keep(locked, known[pk], told_)


def _faults(answers: dict[str, dict], known: dict[str, Subject]) -> dict[str, list]:
    wrong: dict[str, list] = {}
    for pk, one in answers.items():
        if pk not in known:
            wrong[f"answer-{pk}"] = [_("There is no such entry to declare on.")]
        elif one.get("answer", "") not in ("", *DeclarationAnswer.values):
            wrong[f"answer-{pk}"] = [_("Choose one of the two.")]
        if one.get("rule") and one["rule"] not in conflict_rules.DECLARABLE:
            wrong[f"rule-{pk}"] = [_("There is no such rule.")]
        if len(one.get("note") or "") > LONGEST:
            wrong[f"note-{pk}"] = [_("At most %(most)d characters.") % {"most": LONGEST}]
    return wrong


def _keep(seat: Seat, subject: Subject, one: dict) -> None:
    answer = one.get("answer", "")
    if not answer:
        Declaration.objects.filter(seat=seat, subject=subject).delete()
        return
    rule = one.get("rule", "") if answer == DeclarationAnswer.CONFLICT else ""
    Declaration.objects.update_or_create(
        seat=seat, subject=subject, defaults={"answer": answer, "rule": rule, "note": one.get("note", ""),
                                              "at": moment()},
    )  # fmt: skip


def clear(seat: Seat, *, by: Actor) -> None:
    """Close the declaration: each declared conflict keeps its member away from then on."""
    with transaction.atomic():
        perform(seat, "close_declaration", by=by)
        for one in seat.declarations.filter(answer=DeclarationAnswer.CONFLICT).select_related("subject"):
            _record("declared", _stands(seat, one.subject, by=by, rule=one.rule, note=one.note), by)


def recuse(seat: Seat, subject: Subject, *, by: Actor, rule: str, note: str) -> Exclusion:
    """A conflict that is noticed late: from this moment on nothing of the entry is seen, and its sheet is void.

    Raises NotYours, NotNow before the declaration is closed (then it is declared), Invalid without rule and words.
    """
    if not rules.OwnSeat.holds(by, seat) or not rules.SeeSubject.holds(by, subject):
        raise NotYours("assessment.seat.recuse")
    if wrong := _unsaid(rule, note):
        raise Invalid(wrong)
    with transaction.atomic():
        locked = (
            Seat.objects.select_for_update(of=("self",)).select_related("panel__matter", "reviewer").get(pk=seat.pk)
        )
        if locked.state not in RECUSABLE:
            raise NotNow([_("Declare the conflict in your declaration.")])
        found = _stands(locked, subject, by=by, rule=rule, note=note)
        void_sheets(locked, subject=subject, reason=_("Self-recusal"))
        told.RECUSED.trigger(found, event=_record("recused", found, by))
    return found


def _unsaid(rule: str, note: str) -> dict[str, list]:
    wrong = {}
    if rule not in conflict_rules.DECLARABLE:
        wrong["rule"] = [_("Say which rule it is.")]
    if not note.strip() or len(note) > LONGEST:
        wrong["note"] = [_("Say in a few words what it is.")]
    return wrong


def _stands(seat: Seat, subject: Subject, *, by: Actor, rule: str, note: str) -> Exclusion:
    """The recusal, and what was found and is confirmed by it."""
    now = moment()
    decided = {"state": ExclusionState.STANDING, "decided_at": now, "decided_by_id": by.user_id, "at": now}
    found, _new = Exclusion.objects.update_or_create(
        seat=seat, subject=subject, kind=ExclusionKind.RECUSAL, rule=rule, defaults={"ground": note, **decided}
    )
    del decided["at"]
    open_ones = seat.exclusions.filter(subject=subject, state=ExclusionState.FOUND, kind=ExclusionKind.EXCLUSION)
    open_ones.update(**decided, reason=_("Confirmed by the member."))
    return found


def _record(what: str, exclusion: Exclusion, by: Actor):
    return ledger.record(f"assessment.exclusion.{what}", actor=by, matter_id=exclusion.seat.panel_id, subject=exclusion)
