"""What the sandbox's steps ask for: one definition for the page and the API."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.people.models import Organisation
from office.workflow import StepForm
from sandbox.forms.supplements import DemandAgainForm, ExtendForm, ReasonForm, SupplementForm, long_text
from sandbox.states import Answer, Outcome

__all__ = [
    "ConfirmDeemedForm",
    "DemandAgainForm",
    "ExtendForm",
    "MaterialForm",
    "NotifyAgenciesForm",
    "NotifyResultForm",
    "ReasonForm",
    "ReplyForm",
    "ReturnForm",
    "SupplementForm",
    "SupplyMaterialForm",
    "long_text",
    "require",
]


class ReturnForm(StepForm):
    """A return names its ground and its reasons (APA §23)."""

    GROUNDS = [
        ("not_supplemented", _("The supplement was demanded twice and did not come (Civil Petitions Decree §25)")),
        ("not_a_petition", _("The request is no matter of a rapid confirmation (Smart City Act §49-2①)")),
        ("false_statement", _("The application contains a false statement")),
    ]
    ground = forms.ChoiceField(label=_("Ground"), choices=GROUNDS, widget=forms.RadioSelect)
    reason = long_text(_("Reasons"), _("They stand in the notice to the applicant."))


class NotifyAgenciesForm(StepForm):
    """Which ministries are asked what."""

    agencies = forms.MultipleChoiceField(label=_("Ministries to be asked"), widget=forms.CheckboxSelectMultiple)
    question = long_text(
        _("What is asked"),
        _("The same question goes to every ministry chosen here."),
        initial="신청인의 기술·서비스가 귀 기관 소관 법령에 따른 허가·승인·인증·검증·인가 등의 대상인지, "
        "대상이라면 그 요건과 절차를 알려 주시기 바랍니다.",
    )

    def prepare(self) -> None:
        asked = self.subject.consultations().values("matter__organisation")
        ministries = Organisation.objects.filter(kind="ministry").exclude(pk__in=asked).exclude(code="molit")
        self.fields["agencies"].choices = [(str(row.pk), row.label()) for row in ministries.order_by("name_ko")]


class NotifyResultForm(StepForm):
    """MOLIT's own part of the result; the ministries' answers are already there."""

    molit_answer = forms.ChoiceField(
        label=_("MOLIT's own answer"),
        choices=[("none", _("MOLIT has no matter in this case")), *Answer.choices[:2]],
        widget=forms.RadioSelect,
    )
    molit_requirements = long_text(_("Requirements"), required=False)
    molit_procedure = long_text(_("Procedure"), required=False)
    note = long_text(_("Note to the applicant"), required=False)

    def clean(self) -> dict:
        values = super().clean()
        if values.get("molit_answer") == Answer.NEEDED:
            require(self, "molit_requirements", "molit_procedure")
        needed = values.get("molit_answer") == Answer.NEEDED or self.subject.anything_needed()
        return {**values, "outcome": Outcome.REGULATED.value if needed else Outcome.UNREGULATED.value}


class ReplyForm(StepForm):
    """A ministry's structured reply (Act §49의2③)."""

    answer = forms.ChoiceField(label=_("Answer"), choices=Answer.choices, widget=forms.RadioSelect)
    requirements = long_text(
        _("Requirements"), _("If a permit is needed: what the applicant must fulfil."), required=False
    )
    procedure = long_text(
        _("Procedure"), _("If a permit is needed: where, how and in which time it is applied for."), required=False
    )
    grounds = long_text(_("Grounds"), _("Law and article, and why it applies or does not apply here."))

    def clean(self) -> dict:
        values = super().clean()
        if values.get("answer") == Answer.NEEDED:
            require(self, "requirements", "procedure")
        return values


class MaterialForm(StepForm):
    """What the ministry wants to see."""

    items = long_text(_("Material asked for"))


class SupplyMaterialForm(StepForm):
    """The applicant's answer; files are attached beside it."""

    text = long_text(_("Your answer"))


class ConfirmDeemedForm(StepForm):
    """The officer's note on the silence."""

    note = long_text(_("Note"), _("For the file: how it was established that no reply came."), required=False)


def require(form: forms.Form, *names: str) -> None:
    """Add the usual error to each of `names` that is empty."""
    for name in names:
        if not form.cleaned_data.get(name) and name not in form.errors:
            form.add_error(name, form.fields[name].error_messages["required"])
