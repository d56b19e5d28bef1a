"""Which piece answers under which address."""

from django.contrib import admin
from django.urls import include, path

from config import health
from config.settings.base import _exists

_PIECES = (
    ("people/", "office.people.urls"),
    ("matters/", "office.docket.urls"),
    ("deadlines/", "office.deadlines.urls"),
    ("files/", "office.attachments.urls"),
    ("documents/", "office.documents.urls"),
    ("verify/", "office.documents.verify_urls"),
    ("inbox/", "office.notifications.urls"),
    ("forms/", "office.forms.urls"),
    ("steps/", "office.workflow.urls"),
    ("ledger/", "office.ledger.urls"),
    ("sandbox/", "sandbox.urls"),
    ("", "office.web.urls"),
    ("", "office.desk.urls"),
)

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("config.api_urls")),
    *(path(prefix, include(module)) for prefix, module in _PIECES if _exists(module)),
]
