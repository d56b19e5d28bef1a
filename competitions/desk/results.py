"""What a published result asks for afterwards: an award that is free, a notice that says something else by now."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions import changes, rules
from competitions.models import Call
from office.access import Actor
from office.desk import panels
from office.desk.panels import Row, Rows


def register() -> None:
    """Called once, when every application is ready."""
    panels.contribute("waiting", "competitions.result", rows=waiting, visible=rules.Staff.holds)


def waiting(actor: Actor) -> Rows:
    """Free awards for which somebody waits in reserve; for who decides also notices to be corrected."""
    found = [row for call in changes.moved_calls(actor) for row in _rows(call, actor)]
    return Rows(found[: panels.SHOWN], len(found))


def _rows(call: Call, actor: Actor) -> list[Row]:
    free = sum(one["free"] for one in changes.free_places(call) if one["next"] is not None)
    told = [ngettext("%(count)d award is free", "%(count)d awards are free", free) % {"count": free}] if free else []
    if rules.DecideCall.holds(actor, call) and changes.notice_outdated(call):
        told.append(_("Public notice to be corrected"))
    url, note = reverse("competitions:call-result", args=[call.pk]), call.matter.number or ""
    return [Row(call.label(), url, note=note, mark=mark, tone="warning") for mark in told]
