"""The addresses of the sandbox's API, below /api/v1/sandbox/."""

from django.urls import path

from office.workflow.api import urls_for
from sandbox.api import urls_asked, urls_deliberation
from sandbox.api.applications import Applications, Invitations
from sandbox.api.objections import Objections
from sandbox.api.panels import Panels, PanelSeats, PanelSheets
from sandbox.api.views import Consultations, RapidConfirmations

urlpatterns = [
    *urls_for("rapid-confirmations/", RapidConfirmations, basename="rapid-confirmations", get="list", post="create"),
    path(
        "rapid-confirmations/<str:number>/answers/",
        RapidConfirmations.as_view({"patch": "save_answers"}, basename="rapid-confirmations"),
        name="rapid-confirmations-answers",
    ),
    *urls_for("applications/", Applications, basename="applications", get="list", post="create"),
    path(
        "applications/<str:number>/answers/",
        Applications.as_view({"patch": "save_answers"}, basename="applications"),
        name="applications-answers",
    ),
    path(
        "applications/<str:number>/consortium/",
        Applications.as_view({"get": "members", "post": "invite"}, basename="applications"),
        name="applications-consortium",
    ),
    path("invitations/", Invitations.as_view({"get": "list"}), name="invitations"),
    path("invitations/<uuid:pk>/answer/", Invitations.as_view({"post": "answer"}), name="invitations-answer"),
    path("invitations/<uuid:pk>/leave/", Invitations.as_view({"post": "leave"}), name="invitations-leave"),
    *urls_deliberation.urlpatterns,
    *urls_asked.urlpatterns,
    *urls_for("consultations/", Consultations, basename="consultations", get="list"),
    *urls_for("panels/", Panels, basename="panels", get="list", post="create"),
    path(
        "panels/<str:number>/report/",
        Panels.as_view({"patch": "save_report"}, basename="panels"),
        name="panels-report",
    ),
    *urls_for("panel-sheets/", PanelSheets, basename="panel-sheets", get="list"),
    path(
        "panel-sheets/<str:number>/answers/",
        PanelSheets.as_view({"patch": "save_answers"}, basename="panel-sheets"),
        name="panel-sheets-answers",
    ),
    path("panel-seats/", PanelSeats.as_view({"get": "list"}), name="panel-seats"),
    path("panel-seats/<uuid:pk>/declaration/", PanelSeats.as_view({"post": "answer"}), name="panel-seats-declaration"),
    *urls_for("objections/", Objections, basename="objections", get="list", post="create"),
]
