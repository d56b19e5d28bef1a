"""The addresses of seats, exclusions and named people."""

from django.urls import path

from office.assessment.api.exclusions import Exclusions, Named
from office.assessment.api.seats import Seats
from office.workflow.api import urls_for

_OWN = {"basename": "seats"}

urlpatterns = [
    *urls_for("seats/", Seats, basename="seats", get="list"),
    path(
        "seats/<str:number>/declarations/",
        Seats.as_view({"get": "declarations", "put": "declare"}, **_OWN),
        name="seats-declarations",
    ),
    path("seats/<str:number>/recusals/", Seats.as_view({"post": "recuse"}, **_OWN), name="seats-recusals"),
    path("panels/<uuid:pk>/invitations/", Seats.as_view({"post": "invite_drawn"}, **_OWN), name="panel-invitations"),
    path("exclusions/", Exclusions.as_view({"get": "list", "post": "create"}), name="exclusions-list"),
    path("exclusions/<uuid:pk>/", Exclusions.as_view({"get": "retrieve"}), name="exclusions-detail"),
    path("exclusions/<uuid:pk>/<slug:deed>/", Exclusions.as_view({"post": "decide"}), name="exclusions-decide"),
    path("named/", Named.as_view({"get": "list", "post": "create"}), name="named-list"),
    path("named/<uuid:pk>/", Named.as_view({"delete": "destroy"}), name="named-detail"),
    path("named/<uuid:pk>/attach/", Named.as_view({"post": "attach"}), name="named-attach"),
]
