from django.urls import path

from office.attachments.api import views

app_name = "attachments_api"

many = views.MatterAttachments.as_view({"get": "list", "post": "create"})
one = views.MatterAttachments.as_view({"get": "retrieve", "delete": "destroy"})
content = views.MatterAttachments.as_view({"get": "content"})

urlpatterns = [
    path("<str:number>/attachments/", many, name="list"),
    path("<str:number>/attachments/<uuid:pk>/", one, name="detail"),
    path("<str:number>/attachments/<uuid:pk>/content/", content, name="content"),
]
