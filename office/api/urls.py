from django.urls import path

from office.api import pages

app_name = "api"

urlpatterns = [
    path("schema/", pages.SchemaView.as_view(), name="schema"),
    path("docs/", pages.docs, name="docs"),
    path("problems/", pages.Problems.as_view(), name="problems"),
    path("problems/<slug:code>/", pages.ProblemKind.as_view(), name="problem"),
]
