"""The addresses of committees, meetings and items, below /api/v1/."""

from django.urls import path

from office.committees.api.items import AgendaItems
from office.committees.api.views import Committees, Meetings
from office.workflow.api import urls_for

_ITEM = "agenda-items/<uuid:pk>/"
_MEETING = "meetings/<str:number>/"

urlpatterns = [
    path("committees/", Committees.as_view({"get": "list", "post": "create"}), name="committees-list"),
    path("committees/<uuid:pk>/", Committees.as_view({"get": "retrieve", "patch": "partial_update"}),
         name="committees-detail"),
    path("committees/<uuid:pk>/seats/", Committees.as_view({"get": "seats", "post": "add_seat"}),
         name="committees-seats"),
    path("committees/<uuid:pk>/seats/<uuid:seat>/", Committees.as_view({"patch": "change_seat"}),
         name="committees-seat"),
    *urls_for("meetings/", Meetings, basename="meetings", get="list", post="create"),
    path(f"{_MEETING}deeds/<slug:deed>/", Meetings.as_view({"get": "ask", "post": "do"}, basename="meetings"),
         name="meetings-deed"),
    path(f"{_MEETING}ready/", Meetings.as_view({"get": "ready"}, basename="meetings"), name="meetings-ready"),
    path(f"{_MEETING}attendance/", Meetings.as_view({"get": "attendance"}, basename="meetings"),
         name="meetings-attendance"),
    path(f"{_MEETING}minutes/", Meetings.as_view({"get": "minutes"}, basename="meetings"), name="meetings-minutes"),
    path(f"{_MEETING}packet/", Meetings.as_view({"post": "packet"}, basename="meetings"), name="meetings-packet"),
    path("agenda-items/", AgendaItems.as_view({"get": "list"}), name="agenda-items-list"),
    path(_ITEM, AgendaItems.as_view({"get": "retrieve"}), name="agenda-items-detail"),
    path(f"{_ITEM}steps/<slug:step>/", AgendaItems.as_view({"post": "take_step"}), name="agenda-items-step"),
    path(f"{_ITEM}deeds/<slug:deed>/", AgendaItems.as_view({"get": "ask", "post": "do"}), name="agenda-items-deed"),
    path(f"{_ITEM}motions/<uuid:motion>/<slug:deed>/",
         AgendaItems.as_view({"get": "ask_motion", "post": "do_motion"}), name="agenda-items-motion"),
    path(f"{_ITEM}recusals/<uuid:recusal>/<slug:deed>/",
         AgendaItems.as_view({"get": "ask_recusal", "post": "do_recusal"}), name="agenda-items-recusal"),
    path(f"{_ITEM}papers/<uuid:paper>/", AgendaItems.as_view({"get": "paper", "delete": "remove_paper"}),
         name="agenda-items-paper"),
]  # fmt: skip
