"""What the deeds ask for that are no steps of a procedure: items, members, recusals, motions, votes, remarks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from office.committees.fields import Lines, long_text, radios
from office.committees.knowing import members_known
from office.committees.queries import ready_for
from office.committees.registry import kind_of
from office.committees.roster import not_voted, roster_of
from office.committees.states import Choice, MotionOutcome, Presence, RecusalReason, SeatKind
from office.people.models import Organisation, User
from office.workflow import StepForm


def seat_choices(seats: Any) -> list[tuple[str, str]]:
    """Seats for a menu."""
    return [(str(seat.pk), seat.label()) for seat in seats]


class ListForm(StepForm):
    """A case for the agenda; the subject is the meeting."""

    matter = forms.ChoiceField(label=_("Case"))
    title = forms.CharField(label=_("Title on the agenda"), max_length=300, required=False)
    summary = long_text(_("Summary"), required=False)
    late_reason = long_text(
        _("Why the item cannot wait"), _("Asked only when the days of notice have passed."), required=False, limit=1000
    )

    def prepare(self) -> None:
        self.cases = {str(case.matter.pk): case for case in ready_for(self.subject, self.actor)}
        self.fields["matter"].choices = [
            (key, f"{case.matter.number or ''} {case.title}".strip()) for key, case in self.cases.items()
        ]

    def clean_matter(self) -> Any:
        """The case itself."""
        return self.cases[self.cleaned_data["matter"]].matter


class OrderForm(StepForm):
    """The items, or an item's papers, in their new order."""

    order = Lines(label=_("Order"), help_text=_("The ids, one a line."))


class DescribeForm(StepForm):
    """What an item is called."""

    title = forms.CharField(label=_("Title on the agenda"), max_length=300)
    summary = long_text(_("Summary"), required=False)

    def prepare(self) -> None:
        self.fields["title"].initial, self.fields["summary"].initial = self.subject.title, self.subject.summary


class AttendForm(StepForm):
    """Who is there; the subject is the meeting."""

    seat = forms.ChoiceField(label=_("Member"))
    how = forms.ChoiceField(label=_("How"), choices=[("", "---------"), *Presence.choices], required=False)
    proxy_name = forms.CharField(label=_("Name of the proxy"), max_length=100, required=False)

    def prepare(self) -> None:
        self.fields["seat"].choices = seat_choices(members_known(self.subject, self.actor))
        if not self.subject.committee.proxies_allowed:
            del self.fields["proxy_name"]
            self.fields["how"].choices = [one for one in self.fields["how"].choices if one[0] != Presence.PROXY]


class LeaveForm(StepForm):
    """Who has gone."""

    seat = forms.ChoiceField(label=_("Member"))

    def prepare(self) -> None:
        self.fields["seat"].choices = seat_choices(members_known(self.subject, self.actor))


class AdHocForm(StepForm):
    """Who joins for the item."""

    organisation = forms.ChoiceField(label=_("Ministry or local government"), required=False)
    title_ko = forms.CharField(label=_("Position (Korean)"), max_length=100, required=False)
    title_en = forms.CharField(label=_("Position (English)"), max_length=100, required=False)
    holder = forms.CharField(label=_("Name"), max_length=100, required=False)
    email = forms.EmailField(label=_("E-mail of the account"), required=False)

    def prepare(self) -> None:
        places = Organisation.objects.filter(kind__in=["ministry", "local_government"]).order_by("name_ko")
        self.fields["organisation"].choices = [("", "---------"), *((str(one.pk), one.label()) for one in places)]

    def clean(self) -> dict:
        """The organisation and the account themselves."""
        values = super().clean()
        place = values.get("organisation")
        values["organisation"] = Organisation.objects.filter(pk=place).first() if place else None
        email = values.pop("email", "")
        values["user"] = User.objects.filter(email=email.lower(), is_active=True).first() if email else None
        if email and values["user"] is None:
            self.add_error("email", _("There is no account with this address."))
        return values


class JoinedSeatForm(StepForm):
    """One of those who join for the item."""

    seat = forms.ChoiceField(label=_("Member"))

    def prepare(self) -> None:
        seats = [one for one in roster_of(self.subject).seats if one.kind == SeatKind.AD_HOC]
        self.seats = {str(seat.pk): seat for seat in seats}
        self.fields["seat"].choices = seat_choices(seats)

    def clean_seat(self) -> Any:
        """The seat itself."""
        return self.seats[self.cleaned_data["seat"]]


class PaperForm(StepForm):
    """A paper of the case."""

    paper = forms.ChoiceField(label=_("Paper"))
    title = forms.CharField(label=_("Title"), max_length=300, required=False)

    def prepare(self) -> None:
        from office.attachments.models import Attachment
        from office.documents.models import IssuedDocument

        ids = [self.subject.matter_id, *self.subject.matter.children.values_list("pk", flat=True)]
        documents = IssuedDocument.objects.filter(matter__in=ids).exclude(state__in=["voided", "superseded"])
        files = Attachment.objects.filter(matter__in=ids, removed_at=None)
        self.papers = {f"document:{one.pk}": ("document", one, one.title) for one in documents.order_by("id")}
        self.papers |= {f"attachment:{one.pk}": ("attachment", one, one.name) for one in files.order_by("id")}
        self.fields["paper"].choices = [(key, name) for key, (_kind, _row, name) in self.papers.items()]

    def clean(self) -> dict:
        """The document or the file."""
        values = super().clean()
        if "paper" in values:
            kind, row, name = self.papers[values.pop("paper")]
            values[kind] = row
            values["title"] = values.get("title") or name
        return values


class AbstainForm(StepForm):
    """A member keeps away."""

    reason = radios(_("Reason"), RecusalReason.choices)
    text = long_text(_("Explanation"), required=False, limit=2000)

    def clean(self) -> dict:
        values = super().clean()
        if values.get("reason") == RecusalReason.OTHER and not values.get("text"):
            self.add_error("text", _("Explain the reason."))
        return values


class ExcludeForm(AbstainForm):
    """A member is excluded by law."""

    seat = forms.ChoiceField(label=_("Member"))
    field_order = ("seat", "reason", "text")

    def prepare(self) -> None:
        self.fields["seat"].choices = seat_choices(roster_of(self.subject).seats)


class ChallengeForm(ExcludeForm):
    """A party challenges a member."""

    party = forms.CharField(label=_("Party that asks"), max_length=200)
    field_order = ("seat", "party", "reason", "text")


class DecideChallengeForm(StepForm):
    """The committee's vote on a challenge, without the member; the subject is the recusal."""

    in_favour = forms.IntegerField(label=_("For the recusal"), min_value=0, max_value=200)
    against = forms.IntegerField(label=_("Against the recusal"), min_value=0, max_value=200)
    abstained = forms.IntegerField(label=_("Abstained"), min_value=0, max_value=200, initial=0)
    decision = long_text(_("Grounds"), required=False, limit=2000)


class MotionForm(StepForm):
    """What is put to the vote; the programme's proposal stands there to begin with."""

    outcome = radios(_("Proposed decision"), MotionOutcome.choices)
    text = long_text(_("Text"), limit=10000)
    conditions = Lines(label=_("Conditions"), help_text=_("One on each line."), required=False)

    def prepare(self) -> None:
        self.proposal = kind_of(self.subject.kind).draft_motion(self.subject)
        if self.proposal is not None:
            self.fields["outcome"].initial = str(self.proposal.outcome)
            self.fields["text"].initial = self.proposal.text
            self.fields["conditions"].initial = [one.get("text", "") for one in self.proposal.conditions]

    def clean(self) -> dict:
        """A condition that the programme proposed keeps everything it carries."""
        values = super().clean()
        known = {one.get("text", ""): one for one in (self.proposal.conditions if self.proposal else ())}
        values["conditions"] = [known.get(line, {"text": line}) for line in values.get("conditions") or []]
        if values.get("outcome") == MotionOutcome.APPROVE_WITH_CONDITIONS and not values["conditions"]:
            self.add_error("conditions", _("Name the conditions, or propose to approve without any."))
        return values


class VoteForm(StepForm):
    """A vote; the subject is the motion. Without a member named it is one's own."""

    choice = radios(_("Vote"), Choice.choices)
    opinion = long_text(_("Opinion"), required=False, limit=4000)
    seat = forms.ChoiceField(label=_("Member"), required=False)

    def prepare(self) -> None:
        self.fields["seat"].choices = [("", "---------"), *seat_choices(not_voted(self.subject))]

    def clean_seat(self) -> Any:
        """None for one's own."""
        return self.cleaned_data["seat"] or None


class RemarkForm(StepForm):
    """The gist of a remark; the subject is the item."""

    seat = forms.ChoiceField(label=_("Member"), required=False)
    speaker = forms.CharField(label=_("Speaker, if not a member"), max_length=100, required=False)
    text = long_text(_("Gist"))

    def prepare(self) -> None:
        self.fields["seat"].choices = [("", "---------"), *seat_choices(roster_of(self.subject).voting)]
