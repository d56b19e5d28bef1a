"""What the steps of a seat ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from office.assessment import conflict_rules, rules
from office.assessment.actions.inviting import CALENDAR, WORKING
from office.assessment.models import Subject
from office.web.forms import KitForm, MoneyField
from office.workflow import StepForm

_TEXT = forms.Textarea(attrs={"rows": 4})
MOST_DAYS = 30


def _rules() -> list:
    return [("", "–"), *conflict_rules.choices()]


class ReasonForm(StepForm):
    """A reason in words."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=_TEXT)


class InviteForm(KitForm, StepForm):
    """Days, duties and fee: what somebody must know to answer. `subject` is a seat, or the panel for all at once."""

    boxes = ("counted",)

    days = forms.CharField(
        label=_("Days of the assessment"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("When the reviewer is needed, for example: 7 Dec 2026 written, 14 Dec 2026 presentations"),
    )  # fmt: skip
    duties = forms.CharField(label=_("Duties"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    fee = MoneyField(label=_("Fee"), required=False)
    within = forms.IntegerField(label=_("Days to answer"), min_value=1, max_value=MOST_DAYS, required=False)
    counted = forms.ChoiceField(
        label=_("Counted in"), required=False,
        choices=[(WORKING, _("working days")), (CALENDAR, _("calendar days"))], initial=WORKING,
    )  # fmt: skip

    def prepare(self) -> None:
        """The panel says how many days there are to answer."""
        panel = getattr(self.subject, "panel", self.subject)
        self.fields["within"].initial = panel.answer_days

    def clean_counted(self) -> str:
        """Working days where nothing is said."""
        return self.cleaned_data["counted"] or WORKING

    def clean_within(self) -> int:
        """The panel's days where nothing is said."""
        return self.cleaned_data["within"] or 0


class RecusalForm(KitForm, StepForm):
    """From which entry, by which rule, and in words; `subject` is the seat."""

    entry = forms.ChoiceField(label=pgettext_lazy("assessment", "Entry"))
    rule = forms.ChoiceField(label=pgettext_lazy("assessment", "Rule"), choices=_rules)
    note = forms.CharField(label=_("What it is"), max_length=1000, widget=_TEXT)

    def prepare(self) -> None:
        """The entries that the member still reads."""
        away = self.subject.kept_from().values("subject")
        found = Subject.objects.filter(panel=self.subject.panel_id, out_at=None).exclude(pk__in=away)
        self.fields["entry"].choices = [("", "–"), *((str(one.pk), str(one)) for one in found)]


class FindForm(KitForm, StepForm):
    """What the staff learned of; `subject` is the panel."""

    seat = forms.ChoiceField(label=_("Reviewer"))
    entry = forms.ChoiceField(label=pgettext_lazy("assessment", "Entry"))
    rule = forms.ChoiceField(label=pgettext_lazy("assessment", "Rule"), choices=_rules)
    ground = forms.CharField(label=_("What was found"), max_length=2000, widget=_TEXT)

    def prepare(self) -> None:
        """The panel's seats that stand, and its entries."""
        seats = self.subject.seats_standing().select_related("reviewer").order_by("matter_id")
        self.fields["seat"].choices = [("", "–"), *((str(one.pk), str(one)) for one in seats)]
        entries = self.subject.subjects.filter(rules.SeeSubject.scope(self.actor), out_at=None)
        self.fields["entry"].choices = [("", "–"), *((str(one.pk), str(one)) for one in entries)]


class NameForm(KitForm, forms.Form):
    """Somebody whom the applicant names."""

    name = forms.CharField(label=_("Name"), max_length=100)
    affiliation = forms.CharField(label=_("Affiliation"), max_length=200, required=False)
    ground = forms.CharField(label=_("Why this person should not judge your entry"), max_length=1000, widget=_TEXT)


class DecisionForm(forms.Form):
    """The reason of a decision."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=_TEXT)
