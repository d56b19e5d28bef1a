"""Version 1 of the API: each piece brings its own part. It only grows."""

from django.urls import include, path

from config.settings.base import _exists

_PIECES = (
    ("", "office.api.urls"),
    ("", "office.people.api.urls"),
    ("matters/", "office.docket.api.urls"),
    ("matters/", "office.attachments.api.urls"),
    ("deadlines/", "office.deadlines.api.urls"),
    ("clocks/", "office.deadlines.api.clock_urls"),
    ("documents/", "office.documents.api.urls"),
    ("inbox/", "office.notifications.api.urls"),
    ("sandbox/", "sandbox.api.urls"),
)

urlpatterns = [path(prefix, include(module)) for prefix, module in _PIECES if _exists(module)]
