"""One's own inbox."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from office.access import SIGNED_IN, Invalid, declare
from office.notifications import preferences, queries, reading
from office.notifications.forms import PreferencesForm
from office.notifications.registry import all_notifications

PER_PAGE = 30
SHOWN = {"all": queries.inbox_for, "unread": queries.unread_for}


@declare(SIGNED_IN)
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """What one was told: unread first, thirty to a page."""
    show = request.GET.get("show") if request.GET.get("show") in SHOWN else "all"
    rows = SHOWN[show](request.actor).defer("body_text", "body_html", "facts")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    known = all_notifications()
    for row in page.object_list:
        row.label = known[row.key].label if row.key in known else ""
    unread = page.paginator.count if show == "unread" else queries.unread_count(request.actor)
    context = {"page": page, "show": show, "unread": unread, "tabs": _tabs(show, unread)}
    return render(request, "office/notifications/inbox.html", context)


def _tabs(show: str, unread: int) -> list[dict]:
    return [
        {"url": "?show=all", "label": _("All"), "current": show == "all"},
        {"url": "?show=unread", "label": _("Unread"), "count": unread, "current": show == "unread"},
    ]


@declare(SIGNED_IN)
@require_GET
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One message; opening it is reading it."""
    found = reading.mark_read(request.actor, pk)
    known = all_notifications().get(found.key)
    return render(request, "office/notifications/letter.html", {"letter": found, "known": known})


@declare(SIGNED_IN)
@require_POST
def read(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mark one as read without opening it."""
    reading.mark_read(request.actor, pk)
    return _back(request)


@declare(SIGNED_IN)
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    number = reading.mark_all_read(request.actor)
    done = ngettext("%(number)d notice marked as read.", "%(number)d notices marked as read.", number)
    messages.success(request, done % {"number": number})
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    show = "?show=unread" if request.POST.get("show") == "unread" else ""
    return redirect(f"{redirect('notifications:inbox').url}{show}")


@declare(SIGNED_IN)
@require_http_methods(["GET", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    """How I am told."""
    form = PreferencesForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            preferences.choose(request.actor, form.choices())
        except Invalid as wrong:
            form.add_error(None, str(wrong))
        else:
            messages.success(request, _("Your settings were saved."))
            return redirect("notifications:preferences")
    return render(request, "office/notifications/preferences.html", {"form": form}, status=400 if form.errors else 200)
