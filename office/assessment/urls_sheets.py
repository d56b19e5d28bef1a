"""Rounds, the reviewer's desk, score sheets."""

from django.urls import path

from office.assessment.views import attendance, desk, rounds, sheets

_ROUND = "rounds/<uuid:pk>/"
_SHEET = "sheets/<uuid:pk>/"

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("desk/sign/", desk.sign, name="sign"),
    path(_ROUND, rounds.page, name="round"),
    path(f"{_ROUND}steps/<slug:step>/", rounds.RoundStep.as_view(), name="round-step"),
    path(f"{_ROUND}attendance/", attendance.page, name="attendance"),
    path(f"{_ROUND}entries/<uuid:subject>/", rounds.entry, name="round-entry"),
    path(_SHEET, sheets.sheet, name="sheet"),
    path(f"{_SHEET}steps/<slug:step>/", sheets.SheetStep.as_view(), name="sheet-step"),
    path(f"{_SHEET}receipt/", sheets.receipt, name="sheet-receipt"),
    path(f"{_SHEET}versions/<int:number>/", sheets.version, name="sheet-version"),
    path(f"{_SHEET}versions/<int:number>/receipt/", sheets.receipt_paper, name="sheet-receipt-paper"),
    path("subjects/<uuid:pk>/papers/<uuid:attachment>/", sheets.paper, name="subject-paper"),
]
