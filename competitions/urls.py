"""The addresses of the competitions' pages."""

from competitions import urls_calls, urls_entries

app_name = "competitions"

urlpatterns = [*urls_calls.urlpatterns, *urls_entries.urlpatterns]
