"""What people are told in a local government's review before filing: definitions only."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.notifications.registry import Notification, register
from sandbox import rules
from sandbox.notifications.rapid import SAMPLE, CaseFacts


def of_review(review, event) -> CaseFacts:
    """The facts of a review, with the day this office aims at (the law sets none)."""
    from office.deadlines.queries import progress_of

    matter, parent = review.matter, review.matter.parent
    clock = progress_of(matter, "C01")
    return CaseFacts(
        number=matter.number or "",
        title=parent.title,
        organisation=parent.organisation.name_ko,
        ministry=matter.organisation.name_ko,
        due=clock.due_on if clock else None,
    )


def _page(review) -> str:
    return reverse("sandbox:local-review", kwargs={"pk": review.pk})


def _about_review(key: str, label: object, *, recipients, statutory: bool = False, **more) -> Notification:
    return register(
        Notification(
            key=f"sandbox.{key}", label=label, recipients=recipients, see=rules.SeeLocalReview, facts=of_review,
            sample=SAMPLE, url=_page, statutory=statutory, **more,
        )
    )  # fmt: skip


LOCAL_REVIEW_ASKED = _about_review(
    "local_review_asked", _("Your local government is asked to review a plan"), recipients=rules.GiveLocalOpinion,
    statutory=True, after_document="sandbox.local_review_request",
)  # fmt: skip
LOCAL_REVIEW_DUE = _about_review(
    "local_review_due", _("A local review is still open"), recipients=rules.GiveLocalOpinion
)
LOCAL_OPINION_GIVEN = _about_review(
    "local_opinion_given", _("A local government gave its opinion"), recipients=rules.AnswerMeasures, statutory=True
)
LOCAL_REVIEW_RECALLED = _about_review(
    "local_review_recalled", _("A plan under local review was taken back"), recipients=rules.GiveLocalOpinion,
    statutory=True,
)  # fmt: skip
