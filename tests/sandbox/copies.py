"""Many rows out of one, for counting queries: their cases are bare."""

from office.docket.models import Matter
from sandbox.models import AmendmentPlan, Application, Condition, Exemption, ExemptionRegion


def copies_of(exemption: Exemption, count: int) -> None:
    """So many exemptions like this one, each with its region, its plan and a condition."""
    for number in range(count):
        matter = _matter("sandbox.application", f"XA-{number}", exemption)
        case = Application.objects.create(matter=matter, track=exemption.track)
        made = Exemption.objects.create(
            matter=_matter("sandbox.exemption", f"XE-{number}", exemption), application=case, track=exemption.track,
            approved_at=exemption.approved_at, starts_on=exemption.starts_on, ends_on=exemption.ends_on, content="",
        )  # fmt: skip
        for region in exemption.regions.all():
            ExemptionRegion.objects.create(exemption=made, organisation=region.organisation)
        Condition.objects.create(application=case, exemption=made, position=1, text="x", purpose="x", evidence="x")
        plan = exemption.amendment_plans.first()
        own = _matter("sandbox.amendment_plan", f"XP-{number}", exemption, parent=made.matter)
        own.organisation = plan.matter.organisation
        own.save()
        AmendmentPlan.objects.create(matter=own, exemption=made)


def _matter(kind: str, number: str, like: Exemption, **more) -> Matter:
    return Matter.objects.create(
        kind=kind, number=number, title=f"사본 {number}", organisation=like.matter.organisation, **more
    )
