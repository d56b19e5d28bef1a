"""The addresses of objections."""

from django.urls import path

from sandbox.views import objections

urlpatterns = [
    path("objections/", objections.listing, name="objection-list"),
    path("objections/<uuid:pk>/", objections.page, name="objection"),
    path("objections/<uuid:pk>/steps/<slug:step>/", objections.ObjectionStep.as_view(), name="objection-step"),
    path("applications/<uuid:pk>/objection/", objections.file, name="objection-file"),
]
