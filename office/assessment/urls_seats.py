"""The addresses of seats, declarations, exclusions and of people named with an entry."""

from django.urls import path

from office.assessment.views import exclusions, naming, seats, seats_declaring

urlpatterns = [
    path("seats/", seats.listing, name="seats"),
    path("seats/<uuid:pk>/", seats.page, name="seat"),
    path("seats/<uuid:pk>/steps/<slug:step>/", seats.SeatStep.as_view(), name="seat-step"),
    path("seats/<uuid:pk>/declaration/", seats_declaring.declaration, name="declaration"),
    path("seats/<uuid:pk>/recusal/", seats_declaring.recusal, name="recusal"),
    path("panels/<uuid:pk>/invitations/", seats.invitations, name="invitations"),
    path("panels/<uuid:pk>/exclusions/", exclusions.listing, name="exclusions"),
    path("exclusions/<uuid:pk>/", exclusions.page, name="exclusion"),
    path("exclusions/<uuid:pk>/<slug:deed>/", exclusions.deed, name="exclusion-deed"),
    path("named/<uuid:pk>/", naming.page, name="named"),
    path("named/<uuid:pk>/remove/", naming.remove, name="named-remove"),
    path("named/<uuid:pk>/attach/", naming.attach, name="named-attach"),
]
