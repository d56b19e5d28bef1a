"""What the steps of meetings and items ask for: one definition for the page and the API."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from office.committees.actions.meetings import chairs_of
from office.committees.fields import long_text, radios
from office.committees.models import Committee
from office.committees.queries import committees_for, minutes_for
from office.committees.rules import ManageCommittee
from office.committees.states import Mode, WrittenReason
from office.web.forms import KitForm
from office.workflow import StepForm
from office.workflow.arrival import moment


class ReasonForm(StepForm):
    """A step that is owed a reason."""

    reason = long_text(_("Reason"))


class NoticeForm(StepForm):
    """Late only with a reason (Committees Act §9①)."""

    late_reason = long_text(
        _("Why the meeting cannot wait"),
        _("Asked only when the days of notice have passed (Committees Act §9①). It stands in the notice."),
        required=False,
        limit=1000,
    )

    def clean(self) -> dict:
        values = super().clean()
        if self.subject.notice_late(moment()) and not values.get("late_reason"):
            self.add_error("late_reason", _("The days of notice have passed: say why the meeting cannot wait."))
        return values


class TimesForm(KitForm, StepForm):
    """When and how a meeting is held."""

    mode = radios(_("How it is held"), Mode.choices, initial=Mode.IN_PERSON)
    held_at = forms.DateTimeField(label=_("Time"), help_text=_("In writing: when the ballots open."))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    written_reason = forms.ChoiceField(
        label=_("Why it is held in writing"),
        choices=[("", "---------"), *WrittenReason.choices],
        required=False,
        help_text=_("Only in writing (Committees Act §9②)."),
    )
    ballot_until = forms.DateTimeField(label=_("Ballots are taken until"), required=False)
    presiding = forms.ChoiceField(label=_("Presiding"), required=False)

    def prepare(self) -> None:
        """The chairs first."""
        self.fields["presiding"].choices = [("", "---------"), *_seats(chairs_of(self.subject))]

    def clean(self) -> dict:
        values = super().clean()
        if values.get("mode") == Mode.WRITTEN:
            self._check_written(values)
        return values

    def _check_written(self, values: dict) -> None:
        if not values.get("written_reason"):
            self.add_error("written_reason", _("Say why the committee resolves in writing (Committees Act §9②)."))
        begin, end = values.get("held_at"), values.get("ballot_until")
        if "ballot_until" not in self.errors and (not end or (begin and end <= begin)):
            self.add_error("ballot_until", _("Ballots are taken for some time: give an end after the beginning."))


class RescheduleForm(TimesForm):
    """As it stands now, to be changed."""

    def prepare(self) -> None:
        super().prepare()
        meeting = self.subject
        for name in ("mode", "held_at", "place", "written_reason", "ballot_until"):
            self.fields[name].initial = getattr(meeting, name)
        self.fields["presiding"].initial = str(meeting.presiding_id or "")


class PlanForm(TimesForm):
    """A new meeting: its subject is the committee, or none until one is chosen."""

    committee = forms.ChoiceField(label=_("Committee"))
    field_order = ("committee", "mode", "held_at", "place", "written_reason", "ballot_until")

    def prepare(self) -> None:
        """The committees that the actor runs; who presides is settled when it opens."""
        del self.fields["presiding"]
        mine = [one for one in committees_for(self.actor) if may_plan(self.actor, one)]
        self.fields["committee"].choices = [(str(one.pk), one.label()) for one in mine]


def may_plan(actor: Any, committee: Committee) -> bool:
    """Whether `actor` can plan a meeting of a committee: its programme's officers and its clerks."""
    from office.committees.models import Seat
    from office.committees.parts import person
    from office.committees.states import RUNNERS

    if ManageCommittee.holds(actor, committee):
        return True
    seats = Seat.objects.filter(person("", actor.user_id), committee=committee.pk, role__in=RUNNERS)
    return actor.signed_in and seats.in_force(moment().date()).exists()


class PresidingForm(StepForm):
    """Who presides."""

    presiding = forms.ChoiceField(label=_("Presiding"))

    def prepare(self) -> None:
        self.fields["presiding"].choices = _seats(chairs_of(self.subject))
        self.fields["presiding"].initial = str(self.subject.presiding_id or "")


class MinutesForm(StepForm):
    """One part of the minutes."""

    part = forms.ChoiceField(label=_("Part"))
    text = long_text(_("Text"), limit=20000, required=False)

    PARTS = {  # noqa: RUF012
        "opening": _("Opening"), "gist": _("Gist of the remarks"), "decision": _("Decision"), "closing": _("Closing"),
    }  # fmt: skip

    def prepare(self) -> None:
        """Only the parts that are the actor's to read."""
        self.fields["part"].choices = [
            (str(part.pk), self._named(part)) for part in minutes_for(self.subject, self.actor)
        ]

    def _named(self, part: Any) -> str:
        return " · ".join(filter(None, [part.item.title if part.item_id else "", str(self.PARTS[part.part])]))


class ResolutionForm(StepForm):
    """The words of a resolution."""

    text = long_text(_("Text of the resolution"), limit=10000)

    def prepare(self) -> None:
        self.fields["text"].initial = self.subject.resolution_text


def _seats(seats: Any) -> list[tuple[str, str]]:
    return [(str(seat.pk), seat.label()) for seat in seats]
