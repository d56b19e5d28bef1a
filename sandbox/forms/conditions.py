"""What a drafted condition is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.web.forms import DateInput, KitForm
from sandbox.models import Condition

LENGTH = 3000


class ConditionForm(KitForm, forms.ModelForm):
    """A condition names its purpose and the evidence that shows it kept (GAA §17④; domain: the usual complaint)."""

    fieldsets = (
        (_("What the operator must do"), ["text", "basis"]),
        (_("Why, and how it is shown"), ["purpose", "evidence"]),
        (_("When"), ["before_start", "due_on", "every_months", "to_be_settled"]),
    )

    class Meta:
        model = Condition
        fields = ["text", "basis", "purpose", "evidence", "before_start", "due_on", "every_months", "to_be_settled"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "evidence": forms.Textarea(attrs={"rows": 3}),
            "due_on": DateInput(),
        }
        help_texts = {
            "text": _("One duty in one condition, in Korean: it stands in the certificate."),
            "purpose": _(
                "A condition must serve the purpose of the approval and go no further than needed (GAA §17④)."
            ),
            "evidence": _("What the operator shows, so that anybody can see that it is kept."),
            "every_months": _("Either by a day or at intervals, not both."),
            "to_be_settled": _("For what is only known later: name the day by which it is settled."),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("text", "purpose", "evidence"):
            self.fields[name].max_length = LENGTH
            self.fields[name].validators.append(forms.fields.validators.MaxLengthValidator(LENGTH))
        self.fields["every_months"].widget.attrs.update({"min": 1, "max": 48})

    def clean_every_months(self) -> int | None:
        months = self.cleaned_data["every_months"]
        if months is not None and not 1 <= months <= 48:
            raise forms.ValidationError(_("Between 1 and 48 months."))
        return months

    def clean(self) -> dict:
        values = super().clean() or {}
        if values.get("due_on") and values.get("every_months"):
            self.add_error("every_months", _("Either by a day or at intervals, not both."))
        return values


class PublicationForm(KitForm, forms.Form):
    """The gazette notice, once it has appeared (Decree §52⑥, Doc §6③)."""

    published_on = forms.DateField(label=_("Published on"), widget=DateInput())
    issue = forms.CharField(label=_("Issue of the gazette"), max_length=100, required=False)
    effective_on = forms.DateField(
        label=_("Takes effect on"),
        widget=DateInput(),
        required=False,
        help_text=_("Only if the notice names a day; otherwise it takes effect once five days have passed."),
    )
