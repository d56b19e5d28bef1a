"""What the steps of an expert panel ask for."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from office.web.forms import DateInput
from office.workflow import StepForm
from sandbox import policy
from sandbox.actions.panel_seats import CONFLICT, DECLINE, NO_CONFLICT
from sandbox.actions.panels import candidates
from sandbox.forms.rapid import long_text
from sandbox.models.ties import ties_of
from sandbox.states.panels import ConflictReason

MOST_DAYS = 60


class AppointForm(StepForm):
    """The reviewers of the programme, with what the register knows against them."""

    experts = forms.MultipleChoiceField(
        label=_("Reviewers"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever sits, or sat within three years, with a party or an agency asked cannot be appointed."),
    )

    def prepare(self) -> None:
        taken = set(self.subject.members.values_list("user_id", flat=True))
        free = [user for user in candidates() if user.pk not in taken]
        ties = ties_of(free, self.subject.application)
        self.fields["experts"].choices = [(str(user.pk), _line(user, ties.get(user.pk))) for user in free]


def _line(user, tie: str | None) -> str:
    known = " · ".join(filter(None, [str(user), user.position]))
    return f"{known} — {gettext('cannot be appointed: %(tie)s') % {'tie': tie}}" if tie else known


class _MemberForm(StepForm):
    """One of those who sit."""

    member = forms.ChoiceField(label=_("Member"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        self.fields["member"].choices = [(str(one.pk), str(one.user)) for one in self.subject.seated()]


class NameChairForm(_MemberForm):
    """Who chairs."""


class RemoveForm(_MemberForm):
    """Who leaves, and why."""

    reason = long_text(_("Reason"))


class DueForm(StepForm):
    """By when the sheets are wanted."""

    due_on = forms.DateField(label=_("Sheets are due on"), widget=DateInput)

    def prepare(self) -> None:
        self.fields["due_on"].initial = timezone.localdate() + dt.timedelta(days=policy.PANEL_DAYS)

    def clean_due_on(self) -> dt.date:
        day, today = self.cleaned_data["due_on"], timezone.localdate()
        if not today < day <= today + dt.timedelta(days=MOST_DAYS):
            raise forms.ValidationError(_("Choose a day from tomorrow on, within 60 days."))
        return day


class StepBackForm(StepForm):
    """A conflict noticed later."""

    reason_code = forms.ChoiceField(
        label=_("Which reason applies"), choices=ConflictReason.choices, widget=forms.RadioSelect
    )
    reason = long_text(_("Explanation"), required=False)


class DissentForm(StepForm):
    """An opinion beside the panel's."""

    text = long_text(_("Your dissenting opinion, with its reasons"))


class DeclarationForm(forms.Form):
    """What a member declares before anything is shown."""

    CHOICES = [
        (NO_CONFLICT, _("None of the reasons below applies to me: I take part")),
        (CONFLICT, _("One of the reasons applies to me, or may seem to: I cannot take part")),
        (DECLINE, _("I cannot take part for another reason, such as lack of time")),
    ]
    answer = forms.ChoiceField(label=_("Your declaration"), choices=CHOICES, widget=forms.RadioSelect)
    reason_code = forms.ChoiceField(
        label=_("If a reason applies: which"),
        choices=ConflictReason.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    reason = long_text(_("Explanation"), _("Read by the office alone."), required=False)

    def clean(self) -> dict:
        values = super().clean()
        if values.get("answer") == CONFLICT and not values.get("reason_code"):
            self.add_error("reason_code", _("Say what stands in the way."))
        return values
