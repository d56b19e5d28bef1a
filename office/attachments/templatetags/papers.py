"""`{% load papers %}`: papers beside a form, on the page of a case."""

from django import template

from office.access import NotNow, NotYours, Unknown
from office.attachments.attaching import may_attach
from office.attachments.reading import attachments_for, is_own
from office.attachments.types import endings
from office.docket.models import Matter
from office.web import formats

register = template.Library()


@register.inclusion_tag("office/attachments/_box.html", takes_context=True)
def paper_box(context: dict, matter: Matter, field_code: str, label: str) -> dict:
    """The papers of one field with a way to hand in and take back, as far as the reader may."""
    request = context["request"]
    papers = attachments_for(request.actor).filter(matter=matter, field_code=field_code).select_related("side")
    told = {"request": request, "matter": matter, "code": field_code, "label": label, "open": False}
    try:
        kind, subject = may_attach(request.actor, matter, field_code)
    except (NotYours, NotNow, Unknown):
        return told | {"papers": [(paper, False) for paper in papers]}
    limits = kind.limits(subject, field_code)
    return told | {
        "papers": [(paper, is_own(request.actor, paper)) for paper in papers],
        "open": True,
        "accept": ",".join(f".{ending}" for ending in endings(limits.types)),
        "most": formats.size(limits.bytes),
    }
