"""The first page: a desk for whoever is signed in, a welcome for everybody else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from office.access import PUBLIC, declare
from office.desk import panels, queries, welcome


@declare(PUBLIC)
@require_safe
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """`/` for each role."""
    if not request.actor.signed_in:
        return _welcome(request)
    shown = queries.desk_of(request.actor)
    context = {
        "main": [each for each in shown if each.panel.main],
        "side": [each for each in shown if not each.panel.main],
        "starts": panels.starts_for(request.actor),
        "parts": queries.parts_of(request.actor),
        "empty": not any(each.rows.total for each in shown),
    }
    return render(request, "office/desk/home.html", context)


def _welcome(request: HttpRequest) -> HttpResponse:
    demo = getattr(settings, "DEMO", False)
    context = {
        "doors": welcome.doors(),
        "boards": welcome.boards(),
        "ways": welcome.ways(),
        "accounts": welcome.ACCOUNTS if demo else (),
        "password": welcome.DEMO_PASSWORD,
    }
    return render(request, "office/desk/welcome.html", context)
