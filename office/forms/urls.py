from django.urls import path

from office.forms import versions, views

app_name = "forms"

urlpatterns = [
    path("<uuid:matter>/<str:form>/", views.answers, name="answers"),
    path("<uuid:matter>/<str:form>/versions/", versions.versions, name="versions"),
    path("<uuid:matter>/<str:form>/submissions/<int:number>/", views.snapshot, name="snapshot"),
    path("<uuid:matter>/<str:form>/submissions/<int:a>/to/<int:b>/", views.difference, name="difference"),
]
