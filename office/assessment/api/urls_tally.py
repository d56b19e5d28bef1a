"""The addresses of tallies and what goes into them, below /api/v1/assessment/."""

from django.urls import path

from office.assessment.api.tally import Adjustments, PanelFiles, RoundTallies, Tallies

_TALLY = "tallies/<uuid:pk>/"

urlpatterns = [
    path("tallies/", Tallies.as_view({"get": "list"}), name="tallies"),
    path(_TALLY, Tallies.as_view({"get": "retrieve"}), name="tally"),
    path(f"{_TALLY}export/", Tallies.as_view({"get": "export"}), name="tally-export"),
    path(f"{_TALLY}vote/", Tallies.as_view({"post": "vote"}), name="tally-vote"),
    path(f"{_TALLY}lot/", Tallies.as_view({"post": "prepare_lot"}), name="tally-lot"),
    path(f"{_TALLY}lot/draw/", Tallies.as_view({"post": "draw_lot"}), name="tally-lot-draw"),
    path("rounds/<uuid:pk>/tally/", RoundTallies.as_view({"post": "create"}), name="round-tally"),
    path("panels/<uuid:pk>/export/", PanelFiles.as_view({"get": "export"}), name="panel-export"),
    path(
        "panels/<uuid:panel>/adjustments/", Adjustments.as_view({"get": "list", "post": "create"}), name="adjustments"
    ),
    path("adjustments/<uuid:pk>/confirm/", Adjustments.as_view({"post": "confirm"}), name="adjustment-confirm"),
    path("adjustments/<uuid:pk>/drop/", Adjustments.as_view({"post": "drop"}), name="adjustment-drop"),
]
