from django.urls import path

from office.documents.views import verifying

app_name = "verify"

urlpatterns = [
    path("", verifying.home, name="home"),
    path("<str:code>/", verifying.code, name="code"),
]
