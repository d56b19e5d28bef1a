"""The addresses of the sandbox's pages."""

from django.urls import path

from sandbox import urls_applications, urls_asked, urls_deliberation, urls_objections, urls_panels
from sandbox.views import consultations, rapid_confirmations, self_check

app_name = "sandbox"
_RAPID = "rapid-confirmations/"
_CONSULTATION = "consultations/"

urlpatterns = [
    *urls_applications.urlpatterns,
    *urls_deliberation.urlpatterns,
    *urls_asked.urlpatterns,
    path("which-track/", self_check.which_track, name="which-track"),
    path(_RAPID, rapid_confirmations.listing, name="rapid-list"),
    path(f"{_RAPID}new/", rapid_confirmations.new, name="rapid-new"),
    path(f"{_RAPID}<uuid:pk>/", rapid_confirmations.page, name="rapid"),
    path(f"{_RAPID}<uuid:pk>/form/", rapid_confirmations.form, name="rapid-form"),
    path(f"{_RAPID}<uuid:pk>/application/", rapid_confirmations.carry_over, name="rapid-carry-over"),
    path(f"{_RAPID}<uuid:pk>/steps/<slug:step>/", rapid_confirmations.RapidStep.as_view(), name="rapid-step"),
    path(_CONSULTATION, consultations.listing, name="consultation-list"),
    path(f"{_CONSULTATION}<uuid:pk>/", consultations.page, name="consultation"),
    path(
        f"{_CONSULTATION}<uuid:pk>/steps/<slug:step>/",
        consultations.ConsultationStep.as_view(),
        name="consultation-step",
    ),
    *urls_panels.urlpatterns,
    *urls_objections.urlpatterns,
]
