from django.urls import path

from office.docket.api import views

app_name = "docket_api"

urlpatterns = [
    path("", views.Matters.as_view({"get": "list"}), name="list"),
    path("<str:number>/", views.Matters.as_view({"get": "retrieve"}), name="detail"),
]
