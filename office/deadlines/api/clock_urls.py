from django.urls import path

from office.deadlines.api import views

app_name = "clocks_api"

urlpatterns = [
    path("", views.Clocks.as_view(), name="list"),
    path("<slug:key>/", views.OneClock.as_view(), name="detail"),
    path("<slug:key>/compute/", views.Compute.as_view(), name="compute"),
]
