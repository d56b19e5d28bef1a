from django.urls import path

from office.docket import views

app_name = "docket"

urlpatterns = [
    path("", views.matters, name="matters"),
    path("<uuid:pk>/", views.matter, name="matter"),
    path("<uuid:pk>/assign/", views.assign, name="assign"),
]
