"""Use cases of a consortium: the lead invites, an organisation joins, and signs off what is submitted."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competitions import rules, signing
from competitions.actions.entries import writable_reasons
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry, Partner
from competitions.notifications import entry as N
from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.forms.completeness import papers_of
from office.forms.freezing import content_of
from office.forms.queries import answers_of
from office.people.models import Organisation
from office.workflow.performing import lock

State = Partner.State
IN = (State.INVITED, State.JOINED)


def invite(entry: Entry, *, by: Actor, organisation: Organisation, part: str, role: str = "") -> Partner:
    """Ask an organisation to enter together; whoever declined or left can be asked again.

    Raises NotYours, NotNow once nothing can be changed, Invalid for oneself and for members.
    """
    if not rules.LeadEntry.holds(by, entry):
        raise NotYours("competitions.partner.invite")
    with transaction.atomic():
        _require_open(lock(entry))
        if organisation.pk == entry.lead_id:
            raise Invalid({"organisation": [_("This is the organisation that leads the entry.")]})
        partner = entry.partners.filter(organisation=organisation).first() or Partner(
            entry=entry, organisation=organisation
        )
        if partner.state in IN and not partner._state.adding:
            raise Invalid({"organisation": [_("This organisation was invited already.")]})
        partner.part, partner.role, partner.state = part, role, State.INVITED
        partner.invited_at, partner.invited_by_id = timezone.now(), by.user_id
        partner.answered_at = partner.answered_by = None
        partner.save()
        N.PARTNER_INVITED.trigger(partner, event=_record(partner, "invited", by))
    return partner


def accept(partner: Partner, *, by: Actor) -> None:
    """The invited organisation joins: its members read the entry, its writers write."""
    _answer(partner, State.JOINED, by=by)


def decline(partner: Partner, *, by: Actor) -> None:
    """The invited organisation does not take part."""
    _answer(partner, State.DECLINED, by=by)


def _answer(partner: Partner, state: str, *, by: Actor) -> None:
    _require(rules.AnswerPartner.holds(by, partner), "answer")
    with transaction.atomic():
        _require_open(lock(partner.entry))
        _move(partner, (State.INVITED,), state, by=by)
        N.PARTNER_ANSWERED.trigger(partner, event=_record(partner, str(state), by))


def leave(partner: Partner, *, by: Actor) -> None:
    """A partner leaves, or the lead takes it out again; what it wrote stays in the form.

    Whoever had not joined cannot leave: then the lead cancels its invitation, and is not said to have lost anybody.
    """
    manages = rules.ManagePartners.holds(by, partner)
    _require(manages or rules.AnswerPartner.holds(by, partner), "leave")
    with transaction.atomic():
        _require_open(lock(partner.entry))
        if manages and partner.state == State.INVITED:
            _move(partner, (State.INVITED,), State.TAKEN_BACK, by=by)
            N.PARTNER_CANCELLED.trigger(partner, event=_record(partner, "taken_back", by))
        else:
            _move(partner, (State.JOINED,), State.LEFT, by=by)
            N.PARTNER_LEFT.trigger(partner, event=_record(partner, "left", by))


def sign_off(partner: Partner, *, by: Actor) -> None:
    """The partner stands behind the entry as it is now: the hash of the content says behind what."""
    _require(rules.SignPartner.holds(by, partner), "sign")
    with transaction.atomic():
        _require_open(lock(partner.entry))
        if partner.state != State.JOINED:
            raise NotNow([_("Accept the invitation first.")])
        partner.signed_at, partner.signed_by_id = timezone.now(), by.user_id
        partner.signed_sha256 = content_sha256(partner.entry)
        partner.save(update_fields=["signed_at", "signed_by", "signed_sha256"])
        _record(partner, "signed", by, sha256=partner.signed_sha256)


def ask_to_sign(partner: Partner, *, by: Actor) -> None:
    """The lead asks for the sign-off."""
    _require(rules.ManagePartners.holds(by, partner), "ask")
    if partner.state != State.JOINED:
        raise NotNow([_("This organisation has not joined.")])
    with transaction.atomic():
        N.PARTNER_TO_SIGN.trigger(partner, event=_record(partner, "asked_to_sign", by))


def content_sha256(entry: Entry) -> str:
    """What a sign-off is about: answers and files as they stand."""
    answers = answers_of(entry.matter, ENTRY_FORM)
    return signing.sha256_of(content_of(answers, papers_of(answers)))


def _move(partner: Partner, sources: tuple[str, ...], state: str, *, by: Actor) -> None:
    """Change the state, under a lock: of two at once the second is told."""
    locked = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    if locked.state not in sources:
        raise NotNow([_("This invitation stands no more: %(state)s.") % {"state": locked.get_state_display()}])
    partner.state, partner.answered_at, partner.answered_by_id = state, timezone.now(), by.user_id
    partner.signed_at, partner.signed_by, partner.signed_sha256 = None, None, ""
    partner.save()


def _require_open(entry: Entry) -> None:
    """Who enters cannot change once nothing else can."""
    if reasons := writable_reasons(entry):
        raise NotNow(reasons)


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise NotYours(f"competitions.partner.{what}")


def _record(partner: Partner, what: str, by: Actor, **data: str):
    data = {"organisation": str(partner.organisation_id), **data}
    return ledger.record(
        f"competitions.partner.{what}", actor=by, matter_id=partner.entry_id, subject=partner, data=data
    )
