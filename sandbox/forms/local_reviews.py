"""What the steps of a local review ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.workflow import StepForm
from sandbox.forms.rows import TextsField
from sandbox.forms.supplements import long_text
from sandbox.states import LocalStance


class LocalOpinionForm(StepForm):
    """The opinion, and the measures it depends on, each answered by the applicant one by one."""

    stance = forms.ChoiceField(label=_("Opinion"), choices=LocalStance.choices, widget=forms.RadioSelect)
    text = long_text(_("Reasons"), _("What speaks for the plan on your ground, and what against it."))
    measures = TextsField(
        label=_("Measure asked for"),
        required=False,
        help_text=_(
            "One measure in a row: the applicant answers each of them with an action plan. Empty rows do not count."
        ),
    )

    def clean(self) -> dict:
        values = super().clean()
        if "measures" not in values:
            return values
        if values.get("stance") == LocalStance.WITH_MEASURES and not values["measures"]:
            self.add_error("measures", _("Name at least one measure, or choose another opinion."))
        if values.get("stance") == LocalStance.FAVOURABLE and values["measures"]:
            self.add_error("stance", _("You ask for measures: choose “Favourable if measures are taken”."))
        return values
