"""The addresses of the assessment's pages: each part has its own."""

app_name = "assessment"

urlpatterns: list = []
