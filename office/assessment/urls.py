"""The addresses of the assessment's pages: each part has its own."""

from office.assessment import urls_panels, urls_pool, urls_seats, urls_sheets, urls_tally

app_name = "assessment"

urlpatterns: list = [
    *urls_panels.urlpatterns,
    *urls_pool.urlpatterns,
    *urls_seats.urlpatterns,
    *urls_sheets.urlpatterns,
    *urls_tally.urlpatterns,
]
