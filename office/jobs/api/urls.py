from django.urls import path

from office.jobs.api.views import Jobs

app_name = "jobs_api"

urlpatterns = [
    path("", Jobs.as_view({"get": "list"}), name="list"),
    path("<uuid:pk>/", Jobs.as_view({"get": "retrieve"}), name="detail"),
    path("<uuid:pk>/cancel/", Jobs.as_view({"post": "cancel"}), name="cancel"),
    path("<uuid:pk>/retry/", Jobs.as_view({"post": "retry"}), name="retry"),
    path("<uuid:pk>/file/", Jobs.as_view({"get": "file"}), name="file"),
]
