"""What the members say and write once a round is locked: the discussion, the reasons of scores, the opinion."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import registry
from office.assessment import rules_tally as rules
from office.assessment.models import Discussion, Opinion, Panel, Round, Seat, Subject
from office.assessment.notifications import tally as told
from office.assessment.states import Composing, Filling, Holding, Sitting

OPINION = ("strengths", "weaknesses", "conditions")


class Moved(Exception):
    """Somebody else has written the opinion since; it holds what stands there now."""

    def __init__(self, opinion: Opinion) -> None:
        super().__init__(str(opinion.revision))
        self.opinion = opinion


def note(round_: Round, subject: Subject, *, text: str, by: Actor, answers: Discussion | None = None) -> Discussion:
    """Write down a note on an entry; `answers` is the chair's question, answered by whom it was put to.

    Raises NotYours, NotNow, Invalid.
    """
    seat = _speaking(round_, subject, by)
    if answers is not None and answers.asked_id != seat.pk:
        raise NotYours(rules.SpeakOn.key)
    if answers is not None and answers.answered.exists():
        raise NotNow([_("This question is answered already.")])
    with transaction.atomic():
        said = Discussion.objects.create(round=round_, subject=subject, seat=seat, text=_text(text), answers=answers)
        ledger.record("assessment.noted", actor=by, matter_id=round_.panel_id, subject=said)
    return said


def ask(round_: Round, subject: Subject, *, member: Seat, text: str, by: Actor) -> Discussion:
    """The chair asks a member for the reason of a score; the score stays as it is. Raises NotYours, NotNow, Invalid."""
    seat = _speaking(round_, subject, by)
    if not rules.AskMember.holds(by, subject):
        raise NotYours(rules.AskMember.key)
    if not round_.sheets.filter(seat=member, subject=subject, state=Filling.LOCKED).exists():
        raise Invalid({"member": [_("This member has no score for this entry.")]})
    if member.kept_from().filter(subject=subject).exists():
        raise Invalid({"member": [_("This member keeps away from this entry.")]})
    with transaction.atomic():
        asked = Discussion.objects.create(round=round_, subject=subject, seat=seat, asked=member, text=_text(text))
        event = ledger.record("assessment.reason_asked", actor=by, matter_id=round_.panel_id, subject=asked,
                              data={"seat": member.code})  # fmt: skip
        told.ASKED.trigger(asked, event=event)
    return asked


def _speaking(round_: Round, subject: Subject, by: Actor) -> Seat:
    if not rules.SpeakOn.holds(by, subject):
        raise NotYours(rules.SpeakOn.key)
    if round_.state != Holding.LOCKED:
        raise NotNow([_("The round is not locked: nobody knows the others' scores yet.")])
    _at_work(subject)
    return _seat(subject, by)


def _at_work(subject: Subject) -> None:
    if told := against_speaking_of(subject):
        raise NotNow([told])


def against_speaking_of(subject: Subject) -> str:
    """Why nothing is said and written of this entry any more; empty: it may be."""
    if told := against_speaking(subject.panel):
        return told
    return _("This entry is out: what was judged stays as it is.") if subject.out_at else ""


def against_speaking(panel: Panel) -> str:
    """Why nothing is said and written of the entries any more; empty: it may be."""
    if told := registry.over(panel.matter.parent):
        return told
    return "" if panel.state == Composing.WORKING else _("The panel is not at work.")


def _seat(subject: Subject, by: Actor) -> Seat:
    return subject.panel.seats.get(reviewer__user=by.user_id, state=Sitting.PLEDGED)


def _text(text: str) -> str:
    text = text.strip()
    if not text:
        raise Invalid({"text": [_("Write something.")]})
    return text


def write_opinion(subject: Subject, *, values: dict[str, Any], revision: int, by: Actor) -> Opinion:
    """Save what was typed of the consolidated opinion (종합평가의견).

    Raises Moved when somebody else has changed one of the same parts since `revision`; NotYours, NotNow, Invalid.
    """
    if not rules.SpeakOn.holds(by, subject):
        raise NotYours(rules.SpeakOn.key)
    _at_work(subject)
    if not subject.panel.rounds.filter(state=Holding.LOCKED).exists():
        raise NotNow([_("No round is locked yet.")])
    values = _parts(values)
    with transaction.atomic():
        # The entry's row is held so that two who begin at the same moment find one opinion.
        Subject.objects.select_for_update(of=("self",)).get(pk=subject.pk)
        opinion = Opinion.objects.filter(subject=subject).first()
        opinion = opinion or Opinion(subject=subject, written_by_id=by.user_id)
        changed = {name: text for name, text in values.items() if getattr(opinion, name) != text}
        if opinion.revision != revision and changed:
            raise Moved(opinion)
        return _written(opinion, changed, by) if changed else opinion


def _written(opinion: Opinion, changed: dict[str, str], by: Actor) -> Opinion:
    for name, text in changed.items():
        setattr(opinion, name, text)
    opinion.revision += 1
    opinion.written_by_id, opinion.written_at = by.user_id, timezone.now()
    opinion.save()
    return opinion


def _parts(values: dict[str, Any]) -> dict[str, str]:
    found = {name: str(text or "").replace("\r\n", "\n") for name, text in values.items() if name in OPINION}
    long = {name: [_("At most 4,000 characters.")] for name, text in found.items() if len(text) > 4000}
    if long:
        raise Invalid(long)
    return found
