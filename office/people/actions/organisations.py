"""Registering organisations and keeping their facts."""

import datetime as dt

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid
from office.people import rules
from office.people.brn import clean_brn
from office.people.changing import ask, atomically, lock_organisation
from office.people.models import Membership, Organisation, OrganisationName

# What somebody may register alone; the others are loaded, or set up by the secretariat.
REGISTERED_KINDS = ("company", "individual", "university", "public_body", "foreign_public_body")
FACTS = ("name_ko", "name_en", "representative", "address", "phone", "email")


class Taken(Invalid):
    """The registration number belongs to an organisation that is here already: one asks for a seat in it."""

    def __init__(self, organisation: Organisation) -> None:
        super().__init__({"brn": [_("An organisation with this number is registered. Ask for a seat in it instead.")]})
        self.organisation = organisation


@atomically
def register(*, by: Actor, kind: str, brn: str = "", **facts: str) -> Organisation:
    """Register an organisation; who registers becomes its manager.

    Raises Invalid (wrong kind, number missing or wrong) and Taken when the number is registered.
    """
    ask(rules.REGISTER_ORGANISATION, by)
    if kind not in REGISTERED_KINDS:
        raise Invalid({"kind": [_("This kind of organisation is not registered by its members.")]})
    organisation = Organisation(kind=kind, brn=_number(kind, brn), **{k: facts.get(k, "") for k in FACTS})
    organisation.save(force_insert=True)
    Membership.objects.create(user_id=by.user_id, organisation=organisation, role="manager")
    ledger.record("people.organisation.registered", actor=by, subject=organisation, data={"kind": kind})
    return organisation


def _number(kind: str, brn: str) -> str:
    from django.core.exceptions import ValidationError

    if not brn:
        if kind == "company":
            raise Invalid({"brn": [_("A company registers with its business registration number.")]})
        return ""
    try:
        digits = clean_brn(brn)
    except ValidationError as wrong:
        raise Invalid({"brn": wrong.messages}) from wrong
    if known := Organisation.objects.filter(brn=digits).first():
        raise Taken(known)
    return digits


@atomically
def edit(organisation: Organisation, *, by: Actor, **facts: str) -> Organisation:
    """Change name, representative, address and contact; only names of changed fields go into the ledger."""
    ask(rules.MANAGE_ORGANISATION, by, organisation)
    locked = lock_organisation(organisation)
    changed = sorted(name for name in FACTS if name in facts and getattr(locked, name) != facts[name])
    for name in changed:
        setattr(locked, name, facts[name])
    if changed:
        locked.save(update_fields=changed)
        ledger.record("people.organisation.edited", actor=by, subject=locked, data={"fields": changed})
    return locked


@atomically
def consent_to_portal_service(organisation: Organisation, *, by: Actor, consent: bool) -> Organisation:
    """Give or withdraw the consent to service through the portal.

    "Service by information network is done only when the addressee consents" (Administrative Procedures Act
    §14③): the day of consent is kept, and the ledger keeps who gave it.
    """
    ask(rules.MANAGE_ORGANISATION, by, organisation)
    locked = lock_organisation(organisation)
    if locked.portal_service != consent:
        locked.portal_service = consent
        locked.portal_service_since = timezone.now() if consent else None
        locked.save(update_fields=["portal_service", "portal_service_since"])
        said = "given" if consent else "withdrawn"
        ledger.record(f"people.portal_service.{said}", actor=by, subject=locked)
    return locked


@atomically
def set_validity(
    organisation: Organisation, *, by: Actor, valid_from: dt.date | None, valid_until: dt.date | None
) -> Organisation:
    """Say from when until when a local government or ministry exists (mergers, reorganisations)."""
    ask(rules.KEEP_DIRECTORY, by)
    if valid_from and valid_until and valid_until < valid_from:
        raise Invalid({"valid_until": [_("The last day lies before the first.")]})
    locked = lock_organisation(organisation)
    locked.valid_from, locked.valid_until = valid_from, valid_until
    locked.save(update_fields=["valid_from", "valid_until"])
    days = {"from": str(valid_from or ""), "until": str(valid_until or "")}
    ledger.record("people.organisation.validity", actor=by, subject=locked, data=days)
    return locked


@atomically
def rename(organisation: Organisation, *, by: Actor, name_ko: str, name_en: str = "", on: dt.date) -> Organisation:
    """Give a public body a new name from a day on; the old one stays for the papers of its days."""
    ask(rules.KEEP_DIRECTORY, by)
    locked = lock_organisation(organisation)
    latest = locked.names.order_by(F("valid_from").desc(nulls_last=True)).first()
    if latest and latest.valid_from and latest.valid_from >= on:
        raise Invalid({"on": [_("The present name is younger than this day.")]})
    _close_name(locked, latest, on - dt.timedelta(days=1))
    OrganisationName.objects.create(organisation=locked, name_ko=name_ko, name_en=name_en, valid_from=on)
    take_new_names()
    ledger.record("people.organisation.renamed", actor=by, subject=locked, data={"on": str(on)})
    locked.refresh_from_db()
    return locked


def take_new_names() -> int:
    """Let names whose day has come be the organisations' names; returns how many changed. Swept every minute."""
    today, changed = timezone.localdate(), 0
    covering = Q(valid_from__lte=today) & (Q(valid_until=None) | Q(valid_until__gte=today))
    for name in OrganisationName.objects.filter(covering).exclude(organisation__name_ko=F("name_ko")):
        rows = Organisation.objects.filter(pk=name.organisation_id)
        changed += rows.update(name_ko=name.name_ko, name_en=name.name_en)
    return changed


def _close_name(organisation: Organisation, latest: OrganisationName | None, last_day: dt.date) -> None:
    """End the name that was in force; the first renaming also writes down the name it ends."""
    if latest is None:
        latest = OrganisationName(organisation=organisation, name_ko=organisation.name_ko, name_en=organisation.name_en)
    latest.valid_until = last_day
    latest.save()
