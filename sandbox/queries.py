"""What somebody may read: every list and page of the sandbox starts here."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from office.access import Actor
from office.deadlines.models import Deadline
from office.deadlines.queries import Progress, progress_list
from office.forms.models import Snapshot
from office.forms.queries import last_snapshot
from office.forms.telling import words
from office.people.models import Organisation
from sandbox import rules
from sandbox.models import Consultation, RapidConfirmation, Reply
from sandbox.models.audience import STAFF, audience_of
from sandbox.states import CONSULTING_UNCLOSED, Answer, Consulting, Rapid

APPLICANT_KINDS = ("company", "individual", "university", "public_body", "foreign_public_body", "local_government")


def rapid_confirmations_for(actor: Actor) -> QuerySet[RapidConfirmation]:
    """The cases that `actor` may know of; discarded drafts are out of every list."""
    return (
        RapidConfirmation.objects.filter(rules.SeeRapid.scope(actor))
        .exclude(state=Rapid.DISCARDED)
        .select_related("matter__organisation", "matter__officer")
        .order_by("-pk")
    )


def consultations_for(actor: Actor) -> QuerySet[Consultation]:
    """The consultations that `actor` may know of, with what their pages show."""
    return (
        Consultation.objects.filter(rules.SeeConsultation.scope(actor))
        .select_related("matter__organisation", "matter__officer", "matter__parent__organisation")
        .prefetch_related(Prefetch("replies", Reply.objects.select_related("replied_by")), "matter__material_requests")
        .order_by("-pk")
    )


def with_reply_counts(cases: QuerySet[RapidConfirmation]) -> QuerySet[RapidConfirmation]:
    """Annotate how many ministries were asked and how many of them are done."""
    child = "matter__children__consultation"
    return cases.annotate(
        asked=Count(child, distinct=True),
        open_parts=Count(child, filter=Q(**{f"{child}__state__in": CONSULTING_UNCLOSED}), distinct=True),
    )


def organisations_of(actor: Actor, roles: tuple[str, ...]) -> QuerySet[Organisation]:
    """The organisations for which the actor may apply."""
    mine = actor.organisations(roles, APPLICANT_KINDS)
    return Organisation.objects.filter(pk__in=mine).order_by("name_ko")


def filed_for(part: Consultation, actor: Actor) -> Snapshot | None:
    """What was submitted in the case, for whoever may know of the consultation."""
    return last_snapshot(part.matter.parent)


@dataclass(frozen=True)
class BoardLine:
    """One ministry on the board that office and applicant share."""

    case: Consultation
    words: str
    tone: str
    clock: Progress | None


def board_of(case: RapidConfirmation, actor: Actor) -> list[BoardLine]:
    """Who was asked, since when, how it stands, days left."""
    parts = list(case.consultations())
    rows = Deadline.objects.whole().filter(matter__in=[part.pk for part in parts], clock="C06").order_by("id")
    clocks = {clock.deadline.matter_id: clock for clock in progress_list(rows)}
    return [BoardLine(part, part.state_label(actor), part.tone, clocks.get(part.pk)) for part in parts]


def answers_in(case: RapidConfirmation, actor: Actor) -> list[Consultation]:
    """The parts that are closed, with what was answered: for the office; the applicant reads it in the notice."""
    if audience_of(actor, case) != STAFF:
        return []
    closed = case.consultations().filter(state__in=(Consulting.REPLIED, Consulting.DEEMED_CONFIRMED))
    return list(closed.prefetch_related("replies"))


def exemption_seed(case: RapidConfirmation) -> dict:
    """What an exemption application takes over: the answers in words, and a row for each regulation found."""
    filed = case.filed()
    return {
        "source": str(case.pk),
        "values": dict(filed.answers),
        "answers": [
            {"label": str(field.label), "value": words(field, filed.answers[field.code])}
            for field in filed.definition.fields()
            if filed.answers.get(field.code) and field.kind != "declaration"
        ],
        "regulations": [finding for finding in case.findings() if finding["answer"] == Answer.NEEDED],
    }
