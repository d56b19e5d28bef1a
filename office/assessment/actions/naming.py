"""People whom an applicant names with its entry, and members whom it challenges when it meets them (기피).

Reviewers are unknown to applicants: nobody is told whether somebody who was named had been drawn. A challenge of a
member who was met is decided without that person, and answered.
"""

import unicodedata

from django.db import transaction
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Actor, Invalid, NotNow, NotYours
from office.assessment import naming, rules, rules_seats
from office.assessment.models import Exclusion, NamedPerson, Seat, Subject
from office.assessment.notifications import seats as told
from office.assessment.states import SITTING_STANDING, ExclusionKind, Sitting
from office.docket.models import Matter

RULE = "named"
MOST = 20


def name_person(matter: Matter, *, by: Actor, name: str, ground: str, affiliation: str = "") -> NamedPerson:
    """Name somebody as not to judge an entry, or challenge a member met at a presentation; who names says why.

    Raises NotYours, NotNow outside both times, Invalid.
    """
    if not rules_seats.NameFor.holds(by, matter):
        raise NotYours(rules_seats.NameFor.key)
    phase = naming.phase_of(matter)
    if not phase:
        raise NotNow(naming.against_naming(matter))
    _require_words(name, ground)
    with transaction.atomic():
        if matter.named_persons.count() >= MOST:
            raise NotNow([_("At most %(most)d people can be named.") % {"most": MOST}])
        challenge = phase == naming.CHALLENGING
        named = NamedPerson.objects.create(
            matter=matter, name=name.strip(), affiliation=affiliation.strip(), ground=ground.strip(),
            by_id=by.user_id, challenge=challenge,
        )  # fmt: skip
        ledger.record("assessment.named.challenged" if challenge else "assessment.named.added", actor=by,
                      matter_id=matter.pk, subject=named)  # fmt: skip
        if challenge:
            _meet_now(named, by)
    return named


def remove(named: NamedPerson, *, by: Actor) -> None:
    """Take a name back, while people are named; a challenge is not taken back but answered."""
    if not rules_seats.NameFor.holds(by, named.matter):
        raise NotYours(rules_seats.NameFor.key)
    if named.challenge or named.exclusion_id or naming.phase_of(named.matter) != naming.NAMING:
        raise NotNow([_("This can no longer be taken back.")])
    with transaction.atomic():
        ledger.record("assessment.named.removed", actor=by, matter_id=named.matter_id, subject=named)
        named.delete()


def attach(named: NamedPerson, seat: Seat, *, by: Actor) -> Exclusion:
    """The staff says which member is meant, where the name alone did not; raises NotYours, Invalid."""
    if not rules.RunSeat.holds(by, seat) or seat.reviewer.user_id == by.user_id:
        raise NotYours(rules_seats.DecideExclusion.key)
    subject = Subject.objects.filter(panel=seat.panel_id, matter=named.matter_id).first()
    if subject is None or named.exclusion_id:
        raise Invalid({"seat": [_("This name is settled, or concerns another panel.")]})
    with transaction.atomic():
        return _found(named, seat, subject, by=by)


def meet_named(seat: Seat) -> int:
    """Hold a member against the people named with the entries of the panel; returns how many are met."""
    found = NamedPerson.objects.filter(matter__judged__panel=seat.panel_id, exclusion=None).select_related("matter")
    met = [one for one in found if same_person(one, seat)]
    subjects = {one.matter_id: one for one in seat.panel.subjects.filter(matter__in=[one.matter_id for one in met])}
    for one in met:
        _found(one, seat, subjects[one.matter_id])
    return len(met)


def same_person(named: NamedPerson, seat: Seat) -> bool:
    """The same name, and no affiliation that says otherwise; who is meant is for a person to decide."""
    reviewer = seat.reviewer
    if _plain(named.name) != _plain(reviewer.name):
        return False
    said, known = _plain(named.affiliation), _plain(reviewer.affiliation)
    return not said or not known or said in known or known in said


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _meet_now(named: NamedPerson, by: Actor) -> None:
    """A challenge keeps the member away at once, until it is decided."""
    subjects = {one.panel_id: one for one in naming.met(named.matter)}
    seats = Seat.objects.filter(panel__in=subjects, state=Sitting.PLEDGED)
    for seat in seats.select_related("reviewer", "panel__matter"):
        if same_person(named, seat):
            _found(named, seat, subjects[seat.panel_id], by=by)
            return


def _found(named: NamedPerson, seat: Seat, subject: Subject, *, by: Actor | None = None) -> Exclusion:
    exclusion, new = Exclusion.objects.get_or_create(
        seat=seat, subject=subject, kind=ExclusionKind.CHALLENGE, rule=RULE, defaults={"ground": named.ground}
    )
    named.exclusion = exclusion
    named.save(update_fields=["exclusion"])
    if new and seat.state in SITTING_STANDING:
        event = ledger.record("assessment.exclusion.challenged", actor=by or SYSTEM, matter_id=seat.panel_id,
                              subject=exclusion)  # fmt: skip
        told.CHALLENGED.trigger(exclusion, event=event)
    return exclusion


def _require_words(name: str, ground: str) -> None:
    wrong = {}
    if not name.strip() or len(name) > 100:
        wrong["name"] = [_("Give the person's name.")]
    if not ground.strip() or len(ground) > 1000:
        wrong["ground"] = [_("Say why this person should not judge the entry.")]
    if wrong:
        raise Invalid(wrong)
