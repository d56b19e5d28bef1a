"""What people are told about an entry: definitions only."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from competitions import rules
from office.notifications.registry import Notification, register
from office.people.models import Membership


@dataclass(frozen=True)
class EntryFacts:
    """What a message about an entry says of it."""

    number: str
    title: str
    call: str
    lead: str
    organisation: str = ""
    answer: str = ""
    until: dt.datetime | None = None
    reason: str = ""


SAMPLE = EntryFacts(
    number="2026-000123",
    title="탄소중립 스마트도시 조성",
    call="2026년 강소형 스마트도시 조성사업 공모",
    lead="가온시",
    organisation="가온대학교",
    answer="joined",
    until=dt.datetime(2026, 12, 22, 9, 0, tzinfo=dt.UTC),
    reason="지방비 확보 확약서에 직인이 없습니다.",
)


def of_entry(entry, event) -> EntryFacts:
    """The facts of an entry as they are when the step is taken."""
    reason = {"supplement": entry.supply_reason, "ineligible": entry.verdict_reason}
    return EntryFacts(
        number=entry.matter.number or "",
        title=entry.matter.title,
        call=entry.call.matter.title,
        lead=entry.lead.name_ko,
        until=entry.supply_until if entry.state == "supplement" else entry.call.closes_at,
        reason=reason.get(entry.state, entry.end_reason),
    )


def of_partner(partner, event) -> EntryFacts:
    """An invitation and what came of it: nothing of the entry but its name."""
    entry = partner.entry
    return EntryFacts(
        number="", title=entry.matter.title, call=entry.call.matter.title, lead=entry.lead.name_ko,
        organisation=partner.organisation.name_ko, answer=str(partner.state),
    )  # fmt: skip


def of_extension(extension, event) -> EntryFacts:
    """A request for more time."""
    entry = extension.entry
    return EntryFacts(
        number=(entry.matter.number or "") if entry else "", title=entry.matter.title if entry else "",
        call=extension.call.matter.title, lead=entry.lead.name_ko if entry else "", until=extension.until,
        reason=extension.reason,
    )  # fmt: skip


def of_the_consortium(entry) -> Q:
    """The members of the lead and of the partners that joined."""
    joined = entry.partners.filter(state="joined").values("organisation")
    seats = Membership.objects.filter(Q(organisation=entry.lead_id) | Q(organisation__in=joined), state="active")
    return Q(pk__in=seats.values("user_id"))


def both_sides(partner) -> Q:
    """Whoever manages partners for the lead, and whoever answers for the partner: either may have ended it."""
    return rules.ManagePartners.holders(partner) | rules.AnswerPartner.holders(partner)


def _page(entry) -> str:
    return reverse("competitions:entry", kwargs={"pk": entry.pk})


def _about_entry(key: str, label: object, *, recipients=of_the_consortium, **more) -> Notification:
    return register(
        Notification(
            key=f"competitions.{key}", label=label, recipients=recipients, see=rules.SeeEntry, facts=of_entry,
            sample=SAMPLE, url=_page, **more,
        )
    )  # fmt: skip


def _about_partner(key: str, label: object, *, recipients) -> Notification:
    return register(
        Notification(
            key=f"competitions.partner_{key}", label=label, recipients=recipients, see=rules.SeePartner,
            facts=of_partner, sample=SAMPLE, url=lambda one: reverse("competitions:partner", kwargs={"pk": one.pk}),
        )
    )  # fmt: skip


ENTRY_SUBMITTED = _about_entry("entry_submitted", _("Your entry was submitted"), statutory=True)
ENTRY_WITHDRAWN = _about_entry("entry_withdrawn", _("Your entry was withdrawn"), statutory=True)
ENTRY_SUPPLEMENT = _about_entry("entry_supplement", _("A supplement is asked for"), statutory=True)
ENTRY_SUPPLIED = _about_entry("entry_supplied", _("A supplement came in"), recipients=rules.ExamineEntry)
ENTRY_PROPOSED = _about_entry(
    "entry_proposed", _("A verdict on eligibility waits for you"), recipients=rules.ConfirmEntry
)
ENTRY_ELIGIBLE = _about_entry("entry_eligible", _("Your entry is eligible"), statutory=True)
ENTRY_INELIGIBLE = _about_entry("entry_ineligible", _("Your entry is not eligible"), statutory=True)
ENTRY_DISQUALIFIED = _about_entry("entry_disqualified", _("Your entry was disqualified"), statutory=True)

PARTNER_INVITED = _about_partner(
    "invited", _("Your organisation is invited to an entry"), recipients=rules.AnswerPartner
)
PARTNER_ANSWERED = _about_partner("answered", _("A partner has answered"), recipients=rules.ManagePartners)
PARTNER_LEFT = _about_partner("left", _("A partner left the entry"), recipients=both_sides)
PARTNER_CANCELLED = _about_partner(
    "cancelled", _("An invitation to your organisation was cancelled"), recipients=rules.AnswerPartner
)
PARTNER_TO_SIGN = _about_partner("to_sign", _("Your sign-off is asked for"), recipients=rules.SignPartner)

EXTENSION_ASKED = register(
    Notification(
        key="competitions.extension_asked", label=_("A request for more time waits for you"),
        recipients=rules.DecideExtension, see=rules.SeeExtension, facts=of_extension, sample=SAMPLE,
        url=lambda one: reverse("competitions:extension", kwargs={"pk": one.pk}),
    )
)  # fmt: skip
ENTRY_EXTENDED = register(
    Notification(
        key="competitions.entry_extended", label=_("You were given more time"),
        recipients=lambda one: of_the_consortium(one.entry), see=rules.KnowExtension, facts=of_extension, sample=SAMPLE,
        url=lambda one: _page(one.entry), statutory=True,
    )
)  # fmt: skip
