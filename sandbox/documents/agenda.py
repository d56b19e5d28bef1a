"""The agenda paper of an application: to nobody, for the members of the committee through its item."""

from django.utils.translation import gettext_lazy as _

from office.documents.registry import DocumentKind, register
from sandbox.documents.decisions import letterhead
from sandbox.papers.agenda import DeliberationPaper
from sandbox.rules import Overlook

DELIBERATION_PAPER = register(
    DocumentKind(
        key="sandbox.deliberation_paper",
        label=_("Agenda paper of an application"),
        template="documents/sandbox/deliberation_paper.html",
        facts=DeliberationPaper,
        sample=DeliberationPaper.sample,
        letterhead=letterhead,
        frame="form",
        audience=Overlook.who,
        seal="omitted",
        disclosure="closed",
        keywords=("심의안건", "국가스마트도시위원회"),
    )
)
