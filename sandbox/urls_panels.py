"""The addresses of expert panels."""

from django.urls import path

from sandbox.views import panel_seats, panels

_PANEL = "panels/"
_SHEET = "panel-sheets/"

urlpatterns = [
    path(_PANEL, panels.listing, name="panel-list"),
    path(f"{_PANEL}<uuid:pk>/", panels.page, name="panel"),
    path(f"{_PANEL}<uuid:pk>/report/", panels.report, name="panel-report"),
    path(f"{_PANEL}<uuid:pk>/steps/<slug:step>/", panels.PanelStep.as_view(), name="panel-step"),
    path("panel-seats/<uuid:pk>/", panel_seats.seat, name="panel-seat"),
    path(f"{_SHEET}<uuid:pk>/", panel_seats.sheet, name="panel-sheet"),
    path(f"{_SHEET}<uuid:pk>/steps/<slug:step>/", panel_seats.SheetStep.as_view(), name="panel-sheet-step"),
    path("applications/<uuid:pk>/panel/", panels.form_panel, name="panel-form"),
]
