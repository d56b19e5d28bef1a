"""The form of an entry, with the rules of the budget beside its table."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from competitions import rules
from competitions.actions.entries import writable_reasons
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry
from competitions.views.entries.budget import panel_of
from competitions.views.entries.countdown import countdown_of
from competitions.views.entries.finding import get_entry
from office.access import SIGNED_IN, NotNow, NotYours, declare
from office.forms import pages
from office.forms.queries import answers_of


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Saves while typing; without JavaScript, by its button."""
    entry = get_entry(request.actor, pk)
    if not rules.WriteEntry.holds(request.actor, entry):
        raise NotYours("competitions.entry.write")
    if reasons := writable_reasons(entry):
        raise NotNow(reasons)
    answers = answers_of(entry.matter, ENTRY_FORM)
    context = {
        "case": entry,
        "back_label": _("Back to the entry"),
        "countdown": countdown_of(entry),
        "panel": panel_of(answers.definition, answers.data.get("budget")),
        "panel_question": "budget",
        "panel_template": "competitions/entry/_budget_beside.html",
        "panel_url": reverse("competitions:entry-budget", args=[entry.pk]),
    }
    back = reverse("competitions:entry", args=[entry.pk])
    return pages.edit(
        request, entry.matter, template="competitions/entry/form.html", back=back, context=context, form=ENTRY_FORM,
        done=_nothing_missing(entry),
    )  # fmt: skip


def _nothing_missing(entry: Entry) -> str:
    """A whole form is not all: partners and the rules of the call are told by the report."""
    told = _("Saved. Nothing is missing in the form. Whether it can be submitted is told by the check.")
    link = reverse("competitions:entry-report", args=[entry.pk])
    return format_html('{} <a href="{}">{}</a>', told, link, _("Check before submission"))
