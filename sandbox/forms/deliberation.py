"""What the agenda, the decision and the re-deliberation ask for: one definition for the page and the API."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from office.web.formats import moment
from office.web.forms import DateInput
from office.workflow import StepForm
from sandbox.agenda import meetings_for
from sandbox.filed_facts import content_of, last_day_of, period_of
from sandbox.forms.supplements import long_text
from sandbox.resolutions import departures

NEEDS_REASON = _("Say why the decision departs from the committee's resolution.")


class AgendaForm(StepForm):
    """On which meeting's agenda it goes."""

    meeting = forms.ChoiceField(label=_("Meeting"), widget=forms.RadioSelect)
    late_reason = long_text(
        _("Why the item cannot wait"),
        _("Only where the meeting is nearer than the days of notice: members get a corrected notice."),
        required=False,
        limit=1000,
    )

    def prepare(self) -> None:
        rows = [(str(row.pk), f"{row} · {moment(row.held_at)}") for row in meetings_for(self.actor)]
        self.fields["meeting"].choices = rows
        if not rows:
            self.fields["meeting"].help_text = gettext("No meeting is planned. Plan one first.")


class _DecisionForm(StepForm):
    """A decision; where it departs from the resolution it is owed a reason."""

    step = ""

    def prepare(self) -> None:
        found = departures(self.subject, self.step)
        if not found:
            del self.fields["deviation"]
            return
        field = self.fields["deviation"]
        field.required = True
        field.help_text = " ".join(found)
        field.error_messages["required"] = NEEDS_REASON


class _ApprovalForm(_DecisionForm):
    """How long, and what the operator may do that the law would not allow (Decree §52⑥)."""

    starts_on = forms.DateField(label=_("First day of the period"), widget=DateInput())
    ends_on = forms.DateField(
        label=_("Last day of the period"), widget=DateInput(), help_text=_("At most four years (Act §51②, §53-3①).")
    )
    content = long_text(
        _("Main content and exemptions"),
        _("It stands in the certificate and in the gazette. The first draft is taken from the application."),
        limit=12000,
    )
    deviation = long_text(_("Why it departs from the resolution"), required=False)

    def prepare(self) -> None:
        super().prepare()
        if self.is_bound:
            return
        starts_on, ends_on = period_of(self.subject)
        self.fields["starts_on"].initial = max(starts_on or timezone.localdate(), timezone.localdate())
        self.fields["ends_on"].initial = ends_on
        self.fields["content"].initial = content_of(self.subject)

    def clean_starts_on(self) -> dt.date:
        if self.cleaned_data["starts_on"] < timezone.localdate():
            raise forms.ValidationError(gettext("The period does not begin before the decision."))
        return self.cleaned_data["starts_on"]

    def clean(self) -> dict:
        values = super().clean() or {}
        starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", gettext("The period ends after it begins."))
        elif starts_on and ends_on and ends_on > last_day_of(starts_on):
            last = last_day_of(starts_on)
            told = {"day": f"{last.year}. {last.month}. {last.day}."}
            self.add_error("ends_on", gettext("At most four years: no later than %(day)s (Act §51②, §53-3①).") % told)
        return values


class ApproveForm(_ApprovalForm):
    """An approval without conditions."""

    step = "approve"


class ApproveWithConditionsForm(_ApprovalForm):
    """An approval with the conditions drafted."""

    step = "approve_with_conditions"


class RejectForm(_DecisionForm):
    """A decision not to approve has its reasons (APA §23)."""

    step = "reject"

    reason = long_text(_("Reasons"), _("They stand in the notice to the applicant."))
    deviation = long_text(_("Why it departs from the resolution"), required=False)


class RedeliberationForm(StepForm):
    """The applicant's request for re-deliberation (ARA Decree §13의4)."""

    ground = long_text(
        _("New evidence or changed circumstances"),
        _("Say what the committee did not know, or what has changed since. It can be asked for only once."),
    )
    wishes_to_speak = forms.BooleanField(
        label=_("I wish to speak before the committee"), required=False, help_text=_("ARA Decree §13-4.")
    )


class TakeUpForm(StepForm):
    """The officer's note on what is to be examined."""

    note = long_text(_("What the experts should look at"), required=False)
