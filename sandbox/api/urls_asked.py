"""The API's addresses of those who are asked in an application."""

from django.urls import path

from office.workflow.api import urls_for
from sandbox.api.asked import LocalReviews, Opinions

urlpatterns = [
    *urls_for("local-reviews/", LocalReviews, basename="local-reviews", get="list"),
    path(
        "local-reviews/<str:number>/measures/<int:position>/",
        LocalReviews.as_view({"put": "answer_measure"}, basename="local-reviews"),
        name="local-reviews-measure",
    ),
    *urls_for("opinions/", Opinions, basename="opinions", get="list"),
]
