"""What the steps of an application ask for up to its receipt, and when it is returned."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.workflow import StepForm
from sandbox.forms.supplements import long_text
from sandbox.states import Applying


class ReturnForm(StepForm):
    """A return names its ground (Decree §52③, Civil Petitions Decree §25) and its reasons (APA §23)."""

    UNSUPPLIED = "not_supplemented"
    GROUNDS = [
        (UNSUPPLIED, _("The supplement was demanded twice and did not come (Civil Petitions Decree §25)")),
        ("false_plan", _("The plan is false (Decree §52③ i)")),
        ("no_local_review", _("The local government did not review the plan first (Decree §52③ ii)")),
        ("missing_attachment", _("An attachment is missing (Decree §52③ iii)")),
    ]
    ground = forms.ChoiceField(label=_("Ground"), choices=GROUNDS, widget=forms.RadioSelect)
    reason = long_text(_("Reasons"), _("They stand in the notice to the applicant."))

    def prepare(self) -> None:
        if self.subject.state != Applying.RETURNABLE:
            self.fields["ground"].choices = [pair for pair in self.GROUNDS if pair[0] != self.UNSUPPLIED]
