"""The addresses of tallies and what goes into them, below /api/v1/assessment/."""

from django.urls import path

from office.assessment.api.tally import Adjustments, PanelFiles, RoundTallies, Tallies
from office.assessment.api.tally_beside import BesideTallies
from office.assessment.api.tally_papers import Papers
from office.assessment.api.tally_words import Discussions, Opinions, Questions

_TALLY, _ROUND = "tallies/<uuid:pk>/", "rounds/<uuid:pk>/"

urlpatterns = [
    path("tallies/", Tallies.as_view({"get": "list"}), name="tallies"),
    path(_TALLY, Tallies.as_view({"get": "retrieve"}), name="tally"),
    path(f"{_TALLY}export/", Tallies.as_view({"get": "export"}), name="tally-export"),
    path(f"{_TALLY}vote/", Tallies.as_view({"post": "vote"}), name="tally-vote"),
    path(f"{_TALLY}lot/", Tallies.as_view({"post": "prepare_lot"}), name="tally-lot"),
    path(f"{_TALLY}lot/draw/", Tallies.as_view({"post": "draw_lot"}), name="tally-lot-draw"),
    path(f"{_TALLY}what-if/", BesideTallies.as_view({"get": "what_if"}), name="tally-what-if"),
    path(f"{_TALLY}statistics/", BesideTallies.as_view({"get": "statistics"}), name="tally-statistics"),
    path(f"{_TALLY}papers/", Papers.as_view({"post": "of_tally"}), name="tally-papers"),
    path(f"{_ROUND}papers/", Papers.as_view({"post": "of_round"}), name="round-papers"),
    path(f"{_ROUND}discussion/", Discussions.as_view({"get": "list", "post": "create"}), name="discussion"),
    path(f"{_ROUND}questions/", Discussions.as_view({"post": "ask"}), name="round-questions"),
    path("questions/", Questions.as_view({"get": "list"}), name="questions"),
    path("panels/<uuid:pk>/papers/", Papers.as_view({"get": "list", "post": "create"}), name="panel-papers"),
    path("panels/<uuid:panel>/opinions/", Opinions.as_view({"get": "list"}), name="opinions"),
    path("subjects/<uuid:pk>/opinion/", Opinions.as_view({"get": "retrieve", "patch": "write"}), name="opinion"),
    path("rounds/<uuid:pk>/tally/", RoundTallies.as_view({"post": "create"}), name="round-tally"),
    path("panels/<uuid:pk>/export/", PanelFiles.as_view({"get": "export"}), name="panel-export"),
    path(
        "panels/<uuid:panel>/adjustments/", Adjustments.as_view({"get": "list", "post": "create"}), name="adjustments"
    ),
    path("adjustments/<uuid:pk>/confirm/", Adjustments.as_view({"post": "confirm"}), name="adjustment-confirm"),
    path("adjustments/<uuid:pk>/drop/", Adjustments.as_view({"post": "drop"}), name="adjustment-drop"),
]
