"""What somebody may read of those who are asked in an application: local governments and ministries."""

from django.db.models import QuerySet

from office.access import Actor
from sandbox import rules
from sandbox.models import LocalReview


def local_reviews_for(actor: Actor) -> QuerySet[LocalReview]:
    """The local reviews that `actor` may know of; the office learns of them when the application is filed."""
    return (
        LocalReview.objects.filter(rules.SeeLocalReview.scope(actor))
        .select_related(
            "plan__form_version", "matter__organisation", "matter__officer", "matter__parent__organisation",
            "matter__parent__application",
        )
        .order_by("-pk")
    )  # fmt: skip
