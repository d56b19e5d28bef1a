"""Panels, their conflicts, draws and allotments."""

from django.urls import path

from office.assessment.views import allotments, draws, panel_conflicts, panels

_PANEL = "panels/<uuid:pk>/"

urlpatterns = [
    path("panels/", panels.listing, name="panels"),
    path("panels/new/", panels.new, name="panel-new"),
    path(_PANEL, panels.page, name="panel"),
    path(f"{_PANEL}settings/", panels.settings, name="panel-settings"),
    path(f"{_PANEL}entries/", panels.entries, name="panel-entries"),
    path(f"{_PANEL}conflicts/", panel_conflicts.page, name="panel-conflicts"),
    path(f"{_PANEL}draw/", draws.page, name="panel-draw"),
    path(f"{_PANEL}allotments/", allotments.page, name="panel-allotments"),
    path("draws/<uuid:pk>/", draws.public, name="draw"),
    path("draws/<uuid:pk>/pool.json", draws.pool_file, name="draw-pool"),
    path("draws/<uuid:pk>/record.json", draws.record_file, name="draw-record"),
    path(f"{_PANEL}steps/<slug:step>/", panels.PanelStep.as_view(), name="panel-step"),
]
