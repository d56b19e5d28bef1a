"""Use cases of a consortium: several organisations write one application, the lead acts for all of them.

No article speaks of a collective application; the rules on representatives of several petitioners are followed
(Civil Petitions Decree §6⑦, APA §11).
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.people.models import Organisation
from office.workflow.performing import lock
from sandbox import rules
from sandbox.models import Application, ConsortiumMember
from sandbox.notifications import consortium as N
from sandbox.states import APPLYING_CHANGEABLE, APPLYING_ENDED

State = ConsortiumMember.State
IN = (State.INVITED, State.JOINED)


def invite(application: Application, *, by: Actor, organisation: Organisation, part: str = "") -> ConsortiumMember:
    """Ask an organisation to apply together; whoever declined or left can be asked again.

    Raises NotYours, NotNow once the application is decided on by others, Invalid for oneself and for members.
    """
    require_lead(application, by=by)
    with transaction.atomic():
        _require_changeable(lock(application))
        if organisation.pk == application.matter.organisation_id:
            raise Invalid({"organisation": [_("This is the organisation that applies.")]})
        member, made = ConsortiumMember.objects.get_or_create(
            application=application, organisation=organisation,
            defaults={"part": part, "invited_at": timezone.now(), "invited_by_id": by.user_id},
        )  # fmt: skip
        if not made:
            _invite_again(member, by=by, part=part)
        _record(member, "invited", by, N.INVITED)
    return member


def _invite_again(member: ConsortiumMember, *, by: Actor, part: str) -> None:
    if member.state in IN:
        raise Invalid({"organisation": [_("This organisation was invited already.")]})
    member.state, member.part, member.answered_at, member.answered_by = State.INVITED, part, None, None
    member.invited_at, member.invited_by_id = timezone.now(), by.user_id
    member.save()


def accept(member: ConsortiumMember, *, by: Actor) -> None:
    """The invited organisation joins: its members see the case, its writers write the form."""
    _answer(member, State.JOINED, by=by)


def decline(member: ConsortiumMember, *, by: Actor) -> None:
    """The invited organisation does not take part."""
    _answer(member, State.DECLINED, by=by)


def _answer(member: ConsortiumMember, state: str, *, by: Actor) -> None:
    _require(rules.AnswerInvitation.holds(by, member), "answer")
    with transaction.atomic():
        _require_running(lock(member.application))
        _move(member, (State.INVITED,), state, by=by)
        _record(member, state, by, N.ANSWERED)


def leave(member: ConsortiumMember, *, by: Actor) -> None:
    """A member leaves, or the lead takes an organisation out again; what it wrote stays in the form."""
    mine = rules.AnswerInvitation.holds(by, member)
    _require(mine or rules.ManageConsortium.holds(by, member), "leave")
    with transaction.atomic():
        _require_running(lock(member.application))
        _move(member, (State.JOINED,) if mine else IN, State.LEFT, by=by)
        _record(member, "left", by, N.LEFT)


def _move(member: ConsortiumMember, sources: tuple[str, ...], state: str, *, by: Actor) -> None:
    """Change the state, under a lock: of two at once the second is told."""
    locked = ConsortiumMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if locked.state not in sources:
        raise NotNow([_("This invitation stands no more: %(state)s.") % {"state": locked.get_state_display()}])
    member.state, member.answered_at, member.answered_by_id = state, timezone.now(), by.user_id
    member.save(update_fields=["state", "answered_at", "answered_by"])


def require_lead(application: Application, *, by: Actor) -> None:
    """Raise NotYours unless `by` writes for the lead: asked before anything is looked up for it."""
    _require(rules.Apply.holds(by, application), "invite")


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise NotYours(f"sandbox.consortium.{what}")


def _require_changeable(application: Application) -> None:
    """Who applies cannot change while others decide on it."""
    if application.state not in APPLYING_CHANGEABLE:
        raise NotNow([_("Organisations join while the application is drafted or mended.")])


def _require_running(application: Application) -> None:
    if application.state in APPLYING_ENDED:
        raise NotNow([_("The application has ended.")])


def _record(member: ConsortiumMember, what: str, by: Actor, notice) -> None:
    """In the ledger of the application, and to whom it concerns."""
    matter = member.application.matter_id
    event = ledger.record(
        f"sandbox.consortium.{what}", actor=by, matter_id=matter, subject=member,
        data={"organisation": str(member.organisation_id)},
    )  # fmt: skip
    notice.trigger(member, event=event)
