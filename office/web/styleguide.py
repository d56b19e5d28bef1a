"""One page with every component, for eyes and for the accessibility checker; not there outside demo and debug."""

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from office.access.declare import PUBLIC, declare
from office.web import errors, samples
from office.web.forms import KitForm, MoneyField


class SampleForm(KitForm, forms.Form):
    """One field of each kind."""

    title = forms.CharField(label=_("Name of the service"), max_length=100, help_text=_("As citizens will know it."))
    summary = forms.CharField(label=_("Summary"), widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(
        label=_("Kind of applicant"), choices=[("", "—"), ("c", _("Company")), ("u", _("University"))]
    )
    fields = forms.MultipleChoiceField(
        label=_("Fields"), choices=[("m", _("Mobility")), ("e", _("Energy")), ("s", _("Safety"))], required=False
    )
    consent = forms.ChoiceField(
        label=_("Notices by e-mail"),
        choices=[("y", _("Yes")), ("n", _("No"))],
        help_text=_("You can change this later."),
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
    return render(request, "web/styleguide.html", {"form": form, "page": page, **samples.everything()})


@declare(PUBLIC)
def case(request: HttpRequest) -> HttpResponse:
    """The anatomy of a case page with sample facts."""
    _open()
    return render(request, "web/styleguide_case.html", samples.everything())


@declare(PUBLIC)
def error(request: HttpRequest, status: int) -> HttpResponse:
    """An error page as visitors get it."""
    _open()
    reasons = [_("The demonstration plan is missing.")] if status == 409 else []
    return errors.page(request, status, reasons=reasons)
