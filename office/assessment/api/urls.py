"""The addresses of the assessment's API, below /api/v1/assessment/: each part has its own."""

from office.assessment.api import urls_panels, urls_pool, urls_seats, urls_sheets, urls_tally

app_name = "assessment_api"

urlpatterns: list = [
    *urls_panels.urlpatterns,
    *urls_pool.urlpatterns,
    *urls_sheets.urlpatterns,
    *urls_seats.urlpatterns,
    *urls_tally.urlpatterns,
]
