"""Local reviews on everybody's desk, and in the menu."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.desk import panels
from office.desk.panels import Row, Rows, first_of
from office.web import nav
from sandbox import asked, rules
from sandbox.models import LocalReview, Measure
from sandbox.states import Applying, Reviewing

_OPEN = (Reviewing.ASKED, Reviewing.ACKNOWLEDGED)
_TONES = {"information": "info", "gray": "neutral"}


def register() -> None:
    """Called once, when every application is ready."""
    nav.register("local-review", _("Local reviews"), "sandbox:local-review-list", visible=sees, order=28, group="asked")
    panels.contribute("waiting", "sandbox.local_review", rows=waiting, visible=is_concerned)


def sees(actor: Actor) -> bool:
    """Local governments review; the office and auditors look on."""
    return bool(actor.organisations((), ("local_government",))) or rules.Overlook.holds(actor)


def is_concerned(actor: Actor) -> bool:
    """Local governments have opinions to give, applicants have measures to answer."""
    return bool(actor.organisations())


def waiting(actor: Actor) -> Rows:
    """Reviews that wait for the actor's local government, and opinions whose measures the actor has to answer."""
    mine = Q(rules.GiveLocalOpinion.scope(actor), state__in=_OPEN)
    unanswered = Exists(Measure.objects.filter(review=OuterRef("pk"), plan=""))
    answers = Q(
        rules.AnswerMeasures.scope(actor), unanswered, state=Reviewing.GIVEN,
        matter__parent__application__state=Applying.LOCAL_DONE,
    )  # fmt: skip
    found = asked.local_reviews_for(actor).filter(mine | answers)
    return first_of(found, lambda review: _row(review, actor))


def _row(review: LocalReview, actor: Actor) -> Row:
    given = review.state == Reviewing.GIVEN
    name, pk = ("sandbox:application", review.matter.parent_id) if given else ("sandbox:local-review", review.pk)
    return Row(
        title=review.matter.title,
        url=reverse(name, kwargs={"pk": pk}) + ("#local-reviews" if given else ""),
        note=f"{review.matter.number} · {review.matter.organisation.label()}",
        mark=str(_("Measures to be answered")) if given else review.state_label(actor),
        tone=_TONES.get(review.tone, review.tone),
    )
