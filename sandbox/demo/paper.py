"""The files that the demo's applicants hand in: small real PDFs with the project's own words."""

from html import escape

from django.utils import timezone

from sandbox.demo.texts import blank_page
from sandbox.demo.texts_projects import Project


def project_pdf(project: Project, title: str) -> bytes:
    """A page that says what the paper is and what the project does; an empty one where Pango is missing."""
    from office.documents import render
    from office.documents.imprint import Imprint

    told = (project.summary, project.goal, project.site, *(rule.obstacle for rule in project.rules))
    text = "".join(f"<p>{escape(line)}</p>" for line in told)
    name = title.removesuffix(".pdf")
    markup = f"<html lang='ko'><title>{escape(name)}</title><h1>{escape(name)}</h1><h2>{project.name}</h2>{text}</html>"
    try:
        return render.pdf(markup, imprint=Imprint(title=name, agency="신청인", created=timezone.now())).pdf
    except OSError:
        return blank_page()
