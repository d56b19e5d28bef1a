"""What panels of reviewers put on the desk: seats, tallies and questions that wait for a reviewer, decisions that wait
for the staff."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from office.access import Actor
from office.assessment import rules
from office.assessment.known_pool import has_profile
from office.assessment.models import Discussion, Exclusion, Round, Seat, StoredTally
from office.assessment.queries import seats as found_in
from office.assessment.queries import tally as tallies
from office.assessment.queries.desk import Work, desk_of, ready_to_lock
from office.assessment.states import Holding, Sitting
from office.desk import panels
from office.desk.panels import Row, Rows, first_of


def register() -> None:
    """Called once, when every application is ready."""
    panels.contribute("waiting", "assessment.seats", rows=own_seats, visible=signed_in)
    panels.contribute("waiting", "assessment.sheets", rows=to_score, visible=has_profile)
    panels.contribute("waiting", "assessment.rounds", rows=to_lock, visible=has_profile)
    panels.contribute("waiting", "assessment.to_sign", rows=to_sign, visible=has_profile)
    panels.contribute("waiting", "assessment.questions", rows=questions, visible=has_profile)
    panels.contribute("waiting", "assessment.invite", rows=to_invite, visible=runs_panels)
    panels.contribute("waiting", "assessment.exclusions", rows=to_decide, visible=runs_panels)


def signed_in(actor: Actor) -> bool:
    """Anybody may have been drawn."""
    return actor.signed_in


def runs_panels(actor: Actor) -> bool:
    """The staff of a programme."""
    return any(post.role in rules.STAFF for post in actor.posts)


def own_seats(actor: Actor) -> Rows:
    """Invitations to answer, declarations to write, papers to sign."""
    return first_of(found_in.waiting_seats(actor).order_by(F("answer_until").asc(nulls_last=True), "matter_id"), _own)


def _own(seat: Seat) -> Row:
    mark = {
        Sitting.INVITED: pgettext("desk", "Answer the invitation"),
        Sitting.ACCEPTED: pgettext("desk", "Declare on every entry"),
        Sitting.CLEARED: pgettext("desk", "Sign the papers"),
    }[seat.state]
    return Row(
        title=seat.panel.matter.title, url=reverse("assessment:seat", args=[seat.pk]), mark=mark, tone="warning",
        on=seat.answer_until if seat.state == Sitting.INVITED else None,
        since=seat.cleared_at or seat.answered_at,
    )  # fmt: skip


def to_score(actor: Actor) -> Rows:
    """The open rounds in which one has sheets to fill in or to sign."""
    works = [one for one in desk_of(actor) if one.round.state == Holding.OPEN and one.drafts + one.submitted]
    return Rows([_work(one) for one in works], len(works))


def _work(work: Work) -> Row:
    left = []
    if work.drafts:
        left.append(ngettext("%(n)d sheet to fill in", "%(n)d sheets to fill in", work.drafts) % {"n": work.drafts})
    if work.submitted:
        left.append(ngettext("%(n)d sheet to sign", "%(n)d sheets to sign", work.submitted) % {"n": work.submitted})
    url = f"{reverse('assessment:desk')}?round={work.round.pk}"
    return Row(title=work.round.panel.matter.title, url=url, note=f"{work.round.rules.name} · {', '.join(left)}",
               mark=pgettext("desk", "Score sheets"), tone="warning", on=work.round.due_at)  # fmt: skip


def to_lock(actor: Actor) -> Rows:
    """The rounds one presides over in which everybody has signed."""
    return first_of(ready_to_lock(actor).order_by("due_at", "pk"), _round)


def _round(round_: Round) -> Row:
    url, mark = reverse("assessment:round", args=[round_.pk]), pgettext("desk", "Lock the round")
    return Row(
        title=round_.panel.matter.title, url=url, note=round_.rules.name, mark=mark, tone="warning", on=round_.due_at
    )


def to_sign(actor: Actor) -> Rows:
    """Tallies (집계표) of one's panels that are not signed yet."""
    return first_of(tallies.waiting_signature(actor).order_by("at", "pk"), _tally)


def _tally(tally: StoredTally) -> Row:
    return Row(title=tally.panel.matter.title, url=reverse("assessment:tally", args=[tally.pk]),
               note=tally.round.rules.name, mark=_("Sign the tally"), tone="warning", since=tally.at)  # fmt: skip


def questions(actor: Actor) -> Rows:
    """What the chair asks about one's scores that stand out."""
    waiting = tallies.questions_to(actor).select_related("round__panel__matter").prefetch_related(None)
    return first_of(waiting.order_by("at", "pk"), _question)


def _question(asked: Discussion) -> Row:
    url = reverse("assessment:talk", args=[asked.round_id, asked.subject_id])
    return Row(title=f"{asked.subject.code} {asked.subject.title}", url=url, note=asked.round.panel.matter.title,
               mark=_("The chair asks for your reason"), tone="warning", since=asked.at)  # fmt: skip


def to_invite(actor: Actor) -> Rows:
    """Who was drawn and not asked yet."""
    waiting = found_in.seats_run_by(actor).filter(state=Sitting.DRAWN)
    return first_of(waiting, _drawn)


def _drawn(seat: Seat) -> Row:
    return Row(title=str(seat.reviewer), url=reverse("assessment:seat", args=[seat.pk]),
               note=seat.panel.matter.title, mark=_("To be invited"), tone="info")  # fmt: skip


def to_decide(actor: Actor) -> Rows:
    """Conflicts and challenges, and overrides that a second person has to agree to."""
    return first_of(found_in.exclusions_to_decide(actor).order_by("at", "pk"), _exclusion)


def _exclusion(one: Exclusion) -> Row:
    mark = _("Override: agree or drop") if one.override_by_id else one.get_kind_display()
    return Row(title=str(one.seat.reviewer), url=reverse("assessment:exclusion", args=[one.pk]),
               note=str(one.subject), mark=str(mark), tone="warning", since=one.at)  # fmt: skip
