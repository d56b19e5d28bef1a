"""The addresses of panels and draws."""

from django.urls import path

from office.assessment.api.panels import Draws, Panels
from office.workflow.api import urls_for

_OF = {"basename": "panels"}
_ONE = "panels/<str:number>/"

urlpatterns = [
    *urls_for("panels/", Panels, basename="panels", get="list", post="create"),
    path(f"{_ONE}settings/", Panels.as_view({"put": "update"}, **_OF), name="panels-settings"),
    path(f"{_ONE}entries/", Panels.as_view({"post": "entries"}, **_OF), name="panels-entries"),
    path(f"{_ONE}conflicts/", Panels.as_view({"post": "conflicts"}, **_OF), name="panels-conflicts"),
    path(f"{_ONE}draw/", Panels.as_view({"post": "freeze"}, **_OF), name="panels-draw"),
    path(f"{_ONE}draw/commitment/", Panels.as_view({"post": "commit"}, **_OF), name="panels-commitment"),
    path(f"{_ONE}draw/nonce/", Panels.as_view({"post": "reveal"}, **_OF), name="panels-nonce"),
    path(f"{_ONE}allotments/", Panels.as_view({"post": "allotments"}, **_OF), name="panels-allotments"),
    path("draws/<uuid:pk>/", Draws.as_view({"get": "retrieve"}), name="draws-detail"),
]
