"""What somebody may read of expert panels: every list and page of them starts here."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from office.access import Actor
from office.forms.models import Snapshot
from office.forms.queries import answers_of
from office.forms.values import empty
from sandbox import rules
from sandbox.criteria import CRITERIA, Criterion
from sandbox.models import Application, LocalReview, Opinion, Panel, PanelMember, PanelSheet, ProposedCondition
from sandbox.models.panel import SEATED
from sandbox.models.panel_report import RATING_KO, counted
from sandbox.states import Applying, Decision, Examining, Opining, Reviewing
from sandbox.states.panels import Judging, Rating


def panels_for(actor: Actor) -> QuerySet[Panel]:
    """The panels that `actor` may know of, the newest first."""
    related = ("matter__officer", "matter__parent__organisation", "matter__parent__application")
    return Panel.objects.filter(rules.SeePanel.scope(actor)).select_related(*related).order_by("-pk")


def with_progress(panels: QuerySet[Panel]) -> QuerySet[Panel]:
    """Annotate how many sit on the panel and how many of them have signed."""
    sits = Q(members__state__in=SEATED)
    signed = Q(members__state="cleared", members__sheet__state=Judging.SIGNED)
    return panels.annotate(
        seats=Count("members", filter=sits, distinct=True), signed=Count("members", filter=signed, distinct=True)
    )


def sheets_for(actor: Actor) -> QuerySet[PanelSheet]:
    """The review sheets that `actor` may know of: one's own, and all of them once they are shown."""
    related = ("matter__parent__parent", "member__user", "member__panel__matter__parent__application")
    return PanelSheet.objects.filter(rules.SeeSheet.scope(actor)).select_related(*related).order_by("-pk")


def seats_for(actor: Actor) -> QuerySet[PanelMember]:
    """One's own seats; none that a conflict, a refusal or a removal has ended."""
    related = ("panel__matter__parent__organisation", "panel__matter__parent__application", "user")
    return PanelMember.objects.filter(rules.SeeSeat.scope(actor)).select_related(*related).order_by("-pk")


def seats_to_answer(actor: Actor) -> QuerySet[PanelMember]:
    """Seats whose declaration is still wanted."""
    return seats_for(actor).filter(state="appointed", panel__state__in=_UNFINISHED)


def sheets_to_sign(actor: Actor) -> QuerySet[PanelSheet]:
    """One's own sheets that are still to be signed."""
    own = sheets_for(actor).filter(member__user=actor.user_id, state=Judging.WRITING)
    return own.filter(member__panel__state=Examining.REVIEWING)


def reports_to_conclude(actor: Actor) -> QuerySet[Panel]:
    """The panels whose report waits for this chair."""
    return panels_for(actor).filter(rules.ChairPanel.scope(actor), state=Examining.REPORTING)


_UNFINISHED = (Examining.FORMING, Examining.REVIEWING, Examining.REPORTING)


def cases_without_panel(actor: Actor) -> QuerySet[Application]:
    """Applications that are with the experts while no panel works on them and none has reported.

    After a request for re-deliberation the experts report again (ARA Decree §13의4).
    """
    panels = Panel.objects.filter(matter__parent=OuterRef("pk"))
    reported = panels.filter(state=Examining.REPORTED)
    asked_again = OuterRef("redeliberation_filed_at")
    reported = reported.annotate(asked_again=ExpressionWrapper(asked_again, DateTimeField()))
    still_holds = reported.filter(Q(asked_again=None) | Q(reported_at__gt=F("asked_again")))
    cases = Application.objects.filter(rules.HandleApplication.scope(actor), state=Applying.REVIEW)
    cases = cases.filter(~Exists(panels.filter(state__in=_UNFINISHED)), ~Exists(still_holds))
    return cases.select_related("matter__organisation").order_by("-pk")


@dataclass(frozen=True)
class Row:
    """One criterion with what each member said, in the members' order."""

    criterion: Criterion
    said: list[tuple[str, str]]
    counts: str


@dataclass(frozen=True)
class Opinions:
    """The signed sheets side by side."""

    sheets: list[PanelSheet] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)


def opinions_of(panel: Panel, actor: Actor) -> Opinions:
    """What the members said, for whoever may read the sheets now; nothing before."""
    if panel.state not in (Examining.REPORTING, Examining.REPORTED) or not rules.WorkOnPanel.holds(actor, panel):
        return Opinions()
    sheets = list(panel.signed_sheets())
    signed = {shot.matter_id: shot for shot in Snapshot.objects.filter(matter__in=[sheet.pk for sheet in sheets])}
    said = [signed[sheet.pk].answers for sheet in sheets]
    return Opinions(sheets, [_row(one, said) for one in CRITERIA], [_advice(answers) for answers in said])


def _row(one: Criterion, said: list[dict]) -> Row:
    told = [(str(Rating(answers[f"{one.code}_rating"]).label), answers[f"{one.code}_reason"]) for answers in said]
    return Row(one, told, counted(said, f"{one.code}_rating", RATING_KO))


def _advice(answers: dict) -> str:
    return str(Decision(answers["advice"]).label)


@dataclass(frozen=True)
class Done:
    """How far a sheet is, by criteria."""

    done: int
    of: int


def done_of(sheet: PanelSheet) -> Done:
    """Criteria with both a rating and reasons."""
    answers = answers_of(sheet.matter).data
    full = [one for one in CRITERIA if not any(empty(answers.get(f"{one.code}_{of}")) for of in ("rating", "reason"))]
    return Done(len(full), len(CRITERIA))


@dataclass(frozen=True)
class CasePapers:
    """What the experts read: the submission, the replies (each with its `proposed` conditions), the local opinions."""

    filed: Snapshot | None
    opinions: list[Opinion]
    reviews: list[LocalReview]


def case_of(panel: Panel) -> CasePapers:
    """The case as it stands, for readers who work on the panel."""
    application = panel.application
    opinions = list(application.opinions().exclude(state=Opining.CANCELLED).prefetch_related("replies"))
    proposed = ProposedCondition.objects.filter(matter__in=[one.pk for one in opinions], withdrawn=False)
    conditions: dict[Any, list[ProposedCondition]] = {}
    for one in proposed.order_by("matter_id", "position"):
        conditions.setdefault(one.matter_id, []).append(one)
    for part in opinions:
        part.proposed = conditions.get(part.pk, [])
    given = application.local_reviews().filter(state=Reviewing.GIVEN).prefetch_related("measures")
    return CasePapers(application.filed(), opinions, list(given))
