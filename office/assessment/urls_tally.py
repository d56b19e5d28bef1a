"""The addresses of tallies, of what goes into them and of what is said after the lock."""

from django.urls import path

from office.assessment.views import tally, tally_adjustments, tally_beside, tally_deeds, tally_talk, tally_ties

_TALLY, _PANEL, _ROUND = "tallies/<uuid:pk>/", "panels/<uuid:pk>/", "rounds/<uuid:pk>/"

urlpatterns = [
    path(f"{_PANEL}tallies/", tally.listing, name="tallies"),
    path(f"{_PANEL}adjustments/", tally_adjustments.listing, name="adjustments"),
    path(f"{_PANEL}export/", tally_deeds.panel_export, name="panel-export"),
    path(f"{_PANEL}workbook/", tally_deeds.panel_workbook, name="panel-workbook"),
    path(f"{_PANEL}papers/<slug:kind>/", tally_deeds.panel_paper, name="panel-paper"),
    path("adjustments/<uuid:pk>/<slug:deed>/", tally_adjustments.deed, name="adjustment-deed"),
    path(f"{_ROUND}tally/", tally.compute, name="round-tally"),
    path(f"{_ROUND}papers/", tally_deeds.round_papers, name="round-papers"),
    path(f"{_ROUND}talk/", tally_talk.listing, name="talks"),
    path(f"{_ROUND}talk/<uuid:subject>/", tally_talk.page, name="talk"),
    path("subjects/<uuid:pk>/opinion/", tally_talk.opinion, name="opinion"),
    path(_TALLY, tally.page, name="tally"),
    path(f"{_TALLY}entries/<uuid:subject>/", tally.entry, name="tally-entry"),
    path(f"{_TALLY}what-if/", tally_beside.what_if, name="what-if"),
    path(f"{_TALLY}statistics/", tally_beside.statistics, name="tally-statistics"),
    path(f"{_TALLY}ties/", tally_ties.page, name="ties"),
    path(f"{_TALLY}sign/", tally_deeds.sign, name="tally-sign"),
    path(f"{_TALLY}export/", tally_deeds.export, name="tally-export"),
    path(f"{_TALLY}paper/", tally_deeds.tally_paper, name="tally-paper"),
    path("lots/<uuid:pk>/record/", tally_ties.lot_record, name="lot-record"),
]
