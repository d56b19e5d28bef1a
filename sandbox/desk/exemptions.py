"""What the office, operators and ministries find of decisions and exemptions on their desks, and in the menu."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.desk import panels
from office.desk.panels import Row, Rows, counted, first_of
from office.web import formats, nav
from sandbox import rules
from sandbox.clock_lines import clocks_by_matter
from sandbox.models import AmendmentPlan, Exemption
from sandbox.queries import APPLICANT_KINDS
from sandbox.queries_deliberation import amendment_plans_for, exemptions_for, ready_for_agenda
from sandbox.states import Amending, Exempting

_TONES = {"information": "info", "gray": "neutral"}


def register() -> None:
    """Called once, when every application is ready."""
    nav.register(
        "exemption", _("Exemptions"), "sandbox:exemption-list", visible=sees_exemptions, order=26, group="cases"
    )
    nav.register(
        "amendment-plan",
        _("Plans to amend the law"),
        "sandbox:amendment-plan-list",
        visible=sees_plans,
        order=70,
        group="cases",
    )
    panels.contribute("waiting", "sandbox.amendment_plan", rows=plans_waiting, visible=plans_amendments)
    panels.contribute("waiting", "sandbox.agenda", rows=to_be_listed, visible=rules.Staff.holds)
    panels.contribute("waiting", "sandbox.publication", rows=unpublished, visible=rules.Staff.holds)
    panels.contribute("cases", "sandbox.exemption", rows=own_exemptions, visible=holds_exemptions)


def holds_exemptions(actor: Actor) -> bool:
    """Whoever can apply can hold one."""
    return bool(actor.organisations((), APPLICANT_KINDS))


def sees_exemptions(actor: Actor) -> bool:
    """Operators, the office and auditors."""
    return holds_exemptions(actor) or rules.Overlook.holds(actor)


def plans_amendments(actor: Actor) -> bool:
    """Ministries are the regulators."""
    return bool(actor.organisations((), ("ministry",)))


def sees_plans(actor: Actor) -> bool:
    """Ministries, the office and auditors."""
    return plans_amendments(actor) or rules.Overlook.holds(actor)


def plans_waiting(actor: Actor) -> Rows:
    """Plans that the actor's ministry owes, the one due first on top."""
    found = amendment_plans_for(actor).filter(rules.PlanAmendment.scope(actor), state=Amending.AWAITED)
    plans, total = counted(found.order_by("pk"))
    clocks = clocks_by_matter(plans, "C20")
    return Rows([_plan(plan, actor, clocks.get(plan.pk)) for plan in plans], total)


def _plan(plan: AmendmentPlan, actor: Actor, clock) -> Row:
    return Row(
        title=plan.matter.title,
        url=reverse("sandbox:amendment-plan", kwargs={"pk": plan.pk}),
        note=f"{plan.matter.number} · {plan.matter.organisation.label()}",
        mark=plan.state_label(actor),
        tone=_TONES.get(plan.tone, plan.tone),
        on=clock.due_on if clock else None,
    )


def to_be_listed(actor: Actor) -> Rows:
    """Applications that are ready for the committee, the longest at work on top."""
    return first_of(
        ready_for_agenda(actor),
        lambda case: Row(
            title=case.matter.title,
            url=reverse("sandbox:application", kwargs={"pk": case.pk}),
            note=f"{case.matter.number} · {case.matter.organisation.label()}",
            mark=str(_("Ready for the agenda")),
            tone="warning",
        ),
    )


def unpublished(actor: Actor) -> Rows:
    """Exemptions whose notice has not appeared in the gazette, as far as is known."""
    found = exemptions_for(actor).filter(published_on=None)
    return first_of(found, lambda one: _exemption(one, str(_("Gazette notice"))))


def own_exemptions(actor: Actor) -> Rows:
    """The exemptions of one's own organisations."""
    found = exemptions_for(actor).filter(matter__organisation__in=actor.organisations(), state=Exempting.APPROVED)
    return first_of(found, lambda one: _exemption(one, one.state_label(actor)))


def _exemption(one: Exemption, mark: str) -> Row:
    """Its day is the last one of the period, so it is said in words: nothing is due on it."""
    until = gettext("until %(day)s") % {"day": formats.day(one.ends_on)}
    return Row(
        title=one.matter.title,
        url=reverse("sandbox:exemption", kwargs={"pk": one.pk}),
        note=f"{one.matter.number} · {one.matter.organisation.label()} · {until}",
        mark=mark,
        tone=_TONES.get(one.tone, one.tone),
    )
