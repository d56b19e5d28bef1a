"""The part of the permission table that speaks of panels, their conflicts, draws and allotments."""

PAGES: dict[str, str] = {
    "assessment:panels": "assessment.panel.overlook",
    "assessment:panel-new": "assessment.panel.compose",
    "assessment:panel": "SIGNED_IN",
    "assessment:panel-settings": "SIGNED_IN",
    "assessment:panel-entries": "SIGNED_IN",
    "assessment:panel-step": "SIGNED_IN",
}
