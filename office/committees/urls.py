"""The addresses of the committees' pages."""

from django.urls import path

from office.committees.views import agenda, committees, items, live, meetings, minutes, sitting, steps

app_name = "committees"
_MEETING = "meetings/<uuid:pk>/"

urlpatterns = [
    path("", committees.listing, name="list"),
    path("new/", committees.new, name="new"),
    path("<uuid:pk>/", committees.page, name="committee"),
    path("<uuid:pk>/rules/", committees.settings, name="rules"),
    path("<uuid:pk>/seats/", committees.add_seat, name="seat-add"),
    path("seats/<uuid:pk>/", committees.seat, name="seat"),
    path("seats/<uuid:pk>/end/", committees.end_seat, name="seat-end"),
    path("meetings/", meetings.listing, name="meetings"),
    path("meetings/new/", meetings.plan, name="plan"),
    path(_MEETING, meetings.page, name="meeting"),
    path(f"{_MEETING}steps/<slug:step>/", steps.MeetingStep.as_view(), name="meeting-step"),
    path(f"{_MEETING}deeds/<slug:deed>/", steps.MeetingDeed.as_view(), name="meeting-deed"),
    path(f"{_MEETING}packet/", meetings.packet, name="packet"),
    path(f"{_MEETING}agenda/", agenda.page, name="agenda"),
    path(f"{_MEETING}agenda/order/", agenda.move, name="agenda-order"),
    path(f"{_MEETING}live/", live.page, name="live"),
    path(f"{_MEETING}live/board/", live.board, name="live-board"),
    path(f"{_MEETING}live/attendance/", live.attendance, name="live-attendance"),
    path(f"{_MEETING}sitting/", sitting.page, name="sitting"),
    path(f"{_MEETING}sitting/board/", sitting.board, name="sitting-board"),
    path(f"{_MEETING}minutes/", minutes.page, name="minutes"),
    path("items/<uuid:pk>/", items.page, name="item"),
    path("items/<uuid:pk>/steps/<slug:step>/", steps.ItemStep.as_view(), name="item-step"),
    path("items/<uuid:pk>/deeds/<slug:deed>/", steps.ItemDeed.as_view(), name="item-deed"),
    path("motions/<uuid:pk>/votes/", live.record, name="motion-record"),
    path("motions/<uuid:pk>/deeds/<slug:deed>/", steps.MotionDeed.as_view(), name="motion-deed"),
    path("recusals/<uuid:pk>/deeds/<slug:deed>/", steps.RecusalDeed.as_view(), name="recusal-deed"),
    path("papers/<uuid:pk>/", items.paper, name="paper"),
    path("papers/<uuid:pk>/order/", agenda.move_paper, name="paper-order"),
    path("papers/<uuid:pk>/deeds/<slug:deed>/", steps.PaperDeed.as_view(), name="paper-deed"),
]
