"""Use cases of an objection: filed by the applicant, decided by the Minister."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office import ledger
from office.access import SYSTEM, Actor, Invalid, NotNow, NotYours
from office.deadlines import actions as clocks
from office.deadlines.queries import progress_of
from office.docket.models import Matter
from office.people.models.organisations import OrganisationKind
from office.workflow import perform
from office.workflow.arrival import checked_moment
from office.workflow.performing import lock
from sandbox import deadlines_objections as L
from sandbox import rules
from sandbox.models import Application, Objection
from sandbox.models.objection import DISPOSED, KIND
from sandbox.notifications import objections as N
from sandbox.states import Objecting

NO_CITIZEN = gettext_lazy(
    "A local government or ministry acting as such is no petitioner (Civil Petitions Act §2 ii): this objection is not "
    "open to it. The objection under the General Act on Public Administration §36 and the other remedies are."
)


def reasons_not_to_object(application: Application) -> list[str]:
    """Why no objection can be filed now; empty when one can."""
    if application.state not in DISPOSED:
        return [_("There is neither a return nor a refusal to object to.")]
    if application.matter.organisation.kind in (OrganisationKind.LOCAL_GOVERNMENT, OrganisationKind.MINISTRY):
        return [str(NO_CITIZEN)]
    if _objected(application):
        return [_("An objection to this decision was filed already.")]
    return _late(application)


def _objected(application: Application) -> bool:
    same = Objection.objects.filter(matter__parent=application.pk, disposed_at=application.ended_at)
    return same.exclude(state=Objecting.WITHDRAWN).exists()


def _late(application: Application) -> list[str]:
    if progress_of(application.matter, "C22") is None:
        return [_("The notice has not reached you yet; the 60 days begin when it does.")]
    return [_("The 60 days for an objection have passed.")] if application.clock_passed("C22") else []


def file(application: Application, *, by: Actor, grounds: str) -> Objection:
    """File an objection; raises NotYours for anybody but the applicant's writers, NotNow with the reasons, Invalid
    without grounds."""
    if not rules.Apply.holds(by, application):
        raise NotYours(rules.Apply.key)
    at = checked_moment()
    with transaction.atomic():
        case = lock(application)
        if reasons := reasons_not_to_object(case):
            raise NotNow(reasons)
        if not grounds.strip():
            raise Invalid({"grounds": [_("Say what you object to, and why.")]})
        objection = Objection.objects.create(
            matter=_matter(case), against=case.state, disposed_at=case.ended_at, grounds=grounds.strip(), filed_at=at,
            filed_by_id=by.user_id,
        )  # fmt: skip
        event = ledger.record("sandbox.objection.filed", actor=by, matter_id=objection.pk, subject=objection)
        clocks.close(case.matter, "C22", event=event)
        for effect in (L.DECIDE_IN_10_DAYS, N.OBJECTION_ARRIVED, N.OBJECTION_FILED):
            effect.trigger(objection, event=event, facts={})
    return objection


def _matter(case: Application) -> Matter:
    count = Matter.objects.filter(kind=KIND, parent=case.pk).count() + 1
    return Matter.objects.create(
        kind=KIND,
        number=f"{case.matter.number}-O{count}",
        title=case.matter.title,
        organisation=case.matter.organisation,
        officer=case.matter.officer,
        parent=case.matter,
    )


def uphold(objection: Objection, *, by: Actor, drafter: Actor, reason: str) -> None:
    """The disposition falls: the application is reopened in the same transaction."""
    with transaction.atomic():
        case = lock(objection.application)
        perform(objection, "uphold", by=by, drafter=drafter, reason=reason)
        perform(case, "reopen", by=SYSTEM)
