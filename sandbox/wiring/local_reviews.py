"""The local review in the office: its kind of matter, the use cases of its steps, the reminder."""

from django.utils.translation import gettext_lazy as _

from office.deadlines.lapses import on_lapse
from office.docket import registry as docket
from office.notifications.announcing import send
from office.workflow import bind
from sandbox import rules
from sandbox.actions import local_reviews
from sandbox.forms.local_reviews import LocalOpinionForm
from sandbox.models import LocalReview
from sandbox.models.local_review import KIND
from sandbox.states import Reviewing
from sandbox.views import application_sections, local_reviews_sections


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(
        KIND,
        model=LocalReview,
        see=rules.SeeLocalReview,
        url="sandbox:local-review",
        label=_("Local government review"),
    )
    bind(LocalReview, "give", form=LocalOpinionForm, action=local_reviews.give)
    on_lapse("C01", _target_passed)
    application_sections.register_section(10, "sandbox/local_review/_section.html", local_reviews_sections.section)


def _target_passed(deadline) -> None:
    """The law sets no period (Act §49②): after the office's own 20 days there is a reminder and nothing else."""
    review = LocalReview.objects.select_related("matter__parent").filter(pk=deadline.matter_id).first()
    if review is not None and review.state in (Reviewing.ASKED, Reviewing.ACKNOWLEDGED):
        send("sandbox.local_review_due", review, dedupe=f"C01:{deadline.pk}")
