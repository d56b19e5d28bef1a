"""The pages of panels: the list, composing one, a panel, its settings and entries, its steps."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from office import ledger
from office.access import SIGNED_IN, Actor, Invalid, NotYours, Unknown, declare
from office.assessment import registry, rules, rules_panels
from office.assessment.actions import panels as actions
from office.assessment.forms.panels import ComposeForm, SettingsForm
from office.assessment.models import Panel
from office.assessment.queries import panels as queries
from office.assessment.views import panel_anatomy as anatomy
from office.assessment.views.panel_filters import PanelFilter
from office.web.exporting import as_file
from office.workflow.pages import StepPage
from office.workflow.steps import Step

PER_PAGE = 30


@declare(rules_panels.Overlook)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The panels one is in charge of or audits."""
    found = PanelFilter(request.GET, queryset=queries.overlooked_by(request.actor), request=request)
    if kind := request.GET.get("export"):
        return _file(found.qs, request.actor, kind)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    _told(list(page.object_list), request.actor)
    context = {"page": page, "filter": found, "composes": rules_panels.Compose.holds(request.actor)}
    return render(request, "assessment/panels/list.html", context)


def _told(panels: list[Panel], actor: Actor) -> list[Panel]:
    """Each with its state in words and colour, as its page says it."""
    over = registry.over_among(one.matter.parent for one in panels)
    for one in panels:
        one.told = anatomy.state_of(one, actor, over=one.matter.parent_id in over)
    return panels


def _file(found: QuerySet, actor: Actor, kind: str) -> HttpResponse:
    head = [
        _("Number"),
        pgettext("panel", "Panel"),
        _("State"),
        _("Entries"),
        pgettext("panel", "Members"),
        pgettext("panel", "Seats"),
        pgettext("panel", "Drawn"),
    ]
    rows = [[one.matter.number, one.matter.title, one.told["state_label"], one.entries, one.sitting,
             one.size, one.drawn_at] for one in _told(list(found), actor)]  # fmt: skip
    ledger.record("assessment.exported", actor=actor, data={"list": "panels", "rows": len(rows)})
    return as_file("panels", head, rows, kind=kind)


@declare(rules_panels.Compose)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Compose a panel."""
    matters = queries.composable_for(request.actor)
    data = request.POST if request.method == "POST" else None
    form = ComposeForm(data, matters=matters, initial={"matter": request.GET.get("matter", "")})
    if form.is_bound and form.is_valid():
        try:
            made = actions.compose(form.under, by=request.actor, **form.facts())
        except Invalid as wrong:
            form.blame(wrong.errors)
        else:
            messages.success(request, _("The panel is composed. Look over entries and conflicts, then draw."))
            return redirect("assessment:panel", pk=made.pk)
    context = {"form": form, "matters": matters, "title": _("Compose a panel"), "submit": _("Compose"),
               "back": reverse("assessment:panels")}  # fmt: skip
    return render(request, "assessment/panels/settings.html", context, status=400 if form.is_bound else 200)


@declare(SIGNED_IN)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One panel."""
    panel = queries.get_panel(request.actor, pk)
    return render(request, "assessment/panels/page.html", anatomy.panel_context(panel, request.actor, request.GET))


def own_panel(request: HttpRequest, pk: UUID) -> Panel:
    """The panel, for whoever is in charge of it; raises Unknown, NotYours."""
    panel = queries.get_panel(request.actor, pk)
    if not rules.RunPanel.holds(request.actor, panel):
        raise NotYours(rules.RunPanel.key)
    return panel


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change the settings while nothing is drawn from them."""
    panel = own_panel(request, pk)
    if reasons := actions.closed(panel):
        raise actions.NotNow(reasons)
    form = SettingsForm(request.POST if request.method == "POST" else None, panel=panel)
    if form.is_bound and form.is_valid():
        try:
            actions.edit(panel, by=request.actor, **form.facts())
        except Invalid as wrong:
            form.blame(wrong.errors)
        else:
            messages.success(request, _("The settings are saved."))
            return redirect("assessment:panel", pk=pk)
    context = {"form": form, "panel": panel, "title": _("Settings of the panel"), "submit": _("Save"),
               "back": reverse("assessment:panel", args=[pk])}  # fmt: skip
    return render(request, "assessment/panels/settings.html", context, status=400 if form.is_bound else 200)


@declare(SIGNED_IN)
@require_POST
def entries(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take up the entries anew."""
    found = actions.take_up_again(own_panel(request, pk), by=request.actor)
    added, gone = len(found.added), len(found.gone)
    messages.success(request, " ".join([
        ngettext("%(count)d entry was added.", "%(count)d entries were added.", added) % {"count": added},
        ngettext("%(count)d entry was taken out.", "%(count)d entries were taken out.", gone) % {"count": gone},
    ]))  # fmt: skip
    return redirect("assessment:panel", pk=pk)


@declare(SIGNED_IN)
class PanelStep(StepPage):
    """A step of a panel."""

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return queries.panels_for(actor)

    def address(self, subject: Any) -> str:
        """The panel's page."""
        return reverse("assessment:panel", args=[subject.pk])

    def _find(self, request: HttpRequest, pk: Any, name: str) -> tuple[Any, Step]:
        if name in anatomy.NOT_PAGES:
            raise Unknown
        return super()._find(request, pk, name)
