"""What somebody may read of panels: every list, page and file of theirs starts here."""

from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from office.access import Actor, NotYours, Unknown
from office.assessment import registry, rules
from office.assessment.actions.panels import against, may_compose
from office.assessment.models import Exclusion, Panel, PanelDraw, Reviewer, Seat, Subject
from office.assessment.states import SITTING_STANDING, Composing, Sitting
from office.docket.models import Matter
from office.docket.registry import visible_to

OFFERED = 60


def panels_for(actor: Actor) -> QuerySet[Panel]:
    """The panels that `actor` may know of: in charge, auditing, or a member."""
    return Panel.objects.filter(rules.SeePanel.scope(actor)).select_related("matter__parent", "matter__officer")


def get_panel(actor: Actor, pk: UUID) -> Panel:
    """One panel; raises Unknown."""
    found = panels_for(actor).filter(pk=pk).first()
    if found is None:
        raise Unknown(str(pk))
    return found


def get_panel_to_work_on(actor: Actor, pk: UUID) -> Panel:
    """One panel for whoever sees how it is composed; raises Unknown, NotYours."""
    panel = get_panel(actor, pk)
    if not rules.WorkOnPanel.holds(actor, panel):
        raise NotYours(rules.WorkOnPanel.key)
    return panel


def overlooked_by(actor: Actor) -> QuerySet[Panel]:
    """The panels one is in charge of or audits, with how many sit and how many entries there are."""
    found = Panel.objects.filter(rules.WorkOnPanel.scope(actor)).select_related("matter__parent")
    return found.defer("rules").annotate(
        sitting=_many(Seat.objects.filter(state=Sitting.PLEDGED)),
        asked=_many(Seat.objects.filter(state__in=SITTING_STANDING)),
        entries=_many(Subject.objects.filter(out_at=None)),
        drawn_at=F("draw__drawn_at"),
    ).order_by("-matter_id")  # fmt: skip


def _many(rows: QuerySet) -> Coalesce:
    counted = rows.filter(panel=OuterRef("pk")).order_by().values("panel").annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted), 0)


def subjects_for(actor: Actor, panel: Panel) -> QuerySet[Subject]:
    """The entries before a panel that `actor` may know of; from whom one keeps away there is no trace."""
    found = Subject.objects.filter(rules.SeeSubject.scope(actor), panel=panel)
    return found.select_related("organisation").order_by("position")


def seats_for(actor: Actor, panel: Panel) -> QuerySet[Seat]:
    """The seats of a panel that `actor` may know of, in the drawn order."""
    found = Seat.objects.filter(rules.SeeSeat.scope(actor), panel=panel)
    return found.select_related("reviewer", "matter").order_by("matter_id")


def composable_for(actor: Actor) -> list[Matter]:
    """What panels may be composed under now: visible, of one's own programme, without a panel, and ready for one."""
    standing = Panel.objects.exclude(state=Composing.CANCELLED).values("matter__parent")
    found = [
        matter
        for kind in registry.judged_kinds()
        for matter in visible_to(actor, kind=kind).exclude(pk__in=standing).order_by("-pk")[:OFFERED]
    ]
    return [matter for matter in found if may_compose(matter, actor) and not against(matter)]


def panels_under(actor: Actor, matter: Matter) -> QuerySet[Panel]:
    """The panels of a call, for its page."""
    return panels_for(actor).filter(matter__parent=matter).order_by("-matter_id")


def public_draws() -> QuerySet[PanelDraw]:
    """What everybody may read of a draw: pool, commitments, record; who a pseudonym is stands elsewhere."""
    return PanelDraw.objects.filter(~Q(pool_sha256="")).select_related("panel__matter__parent")


def draw_of(panel: Panel) -> PanelDraw | None:
    """The draw of a panel, once its pool is frozen."""
    return PanelDraw.objects.filter(panel=panel).first()


def drawable() -> QuerySet[Reviewer]:
    """Everybody whom a draw may find today; asked for by whoever runs a panel."""
    return Reviewer.objects.drawable().order_by("name", "pk")


def kept_from(seats: list[Seat]) -> QuerySet:
    """The entries that anything keeps one of these members away from."""
    return Exclusion.objects.filter(seat__in=seats).order_by().values("subject")


def exclusions_between(seats: list[Seat], entries: list[Subject]) -> QuerySet[Exclusion]:
    """What keeps these members away from these entries, both of which the reader was already found to know."""
    return Exclusion.objects.filter(seat__in=seats, subject__in=entries).order_by("id")
