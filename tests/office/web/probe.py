"""A small server that keeps the autosave contract, for trying the scripts against."""

import json

from django import forms
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import include, path

from office.access.declare import PUBLIC, SIGNED_IN, declare
from office.access.errors import Invalid, NotNow, NotYours, Unknown
from office.web.forms import KitForm, MoneyField

SHEET: dict = {}


class ProbeForm(KitForm, forms.Form):
    title = forms.CharField(label="Title", required=False)
    summary = forms.CharField(label="Summary", widget=forms.Textarea, required=False)
    fields = forms.MultipleChoiceField(label="Fields", choices=[("m", "Mobility"), ("e", "Energy")], required=False)
    cost = MoneyField(label="Cost", required=False)
    truth = forms.BooleanField(label="True", required=False)


@declare(SIGNED_IN)
def form(request):
    context = {"form": ProbeForm(initial=SHEET["values"]), "revision": SHEET["revision"]}
    return render(request, "web_probe.html", context)


@declare(SIGNED_IN)
def save(request):
    SHEET["answers"] += 1
    if SHEET["refuse"]:
        return JsonResponse({"status": SHEET["refuse"]}, status=SHEET["refuse"])
    sent = json.loads(request.body)
    if sent["revision"] != SHEET["revision"]:
        known = {"theirs": SHEET["values"], "base": SHEET["history"].get(sent["revision"], {})}
        return JsonResponse(
            {"revision": SHEET["revision"], "by": "김담당", "at": "2026-11-22T14:05:12+09:00", **known}, status=409
        )
    keep(sent["values"])
    errors = {"title": ["The title is too short."]} if SHEET["values"]["title"] == "x" else {}
    return JsonResponse(
        {
            "revision": SHEET["revision"],
            "saved_at": "2026-11-22T14:05:12+09:00",
            "errors": errors,
            "complete": {"done": 1, "of": 4},
        }
    )


def keep(values: dict) -> None:
    """One more revision, as the form's owner or as a colleague."""
    SHEET["history"][SHEET["revision"]] = dict(SHEET["values"])
    SHEET["values"] = {**SHEET["values"], **values}
    SHEET["revision"] += 1


@declare(PUBLIC)
def refuse(request, kind: str):
    raise {
        "yours": NotYours("x"),
        "unknown": Unknown(),
        "now": NotNow(["The demonstration plan is missing."]),
        "invalid": Invalid({"title": ["A title is needed."]}),
        "bug": ZeroDivisionError("a secret"),
    }[kind]


@declare(PUBLIC)
def upload(request):
    from django.http import HttpResponse

    if request.method == "GET":
        return render(request, "web_upload.html")
    stored = request.FILES["file"]
    if stored.name.endswith(".exe"):
        return JsonResponse({"detail": "Programs are not accepted."}, status=400)
    SHEET["stored"] = stored.read()
    return HttpResponse(
        json.dumps({"name": stored.name, "url": "/files/1/"}), status=201, content_type="application/json"
    )


urlpatterns = [
    path("probe/", form),
    path("probe/save/", save, name="probe_save"),
    path("probe/refuse/<str:kind>/", refuse),
    path("probe/upload/", upload, name="probe_upload"),
    path("", include("config.urls")),
]
handler400 = "office.web.errors.bad_request"
handler403 = "office.web.errors.forbidden"
handler404 = "office.web.errors.not_found"
handler500 = "office.web.errors.server_error"
