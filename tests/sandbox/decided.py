"""One exemption and what hangs on it, without the way to it: the values of its addresses."""

import datetime as dt

from django.utils import timezone

from office.docket.models import Matter
from sandbox.models import AmendmentPlan, Application, Condition, Exemption


def decision_values(case: Application, cast) -> dict[str, dict]:
    """A drafted condition, an exemption, a ministry's plan: the office, the company and the ministry know of them."""
    condition = Condition.objects.create(application=case, position=1, text="시험", purpose="시험", evidence="시험")
    today = timezone.localdate()
    granted = Exemption.objects.create(
        matter=Matter.objects.create(kind="sandbox.exemption", title="시험", organisation=cast.company),
        application=case, track=case.track, approved_at=timezone.now(), starts_on=today,
        ends_on=today + dt.timedelta(days=365), content="시험",
    )  # fmt: skip
    plan = AmendmentPlan.objects.create(
        matter=Matter.objects.create(
            kind="sandbox.amendment_plan", title="시험", organisation=cast.ministry, parent=granted.matter
        ),
        exemption=granted,
    )
    desk = {"pk": case.pk, "number": str(case.pk), "condition": condition.pk}
    pages = ("conditions", "conditions-adopt", "conditions-paper", "condition-new", "condition", "condition-remove")
    return {
        **{f"sandbox:{name}": desk for name in (*pages, "condition-move", "decision")},
        **{f"sandbox:{name}": {"pk": granted.pk} for name in ("exemption", "exemption-publication")},
        "sandbox:amendment-plan": {"pk": plan.pk},
        "conditions": desk,
        "condition": desk,
        "exemptions": {"number": str(granted.pk)},
        "amendment": {"number": str(plan.pk)},
    }
