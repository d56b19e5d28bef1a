from django.urls import path

from office.people.api import views

app_name = "people_api"

urlpatterns = [path("me/", views.Me.as_view(), name="me")]
