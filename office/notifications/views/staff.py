"""For those who look after deliveries and effects."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from office.access import Unknown, declare
from office.notifications import operating, queries, rules
from office.notifications.models import Delivery, State
from office.notifications.registry import all_notifications

PER_PAGE = 30
SHOWN: dict[str, tuple[object, Callable[[QuerySet], QuerySet]]] = {
    "trouble": (gettext_lazy("Waiting for a person"), lambda rows: rows.filter(state__in=queries.WAITS_FOR_A_PERSON)),
    "retrying": (
        gettext_lazy("Being tried again"),
        lambda rows: rows.filter(state__in=[State.WAITING, State.SENDING], attempts__gt=0),
    ),
    "all": (gettext_lazy("All"), lambda rows: rows),
}


@declare(rules.Inspect)
@require_GET
def deliveries(request: HttpRequest) -> HttpResponse:
    """Deliveries that were refused or whose outcome nobody knows, and on request the rest."""
    show = request.GET.get("show") if request.GET.get("show") in SHOWN else "trouble"
    rows = queries.deliveries_for(request.actor).defer("body_text", "body_html", "facts")
    page = Paginator(SHOWN[show][1](rows), PER_PAGE).get_page(request.GET.get("page"))
    _describe(page, may=rules.Operate.holds(request.actor))
    shelves = [(key, label) for key, (label, _rows) in SHOWN.items()]
    context = {"page": page, "show": show, "shelves": shelves, "pages": _pages("deliveries")}
    return render(request, "office/notifications/deliveries.html", context)


def _describe(page: Page, *, may: bool) -> None:
    """What each row is about, what can be decided, and when the queue tries again, in one query."""
    known = all_notifications()
    effects = queries.effects_behind(page.object_list)
    for row in page.object_list:
        row.label = known[row.key].label if row.key in known else _("Daily digest")
        row.open = operating.decisions_open(row) if may else []
        row.effect = effects.get(row.effect_key)


@declare(rules.Operate)
@require_POST
def decide(request: HttpRequest, pk: UUID, decision: str) -> HttpResponse:
    """Retry, resend or mark as sent; 409 when it no longer waits for that."""
    delivery = queries.deliveries_for(request.actor).filter(pk=pk).first()
    if delivery is None or decision not in operating.DECISIONS:
        raise Unknown("delivery")
    operating.decide(delivery, decision, by=request.actor)
    messages.success(request, _said(decision, delivery))
    return redirect("notifications:deliveries")


def _said(decision: str, delivery: Delivery) -> str:
    if decision == "mark_sent":
        return _("Written down as sent.")
    return _("Back in the queue: it is sent within a minute.")


def _pages(current: str) -> list[dict]:
    """The two pages of this part of the house."""
    named = {"deliveries": _("Deliveries"), "effects": _("Unfinished work")}
    return [
        {"url": reverse(f"notifications:{name}"), "label": label, "current": name == current}
        for name, label in named.items()
    ]


@declare(rules.Inspect)
@require_GET
def effects(request: HttpRequest) -> HttpResponse:
    """Effects that wait for a person, and those being tried again."""
    page = Paginator(queries.effects_for(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may": rules.Operate.holds(request.actor), "pages": _pages("effects")}
    return render(request, "office/notifications/effects.html", context)


@declare(rules.Operate)
@require_POST
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a parked effect back in the queue."""
    effect = queries.effects_for(request.actor).filter(pk=pk).first()
    if effect is None:
        raise Unknown("effect")
    operating.retry_effect(effect, by=request.actor)
    messages.success(request, _("Back in the queue: it is carried out within a minute."))
    return redirect("notifications:effects")
