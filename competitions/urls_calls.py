"""Calls, their set-up, questions, time; the programmes; and what everybody reads without signing in."""

from django.urls import path

from competitions.views.calls import awards, listing, page, programmes, public, questions, results, time

_CALL = "calls/<uuid:pk>/"

urlpatterns = [
    path("open/", public.listing, name="public-calls"),
    path("open/<uuid:pk>/", public.page, name="public-call"),
    path("open/<uuid:pk>/versions/<int:number>/", public.version, name="public-call-version"),
    path("open/<uuid:pk>/notice.pdf", public.notice, name="public-call-notice"),
    path("open/<uuid:pk>/scores.zip", results.files, name="public-call-scores"),
    path("open/<uuid:pk>/notices/<uuid:document>.pdf", public.issued, name="public-call-issued"),
    path("programmes/", programmes.listing, name="programme-list"),
    path("programmes/new/", programmes.new, name="programme-new"),
    path("programmes/<slug:code>/", programmes.page, name="programme"),
    path("calls/", listing.listing, name="call-list"),
    path("calls/new/", listing.new, name="call-new"),
    path(_CALL, page.page, name="call"),
    path(f"{_CALL}form/", page.form, name="call-form"),
    path(f"{_CALL}steps/<slug:step>/", page.CallStep.as_view(), name="call-step"),
    path(f"{_CALL}result/", results.page, name="call-result"),
    path(f"{_CALL}result/notice.pdf", results.notice, name="call-result-notice"),
    path(f"{_CALL}result/<uuid:entry>.pdf", results.letter, name="call-result-letter"),
    path(f"{_CALL}questions/", questions.listing, name="call-questions"),
    path(f"{_CALL}questions/<uuid:question>/", questions.answer, name="call-question-answer"),
    path(f"{_CALL}calendar.ics", public.calendar, name="call-calendar"),
    path(f"{_CALL}extensions/", time.listing, name="call-extensions"),
    path(f"{_CALL}extensions/new/", time.ask, name="call-extension-new"),
    path("extensions/<uuid:pk>/", time.extension, name="extension"),
    path("awards/", awards.listing, name="award-list"),
    path("awards/new/", awards.new, name="award-new"),
    path("awards/<int:pk>/", awards.page, name="award"),
    path("awards/<int:pk>/removal/", awards.removal, name="award-removal"),
    path("outages/", time.outages, name="outage-list"),
    path("outages/new/", time.outage_new, name="outage-new"),
]
