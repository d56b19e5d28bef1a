from django.urls import path

from office.deadlines.api import views

app_name = "deadlines_api"

urlpatterns = [
    path("", views.Deadlines.as_view({"get": "list"}), name="list"),
    path("<uuid:pk>/", views.Deadlines.as_view({"get": "retrieve"}), name="detail"),
]
