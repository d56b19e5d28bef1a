"""The addresses of the assessment's pages: each part has its own."""

from office.assessment import urls_pool

app_name = "assessment"

urlpatterns: list = [*urls_pool.urlpatterns]
