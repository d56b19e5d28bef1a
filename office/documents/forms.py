"""What the pages ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from office.documents import lines, registry
from office.documents.models import Channel, DocumentState, Letter
from office.people.models import User


class PersonChoice(forms.ModelChoiceField):
    """A person by name and position."""

    def label_from_instance(self, obj: User) -> str:
        return _person(obj)


class PeopleChoice(forms.ModelMultipleChoiceField):
    """Several persons by name and position."""

    def label_from_instance(self, obj: User) -> str:
        return _person(obj)


def _person(user: User) -> str:
    return f"{user.name} ({user.position})" if user.position else str(user)


class WordsForm(forms.Form):
    """The words around a letter's facts; sent together with the facts' own form, hence the prefix."""

    prefix = "words"

    subject = forms.CharField(
        label=_("Subject"),
        max_length=300,
        required=False,
        help_text=_("Empty: the usual subject of this kind of letter."),
    )
    body = forms.CharField(
        label=_("Text of the letter"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Empty: the usual text. Marks such as 1. 가. 1) 가) at the beginning of a line set its level."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class LineForm(forms.Form):
    """Who reviews, who cooperates, who approves."""

    reviewers = PeopleChoice(
        User.objects.none(), label=_("Review"), required=False, widget=forms.CheckboxSelectMultiple
    )
    cooperators = PeopleChoice(
        User.objects.none(), label=_("Cooperation"), required=False, widget=forms.CheckboxSelectMultiple
    )
    approver = PersonChoice(User.objects.none(), label=_("Approval"), empty_label=_("Choose who approves"))

    def __init__(self, *args: Any, letter: Letter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = lines.reviewers(letter)
        self.fields["reviewers"].queryset = self.fields["cooperators"].queryset = people  # type: ignore[attr-defined]
        self.fields["approver"].queryset = lines.approvers(letter)  # type: ignore[attr-defined]


class OpinionForm(forms.Form):
    """What somebody adds to the signature."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="sign_%s", **kwargs)

    opinion = forms.CharField(
        label=_("Opinion"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReasonForm(forms.Form):
    """Why a letter is returned, or a document voided."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="why_%s", **kwargs)

    reason = forms.CharField(label=_("Reason"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))


class ServiceForm(forms.Form):
    """How and when a document was sent and arrived; Korean time."""

    channel = forms.ChoiceField(
        label=_("Way of service"), choices=[choice for choice in Channel.choices if choice[0] != Channel.PORTAL]
    )
    sent_at = forms.DateTimeField(
        label=_("Sent on"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    arrived_at = forms.DateTimeField(
        label=_("Arrived"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Leave it empty until the arrival is known."),
    )
    evidence = forms.CharField(
        label=_("Evidence"),
        required=False,
        max_length=300,
        help_text=_("What shows it: the number of the delivery receipt, the reply to the e-mail, who took it."),
    )


class RegisterForm(forms.Form):
    """What narrows the register of documents."""

    q = forms.CharField(label=_("Number, subject or addressee"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *DocumentState.choices])
    arrival = forms.ChoiceField(
        label=_("Arrival"),
        required=False,
        choices=[("", _("All")), ("arrived", _("Arrived")), ("open", _("Arrival not on record"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = registry.choices(registry.all_kinds().values(), self.data.get("kind", ""))
        self.fields["kind"].choices = [("", _("All")), *kinds]  # type: ignore[attr-defined]


class VerifyForm(forms.Form):
    """A code or a file."""

    code = forms.CharField(label=_("Verification code"), required=False, max_length=20)
    file = forms.FileField(
        label=_("PDF file"), required=False, widget=forms.ClearableFileInput(attrs={"accept": ".pdf"})
    )

    def clean(self) -> dict:
        """One of the two is needed."""
        given = super().clean() or {}
        if not given.get("code") and not given.get("file") and not self.errors:
            raise forms.ValidationError(_("Enter the code printed on the document, or choose its PDF file."))
        return given
