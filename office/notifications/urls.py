from django.urls import path

from office.notifications.views import inbox, staff

app_name = "notifications"

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("read/", inbox.read_all, name="read_all"),
    path("preferences/", inbox.wishes, name="preferences"),
    path("deliveries/", staff.deliveries, name="deliveries"),
    path("deliveries/<uuid:pk>/<slug:decision>/", staff.decide, name="decide"),
    path("effects/", staff.effects, name="effects"),
    path("effects/<uuid:pk>/retry/", staff.retry, name="retry_effect"),
    path("<uuid:pk>/", inbox.letter, name="letter"),
    path("<uuid:pk>/read/", inbox.read, name="read"),
]
