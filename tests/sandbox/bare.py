"""One row of each part of an application, without the way to it: for tests that only want a row."""

from django.utils import timezone

from office.access import SYSTEM
from office.docket.models import Matter
from office.forms import actions as forms
from sandbox.form_definitions.panel import SHEET
from sandbox.models import Application, LocalReview, Objection, Opinion, Panel, PanelMember, PanelSheet


def application_rows(case: Application, cast) -> dict:
    """The application, its local review, a consultation, a panel with a sheet, and an objection, by their models."""
    now = timezone.now()

    def matter(kind: str, parent: Matter | None = None, organisation=cast.ministry) -> Matter:
        return Matter.objects.create(
            kind=f"sandbox.{kind}", title="시험", organisation=organisation, parent=parent or case.matter
        )

    opinion = Opinion.objects.create(matter=matter("opinion"), question="시험")
    panel = Panel.objects.create(matter=matter("panel", organisation=None))
    member = PanelMember.objects.create(
        panel=panel, user=cast.reviewer, appointed_at=now, appointed_by=cast.molit_officer
    )
    sheet = PanelSheet.objects.create(matter=matter("panel_sheet", panel.matter, None), member=member)
    objection = Objection.objects.create(
        matter=matter("objection", organisation=cast.company), against="returned", disposed_at=now, grounds="시험",
        filed_at=now, filed_by=cast.company_user,
    )  # fmt: skip
    review = case.local_reviews().first()
    return {
        Application: case, LocalReview: review, Opinion: opinion, Panel: panel, PanelSheet: sheet, Objection: objection,
    }  # fmt: skip


def panel_values(case: Application, cast) -> dict[str, dict]:
    """The values of the addresses of panels and objections: the reviewer, the office and the company know of them."""
    rows = application_rows(case, cast)
    panel, sheet, objection = rows[Panel], rows[PanelSheet], rows[Objection]
    PanelMember.objects.filter(pk=sheet.member_id).update(state="cleared")
    forms.open_answers(sheet.matter, SHEET, by=SYSTEM)
    of_panel = {"pk": panel.pk, "number": str(panel.pk), "step": "dissent"}
    of_sheet = {"pk": sheet.pk, "number": str(sheet.pk), "step": "sign"}
    of_objection = {"pk": objection.pk, "number": str(objection.pk), "step": "withdraw"}
    return {
        **{f"sandbox:{name}": of_panel for name in ("panel", "panel-report", "panel-step")},
        **{f"sandbox:{name}": of_sheet for name in ("panel-sheet", "panel-sheet-step")},
        **{f"sandbox:{name}": of_objection for name in ("objection", "objection-step")},
        **{f"sandbox:{name}": {"pk": case.pk} for name in ("panel-form", "objection-file")},
        **{f"panel-sheets-{name}": of_sheet for name in ("detail", "step", "answers")},
        "sandbox:panel-seat": {"pk": sheet.member_id},
        "panel-seats-declaration": {"pk": sheet.member_id},
        "panels": of_panel,
        "objections": of_objection,
    }
