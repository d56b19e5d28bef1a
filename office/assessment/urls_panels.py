"""Panels, their conflicts, draws and allotments."""

from django.urls import path

from office.assessment.views import panels

_PANEL = "panels/<uuid:pk>/"

urlpatterns = [
    path("panels/", panels.listing, name="panels"),
    path("panels/new/", panels.new, name="panel-new"),
    path(_PANEL, panels.page, name="panel"),
    path(f"{_PANEL}settings/", panels.settings, name="panel-settings"),
    path(f"{_PANEL}entries/", panels.entries, name="panel-entries"),
    path(f"{_PANEL}steps/<slug:step>/", panels.PanelStep.as_view(), name="panel-step"),
]
