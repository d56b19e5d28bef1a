"""Which piece answers under which address."""

from django.contrib import admin
from django.urls import include, path

from config.health import healthz

handler400 = "office.web.errors.bad_request"
handler403 = "office.web.errors.forbidden"
handler404 = "office.web.errors.not_found"
handler500 = "office.web.errors.server_error"

urlpatterns = [
    path("", include("office.desk.urls")),
    path("", include("office.web.urls")),
    path("sandbox/", include("sandbox.urls")),
    path("competitions/", include("competitions.urls")),
    path("assessment/", include("office.assessment.urls")),
    path("matters/", include("office.docket.urls")),
    path("deadlines/", include("office.deadlines.urls")),
    path("files/", include("office.attachments.urls")),
    path("forms/", include("office.forms.urls")),
    path("committees/", include("office.committees.urls")),
    path("documents/", include("office.documents.urls")),
    path("verify/", include("office.documents.verify_urls")),
    path("jobs/", include("office.jobs.urls")),
    path("inbox/", include("office.notifications.urls")),
    path("people/", include("office.people.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("config.api_urls")),
    path("healthz", healthz, name="healthz"),
]
