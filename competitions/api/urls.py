"""The addresses of the competitions' API, below /api/v1/competitions/."""

from django.urls import path

from competitions.api.views_asking import Extensions, Questions
from competitions.api.views_awards import Awards
from competitions.api.views_calls import Calls, Outages, Programmes
from competitions.api.views_entries import Entries
from competitions.api.views_objections import EntryObjections, Objections
from competitions.api.views_partners import EntryPartners, Partners, Receipts
from competitions.api.views_results import EntryResults, Results
from office.workflow.api import urls_for

_QUESTIONS = "calls/<str:number>/questions/"
_EXTENSIONS = "calls/<str:number>/extensions/"
_LIST = {"get": "list"}
_BOTH = {"get": "list", "post": "create"}

urlpatterns = [
    path("programmes/", Programmes.as_view(_BOTH), name="programmes-list"),
    path(
        "programmes/<slug:code>/",
        Programmes.as_view({"get": "retrieve", "patch": "partial_update"}),
        name="programmes-detail",
    ),
    *urls_for("calls/", Calls, basename="calls", get="list", post="create"),
    path(_QUESTIONS, Questions.as_view(_BOTH), name="calls-questions"),
    path(f"{_QUESTIONS}<uuid:pk>/answer/", Questions.as_view({"post": "answer"}), name="calls-question-answer"),
    path(_EXTENSIONS, Extensions.as_view(_BOTH), name="calls-extensions"),
    path(f"{_EXTENSIONS}<uuid:pk>/grant/", Extensions.as_view({"post": "grant"}), name="calls-extension-grant"),
    path(f"{_EXTENSIONS}<uuid:pk>/refuse/", Extensions.as_view({"post": "refuse"}), name="calls-extension-refuse"),
    path("awards/", Awards.as_view(_BOTH), name="awards-list"),
    path("awards/<int:pk>/", Awards.as_view({"get": "retrieve"}), name="awards-detail"),
    path("awards/<int:pk>/correct/", Awards.as_view({"post": "correct"}), name="awards-correct"),
    path("awards/<int:pk>/take-out/", Awards.as_view({"post": "take_out"}), name="awards-take-out"),
    path("outages/", Outages.as_view(_BOTH), name="outages-list"),
    *urls_for("entries/", Entries, basename="entries", get="list", post="create"),
    path("entries/<str:number>/report/", Entries.as_view({"get": "report"}), name="entries-report"),
    path("entries/<str:number>/budget/", Entries.as_view({"post": "budget"}), name="entries-budget"),
    path("entries/<str:number>/partners/", EntryPartners.as_view(_BOTH), name="entries-partners"),
    path("entries/<str:number>/objections/", EntryObjections.as_view({"post": "create"}), name="entries-objections"),
    path("entries/<str:number>/result/", EntryResults.as_view({"get": "result"}), name="entries-result"),
    path("calls/<str:number>/result/", Results.as_view({"get": "result"}), name="calls-result"),
    *urls_for("objections/", Objections, basename="result-objections", get="list"),
    path("partners/", Partners.as_view(_LIST), name="partners-list"),
    path("partners/<uuid:pk>/answer/", Partners.as_view({"post": "answer"}), name="partners-answer"),
    path("partners/<uuid:pk>/leave/", Partners.as_view({"post": "leave"}), name="partners-leave"),
    path("partners/<uuid:pk>/sign-off/", Partners.as_view({"post": "sign_off"}), name="partners-sign-off"),
    path("partners/<uuid:pk>/ask-to-sign/", Partners.as_view({"post": "ask_to_sign"}), name="partners-ask-to-sign"),
    path("receipts/", Receipts.as_view(_LIST), name="receipts-list"),
    path("receipts/<uuid:pk>/", Receipts.as_view({"get": "retrieve"}), name="receipts-detail"),
]
