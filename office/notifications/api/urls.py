from django.urls import path

from office.notifications.api import views

app_name = "notifications_api"

urlpatterns = [
    path("", views.Inbox.as_view({"get": "list"}), name="list"),
    path("<uuid:id>/read/", views.Inbox.as_view({"post": "read"}), name="read"),
]
