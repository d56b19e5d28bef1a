"""A local review with a measure and a consultation, without the way to them: the values of their addresses."""

from django.utils import timezone

from office.docket.models import Matter
from sandbox.models import Application, Measure, Opinion
from sandbox.models.opinion import KIND
from sandbox.states import Opining


def asked_values(case: Application, cast) -> dict[str, dict]:
    """The company, the office, the city and the ministry know of them."""
    review = case.local_reviews().get()
    measure = Measure.objects.create(review=review, position=1, text="서행할 것")
    matter = Matter.objects.create(kind=KIND, title="시험", organisation=cast.ministry, parent=case.matter)
    opinion = Opinion.objects.create(matter=matter, question="의견", state=Opining.SENT, arrived_at=timezone.now())
    return {
        "sandbox:local-review": {"pk": review.pk},
        "sandbox:local-review-step": {"pk": review.pk, "step": "give"},
        "sandbox:measures": {"pk": review.pk},
        "sandbox:opinion": {"pk": opinion.pk},
        "sandbox:opinion-step": {"pk": opinion.pk, "step": "acknowledge"},
        "local": {"number": review.matter.number, "step": "give", "position": measure.position},
        "opinions": {"number": str(opinion.pk), "step": "acknowledge"},
    }
