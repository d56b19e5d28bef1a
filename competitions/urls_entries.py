"""Entries, partners, receipts."""

from django.urls import path

from competitions.views import objections
from competitions.views.entries import budget, call_entries, form, listing, new, page, partners, receipts, report, steps

_ENTRY = "entries/<uuid:pk>/"

urlpatterns = [
    path("entries/", listing.listing, name="entry-list"),
    path("entries/new/", new.new, name="entry-new"),
    path(_ENTRY, page.page, name="entry"),
    path(f"{_ENTRY}form/", form.form, name="entry-form"),
    path(f"{_ENTRY}report/", report.report, name="entry-report"),
    path(f"{_ENTRY}budget/", budget.panel, name="entry-budget"),
    path(f"{_ENTRY}partners/", partners.invite, name="entry-partners"),
    path(f"{_ENTRY}steps/<slug:step>/", steps.EntryStep.as_view(), name="entry-step"),
    path(f"{_ENTRY}objection/", objections.file, name="entry-objection"),
    path("objections/", objections.listing, name="objection-list"),
    path("objections/<uuid:pk>/", objections.page, name="objection"),
    path("objections/<uuid:pk>/steps/<slug:step>/", objections.ObjectionStep.as_view(), name="objection-step"),
    path("partners/<uuid:pk>/", partners.partner, name="partner"),
    path("partners/<uuid:pk>/deeds/<slug:deed>/", partners.deed, name="partner-deed"),
    path("receipts/<uuid:pk>/", receipts.receipt, name="receipt"),
    path("calls/<uuid:pk>/entries/", call_entries.listing, name="call-entries"),
]
