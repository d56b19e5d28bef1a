"""What a panel waits for from the member who looks at its page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office.access import Actor
from office.assessment import registry
from office.assessment.models import Panel
from office.assessment.queries import tally as found_in
from office.assessment.states import Composing


def own_work(panel: Panel, actor: Actor) -> list[dict[str, str]]:
    """Open sheets, questions of the chair, a tally to sign: each with the way there."""
    if panel.state != Composing.WORKING or registry.over(panel.matter.parent):
        return []
    return [*_sheets(panel, actor), *_questions(panel, actor), *_tallies(panel, actor)]


def _sheets(panel: Panel, actor: Actor) -> list[dict[str, str]]:
    left = found_in.open_sheets(panel, actor).count()
    told = ngettext("%(n)d score sheet is not signed yet", "%(n)d score sheets are not signed yet", left) % {"n": left}
    return [{"label": told, "url": reverse("assessment:desk")}] if left else []


def _questions(panel: Panel, actor: Actor) -> list[dict[str, str]]:
    asked = found_in.questions_to(actor).filter(round__panel=panel.pk)
    return [
        {"label": _("Answer the chair on %(entry)s") % {"entry": one.subject.code},
         "url": reverse("assessment:talk", args=[one.round_id, one.subject_id])}
        for one in asked[:10]
    ]  # fmt: skip


def _tallies(panel: Panel, actor: Actor) -> list[dict[str, str]]:
    return [
        {"label": _("Sign tally %(number)d") % {"number": one.number},
         "url": reverse("assessment:tally", args=[one.pk]) + "#signatures"}
        for one in found_in.waiting_signature(actor).filter(panel=panel.pk)
    ]  # fmt: skip
