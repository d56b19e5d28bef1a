"""One row of each part of an application, without the way to it: for tests that only want a row."""

from django.utils import timezone

from office.docket.models import Matter
from sandbox.models import Application, LocalReview, Objection, Opinion, Panel, PanelMember, PanelSheet


def application_rows(case: Application, cast) -> dict:
    """The application, its local review, a consultation, a panel with a sheet, and an objection, by their models."""
    now = timezone.now()

    def matter(kind: str, parent: Matter | None = None) -> Matter:
        return Matter.objects.create(
            kind=f"sandbox.{kind}", title="시험", organisation=cast.ministry, parent=parent or case.matter
        )

    opinion = Opinion.objects.create(matter=matter("opinion"), question="시험")
    panel = Panel.objects.create(matter=matter("panel"))
    member = PanelMember.objects.create(
        panel=panel, user=cast.reviewer, appointed_at=now, appointed_by=cast.molit_officer
    )
    sheet = PanelSheet.objects.create(matter=matter("panel_sheet", panel.matter), member=member)
    objection = Objection.objects.create(
        matter=matter("objection"), against="returned", disposed_at=now, grounds="시험", filed_at=now,
        filed_by=cast.company_user,
    )  # fmt: skip
    review = case.local_reviews().first()
    return {
        Application: case, LocalReview: review, Opinion: opinion, Panel: panel, PanelSheet: sheet, Objection: objection,
    }  # fmt: skip
