"""What somebody may read of applications: every list, count, page and operation starts here."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from office.access import Actor, Invalid
from office.deadlines.models import Deadline
from office.deadlines.queries import progress_list
from office.forms import addresses
from office.forms.models import Snapshot
from office.forms.queries import answers_of, snapshots_of
from office.people.brn import clean_brn
from office.people.models import Organisation
from sandbox import rules
from sandbox.form_definitions import seed_of_rapid
from sandbox.models import Application, ConsortiumMember, RapidConfirmation
from sandbox.queries import APPLICANT_KINDS, exemption_seed, rapid_confirmations_for
from sandbox.states import Applying, Outcome

Member = ConsortiumMember.State


def applications_for(actor: Actor) -> QuerySet[Application]:
    """The applications that `actor` may know of; discarded drafts are out of every list."""
    return (
        Application.objects.filter(rules.SeeApplication.scope(actor))
        .exclude(state=Applying.DISCARDED)
        .select_related("matter__organisation", "matter__officer")
        .order_by("-pk")
    )


def with_members(applications: QuerySet[Application]) -> QuerySet[Application]:
    """With the organisations that have joined, for lists: they stand in `application.partners`."""
    joined = ConsortiumMember.objects.filter(state=Member.JOINED).select_related("organisation")
    return applications.prefetch_related(Prefetch("members", joined, to_attr="partners"))


def applications_with_partner(words: str) -> QuerySet:
    """The ids of applications in which an organisation of this name takes part: a condition, not a list to read."""
    joined = ConsortiumMember.objects.filter(state=Member.JOINED, organisation__name_ko__icontains=words)
    return joined.values("application")


def with_clocks(applications: list[Application]) -> list[Application]:
    """The 90 days to the committee for each case of a list, in `application.clock`; one question for all."""
    pks = [application.pk for application in applications]
    rows = Deadline.objects.whole().filter(matter__in=pks, clock="C03").order_by("id")
    clocks = {clock.deadline.matter_id: clock for clock in progress_list(rows)}
    for application in applications:
        application.clock = clocks.get(application.pk)
    return applications


# ------------------------------------------------------------------------------- what an application follows from


def sources_for(actor: Actor) -> QuerySet[RapidConfirmation]:
    """The rapid confirmations out of which the actor can begin an application: a permit is needed (Act §49의2⑤)."""
    mine = rules.ApplyRapid.scope(actor)
    return rapid_confirmations_for(actor).filter(mine, outcome=Outcome.REGULATED)


def carried_over(case: RapidConfirmation | None) -> dict[str, Any]:
    """The first answers out of a rapid confirmation: nothing is asked twice (Civil Petitions Act §10③)."""
    return seed_of_rapid(exemption_seed(case)) if case is not None else {}


# ------------------------------------------------------------------------------- versions


@dataclass(frozen=True)
class Version:
    """One version of the answers: what it was made for, and where it and its difference are read."""

    snapshot: Snapshot
    words: str
    url: str
    difference: str


def versions_of(application: Application) -> list[Version]:
    """The plan as local governments reviewed it, the filing, each supplement: oldest first."""
    told = []
    for snapshot in snapshots_of(application.matter):
        urls = addresses.of(snapshot)
        told.append(Version(snapshot, _kind_of(application, snapshot), urls["snapshot"], urls.get("difference", "")))
    return told


def _kind_of(application: Application, snapshot: Snapshot) -> str:
    if application.submitted_at is None or snapshot.at < application.submitted_at:
        return _("Plan for the local review")
    return _("Filing") if snapshot.at == application.submitted_at else _("Supplement")


def questions_of(application: Application) -> list[dict[str, Any]]:
    """The questions of the form by section: which of them are to be mended is chosen here."""
    sections = answers_of(application.matter).definition.sections
    return [{"label": section.label, "codes": [field.code for field in section.fields]} for section in sections]


# ------------------------------------------------------------------------------- consortium


def invitations_for(actor: Actor) -> QuerySet[ConsortiumMember]:
    """Invitations to apply together that the actor's organisations received, or sent."""
    found = ConsortiumMember.objects.filter(rules.SeeInvitation.scope(actor))
    return found.select_related("organisation", "application__matter__organisation").order_by("-pk")


def invitations_to(actor: Actor) -> QuerySet[ConsortiumMember]:
    """Those that the actor can still accept or decline."""
    mine = rules.AnswerInvitation.scope(actor)
    return invitations_for(actor).filter(mine, state=Member.INVITED).exclude(application__state=Applying.DISCARDED)


def members_of(application: Application, actor: Actor) -> list[ConsortiumMember]:
    """The consortium: who has joined; the lead also sees whom it invited and who declined."""
    found = application.members.select_related("organisation").order_by("pk")
    if application.matter.organisation_id not in actor.organisations():
        found = found.filter(state=Member.JOINED)
    return list(found)


def membership_of(application: Application, actor: Actor) -> ConsortiumMember | None:
    """The actor's own place in the consortium, where it writes for a member that has joined."""
    mine = actor.organisations(rules.WRITERS)
    return application.members.filter(organisation__in=mine, state=Member.JOINED).first()


def organisation_named(text: str) -> Organisation:
    """The one organisation that can apply, by its registration number or its exact name.

    Raises Invalid when there is none, or several of that name.
    """
    words = text.strip()
    known = Organisation.objects.filter(kind__in=APPLICANT_KINDS)
    found = list(known.filter(Q(brn=_digits(words)) | Q(name_ko=words) | Q(name_en=words))[:2]) if words else []
    if not found:
        raise Invalid({"organisation": [_("No organisation is registered here under this number or name.")]})
    if len(found) > 1:
        raise Invalid({"organisation": [_("Several organisations have this name: give the registration number.")]})
    return found[0]


def _digits(text: str) -> str:
    """A registration number as it is stored; something that nobody has where the text is none."""
    try:
        return clean_brn(text)
    except ValidationError:
        return "-"


def source_of(actor: Actor, pk: UUID | str) -> RapidConfirmation | None:
    """The rapid confirmation of that id, if an application can begin with it."""
    try:
        return sources_for(actor).filter(pk=UUID(str(pk))).first()
    except ValueError:
        return None
