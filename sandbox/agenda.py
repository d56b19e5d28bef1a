"""Which meetings an application can go before, and whether it is ready: what the committee asks of this programme."""

from collections.abc import Iterator

from django.db.models import QuerySet

from office.access import Actor
from office.committees import rules as committee_rules
from office.committees.models import AgendaItem, Meeting
from office.committees.registry import ReadyCase
from office.committees.states import ITEM_UNDECIDED, UPCOMING, Deliberating
from office.deadlines.queries import progress_of
from office.workflow.performing import reasons_against
from office.workflow.steps import step_of
from sandbox import rules
from sandbox.models import Application
from sandbox.states import Applying

COMES_FROM = (Applying.REVIEW, Applying.DEFERRED)


def meetings_for(actor: Actor) -> QuerySet[Meeting]:
    """The meetings to come of this programme's committees whose agenda `actor` may make, soonest first."""
    found = Meeting.objects.filter(committee_rules.ClerkMeeting.scope(actor), state__in=UPCOMING)
    return found.filter(committee__programme=rules.PROGRAMME).select_related("committee", "matter").order_by("held_at")


def ready_cases(actor: Actor) -> Iterator[ReadyCase]:
    """The applications that `actor` may put on an agenda now, the longest waiting first."""
    step = step_of(Application, "put_on_agenda")
    if not rules.Staff.holds(actor):
        return
    found = Application.objects.filter(rules.HandleApplication.scope(actor), state__in=COMES_FROM)
    for case in found.select_related("matter__organisation").order_by("submitted_at"):
        if not reasons_against(step, case):
            yield as_ready(case)


def as_ready(case: Application) -> ReadyCase:
    """The application as the agenda maker sees it."""
    clock = progress_of(case.matter, "C08b" if case.redeliberations else "C03")
    return ReadyCase(
        matter=case.matter,
        title=f"{case.matter.title} {TRACKS[case.track]} 승인(안)",
        summary=f"{case.matter.organisation.name_ko}의 {TRACKS[case.track]} 승인 신청({case.matter.number})",
        note=case.state_label(),
        due=clock.due_on if clock else None,
    )


TRACKS = {"demonstration": "스마트실증사업", "innovation": "스마트혁신사업"}


def open_item_of(case: Application) -> AgendaItem | None:
    """The item by which the case is on an agenda now."""
    return AgendaItem.objects.filter(matter=case.pk, state__in=ITEM_UNDECIDED).select_related("meeting").first()


def last_item_of(case: Application) -> AgendaItem | None:
    """The last place of the case on an agenda from which it was not taken off."""
    items = AgendaItem.objects.filter(matter=case.pk).exclude(state=Deliberating.REMOVED)
    return items.select_related("meeting__committee", "meeting__matter").order_by("-pk").first()
