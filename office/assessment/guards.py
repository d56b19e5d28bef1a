"""What a step of a panel waits for, in the sentence owed to whoever wants to take it."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from office.assessment.marking import read
from office.assessment.states import Composing, DeclarationAnswer, Holding, Sitting
from office.workflow import guard
from office.workflow.arrival import moment


@guard(_("Not every seat of the panel is held by somebody who was cleared and has pledged."))
def everybody_pledged(panel) -> bool:
    """No papers open before (§3(c))."""
    return panel.seats_standing().count() == panel.size == panel.seats.filter(state=Sitting.PLEDGED).count()


@guard(_("Nobody has been drawn for this panel."))
def somebody_drawn(panel) -> bool:
    """The draw named them."""
    return panel.seats.exists()


@guard(_("The panel has no chair yet."))
def has_chair(panel) -> bool:
    """Somebody presides, reopens sheets and locks the round."""
    return panel.seats.filter(state=Sitting.PLEDGED, chair=True).exists()


@guard(_("A conflict that was found or named is not decided yet."))
def conflicts_decided(panel) -> bool:
    """Each is decided by a person before anything is read."""
    return not panel.exclusions().filter(state="found").exists()


@guard(_("Not every round is locked."))
def rounds_locked(panel) -> bool:
    """The panel's work is done when its last round is."""
    rounds = list(panel.rounds.values_list("state", flat=True))
    return bool(rounds) and set(rounds) == {Holding.LOCKED}


@guard(_("The result is not tallied yet, or a tie is not settled."))
def result_tallied(panel) -> bool:
    """Nothing is finished that nobody can decide by."""
    blocked = panel.tallies.filter(final=True).order_by("-number").values_list("blocked", flat=True).first()
    return blocked is False


@guard(_("The time to answer is over."))
def answer_in_time(seat) -> bool:
    """An invitation holds to its moment."""
    return seat.answer_until is None or moment() <= seat.answer_until


@guard(_("The time to answer is not over."))
def answer_overdue(seat) -> bool:
    """Only then may it lapse."""
    return seat.answer_until is not None and moment() > seat.answer_until


@guard(_("Not every entry of the panel is declared on."))
def every_entry_declared(seat) -> bool:
    """A declaration for every entry, not one for all (§2.1)."""
    return not seat.undeclared().exists()


@guard(_("A conflict of this member is not decided yet."))
def own_conflicts_decided(seat) -> bool:
    """What the register found or a party named is decided first; what the member confirms needs no decision."""
    confirmed = seat.declarations.filter(answer=DeclarationAnswer.CONFLICT).values("subject")
    return not seat.exclusions.filter(state="found").exclude(subject__in=confirmed).exists()


@guard(_("The assessment has begun."))
def not_begun(seat) -> bool:
    """Who presides is settled before."""
    return seat.panel.state in (Composing.FORMING, Composing.SEATED)


@guard(_("The scoring has begun: nobody is replaced any more."))
def scoring_not_begun(seat) -> bool:
    """Replaced before scoring only (§3(c))."""
    return not seat.panel.rounds.exclude(state=Holding.WAITING).exists()


@guard(_("The panel is not at work yet."))
def panel_working(round_) -> bool:
    """All cleared, all pledged, and begun."""
    return round_.panel.state == Composing.WORKING


@guard(_("The round before this one is not locked, or its result not confirmed."))
def earlier_rounds_locked(round_) -> bool:
    """One after the other."""
    return not round_.panel.rounds.filter(position__lt=round_.position).exclude(state=Holding.LOCKED).exists()


@guard(_("No entry takes part in this round."))
def has_entries(round_) -> bool:
    """An empty round is opened by mistake."""
    return round_.panel.subjects_in(round_).exists()


@guard(_("Not every sheet is signed."))
def every_sheet_signed(round_) -> bool:
    """A sheet is signed, or void for a recusal; there is no third (§3(a))."""
    return not round_.open_sheets().exists()


@guard(_("Every sheet is signed: nobody is to be reminded."))
def somebody_behind(round_) -> bool:
    """Whoever was absent owes no sheet."""
    return round_.open_sheets().exists()


@guard(_("The members were reminded not long ago."))
def not_reminded_lately(round_) -> bool | str:
    """One message is enough for some hours (`SHEET_REMINDER_HOURS`)."""
    hours = settings.SHEET_REMINDER_HOURS
    if round_.reminded_at is None or moment() >= round_.reminded_at + dt.timedelta(hours=hours):
        return True
    return gettext("The members were reminded %(at)s; they are reminded once in %(hours)d hours at most.") % {
        "at": date_format(timezone.localtime(round_.reminded_at), "Y. n. j. H:i"), "hours": hours,
    }  # fmt: skip


@guard(_("The attendance is not noted for every member and entry."))
def attendance_noted(round_) -> bool:
    """Presentations and visits: who was there, for each entry."""
    return not round_.attended or not round_.sheets_without_attendance().exists()


@guard(_("The round is not open for scoring."))
def round_open(sheet) -> bool:
    """Nothing is changed before or after."""
    return sheet.round.state == Holding.OPEN


@guard(_("Not every criterion has its points."))
def sheet_complete(sheet) -> bool | str:
    """An incomplete sheet counts for nothing and says what is missing."""
    marks = read(sheet.round.rules, sheet.points).marks
    missing = [one.name for one in sheet.round.criteria() if one.code not in marks or marks[one.code].value is None]
    return not missing or gettext("Without points that can stand: %(criteria)s.") % {"criteria": ", ".join(missing)}


@guard(_("The comment is too short."))
def comment_long_enough(sheet) -> bool | str:
    """The least comment that the panel's terms ask for, in characters without spaces."""
    least = sheet.round.panel.least_comment
    return len("".join(sheet.comment.split())) >= least or gettext(
        "The comment needs at least %(least)d characters without spaces."
    ) % {"least": least}


@guard(_("You are noted as absent when this entry was heard."))
def was_present(sheet) -> bool:
    """Who was not there does not judge."""
    return not sheet.round.attended or not sheet.round.absent_sheets().filter(pk=sheet.pk).exists()
