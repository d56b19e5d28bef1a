"""The addresses of the pool's part of the API, below /api/v1/assessment/."""

from django.urls import path

from office.assessment.api.pool import Reviewers

urlpatterns = [
    path("reviewers/", Reviewers.as_view({"get": "list"}), name="reviewers"),
    path("reviewers/<uuid:pk>/", Reviewers.as_view({"get": "retrieve"}), name="reviewer"),
]
