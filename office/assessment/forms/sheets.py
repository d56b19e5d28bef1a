"""What the steps of rounds and sheets ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.web.forms import KitForm
from office.workflow import StepForm


def _reason() -> forms.CharField:
    return forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class ReasonForm(StepForm):
    """A step that is owed a reason."""

    reason = _reason()


class OpenRoundForm(KitForm, StepForm):
    """Until when the members score."""

    due_at = forms.DateTimeField(label=_("Sheets due by"), help_text=_("Korean time."))


class PostponeForm(OpenRoundForm):
    """Another due date, and why."""

    reason = _reason()

    def prepare(self) -> None:
        """Begin with the date that stands."""
        self.fields["due_at"].initial = self.subject.due_at


class SignForm(StepForm):
    """The hash of what is signed: whoever signs confirms exactly that."""

    sha256 = forms.RegexField(
        r"^[0-9a-f]{64}$", label=_("SHA-256 of the content"), help_text=_("As the sheet tells it under `to_sign`.")
    )
