"""The addresses of those who are asked in an application: local governments before the filing, agencies after it."""

from django.urls import path

from sandbox.views import local_reviews, opinions

_REVIEW = "local-reviews/"
_OPINION = "opinions/"

urlpatterns = [
    path(_REVIEW, local_reviews.listing, name="local-review-list"),
    path(f"{_REVIEW}<uuid:pk>/", local_reviews.page, name="local-review"),
    path(f"{_REVIEW}<uuid:pk>/steps/<slug:step>/", local_reviews.LocalReviewStep.as_view(), name="local-review-step"),
    path(f"{_REVIEW}<uuid:pk>/measures/", local_reviews.answer_measures, name="measures"),
    path(_OPINION, opinions.listing, name="opinion-list"),
    path(f"{_OPINION}<uuid:pk>/", opinions.page, name="opinion"),
    path(f"{_OPINION}<uuid:pk>/steps/<slug:step>/", opinions.OpinionStep.as_view(), name="opinion-step"),
]
