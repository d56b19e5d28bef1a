"""The addresses of rounds and sheets over the API."""

from django.urls import path

from office.assessment.api.sheet_receipts import SheetReceipts
from office.assessment.api.sheets import Rounds, Sheets

_STEPS = "<str:number>/steps/<slug:step>/"
_TAKE = {"post": "take_step"}

urlpatterns = [
    path("rounds/", Rounds.as_view({"get": "list"}), name="rounds-list"),
    path("rounds/<str:number>/", Rounds.as_view({"get": "retrieve"}), name="rounds-detail"),
    path(f"rounds/{_STEPS}", Rounds.as_view(_TAKE), name="rounds-step"),
    path("rounds/<str:number>/attendance/", Rounds.as_view({"get": "attendance", "put": "note"}), name="attendance"),
    path("sheets/", Sheets.as_view({"get": "list"}), name="sheets-list"),
    path("sheets/<str:number>/", Sheets.as_view({"get": "retrieve", "patch": "save"}), name="sheets-detail"),
    path(f"sheets/{_STEPS}", Sheets.as_view(_TAKE), name="sheets-step"),
    path("sheets/<str:number>/versions/", Sheets.as_view({"get": "versions"}), name="sheets-versions"),
    path(
        "sheets/<uuid:pk>/versions/<int:version>/receipt/",
        SheetReceipts.as_view({"get": "retrieve", "post": "create"}),
        name="sheet-receipt",
    ),
]
