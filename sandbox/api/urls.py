"""The addresses of the sandbox's API, below /api/v1/sandbox/."""

from django.urls import path

from office.workflow.api import urls_for
from sandbox.api.views import Consultations, RapidConfirmations

urlpatterns = [
    *urls_for("rapid-confirmations/", RapidConfirmations, basename="rapid-confirmations", get="list", post="create"),
    path(
        "rapid-confirmations/<str:number>/answers/",
        RapidConfirmations.as_view({"patch": "save_answers"}, basename="rapid-confirmations"),
        name="rapid-confirmations-answers",
    ),
    *urls_for("consultations/", Consultations, basename="consultations", get="list"),
]
