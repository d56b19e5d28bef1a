"""The addresses of the pool of reviewers."""

from django.urls import path

from office.assessment.views.pool import deeds, importing, lines, listing, profile

_ONE = "reviewers/<uuid:pk>/"

urlpatterns = [
    path("me/", profile.me, name="me"),
    path("reviewers/", listing.page, name="reviewers"),
    path("reviewers/new/", profile.new, name="reviewer-new"),
    path("reviewers/import/", importing.page, name="pool-import"),
    path("reviewers/import/template/", importing.template, name="pool-template"),
    path("reviewers/import/<uuid:pk>/", importing.preview, name="pool-preview"),
    path("reviewers/employment/<uuid:pk>/", lines.employment, name="employment"),
    path("reviewers/employment/<uuid:pk>/remove/", lines.remove_employment, name="employment-remove"),
    path("reviewers/works/<uuid:pk>/", lines.work, name="work"),
    path("reviewers/works/<uuid:pk>/remove/", lines.remove_work, name="work-remove"),
    path(_ONE, profile.page, name="reviewer"),
    path(f"{_ONE}edit/", profile.edit, name="reviewer-edit"),
    path(f"{_ONE}consent/", deeds.consent, name="reviewer-consent"),
    path(f"{_ONE}withdraw/", deeds.withdraw, name="reviewer-withdraw"),
    path(f"{_ONE}activity/", deeds.activity, name="reviewer-activity"),
    path(f"{_ONE}account/", deeds.account, name="reviewer-account"),
    path(f"{_ONE}employment/", lines.new_employment, name="employment-new"),
    path(f"{_ONE}works/", lines.new_work, name="work-new"),
]
