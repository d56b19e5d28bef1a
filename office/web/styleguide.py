"""One page with every component, for eyes and for the accessibility checker; not there outside demo and debug."""

from datetime import timedelta
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.access.declare import PUBLIC, declare
from office.web import errors
from office.web.forms import KitForm, MoneyField


class SampleForm(KitForm, forms.Form):
    """One field of each kind."""

    title = forms.CharField(label=_("Name of the service"), max_length=100, help_text=_("As citizens will know it."))
    summary = forms.CharField(label=_("Summary"), widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(label=_("Kind of applicant"), choices=[("", "—"), ("c", _("Company")), ("u", _("University"))])
    fields = forms.MultipleChoiceField(
        label=_("Fields"), choices=[("m", _("Mobility")), ("e", _("Energy")), ("s", _("Safety"))], required=False
    )
    consent = forms.ChoiceField(
        label=_("Notices by e-mail"), choices=[("y", _("Yes")), ("n", _("No"))], help_text=_("You can change this later.")
    )
    start = forms.DateField(label=_("First day"))
    cost = MoneyField(label=_("Cost of the demonstration"))
    paper = forms.FileField(label=_("Business registration"), required=False)
    truth = forms.BooleanField(label=_("What I say here is true."))
    boxes = ["consent"]
    fieldsets = (
        (_("The service"), ["title", "summary", "kind", "fields", "consent"]),
        (_("The plan"), ["start", "cost", "paper", "truth"], _("Approximate figures are enough at this point.")),
    )


def _open() -> None:
    if not (settings.DEBUG or getattr(settings, "DEMO", False)):
        raise Http404


@declare(PUBLIC)
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component; `?errors=1` shows the form as it comes back."""
    _open()
    form = SampleForm({"cost": "12a"} if "errors" in request.GET else None)
    page = Paginator(range(300), 10).page(7)
    return render(request, "web/styleguide.html", {"form": form, "page": page, **_case_sample()})


@declare(PUBLIC)
def case(request: HttpRequest) -> HttpResponse:
    """The anatomy of a case page with sample facts."""
    _open()
    return render(request, "web/styleguide_case.html", _case_sample())


@declare(PUBLIC)
def error(request: HttpRequest, status: int) -> HttpResponse:
    """An error page as visitors get it."""
    _open()
    reasons = [_("The demonstration plan is missing.")] if status == 409 else []
    return errors.page(request, status, reasons=reasons)


def _case_sample() -> dict:
    now = timezone.now()
    return {
        "case": {
            "title": _("Night-time delivery robots on park paths"),
            "number": "2026-RC-0031",
            "kind_label": _("Rapid confirmation"),
            "state_label": _("With the ministries"),
            "tone": "information",
            "turn": _("It is the ministries' turn; you need not do anything."),
        },
        "progress": [
            {"label": _("Draft"), "status": "done", "note": "2026. 10. 1."},
            {"label": _("Received"), "status": "done", "note": "2026. 10. 2."},
            {"label": _("With the ministries"), "status": "current"},
            {"label": _("Result"), "status": "todo"},
        ],
        "clocks": [_clock(now)],
        "steps": _steps(),
        "papers": [{"name": "사업계획서.pdf", "url": "#papers", "size": 1_482_003, "at": now, "by": _("Company")}],
        "letters": [
            {
                "title": _("Receipt"),
                "url": "#letters",
                "number": "2026-0031",
                "at": now,
                "state_label": _("Issued"),
                "tone": "success",
            }
        ],
        "history": [
            {"at": now, "text": _("Sent to the ministries"), "by": _("Secretariat"), "tone": "information"},
            {"at": now - timedelta(days=1), "text": _("Received"), "by": _("Secretariat"), "tone": "success"},
            {"at": now - timedelta(days=2), "text": _("Submitted"), "by": _("Company")},
        ],
        "tabs": [
            {"label": _("Mine"), "url": "#mine", "current": True, "count": 3},
            {"label": _("All cases"), "url": "#all", "count": 31},
            {"label": _("Closed"), "url": "#closed"},
        ],
        "bars": [{"label": _("Mobility"), "value": 31}, {"label": _("Energy"), "value": 12}, {"label": _("Safety"), "value": 7}],
        "points": [{"label": str(2020 + year), "value": value} for year, value in enumerate((4, 11, 18, 16, 27, 31, 42))],
    }


def _clock(now) -> dict:
    return {
        "label": _("Reply of the ministries"),
        "left": _("12 days left"),
        "due": (now + timedelta(days=12)).date(),
        "day": 18,
        "total": 30,
        "paused": 3,
        "tone": "information",
        "url": "#clock",
    }


def _steps() -> list[SimpleNamespace]:
    common = {"url": "#step", "explain": "", "in_state": True, "primary": False, "reasons": ()}
    return [
        SimpleNamespace(**{**common, "name": "answer", "label": _("Send the supplement"), "open": True, "primary": True}),
        SimpleNamespace(**{**common, "name": "withdraw", "label": _("Withdraw"), "open": True}),
        SimpleNamespace(
            **{**common, "name": "submit", "label": _("Submit"), "open": False, "reasons": [_("It was submitted already.")]}
        ),
    ]
