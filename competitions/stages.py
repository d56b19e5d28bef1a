"""The preliminary calls as a register from which the set-up of a main call names its own."""

from django.db.models import OuterRef, Subquery

from competitions.models import Call, CallVersion
from competitions.states import Calling
from office.forms.sources import Option, register_source

NAME = "competitions.preliminary_calls"


def preliminary_calls() -> list[Option]:
    """Announced calls whose stage is the preliminary one, by number, under their programmes: nobody's secret."""
    last = CallVersion.objects.filter(call=OuterRef("pk")).order_by("-number")
    stage = Subquery(last.values("snapshot__content__answers__stage")[:1])
    found = Call.objects.filter(announced_at__isnull=False).annotate(stage=stage).filter(stage="preliminary")
    return [_option(call) for call in found.select_related("matter", "programme").order_by("programme", "-pk")]


def _option(call: Call) -> Option:
    current = call.state != Calling.CANCELLED
    return Option(call.matter.number, f"{call.label()} ({call.matter.number})", call.programme.label(), current)


register_source(NAME, preliminary_calls)
