"""What panels of reviewers put on the desk: seats that wait for their reviewer, decisions that wait for the staff."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from office.access import Actor
from office.assessment import rules
from office.assessment.models import Exclusion, Seat
from office.assessment.queries import seats as found_in
from office.assessment.states import Sitting
from office.desk import panels
from office.desk.panels import Row, Rows, first_of


def register() -> None:
    """Called once, when every application is ready."""
    panels.contribute("waiting", "assessment.seats", rows=own_seats, visible=signed_in)
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
