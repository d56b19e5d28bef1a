"""What opening an entry and inviting partners ask for."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from competitions import passing, queries
from competitions import queries_entries as found_in
from competitions.actions.reuse import ANSWERS, FILES, PARTNERS
from competitions.models import Call, Entry, Partner
from office.access import Actor
from office.people.models import Organisation
from office.web.forms import KitForm


class CallChoice(forms.ModelChoiceField):
    """A call with the moment of its close."""

    def label_from_instance(self, call: Call) -> str:
        """In the reader's language."""
        from office.web import formats

        close = formats.moment(call.closes_at) if call.closes_at else _("rolling intake")
        staged = f", {_('only after its preliminary call')}" if call.preliminary_id else ""
        ahead = call.opens_at and call.opens_at > timezone.now()
        opens = f", {_('opens %(moment)s') % {'moment': formats.moment(call.opens_at)}}" if ahead else ""
        return f"{call.label()} (~ {close}{opens}{staged})"


class SourceChoice(forms.ModelChoiceField):
    """An earlier entry by project and call."""

    def label_from_instance(self, entry: Entry) -> str:
        """Which one, among those of several organisations."""
        return f"{entry.matter.title or _('Untitled draft')} · {entry.call.label()} · {entry.lead.label()}"


class NewEntryForm(KitForm, forms.Form):
    """What opens a draft: the call, the organisation, and the earlier entry out of which something is taken over."""

    boxes = ("parts",)
    call = CallChoice(label=_("Call"), queryset=Call.objects.none(), empty_label=None)
    organisation = forms.ModelChoiceField(
        label=_("For which organisation?"), queryset=Organisation.objects.none(), empty_label=None,
        help_text=_("It leads the entry: its head submits it, and it receives the receipts and letters."),
    )  # fmt: skip
    source = SourceChoice(
        label=_("Take over from an earlier entry"), queryset=Entry.objects.none(), required=False,
        empty_label=_("Begin with an empty form"),
        help_text=_("Of any programme. Everything taken over can be corrected in the new draft."),
    )  # fmt: skip
    parts = forms.MultipleChoiceField(
        label=_("What is taken over"), required=False, initial=[ANSWERS, PARTNERS, FILES],
        widget=forms.CheckboxSelectMultiple,
        choices=[
            (ANSWERS, _("Answers to the same questions")),
            (PARTNERS, _("Partners, who are invited again")),
            (FILES, _("Files of the same papers")),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["call"].queryset = found_in.enterable_calls(actor)
        self.fields["organisation"].queryset = found_in.leads_of(actor)
        sources = found_in.sources_for(actor)
        self.fields["source"].queryset = sources
        if not sources.exists():
            del self.fields["source"], self.fields["parts"]

    def clean(self) -> dict:
        """The organisation is of a kind that may enter, has no entry there yet, and wrote the earlier one."""
        told = super().clean() or {}
        call, organisation, source = told.get("call"), told.get("organisation"), told.get("source")
        if call and organisation and organisation not in queries.leads_for(self.actor, call):
            self.add_error("organisation", self._reason(call, organisation))
        if source and organisation and source.lead_id != organisation.pk:
            self.add_error("source", _("This entry belongs to another of your organisations."))
        return told

    def _reason(self, call: Call, organisation: Organisation) -> Any:
        kinds = call.terms_in_force.many("applicant_kinds")
        if organisation.kind not in kinds:
            return _("This call is not open to organisations of this kind.")
        if call.preliminary_id and not passing.passed(organisation, call.preliminary):
            told = _("Only organisations whose entry passed “%(call)s” may enter; this one has none that passed.")
            return told % {"call": call.preliminary.label()}
        told = _("This organisation has an entry in this call already. Open it in the list of your entries.")
        stands = queries.entries_for(self.actor).filter(call=call, lead=organisation).exclude(state="discarded").first()
        if stands is None:
            return told
        url = reverse("competitions:entry", args=[stands.pk])
        name = stands.matter.number or stands.matter.title or _("Untitled draft")
        return format_html('{} <a href="{}">{}</a>', told, url, name)


class InviteForm(KitForm, forms.Form):
    """Whom the lead asks to enter together, and for what."""

    boxes = ("part",)
    organisation = forms.CharField(
        label=_("Organisation"), max_length=200,
        help_text=_("Its business registration number, or its exact name. It must be registered here."),
    )  # fmt: skip
    part = forms.ChoiceField(
        label=pgettext_lazy("consortium", "Part"), choices=Partner._meta.get_field("part").choices, initial="partner"
    )
    role = forms.CharField(
        label=pgettext_lazy("consortium", "What it does"),
        max_length=200,
        required=False,
        help_text=_("In a few words, for example: data hub."),
    )
