"""What opening an application, inviting others to it and returning it ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.people.models import Organisation
from office.web.forms import KitForm
from office.workflow import StepForm
from sandbox.forms.supplements import long_text
from sandbox.models import RapidConfirmation
from sandbox.queries import organisations_of
from sandbox.queries_applications import sources_for
from sandbox.rules import WRITERS
from sandbox.states import Applying, Channel, Track


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


class NewApplicationForm(KitForm, forms.Form):
    """What opens a draft: the track, the organisation, the way it came, and the case it follows from."""

    boxes = ("track", "channel")
    track = forms.ChoiceField(label=_("What you apply for"), choices=Track.choices)
    organisation = forms.ModelChoiceField(
        label=_("For which organisation?"), queryset=Organisation.objects.none(), empty_label=None
    )
    source = forms.ModelChoiceField(
        label=_("Rapid confirmation it follows from"),
        queryset=RapidConfirmation.objects.none(),
        required=False,
        empty_label=_("None"),
        help_text=_("Its answers and the regulations found are carried over; nothing is asked twice."),
    )
    channel = forms.ChoiceField(label=_("Intake channel"), choices=Channel.choices, initial=Channel.OPEN)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations_of(actor, WRITERS)
        self.fields["source"].queryset = sources_for(actor)

    def clean(self) -> dict:
        values = super().clean()
        source, organisation = values.get("source"), values.get("organisation")
        if source and organisation and source.matter.organisation_id != organisation.pk:
            self.add_error("source", _("This case belongs to another of your organisations."))
        return values


class InviteForm(forms.Form):
    """Whom the lead asks to apply together."""

    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=200,
        help_text=_("Its business registration number, or its exact name. It must be registered here."),
    )
    part = forms.CharField(label=_("Part in the project"), max_length=200, required=False)
