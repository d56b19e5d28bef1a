"""The report of an expert panel as one document (전문위원회 검토보고서)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.documents.audience import SeesMatter
from office.documents.frame import Letterhead
from office.documents.registry import DocumentKind, Outgoing, register
from office.documents.triggers import Issues
from sandbox import policy
from sandbox.papers.panels import PanelReport

SUBJECT = "전문위원회 검토보고서"
PANEL = "국가스마트도시위원회 규제특례 분야 전문위원회"  # Decree §27①


def letterhead(subject: Any) -> Letterhead:
    """The panel itself reports; the unit that serves it keeps the number and the address."""
    return Letterhead(**policy.LETTERHEAD | {"sender": PANEL})


def report(panel: Any, letter: Any) -> Iterator[Outgoing]:
    """To nobody: whoever may know of the panel reads it there; the applicant with the decision, not before."""
    yield Outgoing(facts=panel.told(), subject=SUBJECT)


PANEL_REPORT = register(
    DocumentKind(
        key="sandbox.panel_report",
        label=_("Expert panel's report"),
        template="documents/sandbox/panel_report.html",
        facts=PanelReport,
        sample=PanelReport.sample,
        letterhead=letterhead,
        outgoing=report,
        frame="form",
        audience=SeesMatter(),
        seal="omitted",
        keywords=("전문위원회", "검토보고서", "승인기준"),
    )
)

REPORT = Issues(PANEL_REPORT.key)
