"""What the steps of a consultation on an application ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.workflow import StepForm
from sandbox.forms.rows import Column, RowsField
from sandbox.forms.supplements import long_text
from sandbox.states import Stance

MOST_DAYS = 30


class OpinionForm(StepForm):
    """A structured reply (domain §3.2): stance with grounds, conditions each with need and evidence."""

    stance = forms.ChoiceField(label=_("Reply"), choices=Stance.choices, widget=forms.RadioSelect)
    grounds = long_text(_("Grounds"), _("Law and article, and why they speak for or against the exemption."))
    conditions = RowsField(
        label=_("Conditions"),
        required=False,
        columns=(
            Column("text", _("Condition")),
            Column("need", _("Why it is needed")),
            Column("evidence", _("Evidence that it is kept")),
        ),
        help_text=_(
            "Only for “Agree with conditions”. A condition must serve the purpose and go no further (GAA §17④): "
            "say why it is needed, and what you will want to see."
        ),
    )
    outlook = long_text(
        _("Outlook on amending the law"), _("Whether and when the rule itself may change."), required=False
    )

    def clean(self) -> dict:
        values = super().clean()
        if "conditions" not in values:
            return values
        conditional = values.get("stance") == Stance.CONDITIONAL
        if conditional and not values["conditions"]:
            self.add_error("conditions", _("Name at least one condition with its need and evidence."))
        elif values.get("stance") and not conditional and values["conditions"]:
            self.add_error("stance", _("You name conditions: choose “Agree with conditions”, or empty the rows."))
        return values


class MaterialForm(StepForm):
    """What the addressee wants to see."""

    items = long_text(_("Material asked for"))


class SupplyMaterialForm(StepForm):
    """The applicant's answer; files are attached beside it."""

    text = long_text(_("Your answer"))


class ExtensionForm(StepForm):
    """The one request for more time (Act §49⑤)."""

    days = forms.IntegerField(label=_("Further days"), min_value=1, max_value=MOST_DAYS, initial=MOST_DAYS)
    reason = long_text(_("Reason"))


class EscalateForm(StepForm):
    """How the late addressee was pressed."""

    note = long_text(_("How it was pressed"), _("Who was turned to, when and how; it is kept with the case."))
