"""Version 1 of the API: each piece brings its own part. It only grows."""

from django.urls import include, path

urlpatterns = [
    path("", include("office.api.urls")),
    path("", include("office.people.api.urls")),
    path("matters/", include("office.docket.api.urls")),
    path("matters/", include("office.attachments.api.urls")),
    path("", include("office.forms.api.urls")),
    path("deadlines/", include("office.deadlines.api.urls")),
    path("clocks/", include("office.deadlines.api.clock_urls")),
    path("", include("office.committees.api.urls")),
    path("documents/", include("office.documents.api.urls")),
    path("jobs/", include("office.jobs.api.urls")),
    path("inbox/", include("office.notifications.api.urls")),
    path("assessment/", include("office.assessment.api.urls")),
    path("sandbox/", include("sandbox.api.urls")),
    path("competitions/", include("competitions.api.urls")),
]
