from django.urls import path

from office.attachments import views

app_name = "attachments"

urlpatterns = [
    path("upload/<uuid:matter>/<str:field_code>/", views.upload, name="upload"),
    path("<uuid:pk>/", views.download, name="download"),
    path("<uuid:pk>/view/", views.viewer, name="viewer"),
    path("<uuid:pk>/remove/", views.remove, name="remove"),
]
